/** Checks and amounts of open challenges that cannot be declared. Amounts in fen, shares in basis points, scores in points. */
import { assert, Decimal, daysBetween, type Fen, fixed, shareOfFen } from '#base'
import { type Call, type Follow, refuses } from '#define'
import type { Organisation } from '#parties'
import type { Bid, Challenge, Milestone, Seat } from './definition.ts'

// the need

/** Measurable: a threshold, its unit and the way to test it. */
export const oneFigureMeasurable = refuses(['no_measurable_figure'], (challenge: Challenge) =>
  challenge.figures.some(f => f.threshold !== null && f.measureUnit && f.testMethod) ? null : 'no_measurable_figure',
)

/** Days from today, the day of publication, to the last day for bids. */
export const openLongEnough = refuses(['open_too_short'], (challenge: Challenge, { least }: { least: number }, call: Call) => {
  const days = challenge.closesOn ? daysBetween(call.day, challenge.closesOn) : 0
  return days < least ? ['open_too_short', { days, least }] : null
})

export const listedToday = (_: Challenge, __: unknown, call: Call) => ({ publishedOn: call.day, timesListed: 1 })

export const listedAgain = (challenge: Challenge) => ({ timesListed: (challenge.timesListed ?? 1) + 1 })

export const nobodyBid = refuses(['bids_arrived'], (_: Challenge, { bids }: { bids: number }) =>
  bids > 0 ? ['bids_arrived', { bids }] : null,
)

export const notListedTwice = refuses(['already_relisted'], (challenge: Challenge) =>
  (challenge.timesListed ?? 1) > 1 ? 'already_relisted' : null,
)

// bids and panel

export const biddingIsOpen = refuses(
  ['bidding_closed', 'issuer_differs'],
  (bid: Bid, { challenge }: { challenge: Challenge | null }, call: Call) => {
    if (challenge?.state !== 'bidding' || !challenge.closesOn || call.day > challenge.closesOn) return 'bidding_closed'
    return challenge.issuer === bid.issuer ? null : 'issuer_differs'
  },
)

/** One body, or two with the same controller. */
export const solverNotRelated = refuses(
  ['solver_related'],
  (bid: Bid, { issuer, solver }: { issuer: Organisation | null; solver: Organisation | null }) => {
    if (bid.issuer === bid.solver) return ['solver_related', { controller: null }]
    return issuer?.controller && issuer.controller === solver?.controller
      ? ['solver_related', { controller: issuer.controller }]
      : null
  },
)

export const bidsToOpen = (_: Challenge, { bids }: { bids: readonly Bid[] }): readonly Follow[] =>
  bids.map(b => ({ take: 'bid.open', id: b.id }))

export const bidsAreOpen = refuses(['bids_still_sealed'], (_: Seat, { challenge }: { challenge: Challenge | null }) =>
  challenge?.state === 'matching' ? null : 'bids_still_sealed',
)

/** Employed by a party, or tied by his own word: no seat, no score. */
export const seatWithoutTie = refuses(
  ['expert_employed_by_party', 'expert_has_tie'],
  (seat: Seat, { challenge, bids }: { challenge: Challenge | null; bids: readonly Bid[] }) => {
    const parties: readonly (string | undefined)[] = [challenge?.issuer, ...bids.map(b => b.solver)]
    if (seat.employer && parties.includes(seat.employer)) return 'expert_employed_by_party'
    return seat.tie !== null && seat.tie !== 'none' ? ['expert_has_tie', { tie: seat.tie }] : null
  },
)

export const everyBidScored = refuses(['bid_not_scored'], (seat: Seat, { bids }: { bids: readonly Bid[] }) => {
  const lines = seat.points ?? []
  const once = bids.filter(b => lines.filter(line => line.bid === b.id).length === 1)
  return once.length === bids.length && lines.length === bids.length
    ? null
    : ['bid_not_scored', { bids: bids.length, scored: once.length }]
})

type Panel = { readonly scored: number; readonly least: number }
const panelVerdict = ({ scored, least }: Panel) => (scored < least ? (['panel_incomplete', { scored, least }] as const) : null)

export const panelComplete = refuses(['panel_incomplete'], (_: Challenge, panel: Panel) => panelVerdict(panel))

export const panelHasScored = refuses(['panel_incomplete'], (_: Bid, panel: Panel) => panelVerdict(panel))

/** The mean of all scored seats, two decimals, half up. */
export function meanPoints(bid: Bid, { seats }: { seats: readonly Seat[] }) {
  const points = seats.flatMap(s => (s.points ?? []).filter(line => line.bid === bid.id).map(line => line.points))
  assert(points.length > 0, 'a complete panel has scored every bid')
  return { scorePoints: fixed(points.reduce((sum, p) => sum.add(p), new Decimal(0)).div(points.length), 2) }
}

export const allRanked = refuses(['bids_unranked'], (_: Challenge, { unranked }: { unranked: number }) =>
  unranked > 0 ? ['bids_unranked', { unranked }] : null,
)

