/**
 * Whether a firm meets a rung, test by test, with what it has, what is asked and what nobody has told yet. Money in fen,
 * shares in basis points.
 *
 * @source technology SME: 2017 No. 115, articles 6 to 9; high-tech enterprise: 2016 No. 32, article 11; quality SMEs: 2022
 *   No. 63; gazelle and unicorn: rules of the region, kept as parameters
 */
import { type Day, Decimal, type Fen } from '#base'
import type { Organisation } from '#parties'
import type { FirmYear, IntellectualProperty, Qualification, Rung } from './definition.ts'

/** One test. `isMet` null: not known. `has` and `needs` are numbers or days as text, the words stand in the messages. */
export interface Test {
  readonly test: string
  readonly isMet: boolean | null
  readonly has: string | null
  readonly needs: string | null
}
export interface Eligibility {
  readonly rung: Rung
  readonly isMet: boolean
  /** why the tests need not be met, as a test name, or null */
  readonly direct: string | null
  readonly tests: readonly Test[]
  /** names of tests that fail or are not known */
  readonly missing: readonly string[]
}

export interface Settings {
  readonly gazelleBase: Fen
  readonly gazelleGrowth: number
  readonly gazelleYoung: Fen
  readonly gazelleOlder: Fen
  readonly giantMainShare: number
  readonly giantGrowth: number
  readonly giantDebt: number
  readonly giantNiche: number
  readonly unicornValue: string
}
export interface Known {
  readonly firm: Organisation | null
  /** any years and sources */
  readonly years: readonly FirmYear[]
  readonly rights: readonly IntellectualProperty[]
  readonly titles: readonly Qualification[]
}

const trust = ['audit', 'tax', 'statistics', 'self'] as const

/** One row a year, from the most trusted source; verified before reported. Newest first. */
export function yearsOf(years: readonly FirmYear[]): readonly FirmYear[] {
  const rank = (row: FirmYear) => trust.indexOf(row.source) + (row.state === 'verified' ? 0 : trust.length)
  const byYear = Map.groupBy(years, row => row.year)
  return [...byYear]
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .flatMap(([, rows]) => rows.toSorted((a, b) => rank(a) - rank(b)).slice(0, 1))
}

type Value = number | bigint | string | Decimal | null | undefined
const textOf = (value: Value): string | null =>
  value === null || value === undefined ? null : value instanceof Decimal ? value.toDecimalPlaces(4).toFixed() : String(value)
const decimal = (value: Value): Decimal | null =>
  value === null || value === undefined ? null : new Decimal(value instanceof Decimal ? value : String(value))

const compared = (test: string, has: Value, needs: Value, holds: (a: Decimal, b: Decimal) => boolean): Test => {
  const [a, b] = [decimal(has), decimal(needs)]
  return { test, isMet: a === null || b === null ? null : holds(a, b), has: textOf(has), needs: textOf(needs) }
}
const atLeast = (test: string, has: Value, needs: Value) => compared(test, has, needs, (a, b) => a.gte(b))
const atMost = (test: string, has: Value, needs: Value) => compared(test, has, needs, (a, b) => a.lte(b))
const above = (test: string, has: Value, needs: Value) => compared(test, has, needs, (a, b) => a.gt(b))
const isNot = (test: string, value: boolean | null): Test => ({
  test,
  isMet: value === null ? null : !value,
  has: null,
  needs: null,
})
const is = (test: string, value: boolean | null): Test => ({ test, isMet: value, has: null, needs: null })

const over = (part: Value, whole: Value): Decimal | null => {
  const [a, b] = [decimal(part), decimal(whole)]
  return a === null || b === null || b.isZero() ? null : a.div(b).mul(10_000)
}
const yuan = (millions: number): Fen => BigInt(millions) * 100_000_000n

/** Points by bands, from the highest down; null where the value is not known. */
const banded = (value: Decimal | null, bands: readonly (readonly [number, number])[]): number | null =>
  value === null ? null : (bands.find(([from]) => value.gte(from))?.[1] ?? 0)

