/** What official texts look like. All patterns run on folded text: Simplified, half-width brackets, digits and marks. */

/** A reading glued behind a Han character, with tone marks: `發(fā)`. */
export const tonedReading =
  /[(\uff08][a-züêɡ\u0300-\u036f]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ\u0300\u0301\u0304\u030c][a-züêɡāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ\u0300-\u036f]*[)\uff09]/y

/** The same without tone marks: one syllable of the standard romanisation, so that `(app)` and `(pdf)` stay. */
export const bareReading =
  /[(\uff08](?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ueng|iao|ian|ing|uai|uan|ang|eng|ong|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|ve|üe|ün|a|o|e|i|u|ü|v)[)\uff09]/y

/** Where a text as received may hold something that is left out for reading. */
export const special = /[(\uff08\r\u200b-\u200d\u2060\ufeff\u00ad]/g
export const fillers: readonly string[] = ['@@', '##', '$$', '^^', '~~', '**']
export const specialOrFiller = /[(\uff08\r\u200b-\u200d\u2060\ufeff\u00ad@#$^~*]/g
export const han = /\p{Script=Han}/u

/** Wording of a second converter, folded only in a text that came in traditional glyphs. */
export const regionalWording: readonly (readonly [RegExp, string])[] = [
  [/网路/g, '网络'],
  [/资讯化/g, '信息化'],
  [/最佳化/g, '优化'],
  [/著力/g, '着力'],
  [/著眼/g, '着眼'],
]

/** Traces of a wrong decoding: private use and replacement characters, letters of a syllabary, corners of boxes, a mark inside a word. */
/** Digits with an O, l or I among them, before a measure, a year or a mark that closes a number. */
export const confusedNumber =
  /(?<![A-Za-z\d.])(?=[\dOolI.]*\d)(?=[\dOolI.]*[OolI])[\dOolI][\dOolI.,]*(?=[年月日号%‰万亿个家人名项座条处所台套公平立吨元户亩])/g
export const mayConfuse = /\d[OolI]|[OolI]\d/
export const damageMark =
  /[\ue000-\uf8ff\ufffd\u3105-\u312f\u2502-\u254f\u2552-\u257f]|(?<=\p{Script=Han})\?(?=[\p{Script=Han}a-zāáǎàēéěèīíǐìōóǒòūúǔù。])|\?(?=。[\u3105-\u312f])/gu

export const chineseDigits = '零一二三四五六七八九'
const ordinal = '[一二三四五六七八九十百]{1,4}'

/** Numbered items from the widest to the narrowest; the place in this list is the rank. */
export const numberings: readonly RegExp[] = [
  new RegExp(`^第\\s*(${ordinal}|\\d{1,2})\\s*(?:编|篇|部分)[\\s::]*(?=\\S)`),
  new RegExp(`^第\\s*(${ordinal}|\\d{1,2})\\s*章[\\s::]*(?=\\S)`),
  new RegExp(`^第\\s*(${ordinal}|\\d{1,2})\\s*节[\\s::]*(?=\\S)`),
  new RegExp(`^第\\s*(${ordinal}|\\d{1,2})\\s*条[\\s::]*(?=\\S)`),
  new RegExp(`^(${ordinal})\\s*[、.]\\s*`),
  new RegExp(`^\\(\\s*(${ordinal})\\s*\\)\\s*[、.]?\\s*|^([㈠-㈩])\\s*[、.]?\\s*`),
  new RegExp(`^(?:任务|项目|行动|工程|举措|措施)\\s*(${ordinal}|\\d{1,2})\\s*(?:[:、.]\\s*|\\s+)(?=\\p{Script=Han})`, 'u'),
  /^(\d{1,3})\s*(?:[.、]\s*(?=[\p{Script=Han}“"‘《(A-Za-z]|(?:19|20)\d{2}年)|[.、]\s+(?=\d{1,2}[\p{Script=Han}G]))|^(0[1-9])\s+(?=\p{Script=Han})/u,
  /^\(\s*(\d{1,3})\s*\)\s*[、.]?\s*(?=[\p{Script=Han}“"‘《A-Za-z]|(?:19|20)\d{2}年|\d{1,2}月)|^(\d{1,3})\)\s*(?=[\p{Script=Han}“"‘《A-Za-z])/u,
  /^([①-⑳])\s*[、.]?\s*/,
]
/** Decimal numbers of parts, `2.1 title`; a plan that uses them numbers its widest parts `1 title`. */
export const decimalNumber =
  /^(\d{1,2}(?:\.\d{1,2}){1,3})(?:\.?\s+|(?<=\.\d{1,2}\.\d{1,2})\.?)(?=[\p{Script=Han}“《]|(?:19|20)\d{2}年)/u
export const bareNumber = /^(\d{1,2})\s+(?=\p{Script=Han})/u
export const usesDecimals = /^\s*\d{1,2}\.\d{1,2}\.?\s+\p{Script=Han}[^]*^\s*\d{1,2}\.\d{1,2}\.?\s+\p{Script=Han}/mu
/** Places in the list above of what may begin with a digit, or with a bracket. */
export const arabicRanks: readonly number[] = [7, 8]
export const bracketRanks: readonly number[] = [5, 8]
/** No numbered or dashed line begins with another glyph. */
export const mayBegin = /^[第一二三四五六七八九十百(㈠-㈩\d①-⑳任项行工举措——\-─│·•●■◆◇▪]/
export const bullet = /^(?:——|--|—|──|[·•●■◆◇▪])\s*/
export const principleBullet = /^(?:——|--|—|──)/

/** A figure with a measure word: a run-in title does not promise amounts. */
export const figure =
  /\d(?:\.\d+)?\s*(?:%|个|家|名|人|项|座|条|处|亿|万|元|公里|亩|吨|户|所|件|次|场|期|批|台|套|辆|栋|分钟|小时)/

export const lineLead = /^\s*(?:#{1,6}\s+)?/
export const onlyStop = /^[\s。]+$/
export const bracketsAround = /^[(〔【[]|[)〕】\]]?[。;]?$/g
export const sentenceEnds = /[。;)]$/
export const attachmentLine = /^附(?:件|表|录)\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*(?::|$|\s)/
export const contentsLine = /(?:\.{3,}|…{2,}|·{3,})\s*\d+$/

const organ = '[\\p{Script=Han}]{2,14}'
export const documentNumber = new RegExp(
  `(${organ}?)\\s*[〔\\[(【［]\\s*((?:19|20)\\d{2})\\s*[〕\\])】］]\\s*第?\\s*(\\d{1,5})\\s*号`,
  'u',
)
/** What may stand beside a number on its line: the day a page was posted and the like. */
export const besideNumber = /^(?:\s{2,}|\s*(?:发布|公开|成文|来源|信息|索引|浏览|有效性))/
/** Who issued it and when, on one line, often in a bracket under the title. */
export const signedInLine = /^\(?([\p{Script=Han}、\s]*?)\s*((?:19|20)\d{2}年\d{1,2}月\d{1,2}日)(?:印发|发布|通过)?\)?$/u
export const noticeOfWork = /^[^。;:,]{0,20}关于(?!印发|发布|转发|调整.*组成)[^。;:,]{4,50}的(?:通知|决定)$/
export const bracketsWhole = /^\([^()]+\)$/
export const numberLabel = /^(?:发文字号|发文文号|文\s*号)\s*:\s*/

export const dateLine =
  /^(?:印发|成文)?(?:日期)?:?\s*((?:19|20)\d{2}|[一二三四五六七八九零〇○Oo0]{4})\s*年\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*日(?:印发)?$/
export const labelledSigning = /^(?:成文日期|发文日期|签发日期)\s*:\s*(.+)$/
export const labelledPosting = /(?:发布日期|发布时间|公开日期)\s*:\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/

export const noticeTitle = /^(.*?)关于(?:印发|发布|实施|转发)(.+?)的通知$/
export const planWord =
  /(?:方案|计划|规划|意见|措施|行动|要点|办法|细则|纲要|工程|安排|部署|举措|若干政策|清单|(?:分解|分工|责任|任务)表|[一二三四五六七八九十百]+条(?:措施|政策|意见)?)(?:\([^()]*\))?$/
export const planWordInside = /方案|计划|规划|意见|措施|行动|要点|办法|细则|纲要/
export const bracketYears = /^\((?:19|20)\d{2}.{0,12}年\)$|^\((?:19|20)\d{2}\s*(?:—|–|-|~|至)+\s*(?:19|20)\d{2}\)$/
export const issuedHere =
  /《([^《》]+(?:《[^《》]+》[^《》]*)?)》[^。]*?(?:现(?:予以)?(?:印发|发布)|印发给你们|审议通过|予以印发)/
export const recipientsEnd = /:$/
export const signer =
  /(?:政府|公署|行署|指挥部|委员会|办公室|办公厅|局|厅|部|委|办|管委会|领导小组|中心|院|公司|红十字会|联合会|总工会|协会|妇联|残联)$/
export const abbreviation = /\((?:以下)?(?:统称|简称|下称)(?:为)?\s*[“"《‘]?([^()“”"《》‘’]{1,20})[”"》’]?\)/g
/** What stands right before a bracket: a book title, or words without a mark. */
export const beforeBracket = /(?:[^,。;:、()《》]*《[^《》]+》|[^,。;:、()《》]*)$/
export const yearsRange = /((?:19|20)\d{2})\s*年?\s*[—–\-~至到]+\s*((?:19|20)\d{2})\s*(?:年|(?=\)))/
export const statedPeriod =
  /(?:实施|行动|计划|方案|规划|建设)?(?:期限|周期|时间|期|范围)[^。;]{0,8}?((?:19|20)\d{2})\s*年?(?:\d{1,2}月)?\s*(?:—|–|-|~|至|到)+\s*((?:19|20)\d{2})\s*年/
/** From one day or month to another; groups: year, month, day, year, month, day. */
export const statedDays =
  /(?:(?:自|从)|(?:期限|周期|时间|时段)\s*(?::|为|是|自|从)\s*(?:自|从)?)\s*((?:19|20)\d{2})年(\d{1,2})月(?:(\d{1,2})日)?(?:起|开始)?\s*(?:,|—|–|-|~|至|到|起至)+\s*(?:((?:19|20)\d{2})年)?(\d{1,2})月(?:(\d{1,2})日)?(?:底|末)?(?:止|结束|前)?/
export const spanOfYears = /(?<!\d)([一二两三四五六七八九十]|\d{1,2})年(?:行动|攻坚|倍增|提升|专项|计划|实施|滚动)/
/** A plan for one year says so in its title. */
export const oneYear =
  /(?<![—–~至到\d-])((?:19|20)\d{2})年(?:度)?(?!.*(?:—|–|-|~|至|到)\s*(?:19|20)\d{2}年).*(?:方案|计划|要点|措施|安排|行动)/
/** The year of a plan behind its title, in a bracket. */
export const yearInBracket = /\(((?:19|20)\d{2})年(?:度|版)?\)$/
export const fiveYearPlan = /[“"]?十([三四五六七])五[”"]?/

// Single words and marks, named after their use ------------------------------------------------------------

export const signerSeparator = /[\s、,]+/
export const numberLabelBefore = /文\s*号\s*:\s*$/
export const noticeEnd = /的通知$/
export const about = /关于/
export const notice = /通知$/
export const innerMark = /[。;:,]/
export const roundZero = /[〇○Oo]/g
export const zero = '零'
export const leadUp = /^(?:成立|组建|设立|建立|关于|根据|按照|为|在|以|将|对|由|把|支持|推进(?=.*局|.*园))/
export const governmentAtStart = /^(.{2,12}?(?:人民政府|政府))/
export const fiveYearPlans = '三四五六七'
export const listMark = '、'
export const insideTitleMarks = /《(.+)》/
export const titleNoise = /[\s()《》—–~-]/g
export const fullStop = /。/
export const separator = /[,、;:]/
export const smallForms: Readonly<Record<string, string>> = {
  '﹙': '(',
  '﹚': ')',
  '﹐': ',',
  '﹔': ';',
  '﹕': ':',
  '﹑': '、',
  '﹣': '-',
}
export const roundZeros = /[〇○]/g
export const numeralPlaces: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 }
export const lineEnd = /[。;:]$/
export const goesOn = /[;,、]\s*$/
export const opening = /[(〔【“《]/
export const closing = /[)〕】”》]/
export const stop = '。'
export const anyBracketOf = /[()〔〕【】[\]]/
export const bracketPairs: Readonly<Record<string, string>> = { ')': '(', '〕': '〔', '】': '【', ']': '[' }
export const numberText = (organ: string, year: string, serial: string): string => `${organ}〔${year}〕${serial}号`
export const pairNumeral = '两'
export const two = '二'

// Files -----------------------------------------------------------------------------------------------------------

export const noteMark = '注：'
export const isNote = /^\s*注\s*\d*\s*[:：.、]/
export const bulletGlyph = '●'
export const heavenlyStems = '甲乙丙丁戊己庚辛壬癸'
export const hundred = '百'
export const ten = '十'
/** A line that only counts pages. */
export const pageNumber =
  /^[\s\-—–－─·]*(?:第\s*)?\d{1,4}(?:\s*页)?[\s\-—–－─·]*(?:[/／,，]?\s*共\s*\d{1,4}\s*页[\s\-—–－─·]*|[/／]\s*\d{1,4}[\s\-—–－─·]*)?$/
export const sentenceMark = /[。；：！？;:!?]$/
/** What an item may end in, on folded text. */
export const itemEnd = /[。;:!?)\]】〕]$/
/** A field that always stands on a line of its own. */
export const ownLine = /^(?:(?:牵头|责任|配合|协办|主办|参与)(?:单位|部门)|(?:牵头|责任|分管)领导|完成时限|附件\d?)\s*:/
/** Furniture of a page on the web: ways to elsewhere, sizes of print, sharing, the operator's imprint. */
export const furniture =
  /^(?:首\s*页|网站首页|返回首页|当前位置|您(?:现在)?(?:的|所在)位置|你的位置|位置|打印(?:本页)?|关闭(?:窗口|本页)?|【?(?:打印|关闭|收藏|下载|返回|我要纠错|纠错)】?|字\s*号|字体|分享(?:到)?|微信|微博|扫一扫.*|无障碍.*|长者.*|简体|繁体|English|登录|注册|个人中心|搜索|检索|上一篇.*|下一篇.*|相关(?:链接|文档|文件|解读|阅读|新闻|稿件).*|政策解读.*|解读(?:链接)?.*|责任编辑.*|编辑\s*[:：].*|浏览(?:次数|量).*|阅读(?:次数|量).*|点击(?:次数|量|数).*|(?:网站)?主办\s*[:：].*|(?:网站)?承办\s*[:：].*|主管\s*[:：].*|版权所有.*|网站(?:标识码|地图).*|联系我们|关于我们|隐私.*|.*ICP备.*|.*公网安备.*|技术支持.*|政府网站标识码.*|无图片|附件下载.*|大|中|小|\[?\s*大\s*中\s*小\s*\]?)$/
