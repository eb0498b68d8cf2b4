import { isCreditCode, isId } from '#base'
import type { Address, StoredRow } from '#app'
import type { Field } from '#define'
import { kindOf } from './columns.ts'
import { type Layout, storedRow } from './layout.ts'
import { type Context, layoutOf } from './reading.ts'
import type { Statement } from './pools.ts'
import type { Session } from './session.ts'

/**
 * Planned anew each time: a plan that was made while the table was empty reads it from end to end once it is full.
 */
const unplanned = (text: string): Statement => ({ name: '', text })

/** Rows by many keys at once: what a sheet asks of a register, five hundred lines at a time. */
export async function matching(
  context: Context,
  session: Session,
  address: Address,
  fields: readonly string[],
  keys: readonly (readonly unknown[])[],
): Promise<readonly StoredRow[]> {
  const layout = layoutOf(context, address)
  const { role } = session.viewer.actor
  const sound = keys.filter(key => key.every((value, at) => value !== null && (fields[at] !== 'id' || isId(String(value)))))
  if (!layout.rights(role).sight || sound.length === 0) return []
  const columns = fields.map(name => columnOf(layout, name))
  const texts = fields.map((_, at) => sound.map(key => String(key[at])))
  const list = columns.map((_, at) => `$${at + 1}::text[]`).join(', ')
  const named = columns.map((_, at) => `k${at}`).join(', ')
  const joined = columns.map(({ column, type }, at) => `${column} = x.k${at}::${type}`).join(' and ')
  const text = `select ${layout.selected(role)} from unnest(${list}) as x(${named}) join ${layout.table} t on ${joined}`
  const rows = await session.rows('viewer', unplanned(text), texts)
  return rows.map(raw => storedRow(layout, context.keys, raw, role === 'calendar' ? 'house' : 'viewer'))
}

function columnOf(layout: Layout, name: string): { readonly column: string; readonly type: string } {
  const place = layout.places.find(one => one.name === name)
  return place ? { column: `t.${place.column}`, type: kindOf(place.field).type } : { column: 't."id"', type: 'uuid' }
}

/** The code a record is known by, where its definition says so. */
const codeColumn = (layout: Layout): string | null => {
  const { imports } = layout.entry.record.life
  const place = imports?.by.length === 1 ? layout.places.find(one => one.name === imports.by[0]) : undefined
  return place && (place.field as Field).kind === 'code' ? `t.${place.column}` : null
}

/** A code stands alone or behind a name, as an export writes it. */
const codeIn = (written: string): string | null =>
  written
    .toUpperCase()
    .match(/[0-9A-HJ-NPQRTUWXY]{18}/)
    ?.find(isCreditCode) ?? null

export async function resolve(
  context: Context,
  session: Session,
  address: Address,
  written: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const layout = layoutOf(context, address)
  const found = new Map<string, string>()
  const code = codeColumn(layout)
  if (code) {
    const codes = new Map(written.flatMap(text => (codeIn(text) === null ? [] : [[text, codeIn(text) as string] as const])))
    if (codes.size > 0) {
      const text = `select t."id", ${code} as "code" from ${layout.table} t where ${code} = any ($1::text[])`
      const rows = await session.rows('house', unplanned(text), [[...new Set(codes.values())]])
      const ids = new Map(rows.map(row => [row['code'] as string, row['id'] as string]))
      for (const [said, its] of codes) if (ids.has(its)) found.set(said, ids.get(its) as string)
    }
  }
  const rest = written.filter(text => !found.has(text))
  for (const text of rest) if (isId(text)) found.set(text, text)
  const titled = rest.filter(text => !isId(text) && (!code || codeIn(text) === null))
  if (titled.length > 0) {
    const text = `select ${layout.titleColumn}::text as "title", min(t."id"::text) as "id", count(*) as "n" from ${layout.table} t where ${layout.titleColumn}::text = any ($1::text[]) group by 1`
    const rows = await session.rows('house', unplanned(text), [titled])
    for (const row of rows) if (row['n'] === 1n) found.set(row['title'] as string, row['id'] as string)
  }
  return found
}

export async function namesOf(
  context: Context,
  session: Session,
  address: Address,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const known = [...new Set(ids)].filter(isId)
  if (known.length === 0) return new Map()
  const layout = layoutOf(context, address)
  const code = codeColumn(layout)
  const name = code ? `concat(${layout.titleColumn}, ' ', ${code})` : `${layout.titleColumn}::text`
  const text = `select t."id", ${name} as "name" from ${layout.table} t where t."id" = any ($1::uuid[])`
  const rows = await session.rows('house', unplanned(text), [known])
  return new Map(rows.map(row => [row['id'] as string, (row['name'] as string | null) ?? (row['id'] as string)]))
}
