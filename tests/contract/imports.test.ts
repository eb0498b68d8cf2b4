/** Sheets in: whatever goes out reads back, whoever reads in has the rights of a single write, and one bad cell stops all. */
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Imported, messages, type StoredRow, type Viewer } from '#app'
import { creditCodeCheck, type Outcome } from '#base'
import type { GrantedRole } from '#define'
import { openSheet } from '#sheets'
import { catalogue, engines, type House, plant, type Server, startServer, tableOf, viewer } from './database.ts'
import { rowOf } from './values.ts'

const organisation = 'parties.organisation'
const statForm = 'enterprise-registry.statForm'
const label = (address: string, field: string): string => messages.zh[`${address}.fields.${field}.label`] ?? field
const codeOf = (n: number): string => {
  const stem = `91150691MA0QW${String(n).padStart(4, '0')}`
  return stem + String(creditCodeCheck(stem))
}

describe.each(engines)('on %s', name => {
  let server: Server | null
  let house: House
  let zone: Viewer

  beforeAll(async () => {
    server = await startServer(name)
    if (!server) return
    house = await server.openHouse()
    zone = viewer('zoneDepartment', { person: (await planted('parties.person')).id })
  })
  afterAll(async () => {
    await house?.close()
    await server?.stop()
  })

  const planted = async (address: string): Promise<StoredRow> => {
    const row = await rowOf(address, async of => (await planted(of)).id)
    await plant(house, address, row)
    return row
  }
  interface More {
    readonly isDryRun?: boolean
    readonly as?: Viewer
    readonly reason?: string
    readonly key?: string
    readonly signal?: AbortSignal
  }
  const read = (address: string, bytes: Uint8Array, { as = zone, ...more }: More = {}): Promise<Outcome<Imported>> =>
    house.app.importSheet(as, {
      address,
      open: () =>
        openSheet(
          (async function* () {
            for (let at = 0; at < bytes.length; at += 3_000) yield bytes.subarray(at, at + 3_000)
          })(),
          bytes.length,
        ),
      isDryRun: more.isDryRun ?? false,
      reason: more.reason ?? null,
      key: more.key ?? v7(),
      sha256: v7(),
      ...(more.signal && { signal: more.signal }),
    })
  const must = async (...of: Parameters<typeof read>): Promise<Imported> => {
    const outcome = await read(...of)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
    return outcome.value
  }
  const csv = (head: readonly string[], rows: readonly (readonly string[])[]): Uint8Array =>
    new TextEncoder().encode(`\ufeff${[head, ...rows].map(row => row.join(',')).join('\r\n')}\r\n`)
  const head = ['creditCode', 'name', 'size', 'isInZone', 'registeredOn', 'registeredCapitalFen'].map(field =>
    field === 'registeredCapitalFen' ? `${label(organisation, field)}（万元）` : label(organisation, field),
  )
  const firm = (n: number, more: readonly string[] = []): readonly string[] =>
    [codeOf(n), `示例企业${n}`, '小型', '是', '2020/3/4', '500'].map((cell, at) => more[at] ?? cell)
  const count = async (address: string): Promise<number> =>
    ((await house.sql(`select count(*)::int as n from ${tableOf(address)}`)) as [{ n: number }])[0].n

  test('rows are born as single births bear them, history, event and totals alike', async () => {
    if (!server) return
    const imported = await must(organisation, csv(head, [firm(1), firm(2), firm(3)]))
    expect(imported).toMatchObject({ rows: 3, born: 3, changed: 0, same: 0, isWritten: true, faultCount: 0 })
    const values = {
      creditCode: codeOf(4),
      name: '示例企业4',
      size: 'small',
      isInZone: true,
      registeredOn: '2020-03-04',
      registeredCapitalFen: 500_000_000n,
    }
    const alone = await house.app.move(zone, {
      address: organisation,
      id: null,
      move: 'enter',
      values,
      reason: null,
      revision: null,
      key: v7(),
    })
    expect(alone.ok).toBe(true)
    const bare = async (code: string) => {
      const [row] = await house.sql(
        `select to_jsonb(o) - 'id' - 'credit_code' - 'name' as row,
          (select to_jsonb(h) - 'of' - 'at' - 'salt' - 'row' || jsonb_build_object('keys', (select array_agg(k order by k) from jsonb_object_keys(h.row) k)) from parties.organisation_history h where h.of = o.id) as history,
          (select e.body::jsonb - 'id' - 'at' - 'after' - 'subject' from audit.event e where e.subject = o.id) as event
        from parties.organisation o where credit_code = $1`,
        [code],
      )
      return row
    }
    expect(await bare(codeOf(2))).toEqual(await bare(codeOf(4)))
    // the salted hash of the event is that of the row its history keeps, and the leaf is that of the body
    const torn =
      await house.sql(`select o.id from parties.organisation o join parties.organisation_history h on h.of = o.id join audit.event e on e.subject = o.id
      where e.leaf <> sha256('\\x00'::bytea || convert_to(e.body, 'UTF8'))`)
    expect(torn).toEqual([])
    const shown = await house.app.list(zone, organisation, { where: { creditCode: codeOf(1) }, page: 1, pageSize: 1 })
    expect(shown.ok && shown.value.rows[0]).toMatchObject({ registeredCapitalFen: 500_000_000n, enteredZoneOn: '2020-03-04' })
  })

  test('the same file twice changes nothing, a changed one what it changes, and says so beforehand', async () => {
    if (!server) return
    const events = await count(organisation)
    expect(await must(organisation, csv(head, [firm(1), firm(2), firm(3)]))).toMatchObject({ born: 0, changed: 0, same: 3 })
    const changed = csv(head, [
      firm(1),
      firm(
        2,
        ['', '示例企业二号'].map((cell, at) => (at === 0 ? codeOf(2) : cell)),
      ),
      firm(5),
    ])
    const tried = await must(organisation, changed, { isDryRun: true, reason: '更名' })
    expect(tried).toMatchObject({ born: 1, changed: 1, same: 1, isWritten: false })
    expect(tried.changes[0]).toMatchObject({ line: 3, fields: [{ field: 'name', from: '示例企业2', to: '示例企业二号' }] })
    expect(await count(organisation)).toBe(events)
    expect(await must(organisation, changed)).toMatchObject({ faultCount: 1, isWritten: false })
    expect(await must(organisation, changed, { reason: '更名' })).toMatchObject({
      born: 1,
      changed: 1,
      same: 1,
      isWritten: true,
    })
    const found = await house.app.list(zone, organisation, { where: { creditCode: codeOf(2) }, page: 1, pageSize: 1 })
    expect(found.ok && found.value.rows[0]?.['formerNames']).toMatchObject([{ name: '示例企业2' }])
  })

  test('one bad cell in the last of many rows leaves the register as it was', async () => {
    if (!server) return
    const before = await count(organisation)
    const many = Array.from({ length: 2_500 }, (_, n) => firm(1_000 + n))
    const bad = csv(head, [...many, firm(3_600, [codeOf(3_600).replace(/.$/, last => (last === '0' ? '1' : '0'))])])
    const imported = await must(organisation, bad)
    expect(imported).toMatchObject({ isWritten: false, faultCount: 1 })
    expect(imported.faults[0]).toMatchObject({
      cell: 'A2502',
      refusal: { code: 'invalid_field', details: { what: 'creditCode' } },
    })
    expect(await count(organisation)).toBe(before)
    expect(await must(organisation, csv(head, many))).toMatchObject({ born: 2_500, isWritten: true })
    expect(await count(organisation)).toBe(before + 2_500)
  })

  test('what somebody else enters meanwhile stops it by name, and nothing of the sheet stays', async () => {
    if (!server) return
    const many = Array.from({ length: 3_500 }, (_, n) => firm(5_100 + n))
    // a column nobody knows makes the file longer than what is looked at before the first row is read
    const bytes = csv(
      [...head, 'x'],
      many.map(row => [...row, 'x'.repeat(1_000)]),
    )
    const before = await count(organisation)
    const cut = [0.35, 0.65, 0.95, 1].map(share => Math.floor(bytes.length * share))
    const meanwhile = async () => {
      // its batch has been asked about by now and is not written yet
      await new Promise(resolve => setTimeout(resolve, 500))
      const [creditCode = '', name = ''] = many[1_500] as readonly string[]
      const values = { creditCode, name, size: 'small', isInZone: true, registeredOn: '2020-03-04' } as never
      const asked = { address: organisation, id: null, move: 'enter', values, reason: null, revision: null, key: v7() }
      expect(await house.app.move(zone, asked)).toMatchObject({ ok: true })
    }
    const imported = await house.app.importSheet(zone, {
      address: organisation,
      isDryRun: false,
      reason: null,
      key: v7(),
      sha256: v7(),
      open: () =>
        openSheet(
          (async function* () {
            for (const [n, at] of cut.entries()) {
              if (n === 3) await meanwhile()
              yield bytes.subarray(n === 0 ? 0 : cut[n - 1], at)
            }
          })(),
          bytes.length,
        ),
    })
    expect(imported).toMatchObject({ ok: false, refusal: { code: 'already_exists' } })
    expect(await count(organisation)).toBe(before + 1)
  })

  test('a row twice in the sheet, a stranger and a foreign template are named', async () => {
    if (!server) return
    const twice = await must(organisation, csv(head, [firm(4_001), firm(4_001)]))
    expect(twice.faults[0]).toMatchObject({ cell: 'A3', refusal: { code: 'row_stands_twice', details: { line: 2 } } })
    const unknown = await must(statForm, csv(['organisation', 'period', 'form'], [['不存在的企业', '2023年', '年报']]))
    expect(unknown.faults[0]).toMatchObject({ refusal: { details: { field: 'organisation', what: 'noSuchRow' } } })
    const stamp = (text: string) => new TextEncoder().encode(`${text}\n${head.join(',')}\n`)
    expect(await read(organisation, stamp('模板 [parties.organisation@99]'))).toMatchObject({
      refusal: { code: 'template_outdated' },
    })
    expect(await read(organisation, stamp('模板 [parties.unit@1]'))).toMatchObject({ refusal: { code: 'template_of_another' } })
    expect(await read(organisation, csv(['甲', '乙'], [['1', '2']]))).toMatchObject({ refusal: { code: 'sheet_without_head' } })
  })

  test('it is no side door: who may not write one row may not write many', async () => {
    if (!server) return
    const sheet = csv(head, [firm(5_001)])
    for (const role of ['office', 'liaison', 'audit', 'firm', 'assessor'] as const) {
      // Refused before anything of the sheet is kept, and once more when it is read.
      const refusal = { code: 'register_unknown' }
      expect(house.app.mayImport(viewer(role), organisation), role).toMatchObject({ refusal })
      expect(await read(organisation, sheet, { as: viewer(role) }), role).toMatchObject({ refusal })
    }
    expect(house.app.mayImport(zone, organisation).ok).toBe(true)
    // a firm fills in its own form and nobody else's
    const found = await house.app.list(zone, organisation, {
      where: { creditCode: [codeOf(1), codeOf(2)] },
      page: 1,
      pageSize: 2,
    })
    const [mine, other] = found.ok ? found.value.rows : []
    const own = viewer('firm', { organisation: mine?.id ?? null, person: zone.actor.person })
    const form = (of: StoredRow | undefined) =>
      csv(
        ['organisation', 'period', 'form', `${label(statForm, 'revenueFen')}（千元）`],
        [[String(of?.['creditCode']), '2023年', '年报', '1,200']].map(row => row.map(cell => `"${cell}"`)),
      )
    expect(await must(statForm, form(other), { as: own })).toMatchObject({
      isWritten: false,
      faults: [{ refusal: { code: 'not_allowed' } }],
    })
    expect(await must(statForm, form(mine), { as: own })).toMatchObject({ isWritten: true, born: 1 })
    const [row] = await house.sql(
      `select revenue_fen::text as fen, filled_by from enterprise_registry.stat_form where organisation = $1`,
      [mine?.id],
    )
    expect(row).toEqual({ fen: '120000000', filled_by: 'firm' })
    const zoneChanges = csv(
      ['organisation', 'period', 'form', label(statForm, 'revenueFen')],
      [[String(mine?.['creditCode']), '2023', '年报', '1']],
    )
    expect(await must(statForm, zoneChanges)).toMatchObject({
      isWritten: false,
      faults: [{ refusal: { code: 'figure_of_firm' } }],
    })
  })

  test('a cancelled one writes nothing, and a repeated request acts once', async () => {
    if (!server) return
    const stop = new AbortController()
    stop.abort()
    const sheet = csv(head, [firm(6_001)])
    expect(await read(organisation, sheet, { signal: stop.signal })).toMatchObject({ refusal: { code: 'import_cancelled' } })
    const before = await count(organisation)
    const key = v7()
    const request = {
      address: organisation,
      isDryRun: false,
      reason: null,
      key,
      sha256: 'a'.repeat(64),
      open: () =>
        openSheet(
          (async function* () {
            yield sheet
          })(),
          sheet.length,
        ),
    }
    const [first, second] = [await house.app.importSheet(zone, request), await house.app.importSheet(zone, request)]
    expect(first).toMatchObject({ ok: true, value: { born: 1, isWritten: true } })
    expect(second).toMatchObject({ ok: true, value: { born: 1, isWritten: true } })
    expect(await count(organisation)).toBe(before + 1)
  })

  const importable = [...catalogue.entries.values()].flatMap(entry => {
    const births = Object.values(entry.record.life.moves).filter(move => move.from === 'new')
    const roles = births.flatMap(move => [move.by].flat()).filter(role => role !== 'calendar') as GrantedRole[]
    const role = roles.find(one => {
      const sight = entry.record.life.seenBy[one]
      return sight?.see === 'all' && !sight.in && !sight.hides
    })
    return role && entry.address !== 'facts.evidence' ? [{ address: entry.address, role }] : []
  })

  test.each(importable)('what $address exports reads back and changes nothing', async ({ address, role }) => {
    if (!server) return
    for (let n = 0; n < 3; n++) await planted(address)
    const as = viewer(role, { person: zone.actor.person })
    for (const language of ['zh', 'en'] as const) {
      const paper = await house.app.exportList(as, address, { where: {}, page: 1, pageSize: 100 }, language)
      if (!paper.ok) throw new Error(paper.refusal.code)
      const imported = await must(address, paper.value.bytes, { as, isDryRun: true })
      const rows = await count(address)
      expect({ ...imported, changes: [] }, language).toMatchObject({ rows, born: 0, changed: 0, same: rows, faults: [] })
    }
  })
})