/** The score of a technology SME: staff 20, R&D 50 by sales or by costs as the firm picks, results 30. */
export function technologySmeScore(year: FirmYear | undefined, rights: readonly IntellectualProperty[]) {
  const staff = banded(over(year?.technologyStaff, year?.staff), [
    [3_000, 20],
    [2_500, 16],
    [2_000, 12],
    [1_500, 8],
    [1_000, 4],
  ])
  const bySales = banded(over(year?.rdFen, year?.salesFen), [
    [600, 50],
    [500, 40],
    [400, 30],
    [300, 20],
    [200, 10],
  ])
  const byCosts = banded(over(year?.rdFen, year?.costsFen), [
    [3_000, 50],
    [2_500, 40],
    [2_000, 30],
    [1_500, 20],
    [1_000, 10],
  ])
  const rd = bySales === null && byCosts === null ? null : Math.max(bySales ?? 0, byCosts ?? 0)
  const own = rights.filter(right => right.isOfMainProduct)
  const second = own.filter(right => right.class === 'two').length
  const results = own.some(right => right.class === 'one')
    ? 30
    : (({ 0: 0, 1: 6, 2: 12, 3: 18 } as Record<number, number>)[second] ?? 24)
  const total = staff === null || rd === null ? null : staff + rd + results
  return { staff, rd, results, total }
}

/** Growth a year over some years, in basis points: (last ÷ first)^(1 ÷ years) − 1. */
export const yearlyGrowth = (first: Fen, last: Fen, years: number): Decimal =>
  new Decimal(String(last)).div(String(first)).pow(new Decimal(1).div(years)).sub(1).mul(10_000)

const yearsOld = (firm: Organisation | null, on: Day): Decimal | null =>
  firm?.registeredOn
    ? new Decimal(Date.parse(`${on}T00:00:00Z`) - Date.parse(`${firm.registeredOn}T00:00:00Z`)).div(86_400_000).div('365.2425')
    : null

/** @param on the day of asking: titles valid then open the direct way, ages are counted to it */
export function eligibility(rung: Rung, known: Known, settings: Settings, on: Day): Eligibility {
  const years = yearsOf(known.years)
  const made = tests[rung]({ ...known, years, settings, on })
  const missing = made.tests.filter(test => test.isMet !== true).map(test => test.test)
  const opens = made.direct !== null && made.gate.every(name => !missing.includes(name))
  return {
    rung,
    isMet: missing.length === 0 || opens,
    direct: opens ? made.direct : null,
    tests: made.tests,
    missing: opens ? [] : missing,
  }
}

interface Asked extends Known {
  readonly settings: Settings
  readonly on: Day
}
interface Made {
  readonly tests: readonly Test[]
  readonly direct: string | null
  /** tests the direct way does not spare */
  readonly gate: readonly string[]
}
const whole = (all: readonly Test[]): Made => ({ tests: all, direct: null, gate: [] })
const holds = (asked: Asked, rung: Rung): boolean =>
  asked.titles.some(title => title.rung === rung && title.state === 'recognised' && (title.validUntil ?? '') >= asked.on)

function technologySme(asked: Asked): Made {
  const [year] = asked.years
  const score = technologySmeScore(year, asked.rights)
  const gate = [
    atMost('staffAtMost', year?.staff, 500),
    atMost('salesAtMost', year?.salesFen, yuan(200)),
    atMost('assetsAtMost', year?.assetsFen, yuan(200)),
    isNot('noAccident', year?.hadAccident ?? null),
    isNot('notDishonest', year?.isListedDishonest ?? null),
  ]
  return {
    tests: [...gate, atLeast('score', score.total, 60), above('staffScore', score.staff, 0)],
    direct: holds(asked, 'highTech') ? 'directByHighTech' : null,
    gate: gate.map(test => test.test),
  }
}

/** Sales of the last year choose the share of R&D: up to 50 million 5 %, up to 200 million 4 %, above 3 %. */
export const highTechRdShare = (sales: Fen): number => (sales <= yuan(50) ? 500 : sales <= yuan(200) ? 400 : 300)

