import { addDays, type Day, daysBetween } from '#base'
import type { Length, Lookup } from '#define'
import type { Entry } from './catalogue.ts'
import type { Context } from './moves.ts'
import type { ClockChange, Reading, StoredRow } from './store.ts'

interface PlainClock {
  readonly name: string
  readonly runs: readonly string[]
  readonly pauses: readonly string[]
  readonly until: string | null
  readonly lasts: Length | null
}

/**
 * What a change of state does to the clocks of a row. Clocks belong to states, so no move starts or stops one by hand; a
 * public notice and a validity are clocks as well.
 *
 * @param lengths the answers to `lengthsOf`, as of the day the row was filed
 */
export function clockChanges(
  context: Context,
  entry: Entry,
  before: StoredRow | null,
  after: StoredRow,
  lengths: Lengths,
  stopped: ReadonlyMap<string, Stop> = new Map(),
): readonly ClockChange[] {
  const changes: ClockChange[] = []
  for (const clock of clocksOf(entry)) {
    const was = standing(clock, before)
    const is = standing(clock, after)
    const moved = clock.until !== null && before !== null && before[clock.until] !== after[clock.until]
    if (was === is && !(is === 'runs' && moved)) continue
    if (is === 'over' && was === null) continue
    const stop = was === 'paused' ? stopped.get(clock.name) : undefined
    const dueOn = is === 'runs' ? (resumedDue(context, clock, stop) ?? dueDay(context, clock, after, lengths)) : null
    changes.push({ address: entry.address, rowId: after.id, clock: clock.name, to: is ?? 'over', dueOn, on: context.day })
  }
  return changes
}

/** When a clock was stopped, and the day it was due then. */
export interface Stop {
  readonly stoppedOn: Day
  readonly dueOn: Day | null
}

/** Whether a change of state lets a clock go on that was stopped: only then are its earlier steps looked up. */
export const resumes = (entry: Entry, before: StoredRow | null, after: StoredRow): boolean =>
  before !== null &&
  clocksOf(entry).some(
    clock => clock.lasts !== null && standing(clock, before) === 'paused' && standing(clock, after) === 'runs',
  )

/**
 * A clock that goes on has the days left that it had when it was stopped: the day of the stop has counted, the day of the
 * restart does not. What was overdue then stays due on its old day.
 */
function resumedDue(context: Context, clock: PlainClock, stop: Stop | undefined): Day | null {
  if (!clock.lasts || !stop?.dueOn) return null
  if (stop.dueOn < stop.stoppedOn) return stop.dueOn
  return clock.lasts.counts === 'working'
    ? context.addWorkingDays(context.day, context.workingDaysBetween(stop.stoppedOn, stop.dueOn))
    : context.addWorkingDays(addDays(context.day, daysBetween(stop.stoppedOn, stop.dueOn) - 1), 1)
}

/** All clocks of a record by name: declared ones, `notice` and `validity`. */
export function clocksOf(entry: Entry): readonly PlainClock[] {
  const { life } = entry.record
  const declared = Object.entries(life.clocks ?? {}).map(([name, clock]) => ({
    name,
    runs: clock.runs,
    pauses: clock.pauses ?? [],
    until: clock.until ?? null,
    lasts: clock.lasts ?? null,
  }))
  const notice = life.notice
    ? [{ name: 'notice', runs: [life.notice.in], pauses: [], until: null, lasts: life.notice.lasts }]
    : []
  const lapsing = life.validity && life.moves[life.validity.lapses]
  const validity =
    life.validity && lapsing
      ? [{ name: 'validity', runs: [lapsing.from].flat(), pauses: [], until: life.validity.until, lasts: null }]
      : []
  return [...declared, ...notice, ...validity]
}

function standing(clock: PlainClock, row: StoredRow | null): ClockChange['to'] | null {
  if (!row) return null
  if (clock.runs.includes(row.state)) return 'runs'
  return clock.pauses.includes(row.state) ? 'paused' : 'over'
}

function dueDay(context: Context, clock: PlainClock, row: StoredRow, lengths: Lengths): Day | null {
  if (clock.until !== null) return (row[clock.until] as Day | null) ?? null
  if (!clock.lasts) return null
  const days = lengthOf(clock.lasts, row, lengths)
  return clock.lasts.counts === 'working'
    ? context.addWorkingDays(context.day, days)
    : context.addWorkingDays(addDays(context.day, days - 1), 1)
}

function lengthOf(lasts: Length, row: StoredRow, lengths: Lengths): number {
  if (typeof lasts.days === 'number') return lasts.days
  const key = lasts.by === undefined ? undefined : (row[lasts.by] as string)
  return Number(lengths[lengthName(lasts.days.name, key)] ?? 0)
}

/** Days of clocks that are kept as parameters, by name. */
export type Lengths = Readonly<Record<string, unknown>>

/** Asks for the parameters the clocks of a record run by; nothing is asked where its days are fixed. */
export async function lengthsOf({ ask }: Pick<Reading, 'ask'>, entry: Entry, filedOn: Day): Promise<Lengths> {
  const asked: Record<string, Lookup> = {}
  for (const { lasts } of clocksOf(entry)) {
    if (!lasts || typeof lasts.days === 'number') continue
    const of = lasts.days
    for (const key of of.by.length === 0 ? [undefined] : of.by)
      asked[lengthName(of.name, key)] = { question: 'inForce', of, ...(key !== undefined && { key }) }
  }
  return Object.keys(asked).length === 0 ? {} : ask(asked, filedOn)
}

const lengthName = (parameter: string, key: string | undefined): string => `${parameter}/${key ?? ''}`
