/** Sums over one column. `NaN` is a missing value and is skipped everywhere. */

export interface Moments {
  /** how many values are not missing */
  readonly count: number
  readonly mean: number
  readonly min: number
  readonly max: number
  /** divided by n − 1; `NaN` below two values */
  readonly sd: number
  /** sample-adjusted G1; `NaN` below three values or without spread */
  readonly skew: number
  /** sample-adjusted excess G2; `NaN` below four values or without spread */
  readonly kurtosis: number
}

/**
 * @param values one entry per row; `NaN` where missing
 * @source Joanes and Gill, Comparing measures of sample skewness and kurtosis, 1998 (G1, G2)
 */
export function momentsOf(values: Float64Array): Moments {
  let count = 0
  let sum = 0
  let min = Infinity
  let max = -Infinity
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number
    if (value !== value) continue
    count++
    sum += value
    if (value < min) min = value
    if (value > max) max = value
  }
  if (count === 0) return { count, mean: NaN, min: NaN, max: NaN, sd: NaN, skew: NaN, kurtosis: NaN }
  const mean = sum / count
  let s2 = 0
  let s3 = 0
  let s4 = 0
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number
    if (value !== value) continue
    const away = value - mean
    const square = away * away
    s2 += square
    s3 += square * away
    s4 += square * square
  }
  const hasSpread = max > min
  const skew =
    count < 3 || !hasSpread ? NaN : ((Math.sqrt(count) * s3) / s2 ** 1.5) * (Math.sqrt(count * (count - 1)) / (count - 2))
  const kurtosis =
    count < 4 || !hasSpread
      ? NaN
      : (((count + 1) * ((count * s4) / (s2 * s2) - 3) + 6) * (count - 1)) / ((count - 2) * (count - 3))
  return { count, mean, min, max, sd: count < 2 ? NaN : Math.sqrt(s2 / (count - 1)), skew, kurtosis }
}

/** Smallest and largest value without the dearer moments; both `NaN` when all is missing. */
export function extremesOf(values: Float64Array): { readonly min: number; readonly max: number } {
  let min = Infinity
  let max = -Infinity
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number
    if (value < min) min = value
    if (value > max) max = value
  }
  return min <= max ? { min, max } : { min: NaN, max: NaN }
}

/** The values that are not missing, in their order. */
export const presentOf = (values: Float64Array): Float64Array => values.filter(value => value === value)

/**
 * @param sorted ascending, nothing missing
 * @param share 0–1
 * @returns linear interpolation between order statistics (type 7 of Hyndman and Fan, 1996); `NaN` of nothing
 */
export function quantileOfSorted(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) return NaN
  const at = share * (sorted.length - 1)
  const low = Math.floor(at)
  const below = sorted[low] as number
  const above = sorted[Math.min(low + 1, sorted.length - 1)] as number
  return below + (at - low) * (above - below)
}

export const quantile = (values: Float64Array, share: number): number => quantileOfSorted(presentOf(values).sort(), share)
export const median = (values: Float64Array): number => quantile(values, 0.5)

export function meanOf(values: ArrayLike<number>): number {
  let count = 0
  let sum = 0
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number
    if (value !== value) continue
    count++
    sum += value
  }
  return count === 0 ? NaN : sum / count
}

/** Divided by n − 1. */
export function varianceOf(values: ArrayLike<number>): number {
  const mean = meanOf(values)
  let count = 0
  let sum = 0
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number
    if (value !== value) continue
    count++
    sum += (value - mean) ** 2
  }
  return count < 2 ? NaN : sum / (count - 1)
}
