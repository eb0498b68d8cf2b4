import { Client } from 'pg'
import { roles } from '#define'
import type { Connection } from './connection.ts'
import { type KeyProvider, scramVerifier } from './keys.ts'
import { type Migration, migrate, shippedMigrations } from './migrate.ts'
import { literal, loginOf, quoted, viewerRole } from './names.ts'

export interface Prepared {
  /** names of migrations that ran now */
  readonly ran: readonly string[]
  /** hardening the given user was not entitled to; a served database's administrator must do it */
  readonly open: readonly string[]
}

/**
 * Makes the database ready: the database itself, roles and logins, what is open to everybody by default taken away, and
 * the migrations. Safe to repeat and to run from two processes at once.
 *
 * @param options.migrations the shipped ones unless told
 * @throws Error when a migration that ran before was changed since
 */
export async function prepareDatabase(options: {
  readonly connection: Connection
  readonly keys: KeyProvider
  readonly migrations?: readonly Migration[]
}): Promise<Prepared> {
  const { connection, keys } = options
  // one preparer at a time in the whole cluster: roles are shared by its databases, a lock belongs to one of them
  const gate = adminClient(connection, 'postgres')
  await gate.connect()
  const client = adminClient(connection, connection.database)
  try {
    await gate.query(`select pg_advisory_lock(${preparing})`)
    await createDatabase(connection)
    await client.connect()
    await makeRoles(client)
    const open = await harden(client, connection.database)
    await client.query('set role jw_owner')
    const ran = await migrate(client, options.migrations ?? (await shippedMigrations()))
    const logins = [...viewerLogins.map(one => one.login), 'jw_calendar'].map(quoted).join(', ')
    await client.query(
      `grant usage on schema app to ${logins}; grant insert (actor, key, fingerprint) on app.request to ${logins}`,
    )
    await client.query('reset role')
    for (const login of allLogins)
      await client.query(`alter role ${quoted(login)} password ${literal(scramVerifier(keys.password(login)))}`)
    return { ran, open }
  } finally {
    await client.end()
    await gate.end()
  }
}

const preparing = 7_305_001

const viewerLogins = roles.map(role => ({ role: viewerRole(role), login: loginOf(role) }))
const allLogins = [...viewerLogins.map(one => one.login), 'jw_calendar', 'jw_door', 'jw_backup', 'jw_sealer']

export const adminClient = (connection: Connection, database: string): Client =>
  new Client({
    host: connection.host,
    port: connection.port,
    database,
    user: connection.admin.user,
    ...(connection.admin.password !== undefined && { password: connection.admin.password }),
    ...(connection.tls && { ssl: true }),
  })

export async function createDatabase(connection: Connection): Promise<void> {
  const client = adminClient(connection, 'postgres')
  await client.connect()
  try {
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [connection.database])
    if (rows.length === 0) await client.query(`create database ${quoted(connection.database)}`)
  } catch (error) {
    // another process was faster
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error
  } finally {
    await client.end()
  }
}

async function makeRoles(client: Client): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>("select rolname from pg_roles where rolname like 'jw\\_%'")
  const known = new Set(rows.map(row => row.rolname))
  const make = async (name: string, how: string): Promise<void> => {
    if (!known.has(name)) await client.query(`create role ${quoted(name)} ${how}`)
  }
  const bare = 'nosuperuser nocreatedb nocreaterole nobypassrls'
  for (const name of ['jw_owner', 'jw_house', 'jw_viewers']) await make(name, `nologin ${bare}`)
  for (const { role, login } of viewerLogins) {
    await make(role, `nologin ${bare}`)
    await make(login, `login noinherit ${bare}`)
  }
  await make('jw_calendar', `login noinherit ${bare}`)
  for (const name of ['jw_door', 'jw_backup', 'jw_sealer']) await make(name, `login ${bare}`)
  const viewers = viewerLogins.map(one => one.role).join(', ')
  const members = [
    `grant jw_viewers to ${viewers}`,
    ...viewerLogins.map(({ role, login }) => `grant ${role}, jw_house to ${login}`),
    'grant jw_house to jw_calendar',
    'grant jw_owner to current_user',
  ]
  // A membership that is there already is only noticed, and a role added later gets its own.
  for (const sql of members) await client.query(sql)
}

/** Takes away what PostgreSQL gives to everybody. Each line stands alone: a served database may not let us. */
async function harden(client: Client, database: string): Promise<readonly string[]> {
  const logins = allLogins.map(quoted).join(', ')
  const lines = [
    `revoke all on database ${quoted(database)} from public`,
    `grant connect on database ${quoted(database)} to ${logins}`,
    `grant connect, create on database ${quoted(database)} to jw_owner`,
    'revoke all on schema public from public',
    'revoke usage on language plpgsql from public',
    'grant usage on language plpgsql to jw_owner',
    // settings carry identity: only a login may set them, and only before it becomes a viewer
    'revoke execute on function pg_catalog.set_config(text, text, boolean) from public',
    `grant execute on function pg_catalog.set_config(text, text, boolean) to ${logins}`,
    'revoke execute on function pg_catalog.lo_create(oid), pg_catalog.lo_creat(integer), pg_catalog.lo_from_bytea(oid, bytea) from public',
  ]
  const open: string[] = []
  for (const line of lines) {
    try {
      await client.query(line)
    } catch (error) {
      if ((error as { code?: string }).code !== '42501') throw error
      open.push(line)
    }
  }
  return open
}
