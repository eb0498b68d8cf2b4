import type { Day } from '#base'
import { type Call, refuses } from '#define'
import type { Unit } from '#parties'
import { weightsByYear } from './assignment-rules.ts'
import type { Dependency, Measure, Milestone, WorkPlan } from './rows.ts'

/** A plan names something to do for each task it plans milestones for, and the weights of a task add up to the whole. */
export const measuresNamed = refuses(
  ['no_measures', 'measures_missing', 'weights_differ'],
  (
    _plan: { readonly year: string },
    { measures, milestones }: { readonly measures: readonly Measure[]; readonly milestones: readonly Milestone[] },
  ) => {
    if (measures.length === 0) return 'no_measures'
    for (const [task, own] of Map.groupBy(milestones, milestone => milestone.task)) {
      if (!measures.some(measure => measure.task === task)) return ['measures_missing', { title: own[0]?.title ?? '' }]
      for (const [year, weight] of weightsByYear(own))
        if (weight !== 10_000) return ['weights_differ', { year, percent: weight / 100 }]
    }
    return null
  },
)

export const dueInItsYear = refuses(['due_in_another_year'], (measure: Measure) =>
  measure.dueOn.startsWith(measure.year) ? null : ['due_in_another_year', { year: measure.year }],
)

/** An approved plan is the baseline: what changes after it goes by an extension, or by the office opening the plan again. */
export const planOpen = refuses(
  ['plan_approved'],
  (_row: { readonly unit: string }, { plans }: { readonly plans: readonly WorkPlan[] }) => {
    const approved = plans.find(plan => plan.state === 'approved')
    return approved ? ['plan_approved', { year: approved.year }] : null
  },
)

export const doneByToday = refuses(['done_in_future'], (row: { readonly doneOn: Day | null }, _data: unknown, call: Call) =>
  row.doneOn && row.doneOn > call.day ? 'done_in_future' : null,
)

// dependencies

export const waitsItself = refuses(['waits_for_itself'], (dependency: Dependency) =>
  dependency.supplier === dependency.unit ? 'waits_for_itself' : null,
)

/** Only the unit of an open milestone waits, and only for a body that can deliver. */
export const waits = refuses(
  ['milestone_not_open', 'milestone_of_another_unit', 'unit_is_collective', 'unit_is_gone'],
  (
    dependency: Dependency,
    { milestone, supplier }: { readonly milestone: Milestone | null; readonly supplier: Unit | null },
  ) => {
    if (milestone?.state !== 'planned') return 'milestone_not_open'
    if (milestone.unit !== dependency.unit) return 'milestone_of_another_unit'
    if (supplier?.kind === 'collective') return 'unit_is_collective'
    return supplier?.state === 'active' ? null : 'unit_is_gone'
  },
)

export const supplierOnly = refuses(['not_the_supplier'], (dependency: Dependency, _data: unknown, call: Call) =>
  call.actor.unit === dependency.supplier ? null : 'not_the_supplier',
)
export const waitingOnly = refuses(['not_the_waiting_unit'], (dependency: Dependency, _data: unknown, call: Call) =>
  call.actor.unit === dependency.unit ? null : 'not_the_waiting_unit',
)
export const deliveredByToday = refuses(['done_in_future'], (dependency: Dependency, _data: unknown, call: Call) =>
  dependency.deliveredOn && dependency.deliveredOn > call.day ? 'done_in_future' : null,
)

/**
 * Working days the milestone stood still for it.
 *
 * @param given.toNeeded working days from today to the day it was needed, negative when past; `toDelivered` the same
 */
export const blockedFor = (
  _dependency: Dependency,
  { toNeeded, toDelivered }: { readonly toNeeded: number; readonly toDelivered: number },
) => ({ blockedDays: Math.max(0, toDelivered - toNeeded) })
