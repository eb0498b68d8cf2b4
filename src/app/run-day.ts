import { addDays, type Day } from '#base'
import type { Catalogue, Entry } from './catalogue.ts'
import { type Context, takeMove } from './moves.ts'
import { remindByDate } from './notices/remind.ts'
import type { Reading, Store, Viewer } from './store.ts'

/** The house acting by date; it holds no post and is nobody's account. */
const calendar: Viewer = { actor: { person: null, role: 'calendar', unit: null, organisation: null }, from: 'calendar' }

interface Due {
  readonly entry: Entry
  readonly id: string
  readonly move: string
}

/**
 * Take every move that is due by date: clocks that take one, validities that lapse, notices that ended in silence. Safe
 * to repeat: a row that has moved on is refused `not_in_state`, and a key is used once a row, move and day.
 *
 * Then everybody is reminded of what comes next, once.
 *
 * @returns how many moves were taken, those that were refused with their code, and how many reminders were new
 * @throws the first failure, after every other row has had its turn
 */
export async function runDay(
  store: Store,
  context: Context,
): Promise<{ readonly taken: number; readonly refused: readonly string[]; readonly reminded: number }> {
  const due = await store.read(calendar, reading => dueMoves(context.catalogue, reading, context.day))
  const refused: string[] = []
  const failures: unknown[] = []
  for (const { entry, id, move } of due) {
    const key = `${context.day}:${entry.address}:${id}:${move}`
    const command = { entry, move, id, values: {}, reason: null, revision: null, actor: calendar.actor, asHouse: true }
    try {
      const outcome = await store.write(calendar, { key, fingerprint: key }, writing => takeMove(context, writing, command))
      if (!outcome.ok) refused.push(`${entry.address} ${id} ${move}: ${outcome.refusal.code}`)
    } catch (error) {
      failures.push(error)
    }
  }
  const reminded = await remindByDate(store, context.catalogue, context.day, calendar)
  if (failures.length > 0) throw failures[0]
  return { taken: due.length - refused.length, refused, reminded }
}

/** Clocks that ran out and take a move, in the order of the definitions and of their days. */
async function dueMoves(catalogue: Catalogue, reading: Reading, day: Day): Promise<readonly Due[]> {
  // A clock is over when its last day has passed.
  const clocks = await reading.clocksDue(addDays(day, -1))
  return [...catalogue.entries.values()].flatMap(entry =>
    clocks
      .filter(clock => clock.address === entry.address)
      .flatMap(clock => {
        const move = takenBy(entry, clock.clock)
        return move ? [{ entry, id: clock.rowId, move }] : []
      }),
  )
}

function takenBy(entry: Entry, clock: string): string | undefined {
  const { life } = entry.record
  if (clock === 'notice') return life.notice?.then
  return clock === 'validity' ? life.validity?.lapses : life.clocks?.[clock]?.takes
}
