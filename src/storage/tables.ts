import { assert } from '#base'
import type { Catalogue, Entry } from '#app'
import type { Field, Fields } from '#define'
import { isCipher, kindOf, partFields } from './columns.ts'
import { fitted, historyOf, literal, partsOf, quoted, snake, sqlName, type TableName, tableOf } from './names.ts'

/** What a table looks like; committed as `picture.json`, so that a changed definition can be told from the stored one. */
export interface TablePicture {
  readonly kind: 'record' | 'parts' | 'history'
  /** version of the definition it was drawn from */
  readonly version: number
  readonly columns: Readonly<Record<string, ColumnPicture>>
  readonly primaryKey: readonly string[]
  readonly checks: Readonly<Record<string, string>>
  readonly uniques: Readonly<Record<string, { readonly columns: readonly string[]; readonly where?: string }>>
  readonly foreign: Readonly<Record<string, { readonly column: string; readonly to: string }>>
  readonly indexes: Readonly<Record<string, IndexPicture>>
  readonly appendOnly: boolean
  readonly states?: readonly string[]
}
export interface IndexPicture {
  readonly columns: readonly string[]
  readonly using?: string
  /** newest first, as a list is read */
  readonly descends?: boolean
}
export interface ColumnPicture {
  readonly type: string
  readonly required: boolean
  readonly default?: string
  readonly was?: string
  /** what rows older than the column read as, as SQL */
  readonly before?: string
}
/** Tables by quoted name, `"parties"."unit"`, parents before their parts and history. */
export type Picture = Readonly<Record<string, TablePicture>>

/** fixed columns; `number` is free where the record draws none from a series */
const reserved = new Set(['id', 'state', 'revision', 'definition_version', 'filed_on', 'number', 'unsealed'])
const reservedOfLines = new Set(['of', 'line', 'gone'])

/** The tables of all definitions. @throws Bug when a field takes the name of a fixed column */
export function pictureOf(catalogue: Catalogue): Picture {
  const picture: Record<string, TablePicture> = {}
  for (const entry of catalogue.entries.values()) {
    const name = tableOf(entry.address)
    picture[sqlName(name)] = recordTable(entry, name)
    for (const [field, of] of Object.entries(entry.record.shape.fields)) {
      if (of.kind === 'parts' && !isCipher(of)) picture[sqlName(partsOf(name, field))] = partsTable(entry, name, field, of)
    }
    picture[sqlName(historyOf(name))] = historyTable(entry, name)
  }
  return picture
}

/** States no move leads out of. */
export const finalStates = (entry: Entry): readonly string[] => {
  const left = new Set(Object.values(entry.record.life.moves).flatMap(move => move.from))
  return entry.record.shape.states.filter(state => !left.has(state))
}

/** Fields inside parts whose owner sees the row: an array beside the row, so that parent and part need not ask each other. */
export function ownerLists(entry: Entry): ReadonlyMap<string, string> {
  const lists = new Map<string, string>()
  for (const sight of Object.values(entry.record.life.seenBy)) {
    if (sight.see === 'own' && sight.field?.includes('.'))
      lists.set(sight.field, fitted(`${snake(sight.field.replace('.', '_'))}_list`))
  }
  return lists
}

const isUnsealable = (fields: Fields): boolean => Object.values(fields).some(field => field.options.sealedUntil !== undefined)
export const hasUnsealed = (entry: Entry): boolean => isUnsealable(entry.record.shape.fields)
export const hashColumn = (field: string): string => fitted(`${snake(field)}_hash`)

/** What every birth asks and is neither optional nor later. */
function isRequired(entry: Entry, name: string, field: Field): boolean {
  if (field.options.later || field.options.optional) return false
  const births = Object.values(entry.record.life.moves).filter(move => move.from === 'new')
  return births.length > 0 && births.every(move => move.asks?.includes(name))
}

