import { dayNumber } from './frozen-input.ts'
import {
  ceil,
  compare,
  hundred,
  minus,
  one,
  over,
  parseRational,
  plus,
  printed,
  type Rational,
  sum,
  times,
  whole,
  zero,
} from './rational.ts'

/** What is reckoned beside the yearly run: three years, the feed of the city, yearly targets, deadlines. */

const exact = (value: string): Rational => parseRational(value) ?? zero

/**
 * Half the weighted years, half the terminal score; rounded once, at the end.
 *
 * @returns null when the weights are not one a year and 1 together
 */
export function threeYears(years: readonly string[], weights: readonly string[], terminal: string): string | null {
  if (weights.length !== years.length || compare(sum(weights.map(exact)), one) !== 0) return null
  const mean = sum(years.map((year, at) => times(exact(year), exact(weights[at] ?? '0'))))
  return printed(over(plus(mean, exact(terminal)), whole(2)), 2)
}

/** Points of the special item in the city's own system, mode a. */
export const cityPoints = (itemPoints: string, score: string): string =>
  printed(over(times(exact(itemPoints), exact(score)), hundred), 2)

/** Yearly targets of a count: cumulative shares, rounded up. */
export const splitCount = (target: number, shares: readonly string[]): readonly number[] =>
  shares.map(share => Number(ceil(times(whole(target), exact(share)))))

/** Yearly targets of a level: on the line from baseline to target. */
export const splitLevel = (baseline: string, target: string, shares: readonly string[]): readonly Rational[] =>
  shares.map(share => plus(exact(baseline), times(minus(exact(target), exact(baseline)), exact(share))))

/**
 * The day `count` working days after a day.
 *
 * @param calendar days off on weekdays, and weekend days that are worked
 */
export function workingDayAfter(
  from: string,
  count: number,
  { off, worked }: { readonly off: readonly string[]; readonly worked: readonly string[] },
): string {
  let at = dayNumber(from) ?? 0
  for (let left = count; left > 0; ) {
    at += 1
    const instant = new Date(at * 86_400_000)
    const day = instant.toISOString().slice(0, 10)
    const isWeekend = [0, 6].includes(instant.getUTCDay())
    if (isWeekend ? worked.includes(day) : !off.includes(day)) left -= 1
  }
  return new Date(at * 86_400_000).toISOString().slice(0, 10)
}
