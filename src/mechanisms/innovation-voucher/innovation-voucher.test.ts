import { day, fenOfYuan } from '#base'
import {
  type Call,
  checkAreas,
  checkExample,
  exampleKeys,
  generalRefusals,
  messageKeys,
  rehearse,
  sentenceOf,
  unequalMessages,
} from '#define'
import { ledger } from '#ledger'
import { type Organisation, parties } from '#parties'
import { describe, expect, it } from 'vitest'
import type { Grant, Listing, Redemption, Scheme, Use, Window } from './definition.ts'
import { innovationVoucher } from './definition.ts'
import { example } from './example.ts'
import en from './messages.en.json' with { type: 'json' }
import zh from './messages.zh.json' with { type: 'json' }
import * as rule from './rules.ts'

const yuan = (text: string): bigint => fenOfYuan(text) as bigint
const call = (on: string): Call => ({
  day: day(on),
  now: `${on}T00:00:00.000Z`,
  move: '',
  reason: null,
  actor: { person: 'p', role: 'firm', unit: null, organisation: 'firm' },
  newId: () => 'new',
})
const grant = (of: Partial<Record<keyof Grant, unknown>> = {}) =>
  ({
    id: 'g',
    state: 'issued',
    filedOn: '2022-03-01',
    scheme: 's',
    holder: 'firm',
    size: 'small',
    amountFen: yuan('40000'),
    issuedOn: '2022-03-12',
    validUntil: '2023-03-12',
    unusedFen: null,
    revokedOn: null,
    pledge: ['f'],
    ...of,
  }) as unknown as Grant
const use = (of: Partial<Record<keyof Use, unknown>> = {}) =>
  ({
    id: 'u',
    state: 'locked',
    grant: 'g',
    scheme: 's',
    holder: 'firm',
    provider: 'lab',
    category: 'testing',
    contractNo: 'HT-1',
    contractFen: yuan('86000'),
    signedOn: '2022-04-01',
    voucherFen: null,
    ownPartSlip: null,
    spotCheckedOn: null,
    ...of,
  }) as unknown as Use
const firm = (of: Partial<Record<keyof Organisation, unknown>> = {}) =>
  ({ id: 'firm', state: 'active', size: 'small', isInZone: true, controller: null, ...of }) as unknown as Organisation
const window = (of: Partial<Record<keyof Window, unknown>> = {}) =>
  ({
    id: 'w',
    state: 'planned',
    scheme: 's',
    opensOn: '2022-06-01',
    closesOn: '2022-06-30',
    fundsFen: null,
    factor: null,
    ...of,
  }) as unknown as Window
const listing = (of: Partial<Record<keyof Listing, unknown>> = {}) =>
  ({ id: 'l', state: 'listed', provider: 'lab', categories: ['testing'], removedOn: null, ...of }) as unknown as Listing
const redemption = (of: Partial<Record<keyof Redemption, unknown>> = {}) =>
  ({
    id: 'r',
    state: 'filed',
    scheme: 's',
    redemptionWindow: 'w',
    provider: 'lab',
    claimedFen: null,
    ...of,
  }) as unknown as Redemption

const terms = { ratio: 5_000, fullCover: yuan('10000') }
const codeOf = (verdict: unknown): unknown => (Array.isArray(verdict) ? verdict[0] : verdict)

describe('what a voucher covers of a contract', () => {
  it.each([
    { contract: '86000', voucher: '43000', why: 'half' },
    { contract: '8000', voucher: '8000', why: 'wholly covered' },
    { contract: '10000', voucher: '10000', why: 'on the line' },
    { contract: '10001', voucher: '10000', why: 'no cliff beyond the line' },
    { contract: '15000', voucher: '10000', why: 'the line still gives more' },
    { contract: '20000', voucher: '10000', why: 'both give the same' },
    { contract: '30000', voucher: '15000', why: 'half again' },
  ])('$contract → $voucher ($why)', ({ contract, voucher }) => {
    expect(rule.voucherOfContract(yuan(contract), terms)).toBe(yuan(voucher))
  })

  it('never covers more than the voucher has left: 86,000 → 43,000, balance 40,000 → 40,000', () => {
    expect(rule.voucherOfUse(use(), { ...terms, left: yuan('40000') })).toEqual({ voucherFen: yuan('40000') })
    expect(rule.voucherOfUse(use(), { ...terms, left: yuan('50000') })).toEqual({ voucherFen: yuan('43000') })
  })

  it('never falls as the contract grows', () => {
    let last = 0n
    for (let fen = 0n; fen < yuan('60000'); fen += 333_33n) {
      const covered = rule.voucherOfContract(fen, terms)
      expect(covered >= last && covered <= fen).toBe(true)
      last = covered
    }
  })
})

