import type { Field, FieldKind, Fields } from '#define'
import { literal } from './names.ts'

/** How one kind of field is stored, sent and read back. */
interface Kind {
  /** type of the column; `parts` is a table of its own */
  readonly type: string
  /** conditions on the quoted column; an empty value passes each of them */
  readonly checks: (column: string, options: Field['options']) => readonly string[]
  /** expression that gives the column inside `jsonb_build_object` without losing a digit */
  readonly json: (column: string) => string
  /** from driver text, from JSON, to the value rules see */
  readonly read: (value: unknown) => unknown
}

const same = (value: unknown): unknown => value
const plain = (column: string): string => column
const between = (column: string, least: unknown, most: unknown, mark = ''): readonly string[] => [
  ...(least === undefined ? [] : [`${column} >= ${mark}${String(least)}${mark}`]),
  ...(most === undefined ? [] : [`${column} <= ${mark}${String(most)}${mark}`]),
]
const length = (column: string, options: Field['options']): readonly string[] =>
  between(`char_length(${column})`, options['min'], options['max'])
const list = (of: unknown): string => (of as readonly string[]).map(literal).join(', ')
const periodPatterns: Readonly<Record<string, string>> = {
  year: '\\d{4}',
  half: '\\d{4}H[12]',
  quarter: '\\d{4}Q[1-4]',
  month: '\\d{4}-(0[1-9]|1[0-2])',
  any: '\\d{4}(H[12]|Q[1-4]|-(0[1-9]|1[0-2]))?',
}

export const kinds = {
  text: { type: 'text', checks: length, json: plain, read: same },
  longText: { type: 'text', checks: length, json: plain, read: same },
  code: { type: 'text', checks: length, json: plain, read: same },
  count: { type: 'integer', checks: (column, o) => between(column, o['min'], o['max']), json: plain, read: same },
  number: {
    type: 'numeric',
    checks: (column, o) => [`scale(${column}) <= ${String(o['digits'])}`, ...between(column, o['min'], o['max'])],
    json: column => `${column}::text`,
    read: same,
  },
  share: { type: 'integer', checks: (column, o) => between(column, o['min'], o['max']), json: plain, read: same },
  money: {
    type: 'bigint',
    checks: (column, o) => between(column, o['minFen'], o['maxFen']),
    json: column => `${column}::text`,
    read: value => BigInt(value as string),
  },
  yes: { type: 'boolean', checks: () => [], json: plain, read: same },
  choice: { type: 'text', checks: (column, o) => [`${column} in (${list(o['of'])})`], json: plain, read: same },
  set: { type: 'text[]', checks: (column, o) => [`${column} <@ array[${list(o['of'])}]::text[]`], json: plain, read: same },
  day: { type: 'date', checks: () => [], json: plain, read: same },
  instant: {
    type: 'timestamptz',
    checks: () => [],
    json: plain,
    read: value => new Date(value as string).toISOString(),
  },
  period: {
    type: 'text',
    checks: (column, o) => [`${column} ~ '^${periodPatterns[String(o['of'])]}$'`],
    json: plain,
    read: same,
  },
  ref: { type: 'uuid', checks: () => [], json: plain, read: same },
  evidence: {
    type: 'uuid[]',
    checks: (column, o) => between(`cardinality(${column})`, undefined, o['max']),
    json: plain,
    read: same,
  },
  parts: { type: 'jsonb', checks: () => [], json: plain, read: same },
} as const satisfies Record<FieldKind, Kind>

export const kindOf = (field: Field): Kind => kinds[field.kind]

/** Masked and sealed values are ciphertext wherever they lie. */
export const isCipher = (field: Field): boolean => field.options.masked !== undefined || field.options.sealedUntil !== undefined

export const partFields = (field: Field): Fields => field.options['of'] as Fields

/** A value as JSON can carry it: fen as digits, parts by name. Used for history, parts and the text that is sealed. */
export function toJson(field: Field, value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (typeof value === 'bigint') return value.toString()
  if (field.kind !== 'parts') return value
  const fields = Object.entries(partFields(field))
  return (value as readonly Readonly<Record<string, unknown>>[]).map(line =>
    Object.fromEntries(fields.map(([name, part]) => [name, toJson(part, line[name])])),
  )
}

/** The way back from `toJson`. */
export function fromJson(field: Field, value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (field.kind !== 'parts') return kindOf(field).read(value)
  const fields = Object.entries(partFields(field))
  return (value as readonly Readonly<Record<string, unknown>>[]).map(line =>
    Object.fromEntries(fields.map(([name, part]) => [name, fromJson(part, line[name])])),
  )
}
