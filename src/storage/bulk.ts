import { hash, randomFillSync } from 'node:crypto'
import type { Change, StoredRow } from '#app'
import { assert } from '#base'
import { leafOf, nobody } from './audit.ts'
import { isCipher, kindOf, toJson } from './columns.ts'
import type { Layout } from './layout.ts'
import type { Statement } from './pools.ts'
import { hasUnsealed, ownerLists } from './tables.ts'

/** Between values of a column, and in the place of an empty one: signs no text of the house may hold. */
const between = '\u001e'
const empty = '\u001d'

/** How many births of a record are written by one statement, derived once a record. */
export interface Bulk {
  readonly statement: (tag: string) => Statement
  readonly values: (births: readonly Change[], from: string) => readonly string[]
}

/**
 * Many births in one statement: rows, their histories and their events, each the same to the letter as if they had been
 * born one by one. Columns travel as one text each, which the server takes apart faster than arrays of arrays.
 *
 * @returns null for a record with ciphertext, whose rows are sealed one by one
 */
export function bulkOf(layout: Layout): Bulk | null {
  const known = made.get(layout)
  if (known !== undefined) return known
  const bulk = drawn(layout)
  made.set(layout, bulk)
  return bulk
}
const made = new WeakMap<Layout, Bulk | null>()

function drawn(layout: Layout): Bulk | null {
  const { entry, table, history, places } = layout
  if (
    places.some(place => isCipher(place.field)) ||
    hasUnsealed(entry) ||
    ownerLists(entry).size > 0 ||
    entry.record.life.number
  )
    return null
  const own = places.filter(place => !place.parts)
  const fixed = ['id', 'filedOn', 'history', 'salt', 'event', 'body', 'leaf']
  const names = [...fixed.map((_, at) => `f${at}`), ...own.map((_, at) => `c${at}`)]
  const lists = names.map((_, at) => `string_to_array($${at + 7}, E'\\x1e', E'\\x1d')`).join(', ')
  const columns = own.map(place => place.column).join(', ')
  const casts = own.map((place, at) => `x.c${at}::${kindOf(place.field).type}`).join(', ')
  const text = `with x as materialized (select * from unnest(${lists}) as x(${names.join(', ')})),
  w as (insert into ${table} ("id", "state", "revision", "definition_version", "filed_on"${columns && `, ${columns}`})
    select x.f0::uuid, $1, 1, $2::integer, x.f1::date${casts && `, ${casts}`} from x returning 1),
  h as (insert into ${history} ("of", "revision", "move", "from_state", "to_state", "person", "role", "unit", "reason", "definition_version", "row", "salt")
    select x.f0::uuid, 1, $3, null, $1, $4::uuid, $5, $6::uuid, null, $2::integer, x.f2::jsonb, decode(x.f3, 'hex') from x),
  e as (insert into audit.event (id, actor, kind, subject, body, leaf)
    select x.f4::uuid, coalesce($4::uuid, '${nobody}'), '${entry.address}.' || $3, x.f0::uuid, x.f5, decode(x.f6, 'hex') from x)
select count(*)::integer as "born" from w`
  const write = rowWriter(layout, fixed.length)
  return {
    statement: tag => ({ name: `${entry.address}:bear:${tag}`, text }),
    values: (births, from) => {
      const [first] = births
      assert(first, 'there is something to bear')
      const { actor, move } = first
      const salts = randomFillSync(Buffer.allocUnsafe(16 * births.length))
      const ids = randomFillSync(Buffer.allocUnsafe(10 * births.length)).toString('hex')
      const clock = Date.now().toString(16).padStart(12, '0')
      const at = new Date().toISOString()
      const lines: string[][] = names.map(() => [])
      const state = JSON.stringify(first.after.state)
      const source = JSON.stringify(from)
      for (const [n, { after }] of births.entries()) {
        const row = write(after, lines)
        const salt = salts.subarray(16 * n, 16 * n + 16)
        const afterHash = saltedHash(salt, `{"revision":1,"row":${row},"state":${state}}`)
        const event = idOf(clock, ids.slice(20 * n, 20 * n + 20))
        // the canonical form of the event: keys in order
        const body = `{"actor":"${actor.person ?? nobody}","after":"${afterHash}","at":"${at}","before":null,"from":${source},"id":"${event}","kind":"${entry.address}.${move}","ok":true,"revision":1,"role":"${actor.role}","subject":"${after.id}","v":1}`
        const values = [after.id, after.filedOn, row, salt.toString('hex'), event, body, leafOf(body).toString('hex')]
        for (let column = 0; column < values.length; column++) (lines[column] as string[]).push(values[column] as string)
      }
      return [
        first.after.state,
        String(entry.area.version),
        move,
        actor.person as string,
        actor.role,
        actor.unit as string,
        ...lines.map(line => line.join(between)),
      ]
    },
  }
}

const saltedHash = (salt: Buffer, kept: string): string => hash('sha256', Buffer.concat([salt, Buffer.from(kept)]), 'hex')

/** A uuid v7 of 48 bits of time and 74 random ones: drawn for a whole load at once. */
const idOf = (clock: string, random: string): string =>
  `${clock.slice(0, 8)}-${clock.slice(8)}-7${random.slice(0, 3)}-${((Number.parseInt(random[3] as string, 16) & 3) | 8).toString(16)}${random.slice(4, 7)}-${random.slice(7, 19)}`

/**
 * A row written twice in one pass: each value as the text of its column, and all of them as history keeps them, in
 * canonical form: keys in order, money as digits in quotes.
 *
 * @param start the place of the first own column among the lines
 */
function rowWriter(layout: Layout, start: number): (row: StoredRow, lines: readonly string[][]) => string {
  const columns = new Map(layout.places.filter(place => !place.parts).map((place, at) => [place, start + at]))
  const fields = layout.places
    .map(place => ({ ...place, key: `${JSON.stringify(place.name)}:`, column: columns.get(place) ?? null }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return (row, lines) => {
    let text = ''
    for (const { name, field, key, column } of fields) {
      const value = row[name]
      const line = column === null ? null : (lines[column] as string[])
      text += text === '' ? key : `,${key}`
      if (value === null || value === undefined) {
        text += 'null'
        line?.push(empty)
        continue
      }
      if (typeof value === 'object') {
        text += JSON.stringify(toJson(field, value))
        line?.push(listText(value as readonly unknown[]))
        continue
      }
      const written = String(value)
      line?.push(written)
      if (typeof value === 'bigint') text += `"${written}"`
      else text += typeof value === 'string' ? JSON.stringify(written) : written
    }
    return `{${text}}`
  }
}

/** A list as the text of an array column. */
const listText = (value: readonly unknown[]): string =>
  `{${value.map(item => `"${String(item).replace(/[\\"]/g, '\\$&')}"`).join(',')}}`
