import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { catalogueOf } from '#app'
import {
  all,
  choice,
  count,
  evidence,
  type Field,
  money,
  own,
  parts,
  record,
  ref,
  room,
  type Sight,
  shape,
  text,
} from '#define'
import { parties, unitShape } from '#parties'
import { embedded } from './connection.ts'
import { type Engine, startDebianCluster } from './engine/index.ts'
import { generateStorage } from './generate-storage.ts'
import { softKeys } from './keys.ts'
import { shippedMigrations } from './migrate.ts'
import { prepareDatabase } from './prepare-database.ts'

interface Variant {
  readonly version?: number
  readonly fields?: Readonly<Record<string, Field>>
  readonly states?: readonly [string, ...string[]]
  readonly seen?: Sight
  readonly sameOnce?: readonly string[]
}
const base = { title: text({ max: 20 }), places: count(), unit: ref(unitShape) }
const catalogueWith = ({ version = 1, fields = base, states = ['drafted', 'sent'], seen = all, sameOnce }: Variant) =>
  catalogueOf([
    parties,
    room('trial', {
      version,
      records: [
        record(shape('thing', states, fields), {
          moves: {
            draft: { from: 'new', to: 'drafted', by: 'liaison', asks: Object.keys(fields) },
            send: { from: 'drafted', to: 'sent', by: 'liaison' },
          },
          seenBy: { liaison: seen, office: all } as never,
          ...(sameOnce && { sameOnce }),
        }),
      ],
    }),
  ])

const changes: readonly (readonly [string, Variant])[] = [
  ['a new field', { fields: { ...base, note: text({ optional: true }) } }],
  ['a new field with a value for old rows', { fields: { ...base, size: count({ before: 3 }) } }],
  ['a renamed field', { fields: { name: text({ max: 20, was: 'title' }), places: base.places, unit: base.unit } }],
  ['a longer text', { fields: { ...base, title: text({ max: 50 }) } }],
  ['an optional field', { fields: { ...base, title: text({ max: 20, optional: true }) } }],
  ['a new state', { states: ['drafted', 'sent', 'closed'] }],
  [
    'new lines',
    { fields: { ...base, lines: parts({ what: text(), priceFen: money() }), proof: evidence({ optional: true }) } },
  ],
  ['another sight', { seen: own('unit') }],
  ['unique together', { sameOnce: ['title', 'unit'] }],
  ['unique alone', { fields: { ...base, title: text({ max: 20, unique: 'ever' }) } }],
  ['another reference', { fields: { ...base, parent: ref('trial.thing', { optional: true }) } }],
]

let engine: Engine
beforeAll(async () => {
  engine = (await startDebianCluster()) as Engine
})
afterAll(() => engine.stop())

test.each(changes)('%s: drafted steps add up to the derived schema', async (what, variant) => {
  const slug = what.replaceAll(' ', '_').toLowerCase()
  const [fixed] = await shippedMigrations()
  if (!fixed) throw new Error('the first migration is shipped')
  const first = generateStorage(catalogueWith({}))
  const next = catalogueWith({ version: 2, ...variant })
  const drafted = generateStorage(next, JSON.parse(JSON.stringify(first.drawing)))
  const fresh = generateStorage(next)
  expect(drafted.sql).not.toContain('ASK')
  const shapes = []
  for (const [name, steps] of [
    [`${slug}_a`, [first.sql, drafted.sql]],
    [`${slug}_b`, [fresh.sql]],
  ] as const) {
    const connection = embedded(engine, name)
    const migrations = [fixed, ...steps.map((sql, at) => ({ name: `${String(at + 2).padStart(6, '0')}_step`, sql: sql ?? '' }))]
    await prepareDatabase({ connection, keys: softKeys('/tmp/jinwei-draft-keys'), migrations })
    shapes.push(await described(name))
  }
  expect(shapes[0]).toEqual(shapes[1])
  expect(generateStorage(next, JSON.parse(JSON.stringify(fresh.drawing))).sql).toBeNull()
})

/** Columns, conditions, indexes, policies and rights of a database, in words. */
async function described(database: string): Promise<unknown> {
  const { admin, host, port } = embedded(engine)
  const client = new Client({ host, port, database, user: admin.user, password: admin.password ?? '' })
  await client.connect()
  const lines = async (sql: string) =>
    (await client.query({ text: sql, rowMode: 'array' })).rows.map(row => row.join(' ')).sort()
  try {
    return {
      columns: await lines(
        "select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns where table_schema = 'trial'",
      ),
      conditions: await lines(
        "select conrelid::regclass, conname, pg_get_constraintdef(oid) from pg_constraint where connamespace = 'trial'::regnamespace",
      ),
      indexes: await lines("select indexdef from pg_indexes where schemaname = 'trial'"),
      policies: await lines(
        "select tablename, policyname, roles, cmd, qual, with_check from pg_policies where schemaname = 'trial'",
      ),
      rights: await lines(
        "select table_name, column_name, grantee, privilege_type from information_schema.column_privileges where table_schema = 'trial'",
      ),
      triggers: await lines(
        "select event_object_table, trigger_name from information_schema.triggers where trigger_schema = 'trial'",
      ),
    }
  } finally {
    await client.end()
  }
}

const questions: readonly (readonly [string, Variant, string])[] = [
  ['a version that was not raised', { version: 1, fields: { ...base, note: text({ optional: true }) } }, 'Raise it'],
  ['a removed state', { version: 2, states: ['drafted'] }, "loses the state 'sent'"],
  ['another kind', { version: 2, fields: { ...base, places: choice(['one']) } }, 'turns from integer into text'],
  [
    'a newly sealed field',
    { version: 2, fields: { ...base, title: text({ sealedUntil: 'send' }) } },
    'turns from text into bytea',
  ],
  ['a newly required field', { version: 2, fields: { ...base, note: text() } }, 'which every row must have'],
]
test.each(questions)('%s is asked', (_, variant, question) => {
  const { sql } = generateStorage(catalogueWith(variant), generateStorage(catalogueWith({})).drawing)
  expect(sql).toContain(question)
  expect(sql).toContain('raise exception')
})

test('a removed field is kept under another name', () => {
  const { sql } = generateStorage(
    catalogueWith({ version: 2, fields: { title: base.title, unit: base.unit } }),
    generateStorage(catalogueWith({})).drawing,
  )
  expect(sql).toContain('rename column "places" to "places_retired"')
  expect(sql).toContain('alter column "places_retired" drop not null')
})
