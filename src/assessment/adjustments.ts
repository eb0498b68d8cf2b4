import type { Decimal } from '#base'
import type { Adjustment } from './assessment-input.ts'
import type { UnitAdjustment } from './assessment-result.ts'
import { type ExplanationCode, points, zero } from './functions/score.ts'
import { number } from './plan-lines.ts'

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
