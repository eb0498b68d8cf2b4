import fc from 'fast-check'
import { day, type Fen, fenOfYuan, shareOfFen } from '#base'
import { type Call, checkAreas, checkExample, exampleKeys, messageKeys, rehearse, sentenceOf, unequalMessages } from '#define'
import { type Organisation, parties, type Unit } from '#parties'
import { describe, expect, it } from 'vitest'
import {
  type Collection,
  type Payment,
  type Quarter,
  type ReturnYear,
  type Scope,
  type ShareRule,
  taxReturn,
  type Use,
  type UseFinding,
} from './definition.ts'
import { example } from './example.ts'
import en from './messages.en.json' with { type: 'json' }
import zh from './messages.zh.json' with { type: 'json' }
import * as rule from './rules.ts'

const yuan = (text: string): Fen => fenOfYuan(text) as Fen
const call = (on: string): Call => ({
  day: day(on),
  now: `${on}T00:00:00.000Z`,
  move: '',
  reason: null,
  actor: { person: 'p', role: 'finance', unit: null, organisation: null },
  newId: () => 'new',
})
const of = <T>(values: Partial<Record<keyof T, unknown>>): T => values as unknown as T
const codeOf = (verdict: unknown): unknown => (Array.isArray(verdict) ? verdict[0] : verdict)

const firm = (more: Partial<Record<keyof Organisation, unknown>> = {}) =>
  of<Organisation>({
    id: 'firm',
    isTaxedInZone: true,
    enteredZoneOn: '2018-03-01',
    leftZoneOn: null,
    earlierStays: [],
    ...more,
  })
const scope = (more: Partial<Record<keyof Scope, unknown>> = {}) =>
  of<Scope>({ id: 's', state: 'inScope', organisation: 'firm', listName: 'A', fromDay: '2022-01-01', leftDay: null, ...more })
const share = (more: Partial<Record<keyof ShareRule, unknown>> = {}) =>
  of<ShareRule>({ id: 'r', kind: 'valueAdded', share: 5_000, fromDay: '2022-01-01', untilDay: null, documentNo: 'D', ...more })
const collection = (more: Partial<Record<keyof Collection, unknown>> = {}) =>
  of<Collection>({
    id: 'c',
    state: 'entered',
    organisation: 'firm',
    kind: 'valueAdded',
    paidInOn: '2022-05-16',
    collectedFen: 100n,
    refundedFen: 0n,
    quarter: null,
    scope: null,
    ...more,
  })
const quarter = (more: Partial<Record<keyof Quarter, unknown>> = {}) =>
  of<Quarter>({
    id: 'q',
    state: 'collecting',
    returnYear: 'y',
    year: '2022',
    quarter: '2022Q2',
    lines: [],
    carriedInFen: 0n,
    ...more,
  })
const year = (more: Partial<Record<keyof ReturnYear, unknown>> = {}) =>
  of<ReturnYear>({ id: 'y', state: 'open', year: '2022', zoneUnit: 'zone', quarters: 4, ...more })
const payment = (more: Partial<Record<keyof Payment, unknown>> = {}) =>
  of<Payment>({ id: 'p', state: 'ordered', returnYear: 'y', kind: 'advance', payee: 'zone', amountFen: 100n, ...more })
const use = (more: Partial<Record<keyof Use, unknown>> = {}) =>
  of<Use>({
    id: 'u',
    state: 'planned',
    filedOn: '2023-04-03',
    purpose: 'science',
    receiver: null,
    reckonedBy: 'task',
    amountFen: 100n,
    ...more,
  })

const lineOf = (shares: number, collectedFen: Fen, refundedFen: Fen = 0n) => ({ share: shares, collectedFen, refundedFen })
const computed = (lines: readonly ReturnType<typeof lineOf>[], carriedInFen: Fen = 0n) =>
  rule.entitlement(
    quarter({ lines: lines.map(line => ({ shareRule: 'r', kind: 'valueAdded', share: line.share })), carriedInFen }),
    Object.fromEntries(
      lines.flatMap((line, at) => [
        [`collected${at}`, line.collectedFen],
        [`refunded${at}`, line.refundedFen],
      ]),
    ),
  )

