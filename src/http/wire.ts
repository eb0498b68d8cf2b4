/**
 * What each kind of field looks like in JSON: one table. A value is read once at the rim, into its inner type, and
 * printed by the same line of the table on the way out.
 */
import {
  Decimal,
  done,
  isCreditCode,
  isId,
  isIndustryCode,
  isPeriod,
  isResidentId,
  type Outcome,
  parseDay,
  parseDecimal,
  refused,
} from '#base'
import type { CodeKind, Field, FieldKind, Fields } from '#define'
import { sealed } from '#app'

export type JsonSchema = { readonly [key: string]: unknown }
/** Reads a value that is neither null nor absent. `where` is its path in the body. */
export type Read = (value: unknown, where: string) => Outcome<unknown>
/** Prints a value that is neither null nor kept from the reader, as JSON text. */
export type Print = (value: unknown) => string

interface KindWire {
  readonly schema: (field: Field) => JsonSchema
  readonly reader: (field: Field) => Read
  readonly printer: (field: Field) => Print
  /** how the kind may stand in the address of a list: not at all, as one value, as a list of values, as a list or a range */
  readonly filter: 'none' | 'one' | 'list' | 'range'
}

interface Options {
  readonly max: number
  readonly min: number
  readonly digits: number
  readonly of: never
}

const optionsOf = (field: Field): Options => field.options as unknown as Options
const choicesOf = (field: Field): readonly string[] => field.options['of'] as readonly string[]
const linesOf = (field: Field): Fields => field.options['of'] as Fields

/** What a reader says when a value does not fit; `what` picks the sentence, the rest fills it. */
const unfit = (where: string, what: string, limits?: Readonly<Record<string, string | number>>): Outcome<never> =>
  refused('invalid_field', { field: pathOf(where), what, ...limits }, where)

/** `milestones.0.dueOn` → `milestones.dueOn`, the path of the field in the definition. */
export const pathOf = (where: string): string => where.replace(/\.\d+/g, '')

const quoted: Print = value => JSON.stringify(value instanceof Date ? value.toISOString() : String(value))
const bare: Print = value => String(Number(value))
const list: Print = value => JSON.stringify(Array.isArray(value) ? value.map(String) : [])
const printsAs = (print: Print) => (): Print => print

// Control characters have no place in official text, and a database text cannot hold the first of them.
const notOneLine = /[\p{Cc}\u2028\u2029]/u
const notParagraphs = /(?![\t\n\r])\p{Cc}/u

/** Whether a text can be stored as it is: well-formed and without control characters. */
export const isCleanText = (text: string, lines: boolean): boolean =>
  text.isWellFormed() && !(lines ? notParagraphs : notOneLine).test(text)

// The database counts characters, JavaScript code units: they differ only for rare characters, so the slow count is rare.
const lengthOf = (text: string, max: number): number => (text.length <= max ? text.length : [...text].length)

const textReader =
  (lines: boolean) =>
  (field: Field): Read => {
    const { max, min = 0 } = optionsOf(field)
    const what = lines ? 'longText' : 'text'
    return (value, where) =>
      typeof value === 'string' && isCleanText(value, lines) && lengthOf(value, max) <= max && value.length >= min
        ? done(value)
        : unfit(where, what, { min, max })
  }

const textSchema = (field: Field): JsonSchema => ({
  type: 'string',
  maxLength: optionsOf(field).max,
  ...(optionsOf(field).min && { minLength: optionsOf(field).min }),
})

const integerReader =
  (what: 'count' | 'share') =>
  (field: Field): Read => {
    const { min, max } = optionsOf(field)
    return (value, where) =>
      typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
        ? done(value)
        : unfit(where, what, { min, max })
  }

const integerSchema = (field: Field): JsonSchema => ({
  type: 'integer',
  minimum: optionsOf(field).min,
  maximum: optionsOf(field).max,
})

const codeChecks: Readonly<Partial<Record<CodeKind, (code: string) => boolean>>> = {
  creditCode: isCreditCode,
  residentId: isResidentId,
  industryCode: isIndustryCode,
}

