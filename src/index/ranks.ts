/**
 * How equal values share a rank: the smallest, the largest, or the mean of the ranks they occupy; or not at all, the
 * first or the last row of them having the lower number.
 */
export const tieRules = ['min', 'max', 'mean', 'first', 'last'] as const
export type Ties = (typeof tieRules)[number]

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

/** Ranks counted from below: 1 is the lowest value. Missing has none. */
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
      ranks[at] = ties === 'mean' ? above + (equal + 1) / 2 : ties === 'max' ? above + equal : above + 1
    }
  }
  if (ties === 'first' || ties === 'last') spreadTies(values, ranks, ties === 'first')
}

/** Ranks that count from the smallest of each tie become 1, 2, 3 … in the order of the rows. */
function spreadTies(values: Float64Array, ranks: Float64Array, isForward: boolean): void {
  const seen = new Map<number, number>()
  for (let k = 0; k < values.length; k++) {
    const at = isForward ? k : values.length - 1 - k
    const value = values[at] as number
    if (value !== value) continue
    const before = seen.get(value) ?? 0
    ranks[at] = (ranks[at] as number) + before
    seen.set(value, before + 1)
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
