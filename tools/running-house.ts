/** What the trials of crashes and of speed share: a house with a few invented people, and the program running on it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { v7 } from 'uuid'
import { areas, catalogueOf, hashPassword, type Store, type StoredRow, type Viewer } from '#app'
import { assert, type Day, dayAt, daysBetween, done } from '#base'
import type { GrantedRole } from '#define'
import { embedded, openStore, prepareDatabase, softKeys, startEngine } from '#storage'

const root = join(import.meta.dirname, '..')
const catalogue = catalogueOf(areas)
export const password = 'Trial-2024-pass'
export const today = (): Day => dayAt(new Date())

/** The database of a data directory, opened beside or before the program. */
export interface OpenHouse {
  readonly store: Store
  /** of the postmaster */
  readonly pid: number
  /** as `DATABASE_URL` of another program on the same database */
  readonly url: string
  /** as the owner, past every policy */
  readonly sql: (text: string, values?: readonly unknown[]) => Promise<readonly Readonly<Record<string, unknown>>[]>
  readonly close: () => Promise<void>
}

export async function openHouse(dataDir: string): Promise<OpenHouse> {
  const engine = await startEngine({ dataDir })
  const connection = embedded(engine)
  const keys = softKeys(join(dataDir, 'secrets'))
  await prepareDatabase({ connection, keys })
  const store = await openStore({
    connection,
    catalogue,
    keys,
    filesDir: join(dataDir, 'evidence'),
    workingDaysUntil: daysBetween,
  })
  const { admin } = connection
  const client = new Client({
    host: connection.host,
    port: connection.port,
    database: connection.database,
    user: admin.user,
    ...(admin.password !== undefined && { password: admin.password }),
  })
  await client.connect()
  return {
    store,
    pid: engine.pid,
    url: `postgresql://${encodeURIComponent(admin.user)}:${encodeURIComponent(admin.password ?? '')}@localhost:${connection.port}/${connection.database}?host=${encodeURIComponent(connection.host)}`,
    sql: async (text, values = []) => (await client.query(text, [...values])).rows as Readonly<Record<string, unknown>>[],
    close: async () => {
      await client.end()
      await store.close()
      await engine.stop()
    },
  }
}

const house: Viewer = { actor: { person: null, role: 'calendar', unit: null, organisation: null }, from: 'trial' }

/** Write a row as it stands, past rules and roles. @param values every field of its shape @returns its id */
export async function plant(
  { store }: OpenHouse,
  address: string,
  state: string,
  values: Readonly<Record<string, unknown>>,
): Promise<string> {
  const after: StoredRow = { ...values, id: v7(), state, revision: 1, filedOn: today() }
  const outcome = await store.write(house, { key: v7(), fingerprint: address }, async writing => {
    writing.put({ address, before: null, after, move: 'plant', reason: null, actor: house.actor, opens: false, asHouse: true })
    return done({ id: after.id, state, revision: 1, number: null })
  })
  assert(outcome.ok, `${address} can be planted: ${outcome.ok ? '' : outcome.refusal.code}`)
  return after.id
}

export interface Ground {
  readonly unit: string
  readonly plan: string
  readonly task: string
  readonly file: string
  /** account names by role */
  readonly accounts: Readonly<Record<string, string>>
}

const roles: readonly GrantedRole[] = ['liaison', 'office', 'finance', 'approver']

/** A unit with a running task, and one person in each role that the trials act in. */
export async function layGround(open: OpenHouse): Promise<Ground> {
  const unit = await plant(open, 'parties.unit', 'active', {
    name: 'Trial unit',
    shortName: 'trial',
    nameEnglish: null,
    kind: 'department',
    aliases: null,
    successor: null,
  })
  const document = await plant(open, 'document.officialDocument', 'received', {
    title: 'Trial',
    number: null,
    issuer: null,
    issuedOn: null,
    text: 'trial',
    file: [],
  })
  const plan = await plant(open, 'plan.plan', 'inForce', {
    document,
    title: 'Trial',
    number: null,
    issuer: null,
    startsOn: null,
    endsOn: null,
  })
  const owners = [{ printed: 'trial', unit, role: 'responsible' }]
  const task = await plant(open, 'plan.mainTask', 'running', {
    plan,
    clause: '0',
    number: '0',
    title: 'Trial task',
    importance: 'normal',
    owners,
    sourceStart: 0,
    sourceEnd: 1,
  })
  const sums = { sha256: '0'.repeat(64), sm3: '0'.repeat(64) }
  const file = await plant(open, 'facts.evidence', 'stored', {
    name: 'trial.txt',
    mediaType: 'text/plain',
    sizeBytes: 1,
    ...sums,
    unit,
    issuer: null,
    issuedOn: null,
    note: null,
    isDeclared: true,
  })
  const hash = await hashPassword(password)
  const accounts: Record<string, string> = {}
  for (const role of roles) {
    const account = `trial-${role.toLowerCase()}`
    const person = await plant(open, 'parties.person', 'active', { name: role, account, unit, organisation: null })
    await plant(open, 'parties.post', 'held', { person, role, unit, organisation: null, fromDay: '2020-01-01', untilDay: null })
    await open.store.door.setPassword(person, hash, false)
    accounts[role] = account
  }
  return { unit, plan, task, file, accounts }
}

/** The program in its own process, serving. */
export interface Program {
  readonly child: ChildProcess
  readonly url: string
  /** from spawning to the first answer 200 of `/healthz` */
  readonly startMs: number
  /** resolves with the exit code, null after a signal */
  readonly gone: Promise<number | null>
}

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>
  /** options of node itself, `--cpu-prof` for instance */
  readonly node?: readonly string[]
  /** fill an empty house with the invented years */
  readonly sample?: boolean
}

/** @throws Error with its last words when it ends before it serves */
export async function startProgram(dataDir: string, options: StartOptions = {}): Promise<Program> {
  const from = performance.now()
  const words = [
    ...(options.node ?? []),
    join(root, 'main.ts'),
    'start',
    '--port',
    '0',
    '--data',
    dataDir,
    ...(options.sample ? [] : ['--empty']),
  ]
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: { ...process.env, JINWEI_LIMITS: 'off', ...options.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  let ended: number | null | undefined
  const gone = new Promise<number | null>(resolve => {
    child.once('exit', code => {
      ended = code
      resolve(code)
    })
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4_000)
  })
  for (;;) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
    if (url && (await isHealthy(url))) return { child, url, startMs: performance.now() - from, gone }
    if (ended !== undefined) throw new Error(`the program ended before it served:\n${said}`)
    if (performance.now() - from > 180_000) throw new Error(`the program does not serve after three minutes:\n${said}`)
    await wait(5)
  }
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`)).status === 200
  } catch {
    return false
  }
}

/** Ask it to end, and insist after half a minute. @returns whether it ended by itself */
export async function stopProgram({ child, gone }: Program): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return true
  child.kill('SIGTERM')
  const ended = await Promise.race([gone.then(() => true), wait(30_000).then(() => false)])
  if (!ended) {
    child.kill('SIGKILL')
    await gone
  }
  return ended
}

/** @returns the cookie of a fresh sign-in */
export async function signIn(url: string, account: string, secret = password): Promise<string> {
  const answered = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password: secret }),
  })
  const cookie = answered.headers.getSetCookie()[0]?.split(';')[0]
  assert(answered.ok && cookie, `${account} can sign in: ${answered.status} ${answered.ok ? '' : await answered.text()}`)
  return cookie
}
