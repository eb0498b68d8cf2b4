import { describe, expect, test } from 'vitest'
import type { Call } from '#define'
import { defaultRules } from './default-rules.ts'
import { type Frozen, inputOf } from './frozen.ts'
import type { AdjustmentRow, Run, Scheme } from './rows.ts'
import { falsifiedLineOfUnit, onlyDeductionTolerated, schemeHolds, vetoSaysEffect } from './rules.ts'
import { schemeApproved } from './run-rules.ts'

const call = { day: '2023-12-31', now: '2023-12-31T00:00:00Z' } as Call
const settings = { version: '1', ...defaultRules }
const line = { indicator: 'i1', weight: '100', fn: 'F1', parameters: '{"T":"600"}', basis: 'D' }
const scheme = (more: object = {}, ...lines: object[]) =>
  ({
    id: 's',
    plan: 'p',
    year: '2023',
    state: 'approved',
    settings: JSON.stringify(settings),
    lines: (lines.length > 0 ? lines : [{}]).map(each => ({ ...line, ...each })),
    ...more,
  }) as unknown as Scheme
const indicator = (id: string, code: string, more: object = {}) => ({ id, code, baseline: null, targetCodes: 'T01', ...more })
const indicators = [indicator('i1', 'I01'), indicator('i2', 'I02', { targetCodes: null })] as never

describe('a scheme is drafted, corrected and approved only when it holds', () => {
  test.each<[said: string, scheme: Scheme, refusal: unknown]>([
    ['whole', scheme(), null],
    ['settings that are no object', scheme({ settings: '[]' }), 'settings_unreadable'],
    ['settings with nothing in them', scheme({ settings: '{}' }), 'settings_unreadable'],
    ['parameters that are no object', scheme({}, { parameters: '7' }), 'parameters_unreadable'],
    ['a line of another plan', scheme({}, { indicator: 'i9' }), 'indicator_of_another_plan'],
    ['weights', scheme({}, { weight: '99' }), ['weights_not_100', { sum: '99' }]],
    [
      'shares of a block with nothing in it',
      scheme({ settings: JSON.stringify({ ...settings, blocksWithoutTargets: { tasks: '0', process: '0' } }) }),
      ['shares_not_whole', { part: 'blocksWithoutTargets', sum: '0' }],
    ],
    ['function', scheme({}, { fn: 'F99' }), ['unknown_function', { indicator: 'I01', fn: 'F99' }]],
    [
      'growth over a baseline nobody knows',
      scheme({}, { fn: 'F6', parameters: '{"gT":"0.1"}' }),
      ['baseline_unknown', { indicator: 'I01', fn: 'F6' }],
    ],
    ['twice', scheme({}, { weight: '50' }, { weight: '50' }), ['indicator_twice', { indicator: 'I01' }]],
    ['two lines', scheme({}, { weight: '50' }, { weight: '50', indicator: 'i2' }), null],
  ])('%s', (_, given, refusal) => expect(schemeHolds(given, { indicators }, call)).toEqual(refusal))
})

test.each([
  [{}, null],
  [{ state: 'drafted', plan: 'q' }, 'scheme_not_approved'],
  [{ plan: 'q', year: '2022' }, 'scheme_of_another_plan'],
  [{ year: '2022' }, 'scheme_of_another_year'],
])('nobody is judged by a scheme with %j: %s', (more, refusal) =>
  expect(schemeApproved({ plan: 'p', year: '2023' } as Run, { scheme: scheme(more) }, call)).toEqual(refusal),
)

test.each([
  ['2023', '2023-06-30', null, 1],
  ['2023', '2024-02-01', '2023-12-01', 0],
  ['2024', '2024-02-01', '2023-12-01', 1],
])('in %s a milestone due %s, first due %s, stands %d times', (year, dueOn, originallyDueOn, times) => {
  const frozen = {
    scheme: scheme(),
    units: [{ id: 'u', kind: 'department' }],
    milestones: [{ id: 'm', unit: 'u', task: 't', weight: 10_000, dueOn, originallyDueOn, state: 'planned', doneOn: null }],
    ...Object.fromEntries(
      ['indicators', 'facts', 'verdicts', 'tasks', 'conducts', 'adjustments', 'selfReviews', 'rulings'].map(name => [name, []]),
    ),
  } as unknown as Frozen & { readonly scheme: Scheme }
  const { measures } = inputOf({ plan: 'p', year } as Run, frozen, call.now)
  expect(measures.flatMap(each => each.milestones)).toHaveLength(times)
})

test.each<[AdjustmentRow['kind'], AdjustmentRow['effect'], string | null, string | null]>([
  ['bonus', null, null, 'not_a_deduction'],
  ['bonus', 'fail', 'effect_without_veto', 'not_a_deduction'],
  ['deduction', null, null, null],
  ['deduction', 'capAtPass', 'effect_without_veto', null],
  ['veto', null, 'veto_without_effect', 'not_a_deduction'],
  ['veto', 'fail', null, 'not_a_deduction'],
  ['falsification', null, 'veto_without_effect', 'not_a_deduction'],
  ['falsification', 'capAtPass', null, 'not_a_deduction'],
])('%s with effect %s: %s; tolerated: %s', (kind, effect, refusal, tolerated) => {
  expect(vetoSaysEffect({ kind, effect } as AdjustmentRow, undefined, call)).toBe(refusal)
  expect(onlyDeductionTolerated({ kind } as AdjustmentRow, undefined, call)).toBe(tolerated)
})

test.each<[AdjustmentRow['kind'], string | null, string, string | null]>([
  ['deduction', null, 'u', null],
  ['deduction', 'i1', 'u', 'line_without_falsification'],
  ['falsification', null, 'u', 'falsified_line_missing'],
  ['falsification', 'i1', 'u', null],
  ['falsification', 'i1', 'v', 'falsified_line_of_another_unit'],
])('%s of line %s of %s: %s', (kind, of, owner, refusal) => {
  const indicator = { owners: [{ unit: owner }] } as never
  expect(falsifiedLineOfUnit({ kind, indicator: of, unit: 'u' } as AdjustmentRow, { indicator }, call)).toBe(refusal)
})

test('a falsified line costs its points, its deduction and the grade, from one row', () => {
  const row = {
    id: 'x',
    unit: 'u',
    kind: 'falsification',
    indicator: 'i1',
    scorePoints: '5',
    effect: 'fail',
    matter: 'm',
    toleratedBy: null,
  }
  const frozen = {
    scheme: scheme(),
    adjustments: [row],
    units: [],
    ...Object.fromEntries(
      ['indicators', 'facts', 'verdicts', 'tasks', 'milestones', 'conducts', 'selfReviews', 'rulings'].map(name => [name, []]),
    ),
  } as unknown as Frozen & { readonly scheme: Scheme }
  const { falsified, adjustments, vetoes } = inputOf({ plan: 'p', year: '2023' } as Run, frozen, call.now)
  expect(falsified).toEqual([{ id: 'x', unit: 'u', indicator: 'i1' }])
  expect(adjustments).toMatchObject([{ kind: 'deduction', points: '5' }])
  expect(vetoes).toEqual([{ id: 'x', unit: 'u', effect: 'fail' }])
})
