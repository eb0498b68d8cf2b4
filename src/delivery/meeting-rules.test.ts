import { day } from '#base'
import type { Call } from '#define'
import { expect, test } from 'vitest'
import type { Meeting } from './rows.ts'
import * as rule from './meeting-rules.ts'

const call = (today: string, role: Call['actor']['role'] = 'office'): Call => ({
  day: day(today),
  now: `${today}T02:00:00Z`,
  move: 'x',
  reason: null,
  actor: { person: 'p', role, unit: 'u', organisation: null },
  newId: () => 'id',
})
const meeting = (changes: Partial<Meeting>) =>
  ({ kind: 'plenary', state: 'held', members: 24, present: 16, ...changes }) as Meeting
test.each<[string, Meeting, unknown]>([
  ['two thirds of 24', meeting({}), null],
  ['one less', meeting({ present: 15 }), ['no_quorum', { present: 15, members: 24 }]],
  ['six of nine', meeting({ members: 9, present: 6 }), null],
  ['six of ten', meeting({ members: 10, present: 6 }), ['no_quorum', { present: 6, members: 10 }]],
  ['seven of ten', meeting({ members: 10, present: 7 }), null],
  ['a special meeting has no quorum', meeting({ kind: 'special', present: 2 }), null],
  ['more present than members, before the quorum', meeting({ present: 25 }), 'present_exceed_members'],
])('a meeting with %s', (_, held, verdict) =>
  expect(rule.quorumReached(held, { least: 6667 }, call('2024-03-01'))).toEqual(verdict),
)

test('a decision is recorded between the meeting and its minutes', () => {
  const decision = {} as Parameters<typeof rule.meetingOpen>[0]
  expect(rule.meetingOpen(decision, { meeting: meeting({}) }, call('2024-03-01'))).toBe(null)
  expect(rule.meetingOpen(decision, { meeting: meeting({ state: 'minuted' }) }, call('2024-03-01'))).toBe('meeting_not_held')
})
