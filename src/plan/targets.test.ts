import { describe, expect, test } from 'vitest'
import { readPlan } from './read-plan.ts'

/** The clause stands in the goals of an invented plan of three years; each target as one line. */
function check(clause: string, lead = '到2026年末,'): readonly string[] {
  const read = readPlan(`云州市水网建设三年行动方案(2024—2026年)\n一、工作目标\n(一)总体目标。稳中求进。${lead}${clause}。`)
  if (!read.ok) return [read.refusal.code]
  return read.value.targets.map(({ metric, comparator, value, valueMax, unit, kind }) =>
    [metric, comparator, valueMax === null ? value : `${value}-${valueMax}`, unit, kind].join(' '),
  )
}

describe('targets', () => {
  test.each<[string, ...string[]]>([
    ['营业收入达到80亿元', '营业收入 reach 80 亿元 level'],
    ['营业收入突破80亿元', '营业收入 exceed 80 亿元 level'],
    ['研发投入强度达到1.8%以上', '研发投入强度 at-least 1.8 % share'],
    ['新增规上企业40家', '新增规上企业 increase-by 40 家 increment'],
    ['每年新增规上企业不少于12家', '新增规上企业 at-least 12 家 per-year'],
    ['规上工业增加值增长7%左右', '规上工业增加值 about 7 % growth-rate'],
    ['规上工业增加值年均增长9%', '规上工业增加值 grow-by 9 % growth-rate'],
    ['新能源占比提高3个百分点', '新能源占比 grow-by 3 个百分点 growth-rate'],
    ['新能源占比提高到46%', '新能源占比 reach 46 % share'],
    ['单位能耗下降13.5%', '单位能耗 decrease-by 13.5 % growth-rate'],
    ['办理时限压缩至3个工作日以内', '办理时限 at-most 3 个工作日 level'],
    ['进入全省前5位', '全省 top-n 5 位 rank'],
    ['跻身全国百强', '全国 top-n 100 位 rank'],
    ['培育百亿级企业2家', '百亿级企业 reach 2 家 level'],
    ['工业产值翻一番', '工业产值 reach 2 倍 level'],
    ['建成泵站8—10座', '泵站 range 8-10 座 level'],
    ['税收占比达到5%—8%', '税收占比 range 5-8 % share'],
    ['建成水渠1.2万亩', '水渠 reach 1.2 万亩 level'],
    ['安排资金三千万元', '资金 reach 3000 万元 level'],
    ['引进企业十余家', '企业 exceed 10 家 increment'],
    [
      '新增泵站3座、水闸5座,改造渠道20公里',
      '新增泵站 increase-by 3 座 increment',
      '新增水闸 increase-by 5 座 increment',
      '渠道 reach 20 公里 level',
    ],
    ['产值、税收分别增长8%、6%', '产值 grow-by 8 % growth-rate', '税收 grow-by 6 % growth-rate'],
    ['市级以上人才达到30人', '市级以上人才 reach 30 人 level'],
    ['营业收入超10亿元的企业达到20家', '营业收入超10亿元的企业 reach 20 家 level'],
    ['总投资5000万元以上项目达到15个', '总投资5000万元以上项目 reach 15 个 level'],
    ['能耗强度控制在0.35以内', '能耗强度 at-most 0.35  level'],
    ['营收较2023年增长25%', '营收 grow-by 25 % growth-rate'],
    ['规上企业数量由现在的50家增加到80家', '规上企业数量 reach 80 家 level'],
    ['建成3个国家级平台和10个省级平台', '国家级平台 reach 3 个 level', '省级平台 reach 10 个 level'],
    ['打造10个以上标杆项目', '标杆项目 at-least 10 个 level'],
    ['实现“1000亿级园区”目标', '园区规模 reach 1000 亿元 level'],
    ['力争2家企业进入全国500强', '企业进入全国500强 reach 2 家 level'],
    ['引进世界500强企业5家', '世界500强企业 reach 5 家 increment'],
    ['建设5G基站300个,创建4A级景区2家', '5G基站 reach 300 个 level', '4A级景区 reach 2 家 level'],
    ['城镇新增就业5万人以上,失业率控制在5%以内', '城镇新增就业 at-least 5 万人 increment', '失业率 at-most 5 % share'],
    ['城镇登记失业率低于4%', '城镇登记失业率 at-most 4 % share'],
    ['市财政每年安排专项资金不少于5000万元', '市财政专项资金 at-least 5000 万元 per-year'],
    ['供水能力达到30万吨/日以上', '供水能力 at-least 30 万吨/日 level'],
    [
      '居民人均可支配收入年均增长7%以上、达到4.5万元',
      '居民人均可支配收入 at-least 7 % growth-rate',
      '居民人均可支配收入 reach 4.5 万元 level',
    ],
    [
      '新增3家上市公司、5家“新三板”挂牌企业',
      '新增上市公司 increase-by 3 家 increment',
      '新增“新三板”挂牌企业 increase-by 5 家 increment',
    ],
    [
      '产值年均增长8%,其中产值超10亿元企业30家、超100亿元企业3家',
      '产值 grow-by 8 % growth-rate',
      '产值超10亿元企业 reach 30 家 level',
      '超100亿元企业 reach 3 家 level',
    ],
    ['(1)新增绿色工厂25家;(2)综合利用率提升至75%', '新增绿色工厂 increase-by 25 家 increment', '综合利用率 reach 75 % share'],
    ['研发投入占比由1.5%提高到2.2%', '研发投入占比 reach 2.2 % share'],
    [
      '审批时间压减至40个工作日以内,开办时间控制在0.5个工作日内',
      '审批时间 at-most 40 个工作日 level',
      '开办时间 at-most 0.5 个工作日 level',
    ],
    ['研发经费投入强度不低于3.5%', '研发经费投入强度 at-least 3.5 % share'],
    ['研发投入5亿元', '研发投入 reach 5 亿元 level'],
    ['亩均税收达到20万元', '亩均税收 reach 20 万元 level'],
    ['安装计量设施2000台(套)', '计量设施 reach 2000 台 level'],
  ])('%s', (clause, ...expected) => expect(check(clause)).toEqual(expected))

  test('what is brought in within the years of the plan is an increment', () =>
    expect(check('三年内培育瞪羚企业5家', '')).toEqual(['瞪羚企业 reach 5 家 increment']))
})

describe('no targets', () => {
  test.each([
    '对新认定企业给予最高不超过50万元补贴',
    '对营业收入首次突破50亿元的企业给予100万元奖励',
    '按贷款额的2%给予贴息,单户最高100万元',
    '推进一网通办、三个清单、十百千万工程',
    '第42次常务会议审议通过,编制第3批次清单',
    '落实《省规划(2021—2025年)》和国发〔2020〕7号文件',
    '提供24小时服务',
    '加快5G和4A级景区建设',
    '支持总投资5000万元以上的项目',
    '形成一批成果',
    '公共服务满意度位居全省前列',
  ])('%s', clause => expect(check(clause)).toEqual([]))
})
