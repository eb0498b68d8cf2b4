import { assert, canonical, done, isId, type Outcome, type Refusal } from '#base'
import {
  type Change,
  type ClockChange,
  type BookChange,
  type Event,
  type Notice,
  openTallies,
  type Reversal,
  type StoredRow,
  type Transfer,
  type Writing,
} from '#app'
import { verbs } from '#define'
import { v7 } from 'uuid'
import { eventOf, freshSalt, nobody, type SealableEvent, saltedHash } from './audit.ts'
import { bulkOf } from './bulk.ts'
import { toJson } from './columns.ts'
import { crashPoint } from './crash.ts'
import { columnValues, historyRow, type Layout, storedRow } from './layout.ts'
import { ledgerBook, ledgerFill, ledgerReverse, ledgerTransfer } from './ledger.ts'
import { writesItself } from './policies.ts'
import type { Statement } from './pools.ts'
import { type Context, layoutOf, readingOf } from './reading.ts'
import { refusalOf } from './refusals.ts'
import { type As, commit, type Session } from './session.ts'
import { hasUnsealed } from './tables.ts'
import { tallyStep } from './tallies.ts'

/** Loads of births that may be on their way at a time: the server always has the next one. */
const flightsMax = 6

/** One statement to be sent. */
interface Step {
  readonly as: As
  readonly statement: Statement
  readonly values: readonly unknown[]
  /** the record it writes, to name the field of a refusal */
  readonly layout?: Layout
}

