/** Every definition of the catalogue through storage, lists and history, and every example through its moves: no code per mechanism. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messages, playExample, type Reading, sealed, type StoredRow, type Viewer } from '#app'
import type { Example, Field, GrantedRole } from '#define'
import * as mechanisms from '#mechanisms'
import { ledgerInvariants } from '#storage'
import { v7 } from 'uuid'
import { catalogue, engines, type House, houseItself, plant, type Server, startServer, tableOf, viewer } from './database.ts'
import { rowOf, valuesOf } from './values.ts'

const examples = (mechanisms as unknown as { readonly examples?: readonly Example[] }).examples ?? []
const entries = [...catalogue.entries.values()]

/** A role that gets every field of every row, or the house where there is none. */
const seer = (address: string): GrantedRole | null => {
  const seenBy = Object.entries(catalogue.entries.get(address)?.record.life.seenBy ?? {})
  return (seenBy.find(([, sight]) => sight.see === 'all' && !sight.in && !sight.hides)?.[0] as GrantedRole | undefined) ?? null
}

describe.each(engines)('on %s', name => {
  let server: Server | null
  let house: House
  beforeAll(async () => {
    server = await startServer(name)
    if (server) house = await server.openHouse()
  })
  afterAll(async () => {
    await house?.close()
    await server?.stop()
  })
  const there = (): boolean => server !== null

  const reading = <T>(work: (reading: Reading) => Promise<T>, as: Viewer = houseItself): Promise<T> =>
    house.store.read(as, work)

  const planted = async (address: string): Promise<StoredRow> => {
    const row = await rowOf(address, async of => (await planted(of)).id)
    await plant(house, address, row)
    return row
  }

  test.each(entries.map(entry => entry.address))('%s comes back as it was stored, and after every change', async address => {
    if (!there()) return
    const { record } = catalogue.entries.get(address) as (typeof entries)[number]
    const { fields, states } = record.shape
    const row = await planted(address)
    expect(await reading(at => at.find(address, row.id))).toEqual(asKept(address, row))

    if (record.life.appendOnly) {
      const changed = plant(house, address, { ...row, revision: 2 }, row)
      await expect(changed, 'a row that is only added to cannot be changed').rejects.toThrow()
      expect(await reading(at => at.find(address, row.id))).toEqual(row)
    } else {
      const others = await valuesOf(fields, async of => (await planted(of)).id)
      // lists grow and shrink: every line after the first leaves
      for (const [name, field] of Object.entries(fields))
        if (field.kind === 'parts') others[name] = shortened(field, others[name])
      const second: StoredRow = { ...row, ...others, state: states.at(-1) as string, revision: 2 }
      await plant(house, address, second, row, 'change')
      expect(await reading(at => at.find(address, row.id))).toEqual(asKept(address, second))
      const emptied = Object.fromEntries(
        Object.entries(fields)
          .filter(([, field]) => mayBeEmpty(field))
          .map(([name, field]) => [name, isList(field) ? [] : null]),
      )
      const third: StoredRow = { ...second, ...emptied, revision: 3 }
      await plant(house, address, third, second, 'empty')
      expect(await reading(at => at.find(address, row.id))).toEqual(asKept(address, third))
    }

    const last = record.life.appendOnly ? 1 : 3
    const history = await reading(at => at.history(address, row.id))
    expect(history.map(entry => entry.revision)).toEqual(Array.from({ length: last }, (_, at) => at + 1))
    expect(history.map(entry => entry.from)).toEqual([null, row.state, states.at(-1)].slice(0, last))
    expect(history.at(0)?.person).toBe(null)
    const events = await house.sql('select count(*)::int as n from audit.event where subject = $1', [row.id])
    expect(events[0]?.['n'], 'each step has its event').toBe(last)
    await expect(
      house.sql(`set local role jw_house; delete from ${tableOf(address)} where "id" = '${row.id}'`),
    ).rejects.toThrow()
  })

  test.each(entries.filter(entry => seer(entry.address)).map(entry => entry.address))(
    '%s is listed, filtered, sorted and searched',
    async address => {
      if (!there()) return
      const { record } = catalogue.entries.get(address) as (typeof entries)[number]
      const { list } = record.life
      const as = viewer(seer(address) as GrantedRole)
      const [row] = [await planted(address), await planted(address)]
      const listed = async (query: object) => {
        const found = await house.app.list(as, address, { where: {}, page: 1, pageSize: 20_000, ...query })
        if (!found.ok) throw new Error(found.refusal.code)
        expect(found.value.total).toBe(found.value.rows.length)
        return found.value.rows
      }
      const whole = await listed({})
      const [{ n }] = (await house.sql(`select count(*)::int as n from ${tableOf(address)}`)) as [{ n: number }]
      expect(whole.length).toBe(n)
      expect(new Set(whole.map(one => one.id)).size).toBe(n)

      for (const name of list?.filters ?? []) {
        const wanted = row[name]
        if (wanted === null || wanted === undefined || isKept(record.shape.fields[name])) continue
        const found = await listed({ where: { [name]: wanted } })
        const same = whole.filter(one =>
          Array.isArray(wanted) ? (one[name] as unknown[]).some(item => wanted.includes(item)) : one[name] === wanted,
        )
        expect(ids(found), `filtered by ${name}`).toEqual(ids(same))
        expect(found.some(one => one.id === row.id)).toBe(true)
      }
      for (const name of list?.columns ?? []) {
        const field = record.shape.fields[name]
        if (name !== 'state' && name !== 'number' && (!field || isList(field) || isKept(field))) continue
        const up = await listed({ sort: { field: name, descending: false } })
        expect(ids(up), `sorted by ${name}`).toEqual(ids(whole))
        const values = up.map(one => one[name] ?? null)
        const filled = values.filter(value => value !== null)
        expect(values.slice(0, filled.length), `nothing comes last in ${name}`).toEqual(filled)
        if (field && ['count', 'share', 'money', 'day'].includes(field.kind))
          expect(filled).toEqual(
            [...filled].sort((a, b) => ((a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0)),
          )
      }
      for (const name of list?.search ?? []) {
        const wanted = row[name]
        if (typeof wanted !== 'string' || isKept(record.shape.fields[name])) continue
        const words = wanted.split('\n')[0] as string
        expect(
          (await listed({ search: words })).some(one => one.id === row.id),
          `searched by ${name}`,
        ).toBe(true)
        expect((await listed({ search: `${words}%_no such words` })).length).toBe(0)
      }
      const page = await house.app.list(as, address, { where: {}, page: 2, pageSize: 1 })
      expect(page.ok && page.value.rows.length).toBe(1)
      expect(page.ok && page.value.total).toBe(n)
    },
  )

  test.each(entries.map(entry => entry.address))(
    '%s is born by its own roles, or refused with a code its rules name',
    async address => {
      if (!there()) return
      const { record } = catalogue.entries.get(address) as (typeof entries)[number]
      for (const [move, definition] of Object.entries(record.life.moves)) {
        if (definition.from !== 'new') continue
        const codes = new Set([
          'already_exists',
          'reason_missing',
          ...[...(definition.check ?? []), ...(definition.recused ? [definition.recused] : [])].flatMap(check => check.refuses),
        ])
        for (const role of ([] as string[]).concat(definition.by as string | string[])) {
          if (role === 'calendar') continue
          const place = {
            person: await bornId('parties.person'),
            unit: await bornId('parties.unit'),
            organisation: await bornId('parties.organisation'),
          }
          const as = viewer(role as GrantedRole, place)
          const values = await valuesOf(record.shape.fields, bornId, definition.asks ?? [])
          // he files for himself
          for (const [path, target] of catalogue.entries.get(address)?.refs ?? [])
            if (!path.includes('.') && path in values) values[path] = own(target, place) ?? values[path]
          const outcome = await house.app.move(as, { address, id: null, move, values, reason: '试', revision: null, key: v7() })
          if (!outcome.ok) {
            expect(
              [...codes],
              `${role} ${move}: ${JSON.stringify(outcome.refusal, (_, value) => (typeof value === 'bigint' ? String(value) : value))}`,
            ).toContain(outcome.refusal.code)
            continue
          }
          const born = await reading(at => at.find(address, outcome.value.id))
          expect(born).toMatchObject({ ...asKept(address, values), state: outcome.value.state, revision: 1 })
          const [entry] = await reading(at => at.history(address, outcome.value.id))
          expect(entry).toMatchObject({ revision: 1, move, from: null, to: born?.state, person: as.actor.person, role })
        }
      }
    },
  )

  const bornId = async (of: string): Promise<string> => (await planted(of)).id

  test.each(examples.map(example => [example.area, example] as const))(
    'the example of %s plays through the whole house',
    async (_, example) => {
      if (!server) return
      const stage = await server.openHouse()
      try {
        const played = await playExample(
          {
            app: stage.app,
            setDay: stage.setDay,
            textOf: key => messages.zh[`${example.area}.example.${key}`] ?? key,
            fileOf: async function* (file) {
              yield new TextEncoder().encode(`${file.endsWith('.pdf') ? '%PDF-1.4\n' : ''}样例\n${file}\n`)
            },
          },
          example,
        )
        expect(played.faults).toEqual([])
        for (const [rule, sql] of Object.entries(ledgerInvariants)) expect(await stage.sql(sql), rule).toEqual([])
        await expectWhole(stage)
        await expectCounted(stage, example.area)
      } finally {
        await stage.close()
      }
    },
  )

  /** Revision, history and events of every row agree. */
  async function expectWhole(stage: House): Promise<void> {
    for (const { address } of entries) {
      const table = tableOf(address)
      const torn = await stage.sql(
        `select t."id" from ${table} t where t."revision" <> (select count(*) from ${historyOf(address)} h where h."of" = t."id")
           or t."revision" <> (select count(*) from audit.event e where e.subject = t."id" and (e.body::jsonb ->> 'ok')::boolean)`,
      )
      expect(torn, address).toEqual([])
    }
  }

  /** What the app counts equals what the history of the moves says, counted here by another road. */
  async function expectCounted(stage: House, slug: string): Promise<void> {
    const area = catalogue.areas.find(one => one.slug === slug)
    const answered = await stage.app.query(viewer('office', { person: v7() }), 'mechanism-figures', { area: slug })
    const figures = answered.ok ? (answered.value as { figures: { name: string; values: (string | null)[] }[] }).figures : []
    for (const [indicator, rule] of Object.entries(area?.indicators ?? {})) {
      if (rule.on === undefined) continue
      const history = historyOf(`${slug}.${rule.record}`)
      const rows = await stage.sql(
        `select h."row" from ${history} h where h."move" = $1 and not exists
           (select 1 from ${history} r where r."of" = h."of" and r."move" = any ($2))`,
        [rule.on, rule.reversedBy ?? []],
      )
      const taken = (rows as { row: Record<string, string> }[]).map(({ row }) => row)
      const expected =
        rule.sums === undefined
          ? BigInt(
              new Set(
                taken.map(
                  row =>
                    `${row[rule.subject as string]} ${rule.once === 'perYear' ? row[rule.dated as string]?.slice(0, 4) : ''}`,
                ),
              ).size,
            )
          : taken.reduce((sum, row) => sum + BigInt(row[rule.sums as string] as string), 0n)
      const counted = figures.find(figure => figure.name === indicator)?.values ?? []
      expect(taken.length, `the example moves ${indicator}`).toBeGreaterThan(0)
      expect(
        counted.reduce((sum, value) => sum + BigInt(value ?? 0), 0n),
        indicator,
      ).toBe(expected)
    }
  }
})

const historyOf = (address: string): string => tableOf(address).replace(/"$/, '_history"')
const ids = (rows: readonly StoredRow[]): readonly string[] => rows.map(row => row.id).toSorted()
const isList = (field: Field): boolean => ['parts', 'evidence', 'set'].includes(field.kind)
const mayBeEmpty = (field: Field): boolean => field.options.optional === true || field.options.later === true
const isKept = (field: Field | undefined): boolean =>
  field?.options.masked !== undefined || field?.options.sealedUntil !== undefined
const shortened = (field: Field, lines: unknown): readonly unknown[] => {
  const min = (field.options['min'] as number | undefined) ?? 0
  return (lines as readonly unknown[]).slice(
    0,
    Math.max(1, field.options['total'] ? (lines as readonly unknown[]).length : min),
  )
}
const own = (target: string, place: { person: string; unit: string; organisation: string }): string | null =>
  target === 'parties.unit'
    ? place.unit
    : target === 'parties.organisation'
      ? place.organisation
      : target === 'parties.person'
        ? place.person
        : null

/** What a bid holds is kept from everybody, the house included, until it is opened. */
const asKept = <T extends Readonly<Record<string, unknown>>>(address: string, row: T): T => {
  const fields = catalogue.entries.get(address)?.record.shape.fields ?? {}
  const kept = Object.entries(fields).filter(
    ([name, field]) => field.options.sealedUntil !== undefined && name in row && row[name] !== null,
  )
  return { ...row, ...Object.fromEntries(kept.map(([name]) => [name, sealed])) }
}
