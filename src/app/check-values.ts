import {
  type Day,
  type Details,
  isCreditCode,
  isId,
  isIndustryCode,
  isPeriod,
  isResidentId,
  parseDay,
  parseDecimal,
  type Refusal,
} from '#base'
import type { Field, FieldKind, Fields } from '#define'

type Fault = { readonly what: string; readonly details?: Details; readonly at?: string } | null
type Check = (value: never, options: Field['options'], row: Readonly<Record<string, unknown>>) => Fault

const within = (size: number | bigint, options: Field['options'], low: string, high: string): Fault => {
  const min = options[low] as number | bigint | undefined
  const max = options[high] as number | bigint | undefined
  if (min !== undefined && size < min) return { what: 'tooSmall', details: { min } }
  if (max !== undefined && size > max) return { what: 'tooLarge', details: { max } }
  return null
}

const textCheck = (value: string, options: Field['options']): Fault => {
  if (typeof value !== 'string') return { what: 'notText' }
  const size = [...value].length
  const min = options['min'] as number | undefined
  const max = options['max'] as number | undefined
  if (max !== undefined && size > max) return { what: 'tooLong', details: { max, size } }
  if (min !== undefined && size < min) return { what: 'tooShort', details: { min } }
  return value.includes('\u0000') ? { what: 'notText' } : null
}

const periodForms: Readonly<Record<string, RegExp>> = {
  year: /^\d{4}$/,
  half: /^\d{4}H[12]$/,
  quarter: /^\d{4}Q[1-4]$/,
  month: /^\d{4}-\d{2}$/,
  any: /./,
}

/** One check per field kind, on inner values: money is bigint, decimals are exact text. */
const checks = {
  text: textCheck,
  longText: textCheck,
  code: (value: string, options) => {
    const fault = textCheck(value, options)
    if (fault) return fault
    if (value === '' || /\s/u.test(value)) return { what: 'notCode' }
    if (options['of'] === 'creditCode' && !isCreditCode(value)) return { what: 'creditCode' }
    if (options['of'] === 'industryCode' && !isIndustryCode(value)) return { what: 'industryCode' }
    return options['of'] === 'residentId' && !isResidentId(value) ? { what: 'residentId' } : null
  },
  count: (value: number, options) =>
    Number.isSafeInteger(value) ? within(value, options, 'min', 'max') : { what: 'notCount' },
  share: (value: number, options) =>
    Number.isSafeInteger(value) ? within(value, options, 'min', 'max') : { what: 'notShare' },
  number: (value: string, options) => {
    const parsed = typeof value === 'string' ? parseDecimal(value) : null
    if (!parsed) return { what: 'notNumber' }
    const digits = options['digits'] as number
    if (parsed.decimalPlaces() > digits) return { what: 'tooManyDigits', details: { digits } }
    if (parsed.abs().gte('1e20')) return { what: 'tooLarge', details: { max: '1e20' } }
    const min = options['min'] as string | undefined
    const max = options['max'] as string | undefined
    if (min !== undefined && parsed.lt(min)) return { what: 'tooSmall', details: { min } }
    return max !== undefined && parsed.gt(max) ? { what: 'tooLarge', details: { max } } : null
  },
  money: (value: bigint, options) => {
    if (typeof value !== 'bigint') return { what: 'notMoney' }
    return value > 10n ** 17n ? { what: 'tooLarge', details: { max: 10n ** 17n } } : within(value, options, 'minFen', 'maxFen')
  },
  yes: (value: boolean) => (typeof value === 'boolean' ? null : { what: 'notYes' }),
  choice: (value: string, options) => ((options['of'] as readonly string[]).includes(value) ? null : { what: 'notChoice' }),
  set: (value: readonly string[], options) =>
    Array.isArray(value) && value.every(item => (options['of'] as readonly string[]).includes(item))
      ? null
      : { what: 'notChoice' },
  day: (value: Day, options, row) => {
    if (typeof value !== 'string' || !parseDay(value)) return { what: 'notDay' }
    const other = options.after === undefined ? null : row[options.after]
    return typeof other === 'string' && value < other ? { what: 'dayBefore', details: { other } } : null
  },
  instant: (value: string) => (typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? null : { what: 'notInstant' }),
  period: (value: string, options) =>
    typeof value === 'string' && isPeriod(value) && periodForms[options['of'] as string]?.test(value)
      ? null
      : { what: 'notPeriod' },
  ref: (value: string) => (typeof value === 'string' && isId(value) ? null : { what: 'notRef' }),
  evidence: (value: readonly string[], options) => {
    if (!Array.isArray(value) || !value.every(item => typeof item === 'string' && isId(item))) return { what: 'notEvidence' }
    return value.length > (options['max'] as number) ? { what: 'tooMany', details: { max: options['max'] as number } } : null
  },
  parts: (value: readonly Readonly<Record<string, unknown>>[], options) => partsFault(value, options),
} satisfies Record<FieldKind, Check>

function partsFault(lines: readonly Readonly<Record<string, unknown>>[], options: Field['options']): Fault {
  if (!Array.isArray(lines)) return { what: 'notParts' }
  const bounds = within(lines.length, options, 'min', 'max')
  if (bounds) return { ...bounds, what: bounds.what === 'tooSmall' ? 'tooFew' : 'tooMany' }
  const fields = options['of'] as Fields
  for (const [at, line] of lines.entries()) {
    for (const [name, field] of Object.entries(fields)) {
      const fault = fieldFault(field, line[name], line)
      if (fault) return { ...fault, at: `.${at}.${name}${fault.at ?? ''}` }
    }
  }
  const total = options['total'] as { readonly of: string; readonly is: number } | undefined
  if (!total || lines.length === 0) return null
  const sum = lines.reduce((all, line) => all + Number(line[total.of]), 0)
  return sum === total.is ? null : { what: 'totalDiffers', details: { sum, is: total.is } }
}

/** What is wrong with one value, or null. */
export function fieldFault(field: Field, value: unknown, row: Readonly<Record<string, unknown>>): Fault {
  const isEmpty = value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  if (isEmpty) {
    const mayBeEmpty = field.options.optional === true || (field.kind === 'parts' && !((field.options['min'] as number) > 0))
    return mayBeEmpty ? null : { what: 'empty' }
  }
  return checks[field.kind](value as never, field.options, row)
}

/**
 * The first asked value that does not fit its field, in the order of the form.
 *
 * @param values asked values in inner types, over the fields of the row as it was
 * @returns refusal `unknown_field` or `invalid_field` with the path of the field and what is wrong, or null
 */
export function checkValues(
  fields: Fields,
  asked: readonly string[],
  values: Readonly<Record<string, unknown>>,
  row: Readonly<Record<string, unknown>>,
): Refusal | null {
  const stranger = Object.keys(values).find(name => !asked.includes(name))
  if (stranger !== undefined) return { code: 'unknown_field', details: { field: stranger }, where: stranger }
  const whole = { ...row, ...values }
  for (const name of asked) {
    const fault = fieldFault(fields[name] as Field, values[name], whole)
    if (fault)
      return {
        code: 'invalid_field',
        details: { field: name, what: fault.what, ...fault.details },
        where: `${name}${fault.at ?? ''}`,
      }
  }
  return null
}
