import { assert } from './outcome.ts'

declare const dayBrand: unique symbol
/** A civil day in Asia/Shanghai, `2023-01-28`. Text order is day order. */
export type Day = string & { readonly [dayBrand]: true }

/** `2022`, `2022H1`, `2022Q3` or `2022-07`. */
export type Period = string

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/
const periodPattern = /^(\d{4})(?:(H[12])|(Q[1-4])|-(0[1-9]|1[0-2]))?$/
const msPerDay = 86_400_000

/** @returns the day, or null when the text names no day of the calendar */
export function parseDay(text: string): Day | null {
  const match = dayPattern.exec(text)
  if (!match) return null
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text ? (text as Day) : null
}

/** @throws Bug when `text` is no day; for constants and values that were parsed before */
export function day(text: string): Day {
  const parsed = parseDay(text)
  assert(parsed, `'${text}' is a day`)
  return parsed
}

/** The civil day in Asia/Shanghai at an instant; the zone has no summer time, so the offset is fixed. */
export const dayAt = (instant: Date): Day => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10) as Day

export const addDays = (from: Day, days: number): Day =>
  new Date(Date.parse(`${from}T00:00:00Z`) + days * msPerDay).toISOString().slice(0, 10) as Day

/** Calendar days from `from` to `to`; negative when `to` lies before. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / msPerDay)

/** 0 Sunday … 6 Saturday. */
export const weekday = (of: Day): number => new Date(`${of}T00:00:00Z`).getUTCDay()

export const isPeriod = (text: string): boolean => periodPattern.test(text)

/** First and last day of a period. @throws Bug when `period` is none */
export function periodDays(period: Period): { readonly first: Day; readonly last: Day } {
  const match = periodPattern.exec(period)
  assert(match, `'${period}' is a period`)
  const [, year, half, quarter, month] = match
  const from = month ? Number(month) : quarter ? Number(quarter[1]) * 3 - 2 : half === 'H2' ? 7 : 1
  const months = month ? 1 : quarter ? 3 : half ? 6 : 12
  const first = day(`${year}-${String(from).padStart(2, '0')}-01`)
  const next = from + months > 12 ? `${Number(year) + 1}-01-01` : `${year}-${String(from + months).padStart(2, '0')}-01`
  return { first, last: addDays(day(next), -1) }
}
