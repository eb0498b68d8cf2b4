import { assert, creditCodeCheck, Decimal } from '#base'
import type { ExampleStep } from '#define'

export interface RegisterWords {
  readonly mark: string
  readonly places: readonly string[]
  readonly words: readonly string[]
  readonly trades: readonly (readonly string[])[]
  readonly parks: readonly string[]
  readonly authority: string
  readonly issuer: string
  readonly sizes: readonly string[]
  readonly query: string
  readonly endReason: string
}

/** A sheet of the sample: read in before the day, by whoever keeps the register. */
export interface SampleSheet {
  readonly on: string
  readonly as: string
  readonly register: string
  readonly file: string
  readonly text: string
}

/** Sums of the zone in hundreds of millions of yuan, as the facts of the sample say them. */
interface Totals {
  readonly revenue: string
  readonly output: string
  readonly highTech: string
  readonly service: string
  readonly rd: string
}
const totals: Readonly<Record<string, Totals>> = {
  2022: { revenue: '455.2', output: '402.3', highTech: '42.3', service: '9.4', rd: '1.98' },
  2023: { revenue: '518.6', output: '447.8', highTech: '44.7', service: '10.1', rd: '2.18' },
}
const before = 706
const born = { 2022: 163, 2023: 175 } as const
const ended = { 2022: 8, 2023: 62 } as const
const counted = 64
const titles = {
  highTech: { '2022': 24, '2023-06': 17, '2023': 19 },
  technologySme: { '2022': 131, '2023': 168 },
  gazelle: { '2022': 2, '2023': 1 },
  littleGiant: { '2022': 1, '2023': 1 },
} as const

/** Firms, forms and titles behind the figures of the sample, the same for the same seed, and the steps that follow them. */
export function registersOf(
  words: RegisterWords,
  dice: (below: number) => number,
): {
  readonly sheets: readonly SampleSheet[]
  readonly steps: readonly ExampleStep[]
  readonly firms: readonly Readonly<Record<string, string>>[]
} {
  const firms = firmsOf(words, dice)
  const forms2022 = formsOf(firms.slice(0, counted), '2022', dice)
  const forms2023 = formsOf(firms.slice(0, counted), '2023', dice)
  const sheet = (
    on: string,
    as: string,
    register: string,
    file: string,
    rows: readonly Readonly<Record<string, string>>[],
  ): SampleSheet => ({
    on,
    as,
    register,
    file,
    text: csvOf(rows),
  })
  const zone = 'zoneDepartment'
  const form = 'enterprise-registry.statForm'
  const of2022 = firms.filter(firm => (firm['registeredOn'] ?? '') < '2023')
  const of2023 = firms.filter(firm => (firm['registeredOn'] ?? '') >= '2023')
  const way = firms.filter(firm => firm['technologyField'] !== '').slice(90, 90 + onTheWay)
  const sheets = [
    sheet('2022-12-26', zone, 'parties.organisation', 'firms-2022.csv', of2022),
    sheet('2023-01-05', zone, form, 'forms-2022.csv', forms2022),
    sheet('2023-12-25', zone, 'parties.organisation', 'firms-2023.csv', of2023),
    sheet('2024-01-09', zone, form, 'forms-2023.csv', forms2023),
    ...titleSheets(firms, words),
    sheet('2024-02-19', zone, 'enterprise-ladder.firmYear', 'firm-years-2023.csv', firmYearsOf(way, dice)),
    sheet('2024-02-19', zone, 'enterprise-ladder.intellectualProperty', 'rights.csv', rightsOf(way)),
  ]
  const steps: ExampleStep[] = []
  const found = (creditCode: string) => ({ find: 'parties.organisation', where: { creditCode } })
  // some of the firms of earlier years end
  for (const [at, firm] of firms.slice(200, 200 + ended[2022] + ended[2023]).entries()) {
    const isEarly = at < ended[2022]
    steps.push({
      as: zone,
      on: isEarly ? '2022-12-28' : '2023-12-27',
      take: 'parties.organisation.end',
      key: `ended-${at}`,
      row: found(firm['creditCode'] as string),
      values: { leftZoneOn: isEarly ? '2022-11-30' : `2023-0${1 + (at % 9)}-15` },
      reason: words.endReason,
    } as ExampleStep)
  }
  // the forms of 2022 are checked and settled, those of 2023 are handed in; one is queried and answered, two wait
  for (const [at, firm] of firms.slice(0, counted).entries()) {
    for (const year of ['2022', '2023'] as const) {
      const row = { find: form, where: { organisation: found(firm['creditCode'] as string), period: year, form: 'annual' } }
      const take = (as: string, on: string, move: string, more: object = {}) =>
        steps.push({ as, on, take: `${form}.${move}`, key: `form-${year}-${at}`, row, ...more } as ExampleStep)
      if (year === '2022') {
        take(zone, '2023-01-06', 'submit')
        take('zoneSecond', '2023-01-10', 'check')
        take('assessor', '2023-01-12', 'finalise')
      } else if (at < counted - 2) take(zone, '2024-01-10', 'submit')
    }
  }
  return { sheets: sheets.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)), steps, firms }
}