function highTech(asked: Asked): Made {
  const [year] = asked.years
  const three = asked.years.slice(0, 3)
  const isWhole = three.length > 0 && three.every(row => row.rdFen !== null && row.salesFen !== null)
  const sum = (field: 'rdFen' | 'salesFen') => three.reduce((total, row) => total + (row[field] ?? 0n), 0n)
  return whole([
    atLeast('yearsOld', yearsOld(asked.firm, asked.on), 1),
    is(
      'ownsCoreRight',
      asked.rights.some(right => right.isOfMainProduct),
    ),
    is('supportedField', asked.firm?.technologyField ? true : null),
    atLeast('technologyStaffShare', over(year?.technologyStaff, year?.staff), 1_000),
    atLeast(
      'rdShare',
      isWhole ? over(sum('rdFen'), sum('salesFen')) : null,
      year?.salesFen == null ? null : highTechRdShare(year.salesFen),
    ),
    atLeast('rdHomeShare', year?.rdHomeShare, 6_000),
    atLeast('highTechShare', year?.highTechShare, 6_000),
    above('innovationScore', year?.innovationScore, 70),
    isNot('noAccident', year?.hadAccident ?? null),
  ])
}

function innovativeSme(asked: Asked): Made {
  const [year, before] = asked.years
  const right = asked.rights.find(one => one.class === 'one')
  const rights = right ? (right.origin === 'own' ? 15 : 10) : asked.rights.length > 0 ? 5 : 0
  const rd = banded(over(year?.rdFen, year?.incomeFen), [
    [500, 20],
    [300, 15],
    [200, 10],
    [100, 5],
  ])
  const growth = year?.mainIncomeFen && before?.mainIncomeFen ? yearlyGrowth(before.mainIncomeFen, year.mainIncomeFen, 1) : null
  const growthPoints =
    growth === null
      ? null
      : growth.lt(0)
        ? 0
        : banded(growth, [
            [1_500, 20],
            [1_000, 15],
            [500, 10],
            [0, 5],
          ])
  const debt = year?.debtShare == null ? null : year.debtShare <= 5_500 ? 10 : year.debtShare <= 7_500 ? 5 : 0
  const main = banded(decimal(year?.mainShare), [
    [7_000, 20],
    [6_000, 15],
    [5_500, 10],
    [5_000, 5],
  ])
  const sum = (...points: (number | null)[]) =>
    points.some(point => point === null) ? null : points.reduce<number>((a, b) => a + (b ?? 0), 0)
  const [innovation, grown, special] = [
    sum(rights, rd),
    sum(growthPoints, debt),
    sum(main, asked.firm?.technologyField ? 10 : 5),
  ]
  return {
    tests: [
      atLeast('innovationPoints', innovation, 20),
      atLeast('growthPoints', grown, 15),
      atLeast('specialisationPoints', special, 15),
      atLeast('score', sum(innovation, grown, special), 60),
    ],
    direct: holds(asked, 'highTech') ? 'directByHighTech' : null,
    gate: [],
  }
}

function specialisedSme(asked: Asked): Made {
  const [year] = asked.years
  return whole([
    atLeast('nicheYears', year?.nicheYears, 2),
    atLeast('rdAmount', year?.rdFen, yuan(1)),
    atLeast('rdShareOfIncome', over(year?.rdFen, year?.incomeFen), 300),
    atLeast('incomeAmount', year?.incomeFen, yuan(10)),
    is('scoreBySixtyOrAward', null),
  ])
}

