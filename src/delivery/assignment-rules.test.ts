import { day } from '#base'
import type { Call } from '#define'
import type { Person, Unit } from '#parties'
import type { MainTask, Plan } from '#plan'
import { expect, test } from 'vitest'
import * as rule from './assignment-rules.ts'
import type { Assignment, CloseOut, Milestone } from './rows.ts'

const call = (unit: string | null = null): Call => ({
  day: day('2024-03-01'),
  now: '2024-03-01T02:00:00Z',
  move: 'x',
  reason: null,
  actor: { person: 'p', role: 'office', unit, organisation: null },
  newId: () => 'fresh',
})
const assignment = (more: Partial<Assignment> = {}) =>
  ({
    id: 'a',
    task: 't',
    unit: 'u',
    matter: 'm',
    demand: 'd',
    dueOn: day('2024-12-31'),
    cycle: 'month',
    state: 'running',
    ...more,
  }) as Assignment
const unit = (more: Partial<Unit> = {}) => ({ id: 'u', kind: 'department', state: 'active', ...more }) as Unit
const task = (owner: string | null = 'u', state = 'running') =>
  ({ plan: 'p', state, owners: [{ unit: owner }] }) as unknown as MainTask
const milestone = (more: Partial<Milestone> = {}) =>
  ({ title: 'x', state: 'accepted', dueOn: day('2024-06-30'), originallyDueOn: null, weight: 10_000, ...more }) as Milestone

test.each<[string, Unit | null, MainTask | null, unknown]>([
  ['a unit of the task', unit(), task(), null],
  ['a class of units, before all else', unit({ kind: 'collective' }), task('v'), 'unit_is_collective'],
  ['a merged unit', unit({ state: 'merged' }), task(), 'unit_is_gone'],
  ['no such unit', null, task(), 'unit_is_gone'],
  ['a task that is closed', unit(), task('u', 'closed'), 'task_not_running'],
  ['a task of others', unit(), task('v'), 'task_of_another_unit'],
])('handed to %s', (_, to, of, verdict) =>
  expect(rule.unitCanCarry(assignment(), { unit: to, task: of }, call())).toBe(verdict),
)

test('it is handed on to another unit only, and keeps where it came from', () => {
  expect(rule.heirCanCarry(assignment({ heir: 'u' as never }), { unit: unit(), task: task() }, call())).toBe('heir_is_itself')
  const handed = assignment({ heir: 'v' as never })
  expect(rule.heirCanCarry(handed, { unit: unit({ id: 'v' as never }), task: task('v') }, call())).toBe(null)
  expect(rule.handOn(handed, undefined, call())).toMatchObject([
    { take: 'assignment.takeOver', newId: 'fresh', values: { unit: 'v', matter: 'm', dueOn: '2024-12-31', origin: 'a' } },
  ])
})

test('one matter has one owner, and none runs past the plan', () => {
  expect(rule.oneOwner(assignment(), { open: [assignment()] }, call())).toBe(null)
  expect(rule.oneOwner(assignment(), { open: [assignment({ id: 'b' as never })] }, call())).toBe('matter_is_owned')
  const plans = [{ id: 'p', endsOn: day('2024-12-31') }] as unknown as readonly Plan[]
  expect(rule.withinPlan(assignment(), { task: task(), plans }, call())).toBe(null)
  expect(rule.withinPlan(assignment({ dueOn: day('2025-01-01') }), { task: task(), plans }, call())).toEqual([
    'past_plan_end',
    { endsOn: '2024-12-31' },
  ])
})

test.each<[string, readonly Milestone[], unknown]>([
  ['nothing planned', [], 'no_milestones'],
  ['40 and 60', [milestone({ weight: 4_000 }), milestone({ weight: 6_000 })], null],
  [
    '40 and 50',
    [milestone({ weight: 4_000 }), milestone({ weight: 5_000 })],
    ['weights_differ', { year: '2024', percent: 90 }],
  ],
  [
    'a milestone extended into the next year counts in its own',
    [milestone({ weight: 4_000 }), milestone({ weight: 6_000, dueOn: day('2025-01-31'), originallyDueOn: day('2024-12-20') })],
    null,
  ],
])('broken down: %s', (_, milestones, verdict) =>
  expect(rule.brokenDown(assignment(), { milestones }, call())).toEqual(verdict),
)

const closeOut = (figures: readonly { fact: string; value: string }[] = []) =>
  ({ assignment: 'a', unit: 'u', figures }) as unknown as CloseOut

test.each<[string, readonly Milestone[], unknown]>([
  ['all accepted', [milestone()], null],
  [
    'one only reported done',
    [milestone({ state: 'done', title: 'y' }), milestone()],
    ['milestones_not_accepted', { count: 1, title: 'y' }],
  ],
  ['none due by then', [milestone({ dueOn: day('2025-06-30') })], 'no_milestones'],
  ['a later one belongs to the next', [milestone(), milestone({ dueOn: day('2025-06-30'), state: 'planned' })], null],
])('closed with %s', (_, milestones, verdict) =>
  expect(rule.milestonesPassed(closeOut(), { assignment: assignment(), milestones }, call())).toEqual(verdict),
)

const fact = (value: string, id = 'f') => ({ id, value, indicator: 'i', supersedes: null })
test.each<[string, string, Parameters<typeof rule.figuresVerified>[1], unknown]>([
  ['the verified one', '47', { facts: [fact('47.0')], verdicts: [{ fact: 'f', outcome: 'accepted' }], later: [] }, null],
  ['none at all', '47', { facts: [], verdicts: [], later: [] }, 'figure_unknown'],
  [
    'one more than verified',
    '48',
    { facts: [fact('47')], verdicts: [{ fact: 'f', outcome: 'accepted' }], later: [] },
    ['figure_differs', { value: '48', verified: '47' }],
  ],
  ['nobody has judged', '47', { facts: [fact('47')], verdicts: [], later: [] }, ['figure_not_verified', { value: '47' }]],
  [
    'returned after it was accepted',
    '47',
    {
      facts: [fact('47')],
      verdicts: [
        { fact: 'f', outcome: 'accepted' },
        { fact: 'f', outcome: 'returned' },
      ],
      later: [],
    },
    ['figure_not_verified', { value: '47' }],
  ],
  [
    'replaced meanwhile',
    '47',
    { facts: [fact('47')], verdicts: [{ fact: 'f', outcome: 'accepted' }], later: [{ ...fact('49', 'g'), supersedes: 'f' }] },
    ['figure_replaced', { value: '47', now: '49' }],
  ],
])('a figure that is %s', (_, value, found, verdict) =>
  expect(rule.figuresVerified(closeOut([{ fact: 'f', value }]), found, call())).toEqual(verdict),
)

test.each<[string, string | null, string | null, unknown]>([
  ['of another unit', 'v', 'v', null],
  ['of no unit', null, null, null],
  ['in a post of the unit', 'u', null, 'belongs_to_unit'],
  ['who belongs to the unit, whatever the post', null, 'u', 'belongs_to_unit'],
])('it is closed by somebody %s', (_, post, home, verdict) =>
  expect(rule.ofAnotherUnit(closeOut(), { person: { unit: home } as Person }, call(post))).toBe(verdict),
)
