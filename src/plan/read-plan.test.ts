import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlanDraft } from './draft.ts'
import { readPlan } from './read-plan.ts'

const draft = (text: string): PlanDraft => {
  const read = readPlan(text)
  if (!read.ok) throw new Error(read.refusal.code)
  return read.value
}
const head = '云州市水网建设三年行动方案(2023—2025年)\n'
const tasks = (text: string) =>
  draft(head + text).tasks.map(
    ({ id, title, lead, responsible }) => `${id} ${title}: ${lead.join(' ')} / ${responsible.join(' ')}`,
  )

describe('refusals, in order of precedence', () => {
  test.each([
    ['', 'document_empty'],
    [' \n\t ', 'document_empty'],
    ['Plan for the water network', 'document_unreadable'],
    ['云州\ufffd\ufffd\ufffd水网\ufffd\ufffd建设\ufffd三年\ufffd行动方案', 'document_unreadable'],
    ['云州市水网建设的一段说明,没有编号。', 'no_plan_found'],
  ])('%j: %s', (text, code) => expect(readPlan(text)).toMatchObject({ ok: false, refusal: { code } }))
})

describe('tasks', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'the clause closes the item',
      '一、任务\n1.完善管网。更新老旧管网。(市水务局牵头,市财政局配合)',
      ['1.1 完善管网: 市水务局 / 市财政局'],
    ],
    [
      'two clauses in one item are united',
      '一、任务\n1.完善管网。更新管网。(责任单位:市水务局)改造泵房。(责任单位:市财政局)',
      ['1.1 完善管网: / 市水务局 市财政局'.replace(': /', ':  /')],
    ],
    ['a line of its own', '一、任务\n1.完善管网\n更新老旧管网。\n责任单位:市水务局', ['1.1 完善管网:  / 市水务局']],
    [
      'the closing sentence',
      '一、任务\n1.完善管网。更新老旧管网。牵头单位:市水务局;责任单位:市财政局。',
      ['1.1 完善管网: 市水务局 / 市财政局'],
    ],
    [
      'the first leads from here on',
      '一、任务\n1.建站。甲事。(责任单位:市水务局、市财政局)\n2.修路。乙事。(责任单位:市交通局、市财政局,列首位的为牵头单位,下同)\n3.通水。丙事。(责任单位:市水务局、市林业局)',
      ['1.1 建站:  / 市水务局 市财政局', '1.2 修路: 市交通局 / 市财政局', '1.3 通水: 市水务局 / 市林业局'],
    ],
    [
      'everything hereafter',
      '一、任务\n1.建站。甲事。(市水务局牵头,各县区政府落实。以下均需各县区政府落实,不再列出)\n2.修路。乙事。(市交通局牵头)',
      ['1.1 建站: 市水务局 / 各县区政府', '1.2 修路: 市交通局 / 各县区政府'],
    ],
    [
      'the lowest numbered item',
      '一、任务\n1.建站。甲事。\n(1)选址。乙事。(市水务局负责)\n(2)施工。丙事。(市住建局负责)',
      ['1.1.1 选址:  / 市水务局', '1.1.2 施工:  / 市住建局'],
    ],
    [
      'a clause below unowned points',
      '一、任务\n1.巡查。\n①巡查河道;\n②巡查水库。\n(责任单位:市水务局)',
      ['1.1 巡查:  / 市水务局'],
    ],
    ['a sentence that is the task', '一、任务\n1.新建泵站2座。【责任单位:市水务局】', ['1.1 新建泵站2座:  / 市水务局']],
    [
      'a lone opening bracket before the clause',
      '一、任务\n1.建站。甲(乙事。(牵头单位:市水务局;责任单位:市财政局)',
      ['1.1 建站: 市水务局 / 市财政局'],
    ],
    [
      'a lone closing bracket before the clause',
      '一、任务\n1.建站。甲)乙事。(牵头单位:市水务局;责任单位:市财政局)',
      ['1.1 建站: 市水务局 / 市财政局'],
    ],
    [
      'a clause that never closes',
      '一、任务\n1.建站。甲事。(牵头单位:市水务局;责任单位:市财政局',
      ['1.1 建站: 市水务局 / 市财政局'],
    ],
    [
      'rows of a table',
      '一、任务\n序号\t任务\t牵头单位\t配合单位\t完成时限\n1\t修建水库\t市水务局\t市财政局、市林业局\t2024年底\n2\t清理河道\t市住建局\t无\t2025年底',
      ['1.1 修建水库: 市水务局 / 市财政局 市林业局', '1.2 清理河道: 市住建局 / '],
    ],
    [
      'a clause over two lines',
      '一、任务\n1.建站。甲事。(牵头单位:市水务局;\n责任单位:市财政局)',
      ['1.1 建站: 市水务局 / 市财政局'],
    ],
    [
      'a table with bars',
      '一、任务\n| 序号 | 任务 | 牵头单位 | 责任单位 |\n| --- | --- | --- | --- |\n| 1 | 修建水库 | 市水务局 | 市财政局、市林业局 |',
      ['1.1 修建水库: 市水务局 / 市财政局 市林业局'],
    ],
    ['a mechanism is no owner', '一、任务\n1.建站。建立由县政府负责人牵头、相关部门参与的工作机制。', []],
  ])('%s', (_name, text, expected) => expect(tasks(text)).toEqual(expected))
})