export const pad = (n: number, size: number) => String(n).padStart(size, '0')

function firmsOf(words: RegisterWords, dice: (below: number) => number): readonly Readonly<Record<string, string>>[] {
  const used = new Set<string>()
  const pick = (list: readonly string[]) => list[dice(list.length)] as string
  const total = before + born[2022] + born[2023]
  return Array.from({ length: total }, (_, n) => {
    const trade = words.trades[dice(words.trades.length)] as readonly [string, string, string]
    let name = ''
    do name = `${pick(words.places)}${pick(words.words)}${pick(words.words)}${trade[0]}${words.mark}`
    while (used.has(name))
    used.add(name)
    const stem = `91150600MA0XR${pad(n + 1, 4)}`
    const check = creditCodeCheck(stem)
    assert(check, stem)
    const year = n < before ? 2008 + dice(14) : n < before + born[2022] ? 2022 : 2023
    const registeredOn = `${year}-${pad(1 + dice(12), 2)}-${pad(1 + dice(28), 2)}`
    const isCounted = n < counted
    return {
      creditCode: stem + check,
      name,
      size: isCounted ? (n < 12 ? 'large' : 'medium') : pick(words.sizes),
      isInZone: 'true',
      isTaxedInZone: dice(20) > 0 ? 'true' : 'false',
      isCountedInZone: String(isCounted),
      countedFrom: isCounted ? '2021-01-01' : '',
      kind: dice(30) > 0 ? 'company' : 'jointStock',
      registeredOn: isCounted ? `20${pad(8 + dice(10), 2)}-${registeredOn.slice(5)}` : registeredOn,
      authority: words.authority,
      park: pick(words.parks),
      industryCode: trade[1],
      isAboveScale: String(isCounted),
      control: dice(6) > 0 ? 'private' : 'state',
      technologyField: trade[2],
      listing: 'none',
    }
  })
}

/** Shares of a sum in whole yuan that add up to it to the last one. */
function split(total: Decimal, parts: readonly number[]): readonly bigint[] {
  const yuan = BigInt(total.mul('1e8').toFixed(0))
  const all = BigInt(parts.reduce((sum, part) => sum + part, 0))
  const shares = parts.map(part => (yuan * BigInt(part)) / all)
  const rest = yuan - shares.reduce((sum, share) => sum + share, 0n)
  return shares.map((share, at) => (at === 0 ? share + rest : share))
}

function formsOf(firms: readonly Readonly<Record<string, string>>[], year: string, dice: (below: number) => number) {
  const sums = totals[year]
  assert(sums, year)
  const weights = firms.map((_, at) => (at < 12 ? 400 + dice(300) : 20 + dice(60)))
  const revenue = split(new Decimal(sums.revenue), weights)
  const output = split(new Decimal(sums.output), weights)
  const share = (of: string, percent: string) => new Decimal(of).mul(percent).div(100)
  const isHighTech = firms.map((_, at) => at % 2 === 0)
  const isService = firms.map((_, at) => at % 4 === 3)
  const among = (total: Decimal, which: readonly boolean[], caps: readonly bigint[]) => {
    const shares = split(
      total,
      weights.map((weight, at) => (which[at] ? weight : 0)),
    )
    // the first one takes what division leaves: it has to be one of those that count
    const first = which.indexOf(true)
    const moved = shares.map((value, at) =>
      at === first && first !== 0 ? value + (shares[0] as bigint) : at === 0 && first !== 0 ? 0n : value,
    )
    for (const [at, value] of moved.entries()) assert(value <= (caps[at] as bigint), `${year} ${at}: a part within its whole`)
    return moved
  }
  const highTech = among(share(sums.output, sums.highTech), isHighTech, output)
  const service = among(share(sums.revenue, sums.service), isService, revenue)
  const rd = split(share(sums.revenue, sums.rd), weights)
  return firms.map((firm, at) => {
    const staff = 80 + dice(900)
    return {
      organisation: firm['creditCode'] as string,
      period: year,
      form: 'annual',
      outputFen: String(output[at]),
      highTechOutputFen: String(highTech[at]),
      revenueFen: String(revenue[at]),
      serviceRevenueFen: String(service[at]),
      rdInternalFen: String(rd[at]),
      payrollFen: String(staff * (70_000 + dice(50_000))),
      taxPaidFen: String(((revenue[at] as bigint) * 3n) / 100n),
      staff: String(staff),
      bachelors: String(Math.floor(staff / (2 + dice(3)))),
      graduates: String(Math.floor(staff / 20)),
      rdStaff: String(Math.floor(staff / 8)),
    }
  })
}

