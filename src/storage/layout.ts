import { assert, canonical } from '#base'
import { type Catalogue, type Entry, type StoredRow, sealed } from '#app'
import type { Field, GrantedRole, Role } from '#define'
import { fromJson, isCipher, kindOf, partFields, toJson } from './columns.ts'
import type { KeyProvider } from './keys.ts'
import { historyOf, partsOf, quoted, snake, sqlName, tableOf } from './names.ts'
import { rightsOf, type Rights } from './policies.ts'
import type { DatabaseRow, Statement } from './pools.ts'
import { hashColumn, hasUnsealed, ownerLists, pictureOf } from './tables.ts'

/** Where one field of a record lies. */
interface Place {
  readonly name: string
  readonly field: Field
  readonly column: string
  /** table of its lines */
  readonly parts: string | null
  readonly hash: string | null
}

/** Everything derived once a record: names, statements, ways in and out. */
export interface Layout {
  readonly entry: Entry
  readonly table: string
  readonly history: string
  readonly places: readonly Place[]
  readonly titleColumn: string
  readonly rights: (role: Role) => Rights
  /** expressions that select a row as the role gets it, over `t` */
  readonly selected: (role: Role) => string
  readonly find: (role: Role) => Statement
  readonly lock: (role: Role) => Statement
  readonly birth: (role: Role) => Statement
  readonly change: (role: Role) => Statement
  readonly writeParts: (role: Role, place: Place) => readonly [Statement, Statement]
  /** field a unique index or another constraint speaks about */
  readonly fieldOf: (constraint: string) => string | undefined
}

const everything: Rights = { sight: { see: 'all' }, mayBear: true, mayMoveFrom: [] }

export function layoutsOf(catalogue: Catalogue): ReadonlyMap<string, Layout> {
  const picture = pictureOf(catalogue)
  const layouts = new Map<string, Layout>()
  for (const entry of catalogue.entries.values()) {
    const table = sqlName(tableOf(entry.address))
    const drawn = picture[table]
    assert(drawn, `${table} is drawn`)
    layouts.set(
      entry.address,
      layoutOf(entry, constraint => fieldOfConstraint(entry, drawn, constraint)),
    )
  }
  return layouts
}

function layoutOf(entry: Entry, fieldOf: Layout['fieldOf']): Layout {
  const name = tableOf(entry.address)
  const table = sqlName(name)
  const history = sqlName(historyOf(name))
  const { shape, life } = entry.record
  const places = Object.entries(shape.fields).map(([field, of]): Place => {
    assert(/^[a-z][A-Za-z0-9]*$/.test(field), `${entry.address}: '${field}' is a plain name`)
    return {
      name: field,
      field: of,
      column: quoted(snake(field)),
      parts: of.kind === 'parts' && !isCipher(of) ? sqlName(partsOf(name, field)) : null,
      hash: of.options.unique && isCipher(of) ? quoted(hashColumn(field)) : null,
    }
  })
  const tag = entry.address
  const rightsByRole = new Map<Role, Rights>()
  const rights = (role: Role): Rights => {
    if (role === 'calendar') return everything
    const known = rightsByRole.get(role) ?? rightsOf(entry, role as GrantedRole)
    rightsByRole.set(role, known)
    return known
  }
  const selected = (role: Role): string => {
    const hides = new Set(rights(role).sight?.hides)
    return [
      't."id", t."state", t."revision", t."filed_on" as "filedOn"',
      ...(life.number ? ['t."number"'] : []),
      ...(hasUnsealed(entry) ? ['t."unsealed"'] : []),
      ...places
        .filter(place => !hides.has(place.name))
        .map(place => `${place.parts ? partsSql(place) : `t.${place.column}`} as "${place.name}"`),
    ].join(', ')
  }
  const cached = <K extends unknown[]>(make: (...key: K) => Statement): ((...key: K) => Statement) => {
    const made = new Map<string, Statement>()
    return (...key) => {
      const at = key.join('/')
      const known = made.get(at) ?? make(...key)
      made.set(at, known)
      return known
    }
  }
  const columns = writtenColumns(entry, places)
  return {
    entry,
    table,
    history,
    places,
    titleColumn: titleColumnOf(entry, places),
    rights,
    selected,
    fieldOf,
    find: cached((role: Role) => ({
      name: `${tag}:find:${role}`,
      text: `select ${selected(role)} from ${table} t where t."id" = $1`,
    })),
    lock: cached((role: Role) => ({
      name: `${tag}:lock:${role}`,
      text: `select 1 from ${table} where "id" = $1 for no key update`,
    })),
    birth: cached((role: Role) => ({ name: `${tag}:birth:${role}`, text: birthSql(table, history, columns) })),
    change: cached((role: Role) => ({ name: `${tag}:change:${role}`, text: changeSql(table, history, columns) })),
    writeParts: (role, place) => [
      { name: `${tag}:lines:${place.name}:${role}`, text: linesSql(place, entry.record.life.appendOnly === true) },
      {
        name: `${tag}:gone:${place.name}:${role}`,
        text: `update ${place.parts} set "gone" = true where "of" = $1 and "line" > $2 and not "gone"`,
      },
    ],
  }
}

