import { Decimal, done, type Outcome, parseDecimal, refused } from '#base'
import { one, type ScoreRefusal } from './score.ts'

/** Parse one value from outside; `where` is its path and stands in the refusal. `undefined` is an absent field. */
export type Reader<T> = (value: unknown, where: string) => Outcome<T, ScoreRefusal>
export type Read<R> = R extends Reader<infer T> ? T : never

const missing = (where: string): Outcome<never, ScoreRefusal> => refused('input_missing', {}, where)
const malformed = (value: unknown, where: string): Outcome<never, ScoreRefusal> =>
  refused('input_malformed', { value: shown(value) }, where)
const outOfRange = (value: unknown, where: string): Outcome<never, ScoreRefusal> =>
  refused('input_out_of_range', { value: shown(value) }, where)

/** An exact decimal as text; a JSON number too, as long as its shortest text is a plain decimal that says all of it. */
export const decimal: Reader<Decimal> = (value, where) => {
  if (value === undefined || value === null) return missing(where)
  const parsed = typeof value === 'string' ? parseDecimal(value) : typeof value === 'number' ? ofNumber(value) : null
  return parsed ? done(parsed) : malformed(value, where)
}

/** A decimal from `min` to `max`, both allowed. */
export const decimalWithin =
  (min: number, max = Number.POSITIVE_INFINITY): Reader<Decimal> =>
  (value, where) => {
    const read = decimal(value, where)
    if (!read.ok) return read
    return read.value.lt(min) || read.value.gt(max) ? outOfRange(value, where) : read
  }

/** A whole number from `min` to `max`, as number or as text. */
export const whole =
  (min: number, max = Number.MAX_SAFE_INTEGER): Reader<number> =>
  (value, where) => {
    const read = decimal(value, where)
    if (!read.ok) return read
    if (!read.value.isInteger() || !Number.isSafeInteger(read.value.toNumber())) return malformed(value, where)
    return read.value.lt(min) || read.value.gt(max) ? outOfRange(value, where) : done(read.value.toNumber())
  }

export const flag: Reader<boolean> = (value, where) =>
  value === undefined || value === null ? missing(where) : typeof value === 'boolean' ? done(value) : malformed(value, where)

export const choice =
  <const T extends string>(...of: readonly T[]): Reader<T> =>
  (value, where) => {
    if (value === undefined || value === null) return missing(where)
    const found = of.find(word => word === value)
    return found === undefined ? malformed(value, where) : done(found)
  }

export const optional =
  <T, F>(reader: Reader<T>, fallback: F): Reader<T | F> =>
  (value, where) =>
    value === undefined || value === null ? done(fallback) : reader(value, where)

export const list =
  <T>(reader: Reader<T>, min = 1): Reader<readonly T[]> =>
  (value, where) => {
    if (value === undefined || value === null) return missing(where)
    if (!Array.isArray(value)) return malformed(value, where)
    if (value.length < min) return missing(where)
    const read: T[] = []
    for (const [at, item] of value.entries()) {
      const part = reader(item, `${where}.${at}`)
      if (!part.ok) return part
      read.push(part.value)
    }
    return done(read)
  }

/** A row such as `["30", "0.8", "1"]`: one reader a place. */
export const row =
  <const R extends readonly Reader<unknown>[]>(...readers: R): Reader<{ readonly [K in keyof R]: Read<R[K]> }> =>
  (value, where) => {
    if (value === undefined || value === null) return missing(where)
    if (!Array.isArray(value) || value.length > readers.length) return malformed(value, where)
    const read: unknown[] = []
    for (const [at, reader] of readers.entries()) {
      const part = reader(value[at], `${where}.${at}`)
      if (!part.ok) return part
      read.push(part.value)
    }
    return done(read as { readonly [K in keyof R]: Read<R[K]> })
  }

/** An object of named fields. A field that is not named here is refused: a misspelt option must not pass in silence. */
export const fields =
  <const S extends Readonly<Record<string, Reader<unknown>>>>(shape: S): Reader<{ readonly [K in keyof S]: Read<S[K]> }> =>
  (value, where) => {
    if (value === undefined || value === null) return missing(where)
    if (typeof value !== 'object' || Array.isArray(value)) return malformed(value, where)
    const given = value as Readonly<Record<string, unknown>>
    const inside = (name: string) => (where === '' ? name : `${where}.${name}`)
    for (const name of Object.keys(given)) {
      if (!Object.hasOwn(shape, name)) return refused('input_unknown', { field: name }, inside(name))
    }
    const read: Record<string, unknown> = {}
    for (const [name, reader] of Object.entries(shape)) {
      const part = reader(Object.hasOwn(given, name) ? given[name] : undefined, inside(name))
      if (!part.ok) return part
      read[name] = part.value
    }
    return done(read as { readonly [K in keyof S]: Read<S[K]> })
  }

/** The most a rate may reach; 1 unless the scheme rewards more. */
export const cap = optional(decimalWithin(0), one)

const comparisons = ['>', '>=', '≥', '<', '<=', '≤', '=', '=='] as const
export const comparison = choice(...comparisons)
export type Comparison = (typeof comparisons)[number]

/** Exact comparison: `>` is strict, as "exceed" in a plan is. */
export function compares(actual: Decimal, by: Comparison, target: Decimal): boolean {
  switch (by) {
    case '>':
      return actual.gt(target)
    case '>=':
    case '≥':
      return actual.gte(target)
    case '<':
      return actual.lt(target)
    case '<=':
    case '≤':
      return actual.lte(target)
    case '=':
    case '==':
      return actual.eq(target)
  }
}

const ofNumber = (value: number): Decimal | null => {
  const text = String(value)
  return text.replace(/[-.]/g, '').length <= 16 ? parseDecimal(text) : null
}
const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
