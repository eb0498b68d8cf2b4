import { day } from '#base'
import { checkExample, exampleKeys, messageKeys, unequalMessages } from '#define'
import { type Organisation, parties } from '#parties'
import { describe, expect, it } from 'vitest'
import { enterpriseLadder, type FirmYear, type IntellectualProperty, type Qualification, type Rung } from './definition.ts'
import { eligibility, highTechRdShare, technologySmeScore, testNames, yearlyGrowth, yearsOf } from './eligibility.ts'
import { example } from './example.ts'
import en from './messages.en.json' with { type: 'json' }
import zh from './messages.zh.json' with { type: 'json' }
import * as rule from './rules.ts'

const yuan = (of: number): bigint => BigInt(Math.round(of * 100))
const million = (of: number): bigint => yuan(of * 1_000_000)
const year = (of: Partial<Record<keyof FirmYear, unknown>>): FirmYear =>
  ({ id: `y${String(of.year)}`, state: 'reported', source: 'audit', year: '2023', ...of }) as unknown as FirmYear
const right = (of: Partial<Record<keyof IntellectualProperty, unknown>> = {}): IntellectualProperty =>
  ({
    id: 'i',
    state: 'held',
    kind: 'invention',
    class: 'one',
    origin: 'own',
    isOfMainProduct: true,
    ...of,
  }) as unknown as IntellectualProperty
const title = (of: Partial<Record<keyof Qualification, unknown>>): Qualification =>
  ({
    id: 'q',
    state: 'recognised',
    rung: 'highTech',
    issuedOn: '2022-12-01',
    validUntil: '2025-12-01',
    certificateNo: 'GR',
    ...of,
  }) as unknown as Qualification
const firm = (of: Partial<Record<keyof Organisation, unknown>> = {}): Organisation =>
  ({ registeredOn: '2018-04-02', technologyField: 'electronics', listing: 'none', ...of }) as unknown as Organisation
const settings = {
  gazelleBase: million(10),
  gazelleGrowth: 2_000,
  gazelleYoung: million(500),
  gazelleOlder: million(1_000),
  giantMainShare: 7_000,
  giantGrowth: 500,
  giantDebt: 7_000,
  giantNiche: 1_000,
  unicornValue: '1000',
}
const asked = (
  rung: Rung,
  of: { firm?: Organisation; years?: FirmYear[]; rights?: IntellectualProperty[]; titles?: Qualification[] },
) =>
  eligibility(
    rung,
    { firm: of.firm ?? firm(), years: of.years ?? [], rights: of.rights ?? [], titles: of.titles ?? [] },
    settings,
    day('2024-03-04'),
  )

describe('the definition', () => {
  it('speaks both languages, its example fits, and each test has its words', () => {
    expect(checkExample(example, [parties, enterpriseLadder])).toEqual([])
    const own = [...messageKeys([enterpriseLadder]), ...exampleKeys(example)].filter(key =>
      key.startsWith('enterprise-ladder.'),
    )
    expect(own.filter(key => !(key in zh))).toEqual([])
    expect(testNames.filter(test => !(`enterprise-ladder.tests.${test}` in zh))).toEqual([])
    expect(unequalMessages({ zh, en })).toEqual([])
  })
})

