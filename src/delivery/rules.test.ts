import { day, type Id } from '#base'
import type { Call } from '#define'
import { expect, test } from 'vitest'
import * as rule from './rules.ts'
import type { Extension, Meeting, Milestone, SupervisionSlip } from './rows.ts'

const call = (today: string, role: Call['actor']['role'] = 'office'): Call => ({
  day: day(today),
  now: `${today}T02:00:00Z`,
  move: 'x',
  reason: null,
  actor: { person: 'p', role, unit: 'u', organisation: null },
  newId: () => 'id',
})
const milestone = (changes: Partial<Milestone> = {}) =>
  ({ state: 'planned', unit: 'u', dueOn: day('2024-06-30'), originallyDueOn: null, ...changes }) as Milestone
const extension = (newDueOn: string, unit = 'u') =>
  ({ milestone: 'm' as Id<'milestone'>, unit, newDueOn: day(newDueOn), cause: 'x' }) as Extension
const slip = (changes: Partial<SupervisionSlip>) =>
  ({ task: 't', unit: 'u', matter: 'm', demand: 'd', basis: [], ...changes }) as SupervisionSlip

test.each<[string, Extension, Milestone | null, string, unknown]>([
  ['early enough, later, not too far', extension('2024-07-30'), milestone(), '2024-06-01', null],
  ['on the last day to ask', extension('2024-07-30'), milestone(), '2024-06-20', null],
  ['a day too late', extension('2024-07-30'), milestone(), '2024-06-21', ['asked_too_late', { before: 10 }]],
  ['91 days', extension('2024-09-29'), milestone(), '2024-06-01', ['extension_too_long', { most: 90 }]],
  ['90 days', extension('2024-09-28'), milestone(), '2024-06-01', null],
  ['the same day', extension('2024-06-30'), milestone(), '2024-06-01', 'extension_not_later'],
  ['of another unit, before all else', extension('2024-06-30', 'v'), milestone(), '2024-06-29', 'extension_of_another_unit'],
  [
    'done already, before all else',
    extension('2024-06-30', 'v'),
    milestone({ state: 'done' }),
    '2024-06-29',
    'milestone_not_open',
  ],
  ['no such milestone', extension('2024-07-30'), null, '2024-06-01', 'milestone_not_open'],
])('an extension is asked: %s', (_, asked, of, today, verdict) =>
  expect(rule.askedInTime(asked, { milestone: of, before: 10, most: 90 }, call(today))).toEqual(verdict),
)

test.each<[string, string, unknown]>([
  ['30 days', '2024-07-30', null],
  ['31 days', '2024-07-31', ['needs_leader', { most: 30 }]],
])('the office grants %s', (_, to, verdict) =>
  expect(rule.shortEnough(extension(to), { milestone: milestone(), most: 30 }, call('2024-06-01'))).toEqual(verdict),
)

test('an extension keeps the first day visible, also the second time', () => {
  expect(rule.extendMilestone(extension('2024-07-30'), { milestone: milestone() })).toMatchObject([
    { take: 'milestone.extend', values: { dueOn: '2024-07-30', originallyDueOn: '2024-06-30' } },
  ])
  expect(
    rule.extendMilestone(extension('2024-07-30'), { milestone: milestone({ originallyDueOn: day('2024-05-01') }) }),
  ).toMatchObject([{ values: { originallyDueOn: '2024-05-01' } }])
})

test('once only', () => {
  expect(rule.onceOnly(extension('2024-07-30'), { granted: 0 }, call('2024-06-01'))).toBe(null)
  expect(rule.onceOnly(extension('2024-07-30'), { granted: 1 }, call('2024-06-01'))).toBe('extended_before')
})

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

test.each<[string, Milestone['state'] | 'none', string, unknown]>([
  ['today', 'planned', '2024-06-30', null],
  ['tomorrow', 'planned', '2024-07-01', 'done_in_future'],
])('a milestone done %s', (_, _state, doneOn, verdict) =>
  expect(rule.doneByToday(milestone({ doneOn: day(doneOn) }), undefined, call('2024-06-30'))).toBe(verdict),
)

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
