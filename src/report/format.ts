import { Decimal, type Fen, fixed, isPeriod, parseDecimal, type Period, yuanOfFen } from '#base'
import type { FieldKind } from '#define'
import { type Language, type Word, word } from './words.ts'

/** What a value needs besides itself to be read. */
export interface Formatting {
  readonly language: Language
  /** decimals of a `number`; as many as the value has unless told */
  readonly digits?: number
  /** names of the members of a `choice` or `set`; a member without one is shown as stored */
  readonly labels?: Readonly<Record<string, string>>
  /** titles of referenced rows and names of evidence files by id; an id without one is shown as it is */
  readonly titles?: ReadonlyMap<string, string>
}

export type MoneyUnit = 'yuan' | 'wanYuan' | 'yiYuan'

const fenPer: Readonly<Record<MoneyUnit, string>> = { yuan: '100', wanYuan: '1000000', yiYuan: '10000000000' }
const minus = '\u2212'
const shanghaiMs = 8 * 3_600_000

/**
 * A decimal with thousands separated and a true minus sign.
 *
 * @param value exact decimal text
 * @param digits decimals to show, rounded half up; without it every given decimal is kept, since `18` and `18.00` differ
 * @returns the text itself when it is no decimal: a reader sees what is stored rather than nothing
 */
export function formatNumber(value: string, digits?: number): string {
  const exact = parseDecimal(value)
  if (!exact) return value
  const [whole = '', rest] = (digits === undefined ? value : fixed(exact, digits)).split('.')
  const isNegative = whole.startsWith('-')
  const grouped = whole.replace('-', '').replace(/\B(?=(\d{3})+$)/g, ',')
  const isZero = !/[1-9]/.test(`${whole}${rest ?? ''}`)
  return `${isNegative && !isZero ? minus : ''}${grouped}${rest === undefined ? '' : `.${rest}`}`
}

/** A share in basis points, 4300 → `43.00%`. */
export const formatShare = (basisPoints: number): string => `${formatNumber(new Decimal(basisPoints).div(100).toFixed(2))}%`

/** An amount with two decimals in the unit asked for, without naming the unit: that stands in the column head. */
export const formatMoney = (fen: Fen, unit: MoneyUnit = 'yuan'): string =>
  unit === 'yuan' ? formatNumber(yuanOfFen(fen)) : formatNumber(new Decimal(fen.toString()).div(fenPer[unit]).toFixed(2))

/** Points of a score, always two decimals: `18` → `18.00`. */
export const formatPoints = (points: string): string => formatNumber(points, 2)

/** A rate as given, to six decimals at most: a quotient has no last digit, and zeros behind it claim nothing. */
export function formatRate(rate: string): string {
  const exact = parseDecimal(rate)
  const decimals = rate.split('.')[1]?.length ?? 0
  return formatNumber(exact && decimals > 6 ? exact.toDecimalPlaces(6).toFixed() : rate)
}

/** A UTC instant as the minute in Asia/Shanghai, `2024-02-20 16:00`. @returns the text itself when it is no instant */
export function formatInstant(instant: string): string {
  const ms = Date.parse(instant)
  return Number.isNaN(ms) ? instant : new Date(ms + shanghaiMs).toISOString().slice(0, 16).replace('T', ' ')
}

/** `2022Q3` in words of the language. @returns the text itself when it is no period */
export function formatPeriod(period: Period, language: Language): string {
  if (!isPeriod(period)) return period
  const year = period.slice(0, 4)
  const part = period.slice(4)
  if (part === '') return word(language, 'period.year', { year })
  if (part.startsWith('-'))
    return word(language, 'period.month', { year, month: language === 'zh' ? Number(part.slice(1)) : part.slice(1) })
  return word(language, `period.${part}` as Word, { year })
}

type Format = (value: unknown, how: Formatting) => string

const asIs: Format = value => String(value)
const listed = (value: unknown, how: Formatting, one: (item: string) => string): string =>
  Array.isArray(value) ? value.map(item => one(String(item))).join(word(how.language, 'list.separator')) : String(value)
const label = (how: Formatting) => (item: string) => how.labels?.[item] ?? item
const title = (how: Formatting) => (item: string) => how.titles?.get(item) ?? item

/** How a stored value of each kind reads. A value of another type than its kind (a sealed one) is shown as it is. */
const formats = {
  text: asIs,
  longText: asIs,
  code: asIs,
  count: value => (typeof value === 'number' ? formatNumber(String(value)) : String(value)),
  number: (value, how) => formatNumber(String(value), how.digits),
  share: value => (typeof value === 'number' ? formatShare(value) : String(value)),
  money: value => (typeof value === 'bigint' ? formatMoney(value) : String(value)),
  yes: (value, how) => (typeof value === 'boolean' ? word(how.language, value ? 'yes' : 'no') : String(value)),
  choice: (value, how) => label(how)(String(value)),
  set: (value, how) => listed(value, how, label(how)),
  day: asIs,
  instant: value => formatInstant(String(value)),
  period: (value, how) => formatPeriod(String(value), how.language),
  ref: (value, how) => title(how)(String(value)),
  evidence: (value, how) => listed(value, how, title(how)),
  parts: value => (Array.isArray(value) ? String(value.length) : String(value)),
} satisfies Record<FieldKind, Format>

/**
 * A stored value as a reader sees it.
 *
 * @param value as in a stored row: money bigint fen, share basis points, number exact text, lists as arrays
 * @returns empty text for null and undefined; lines of `parts` are counted, their own table shows them
 */
export const formatField = (kind: FieldKind, value: unknown, how: Formatting): string =>
  value === null || value === undefined ? '' : formats[kind](value, how)

/** A change carries its sign, also a plus. */
export const formatChange = (points: string): string =>
  points.startsWith('-') ? formatPoints(points) : `+${formatPoints(points)}`