const codes: Readonly<Record<string, string>> = { technologySme: 'RK', highTech: 'GR', gazelle: 'DL', littleGiant: 'XJR' }
/** Firms on their way: what they were in 2023, and the rights behind it. Each lacks something else. */
const onTheWay = 28

function firmYearsOf(firms: readonly Readonly<Record<string, string>>[], dice: (below: number) => number) {
  return firms.map((firm, at) => {
    const sales = (8 + dice(40)) * 1_000_000
    const staff = 30 + dice(120)
    const lacks = at % 7
    return {
      firm: firm['creditCode'] as string,
      year: '2023',
      source: 'audit',
      salesFen: String(sales),
      incomeFen: String(sales + 350_000),
      costsFen: String(Math.floor(sales * 0.9)),
      rdFen: String(Math.floor(sales * (lacks === 1 ? 0.042 : 0.064))),
      rdHomeShare: '100%',
      highTechShare: lacks === 2 ? '57.5%' : `${66 + dice(25)}%`,
      staff: String(staff),
      technologyStaff: String(Math.ceil(staff * (lacks === 3 ? 0.09 : 0.24))),
      assetsFen: String(sales * 2),
      innovationScore: lacks === 4 ? '70' : String(72 + dice(15)),
      hadAccident: lacks === 5 ? '' : 'false',
      isListedDishonest: 'false',
    }
  })
}

const rightsOf = (firms: readonly Readonly<Record<string, string>>[]) =>
  firms.flatMap((firm, at) =>
    at % 7 === 6
      ? []
      : [
          {
            firm: firm['creditCode'] as string,
            kind: at % 2 === 0 ? 'invention' : 'software',
            class: at % 2 === 0 ? 'one' : 'two',
            registrationNo: `${at % 2 === 0 ? 'ZL' : 'RZ'}2021-SL${pad(at + 1, 4)}`,
            grantedOn: '2021-09-17',
            origin: 'own',
            isOfMainProduct: 'true',
          },
        ],
  )

function titleSheets(firms: readonly Readonly<Record<string, string>>[], { issuer }: RegisterWords): readonly SampleSheet[] {
  const rows = new Map<string, Readonly<Record<string, string>>[]>()
  const add = (on: string, firm: number, rung: string, issuedOn: string, validUntil: string) => {
    const list = rows.get(on) ?? []
    rows.set(on, list)
    list.push({
      firm: (firms[firm] as Readonly<Record<string, string>>)['creditCode'] as string,
      rung,
      isMovedIn: 'false',
      certificateNo: `${codes[rung] ?? 'RD'}${issuedOn.slice(0, 4)}-${pad(firm + 1, 4)}`,
      issuer,
      issuedOn,
      validUntil,
    })
  }
  const three = (on: string) => `${Number(on.slice(0, 4)) + 3}${on.slice(4)}`
  let next = 0
  for (const [when, count] of Object.entries(titles.highTech)) {
    const [on, issued] =
      when === '2022'
        ? ['2023-01-18', '2022-11-28']
        : when === '2023-06'
          ? ['2023-07-06', '2023-06-12']
          : ['2024-01-11', '2023-11-30']
    for (let n = 0; n < count; n++) add(on as string, next++, 'highTech', issued as string, three(issued as string))
  }
  for (let n = 0; n < titles.technologySme[2022]; n++) add('2023-01-18', 300 + n, 'technologySme', '2022-06-10', '2023-03-31')
  for (let n = 0; n < titles.technologySme[2023]; n++) add('2024-01-11', 280 + n, 'technologySme', '2023-06-12', '2024-03-31')
  for (const rung of ['gazelle', 'littleGiant'] as const) {
    const from = rung === 'gazelle' ? 20 : 40
    for (let n = 0; n < titles[rung][2022]; n++) add('2023-01-18', from + n, rung, '2022-10-20', three('2022-10-20'))
    for (let n = 0; n < titles[rung][2023]; n++) add('2024-01-11', from + 10 + n, rung, '2023-10-20', three('2023-10-20'))
  }
  return [...rows].map(([on, list]) => ({
    on,
    as: 'scienceBureau',
    register: 'enterprise-ladder.qualification',
    file: `titles-${on}.csv`,
    text: csvOf(list),
  }))
}

export const csvOf = (rows: readonly Readonly<Record<string, string>>[]): string => {
  const head = Object.keys(rows[0] ?? {})
  return `${[head, ...rows.map(row => head.map(name => row[name] ?? ''))].map(cells => cells.join(',')).join('\n')}\n`
}