describe('what a quarter comes to', () => {
  it('entitled = Σ (collected − refunded) × share, rounded a line at a time, half a fen up', () => {
    const { lines, entitledFen } = computed([lineOf(5_000, 101n), lineOf(5_000, 101n), lineOf(3_333, 1_000n, 1n)])
    expect(lines.map(line => line.entitledFen)).toEqual([51n, 51n, 333n])
    expect(entitledFen).toBe(435n)
  })
  it('a refund counts, and a negative quarter is carried to the next', () => {
    const third = computed([lineOf(5_000, yuan('1000000'), yuan('3000000'))])
    expect(third).toMatchObject({ entitledFen: yuan('-1000000'), payableFen: 0n, carriedOutFen: yuan('-1000000') })
    const fourth = computed([lineOf(5_000, yuan('22000000'))], third.carriedOutFen)
    expect(fourth).toMatchObject({ entitledFen: yuan('11000000'), payableFen: yuan('10000000'), carriedOutFen: 0n })
  })
  it('a share that changes inside a quarter makes two lines', () => {
    const rules = [share({ untilDay: '2022-04-30' }), share({ id: 'r2', fromDay: '2022-05-01', share: 4_000 })]
    const { lines } = rule.linesOfQuarter(quarter(), { rules, quarters: [] })
    expect(lines?.map(line => line.share)).toEqual([5_000, 4_000])
    expect(rule.matched(collection(), { scopes: [scope()], firm: firm(), rules })).toMatchObject({
      shareRule: 'r2',
      isInScope: true,
    })
    expect(rule.matched(collection({ paidInOn: '2022-04-30' }), { scopes: [], firm: firm(), rules })).toMatchObject({
      shareRule: 'r',
      isInScope: false,
      scope: null,
    })
  })
  it.each(['2022-01-01 2022Q1', '2022-03-31 2022Q1', '2022-04-01 2022Q2', '2022-12-31 2022Q4'])('%s', pair => {
    const [on = '', name] = pair.split(' ')
    expect(rule.quarterOf(day(on))).toBe(name)
  })
})

describe('moved in and out by date', () => {
  it.each([
    { on: '2021-12-31', in: false },
    { on: '2022-01-01', in: true },
    { on: '2022-08-31', in: true },
    { on: '2022-09-01', in: false },
  ])('scope from 2022-01-01, left on 2022-09-01: $on → $in', ({ on, in: isIn }) => {
    expect(rule.scopeOn(day(on), [scope({ leftDay: '2022-09-01' })], firm()) !== null).toBe(isIn)
  })
  it('a firm that has left the zone by the register no longer counts, whatever its list says', () => {
    expect(rule.scopeOn(day('2022-08-31'), [scope()], firm({ leftZoneOn: '2022-08-01' }))).toBe(null)
    const back = firm({ enteredZoneOn: '2022-10-01', earlierStays: [{ from: '2018-03-01', left: '2022-08-01' }] })
    expect(rule.scopeOn(day('2022-07-31'), [scope()], back)?.id).toBe('s')
    expect(rule.scopeOn(day('2022-09-01'), [scope()], back)).toBe(null)
  })
  it('a changed scope names the collections it lets in or out, and no others', () => {
    const collections = [
      collection({ id: 'before', paidInOn: '2022-08-31', scope: 's' }),
      collection({ id: 'after', paidInOn: '2022-09-10', scope: 's' }),
    ]
    const left = scope({ state: 'ended', leftDay: '2022-09-01' })
    expect(rule.collectionsToMatch(left, { others: [], firm: firm(), collections }).map(each => each.id)).toEqual(['after'])
    expect(rule.collectionsToMatch(scope({ state: 'struck' }), { others: [], firm: firm(), collections })).toHaveLength(2)
  })
})