describe('deadlines', () => {
  const goals = (text: string) =>
    draft(`${head}一、工作目标\n${text}`).targets.map(({ deadline, deadlineBasis }) => `${deadline} ${deadlineBasis}`)
  test.each<[string, string, readonly string[]]>([
    ['a year', '到2024年,建成泵站3座。', ['2024-12-31 stated']],
    ['the end of a month', '2024年6月底前,建成泵站3座。', ['2024-06-30 stated']],
    ['half a year', '2024年上半年,建成泵站3座。', ['2024-06-30 stated']],
    ['two dates in a row', '到2024年,建成泵站3座;到2025年,建成水闸5座。', ['2024-12-31 stated', '2025-12-31 stated']],
    ['the next sentence', '到2024年末,产值突破3亿元。建成水闸5座。', ['2024-12-31 stated', '2024-12-31 stated']],
    [
      'the next item of the goals',
      '(一)规模。到2024年末,产值突破3亿元。\n(二)质量。建成水闸5座。',
      ['2024-12-31 stated', '2024-12-31 inherited'],
    ],
    ['years of the plan', '三年内建成泵站3座。', ['2025-12-31 derived']],
    ['a base year', '产值较2022年增长25%。', ['2025-12-31 derived']],
    ['a date behind', '建成泵站3座,2024年6月底前投入使用。', ['2024-06-30 stated']],
    ['every year', '每年建成泵站3座。', ['2025-12-31 derived']],
    ['the end of a five-year plan', '到“十五五”末,建成泵站3座。', ['2030-12-31 stated']],
  ])('%s', (_name, text, expected) => expect(goals(text)).toEqual(expected))
})

describe('the period', () => {
  test.each<[string, string, PlanDraft['document']['period']]>([
    ['in the title', `${head}一、要求`, { start: '2023-01-01', end: '2025-12-31', basis: 'stated' } as never],
    [
      'from goals and the years named',
      '云州市水网建设三年行动方案\n一、目标\n到2026年末,建成泵站3座。',
      { start: '2024-01-01', end: '2026-12-31', basis: 'derived' } as never,
    ],
    [
      'from the date of signing',
      '云州市人民政府\n2023年3月8日\n云州市水网建设三年行动方案\n一、要求',
      { start: '2023-01-01', end: '2025-12-31', basis: 'derived' } as never,
    ],
    [
      'signed at the end of a year',
      '云州市人民政府\n2023年12月8日\n云州市水网建设三年行动方案\n一、要求',
      { start: '2024-01-01', end: '2026-12-31', basis: 'derived' } as never,
    ],
    ['not known', '云州市水网建设方案\n一、要求', { start: null, end: null, basis: 'derived' }],
  ])('%s', (_name, text, period) => expect(draft(text).document.period).toEqual(period))
})

