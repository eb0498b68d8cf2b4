import { Decimal, type Details, type Outcome, type Refusal } from '#base'

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
  'input_twice',
  'quotas_over_whole',
  'fact_from_the_future',
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
  'falsified',
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
  const text = halfUp(value, 2)
  const dot = text.indexOf('.')
  return dot < 0 ? `${text}.00` : text.padEnd(dot + 3, '0')
}

/** The same with at most twelve decimals, zeros at the end left out: rates and contributions on paper. */
export const shown = (value: Decimal): string => halfUp(value, 12)

/** The 31st decimal rounded away, where there is one: what is equal on paper is equal. */
export const settled = (value: Decimal): Decimal => (value.decimalPlaces() > 30 ? value.toDecimalPlaces(30) : value)

/**
 * Settled, then rounded half up, on the digits as they are written: a verdict prints several values of every line of every
 * unit, and no further number has to be made for it.
 */
function halfUp(value: Decimal, places: number): string {
  const written = value.toFixed()
  const dot = written.indexOf('.')
  if (dot < 0 || written.length - dot - 1 <= places) return written
  const end = dot + 1 + places
  const text = isHalf(written.slice(end), 30 - places) ? awayFromZero(written.slice(0, end), places) : written.slice(0, end)
  let length = text.length
  while (text[length - 1] === '0') length -= 1
  const short = text.slice(0, text[length - 1] === '.' ? length - 1 : length)
  return short === '-0' ? '0' : short
}

/** @param digits those that go; with all but the first `known` rounded away they must still be a half */
const isHalf = (digits: string, known: number): boolean =>
  digits >= '5' || (digits.charAt(known) >= '5' && /^49*$/.test(digits.slice(0, known)))

/** One more in the last place. */
function awayFromZero(text: string, places: number): string {
  const sign = text.startsWith('-') ? '-' : ''
  const digits = (BigInt(text.slice(sign.length).replace('.', '')) + 1n).toString().padStart(places + 1, '0')
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** A decimal in plain notation with at most 20 significant digits; what is stored and shown as the unrounded value. */
export const exact = (value: Decimal): string => value.toSignificantDigits(20).plus(0).toFixed()

/** The explanation of a clamped quotient: `capped` when more was reached than counts, else `code`. */
export const because = (code: ExplanationCode, rate: Decimal, details: Details, cap = false): Explanation => ({
  code: cap ? 'capped' : code,
  details: { ...details, percent: points(rate.times(100)) },
})
