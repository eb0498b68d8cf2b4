import { Client } from 'pg'
import type { Connection } from './connection.ts'
import type { KeyProvider } from './keys.ts'
import { quoted } from './names.ts'
import { adminClient } from './prepare-database.ts'

/**
 * That the data is an invented sample, and which day it is there: `asOf` was the day when the sample was loaded, or turned
 * to a later day, on `loadedOn`.
 */
export interface SampleMark {
  readonly state: 'loading' | 'ready' | 'turned'
  readonly loadedOn: string
  readonly asOf: string
}

const sampleMark = 'sample'

/** @returns null for a house with data of its own */
export const readSampleMark = (connection: Connection, keys: KeyProvider): Promise<SampleMark | null> =>
  asHouse(connection, keys, async client => {
    const { rows } = await client.query<{ value: SampleMark }>({
      text: 'select value from app.mark where name = $1 order by from_day desc limit 1',
      values: [sampleMark],
    })
    return rows[0]?.value ?? null
  })

/** The mark lies with the data, so that a restored sample still says that it is one. It is added to, never changed. */
export const writeSampleMark = (connection: Connection, keys: KeyProvider, mark: SampleMark): Promise<void> =>
  asHouse(connection, keys, async client => {
    await client.query({
      text: 'insert into app.mark (name, from_day, value) values ($1, $2, $3) on conflict do nothing',
      values: [sampleMark, fromDayOf(mark), JSON.stringify(mark)],
    })
  })

/** The newest row stands: days of the sample come long after the two of its loading. */
const fromDayOf = ({ state, asOf }: SampleMark): string =>
  state === 'loading' ? '1970-01-01' : state === 'ready' ? '1970-01-02' : asOf

/** Removes a database in which only half of the sample was loaded; nobody has worked in it, since it never opened. */
export async function dropHalfSample(connection: Connection): Promise<void> {
  const client = adminClient(connection, 'postgres')
  await client.connect()
  try {
    await client.query(`drop database if exists ${quoted(connection.database)} with (force)`)
  } finally {
    await client.end()
  }
}

async function asHouse<T>(connection: Connection, keys: KeyProvider, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    host: connection.host,
    port: connection.port,
    database: connection.database,
    user: 'jw_calendar',
    password: keys.password('jw_calendar'),
    ...(connection.tls && { ssl: true }),
  })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('set local role jw_house')
    const answer = await work(client)
    await client.query('commit')
    return answer
  } finally {
    await client.end()
  }
}
