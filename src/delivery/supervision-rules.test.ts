import { day } from '#base'
import type { Call } from '#define'
import { expect, test } from 'vitest'
import type { SupervisionSlip } from './rows.ts'
import * as rule from './supervision-rules.ts'

const call = (today: string, role: Call['actor']['role'] = 'office'): Call => ({
  day: day(today),
  now: `${today}T02:00:00Z`,
  move: 'x',
  reason: null,
  actor: { person: 'p', role, unit: 'u', organisation: null },
  newId: () => 'id',
})
const slip = (changes: Partial<SupervisionSlip>) =>
  ({ task: 't', unit: 'u', matter: 'm', demand: 'd', basis: [], ...changes }) as SupervisionSlip

test.each<[SupervisionSlip['colour'], Call['actor']['role'], unknown]>([
  ['blue', 'office', null],
  ['yellow', 'supervision', null],
  ['red', 'leader', null],
  ['red', 'office', 'red_needs_leader'],
  ['blue', 'leader', 'leader_signs_red'],
])('a %s slip signed by %s', (colour, role, verdict) =>
  expect(rule.redByLeader(slip({ colour }), undefined, call('2024-06-01', role))).toBe(verdict),
)

test.each<[SupervisionSlip['colour'], readonly string[]]>([
  ['blue', ['yellow']],
  ['yellow', ['red']],
  ['red', []],
])('after %s the next is drafted', (colour, next) =>
  expect(rule.nextColour(slip({ colour })).map(follow => follow.values?.['colour'])).toEqual(next),
)

test('one open slip a matter', () => {
  expect(rule.oneSlipAMatter(slip({}), { open: [slip({ matter: 'other' })] }, call('2024-06-01'))).toBe(null)
  expect(rule.oneSlipAMatter(slip({}), { open: [slip({})] }, call('2024-06-01'))).toBe('slip_open')
})