describe('a technology SME', () => {
  const sme = {
    salesFen: million(30),
    costsFen: million(28),
    rdFen: million(1.8),
    staff: 60,
    technologyStaff: 18,
    assetsFen: million(40),
    hadAccident: false,
    isListedDishonest: false,
  }
  it.each([
    ['30 % staff, 6 % of sales, one class I', sme, [right()], { staff: 20, rd: 50, results: 30, total: 100 }],
    ['just below 30 % staff', { ...sme, technologyStaff: 17 }, [right()], { staff: 16, rd: 50, results: 30, total: 96 }],
    [
      'costs are the better road',
      { ...sme, rdFen: million(1.4), costsFen: million(4) },
      [],
      { staff: 20, rd: 50, results: 0, total: 70 },
    ],
    [
      'four class II',
      { ...sme, rdFen: million(0.6) },
      [1, 2, 3, 4].map(() => right({ class: 'two' })),
      { staff: 20, rd: 10, results: 24, total: 54 },
    ],
    ['a right of no product', sme, [right({ isOfMainProduct: false })], { staff: 20, rd: 50, results: 0, total: 70 }],
    ['staff not told', { ...sme, technologyStaff: null }, [right()], { staff: null, rd: 50, results: 30, total: null }],
  ] as const)('scores: %s', (_, of, rights, points) => expect(technologySmeScore(year(of), rights)).toEqual(points))

  it.each([
    ['as it should be', sme, [], []],
    ['staff of 501', { ...sme, staff: 501, technologyStaff: 200 }, [], ['staffAtMost']],
    ['sales of just above 200 million', { ...sme, salesFen: million(200) + 1n }, [], ['salesAtMost', 'score']],
    ['accident', { ...sme, hadAccident: true }, [], ['noAccident']],
    ['nothing known of accidents', { ...sme, hadAccident: null }, [], ['noAccident']],
    ['a low score, but a high-tech certificate', { ...sme, rdFen: 0n }, [title({})], []],
    ['a low score and a lapsed certificate', { ...sme, rdFen: 0n }, [title({ validUntil: '2024-03-03' })], ['score']],
    ['the direct way does not spare the gate', { ...sme, rdFen: 0n, hadAccident: true }, [title({})], ['noAccident', 'score']],
  ] as const)('%s', (_, of, titles, missing) =>
    expect(asked('technologySme', { years: [year(of)], rights: [right()], titles: [...titles] }).missing).toEqual(missing),
  )
})

describe('a high-tech enterprise', () => {
  const good = {
    salesFen: million(60),
    rdFen: million(2.4),
    rdHomeShare: 6_000,
    highTechShare: 6_000,
    staff: 100,
    technologyStaff: 10,
    innovationScore: '71',
    hadAccident: false,
  }
  it.each([
    [million(50), 500],
    [million(50) + 1n, 400],
    [million(200), 400],
    [million(200) + 1n, 300],
  ])('sales of %s fen ask for %s', (sales, wanted) => expect(highTechRdShare(sales)).toBe(wanted))
  it.each([
    ['exactly 4 %, exactly 10 %, exactly 60 %', good, []],
    ['a score of 70 is not above 70', { ...good, innovationScore: '70' }, ['innovationScore']],
    ['9 of 100', { ...good, technologyStaff: 9 }, ['technologyStaffShare']],
    ['a fen too little', { ...good, rdFen: million(2.4) - 1n }, ['rdShare']],
  ] as const)('%s', (_, of, missing) =>
    expect(asked('highTech', { years: [year(of)], rights: [right()] }).missing).toEqual(missing),
  )
  it('counts three years together', () => {
    const years = [
      year({ ...good, rdFen: million(1) }),
      year({ ...good, year: '2022', rdFen: million(3) }),
      year({ ...good, year: '2021', rdFen: million(3.2) }),
    ]
    expect(asked('highTech', { years, rights: [right()] }).missing).toEqual([])
    expect(
      asked('highTech', { years: [...years.slice(0, 2), year({ ...good, year: '2021', rdFen: null })], rights: [right()] })
        .missing,
    ).toEqual(['rdShare'])
  })
})

describe('a gazelle', () => {
  const run = (sales: readonly number[], last = 2023) =>
    sales.map((value, at) => year({ year: String(last - at), salesFen: million(value) }))
  it('grows by a fifth a year: 10, 14, 17, 17.28 million is exactly 20 %', () => {
    expect(yearlyGrowth(million(10), million(17.28), 3).toDecimalPlaces(6).toFixed()).toBe('2000')
    expect(asked('gazelle', { years: run([17.28, 17, 14, 10]) }).missing).toEqual([])
  })
  it.each([
    ['a fen less', [17.2799, 17, 14, 10], ['growthThreeYears']],
    ['a base below 10 million', [17.28, 17, 14, 9.9], ['baseSales']],
    ['shrinking in the last year', [20, 21, 14, 10], ['growthLastYear']],
    ['a year missing', [17.28, 17, 14], ['baseSales', 'growthThreeYears']],
  ] as const)('%s', (_, sales, missing) => expect(asked('gazelle', { years: run(sales) }).missing).toEqual(missing))
  it('or is young and large', () => {
    expect(asked('gazelle', { firm: firm({ registeredOn: '2020-01-01' }), years: run([501]) }).isMet).toBe(true)
    expect(asked('gazelle', { firm: firm({ registeredOn: '2016-01-01' }), years: run([501]) }).isMet).toBe(false)
    expect(asked('gazelle', { firm: firm({ registeredOn: '2016-01-01' }), years: run([1_001]) }).isMet).toBe(true)
  })
})

