import type { Decimal } from '#base'
import type { DecimalText, LineOwner, UnitMeasures } from './assessment-input.ts'
import { milestoneScore, milestoneTime } from './functions/milestone-score.ts'
import { one, points, shown, zero } from './functions/score.ts'

/** A unit's own work: rate null when nothing was due. */
export interface OwnRate {
  readonly rate: Decimal | null
  readonly high: Decimal | null
  readonly isMissing: boolean
  readonly rateShown: string | null
  readonly percent: string | null
  /** milestones behind it */
  readonly count: number
}
/** By task; a task that is not there has had nothing handed in for it. */
export type OwnRates = ReadonlyMap<string, OwnRate>

/**
 * F13 over one unit's milestones of each of its tasks.
 *
 * @param read reads a decimal; weights and shares of quality are few and come again in every unit
 */
export const ownRates = (measures: readonly UnitMeasures[], read: (text: DecimalText) => Decimal): OwnRates =>
  new Map(measures.map(each => [each.task, ownRate(each, read)]))

function ownRate({ milestones }: UnitMeasures, read: (text: DecimalText) => Decimal): OwnRate {
  const sorted = [...milestones].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const scored = milestoneScore({ k: sorted.map(each => [read(each.weight), milestoneTime(each), read(each.quality)]) })
  const rate = scored.ok && scored.value.rate !== 'notApplicable' ? scored.value.rate : null
  return ownRateFrom(rate, rate, false, milestones.length)
}

/** Mean over the tasks of an owner; tasks where nothing was due leave. */
export function ownRateOf({ tasks }: LineOwner, own: OwnRates): OwnRate {
  const [task] = tasks
  if (task !== undefined && tasks.length === 1) return own.get(task) ?? nothing
  const due = [...tasks]
    .sort()
    .map(each => own.get(each) ?? nothing)
    .filter(each => each.rate !== null)
  const [only] = due
  if (only && due.length === 1) return only
  const mean = (of: (each: OwnRate) => Decimal | null) =>
    due.length === 0 ? null : due.reduce((sum, each) => sum.plus(of(each) ?? zero), zero).div(due.length)
  return ownRateFrom(
    mean(each => each.rate),
    mean(each => each.high),
    due.some(each => each.isMissing),
    0,
  )
}

const ownRateFrom = (rate: Decimal | null, high: Decimal | null, isMissing: boolean, count: number): OwnRate => ({
  rate,
  high,
  isMissing,
  rateShown: rate && shown(rate),
  percent: rate && points(rate.times(100)),
  count,
})
/** Nothing was handed in: it counts nothing, and may still count in full. */
export const nothing = ownRateFrom(zero, one, true, 0)
