/** The only file that knows every room: it opens the house and hands it to the shell. */
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { join, resolve } from 'node:path'
import pino from 'pino'
import { v7 } from 'uuid'
import { type App, areas, catalogueOf, createApp, createSignIn, hashPassword, messages, type Store, type Viewer } from '#app'
import { addDays, assert, type Day, dayAt, daysBetween, done, type Outcome, refused } from '#base'
import { addWorkingDays, readWorkingCalendar, workingDaysBetween } from '#calendar'
import { checkAreas, sentenceOf } from '#define'
import { buildWeb, type House, loadSample, runCommand, sampleAccounts, samplePassword, say, type World } from '#cli'
import { createServer, readFileApart, usualLimits } from '#http'
import { channelsOf, startDaily } from '#jobs'
import {
  acquireHold,
  backupTo,
  type Connection,
  dropHalfSample,
  embedded,
  openStore,
  prepareDatabase,
  readSampleMark,
  restoreFrom,
  type SampleMark,
  sealLog,
  served,
  softKeys,
  startEngine,
  writeSampleMark,
} from '#storage'

const root = import.meta.dirname
const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
const catalogue = catalogueOf(areas)
const faults = checkAreas(areas)
assert(faults.length === 0, `the definitions agree with each other:\n${faults.map(sentenceOf).join('\n')}`)

const calendarRead = readWorkingCalendar(JSON.parse(readFileSync(join(root, 'data/calendar/working-days.json'), 'utf8')))
assert(calendarRead.ok, 'the working calendar of the project can be read')
const calendar = calendarRead.value

/** A year whose holidays are not published yet counts its plain week; the pages say which years are loaded. */
function plusWorkingDays(from: Day, days: number): Day {
  const due = addWorkingDays(calendar, from, days)
  if (due.ok) return due.value
  let at = from
  for (let left = days; left > 0; ) {
    at = addDays(at, 1)
    if (![0, 6].includes(new Date(`${at}T00:00:00Z`).getUTCDay())) left--
  }
  return at
}

function workingDaysUntil(from: Day, to: Day): number {
  const between = from <= to ? workingDaysBetween(calendar, from, to) : workingDaysBetween(calendar, to, from)
  const days = between.ok ? between.value : Math.round((Math.abs(daysBetween(from, to)) * 5) / 7)
  return from <= to ? days : -days
}

/** The sample lives on its own day; time runs on from there. */
const firstSampleDay = '2024-03-04' as Day

interface Base {
  readonly store: Store
  readonly app: App
  readonly connection: Connection
  /** the clock of the app: the world's, or the sample's */
  readonly clock: { offsetMs: number }
  readonly sample: SampleMark | null
  readonly close: () => Promise<void>
}

type Tell = (key: string, slots?: Readonly<Record<string, unknown>>) => void
const silent: Tell = () => {}

/** The database as it is, embedded or served; nothing in it is touched. */
async function connect(dataDir: string, tell: Tell) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const url = process.env['DATABASE_URL']
  const engine = url ? null : await startEngine({ dataDir, onProgress: step => tell(`start.engine.${step}`) })
  return { engine, connection: engine ? embedded(engine) : served(url as string), keys: softKeys(join(dataDir, 'secrets')) }
}

/** @param isHeld nobody else works on this data: only then is what a cut-off first start left behind cleared away */
async function openBase(dataDir: string, tell: Tell, isHeld = false): Promise<Base> {
  const { engine, connection, keys } = await connect(dataDir, tell)
  tell('start.schema')
  await prepareDatabase({ connection, keys })
  const sample = await readSampleMark(connection, keys)
  if (sample?.state === 'loading' && engine && isHeld) {
    // The first start was interrupted: the half sample holds nobody's work and is loaded again.
    await dropHalfSample(connection)
    await engine.stop()
    return openBase(dataDir, tell, isHeld)
  }
  const clock = { offsetMs: sample ? daysBetween(sample.loadedOn as Day, sample.asOf as Day) * 86_400_000 : 0 }
  const now = () => new Date(Date.now() + clock.offsetMs)
  const store = await openStore({
    connection,
    catalogue,
    keys,
    filesDir: join(dataDir, 'evidence'),
    workingDaysUntil,
    today: () => dayAt(now()),
  })
  const app = createApp({
    catalogue,
    messages,
    store,
    now,
    newId: v7,
    addWorkingDays: plusWorkingDays,
    workingDaysBetween: workingDaysUntil,
    readFile: readFileApart,
    isSample: sample !== null,
    seal: keys,
    publicUrl: process.env['JINWEI_URL'] ?? null,
  })
  return {
    store,
    app,
    connection,
    clock,
    sample,
    close: async () => {
      await store.close()
      await engine?.stop()
    },
  }
}