/** Ends the work of a write from inside a read: what was put before it was refused. */
export class Stopped extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** @returns the writing, and `finish`, which sends what is left, the answer and the commit in one packet */
export function writingOf(
  context: Context,
  wired: Session,
  opened: Promise<boolean>,
  key: string,
): {
  readonly writing: Writing
  readonly finish: (answer: string) => Promise<Outcome<null, Refusal>>
  readonly toldRefusal: () => Event | undefined
} {
  const { keys } = context
  const { actor } = wired.viewer
  const session: Session = {
    ...wired,
    rows: async (as, statement, values) => {
      try {
        return await wired.rows(as, statement, values)
      } catch (error) {
        // 25P02: something sent before was refused, and that is the answer
        const stopped = (error as { code?: string }).code === '25P02' ? await landed(0) : null
        throw stopped ? new Stopped(stopped) : error
      }
    },
  }
  // one mixed list: things are written in the order in which they were put
  const waiting: {
    readonly change?: Change
    readonly transfer?: Transfer
    readonly reversal?: Reversal
    readonly book?: BookChange
    readonly clock?: ClockChange
    readonly notice?: Notice
    readonly event?: Event
  }[] = []
  const tallies = openTallies()
  const raws = new Map<string, Map<string, Buffer>>()
  const unsealed = new Set<string>()

  const steps = (): readonly Step[] => {
    const events = new Map<string, Event[]>()
    for (const { event } of waiting) {
      if (event?.subject) events.set(event.subject, [...(events.get(event.subject) ?? []), event])
    }
    const made: Step[] = []
    const used = new Set<Event>()
    for (const one of waiting) {
      if (one.change) {
        // an event put beside the change speaks about it and is written with its hashes
        const told = events.get(one.change.after.id)?.find(event => !used.has(event) && event.ok)
        if (told) used.add(told)
        made.push(...changeSteps(one.change, told))
      }
      if (one.transfer) made.push(...transferSteps(session, one.transfer))
      if (one.reversal) made.push(reversalStep(session, one.reversal))
      if (one.book) made.push({ as: 'house', statement: ledgerBook, values: [one.book.year, one.book.isClosed] })
      if (one.clock) made.push(...clockSteps(one.clock))
      if (one.notice) made.push(noticeStep(one.notice))
    }
    for (const { event } of waiting) {
      if (event && !used.has(event)) {
        made.push(
          eventStep(
            eventOf({
              actor: actor.person,
              kind: event.kind,
              subject: event.subject,
              ok: event.ok,
              from: session.viewer.from,
              more: event.body,
            }),
          ),
        )
      }
    }
    waiting.length = 0
    return made
  }

  /** Totals are touched last, when the answer goes out: many rows of one figure cost one row of it, held for a moment. */
  const tallySteps = (): readonly Step[] => {
    const step = tallyStep(tallies.take())
    return step ? [{ as: 'house', ...step }] : []
  }

  const changeSteps = (change: Change, told: Event | undefined): readonly Step[] => {
    const layout = layoutOf(context, change.address)
    const { before, after, move, reason } = change
    const { role } = change.actor
    const itself = !change.asHouse && role !== 'calendar'
    const isBirth = before === null
    const as: As = itself && (isBirth || writesItself(layout.entry, role, after.state)) ? 'viewer' : 'house'
    const linesAs: As = itself && writesItself(layout.entry, role, after.state) ? 'viewer' : 'house'
    const raw = raws.get(after.id)
    const salt = freshSalt()
    const row = historyRow(layout, keys, after, raw)
    const hashOf = (of: StoredRow, kept: Readonly<Record<string, unknown>>): string =>
      saltedHash(salt, { state: of.state, revision: of.revision, row: kept })
    const event = eventOf({
      actor: change.actor.person,
      kind: told?.kind ?? `${change.address}.${move}`,
      subject: after.id,
      ok: true,
      from: session.viewer.from,
      reason,
      before: before && hashOf(before, historyRow(layout, keys, before, raw)),
      after: hashOf(after, row),
      more: { ...told?.body, role, revision: after.revision },
    })
    const { version } = layout.entry.area
    const isUnsealed = change.opens || unsealed.has(after.id)
    if (change.opens) unsealed.add(after.id)
    const values: unknown[] = [after.id, after.state, after.revision, version]
    values.push(move, before?.state ?? null, change.actor.person, role, change.actor.unit, reason, JSON.stringify(row), salt)
    values.push(event.id, event.actor, event.kind, event.body, event.leaf)
    values.push(...columnValues(layout, keys, after, isUnsealed))
    if (isBirth) values.push(after.filedOn)
    const tag = as === 'house' ? 'calendar' : role
    const written: Step[] = [{ as, statement: isBirth ? layout.birth(tag) : layout.change(tag), values, layout }]
    for (const place of layout.places) {
      if (!place.parts) continue
      const lines = toJson(place.field, after[place.name] ?? []) as readonly Readonly<Record<string, unknown>>[]
      const was = before ? (toJson(place.field, before[place.name] ?? []) as readonly unknown[]) : []
      if (canonical(lines) === canonical(was)) continue
      const [write, gone] = layout.writeParts(linesAs === 'house' ? 'calendar' : role, place)
      if (lines.length > 0) {
        const numbered = JSON.stringify(lines.map((line, at) => ({ ...line, line: at + 1 })))
        written.push({ as: linesAs, statement: write, values: [after.id, numbered], layout })
      }
      if (was.length > lines.length) written.push({ as: linesAs, statement: gone, values: [after.id, lines.length], layout })
    }
    return written
  }

  /** Births on their way to the server, the oldest first; what one of them was refused for ends the write. */
  const flights: Promise<Refusal | null>[] = []
  let refusedFor: Refusal | null = null
  const landed = async (mayFly: number): Promise<Refusal | null> => {
    while (flights.length > mayFly) {
      // a failure of the world is thrown to whoever waits first
      const refusal = await (flights[0] as Promise<Refusal | null>)
      flights.shift()
      refusedFor ??= refusal
    }
    return refusedFor
  }
  const bear: Writing['bear'] = async births => {
    const [first] = births
    if (!first) return
    const layout = layoutOf(context, first.address)
    const bulk = bulkOf(layout)
    const hasLines = births.some(({ after }) =>
      layout.places.some(place => place.parts && ((after[place.name] ?? []) as readonly unknown[]).length > 0),
    )
    if (!bulk || hasLines) {
      for (const change of births) waiting.push({ change })
      return
    }
    const { role } = first.actor
    const as: As = role === 'calendar' ? 'house' : 'viewer'
    const values = bulk.values(births, session.viewer.from)
    await before()
    assert(await opened, 'a key that was taken before is answered from its stored answer')
    const sent = session.together(() => session.send(as, bulk.statement(role), values))
    const flight = sent.then(
      () => null,
      (error: unknown) => {
        const refusal = refusalOf(error, layout, as)
        if (!refusal) throw error
        return refusal
      },
    )
    flight.catch(() => {})
    flights.push(flight)
    await session.turn()
    const stopped = await landed(flightsMax)
    if (stopped) throw new Stopped(stopped)
  }

  /** @param answer text of the answer to store before the commit; null to write and go on */
  const send = async (answer: string | null): Promise<Outcome<null, Refusal>> => {
    assert(await opened, 'a key that was taken before is answered from its stored answer')
    const stopped = await landed(0)
    if (stopped) return { ok: false, refusal: stopped }
    crashPoint()
    const planned = answer === null ? steps() : [...steps(), ...tallySteps()]
    const sent = session.together(() => {
      const all = planned.map(step => session.send(step.as, step.statement, step.values))
      if (answer !== null) {
        all.push(session.send(lastAs(planned), storeAnswer, [actor.person ?? nobody, key, answer]))
        all.push(session.send(lastAs(planned), commit))
      }
      return all
    })
    const results = await Promise.allSettled(sent)
    const failed = results.findIndex(result => result.status === 'rejected')
    if (failed < 0) {
      // the database answers ROLLBACK to the commit of a broken transaction
      const last = results.at(-1)
      assert(
        answer === null || (last?.status === 'fulfilled' && last.value.command === 'COMMIT'),
        'the transaction was committed',
      )
      crashPoint()
      return done(null)
    }
    const error = (results[failed] as PromiseRejectedResult).reason
    const refusal = refusalOf(error, planned[failed]?.layout, planned[failed]?.as ?? 'viewer')
    if (!refusal) throw error
    return { ok: false, refusal }
  }

  const before = async (): Promise<void> => {
    if (refusedFor) throw new Stopped(refusedFor)
    if (waiting.length === 0) return
    const outcome = await send(null)
    if (!outcome.ok) throw new Stopped(outcome.refusal)
  }

  const lockRow = async (layout: Layout, id: string, asHouse: boolean): Promise<StoredRow | null> => {
    const role = asHouse ? 'calendar' : actor.role
    const rights = layout.rights(role)
    const isFixed = layout.entry.record.life.appendOnly === true
    if (!isId(id)) return null
    if (role !== 'calendar' && (!rights.sight || rights.mayMoveFrom.length === 0)) return null
    const as: As = asHouse ? 'house' : 'viewer'
    // who does not get every field still moves the whole row: it is locked under his policies and read by the house
    const readsAsHouse = asHouse || (rights.sight?.hides?.length ?? 0) > 0
    const [locked, read] = await session.together(() =>
      Promise.all([
        isFixed ? null : session.rows(as, layout.lock(role), [id]),
        session.rows(readsAsHouse ? 'house' : as, layout.find(readsAsHouse ? 'calendar' : role), [id]),
      ]),
    )
    const [raw] = read
    if (!raw || locked?.length === 0) return null
    const kept = new Map<string, Buffer>()
    const row = storedRow(layout, keys, raw, 'house', kept)
    raws.set(id, kept)
    if (hasUnsealed(layout.entry) && raw['unsealed'] === true) unsealed.add(id)
    return row
  }

  const writing: Writing = {
    ...readingOf(context, session, { before, locks: true }),
    beside: readingOf(context, session, { locks: false }),
    lock: async (address, id, options) => {
      await before()
      return lockRow(layoutOf(context, address), id, options.asHouse)
    },
    put: change => void waiting.push({ change }),
    bear,
    transfer: transfer => void waiting.push({ transfer }),
    reverse: reversal => void waiting.push({ reversal }),
    book: book => void waiting.push({ book }),
    clock: clock => void waiting.push({ clock }),
    tally: tallies.add,
    tell: notice => void waiting.push({ notice }),
    event: event => void waiting.push({ event }),
    nextNumber: async (series, year) => {
      await before()
      const [row] = await session.rows('house', nextNumber, [series, year])
      return row?.['last'] as number
    },
    flush: () => send(null),
  }
  return { writing, finish: answer => send(answer), toldRefusal: () => waiting.findLast(one => one.event?.ok === false)?.event }
}

