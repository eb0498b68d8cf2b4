import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Day, day } from '#base'
import { readDocument } from '#document'
import { readPlan } from '#plan'
import { type PlanPaper, type PlanPaperSection, type PlanPaperTarget, planPaperDocx } from '#report'

/** There and back: a plan is printed as an official paper, the file is read, and it is the same plan. */

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九']
const matters = ['水网建设', '人才培养', '科技创新', '企业服务', '生态修复', '园区提质', '文旅融合', '数字治理', '对外开放']
const verbs = ['加强', '推进', '完善', '深化', '强化', '优化']
const units = [
  '市水务局',
  '市科学技术局',
  '市财政局',
  '高新区管委会',
  '各县（市、区）人民政府',
  '市委组织部',
  '国网云州供电公司',
  '市直有关部门',
]
const counted = ['高新技术企业', '创新平台', '示范项目', '孵化器', '众创空间']
const amounts = ['营业收入', '工业总产值', '技术合同成交额']
const shares = ['研发投入强度', '绿化覆盖率', '高技术产业增加值占比', '群众满意度']

const year = 2024
const deadlines: readonly Day[] = [
  day(`${year}-06-30`),
  day(`${year}-12-31`),
  day(`${year + 1}-09-15`),
  day(`${year + 2}-12-31`),
]

type Way = Pick<PlanPaperTarget, 'metric' | 'comparator' | 'measureUnit' | 'kind'>
const way = (metric: string, comparator: string, measureUnit: string, kind: string): Way => ({
  metric,
  comparator,
  measureUnit,
  kind,
})
const ways: readonly Way[] = [
  ...counted.flatMap(metric => [
    ...['reach', 'at-least', 'at-most', 'about', 'exceed', 'range'].map(one => way(metric, one, '家', 'level')),
    way(`新增${metric}`, 'increase-by', '家', 'increment'),
    way(metric, 'reach', '家', 'increment'),
    way(metric, 'reach', '家', 'per-year'),
    way(metric, 'at-least', '家', 'per-year'),
  ]),
  ...amounts.flatMap(metric => [
    ...['reach', 'at-least', 'about', 'exceed', 'range'].map(one => way(metric, one, '亿元', 'level')),
    ...['grow-by', 'at-least', 'about'].map(one => way(metric, one, '%', 'growth-rate')),
    way(metric, 'decrease-by', '%', 'growth-rate'),
  ]),
  ...shares.flatMap(metric => [
    ...['reach', 'at-least', 'at-most', 'about', 'exceed', 'range'].map(one => way(metric, one, '%', 'share')),
    way(metric, 'grow-by', '个百分点', 'growth-rate'),
  ]),
  way('国家高新区综合评价排位', 'top-n', '位', 'rank'),
]

const target = (clause: string): fc.Arbitrary<PlanPaperTarget> =>
  fc
    .record({
      one: fc.constantFrom(...ways),
      tens: fc.integer({ min: 2, max: 9_000 }),
      more: fc.integer({ min: 1, max: 50 }),
      deadline: fc.constantFrom(...deadlines),
    })
    .map(({ one, tens, more, deadline }) => {
      const isWhole = one.measureUnit === '家' || one.kind === 'rank'
      const printed = (value: number) => String(isWhole ? value : value / 10)
      return {
        ...one,
        clause,
        deadline,
        value: printed(tens),
        valueMax: one.comparator === 'range' ? printed(tens + more) : null,
      }
    })

const title = fc.tuple(fc.constantFrom(...verbs), fc.constantFrom(...matters)).map(parts => parts.join(''))
const owners = fc
  .uniqueArray(fc.constantFrom(...units), { minLength: 1, maxLength: 5 })
  .chain(names =>
    fc.integer({ min: 0, max: names.length }).map(leads => ({ lead: names.slice(0, leads), responsible: names.slice(leads) })),
  )

/** Three levels; what is narrowest holds tasks and targets, the first part holds goals. */
const plan: fc.Arbitrary<PlanPaper> = fc
  .array(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .chain(shape => {
    const sections = shape.flatMap((parts, at): Omit<PlanPaperSection, 'title'>[] => [
      { clause: `${at + 1}`, number: `${numerals[at]}、`, level: 1 },
      ...parts.flatMap((items, part): Omit<PlanPaperSection, 'title'>[] => [
        { clause: `${at + 1}.${part + 1}`, number: `（${numerals[part]}）`, level: 2 },
        ...Array.from({ length: items }, (_, item) => ({
          clause: `${at + 1}.${part + 1}.${item + 1}`,
          number: `${item + 1}.`,
          level: 3,
        })),
      ]),
    ])
    const leaves = sections.filter(
      ({ clause, level }) => level > 1 && !sections.some(other => other.clause.startsWith(`${clause}.`)),
    )
    return fc.record({
      title: fc.constantFrom(...matters).map(matter => `云州市${matter}三年行动方案`),
      number: fc.integer({ min: 1, max: 99 }).map(serial => `云政发〔${year}〕${serial}号`),
      issuers: fc.constant(['云州市人民政府']),
      signedOn: fc.constant(day(`${year}-03-08`)),
      period: fc.constant({ start: day(`${year}-01-01`), end: day(`${year + 2}-12-31`) }),
      sections: fc.tuple(...sections.map(section => title.map(of => ({ ...section, title: of })))),
      tasks: fc
        .tuple(...leaves.map(({ clause }) => fc.option(owners.map(of => ({ clause, ...of })))))
        .map(all => all.filter(one => one !== null)),
      targets: fc
        .tuple(
          ...[...leaves, ...sections.filter(one => one.level === 1)].map(({ clause }) =>
            fc.array(target(clause), { maxLength: 3 }),
          ),
        )
        .map(all => all.flat()),
      isSample: fc.constant(false),
    })
  })
  .map(made => ({
    ...made,
    tasks: made.tasks.map(task => ({
      ...task,
      title: made.sections.find(section => section.clause === task.clause)?.title ?? '',
    })),
  }))

const order = <T extends { readonly clause: string }>(rows: readonly T[]): readonly T[] =>
  rows.toSorted((a, b) => a.clause.localeCompare(b.clause, 'en', { numeric: true }))

test('a plan printed and read again is the same plan', async () => {
  await fc.assert(
    fc.asyncProperty(plan, async made => {
      const file = await readDocument(await planPaperDocx(made), 'plan.docx')
      if (!file.ok) return expect.fail(file.refusal.code)
      const reading = readPlan(file.value.text)
      if (!reading.ok) return expect.fail(reading.refusal.code)
      const { document, sections, tasks, targets } = reading.value
      expect({
        title: document.title,
        number: document.number,
        issuers: document.issuers,
        signedOn: document.date,
        period: { start: document.period.start, end: document.period.end },
        sections: sections.map(({ id, number, title: of, level }) => ({ clause: id, number, level, title: of })),
        tasks: order(tasks.map(({ id, title: of, lead, responsible }) => ({ clause: id, lead, responsible, title: of }))),
        targets: order(
          targets.map(({ metric, comparator, unit, kind, section, deadline, value, valueMax }) => ({
            metric,
            comparator,
            measureUnit: unit,
            kind,
            clause: section,
            deadline,
            value: String(value),
            valueMax: valueMax === null ? null : String(valueMax),
          })),
        ),
      }).toEqual({
        title: made.title,
        number: made.number,
        issuers: made.issuers,
        signedOn: made.signedOn,
        period: made.period,
        sections: made.sections,
        tasks: order(made.tasks),
        targets: order(made.targets),
      })
    }),
    { numRuns: 60, seed: 7 },
  )
}, 60_000)
