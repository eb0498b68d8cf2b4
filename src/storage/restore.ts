import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Client } from 'pg'
import { done, type Outcome, type Refusal, refused } from '#base'
import { eventOf } from './audit.ts'
import { type BackupOptions, checkBackup, copyHashed, hashOf, keyMarkOf, type Manifest, tablesOf } from './backup.ts'
import { ledgerInvariants } from './ledger.ts'
import { type Migration, shippedMigrations } from './migrate.ts'
import { adminClient, createDatabase, prepareDatabase } from './prepare-database.ts'

const batch = 1_000

/**
 * Puts a backup into an empty database: through the migrations it was made under, then its rows, then the checks, then the
 * migrations since. All rows come in one transaction: a backup that fails a check leaves an empty database.
 *
 * @param options.migrations the shipped ones unless told
 * @returns refused `backup_damaged` with the path or the check that failed, `database_not_empty`, `key_differs` when the
 *   secrets at hand do not open what is sealed inside, `backup_too_new` when its migrations are not all known here
 */
export async function restoreFrom(
  options: BackupOptions & { readonly migrations?: readonly Migration[] },
): Promise<Outcome<Manifest, Refusal>> {
  const { connection, keys, dir, filesDir } = options
  const checked = await checkBackup(dir)
  if (!checked.ok) return checked
  const manifest = checked.value
  if (manifest.keyMark !== keyMarkOf(keys)) return refused('key_differs')
  const migrations = options.migrations ?? (await shippedMigrations())
  const under = new Set(manifest.migrations.map(migration => migration.name))
  if ([...under].some(name => !migrations.some(migration => migration.name === name))) return refused('backup_too_new')
  await createDatabase(connection)
  const client = adminClient(connection, connection.database)
  await client.connect()
  try {
    if (await holdsRows(client)) return refused('database_not_empty')
    await prepareDatabase({ connection, keys, migrations: migrations.filter(migration => under.has(migration.name)) })
    await client.query('set role jw_owner')
    await client.query('begin')
    const failed = await load(client, manifest, dir)
    if (failed !== null) {
      await client.query('rollback')
      return refused('backup_damaged', { path: failed })
    }
    for (const { path, sha256 } of manifest.files) {
      const to = join(filesDir, path.slice('files/'.length))
      // A restore that was cut off may have left half a file under the name of the whole one.
      if ((await hashOf(to).catch(() => null)) === sha256) continue
      await rm(to, { force: true })
      await copyHashed(join(dir, path), to)
    }
    const event = eventOf({
      actor: null,
      kind: 'backup.restored',
      subject: null,
      ok: true,
      from: 'restore',
      more: { madeAt: manifest.madeAt, restoredAt: options.now.toISOString() },
    })
    await client.query('alter table audit.event no force row level security')
    await client.query('insert into audit.event (id, actor, kind, subject, body, leaf) values ($1, $2, $3, $4, $5, $6)', [
      event.id,
      event.actor,
      event.kind,
      event.subject,
      event.body,
      event.leaf,
    ])
    await client.query('commit')
  } finally {
    await client.end()
  }
  await prepareDatabase({ connection, keys, migrations })
  return done(manifest)
}

async function holdsRows(client: Client): Promise<boolean> {
  for (const table of await tablesOf(client)) {
    if ((await client.query(`select 1 from ${table} limit 1`)).rows.length > 0) return true
  }
  return false
}

/** @returns what is wrong, or null */
async function load(client: Client, manifest: Manifest, dir: string): Promise<string | null> {
  await client.query("set local timezone = 'UTC'")
  const { rows: keys } = await client.query<{ table: string; name: string; sql: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as sql from pg_constraint where contype = 'f'`,
  )
  // rows refer to each other in rings; the keys come back, and are tested, when all rows are there
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint "${name}"`)
  const known = new Set(await tablesOf(client))
  for (const { table, path, rows } of manifest.tables) {
    if (!known.has(table)) return table
    const { rows: forced } = await client.query<{ forced: boolean }>(
      'select relforcerowsecurity as forced from pg_class where oid = $1::regclass',
      [table],
    )
    const isForced = forced[0]?.forced === true
    if (isForced) await client.query(`alter table ${table} no force row level security`)
    const loaded = await loadTable(client, table, join(dir, path))
    if (loaded !== rows) return path
    if (isForced) await client.query(`alter table ${table} force row level security`)
  }
  for (const { table, name, sql } of keys) await client.query(`alter table ${table} add constraint "${name}" ${sql}`)
  await client.query(
    `select setval(pg_get_serial_sequence('audit.event', 'seq'), greatest(1, (select max(seq) from audit.event)))`,
  )
  await client.query(
    `select setval(pg_get_serial_sequence('app.clock_step', 'id'), greatest(1, (select max(id) from app.clock_step)))`,
  )
  for (const [name, sql] of Object.entries({ ...ledgerInvariants, leaves: changedLeaves })) {
    if ((await client.query(sql)).rows.length > 0) return `check ${name}`
  }
  return null
}

/** Events whose body is not what was hashed; must answer no row. */
export const changedLeaves =
  "select seq from audit.event where leaf <> sha256('\\x00'::bytea || convert_to(body, 'UTF8')) limit 1"

async function loadTable(client: Client, table: string, path: string): Promise<number> {
  let count = 0
  let lines: string[] = []
  const put = async (): Promise<void> => {
    if (lines.length === 0) return
    await client.query(
      `insert into ${table} overriding system value select * from json_populate_recordset(null::${table}, $1::json)`,
      [`[${lines.join(',')}]`],
    )
    count += lines.length
    lines = []
  }
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
    lines.push(line)
    if (lines.length === batch) await put()
  }
  await put()
  return count
}
