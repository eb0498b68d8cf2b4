import { periodDays, similarity } from '#base'
import { refuses } from '#define'
import type { Assignment, Milestone, ProgressReport } from './rows.ts'

const forms = { month: /^\d{4}-\d{2}$/, quarter: /^\d{4}Q[1-4]$/, half: /^\d{4}H[12]$/, year: /^\d{4}$/ } as const

/** Each item has its own cycle; a task nobody has handed over yet is reported by the month. */
export const periodOfCycle = refuses(
  ['period_of_another_cycle'],
  (report: ProgressReport, { assignments }: { readonly assignments: readonly Assignment[] }) => {
    const cycles = assignments.length === 0 ? (['month'] as const) : assignments.map(({ cycle }) => cycle)
    return cycles.some(cycle => forms[cycle].test(report.period))
      ? null
      : ['period_of_another_cycle', { cycle: cycles[0] ?? '' }]
  },
)

type Written = Pick<ProgressReport, 'id' | 'period' | 'progress' | 'completion'>

/** The report of the period that ended last before this one. */
export const reportBefore = <T extends Written>(report: Pick<Written, 'period'>, reports: readonly T[]): T | null =>
  reports
    .filter(other => periodDays(other.period).last < periodDays(report.period).last)
    .toSorted((a, b) => (periodDays(a.period).last < periodDays(b.period).last ? 1 : -1))[0] ?? null

/** A report that repeats the last one says that nobody looked; what is new has to be written. */
export const writtenAnew = refuses(
  ['text_repeated'],
  (report: ProgressReport, { reports, most }: { readonly reports: readonly ProgressReport[]; readonly most: number }) => {
    const prior = reportBefore(report, reports)
    const share = similarity(report.progress ?? '', prior?.progress ?? '')
    return prior && share > most ? ['text_repeated', { percent: Math.floor(share / 100), period: prior.period }] : null
  },
)

/**
 * How far a unit is with a task, by the weights of the milestones of the year that are done; null where none is planned.
 *
 * @param period any; its last day names the year
 */
export function completionOf(period: string, milestones: readonly Milestone[]): number | null {
  const year = periodDays(period).last.slice(0, 4)
  const own = milestones.filter(({ dueOn, originallyDueOn }) => (originallyDueOn ?? dueOn).startsWith(year))
  const whole = own.reduce((sum, { weight }) => sum + weight, 0)
  if (whole === 0) return null
  const done = own.reduce((sum, { weight, state }) => sum + (state === 'planned' ? 0 : weight), 0)
  return Math.floor((10_000 * done) / whole)
}

export const reckonCompletion = (report: ProgressReport, { milestones }: { readonly milestones: readonly Milestone[] }) => ({
  completion: completionOf(report.period, milestones),
})

/** Going back is possible and has a cause; a new year begins anew. */
export const notFallen = refuses(
  ['progress_fell'],
  (
    report: ProgressReport,
    { reports, milestones }: { readonly reports: readonly ProgressReport[]; readonly milestones: readonly Milestone[] },
  ) => {
    const prior = reportBefore(report, reports)
    const now = completionOf(report.period, milestones)
    if (!prior || prior.completion === null || now === null || report.fallCause) return null
    const isSameYear = periodDays(prior.period).last.slice(0, 4) === periodDays(report.period).last.slice(0, 4)
    return isSameYear && now < prior.completion
      ? ['progress_fell', { was: prior.completion / 100, now: now / 100, period: prior.period }]
      : null
  },
)
