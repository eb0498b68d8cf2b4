import { readFileApart } from '#http'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { v7 } from 'uuid'
import {
  type App,
  areas,
  type Catalogue,
  catalogueOf,
  createApp,
  messages,
  type Store,
  type StoredRow,
  type Viewer,
} from '#app'
import { addDays, assert, type Day, dayAt, daysBetween, done } from '#base'
import { addWorkingDays, readWorkingCalendar, workingDaysBetween } from '#calendar'
import type { GrantedRole, Role } from '#define'
import {
  type Connection,
  embedded,
  openStore,
  prepareDatabase,
  served,
  softKeys,
  startDebianCluster,
  startEngine,
} from '#storage'

export const catalogue: Catalogue = catalogueOf(areas)

/** One server with a migrated template; houses are cloned from it. */
export interface Server {
  readonly name: string
  readonly openHouse: () => Promise<House>
  readonly stop: () => Promise<void>
}

/** A fresh database with the whole house on it, but for the edges. */
export interface House {
  readonly app: App
  readonly store: Store
  /** the day the app and the rules see */
  readonly setDay: (day: Day) => void
  /** as the superuser, past every policy */
  readonly sql: (text: string, values?: readonly unknown[]) => Promise<readonly Readonly<Record<string, unknown>>[]>
  /** a plain statement as the viewer's own database login and role, without the app; null where the role may not even ask */
  readonly sqlAs: (viewer: Viewer, text: string) => Promise<readonly Readonly<Record<string, unknown>>[] | null>
  readonly close: () => Promise<void>
}

export const firstDay = '2022-03-01' as Day

const calendar = (() => {
  const read = readWorkingCalendar(
    JSON.parse(readFileSync(join(import.meta.dirname, '../../data/calendar/working-days.json'), 'utf8')),
  )
  assert(read.ok, 'the working calendar of the project can be read')
  return read.value
})()

const plusWorkingDays = (from: Day, days: number): Day => {
  const due = addWorkingDays(calendar, from, days)
  return due.ok ? due.value : addDays(from, Math.ceil((days * 7) / 5))
}
const workingDaysUntil = (from: Day, to: Day): number => {
  const between = from <= to ? workingDaysBetween(calendar, from, to) : workingDaysBetween(calendar, to, from)
  const days = between.ok ? between.value : Math.abs(daysBetween(from, to))
  return from <= to ? days : -days
}

const secondEngine = process.env['TEST_DATABASE_URL'] ? 'served' : 'debian-15'
export const engines = ['embedded-18', secondEngine] as const
export type EngineName = (typeof engines)[number]

/**
 * The engine we ship, or the second one: `TEST_DATABASE_URL` when it is set, else Debian's PostgreSQL 15.
 *
 * @returns null, and says so loudly, where there is no second engine
 */
export async function startServer(name: EngineName): Promise<Server | null> {
  const folder = await mkdtemp('/tmp/jw-contract-')
  const url = process.env['TEST_DATABASE_URL']
  if (name === 'served' && url) {
    // roles and their passwords belong to the whole server: every test file must derive the same ones
    const secrets = join('/tmp', `jw-contract-keys-${createHash('sha256').update(url).digest('hex').slice(0, 16)}`)
    return serverOf(name, served(url), secrets, folder, async () => {})
  }
  const engine = name === 'embedded-18' ? await startEngine({ dataDir: join(folder, 'data') }) : await startDebianCluster()
  if (!engine) {
    await rm(folder, { recursive: true, force: true })
    console.warn(banner)
    return null
  }
  return serverOf(name, embedded(engine), join(folder, 'secrets'), folder, () => engine.stop())
}

const banner = `
${'!'.repeat(100)}
  THE CONTRACT TESTS RAN ON ONE ENGINE ONLY. Install Debian's postgresql-15 or set TEST_DATABASE_URL
  to a superuser's address of the oldest PostgreSQL we promise to work on.
${'!'.repeat(100)}
`

