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
import { type Bid, type Challenge, type Milestone, openChallenge, type Seat } from './definition.ts'
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
  actor: { person: 'p', role: 'caseOfficer', unit: null, organisation: null },
  newId: () => 'new',
})
const measurable = { name: 'recovery', direction: 'atLeast', threshold: '92.5', measureUnit: '%', testMethod: 'assay' }
const challenge = (of: Partial<Record<keyof Challenge, unknown>> = {}) =>
  ({
    id: 'c',
    state: 'matching',
    issuer: 'issuer',
    figures: [measurable],
    fundLine: 'line',
    closesOn: '2022-05-06',
    timesListed: 1,
    winner: 'b',
    contractFen: yuan('12000000'),
    supportFen: null,
    startFen: null,
    ownPayment: null,
    contractedOn: null,
    results: null,
    testReports: null,
    returnedFen: null,
    ...of,
  }) as unknown as Challenge
const bid = (of: Partial<Record<keyof Bid, unknown>> = {}) =>
  ({ id: 'b', state: 'ranked', challenge: 'c', issuer: 'issuer', solver: 'solver', scorePoints: '60', ...of }) as unknown as Bid
const seat = (of: Partial<Record<keyof Seat, unknown>> = {}) =>
  ({
    id: 's',
    state: 'accepted',
    challenge: 'c',
    expert: 'e',
    employer: null,
    tie: null,
    points: null,
    ...of,
  }) as unknown as Seat
const milestone = (of: Partial<Record<keyof Milestone, unknown>> = {}) =>
  ({
    id: 'm',
    state: 'planned',
    challenge: 'c',
    fundLine: 'line',
    dueOn: '2022-12-31',
    payFen: yuan('400000'),
    extendedTo: null,
    ...of,
  }) as unknown as Milestone
const body = (controller: string | null) => ({ id: 'o', controller }) as unknown as Organisation

const terms = { ratio: 2_000, cap: yuan('5000000'), start: yuan('1000000') }
const codeOf = (verdict: unknown): unknown => (Array.isArray(verdict) ? verdict[0] : verdict)

describe('public support of a challenge', () => {
  it.each([
    { contract: '12000000', support: '2400000', start: '1000000', final: '1400000' },
    { contract: '30000000', support: '5000000', start: '1000000', final: '4000000' },
    { contract: '25000000', support: '5000000', start: '1000000', final: '4000000' },
    { contract: '4000000', support: '800000', start: '800000', final: '0' },
  ])('contract $contract → support $support, start $start, final $final', ({ contract, support, start, final }) => {
    const matched = rule.supportOfChallenge(challenge({ contractFen: yuan(contract) }), terms)
    expect(matched).toEqual({ supportFen: yuan(support), startFen: yuan(start) })
    const accepted = rule.finalPayment(challenge(matched), { milestonesFen: 0n }, call('2023-10-20'))
    expect(accepted).toEqual({ acceptedOn: '2023-10-20', finalFen: yuan(final) })
  })

  it('takes what milestones paid from the last payment', () => {
    const matched = { supportFen: yuan('2400000'), startFen: yuan('1000000') }
    expect(rule.finalPayment(challenge(matched), { milestonesFen: yuan('700000') }, call('2023-10-20')).finalFen).toBe(
      yuan('700000'),
    )
  })

  it('knows at an early end what was paid and what was not', () => {
    const matched = { supportFen: yuan('2400000'), startFen: yuan('1000000') }
    expect(rule.restOfSupport(challenge(matched), { paidFen: yuan('400000') })).toEqual({
      paidSoFarFen: yuan('1400000'),
      restFen: yuan('1000000'),
    })
  })
})

describe('points of a bid', () => {
  it.each([
    { points: ['86', '88.5', '90', '84', '87'], mean: '87.10' },
    { points: ['60', '60', '60.01'], mean: '60.00' },
    { points: ['0', '0.01'], mean: '0.01' },
  ])('$points → $mean', ({ points, mean }) => {
    const seats = points.map(given => seat({ points: [{ bid: 'b', points: given, why: '' }] }))
    expect(rule.meanPoints(bid(), { seats })).toEqual({ scorePoints: mean })
  })
})