function recordTable(entry: Entry, name: TableName): TablePicture {
  const { shape, life } = entry.record
  const columns: Record<string, ColumnPicture> = {
    id: { type: 'uuid', required: true },
    state: { type: 'text', required: true },
    revision: { type: 'integer', required: true },
    definition_version: { type: 'integer', required: true },
    filed_on: { type: 'date', required: true },
    ...(life.number && { number: { type: 'text', required: false } }),
    ...(hasUnsealed(entry) && { unsealed: { type: 'boolean', required: true, default: 'false' } }),
  }
  const named = (...words: readonly string[]): string => fitted([name.table, ...words].join('_'))
  const checks: Record<string, string> = { [named('state_known')]: `"state" in (${shape.states.map(literal).join(', ')})` }
  const uniques: Record<string, { columns: string[]; where?: string }> = {}
  const foreign: Record<string, { column: string; to: string }> = {}
  // the choices a list is filtered by lie beside the state: its count is then read from the index alone
  const choices = (life.list?.filters ?? []).filter(
    name => shape.fields[name]?.kind === 'choice' && !isCipher(shape.fields[name] as Field),
  )
  const newest = life.list?.newest
  const indexes: Record<string, IndexPicture> = {
    ...(newest !== undefined && { [named('newest')]: { columns: [snake(newest), 'id'], descends: true } }),
    [named('by_state')]: { columns: ['state', ...choices.slice(0, 2).map(snake)] },
  }
  const final = finalStates(entry)
  for (const [field, of] of Object.entries(shape.fields)) {
    const column = snake(field)
    assert(!reserved.has(column) || (column === 'number' && !life.number), `${entry.address}: '${field}' is no fixed column`)
    if (of.kind === 'parts' && !isCipher(of)) continue
    columns[column] = columnOf(of, isRequired(entry, field, of))
    addChecks(checks, named, column, of)
    const unique = isCipher(of) ? hashColumn(field) : column
    if (of.options.unique && isCipher(of)) columns[unique] = { type: 'bytea', required: false }
    if (of.options.unique === 'ever') uniques[named(column, 'once')] = { columns: [unique] }
    if (of.options.unique === 'amongOpen') {
      uniques[named(column, 'once_open')] = {
        columns: [unique],
        ...(final.length > 0 && { where: `"state" not in (${final.map(literal).join(', ')})` }),
      }
    }
    const to = entry.refs.get(field)
    if (to && !isCipher(of)) {
      foreign[named(column, 'fk')] = { column, to: sqlName(tableOf(to)) }
      // a key that begins with the reference finds its rows as well
      if (life.sameOnce?.[0] !== field) indexes[named('by', column)] = { columns: [column] }
    }
  }
  for (const list of ownerLists(entry).values()) {
    columns[list] = { type: 'uuid[]', required: true, default: "'{}'" }
    indexes[named('by', list)] = { columns: [list], using: 'gin' }
  }
  if (life.number) uniques[named('number_once')] = { columns: ['number'] }
  if (life.sameOnce) uniques[named('same_once')] = { columns: life.sameOnce.map(snake) }
  const appendOnly = life.appendOnly === true
  return {
    kind: 'record',
    version: entry.area.version,
    columns,
    primaryKey: ['id'],
    checks,
    uniques,
    foreign,
    indexes,
    appendOnly,
    states: shape.states,
  }
}

function partsTable(entry: Entry, parent: TableName, field: string, of: Field): TablePicture {
  const name = partsOf(parent, field)
  const named = (...words: readonly string[]): string => fitted([name.table, ...words].join('_'))
  const columns: Record<string, ColumnPicture> = {
    of: { type: 'uuid', required: true },
    line: { type: 'integer', required: true },
    gone: { type: 'boolean', required: true, default: 'false' },
  }
  const checks: Record<string, string> = {}
  const foreign: Record<string, { column: string; to: string }> = { [named('of_fk')]: { column: 'of', to: sqlName(parent) } }
  const indexes: Record<string, { columns: string[] }> = {}
  for (const [part, partField] of Object.entries(partFields(of))) {
    const column = snake(part)
    assert(!reservedOfLines.has(column), `${entry.address}.${field}: '${part}' is no fixed column`)
    assert(
      partField.kind !== 'parts' && !isCipher(partField),
      `${entry.address}.${field}.${part}: a line holds plain values only`,
    )
    columns[column] = columnOf(partField, !partField.options.later && !partField.options.optional)
    addChecks(checks, named, column, partField)
    const to = entry.refs.get(`${field}.${part}`)
    if (!to) continue
    foreign[named(column, 'fk')] = { column, to: sqlName(tableOf(to)) }
    indexes[named('by', column)] = { columns: [column] }
  }
  const appendOnly = entry.record.life.appendOnly === true
  return {
    kind: 'parts',
    version: entry.area.version,
    columns,
    primaryKey: ['of', 'line'],
    checks,
    uniques: {},
    foreign,
    indexes,
    appendOnly,
  }
}

