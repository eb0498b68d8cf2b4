import { type Day, Decimal, daysBetween, done } from '#base'
import { decimalWithin, fields, list, type Read, row } from './fields.ts'
import { because, one, type ScoreOutcome, zero } from './score.ts'

export const milestoneInput = fields({ k: list(row(decimalWithin(0), decimalWithin(0, 1), decimalWithin(0, 1)), 0) })

/**
 * F13, milestones: r = Σ weight × time × quality ÷ Σ weight.
 *
 * @param input `k` rows of weight, time coefficient, quality share
 * @returns the rate; not applicable when there is nothing to weigh
 * @source assessment practice, section 3, F13
 */
export function milestoneScore({ k }: Read<typeof milestoneInput>): ScoreOutcome {
  const whole = k.reduce((sum, [weight]) => sum.plus(weight), zero)
  if (whole.isZero()) return done({ rate: 'notApplicable', because: { code: 'nothingDue', details: {} } })
  const reached = k.reduce((sum, [weight, time, quality]) => sum.plus(weight.times(time).times(quality)), zero)
  const rate = reached.div(whole)
  return done({ rate, because: because('milestones', rate, { count: k.length }) })
}

/** A milestone as it stands: `extendedTo` an approved new day, `doneOn` null while nothing was delivered. */
export interface MilestoneDates {
  readonly dueOn: Day
  readonly extendedTo: Day | null
  readonly doneOn: Day | null
}

/** Time coefficients by days late, last resort for what came later still. A design default, not yet a setting of the scheme. */
export const timeSteps = [
  { daysLate: 0, time: one },
  { daysLate: 30, time: new Decimal('0.8') },
  { daysLate: 90, time: new Decimal('0.5') },
] as const
const latest = new Decimal('0.2')

/**
 * On time 1; up to 30 days late 0.8; 31 to 90 days 0.5; later but delivered 0.2; not delivered 0. An approved extension
 * moves the day, so that keeping it is on time.
 */
export function milestoneTime({ dueOn, extendedTo, doneOn }: MilestoneDates): Decimal {
  if (doneOn === null) return zero
  const due = extendedTo ?? dueOn
  // Text order is day order: who kept the day needs no reckoning with days.
  const late = doneOn <= due ? 0 : daysBetween(due, doneOn)
  return timeSteps.find(step => late <= step.daysLate)?.time ?? latest
}