function littleGiant(asked: Asked): Made {
  const { settings } = asked
  const [year, before, earlier] = asked.years
  const growth =
    year?.mainIncomeFen && before?.mainIncomeFen && earlier?.mainIncomeFen
      ? yearlyGrowth(before.mainIncomeFen, year.mainIncomeFen, 1)
          .add(yearlyGrowth(earlier.mainIncomeFen, before.mainIncomeFen, 1))
          .div(2)
      : null
  // below 50 million another road is asked: funding, R&D and staff, which a person judges
  const wanted = year?.incomeFen == null ? null : year.incomeFen >= yuan(100) ? 300 : year.incomeFen >= yuan(50) ? 600 : null
  return whole([
    atLeast('nicheYears', year?.nicheYears, 3),
    atLeast('mainShare', year?.mainShare, settings.giantMainShare),
    atLeast('mainGrowth', growth, settings.giantGrowth),
    atMost('debtShare', year?.debtShare, settings.giantDebt),
    atLeast('nicheShare', year?.nicheShare, settings.giantNiche),
    atLeast('rdShareOfIncome', over(year?.rdFen, year?.incomeFen), wanted),
    atLeast('rdShareYearBefore', over(before?.rdFen, before?.incomeFen), wanted),
    atLeast('classOneRights', asked.rights.filter(right => right.class === 'one').length, 2),
  ])
}

/** Three years of growth from a base; or young and large at once. */
function gazelle(asked: Asked): Made {
  const { settings } = asked
  const [last, before, , base] = asked.years
  const age = yearsOld(asked.firm, asked.on)
  const sales = last?.salesFen ?? null
  if (age !== null && sales !== null) {
    if (age.lte(5) && sales > settings.gazelleYoung) return whole([above('youngSales', sales, settings.gazelleYoung)])
    if (age.lte(10) && sales > settings.gazelleOlder) return whole([above('olderSales', sales, settings.gazelleOlder)])
  }
  const isRow = base !== undefined && Number(last?.year) - Number(base.year) === 3
  const growth = isRow && sales && base.salesFen ? yearlyGrowth(base.salesFen, sales, 3) : null
  const lastGrowth = sales && before?.salesFen ? yearlyGrowth(before.salesFen, sales, 1) : null
  return whole([
    atLeast('baseSales', isRow ? base.salesFen : null, settings.gazelleBase),
    // a root is never exact: what is less than a millionth below counts as reached
    atLeast('growthThreeYears', growth?.toDecimalPlaces(6) ?? null, settings.gazelleGrowth),
    above('growthLastYear', lastGrowth, 0),
  ])
}

function valued(asked: Asked, ages: readonly (readonly [number, string])[]): Made {
  const [year] = asked.years
  const age = yearsOld(asked.firm, asked.on)
  const [most, least] = ages.find(([limit]) => age !== null && age.lte(limit)) ?? (ages.at(-1) as readonly [number, string])
  return whole([
    atMost('yearsOldAtMost', age, most),
    is('privateFunding', year?.hasPrivateFunding ?? null),
    isNot('notListed', asked.firm?.listing == null ? null : asked.firm.listing === 'listed'),
    above('valuation', year?.valuationMillionUsd, least),
  ])
}

const tests: Readonly<Record<Rung, (asked: Asked) => Made>> = {
  technologySme,
  innovativeSme,
  specialisedSme,
  littleGiant,
  highTech,
  gazelle,
  potentialUnicorn: asked =>
    valued(asked, [
      [5, '50'],
      [9, '100'],
    ]),
  unicorn: asked => valued(asked, [[10, asked.settings.unicornValue]]),
}

export const testNames = [
  'staffAtMost',
  'salesAtMost',
  'assetsAtMost',
  'noAccident',
  'notDishonest',
  'score',
  'staffScore',
  'directByHighTech',
  'yearsOld',
  'ownsCoreRight',
  'supportedField',
  'technologyStaffShare',
  'rdShare',
  'rdHomeShare',
  'highTechShare',
  'innovationScore',
  'innovationPoints',
  'growthPoints',
  'specialisationPoints',
  'nicheYears',
  'rdAmount',
  'rdShareOfIncome',
  'incomeAmount',
  'scoreBySixtyOrAward',
  'mainShare',
  'mainGrowth',
  'debtShare',
  'nicheShare',
  'rdShareYearBefore',
  'classOneRights',
  'youngSales',
  'olderSales',
  'baseSales',
  'growthThreeYears',
  'growthLastYear',
  'yearsOldAtMost',
  'privateFunding',
  'notListed',
  'valuation',
] as const