describe('validity', () => {
  it.each([
    { on: '2022-02-01', validUntil: '2023-02-01', why: 'twelve months' },
    { on: '2022-05-10', validUntil: '2023-03-31', why: 'never beyond three months after the year' },
    { on: '2024-02-29', validUntil: '2025-02-28', why: 'a day that the next year lacks' },
  ])('$on → $validUntil ($why)', ({ on, validUntil }) => {
    expect(rule.validity(grant(), { months: 12, grace: 3 }, call(on))).toEqual({ issuedOn: on, validUntil })
  })
})

describe('a window cut in proportion', () => {
  it.each([
    { claimed: '1250000', funds: '1000000', factor: 8_000 },
    { claimed: '1000000', funds: '1000000', factor: 10_000 },
    { claimed: '0', funds: '1000000', factor: 10_000 },
    { claimed: '3', funds: '1', factor: 3_333 },
  ])('$claimed claimed, $funds there → $factor', ({ claimed, funds, factor }) => {
    expect(rule.factorOf({ claimedFen: yuan(claimed), fundsFen: yuan(funds) })).toBe(factor)
  })

  it('never pays more than it has, and keeps the cut', () => {
    const settled = window({ state: 'settled', factor: 3_333 })
    expect(rule.payableOfClaim(redemption({ claimedFen: 301n }), { window: settled })).toEqual({
      payableFen: 100n,
      cutFen: 201n,
    })
  })
})

const revoked = [grant({ id: 'old', state: 'revoked', revokedOn: '2021-05-10' })]
const earlier = (state: string, used: string, day: string | null = '2022-03-12') => ({
  grants: [grant({ id: 'old', state, issuedOn: day })],
  uses: [use({ grant: 'old', voucherFen: yuan(used) })],
  least: 8_000,
})
const near = (contractFen: string, signedOn: string) => [
  use({ id: 'u2', contractNo: 'HT-2', contractFen: yuan(contractFen), signedOn }),
]
const on = call('2022-06-06')

