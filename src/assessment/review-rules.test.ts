import { describe, expect, test } from 'vitest'
import type { Call } from '#define'
import * as rule from './review-rules.ts'
import type { Appeal, Recheck, Run, SelfReview } from './rows.ts'

const call = (more: object = {}) =>
  ({
    newId: () => 'new',
    actor: { person: 'p1', role: 'assessor', unit: 'bureau', organisation: null, ...more },
  }) as unknown as Call

const indicator = (code: string, unit: string, more: object = {}) => ({
  id: code,
  code,
  state: 'inUse',
  kind: 'level',
  direction: 'positive',
  targets: [{ year: '2023', value: '10' }],
  owners: [{ unit, role: 'lead', clause: '1' }],
  ...more,
})
const indicators = [indicator('I1', 'u'), indicator('I2', 'u'), indicator('I3', 'v')] as never
const review = (...lines: readonly (readonly [string, string | null, string | null])[]) =>
  ({
    unit: 'u',
    year: '2023',
    lines: lines.map(([code, claimed, explanation]) => ({ indicator: code, claimed, explanation, method: 'same' })),
  }) as unknown as SelfReview
const full = (claimed: string | null, explanation: string | null) => review(['I1', claimed, explanation], ['I2', '10', null])

describe('a self-review', () => {
  test.each<[string, SelfReview, unknown]>([
    ['whole', full('10', null), null],
    [
      'of another unit',
      review(['I1', '1', null], ['I2', '1', null], ['I3', '1', null]),
      ['line_of_another_unit', { indicator: 'I3' }],
    ],
    ['a line twice', review(['I1', '1', null], ['I1', '1', null]), ['line_twice', { indicator: 'I1' }]],
    ['a line left out', review(['I1', '1', null]), ['line_left_out', { indicator: 'I2' }]],
  ])('%s', (_, given, verdict) => expect(rule.linesAnswerTheirUnit(given, { indicators }, call())).toEqual(verdict))

  test.each<[string | null, string | null, boolean]>([
    ['10', null, true],
    ['11', null, true],
    ['11.01', null, false],
    ['11.01', 'why', true],
    ['9.99', null, false],
    ['9.99', 'why', true],
    [null, null, false],
    [null, 'why', true],
  ])('claims %s, explained %s: may be signed %s', (claimed, explanation, passes) => {
    const verdict = rule.oddLinesExplained(full(claimed, explanation), { indicators, over: 11_000 }, call())
    expect(verdict).toEqual(passes ? null : ['line_explanation_missing', { indicator: 'I1' }])
  })
  test('where less is better the target is divided by the figure', () => {
    const reverse = [indicator('I1', 'u', { direction: 'reverse' }), indicator('I2', 'u')] as never
    expect(rule.oddLinesExplained(full('9', null), { indicators: reverse, over: 11_000 }, call())).toEqual([
      'line_explanation_missing',
      { indicator: 'I1' },
    ])
    expect(rule.oddLinesExplained(full('9.5', null), { indicators: reverse, over: 11_000 }, call())).toBeNull()
  })
  test('starts with the indicators of the unit and what is known of them', () => {
    const facts = [{ id: 'f1', indicator: 'I2', period: '2023', value: '7', standing: 'final', supersedes: null }] as never
    expect(rule.linesToReport(review(), { indicators, facts, verdicts: [] })).toEqual({
      lines: [
        { indicator: 'I1', claimed: null, method: 'same', explanation: null },
        { indicator: 'I2', claimed: '7', method: 'same', explanation: null },
      ],
    })
  })
})

test.each<[string | null, string | null]>([
  ['bureau', 'own_unit'],
  ['other', null],
  [null, null],
])('who belongs to %s checks the bureau: %s', (unit, refusal) =>
  expect(rule.notOwnUnit({ unit: 'bureau' }, undefined, call({ unit }))).toBe(refusal),
)

test.each<[Partial<Recheck>, string | null]>([
  [{ outcome: 'confirmed', found: null }, null],
  [{ outcome: 'corrected', found: null }, 'found_missing'],
  [{ outcome: 'corrected', found: '3' }, null],
])('a re-check %j: %s', (given, refusal) => expect(rule.foundWhenCorrected(given as Recheck, undefined, call())).toBe(refusal))

test.each<[string, string, string | null]>([
  ['u', 'I1', null],
  ['u', 'I2', 'line_not_drawn'],
  ['v', 'I1', 'line_not_drawn'],
])('a re-check of %s %s: %s', (unit, of, refusal) => {
  const draw = { items: [{ unit: 'u', indicator: 'I1' }] } as never
  expect(rule.lineWasDrawn({ unit, indicator: of } as Recheck, { draw }, call())).toBe(refusal)
})

const appeal = (more: Partial<Appeal> = {}) =>
  ({
    id: 'a',
    unit: 'u',
    subject: 'figure',
    indicator: 'I1',
    adjustment: null,
    claimedValue: '11',
    proof: ['new'],
    decision: 'granted',
    ...more,
  }) as unknown as Appeal

