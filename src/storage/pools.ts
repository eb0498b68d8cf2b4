import type { Duplex } from 'node:stream'
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { Pool, type PoolClient, type PoolConfig, type QueryResult, types } from 'pg'
import type { Connection } from './connection.ts'
import type { KeyProvider } from './keys.ts'

/** A statement with its name: prepared once a connection, then only bound. */
export interface Statement {
  readonly name: string
  readonly text: string
}
export type DatabaseRow = Readonly<Record<string, unknown>>

/** One connection for the time of one transaction. */
export interface Wire {
  /**
   * Sends at once and does not wait: statements sent together travel together. Only the extended protocol, which knows
   * one statement at a time; the simple one would run `select 1; select 2`.
   */
  readonly send: (statement: Statement, values?: readonly unknown[]) => Promise<QueryResult<DatabaseRow>>
  /** what is sent inside travels in one packet */
  readonly together: <T>(work: () => T) => T
  /** a turn for the wire: who computes for long keeps a long statement from going out */
  readonly turn: () => Promise<void>
}

export interface Pools {
  readonly with: <T>(login: string, work: (wire: Wire) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

const parsers = new Map<number, (text: string) => unknown>([
  [20, BigInt], // int8
  [1082, text => text], // date
  [1184, text => new Date(text).toISOString()], // timestamptz
  [1700, text => text], // numeric
])
const getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
  parsers.get(oid) ?? types.getTypeParser(oid, format)) as typeof types.getTypeParser

/** One small pool a login, made when first asked for. */
export function openPools(connection: Connection, keys: KeyProvider, most: number): Pools {
  const pools = new Map<string, Pool>()
  const poolOf = (login: string): Pool => {
    const known = pools.get(login)
    if (known) return known
    // `pipeline` is newer than its types
    const config: PoolConfig & { pipeline: boolean } = {
      host: connection.host,
      port: connection.port,
      database: connection.database,
      user: login,
      password: keys.password(login),
      max: most,
      idleTimeoutMillis: 10_000,
      connectionTimeoutMillis: 10_000,
      options:
        '-c statement_timeout=5000 -c idle_in_transaction_session_timeout=10000 -c timezone=UTC -c client_min_messages=error',
      application_name: 'jinwei',
      types: { getTypeParser },
      pipeline: true,
      ...(connection.tls && { ssl: true }),
    }
    const pool = new Pool(config)
    // a broken idle connection leaves the pool by itself; the next request opens another
    pool.on('error', () => {})
    pools.set(login, pool)
    return pool
  }
  return {
    with: async (login, work) => {
      const client = await connected(poolOf(login))
      const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection
      let broken: Error | undefined
      const noteBroken = (error: Error): void => {
        broken = error
      }
      client.on('error', noteBroken)
      try {
        return await work({
          send: (statement, values = []) => {
            const sent = client.query({
              ...statement,
              values: values as unknown[],
              queryMode: 'extended',
            } as never) as unknown as Promise<QueryResult<DatabaseRow>>
            // whoever waits sees the error; a statement behind a failed one must not end the process
            sent.catch(() => {})
            return sent
          },
          together: sending => {
            stream.cork()
            try {
              return sending()
            } finally {
              stream.uncork()
            }
          },
          turn: () => nextTurn(),
        })
      } catch (error) {
        // an error of the database leaves a usable connection once rolled back; any other may not
        const code = (error as { code?: string }).code ?? ''
        if (
          /^(57P|08|53)/.test(code) ||
          /ECONN|EPIPE/.test(code) ||
          /terminated|Connection/.test((error as Error).message ?? '')
        )
          broken = error as Error
        throw error
      } finally {
        client.off('error', noteBroken)
        client.release(broken)
      }
    },
    close: async () => {
      await Promise.all([...pools.values()].map(pool => pool.end()))
    },
  }
}

/** The logins together may want more than the server has: a connection of another login becomes free in a moment. */
async function connected(pool: Pool): Promise<PoolClient> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await pool.connect()
    } catch (error) {
      if ((error as { code?: string }).code !== '53300' || attempt === 100) throw error
      await sleep(20 + Math.random() * 80)
    }
  }
}
