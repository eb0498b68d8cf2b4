import { describe, expect, test } from 'vitest'
import type { Call } from '#define'
import { assess } from './assess.ts'
import type { AssessmentInput } from './assessment-input.ts'
import { correctedInput } from './corrected-input.ts'
import type { Appeal, Run } from './rows.ts'
import * as rule from './run-rules.ts'
import { conduct, fact, input, measures } from './sample-input.ts'

const call = { now: '2024-03-20T00:00:00Z', newId: () => 'x' } as unknown as Call
const run = (state: string, more: object = {}) =>
  ({ id: 'r', plan: 'p', year: '2023', scheme: 's', state, corrects: null, ...more }) as unknown as Run

test.each<[readonly string[], string | null]>([
  [[], null],
  [['provisional', 'superseded'], null],
  ...['noticed', 'appealing', 'settled', 'approved', 'published'].map((state): [readonly string[], string] => [
    ['superseded', state],
    'year_under_notice',
  ]),
])('another run beside %j: %s', (states, refusal) =>
  expect(rule.yearStillOpen(run('provisional'), { others: states.map(state => run(state)) }, call)).toBe(refusal),
)

test.each<[readonly Run[], string | null]>([
  [[run('provisional')], null],
  [[run('provisional'), run('superseded', { id: 'q' })], null],
  [[run('provisional'), run('provisional', { id: 'q' })], 'other_run_open'],
])('notice beside %j: %s', (others, refusal) => expect(rule.othersGivenUp(run('provisional'), { others }, call)).toBe(refusal))

describe('before notice what was drawn has been looked at', () => {
  const draw = { id: 'd', items: [{ unit: 'u', indicator: 'I1' }] }
  const check = (more: object = {}) => ({ draw: 'd', unit: 'u', indicator: 'I1', outcome: 'confirmed', found: null, ...more })
  const facts = [{ id: 'f', indicator: 'I1', value: '12', standing: 'final', supersedes: null }]
  test.each<[string, object, unknown]>([
    ['nothing drawn', { draws: [] }, 'draw_missing'],
    ['nobody went', {}, ['rechecks_open', { count: 1 }]],
    ['somebody went for another draw', { checks: [check({ draw: 'e' })] }, ['rechecks_open', { count: 1 }]],
    ['confirmed', { checks: [check()] }, null],
    ['corrected and recorded', { checks: [check({ outcome: 'corrected', found: '12.000000' })] }, null],
    [
      'corrected, the figure is another',
      { checks: [check({ outcome: 'corrected', found: '11' })] },
      ['correction_not_recorded', { count: 1 }],
    ],
    [
      'corrected, no figure at all',
      { checks: [check({ outcome: 'corrected', found: '0' })], facts: [] },
      ['correction_not_recorded', { count: 1 }],
    ],
  ])('%s', (_, found, verdict) =>
    expect(
      rule.rechecksDone(run('provisional'), { draws: [draw], checks: [], facts, verdicts: [], ...found } as never, call),
    ).toEqual(verdict),
  )
})

test.each<[Run | null, string | null]>([
  [null, 'nothing_to_correct'],
  [run('settled'), null],
  [run('settled', { year: '2022' }), 'corrects_another_year'],
  [run('settled', { scheme: 't' }), 'corrects_another_year'],
  [run('settled', { plan: 'q' }), 'corrects_another_year'],
  [run('appealing'), 'run_not_settled'],
  [run('approved'), 'run_not_settled'],
])('a correction of %j: %s', (earlier, refusal) =>
  expect(rule.correctsSettled(run('settled'), { earlier }, call)).toBe(refusal),
)

test.each<[readonly Appeal['state'][], unknown, unknown, unknown]>([
  [[], null, 'no_case_to_correct', null],
  [['lodged', 'inHand', 'dismissed'], ['appeals_open', { count: 2 }], 'no_case_to_correct', null],
  [['dismissed', 'withdrawn'], null, 'no_case_to_correct', null],
  [['corrected', 'dismissed'], null, null, 'appeals_not_applied'],
])('appeals %j', (states, open, correcting, approving) => {
  const appeals = states.map(state => ({ state }) as Appeal)
  expect(rule.appealsDecided(run('settled'), { appeals }, call)).toEqual(open)
  expect(rule.appealGranted(run('settled'), { appeals }, call)).toBe(correcting)
  expect(rule.appealsApplied(run('settled'), { appeals }, call)).toBe(approving)
})

