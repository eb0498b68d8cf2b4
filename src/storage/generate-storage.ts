import { createHash } from 'node:crypto'
import type { Catalogue } from '#app'
import { type Drawing, draftMigration } from './draft-migration.ts'
import { policiesOf, tablesOf } from './policies.ts'
import { pictureOf } from './tables.ts'

const nothing: Drawing = { tables: {}, rights: {} }

/**
 * What storage derives from the definitions, as the SQL that leads there from an earlier drawing.
 *
 * @param from the committed picture; nothing unless told
 * @returns `sql` is null when nothing changed
 */
export function generateStorage(
  catalogue: Catalogue,
  from: Drawing = nothing,
): { readonly sql: string | null; readonly drawing: Drawing } {
  const tables = pictureOf(catalogue)
  const policies = policiesOf(catalogue, tables)
  const rights = Object.fromEntries(
    [...policies].map(([address, sql]) => [address, createHash('sha256').update(sql).digest('hex').slice(0, 16)]),
  )
  const drawing: Drawing = { tables, rights }
  const records = [...catalogue.entries.values()].map(entry => ({
    address: entry.address,
    tables: tablesOf(entry),
    policies: policies.get(entry.address) ?? '',
  }))
  const lines = draftMigration(from, drawing, records)
  const head = '-- Derived from the definitions by `npm run generate`; runs as jw_owner.'
  return { sql: lines.length > 0 ? `${head}\n\n${lines.join('\n\n')}\n` : null, drawing }
}