const codeReader = (field: Field): Read => {
  const kind = field.options['of'] as CodeKind
  const isRight = codeChecks[kind]
  const { max } = optionsOf(field)
  return (value, where) =>
    typeof value === 'string' &&
    value.length <= max &&
    /^\S+$/u.test(value) &&
    isCleanText(value, false) &&
    (!isRight || isRight(value))
      ? done(value)
      : unfit(where, isRight ? kind : 'code', { max })
}

const numberReader = (field: Field): Read => {
  const { digits } = optionsOf(field)
  const bound = (name: string) => (field.options[name] === undefined ? null : new Decimal(field.options[name] as string))
  const min = bound('min')
  const max = bound('max')
  const limits = { digits, min: min ? min.toFixed() : '-', max: max ? max.toFixed() : '-' }
  return (value, where) => {
    const exact = typeof value === 'string' && value.length <= 30 ? parseDecimal(value) : null
    const fits = exact && exact.decimalPlaces() <= digits && !(min && exact.lt(min)) && !(max && exact.gt(max))
    return fits ? done(value) : unfit(where, 'number', limits)
  }
}

const moneyReader = (field: Field): Read => {
  const least = field.options['minFen'] as bigint
  const most = field.options['maxFen'] as bigint | undefined
  return (value, where) => {
    const fen = typeof value === 'string' && /^-?\d{1,17}$/.test(value) ? BigInt(value) : null
    return fen !== null && fen >= least && (most === undefined || fen <= most)
      ? done(fen)
      : refused(
          'invalid_field',
          { field: pathOf(where), what: 'money', min: least, max: most ?? 99_999_999_999_999_999n },
          where,
        )
  }
}

const setReader = (field: Field): Read => {
  const known = new Set<unknown>(choicesOf(field))
  return (value, where) =>
    Array.isArray(value) && value.every(one => known.has(one)) && new Set(value).size === value.length
      ? done(value)
      : unfit(where, 'set')
}

const choiceReader = (field: Field): Read => {
  const known = new Set<unknown>(choicesOf(field))
  return (value, where) => (known.has(value) ? done(value) : unfit(where, 'choice'))
}

/** Days far off are slips of the pen, and the database has no year 0. */
const dayReader = (): Read => (value, where) =>
  typeof value === 'string' && /^(?:19|20|21)/.test(value) && parseDay(value) ? done(value) : unfit(where, 'day')

const instantPattern = /^(?:19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)$/
const instantReader = (): Read => (value, where) =>
  typeof value === 'string' && instantPattern.test(value) && !Number.isNaN(Date.parse(value))
    ? done(new Date(value).toISOString())
    : unfit(where, 'instant')

const periodForms = {
  year: /^\d{4}$/,
  half: /^\d{4}H[12]$/,
  quarter: /^\d{4}Q[1-4]$/,
  month: /^\d{4}-\d\d$/,
  any: /^/,
} as const
const periodReader = (field: Field): Read => {
  const of = field.options['of'] as keyof typeof periodForms
  return (value, where) =>
    typeof value === 'string' && /^(?:19|20|21)/.test(value) && isPeriod(value) && periodForms[of].test(value)
      ? done(value)
      : unfit(where, `period-${of}`)
}

const idReader = (): Read => (value, where) => (typeof value === 'string' && isId(value) ? done(value) : unfit(where, 'ref'))

const evidenceReader = (field: Field): Read => {
  const { max } = optionsOf(field)
  return (value, where) =>
    Array.isArray(value) &&
    value.length <= max &&
    value.every(id => typeof id === 'string' && isId(id)) &&
    new Set(value).size === value.length
      ? done(value)
      : unfit(where, 'evidence', { max })
}

