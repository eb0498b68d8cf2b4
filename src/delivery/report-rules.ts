import { addDays, type Day, isPeriod, type Period, periodDays, similarity } from '#base'
import { refuses } from '#define'
import type { Assignment, Milestone, ProgressReport } from './rows.ts'

/** How often a unit tells about a task, the most frequent first. */
export const cycles = ['month', 'quarter', 'half', 'year'] as const
export type Cycle = (typeof cycles)[number]

const forms = { month: /^\d{4}-\d{2}$/, quarter: /^\d{4}Q[1-4]$/, half: /^\d{4}H[12]$/, year: /^\d{4}$/ } as const

/** Each item has its own cycle; a task nobody has handed over yet is reported by the month. */
export const periodOfCycle = refuses(
  ['period_of_another_cycle'],
  (report: ProgressReport, { assignments }: { readonly assignments: readonly Assignment[] }) => {
    const cycle = cycleOf(assignments)
    const may = assignments.length === 0 ? [cycle] : assignments.map(assignment => assignment.cycle)
    return may.some(each => forms[each].test(report.period)) ? null : ['period_of_another_cycle', { cycle }]
  },
)

/** What is asked of a unit that holds several matters of one task: the most frequent, once. */
export const cycleOf = (assignments: readonly Pick<Assignment, 'cycle'>[]): Cycle =>
  cycles.find(cycle => assignments.some(assignment => assignment.cycle === cycle)) ?? 'month'

/** The cycle a period belongs to; null for a text that is no period. */
export const cycleOfPeriod = (text: string): Cycle | null =>
  isPeriod(text) ? (cycles.find(cycle => forms[cycle].test(text)) ?? null) : null

/** The period of the cycle that ended last before the day. */
export function periodEnded(cycle: Cycle, day: Day): { readonly period: Period; readonly last: Day } {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1]
  const months = { month: 1, quarter: 3, half: 6, year: 12 }[cycle]
  const no = Math.floor(month / months)
  const [inYear, at] = no === 0 ? [year - 1, 12 / months] : [year, no]
  const period = {
    month: `${inYear}-${String(at).padStart(2, '0')}`,
    quarter: `${inYear}Q${at}`,
    half: `${inYear}H${at}`,
    year: String(inYear),
  }[cycle]
  return { period, last: periodDays(period).last }
}

/** The set day of the month after a period, or the last day of that month where it has no such day. */
export function reportDayAfter(period: Period, dayOfMonth: number): Day {
  const first = addDays(periodDays(period).last, 1)
  const last = periodDays(first.slice(0, 7)).last
  const wanted = `${first.slice(0, 7)}-${String(dayOfMonth).padStart(2, '0')}` as Day
  return wanted > last ? last : wanted
}

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

/** By how much completion fell since the report before, in per cent; null where it did not. A new year begins anew. */
export function fallOf(
  period: Period,
  reports: readonly Written[],
  milestones: readonly Milestone[],
): { readonly was: number; readonly now: number; readonly period: Period } | null {
  const prior = reportBefore({ period }, reports)
  const now = completionOf(period, milestones)
  if (!prior || prior.completion === null || now === null) return null
  const isSameYear = periodDays(prior.period).last.slice(0, 4) === periodDays(period).last.slice(0, 4)
  return isSameYear && now < prior.completion ? { was: prior.completion / 100, now: now / 100, period: prior.period } : null
}

/** Going back is possible and has a cause. */
export const notFallen = refuses(
  ['progress_fell'],
  (
    report: ProgressReport,
    { reports, milestones }: { readonly reports: readonly ProgressReport[]; readonly milestones: readonly Milestone[] },
  ) => {
    const fall = report.fallCause ? null : fallOf(report.period, reports, milestones)
    return fall && ['progress_fell', fall]
  },
)
