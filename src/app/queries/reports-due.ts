import { addDays, type Day, type Period } from '#base'
import { inForce } from '#define'
import { type Assignment, type Cycle, cycleOf, cycles, periodEnded, reportDay, reportDayAfter } from '#delivery'
import type { Plan } from '#plan'
import { type Asking, rowsOf } from './picture.ts'

/** A report a unit owes on a task: of the period that ended last, by the cycle the task was handed over with. */
export interface OwedReport {
  readonly period: Period
  /** the set day, and the working day it falls on */
  readonly dueFrom: Day
  readonly dueOn: Day
}

/** The day a report of the period is due: the day set for its cycle, moved to a working day. */
export async function dueOfPeriod(
  asking: Asking,
  period: Period,
  cycle: Cycle,
): Promise<Pick<OwedReport, 'dueFrom' | 'dueOn'>> {
  const { of } = (await asking.reading.ask({ of: inForce(reportDay, cycle) }, asking.day)) as { readonly of: number }
  const dueFrom = reportDayAfter(period, of)
  return { dueFrom, dueOn: asking.addWorkingDays(addDays(dueFrom, -1), 1) }
}

/** By task; a task whose period ended before the plan began, or after it ended, owes none. */
export async function reportsOwed(
  asking: Asking,
  plan: Pick<Plan, 'startsOn' | 'endsOn'>,
  unit: string,
  tasks: readonly string[],
): Promise<ReadonlyMap<string, OwedReport>> {
  const assignments = await rowsOf<Assignment>(asking, 'delivery.assignment', {
    task: [...tasks],
    unit,
    state: ['acknowledged', 'running', 'closing'],
  })
  const byTask = Map.groupBy(assignments, assignment => assignment.task as string)
  const owed = new Map<Cycle, OwedReport | null>()
  for (const cycle of cycles) {
    const { period, last } = periodEnded(cycle, asking.day)
    const isOutside = (plan.startsOn && last < plan.startsOn) || (plan.endsOn && last > plan.endsOn)
    owed.set(cycle, isOutside ? null : { period, ...(await dueOfPeriod(asking, period, cycle)) })
  }
  return new Map(
    tasks.flatMap(task => {
      const of = owed.get(cycleOf(byTask.get(task) ?? []))
      return of ? [[task, of] as const] : []
    }),
  )
}
