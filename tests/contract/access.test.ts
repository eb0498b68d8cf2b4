/** Every role against every record, state and move, by a table written by hand; then the same reads without the app. */
import pino from 'pino'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSignIn, type Entry, type StoredRow, type Viewer } from '#app'
import { type GrantedRole, roles } from '#define'
import { createServer } from '#http'
import { accessTable, type Cells } from './access-table.ts'
import { catalogue, engines, type House, plant, type Server, snake, startServer, tableOf, viewer } from './database.ts'
import { rowOf, valuesOf } from './values.ts'

const addresses = [...catalogue.entries.keys()]

test('the table names every record and every move, and no other', () => {
  expect([...accessTable.keys()].toSorted()).toEqual(addresses.toSorted())
  for (const [address, { record }] of catalogue.entries) {
    expect([...(accessTable.get(address) as Cells).moves.keys()].toSorted(), address).toEqual(
      Object.keys(record.life.moves).toSorted(),
    )
  }
})

type Party = 'unit' | 'organisation' | 'person'
type Who = Readonly<Record<Party, string>>
const parties: Readonly<Record<string, Party>> = {
  'parties.unit': 'unit',
  'parties.organisation': 'organisation',
  'parties.person': 'person',
}

describe.each(engines)('on %s', name => {
  let server: Server | null
  let house: House
  let a: Who
  let b: Who
  const standing = new Map<string, StoredRow[]>()

  beforeAll(async () => {
    server = await startServer(name)
    if (!server) return
    house = await server.openHouse()
    a = {
      unit: await keep('parties.unit'),
      organisation: await keep('parties.organisation'),
      person: await keep('parties.person'),
    }
    b = {
      unit: await keep('parties.unit'),
      organisation: await keep('parties.organisation'),
      person: await keep('parties.person'),
    }
    for (const [address, { record }] of catalogue.entries) {
      const paths = partyPaths(address)
      for (const state of record.shape.states) {
        const owners = [
          () => a,
          () => b,
          ...(paths.length > 1 ? paths.map(only => (path: string) => (path === only ? a : b)) : []),
        ]
        for (const ownerOf of owners) await stand(address, state, ownerOf)
      }
    }
  })
  afterAll(async () => {
    await house?.close()
    await server?.stop()
  })

  const remember = async (address: string, row: StoredRow): Promise<string> => {
    await plant(house, address, row)
    standing.set(address, [...(standing.get(address) ?? []), row])
    return row.id
  }
  /** Parents deeper than the first are shared: one of each is enough. */
  const kept = new Map<string, string>()
  const keep = async (address: string): Promise<string> => remember(address, await rowOf(address, shared))
  const shared = async (address: string): Promise<string> => {
    const known = kept.get(address) ?? (await keep(address))
    kept.set(address, known)
    return known
  }

  const stand = async (address: string, state: string, ownerOf: (path: string) => Who): Promise<void> => {
    // where a parent may have only one such child, each child gets a parent of its own
    const { record, refs } = catalogue.entries.get(address) as Entry
    const apart = new Set((record.life.sameOnce ?? []).map(field => refs.get(field)))
    const row = await rowOf(address, of => (apart.has(of) && !parties[of] ? keep(of) : shared(of)), state)
    await remember(address, owned(address, row, ownerOf))
    // the panel of each challenge that is A's in every field: A sits on it
    const challenge =
      address === 'open-challenge.challenge' ? row.id : address === 'open-challenge.bid' ? (row['challenge'] as string) : null
    if (challenge === null || ownerOf('solver') !== a) return
    const seat = await rowOf('open-challenge.panelSeat', shared)
    await remember('open-challenge.panelSeat', { ...seat, challenge, expert: a.person, employer: null })
  }

  const me = (role: GrantedRole): Viewer => viewer(role, role === 'public' ? { person: null } : a)

  /** What the hand-written table lets a role see of all rows that stand; `also` with rows of others that he only reads. */
  const expectedOf = (address: string, role: string, also = true): readonly string[] => {
    const sees = accessTable.get(address)?.sees.get(role)
    if (!sees) return []
    const seats = new Set(
      (standing.get('open-challenge.panelSeat') ?? [])
        .filter(seat => seat['expert'] === a.person)
        .map(seat => seat['challenge']),
    )
    const isSeen = (row: StoredRow): boolean => {
      if (also && sees.also.includes(row.state)) return true
      if (sees.states && !sees.states.includes(row.state)) return false
      if (sees.how === 'all') return true
      if (sees.how === 'seat') return seats.has(address === 'open-challenge.challenge' ? row.id : row['challenge'])
      const party = parties[targetOf(address, sees.field as string)] as Party
      return valuesAt(row, sees.field as string).includes(a[party])
    }
    return (standing.get(address) ?? [])
      .filter(isSeen)
      .map(row => row.id)
      .toSorted()
  }

  test.each(addresses)('%s shows each role its rows, through the app and without it', async address => {
    if (!server) return
    for (const role of roles) {
      const expected = expectedOf(address, role)
      const as = me(role)
      const listed = await house.app.list(as, address, { where: {}, page: 1, pageSize: 20_000 })
      const cells = accessTable.get(address) as Cells
      const mayLook = cells.sees.has(role)
      expect(listed.ok ? 'looks' : listed.refusal.code, `${role} lists`).toBe(mayLook ? 'looks' : 'not_found')
      if (listed.ok) {
        expect(ids(listed.value.rows), `${role} lists`).toEqual(expected)
        expect(listed.value.total, `${role} counts`).toBe(expected.length)
      }
      const seen = new Set(expected)
      for (const row of standing.get(address) ?? []) {
        const shown = await house.app.show(as, address, row.id)
        expect(shown.ok ? 'shown' : shown.refusal.code, `${role} opens a row in ${row.state}`).toBe(
          seen.has(row.id) ? 'shown' : 'not_found',
        )
      }
      const [hidden] = (standing.get(address) ?? []).filter(row => !seen.has(row.id))
      if (hidden)
        expect(await house.app.history(as, address, hidden.id)).toMatchObject({ ok: false, refusal: { code: 'not_found' } })

      // the app's check switched off: the database alone
      const raw = await house.sqlAs(as, `select "id" as id from ${tableOf(address)}`)
      expect(raw === null ? [] : raw.map(row => row['id'] as string).toSorted(), `${role} by SQL`).toEqual(expected)
      for (const table of beside(address)) {
        const lines = (await house.sqlAs(as, `select distinct "of" from ${table}`)) ?? []
        const leaked = lines.filter(line => !seen.has(line['of'] as string))
        expect(leaked, `${role} by SQL in ${table}`).toEqual([])
      }
    }
  })

  test.each(addresses)('%s moves for its roles only, and on rows they see', async address => {
    if (!server) return
    const { record } = catalogue.entries.get(address) as {
      record: { life: { moves: Record<string, { from: string | readonly string[] }> } }
    }
    for (const role of roles) {
      const as = me(role)
      const seen = new Set(expectedOf(address, role))
      const mine = new Set(expectedOf(address, role, false))
      for (const [move, { from }] of Object.entries(record.life.moves)) {
        const may = (accessTable.get(address) as Cells).moves.get(move)?.has(role) === true
        if (from === 'new') {
          const outcome = await house.app.move(as, {
            address,
            id: null,
            move,
            values: {},
            reason: null,
            revision: null,
            key: v7(),
          })
          const code = outcome.ok ? 'born' : outcome.refusal.code
          if (may) expect(['invalid_field'], `${role} ${move}`).toContain(code)
          else expect(['not_found', 'not_allowed'], `${role} ${move}`).toContain(code)
          continue
        }
        for (const row of (standing.get(address) ?? []).filter(one => [from].flat().includes(one.state))) {
          // a revision nobody has seen stops the move right after the question whether he may
          const outcome = await house.app.move(as, {
            address,
            id: row.id,
            move,
            values: {},
            reason: null,
            revision: 999,
            key: v7(),
          })
          const code = outcome.ok ? 'moved' : outcome.refusal.code
          const wanted = seen.has(row.id) ? (may && mine.has(row.id) ? 'changed_meanwhile' : 'not_allowed') : 'not_found'
          expect(code, `${role} ${move} on a row in ${row.state}`).toBe(wanted)
        }
      }
    }
  })

  test('nobody files for another', async () => {
    if (!server) return
    let tried = 0
    for (const [address, { record }] of catalogue.entries) {
      for (const [move, definition] of Object.entries(record.life.moves)) {
        if (definition.from !== 'new') continue
        const { sees, moves } = accessTable.get(address) as Cells
        for (const role of moves.get(move) ?? []) {
          if (sees.get(role)?.how !== 'own') continue
          const values = await valuesOf(record.shape.fields, shared, definition.asks ?? [])
          for (const [who, isRefused] of [
            [b, true],
            [a, false],
          ] as const) {
            const whole = owned(address, values as StoredRow, () => who)
            const asked = Object.fromEntries(Object.entries(whole).filter(([field]) => field in values))
            const outcome = await house.app.move(me(role as GrantedRole), {
              address,
              id: null,
              move,
              values: asked,
              reason: null,
              revision: null,
              key: v7(),
            })
            expect(!outcome.ok && outcome.refusal.code === 'not_allowed', `${role} ${move} ${address}`).toBe(isRefused)
            tried += 1
          }
        }
      }
    }
    expect(tried).toBeGreaterThan(10)
  })

  test('an unknown role and one without its place find nothing', async () => {
    if (!server) return
    const stranger = { ...me('office'), actor: { ...me('office').actor, role: 'stranger' as GrantedRole } }
    for (const address of addresses) {
      const [row] = standing.get(address) ?? []
      expect(await house.app.list(stranger, address, { where: {}, page: 1, pageSize: 1 })).toMatchObject({
        ok: false,
        refusal: { code: 'not_found' },
      })
      expect(await house.app.show(stranger, address, row?.id ?? v7())).toMatchObject({
        ok: false,
        refusal: { code: 'not_found' },
      })
      for (const [role, sees] of (accessTable.get(address) as Cells).sees) {
        if (sees.how !== 'own') continue
        const placeless = viewer(role as GrantedRole, { person: v7() })
        const open = (standing.get(address) ?? []).filter(one => sees.also.includes(one.state)).length
        expect(await house.app.list(placeless, address, { where: {}, page: 1, pageSize: 1 })).toMatchObject({
          ok: true,
          value: { total: open },
        })
        expect(((await house.sqlAs(placeless, `select 1 from ${tableOf(address)}`)) ?? []).length).toBe(open)
      }
    }
  })

  test('whoever is not signed in is asked to, on every route', async () => {
    if (!server) return
    const signIn = createSignIn(house.store.door, { now: () => new Date() })
    const edge = createServer(house.app, signIn, house.store, {
      webDir: null,
      sample: null,
      version: 'trial',
      https: false,
      log: pino({ enabled: false }),
    })
    const id = v7()
    for (const [address, { record }] of catalogue.entries) {
      const path = `/api/${address.replace('.', '/')}`
      for (const url of [path, `${path}.xlsx`, `${path}/${id}`, `${path}/${id}/history`, `${path}/${id}/evidence/${id}`]) {
        expect((await edge.inject({ method: 'GET', url })).statusCode, url).toBe(401)
      }
      for (const [move, { from }] of Object.entries(record.life.moves)) {
        // evidence is born by an upload alone
        const url =
          address === 'facts.evidence' ? '/api/evidence' : from === 'new' ? `${path}/${move}` : `${path}/${id}/${move}`
        const headers = {
          'idempotency-key': v7(),
          'if-match': '1',
          'content-type': 'application/json',
          cookie: 'jinwei=forged',
        }
        expect((await edge.inject({ method: 'POST', url, headers, payload: '{}' })).statusCode, url).toBe(401)
      }
    }
    for (const url of ['/api/queries/overview', `/api/papers/scorecard/${id}.docx`, `/api/evidence/${id}`]) {
      expect((await edge.inject({ method: 'GET', url })).statusCode, url).toBe(401)
    }
    await edge.close()
  })

  const beside = (address: string): readonly string[] => {
    const parts = Object.entries(catalogue.entries.get(address)?.record.shape.fields ?? {}).filter(
      ([, field]) => field.kind === 'parts',
    )
    return ['history', ...parts.map(([field]) => field)].map(part => tableOf(address).replace(/"$/, `_${snake(part)}"`))
  }
})

const ids = (rows: readonly StoredRow[]): readonly string[] => rows.map(row => row.id).toSorted()

const targetOf = (address: string, path: string): string => catalogue.entries.get(address)?.refs.get(path) ?? ''

const partyPaths = (address: string): readonly string[] =>
  [...(catalogue.entries.get(address)?.refs ?? [])].filter(([, target]) => target in parties).map(([path]) => path)

const valuesAt = (row: StoredRow, path: string): readonly unknown[] => {
  const [field, part] = path.split('.') as [string, string | undefined]
  return part === undefined
    ? [row[field]]
    : (row[field] as readonly Readonly<Record<string, unknown>>[]).map(line => line[part])
}

/** The row with every reference to a unit, an organisation or a person set to its owner's. */
function owned(address: string, row: StoredRow, ownerOf: (path: string) => Who): StoredRow {
  const changed: Record<string, unknown> = { ...row }
  for (const path of partyPaths(address)) {
    const [field, part] = path.split('.') as [string, string | undefined]
    const id = ownerOf(path)[parties[targetOf(address, path)] as Party]
    if (part === undefined) changed[field] = id
    else
      changed[field] = ((changed[field] ?? []) as readonly Readonly<Record<string, unknown>>[]).map(line => ({
        ...line,
        [part]: id,
      }))
  }
  return changed as StoredRow
}
