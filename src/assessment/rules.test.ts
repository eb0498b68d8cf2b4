import { describe, expect, test } from 'vitest'
import type { Call } from '#define'
import { defaultRules } from './default-rules.ts'
import { type Frozen, inputOf } from './frozen.ts'
import type { Run, Scheme } from './rows.ts'
import { schemeHolds } from './rules.ts'
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
