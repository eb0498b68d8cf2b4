import { assert, type Day, isId } from '#base'
import type { Address, Catalogue, ListQuery, Reading, StoredRow } from '#app'
import { booksOf } from './books.ts'
import { isCipher } from './columns.ts'
import type { KeyProvider } from './keys.ts'
import { type Layout, storedHistoryRow, storedRow } from './layout.ts'
import { type Asked, askAll } from './lookups.ts'
import { matching, namesOf, resolve } from './matching.ts'
import { namedByText, type Session } from './session.ts'
import { conditionOf } from './where.ts'
import { hasUnsealed } from './tables.ts'
import { talliesAt, talliesOf } from './tallies.ts'

/** What every transaction shares. */
export interface Context {
  readonly catalogue: Catalogue
  readonly layouts: ReadonlyMap<Address, Layout>
  readonly keys: KeyProvider
  readonly workingDaysUntil: (from: Day, to: Day) => number
  readonly today: () => Day
  /** `collate …` for sorting Chinese by reading, or empty where the server has none */
  readonly collation: string
}

export const layoutOf = (context: Context, address: Address): Layout => {
  const layout = context.layouts.get(address)
  assert(layout, `'${address}' is a record of the catalogue`)
  return layout
}

/** @param before runs before each question: a writing writes first what was put so far */
export function readingOf(
  context: Context,
  session: Session,
  options: { readonly before?: () => Promise<void>; readonly locks: boolean },
): Reading {
  const { keys } = context
  const { role } = session.viewer.actor
  const reader = role === 'calendar' ? 'house' : 'viewer'
  const first = options.before ?? (async () => {})
  return {
    find: async (address, id) => {
      await first()
      const layout = layoutOf(context, address)
      if (!layout.rights(role).sight || !isId(id)) return null
      const [raw] = await session.rows('viewer', layout.find(role), [id])
      return raw ? storedRow(layout, keys, raw, reader) : null
    },
    list: async (address, query) => {
      await first()
      const layout = layoutOf(context, address)
      if (!layout.rights(role).sight) return { rows: [], total: 0 }
      return listed(context, session, layout, query)
    },
    history: async (address, id) => {
      await first()
      const layout = layoutOf(context, address)
      const { sight } = layout.rights(role)
      if (!sight || !isId(id)) return []
      const unsealed = hasUnsealed(layout.entry) ? `(select t."unsealed" from ${layout.table} t where t."id" = $1)` : 'false'
      const text = `select h.*, ${unsealed} as "isUnsealed" from ${layout.history} h where h."of" = $1 order by h."revision"`
      const rows = await session.rows('viewer', namedByText(text, role), [id])
      return rows.map(raw => ({
        revision: raw['revision'] as number,
        at: raw['at'] as string,
        move: raw['move'] as string,
        from: raw['from_state'] as string | null,
        to: raw['to_state'] as string,
        person: raw['person'] as string | null,
        role: raw['role'] as string,
        unit: raw['unit'] as string | null,
        reason: raw['reason'] as string | null,
        definitionVersion: raw['definition_version'] as number,
        row: storedHistoryRow(layout, keys, raw['row'] as Readonly<Record<string, unknown>>, {
          id,
          isUnsealed: raw['isUnsealed'] === true,
          hides: sight.hides ?? [],
        }),
      }))
    },
    titles: async (address, ids) => {
      await first()
      const known = [...new Set(ids)].filter(isId)
      if (known.length === 0) return new Map()
      const layout = layoutOf(context, address)
      const text = `select t."id", ${layout.titleColumn}::text as "title" from ${layout.table} t where t."id" = any ($1::uuid[])`
      const rows = await session.rows('house', namedByText(text, 'house'), [known])
      return new Map(rows.map(raw => [raw['id'] as string, (raw['title'] as string | null) ?? (raw['id'] as string)]))
    },
    ask: async (lookups, filedOn) => {
      await first()
      const asked: Asked = { lookups, filedOn, locks: options.locks }
      return askAll(context, session, asked)
    },
    takers: async (address, id, moves) => {
      await first()
      const { history } = layoutOf(context, address)
      const text = `select distinct h."person" from ${history} h where h."of" = $1 and h."move" = any ($2) and h."person" is not null`
      const rows = await session.rows('house', namedByText(text, 'house'), [id, moves])
      return rows.map(row => row['person'] as string)
    },
    matching: async (address, fields, keys) => {
      await first()
      return matching(context, session, address, fields, keys)
    },
    resolve: async (address, written) => {
      await first()
      return resolve(context, session, address, written)
    },
    namesOf: async (address, ids) => {
      await first()
      return namesOf(context, session, address, ids)
    },
    books: booksOf(session, first),
    talliesAt: async figure => {
      await first()
      return talliesAt(session, figure)
    },
    tallies: async (figure, from, to, known) => {
      await first()
      return talliesOf(session)(figure, from, to, known)
    },
    clocksOf: async (address, ids) => {
      await first()
      if (ids.length === 0) return []
      const text = `select row_id as "rowId", clock, state, due_on as "dueOn" from app.clock where address = $1 and row_id = any ($2::uuid[]) and state <> 'over'`
      return clockRows(await session.rows('house', namedByText(text, 'house'), [address, ids]), address)
    },
    clocksDue: async (upTo, of) => {
      await first()
      const text = `select address, row_id as "rowId", clock, state, due_on as "dueOn" from app.clock where state = 'runs' and due_on <= $1${
        of ? ' and address = $3 and clock = $4' : ''
      } order by due_on, row_id limit $2`
      const values = [upTo, of?.most ?? clocksMax, ...(of ? [of.address, of.clock] : [])]
      return clockRows(await session.rows('house', namedByText(text, 'house'), values))
    },
    messages: async (page, pageSize) => {
      await first()
      const { person } = session.viewer.actor
      if (!person) return { rows: [], unseen: 0, total: 0 }
      const [rows, counts] = await session.together(() =>
        Promise.all([
          session.rows('house', messagesOf, [person, pageSize, (page - 1) * pageSize]),
          session.rows('house', messageCounts, [person]),
        ]),
      )
      return {
        rows: rows.map(row => ({
          id: row['id'] as string,
          address: row['address'] as string,
          rowId: row['rowId'] as string,
          kind: row['kind'] as 'move',
          about: row['about'] as string,
          role: row['role'] as string,
          dueOn: row['dueOn'] as string | null,
          at: row['at'] as string,
          seen: row['seen'] as boolean,
        })),
        unseen: Number(counts[0]?.['unseen'] ?? 0),
        total: Number(counts[0]?.['total'] ?? 0),
      }
    },
    stops: async (address, id) => {
      await first()
      const text = `select distinct on (s.clock) s.clock, s.on_day::text as "stoppedOn",
  (select r.due_on::text from app.clock_step r where r.address = s.address and r.row_id = s.row_id and r.clock = s.clock and r.state = 'runs' and r.id < s.id order by r.id desc limit 1) as "dueOn"
from app.clock_step s join app.clock c on c.address = s.address and c.row_id = s.row_id and c.clock = s.clock
where s.address = $1 and s.row_id = $2 and s.state = 'paused' and c.state = 'paused' order by s.clock, s.id desc`
      const rows = await session.rows('house', namedByText(text, 'house'), [address, id])
      return new Map(
        rows.map(row => [
          row['clock'] as string,
          { stoppedOn: row['stoppedOn'] as Day, dueOn: (row['dueOn'] as Day | null) ?? null },
        ]),
      )
    },
    clocks: async (address, id) => {
      await first()
      const text = `select clock, state, due_on as "dueOn" from app.clock where address = $1 and row_id = $2 and state <> 'over' order by due_on nulls last, clock`
      const rows = await session.rows('house', namedByText(text, 'house'), [address, id])
      return rows.map(row => ({
        clock: row['clock'] as string,
        state: row['state'] as string,
        dueOn: row['dueOn'] as string | null,
      }))
    },
  }
}