async function start(
  world: World,
  { port, dataDir, isEmpty, sampleDay }: Parameters<World['start']>[0],
): Promise<Outcome<null>> {
  const tell: Tell = (key, slots) => world.err(`${say(messages, key, slots)}\n`)
  const channels = channelsOf(process.env, () => new Date())
  if (!channels.ok) return channels
  const hold = acquireHold(dataDir)
  if (!hold.ok) return hold
  let base = await openBase(dataDir, tell, true)
  if (!isEmpty && !base.sample && !(await hasPeople(base.app))) {
    await fillSample(base, dataDir, tell)
    await base.close()
    base = await openBase(dataDir, silent, true)
  }
  if (sampleDay) {
    const turned = await turnSampleTo(base, dataDir, sampleDay)
    await base.close()
    if (!turned.ok) {
      hold.value.release()
      return turned
    }
    base = await openBase(dataDir, silent, true)
  }
  if (isEmpty && !(await hasPeople(base.app))) await firstAccounts(base, dataDir, tell)
  const webDir = await buildWeb(root, () => tell('start.web'))
  const accounts = base.sample ? await sampleAccounts(base.app) : []
  const signIn = createSignIn(base.store.door, { now: () => new Date() })
  const server = createServer(base.app, signIn, base.store, {
    webDir,
    sample: base.sample ? { accounts } : null,
    version,
    https: process.env['JINWEI_HTTPS'] === '1',
    log: pino(
      { base: null, timestamp: pino.stdTimeFunctions.isoTime },
      pino.destination({ dest: join(dataDir, 'log/access.log'), mkdir: true, sync: false }),
    ),
    ...(process.env['JINWEI_LIMITS'] === 'off' && { limits: wideLimits }),
  })
  try {
    await server.listen({ port, host: process.env['HOST'] ?? '127.0.0.1' })
  } catch (error) {
    await base.close()
    hold.value.release()
    if ((error as { code?: string }).code === 'EADDRINUSE') return refused('port_taken', { port })
    throw error
  }
  const daily = startDaily({
    deliver: base.app.deliver,
    senders: channels.value.senders,
    runDay: base.app.runDay,
    seal: () => sealLog({ connection: base.connection, keys: softKeys(join(dataDir, 'secrets')) }),
    tell: line => world.err(`${line}\n`),
  })
  const address = server.server.address()
  tell('start.ready', { url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}` })
  if (accounts.length > 0) {
    tell('start.accounts', { password: samplePassword })
    const shown = accounts.filter((item, at) => accounts.findIndex(other => other.role === item.role) === at)
    for (const item of shown)
      world.err(`  ${item.account.padEnd(24)} ${messages.zh[`roles.${item.role}`] ?? item.role} ${item.unitName ?? ''}\n`)
  }
  tell('start.stop')
  await stopAsked()
  await daily.stop()
  channels.value.close()
  await server.close()
  await base.close()
  hold.value.release()
  tell('start.stopped')
  return done(null)
}

/** Limits for measuring: as many requests as the machine answers. */
const wideLimits = Object.fromEntries(Object.keys(usualLimits).map(name => [name, 1_000_000_000]))

/** Signals may come twice, from the terminal and from the launcher: the first one counts. */
const stopAsked = (): Promise<void> =>
  new Promise(resolveStop => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolveStop())
  })

const administrator: Viewer = { actor: { person: null, role: 'systemAdmin', unit: null, organisation: null }, from: 'set-up' }

async function hasPeople(app: App): Promise<boolean> {
  const people = await app.list(administrator, 'parties.person', { where: {}, page: 1, pageSize: 1 })
  return people.ok && people.value.total > 0
}

/** The sample is played on its own days; the mark says from which day the app's clock runs on. */
async function fillSample(base: Base, dataDir: string, tell: Tell): Promise<void> {
  let last = 0
  const keys = softKeys(join(dataDir, 'secrets'))
  const loadedOn = dayAt(new Date())
  await writeSampleMark(base.connection, keys, { state: 'loading', loadedOn, asOf: firstSampleDay })
  const { faults } = await loadSample({
    app: base.app,
    door: base.store.door,
    setDay: day => {
      base.clock.offsetMs = daysBetween(dayAt(new Date()), day) * 86_400_000
    },
    referenceText: await readFile(join(root, 'data/plans/reference-plan.txt'), 'utf8'),
    onProgress: (step, of) => {
      if (step < of && step - last < 200) return
      last = step
      tell('start.sample', { done: step, of })
    },
  })
  for (const fault of faults) process.stderr.write(`${fault}\n`)
  await writeSampleMark(base.connection, keys, { state: 'ready', loadedOn, asOf: firstSampleDay })
}

/** Time of the sample goes on, never back: what was done stays done. Real data has no other day than today. */
async function turnSampleTo(base: Base, dataDir: string, asOf: Day): Promise<Outcome<null>> {
  if (!base.sample) return refused('day_only_for_sample')
  const today = dayAt(new Date(Date.now() + base.clock.offsetMs))
  if (asOf < today) return refused('day_goes_back', { day: asOf, today })
  const mark = { state: 'turned', loadedOn: dayAt(new Date()), asOf } as const
  await writeSampleMark(base.connection, softKeys(join(dataDir, 'secrets')), mark)
  return done(null)
}

/** A password for one sign-in, after which the person sets their own; what they had open is closed, a lost second factor gone. */
async function givePassword({ store: { door } }: Base, person: string): Promise<string> {
  const password = `${randomBytes(9).toString('base64url')}-Aa1`
  await door.setPassword(person, await hashPassword(password), true)
  await door.setFactor(person, null)
  await door.closeSignInsOf(person, null, new Date())
  await door.audit({ kind: 'password.given', subject: person, ok: true, body: { from: 'shell' } }, null)
  return password
}

/** Three administrators who watch each other, with one-time passwords in a file only its owner reads. */
async function firstAccounts(base: Base, dataDir: string, tell: Tell): Promise<void> {
  const security: Viewer = { ...administrator, actor: { ...administrator.actor, role: 'securityAdmin' } }
  const lines: string[] = []
  const today = dayAt(new Date())
  for (const role of ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const) {
    const account = role.replace('Admin', '-admin').toLowerCase()
    const name = messages.zh[`roles.${role}`] ?? role
    const person = await base.app.move(administrator, {
      address: 'parties.person',
      id: null,
      move: 'enter',
      values: { name, account, unit: null, organisation: null },
      reason: null,
      revision: null,
      key: `first:${role}`,
    })
    assert(person.ok, 'the first administrators can be entered')
    const values = { person: person.value.id, role, unit: null, organisation: null, fromDay: today, untilDay: null }
    const post = await base.app.move(security, {
      address: 'parties.post',
      id: null,
      move: 'grant',
      values,
      reason: null,
      revision: null,
      key: `first-post:${role}`,
    })
    assert(post.ok, 'the first administrators can be given their posts')
    const password = await givePassword(base, person.value.id)
    lines.push(`${account} ${password}`)
  }
  const path = join(dataDir, 'first-accounts.txt')
  writeFileSync(path, `${lines.join('\n')}\n`, { mode: 0o600 })
  tell('start.noAccounts', { path })
}

const world: World = {
  messages,
  calendar,
  readInput: async path => {
    try {
      return done(path === '-' ? await standardInput() : new Uint8Array(await readFile(path)))
    } catch (error) {
      if (['ENOENT', 'EISDIR'].includes((error as { code?: string }).code ?? '')) return refused('file_missing', { path })
      throw error
    }
  },
  openInput: async path => {
    try {
      if (path === '-') return done(heldInput(await standardInput()))
      const { size } = await stat(path)
      const chunks = () => createReadStream(path, { highWaterMark: 256 * 1024 })
      const digest = createHash('sha256')
      for await (const chunk of chunks()) digest.update(chunk as Buffer)
      return done({ size, sha256: digest.digest('hex'), chunks })
    } catch (error) {
      if (['ENOENT', 'EISDIR'].includes((error as { code?: string }).code ?? '')) return refused('file_missing', { path })
      throw error
    }
  },
  writeOutput: (path, chunks) => pipeline(chunks, createWriteStream(path)),
  newId: v7,
  out: text => process.stdout.write(text),
  err: text => process.stderr.write(text),
  dataDir: asked => resolve(asked ?? process.env['JINWEI_DATA'] ?? 'data-local'),
  openHouse: async ({ dataDir }): Promise<Outcome<House>> => {
    const base = await openBase(dataDir, silent)
    return done({
      app: base.app,
      operator: { actor: { person: null, role: 'office', unit: null, organisation: null }, from: 'shell' },
      close: base.close,
    })
  },
  start: options => start(world, options),
  password: async (dataDir, account) => {
    const base = await openBase(dataDir, silent)
    try {
      const where = { account, state: ['active'] }
      const people = await base.app.list(administrator, 'parties.person', { where, page: 1, pageSize: 1 })
      const person = people.ok ? people.value.rows[0] : undefined
      return person ? done(await givePassword(base, person.id)) : refused('account_unknown', { account })
    } finally {
      await base.close()
    }
  },
  backup: async (dataDir, to) => {
    const base = await openBase(dataDir, silent)
    try {
      return await backupTo({
        connection: base.connection,
        keys: softKeys(join(dataDir, 'secrets')),
        filesDir: join(dataDir, 'evidence'),
        dir: resolve(to),
        now: new Date(),
      })
    } finally {
      await base.close()
    }
  },
  restore: async (dataDir, from) => {
    const hold = acquireHold(dataDir)
    if (!hold.ok) return hold
    // The restore runs the migrations the backup was made under before those since: none may have run before.
    const { engine, connection, keys } = await connect(dataDir, silent)
    try {
      return await restoreFrom({
        connection,
        keys,
        filesDir: join(dataDir, 'evidence'),
        dir: resolve(from),
        now: new Date(),
      })
    } finally {
      await engine?.stop()
      hold.value.release()
    }
  },
}

const heldInput = (bytes: Uint8Array) => ({
  size: bytes.byteLength,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  chunks: async function* () {
    yield bytes
  },
})

async function standardInput(): Promise<Uint8Array> {
  const parts: Buffer[] = []
  for await (const part of process.stdin) parts.push(part as Buffer)
  return new Uint8Array(Buffer.concat(parts))
}

process.exitCode = await runCommand(world, process.argv.slice(2))