describe('the other rungs', () => {
  const giant = (more: object = {}) => [
    year({
      incomeFen: million(120),
      mainIncomeFen: million(110),
      rdFen: million(3.6),
      nicheYears: 3,
      mainShare: 7_000,
      debtShare: 7_000,
      nicheShare: 1_000,
      ...more,
    }),
    year({ year: '2022', incomeFen: million(110), mainIncomeFen: million(105), rdFen: million(3.3) }),
    year({ year: '2021', mainIncomeFen: million(100) }),
  ]
  it.each([
    ['right at every line but growth below 5 %', giant(), 2, ['mainGrowth']],
    ['all of it', giant({ mainIncomeFen: million(111) }), 2, []],
    ['one right', giant({ mainIncomeFen: million(111) }), 1, ['classOneRights']],
    [
      'a middle-sized firm owes 6 %',
      giant({ mainIncomeFen: million(111), incomeFen: million(99) }),
      2,
      ['rdShareOfIncome', 'rdShareYearBefore'],
    ],
    [
      'a small one is judged by a person',
      giant({ mainIncomeFen: million(111), incomeFen: million(49) }),
      2,
      ['rdShareOfIncome', 'rdShareYearBefore'],
    ],
  ] as const)('little giant: %s', (_, years, rights, missing) =>
    expect(asked('littleGiant', { years: [...years], rights: Array.from({ length: rights }, () => right()) }).missing).toEqual(
      missing,
    ),
  )
  it.each([
    ['unicorn', '1001', '2015-01-01', []],
    ['unicorn', '1000', '2015-01-01', ['valuation']],
    ['unicorn', '1001', '2013-01-01', ['yearsOldAtMost']],
    ['potentialUnicorn', '51', '2020-01-01', []],
    ['potentialUnicorn', '51', '2016-01-01', ['valuation']],
    ['potentialUnicorn', '101', '2016-01-01', []],
  ] as const)('%s of %s million since %s', (rung, valuationMillionUsd, registeredOn, missing) =>
    expect(
      asked(rung, { firm: firm({ registeredOn }), years: [year({ valuationMillionUsd, hasPrivateFunding: true })] }).missing,
    ).toEqual(missing),
  )
  it('takes the most trusted source of a year, verified before reported', () => {
    const rows = [
      year({ id: 'a', source: 'self' }),
      year({ id: 'b', source: 'audit' }),
      year({ id: 'c', source: 'tax', state: 'verified' }),
      year({ id: 'd', year: '2022' }),
    ]
    expect(yearsOf(rows).map(row => row.id)).toEqual(['c', 'd'])
  })
})

describe('titles', () => {
  const call = { day: day('2024-03-04') } as never
  it.each([
    ['the first ever', [], true],
    ['after one that lapsed', [title({ id: 'o', state: 'lapsed', issuedOn: '2019-01-01' })], false],
    ['after one that was revoked', [title({ id: 'o', state: 'revoked', issuedOn: '2019-01-01' })], true],
    ['entered late, but earlier by its date', [title({ id: 'o', issuedOn: '2023-01-01' })], true],
  ] as const)('%s', (_, others, isFirst) => expect(rule.firstOrNot(title({}), { others: [...others] })).toEqual({ isFirst }))
  it.each([
    ['technologySme', '2023-05-09', '2024-03-31', null],
    ['technologySme', '2023-05-09', '2024-04-01', 'valid_too_long'],
    ['highTech', '2022-12-01', '2025-12-01', null],
    ['highTech', '2022-12-01', '2025-12-02', 'valid_too_long'],
    ['gazelle', '2022-12-01', '2030-12-02', null],
  ] as const)('%s from %s until %s', (rung, issuedOn, validUntil, code) => {
    const verdict = rule.validAsLongAsTheRungIs(title({ rung, issuedOn, validUntil }), null, call)
    expect(Array.isArray(verdict) ? verdict[0] : verdict).toBe(code)
  })
  it('the next one is the first when the first is revoked', () => {
    const others = [title({ id: 'b', issuedOn: '2023-01-01' }), title({ id: 'c', issuedOn: '2022-06-01', state: 'lapsed' })]
    expect(rule.nextFirst(title({ isFirst: true }), { others })).toEqual([{ take: 'qualification.becomeFirst', id: 'c' }])
    expect(rule.nextFirst(title({ isFirst: false }), { others })).toEqual([])
  })
})
