import { day } from '#base'
import type { Call } from '#define'
import type { Plan, Target } from '#plan'
import { expect, test } from 'vitest'
import * as rule from './change-rules.ts'
import type { LightRuling, TargetChange } from './rows.ts'

const call = { day: day('2024-03-01') } as Call
const target = (more: Partial<Target> = {}) =>
  ({ plan: 'p', state: 'inForce', value: '90', deadline: day('2024-12-31'), ...more }) as Target
const change = (more: Partial<TargetChange> = {}) =>
  ({
    target: 't',
    oldValue: '90.0',
    newValue: '100',
    oldDeadline: day('2024-12-31'),
    newDeadline: null,
    ...more,
  }) as TargetChange

test.each<[string, TargetChange, Target | null, unknown]>([
  ['a higher value', change(), target(), null],
  ['a later day alone', change({ newValue: '90', newDeadline: day('2025-12-31') }), target(), null],
  ['nothing', change({ newValue: '90.0' }), target(), 'nothing_changes'],
  ['a value that has moved on', change(), target({ value: '95' }), 'target_moved_on'],
  ['a target not in force', change(), target({ state: 'drafted' }), 'target_not_in_force'],
  ['no target', change(), null, 'target_not_in_force'],
])('a change of %s', (_, asked, of, verdict) => expect(rule.oldAsItStands(asked, { target: of }, call)).toBe(verdict))

test.each<[string, string | null, string | null, unknown]>([
  ['the issuing body', '市人民政府', '市人民政府 ', null],
  ['another body', '市科技局', '市人民政府', ['not_issuing_body', { issuer: '市人民政府' }]],
  ['nobody', null, '市人民政府', 'issuer_unknown'],
  ['a plan without an issuer', '市人民政府', null, 'issuer_unknown'],
])('ordered by %s', (_, issuer, ofPlan, verdict) =>
  expect(
    rule.byIssuingBody(
      change(),
      { target: target(), plans: [{ id: 'p', issuer: ofPlan } as unknown as Plan], document: { issuer } as never },
      call,
    ),
  ).toEqual(verdict),
)

test('the old day stays where no new one is ordered', () =>
  expect(rule.changeTarget(change())).toMatchObject([
    { take: 'plan.target.change', id: 't', values: { value: '100', deadline: '2024-12-31' } },
  ]))

test('a ruling on a light ends after today, and there is one', () => {
  const ruling = (id: string, untilDay: string) => ({ id, untilDay: day(untilDay) }) as unknown as LightRuling
  expect(rule.untilLater(ruling('a', '2024-03-01'), undefined, call)).toBe('until_past')
  expect(rule.untilLater(ruling('a', '2024-03-02'), undefined, call)).toBe(null)
  expect(rule.oneRuling(ruling('a', '2024-03-02'), { open: [ruling('b', '2024-03-09')] }, call)).toBe('light_ruled')
})
