import { Decimal, type Details, fixed, type Outcome, type Refusal } from '#base'

export const scoringCodes = [
  'F1',
  'F2',
  'F3a',
  'F3b',
  'F4',
  'F5',
  'F6',
  'F7',
  'F8',
  'F9',
  'F10',
  'F11',
  'F12',
  'F12_I23',
  'F13',
  'F14',
  'F15',
] as const
export type ScoringCode = (typeof scoringCodes)[number]

/** Why a scoring function does not run: the first in this order wins. */
export const scoreRefusals = [
  'row_malformed',
  'unknown_function',
  'input_unknown',
  'input_missing',
  'input_malformed',
  'input_out_of_range',
  'target_not_positive',
  'tolerance_not_positive',
  'interval_reversed',
  'posts_equal',
  'bands_overlap',
  'bands_gap',
  'rank_start_not_behind_target',
  'parts_not_whole',
  'weights_not_whole',
] as const
export type ScoreRefusal = Refusal<(typeof scoreRefusals)[number]>

/** How the points came about: a message code with its numbers, never prose. */
export interface Explanation {
  readonly code: ExplanationCode
  readonly details: Details
}
export const explanationCodes = [
  'ratio',
  'capped',
  'belowFloor',
  'notAboveTarget',
  'increment',
  'belowBaseline',
  'reverseRatio',
  'reverseLinear',
  'insideInterval',
  'outsideInterval',
  'efficacy',
  'growth',
  'noGrowth',
  'band',
  'deduction',
  'rank',
  'rankProgress',
  'rankNotImproved',
  'rankReached',
  'thresholdMet',
  'thresholdMissed',
  'composite',
  'fundGrowth',
  'fundFirstYear',
  'milestones',
  'panel',
  'satisfaction',
  'missing',
  'notApplicable',
  'targetEqualsBaseline',
  'baselineNotPositive',
  'growthTargetNotPositive',
  'tooFewAnswers',
  'noScores',
  'nothingDue',
  'baselineUnknown',
  'previousUnknown',
  'refused',
  'ownMeasures',
  'measuresMissing',
  'resultOnly',
  'jointCredit',
  'pointSplit',
  'counted',
  'higherLevelCounts',
  'largerDeductionCounts',
  'faultTolerated',
  'gradeByLine',
  'gradeByVeto',
  'gradeByQuota',
] as const
export type ExplanationCode = (typeof explanationCodes)[number]

/** A rate is a share of the line's weight, unrounded, from 0 to the cap; `notApplicable` when the rule cannot apply. */
export interface Scored {
  readonly rate: Decimal | 'notApplicable'
  readonly because: Explanation
}
export type ScoreOutcome = Outcome<Scored, ScoreRefusal>

export const zero = new Decimal(0)
export const one = new Decimal(1)
export const clamp = (value: Decimal, cap: Decimal): Decimal => Decimal.max(zero, Decimal.min(cap, value))

/**
 * Half up to two decimals. A quotient such as 1/3 carries 40 digits, and 3 × 1/3 falls short of 1 in the last of them:
 * the 31st decimal is settled first, so that a tie that is exact on paper is rounded as on paper.
 */
export function points(value: Decimal): string {
  const settled = fixed(value.toDecimalPlaces(30), 2)
  return settled === '-0.00' ? '0.00' : settled
}

/** A decimal in plain notation with at most 20 significant digits; what is stored and shown as the unrounded value. */
export const exact = (value: Decimal): string => value.toSignificantDigits(20).plus(0).toFixed()

/** The explanation of a clamped quotient: `capped` when more was reached than counts, else `code`. */
export const because = (code: ExplanationCode, rate: Decimal, details: Details, cap = false): Explanation => ({
  code: cap ? 'capped' : code,
  details: { ...details, percent: points(rate.times(100)) },
})
