import { daysBetween } from '#base'
import { type Follow, refuses } from '#define'
import type { MainTask, Plan } from '#plan'
import type { Extension, Measure, Milestone, ProgressReport, SupervisionSlip } from './rows.ts'

/** A unit speaks only of tasks the plan gives it, and only while they run. */
export const unitOwnsTask = refuses(
  ['task_not_running', 'task_of_another_unit'],
  (row: Milestone | Measure | ProgressReport | SupervisionSlip, { task }: { task: MainTask | null }) => {
    if (task?.state !== 'running') return 'task_not_running'
    return task.owners.some(owner => owner.unit === row.unit) ? null : 'task_of_another_unit'
  },
)

export const doneByToday = refuses(['done_in_future'], (milestone: Milestone, _data: unknown, call) =>
  milestone.doneOn && milestone.doneOn > call.day ? 'done_in_future' : null,
)

/** An extended milestone keeps the day it was given: the next change goes by another extension, or not at all. */
export const notExtended = refuses(['extended_before'], (milestone: Milestone) =>
  milestone.originallyDueOn === null ? null : 'extended_before',
)

/**
 * Asked early enough, for a later day, and not too far: a lapsed day is not extended.
 *
 * @param given.left working days until the day the milestone is due now; `before` the least of them, `most` calendar days
 */
export const askedInTime = refuses(
  [
    'milestone_not_open',
    'extension_of_another_unit',
    'extension_of_another_day',
    'extension_not_later',
    'extension_over_limit',
    'asked_too_late',
  ],
  (
    extension: Extension,
    given: { readonly milestone: Milestone | null; readonly before: number; readonly most: number; readonly left: number },
  ) => {
    const { milestone, before, most, left } = given
    if (milestone?.state !== 'planned') return 'milestone_not_open'
    if (milestone.unit !== extension.unit) return 'extension_of_another_unit'
    if (milestone.dueOn !== extension.dueOn || milestone.task !== extension.task) return 'extension_of_another_day'
    if (extension.newDueOn <= milestone.dueOn) return 'extension_not_later'
    if (daysBetween(milestone.dueOn, extension.newDueOn) > most) return ['extension_over_limit', { most }]
    return left < before ? ['asked_too_late', { before }] : null
  },
)

/** No extension passes the last day of the plan. */
export const newDayWithinPlan = refuses(
  ['past_plan_end'],
  (extension: Extension, { task, plans }: { readonly task: MainTask | null; readonly plans: readonly Plan[] }) => {
    const endsOn = plans.find(plan => plan.id === task?.plan)?.endsOn
    return endsOn && extension.newDueOn > endsOn ? ['past_plan_end', { endsOn }] : null
  },
)

export const onceOnly = refuses(['extended_before'], (_extension: Extension, { granted }: { granted: number }) =>
  granted > 0 ? 'extended_before' : null,
)

/** Up to this many days the office grants; more is for the leading group. */
export const shortEnough = refuses(
  ['needs_leader'],
  (extension: Extension, { milestone, most }: { milestone: Milestone | null; most: number }) =>
    milestone && daysBetween(milestone.dueOn, extension.newDueOn) > most ? ['needs_leader', { most }] : null,
)

/** The new day counts from now on; the first one stays visible beside it. */
export const extendMilestone = (extension: Extension, { milestone }: { milestone: Milestone | null }): readonly Follow[] => [
  {
    take: 'milestone.extend',
    id: extension.milestone,
    values: { dueOn: extension.newDueOn, originallyDueOn: milestone?.originallyDueOn ?? milestone?.dueOn },
  },
]
