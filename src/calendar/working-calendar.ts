import { addDays, type Day, done, type Outcome, parseDay, type Refusal, refused, weekday } from '#base'

export type CalendarRefusal = Refusal<'calendar_unknown' | 'calendar_malformed'>

/** Why a civil day is or is no working day. `name` is the holiday as printed in the notice. */
export type DayKind =
  | { readonly kind: 'workday' | 'weekend' }
  | { readonly kind: 'makeUpDay' | 'holiday'; readonly name: string; readonly source: string }

/** The loaded years of the official working calendar; a year that is not in `years` is not known, never guessed. */
export interface WorkingCalendar {
  readonly years: ReadonlySet<number>
  /** days that differ from the plain week */
  readonly special: ReadonlyMap<Day, DayKind>
}

/**
 * Parse the calendar data: `{ years: { "2023": { source, holidays: [{ name, first, last }], makeUpDays: [day] } } }`.
 *
 * A holiday range may begin in the last days of the year before; such days count there as well. When two notices speak
 * about one day the later year's notice holds.
 *
 * @returns `calendar_malformed` with the path of the part that cannot be read
 */
export function readWorkingCalendar(input: unknown): Outcome<WorkingCalendar, CalendarRefusal> {
  const years = part(input, 'years')
  if (!isObject(years)) return refused('calendar_malformed', {}, 'years')
  const special = new Map<Day, DayKind>()
  const loaded = new Set<number>()
  for (const [year, notice] of Object.entries(years).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const where = `years.${year}`
    const source = part(notice, 'source')
    const holidays = part(notice, 'holidays')
    const makeUpDays = part(notice, 'makeUpDays')
    if (!/^\d{4}$/.test(year) || typeof source !== 'string' || !Array.isArray(holidays) || !Array.isArray(makeUpDays)) {
      return refused('calendar_malformed', {}, where)
    }
    for (const [at, holiday] of holidays.entries()) {
      const first = dayOf(part(holiday, 'first'))
      const last = dayOf(part(holiday, 'last'))
      const name = part(holiday, 'name')
      if (!first || !last || last < first || typeof name !== 'string') {
        return refused('calendar_malformed', {}, `${where}.holidays.${at}`)
      }
      for (let on = first; on <= last; on = addDays(on, 1)) special.set(on, { kind: 'holiday', name, source })
    }
    for (const [at, text] of makeUpDays.entries()) {
      const on = dayOf(text)
      if (!on) return refused('calendar_malformed', {}, `${where}.makeUpDays.${at}`)
      special.set(on, { kind: 'makeUpDay', name: '', source })
    }
    loaded.add(Number(year))
  }
  return done({ years: loaded, special })
}

/** What a day is. @returns `calendar_unknown` with the year that is not loaded */
export function dayKind(calendar: WorkingCalendar, on: Day): Outcome<DayKind, CalendarRefusal> {
  const year = Number(on.slice(0, 4))
  if (!calendar.years.has(year)) return refused('calendar_unknown', { year })
  const special = calendar.special.get(on)
  if (special) return done(special)
  return done({ kind: weekday(on) === 0 || weekday(on) === 6 ? 'weekend' : 'workday' })
}

export const isRest = (kind: DayKind): boolean => kind.kind === 'weekend' || kind.kind === 'holiday'

export function isWorkingDay(calendar: WorkingCalendar, on: Day): Outcome<boolean, CalendarRefusal> {
  const kind = dayKind(calendar, on)
  return kind.ok ? done(!isRest(kind.value)) : kind
}

/**
 * The `n`-th working day after `from`; counting starts the day after. With a negative `n` the `|n|`-th working day
 * before; with 0 `from` itself, whatever day it is.
 */
export function addWorkingDays(calendar: WorkingCalendar, from: Day, n: number): Outcome<Day, CalendarRefusal> {
  const step = n < 0 ? -1 : 1
  let left = Math.abs(n)
  let on = from
  while (left > 0) {
    on = addDays(on, step)
    const working = isWorkingDay(calendar, on)
    if (!working.ok) return working
    if (working.value) left -= 1
  }
  return done(on)
}

/** Working days after `from` up to and with `to`; negative when `to` lies before (days after `to` up to and with `from`). */
export function workingDaysBetween(calendar: WorkingCalendar, from: Day, to: Day): Outcome<number, CalendarRefusal> {
  if (to < from) {
    const back = workingDaysBetween(calendar, to, from)
    return back.ok ? done(0 - back.value) : back
  }
  let count = 0
  for (let on = from; on < to; ) {
    on = addDays(on, 1)
    const working = isWorkingDay(calendar, on)
    if (!working.ok) return working
    if (working.value) count += 1
  }
  return done(count)
}

/** The day itself when it is a working day, else the next one. */
export function rollToWorkingDay(calendar: WorkingCalendar, on: Day): Outcome<Day, CalendarRefusal> {
  const working = isWorkingDay(calendar, on)
  if (!working.ok) return working
  return working.value ? done(on) : rollToWorkingDay(calendar, addDays(on, 1))
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const part = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined)
const dayOf = (value: unknown): Day | null => (typeof value === 'string' ? parseDay(value) : null)
