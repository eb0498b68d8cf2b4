import { Client } from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done } from '#base'
import type { Viewer } from '#app'
import { parties } from '#parties'
import { readNote, signedNote } from './checkpoint.ts'
import { type LogOptions, logOrigin, sealLog, verifyLog } from './seal-log.ts'
import { startTrial, type Trial } from './trial-database.ts'

let trial: Trial
let log: LogOptions
const notes: string[] = []
const house: Viewer = { actor: { person: null, role: 'calendar', unit: null, organisation: null }, from: 'jobs' }
const add = (count: number) =>
  trial.store.write(house, { key: v7(), fingerprint: 'f' }, async writing => {
    for (let at = 0; at < count; at++) writing.event({ kind: 'trial', subject: null, ok: true, body: { n: at } })
    return done({ id: v7(), state: 'x', revision: 1, number: null })
  })
const seal = async () => {
  const note = await sealLog(log)
  if (note) notes.push(note)
  return note
}

beforeAll(async () => {
  trial = (await startTrial([parties])) as Trial
  log = trial
  for (const count of [300, 400, 13]) {
    await add(count)
    await seal()
  }
})
afterAll(() => trial.stop())

test('an honest log is whole against every note', async () => {
  expect(notes).toHaveLength(3)
  expect(await sealLog(log)).toBeNull()
  expect(await verifyLog(log, notes)).toMatchObject({ size: 716, findings: [] })
  expect(readNote(notes[2] as string, trial.keys.publicKey)).toMatchObject({ origin: logOrigin, size: 716 })
  expect(readNote((notes[2] as string).replace('716', '717'), trial.keys.publicKey)).toBeNull()
})

test('two sealers at once seal each event once', async () => {
  await Promise.all([add(20), add(20), add(20)])
  const made = await Promise.all([sealLog(log), sealLog(log), sealLog(log)])
  notes.push(...made.filter(note => note !== null))
  expect(await verifyLog(log, notes)).toMatchObject({ findings: [] })
})

/** What somebody can do who owns the database; each is undone after it was looked at. */
const tampers: readonly (readonly [string, string, string])[] = [
  ['a flipped event', `update audit.event set body = replace(body, '"n":7', '"n":8') where seq = 8`, 'row_changed'],
  [
    'a flipped event with its leaf',
    `update audit.event set body = body || ' ', leaf = sha256('\\x00'::bytea || convert_to(body || ' ', 'UTF8')) where seq = 8`,
    'row_changed',
  ],
  [
    'an event changed everywhere',
    `with e as (update audit.event set body = 'x', leaf = sha256('\\x00'::bytea || convert_to('x', 'UTF8')) where seq = 8 returning leaf) update audit.leaf set leaf = (select leaf from e) where seq = 8`,
    'row_changed',
  ],
  ['a dropped event', 'delete from audit.leaf where seq = 9; delete from audit.event where seq = 9', 'row_missing'],
  [
    'a cut log',
    'delete from audit.leaf where index > 650; delete from audit.event where seq > 651; delete from audit.checkpoint where size > 650',
    'log_shrank',
  ],
  [
    'two rows in other order',
    'update audit.leaf set index = -1 where index = 3; update audit.leaf set index = 3 where index = 4; update audit.leaf set index = 4 where index = -1',
    'row_changed',
  ],
  ['a forged note', `update audit.checkpoint set note = replace(note, '301', '302')`, 'bad_signature'],
]
test.each(tampers)('%s is found', async (_, sql, code) => {
  const { connection } = trial
  const client = new Client({
    host: connection.host,
    port: connection.port,
    database: 'postgres',
    user: connection.admin.user,
    password: connection.admin.password ?? '',
  })
  await client.connect()
  const copy = `tampered_${v7().replaceAll('-', '')}`
  await trial.store.healthy()
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${connection.database}'`)
  await client.query(`create database ${copy} template ${connection.database}`)
  await client.end()
  const admin = new Client({
    host: connection.host,
    port: connection.port,
    database: copy,
    user: connection.admin.user,
    password: connection.admin.password ?? '',
  })
  await admin.connect()
  await admin.query("set session_replication_role = 'replica'")
  await admin.query(sql)
  await admin.end()
  const { findings } = await verifyLog({ ...log, connection: { ...connection, database: copy } }, notes)
  expect(findings.map(finding => finding.code)).toContain(code)
})

test('two roots of one size are a fork', async () => {
  const forged = signedNote({ origin: logOrigin, size: 301, root: Buffer.alloc(32) }, trial.keys)
  expect((await verifyLog(log, [...notes, forged])).findings).toContainEqual({ code: 'fork', size: 301 })
})
