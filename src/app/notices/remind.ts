import { addDays, type Day } from '#base'
import type { Parameter } from '#define'
import type { Catalogue } from '../catalogue.ts'
import type { Reading, Store, StoredClock, Viewer } from '../store.ts'
import type { NewNotice } from './outbox.ts'

/** No clock reminds earlier than this; what is due later is not even looked at. */
const horizonDays = 60

/**
 * Reminders of the day: a clock that warns has its tightest warning once, one that ran out tells once whose turn it was.
 * The key names clock and day, so two houses, or one that starts twice, tell it once; a moved day is told anew.
 *
 * @returns how many were new
 */
export async function remindByDate(store: Store, catalogue: Catalogue, day: Day, calendar: Viewer): Promise<number> {
  const notices = await store.read(calendar, async reading => {
    const due = await reading.clocksDue(addDays(day, horizonDays))
    const before = await warningDays(catalogue, reading, day)
    return due.flatMap(clock => noticesOf(catalogue, before, clock, day))
  })
  return store.outbox.notice(notices)
}

/** Days of every parameter a warning stands on, in force today. */
async function warningDays(
  catalogue: Catalogue,
  reading: Reading,
  day: Day,
): Promise<(of: number | Parameter<number>) => number> {
  const parameters = new Set<Parameter<number>>()
  for (const { record } of catalogue.entries.values())
    for (const clock of Object.values(record.life.clocks ?? {}))
      for (const { before } of clock.warns ?? []) if (typeof before !== 'number') parameters.add(before)
  const list = [...parameters]
  const asked = Object.fromEntries(list.map((of, at) => [String(at), { question: 'inForce', of } as const]))
  const answers = await reading.ask(asked, day)
  const known = new Map(list.map((of, at) => [of, answers[String(at)] as number]))
  return of => (typeof of === 'number' ? of : (known.get(of) as number))
}

function noticesOf(
  catalogue: Catalogue,
  daysOf: (of: number | Parameter<number>) => number,
  { address, rowId, clock, dueOn }: StoredClock,
  day: Day,
): readonly NewNotice[] {
  const definition = catalogue.entries.get(address)?.record.life.clocks?.[clock]
  if (!definition || dueOn === null) return []
  const base = { address, rowId, about: clock, dueOn }
  if (dueOn < day) {
    const late = (definition.prompts ?? []).filter(prompt => addDays(dueOn as Day, prompt.after) < day)
    return [...new Set(late.map(prompt => prompt.role))].map(role => ({
      ...base,
      kind: 'overdue',
      role,
      key: `overdue:${address}:${rowId}:${clock}:${role}:${dueOn}`,
    }))
  }
  const reached = (definition.warns ?? [])
    .map(({ before, role }) => ({ before: daysOf(before), role }))
    .filter(({ before }) => addDays(dueOn as Day, -before) <= day)
  const roles = [...new Set(reached.map(({ role }) => role))]
  return roles.map(role => {
    const before = Math.min(...reached.filter(one => one.role === role).map(one => one.before))
    return { ...base, kind: 'warns', role, key: `warns:${address}:${rowId}:${clock}:${role}:${before}:${dueOn}` }
  })
}