function historyTable(entry: Entry, parent: TableName): TablePicture {
  const must = (type: string): ColumnPicture => ({ type, required: true })
  const may = (type: string): ColumnPicture => ({ type, required: false })
  const name = historyOf(parent)
  return {
    kind: 'history',
    version: entry.area.version,
    columns: {
      of: must('uuid'),
      revision: must('integer'),
      at: { type: 'timestamptz', required: true, default: 'clock_timestamp()' },
      move: must('text'),
      from_state: may('text'),
      to_state: must('text'),
      person: may('uuid'),
      role: must('text'),
      unit: may('uuid'),
      reason: may('text'),
      definition_version: must('integer'),
      row: must('jsonb'),
      salt: must('bytea'),
    },
    primaryKey: ['of', 'revision'],
    checks: {},
    uniques: {},
    foreign: { [fitted(`${name.table}_of_fk`)]: { column: 'of', to: sqlName(parent) } },
    indexes: {},
    appendOnly: true,
  }
}

const columnOf = (field: Field, required: boolean): ColumnPicture => ({
  type: isCipher(field) ? 'bytea' : kindOf(field).type,
  required,
  ...(field.options.was !== undefined && { was: snake(field.options.was) }),
  ...(field.options.before !== undefined && !isCipher(field) && { before: literal(String(field.options.before)) }),
})

function addChecks(checks: Record<string, string>, named: (...words: string[]) => string, column: string, field: Field): void {
  if (isCipher(field)) return
  const conditions = kindOf(field).checks(quoted(column), field.options)
  if (conditions.length > 0) checks[named(column, 'valid')] = conditions.join(' and ')
}

/** A whole table as SQL, without its foreign keys. */
export function tableSql(name: string, table: TablePicture): string {
  const lines = [
    ...Object.entries(table.columns).map(([column, of]) => `  ${columnSql(column, of)}`),
    `  primary key (${table.primaryKey.map(quoted).join(', ')})`,
    ...Object.entries(table.checks).map(([check, sql]) => `  constraint ${quoted(check)} check (${sql})`),
  ]
  return [`create table ${name} (\n${lines.join(',\n')}\n);`, ...indexSql(name, table)].join('\n')
}

export const columnSql = (column: string, of: ColumnPicture): string =>
  `${quoted(column)} ${of.type}${of.required ? ' not null' : ''}${of.default === undefined ? '' : ` default ${of.default}`}`

export const indexSql = (name: string, table: Pick<TablePicture, 'uniques' | 'indexes'>): readonly string[] => [
  ...Object.entries(table.uniques).map(
    ([index, of]) =>
      `create unique index ${quoted(index)} on ${name} (${of.columns.map(quoted).join(', ')})${of.where ? ` where ${of.where}` : ''};`,
  ),
  ...Object.entries(table.indexes).map(
    ([index, of]) =>
      `create index ${quoted(index)} on ${name}${of.using ? ` using ${of.using}` : ''} (${of.columns
        .map(column => `${quoted(column)}${of.descends ? ' desc nulls last' : ''}`)
        .join(', ')});`,
  ),
]

export const foreignSql = (name: string, constraint: string, of: { readonly column: string; readonly to: string }): string =>
  `alter table ${name} add constraint ${quoted(constraint)} foreign key (${quoted(of.column)}) references ${of.to};`

/** Triggers that keep a table as it was written. */
export const appendOnlySql = (name: string): string =>
  [
    `create trigger no_change before update or delete on ${name} for each row execute function audit.refuse();`,
    `create trigger no_empty before truncate on ${name} for each statement execute function audit.refuse();`,
  ].join('\n')

/** New tables of a picture: schemas, tables, triggers, then the keys between them. */
export function tablesSql(tables: Picture, newSchemas: readonly string[]): readonly string[] {
  return [
    ...newSchemas.filter(schema => !fixedSchemas.includes(schema)).map(schema => `create schema ${schema};`),
    ...Object.entries(tables).map(([name, table]) =>
      [tableSql(name, table), ...(table.appendOnly ? [appendOnlySql(name)] : [])].join('\n'),
    ),
    ...Object.entries(tables).flatMap(([name, table]) =>
      Object.entries(table.foreign).map(([key, of]) => foreignSql(name, key, of)),
    ),
  ]
}

export const schemaOf = (name: string): string => name.split('.')[0] as string

/** Schemas the first migration makes: an area may share their name. */
const fixedSchemas = ['"app"', '"audit"', '"ledger"']
