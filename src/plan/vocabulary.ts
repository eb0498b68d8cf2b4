/** Words of owner clauses, goals and dates. All patterns run on folded text: Simplified, half width. */

// Owner clauses ---------------------------------------------------------------------------------------------------

const leadWords =
  '牵头(?:责任)?单位|牵头(?:责任)?部门|(?:牵头|主责|主办)(?:处室|科室|股室|机构|地区)|主要牵头单位|总牵头单位|主责单位|主责部门|主办单位|主办部门|主要责任单位|第一责任单位|首要责任单位|责任主体|牵头|主责|主办(?=\\s*:[^\\n]*协办)'
const responsibleWords =
  '(?:主要)?(?:配合|责任|协办|参与|协同|落实|实施|参加|协助|承办|指导|协作|负责|执行)(?:责任)?(?:单位|部门|主体|处室|科室|股室)|配合|参与|协办|指导|落实|责任(?=:)'
const otherWords =
  '牵头领导|分管领导|责任领导|包联领导|市级领导|牵头市领导|责任人|负责人|联系人|完成时限|完成时间|完成期限|时限要求|时间要求|办结时限|时限|联系电话'

/** A label that opens a field of a clause. Groups: others, lead, responsible. */
export const label = new RegExp(
  `(?:(${otherWords})|(${leadWords})|(${responsibleWords}))(?:及[^:、,;]{1,6})?\\s*(?::|为(?=[市省县区各旗州盟]))\\s*`,
  'g',
)
/** The same written with a blank instead of a colon. */
export const looseLabel = new RegExp(
  `(?:(${otherWords})|(牵头单位|牵头部门|主责单位)|(责任单位|配合单位|责任部门|配合部门|参与单位|协办单位))\\s+`,
  'g',
)
export const labelAtStart = new RegExp(
  `^(?:${otherWords}|${leadWords}|${responsibleWords})(?:及[^:、,;]{1,6})?\\s*(?::|为(?=[市省县区各旗州盟]))`,
)
export const labelInSentence = new RegExp(
  `(?<=[。;\\s])(?:牵头(?:责任)?(?:单位|部门)|(?:责任|主责|主办|配合)(?:单位|部门|处室|科室|股室)|牵头领导|责任领导)\\s*:`,
)

const manner =
  '(?:等(?:有关|相关)?(?:部门|单位)?)?(?:按照|按|根据|依据|依)?(?:各自)?(?:的)?(?:职责|职能)?(?:分工)?(?:范围)?(?:内)?(?:分别|共同|具体|统一|协同|密切)?(?:做好|抓好)?'
const leadVerbs = '(?:共同|分别|双)?牵头(?:负责|落实|推进|实施|组织实施|组织|抓总|抓落实|推动)?|总牵头|主办|主责|主抓'
const responsibleVerbs =
  '(?:组织实施|组织落实|负责|配合|参与|协办|协助|协同|指导|落实|分工|支持|推进|实施|承办)(?:指导|落实|实施|推进|配合|组织实施|参与|协助|做好)?'
/** Units, then what they do, up to a mark. Groups: units, lead verb, responsible verb. */
export const doing = new RegExp(`([^。]+?)${manner}(?:(${leadVerbs})|(${responsibleVerbs}))(?=[,;。、\\s]|$)`, 'g')
export const mayDo = /牵头|主[办责抓]|负责|配合|参与|协[办助同]|指导|落实|分工|支持|推进|实施|承办/
export const endsInDoing = new RegExp(`(?:${leadVerbs}|${responsibleVerbs})[。;,]?$`)

export const leadThenList = /^[^;。:]{2,80}牵头[;,]\s*(?=[^;]{3,}$)/
/** No list of units goes without one of these. */
export const mayOwn = /[局委办厅部府会院心司行处队区县市旗州盟位门属团镇乡站所社体关业组台馆校学]|牵头|负责|配合/
export const firstLeads =
  /(?:列|排|排列|排名|排序)?(?:在)?(?:第一位?|首位|第一名|最前)(?:的|者)?(?:责任)?(?:单位|部门)?(?:的|者)?(?:为|是|即为|系)(?:牵头|主责|主办)/
export const hereafterAll =
  /(?:以下|以上|下列|后续)(?:各项)?(?:任务|工作|措施|事项)?(?:均|都)需?要?(?:由)?(.{2,40}?)(?:负责|配合|参与)?(?:落实|配合|参与|负责|实施),?(?:不再|不另)/