/** Columns a change writes, in the order of `writtenValues`. */
interface Written {
  readonly column: string
  /** keeps what is there when its first parameter is false */
  readonly isKept: boolean
}

function writtenColumns(entry: Entry, places: readonly Place[]): readonly Written[] {
  return [
    ...(entry.record.life.number ? [{ column: '"number"', isKept: false }] : []),
    ...(hasUnsealed(entry) ? [{ column: '"unsealed"', isKept: false }] : []),
    ...places.flatMap(place => {
      if (place.parts) return []
      const isKept = isCipher(place.field)
      return [{ column: place.column, isKept }, ...(place.hash ? [{ column: place.hash, isKept }] : [])]
    }),
    ...[...ownerLists(entry).values()].map(list => ({ column: quoted(list), isKept: false })),
  ]
}

/**
 * `$1`–`$4` id, state, revision, definition version; `$5`–`$12` move, from, person, role, unit, reason, row, salt of the
 * history; `$13`–`$17` id, actor, kind, body, leaf of the event; then the columns; a birth ends with the day of filing.
 * One statement: row, history and event cost one round trip and one plan.
 */
const firstColumn = 18
const stepSql = (history: string): string => `
  h as (insert into ${history} ("of", "revision", "move", "from_state", "to_state", "person", "role", "unit", "reason", "definition_version", "row", "salt")
    values ($1, $3, $5, $6, $2, $7, $8, $9, $10, $4, $11, $12)),
  e as (insert into audit.event (id, actor, kind, subject, body, leaf) values ($13, $14, $15, $1, $16, $17))
select app.must_change((select count(*) from w))`

function birthSql(table: string, history: string, columns: readonly Written[]): string {
  const names = ['"id"', '"state"', '"revision"', '"definition_version"']
  const values = ['$1', '$2', '$3', '$4']
  let at = firstColumn
  for (const { column, isKept } of columns) {
    names.push(column)
    values.push(isKept ? `case when $${at}::boolean then $${at + 1}::bytea end` : `$${at}`)
    at += isKept ? 2 : 1
  }
  return `with w as (insert into ${table} (${names.join(', ')}, "filed_on") values (${values.join(', ')}, $${at}) returning 1),${stepSql(history)}`
}

function changeSql(table: string, history: string, columns: readonly Written[]): string {
  const sets = ['"state" = $2', '"revision" = $3', '"definition_version" = $4']
  let at = firstColumn
  for (const { column, isKept } of columns) {
    sets.push(isKept ? `${column} = case when $${at}::boolean then $${at + 1}::bytea else ${column} end` : `${column} = $${at}`)
    at += isKept ? 2 : 1
  }
  return `with w as (update ${table} set ${sets.join(', ')} where "id" = $1 and "revision" = $3::integer - 1 returning 1),${stepSql(history)}`
}

const contextOf = (address: string, field: string, id: string): string => `${address}.${field}/${id}`

