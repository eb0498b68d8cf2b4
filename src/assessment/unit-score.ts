import { Decimal, done, type Outcome, refused } from '#base'
import type { DeviationRules } from './assessment-input.ts'
import { clamp, one, points, type ScoreRefusal, zero } from './functions/score.ts'

/** One line of a block: what it weighs by weight and role, and what of that was reached. */
export interface Weighed {
  readonly whole: Decimal
  readonly reached: Decimal
}

/** A rate by weight in points and role coefficient. */
export function weigh(weight: Decimal, coefficient: Decimal, rate: Decimal): Weighed {
  const whole = weight.times(coefficient)
  return { whole, reached: whole.times(rate) }
}

/**
 * A block of a unit: 100 × Σ(weight × coefficient × rate) ÷ Σ(weight × coefficient). The role works on the weight and not
 * on the result, so that units with few and with many lines stay comparable.
 *
 * @returns points 0 to 100, unrounded; null when there is nothing to weigh
 * @source assessment practice, section 6
 */
export function blockScore(lines: readonly Weighed[]): Decimal | null {
  let whole = zero
  let reached = zero
  for (const line of lines) {
    whole = whole.plus(line.whole)
    reached = reached.plus(line.reached)
  }
  return whole.isZero() ? null : reached.times(100).div(whole)
}

export const blockNames = ['targets', 'tasks', 'process'] as const
export type BlockName = (typeof blockNames)[number]
export type BlockShares = Readonly<Record<BlockName, Decimal>>
export type BlockScores = Readonly<Record<BlockName, Decimal | null>>

export const defaultShares: BlockShares = {
  targets: new Decimal('0.70'),
  tasks: new Decimal('0.20'),
  process: new Decimal('0.10'),
}
/** For a unit without any target line. */
export const sharesWithoutTargets: BlockShares = { targets: zero, tasks: new Decimal('0.85'), process: new Decimal('0.15') }

export interface TotalLimits {
  readonly bonus: Decimal
  readonly deduction: Decimal
  readonly total: Decimal
}
export const defaultLimits: TotalLimits = { bonus: new Decimal(5), deduction: new Decimal(10), total: new Decimal(105) }

export interface UnitTotal {
  /** share and rounded points each block brings; null for a block that does not apply */
  readonly blocks: Readonly<Record<BlockName, { readonly share: Decimal; readonly contribution: Decimal | null }>>
  /** points the blocks bring together, before adjustments */
  readonly base: Decimal
  readonly bonus: Decimal
  readonly deduction: Decimal
  readonly total: Decimal
  /** the same without any rounding on the way; only for breaking ties */
  readonly unrounded: Decimal
}

/**
 * The total of a unit: every block times its share, each rounded to two decimals, then summed, then adjusted, then capped.
 *
 * A unit without target lines takes the other shares; any further block that does not apply hands its share on to those
 * that do, in proportion.
 *
 * @param scores blocks of 0 to 100 points with their two published decimals; null where a block does not apply
 * @returns null when no block applies
 * @source assessment practice, sections 1, 6, 8 and 13
 */
