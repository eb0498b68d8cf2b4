/**
 * Trouble is a value. A refusal says that the user may not, or not now; a finding says that data is imperfect;
 * a bug says that we were wrong. Failures of the world are thrown by the edges and appear nowhere below them.
 */

/** Numbers, names and days that fill the slots of a message; money as bigint fen, decimals as text. */
export type Details = Readonly<Record<string, string | number | bigint | boolean | null>>

/** One named refusal from a closed list. `where` is the path of the field or the cell it speaks about. */
export interface Refusal<C extends string = string> {
  readonly code: C
  readonly details?: Details
  readonly where?: string
}

export type Outcome<T, R extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R }

export const done = <T>(value: T): Outcome<T, never> => ({ ok: true, value })

export const refused = <C extends string>(code: C, details?: Details, where?: string): Outcome<never, Refusal<C>> => ({
  ok: false,
  refusal: { code, ...(details && { details }), ...(where !== undefined && { where }) },
})

/** A place in a text as received: UTF-16 code units, end exclusive, so that `text.slice(start, end)` shows it. */
export interface Span {
  readonly start: number
  readonly end: number
}

export type Severity = 'info' | 'warn' | 'conflict'

/** Imperfect data that does not stop the work; it stays beside the result and is never lost. */
export interface Finding<C extends string = string> {
  readonly code: C
  readonly severity: Severity
  readonly details?: Details
  readonly sources: readonly Span[]
}

/** We were wrong. Never caught in the middle; ends as a 500 with a reference number. */
export class Bug extends Error {
  override readonly name = 'Bug'
}

/** @throws Bug when `condition` is false; `why` says why it must hold */
export function assert(condition: unknown, why: string): asserts condition {
  if (!condition) throw new Bug(why)
}
