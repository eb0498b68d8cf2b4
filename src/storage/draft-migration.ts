import { literal, quoted } from './names.ts'
import { schemaGrant } from './policies.ts'
import {
  appendOnlySql,
  type ColumnPicture,
  columnSql,
  foreignSql,
  indexSql,
  type Picture,
  schemaOf,
  type TablePicture,
  tablesSql,
} from './tables.ts'

/** What is committed as `picture.json`: tables as they are, and a hash of each record's rights. */
export interface Drawing {
  readonly tables: Picture
  readonly rights: Readonly<Record<string, string>>
}

interface DrawnRecord {
  readonly address: string
  readonly tables: readonly string[]
  readonly policies: string
}

/**
 * The way from one drawing to the next. What a program must not decide is a line `-- ASK: …` above a statement that fails
 * until a person replaced it.
 */
export function draftMigration(from: Drawing, to: Drawing, records: readonly DrawnRecord[]): readonly string[] {
  const [was, is] = [from.tables, to.tables]
  const added = Object.fromEntries(Object.entries(is).filter(([name]) => !was[name]))
  const schemas = [...new Set(Object.keys(added).map(schemaOf))].filter(
    schema => !Object.keys(was).some(name => schemaOf(name) === schema),
  )
  const changed = Object.entries(is).flatMap(([name, table]) => (was[name] ? changeTable(name, was[name], table) : []))
  const removed = Object.keys(was).filter(name => !is[name])
  const rights = records.filter(record => from.rights[record.address] !== to.rights[record.address])
  return [
    ...tablesSql(added, schemas),
    ...schemas.map(schemaGrant),
    ...changed,
    ...removed.map(name => ask(`${name} is no longer defined. Keep it until the archive period ends, or move its rows`)),
    ...rights.map(record => {
      const known = record.tables.filter(name => was[name])
      return [...known.map(name => `select app.clear_rights(${literal(name)});`), record.policies].join('\n')
    }),
  ]
}

const ask = (question: string): string =>
  `-- ASK: ${question}\ndo $ask$ begin raise exception ${literal(`ASK: ${question}`)}; end $ask$;`

function changeTable(name: string, was: TablePicture, is: TablePicture): readonly string[] {
  const lines: string[] = []
  const alter = (what: string): void => void lines.push(`alter table ${name} ${what};`)
  const gone = (part: 'checks' | 'uniques' | 'foreign' | 'indexes'): readonly string[] =>
    Object.keys(was[part]).filter(key => JSON.stringify(was[part][key]) !== JSON.stringify(is[part][key]))
  // keys and conditions first: they may speak about columns that go
  for (const key of [...gone('checks'), ...gone('foreign')]) alter(`drop constraint ${quoted(key)}`)
  for (const key of [...gone('uniques'), ...gone('indexes')]) lines.push(`drop index ${schemaOf(name)}.${quoted(key)};`)
  for (const state of was.states ?? []) {
    if (!is.states?.includes(state))
      lines.push(ask(`${name} loses the state '${state}'. Move its rows, each with a history entry 'migrated'`))
  }
  lines.push(...changeColumns(name, was, is))
  const fresh = <P extends 'checks' | 'uniques' | 'foreign' | 'indexes'>(part: P): TablePicture[P] =>
    Object.fromEntries(
      Object.entries(is[part]).filter(([key, of]) => JSON.stringify(was[part][key]) !== JSON.stringify(of)),
    ) as TablePicture[P]
  for (const [key, sql] of Object.entries(fresh('checks'))) alter(`add constraint ${quoted(key)} check (${sql})`)
  lines.push(...indexSql(name, { uniques: fresh('uniques'), indexes: fresh('indexes') }))
  for (const [key, of] of Object.entries(fresh('foreign'))) lines.push(foreignSql(name, key, of))
  if (is.appendOnly && !was.appendOnly) lines.push(appendOnlySql(name))
  if (!is.appendOnly && was.appendOnly)
    lines.push(
      ask(`${name} was only added to, and now may change. Say who decided that, then drop its triggers no_change and no_empty`),
    )
  if (lines.length > 0 && was.version === is.version)
    lines.unshift(ask(`${name} changed, but the version of its definition is still ${is.version}. Raise it`))
  return lines
}

function changeColumns(name: string, was: TablePicture, is: TablePicture): readonly string[] {
  const lines: string[] = []
  const alter = (what: string): void => void lines.push(`alter table ${name} ${what};`)
  const renamed = new Map<string, string>()
  for (const [column, of] of Object.entries(is.columns)) {
    if (!was.columns[column] && of.was !== undefined && was.columns[of.was] && !is.columns[of.was]) renamed.set(of.was, column)
  }
  for (const [column, of] of Object.entries(was.columns)) {
    const next = renamed.get(column)
    if (next) alter(`rename column ${quoted(column)} to ${quoted(next)}`)
    if (next || is.columns[column]) continue
    alter(`rename column ${quoted(column)} to ${quoted(`${column}_retired`)}`)
    if (of.required) alter(`alter column ${quoted(`${column}_retired`)} drop not null`)
  }
  for (const [column, of] of Object.entries(is.columns)) {
    const old = was.columns[column] ?? [...renamed].filter(([, next]) => next === column).map(([from]) => was.columns[from])[0]
    if (old) lines.push(...changeColumn(name, column, old, of))
    else lines.push(...addColumn(name, column, of))
  }
  return lines
}

function addColumn(name: string, column: string, of: ColumnPicture): readonly string[] {
  if (of.before !== undefined) {
    return [
      `alter table ${name} add column ${columnSql(column, { ...of, default: of.before })};`,
      ...(of.default === undefined ? [`alter table ${name} alter column ${quoted(column)} drop default;`] : []),
    ]
  }
  if (of.required && of.default === undefined) {
    return [
      ask(
        `${name} gets ${quoted(column)}, which every row must have. Say \`before\` or \`later\` in the definition, or fill it here`,
      ),
    ]
  }
  return [`alter table ${name} add column ${columnSql(column, of)};`]
}

function changeColumn(name: string, column: string, was: ColumnPicture, is: ColumnPicture): readonly string[] {
  const lines: string[] = []
  if (was.type !== is.type)
    lines.push(ask(`${name}.${quoted(column)} turns from ${was.type} into ${is.type}. Convert, seal or open its values`))
  if (is.required && !was.required)
    lines.push(
      ask(`${name}.${quoted(column)} becomes required. Fill the empty ones, then: alter column ${quoted(column)} set not null`),
    )
  if (was.required && !is.required) lines.push(`alter table ${name} alter column ${quoted(column)} drop not null;`)
  return lines
}