describe('findings', () => {
  const codes = (text: string) => new Set(draft(text).findings.map(finding => `${finding.code} ${finding.severity}`))
  test.each([
    [
      'a stock and a flow',
      `${head}一、目标\n(一)甲。科技企业达到200家。\n(二)乙。三年内新增科技企业200家。`,
      ['stock-or-flow warn', 'same-figure-two-meanings conflict'],
    ],
    ['one target twice', `${head}一、目标\n(一)甲。新增科技企业90家。\n(二)乙。新增科技企业90家。`, ['stated-twice info']],
    [
      'a yearly figure and a total',
      `${head}一、目标\n(一)甲。每年引进高层次人才10名。\n(二)乙。三年内引进高层次人才30人。`,
      ['linked-targets warn'],
    ],
    ['a size class', `${head}一、目标\n实现“500亿级园区”目标。`, ['measure-unit-missing warn', 'no-baselines warn']],
    [
      'owners',
      `${head}一、任务\n1.建站。甲事。(牵头单位:市水务局、市财政局;责任单位:市直有关部门)\n2.修路。乙事。(市交通局等部门负责)`,
      ['several-leads info', 'collective-unit warn', 'open-ended-list warn', 'no-lead warn'],
    ],
    [
      'damage',
      `${head}一、任务\n1.建站。发?ji\u00e9)\ue786D型。(市水务局负责)`,
      ['text-damaged warn', 'bracket-unbalanced info'],
    ],
    [
      'the head',
      '一、任务\n1.建站。甲事。',
      ['number-missing warn', 'date-missing warn', 'issuer-missing warn', 'period-unknown warn', 'no-tasks warn'],
    ],
    [
      'three measures of one size',
      `${head}一、目标\n实现“500亿级园区”目标。营业收入突破600亿元。`,
      ['several-sizes warn', 'strict-comparator info'],
    ],
    [
      'an item without owners',
      `${head}一、任务\n1.建站。甲事。(市水务局牵头)\n2.修路。乙事。(市交通局牵头)\n3.管护。丙事。`,
      ['task-without-owner warn'],
    ],
    ['mistakes to be forgiven', `${head}一、保障\n建立健全容错免责机制。`, ['tolerance-not-drafted info']],
    ['a share of what', `${head}一、目标\n研发投入强度达到2.5%。`, ['denominator-unclear warn']],
    ['a level or a sum', `${head}一、目标\n三年内重点产业实现营业收入300亿元。`, ['level-or-sum warn']],
    ['kinds counted together', `${head}一、目标\n科技支行、风投机构发展到15家。`, ['counted-together info']],
    ['exceed and at least', `${head}一、目标\n培育企业突破20家以上。`, ['bounds-disagree warn']],
    ['a deadline behind the end', `${head}一、目标\n到2030年,建成泵站3座。`, ['deadline-after-end warn']],
    ['growth without a rate', `${head}一、保障\n每年安排资金不少于2亿元,建立逐年刚性增长机制。`, ['growth-without-rate warn']],
    [
      'the judge is judged',
      `${head}一、任务\n1.建站。甲事。(市水务局牵头)\n二、保障\n领导小组办公室设在市水务局,负责日常工作。`,
      ['judge-and-judged warn'],
    ],
    [
      'named and no owner',
      `${head}青石经济开发区(下称开发区)先行。\n一、任务\n${[1, 2, 3].map(at => `${at}.事项${'甲乙丙丁'[at]}。做事。(开发区负责)`).join('\n')}\n4.建站。依托开发区建站。(市水务局负责)`,
      ['named-not-owner info'],
    ],
    ['a person by name', `${head}一、保障\n成立领导小组,组长由分管水务的副市长王小明担任。`, ['named-person warn']],
    [
      'two rule books',
      `${head}一、保障\n市政府制定考核办法。由市水务局参照国家标准制定评价指标。`,
      ['several-rule-books info'],
    ],
    ['a title without a number', `${head}一、要求\n对标《国家水网评价指标体系》补短板。`, ['cited-without-number info']],
    ['two values', `${head}一、目标\n(一)甲。供水普及率达到92%。\n(二)乙。供水普及率达到95%。`, ['two-values warn']],
    ['a gap', `${head}一、任务\n二、目标\n四、保障`, ['number-gap info']],
  ])('%s', (_name, text, expected) => expect([...codes(text)]).toEqual(expect.arrayContaining(expected)))

  test('every message is filled', () => {
    const { findings } = draft(
      `${head}一、目标\n(一)甲。企业总数突破1200家,新增企业500家,每年引进人才10名。\n(三)乙。新增企业500家。`,
    )
    for (const { message } of findings) expect(message).not.toMatch(/[{}]/)
  })
})

describe('any text', () => {
  const parts = fc.constantFrom(
    '一、任务',
    '\n',
    '1.建站。',
    '(牵头单位:',
    '市水务局',
    ')',
    '(',
    '达到5亿元',
    '、',
    ',',
    '。',
    '新增',
    '3家',
    '到2024年',
    '发(fā)',
    '“',
    '”',
    '《',
    '前5位',
    '分别增长8%、6%',
    '翻一番',
    '500亿级',
    '\t',
    '以上',
    '的',
    '\ud800',
  )
  test('is read or refused, and every place shows its quote', () => {
    fc.assert(
      fc.property(
        fc.array(parts, { maxLength: 40 }).map(list => list.join('')),
        text => {
          const read = readPlan(text)
          if (!read.ok) return
          for (const { source } of read.value.targets) {
            expect(source.end).toBeGreaterThan(source.start)
            expect(text.slice(source.start, source.end).replaceAll('(fā)', '').replace(/發/g, '发')).toBe(source.quote)
          }
          for (const { source } of [...read.value.tasks, ...read.value.sections])
            expect(source.end).toBeLessThanOrEqual(text.length)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('a long document takes linear time', () => {
    const task =
      '1.完善管网。更新老旧管网,建成泵站3座、水闸5座,产值达到5亿元。(牵头单位:市水务局;责任单位:市财政局、市林业局)\n'
    expect(draft(`${head}一、任务\n${task.repeat(3_000)}`).tasks).toHaveLength(3_000)
  })
})
