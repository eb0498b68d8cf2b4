import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day, done } from '#base'
import type { Viewer } from '#app'
import { embedded } from './connection.ts'
import { type CrashOrder, crashAreas, openCrashStore, placeAndKeep } from './crash-trial.ts'
import { startEngine } from './engine/index.ts'
import { ledgerInvariants } from './ledger.ts'
import { changedLeaves } from './restore.ts'
import { startTrial, type Trial } from './trial-database.ts'

let trial: Trial
const unit = v7()
const person = v7()
const started: string[] = []

beforeAll(async () => {
  trial = (await startTrial(crashAreas, 'embedded')) as Trial
  const office: Viewer = { actor: { person, role: 'office', unit, organisation: null }, from: 'trial' }
  await trial.store.write(office, { key: 'unit', fingerprint: 'f' }, async writing => {
    const after = {
      id: unit,
      state: 'active',
      revision: 1,
      filedOn: day('2023-06-01'),
      name: 'U',
      shortName: 'U',
      nameEnglish: null,
      kind: 'department',
      aliases: null,
      successor: null,
    }
    writing.put({
      address: 'parties.unit',
      before: null,
      after,
      move: 'enter',
      reason: null,
      actor: office.actor,
      opens: false,
      asHouse: false,
    })
    return done({ id: unit, state: 'active', revision: 1, number: null })
  })
})
afterAll(() => trial.stop())

const orderOf = (name: string, keys: readonly string[]): CrashOrder => ({
  connection: trial.connection,
  secretsDir: join(trial.folder, 'secrets'),
  filesDir: join(trial.folder, 'files'),
  unit,
  person,
  log: join(trial.folder, `${name}.log`),
  keys,
})

async function run(of: CrashOrder, name: string, crashAt: number, afterMs?: number): Promise<void> {
  const file = join(trial.folder, `${name}.json`)
  await writeFile(file, JSON.stringify(of))
  await writeFile(of.log, '')
  const child = spawn(process.execPath, [join(import.meta.dirname, 'crash-trial.ts'), file], {
    env: { ...process.env, JW_CRASH_AT: String(crashAt) },
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  if (afterMs !== undefined) await sleep(afterMs).then(() => child.kill('SIGKILL'))
  await ended
}

async function inspect(of: CrashOrder): Promise<void> {
  const lines = (await readFile(of.log, 'utf8')).split('\n')
  const acknowledged = lines.filter(line => line.startsWith('A ')).map(line => line.slice(2))
  started.push(...lines.filter(line => line.startsWith('S ')).map(line => line.slice(2)))
  const { connection } = trial
  const client = new Client({
    host: connection.host,
    port: connection.port,
    database: connection.database,
    user: connection.admin.user,
    password: connection.admin.password ?? '',
  })
  await client.connect()
  try {
    const none = async (what: string, sql: string) => expect((await client.query(sql)).rows, what).toEqual([])
    const kept = new Set(
      (await client.query<{ key: string }>('select key from app.request where answer is not null')).rows.map(row => row.key),
    )
    expect(
      acknowledged.filter(key => !kept.has(key)),
      'lost',
    ).toEqual([])
    await none('half an order', "select id from crash.order where state <> 'kept' or revision <> 2")
    await none('steps', 'select id from crash.order o where (select count(*) from crash.order_history where of = o.id) <> 2')
    await none('events', 'select id from crash.order o where (select count(*) from audit.event where subject = o.id) <> 2')
    await none(
      'transfers',
      'select id from crash.order o where (select count(*) from ledger.transfer where case_id = o.id) <> 2',
    )
    await none(
      'clocks',
      'select id from crash.order o where not exists (select 1 from app.clock where row_id = o.id) or not exists (select 1 from app.notice where row_id = o.id)',
    )
    await none(
      'answers',
      "select key from app.request where answer is null or (answer->>'ok' = 'true' and not exists (select 1 from crash.order where name = key) and key <> 'unit')",
    )
    await none('twice', 'select name from crash.order group by name having count(*) > 1')
    await none('leaves', changedLeaves)
    for (const [name, sql] of Object.entries(ledgerInvariants)) await none(name, sql)
  } finally {
    await client.end()
  }
}

test.each([1, 2, 3, 4, 5, 6, 7, 9])(
  'killed at write point %i: nothing acknowledged is lost, nothing is half done',
  async point => {
    const of = orderOf(`point${point}`, [v7(), v7(), v7()])
    await run(of, `point${point}`, point)
    await inspect(of)
  },
)

test.each([150, 300, 450])('killed after %i ms', async ms => {
  const of = orderOf(
    `ms${ms}`,
    Array.from({ length: 3000 }, () => v7()),
  )
  await run(of, `ms${ms}`, 0, ms)
  await inspect(of)
})

test('every started key, replayed, has one effect and one answer', async () => {
  const of = orderOf('replay', [])
  const store = await openCrashStore(of)
  const last = started.slice(-40)
  const answers = await Promise.all(
    [...last, ...last, ...last].map(async key => [key, JSON.stringify(await placeAndKeep(store, of, key))] as const),
  )
  expect(new Set(answers.map(answer => answer.join(' '))).size).toBe(last.length)
  await store.close()
  await writeFile(of.log, last.map(key => `A ${key}\n`).join(''))
  await inspect(of)
})

test('the engine killed under load comes back with all that was acknowledged', async () => {
  const of = orderOf(
    'engine',
    Array.from({ length: 3000 }, () => v7()),
  )
  const running = run(of, 'engine', 0).catch(() => {})
  await sleep(700)
  process.kill(trial.pid, 'SIGKILL')
  await running
  const again = await startEngine({ dataDir: join(trial.folder, 'data') })
  expect(embedded(again).host).toBe(trial.connection.host)
  await inspect(of)
  await again.stop()
})