/** Values of the written columns. @param keys seals; a value that still reads `sealed` stays as it lies */
export function columnValues(layout: Layout, keys: KeyProvider, row: StoredRow, isUnsealed: boolean): readonly unknown[] {
  const { entry, places } = layout
  const values: unknown[] = []
  if (entry.record.life.number) values.push(row.number ?? null)
  if (hasUnsealed(entry)) values.push(isUnsealed)
  for (const { name, field, parts, hash } of places) {
    if (parts) continue
    const value = row[name] ?? null
    if (!isCipher(field)) {
      values.push(value)
      continue
    }
    const isGiven = value !== sealed
    const plain = canonical(toJson(field, value))
    const shut = value === null || !isGiven ? null : keys.seal(plain, contextOf(entry.address, name, row.id))
    values.push(isGiven, shut)
    if (hash) values.push(isGiven, shut && keys.digest(plain, `${entry.address}.${name}`))
  }
  for (const path of ownerLists(entry).keys()) {
    const [parts, part] = path.split('.') as [string, string]
    const lines = (row[parts] ?? []) as readonly Readonly<Record<string, unknown>>[]
    values.push([...new Set(lines.map(line => line[part]).filter(id => id !== null && id !== undefined))])
  }
  return values
}

/** Keyed hash a lookup by a masked value compares with. */
export const digestOf = (layout: Layout, keys: KeyProvider, place: Place, value: unknown): Buffer =>
  keys.digest(canonical(toJson(place.field, value)), `${layout.entry.address}.${place.name}`)

/**
 * The row as history keeps it: ciphertext stays ciphertext.
 *
 * @param raws ciphertext of values that still read `sealed`, by field
 */
export function historyRow(
  layout: Layout,
  keys: KeyProvider,
  row: StoredRow,
  raws: ReadonlyMap<string, Buffer> | undefined,
): Readonly<Record<string, unknown>> {
  const { entry, places } = layout
  const kept: Record<string, unknown> = entry.record.life.number ? { number: row.number ?? null } : {}
  for (const { name, field } of places) {
    const value = row[name] ?? null
    if (value === null || !isCipher(field)) kept[name] = toJson(field, value)
    else {
      const bytes =
        value === sealed ? raws?.get(name) : keys.seal(canonical(toJson(field, value)), contextOf(entry.address, name, row.id))
      assert(bytes, `${entry.address}.${name}: a sealed value was read before it is written on`)
      kept[name] = { sealed: bytes.toString('base64') }
    }
  }
  return kept
}

/** Who reads: `house` sees masked values in full, a viewer in part; what is sealed nobody reads before its move. */
export type Reader = 'house' | 'viewer'

/** @param raws filled with the ciphertext of values that stay sealed */
export function storedRow(
  layout: Layout,
  keys: KeyProvider,
  raw: DatabaseRow,
  reader: Reader,
  raws?: Map<string, Buffer>,
): StoredRow {
  const { entry, places } = layout
  const row: Record<string, unknown> = {
    id: raw['id'],
    state: raw['state'],
    revision: raw['revision'],
    filedOn: raw['filedOn'],
  }
  if (entry.record.life.number) row['number'] = raw['number']
  for (const { name, field, parts } of places) {
    const value = raw[name]
    if (value === undefined) continue
    if (value === null) row[name] = null
    else if (parts) row[name] = fromJson(field, value)
    else if (!isCipher(field)) row[name] = value
    else {
      row[name] = opened(layout, keys, {
        field,
        name,
        id: String(raw['id']),
        bytes: value as Buffer,
        isUnsealed: raw['unsealed'] === true,
        reader,
      })
      if (row[name] === sealed) raws?.set(name, value as Buffer)
    }
  }
  return row as StoredRow
}

