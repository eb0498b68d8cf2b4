/** How equal values share a rank: the smallest, the largest, or the mean of the ranks they occupy. */
export type Ties = 'min' | 'max' | 'mean'

/**
 * Competition ranks: 1 is the highest value; equal values share the smallest rank by default.
 *
 * @param values one entry per row; `NaN` where missing
 * @returns ranks of the same length; a missing value has the rank `NaN`
 */
export function ranksDescending(values: Float64Array, ties: Ties = 'min'): Float64Array {
  const ranks = new Float64Array(values.length)
  rankInto(values, ranks, new Float64Array(values.length), ties)
  return ranks
}

/** Ranks counted from below: 1 is the lowest value. */
export function ranksAscending(values: Float64Array, ties: Ties = 'min'): Float64Array {
  return ranksDescending(
    values.map(value => -value),
    ties,
  )
}

/**
 * The same without allocation, for loops over thousands of replications.
 *
 * @param scratch as long as `values`; its contents are overwritten
 */
export function rankInto(values: Float64Array, ranks: Float64Array, scratch: Float64Array, ties: Ties = 'min'): void {
  let count = 0
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number
    if (value === value) scratch[count++] = value
  }
  const sorted = scratch.subarray(0, count).sort()
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number
    if (value !== value) {
      ranks[at] = NaN
      continue
    }
    const above = count - firstAbove(sorted, value)
    if (ties === 'min') ranks[at] = above + 1
    else {
      const equal = count - above - firstNotBelow(sorted, value)
      ranks[at] = ties === 'max' ? above + equal : above + (equal + 1) / 2
    }
  }
}

/** Index of the first entry greater than `value`. */
function firstAbove(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) > value) high = middle
    else low = middle + 1
  }
  return low
}

function firstNotBelow(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) >= value) high = middle
    else low = middle + 1
  }
  return low
}
