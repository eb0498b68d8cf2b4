import type { Offence } from './offence.ts'
import type { Replicator } from './replicator.ts'
import type { Sampler } from './draws.ts'

/**
 * What is kept of all replications: counts, whose size depends on the units and not on the number of runs. Tallies of
 * parts, from two workers for instance, add up.
 */
export interface Tally {
  readonly units: number
  /** ranks per bin; above 2,048 units ranks are counted in bins */
  readonly binWidth: number
  readonly bins: number
  runs: number
  failed: number
  readonly failures: Map<string, { readonly offence: Offence; count: number }>
  /** by unit and bin */
  readonly histogram: Uint32Array
  /** by unit: runs in which it had no score */
  readonly missing: Uint32Array
  readonly rankSums: Float64Array
  readonly rankSquares: Float64Array
  readonly scoreSums: Float64Array
  readonly scoreSquares: Float64Array
  /** unit held against all others; -1: none */
  readonly focus: number
  /** by unit: runs in which the focus had the higher score */
  readonly ahead: Uint32Array
}

const mostBins = 2_048

export function createTally(units: number, focus = -1): Tally {
  const binWidth = Math.max(1, Math.ceil(units / mostBins))
  const bins = Math.ceil(units / binWidth)
  return {
    units,
    binWidth,
    bins,
    runs: 0,
    failed: 0,
    failures: new Map(),
    histogram: new Uint32Array(units * bins),
    missing: new Uint32Array(units),
    rankSums: new Float64Array(units),
    rankSquares: new Float64Array(units),
    scoreSums: new Float64Array(units),
    scoreSquares: new Float64Array(units),
    focus,
    ahead: new Uint32Array(units),
  }
}

/**
 * Runs points `from` to `to` (exclusive) into the tally.
 *
 * @param centre nominal scores: sums of squares are kept about them, so that nothing cancels
 */
export function runInto(
  tally: Tally,
  replicator: Replicator,
  sampler: Sampler,
  dimensions: number,
  centre: Float64Array,
  from: number,
  to: number,
): void {
  const u = new Float64Array(dimensions)
  const { ranks, scores } = replicator
  const { histogram, bins, binWidth } = tally
  for (let at = from; at < to; at++) {
    sampler(at, 0, u)
    const offence = replicator.run(u)
    tally.runs++
    if (offence !== null) {
      countFailure(tally.failures, offence)
      tally.failed++
      continue
    }
    const mark = tally.focus < 0 ? NaN : (scores[tally.focus] as number)
    for (let unit = 0; unit < tally.units; unit++) {
      if (mark > (scores[unit] as number)) tally.ahead[unit] = (tally.ahead[unit] as number) + 1
      const rank = ranks[unit] as number
      if (rank !== rank) {
        tally.missing[unit] = (tally.missing[unit] as number) + 1
        continue
      }
      const cell = unit * bins + (binWidth === 1 ? rank - 1 : Math.floor((rank - 1) / binWidth))
      histogram[cell] = (histogram[cell] as number) + 1
      tally.rankSums[unit] = (tally.rankSums[unit] as number) + rank
      tally.rankSquares[unit] = (tally.rankSquares[unit] as number) + rank * rank
      const away = (scores[unit] as number) - (centre[unit] === centre[unit] ? (centre[unit] as number) : 0)
      tally.scoreSums[unit] = (tally.scoreSums[unit] as number) + away
      tally.scoreSquares[unit] = (tally.scoreSquares[unit] as number) + away * away
    }
  }
}

/** Failures are told apart by code and place; the first of each kind is kept as example. */
export function countFailure(failures: Map<string, { readonly offence: Offence; count: number }>, offence: Offence): void {
  const key = `${offence.code} ${offence.where}`
  const known = failures.get(key)
  if (known) known.count++
  else failures.set(key, { offence, count: 1 })
}

/** Adds `part` to `tally`. */
export function addTally(tally: Tally, part: Tally): void {
  tally.runs += part.runs
  tally.failed += part.failed
  for (const [key, { offence, count }] of part.failures) {
    const known = tally.failures.get(key)
    if (known) known.count += count
    else tally.failures.set(key, { offence, count })
  }
  const add = (into: Uint32Array | Float64Array, from: Uint32Array | Float64Array) => {
    for (let at = 0; at < into.length; at++) into[at] = (into[at] as number) + (from[at] as number)
  }
  add(tally.histogram, part.histogram)
  add(tally.missing, part.missing)
  add(tally.rankSums, part.rankSums)
  add(tally.rankSquares, part.rankSquares)
  add(tally.scoreSums, part.scoreSums)
  add(tally.scoreSquares, part.scoreSquares)
  add(tally.ahead, part.ahead)
}

/** What the ranks of one unit came to. Quantiles interpolate between order statistics (type 7). */
export interface RankSummary {
  readonly runs: number
  readonly mean: number
  readonly sd: number
  readonly min: number
  readonly max: number
  readonly median: number
  readonly low: number
  readonly high: number
}

export function rankSummary(tally: Tally, unit: number, interval: readonly [number, number]): RankSummary {
  const runs = tally.runs - tally.failed - (tally.missing[unit] as number)
  if (runs === 0) return { runs, mean: NaN, sd: NaN, min: NaN, max: NaN, median: NaN, low: NaN, high: NaN }
  const counts = tally.histogram.subarray(unit * tally.bins, (unit + 1) * tally.bins)
  const rankOf = (bin: number) => bin * tally.binWidth + (tally.binWidth + 1) / 2
  const nth = (n: number): number => {
    let seen = 0
    for (let bin = 0; bin < counts.length; bin++) {
      seen += counts[bin] as number
      if (seen > n) return rankOf(bin)
    }
    return NaN
  }
  const quantile = (share: number) => {
    const at = share * (runs - 1)
    const below = nth(Math.floor(at))
    return below + (at - Math.floor(at)) * (nth(Math.min(runs - 1, Math.floor(at) + 1)) - below)
  }
  const mean = (tally.rankSums[unit] as number) / runs
  return {
    runs,
    mean,
    sd: runs < 2 ? NaN : Math.sqrt(Math.max(0, (tally.rankSquares[unit] as number) - runs * mean * mean) / (runs - 1)),
    min: nth(0),
    max: nth(runs - 1),
    median: quantile(0.5),
    low: quantile(interval[0]),
    high: quantile(interval[1]),
  }
}

/** Share of runs with a rank at or above the line; of all runs, so that a missing score counts as not reached. */
export function chanceOfTop(tally: Tally, unit: number, line: number): number {
  let count = 0
  for (let bin = 0; bin < tally.bins && (bin + 1) * tally.binWidth <= line; bin++)
    count += tally.histogram[unit * tally.bins + bin] as number
  return count / (tally.runs - tally.failed)
}
