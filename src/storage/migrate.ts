import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'

export interface Migration {
  /** `000002_rooms_and_mechanisms` */
  readonly name: string
  readonly sql: string
}

const folder = join(import.meta.dirname, 'migrations')

/** The committed migrations, in order. */
export async function shippedMigrations(): Promise<readonly Migration[]> {
  const files = (await readdir(folder)).filter(file => /^\d{6}_[a-z0-9_]+\.sql$/.test(file)).sort()
  return Promise.all(files.map(async file => ({ name: file.slice(0, -4), sql: await readFile(join(folder, file), 'utf8') })))
}

/**
 * Runs what has not run yet, each migration in its own transaction with its entry.
 *
 * @param client connected as, or set to, the owner of the schemas
 * @throws Error when an applied migration was changed or is missing: history is added to, not rewritten
 */
export async function migrate(client: Client, migrations: readonly Migration[]): Promise<readonly string[]> {
  await client.query('create schema if not exists jw_meta')
  await client.query(
    'create table if not exists jw_meta.migration (name text primary key, sha256 text not null, at timestamptz not null default clock_timestamp())',
  )
  await client.query('grant usage on schema jw_meta to jw_backup; grant select on jw_meta.migration to jw_backup')
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from jw_meta.migration order by name',
  )
  const wanted = new Map(migrations.map(migration => [migration.name, migration]))
  for (const { name, sha256 } of rows) {
    const shipped = wanted.get(name)
    if (!shipped)
      throw new Error(
        `the database has migration ${name}, which this version does not know: start a version as new as the data`,
      )
    if (hashOf(shipped) !== sha256)
      throw new Error(`migration ${name} was changed after it ran here: restore the file and add a new one`)
  }
  const ran: string[] = []
  for (const migration of migrations) {
    if (rows.some(row => row.name === migration.name)) continue
    await client.query('begin')
    try {
      await client.query(migration.sql)
      await client.query('insert into jw_meta.migration (name, sha256) values ($1, $2)', [migration.name, hashOf(migration)])
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw new Error(`migration ${migration.name} did not run: ${(error as Error).message}`, { cause: error })
    }
    ran.push(migration.name)
  }
  return ran
}

const hashOf = (migration: Migration): string => createHash('sha256').update(migration.sql).digest('hex')
