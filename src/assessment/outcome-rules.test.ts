import { describe, expect, test } from 'vitest'
import type { Call } from '#define'
import { assess } from './assess.ts'
import { frozenText } from './frozen.ts'
import * as rule from './outcome-rules.ts'
import type { CityFeed, Evaluation, Run, UnitScore } from './rows.ts'
import { conduct, fact, input, line, measures } from './sample-input.ts'

const call = { now: '2025-06-30T00:00:00Z', day: '2025-07-01', newId: () => 'x' } as unknown as Call
const frozen = (year: number, values: Readonly<Record<string, string>>) =>
  input(
    {
      facts: ['I1', 'I2'].map(code => fact(code, values[code] ?? '1')),
      measures: [measures('u', 't', '0.9'), measures('v', 't', '0.8')],
      conduct: [conduct('u'), conduct('v')],
      rules: '1.1.0',
    },
    {
      year,
      units: ['u', 'v'].map(unit => ({ unit, group: 'A' })),
      tasks: [
        {
          task: 't',
          name: 't',
          importance: 'key',
          owners: [
            { unit: 'u', role: 'lead' },
            { unit: 'v', role: 'responsible' },
          ],
        },
      ],
      lines: [
        line('I1', '60', { owners: [{ unit: 'u', role: 'lead', tasks: [] }] }),
        line('I2', '40', { owners: [{ unit: 'u', role: 'lead', tasks: [] }] }),
      ],
    },
  )
const run = (year: string, more: object = {}): Run =>
  ({
    id: `r${year}`,
    plan: 'p',
    year,
    state: 'published',
    fingerprint: `f${year}`,
    inputs: frozenText(frozen(Number(year), { I1: year === '2024' ? '0.8' : '1' })),
    ...more,
  }) as unknown as Run
const runs = [run('2022'), run('2023', { state: 'approved' }), run('2024')]
const evaluation = (...years: readonly (readonly [string, string])[]) =>
  ({ id: 'e', plan: 'p', years: years.map(([year, id]) => ({ year, run: id })) }) as unknown as Evaluation
const three = evaluation(['2022', 'r2022'], ['2023', 'r2023'], ['2024', 'r2024'])
const found = (more: object = {}) => ({
  plan: { startsOn: '2022-01-01', endsOn: '2024-12-31' },
  runs,
  units: [{ id: 'u', state: 'active', successor: null }],
  first: 3_000,
  middle: 3_000,
  last: 4_000,
  terminalShare: 5_000,
  unmetWeightMax: 3_000,
  ...more,
})

test.each<[string, Evaluation, object, unknown]>([
  ['whole', three, {}, null],
  ['a run nobody knows', evaluation(['2022', 'other']), {}, 'run_of_another_plan'],
  ['the run of another year', evaluation(['2022', 'r2023']), {}, ['year_of_another_run', { year: '2022' }]],
  [
    'a run not sealed',
    three,
    { runs: [runs[0], runs[1], run('2024', { state: 'settled' })] },
    ['run_not_sealed', { year: '2024' }],
  ],
  ['a year twice', evaluation(['2022', 'r2022'], ['2022', 'r2022']), {}, ['year_twice', { year: 2022 }]],
  ['a year left out', evaluation(['2022', 'r2022'], ['2024', 'r2024']), {}, ['year_left_out', { year: 2023 }]],
  ['a plan without days', evaluation(['2022', 'r2022']), { plan: null }, null],
])('years of an evaluation: %s', (_, given, more, verdict) =>
  expect(rule.yearsSealed(given, found(more) as never, call)).toEqual(verdict),
)