describe('the settlement of a year', () => {
  it('the worked year: entitled 43,215,678.90, advanced 30,000,000.00, to pay 13,215,678.90', () => {
    const sums = { entitled: yuan('43215678.90'), returned: yuan('30000000.00'), left: yuan('13215678.90') }
    expect(rule.settlementOfYear(year(), sums)).toMatchObject({
      differenceFen: yuan('13215678.90'),
      overpaidFen: 0n,
      withdrawnFen: 0n,
    })
  })
  it('what was advanced too much is taken back and set off in the next year', () => {
    const sums = { entitled: yuan('70'), returned: yuan('100'), left: 0n }
    const settled = rule.settlementOfYear(year(), sums)
    expect(settled).toMatchObject({
      differenceFen: yuan('-30'),
      overpaidFen: yuan('30'),
      takenBackFen: yuan('30'),
      withdrawnFen: 0n,
    })
    const [first, out] = rule.afterSettlement(year(settled), { quarters: [quarter()] })
    expect(first).toEqual({ take: 'returnQuarter.settle', id: 'q' })
    expect(out?.values).toMatchObject({ kind: 'carryOut', countedFen: yuan('-30') })
    const next = { years: [year({ id: 'y3', year: '2024' }), year({ id: 'y2', year: '2023' })] }
    const [into] = rule.intoNextYear(payment({ year: '2022', amountFen: yuan('30'), returnYear: 'y' }), next)
    expect(into?.values).toMatchObject({ returnYear: 'y2', year: '2023', countedFen: yuan('30'), overFrom: 'y' })
  })
  it('whatever quarters and advances there were, what is counted in the end is what was entitled', () => {
    const amounts = fc.array(fc.bigInt({ min: -1_000_000n, max: 5_000_000n }), { minLength: 4, maxLength: 4 })
    const shares = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(amounts, shares, (entitled, advances) => {
        // available, paid and the balance of the world outside always add up to nothing
        let [available, paid, carry] = [0n, 0n, 0n]
        for (const [at, amount] of entitled.entries()) {
          const of = computed([lineOf(10_000, amount > 0n ? amount : 0n, amount < 0n ? -amount : 0n)], carry)
          carry = of.carriedOutFen
          available += of.payableFen
          const advance = (available * BigInt(advances[at] ?? 0)) / 100n
          available -= advance
          paid += advance
          expect(available).toBeGreaterThanOrEqual(0n)
        }
        const total = entitled.reduce((sum, each) => sum + each, 0n)
        const settled = rule.settlementOfYear(year(), { entitled: total, returned: paid, left: available })
        expect(settled.withdrawnFen).toBeGreaterThanOrEqual(0n)
        expect(settled.takenBackFen).toBeLessThanOrEqual(paid)
        const rest = available - settled.withdrawnFen
        // what is left to be paid is the difference, and with what is set off elsewhere the year counts its entitlement
        expect(rest).toBe(settled.differenceFen > 0n ? settled.differenceFen : 0n)
        expect(paid + rest - settled.overpaidFen).toBe(total)
      }),
      { seed: 31 },
    )
  })
  it('no share of a fen is lost or made: lines add up to the quarter, and each is within half a fen of the exact value', () => {
    const lines = fc.array(
      fc.record({
        share: fc.integer({ min: 1, max: 10_000 }),
        collected: fc.bigInt({ min: 0n, max: 10n ** 12n }),
        refunded: fc.bigInt({ min: 0n, max: 10n ** 12n }),
      }),
      { maxLength: 9 },
    )
    fc.assert(
      fc.property(lines, of => {
        const result = computed(of.map(each => lineOf(each.share, each.collected, each.refunded)))
        expect(result.lines.reduce((sum, line) => sum + line.entitledFen, 0n)).toBe(result.entitledFen)
        for (const [at, each] of of.entries()) {
          const exact = (each.collected - each.refunded) * BigInt(each.share)
          const off = (result.lines[at]?.entitledFen ?? 0n) * 10_000n - exact
          expect(off <= 5_000n && off >= -5_000n).toBe(true)
        }
        expect(result.payableFen + result.carriedOutFen).toBe(result.entitledFen)
      }),
      { seed: 31 },
    )
  })
})

