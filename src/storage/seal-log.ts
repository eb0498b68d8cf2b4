import { Client } from 'pg'
import { eventOf, leafOf } from './audit.ts'
import { readNote, signedNote } from './checkpoint.ts'
import type { Connection } from './connection.ts'
import type { KeyProvider } from './keys.ts'
import { type Edge, emptyEdge, grow, rootOf } from './tree.ts'

export interface LogOptions {
  readonly connection: Connection
  readonly keys: KeyProvider
}

/** What speaks against the log. `seq` is the row's number where one row can be named, `size` the note's. */
export interface LogFinding {
  readonly code: 'bad_signature' | 'log_shrank' | 'row_changed' | 'row_missing' | 'fork' | 'not_yet_sealed'
  readonly seq?: number
  readonly size?: number
}

const batch = 20_000
/** Name of the log in its notes. */
export const logOrigin = 'jinwei.log'

/**
 * Seals what was added: gives each new event its place in the tree and signs the root. An event of the clock goes before,
 * so that time lies in the tree. Runs once a minute and at shutdown; two at once wait for each other.
 *
 * @returns the newest note; null when nothing was added since
 * @throws Error when an event is not what was hashed: nothing is sealed above it
 */
export async function sealLog(options: LogOptions): Promise<string | null> {
  return asSealer(options, async client => {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock(7305002)')
    let edge = await edgeOf(client)
    const { rows: waiting } = await client.query(
      'select 1 from audit.event e where not exists (select 1 from audit.leaf l where l.seq = e.seq) limit 1',
    )
    if (waiting.length === 0) {
      await client.query('rollback')
      return null
    }
    const tick = eventOf({
      actor: null,
      kind: 'audit.tick',
      subject: null,
      ok: true,
      from: 'sealer',
      more: { size: edge.size },
    })
    await client.query('insert into audit.event (id, actor, kind, subject, body, leaf) values ($1, $2, $3, $4, $5, $6)', [
      tick.id,
      tick.actor,
      tick.kind,
      tick.subject,
      tick.body,
      tick.leaf,
    ])
    for (;;) {
      const { rows } = await client.query<{ seq: string; body: string; leaf: Buffer }>(
        `select e.seq, e.body, e.leaf from audit.event e where not exists (select 1 from audit.leaf l where l.seq = e.seq) order by e.seq limit ${batch}`,
      )
      if (rows.length === 0) break
      const changed = rows.find(row => !leafOf(row.body).equals(row.leaf))
      if (changed) throw new Error(`event ${changed.seq} was changed after it was written: nothing is sealed above it`)
      const first = edge.size
      const grown = grow(
        edge,
        rows.map(row => row.leaf),
      )
      edge = grown.edge
      await client.query(
        'insert into audit.leaf (index, seq, leaf) select $1::bigint + at - 1, seq, leaf from unnest($2::bigint[], $3::bytea[]) with ordinality as x(seq, leaf, at)',
        [first, rows.map(row => row.seq), rows.map(row => row.leaf)],
      )
      await client.query(
        'insert into audit.node (level, index, hash) select * from unnest($1::smallint[], $2::bigint[], $3::bytea[])',
        [grown.nodes.map(node => node.level), grown.nodes.map(node => node.index), grown.nodes.map(node => node.hash)],
      )
    }
    const note = signedNote({ origin: logOrigin, size: edge.size, root: rootOf(edge) }, options.keys)
    await client.query('insert into audit.checkpoint (size, note) values ($1, $2)', [edge.size, note])
    await client.query('commit')
    return note
  })
}

/**
 * Recomputes the whole log from its events and holds it against notes kept elsewhere.
 *
 * @param notes signed notes of this log, any order
 * @returns nothing when the log is whole up to the largest note; rows not yet sealed are told, they are no fault
 */
export async function verifyLog(
  options: LogOptions,
  notes: readonly string[],
): Promise<{ readonly size: number; readonly root: string; readonly findings: readonly LogFinding[] }> {
  return asSealer(options, async client => {
    await client.query('begin isolation level repeatable read read only')
    const findings: LogFinding[] = []
    const roots = new Map<number, Buffer>()
    for (const note of [
      ...notes,
      ...(await client.query<{ note: string }>('select note from audit.checkpoint')).rows.map(row => row.note),
    ]) {
      const read = readNote(note, options.keys.publicKey)
      if (!read) findings.push({ code: 'bad_signature' })
      else if (roots.get(read.size)?.equals(read.root) === false) findings.push({ code: 'fork', size: read.size })
      else roots.set(read.size, read.root)
    }
    let edge: Edge = emptyEdge
    await client.query(
      'declare rows no scroll cursor for select l.index, l.seq, l.leaf, e.body from audit.leaf l left join audit.event e on e.seq = l.seq order by l.index',
    )
    for (;;) {
      const { rows } = await client.query<{ index: string; seq: string; leaf: Buffer; body: string | null }>(
        `fetch ${batch} from rows`,
      )
      if (rows.length === 0) break
      for (const row of rows) {
        if (Number(row.index) !== edge.size || row.body === null) findings.push({ code: 'row_missing', seq: Number(row.seq) })
        else if (!leafOf(row.body).equals(row.leaf)) findings.push({ code: 'row_changed', seq: Number(row.seq) })
        edge = grow(edge, [row.body === null ? row.leaf : leafOf(row.body)]).edge
        const noted = roots.get(edge.size)
        if (noted && !noted.equals(rootOf(edge))) findings.push({ code: 'row_changed', size: edge.size })
      }
    }
    const largest = Math.max(0, ...roots.keys())
    if (largest > edge.size) findings.push({ code: 'log_shrank', size: largest })
    const { rows: open } = await client.query<{ seq: string }>(
      "select seq from audit.event e where not exists (select 1 from audit.leaf l where l.seq = e.seq) and at < now() - interval '10 minutes' order by seq limit 100",
    )
    findings.push(...open.map(row => ({ code: 'not_yet_sealed' as const, seq: Number(row.seq) })))
    await client.query('commit')
    return { size: edge.size, root: rootOf(edge).toString('base64'), findings }
  })
}

/** The right edge as it is stored. */
async function edgeOf(client: Client): Promise<Edge> {
  const { rows } = await client.query<{ size: string }>('select coalesce(max(index) + 1, 0) as size from audit.leaf')
  const size = Number(rows[0]?.size ?? 0)
  const peaks = new Map<number, Buffer>()
  for (let level = 0; 2 ** level <= size; level++) {
    if (Math.floor(size / 2 ** level) % 2 === 0) continue
    const index = Math.floor(size / 2 ** level) - 1
    const found = await client.query<{ hash: Buffer }>(
      level === 0
        ? 'select leaf as hash from audit.leaf where index = $1'
        : `select hash from audit.node where level = ${level} and index = $1`,
      [index],
    )
    const [node] = found.rows
    if (!node) throw new Error(`the sealed tree misses its node ${level}/${index}`)
    peaks.set(level, node.hash)
  }
  return { size, peaks }
}

async function asSealer<T>({ connection, keys }: LogOptions, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    host: connection.host,
    port: connection.port,
    database: connection.database,
    user: 'jw_sealer',
    password: keys.password('jw_sealer'),
    ...(connection.tls && { ssl: true }),
  })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
