import { extremesOf, type Moments, momentsOf } from '../moments.ts'
import type { Treatment } from '../spec.ts'

/** What was done to one column, with the tests before and after. */
export interface Treated {
  readonly values: Float64Array
  readonly action: 'none' | 'winsorised' | 'transformed' | 'winsorised-and-transformed'
  /** values replaced at the upper and the lower end */
  readonly high: number
  readonly low: number
  readonly before: { readonly skew: number; readonly kurtosis: number }
  readonly after: { readonly skew: number; readonly kurtosis: number }
  readonly passes: boolean
}

/** A column without spread, or too short for the test, passes: there is nothing to treat. */
const passes = (
  { skew, kurtosis }: Pick<Moments, 'skew' | 'kurtosis'>,
  treatment: Pick<Treatment, 'skew' | 'kurtosis'>,
): boolean => !(Math.abs(skew) >= treatment.skew && kurtosis >= treatment.kurtosis)

/**
 * Two-step treatment of outliers: winsorise a few values, and if that is not enough start again with a logarithm.
 *
 * @param values one entry per row, in the indicator's own unit and direction; `NaN` where missing
 * @returns the values, unchanged when the test passes; missing stays missing
 * @source OECD and JRC, Handbook on Constructing Composite Indicators, 2008, step 5; thresholds 2 and 3.5
 */
export function treatColumn(values: Float64Array, treatment: Treatment): Treated {
  const moments = momentsOf(values)
  const before = { skew: moments.skew, kurtosis: moments.kurtosis }
  const untouched = {
    values,
    action: 'none',
    high: 0,
    low: 0,
    before,
    after: before,
    passes: passes(moments, treatment),
  } as const
  if (moments.count < 3 || moments.min === moments.max) return untouched
  if (treatment.force === 'transform') return transformed(values, treatment, untouched, { high: 0, low: 0 })
  if (untouched.passes && treatment.force === 'no') return untouched
  const won = winsorise(values, moments, treatment)
  const after = { skew: won.moments.skew, kurtosis: won.moments.kurtosis }
  const didWinsorise = won.high + won.low > 0
  if (passes(after, treatment) || treatment.transform === 'none' || treatment.force === 'winsorise')
    return {
      values: won.values,
      action: didWinsorise ? 'winsorised' : 'none',
      high: won.high,
      low: won.low,
      before,
      after,
      passes: passes(after, treatment),
    }
  const kept = treatment.combine && didWinsorise
  return transformed(kept ? won.values : values, treatment, untouched, kept ? won : { high: 0, low: 0 })
}

function transformed(
  values: Float64Array,
  treatment: Treatment,
  from: Treated,
  { high, low }: { readonly high: number; readonly low: number },
): Treated {
  const result = transformColumn(values, treatment)
  const { skew, kurtosis } = momentsOf(result)
  const action = high + low > 0 ? 'winsorised-and-transformed' : 'transformed'
  return {
    ...from,
    values: result,
    action,
    high,
    low,
    after: { skew, kurtosis },
    passes: passes({ skew, kurtosis }, treatment),
  }
}

/**
 * One extreme value after another takes the value of its neighbour, on the side the skewness points to. Values tied
 * at the end move together, so that more than `winsorise` may be replaced.
 */
function winsorise(given: Float64Array, first: Moments, treatment: Treatment) {
  const values = given.slice()
  let moments = first
  let high = 0
  let low = 0
  while (
    (treatment.force === 'winsorise' || !passes(moments, treatment)) &&
    high + low < treatment.winsorise &&
    moments.min < moments.max
  ) {
    const isHigh = !(moments.skew < 0)
    const end = isHigh ? moments.max : moments.min
    let next = isHigh ? -Infinity : Infinity
    for (const value of values) if (isHigh ? value < end && value > next : value > end && value < next) next = value
    let moved = 0
    for (let at = 0; at < values.length; at++)
      if (values[at] === end) {
        values[at] = next
        moved++
      }
    if (isHigh) high = moved
    else low = moved
    moments = momentsOf(values)
  }
  return { values, moments, high, low }
}

/**
 * The log family and Box–Cox, each shifted so that it takes any value.
 *
 * @returns `log-ct` ln(x − min + 0.01 (max − min)); `log-ct-plus` the same, mirrored for negative skew; `log-ct-orig`
 *   ln(x − min + 1); `log-gii` ln((max − 1)(x − min)/(max − min) + 1); `box-cox` (y^λ − 1)/λ of y = x − min + 1.
 *   `NaN` stays `NaN`; a result that is not defined (`log-gii` below a maximum of 1) shows as infinite or `NaN`
 */
export function transformColumn(
  values: Float64Array,
  { transform, lambda }: Pick<Treatment, 'transform' | 'lambda'>,
): Float64Array {
  const { min, max } = extremesOf(values)
  const edge = 0.01 * (max - min)
  switch (transform) {
    case 'none':
      return values
    case 'log-ct':
      return values.map(value => Math.log(value - min + edge))
    case 'log-ct-plus':
      return momentsOf(values).skew > 0
        ? values.map(value => Math.log(value - min + edge))
        : values.map(value => -Math.log(max + edge - value))
    case 'log-ct-orig':
      return values.map(value => Math.log(value - min + 1))
    case 'log-gii':
      return values.map(value => Math.log(((max - 1) * (value - min)) / (max - min) + 1))
    case 'box-cox':
      return lambda === 0
        ? values.map(value => Math.log(value - min + 1))
        : values.map(value => ((value - min + 1) ** lambda - 1) / lambda)
  }
}
