/** Figures kept as running totals, against the rows they are added up from, counted here by plain SQL. */
import fc from 'fast-check'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FigureAt, joinTallies, messages, playExample, sharesOf, type StoredRow, type Tally, type Viewer } from '#app'
import { addDays, creditCodeCheck, type Day } from '#base'
import type { Example } from '#define'
import * as mechanisms from '#mechanisms'
import { catalogue, engines, firstDay, type House, plant, type Server, startServer, viewer } from './database.ts'
import { rowOf } from './values.ts'

/** Totals are compared whatever day they were learned on. */
const always = '2000-01-01' as Day

interface Card {
  readonly value: string | null
  readonly standing: string
  readonly rows: number
  readonly settled: number
  readonly expected: number | null
  readonly rowsBehind: readonly { readonly id: string }[]
  readonly owed: readonly { readonly id: string }[]
}

describe.each(engines)('on %s', name => {
  let server: Server | null
  let house: House
  let zone: Viewer
  let statistics: Viewer
  let second: Viewer

  beforeAll(async () => {
    server = await startServer(name)
    if (!server) return
    house = await server.openHouse()
    const person = async () => (await planted('parties.person')).id
    zone = viewer('zoneDepartment', { person: await person() })
    second = viewer('zoneDepartment', { person: await person() })
    statistics = viewer('assessor', { person: await person() })
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
  const card = async (figure: string, period: string): Promise<Card> => {
    const answered = await house.app.query(zone, 'figure-card', { figure: `enterprise-registry.${figure}`, period })
    if (!answered.ok) throw new Error(answered.refusal.code)
    return answered.value as Card
  }
  const move = async (
    as: Viewer,
    address: string,
    take: string,
    id: string | null,
    values: object,
    reason: string | null = null,
  ) => house.app.move(as, { address, id, move: take, values: values as never, reason, revision: null, key: v7() })
  const must = async (...of: Parameters<typeof move>): Promise<string> => {
    const outcome = await move(...of)
    if (!outcome.ok) throw new Error(`${of[1]}.${of[2]}: ${JSON.stringify(outcome.refusal)}`)
    return outcome.value.id
  }

  let no = 0
  const enterFirm = (more: object = {}): Promise<string> => {
    no += 1
    const stem = `91150691MA0QY${String(no).padStart(4, '0')}`
    return must(zone, 'parties.organisation', 'enter', null, {
      creditCode: stem + creditCodeCheck(stem),
      name: `示例企业${no}`,
      size: 'small',
      isInZone: true,
      isCountedInZone: true,
      countedFrom: '2020-01-01',
      registeredOn: '2019-03-04',
      kind: 'company',
      ...more,
    })
  }

  /** Each figure of the slice as one statement over the tables, written without a look at how the totals are kept. */
  const bySql: Readonly<Record<string, (period: string) => string>> = {
    revenue: period => sumOf('revenue_fen', period),
    output: period => sumOf('output_fen', period),
    rdInternal: period => sumOf('rd_internal_fen', period),
    rdIntensity: period =>
      `select round(100 * sum(rd_internal_fen) / nullif((select sum(revenue_fen) from ${counted(period)}), 0), 4)::text as value from ${counted(period)}`,
    firms: year => `select count(*)::text as value from parties.organisation o
      where kind is distinct from 'branch' and kind is distinct from 'soleTrader' and kind is distinct from 'institution' and size <> 'team'
      and (entered_zone_on <= '${year}-12-31' and (left_zone_on is null or left_zone_on > '${year}-12-31')
        or exists (select 1 from parties.organisation_earlier_stays s where s.of = o.id and not s.gone and s."from" <= '${year}-12-31' and s."left" > '${year}-12-31'))`,
    newFirms: year => `select count(*)::text as value from parties.organisation
      where kind is distinct from 'branch' and kind is distinct from 'soleTrader' and kind is distinct from 'institution' and size <> 'team'
      and entered_zone_on is not null and entered_from is null and is_short_lived is not true
      and registered_on between '${year}-01-01' and '${year}-12-31'`,
    countedFirms: year => `select count(*)::text as value from parties.organisation o
      where counted_from <= '${year}-12-31' and (counted_until is null or counted_until > '${year}-12-31')
        or exists (select 1 from parties.organisation_earlier_scopes s where s.of = o.id and not s.gone and s."from" <= '${year}-12-31' and s."left" > '${year}-12-31')`,
  }
  const counted = (period: string) =>
    `(select * from enterprise_registry.stat_form where period = '${period}' and form <> 'flash' and state <> 'queried') f`
  const sumOf = (column: string, period: string) => `select sum(${column})::text as value from ${counted(period)}`

  async function expectFigures(periods: readonly string[]): Promise<void> {
    for (const [figure, sql] of Object.entries(bySql))
      for (const period of periods) {
        const [{ value }] = (await house.sql(sql(period))) as [{ value: string | null }]
        expect((await card(figure, period)).value, `${figure} of ${period}`).toBe(value)
      }
  }

  /** Stored totals equal those of every row there is, added up anew. */
  async function expectTotals(): Promise<void> {
    const all: Tally[] = []
    for (const address of catalogue.entries.keys()) {
      const figures: readonly FigureAt[] = catalogue.figuresOver(address)
      if (figures.length === 0) continue
      const as = viewer('zoneDepartment', { person: zone.actor.person })
      const rows = await house.app.list(as, address, { where: {}, page: 1, pageSize: 20_000 })
      if (!rows.ok) throw new Error(rows.refusal.code)
      for (const row of rows.value.rows)
        for (const figure of figures)
          all.push(...sharesOf(figure.rule, row).map(share => ({ ...share, figure: figure.address, known: always })))
    }
    const stored = await house.sql(
      `select figure, at, standing, sum(amount)::text as amount, sum(rows)::int as rows from app.tally
        group by figure, at, standing having sum(amount) <> 0 or sum(rows) <> 0`,
    )
    const shown = (of: { figure: string; at: string; standing: string; amount: unknown; rows: number }) =>
      `${of.figure} ${of.at} ${of.standing} ${String(of.amount)} ${of.rows}`
    expect((stored as never[]).map(shown).toSorted()).toEqual(joinTallies(all).map(shown).toSorted())
  }

  test('whatever is done to firms and forms, every figure equals its query', async () => {
    if (!server) return
    const firms: string[] = []
    const forms: { id: string; firm: string; period: string }[] = []
    const periods = ['2022', '2023', '2023-11']
    const dice = fc.sample(fc.array(fc.nat(999), { minLength: 4, maxLength: 4 }), { numRuns: 420, seed: 20240304 })
    const reported = (a: number, b: number) => ({
      revenueFen: BigInt(a) * 1_000_003n,
      outputFen: b % 5 === 0 ? null : BigInt(b) * 900_001n,
      rdInternalFen: BigInt(b) * 1_013n,
    })
    const answers: string[] = []
    // what each day ended with, by plain SQL at its end
    const told: { readonly known: Day; readonly figure: string; readonly period: string; readonly value: string | null }[] = []
    for (const [n, [act = 0, a = 0, b = 0, c = 0]] of dice.entries()) {
      if (n > 0 && n % 70 === 0) {
        const today = addDays(firstDay, n / 70 - 1)
        for (const [figure, sql] of Object.entries(bySql))
          for (const period of ['2022', '2023']) {
            const [{ value }] = (await house.sql(sql(period))) as [{ value: string | null }]
            told.push({ known: today, figure, period, value })
          }
        house.setDay(addDays(today, 1))
      }
      const firm = firms[a % Math.max(1, firms.length)]
      const form = forms[b % Math.min(Math.max(1, forms.length), 9)]
      const dayIn = (year: number) =>
        `${year}-${String((b % 12) + 1).padStart(2, '0')}-${String((c % 28) + 1).padStart(2, '0')}` as Day
      const organisation = 'parties.organisation'
      const statForm = 'enterprise-registry.statForm'
      const took = async (...of: Parameters<typeof move>) => {
        const outcome = await move(...of)
        answers.push(`${of[2]} ${outcome.ok ? 'done' : outcome.refusal.code}`)
        return outcome
      }
      if (act < 60 || firms.length < 6)
        firms.push(
          await enterFirm({ registeredOn: dayIn(2021 + (a % 3)), enteredZoneOn: null, countedFrom: dayIn(2021 + (c % 3)) }),
        )
      else if (act < 220) {
        const period = periods[c % 3] as string
        const values = { organisation: firm, period, form: period.length > 4 ? 'month' : b % 4 === 0 ? 'flash' : 'annual' }
        const born = await took(zone, statForm, 'fill', null, { ...values, ...reported(a, b) })
        if (born.ok) forms.push({ id: born.value.id, firm: firm as string, period })
      } else if (form && act < 300) await took(zone, statForm, 'correct', form.id, reported(c, a))
      else if (form && act < 480) await took(zone, statForm, 'submit', form.id, {})
      else if (form && act < 620) await took(second, statForm, 'check', form.id, {})
      else if (form && act < 690) await took(statistics, statForm, 'finalise', form.id, {})
      else if (form && act < 760) await took(statistics, statForm, 'query', form.id, {}, 'why')
      else if (form && act < 840) await took(zone, statForm, 'answer', form.id, { ...reported(c, b), explanation: 'so' })
      else if (firm && act < 880)
        await took(zone, organisation, 'moveOut', firm, { leftZoneOn: dayIn(2024), leftTo: null }, 'gone')
      else if (firm && act < 920)
        await took(zone, organisation, 'moveIn', firm, { enteredZoneOn: dayIn(2025), enteredFrom: null }, 'back')
      else if (firm && act < 950) await took(zone, organisation, 'leaveScope', firm, { countedUntil: dayIn(2024) }, 'scope')
      else if (firm && act < 980) await took(zone, organisation, 'enterScope', firm, { countedFrom: dayIn(2025) }, 'scope')
      else if (firm) await took(zone, organisation, 'end', firm, { leftZoneOn: dayIn(2024) }, 'ended')
    }
    await expectTotals()
    // any figure as known on that day is what the tables came to at its end
    expect(told.length).toBeGreaterThan(60)
    for (const { known, figure, period, value } of told) {
      const answered = await house.app.query(zone, 'figure-card', { figure: `enterprise-registry.${figure}`, period, known })
      expect(answered.ok && (answered.value as Card).value, `${figure} of ${period} as known on ${known}`).toBe(value)
    }
    // totals that went wrong, as after a figure was declared anew, are put right from the rows
    await house.sql("delete from app.tally where figure = 'enterprise-registry.firms'")
    await house.sql("update app.tally set amount = amount + 7 where figure = 'enterprise-registry.revenue'")
    const recounted = await house.app.recountFigures()
    expect(recounted.ok && recounted.value.corrected).toBeGreaterThan(2)
    expect(await house.app.recountFigures()).toMatchObject({ value: { corrected: 0 } })
    for (const wanted of ['correct done', 'submit done', 'check done', 'query done', 'answer done', 'moveOut done', 'end done'])
      expect(answers, 'the walk comes by every kind of move').toContain(wanted)
    await expectFigures(['2021', '2022', '2023', '2024', '2025', '2023-11'].filter(period => period.length === 4))
    const [{ value }] = (await house.sql(bySql['revenue']?.('2023-11') as string)) as [{ value: string }]
    expect((await card('revenue', '2023-11')).value).toBe(value)
    await expectTotals()
  })

  test('what is missing makes a lower bound, and the value lies at or above it once it comes', async () => {
    if (!server) return
    const stage = await server.openHouse()
    const before = house
    house = stage
    try {
      const there = await enterFirm()
      const late = await enterFirm()
      const form = (organisation: string, revenueFen: bigint) => ({ organisation, period: '2023', form: 'annual', revenueFen })
      expect(await card('revenue', '2023')).toMatchObject({ value: null, standing: 'missing', rows: 0, expected: 2 })
      const one = await must(zone, 'enterprise-registry.statForm', 'fill', null, form(there, 700n))
      const partial = await card('revenue', '2023')
      expect(partial).toMatchObject({ value: '700', standing: 'provisional', rows: 1, expected: 2 })
      expect(partial.owed.map(row => row.id)).toEqual([late])
      const two = await must(zone, 'enterprise-registry.statForm', 'fill', null, form(late, 0n))
      const whole = await card('revenue', '2023')
      expect(BigInt(whole.value as string)).toBeGreaterThanOrEqual(BigInt(partial.value as string))
      expect(whole).toMatchObject({ value: '700', standing: 'provisional', rows: 2, owed: [] })
      for (const id of [one, two]) {
        const explained = { explanation: 'so' }
        await must(zone, 'enterprise-registry.statForm', 'correct', id, explained)
        await must(zone, 'enterprise-registry.statForm', 'submit', id, {})
        await must(second, 'enterprise-registry.statForm', 'check', id, {})
        await must(statistics, 'enterprise-registry.statForm', 'finalise', id, {})
      }
      expect(await card('revenue', '2023')).toMatchObject({ value: '700', standing: 'final', settled: 2 })
    } finally {
      house = before
      await stage.close()
    }
  })

  /** The counts of titles by plain SQL: at the end of a year, and between the plan's first day and then. */
  const titlesBySql = (rung: string, year: string): Readonly<Record<'stock' | 'fresh', string>> => ({
    stock: `select count(*)::text as value from enterprise_ladder.qualification where rung = '${rung}' and state in ('recognised', 'lapsed', 'movedOut')
      and issued_on <= '${year}-12-31' and valid_until >= '${year}-12-31' and (left_on is null or left_on > '${year}-12-31')`,
    fresh: `select count(distinct firm)::text as value from enterprise_ladder.qualification q where rung = '${rung}' and state in ('recognised', 'lapsed', 'movedOut')
      and is_moved_in is not true and extract(year from issued_on)::text = '${year}'
      and not exists (select 1 from enterprise_ladder.qualification o where o.firm = q.firm and o.rung = q.rung and o.id <> q.id
        and o.state in ('recognised', 'lapsed', 'movedOut') and o.issued_on < q.issued_on)`,
  })

  /** Bodies with a plate of the level valid on the last day of the year; a body that holds the higher one is not asked. */
  async function expectPlatforms(years: readonly string[]): Promise<void> {
    const holds = (
      level: string,
      year: string,
    ) => `exists (select 1 from research_platform.plate p where p.platform = b.id and p.level = '${level}'
      and p.state <> 'struck' and p.recognised_on <= '${year}-12-31' and (p.valid_until is null or p.valid_until >= '${year}-12-31')
      and (p.left_on is null or p.left_on > '${year}-12-31'))`
    for (const year of years)
      for (const [figure, where] of [
        ['nationalPlatforms', holds('national', year)],
        ['regionalInstitutes', `${holds('regional', year)} and not ${holds('national', year)}`],
      ] as const) {
        const sql = `select count(*)::text as value from research_platform.platform b where is_in_zone and is_working_here and ${where}`
        const [row] = (await house.sql(sql)) as [{ value: string }]
        const answered = await house.app.query(zone, 'figure-card', { figure: `research-platform.${figure}`, period: year })
        expect(answered.ok && (answered.value as Card).value, `${figure} of ${year}`).toBe(row.value)
      }
  }

  /** The tax share returned, straight from certificates, scopes' verdicts and payments: none of the quarters' own sums is read. */
  const returnsBySql = (year: string): Readonly<Record<'entitled' | 'returned' | 'returnRate', string>> => {
    const entitled = `select sum(round(net * share / 10000.0)) as fen from (
        select c.quarter, c.share_rule, r.share, sum(c.collected_fen - c.refunded_fen) as net
        from tax_return.tax_collection c join tax_return.share_rule r on r.id = c.share_rule
        where c.state = 'entered' and c.is_in_scope and left(c.quarter, 4) = '${year}'
        group by c.quarter, c.share_rule, r.share) line`
    const returned = `select sum(case when state = 'paid' then amount_fen when kind = 'carryIn' then amount_fen else -amount_fen end) as fen
      from tax_return.return_payment where year = '${year}' and state in ('paid', 'setOff')`
    return {
      entitled: `select fen::bigint::text as value from (${entitled}) e`,
      returned: `select fen::bigint::text as value from (${returned}) r`,
      returnRate: `select round(100 * r.fen / e.fen, 4)::text as value from (${entitled}) e, (${returned}) r`,
    }
  }

  test('the examples leave totals that their rows add up to', async () => {
    if (!server) return
    const before = house
    for (const example of (mechanisms as unknown as { examples: readonly Example[] }).examples) {
      house = await server.openHouse()
      try {
        const fileOf = async function* (of: string) {
          yield new TextEncoder().encode(`sample ${of}`)
        }
        const textOf = (key: string) => messages.zh[`${example.area}.example.${key}`] ?? key
        const played = await playExample({ app: house.app, setDay: house.setDay, fileOf, textOf }, example)
        expect(played.faults).toEqual([])
        await expectTotals()
        if (example.area === 'research-platform') await expectPlatforms(['2021', '2022', '2023', '2024'])
        if (example.area === 'tax-return')
          for (const [figure, sql] of Object.entries(returnsBySql('2022'))) {
            const answered = await house.app.query(zone, 'figure-card', { figure: `tax-return.${figure}`, period: '2022' })
            const [row] = (await house.sql(sql)) as [{ value: string }]
            expect(row.value, figure).not.toBe(null)
            expect(answered.ok && (answered.value as Card).value, figure).toBe(row.value)
          }
        if (example.area !== 'enterprise-ladder') continue
        for (const year of ['2019', '2022', '2023'])
          for (const [rung, stock, fresh] of [
            ['highTech', 'highTech', 'newHighTech'],
            ['technologySme', 'technologySmes', 'newTechnologySmes'],
            ['gazelle', 'gazelles', 'newGazelles'],
            ['littleGiant', 'littleGiants', 'newLittleGiants'],
          ] as const) {
            const sql = titlesBySql(rung, year)
            for (const [figure, text] of [
              [stock, sql.stock],
              [fresh, sql.fresh],
            ] as const) {
              const answered = await house.app.query(zone, 'figure-card', {
                figure: `enterprise-ladder.${figure}`,
                period: year,
              })
              const [row] = (await house.sql(text)) as [{ value: string }]
              expect(answered.ok && (answered.value as Card).value, `${figure} of ${year}`).toBe(row.value)
            }
          }
      } finally {
        await house.close()
        house = before
      }
    }
  })
})