const partsReader = (field: Field): Read => {
  const { min, max } = optionsOf(field)
  const fields = linesOf(field)
  const readLine = fieldsReader(fields)
  const empty = Object.fromEntries(Object.keys(fields).map(name => [name, null]))
  return (value, where) => {
    if (!Array.isArray(value) || value.length < min || value.length > max) return unfit(where, 'parts', { min, max })
    const lines: Record<string, unknown>[] = []
    for (const [at, line] of value.entries()) {
      if (!isPlainObject(line)) return unfit(`${where}.${at}`, 'parts', { min, max })
      const read = readLine(line, `${where}.${at}.`)
      if (!read.ok) return read
      // A line is stored whole; whether a place may stay empty is the definition's to say.
      lines.push({ ...empty, ...read.value })
    }
    return done(lines)
  }
}

const partsPrinter = (field: Field): Print => {
  const print = fieldsPrinter(linesOf(field))
  return value =>
    Array.isArray(value) ? `[${value.map(line => `{${print(line as Record<string, unknown>)}}`).join(',')}]` : '[]'
}

const text = (pattern: string, format?: string): JsonSchema => ({ type: 'string', ...(format ? { format } : { pattern }) })
const uuid: JsonSchema = { type: 'string', format: 'uuid' }

export const kinds = {
  text: { schema: textSchema, reader: textReader(false), printer: printsAs(quoted), filter: 'one' },
  longText: { schema: textSchema, reader: textReader(true), printer: printsAs(quoted), filter: 'none' },
  code: { schema: textSchema, reader: codeReader, printer: printsAs(quoted), filter: 'list' },
  count: { schema: integerSchema, reader: integerReader('count'), printer: printsAs(bare), filter: 'range' },
  number: {
    schema: field => ({
      ...text('^-?(0|[1-9]\\d*)(\\.\\d+)?$'),
      description: `exact decimal, at most ${optionsOf(field).digits} decimals, in ${field.options['measureUnit']}`,
    }),
    reader: numberReader,
    printer: printsAs(quoted),
    filter: 'range',
  },
  share: {
    schema: field => ({ ...integerSchema(field), description: 'basis points: 10000 is the whole' }),
    reader: integerReader('share'),
    printer: printsAs(bare),
    filter: 'range',
  },
  money: {
    schema: () => ({ ...text('^-?\\d{1,17}$'), description: 'fen, as text of digits' }),
    reader: moneyReader,
    printer: printsAs(quoted),
    filter: 'range',
  },
  yes: {
    schema: () => ({ type: 'boolean' }),
    reader: () => (value, where) => (typeof value === 'boolean' ? done(value) : unfit(where, 'yes')),
    printer: printsAs(value => (value ? 'true' : 'false')),
    filter: 'one',
  },
  choice: {
    schema: field => ({ type: 'string', enum: choicesOf(field) }),
    reader: choiceReader,
    printer: printsAs(quoted),
    filter: 'list',
  },
  set: {
    schema: field => ({ type: 'array', items: { type: 'string', enum: choicesOf(field) }, uniqueItems: true }),
    reader: setReader,
    printer: printsAs(list),
    filter: 'list',
  },
  day: { schema: () => text('', 'date'), reader: dayReader, printer: printsAs(quoted), filter: 'range' },
  instant: { schema: () => text('', 'date-time'), reader: instantReader, printer: printsAs(quoted), filter: 'range' },
  period: {
    schema: field => ({
      ...text('^\\d{4}(H[12]|Q[1-4]|-(0[1-9]|1[0-2]))?$'),
      description: `a period: ${field.options['of']}`,
    }),
    reader: periodReader,
    printer: printsAs(quoted),
    filter: 'range',
  },
  ref: { schema: () => uuid, reader: idReader, printer: printsAs(quoted), filter: 'list' },
  evidence: {
    schema: field => ({ type: 'array', items: uuid, maxItems: optionsOf(field).max, uniqueItems: true }),
    reader: evidenceReader,
    printer: printsAs(list),
    filter: 'none',
  },
  parts: {
    schema: field => ({
      type: 'array',
      minItems: optionsOf(field).min,
      maxItems: optionsOf(field).max,
      items: fieldsSchema(
        linesOf(field),
        Object.keys(linesOf(field)).filter(name => !isOpen(linesOf(field)[name] as Field)),
      ),
    }),
    reader: partsReader,
    printer: partsPrinter,
    filter: 'none',
  },
} as const satisfies Record<FieldKind, KindWire>