const line = (of: string) => ({ bid: of, points: '80', why: '' })
const reached = { figure: 'recovery', measured: '93.1 %', testedBy: 'institute', isReached: true }
const on = call('2022-04-06')

describe('refusals, in order of precedence', () => {
  it.each<{ of: string; verdict: unknown; code: string | null }>([
    // the need
    {
      of: 'no threshold',
      verdict: rule.oneFigureMeasurable(challenge({ figures: [{ ...measurable, threshold: null }] }), undefined, on),
      code: 'no_measurable_figure',
    },
    {
      of: 'no unit',
      verdict: rule.oneFigureMeasurable(challenge({ figures: [{ ...measurable, measureUnit: null }] }), undefined, on),
      code: 'no_measurable_figure',
    },
    {
      of: 'no test method',
      verdict: rule.oneFigureMeasurable(challenge({ figures: [{ ...measurable, testMethod: '' }] }), undefined, on),
      code: 'no_measurable_figure',
    },
    {
      of: 'one of two',
      verdict: rule.oneFigureMeasurable(
        challenge({ figures: [{ ...measurable, threshold: null }, measurable] }),
        undefined,
        on,
      ),
      code: null,
    },
    {
      of: 'open 29 days',
      verdict: rule.openLongEnough(challenge(), { least: 30 }, call('2022-04-07')),
      code: 'open_too_short',
    },
    { of: 'open 30 days', verdict: rule.openLongEnough(challenge(), { least: 30 }, on), code: null },
    { of: 'a bid came', verdict: rule.nobodyBid(challenge(), { bids: 1 }, on), code: 'bids_arrived' },
    { of: 'no bid', verdict: rule.nobodyBid(challenge(), { bids: 0 }, on), code: null },
    {
      of: 'listed twice',
      verdict: rule.notListedTwice(challenge(rule.listedAgain(challenge())), undefined, on),
      code: 'already_relisted',
    },
    { of: 'listed once', verdict: rule.notListedTwice(challenge(), undefined, on), code: null },
    // bids
    { of: 'not open', verdict: rule.biddingIsOpen(bid(), { challenge: challenge() }, on), code: 'bidding_closed' },
    {
      of: 'a day late',
      verdict: rule.biddingIsOpen(bid(), { challenge: challenge({ state: 'bidding' }) }, call('2022-05-07')),
      code: 'bidding_closed',
    },
    {
      of: 'other issuer',
      verdict: rule.biddingIsOpen(bid({ issuer: 'other' }), { challenge: challenge({ state: 'bidding' }) }, on),
      code: 'issuer_differs',
    },
    {
      of: 'last day',
      verdict: rule.biddingIsOpen(bid(), { challenge: challenge({ state: 'bidding' }) }, call('2022-05-06')),
      code: null,
    },
    {
      of: 'bids on its own',
      verdict: rule.solverNotRelated(bid({ solver: 'issuer' }), { issuer: body(null), solver: body(null) }, on),
      code: 'solver_related',
    },
    {
      of: 'same controller',
      verdict: rule.solverNotRelated(bid(), { issuer: body('A'), solver: body('A') }, on),
      code: 'solver_related',
    },
    { of: 'unrelated', verdict: rule.solverNotRelated(bid(), { issuer: body('A'), solver: body('B') }, on), code: null },
    {
      of: 'controllers unknown',
      verdict: rule.solverNotRelated(bid(), { issuer: body(null), solver: body(null) }, on),
      code: null,
    },
    // panel
    {
      of: 'seat before the opening',
      verdict: rule.bidsAreOpen(seat(), { challenge: challenge({ state: 'bidding' }) }, on),
      code: 'bids_still_sealed',
    },
    {
      of: 'employed by the issuer',
      verdict: rule.seatWithoutTie(seat({ employer: 'issuer' }), { challenge: challenge(), bids: [bid()] }, on),
      code: 'expert_employed_by_party',
    },
    {
      of: 'employed by a solver',
      verdict: rule.seatWithoutTie(seat({ employer: 'solver', tie: 'kinship' }), { challenge: challenge(), bids: [bid()] }, on),
      code: 'expert_employed_by_party',
    },
    ...['employment', 'kinship', 'holding', 'supervision', 'jointProject'].map(tie => ({
      of: `declares ${tie}`,
      verdict: rule.seatWithoutTie(seat({ tie }), { challenge: challenge(), bids: [bid()] }, on),
      code: 'expert_has_tie',
    })),
    {
      of: 'declares none',
      verdict: rule.seatWithoutTie(seat({ tie: 'none', employer: 'institute' }), { challenge: challenge(), bids: [bid()] }, on),
      code: null,
    },
    {
      of: 'one bid left out',
      verdict: rule.everyBidScored(seat({ points: [line('b')] }), { bids: [bid(), bid({ id: 'b2' })] }, on),
      code: 'bid_not_scored',
    },
    {
      of: 'one bid twice',
      verdict: rule.everyBidScored(seat({ points: [line('b'), line('b')] }), { bids: [bid()] }, on),
      code: 'bid_not_scored',
    },
    {
      of: 'a bid of elsewhere',
      verdict: rule.everyBidScored(seat({ points: [line('b'), line('x')] }), { bids: [bid()] }, on),
      code: 'bid_not_scored',
    },
    {
      of: 'every bid once',
      verdict: rule.everyBidScored(seat({ points: [line('b'), line('b2')] }), { bids: [bid(), bid({ id: 'b2' })] }, on),
      code: null,
    },
    { of: 'four seats, to rank', verdict: rule.panelHasScored(bid(), { scored: 4, least: 5 }, on), code: 'panel_incomplete' },
    // match
    { of: 'four seats', verdict: rule.panelComplete(challenge(), { scored: 4, least: 5 }, on), code: 'panel_incomplete' },
    { of: 'five seats', verdict: rule.panelComplete(challenge(), { scored: 5, least: 5 }, on), code: null },
    { of: 'a bid unranked', verdict: rule.allRanked(challenge(), { unranked: 1 }, on), code: 'bids_unranked' },
    {
      of: 'winner of elsewhere',
      verdict: rule.winnerReachesLine(challenge(), { bid: bid({ challenge: 'c2' }), line: 60 }, on),
      code: 'winner_not_ranked',
    },
    {
      of: 'winner withdrew',
      verdict: rule.winnerReachesLine(challenge(), { bid: bid({ state: 'withdrawn' }), line: 60 }, on),
      code: 'winner_not_ranked',
    },
    {
      of: '59.99 points',
      verdict: rule.winnerReachesLine(challenge(), { bid: bid({ scorePoints: '59.99' }), line: 60 }, on),
      code: 'winner_below_line',
    },
    {
      of: '60 points',
      verdict: rule.winnerReachesLine(challenge(), { bid: bid({ scorePoints: '60.00' }), line: 60 }, on),
      code: null,
    },
    // contract
    {
      of: 'no own payment',
      verdict: rule.ownPaymentProven(challenge({ ownPayment: [] }), undefined, on),
      code: 'own_payment_unproven',
    },
    {
      of: 'signed tomorrow',
      verdict: rule.ownPaymentProven(challenge({ ownPayment: ['f'], contractedOn: '2022-04-07' }), undefined, on),
      code: 'contract_in_future',
    },
    {
      of: 'own payment proven',
      verdict: rule.ownPaymentProven(challenge({ ownPayment: ['f'], contractedOn: '2022-04-06' }), undefined, on),
      code: null,
    },
    // milestones
    {
      of: 'no contract yet',
      verdict: rule.challengeContracted(milestone(), { challenge: challenge() }, on),
      code: 'challenge_not_contracted',
    },
    {
      of: 'other line',
      verdict: rule.challengeContracted(milestone({ fundLine: 'x' }), { challenge: challenge({ state: 'contracted' }) }, on),
      code: 'fund_line_differs',
    },
    {
      of: 'above the support',
      verdict: rule.withinSupport(
        milestone(),
        { challenge: challenge({ supportFen: yuan('2400000'), startFen: yuan('1000000') }), plannedFen: yuan('1000000.01') },
        on,
      ),
      code: 'milestones_above_support',
    },
    {
      of: 'within the support',
      verdict: rule.withinSupport(
        milestone(),
        { challenge: challenge({ supportFen: yuan('2400000'), startFen: yuan('1000000') }), plannedFen: yuan('1000000') },
        on,
      ),
      code: null,
    },
    {
      of: '184 days more',
      verdict: rule.extensionShort(milestone({ extendedTo: '2023-07-03' }), { most: 183 }, on),
      code: 'extension_too_long',
    },
    {
      of: '183 days more',
      verdict: rule.extensionShort(milestone({ extendedTo: '2023-07-02' }), { most: 183 }, on),
      code: null,
    },
    // acceptance and early end
    { of: 'milestone open', verdict: rule.milestonesDone(challenge(), { open: 1 }, on), code: 'milestones_open' },
    {
      of: 'figure untested',
      verdict: rule.figuresTested(challenge({ results: [], testReports: ['f'] }), undefined, on),
      code: 'figure_untested',
    },
    {
      of: 'no report',
      verdict: rule.figuresTested(challenge({ results: [reached], testReports: [] }), undefined, on),
      code: 'test_report_missing',
    },
    {
      of: 'a report each',
      verdict: rule.figuresTested(challenge({ results: [reached], testReports: ['f'] }), undefined, on),
      code: null,
    },
    {
      of: 'figure missed',
      verdict: rule.figuresReached(challenge({ results: [{ ...reached, isReached: false }] }), undefined, on),
      code: 'figure_not_reached',
    },
    { of: 'payment due', verdict: rule.noPaymentDue(challenge(), { due: 1 }, on), code: 'milestone_payment_due' },
    {
      of: 'returns too much',
      verdict: rule.returnWithinPaid(challenge({ startFen: 100n, returnedFen: 151n }), { paidFen: 50n }, on),
      code: 'return_above_paid',
    },
    {
      of: 'returns all',
      verdict: rule.returnWithinPaid(challenge({ startFen: 100n, returnedFen: 150n }), { paidFen: 50n }, on),
      code: null,
    },
  ])('$of → $code', ({ verdict, code }) => {
    expect(codeOf(verdict)).toBe(code)
  })
})