describe('what is refused', () => {
  const on = call('2022-07-06')
  const entitled = { entitled: 70n, returned: 100n }
  it.each([
    {
      verdict: rule.inOneScope(scope({ id: 'n', fromDay: '2022-03-01' }), { others: [scope()] }, on),
      code: 'firm_in_two_scopes',
    },
    {
      verdict: rule.inOneScope(scope({ id: 'n', fromDay: '2022-09-01' }), { others: [scope({ leftDay: '2022-09-01' })] }, on),
      code: null,
    },
    { verdict: rule.inOneScope(scope(), { others: [scope()] }, on), code: null },
    { verdict: rule.firmOfRegister(scope(), { firm: firm({ isTaxedInZone: null }) }, on), code: 'firm_not_taxed_in_zone' },
    {
      verdict: rule.firmOfRegister(scope(), { firm: firm({ enteredZoneOn: '2022-01-02' }) }, on),
      code: 'firm_not_in_zone_then',
    },
    { verdict: rule.firmOfRegister(scope(), { firm: firm({ enteredZoneOn: null }) }, on), code: null },
    {
      verdict: rule.oneShareADay(share({ id: 'n', fromDay: '2022-06-01' }), { others: [share()] }, on),
      code: 'share_rules_overlap',
    },
    {
      verdict: rule.oneShareADay(
        share({ id: 'n', fromDay: '2022-06-01' }),
        { others: [share({ untilDay: '2022-05-31' })] },
        on,
      ),
      code: null,
    },
    {
      verdict: rule.nothingAfterEnd(share({ untilDay: '2022-05-15' }), { used: [collection()] }, on),
      code: 'share_rule_in_use',
    },
    { verdict: rule.nothingAfterEnd(share({ untilDay: '2022-05-16' }), { used: [collection()] }, on), code: null },
    { verdict: rule.notPaidInAhead(collection({ paidInOn: '2022-07-07' }), undefined, on), code: 'paid_in_ahead' },
    { verdict: rule.somethingCollected(collection({ collectedFen: 0n }), undefined, on), code: 'nothing_collected' },
    { verdict: rule.somethingCollected(collection({ collectedFen: 0n, refundedFen: 1n }), undefined, on), code: null },
    {
      verdict: rule.quarterStillOpen(collection(), { quarters: [quarter({ state: 'matched' })] }, on),
      code: 'quarter_already_computed',
    },
    { verdict: rule.quarterStillOpen(collection(), { quarters: [quarter()] }, on), code: null },
    { verdict: rule.shareKnown(collection(), { rules: [share({ fromDay: '2022-05-17' })] }, on), code: 'share_rule_missing' },
    { verdict: rule.zoneUnitIsZone(year(), { unit: of<Unit>({ kind: 'department' }) }, on), code: 'payee_not_zone' },
    { verdict: rule.quarterOfYear(quarter({ quarter: '2023Q1' }), { year: year() }, on), code: 'quarter_of_another_year' },
    { verdict: rule.quarterOfYear(quarter(), { year: year({ state: 'settled' }) }, on), code: 'return_year_closed' },
    { verdict: rule.quarterIsOver(quarter(), undefined, call('2022-06-30')), code: 'quarter_not_over' },
    { verdict: rule.quarterIsOver(quarter(), undefined, call('2022-07-01')), code: null },
    { verdict: rule.quarterHasData(quarter(), { rows: 0 }, on), code: 'quarter_without_data' },
    {
      verdict: rule.earlierQuartersChecked(quarter(), { quarters: [quarter({ quarter: '2022Q1', state: 'confirmed' })] }, on),
      code: 'earlier_quarter_open',
    },
    {
      verdict: rule.earlierQuartersChecked(quarter(), { quarters: [quarter({ quarter: '2022Q1', state: 'carried' })] }, on),
      code: null,
    },
    { verdict: rule.quarterNotNegative(quarter({ carriedOutFen: -1n }), undefined, on), code: 'quarter_negative' },
    { verdict: rule.quarterIsNegative(quarter({ carriedOutFen: 0n }), undefined, on), code: 'quarter_not_negative' },
    {
      verdict: rule.noLaterQuarter(quarter(), { quarters: [quarter({ quarter: '2022Q3', state: 'matched' })] }, on),
      code: 'later_quarter_computed',
    },
    { verdict: rule.notYetAdvanced(quarter({ payableFen: 5n }), { left: 4n }, on), code: 'already_advanced' },
    { verdict: rule.notSettledAhead(year({ settledOn: '2022-12-31' }), undefined, call('2023-03-20')), code: 'settled_ahead' },
    { verdict: rule.notSettledAhead(year({ settledOn: '2023-03-21' }), undefined, call('2023-03-20')), code: 'settled_ahead' },
    { verdict: rule.quartersChecked(year(), { done: 3 }, on), code: 'quarters_open' },
    { verdict: rule.noPaymentOpen(year(), { open: 1 }, on), code: 'payments_open' },
    { verdict: rule.overpaidHasPlace(year(), { ...entitled, years: [] }, on), code: 'next_year_missing' },
    { verdict: rule.overpaidHasPlace(year(), { ...entitled, years: [year({ year: '2023' })] }, on), code: null },
    { verdict: rule.nothingLeftToPay(year({ entitledFen: 70n }), { returned: 69n }, on), code: 'difference_open' },
    { verdict: rule.kindOrderedByHand(payment({ kind: 'carryIn' }), undefined, on), code: 'kind_not_by_hand' },
    {
      verdict: rule.payeeIsZone(payment({ payee: 'bureau' }), { unit: of<Unit>({ kind: 'department' }), year: year() }, on),
      code: 'payee_not_zone',
    },
    {
      verdict: rule.payeeIsZone(payment({ payee: 'other' }), { unit: of<Unit>({ kind: 'zone' }), year: year() }, on),
      code: 'payee_not_zone',
    },
    { verdict: rule.kindFitsYear(payment(), { year: year({ state: 'closed' }) }, on), code: 'return_year_closed' },
    { verdict: rule.kindFitsYear(payment(), { year: year({ state: 'settled' }) }, on), code: 'advance_after_settlement' },
    { verdict: rule.kindFitsYear(payment({ kind: 'settlement' }), { year: year() }, on), code: 'settlement_before_accounts' },
    { verdict: rule.withinEntitled(payment(), { left: 99n }, on), code: 'beyond_entitled' },
    { verdict: rule.earnedInNextYear(payment(), { left: 99n }, on), code: 'set_off_not_earned' },
    { verdict: rule.notPaidAhead(payment({ paidOn: '2022-07-07' }), undefined, on), code: 'paid_ahead' },
    { verdict: rule.noRebate(use({ receiver: 'firm', reckonedBy: 'taxPaid' }), undefined, on), code: 'rebate_to_firm' },
    { verdict: rule.withinReturned(use(), { left: 99n }, on), code: 'beyond_returned' },
    { verdict: rule.findingsAnswered(use(), { findings: [of<UseFinding>({ state: 'explained' })] }, on), code: 'finding_open' },
    { verdict: rule.findingsAnswered(use(), { findings: [of<UseFinding>({ state: 'upheld' })] }, on), code: 'finding_stands' },
    { verdict: rule.findingsAnswered(use(), { findings: [of<UseFinding>({ state: 'cleared' })] }, on), code: null },
    { verdict: rule.findingUpheld(use(), { upheld: 0 }, on), code: 'nothing_upheld' },
    { verdict: rule.useNotPaidAhead(use({ paidOn: '2022-07-07' }), undefined, on), code: 'paid_ahead' },
  ])('$code', ({ verdict, code }) => {
    expect(codeOf(verdict)).toBe(code)
  })
})

