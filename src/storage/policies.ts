import { assert } from '#base'
import { type Catalogue, type Entry, entryOf } from '#app'
import { type GrantedRole, type Role, roles, type Sight } from '#define'
import { isCipher } from './columns.ts'
import { historyOf, literal, partsOf, quoted, snake, sqlName, tableOf, viewerRole } from './names.ts'
import { ownerLists, type Picture, type TablePicture } from './tables.ts'

/**
 * Row policies and grants of every record's tables, by address, from `seenBy` and the moves: the same source as the app's
 * own check, so that a query that forgot to ask still answers no foreign row. One database role per house role: a policy
 * that is an OR over all roles cannot use an index.
 */
export function policiesOf(catalogue: Catalogue, picture: Picture): ReadonlyMap<string, string> {
  return new Map([...catalogue.entries.values()].map(entry => [entry.address, recordPolicies(catalogue, entry, picture)]))
}

/** Tables of one record, its own first. */
export const tablesOf = (entry: Entry): readonly string[] => {
  const name = tableOf(entry.address)
  const parts = Object.entries(entry.record.shape.fields).filter(([, field]) => field.kind === 'parts' && !isCipher(field))
  return [sqlName(name), ...parts.map(([field]) => sqlName(partsOf(name, field))), sqlName(historyOf(name))]
}

/** Everybody may enter a schema; what he finds there is said table by table. */
export const schemaGrant = (schema: string): string =>
  `grant usage on schema ${schema} to ${[...roles.map(viewerRole), 'jw_house', 'jw_backup', 'jw_door'].join(', ')};`

/** What a role may do with rows of a record. */
export interface Rights {
  readonly sight: Sight | undefined
  readonly mayBear: boolean
  /** states from which it may take a move */
  readonly mayMoveFrom: readonly string[]
}

export function rightsOf(entry: Entry, role: GrantedRole): Rights {
  const moves = Object.values(entry.record.life.moves).filter(move => ([] as readonly Role[]).concat(move.by).includes(role))
  const sight = entry.record.life.seenBy[role]
  return {
    sight,
    mayBear: moves.some(move => move.from === 'new'),
    mayMoveFrom: sight ? [...new Set(moves.flatMap(move => move.from))].filter(state => state !== 'new') : [],
  }
}

/**
 * Whether the caller's own statement can write the row: it must still see what it wrote, in full. Where it cannot, the
 * row is locked under his policies and written by the house.
 */
export function writesItself(entry: Entry, role: Role, toState: string): boolean {
  if (role === 'calendar') return true
  const sight = entry.record.life.seenBy[role]
  return sight !== undefined && !sight.hides?.length && (!sight.in || sight.in.includes(toState))
}

function recordPolicies(catalogue: Catalogue, entry: Entry, picture: Picture): string {
  const name = tableOf(entry.address)
  const table = sqlName(name)
  const history = sqlName(historyOf(name))
  const parts = Object.entries(entry.record.shape.fields)
    .filter(([, field]) => field.kind === 'parts' && !isCipher(field))
    .map(([field]) => ({ field, table: sqlName(partsOf(name, field)) }))
  const drawn = picture[table]
  assert(drawn, `${table} is drawn`)
  const updatable = columnList(drawn, column => column !== 'id' && column !== 'filed_on')
  const isFixed = drawn.appendOnly
  const lines: string[] = []
  for (const one of [table, history, ...parts.map(part => part.table)]) {
    lines.push(`alter table ${one} enable row level security;`, `alter table ${one} force row level security;`)
    lines.push(`grant select, insert on ${one} to jw_house;`, `grant select on ${one} to jw_backup;`)
    lines.push(`create policy house_see on ${one} for select to jw_house using (true);`)
    lines.push(`create policy house_add on ${one} for insert to jw_house with check (true);`)
    lines.push(`create policy backup_see on ${one} for select to jw_backup using (true);`)
    if (one === history || isFixed) continue
    lines.push(
      `grant update (${one === table ? updatable : columnList(picture[one], column => column !== 'of' && column !== 'line')}) on ${one} to jw_house;`,
    )
    lines.push(`create policy house_edit on ${one} for update to jw_house using (true) with check (true);`)
  }
  const parentSeen = (one: string): string => `exists (select 1 from ${table} parent where parent."id" = ${one}."of")`
  const given = together()
  for (const role of roles) {
    const { sight, mayBear, mayMoveFrom } = rightsOf(entry, role)
    if (!sight && !mayBear) continue
    const to = viewerRole(role)
    const hides = new Set((sight?.hides ?? []).map(snake))
    const shownParts = parts.filter(part => !hides.has(snake(part.field)))
    const owner = sight ? ownerSql(catalogue, entry, sight) : 'true'
    if (sight) {
      const mine = allOf(owner, sight.in ? inStates(sight.in) : 'true')
      const seen = sight.alsoIn && mine !== 'true' ? `(${mine}) or ${inStates(sight.alsoIn)}` : mine
      given.grant(`select (${columnList(drawn, column => !hides.has(column))})`, table, to)
      given.policy('see', table, 'select', `using (${seen})`, to)
      for (const one of [history, ...shownParts.map(part => part.table)]) {
        given.grant('select', one, to)
        given.policy('see', one, 'select', `using (${seen === 'true' ? 'true' : parentSeen(one)})`, to)
      }
    }
    if (mayBear) {
      given.grant('insert', table, to)
      given.policy('add', table, 'insert', `with check (${owner})`, to)
    }
    if (mayMoveFrom.length > 0 && !isFixed) {
      const from = mayMoveFrom.filter(state => !sight?.in || sight.in.includes(state))
      given.grant(
        `update (${columnList(drawn, column => column !== 'id' && column !== 'filed_on' && !hides.has(column))})`,
        table,
        to,
      )
      given.policy('edit', table, 'update', `using (${allOf(owner, inStates(from))}) with check (${owner})`, to)
    }
    if (mayBear || mayMoveFrom.length > 0) {
      given.grant('insert', history, to)
      given.policy('add', history, 'insert', `with check ("person" is not distinct from ${setting('person')})`, to)
      for (const part of sight ? shownParts : []) {
        given.grant('insert', part.table, to)
        given.policy('add', part.table, 'insert', `with check (${parentSeen(part.table)})`, to)
        if (isFixed) continue
        given.grant(
          `update (${columnList(picture[part.table], column => column !== 'of' && column !== 'line')})`,
          part.table,
          to,
        )
        given.policy('edit', part.table, 'update', `using (${parentSeen(part.table)}) with check (true)`, to)
      }
    }
  }
  lines.push(...given.lines())
  if (doorAddresses.includes(entry.address)) {
    lines.push(`grant select on ${table} to jw_door;`, `create policy door_see on ${table} for select to jw_door using (true);`)
  }
  return `-- ${entry.address}\n${lines.join('\n')}`
}