const wireOf = (field: Field): KindWire => kinds[field.kind]

/** Whether the field may stay empty at some time. */
const isOpen = (field: Field): boolean => field.options.optional === true || field.options.later === true

export const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Reads the fields of one object. Unknown names are refused; null and the empty text read as null, absent stays absent.
 * @returns a function of the object and the path before its names
 */
export function fieldsReader(
  fields: Fields,
): (from: Readonly<Record<string, unknown>>, before?: string) => Outcome<Record<string, unknown>> {
  const readers = new Map(Object.entries(fields).map(([name, field]) => [name, wireOf(field).reader(field)]))
  return (from, before = '') => {
    const values: Record<string, unknown> = {}
    for (const name of Object.keys(from)) {
      const read = readers.get(name)
      const where = before + name
      if (!read) return refused('unknown_field', { field: shortened(name) }, shortened(where))
      const value = from[name]
      if (value === null || value === '') {
        values[name] = null
        continue
      }
      const answer = read(value, where)
      if (!answer.ok) return answer
      values[name] = answer.value
    }
    return done(values)
  }
}

/** A name nobody knows is the sender's text; it is quoted back, but not at length. */
export const shortened = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name).toWellFormed()

/** Prints the fields of one row as `"a":1,"b":null`, in the order of the definition and no others; absent ones are left out. */
export function fieldsPrinter(fields: Fields): (row: Readonly<Record<string, unknown>>) => string {
  const lines = Object.entries(fields).map(([name, field]) => ({
    name,
    key: `${JSON.stringify(name)}:`,
    print: wireOf(field).printer(field),
  }))
  return row => {
    let out = ''
    for (const { name, key, print } of lines) {
      const value = row[name]
      if (value === undefined) continue
      out += `${out === '' ? '' : ','}${key}${value === null ? 'null' : value === sealed ? sealedJson : print(value)}`
    }
    return out
  }
}

const sealedJson = JSON.stringify(sealed)

/** Prints one value of a field, also one that is empty or kept. */
export const valuePrinter = (field: Field): Print => {
  const print = wireOf(field).printer(field)
  return value => (value === null || value === undefined ? 'null' : value === sealed ? sealedJson : print(value))
}

/** JSON Schema 2020-12 of one field as it travels. */
export const fieldSchema = (field: Field): JsonSchema => wireOf(field).schema(field)

export const fieldsSchema = (fields: Fields, required: readonly string[]): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  ...(required.length > 0 && { required }),
  properties: Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      required.includes(name) ? fieldSchema(field) : { anyOf: [fieldSchema(field), { type: 'null' }] },
    ]),
  ),
})

/** Sealed and masked values cannot be looked for: the answer would tell what is kept. */
export const filterOf = (field: Field): KindWire['filter'] =>
  field.options.sealedUntil || field.options.masked ? 'none' : wireOf(field).filter

const wide: Readonly<Partial<Record<FieldKind, object>>> = {
  text: { min: 0 },
  count: { min: -2_000_000_000, max: 2_000_000_000 },
  share: { min: -2_000_000_000, max: 2_000_000_000 },
  number: { digits: 15, min: undefined, max: undefined },
  money: { minFen: -99_999_999_999_999_999n, maxFen: undefined },
}
/** A value to look for has the kind of the field and not its limits: nothing lies beyond them, which is an answer too. */
const unlimited = (field: Field): Field => ({ ...field, options: { ...field.options, ...wide[field.kind] } })

/** Reads one value out of a web address, where everything is text. */
export function textReaderOf(field: Field): (text: string, where: string) => Outcome<unknown> {
  // A set is looked for by its members.
  const read = field.kind === 'set' ? choiceReader(field) : wireOf(field).reader(unlimited(field))
  const isInteger = field.kind === 'count' || field.kind === 'share'
  return (value, where) => {
    if (isInteger) return read(/^-?\d{1,12}$/.test(value) ? Number(value) : value, where)
    if (field.kind === 'yes') return read(value === 'true' ? true : value === 'false' ? false : value, where)
    return read(value, where)
  }
}