describe('refusals, in order of precedence', () => {
  it.each<{ of: string; verdict: unknown; code: string | null }>([
    // apply and issue
    {
      of: 'scheme closed',
      verdict: rule.schemeIsOpen(grant(), { scheme: { state: 'closed' } as Scheme }, on),
      code: 'scheme_not_open',
    },
    { of: 'scheme open', verdict: rule.schemeIsOpen(grant(), { scheme: { state: 'open' } as Scheme }, on), code: null },
    {
      of: 'outside the zone',
      verdict: rule.holderEligible(grant(), { holder: firm({ isInZone: false, size: 'large' }) }, on),
      code: 'holder_not_in_zone',
    },
    {
      of: 'ended firm',
      verdict: rule.holderEligible(grant(), { holder: firm({ state: 'ended' }) }, on),
      code: 'holder_not_in_zone',
    },
    {
      of: 'large firm',
      verdict: rule.holderEligible(grant({ size: 'large' }), { holder: firm({ size: 'large' }) }, on),
      code: 'holder_too_large',
    },
    { of: 'wrong size', verdict: rule.holderEligible(grant({ size: 'medium' }), { holder: firm() }, on), code: 'size_differs' },
    { of: 'eligible', verdict: rule.holderEligible(grant(), { holder: firm() }, on), code: null },
    { of: 'barred', verdict: rule.holderNotBarred(grant(), { revoked, years: 3 }, call('2024-05-09')), code: 'holder_barred' },
    { of: 'bar over', verdict: rule.holderNotBarred(grant(), { revoked, years: 3 }, call('2024-05-10')), code: null },
    { of: '79 % used', verdict: rule.earlierUsed(grant(), earlier('issued', '31600'), on), code: 'earlier_quota_unused' },
    { of: '80 % used', verdict: rule.earlierUsed(grant(), earlier('issued', '32000'), on), code: null },
    { of: 'used up', verdict: rule.earlierUsed(grant(), earlier('usedUp', '0'), on), code: null },
    { of: 'first voucher', verdict: rule.earlierUsed(grant(), { grants: [], uses: [], least: 8_000 }, on), code: null },
    {
      of: 'above cap',
      verdict: rule.withinYearlyCap(grant(), { granted: yuan('60000.01'), cap: yuan('100000') }, on),
      code: 'yearly_cap_reached',
    },
    { of: 'at cap', verdict: rule.withinYearlyCap(grant(), { granted: yuan('60000'), cap: yuan('100000') }, on), code: null },
    { of: 'no money', verdict: rule.budgetCovers(grant(), { left: yuan('39999.99') }, on), code: 'budget_exhausted' },
    { of: 'just enough', verdict: rule.budgetCovers(grant(), { left: yuan('40000') }, on), code: null },
    // provider pool
    {
      of: 'listed twice',
      verdict: rule.providerMayBeListed(listing(), { earlier: [listing()], years: 5 }, on),
      code: 'provider_already_listed',
    },
    {
      of: 'removed lately',
      verdict: rule.providerMayBeListed(
        listing(),
        { earlier: [listing({ state: 'removed', removedOn: '2020-01-01' })], years: 5 },
        on,
      ),
      code: 'provider_barred',
    },
    {
      of: 'removed long ago',
      verdict: rule.providerMayBeListed(
        listing(),
        { earlier: [listing({ state: 'removed', removedOn: '2016-01-01' })], years: 5 },
        on,
      ),
      code: null,
    },
    // lock
    {
      of: 'voucher ended',
      verdict: rule.grantFits(use(), { grant: grant({ state: 'expired' }) }, on),
      code: 'voucher_not_valid',
    },
    {
      of: 'voucher past its day',
      verdict: rule.grantFits(use(), { grant: grant() }, call('2023-03-13')),
      code: 'voucher_not_valid',
    },
    {
      of: 'not his voucher',
      verdict: rule.grantFits(use(), { grant: grant({ holder: 'other' }) }, on),
      code: 'voucher_of_another_holder',
    },
    { of: 'other scheme', verdict: rule.grantFits(use(), { grant: grant({ scheme: 'other' }) }, on), code: 'scheme_differs' },
    { of: 'fits', verdict: rule.grantFits(use(), { grant: grant() }, call('2023-03-12')), code: null },
    {
      of: 'signed before issue',
      verdict: rule.contractInTime(use({ signedOn: '2022-03-11' }), { grant: grant() }, on),
      code: 'contract_before_issue',
    },
    {
      of: 'signed after expiry',
      verdict: rule.contractInTime(use({ signedOn: '2023-03-13' }), { grant: grant() }, on),
      code: 'contract_after_expiry',
    },
    {
      of: 'signed tomorrow',
      verdict: rule.contractInTime(use({ signedOn: '2022-06-07' }), { grant: grant() }, on),
      code: 'contract_in_future',
    },
    { of: 'signed in time', verdict: rule.contractInTime(use(), { grant: grant() }, on), code: null },
    {
      of: 'listed for another kind',
      verdict: rule.providerListed(use(), { listings: [listing({ categories: ['design'] })] }, on),
      code: 'provider_not_listed',
    },
    { of: 'listed', verdict: rule.providerListed(use(), { listings: [listing()] }, on), code: null },
    {
      of: 'buys from itself',
      verdict: rule.notRelated(use({ provider: 'firm' }), { holder: firm(), provider: firm() }, on),
      code: 'provider_related',
    },
    {
      of: 'same controller',
      verdict: rule.notRelated(use(), { holder: firm({ controller: 'A' }), provider: firm({ controller: 'A' }) }, on),
      code: 'provider_related',
    },
    { of: 'unknown controllers', verdict: rule.notRelated(use(), { holder: firm(), provider: firm() }, on), code: null },
    {
      of: 'two small in 30 days',
      verdict: rule.notSplit(
        use({ contractFen: yuan('9000') }),
        { others: near('9000', '2022-05-01'), days: 30, ...terms },
        on,
      ),
      code: 'contract_split',
    },
    {
      of: 'two small in 31 days',
      verdict: rule.notSplit(
        use({ contractFen: yuan('9000') }),
        { others: near('9000', '2022-05-02'), days: 30, ...terms },
        on,
      ),
      code: null,
    },
    {
      of: 'two large gain nothing',
      verdict: rule.notSplit(use(), { others: near('40000', '2022-04-02'), days: 30, ...terms }, on),
      code: null,
    },
    { of: 'nothing left', verdict: rule.quotaLeft(use(), { left: 0n }, on), code: 'voucher_used_up' },
    { of: 'one fen left', verdict: rule.quotaLeft(use(), { left: 1n }, on), code: null },
    // accept
    {
      of: 'own part unproven',
      verdict: rule.ownPartPaid(use({ voucherFen: yuan('43000') }), undefined, on),
      code: 'own_part_unproven',
    },
    {
      of: 'empty list of slips',
      verdict: rule.ownPartPaid(use({ voucherFen: yuan('43000'), ownPartSlip: [] }), undefined, on),
      code: 'own_part_unproven',
    },
    {
      of: 'own part proven',
      verdict: rule.ownPartPaid(use({ voucherFen: yuan('43000'), ownPartSlip: ['f'] }), undefined, on),
      code: null,
    },
    { of: 'wholly covered', verdict: rule.ownPartPaid(use({ voucherFen: yuan('86000') }), undefined, on), code: null },
    // redeem
    {
      of: 'foreign window',
      verdict: rule.windowIsOpen(redemption(), { window: window({ scheme: 'other' }) }, on),
      code: 'window_of_another_scheme',
    },
    {
      of: 'too early',
      verdict: rule.windowIsOpen(redemption(), { window: window() }, call('2022-05-31')),
      code: 'window_not_open',
    },
    { of: 'first day', verdict: rule.windowIsOpen(redemption(), { window: window() }, call('2022-06-01')), code: null },
    { of: 'last day', verdict: rule.windowIsOpen(redemption(), { window: window() }, call('2022-06-30')), code: null },
    {
      of: 'too late',
      verdict: rule.windowIsOpen(redemption(), { window: window() }, call('2022-07-01')),
      code: 'window_not_open',
    },
    { of: 'not in the pool', verdict: rule.redeemerListed(redemption(), { listings: 0 }, on), code: 'provider_not_in_pool' },
    { of: 'nothing accepted', verdict: rule.somethingToRedeem(redemption(), { uses: 0 }, on), code: 'nothing_to_redeem' },
    {
      of: 'no spot check',
      verdict: rule.enoughSpotChecks(redemption(), { uses: [use()], least: 500 }, on),
      code: 'spot_checks_missing',
    },
    {
      of: 'one of twenty',
      verdict: rule.enoughSpotChecks(
        redemption(),
        { uses: [use({ spotCheckedOn: '2022-06-05' }), ...Array.from({ length: 19 }, () => use())], least: 500 },
        on,
      ),
      code: null,
    },
    {
      of: 'one of twenty-one',
      verdict: rule.enoughSpotChecks(
        redemption(),
        { uses: [use({ spotCheckedOn: '2022-06-05' }), ...Array.from({ length: 20 }, () => use())], least: 500 },
        on,
      ),
      code: 'spot_checks_missing',
    },
    {
      of: 'last day of window',
      verdict: rule.windowIsOver(window(), undefined, call('2022-06-30')),
      code: 'window_still_open',
    },
    { of: 'day after window', verdict: rule.windowIsOver(window(), undefined, call('2022-07-01')), code: null },
    { of: 'unchecked claim', verdict: rule.claimsChecked(window(), { open: 1 }, on), code: 'claims_unchecked' },
    {
      of: 'window unsettled',
      verdict: rule.windowIsSettled(redemption(), { window: window() }, on),
      code: 'window_not_settled',
    },
    {
      of: 'window settled',
      verdict: rule.windowIsSettled(redemption(), { window: window({ state: 'settled' }) }, on),
      code: null,
    },
  ])('$of → $code', ({ verdict, code }) => {
    expect(codeOf(verdict)).toBe(code)
  })
})