describe('follow-ups', () => {
  it('opens all bids, lets one win, and reviews a challenge once', () => {
    const bids = [bid(), bid({ id: 'b2' })]
    expect(rule.bidsToOpen(challenge(), { bids }).map(f => f.id)).toEqual(['b', 'b2'])
    expect(rule.bidsToDecide(challenge(), { bids }).map(f => f.take)).toEqual(['bid.win', 'bid.lose'])
    expect(rule.challengeToReview(milestone(), { challenge: challenge({ state: 'contracted' }) })).toHaveLength(1)
    expect(rule.challengeToReview(milestone(), { challenge: challenge({ state: 'underReview' }) })).toEqual([])
  })
})

describe('the definition', () => {
  const areas = [parties, ledger, openChallenge]

  it('agrees with itself and its house', () => {
    expect(checkAreas(areas).map(sentenceOf)).toEqual([])
    expect(checkExample(example, areas).map(sentenceOf)).toEqual([])
  })

  it('speaks both languages', () => {
    const own = messageKeys([openChallenge]).filter(
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

  it('pays the support and not a fen more', () => {
    expect(played.rows.get('challenge1')?.state).toBe('closed')
    expect(played.purses.get('fundLines/line')).toEqual({
      available: yuan('17600000'),
      reserved: 0n,
      committed: 0n,
      paid: yuan('2400000'),
    })
  })

  it('keeps price and plan sealed until the opening, and no list looks at them', () => {
    const { shape } = openChallenge.records.find(
      record => record.shape.name === 'bid',
    ) as (typeof openChallenge.records)[number]
    expect([shape.fields['priceFen']?.options.sealedUntil, shape.fields['plan']?.options.sealedUntil]).toEqual(['open', 'open'])
  })
})
