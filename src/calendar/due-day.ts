import { addDays, assert, type Day, done, type Outcome } from '#base'
import { type CalendarRefusal, dayKind, isRest, type WorkingCalendar } from './working-calendar.ts'

/** A length of time. Counting starts the day after the trigger; a calendar period that ends on a rest day rolls forward. */
export interface DueRule {
  readonly days: number
  readonly counts: 'working' | 'calendar'
}

/**
 * A clock that stood still: from the day of the stop to the day of the restart. Both events happen inside a day, so the
 * day of the stop still counts and the day of the restart does not: counting goes on the day after, as it began.
 * `resumedOn` null: it still stands.
 */
export interface Pause {
  readonly stoppedOn: Day
  readonly resumedOn: Day | null
}

export type SkipReason = 'weekend' | 'holiday' | 'paused' | 'rolled'

/** A day that did not count, and why; `name` is the holiday as printed. */
export interface SkippedDay {
  readonly day: Day
  readonly reason: SkipReason
  readonly name?: string
}

/** A due day that can be checked by hand: every day from the one after `from` is either counted or skipped. */
export interface DueDay {
  readonly from: Day
  readonly rule: DueRule
  /** null while the clock stands still */
  readonly due: Day | null
  /** days of the rule that still have to run when the clock stands still; else 0 */
  readonly remaining: number
  readonly counted: readonly Day[]
  readonly skipped: readonly SkippedDay[]
  /** weekend days that counted because the notice made them working days */
  readonly makeUpDays: readonly Day[]
}

/** @returns `calendar_unknown` when the counting runs into a year that is not loaded */
export const dueDay = (calendar: WorkingCalendar, rule: DueRule, from: Day): Outcome<DueDay, CalendarRefusal> =>
  dueDayWithPauses(calendar, rule, from, [])

/** The same with stopped clocks; pauses may come in any order and overlap. */
export function dueDayWithPauses(
  calendar: WorkingCalendar,
  rule: DueRule,
  from: Day,
  pauses: readonly Pause[],
): Outcome<DueDay, CalendarRefusal> {
  assert(Number.isInteger(rule.days) && rule.days >= 0, 'a deadline has a whole number of days')
  const counted: Day[] = []
  const skipped: SkippedDay[] = []
  const makeUpDays: Day[] = []
  let on = from
  while (counted.length < rule.days) {
    on = addDays(on, 1)
    const pause = pauses.find(one => one.stoppedOn < on && (one.resumedOn === null || on <= one.resumedOn))
    if (pause?.resumedOn === null) {
      return done({ from, rule, due: null, remaining: rule.days - counted.length, counted, skipped, makeUpDays })
    }
    const kind = dayKind(calendar, on)
    if (!kind.ok) return kind
    if (pause) skipped.push({ day: on, reason: 'paused' })
    else if (rule.counts === 'working' && isRest(kind.value)) skipped.push(rest(on, kind.value))
    else {
      counted.push(on)
      if (kind.value.kind === 'makeUpDay') makeUpDays.push(on)
    }
  }
  // Only a calendar period can end on a rest day; the days it rolls over are shown like any other skipped day.
  while (rule.counts === 'calendar' && rule.days > 0) {
    const kind = dayKind(calendar, on)
    if (!kind.ok) return kind
    if (!isRest(kind.value)) break
    skipped.push({ ...rest(on, kind.value), reason: 'rolled' })
    on = addDays(on, 1)
  }
  return done({ from, rule, due: on, remaining: 0, counted, skipped, makeUpDays })
}

const rest = (day: Day, kind: { readonly kind: string; readonly name?: string }): SkippedDay => ({
  day,
  reason: kind.kind === 'holiday' ? 'holiday' : 'weekend',
  ...(kind.name && { name: kind.name }),
})