const lastAs = (planned: readonly Step[]): As => planned.at(-1)?.as ?? 'viewer'

const storeAnswer: Statement = {
  name: 'answer',
  text: 'update app.request set answer = $3 where actor = $1 and key = $2 and answer is null',
}
const nextNumber: Statement = {
  name: 'number',
  text: 'insert into app.series (series, year, last) values ($1, $2, 1) on conflict (series, year) do update set last = app.series.last + 1 returning last',
}
const addEvent: Statement = {
  name: 'event',
  text: 'insert into audit.event (id, actor, kind, subject, body, leaf) values ($1, $2, $3, $4, $5, $6)',
}
const addNotice: Statement = {
  name: 'notice',
  text: "insert into app.notice (id, key, address, row_id, kind, about, role) values ($1::uuid, $1::uuid::text, $2, $3, 'move', $4, $5)",
}
const setClock: Statement = {
  name: 'clock',
  text: `with s as (insert into app.clock_step (address, row_id, clock, state, due_on, on_day) values ($1, $2, $3, $4, $5, $6))
insert into app.clock (address, row_id, clock, state, due_on, since) values ($1, $2, $3, $4, $5, $6)
on conflict (address, row_id, clock) do update set state = excluded.state, due_on = excluded.due_on, since = excluded.since`,
}

