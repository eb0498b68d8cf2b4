import { assert, Decimal, parseDecimal, type Refusal } from '#base'
import type { DecimalText, FactStatus, IndicatorFact, SchemeLine } from './assessment-input.ts'
import { type Explanation, one, zero } from './functions/score.ts'
import { isScoringCode, scoringFunctions } from './scoring-functions.ts'

/** The result of one indicator before it is shared out. `rate` null: the line does not apply. */
export interface LineRate {
  readonly line: SchemeLine
  readonly weight: Decimal
  readonly status: FactStatus
  readonly value: DecimalText | null
  readonly rate: Decimal | null
  /** what the rate could be once everything is supplied; equal to `rate` when nothing is missing */
  readonly high: Decimal | null
  readonly factIds: readonly string[]
  readonly explanation: Explanation
  /** set when the function refused to run */
  readonly refusal: Refusal | null
}

/**
 * Score one line. A missing figure, a missing baseline and inputs the function refuses leave the weight and score 0, each
 * with its own explanation; only a rule that cannot apply takes the line out.
 */
export function lineRate(line: SchemeLine, fact: IndicatorFact | undefined): LineRate {
  const weight = number(line.weight)
  const base = { line, weight, value: fact?.value ?? null, factIds: [...(fact?.factIds ?? [])].sort(), refusal: null }
  const missing = (explanation: Explanation, refusal: Refusal | null = null): LineRate => ({
    ...base,
    status: 'missing',
    rate: zero,
    high: mostOf(line),
    explanation,
    refusal,
  })
  if (fact?.status === 'notApplicable') {
    return { ...base, status: 'notApplicable', rate: null, high: null, explanation: { code: 'notApplicable', details: {} } }
  }
  if (!isScoringCode(line.fn)) return missing(refusedBecause('unknown_function'), { code: 'unknown_function', where: line.fn })
  const scoring = scoringFunctions[line.fn]
  const needs = scoring.needs(line.params)
  if (!fact || fact.status === 'missing' || (needs.includes('value') && fact.value === null)) {
    return missing({ code: 'missing', details: {} })
  }
  if (needs.includes('baseline') && fact.baseline === null) return missing({ code: 'baselineUnknown', details: {} })
  if (needs.includes('previous') && fact.previous === null) return missing({ code: 'previousUnknown', details: {} })
  const scored = scoring.score(scoring.bind(line.params, fact, line.weight))
  if (!scored.ok) return missing(refusedBecause(scored.refusal.code, scored.refusal.where), scored.refusal)
  const own = scored.value.at(scoring.pick === 'last' ? -1 : 0)
  assert(own, 'a scoring function answers for the fact it was given')
  if (own.rate === 'notApplicable') {
    return { ...base, status: 'notApplicable', rate: null, high: null, explanation: own.because }
  }
  return { ...base, status: fact.status, rate: own.rate, high: own.rate, explanation: own.because }
}

/** A decimal of an input that was checked when it was stored. */
export function number(text: DecimalText): Decimal {
  const parsed = parseDecimal(text)
  assert(parsed, `'${text}' is a decimal`)
  return parsed
}

/** `number` that keeps what it has read; for one run, in which few different decimals stand on very many rows. */
export function rememberingNumber(): (text: DecimalText) => Decimal {
  const read = new Map<DecimalText, Decimal>()
  return text => {
    const before = read.get(text)
    if (before) return before
    const value = number(text)
    read.set(text, value)
    return value
  }
}

const refusedBecause = (code: string, where?: string): Explanation => ({
  code: 'refused',
  details: { refusal: code, where: where ?? null },
})

/** The highest rate the line can pay: its cap, or its best band. */
function mostOf(line: SchemeLine): Decimal {
  if (line.fn === 'F7' && Array.isArray(line.params.bands)) {
    const rates = line.params.bands.map(band =>
      Array.isArray(band) && typeof band[2] === 'string' ? parseDecimal(band[2]) : null,
    )
    return Decimal.max(zero, ...rates.map(rate => rate ?? zero))
  }
  const cap = typeof line.params.cap === 'string' ? parseDecimal(line.params.cap) : null
  const most = cap ?? one
  return line.fn === 'F1' && line.params.strict === true ? Decimal.min(one, most) : most
}
