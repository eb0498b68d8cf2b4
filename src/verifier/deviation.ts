import type { FrozenDeviation } from './frozen-input.ts'
import type { Json } from './grade-units.ts'
import {
  compare,
  isPositive,
  isZero,
  larger,
  minus,
  over,
  plus,
  printed,
  type Rational,
  shortened,
  smaller,
  sum,
  zero,
} from './rational.ts'
import { exact } from './score-lines.ts'

/** Farther from what was found than the tolerance costs the points of a line; farther than the inquiry is looked into. */
export function deviation(
  claimed: string,
  verified: string,
  rules: FrozenDeviation,
): { readonly share: Rational | null; readonly points: Rational; readonly isInquiry: boolean } {
  const [said, found] = [exact(claimed), exact(verified)]
  if (isZero(found)) return { share: null, points: zero, isInquiry: isPositive(said) }
  const size = (value: Rational): Rational => larger(value, minus(zero, value))
  const share = over(size(minus(said, found)), size(found))
  const isBeyond = (limit: string): boolean => compare(share, exact(limit)) > 0
  return { share, points: isBeyond(rules.tolerance) ? exact(rules.points) : zero, isInquiry: isBeyond(rules.inquiry) }
}

interface Line {
  readonly indicator: string
  readonly status: string
  readonly value: string | null
}

/** Line by line in the order of the card, until the limit of the scheme is used up. */
export function deviationsOf(
  lines: readonly Line[],
  said: ReadonlyMap<string, string>,
  rules: FrozenDeviation | undefined,
): { readonly json: Json; readonly deduction: Rational } {
  if (!rules) return { json: [], deduction: zero }
  const taken: Rational[] = []
  const json = lines.flatMap(({ indicator, status, value: verified }) => {
    const claimed = said.get(indicator)
    if (claimed === undefined || verified === null || status === 'missing' || status === 'notApplicable') return []
    const { share, points, isInquiry } = deviation(claimed, verified, rules)
    if (isZero(points) && !isInquiry) return []
    const left = minus(exact(rules.limit), sum(taken))
    taken.push(smaller(points, left))
    return [
      {
        indicator,
        claimed,
        verified,
        share: share && shortened(share),
        points: printed(smaller(points, left), 2),
        isInquiry,
      },
    ]
  })
  return { json, deduction: taken.reduce(plus, zero) }
}
