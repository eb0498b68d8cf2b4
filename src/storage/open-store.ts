import { type Day, dayAt } from '#base'
import type { Catalogue, Store } from '#app'
import type { Connection } from './connection.ts'
import { doorOf } from './door.ts'
import { feedsOf } from './feeds.ts'
import { filesIn } from './files.ts'
import type { KeyProvider } from './keys.ts'
import { layoutsOf } from './layout.ts'
import { outboxOf } from './outbox.ts'
import { openPools } from './pools.ts'
import type { Context } from './reading.ts'
import { read, write } from './transact.ts'

export interface StoreOptions {
  readonly connection: Connection
  readonly catalogue: Catalogue
  readonly keys: KeyProvider
  readonly filesDir: string
  /** working days from the first day (exclusive) to the second (inclusive); negative when it is past */
  readonly workingDaysUntil: (from: Day, to: Day) => number
  /** the day in Asia/Shanghai, unless a trial holds the clock */
  readonly today?: () => Day
  /** connections of one login at most */
  readonly connectionsMax?: number
}

/** The port of the app, on a database that `prepareDatabase` made ready. Statements are derived here once. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { connection, catalogue, keys } = options
  const pools = openPools(connection, keys, options.connectionsMax ?? 8)
  const context: Context = {
    catalogue,
    layouts: layoutsOf(catalogue),
    keys,
    workingDaysUntil: options.workingDaysUntil,
    today: options.today ?? (() => dayAt(new Date())),
    collation: await pools.with('jw_calendar', async wire => {
      const found = await wire.send({
        name: 'collation',
        text: "select 1 from pg_collation where collname = 'zh-x-icu' and collnamespace = 'pg_catalog'::regnamespace",
      })
      return found.rows.length > 0 ? ' collate "zh-x-icu"' : ''
    }),
  }
  const files = filesIn(options.filesDir)
  await files.sweep(new Date())
  return {
    read: (viewer, work) => read(context, pools, viewer, work),
    write: (viewer, request, work) => write(context, pools, viewer, request, work),
    files: { put: files.put, open: files.open },
    door: doorOf(pools, keys),
    outbox: outboxOf(pools),
    feeds: feedsOf(pools),
    healthy: async () => {
      try {
        return await pools.with(
          'jw_calendar',
          async wire => (await wire.send({ name: 'healthy', text: 'select 1 as ok' })).rows.length === 1,
        )
      } catch {
        return false
      }
    },
    close: pools.close,
  }
}
