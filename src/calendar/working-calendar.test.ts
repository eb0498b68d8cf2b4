import { readFileSync } from 'node:fs'
import { addDays, type Day, day } from '#base'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueDay, dueDayWithPauses } from './due-day.ts'
import {
  addWorkingDays,
  isWorkingDay,
  readWorkingCalendar,
  rollToWorkingDay,
  type WorkingCalendar,
  workingDaysBetween,
} from './working-calendar.ts'

const read = readWorkingCalendar(JSON.parse(readFileSync('data/calendar/working-days.json', 'utf8')))
const calendar: WorkingCalendar = read.ok ? read.value : { years: new Set(), special: new Map() }
const valueOf = <T>(outcome: { ok: true; value: T } | { ok: false; refusal: unknown }) =>
  outcome.ok ? outcome.value : outcome.refusal

describe('working days of a year', () => {
  // 365 or 366 days without weekends and statutory holidays (11 days, 13 since 2025)
  test.each([
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i', (year, count) => {
    let days = 0
    for (let on = day(`${year}-01-01`); on <= `${year}-12-31`; on = addDays(on, 1)) {
      if (valueOf(isWorkingDay(calendar, on))) days += 1
    }
    expect(days).toBe(count)
  })
})

describe('addWorkingDays', () => {
  test.each([
    ['2023-01-16', 5, '2023-01-28'],
    ['2023-01-16', 6, '2023-01-29'],
    ['2023-01-16', 4, '2023-01-20'],
    ['2023-01-28', -5, '2023-01-16'],
    ['2023-01-22', 0, '2023-01-22'],
    ['2022-01-28', 2, '2022-01-30'],
    ['2022-12-30', 1, '2023-01-03'],
    ['2024-09-30', 5, '2024-10-12'],
    ['2026-02-13', 2, '2026-02-24'],
  ])('%s and %i → %s', (from, n, to) => expect(valueOf(addWorkingDays(calendar, day(from), n))).toBe(to))

  test('a year that is not loaded is named', () =>
    expect(addWorkingDays(calendar, day('2026-12-30'), 5)).toEqual({
      ok: false,
      refusal: { code: 'calendar_unknown', details: { year: 2027 } },
    }))
})

describe('rollToWorkingDay', () => {
  test.each([
    ['2023-01-21', '2023-01-28'],
    ['2023-01-20', '2023-01-20'],
    ['2024-09-29', '2024-09-29'],
    ['2024-10-05', '2024-10-08'],
  ])('%s → %s', (from, to) => expect(valueOf(rollToWorkingDay(calendar, day(from)))).toBe(to))
})

describe('due days show their working', () => {
  const check = (days: number, counts: 'working' | 'calendar', from: string, pauses: [string, string | null][] = []) =>
    valueOf(
      dueDayWithPauses(
        calendar,
        { days, counts },
        day(from),
        pauses.map(([stoppedOn, resumedOn]) => ({ stoppedOn: day(stoppedOn), resumedOn: resumedOn ? day(resumedOn) : null })),
      ),
    ) as { due: string | null; remaining: number; skipped: { day: string; reason: string }[] }

  test('5 working days over the spring festival', () => {
    const due = valueOf(dueDay(calendar, { days: 5, counts: 'working' }, day('2023-01-16')))
    expect(due).toMatchObject({ due: '2023-01-28', makeUpDays: ['2023-01-28'] })
    const { counted, skipped } = due as { counted: Day[]; skipped: object[] }
    expect(counted).toEqual(['2023-01-17', '2023-01-18', '2023-01-19', '2023-01-20', '2023-01-28'])
    expect(skipped).toHaveLength(7)
    expect(skipped[0]).toEqual({ day: '2023-01-21', reason: 'holiday', name: '春节' })
  })
  test('a calendar period rolls', () => {
    expect(check(10, 'calendar', '2023-01-12')).toMatchObject({ due: '2023-01-28' })
    expect(check(10, 'calendar', '2023-01-12').skipped.map(one => one.reason)).toEqual(Array(6).fill('rolled'))
  })
  test('0 days is the day itself', () => expect(check(0, 'calendar', '2023-01-22').due).toBe('2023-01-22'))
  // Monday; stopped Tuesday, resumed Thursday: Tuesday counts, Wednesday and Thursday do not
  test('a pause', () => expect(check(5, 'working', '2023-03-06', [['2023-03-07', '2023-03-09']]).due).toBe('2023-03-15'))
  test('overlapping pauses count once', () =>
    expect(
      check(5, 'working', '2023-03-06', [
        ['2023-03-08', '2023-03-09'],
        ['2023-03-07', '2023-03-09'],
      ]).due,
    ).toBe('2023-03-15'))
  test('a pause within one day costs nothing', () =>
    expect(check(5, 'working', '2023-03-06', [['2023-03-07', '2023-03-07']]).due).toBe('2023-03-13'))
  test('a clock that stands has no due day', () =>
    expect(check(5, 'working', '2023-03-06', [['2023-03-07', null]])).toMatchObject({ due: null, remaining: 4 }))
})

describe('properties', () => {
  const from = fc.integer({ min: 0, max: 1_800 }).map(n => addDays(day('2021-03-01'), n))
  const n = fc.integer({ min: 1, max: 40 })
  test('adding is undone by counting, ends on a working day, and the due day says the same', () =>
    fc.assert(
      fc.property(from, n, (start, count) => {
        const end = valueOf(addWorkingDays(calendar, start, count)) as Day
        expect(valueOf(workingDaysBetween(calendar, start, end))).toBe(count)
        expect(valueOf(workingDaysBetween(calendar, end, start))).toBe(-count)
        expect(valueOf(isWorkingDay(calendar, end))).toBe(true)
        expect(valueOf(dueDay(calendar, { days: count, counts: 'working' }, start))).toMatchObject({ due: end })
      }),
    ))
  test('later start or more days never end earlier', () =>
    fc.assert(
      fc.property(from, n, fc.integer({ min: 0, max: 20 }), (start, count, more) => {
        const end = valueOf(addWorkingDays(calendar, start, count)) as Day
        expect((valueOf(addWorkingDays(calendar, addDays(start, more), count)) as Day) >= end).toBe(true)
        expect((valueOf(addWorkingDays(calendar, start, count + more)) as Day) >= end).toBe(true)
      }),
    ))
  test('a pause never makes a deadline earlier', () =>
    fc.assert(
      fc.property(from, n, fc.nat(20), fc.nat(20), (start, count, stop, length) => {
        const rule = { days: count, counts: 'working' as const }
        const pause = { stoppedOn: addDays(start, stop), resumedOn: addDays(start, stop + length) }
        const plain = valueOf(dueDay(calendar, rule, start)) as { due: Day }
        const paused = valueOf(dueDayWithPauses(calendar, rule, start, [pause])) as { due: Day }
        expect(paused.due >= plain.due).toBe(true)
      }),
    ))
})

describe('malformed data is refused with its place', () => {
  test.each([
    [{}, 'years'],
    [{ years: { 2023: { source: 'x', holidays: [] } } }, 'years.2023'],
    [
      { years: { 2023: { source: 'x', holidays: [{ name: 'a', first: '2023-02-30', last: '2023-03-01' }], makeUpDays: [] } } },
      'years.2023.holidays.0',
    ],
    [{ years: { 2023: { source: 'x', holidays: [], makeUpDays: ['soon'] } } }, 'years.2023.makeUpDays.0'],
  ])('%j', (input, where) =>
    expect(readWorkingCalendar(input)).toEqual({ ok: false, refusal: { code: 'calendar_malformed', details: {}, where } }),
  )
})