/** Sentences about the clause itself, not owners. */
export const remark =
  /[,;。、(]?\s*(?:(?:列|排|排列|排名|排序)(?:在)?(?:第一|首)|首位|第一个|第一位|以下(?:均|各项|任务|都|同)|以上(?:均|各项|都)|下同|不再(?:一一|逐一|重复)?列出|不另列)[^]*$/
export const remarkInside = /\((?:列|排|排列|排名|排序)?(?:在)?(?:第一|首|最前)[^()]*\)(?=[^()]*\p{Script=Han})/u
export const noOwner = /^(?:无|暂无|—+|-+|\/|\\|空|〃|略|等|等部门|等单位|等有关部门|等相关部门|其他)$/
export const openEnd = /等(?:市直|有关|相关|各|责任)*(?:部门|单位|部门和单位|单位和部门)?$/
export const sameAbove = /^(?:〃|″|"|同上)$/
export const leadMark = /\((?:牵头|牵头单位|牵头部门|主责)\)$/

const unitEnd =
  '(?:局|委|办|厅|部|府|会|院|中心|公司|行|分局|处|队|集团|大学|学院|学校|站|所|社|署|司|街道|镇|乡|协会|商会|联|园区|开发区|高新区|经开区|示范区|新区|区|县|市|旗|州|盟|办公室|单位|部门|法院|检察院|银行|支行|分行|馆|台|团|苏木|农场|林场|企业|机构|平台|基金|学会|总队|支队|大队|人员|组|班子|公安|财政|税务|消防|电网|油田|联社|口岸|口|县区|旗区|镇街|园|海关|关|段|专班|军分区|站段|频道|报社|供销社|社联|党校|干休所|股|科|红十字会|残联|文联|侨联|社科联|工商联|商联)(?:\\([^()]*\\))?'
export const looksLikeUnit = new RegExp(`${unitEnd}$`)
export const unitStart = /^(?:市|省|州|盟|区|县|旗|自治区|各|国网|国家|人民|中国|有关|相关|其他|驻|团市|中共)/
/** Units that may stand in a bracket with no word of what they do. */
export const bareUnit =
  /^(?:市|省|州|盟|县|区|旗|自治区|各)(?!(?:级|直|内|外|域|场)).{1,24}(?:局|委|办|厅|委员会|部|政府|中心|公司|院|会|管委会|集团|银行|队|台|站|所|社|馆|大学|联|[县区旗镇乡]|单位)(?:\([^()]*\))?$/
export const bareBureau = /(?:局|委|办|厅|委员会|部|政府|管委会)$/
/** One of these in a list of names makes it one of units. */
export const surelyOffice = /(?:局|委|办|厅|处|海关|委员会|管委会|政府|分局|支队|大队)$/
/** A bracket that explains, whatever it lists. */
export const explains = /^(?:含|包括|包含|如|例如|指|即|见|以下|下称|简称|其中|不含)/
export const sentenceMark = /[。;!”]/
export const mayJoin = /[和及与会联]/
export const joiner = /(?:以及|和|及|与|会同|联合)/g
export const figurative = /(?:负责人|工作机制|工作格局|相关部门参与的|体系|模式)/

/** Heads of table columns, in brackets or not. */
export const columnTask =
  /^(?!.*(?:单位|部门|领导|时限|时间|进度|指标|类型|类别|序号|联系|备注|人$)).{0,8}(?:任务|事项|实事|工作|措施|举措|内容|项目|目标|行动|工程|清单)(?:名称|内容|清单|分解|要点|举措|措施|要求)?(?:\([^()]*\))?$/
export const columnNumber = /^(?:序号|编号|序|No\.?)$/
export const columnLead =
  /^(?!.*(?:领导|人$)).{0,4}(?:牵头|主责|主办|第一责任|首要责任|主要责任)(?:责任|负责)?(?:单位|部门|处室|地区)?(?:\([^()]*\))?$|^责任主体$/
export const columnResponsible =
  /^(?!.*(?:牵头|主责|主办|第一|领导|责任人))(?:[^()]{0,4})(?:配合|责任|协办|参与|协同|落实|承办|实施|协作|负责|协助|参加)(?:[、和及](?:配合|参与|协办|协同|责任))?(?:责任)?(?:单位|部门|主体|处室|地区)(?:\([^()]*\))?$|^配合$/
export const columnDeadline =
  /^(?:.{0,4})(?:完成|办结|实施|推进|建设)?(?:时限|期限|年限|时间|时间节点|进度安排|完成时间)(?:要求)?$/
export const columnIndicator =
  /^(?!一级|类别|序号|单位).{0,6}指标(?:名称|内容|项目)?(?:\([^()]*\))?$|^(?:名称|项目|内容|目标名称)$/
export const columnMeasure = /^(?:计量)?单位$/
export const columnGoal = /目标|规划值|计划值|预期值/
export const columnBase = /基期|基数|基准|现状|实际|完成值|完成情况|当前|目前|年底数|年均/
export const columnYear = /((?:19|20)\d{2})\s*年?/
export const foreignMeasure = /^[A-Za-z][A-Za-z/·.%]{0,11}$/
export const measureInName = /\(([^()]{1,10})\)\s*$/
export const cellValue =
  /^\s*(?<before>≥|>=|>|≤|<=|<|不低于|不少于|不超过|不高于|高于|超过|突破|达到|约)?\s*\[?(?<first>\d[\d,]*(?:\.\d+)?)\]?\s*(?:(?:—|–|-|~|至)+\s*(?<second>\d[\d,]*(?:\.\d+)?))?\s*(?<unit>[^\d\s以左()[\]及或]{0,10}?)(?<after>及?以上|及?以内|及?以下|左右)?\s*(?:\([^()]*\))?$/
export const cellBounds: Readonly<Record<string, 'at-least' | 'at-most' | 'about' | 'exceed'>> = {
  '≥': 'at-least',
  '>=': 'at-least',
  '>': 'exceed',
  '≤': 'at-most',
  '<=': 'at-most',
  '<': 'at-most',
  不低于: 'at-least',
  不少于: 'at-least',
  不超过: 'at-most',
  不高于: 'at-most',
  高于: 'exceed',
  超过: 'exceed',
  突破: 'exceed',
  约: 'about',
  以上: 'at-least',
  及以上: 'at-least',
  以内: 'at-most',
  及以内: 'at-most',
  以下: 'at-most',
  及以下: 'at-most',
  左右: 'about',
}
export const stepNumber = /^(?:\d{1,2}\s*[.、．]|[(（]\d{1,2}[)）]|其中\s*[:：]|[一二三四五六七八九十]、)\s*/
export const nameFalls = /(?:降低|下降|减少|削减|降幅|压减)(?:率|幅度|比例)?(?:\([^()]*\))?$/
export const nameGrows = /(?:增长|增速|增幅|提高|提升)(?:率|幅度|速度)?(?:\([^()]*\))?$/
export const nameAdds = /^(?:累计)?(?:新增|净增|新建|增加)/

// Units -----------------------------------------------------------------------------------------------------------

export const collectiveUnit =
  /^(?:各|市直|市级|县直|区直|有关|相关|全市|其他|市有关|市相关|市政府(?:相关|有关|各)|省直)|(?:相关|有关)(?:部门|单位|企业|地区)|各(?:县|区|旗|乡|镇|市|部门|单位|街道|园区)/
export const unitKindPatterns: readonly (readonly [RegExp, string])[] = [
  [/领导小组办公室$|指挥部办公室$/, 'office'],
  [/领导小组$|指挥部$|工作专班$|协调小组$|委员会会议$/, 'leading-group'],
  [/人大(?:常委会|及|机关|法制|财经)?|人民代表大会/, 'legislature'],
  [/政协/, 'consultative-body'],
  [
    /(?:市|省|县|区|旗|州|盟|党)委(?!员会$)(?:办|组织|宣传|统战|政法|编办|网|机构|金融|社会|军民|农|党校|老干部|改革|财经|巡|人才|外事|台办|国安|依法|全面|科技|机要|保密|直属|政研|研究)|^(?:组织|宣传|统战|政法)(?:部|委)$|纪委|监委|^(?:市|省|县|区|旗|州|盟)委$|(?:团|共青团)(?:市|省|县|区|旗)委|妇联|工会|科协|工商联/,
    'party-body',
  ],
  [/法院|检察院/, 'judiciary'],
  [
    /银保监|金融监管分局|监管总局|人民银行|证监|银监|海关|税务局$|国家统计局|邮政管理局|海事|外汇管理|气象局$|烟草|分行$|国家安全/,
    'central-branch',
  ],
  [
    /(?:开发区|高新区|经开区|工业园区|产业园区|园区|示范区|新区|综保区|保税区|科技城|工业园|产业园|度假区|合作区|试验区)(?:管委会|管理委员会|党工委)?$|管委会$|[区园城岛湖港]管理委员会$/,
    'zone',
  ],
  [/公司$|集团$|国网|供电|电网|企业$|银行|支行$/, 'enterprise'],
  [/(?:人民)?政府$|街道(?:办事处)?$|^.{1,6}(?:县|区|旗|市|镇|乡)$/, 'government'],
  [/中心$|院$|大学$|学校$|馆$|站$|所$|协会$|学会$|电视台$|报社$|联合会$|商会$|研究院|总社$/, 'institution'],
]

/** Bodies and their short forms: one line, one body. The prefix (市, 省, 县 …) is kept apart. */
export const bodies: readonly (readonly string[])[] = [
  ['科学技术局', '科技局'],
  ['科学技术厅', '科技厅'],
  ['发展和改革委员会', '发展改革委', '发改委', '发展和改革委'],
  ['发展和改革局', '发展改革局', '发改局'],
  ['人力资源和社会保障局', '人力资源社会保障局', '人社局'],
  ['人力资源和社会保障厅', '人力资源社会保障厅', '人社厅'],
  ['工业和信息化局', '工信局'],
  ['工业和信息化厅', '工信厅'],
  ['国有资产监督管理委员会', '人民政府国有资产监督管理委员会', '政府国资委', '国资委'],
  ['委机构编制委员会办公室', '委编办'],
  ['委网络安全和信息化委员会办公室', '委网信办'],
  ['委统一战线工作部', '委统战部'],
  ['委政法委员会', '委政法委'],
  ['人大常委会法制工作委员会', '人大常委会法工委'],
  ['人民政府办公室', '政府办公室', '政府办'],
  ['人民政府金融工作办公室', '政府金融工作办公室', '金融工作办公室', '政府金融办', '金融办'],
  ['地方金融监督管理局', '地方金融监管局', '金融监管局', '金融局'],
  ['教育体育局', '教体局'],
  ['行政审批和政务服务局', '审批和政务服务局', '政务服务局'],
  ['行政审批服务局', '审批服务局', '行政审批局'],
  ['政务服务和数据管理局', '政数局'],
  ['住房和城乡建设局', '住房城乡建设局', '住建局'],
  ['住房和城乡建设厅', '住房城乡建设厅', '住建厅'],
  ['自然资源和规划局', '自然资源规划局', '资规局'],
  ['交通运输局', '交通局'],
  ['农业农村局', '农业局'],
  ['文化和旅游局', '文化旅游局', '文旅局'],
  ['文化广电和旅游局', '文化广电旅游局', '文广旅局'],
  ['卫生健康委员会', '卫生健康委', '卫健委'],
  ['市场监督管理局', '市场监管局'],
  ['应急管理局', '应急局'],
  ['城市管理综合执法局', '城市管理执法局', '城管执法局', '综合执法局'],
  ['城市管理局', '城管局'],
  ['医疗保障局', '医保局'],
  ['退役军人事务局', '退役军人局'],
  ['大数据管理局', '大数据局'],
  ['大数据发展管理局', '大数据发展局'],
  ['林业和草原局', '林草局'],
  ['机关事务管理局', '机关事务局'],
  ['投资促进局', '投促局'],
  ['乡村振兴局'],
]

// Goals -----------------------------------------------------------------------------------------------------------

export const goalTitle = /目标|指标/
const countWords =
  '句对|部集|人份|厘米|毫米|架次|车次|班次|项次|件次|户次|家次|例次|台次|船次|头次|亩次|只次|批次|道|根|盏|顶|羽|尾|箱|幅|颗|面(?![积向对临])|集(?![中聚群团成体约镇市])|首(?![批次位个家台要])|家|户|个|名|人次|人|项|件|座|条|处|所|单(?![位个元独项])|学时|课时|台套|台|套|辆|艘|架|对|支|批次|场次|场|次|期|届(?!中|全|政)|册|部|篇|种|类|门|班|张|床位|床|只|头|株|棵|片|段|幢|栋|间|枚|款|例|宗|笔|组|孔|口|眼|份|封|趟|列|车次|班次|架次|航线|标段|公里|千米|米|平方公里|平方千米|平方米|亩|公顷|吨标准煤|吨标煤|千伏安|兆伏安|蒸吨|标准煤|吨|公斤|千克|克|千瓦时|千瓦|兆瓦时|兆瓦|吉瓦|MW|GW|kW|立方米|方|升|P|PB|TB|Mbps|度|摄氏度|毫克|微克'
const moneyWords = '元|美元|欧元|港元|斤|标箱'
const rateWords = '岁|\\/(?:10|十)万|个百分点|百分点|%|‰|倍|位次|位(?!数)|分(?!钟)|成'
const timeWords = '个?工作日|小时|分钟|天|日|毫秒|微秒|秒|个月'
/** An unknown word of one glyph that closes its clause measures something, too. */
const otherWord = '(?![元%‰年月日天时分秒位成度倍岁级号届维章版线后前内个余多以左及的强万亿千百十是为到至])\\p{Script=Han}'
export const isCount = new RegExp(
  `^(?:十|百|千|万|亿)?(?:${countWords})|^(?:万|亿)?${otherWord}$|^[万亿]${otherWord}${otherWord}$`,
  'u',
)
export const measure = `(?:${rateWords}|[万千百]?\\p{Script=Han}{1,4}(?=\\/(?:小时|分钟|天|日|年|人|亩|平方米|立方米|公里|次|车))|(?:十|百|千|万|亿|万亿)?(?:${timeWords}|${countWords}|${moneyWords})|(?:(?:万|亿)?${otherWord}|[万亿]${otherWord}${otherWord})(?=[,。;、)]|$|及?以[上下内]|左右)|万亿|亿|万)(?:\\/(?:日|天|年|月|小时|分钟|秒|人|万人|千人|百人|万户|千户|百户|万辆|学年|学期|亩|公顷|平方公里|平方米|立方米|户|家|个|次|公里|万元|亿元|公斤|千克|吨公里|吨|千瓦时|标准立方米))?`
export const isMoney = /元|^(?:万|亿)+$/
export const isRate = /%|‰|百分点|倍/
export const isTime = new RegExp(`^(?:${timeWords})$`)

const arabic = '\\d[\\d,]*(?:\\.\\d+)?'
const chinese = '[一二三四五六七八九十百千两]{1,6}'
export const amount = new RegExp(
  `(?<![\\dA-Za-z.])(${arabic})\\s*(?:(?:—|–|-|~|至|到)+\\s*(${arabic}))?\\s*(余|多)?(${measure})?|(?<=[\\p{Script=Han}、])(${chinese})(余|多)?(${measure})`,
  'gu',
)

const newWords =
  '(?<![创革更全最刷焕翻])新(?:办(?!法|公)|装(?!备)|购|购置|聘|招|聘用|招聘|招录|植|栽|种|布设|铺设|敷设|架设|改|开辟|开设|拓|获|挂牌|入统|纳统|纳规|升规|纳入|发展|招引|流转|孵化|备案|吸纳|安装|配备|投放|配|修|扩|补充|评定|评选|入选|启用|建立|成立|创|立项|注册登记|开办|出台|推出|申报)(?!能源|型|材料|兴|制)|新增加|新增|新建成|新建|新晋升|新晋|新开通|新开工|新开|新培育|新引进|新认定|新设立|新设|新获批|新投产|新上市|新登记|新注册|新签约|新改扩建|新创建|新打造|新组建|新入库|新落地|新布局|净增|增设|增加(?!到|至|值|率)|新改建'
export const addVerb = new RegExp(`${newWords}`)
const reachWords =
  '达到或超过|分别达到|稳定达到|达到|力争达|实现|建成|安装|铺设|敷设|列支|筹集|配备|购置|栽植|整治|维修加固|加固|维修|疏浚|清淤|拆除|搬迁|救助|创办|攻克|改扩建|扩建|迁建|修缮|修建|兴建|扩容|续建|培育壮大|培育|引进和培养|引进培育|引进培养|引进|引育|培养|建设|打造|创建|完成|改造|认定|孵化|招引|入驻|落户|入库|开展|推广|发展到|发展|提高到|提升到|提升至|提高至|增加到|增加至|增长到|增长至|扩大到|扩大至|降低到|降低至|下降到|下降至|降至|降到|压缩到|压缩至|缩短到|缩短至|压减到|压减至|稳定在|保持在|控制在|维持在|形成|组建|设立|建立|举办|组织|支持|推动|安排|(?<!研发|研究|经费)投入|募集|储备|实施|获批|布局|聚集|集聚|汇聚|拥有|备案|争创|创成|转化|签约|落地|投产|开通|开工(?!率)|竣工|完工|投用|上线|开发(?!区|者|建设|利用|银行)|打通|贯通|盘活|淘汰|清理|整合|撤并|关闭|开行|推出|收集|收储|疏通|筹建|投放|招聘|招录|补充|充实|发行|开办|编制|征集|投运|评选|选树|命名|推选|吸引|吸纳|选派|选育|遴选|培训|服务|覆盖|办理|制定|修订|出台|发放|授权|授予|更新|治理|修复|绿化|种植|转移|输送|设置|配置|布设|划定|关停|取缔|减少至|减少到|保有量达|达|为|至|到'
export const verbs = new RegExp(
  `(${newWords})|(突破|超过|高于|多于|大于|逾|超(?=\\d|[一二三四五六七八九十百千两]))|((?:年均)?(?:增长|提高|提升|递增|上升|上浮|提速)(?!到|至|达|率|型|极))|((?:下降|降低|压降|减少|压减|压缩|缩短|削减|下调)(?!到|至|率))|(${reachWords})`,
  'g',
)
/** Verbs that are names of things as well: only at the head of what is said of a figure do they govern it. */
export const openingVerb =
  /^(?:[\u0001,、\s]|力争|争取|确保|累计|全面|全年|年内|再|并|每年|基本|三年|两年|五年|校企|校地|政企)*((?:改善|评定|提质改造|提质增效|提质|提升改造|选聘|聘请|聘任|启动|搭建|补植|养护|清收|拔除|消除|化解|处置|查处|侦破|破获|调解|解决|帮扶|扶持|惠及|带动|收治|巡查|排查|检查|抽检|抽查|检测|监测|走访|慰问|推送|刊发|播出|拍摄|制作|印制|登记|注册|申报|申请|获得|获评|荣获|取得|入选|接入|归集|汇集|开放|采集|录入|签订|签署|对接|引入|承接|交付|供应|供给|配建|筹措|回购|租赁|部署|召开|参加|组建|储备|流转|复垦|复绿|恢复|保护|划定|移交|销号|整改|清零|关停|取缔|压降|释放|腾退|收回|联建|共建|合作|输出|出栏|存栏|屠宰|播种|收获|贮藏|加工|销售|出口|进口|装配|生产|制造|试制|列入|纳入|命名|授牌|挂牌|巩固|延伸|拓宽|硬化|亮化|美化|铺装|安置|落实|兑现|发行|投保|承保|理赔|建档|结对|派驻|轮训|考核|监管))/
/** The first half of a name: a hatchery, a service centre, a training base. */
export const nameBegins =
  /^(?:(?:孵化|服务|培训|加工|检测|监测|合作|保护|生产|养护|救助|储备|种植|改造|治理|覆盖|签约|转移|转化|开放|出口|进口|销售|投入|认定|实施|补充)(?:器|社|员|站|业|园|区|库|林|线|点(?!位)|中心|平台|机构|网点|基地|设施|系统|空间|项目库|率|额|总额|收入|产出|方案)|建设(?:资金|用地|规模|标准|任务|周期|工期|成本|投资)|合作社|众创)/
export const nounVerb = /^(?:组织|修复|改造|治理|建设|培训|绿化|整治|加固|更新|种植|改扩建|维修|拆除|搬迁|服务|覆盖|转化|投入)$/
export const leadVerb =
  /^(?:[\u0001,、\s]|力争|累计|全面|年内|全市|全县|全区|每年|基本)*(?:完成|实施|开展|推进|组织|启动|新增|净增|新建|培育|登记|增设|发展)/
export const weakVerb =
  /^(?:为|至|到|达|投入|转化|签约|聚集|集聚|汇聚|发放|授权|培训|投产|备案|建立|募集|储备|绿化|种植|治理|服务|推动|发展|支持|组织|转移|覆盖|实施|推广)$/
export const flowVerb = /引进|引育|招引|培育|培养|孵化|认定|选派|选育|培训|转化|签约/
export const bringVerb = /引进|引育|招引/

export const atLeastBefore = /(?:不少于|不低于|不小于|至少|最低|大于等于|≥|不得少于|不得低于|达到或超过)\s*(?:到|为)?$/
export const atMostBefore = /(?:不超过|不高于|不多于|不大于|低于|少于|小于|≤|<|不得超过|控制在|限制在)\s*(?:到|为)?$/
export const aboutBefore = /(?:大约|约|约为|近|将近|接近)$/
export const atLeastAfter = /^(?:\s*(?:及|或)?以上|\+(?!\p{Script=Han}))/u
export const atMostAfter =
  /^(?:\s*(?:及|或)?(?:以内|以下|之内|内(?=[,。;、)]|$|送达|办结|完成|到达|响应|处置|办理|反馈|抵达|出具|审结|整改|解决|答复|回复|销号|办理|修复)))/
export const aboutAfter = /^(?:左右|上下)/
export const insideVerb = /控制在|压缩[至到在]|缩短[至到在]|压减[至到]/

export const topN = /前\s*(\d{1,4}|[一二两三四五六七八九十百]{1,3})\s*(位|名|强|席|(?=[,。;、]|$|行列|之列))/g
export const topHundred = /(?:[\p{Script=Han}])(百|千|十|\d{2,4})强(?!度|化|基|企|镇|县域经济)/gu
export const strongRankVerb = /进入|跻身|迈入|进位|位居|位列|稳居|冲进|挺进|升至|迈进|晋级/
export const rankVerb = /进入|跻身|迈入|进位|位居|位列|排名|排位|排|列|居|稳居|保持|冲进|挺进|升至|进|迈进/
export const doubled = /翻(一|两|二|三)?番/

export const perYear =
  /(?:^|[,。;\u0001])年(?=发放|引进|新增|培训|培育|举办|投入|安排)|每年|每(?:个)?(?:雪季|学年|年度|财年)|年均(?!增|提|下|递|上|降|减|可支配|等效|利用小时|浓度|气温|降水|径流|产能|利用)|每年度|年度(?=新增|培育|引进)/
export const growthWords = /增长率|增速|增幅|增长|降幅|下降率/

/** Clauses that state what somebody is paid, charged or asked for: rules, not promises. */
export const ruleOfMoney =
  /单个(?:项目|企业|主体)|单户|单家|租金|(?:经费|补助|补贴|收费)标准|给予|奖励|奖补|补助|补贴|资助|贴息|减免|返还|最高|上限|一次性|缴存|缴纳|缴费|出资比例|按照?.{0,16}(?:标准|比例|的\d)|费率|税率|配套资金|罚款|担保费|报销|奖金|让利|扣除|兑现|提取|计提|抵免|抵扣|抵缴|上浮|下浮/
/** What one must show to be let in. */
export const isThreshold = /不予准入|方可|方能|不得准入|准入(?:条件|门槛|标准)|否则|不符合/
export const baseBetween = /(?:从|由)[^,。;、]*$/
export const ordinalBefore = /(?:第|No\.?|〔|《[^》]*|(?<![每全])年|月|(?<![贷存拨捐货善])款|时速|GB\/?T?\s?|12345)$/
/** A number behind such a word and without a measure is a name. */
export const numberOfThing = /(?:编号|热线|电话|表|图|条|附件|专栏)$/
export const nameAround =
  /^(?:G|A级|级旅游|大(?:行动|工程|任务|体系|产业|平台|板块|领域|中心|基地|专项|支柱|优势)|号|维|D\b|\+|X|°|:|：|\/)/
export const targetFollows = /^(?:的)?(?:目标|水平|任务|要求|规模|增长|增速|增幅)/
export const growthBehind = /^的?(?:增长|增速|增幅)/
export const growth = '增长'
export const levelClass = /(\d[\d.]*)\s*(万亿|亿|千万|百万|万)(元)?级(?![别])([\p{Script=Han}]{0,10})/gu
export const levelVerb = /实现|打造|建成|迈上|迈入|突破|达到|形成|建设|跻身/g

export const adverbs =
  /^(?:各类|年(?=发放|引进|新增|培训|培育|举办|投入|安排)|力争|争取|确保|努力|全市|全县|全区|全省|我市|预计|累计|同时|其中|并且|并|使|使得|集中|推动|推进|全年|当年|年内|期内|期间|到期末|基本|全部|全面|总体|总计|共|共计|合计|分别|以|将|要|再|每年|每学期|年均|逐年|各|至少|达到|实现|到|至|截至|完成|以及|和|及|与|约|有|的|全社会(?!研发)|本年|[一二两三四五六七八九十]年[内后]?|\d年[内后]|通过努力|、)+/
export const notMetricEnd =
  /(?:[,]?(?:同比|环比|较|(?<![占之同环])比|与)(?:上年|去年|同期)?(?:相比)?(?:的)?|(?:从|由)(?:现在|目前|原来|原有|当前|上年|去年)?的?[\d.]+\D{0,4}|平均|分别|累计|总计|共计|合计|(?<!平)均|各|都|将|要|力争|争取|确保|稳定|持续|每年|年均|每(?:半年|季度|月|周|天|日|学期)|不|仅|全部|总数将|(?<!许|认)可|超|约|近|再|已|原则上|一律|基本|力求|全面)+$/

/** Verbs whose object stands behind the figure: `建成3家平台`. */
export const doingVerb = /^(?!.*[到至达为在]$)(?!拥有|覆盖|发展$)/
/** The place of the plan itself as the doer says nothing about what is measured. */
export const circumstance = /^(?:依托|围绕|通过|支持|鼓励|依靠|按照|面向|引导|推动|以|对|在).*/u
export const ownSubject = /^(?:高新区|开发区|经开区|园区|示范区|新区|全[市县区省旗]|我[市县区省])$/

// Dates -----------------------------------------------------------------------------------------------------------

const year = '((?:19|20)\\d{2})年'
export const dates = new RegExp(
  [
    `(?<range>(?:19|20)\\d{2}\\s*年?\\s*(?:—|–|-|~|至|到)+\\s*(?:19|20)\\d{2}\\s*年)`,
    `(?<month>${year}(?<monthNo>\\d{1,2})月(?:(?<dayNo>\\d{1,2})日)?(?:底|末|份)?(?:之前|以前|前)?)`,
    `(?<half>${year}(?<halfName>上半年|下半年|[一二三四]季度|第[一二三四]季度)(?:末|底)?(?:之前|前)?)`,
    `(?<year>${year}(?:年?末|年?底|全年|内)?(?:之前|以前|前)?)`,
    `(?<five>“?十(?<fiveNo>[三四五六七])五”?(?:期)?(?:末|期末|期间|时期))`,
    `(?<bareDay>(?<![年\\d])(?<bareDayMonth>\\d{1,2})月(?<bareDayNo>\\d{1,2})日(?:之前|以前|前))`,
    `(?<bareMonth>(?<![\\d年])(?<bareNo>\\d{1,2})月底(?:之?前)?)`,
    `(?<nth>第(?<nthNo>[一二三四五])年(?!度|级))`,
    `(?<relative>(?<!说)(?<relativeName>今年|明年|(?<!以)后年(?!均)|(?<![人场批频期至到—~-])次年(?!均))(?:年?底|年?末|全年|(?<relativeMonth>\\d{1,2})月(?:底|末|份)?|(?<relativeHalf>上半年|下半年))?(?:之前|以前|前)?)`,
    `(?<within>(?:通过|经过|力争用|再用|利用|用|未来|今后)?(?<withinNo>[一二两三四五六七八九十]|\\d{1,2})年(?:(?:之)?内|左右?的?(?:时间|努力)|的?(?:时间|努力|奋斗|攻坚)|(?<=(?:未来|今后)(?:[一二两三四五六七八九十]|\\d{1,2})年))|(?:行动|规划|计划|实施)期(?:内|末)|期末)`,
    `(?<bareHalf>(?<![年每各\\d])(?<bareHalfName>上半年|下半年|第?[一二三四]季度)(?:末|底)?(?:之前|以前|前)?)`,
    `(?<inYear>年内|年底前|年底|年末|全年)`,
  ].join('|'),
  'g',
)
export const mayHoldDate = /[年月期五季半]/
export const yearsInGoals = /(?<!\d)((?:19|20)\d{2})\s*年?\s*(?:—|–|-|~|至|到)+\s*((?:19|20)\d{2})\s*年/
export const baseYear = /(?:较|(?<![占之])比|与|从|自|相比|以|相对|同比|基于|由|在)\s*$/
export const baseYearAfter = /^(?:起|为基期|为基数|相比|基础上|的基础上|以来|的\d|水平|同期)/

// Comparing targets -----------------------------------------------------------------------------------------------

export const metricVerbs = new RegExp(`^(?:各类|${newWords}|引进和培养|引进培育|培育|引进|培养|建成)+`)
export const mayBeNew = /建成|创建|打造|认定/
export const totalOf = /^(.{2,10}?)(?:总数|总量|总户数|数量)$/

// Single words and marks, named after their use ------------------------------------------------------------

export const isPeople = /^(?:名|人|位)$/
export const anyBracket = /[()〔〕【】]/g
export const openBrackets = '(〔【['
export const countedOpen = /[(〔【]/
export const lastYear = /(\d{4})\s*年$/
export const fiveYearPlans = '三四五六七'
export const quarterNumeral = /[一二三四]/
export const openDepartments = /等(?:有关|相关)?(?:部门|单位)/
export const linkAtStart = /^(?:由|以及|及其|及|和|与|并|会同|其中)+(?=[\p{Script=Han}])/u
export const onlyMarks = /^[\s。;,.]*$/
export const marksAtEnd = /[。.\s]+$/
export const listMark = '、'
export const closeBrackets = ')〕】]'
export const nameSeparators = '、,;。:/| \t\n\r\u3000\u00a0'
export const stopOrFigure = /[。;\d]/
export const secondNamePlate = /局|委|办|中心|院/
export const listInside = /[、,]/
export const placePrefix = /^(?:|市|省|自治区|州|盟|县|区|旗|.{1,8}(?:市|省|州|盟|县|区|旗))$/
export const promiseVerb = /达到|突破|实现|新增|增长/
/** A clause that begins to tell what is done, after one that told a rule. */
export const startsAnew =
  /^[\s\u0001]*(?:并|同时|还)?(?:建立|设立|组建|建成|建设|打造|培育|引进|完成|安排|统筹|投入|争取|选聘|引导|撬动|带动|累计|服务)/
/** Funds that are set aside, whatever their name says they are for. */
export const fundsSetAside =
  /(?:安排|统筹|筹集|筹措|争取|落实|列支|设立|投入|兑现|发放|拨付)[^,。;]{0,12}(?:资金|经费|基金|补助|补贴|贷款)[^,。;]{0,6}$/
export const linkBetween = /^[\s、和及与并]*(?:以及)?/
export const ordinalMark = /[前第]\s*$|(?:考核|排名|排位|倒数|末|位列|列)后?\s*$/
export const classBehind = /^级(?!别)/
export const endOfBareFigure = /^(?:$|[、,。;)以左及]|\s)/
export const endsInTo = /(?:为|至|到)$/
export const changeVerb = /[低高降升提]|达到$/
export const shortenVerb = /缩短|压缩|压减|减少/
export const doubtfulMeasure = /^(?:位|成|度|分|方|口|类|层|期|次|天|份|组|门|批次)$/
export const toWord = /到|至/
export const listLink = /[、]|和|及(?!以)|与/
export const orMoreAtStart = /^以上|^及以上/
export const boundAtStart = /^(?:以上|左右)/
export const ofWord = /的/
export const ofAtStart = /^的/
export const neverInNumerals = /^(?:%|‰|位|成|度|分|方|倍)$/
export const figureOfSpeech =
  /^(?:方面|环节|层面|维度|阶段|步|关键|重点|清单|统一|全面|维护|意识|自信|一批|最|不|坚持|主体|防线)/
export const verbShortlyBefore = new RegExp(
  `(?:${'新增|新建|建成|培育|引进|建设|打造|达到|突破|超过|创建|完成|新设|新认定|增加|安排|投入|实现|形成'})[\\p{Script=Han}]{0,12}$`,
  'u',
)
export const alreadySo = /^[^,]*(?:已|为基期|底数|现有)/
export const respectively = '分别'
export const metricSeparator = /、|以及|和(?!社会|改革|信息)|及|与/
export const onlyLink = /^[、和及与\s]*(?:达到|增长|突破)?$/
export const anyBoundAtStart = /^(?:以上|左右|以内)/
export const firstSoMany = '前'
export const rankNoun = '排位'
export const rankUnit = '位'
export const goalTail = /(?:目标|的).*$/
export const sizeNoun = '规模'
export const breakThrough = '突破'
export const yuan = '元'
export const timesUnit = '倍'
export const nounBehind = /^(?:的)?([^、,。;:\u0001\s]*?)(?=$|[、,。;:]|和\d|及\d|以及|,)/
export const boundWord = /^(?:以|内(?![陆地部外容河贸循蒙涵生])|左右)/
export const notStative = /[^达为至到超逾]/
export const holdAt = /控制在\s*$/
export const points = /百分点/
export const bookTitle = /《[^《》]{1,80}》/g
export const quoted = /“[^“”]{1,40}”/g
export const sentenceEnds = '。;!?'
export const clauseEnds = ',:\t|'
export const titleMark = '《'
export const quoteMark = '“'
export const stop = '。'
export const upToMark = /^[^,。;、]*/
export const leadingMarks = /^[\s、]*/
export const firstHalf = '上半年'
export const secondHalf = '下半年'
export const fourth = '四'
export const levelsAfterEvery =
  /^各(?:地级|省辖|有关|相关)?(?:市|县|区|旗|州|盟|乡|镇|街道|县区|市县)(?:、(?:市|县|区|旗|州|盟|乡|镇|街道))*$/
export const levelAtStart =
  /^(?:省直管县|县|区|旗|市|盟|州|乡|镇|街道|开发区)(?:$|\(|〔|、|人民政府|政府|党委|街道|镇|区|管委会|办事处|委|直属|直|级)/
export const linkAtEnd = /(?:以及|和|及|与)$/
export const perHead = /每(?:户|家|人|个|件|辆|亩|吨|月|生|床|班|校|村)/
export const pointNumber = /^\(\d{1,2}\)$/
export const circledNumber = /[①-⑳]/g
export const yearsOfAge = '岁'
/** Dates are masked; what stands between them is list marks and the lead-in. */
export const onlyDates = /^[\s\u0001、和及到至在于,]*$/
export const wholeSum = /^(?:总(?!部|书记|工会|店)|共|投资额|面积|规模)/
export const solidCount = /^(?:家|名|人|座|处|公里|亩|户|所|辆|台|套|件|条|张|间|头|只|人次|场|场次|万?元|亿元|万人|万亩|吨)$/
export const oftenAYear = /^[百千万]?(?:场次|场|人次|亩次|次|期|批|个|家|项|件|名)\/年$/
export const tenth = '成'
export const forWhom = /^为$/
export const everyBefore = /[每第]$/
export const mayHoldAmount = /[\d一二三四五六七八九十百千两]/
export const mayRank = /[前强]/
export const mayBeClass = /级/
export const mayDouble = /番/
export const nameOfRank = /^(?:强|G\b|A级)/
export const goalColumn = /目标/
/** Something else that is done by that day. */
export const ownMatter =
  /^,?(?:完成|建成|实现|出台|启动|形成|制定|组建|建立|开展|推出|(?:全部|全面)?(?:列入|纳入))(?!率|后)\p{Script=Han}{2,}/u
export const dayRightBehind = /^[于在到至,]?$/
export const daysCounted = /时间(?=不少于|不低于|达到|累计|超过)|天数|日数|小时数|时数|时长|学时|课时/
export const lifeSpan = /寿命|年龄/
export const compoundEnd =
  /^(?:时间|时限|周期|环节|成本|率|比例|比率|比重|数量|数|量|额|总额|能力|水平|面积|规模|程度|强度|收入|次数|频次|事项|材料)$/
export const shareName = /(?:占比|比重|比例|比率|率)$/
export const ofFund = /^的?[\p{Script=Han}]{0,12}(?:基金|资金池)/u
export const fundVerb = /(?:设立|组建|成立|建立|发起|打造)[\p{Script=Han}]{0,8}(?:规模|首期)(?:达到|为|超过|不低于|不少于)?$/u
export const throughBefore = /(?:对|向|在|让|使|帮助|为|给|与|联合|依托|联系|周边|沿线|辖区|每\p{Script=Han}{1,3})$/u
export const oneThing = /(?:打造|建成|新建|培育|创建|引进|新增|建设|组建)$/
export const looseThing = /^[^,。;、]*?(?:机制|体系|格局|窗口|整体|方案|清单|办法|意见|制度|局面|环境|氛围)(?:$|[,。;、])/
/** A bracket that breaks a figure down into what it holds. */
export const breakdown = /^(?:其中|含|包括|包含)/
export const existing = /(?:现有|原有|已有|已建成|目前|把|将)(?:的)?$/
/** What is done to so many of them is no promise of a number. */
export const doneTo =
  /(?<![相针核校比应反面配绝])对(?![口接标外应照])(?:(?:全[市县区省州旗域]|辖区|现有|在册|所有|在建|存量)[^,。;、\u0001]{0,6}|[^,。;、\u0001]{0,16}的)$/
/** A condition on those something is done to. */
export const forThose = /^[\s\u0001]*对(?![口接标外应照])[^,。;]{1,12}(?:超过|达到|高于|大于|不足|低于)$/
/** A rank among places says nothing of what is ranked. */
export const onlyPlace = /^(?:在|于)?(?:全[国省市县区球]|世界|国内|国际|省内|市内|同类|全国同类.{0,4})$/
/** A stage of the schedule, named in its heading. */
export const stageTitle = /(?:阶段|启动|部署|推进|实施|总结|巩固|验收)[^()]{0,6}\(.*年.*\)/
export const yearsOfStage = /((?:19|20)\d{2})年/g
/** The last sentence of a text. */
export const partMarks = ['。', ';', ':']
/** What is done already. */
export const doneAlready = /(?<![由从将把][^,。;]{0,3})(?:已|目前|截至目前|现有|现已)[^,。;由从为到至]{0,8}$/
/** How many there are in all, with no word of what is done. */
export const inAll = /[^,。;]共有?$/
/** Whoever shows so much. */
export const whoever = /^的(?:$|实行|给予|予以|可|应|须|必须|列[入为]|纳入|取消|由|按|不予|一律|优先|视为|进行|启动)/
/** A size each single project must have. */
export const singleOne = /单体(?:项目|规模|建筑)|单个项目|单宗/
/** Phases of building are named in numerals. */
export const phase = '期'
export const heldInPhases = /举办|开办|组织|开展|培训/
/** So much in each of several years. */
export const inEach = /^[\s\u0001、和及与]*各(?![类个级地市县区乡镇项种方])/
/** What may stand before the date that a sentence begins with. */
export const leadInDate = /^[\s、]*(?:力争|确保|争取|计划)?(?:到|在|于|至)?$/
/** A day inside the clause of the figure. */
export const sameClause = /^[^,;。]*$/
/** `every ten thousand`: the measure, not the figure. */
export const measuredBy = /每$/
/** So many for every stretch or area. */
export const forEvery = /每\d[\d.]*(?![万千百]?人(?!口))[万千百]?\p{Script=Han}{1,3}[^,。;]{0,4}$/u
export const labelEnd = ':'
/** A name that may be measured. */
export const metricName = /^[\p{Script=Han}（）()“”]{2,16}(?:率|量|数|额|值|度|比|占比|比重|面积|规模|总数|水平)$/u
/** What is done so often within a year is bound by no day of the sentence before. */
export const recurring = /每(?:半年|季度?|月|周|天|日)/
/** Coming years, counted with the one of signing. */
export const comingYears = /^(?:未来|今后)/
/** Years counted from something done, not from the plan. */
export const afterDone = /(?:完成|建成|竣工|投用|投产|验收|结束|入驻|落户|毕业|开业)后?$/
/** One for each: a standard, no number of the plan. */
export const forEach = /每(?:户|家|人|个|条|所|座|栋|艘|辆|村|乡|镇|校)/
export const wholeYear = '全年'
export const thisYear = '今年'
export const yearAfterNext = '后年'
/** A standard of pay that is itself to rise. */
export const standardRises = /标准(?:提高|提升|增加|调整)(?:到|至)$/
export const dayAndNight = '小时'
/** So large a share of somebody does something: the share is the promise. */
export const shareWho =
  /^的?\p{Script=Han}{1,12}?(?:通过|达到|达|实现|建成|完成|建立|开展|配备|接入|纳入|具备|拥有|设立|创建|开通|用上|成为|参加|覆盖)/u
export const onlyLead = /^(?:[\s\u0001、,]|全[市县区省州旗]|力争|确保|实现|使|有|至少|不少于|不低于|超过|达到|基本)*$/
/** A figure for one of the years, told among those for all of them. */
export const ofWhich = /其中[,:]?\s*(?:到|在)?$/
export const partOfWhole = /其中[:,]?[^,。;\d]*$/
/** A view beyond the plan. */
export const farAhead = /(?:远期|展望|远景|愿景)[^,。;\d]{0,4}$/
export const partEnds = /[;。]/
/** Whom a unit names for itself: no promise of a number. */
export const ownPeople = /^(?:[\p{Script=Han}]{0,6})(?:分管领导|分管负责|联络员|联络人|负责人|责任人|专人|负责同志|业务骨干)/u
/** So much for each, by rule. */
export const byStandard = /^的?(?:标准(?!化|厂|地|间|件|车|池|体|型|普)|(?:比例|额度|定额)(?=[^,。;]))/
/** The rate itself is to sink. */
export const rateFalls = /(?:降至|降到|下降至|下降到|降低至|降低到|压降至)$/
/** What takes place so often. */
export const isEvent = /^(?:次|场|期|场次|人次|批次|届|轮)$/
/** A weight among marks. */
export const weightOf = /(?:分值|权重|计分)[^,。;]{0,6}$/
export const below = /以下/
/** A day said behind all it holds for. */
export const forAll = /^,?(?:前)?(?:全部|均|全面|(?:完成|竣工|建成投用|投入使用)(?=[。;]|$))/
export const doneWithin = /^(?:办结|办理|出件|出证|送达|响应|领证|办完)/
/** A note explains, it promises nothing. */
export const note = /^(?:备?注|说明|注释)\s*\d*\s*[:.、]/
/** Marks of an assessment and what they weigh. */
export const marks = /权重|分值|得分|扣分|加分|扣减|考核|满分|[扣加计得记]$/
export const markUnit = '分'
/** Sections that tell what has been. */
export const lookBack =
  /^(?:(?:工作|发展|产业|现有|现实)基础|(?:发展|产业|工作)?现状|(?:编制|工作|发展)?背景|(?:面临|发展|工作)?的?形势|(?:工作|主要)?成效|(?:工作)?回顾)(?:$|[与和及、])/
/** A goal told without a number in front. */
export const goalLabel = /^[\p{Script=Han}]{0,6}目标\s*[:。]|^(?:力争)?到(?:19|20)\d{2}年(?:底|末)?,/u
/** A list left open, then how many kinds it comes to: what is counted stands behind. */
export const openList = /等$/
/** A thing that something is done to, not a sum. */
export const objectBehind = /^\p{Script=Han}/u
/** A rank that only says who is meant. */
export const rankOfOthers = /^的(?!目标|水平|位置|行列|位次|名次|梯队)/
/** At least, said before the verb. */
export const leastBeforeVerb = /(?:至少|最少|不少于)[\p{Script=Han}]{0,10}$/u
/** A field for the deadline, alone or among the owners. */
export const deadlineField =
  /(?:完成时限|完成时间|完成期限|时限要求|时间要求|办结时限|完成节点|时间节点|整改时限|时限)\s*:\s*([^;。)\n]{0,40})/g
export const figureBehind = /^[^,。;]{0,20}\d/
/** A deadline among the owners. */
export const deadlineInClause =
  /(?:^|[,;。])\s*(?:到|于|在)?(?:(?:19|20)\d{2}年[^,;。]*|长期(?:坚持|推进|实施)|持续(?:推进|实施)|年底前[^,;。]*|\d{1,2}月底前[^,;。]*)(?=[,;。]|$)/g
export const marksAround = /^[\s,;。]+|[\s,;。]+$/g

// Wording that asks for a ruling -------------------------------------------------------------------------------------

interface Measured {
  readonly metric: string
  readonly unit: string
}
/** A sum of money that says how large a place or a trade is. */
export const isSize = ({ metric, unit }: Measured): boolean =>
  /亿元/.test(unit) && /营业收入|营收|产值|规模|增加值/.test(metric)
/** Intensity of what, in what: of output or of turnover. */
export const withoutDenominator = (metric: string): boolean => metric.endsWith('强度') && !/占|之比/.test(metric)
export const flowOfMoney = ({ metric, unit }: Measured): boolean =>
  /元/.test(unit) && /收入|产值|营收|销售|投资|总额|税收/.test(metric)
export const severalKinds = ({ metric, unit }: Measured): boolean =>
  /^(?:家|个|所|户)$/.test(unit) && metric.split('、').length > 1
export const exceedWord = /(?:突破|超过|超)\s*[\d.,]+[^\d,。;]{0,6}以上/
export const tolerance = /容错(?:免责|纠错)?(?:机制|清单|办法|制度)?/
export const growsYearly = /逐年(?:刚性|稳步|适度|持续|稳定)?(?:增长|增加|递增)(?!\s*\d)(?:机制)?/g
export const officeSits = /办公室(?:就)?设(?:在|于)([\p{Script=Han}]{2,24}?)(?=[,。;)]|$)/u
export const namedPerson =
  /(?:组长|市长|书记|主任|局长|县长|区长|旗长|主席|总指挥)([\p{Script=Han}]{2,3})(?:同志)?(?:担任|兼任|任组长)|(?:组\s*长|总指挥|召集人)\s*:\s*([\p{Script=Han}]{2,3})(?=[\s,(、。;]|$)/gmu
export const isPost = /[长记任席员]$|领导|同志|负责/
export const ruleBook = /(?:考核|评价|测评|评估)(?:指标|办法|细则|体系)/g
export const ruleBookVerb = /制定|建立|完善|出台|参照/
export const sentenceMarks = /[。;\n]/
export const citedTitle = /《([^《》\n]{4,60})》(?!\s*(?:\([^()]{0,24}号|〔|\([^()]{0,14}〔))/g
export const isRuleTitle = /(?:指标体系|意见|规划|纲要|办法|条例|规定|细则|标准|方案|计划|通知|决定|目录)(?:\([^()]*\))?$/
