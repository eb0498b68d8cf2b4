import { refuses } from '#define'
import type { MainTask } from '#plan'
import type { Milestone, ProgressReport } from './rows.ts'

/** A unit speaks only of tasks the plan gives it, and only while they run. */
export const unitOwnsTask = refuses(
  ['task_not_running', 'task_of_another_unit'],
  (row: Milestone | ProgressReport, { task }: { task: MainTask | null }) => {
    if (task?.state !== 'running') return 'task_not_running'
    return task.owners.some(owner => owner.unit === row.unit) ? null : 'task_of_another_unit'
  },
)

export const doneByToday = refuses(['done_in_future'], (milestone: Milestone, _data: unknown, call) =>
  milestone.doneOn && milestone.doneOn > call.day ? 'done_in_future' : null,
)
