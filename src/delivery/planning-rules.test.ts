import { day } from '#base'
import type { Call } from '#define'
import type { Unit } from '#parties'
import { expect, test } from 'vitest'
import * as rule from './planning-rules.ts'
import type { Dependency, Measure, Milestone, WorkPlan } from './rows.ts'

const call = (unit: string | null = 'u'): Call => ({
  day: day('2024-03-01'),
  now: '2024-03-01T02:00:00Z',
  move: 'x',
  reason: null,
  actor: { person: 'p', role: 'liaison', unit, organisation: null },
  newId: () => 'id',
})
const milestone = (more: Partial<Milestone> = {}) =>
  ({
    task: 't',
    unit: 'u',
    title: 'x',
    state: 'planned',
    dueOn: day('2024-06-30'),
    originallyDueOn: null,
    weight: 10_000,
    ...more,
  }) as Milestone
const measure = (more: Partial<Measure> = {}) => ({ task: 't', year: '2024', dueOn: day('2024-05-31'), ...more }) as Measure

test.each<[string, readonly Measure[], readonly Milestone[], unknown]>([
  ['a measure and its milestones', [measure()], [milestone()], null],
  ['no measures', [], [milestone()], 'no_measures'],
  [
    'a task with milestones and no measure',
    [measure()],
    [milestone(), milestone({ task: 's' as never, title: 'y' })],
    ['measures_missing', { title: 'y' }],
  ],
  [
    'weights of a task that do not add up',
    [measure()],
    [milestone({ weight: 6_000 })],
    ['weights_differ', { year: '2024', percent: 60 }],
  ],
  [
    'weights that add up task by task',
    [measure(), measure({ task: 's' as never })],
    [milestone(), milestone({ task: 's' as never })],
    null,
  ],
])('a plan with %s', (_, measures, milestones, verdict) =>
  expect(rule.measuresNamed({ year: '2024' }, { measures, milestones }, call())).toEqual(verdict),
)

test('a measure lies in its year, and an approved plan is the baseline', () => {
  expect(rule.dueInItsYear(measure(), undefined, call())).toBe(null)
  expect(rule.dueInItsYear(measure({ dueOn: day('2025-01-01') }), undefined, call())).toEqual([
    'due_in_another_year',
    { year: '2024' },
  ])
  const plan = (state: WorkPlan['state']) => ({ plans: [{ state, year: '2024' } as WorkPlan] })
  expect(rule.planOpen({ unit: 'u' }, plan('returned'), call())).toBe(null)
  expect(rule.planOpen({ unit: 'u' }, plan('approved'), call())).toEqual(['plan_approved', { year: '2024' }])
})

const dependency = (more: Partial<Dependency> = {}) => ({ milestone: 'm', unit: 'u', supplier: 'v', ...more }) as Dependency
test.each<[string, Milestone | null, Partial<Unit>, unknown]>([
  ['an open milestone', milestone(), {}, null],
  ['one that is done', milestone({ state: 'done' }), {}, 'milestone_not_open'],
  ['one of another unit', milestone({ unit: 'w' as never }), {}, 'milestone_of_another_unit'],
  ['a class of units', milestone(), { kind: 'collective' }, 'unit_is_collective'],
  ['a unit that is gone', milestone(), { state: 'merged' }, 'unit_is_gone'],
])('waiting for %s', (_, of, supplier, verdict) =>
  expect(
    rule.waits(dependency(), { milestone: of, supplier: { kind: 'department', state: 'active', ...supplier } as Unit }, call()),
  ).toBe(verdict),
)

test('only those who owe answer, and only those who wait take it back', () => {
  expect(rule.supplierOnly(dependency(), undefined, call('v'))).toBe(null)
  expect(rule.supplierOnly(dependency(), undefined, call('u'))).toBe('not_the_supplier')
  expect(rule.waitingOnly(dependency(), undefined, call('u'))).toBe(null)
  expect(rule.waitingOnly(dependency(), undefined, call('v'))).toBe('not_the_waiting_unit')
  expect(rule.waitsItself(dependency({ supplier: 'u' as never }), undefined, call())).toBe('waits_for_itself')
})

test.each<[string, number, number, number]>([
  ['in time', 3, 0, 0],
  ['on the day', 0, 0, 0],
  ['five working days late, reported today', -5, 0, 5],
  ['two working days late, reported three later', -5, -3, 2],
])('a milestone stood still: %s', (_, toNeeded, toDelivered, blockedDays) =>
  expect(rule.blockedFor(dependency(), { toNeeded, toDelivered })).toEqual({ blockedDays }),
)
