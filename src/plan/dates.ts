import { type Day, parseDay } from '#base'
import { matchesOf, numberOf } from '#document'
import * as words from './vocabulary.ts'

/** A date in running text. `end` and `start` are offsets in the text searched. */
export interface DateMark {
  readonly start: number
  readonly end: number
  /** Last day meant; null for a count of years and the like, which need the period of the plan. */
  readonly day: Day | null
  readonly sort: 'day' | 'range' | 'base' | 'within' | 'in-year' | 'nth' | 'from-signing'
  /** Years of `within`, month of `in-year`, which year of the plan, years after the one of signing. */
  readonly count: number | null
  /** Day of the month of `in-year`, where one is said. */
  readonly date: number | null
  /** Month of `from-signing`. */
  readonly month?: number
  /** Beyond the end of the plan. */
  readonly isFar?: boolean
  /** `in-year`: all through a year, whichever. */
  readonly isWholeYear?: boolean
  /** The year of signing is the first of them. */
  readonly takes?: boolean
}

/** Dates of a text in order. A year to compare with is marked as a base, not as a deadline. */
export function datesIn(folded: string): readonly DateMark[] {
  const marks: DateMark[] = []
  if (!words.mayHoldDate.test(folded)) return marks
  for (const match of matchesOf(words.dates, folded)) {
    const start = match.index
    const end = start + match[0].length
    const groups = match.groups ?? {}
    const isBase =
      words.baseYear.test(folded.slice(Math.max(0, start - 4), start)) || words.baseYearAfter.test(folded.slice(end, end + 8))
    const mark = { start, end, count: null, date: null }
    if (groups.range) marks.push({ ...mark, day: endOf(words.lastYear.exec(groups.range)?.[1]), sort: 'range' })
    else if (groups.within && words.afterDone.test(folded.slice(Math.max(0, start - 4), start)))
      marks.push({ ...mark, day: null, sort: 'base' })
    else if (groups.within)
      marks.push({
        ...mark,
        day: null,
        sort: 'within',
        count: numberOf(groups.withinNo ?? ''),
        takes: words.comingYears.test(match[0]),
      })
    else if (groups.nth) marks.push({ ...mark, day: null, sort: 'nth', count: numberOf(groups.nthNo ?? '') })
    else if (groups.relative)
      marks.push({
        ...mark,
        day: null,
        sort: 'from-signing',
        count: yearsAhead(groups.relativeName),
        month: groups.relativeMonth ? Number(groups.relativeMonth) : groups.relativeHalf ? monthOf(groups.relativeHalf) : 12,
      })
    else if (groups.bareDay)
      marks.push({ ...mark, day: null, sort: 'in-year', count: Number(groups.bareDayMonth), date: Number(groups.bareDayNo) })
    else if (groups.bareMonth) marks.push({ ...mark, day: null, sort: 'in-year', count: Number(groups.bareNo) })
    else if (groups.bareHalf) marks.push({ ...mark, day: null, sort: 'in-year', count: monthOf(groups.bareHalfName) })
    else if (groups.inYear)
      marks.push({ ...mark, day: null, sort: 'in-year', count: 12, isWholeYear: groups.inYear === words.wholeYear })
    else if (groups.five)
      marks.push({
        ...mark,
        day: endOf(String(2020 + 5 * words.fiveYearPlans.indexOf(groups.fiveNo ?? words.fourth))),
        sort: 'day',
      })
    else {
      const year = /\d{4}/.exec(match[0])?.[0]
      const day = groups.month
        ? lastOfMonth(year, Number(groups.monthNo), groups.dayNo)
        : groups.half
          ? lastOfMonth(year, monthOf(groups.halfName))
          : endOf(year)
      const isFar = words.farAhead.test(folded.slice(Math.max(0, start - 8), start))
      marks.push({ ...mark, day, sort: isBase ? 'base' : 'day', ...(isFar && { isFar }) })
    }
  }
  return marks
}

const endOf = (year: string | undefined): Day | null => parsed(`${year}-12-31`)

/** Few days occur, and each often. */
const known = new Map<string, Day | null>()
function parsed(text: string): Day | null {
  const found = known.get(text)
  if (found !== undefined) return found
  const day = parseDay(text)
  if (known.size < 10_000) known.set(text, day)
  return day
}

function lastOfMonth(year: string | undefined, month: number, date?: string): Day | null {
  const two = (value: number) => String(value).padStart(2, '0')
  if (date) return parsed(`${year}-${two(month)}-${two(Number(date))}`)
  for (const last of [31, 30, 29, 28]) {
    const day = parsed(`${year}-${two(month)}-${last}`)
    if (day) return day
  }
  return null
}

/** A day of a year. */
export const dayInYear = (year: number, month: number, date: number): Day | null =>
  lastOfMonth(String(year), month, String(date))

/** The last day of a month of a year. */
export const endOfMonth = (year: number, month: number): Day | null => lastOfMonth(String(year), month)

function yearsAhead(name: string | undefined): number {
  if (name === words.thisYear) return 0
  return name === words.yearAfterNext ? 2 : 1
}

function monthOf(name: string | undefined): number {
  if (name === words.firstHalf) return 6
  if (name === words.secondHalf) return 12
  return (numberOf(words.quarterNumeral.exec(name ?? '')?.[0] ?? words.fourth) ?? 4) * 3
}

/** The first date that begins at or behind a place. */
export function firstFrom(dates: readonly DateMark[], from: number): number {
  let low = 0
  let high = dates.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((dates[middle]?.start ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}