describe('follow-ups', () => {
  it('uses up a voucher with its last paid use, not while another is open', () => {
    const last = { grant: grant(), left: 0n, open: [use()] }
    expect(rule.grantIfEmpty(use(), last)).toEqual([{ take: 'grant.useUp', id: 'g' }])
    expect(rule.grantIfEmpty(use(), { ...last, open: [use(), use({ id: 'u2' })] })).toEqual([])
    expect(rule.grantIfEmpty(use(), { ...last, left: 1n })).toEqual([])
  })
})

describe('the definition', () => {
  const areas = [parties, ledger, innovationVoucher]

  it('agrees with itself and its house', () => {
    expect(checkAreas(areas).map(sentenceOf)).toEqual([])
    expect(checkExample(example, areas).map(sentenceOf)).toEqual([])
  })

  it('speaks both languages', () => {
    const own = messageKeys([innovationVoucher]).filter(
      key => !key.startsWith('roles.') && !generalRefusals.some(code => key === `refusals.${code}`),
    )
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

  it('ends with the states, amounts and purses it should', () => {
    const states = ['grant1', 'grant2', 'grant3', 'grant4', 'grant5', 'grant6'].map(key => played.rows.get(key)?.state)
    expect(states).toEqual(['usedUp', 'issued', 'expired', 'issued', 'issued', 'refused'])
    expect(played.purses.get('budget/scheme')).toEqual({
      available: yuan('184600'),
      reserved: yuan('65000'),
      committed: 0n,
      paid: yuan('50400'),
    })
  })
})
