import type { Field, Fields, FieldKind } from './fields.ts'
import type { Clock, Length } from './clock.ts'
import type { Posting } from './money.ts'
import type { GrantedRole, Role } from './roles.ts'
import type { Call, Check, Computed, Given } from './rules.ts'
import type { AnyShape, Row, Shape } from './shape.ts'
import type { Sight } from './sight.ts'
import type { Values } from './fields.ts'

/** Names looked up in an interface, so that a compile error lists the names and not the condition that made them. */
interface Names<F extends Fields> {
  field: keyof F & string
  money: { [K in keyof F & string]: F[K] extends Field<'money', unknown> ? K : never }[keyof F & string]
  ref: { [K in keyof F & string]: F[K] extends Field<'ref', unknown> ? K : never }[keyof F & string]
  day: { [K in keyof F & string]: F[K] extends Field<'day', unknown> ? K : never }[keyof F & string]
  count: { [K in keyof F & string]: F[K] extends Field<'count', unknown> ? K : never }[keyof F & string]
  period: { [K in keyof F & string]: F[K] extends Field<'period', unknown> ? K : never }[keyof F & string]
  parts: { [K in keyof F & string]: F[K] extends Field<'parts', unknown> ? K : never }[keyof F & string]
}

/** A move of another row, taken in the same transaction. Without `id` a row is born with `values`; `newId` may name it. */
export interface Follow {
  readonly take: string
  readonly id?: string
  readonly newId?: string
  readonly values?: Readonly<Record<string, unknown>>
  readonly reason?: string
}

export interface Move<N extends string, F extends Fields, S extends string, M extends string> {
  readonly from: 'new' | S | readonly S[]
  readonly to: S | 'same'
  readonly by: Role | readonly Role[]
  /** the form */
  readonly asks?: readonly Names<F>['field'][]
  /** filled earlier, or the move is refused `field_missing` */
  readonly needs?: readonly Names<F>['field'][]
  /** in order of precedence */
  readonly check?: readonly Check<Row<Shape<N, F, S>>>[]
  /** values computed after the checks passed; checks see the asked values, not these */
  readonly sets?: Computed<Row<Shape<N, F, S>>, Partial<Values<F>>>
  readonly money?: readonly Posting<Names<F>['money'], Names<F>['ref'] | 'id'>[]
  /** the posting whose number stands in this field goes back, whole and once */
  readonly reverses?: Names<F>['count']
  /** not the person who took these moves on this row */
  readonly apart?: readonly M[]
  /** answers a code: this actor steps aside from this row */
  readonly recused?: Check<Row<Shape<N, F, S>>>
  readonly reason?: 'required' | 'optional'
  readonly also?: { readonly moves: readonly string[]; readonly plan: Computed<Row<Shape<N, F, S>>, readonly Follow[]> }
  readonly tells?: readonly Role[]
  readonly paper?: string
  readonly irreversible?: true
}

/** What may happen to rows of a shape. */
export interface Life<N extends string, F extends Fields, S extends string, M extends string> {
  readonly moves: { readonly [K in M]: Move<N, F, NoInfer<S>, NoInfer<M>> }
  readonly seenBy: { readonly [K in GrantedRole]?: Sight<Names<F>['ref'] | `${Names<F>['parts']}.${string}`, NoInfer<S>> }
  readonly clocks?: Readonly<Record<string, Clock<Names<F>['day'], NoInfer<S>, NoInfer<M>>>>
  readonly number?: { readonly series: string; readonly at: NoInfer<M>; readonly per: 'year' }
  readonly validity?: {
    readonly from: Names<F>['day']
    readonly until: Names<F>['day']
    readonly lapses: NoInfer<M>
    readonly warnDays: number
  }
  readonly notice?: {
    readonly in: NoInfer<S>
    readonly lasts: Length
    readonly shows: readonly Names<F>['field'][]
    readonly then: NoInfer<M>
    readonly objected: NoInfer<M>
  }
  /** the books of the year in this field take no posting while the row is in one of these states */
  readonly closes?: { readonly year: Names<F>['period']; readonly in: readonly NoInfer<S>[] }
  readonly sameOnce?: readonly Names<F>['field'][]
  /** what a sheet is read by: the fields that name a row, and the move that changes one that is there; without it rows are only added */
  readonly imports?: { readonly by: readonly Names<F>['field'][]; readonly corrects: NoInfer<M> }
  /** rows are added and never changed: no update reaches them, and every move is a birth */
  readonly appendOnly?: true
  /** the field that names a row to a reader; its number or first text field unless told */
  readonly title?: Names<F>['field']
  readonly list?: {
    readonly columns: readonly (Names<F>['field'] | 'number' | 'state')[]
    readonly filters?: readonly (Names<F>['field'] | 'state')[]
    readonly search?: readonly Names<F>['field'][]
    readonly newest?: Names<F>['field']
  }
}

/** A record as the edges read it: names as plain strings. */
export type PlainMove = Omit<Move<string, Fields, string, string>, 'check' | 'sets' | 'also' | 'recused' | 'money'> & {
  readonly check?: readonly PlainCheck[]
  readonly sets?: PlainComputed
  readonly recused?: PlainCheck
  readonly money?: readonly Posting[]
  readonly also?: { readonly moves: readonly string[]; readonly plan: PlainComputed }
}
type PlainRow = never
export type PlainCheck =
  | (((row: PlainRow, data: never, call: Call) => unknown) & { readonly refuses: readonly string[] })
  | Given<PlainRow, unknown>
export type PlainComputed = ((row: PlainRow, data: never, call: Call) => unknown) | Given<PlainRow, unknown>
export type PlainLife = Omit<Life<string, Fields, string, string>, 'moves' | 'seenBy' | 'clocks'> & {
  readonly moves: Readonly<Record<string, PlainMove>>
  readonly seenBy: Readonly<Partial<Record<GrantedRole, Sight>>>
  readonly clocks?: Readonly<Record<string, Clock>>
}
export interface AnyRecord {
  readonly shape: AnyShape
  readonly life: PlainLife
}

declare const moves: unique symbol
export interface RecordOf<N extends string, F extends Fields, S extends string, M extends string> extends AnyRecord {
  readonly shape: Shape<N, F, S>
  readonly [moves]?: M
}

export const record = <const N extends string, const F extends Fields, const S extends string, const M extends string>(
  of: Shape<N, F, S>,
  life: Life<N, F, S, M>,
): RecordOf<N, F, S, M> => ({ shape: of, life: life as unknown as PlainLife })

export type FieldOfKind<F extends Fields, K extends FieldKind> = {
  [N in keyof F & string]: F[N] extends Field<K, unknown> ? N : never
}[keyof F & string]