/** More clocks than a day's work of any house; what is left runs the next hour. */
const clocksMax = 50_000
const clockRows = (rows: readonly Readonly<Record<string, unknown>>[], address?: Address) =>
  rows.map(row => ({
    address: address ?? (row['address'] as string),
    rowId: row['rowId'] as string,
    clock: row['clock'] as string,
    state: row['state'] as string,
    dueOn: row['dueOn'] as string | null,
  }))

const messagesOf = {
  name: 'messages:of',
  text: `select m.id, n.address, n.row_id as "rowId", n.kind, n.about, m.role, n.due_on as "dueOn", m.at, m.seen_at is not null as "seen"
from app.message m join app.notice n on n.id = m.notice where m.person = $1 and m.way = 'inApp' order by m.at desc, m.id desc limit $2 offset $3`,
}
const messageCounts = {
  name: 'messages:counts',
  text: `select count(*) as "total", count(*) filter (where seen_at is null) as "unseen" from app.message where person = $1 and way = 'inApp'`,
}

async function listed(
  context: Context,
  session: Session,
  layout: Layout,
  query: ListQuery,
): Promise<{ readonly rows: readonly StoredRow[]; readonly total: number }> {
  const { role } = session.viewer.actor
  const hides = new Set(layout.rights(role).sight?.hides)
  const { life } = layout.entry.record
  const condition = conditionOf(layout, context.keys, query.where)
  const values = [...condition.values]
  let sql = condition.sql
  const found = (life.list?.search ?? [])
    .filter(name => !hides.has(name))
    .map(name => layout.places.find(place => place.name === name))
  const words = query.search?.replaceAll('\u0000', '').trim()
  if (words) {
    const columns = [
      ...found.flatMap(place => (place && !place.parts && !isCipher(place.field) ? [`t.${place.column}::text`] : [])),
      ...(life.number ? ['t."number"'] : []),
    ]
    if (columns.length > 0) values.push(`%${words.replace(/[\\%_]/g, '\\$&')}%`)
    sql +=
      columns.length > 0 ? ` and (${columns.map(column => `${column} ilike $${values.length}`).join(' or ')})` : ' and false'
  }
  const counted = namedByText(`select count(*) as "total" from ${layout.table} t where ${sql}`, role)
  const page = namedByText(
    `select ${layout.selected(role)} from ${layout.table} t where ${sql} order by ${orderOf(context, layout, query, hides)} limit $${values.length + 1} offset $${values.length + 2}`,
    role,
  )
  const [rows, totals] = await session.together(() =>
    Promise.all([
      session.rows('viewer', page, [...values, query.pageSize, (query.page - 1) * query.pageSize]),
      session.rows('viewer', counted, values),
    ]),
  )
  return {
    rows: rows.map(raw => storedRow(layout, context.keys, raw, role === 'calendar' ? 'house' : 'viewer')),
    total: Number(totals[0]?.['total'] ?? 0),
  }
}

const fixedSorts: Readonly<Record<string, string>> = {
  state: 't."state"',
  number: 't."number"',
  filedOn: 't."filed_on"',
  id: 't."id"',
  revision: 't."revision"',
}

function orderOf(context: Context, layout: Layout, query: ListQuery, hides: ReadonlySet<string>): string {
  const newest = layout.entry.record.life.list?.newest
  const sort = query.sort ?? (newest ? { field: newest, descending: true } : undefined)
  if (!sort) return 't."id" desc'
  const place = layout.places.find(one => one.name === sort.field)
  const isSortable = place && !place.parts && !isCipher(place.field) && !hides.has(place.name)
  const column = isSortable ? `t.${place.column}` : fixedSorts[sort.field]
  assert(column, `${layout.entry.address}: '${sort.field}' can be sorted by`)
  const isText = isSortable && (place.field.kind === 'text' || place.field.kind === 'longText')
  return `${column}${isText ? context.collation : ''} ${sort.descending ? 'desc nulls last' : 'asc nulls last'}, t."id" desc nulls last`
}