describe('an appeal', () => {
  test.each<[string, string | null]>([
    ['provisional', 'appeal_too_early'],
    ['noticed', null],
    ['appealing', null],
    ['settled', 'appeal_out_of_time'],
    ['approved', 'appeal_out_of_time'],
    ['published', 'appeal_out_of_time'],
    ['superseded', 'appeal_out_of_time'],
  ])('against a run that is %s: %s', (state, refusal) =>
    expect(rule.lodgedInTime(appeal(), { run: { state } as Run }, call())).toBe(refusal),
  )
  test.each<[Partial<Appeal>, string | null]>([
    [{}, null],
    [{ indicator: null }, 'matter_missing'],
    [{ claimedValue: null }, 'claim_missing'],
    [{ subject: 'adjustment' }, 'matter_missing'],
    [{ subject: 'adjustment', adjustment: 'x' as never }, null],
    [{ subject: 'conduct', indicator: null, claimedValue: null }, null],
  ])('about %j: %s', (given, refusal) => expect(rule.matterNamed(appeal(given), undefined, call())).toBe(refusal))
  test.each<[Partial<Appeal>, string | null, string | null, string | null]>([
    [{}, 'u', null, null],
    [{}, 'v', null, 'matter_of_another_unit'],
    [{ subject: 'adjustment' }, null, 'u', null],
    [{ subject: 'adjustment' }, null, 'v', 'matter_of_another_unit'],
    [{ subject: 'measures' }, null, null, null],
  ])('%j of indicator %s, adjustment %s: %s', (given, owner, punished, refusal) =>
    expect(
      rule.matterOfUnit(
        appeal(given),
        { indicator: owner === null ? null : (indicator('I1', owner) as never), adjustment: { unit: punished } as never },
        call(),
      ),
    ).toBe(refusal),
  )
  test.each<[Partial<Appeal>, string | null]>([
    [{ state: 'dismissed' }, 'appeal_twice'],
    [{ state: 'lodged' }, 'appeal_twice'],
    [{ state: 'withdrawn' }, null],
    [{ state: 'dismissed', indicator: 'I2' as never }, null],
    [{ state: 'dismissed', subject: 'conduct' }, null],
  ])('after %j: %s', (earlier, refusal) =>
    expect(rule.lodgedOnce(appeal(), { earlier: [appeal(earlier)] }, call())).toBe(refusal),
  )
  test.each<[readonly string[], string | null]>([
    [['new'], null],
    [['old', 'new'], null],
    [['old'], 'evidence_not_new'],
  ])('with %j: %s', (proof, refusal) =>
    expect(rule.evidenceIsNew(appeal({ proof }), { known: [{ proof: ['old'] }] as never }, call())).toBe(refusal),
  )

  const none = { run: { year: '2023' } as Run, reports: [], checks: [], facts: [], verdicts: [] }
  test.each<[string, object, object, string | null]>([
    ['nobody checked before', {}, {}, null],
    ['own unit goes first', { reports: [{ year: '2023', checker: 'p1' }] }, { unit: 'u' }, 'own_unit'],
    ['the checker of the self-review', { reports: [{ year: '2023', checker: 'p1' }] }, {}, 'first_verifier'],
    ['of another year', { reports: [{ year: '2022', checker: 'p1' }] }, {}, null],
    ['who looked on site', { checks: [{ year: '2023', indicator: 'I1', checker: 'p1' }] }, {}, 'first_verifier'],
    ['who looked at another line', { checks: [{ year: '2023', indicator: 'I2', checker: 'p1' }] }, {}, null],
    [
      'who verified the figure',
      { facts: [{ id: 'f', period: '2023' }], verdicts: [{ fact: 'f', giver: 'p1' }] },
      {},
      'first_verifier',
    ],
    ['another person did', { facts: [{ id: 'f', period: '2023' }], verdicts: [{ fact: 'f', giver: 'p2' }] }, {}, null],
  ])('is heard by p1: %s', (_, found, actor, refusal) =>
    expect(rule.notFirstVerifier(appeal(), { ...none, ...found } as never, call(actor))).toBe(refusal),
  )

  test('when granted the claim itself becomes the figure, and is accepted', () => {
    const facts = [{ id: 'f1', indicator: 'I1', period: '2023', value: '9', standing: 'final', supersedes: null }] as never
    const follows = rule.effectOfAppeal(appeal(), { run: { year: '2023' } as Run, facts, verdicts: [] }, call())
    expect(follows.map(each => each.take)).toEqual(['facts.fact.recordByDecision', 'facts.verdict.give'])
    expect(follows[0]?.values).toMatchObject({ value: '11', unit: 'u', period: '2023', supersedes: 'f1', proof: ['new'] })
    expect(follows[1]?.values).toMatchObject({ fact: 'new', outcome: 'accepted' })
  })
  test('against an adjustment lifts it; against counts it changes nothing by itself', () => {
    const given = { run: { year: '2023' } as Run, facts: [], verdicts: [] }
    const lifted = rule.effectOfAppeal(appeal({ subject: 'adjustment', adjustment: 'x' as never }), given, call())
    expect(lifted).toEqual([{ take: 'adjustment.lift', id: 'x', reason: 'granted' }])
    expect(rule.effectOfAppeal(appeal({ subject: 'conduct' }), given, call())).toEqual([])
  })
})
