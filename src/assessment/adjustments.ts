import { Decimal } from '#base'
import type { Adjustment, DeviationRules, SelfReviewed } from './assessment-input.ts'
import type { UnitAdjustment, UnitDeviation, UnitLine } from './assessment-result.ts'
import { type ExplanationCode, points, shown, zero } from './functions/score.ts'
import { number } from './plan-lines.ts'
import { selfReviewDeviation } from './unit-score.ts'

/**
 * What counts of the bonuses and deductions of one unit: each matter once, by its highest bonus and its largest deduction;
 * a recognised fault-tolerance case takes its deduction back. Sums before the limits of the scheme.
 *
 * @source assessment practice, section 8
 */
export function countAdjustments(adjustments: readonly Adjustment[]): {
  readonly shown: readonly UnitAdjustment[]
  readonly bonus: Decimal
  readonly deduction: Decimal
} {
  const sorted = [...adjustments].sort((a, b) => (a.id < b.id ? -1 : 1))
  const largest = new Map<string, Adjustment>()
  for (const each of sorted) {
    if (isTakenBack(each)) continue
    const key = `${each.kind}:${each.matter}`
    const before = largest.get(key)
    if (!before || number(each.points).gt(number(before.points))) largest.set(key, each)
  }
  const shown = sorted.map((each): UnitAdjustment => {
    const { id, kind, points: text, matter, toleratedBy } = each
    const counts = largest.get(`${kind}:${matter}`)
    const isCounted = counts === each
    const code: ExplanationCode = isTakenBack(each)
      ? 'faultTolerated'
      : isCounted
        ? 'counted'
        : kind === 'bonus'
          ? 'higherLevelCounts'
          : 'largerDeductionCounts'
    const details = {
      points: points(number(text)),
      ...(isTakenBack(each) && { case: toleratedBy }),
      ...(!isCounted && counts && { counted: counts.id }),
    }
    return { id, kind, points: points(number(text)), matter, isCounted, explanation: { code, details } }
  })
  const sum = (kind: Adjustment['kind']) =>
    shown.filter(each => each.kind === kind && each.isCounted).reduce((total, each) => total.plus(each.points), zero)
  return { shown, bonus: sum('bonus'), deduction: sum('deduction') }
}

/** Fault tolerance takes a deduction back; a bonus has nothing to be tolerated. */
const isTakenBack = ({ kind, toleratedBy }: Adjustment): boolean => kind === 'deduction' && toleratedBy !== null

/**
 * What a unit's own words cost it where they are far from the verified figures: so many points a line, in the order of the
 * indicators, until the limit is reached. A line without a verified figure is not measured, nor one that does not apply.
 *
 * @param rules absent: the scheme takes nothing off, and nothing is shown
 * @source assessment practice, section 7
 */
export function selfReviewDeviations(
  said: readonly SelfReviewed[],
  lines: readonly UnitLine[],
  rules: DeviationRules | undefined,
): { readonly shown: readonly UnitDeviation[]; readonly deduction: Decimal } {
  if (!rules) return { shown: [], deduction: zero }
  const limit = number(rules.limit)
  const claims = new Map(said.map(each => [each.indicator, each.claimed]))
  let deduction = zero
  const found = lines.flatMap((line): readonly UnitDeviation[] => {
    const claimed = claims.get(line.indicator)
    if (claimed === undefined || line.value === null || line.status === 'missing' || line.status === 'notApplicable') return []
    const deviation = selfReviewDeviation(number(claimed), number(line.value), rules)
    if (deviation.points.isZero() && !deviation.isInquiry) return []
    const taken = Decimal.min(deviation.points, limit.minus(deduction))
    deduction = deduction.plus(taken)
    const { share, isInquiry } = deviation
    const { indicator, value: verified } = line
    return [{ indicator, claimed, verified, share: share && shown(share), points: points(taken), isInquiry }]
  })
  return { shown: found, deduction }
}