export function unitTotal(
  scores: BlockScores,
  adjustments: { readonly bonus: Decimal; readonly deduction: Decimal },
  scheme: {
    readonly shares?: BlockShares
    readonly withoutTargets?: BlockShares
    readonly limits?: TotalLimits
    /** blocks before their rounding */
    readonly unrounded?: BlockScores
  } = {},
): UnitTotal | null {
  const limits = scheme.limits ?? defaultLimits
  const printed = scores.targets === null ? (scheme.withoutTargets ?? sharesWithoutTargets) : (scheme.shares ?? defaultShares)
  const applying = blockNames.filter(name => scores[name] !== null)
  const whole = applying.reduce((sum, name) => sum.plus(printed[name]), zero)
  if (whole.isZero()) return null
  const everyShare = blockNames.reduce((sum, name) => sum.plus(printed[name]), zero)
  const share = (name: BlockName) => (scores[name] === null ? zero : printed[name].times(everyShare).div(whole))
  const contribution = (name: BlockName) => {
    const score = scores[name]
    return score === null ? null : new Decimal(points(share(name).times(score)))
  }
  const part = (name: BlockName) => ({ share: share(name), contribution: contribution(name) })
  const blocks = { targets: part('targets'), tasks: part('tasks'), process: part('process') }
  const base = blockNames.reduce((sum, name) => sum.plus(blocks[name].contribution ?? zero), zero)
  const exactBlocks = scheme.unrounded ?? scores
  const exactBase = blockNames.reduce((sum, name) => sum.plus(share(name).times(exactBlocks[name] ?? zero)), zero)
  const bonus = Decimal.min(limits.bonus, adjustments.bonus)
  const deduction = Decimal.min(limits.deduction, adjustments.deduction)
  const adjusted = (from: Decimal) => clamp(from.plus(bonus).minus(deduction), limits.total)
  return { blocks, base, bonus, deduction, total: adjusted(base), unrounded: adjusted(exactBase) }
}

/**
 * Three-year evaluation: the weighted years and the terminal score, half each unless told, rounded once at the end.
 *
 * @returns points with two decimals; `weights_not_whole` when the years' weights do not add up to 1
 * @source assessment practice, section 10
 */
export function threeYearScore(
  years: readonly Decimal[],
  weights: readonly Decimal[],
  terminal: Decimal,
  terminalShare: Decimal = half,
): Outcome<string, ScoreRefusal> {
  const whole = weights.reduce((sum, weight) => sum.plus(weight), zero)
  if (!whole.eq(one) || weights.length !== years.length)
    return refused('weights_not_whole', { sum: whole.toFixed() }, 'weights')
  const mean = years.reduce((sum, year, at) => sum.plus(year.times(weights[at] ?? zero)), zero)
  return done(points(mean.times(one.minus(terminalShare)).plus(terminal.times(terminalShare))))
}
const half = new Decimal('0.5')

/** Points the special item brings in the city's own assessment, two decimals. @source assessment practice, section 11, mode a */
export const cityPoints = (itemPoints: Decimal, score: Decimal): string => points(itemPoints.times(score).div(100))

/** Mode b: what special items take off, together at most one point. @source assessment practice, section 11 */
export function cityGradePoints(grades: readonly ('pass' | 'weak' | 'poor')[]): string {
  const off = { pass: zero, weak: new Decimal('-0.3'), poor: new Decimal('-0.5') }
  return points(
    Decimal.max(
      new Decimal(-1),
      grades.reduce((sum, grade) => sum.plus(off[grade]), zero),
    ),
  )
}

/** Yearly targets of a count: cumulative shares of the plan's target, rounded up. @source assessment practice, section 4 */
export const splitCount = (target: Decimal, shares: readonly Decimal[]): readonly number[] =>
  shares.map(share => target.times(share).ceil().toNumber())

/** Yearly targets of a level: on the line from baseline to target. @source assessment practice, section 4 */
export const splitLevel = (baseline: Decimal, target: Decimal, shares: readonly Decimal[]): readonly Decimal[] =>
  shares.map(share => baseline.plus(target.minus(baseline).times(share)))

/** What a wrong self-review costs before any limit. @source assessment practice, section 7 */
export function selfReviewDeviation(
  self: Decimal,
  verified: Decimal,
  rules: DeviationRules,
): {
  /** |self − verified| ÷ |verified|, unrounded; null when nothing was verified */
  readonly share: Decimal | null
  readonly points: Decimal
  readonly isInquiry: boolean
} {
  if (verified.isZero()) return { share: null, points: zero, isInquiry: self.gt(0) }
  const difference = self.minus(verified).abs()
  // Compared as products, so that exactly 5% and exactly 20% are not a matter of digits.
  const beyond = (limit: string) => difference.gt(verified.abs().times(limit))
  return {
    share: difference.div(verified.abs()),
    points: beyond(rules.tolerance) ? new Decimal(rules.points) : zero,
    isInquiry: beyond(rules.inquiry),
  }
}
