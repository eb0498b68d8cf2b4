import type { Details } from '#base'
import type { Offence, OffenceCode } from './offence.ts'

/**
 * Reads unknown JSON, naming every offence with its place instead of stopping at the first. A reading that failed
 * answers a harmless stand-in; nobody may use what was read while `offences` is not empty.
 */
export interface Reader {
  readonly offences: Offence[]
  readonly offend: (code: OffenceCode, where: string, details?: Details) => void
  readonly object: (value: unknown, where: string, known?: readonly string[]) => Readonly<Record<string, unknown>>
  readonly list: (value: unknown, where: string) => readonly unknown[]
  readonly text: (value: unknown, where: string) => string
  readonly number: (
    value: unknown,
    where: string,
    limits?: { readonly min?: number; readonly max?: number; readonly isWhole?: boolean },
  ) => number
  readonly share: (value: unknown, where: string) => number
  readonly flag: (value: unknown, where: string) => boolean
  readonly range: (value: unknown, where: string) => readonly [number, number]
  readonly oneOf: <T extends string>(value: unknown, where: string, choices: readonly T[], code?: OffenceCode) => T
  readonly texts: (value: unknown, where: string) => readonly string[]
  /** each entry of an object, by key */
  readonly entries: <T>(value: unknown, where: string, read: (part: unknown, where: string) => T) => Readonly<Record<string, T>>
}

export function createReader(): Reader {
  const offences: Offence[] = []
  const offend: Reader['offend'] = (code, where, details = {}) => void offences.push({ code, where, details })
  const malformed = (where: string, expected: string, value: unknown) =>
    offend(value === undefined ? 'field_missing' : 'spec_malformed', where, {
      expected,
      found: value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value,
    })
  const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value)

  const reader: Reader = {
    offences,
    offend,
    object: (value, where, known) => {
      if (!isObject(value)) {
        malformed(where, 'object', value)
        return {}
      }
      if (known)
        for (const key of Object.keys(value))
          if (!known.includes(key)) offend('field_unknown', join(where, key), { field: key })
      return value
    },
    list: (value, where) => {
      if (Array.isArray(value)) return value
      malformed(where, 'array', value)
      return []
    },
    text: (value, where) => {
      if (typeof value === 'string' && value !== '') return value
      malformed(where, 'text', value)
      return ''
    },
    number: (value, where, { min = -Infinity, max = Infinity, isWhole = false } = {}) => {
      if (typeof value !== 'number') {
        malformed(where, 'number', value)
        return NaN
      }
      if (!Number.isFinite(value)) offend('value_infinite', where, { value: String(value) })
      else if (value < min || value > max || (isWhole && !Number.isInteger(value)))
        offend('parameter_invalid', where, { value, min: min === -Infinity ? null : min, max: max === Infinity ? null : max })
      return value
    },
    share: (value, where) => {
      const share = reader.number(value, where)
      if (share < 0 || share > 1) offend('share_out_of_range', where, { value: share })
      return share
    },
    flag: (value, where) => {
      if (typeof value === 'boolean') return value
      malformed(where, 'true or false', value)
      return false
    },
    range: (value, where) => {
      const parts = reader.list(value, where)
      if (parts.length !== 2) {
        if (Array.isArray(value)) malformed(where, 'two numbers', value)
        return [0, 1]
      }
      const low = reader.number(parts[0], `${where}[0]`)
      const high = reader.number(parts[1], `${where}[1]`)
      if (low >= high) offend('range_reversed', where, { low, high })
      return [low, high]
    },
    oneOf: (value, where, choices, code = 'spec_malformed') => {
      const chosen = choices.find(choice => choice === value)
      if (chosen !== undefined) return chosen
      if (value === undefined) offend('field_missing', where, { expected: choices.join(' '), found: 'undefined' })
      else offend(code, where, { expected: choices.join(' '), found: typeof value === 'string' ? value : typeof value })
      return choices[0] as (typeof choices)[number]
    },
    texts: (value, where) => reader.list(value, where).map((part, at) => reader.text(part, `${where}[${at}]`)),
    entries: (value, where, read) =>
      Object.fromEntries(Object.entries(reader.object(value, where)).map(([key, part]) => [key, read(part, join(where, key))])),
  }
  return reader
}

const join = (where: string, key: string): string => (where === '' ? key : `${where}.${key}`)
