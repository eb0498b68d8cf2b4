import { addDays, type Day, day, daysBetween } from '#base'
import { type Field, record, shape, text, workingDays, calendarDays } from '#define'
import { expect, test } from 'vitest'
import type { Entry } from './catalogue.ts'
import { clockChanges, resumes } from './clocks.ts'
import type { Context } from './moves.ts'
import type { StoredRow } from './store.ts'

const of = shape('case', ['filed', 'standing', 'shut'], { line: text() })
const entryWith = (lasts: ReturnType<typeof workingDays>): Entry =>
  ({
    address: 'trial.case',
    record: record(of, {
      moves: {
        file: { from: 'new', to: 'filed', by: 'office', asks: ['line'] },
        stop: { from: 'filed', to: 'standing', by: 'office' },
        goOn: { from: 'standing', to: 'filed', by: 'office' },
        shut: { from: 'filed', to: 'shut', by: 'office' },
      },
      clocks: {
        answer: { runs: ['filed'], pauses: ['standing'], lasts, prompts: [{ after: 0, role: 'office', move: 'shut' }] },
      },
      seenBy: { office: { see: 'all' } },
    }),
  }) as unknown as Entry
// every day is a working day here: the calendar itself is tested in its room
const context = (today: Day) => ({ day: today, addWorkingDays: addDays, workingDaysBetween: daysBetween }) as unknown as Context
const row = (state: string) => ({ id: 'r', state, revision: 1, filedOn: day('2024-03-01') }) as StoredRow & { field?: Field }

test.each<[string, Day | null, Day, Day]>([
  ['four of five days were left', day('2024-03-06'), day('2024-03-11'), day('2024-03-15')],
  ['none was left: it is due on the day it goes on', day('2024-03-02'), day('2024-03-11'), day('2024-03-11')],
  ['it was overdue when it was stopped, and stays so', day('2024-03-01'), day('2024-03-11'), day('2024-03-01')],
  ['nobody knows when it was due: it begins anew', null, day('2024-03-11'), day('2024-03-16')],
])('a clock stopped on 2 March goes on: %s', (_, dueOn, today, expected) => {
  const stopped = new Map([['answer', { stoppedOn: day('2024-03-02'), dueOn }]])
  const [change] = clockChanges(context(today), entryWith(workingDays(5)), row('standing'), row('filed'), {}, stopped)
  expect(change).toMatchObject({ clock: 'answer', to: 'runs', dueOn: expected, on: today })
})

test('calendar days go on as well, and only a clock that was stopped is looked up', () => {
  const entry = entryWith(calendarDays(5))
  const stopped = new Map([['answer', { stoppedOn: day('2024-03-02'), dueOn: day('2024-03-06') }]])
  expect(clockChanges(context(day('2024-03-11')), entry, row('standing'), row('filed'), {}, stopped)[0]?.dueOn).toBe(
    '2024-03-15',
  )
  expect(resumes(entry, row('standing'), row('filed'))).toBe(true)
  expect(resumes(entry, row('filed'), row('standing'))).toBe(false)
  expect(resumes(entry, null, row('filed'))).toBe(false)
})