/** The row of a history entry as a reader gets it. */
export function storedHistoryRow(
  layout: Layout,
  keys: KeyProvider,
  kept: Readonly<Record<string, unknown>>,
  of: { readonly id: string; readonly isUnsealed: boolean; readonly hides: readonly string[] },
): Readonly<Record<string, unknown>> {
  const row: Record<string, unknown> = {}
  if ('number' in kept) row['number'] = kept['number']
  for (const { name, field } of layout.places) {
    if (of.hides.includes(name) || !(name in kept)) continue
    const value = kept[name]
    if (value === null || !isCipher(field)) row[name] = fromJson(field, value)
    else {
      const bytes = Buffer.from((value as { sealed: string }).sealed, 'base64')
      row[name] = opened(layout, keys, { field, name, id: of.id, bytes, isUnsealed: of.isUnsealed, reader: 'viewer' })
    }
  }
  return row
}

function opened(
  layout: Layout,
  keys: KeyProvider,
  of: { field: Field; name: string; id: string; bytes: Buffer; isUnsealed: boolean; reader: Reader },
): unknown {
  const { masked, sealedUntil } = of.field.options
  if (sealedUntil !== undefined && !of.isUnsealed) return sealed
  if (masked?.show === 'nothing' && of.reader === 'viewer') return sealed
  const value = fromJson(of.field, JSON.parse(keys.open(of.bytes, contextOf(layout.entry.address, of.name, of.id))))
  return masked && of.reader === 'viewer' ? endsOf(String(value)) : value
}

/** Enough to recognise, too little to use. */
const endsOf = (text: string): string => {
  const shown = Math.min(4, Math.floor(text.length / 4))
  return `${text.slice(0, shown)}${'*'.repeat(text.length - 2 * shown)}${text.slice(text.length - shown)}`
}

function partsSql(place: Place): string {
  const pairs = Object.entries(partFields(place.field)).map(
    ([name, field]) => `'${name}', ${kindOf(field).json(`x.${quoted(snake(name))}`)}`,
  )
  return `(select coalesce(jsonb_agg(jsonb_build_object(${pairs.join(', ')}) order by x."line"), '[]'::jsonb) from ${place.parts} x where x."of" = t."id" and not x."gone")`
}

/** `$1` the row, `$2` its lines as JSON. Lines are never deleted: what falls away is marked gone. */
function linesSql(place: Place, isFixed: boolean): string {
  const columns = Object.entries(partFields(place.field)).map(([name, field]) => ({
    column: quoted(snake(name)),
    name,
    type: kindOf(field).type,
  }))
  const names = columns.map(one => one.column).join(', ')
  return `insert into ${place.parts} ("of", "line", ${names})
  select $1, x."line", ${columns.map(one => `x."${one.name}"`).join(', ')}
  from jsonb_to_recordset($2::jsonb) as x("line" integer, ${columns.map(one => `"${one.name}" ${one.type}`).join(', ')})
${isFixed ? '' : `on conflict ("of", "line") do update set "gone" = false, ${columns.map(one => `${one.column} = excluded.${one.column}`).join(', ')}`}`
}

function titleColumnOf(entry: Entry, places: readonly Place[]): string {
  const { title, number } = entry.record.life
  const named = places.find(place => (title ? place.name === title : !number && place.field.kind === 'text'))
  if (!title && number) return 't."number"'
  return named && !named.parts && !isCipher(named.field) ? `t.${named.column}` : 't."id"'
}

function fieldOfConstraint(
  entry: Entry,
  drawn: { readonly uniques: object; readonly checks: object; readonly foreign: object },
  constraint: string,
): string | undefined {
  const uniques = drawn.uniques as Readonly<Record<string, { readonly columns: readonly string[] }>>
  const foreign = drawn.foreign as Readonly<Record<string, { readonly column: string }>>
  const columns = uniques[constraint]?.columns ?? (foreign[constraint] ? [foreign[constraint].column] : undefined)
  if (columns) return fieldsOfColumns(entry, columns)
  return Object.keys(entry.record.shape.fields).find(field => constraint.endsWith(`${snake(field)}_valid`))
}

const fieldsOfColumns = (entry: Entry, columns: readonly string[]): string =>
  columns
    .map(
      column =>
        Object.keys(entry.record.shape.fields).find(field => snake(field) === column || hashColumn(field) === column) ?? column,
    )
    .join(',')