describe('what a person has to look at', () => {
  const paid = [collection({ paidInOn: '2022-05-16', collectedFen: yuan('812345.67'), refundedFen: yuan('2345.67') })]
  it('a purpose the plan does not name', () => {
    const found = rule.findingsOfUse(use({ purpose: 'other' }), { collected: [] })
    expect(found.map(each => each.values?.['kind'])).toEqual(['outsidePurposes'])
    expect(rule.findingsOfUse(use(), { collected: [] })).toEqual([])
  })
  it.each([
    { amount: '81000', share: '2022: 10%' },
    { amount: '81000.49', share: '2022: 10%' },
    { amount: '85050', share: null },
    { amount: '810000', share: '2022: 100%' },
    { amount: '900000', share: null },
  ])('$amount of a tax of 810,000.00 → $share', ({ amount, share: wanted }) => {
    expect(rule.roundShare(yuan(amount), paid)).toBe(wanted)
  })
})

describe('the definition', () => {
  const areas = [parties, taxReturn]
  it('agrees with itself and its house', () => {
    // events of indicators are noted by the house, which is not part of this test
    expect(checkAreas(areas).map(sentenceOf)).toEqual([])
    expect(checkExample(example, areas).map(sentenceOf)).toEqual([])
  })
  it('speaks both languages', () => {
    const own = messageKeys([taxReturn]).filter(key => key.startsWith('tax-return.'))
    expect([...own, ...exampleKeys(example)].filter(key => !(key in zh))).toEqual([])
    expect(unequalMessages({ zh, en })).toEqual([])
  })
  const played = rehearse(example, areas)
  it.each(played.steps.map((item, at) => ({ at: at + 1, take: item.step.take, key: item.step.key, item })))(
    'example step $at: $take $key',
    ({ item }) => {
      const { step, refused, row, others } = item
      expect(refused?.code ?? null).toBe(step.expect?.refused ?? null)
      if (step.expect?.state) expect(row?.state).toBe(step.expect.state)
      expect(row ?? {}).toMatchObject(step.expect?.values ?? {})
      expect(others).toEqual(step.expect?.others ?? {})
    },
  )
  it('ends with every fen of the worked year returned, and the purses balanced', () => {
    expect(played.purses.get('returns/year2022')).toMatchObject({
      available: 0n,
      reserved: 0n,
      committed: 0n,
      paid: yuan('43215678.90'),
    })
    expect(played.purses.get('returnedMoney/year2022')).toMatchObject({ paid: yuan('4000000'), returned: yuan('4000000') })
    expect(shareOfFen(940_704n, 3_333)).toBe(313_537n)
  })
})