describe('a correction', () => {
  const lines = [
    { indicator: 'I1', weight: '60', value: '0.80' },
    { indicator: 'I2', weight: '40', value: '0.90' },
  ]
  const at = (values: Readonly<Record<string, string>>, more: Partial<AssessmentInput> = {}): AssessmentInput =>
    input(
      {
        facts: lines.map(line => fact(line.indicator, values[line.indicator] ?? line.value)),
        measures: [measures('u', 't', '0.5')],
        conduct: [conduct('u', {}), conduct('v', {})],
        adjustments: [{ id: 'd', unit: 'u', kind: 'deduction', points: '0.5', matter: 'm', toleratedBy: null }],
        rules: '1.1.0',
        ...more,
      },
      {
        units: [
          { unit: 'u', group: 'A' },
          { unit: 'v', group: 'A' },
        ],
        tasks: [],
        lines: lines.map(({ indicator, weight }) => ({
          indicator,
          name: indicator,
          clauses: [],
          weight,
          fn: 'F1',
          params: { T: '1' },
          owners: [
            { unit: 'u', role: 'lead', tasks: [] },
            { unit: 'v', role: 'responsible', tasks: [] },
          ],
        })),
      },
    )
  const granted = (more: object) => [
    { id: 'a', number: '2024-0001', unit: 'u', subject: 'figure', indicator: 'I1', adjustment: null, ...more } as never,
  ]
  const later = at(
    { I1: '0.95', I2: '0.10' },
    {
      cutOff: 'later',
      conduct: [conduct('u', { absences: 3 }), conduct('v', { absences: 4 })],
      adjustments: [],
      measures: [measures('u', 't', '1'), measures('v', 't', '1')],
    },
  )
  const earlier = at({})

  test.each<[string, object, Partial<AssessmentInput>]>([
    ['of a figure', {}, { facts: [fact('I1', '0.95'), fact('I2', '0.90')] }],
    ['of an adjustment', { subject: 'adjustment', indicator: null, adjustment: 'd' }, { adjustments: [] }],
    ['of counts', { subject: 'conduct', indicator: null }, { conduct: [conduct('u', { absences: 3 }), conduct('v', {})] }],
    ['of measures', { subject: 'measures', indicator: null }, { measures: [measures('u', 't', '1')] }],
  ])('%s touches that and nothing else', (_, more, changed) => {
    const found = correctedInput(earlier, later, granted(more))
    const { cases, cutOff, ...rest } = found
    expect(cutOff).toBe('later')
    expect(cases).toMatchObject([{ id: 'a', number: '2024-0001', unit: 'u' }])
    const sorted = (of: AssessmentInput) => ({
      ...of,
      facts: of.facts.toSorted((a, b) => (a.indicator < b.indicator ? -1 : 1)),
      conduct: of.conduct.toSorted((a, b) => (a.unit < b.unit ? -1 : 1)),
    })
    const { cutOff: _was, ...kept } = earlier
    expect(sorted(rest as AssessmentInput)).toEqual(sorted({ ...kept, ...changed } as AssessmentInput))
  })

  test('moves every unit that shares the line, and says by which case', () => {
    const before = assess(earlier)
    const after = assess(correctedInput(earlier, later, granted({})))
    const moved = after.units.filter((unit, place) => unit.total !== before.units[place]?.total).map(unit => unit.unit)
    expect(moved).toEqual(['u', 'v'])
  })
  test('keeps the cases of the correction before it', () => {
    const once = correctedInput(earlier, later, granted({}))
    const twice = correctedInput(once, later, granted({ id: 'b', subject: 'conduct', indicator: null }))
    expect(twice.cases?.map(each => each.id)).toEqual(['a', 'b'])
  })
})