const allOf = (...conditions: readonly string[]): string => conditions.filter(one => one !== 'true').join(' and ') || 'true'

/** Roles that get the same are named in one line. */
function together() {
  const grants = new Map<string, string[]>()
  const policies = new Map<string, { readonly kind: string; readonly roles: string[] }>()
  return {
    grant: (what: string, table: string, role: string): void => {
      const key = `grant ${what} on ${table}`
      grants.set(key, [...(grants.get(key) ?? []), role])
    },
    policy: (kind: string, table: string, command: string, condition: string, role: string): void => {
      const key = `on ${table} for ${command} to @ ${condition}`
      policies.set(key, { kind, roles: [...(policies.get(key)?.roles ?? []), role] })
    },
    lines: (): readonly string[] => [
      ...[...grants].map(([grant, to]) => `${grant} to ${to.join(', ')};`),
      // a policy is named after the first of its roles
      ...[...policies].map(
        ([key, { kind, roles: to }]) => `create policy ${to[0]?.slice(3)}_${kind} ${key.replace('@', to.join(', '))};`,
      ),
    ],
  }
}

const columnList = (table: TablePicture | undefined, keep: (column: string) => boolean): string => {
  assert(table, 'the table is drawn')
  return Object.keys(table.columns).filter(keep).map(quoted).join(', ')
}

const inStates = (states: readonly string[]): string =>
  states.length > 0 ? `"state" = any (array[${states.map(literal).join(', ')}])` : 'false'

/** `(select …)`: computed once, then an index condition. */
const setting = (what: 'unit' | 'organisation' | 'person'): string => `(select app.setting('app.${what}')::uuid)`

const actorOf: Readonly<Record<string, 'unit' | 'organisation' | 'person'>> = {
  'parties.unit': 'unit',
  'parties.organisation': 'organisation',
  'parties.person': 'person',
}

/** The actor's own value for a reference to `address`. @throws Bug when the reference names neither unit, organisation nor person */
function actorSql(address: string | undefined, why: string): string {
  const what = address && actorOf[address]
  assert(what, `${why} refers to a unit, an organisation or a person`)
  return setting(what)
}

function ownerSql(catalogue: Catalogue, entry: Entry, sight: Sight): string {
  if (sight.see === 'all') return 'true'
  if (sight.see === 'own') {
    const field = sight.field
    assert(field, `${entry.address}: own sight names its field`)
    if (field === 'id') return `"id" = ${actorSql(entry.address, entry.address)}`
    const mine = actorSql(entry.refs.get(field), `${entry.address}.${field}`)
    const list = ownerLists(entry).get(field)
    return list ? `${quoted(list)} @> array[${mine}]` : `${quoted(snake(field))} = ${mine}`
  }
  const to = sight.to
  assert(to, `${entry.address}: assigned sight names its assignment`)
  const other = entryOf(catalogue, to.record.includes('.') ? to.record : `${entry.area.slug}.${to.record}`)
  const who = actorSql(other.refs.get(to.who), `${other.address}.${to.who}`)
  return `${quoted(snake(to.mine))} = any (array(select seat.${quoted(snake(to.theirs))} from ${sqlName(tableOf(other.address))} seat where seat.${quoted(snake(to.who))} = ${who}))`
}

/** The sign-in desk reads who somebody is. */
const doorAddresses = ['parties.person', 'parties.post', 'parties.unit', 'parties.organisation']