describe('the input of an evaluation', () => {
  const of = (more: object = {}, given = three) => rule.inputOfEvaluation(given, found(more) as never, call.now)
  test('is made of the sealed years alone', () => {
    const made = of()
    expect(made.years.map(({ year, weight, fingerprint }) => [year, weight, fingerprint])).toEqual([
      [2022, '0.3', 'f2022'],
      [2023, '0.3', 'f2023'],
      [2024, '0.4', 'f2024'],
    ])
    const totals = assess(frozen(2022, { I1: '1' })).units.map(({ unit, total, grade }) => ({ unit, total, grade }))
    expect(made.years[0]?.units).toMatchObject(totals)
    expect(made.years[0]?.units.map(each => each.taskWeight)).toEqual(['3', '1.5'])
    expect([made.terminalShare, made.unmetWeightMax]).toEqual(['0.5', '30'])
  })
  test('the terminal score is the targets block of the last year, with the weight it did not reach', () =>
    expect(of().terminal).toEqual([{ unit: 'u', score: '88.00', unmetWeight: '60' }]))
  test.each<[number, readonly string[]]>([
    [1, ['1']],
    [2, ['0.428571428571', '0.571428571429']],
    [3, ['0.3', '0.3', '0.4']],
    [5, ['0.3', '0.1', '0.1', '0.1', '0.4']],
  ])('%d years are weighed to 1', (count, weights) => {
    const years = Array.from({ length: count }, (_, at) => String(2020 + at))
    const made = rule.inputOfEvaluation(
      evaluation(...years.map((year): [string, string] => [year, `r${year}`])),
      found({ runs: years.map(year => run(year)) }) as never,
      call.now,
    )
    expect(made.years.map(year => year.weight)).toEqual(weights)
  })
  test('a merged unit hands its years on', () =>
    expect(of({ units: [{ id: 'v', state: 'merged', successor: 'u' }] }).mergers).toEqual([{ from: 'v', into: 'u' }]))
})

const feed = (more: Partial<CityFeed> = {}) =>
  ({ id: 'f', run: 'r', mode: 'points', itemPoints: '3', corrects: null, ...more }) as unknown as CityFeed
describe('what the city gets', () => {
  test.each([
    ['published', null],
    ['approved', 'run_not_published'],
  ])('of a run that is %s: %s', (state, refusal) =>
    expect(rule.runPublished(feed(), { run: { state } as Run }, call)).toBe(refusal),
  )
  test.each<[Partial<CityFeed>, string | null]>([
    [{}, null],
    [{ itemPoints: null }, 'item_points_missing'],
    [{ mode: 'grades', itemPoints: null }, null],
  ])('%j: %s', (more, refusal) => expect(rule.itemPointsKnown(feed(more), undefined, call)).toBe(refusal))
  test.each<[string | null, readonly string[], string | null]>([
    [null, [], null],
    [null, ['a'], 'correction_unnamed'],
    ['a', ['a'], null],
    ['b', ['a'], 'corrects_another_run'],
  ])('correcting %s after %j: %s', (corrects, sent, refusal) =>
    expect(
      rule.correctionNamed(feed({ corrects: corrects as never }), { sent: sent.map(id => feed({ id: id as never })) }, call),
    ).toBe(refusal),
  )
  const score = (unit: string, totalPoints: string, grade: string, vetoes: readonly string[] = []) =>
    ({ unit, totalPoints, grade, place: 1, working: JSON.stringify({ vetoes }) }) as unknown as UnitScore
  test.each<[Partial<CityFeed>, UnitScore, string, string]>([
    [{}, score('u', '89.72', 'good'), '2.69', 'none'],
    [{}, score('u', '89.72', 'pass', ['v1']), '2.69', 'vetoed'],
    [{ mode: 'grades' }, score('u', '89.72', 'pass'), '0.00', 'none'],
    [{ mode: 'grades' }, score('u', '55.00', 'fail'), '-0.30', 'none'],
    [{ mode: 'grades' }, score('u', '50.00', 'fail'), '-0.30', 'none'],
    [{ mode: 'grades' }, score('u', '49.99', 'fail'), '-0.50', 'none'],
  ])('%j of %j', (more, of, points, veto) => {
    const { rows, sentOn } = rule.rowsOfFeed(feed(more), { run: null, scores: [of], weakLine: '50' }, call)
    expect(rows).toMatchObject([{ feedPoints: points, veto, score: of.totalPoints }])
    expect(sentOn).toBe('2025-07-01')
  })
})
