import type { Field, Fields } from './fields.ts'
import type { Parameter } from './parameter.ts'
import type { FieldOfKind, RecordOf } from './record.ts'
import type { AnyShape, Row, Shape } from './shape.ts'

/**
 * A figure that is kept as running totals: what one row adds to it is a function of that row alone, so that a changed row
 * moves the totals by a difference and nothing else is read.
 *
 * - `level`: the sum of a field over rows of one period, or their number
 * - `valid`: rows valid on a day, from one day until another
 * - `dated`: rows by the day of the fact, in a year or since the plan began
 * - `ratio`: one figure of the area over another, in per cent
 * - `ruled`: the one of several figures that a ruling chose, kept as a parameter
 */
export interface FigureRule {
  readonly counts: 'level' | 'valid' | 'dated' | 'ratio' | 'ruled'
  /** rows that are counted; null for a figure made of others */
  readonly shape: AnyShape | null
  /** a field of money or a count; rows are counted where there is none */
  readonly sums?: string
  /** the period of a level, the first day of validity, or the day of the fact */
  readonly at?: string
  /** last day of validity, included */
  readonly until?: string
  /** first day on which it is over */
  readonly left?: string
  /** a field of parts with the days `from` and `left` of earlier times of validity */
  readonly earlier?: string
  /** states that count */
  readonly in?: readonly string[]
  /** of these, the states whose values are settled; all of them unless told */
  readonly final?: readonly string[]
  readonly where?: (row: never) => boolean
  /** figure of the area that says how many rows there ought to be */
  readonly outOf?: string
  /** a number of valid rows is that of the last day unless told: of the day before the period, or how it changed in the period */
  readonly when?: 'opening' | 'change'
  /** figure of the area that says whether everybody has reported: as long as somebody has not, this one is a lower bound */
  readonly restsOn?: string
  readonly since?: 'year' | 'plan'
  readonly part?: string
  readonly whole?: string
  /** the parameter whose value names the figure, in force on the last day of the period */
  readonly ruling?: Parameter<string>
  /** figures of the area by the value of the ruling */
  readonly choices?: Readonly<Record<string, string>>
  /** code of the plan's indicator that is drawn from it */
  readonly feeds?: string
}

type Summable<F extends Fields> = {
  [N in keyof F & string]: F[N] extends Field<'money' | 'count', unknown> ? N : never
}[keyof F & string]

interface Counted<F extends Fields, S extends string, N extends string> {
  in: readonly NoInfer<S>[]
  final?: readonly NoInfer<S>[]
  restsOn?: string
  where?: (row: Row<Shape<N, F, S>>) => boolean
  feeds?: string
}

/** The sum of a field over rows of one period. What is not settled yet makes it provisional, what is missing a lower bound. */
export const level = <N extends string, F extends Fields, S extends string, M extends string>(
  of: RecordOf<N, F, S, M>,
  rule: Counted<F, S, N> & {
    sums?: Summable<F>
    at: FieldOfKind<F, 'period'>
    outOf?: string
  },
): FigureRule => ({ counts: 'level', shape: of.shape, ...rule }) as FigureRule

/** How many rows are valid on a day, or how their number changed in a period. A row without a first day is not. */
export const valid = <N extends string, F extends Fields, S extends string, M extends string>(
  of: RecordOf<N, F, S, M>,
  rule: Counted<F, S, N> & {
    at: FieldOfKind<F, 'day'>
    until?: FieldOfKind<F, 'day'>
    left?: FieldOfKind<F, 'day'>
    earlier?: FieldOfKind<F, 'parts'>
    when?: 'opening' | 'change'
  },
): FigureRule => ({ counts: 'valid', shape: of.shape, ...rule }) as FigureRule

/** How many rows have their day in a year, or between the beginning of the plan and the end of a year. */
export const dated = <N extends string, F extends Fields, S extends string, M extends string>(
  of: RecordOf<N, F, S, M>,
  rule: Counted<F, S, N> & { at: FieldOfKind<F, 'day'>; since: 'year' | 'plan' },
): FigureRule => ({ counts: 'dated', shape: of.shape, ...rule }) as FigureRule

/** One figure over another, of the same rows and period. */
export const ratio = (rule: { part: string; whole: string; feeds?: string }): FigureRule => ({
  counts: 'ratio',
  shape: null,
  ...rule,
})

/** What a ruling makes of a thing the plan left open: one of several figures, by the parameter in force when the period ends. */
export const ruled = <C extends string>(rule: {
  ruling: Parameter<C>
  choices: { readonly [K in C]: string }
  feeds?: string
}): FigureRule => ({ counts: 'ruled', shape: null, ...rule })

/** Names of the figures a figure is made of. */
export const figuresIn = (rule: FigureRule): readonly string[] =>
  [rule.part, rule.whole, ...Object.values(rule.choices ?? {})].filter(name => name !== undefined)
