import type { Day, Details, Fen, Id } from '#base'
import type { Parameter } from './parameter.ts'
import type { Account, Stage, Verb } from './money.ts'
import type { AnyShape, Row } from './shape.ts'
import type { Role } from './roles.ts'

/** What a rule may know of the call: no clock and no database, only what is handed in. */
export interface Call {
  readonly day: Day
  /** UTC, ISO text: the cut-off of a run, never a date of fact */
  readonly now: string
  readonly move: string
  readonly reason: string | null
  readonly actor: Actor
  /** a fresh id; the only source of ids in a rule, so that a test can hand in its own */
  readonly newId: () => string
}

/** Who acts: one person in one post. `calendar` acts by date and holds no post. */
export interface Actor {
  readonly person: string | null
  readonly role: Role
  readonly unit: string | null
  readonly organisation: string | null
}

export type Verdict<C extends string> = null | C | readonly [C, Details]

export interface Rule<in R, in G> {
  (row: R, data: G, call: Call): Verdict<string>
  readonly refuses: readonly string[]
}

/** A check that answers null or one of its codes. Codes stand with the rule: a second list goes stale. */
export const refuses = <const C extends string, R, G>(
  codes: readonly C[],
  check: (row: R, data: G, call: Call) => Verdict<NoInfer<C>>,
): Rule<R, G> => Object.assign((row: R, data: G, call: Call) => check(row, data, call), { refuses: codes })

/** Values to look for: equal, one of several, or between two (either end may be missing). */
export type Match<V> = V | readonly V[] | { readonly from?: V; readonly to?: V }
export type Where<T extends AnyShape> = { readonly [K in keyof Row<T>]?: Match<NonNullable<Row<T>[K]>> }

declare const found: unique symbol
/** One of the closed list of questions a rule may ask. */
export interface Lookup<V = unknown> {
  readonly question: 'one' | 'many' | 'sum' | 'howMany' | 'balance' | 'inForce' | 'workingDaysUntil' | 'drawn' | 'posting'
  readonly of?: AnyShape | Account | Parameter | string
  readonly field?: string
  readonly where?: Readonly<Record<string, unknown>>
  readonly key?: string | null
  readonly [found]?: V
}

/** The row of that id, or null. */
export const one = <T extends AnyShape>(of: T, id: Id<T['name']> | string | null): Lookup<Row<T> | null> => ({
  question: 'one',
  of,
  key: id,
})
/** All rows that match, in order of id. At most 10,000. */
export const many = <T extends AnyShape>(of: T, where: Where<T>): Lookup<readonly Row<T>[]> => ({ question: 'many', of, where })
/** The sum of a money field over the rows that match; 0n over none. */
export const sum = <T extends AnyShape>(of: T, field: keyof T['fields'] & string, where: Where<T>): Lookup<Fen> => ({
  question: 'sum',
  of,
  field,
  where,
})
export const howMany = <T extends AnyShape>(of: T, where: Where<T>): Lookup<number> => ({ question: 'howMany', of, where })
/** What lies in one stage of a purse, what is still available unless told, fen; 0n when the purse was never filled. */
export const balance = (of: Account, key: string | null, stage: Exclude<Stage, 'source'> = 'available'): Lookup<Fen> => ({
  question: 'balance',
  of,
  key,
  field: stage,
})
/** The value of a parameter in force on the day the row was filed. @param by which of its keys, for a parameter kept by a field */
export const inForce = <V>(of: Parameter<V>, by?: string): Lookup<V> => ({
  question: 'inForce',
  of,
  ...(by !== undefined && { key: by }),
})
/** Working days from today (exclusive) to the day (inclusive); negative when it is past. */
export const workingDaysUntil = (on: Day | null): Lookup<number> => ({ question: 'workingDaysUntil', key: on })

/** What the registers say of an indicator of the plan, in its own unit; null when none feeds it. */
export interface Drawn {
  readonly source: string
  readonly value: string | null
  readonly standing: 'final' | 'provisional' | 'missing'
  readonly rows: number
  readonly settled: number
  readonly expected: number | null
}
export const drawn = (indicator: string | null, period: string): Lookup<Drawn | null> => ({
  question: 'drawn',
  key: indicator,
  field: period,
})

/** A posting of the books by its number. */
export interface Posted {
  readonly no: number
  readonly verb: Verb
  readonly amountFen: Fen
  readonly on: Day
  /** as registered, and what it was called before; null where the money goes to no organisation */
  readonly payee: { readonly name: string; readonly formerNames: readonly string[] } | null
  readonly isReversal: boolean
  readonly isReversed: boolean
}
export const posting = (no: number | null): Lookup<Posted | null> => ({
  question: 'posting',
  key: no === null ? null : String(no),
})

/** A function with the questions that feed it. `asks` reads the row only. */
export interface Given<R, T> {
  readonly asks: (row: R, call: Call) => Readonly<Record<string, Lookup>>
  readonly answer: (row: R, data: never, call: Call) => T
  readonly refuses: readonly string[]
}

export const given = <R, G, T>(
  answer: ((row: R, data: G, call: Call) => T) & { readonly refuses?: readonly string[] },
  asks: (row: R, call: Call) => { readonly [K in keyof G]: Lookup<G[K]> },
): Given<R, T> => ({ asks, answer: answer as Given<R, T>['answer'], refuses: answer.refuses ?? [] }) as Given<R, T>

/** A check is a rule that wants no data, or one with its questions. */
export type Check<R> = Rule<R, unknown> | Given<R, Verdict<string>>
/** The same choice for functions that compute. */
export type Computed<R, T> = ((row: R, data: unknown, call: Call) => T) | Given<R, T>
