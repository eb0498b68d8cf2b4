/** What a write owes its caller: one reason at a time in a fixed order, one effect a key, nothing half done, nothing lost. */
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Command, StoredRow, Viewer } from '#app'
import { ledgerInvariants } from '#storage'
import { engines, firstDay, type House, plant, type Server, startServer, tableOf, viewer } from './database.ts'
import { rowOf } from './values.ts'

const report = 'delivery.progressReport'

describe.each(engines)('on %s', name => {
  let server: Server | null
  let house: House
  let task: string
  let unit: string
  let otherUnit: string
  let file: string
  let liaison: Viewer
  let head: Viewer
  let office: Viewer

  beforeAll(async () => {
    server = await startServer(name)
    if (!server) return
    house = await server.openHouse()
    unit = await planted('parties.unit')
    otherUnit = await planted('parties.unit')
    file = await planted('facts.evidence')
    task = await planted('plan.mainTask', {
      state: 'running',
      owners: [unit, otherUnit].map(one => ({ printed: '甲', unit: one, role: 'responsible' })),
    })
    liaison = viewer('liaison', { person: await planted('parties.person'), unit })
    head = viewer('unitHead', { person: await planted('parties.person'), unit })
    office = viewer('office', { person: await planted('parties.person') })
  })
  afterAll(async () => {
    await house?.close()
    await server?.stop()
  })

  const planted = async (address: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    const row: StoredRow = { ...(await rowOf(address, planted)), ...more }
    await plant(house, address, row)
    return row.id
  }

  const move = (as: Viewer, address: string, take: string, more: Partial<Command> = {}) =>
    house.app.move(as, { address, id: null, move: take, values: {}, reason: null, revision: null, key: v7(), ...more })
  const codeOf = async (outcome: Promise<{ ok: true } | { ok: false; refusal: { code: string } }>): Promise<string> => {
    const answered = await outcome
    return answered.ok ? 'done' : answered.refusal.code
  }

  let month = 0
  /** A report of the unit in a state, reached by planting: its revision is 1. */
  const reportIn = async (state: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    month += 1
    return planted(report, {
      task,
      unit,
      period: `${1900 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
      state,
      files: [file],
      ...more,
    })
  }

  test('the first of several reasons is told, in a fixed order', async () => {
    if (!server) return
    const wrong = { values: { ghost: 1, progress: 5 }, revision: 7 }
    const foreign = await reportIn('drafted', { unit: otherUnit })
    const [drafted, confirmed, submitted] = [await reportIn('drafted'), await reportIn('confirmed'), await reportIn('drafted')]
    const same = viewer('unitHead', { person: liaison.actor.person ?? null, unit })
    await house.app.move(liaison, {
      address: report,
      id: submitted,
      move: 'submit',
      values: {},
      reason: null,
      revision: 1,
      key: v7(),
    })
    const conduct = await planted('assessment.conduct', {
      reportsDue: 1,
      reportsMissing: 0,
      reportsLateShort: 0,
      reportsLateLong: 0,
      decisionsDue: 1,
      decisionsOnTime: 0,
    })
    const empty = await reportIn('drafted', { progress: null, files: [] })
    const rows: readonly (readonly [string, string, Promise<{ ok: true } | { ok: false; refusal: { code: string } }>])[] = [
      ['a move there is not', 'not_found', move(liaison, report, 'burn', { id: drafted, ...wrong })],
      ['a row of another unit', 'not_found', move(liaison, report, 'confirm', { id: foreign, ...wrong })],
      ['a row there is not', 'not_found', move(liaison, report, 'submit', { id: v7(), ...wrong })],
      ['a move of another role', 'not_allowed', move(office, report, 'submit', { id: confirmed, ...wrong })],
      ['a move from another state', 'not_in_state', move(liaison, report, 'submit', { id: confirmed, ...wrong })],
      ['a birth of a row that is', 'not_in_state', move(liaison, report, 'draft', { id: drafted, ...wrong })],
      ['a stale revision', 'changed_meanwhile', move(liaison, report, 'submit', { id: drafted, ...wrong })],
      [
        'the same person twice',
        'must_be_another_person',
        move(same, report, 'confirm', { id: submitted, ...wrong, revision: 2 }),
      ],
      ['an unknown field', 'unknown_field', move(liaison, report, 'submit', { id: drafted, ...wrong, revision: 1 })],
      ['a wrong type', 'invalid_field', move(liaison, report, 'submit', { id: drafted, values: { progress: 5 }, revision: 1 })],
      [
        'a wrong value and no reason',
        'invalid_field',
        move(office, 'plan.mainTask', 'reassign', { id: task, values: { owners: 'all' }, revision: 1 }),
      ],
      [
        'no reason and a broken rule',
        'reason_missing',
        move(office, 'assessment.conduct', 'correct', { id: conduct, values: { reportsMissing: 9 }, revision: 1 }),
      ],
      [
        'only blanks for a reason',
        'reason_missing',
        move(office, 'plan.mainTask', 'close', { id: task, reason: '  ', revision: 1 }),
      ],
      ['a field the move needs', 'field_missing', move(liaison, report, 'submit', { id: empty, values: {}, revision: 1 })],
    ]
    for (const [what, code, outcome] of rows) expect(await codeOf(outcome), what).toBe(code)
    const taken = (await house.store.read(liaison, at => at.find(report, drafted))) as StoredRow
    expect(
      await codeOf(
        move(liaison, report, 'draft', {
          values: { task, unit, period: taken['period'], progress: '二', problems: null, nextSteps: null, files: [] },
        }),
      ),
    ).toBe('already_exists')
  })

  test('a key means one command: one effect, one answer', async () => {
    if (!server) return
    const id = await reportIn('drafted')
    const submit = { id, values: { progress: '已完成。' }, revision: 1, key: v7() }
    const first = await move(liaison, report, 'submit', submit)
    expect(first).toMatchObject({ ok: true, value: { id, state: 'submitted', revision: 2 } })
    const before = await footprint()
    expect(await move(liaison, report, 'submit', submit)).toEqual(first)
    await move(liaison, report, 'takeBack', { id, revision: 2 })
    expect(await move(liaison, report, 'submit', submit), 'also when the row has moved on').toEqual(first)
    const now = await move(liaison, report, 'submit', { ...submit, values: { progress: '另一句。' } })
    expect(now).toMatchObject({ ok: false, refusal: { code: 'key_reused' } })
    expect(await move(office, report, 'submit', submit), 'a key belongs to a person').toMatchObject({
      ok: false,
      refusal: { code: 'not_found' },
    })
    expect((await footprint())[tableOf(report)]).toBe(before[tableOf(report)])
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => move(liaison, report, 'submit', { id, values: {}, revision: 3, key: 'the same key' })),
    )
    for (const answered of answers) expect(answered).toEqual(answers[0])
    expect(answers[0]).toMatchObject({ ok: true, value: { revision: 4 } })
  })

  test('a stored refusal is repeated, and the next key may succeed', async () => {
    if (!server) return
    const id = await reportIn('submitted')
    const early = { id, revision: 1, key: v7() }
    expect(await codeOf(move(office, report, 'verify', early))).toBe('not_found')
    await move(head, report, 'confirm', { id, revision: 1 })
    expect(await codeOf(move(office, report, 'verify', early))).toBe('not_found')
    expect(await codeOf(move(office, report, 'verify', { id, revision: 2 }))).toBe('done')
  })

  test('a refusal leaves one refusal event and its answer, and nothing else', async () => {
    if (!server) return
    const id = await reportIn('drafted')
    const before = await footprint()
    const key = v7()
    expect(await codeOf(move(liaison, report, 'submit', { id, values: { progress: '未存' }, revision: 9, key }))).toBe(
      'changed_meanwhile',
    )
    expect(await codeOf(move(liaison, report, 'submit', { id, values: { progress: '未存' }, revision: 9, key }))).toBe(
      'changed_meanwhile',
    )
    const after = await footprint()
    expect(after).toEqual({
      ...before,
      '"audit"."event"': (before['"audit"."event"'] as number) + 1,
      '"app"."request"': (before['"app"."request"'] as number) + 1,
    })
    const [event] = await house.sql('select body::jsonb as body from audit.event order by seq desc limit 1')
    expect(event?.['body']).toMatchObject({ ok: false, code: 'changed_meanwhile' })
    expect((await house.store.read(liaison, at => at.find(report, id)))?.revision).toBe(1)
  })

  test('a return loses nothing that was typed', async () => {
    if (!server) return
    const typed = {
      progress: '第一段。\n\n第二段，含“引号”、𠮷、1,234.50 万元。',
      problems: '资金未到位',
      nextSteps: '七月底前验收',
      files: [file],
    }
    const born = await move(liaison, report, 'draft', { values: { task, unit, period: '2022-03', ...typed } })
    if (!born.ok) throw new Error(born.refusal.code)
    const { id } = born.value
    const steps: readonly (readonly [Viewer, string, string | null, string])[] = [
      [liaison, 'submit', null, 'submitted'],
      [head, 'confirm', null, 'confirmed'],
      [office, 'return', '第二段缺证明', 'returned'],
      [liaison, 'submit', null, 'submitted'],
      [head, 'confirm', null, 'confirmed'],
      [office, 'verify', null, 'verified'],
    ]
    for (const [at, [as, take, reason, state]] of steps.entries()) {
      expect(await move(as, report, take, { id, reason, revision: at + 1 }), take).toMatchObject({
        ok: true,
        value: { state, revision: at + 2 },
      })
      expect(await house.store.read(liaison, reading => reading.find(report, id)), take).toMatchObject(typed)
    }
    const history = await house.app.history(liaison, report, id)
    expect(history.ok && history.value.entries.map(entry => [entry.move, entry.reason])).toEqual([
      ['draft', null],
      ...steps.map(([, take, reason]) => [take, reason]),
    ])
    expect(await codeOf(move(liaison, report, 'submit', { id, revision: 7 })), 'a repeated submit').toBe('not_in_state')
  })

  test('of two at once exactly one wins', async () => {
    if (!server) return
    for (let round = 0; round < 10; round += 1) {
      const id = await reportIn('submitted')
      const other = viewer('unitHead', { unit })
      const codes = await Promise.all([
        codeOf(move(head, report, 'confirm', { id, revision: 1 })),
        codeOf(move(other, report, 'sendBack', { id, reason: '缺证明', revision: 1 })),
      ])
      const loser = codes.find(code => code !== 'done')
      expect(codes.filter(code => code === 'done').length, codes.join()).toBe(1)
      expect(['changed_meanwhile', 'not_in_state']).toContain(loser)
      const [{ n }] = (await house.sql(
        `select count(*)::int as n from ${tableOf(report).replace(/"$/, '_history"')} where "of" = $1`,
        [id],
      )) as [{ n: number }]
      expect(n).toBe(2)
    }
  })

  test('twenty clients never overdraw one budget', async () => {
    if (!server) return
    const [zone, approver] = [viewer('zoneDepartment', { unit }), viewer('approver')]
    const scheme = await move(zone, 'innovation-voucher.scheme', 'draft', {
      values: { year: '2022', budgetFen: 15_000_000n, categories: ['research'], basis: [file] },
    })
    if (!scheme.ok) throw new Error(scheme.refusal.code)
    expect(await codeOf(move(approver, 'innovation-voucher.scheme', 'open', { id: scheme.value.id, revision: 1 }))).toBe('done')
    const grants: string[] = []
    for (let at = 0; at < 20; at += 1) {
      const holder = await planted('parties.organisation', { size: 'small', isInZone: true })
      grants.push(
        await planted('innovation-voucher.grant', {
          scheme: scheme.value.id,
          holder,
          size: 'small',
          amountFen: 2_000_000n,
          state: 'applied',
          issuedOn: null,
          validUntil: null,
          unusedFen: null,
          revokedOn: null,
          filedOn: firstDay,
        }),
      )
    }
    const officer = viewer('caseOfficer')
    const calls = grants.flatMap((id, at) => {
      const key = v7()
      return Array.from({ length: at % 4 === 0 ? 3 : 1 }, () =>
        move(officer, 'innovation-voucher.grant', 'issue', { id, revision: 1, key }).then(outcome => ({ id, outcome })),
      )
    })
    const answers = await Promise.all(calls)
    const won = new Set(answers.filter(({ outcome }) => outcome.ok).map(({ id }) => id))
    expect(won.size).toBe(7)
    for (const { id, outcome } of answers) expect(outcome.ok, 'the same key answers the same').toBe(won.has(id))
    const refusals = new Set(answers.flatMap(({ outcome }) => (outcome.ok ? [] : [outcome.refusal.code])))
    for (const code of refusals) expect(['balance_too_low', 'budget_exhausted']).toContain(code)
    const purses = await house.sql(
      `select stage, balance_fen::text as fen from ledger.purse where key = $1 and account like '%.budget' and stage in ('available', 'reserved') order by stage`,
      [scheme.value.id],
    )
    expect(purses).toEqual([
      { stage: 'available', fen: '1000000' },
      { stage: 'reserved', fen: '14000000' },
    ])
    for (const [rule, sql] of Object.entries(ledgerInvariants)) expect(await house.sql(sql), rule).toEqual([])
    const numbers = await house.sql(
      `select "number" from ${tableOf('innovation-voucher.grant')} where "number" is not null order by "number"`,
    )
    expect(numbers.map(row => row['number'])).toEqual(
      Array.from({ length: 7 }, (_, at) => `2022-${String(at + 1).padStart(4, '0')}`),
    )
  })

  /** Rows of every table: what a refused write may not change. */
  async function footprint(): Promise<Readonly<Record<string, number>>> {
    const tables = await house.sql(
      `select format('"%s"."%s"', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'jw_meta') order by 1`,
    )
    const counts: Record<string, number> = {}
    for (const { name: table } of tables as { name: string }[])
      counts[table] = ((await house.sql(`select count(*)::int as n from ${table}`))[0] as { n: number }).n
    return counts
  }

  test.each([
    ['systemAdmin', 'securityAdmin', 'administrators_apart'],
    ['systemAdmin', 'office', 'administrators_apart'],
    ['finance', 'auditAdmin', 'administrators_apart'],
    ['office', 'finance', 'done'],
    [null, 'securityAdmin', 'done'],
  ])('who holds %s is granted %s: %s', async (held, role, said) => {
    if (!server) return
    const person = await planted('parties.person')
    if (held) await planted('parties.post', { person, role: held, state: 'held' })
    const values = { person, role, unit: null, organisation: null, fromDay: firstDay, untilDay: null }
    expect(await codeOf(move(viewer('securityAdmin'), 'parties.post', 'grant', { values }))).toBe(said)
  })

  test('a file of somebody who may not store one is refused before a byte of it is read', async () => {
    if (!server) return
    let isRead = false
    const stream = (async function* () {
      isRead = true
      yield new Uint8Array(1)
    })()
    const upload = { name: 'a.txt', issuer: null, issuedOn: null, note: null, declared: true, stream, key: v7() }
    expect(await codeOf(house.app.storeEvidence(viewer('systemAdmin'), upload))).toBe('not_found')
    expect(isRead).toBe(false)
  })

  test('a name that every object knows, or a period that is none, is not found', async () => {
    if (!server) return
    for (const name of ['constructor', 'toString', '__proto__', 'nothing']) {
      expect(await codeOf(house.app.query(office, name, {}))).toBe('not_found')
      expect(await codeOf(house.app.paper(office, name, v7()))).toBe('not_found')
    }
    for (const period of ['x', '2024-13', '2024Q5', '0'])
      expect(await codeOf(house.app.query(liaison, 'report-form', { task, period }))).toBe('not_found')
  })
})
