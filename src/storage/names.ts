import { createHash } from 'node:crypto'
import { assert } from '#base'
import type { Address } from '#app'
import type { Role } from '#define'

/** `leadUnit` → `lead_unit`, `open-challenge` → `open_challenge`. */
export const snake = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase()

/** A quoted identifier: `grant`, `use` and `order` are reserved words. @throws Bug for anything but a plain name */
export const quoted = (name: string): string => {
  assert(/^[a-z][a-z0-9_]*$/.test(name), `'${name}' is a plain identifier`)
  return `"${name}"`
}

/** A string constant of SQL. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** PostgreSQL cuts names at 63 bytes without a word; a longer one keeps its head and a hash. */
export const fitted = (name: string): string =>
  name.length <= 60 ? name : `${name.slice(0, 51)}_${createHash('sha256').update(name).digest('hex').slice(0, 8)}`

export interface TableName {
  readonly schema: string
  readonly table: string
}

export const tableOf = (address: Address): TableName => {
  const [area, record] = address.split('.')
  assert(area && record, `'${address}' is area.record`)
  return { schema: snake(area), table: snake(record) }
}
export const historyOf = (name: TableName): TableName => ({ schema: name.schema, table: fitted(`${name.table}_history`) })
export const partsOf = (name: TableName, field: string): TableName => ({
  schema: name.schema,
  table: fitted(`${name.table}_${snake(field)}`),
})
export const sqlName = (name: TableName): string => `${quoted(name.schema)}.${quoted(name.table)}`

/** The database role whose policies bind a house role; `calendar` acts as the house. */
export const viewerRole = (role: Role): string => (role === 'calendar' ? 'jw_house' : `jw_${snake(role)}`)
/** The login that may become that role and nothing else. */
export const loginOf = (role: Role): string => (role === 'calendar' ? 'jw_calendar' : `jw_login_${snake(role)}`)