export const winnerReachesLine = refuses(
  ['winner_not_ranked', 'winner_below_line'],
  (challenge: Challenge, { bid, line }: { bid: Bid | null; line: number }) => {
    if (bid?.challenge !== challenge.id || bid.state !== 'ranked' || bid.scorePoints === null) return 'winner_not_ranked'
    return new Decimal(bid.scorePoints).lt(line) ? ['winner_below_line', { points: bid.scorePoints, line }] : null
  },
)

export const bidsToDecide = (challenge: Challenge, { bids }: { bids: readonly Bid[] }): readonly Follow[] =>
  bids.map(b => ({ take: b.id === challenge.winner ? 'bid.win' : 'bid.lose', id: b.id }))

// money

/** The share of the contract, at most the cap, the start payment included. */
export function supportOfContract(contractFen: Fen, { ratio, cap }: { ratio: number; cap: Fen }): Fen {
  const shared = shareOfFen(contractFen, ratio)
  return shared < cap ? shared : cap
}

/** A small support is paid at the start as a whole: never more at the start than in all. */
export function supportOfChallenge(challenge: Challenge, { start, ...terms }: { ratio: number; cap: Fen; start: Fen }) {
  assert(challenge.contractFen !== null, 'match asks for the contract amount')
  const supportFen = supportOfContract(challenge.contractFen, terms)
  return { supportFen, startFen: start < supportFen ? start : supportFen }
}

export const ownPaymentProven = refuses(
  ['own_payment_unproven', 'contract_in_future'],
  (challenge: Challenge, _: unknown, call: Call) => {
    if (!challenge.ownPayment?.length) return 'own_payment_unproven'
    return challenge.contractedOn && challenge.contractedOn > call.day ? 'contract_in_future' : null
  },
)

/** What is left of the support after the start payment and the milestones reached. */
export const finalPayment = (challenge: Challenge, { milestonesFen }: { milestonesFen: Fen }, call: Call) => ({
  acceptedOn: call.day,
  finalFen: (challenge.supportFen ?? 0n) - (challenge.startFen ?? 0n) - milestonesFen,
})

/** At an early end: what was paid, and what of the support was not. */
export function restOfSupport(challenge: Challenge, { paidFen }: { paidFen: Fen }) {
  const paidSoFarFen = (challenge.startFen ?? 0n) + paidFen
  return { paidSoFarFen, restFen: (challenge.supportFen ?? 0n) - paidSoFarFen }
}

export const returnWithinPaid = refuses(['return_above_paid'], (challenge: Challenge, { paidFen }: { paidFen: Fen }) => {
  const paid = (challenge.startFen ?? 0n) + paidFen
  return (challenge.returnedFen ?? 0n) > paid ? ['return_above_paid', { paid }] : null
})

// milestones

export const challengeContracted = refuses(
  ['challenge_not_contracted', 'fund_line_differs'],
  (milestone: Milestone, { challenge }: { challenge: Challenge | null }) => {
    if (challenge?.state !== 'contracted') return 'challenge_not_contracted'
    return challenge.fundLine === milestone.fundLine ? null : 'fund_line_differs'
  },
)

/** Start payment and milestones together stay within the support; what they leave is the final payment. */
export const withinSupport = refuses(
  ['milestones_above_support'],
  (milestone: Milestone, { challenge, plannedFen }: { challenge: Challenge | null; plannedFen: Fen }) => {
    const left = (challenge?.supportFen ?? 0n) - (challenge?.startFen ?? 0n) - plannedFen
    return milestone.payFen > left ? ['milestones_above_support', { left }] : null
  },
)

export const extensionShort = refuses(['extension_too_long'], (milestone: Milestone, { most }: { most: number }) => {
  const days = milestone.extendedTo ? daysBetween(milestone.dueOn, milestone.extendedTo) : 0
  return days > most ? ['extension_too_long', { days, most }] : null
})

/** The second miss of any milestone puts the whole challenge under review, once. */
export const challengeToReview = (_: Milestone, { challenge }: { challenge: Challenge | null }): readonly Follow[] =>
  challenge?.state === 'contracted' ? [{ take: 'challenge.review', id: challenge.id }] : []

export const milestonesDone = refuses(['milestones_open'], (_: Challenge, { open }: { open: number }) =>
  open > 0 ? ['milestones_open', { open }] : null,
)

export const noPaymentDue = refuses(['milestone_payment_due'], (_: Challenge, { due }: { due: number }) =>
  due > 0 ? ['milestone_payment_due', { due }] : null,
)

// acceptance

/** A third party's report for each figure of the challenge. */
export const figuresTested = refuses(['figure_untested', 'test_report_missing'], (challenge: Challenge) => {
  const tested = new Set((challenge.results ?? []).map(r => r.figure))
  const untested = challenge.figures.find(f => !tested.has(f.name))
  if (untested) return ['figure_untested', { figure: untested.name }]
  const reports = challenge.testReports?.length ?? 0
  return reports < challenge.figures.length ? ['test_report_missing', { figures: challenge.figures.length, reports }] : null
})

export const figuresReached = refuses(['figure_not_reached'], (challenge: Challenge) => {
  const missed = (challenge.results ?? []).find(r => !r.isReached)
  return missed ? ['figure_not_reached', { figure: missed.figure }] : null
})