async function serverOf(
  name: string,
  connection: Connection,
  secrets: string,
  folder: string,
  stop: () => Promise<void>,
): Promise<Server> {
  const keys = softKeys(secrets)
  const prefix = `jw_contract_${process.pid}_${v7().slice(-6)}`
  const template = `${prefix}_template`
  const made: string[] = [template]
  try {
    await prepareDatabase({ connection: { ...connection, database: template }, keys })
  } catch (error) {
    // a migration that does not run must not leave a server behind
    await stop()
    await rm(folder, { recursive: true, force: true })
    throw error
  }
  return {
    name,
    openHouse: async () => {
      const database = `${prefix}_${made.length}`
      await once(connection, 'postgres', client => client.query(`create database "${database}" template "${template}"`))
      made.push(database)
      return houseOn({ ...connection, database }, keys, join(folder, database))
    },
    stop: async () => {
      if (name === 'served')
        for (const database of made)
          await once(connection, 'postgres', client => client.query(`drop database if exists "${database}" with (force)`))
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function houseOn(connection: Connection, keys: ReturnType<typeof softKeys>, filesDir: string): Promise<House> {
  let now = new Date(`${firstDay}T02:00:00Z`)
  const today = () => dayAt(now)
  const store = await openStore({ connection, catalogue, keys, filesDir, workingDaysUntil, today })
  const app = createApp({
    catalogue,
    messages,
    store,
    now: () => now,
    newId: v7,
    addWorkingDays: plusWorkingDays,
    workingDaysBetween: workingDaysUntil,
    readFile: (bytes, name) => readFileApart(bytes, name),
    isSample: true,
    seal: keys,
  })
  const admin = clientOf(connection, connection.admin.user, connection.admin.password)
  await admin.connect()
  const asViewers = new Map<Role, Client>()
  const viewerClient = async (role: Role): Promise<Client> => {
    const known = asViewers.get(role)
    if (known) return known
    const login = `jw_login_${snake(role)}`
    const client = clientOf(connection, login, keys.password(login))
    await client.connect()
    asViewers.set(role, client)
    return client
  }
  return {
    app,
    store,
    setDay: day => {
      now = new Date(`${day}T02:00:00Z`)
    },
    sql: async (text, values = []) => (await admin.query(text, [...values])).rows as Readonly<Record<string, unknown>>[],
    sqlAs: async ({ actor }, text) => {
      const client = await viewerClient(actor.role)
      await client.query('begin')
      try {
        await client.query(
          `select set_config('app.person', $1, true), set_config('app.unit', $2, true), set_config('app.organisation', $3, true), set_config('app.role', $4, true)`,
          [actor.person ?? '', actor.unit ?? '', actor.organisation ?? '', actor.role],
        )
        await client.query(`set local role jw_${snake(actor.role)}`)
        return (await client.query(text)).rows as Readonly<Record<string, unknown>>[]
      } catch (error) {
        if ((error as { code?: string }).code === '42501') return null
        throw error
      } finally {
        await client.query('rollback')
      }
    },
    close: async () => {
      await store.close()
      for (const client of asViewers.values()) await client.end()
      await admin.end()
    },
  }
}

const clientOf = ({ host, port, database, tls }: Connection, user: string, password: string | undefined): Client =>
  new Client({ host, port, database, user, ...(password !== undefined && { password }), ...(tls && { ssl: true }) })

async function once(connection: Connection, database: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = clientOf({ ...connection, database }, connection.admin.user, connection.admin.password)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** `leadUnit` → `lead_unit`. Written anew here: the tests must not trust the names the storage makes. */
export const snake = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase()

export const tableOf = (address: string): string =>
  address
    .split('.')
    .map(word => `"${snake(word)}"`)
    .join('.')

export const houseItself: Viewer = { actor: { person: null, role: 'calendar', unit: null, organisation: null }, from: 'trial' }

export interface Place {
  readonly person?: string | null
  readonly unit?: string | null
  readonly organisation?: string | null
}

export const viewer = (role: GrantedRole, { person = v7(), unit = null, organisation = null }: Place = {}): Viewer => ({
  actor: { person, role, unit, organisation },
  from: 'trial',
})

/** Write a row as it stands, past rules and roles: what trials start from. */
export async function plant(
  house: House,
  address: string,
  after: StoredRow,
  before: StoredRow | null = null,
  move = 'plant',
): Promise<void> {
  const planted = await house.store.write(houseItself, { key: v7(), fingerprint: address }, async writing => {
    writing.put({ address, before, after, move, reason: null, actor: houseItself.actor, opens: false, asHouse: true })
    return done({ id: after.id, state: after.state, revision: after.revision, number: null })
  })
  assert(
    planted.ok,
    `${address} can be planted: ${planted.ok ? '' : `${planted.refusal.code} ${JSON.stringify(planted.refusal.details ?? {})}`}`,
  )
}