const eventStep = (event: SealableEvent): Step => ({
  as: 'viewer',
  statement: addEvent,
  values: [event.id, event.actor, event.kind, event.subject, event.body, event.leaf],
})

const noticeStep = (notice: Notice): Step => ({
  as: 'house',
  statement: addNotice,
  values: [v7(), notice.address, notice.rowId, notice.move, notice.role],
})

const clockSteps = (change: ClockChange): readonly Step[] => [
  {
    as: 'house',
    statement: setClock,
    values: [change.address, change.rowId, change.clock, change.to, change.dueOn, change.on],
  },
]

function transferSteps(session: Session, transfer: Transfer): readonly Step[] {
  const { account, key, verb, amountFen, address, caseId, step, on, payee } = transfer
  const [debit, credit] = verbs[verb]
  const id = v7()
  const event = eventOf({
    actor: session.viewer.actor.person,
    kind: `ledger.${verb}`,
    subject: id,
    ok: true,
    from: session.viewer.from,
    more: { account, key, amountFen, address, caseId, step, on, payee },
  })
  const values = [
    id,
    caseId,
    step,
    account,
    key,
    verb,
    debit,
    credit,
    amountFen,
    event.id,
    event.actor,
    event.kind,
    event.body,
    event.leaf,
    on,
    address,
    payee,
  ]
  return [
    ...(debit === 'source' ? [{ as: 'house' as const, statement: ledgerFill, values: [account, key] }] : []),
    { as: 'house', statement: ledgerTransfer, values },
  ]
}

function reversalStep(session: Session, { no, on, of }: Reversal): Step {
  const id = v7()
  const event = eventOf({
    actor: session.viewer.actor.person,
    kind: 'ledger.reverse',
    subject: id,
    ok: true,
    from: session.viewer.from,
    more: { no, on, of },
  })
  const values = [no, id, on, event.id, event.actor, event.kind, event.body, event.leaf]
  return { as: 'house', statement: ledgerReverse, values }
}
