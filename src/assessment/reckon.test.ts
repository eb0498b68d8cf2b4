import { describe, expect, test } from 'vitest'
import { canonical } from '#base'
import { type Reckoned, reckon } from './assess.ts'
import type { AssessmentInput } from './assessment-input.ts'
import { conduct, fact, input, line, measures } from './sample-input.ts'

const units = ['u', 'v', 'w']
const owners = (...names: readonly string[]) => names.map(unit => ({ unit, role: 'lead' as const, tasks: ['t'] }))
/** Three units; `u` and `v` on the first line, all on the second, and a task of all. */
const base: AssessmentInput = input(
  {
    rules: '1.1.0',
    facts: [fact('I1', '0.8'), fact('I2', '0.6')],
    measures: units.map(unit => measures(unit, 't', '0.9')),
    conduct: units.map(unit => conduct(unit)),
    adjustments: [{ id: 'a', unit: 'u', kind: 'bonus', points: '1', matter: 'm', toleratedBy: null }],
    selfReviews: [{ unit: 'u', indicator: 'I1', claimed: '0.8' }],
    falsified: [],
  },
  {
    units: units.map(unit => ({ unit, group: 'A' })),
    lines: [line('I1', '6', { owners: owners('u', 'v') }), line('I2', '4', { owners: owners('u', 'v', 'w') })],
    tasks: [{ task: 't', name: 't', importance: 'key', owners: units.map(unit => ({ unit, role: 'lead' as const })) }],
  },
)
const { scheme } = base
const whole = { lines: 2, cells: 5, cards: 3 }
const nothing = { lines: 0, cells: 0, cards: 0 }

describe('what is reckoned again after a change of', () => {
  const before = reckon(base)
  test('the first time: everything', () => expect(before.counts).toEqual(whole))
  test.each<[string, Partial<AssessmentInput>, Reckoned['counts']]>([
    ['nothing', {}, nothing],
    ['the cut-off', { cutOff: '43' }, nothing],
    ['the name of the scheme', { scheme: { ...scheme, id: 'other', version: '2', year: 2024 } }, nothing],
    ['a tie order', { tieOrder: ['w'] }, nothing],
    [
      'a fact: its line and who stands on it',
      { facts: [fact('I1', '0.7'), fact('I2', '0.6')] },
      { lines: 1, cells: 2, cards: 2 },
    ],
    ['a fact that was taken away', { facts: [fact('I2', '0.6')] }, { lines: 1, cells: 2, cards: 2 }],
    [
      'a milestone: the lines of one unit',
      { measures: [measures('u', 't', '0.1'), ...base.measures.slice(1)] },
      { lines: 0, cells: 2, cards: 1 },
    ],
    ['measures that were taken away', { measures: base.measures.slice(1) }, { lines: 0, cells: 2, cards: 1 }],
    ['counts: one card', { conduct: [conduct('u'), conduct('v', { returns: 1 }), conduct('w')] }, { ...nothing, cards: 1 }],
    ['an adjustment', { adjustments: [] }, { ...nothing, cards: 1 }],
    ['a veto', { vetoes: [{ id: 'x', unit: 'w', effect: 'fail' }] }, { ...nothing, cards: 1 }],
    ['a self-review', { selfReviews: [] }, { ...nothing, cards: 1 }],
    [
      'a falsification: the lines of the unit',
      { falsified: [{ id: 'x', unit: 'v', indicator: 'I1' }] },
      { lines: 0, cells: 2, cards: 1 },
    ],
    [
      'a group',
      { scheme: { ...scheme, units: [...scheme.units.slice(0, 2), { unit: 'w', group: 'B' }] } },
      { ...nothing, cards: 1 },
    ],
    [
      'owners of a line',
      { scheme: { ...scheme, lines: [line('I1', '6', { owners: owners('v') }), ...scheme.lines.slice(1)] } },
      { lines: 1, cells: 1, cards: 2 },
    ],
    ['a line that was taken away', { scheme: { ...scheme, lines: scheme.lines.slice(1) } }, { ...nothing, cards: 2 }],
    [
      'a task: no line',
      { scheme: { ...scheme, tasks: scheme.tasks.map(each => ({ ...each, importance: 'normal' as const })) } },
      { ...nothing, cards: 3 },
    ],
    ['a rule of the scheme: everything', { scheme: { ...scheme, sharing: 'jointCredit' } }, whole],
  ])('%s', (_, change, counts) => {
    const after = { ...base, ...change }
    const again = reckon(structuredClone(after), before)
    expect(again.counts).toEqual(counts)
    expect(canonical(again.result)).toBe(canonical(reckon(after).result))
    expect(reckon(after, again).counts).toEqual(nothing)
  })
})

test.each([
  ['facts', { facts: [fact('I1', '1'), fact('I1', '2')] }],
  ['measures', { measures: [measures('u', 't', '1'), measures('u', 't', '0')] }],
  ['counts', { conduct: [conduct('u'), conduct('u')] }],
])('two %s under one key are a bug of the caller', (_, change) =>
  expect(() => reckon({ ...base, ...change })).toThrow('one row a key'),
)
