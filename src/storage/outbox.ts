import { v7 } from 'uuid'
import { assert } from '#base'
import { type Dispatch, madeKey, type Outbox, type StoredNotice, type WaitingMessage, type Way } from '#app'
import type { DatabaseRow, Pools, Statement, Wire } from './pools.ts'

/** The outbox under the house's own login. Nothing in it is ever deleted: what was told stays told. */
export function outboxOf(pools: Pools): Outbox {
  const run = <T>(work: (wire: Wire) => Promise<T>): Promise<T> => pools.with('jw_calendar', wire => inTransaction(wire, work))
  return {
    notice: notices =>
      run(async wire => {
        if (notices.length === 0) return 0
        const column = (of: (notice: (typeof notices)[number]) => string | null) => notices.map(of)
        const added = await wire.send(addNotices, [
          notices.map(() => v7()),
          column(one => one.key),
          column(one => one.address),
          column(one => one.rowId),
          column(one => one.kind),
          column(one => one.about),
          column(one => one.role),
          column(one => one.dueOn),
        ])
        return added.rows.length
      }),
    unspread: most => run(async wire => (await wire.send(unspread, [most])).rows.map(noticeOf)),
    spread: (notices, messages, at) =>
      run(async wire => {
        await wire.send(addMessages, [
          messages.map(() => v7()),
          messages.map(one => one.notice),
          messages.map(one => one.person),
          messages.map(one => one.role),
          messages.map(one => one.way),
          at,
        ])
        await wire.send(markSpread, [notices, at])
      }),
    compose: (since, at, plan) =>
      run(async wire => {
        await wire.send({ name: 'outbox:turn', text: 'select pg_advisory_xact_lock(7305003)' })
        const waiting = (await wire.send(waitingMessages)).rows.map(waitingOf)
        if (waiting.length === 0) return 0
        const made = await wire.send(madeSince, [since])
        const counts = new Map(made.rows.map(row => [madeKey(row['person'] as string, row['way'] as Way), Number(row['made'])]))
        const dispatches = await plan(waiting, counts)
        for (const { person, way, messages, subject, body } of dispatches) {
          const id = v7()
          await wire.send(addDispatch, [id, person, way, subject, body, at])
          const marked = await wire.send(markComposed, [id, messages])
          assert(marked.rowCount === messages.length, 'a message travels once: one composer has its turn at a time')
        }
        return dispatches.length
      }),
    see: (person, at) =>
      run(async wire => {
        await wire.send(seeMessages, [person, at])
      }),
    claim: (at, until, most) => run(async wire => (await wire.send(claim, [at, until, most])).rows.map(dispatchOf)),
    settle: (id, outcome, at) =>
      run(async wire => {
        if (outcome.sent) await wire.send(settleSent, [id, at])
        else await wire.send(settleTrouble, [id, at, outcome.trouble.slice(0, 200), outcome.retryAt])
      }),
  }
}

async function inTransaction<T>(wire: Wire, work: (wire: Wire) => Promise<T>): Promise<T> {
  await wire.send({ name: 'outbox:begin', text: 'begin' })
  try {
    await wire.send({ name: 'outbox:role', text: 'set local role jw_house' })
    const answer = await work(wire)
    await wire.send({ name: 'outbox:commit', text: 'commit' })
    return answer
  } catch (error) {
    await wire.send({ name: 'outbox:rollback', text: 'rollback' }).catch(() => {})
    throw error
  }
}

const noticeColumns = 'n.id, n.address, n.row_id as "rowId", n.kind, n.about, n.role, n.due_on as "dueOn", n.at'
const addNotices: Statement = {
  name: 'outbox:notices',
  text: `insert into app.notice (id, key, address, row_id, kind, about, role, due_on)
select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::date[])
on conflict (key) do nothing returning id`,
}
const unspread: Statement = {
  name: 'outbox:unspread',
  text: `select ${noticeColumns} from app.notice n where n.spread_at is null order by n.at, n.id limit $1`,
}
const addMessages: Statement = {
  name: 'outbox:messages',
  text: `insert into app.message (id, notice, person, role, way, at)
select m.*, $6::timestamptz from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[]) as m on conflict (notice, person, way) do nothing`,
}
const markSpread: Statement = {
  name: 'outbox:spread',
  text: 'update app.notice set spread_at = $2 where id = any ($1::uuid[]) and spread_at is null',
}
const waitingMessages: Statement = {
  name: 'outbox:waiting',
  text: `select m.id as "message", m.person, m.way, ${noticeColumns.replace('n.role', 'm.role')} from app.message m join app.notice n on n.id = m.notice
where m.dispatch is null and m.way <> 'inApp' order by m.at, m.id limit 5000`,
}
const madeSince: Statement = {
  name: 'outbox:made',
  text: 'select person, way, count(*) as made from app.dispatch where made_at >= $1 group by person, way',
}
const addDispatch: Statement = {
  name: 'outbox:dispatch',
  text: 'insert into app.dispatch (id, person, way, subject, body, made_at, next_at) values ($1, $2, $3, $4, $5, $6, $6)',
}
const markComposed: Statement = {
  name: 'outbox:composed',
  text: 'update app.message set dispatch = $1 where id = any ($2::uuid[]) and dispatch is null',
}
const seeMessages: Statement = {
  name: 'outbox:see',
  text: "update app.message set seen_at = $2 where person = $1 and way = 'inApp' and seen_at is null",
}
const claim: Statement = {
  name: 'outbox:claim',
  text: `update app.dispatch d set claimed_until = $2, attempts = d.attempts + 1
from (select id from app.dispatch where state = 'waiting' and next_at <= $1 and (claimed_until is null or claimed_until <= $1)
  order by next_at, id limit $3 for update skip locked) due
where d.id = due.id returning d.id, d.person, d.way, d.subject, d.body, d.attempts`,
}
const settleSent: Statement = {
  name: 'outbox:sent',
  text: `update app.dispatch set state = 'sent', settled_at = $2, claimed_until = null, trouble = null where id = $1 and state = 'waiting'`,
}
const settleTrouble: Statement = {
  name: 'outbox:trouble',
  text: `update app.dispatch set state = case when $4::timestamptz is null then 'failed' else 'waiting' end, next_at = coalesce($4, next_at),
  settled_at = case when $4::timestamptz is null then $2::timestamptz end, claimed_until = null, trouble = $3 where id = $1 and state = 'waiting'`,
}

const noticeOf = (row: DatabaseRow): StoredNotice => ({
  id: row['id'] as string,
  address: row['address'] as string,
  rowId: row['rowId'] as string,
  kind: row['kind'] as StoredNotice['kind'],
  about: row['about'] as string,
  role: row['role'] as string,
  dueOn: row['dueOn'] as string | null,
  at: row['at'] as string,
})

const waitingOf = (row: DatabaseRow): WaitingMessage => ({
  ...noticeOf(row),
  message: row['message'] as string,
  person: row['person'] as string,
  way: row['way'] as Way,
})

const dispatchOf = (row: DatabaseRow): Dispatch => ({
  id: row['id'] as string,
  person: row['person'] as string,
  way: row['way'] as Way,
  subject: row['subject'] as string,
  body: row['body'] as string,
  attempts: row['attempts'] as number,
})
