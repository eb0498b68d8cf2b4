import { day, type Id } from '#base'
import type { Call } from '#define'
import type { MainTask, Plan } from '#plan'
import { expect, test } from 'vitest'
import type { Extension, Milestone } from './rows.ts'
import * as rule from './task-rules.ts'

const call = (today: string, role: Call['actor']['role'] = 'office'): Call => ({
  day: day(today),
  now: `${today}T02:00:00Z`,
  move: 'x',
  reason: null,
  actor: { person: 'p', role, unit: 'u', organisation: null },
  newId: () => 'id',
})
const milestone = (changes: Partial<Milestone> = {}) =>
  ({ state: 'planned', task: 't', unit: 'u', dueOn: day('2024-06-30'), originallyDueOn: null, ...changes }) as Milestone
const extension = (newDueOn: string, unit = 'u') =>
  ({
    milestone: 'm' as Id<'milestone'>,
    task: 't',
    unit,
    dueOn: '2024-06-30',
    newDueOn: day(newDueOn),
    cause: 'x',
  }) as Extension

test.each<[string, Extension, Milestone | null, number, unknown]>([
  ['early enough, later, not too far', extension('2024-07-30'), milestone(), 20, null],
  ['on the last day to ask', extension('2024-07-30'), milestone(), 10, null],
  ['a day too late', extension('2024-07-30'), milestone(), 9, ['asked_too_late', { before: 10 }]],
  ['91 days', extension('2024-09-29'), milestone(), 20, ['extension_over_limit', { most: 90 }]],
  ['90 days', extension('2024-09-28'), milestone(), 20, null],
  ['the same day', extension('2024-06-30'), milestone(), 20, 'extension_not_later'],
  [
    'of a day the milestone has not',
    { ...extension('2024-07-30'), dueOn: day('2024-06-29') },
    milestone(),
    20,
    'extension_of_another_day',
  ],
  ['of another unit, before all else', extension('2024-06-30', 'v'), milestone(), 1, 'extension_of_another_unit'],
  ['done already, before all else', extension('2024-06-30', 'v'), milestone({ state: 'done' }), 1, 'milestone_not_open'],
  ['no such milestone', extension('2024-07-30'), null, 20, 'milestone_not_open'],
])('an extension is asked: %s', (_, asked, of, left, verdict) =>
  expect(rule.askedInTime(asked, { milestone: of, before: 10, most: 90, left }, call('2024-06-01'))).toEqual(verdict),
)

test('an extension ends with the plan', () => {
  const task = { plan: 'p' } as MainTask
  const plans = [{ id: 'p', endsOn: day('2024-12-31') }] as unknown as readonly Plan[]
  const within = (on: string) => rule.newDayWithinPlan(extension(on), { task, plans }, call('2024-10-01'))
  expect(within('2024-12-31')).toBe(null)
  expect(within('2025-01-01')).toEqual(['past_plan_end', { endsOn: '2024-12-31' }])
})

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

test.each<[string, Milestone['state'] | 'none', string, unknown]>([
  ['today', 'planned', '2024-06-30', null],
  ['tomorrow', 'planned', '2024-07-01', 'done_in_future'],
])('a milestone done %s', (_, _state, doneOn, verdict) =>
  expect(rule.doneByToday(milestone({ doneOn: day(doneOn) }), undefined, call('2024-06-30'))).toBe(verdict),
)
