import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { day, daysBetween } from '#base'
import { type Catalogue, catalogueOf, type Store } from '#app'
import type { Area } from '#define'
import { type Connection, embedded } from './connection.ts'
import { type Engine, startDebianCluster, startEngine } from './engine/index.ts'
import { generateStorage } from './generate-storage.ts'
import { type KeyProvider, softKeys } from './keys.ts'
import { type Migration, shippedMigrations } from './migrate.ts'
import { openStore } from './open-store.ts'
import { prepareDatabase } from './prepare-database.ts'

export interface Trial {
  readonly store: Store
  readonly connection: Connection
  readonly catalogue: Catalogue
  readonly keys: KeyProvider
  readonly folder: string
  /** of the server, for trials that kill it */
  readonly pid: number
  readonly migrations: readonly Migration[]
  readonly stop: () => Promise<void>
}

/**
 * A throw-away database of these definitions for tests: on the oldest PostgreSQL we promise to work on, or on the one that
 * is shipped.
 *
 * Every day of its calendar is a working day, and today is 2023-06-01.
 *
 * @returns null where Debian's PostgreSQL 15 is not installed
 */
export async function startTrial(areas: readonly Area[], on: 'debian' | 'embedded' = 'debian'): Promise<Trial | null> {
  const folder = await mkdtemp('/tmp/jinwei-trial-')
  const engine = on === 'debian' ? await startDebianCluster() : await startEngine({ dataDir: join(folder, 'data') })
  const clear = async (): Promise<void> => {
    await engine?.stop()
    await rm(folder, { recursive: true, force: true })
  }
  if (!engine) {
    await clear()
    return null
  }
  try {
    return await trialOn(engine, areas, folder, clear)
  } catch (error) {
    // a trial that does not begin leaves no server behind
    await clear()
    throw error
  }
}

async function trialOn(engine: Engine, areas: readonly Area[], folder: string, clear: () => Promise<void>): Promise<Trial> {
  const connection = embedded(engine)
  const catalogue = catalogueOf(areas)
  const keys = softKeys(join(folder, 'secrets'))
  const [fixed] = await shippedMigrations()
  const derived = { name: '000002_trial', sql: generateStorage(catalogue).sql ?? '' }
  const migrations = fixed ? [fixed, derived] : [derived]
  await prepareDatabase({ connection, keys, migrations })
  const store = await openStore({
    connection,
    catalogue,
    keys,
    filesDir: join(folder, 'files'),
    workingDaysUntil: daysBetween,
    today: () => day('2023-06-01'),
  })
  return {
    store,
    connection,
    catalogue,
    keys,
    folder,
    pid: engine.pid,
    migrations,
    stop: async () => {
      await store.close()
      await clear()
    },
  }
}
