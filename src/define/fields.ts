import type { Day, Fen, Id, Period } from '#base'
import type { AnyShape, Shape } from './shape.ts'

/** The closed union of field kinds. Every edge keeps one table `satisfies Record<FieldKind, …>`. */
export const fieldKinds = [
  'text',
  'longText',
  'code',
  'count',
  'number',
  'share',
  'money',
  'yes',
  'choice',
  'set',
  'day',
  'instant',
  'period',
  'ref',
  'evidence',
  'parts',
] as const
export type FieldKind = (typeof fieldKinds)[number]

/** Codes whose check digit or form is known to `base/codes`; the others are free text without blanks. */
export type CodeKind =
  | 'creditCode'
  | 'residentId'
  | 'contractNo'
  | 'invoiceNo'
  | 'documentNo'
  | 'indicatorCode'
  | 'clauseNo'
  | 'planCode'
  | 'industryCode'
  | 'bankSerial'
  // a parameter of the house, `area.name`, which of its values, and a value of it as the settings keep it
  | 'parameter'
  | 'parameterKey'
  | 'settingValue'

declare const value: unique symbol

/** What any field may say besides its kind. */
export interface Common {
  /** empty at birth, required by the move that asks for it */
  readonly later?: boolean
  /** may stay empty for ever */
  readonly optional?: boolean
  /** stored as ciphertext and shown in part; `purpose` is printed in the manual (personal information law) */
  readonly masked?: { readonly show: 'ends' | 'nothing'; readonly purpose: string }
  /** ciphertext everywhere until the row takes this move */
  readonly sealedUntil?: string
  readonly unique?: 'ever' | 'amongOpen'
  /** filled from a field of a referenced row, `organisation.size`: ask once */
  readonly carried?: string
  /** this day may not lie before the day of that field */
  readonly after?: string
  /** what rows older than the field read as */
  readonly before?: string | number | boolean
  readonly was?: string
  readonly label?: 'open' | 'internal' | 'sensitive'
}

export interface Field<K extends FieldKind = FieldKind, V = unknown> {
  readonly kind: K
  readonly options: Common & { readonly [option: string]: unknown }
  readonly [value]?: V
}

export type Fields = Readonly<Record<string, Field>>
export type ValueOf<T> = T extends Field<FieldKind, infer V> ? V : never
export type Values<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> }

type Made<K extends FieldKind, O, V> = Field<K, O extends { readonly optional: true } | { readonly later: true } ? V | null : V>

const make = <K extends FieldKind, V>(kind: K, options?: object): Field<K, V> => ({
  kind,
  options: (options ?? {}) as Field['options'],
})

/** One line. @param options.max characters, 200 unless told */
export const text = <const O extends Common & { max?: number; min?: number }>(options?: O): Made<'text', O, string> =>
  make('text', { max: 200, ...options })

/** Paragraphs. @param options.max characters, 20,000 unless told */
export const longText = <const O extends Common & { max?: number; min?: number }>(options?: O): Made<'longText', O, string> =>
  make('longText', { max: 20_000, ...options })

export const code = <const O extends Common>(of: CodeKind, options?: O): Made<'code', O, string> =>
  make('code', { max: 60, ...options, of })

/** A whole number of things. */
export const count = <const O extends Common & { min?: number; max?: number }>(options?: O): Made<'count', O, number> =>
  make('count', { min: 0, max: 2_000_000_000, ...options })

/** A measured value as exact decimal text. @param options.digits decimals shown and stored at most */
export const number = <const O extends Common & { digits: number; measureUnit: string; min?: string; max?: string }>(
  options: O,
): Made<'number', O, string> => make('number', options)

/** A share in basis points, 0–10,000. */
export const share = <const O extends Common & { min?: number; max?: number }>(options?: O): Made<'share', O, number> =>
  make('share', { min: 0, max: 10_000, ...options })

/** An amount in fen. @param options.minFen 0 unless told */
export const money = <const O extends Common & { minFen?: bigint; maxFen?: bigint }>(options?: O): Made<'money', O, Fen> =>
  make('money', { minFen: 0n, ...options })

export const yes = <const O extends Common>(options?: O): Made<'yes', O, boolean> => make('yes', options)

export const choice = <const C extends readonly string[], const O extends Common>(
  of: C,
  options?: O,
): Made<'choice', O, C[number]> => make('choice', { ...options, of })

export const set = <const C extends readonly string[], const O extends Common>(
  of: C,
  options?: O,
): Made<'set', O, readonly C[number][]> => make('set', { ...options, of })

export const day = <const O extends Common>(options?: O): Made<'day', O, Day> => make('day', options)

/** A moment, UTC, ISO text. */
export const instant = <const O extends Common>(options?: O): Made<'instant', O, string> => make('instant', options)

export const period = <const O extends Common>(
  of: 'year' | 'half' | 'quarter' | 'month' | 'any',
  options?: O,
): Made<'period', O, Period> => make('period', { ...options, of })

/**
 * A reference to a row. The target is a shape, or its address `area.record` where the file order forbids the import.
 * @param options.part the row is shown inside the row it refers to
 */
export const ref = <N extends string, const O extends Common & { part?: boolean }>(
  to: Shape<N> | `${string}.${N}`,
  options?: O,
): Made<'ref', O, Id<N>> => make('ref', { ...options, to: to as AnyShape | string })

/** Ids of stored evidence files. @param options.accepts a kind of paper, shown as help @param options.max files, 20 unless told */
export const evidence = <const O extends Common & { accepts?: string; max?: number }>(
  options?: O,
): Made<'evidence', O, readonly string[]> => make('evidence', { max: 20, ...options })

/** Lines without a life of their own: a child table `(of, line)`. @param options.total basis points of a field that must add up */
export const parts = <
  const F extends Fields,
  const O extends Common & { min?: number; max?: number; total?: { of: keyof F & string; is: number } },
>(
  of: F,
  options?: O,
): Made<'parts', O, readonly Values<F>[]> => make('parts', { min: 0, max: 500, ...options, of })
