import type { Fields } from './fields.ts'
import type { FieldOfKind, RecordOf } from './record.ts'
import type { Row, Shape } from './shape.ts'

/** The move that notes one thing counted; the house takes it whenever a move counts for an indicator. */
export const indicatorEventMove = 'facts.indicatorEvent.note'

/** What a record counts for. Events carry the date of fact; a reversing move takes its event back in the period of origin. */
export interface IndicatorRule {
  readonly counts: 'flow' | 'stock' | 'total' | 'shareOf'
  readonly record: string
  readonly on?: string
  readonly dated?: string
  readonly subject?: string
  readonly once?: 'ever' | 'perYear'
  readonly sums?: string
  readonly in?: readonly string[]
  readonly part?: readonly string[]
  readonly whole?: readonly string[]
  readonly reversedBy?: readonly string[]
  readonly where?: (row: never) => boolean
}

/** How many subjects took a move in a period. */
export const flow = <N extends string, F extends Fields, S extends string, M extends string>(
  of: RecordOf<N, F, S, M>,
  rule: {
    on: NoInfer<M>
    dated: FieldOfKind<F, 'day'>
    subject: FieldOfKind<F, 'ref'>
    once: 'ever' | 'perYear'
    where?: (row: Row<Shape<N, F, S>>) => boolean
    reversedBy?: readonly NoInfer<M>[]
  },
): IndicatorRule => ({ counts: 'flow', record: of.shape.name, ...rule }) as IndicatorRule

/** How many subjects are in these states on a day. */
export const stock = <N extends string, F extends Fields, S extends string, M extends string>(
  of: RecordOf<N, F, S, M>,
  rule: { in: readonly NoInfer<S>[]; subject: FieldOfKind<F, 'ref'>; where?: (row: Row<Shape<N, F, S>>) => boolean },
): IndicatorRule => ({ counts: 'stock', record: of.shape.name, ...rule }) as IndicatorRule

/** The sum of a money field over rows that took a move in a period, fen. */
export const total = <N extends string, F extends Fields, S extends string, M extends string>(
  of: RecordOf<N, F, S, M>,
  rule: { on: NoInfer<M>; sums: FieldOfKind<F, 'money'>; dated: FieldOfKind<F, 'day'>; reversedBy?: readonly NoInfer<M>[] },
): IndicatorRule => ({ counts: 'total', record: of.shape.name, ...rule }) as IndicatorRule

/** The share of a money field in some states among others, on a day. */
export const shareOf = <N extends string, F extends Fields, S extends string, M extends string>(
  of: RecordOf<N, F, S, M>,
  rule: { sums: FieldOfKind<F, 'money'>; part: readonly NoInfer<S>[]; whole: readonly NoInfer<S>[] },
): IndicatorRule => ({ counts: 'shareOf', record: of.shape.name, ...rule }) as IndicatorRule
