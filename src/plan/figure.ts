import type { Day } from '#base'
import type { Paragraph } from '#document'
import type { Amount, Bound, Comparator, TargetKind, Verb, Verbs } from './comparators.ts'

/** A figure the plan promises to reach, before its deadline is settled. Places are clean-text offsets. */
export interface Figure {
  readonly metric: string
  readonly comparator: Comparator
  readonly value: number
  readonly valueMax: number | null
  /** As printed, multiples of ten thousand included; empty for a bare coefficient. */
  readonly unit: string
  readonly kind: TargetKind
  readonly quote: Paragraph
  /** Where the figure stands, to find the date before it. */
  readonly at: number
  readonly isYearly: boolean
  /** The verb was taken from the figure before. */
  readonly borrowsVerb: boolean
  /** A size class says neither the measure nor what is measured. */
  readonly lacksMeasure: boolean
  /** Several years in a row, each with its own figure. */
  readonly dueDay?: Day | null
}

/** What a sentence hands on from clause to clause. */
export interface Context {
  readonly isWithin: boolean
  head: Verb | null
  isYearly: boolean
  isRule: boolean
  /** the sentence says what one must show to be let in */
  readonly isThreshold: boolean
  hasCount: boolean
  /** the clause tells how things stand */
  isStatus: boolean
  metric: string
  /** the unit of the yearly figure just before; empty where there is none */
  yearlyUnit: string
}

/** Where one figure stands in its clause. */
export interface ClausePlace {
  /** Start of what belongs to this figure alone. */
  readonly from: number
  readonly start: number
  readonly end: number
  readonly next: Amount | null
}

/** What stands around one figure. */
export interface Around {
  readonly whole: string
  readonly left: string
  readonly after: string
  readonly bound: Bound
  readonly verb: Verbs
  readonly next: Amount | null
  /** another figure stands before it in its clause */
  readonly isListed: boolean
}
