import { day } from '#base'
import type { Call } from '#define'
import { expect, test } from 'vitest'
import * as rule from './report-rules.ts'
import type { Assignment, Milestone, ProgressReport } from './rows.ts'

const call = {} as Call
const report = (period: string, more: Partial<ProgressReport> = {}) =>
  ({
    id: period,
    period,
    progress: '本月新认定高企9家，累计47家。',
    completion: null,
    fallCause: null,
    ...more,
  }) as ProgressReport
const milestone = (weight: number, state: Milestone['state'], dueOn = '2024-06-30') =>
  ({ weight, state, dueOn: day(dueOn), originallyDueOn: null }) as Milestone

test.each<[string, readonly Assignment['cycle'][], string, unknown]>([
  ['a month for a task nobody has handed over', [], '2024-02', null],
  ['a quarter for the same', [], '2024Q1', ['period_of_another_cycle', { cycle: 'month' }]],
  ['a quarter', ['quarter'], '2024Q1', null],
  ['a month of a quarterly item', ['quarter'], '2024-02', ['period_of_another_cycle', { cycle: 'quarter' }]],
  ['either of two matters', ['quarter', 'year'], '2024', null],
  ['half a year', ['half'], '2024H1', null],
])('the period of a report: %s', (_, cycles, period, verdict) =>
  expect(rule.periodOfCycle(report(period), { assignments: cycles.map(cycle => ({ cycle }) as Assignment) }, call)).toEqual(
    verdict,
  ),
)

test('the report before is the one whose period ended last, whatever its kind', () => {
  const all = [report('2023-12'), report('2023Q4'), report('2024-01'), report('2024-02')]
  expect(rule.reportBefore(report('2024-02'), all)?.period).toBe('2024-01')
  expect(rule.reportBefore(report('2023-11'), all)).toBe(null)
})

test.each<[string, string, unknown]>([
  ['the same words', '本月新认定高企9家，累计47家。', ['text_repeated', { percent: 100, period: '2024-01' }]],
  ['a moved comma', '本月新认定高企9家 累计47家', ['text_repeated', { percent: 100, period: '2024-01' }]],
  ['news', '走访企业12户，瞪羚申报材料报送2家，园区二期完成桩基。', null],
])('a report of %s', (_, progress, verdict) =>
  expect(rule.writtenAnew(report('2024-02', { progress }), { reports: [report('2024-01')], most: 9_000 }, call)).toEqual(
    verdict,
  ),
)
test('there is nothing to repeat in the first report', () =>
  expect(rule.writtenAnew(report('2024-01'), { reports: [report('2024-02')], most: 9_000 }, call)).toBe(null))

test('completion goes by the weights of the year: 30 of 100 done', () => {
  const all = [
    milestone(3_000, 'accepted'),
    milestone(4_000, 'planned'),
    milestone(3_000, 'planned', '2024-12-31'),
    milestone(10_000, 'done', '2023-12-31'),
  ]
  expect(rule.completionOf('2024-02', all)).toBe(3_000)
  expect(rule.completionOf('2024Q1', all)).toBe(3_000)
  expect(rule.completionOf('2022-02', all)).toBe(null)
})

test.each<[string, Partial<ProgressReport>, string, unknown]>([
  ['and says nothing', {}, '2024-01', ['progress_fell', { was: 60, now: 30, period: '2024-01' }]],
  ['and says why', { fallCause: '节点被退回' }, '2024-01', null],
  ['from the year before', {}, '2023-12', null],
])('progress falls %s', (_, more, before, verdict) =>
  expect(
    rule.notFallen(
      report('2024-02', more),
      { reports: [report(before, { completion: 6_000 })], milestones: [milestone(3_000, 'done'), milestone(7_000, 'planned')] },
      call,
    ),
  ).toEqual(verdict),
)

test.each<[rule.Cycle, string, string]>([
  ['month', '2024-03-04', '2024-02'],
  ['month', '2024-01-01', '2023-12'],
  ['quarter', '2024-03-31', '2023Q4'],
  ['quarter', '2024-04-01', '2024Q1'],
  ['half', '2024-06-30', '2023H2'],
  ['half', '2024-07-01', '2024H1'],
  ['year', '2024-12-31', '2023'],
])('by the %s, on %s the period that ended last is %s', (cycle, on, period) => {
  expect(rule.periodEnded(cycle, day(on)).period).toBe(period)
  expect(rule.cycleOfPeriod(period)).toBe(cycle)
})

test.each([
  ['2024-02', 5, '2024-03-05'],
  ['2023Q4', 10, '2024-01-10'],
  ['2024-01', 31, '2024-02-29'],
  ['2023', 31, '2024-01-31'],
])('a report of %s is due on day %i of the month after: %s', (period, of, due) =>
  expect(rule.reportDayAfter(period, of)).toBe(due),
)

test.each<[readonly rule.Cycle[], rule.Cycle]>([
  [[], 'month'],
  [['year', 'quarter'], 'quarter'],
  [['half'], 'half'],
])('who holds %j of a task is asked by the %s', (of, cycle) =>
  expect(rule.cycleOf(of.map(each => ({ cycle: each })))).toBe(cycle),
)
