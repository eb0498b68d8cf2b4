import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { once } from 'node:events'
import { pipeline } from 'node:stream/promises'
import { Client } from 'pg'
import { canonical, done, type Outcome, type Refusal, refused } from '#base'
import type { Connection } from './connection.ts'
import type { KeyProvider } from './keys.ts'
import { quoted } from './names.ts'

/** A file of a backup: path inside it, bytes, SHA-256 in hex. */
export interface BackedUp {
  readonly path: string
  readonly size: number
  readonly sha256: string
}
export interface Manifest {
  readonly format: 'jinwei-backup'
  readonly version: 1
  readonly madeAt: string
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[]
  /** tells whether the secrets at hand open what is sealed inside; the key itself is never part of a backup */
  readonly keyMark: string
  readonly tables: readonly (BackedUp & { readonly table: string; readonly rows: number })[]
  readonly files: readonly BackedUp[]
}

export interface BackupOptions {
  readonly connection: Connection
  readonly keys: KeyProvider
  readonly filesDir: string
  readonly dir: string
  readonly now: Date
}

const batch = 2_000
export const keyMarkOf = (keys: KeyProvider): string => keys.digest('backup', 'key mark').toString('hex')

/**
 * Everything in open formats: each table as JSON lines from one snapshot, each evidence file, and a manifest with the
 * hashes of all of it. Sign-ins and counted failures are left out; the secrets are kept elsewhere, by people.
 *
 * @returns refused `backup_not_empty` when `dir` holds anything, `backup_damaged` when an evidence file on disk is no
 *   longer what its name says
 */
export async function backupTo(options: BackupOptions): Promise<Outcome<Manifest, Refusal>> {
  const { connection, keys, filesDir, dir } = options
  const present = await readdir(dir).catch(() => [])
  if (present.length > 0) return refused('backup_not_empty', { path: dir })
  await mkdir(join(dir, 'tables'), { recursive: true, mode: 0o700 })
  const client = new Client({
    host: connection.host,
    port: connection.port,
    database: connection.database,
    user: 'jw_backup',
    password: keys.password('jw_backup'),
    ...(connection.tls && { ssl: true }),
  })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query("set local timezone = 'UTC'")
    const { rows: migrations } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from jw_meta.migration order by name',
    )
    const tables: Manifest['tables'][number][] = []
    for (const table of await tablesOf(client)) tables.push(await dumpTable(client, table, dir))
    const files: BackedUp[] = []
    // files are only ever added, so those there now hold all that the snapshot names
    for (const path of await evidencePaths(filesDir)) {
      const copied = await copyHashed(join(filesDir, path), join(dir, 'files', path))
      if (copied.sha256 !== path.slice(-64)) {
        for (const part of ['tables', 'files']) await rm(join(dir, part), { recursive: true, force: true })
        return refused('backup_damaged', { path })
      }
      files.push({ path: ['files', ...path.split(sep)].join('/'), ...copied })
    }
    await client.query('commit')
    const manifest: Manifest = {
      format: 'jinwei-backup',
      version: 1,
      madeAt: options.now.toISOString(),
      migrations,
      keyMark: keyMarkOf(keys),
      tables,
      files,
    }
    await writeFile(join(dir, 'manifest.json'), `${canonical(manifest)}\n`, { flag: 'wx', mode: 0o600 })
    return done(manifest)
  } finally {
    await client.end()
  }
}

/** Tables the connected role may read, of all schemas that are ours. */
export async function tablesOf(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ schema: string; table: string }>(
    `select n.nspname as schema, c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'jw_meta')
       and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select') order by 1, 2`,
  )
  return rows.map(({ schema, table }) => `${quoted(schema)}.${quoted(table)}`)
}

async function dumpTable(client: Client, table: string, dir: string): Promise<Manifest['tables'][number]> {
  const path = `tables/${table.replaceAll('"', '')}.jsonl`
  const out = createWriteStream(join(dir, path), { flags: 'wx', mode: 0o600 })
  const hash = createHash('sha256')
  let [size, count] = [0, 0]
  await client.query(`declare lines no scroll cursor for select row_to_json(t)::text as line from ${table} t`)
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${batch} from lines`)
    if (rows.length === 0) break
    const bytes = Buffer.from(`${rows.map(row => row.line).join('\n')}\n`)
    hash.update(bytes)
    size += bytes.length
    count += rows.length
    if (!out.write(bytes)) await once(out, 'drain')
  }
  await client.query('close lines')
  out.end()
  await once(out, 'finish')
  return { table, path, rows: count, size, sha256: hash.digest('hex') }
}

/** Relative paths `aa/bb/<sha256>` of all evidence files. */
export async function evidencePaths(filesDir: string): Promise<readonly string[]> {
  const found = await readdir(filesDir, { recursive: true, withFileTypes: true }).catch(() => [])
  return found
    .filter(file => file.isFile() && /^[0-9a-f]{64}$/.test(file.name))
    .map(file => relative(filesDir, join(file.parentPath, file.name)))
    .sort()
}

export async function copyHashed(from: string, to: string): Promise<{ readonly size: number; readonly sha256: string }> {
  await mkdir(join(to, '..'), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let size = 0
  await pipeline(
    createReadStream(from),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk)
        size += chunk.length
        yield chunk
      }
    },
    createWriteStream(to, { flags: 'wx', mode: 0o400, flush: true }),
  )
  return { size, sha256: hash.digest('hex') }
}

/** The manifest of a backup whose every byte is what it says, or `backup_damaged` with the first path that is not. */
export async function checkBackup(dir: string): Promise<Outcome<Manifest, Refusal>> {
  const manifest = await readManifest(dir)
  if (!manifest) return refused('backup_damaged', { path: 'manifest.json' })
  for (const { path, size, sha256 } of [...manifest.tables, ...manifest.files]) {
    const inside = !path.split('/').includes('..')
    const found = inside && (await stat(join(dir, path)).catch(() => null))
    if (!found || found.size !== size || (await hashOf(join(dir, path))) !== sha256) return refused('backup_damaged', { path })
  }
  return done(manifest)
}

async function readManifest(dir: string): Promise<Manifest | null> {
  try {
    const manifest = JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8')) as Manifest
    return manifest.format === 'jinwei-backup' && manifest.version === 1 ? manifest : null
  } catch {
    return null
  }
}

/** SHA-256 of a file, in hex. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
