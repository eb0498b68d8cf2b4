/**
 * Open challenge: a firm publishes a technical need, solvers bid under seal, a panel without ties to any party scores,
 * and public money follows the milestones reached.
 *
 * @source action plan, clause 3.2.3
 */
import {
  all,
  assigned,
  cancel,
  choice,
  commit,
  count,
  day,
  evidence,
  flow,
  given,
  howMany,
  inForce,
  longText,
  many,
  mechanism,
  money,
  number,
  one,
  own,
  parameter,
  parts,
  pay,
  published,
  type Row,
  record,
  recover,
  ref,
  release,
  reserve,
  shape,
  share,
  sum,
  text,
  total,
  workingDays,
  yes,
} from '#define'
import { fundLineShape, fundLines } from '#ledger'
import { organisationShape, personShape } from '#parties'
import * as rule from './rules.ts'

const byDefault = { basis: 'house default until the city rules', tag: 'D' } as const
const byExample = { basis: 'a comparable city rule on open challenges', tag: 'R' } as const

export const openDaysMin = parameter('openDaysMin', count({ min: 1 }), { starts: 30, ...byDefault })
export const panelMin = parameter('panelMin', count({ min: 1 }), { starts: 5, ...byDefault })
/** Points a bid must reach to win. */
export const panelLine = parameter('panelLine', count({ max: 100 }), { starts: 60, ...byDefault })
/** How long a missed milestone may be put off, once: six months. */
export const extensionDaysMax = parameter('extensionDaysMax', count(), { starts: 183, ...byDefault })
export const supportShare = parameter('supportShare', share(), { starts: 2_000, ...byExample })
export const supportCap = parameter('supportCap', money(), { starts: 500_000_000n, ...byExample })
/** Paid when the contract is signed, on account of the support. */
export const startSupport = parameter('startSupport', money(), { starts: 100_000_000n, ...byExample })

export const ties = ['none', 'employment', 'kinship', 'holding', 'supervision', 'jointProject'] as const

export const challengeShape = shape(
  'challenge',
  [
    'filed',
    'returned',
    'screened',
    'bidding',
    'matching',
    'noticed',
    'matched',
    'contracted',
    'underReview',
    'accepted',
    'closed',
    'failedExempt',
    'terminated',
    'rejected',
    'withdrawn',
  ],
  {
    issuer: ref(organisationShape),
    title: text({ max: 80, min: 4 }),
    problem: longText({ min: 20 }),
    // a figure may be told in words, but at least one must be measurable
    figures: parts(
      {
        name: text({ max: 80 }),
        direction: choice(['atLeast', 'atMost']),
        threshold: number({ digits: 4, measureUnit: 'measureUnit', optional: true }),
        measureUnit: text({ max: 20, optional: true }),
        testMethod: text({ optional: true }),
      },
      { min: 1, max: 20 },
    ),
    fundLine: ref(fundLineShape),
    ownFundsFen: money({ minFen: 1n }),
    publishedOn: day({ later: true }),
    closesOn: day({ later: true }),
    timesListed: count({ later: true }),
    winner: ref('open-challenge.bid', { later: true }),
    contractFen: money({ later: true, minFen: 1n }),
    supportFen: money({ later: true }),
    startFen: money({ later: true }),
    contract: evidence({ later: true, accepts: 'tripartiteContract' }),
    ownPayment: evidence({ optional: true, accepts: 'bankSlip' }),
    contractedOn: day({ later: true }),
    results: parts(
      {
        figure: text({ max: 80 }),
        measured: text({ max: 80 }),
        testedBy: text({ max: 80 }),
        isReached: yes(),
      },
      { later: true, max: 20 },
    ),
    testReports: evidence({ later: true, accepts: 'testReport' }),
    acceptedOn: day({ later: true }),
    finalFen: money({ later: true }),
    paidSoFarFen: money({ later: true }),
    restFen: money({ later: true }),
    returnedFen: money({ later: true }),
    closedOn: day({ later: true }),
    closing: evidence({ later: true, accepts: 'bankSlip' }),
  },
)

export const bidShape = shape('bid', ['sealed', 'opened', 'ranked', 'won', 'lost', 'withdrawn'], {
  challenge: ref(challengeShape, { part: true }),
  issuer: ref(organisationShape, { carried: 'challenge.issuer' }),
  solver: ref(organisationShape),
  priceFen: money({ sealedUntil: 'open', minFen: 1n }),
  plan: evidence({ sealedUntil: 'open', label: 'sensitive' }),
  scorePoints: number({ digits: 2, measureUnit: 'points', later: true }),
})

export const seatShape = shape('panelSeat', ['drawn', 'accepted', 'scored', 'stoodAside'], {
  challenge: ref(challengeShape, { part: true }),
  expert: ref(personShape),
  employer: ref(organisationShape, { optional: true }),
  tie: choice(ties, { later: true }),
  points: parts(
    {
      bid: ref(bidShape),
      points: number({ digits: 2, measureUnit: 'points', min: '0', max: '100' }),
      why: text({ max: 500 }),
    },
    { later: true, max: 100 },
  ),
})

export const milestoneShape = shape(
  'milestone',
  ['planned', 'reported', 'extended', 'reportedAgain', 'passed', 'failed', 'paid'],
  {
    challenge: ref(challengeShape, { part: true }),
    solver: ref(organisationShape),
    fundLine: ref(fundLineShape, { carried: 'challenge.fundLine' }),
    no: count({ min: 1, max: 99 }),
    result: text(),
    dueOn: day(),
    payFen: money(),
    extendedTo: day({ later: true, after: 'dueOn' }),
    proof: evidence({ later: true, accepts: 'testReport' }),
    paidOn: day({ later: true }),
  },
)

export type Challenge = Row<typeof challengeShape>
export type Bid = Row<typeof bidShape>
export type Seat = Row<typeof seatShape>
export type Milestone = Row<typeof milestoneShape>

const staff = {
  caseOfficer: all,
  scienceBureau: all,
  zoneDepartment: all,
  approver: all,
  finance: all,
  audit: all,
  discipline: all,
} as const
/** Still to be judged. A failed one has had its review: what it left is planned anew, or paid with the whole. */
const open = ['planned', 'reported', 'extended', 'reportedAgain'] as const

const seatFree = given(rule.seatWithoutTie, (s: Seat) => ({
  challenge: one(challengeShape, s.challenge),
  bids: many(bidShape, { challenge: s.challenge, state: ['opened', 'ranked'] }),
}))

export const challenge = record(challengeShape, {
  number: { series: 'challenge', at: 'list', per: 'year' },
  notice: {
    in: 'noticed',
    lasts: workingDays(5),
    shows: ['title', 'issuer', 'winner', 'supportFen'],
    // oxlint-disable-next-line unicorn/no-thenable -- a word of the language, on a value nobody awaits
    then: 'confirm',
    objected: 'object',
  },
  moves: {
    file: {
      from: 'new',
      to: 'filed',
      by: 'firm',
      asks: ['issuer', 'title', 'problem', 'figures', 'fundLine', 'ownFundsFen'],
      check: [rule.oneFigureMeasurable],
    },
    return: { from: 'filed', to: 'returned', by: 'scienceBureau', reason: 'required', tells: ['firm'] },
    resubmit: {
      from: 'returned',
      to: 'filed',
      by: 'firm',
      asks: ['title', 'problem', 'figures', 'ownFundsFen'],
      check: [rule.oneFigureMeasurable],
    },
    screen: { from: 'filed', to: 'screened', by: 'scienceBureau', apart: ['file', 'resubmit'], tells: ['approver'] },
    reject: { from: ['filed', 'screened'], to: 'rejected', by: 'scienceBureau', reason: 'required', tells: ['firm'] },
    list: {
      from: 'screened',
      to: 'bidding',
      by: 'approver',
      apart: ['screen'],
      asks: ['closesOn'],
      check: [given(rule.openLongEnough, () => ({ least: inForce(openDaysMin) }))],
      sets: rule.listedToday,
      tells: ['firm'],
      paper: 'challengeList',
    },
    openBids: {
      from: 'bidding',
      to: 'matching',
      by: 'calendar',
      also: {
        moves: ['bid.open'],
        plan: given(rule.bidsToOpen, c => ({ bids: many(bidShape, { challenge: c.id, state: ['sealed'] }) })),
      },
      tells: ['caseOfficer'],
    },
    relist: {
      from: 'matching',
      to: 'bidding',
      by: 'caseOfficer',
      asks: ['closesOn'],
      reason: 'required',
      check: [
        given(rule.nobodyBid, c => ({ bids: howMany(bidShape, { challenge: c.id, state: ['opened', 'ranked'] }) })),
        rule.notListedTwice,
        given(rule.openLongEnough, () => ({ least: inForce(openDaysMin) })),
      ],
      sets: rule.listedAgain,
      tells: ['firm'],
      paper: 'challengeList',
    },
    withdraw: {
      from: ['screened', 'bidding', 'matching'],
      to: 'withdrawn',
      by: 'caseOfficer',
      reason: 'required',
      tells: ['firm'],
    },
    match: {
      from: 'matching',
      to: 'noticed',
      by: 'caseOfficer',
      asks: ['winner', 'contractFen'],
      check: [
        given(rule.panelComplete, c => ({
          scored: howMany(seatShape, { challenge: c.id, state: ['scored'] }),
          least: inForce(panelMin),
        })),
        given(rule.allRanked, c => ({ unranked: howMany(bidShape, { challenge: c.id, state: ['opened'] }) })),
        given(rule.winnerReachesLine, c => ({ bid: one(bidShape, c.winner), line: inForce(panelLine) })),
      ],
      sets: given(rule.supportOfChallenge, () => ({
        ratio: inForce(supportShare),
        cap: inForce(supportCap),
        start: inForce(startSupport),
      })),
      money: [reserve(fundLines, 'supportFen', 'fundLine')],
      tells: ['firm'],
      paper: 'matchNotice',
    },
    object: {
      from: 'noticed',
      to: 'matching',
      by: ['calendar', 'scienceBureau'],
      reason: 'required',
      money: [release(fundLines, 'supportFen', 'fundLine')],
      tells: ['firm', 'caseOfficer'],
    },
    confirm: {
      from: 'noticed',
      to: 'matched',
      by: 'calendar',
      also: {
        moves: ['bid.win', 'bid.lose'],
        plan: given(rule.bidsToDecide, c => ({ bids: many(bidShape, { challenge: c.id, state: ['ranked'] }) })),
      },
      tells: ['firm', 'scienceBureau'],
    },
    contract: {
      from: 'matched',
      to: 'contracted',
      by: 'scienceBureau',
      apart: ['match'],
      asks: ['contract', 'ownPayment', 'contractedOn'],
      check: [rule.ownPaymentProven],
      money: [commit(fundLines, 'supportFen', 'fundLine'), pay(fundLines, 'startFen', 'fundLine')],
      tells: ['firm', 'finance'],
      irreversible: true,
    },
    review: { from: 'contracted', to: 'underReview', by: ['calendar', 'scienceBureau'], reason: 'optional', tells: ['firm'] },
    resume: { from: 'underReview', to: 'contracted', by: 'scienceBureau', reason: 'required', tells: ['firm'] },
    accept: {
      from: 'contracted',
      to: 'accepted',
      by: 'scienceBureau',
      asks: ['results', 'testReports'],
      check: [
        given(rule.milestonesDone, c => ({ open: howMany(milestoneShape, { challenge: c.id, state: open }) })),
        rule.figuresTested,
        rule.figuresReached,
      ],
      sets: given(rule.finalPayment, c => ({
        milestonesFen: sum(milestoneShape, 'payFen', { challenge: c.id, state: ['passed', 'paid'] }),
      })),
      tells: ['firm', 'finance'],
      paper: 'acceptanceCertificate',
    },
    close: {
      from: 'accepted',
      to: 'closed',
      by: 'finance',
      apart: ['accept'],
      asks: ['closedOn', 'closing'],
      needs: ['finalFen'],
      money: [pay(fundLines, 'finalFen', 'fundLine')],
      tells: ['firm'],
      irreversible: true,
    },
    // honest failure is not a breach: what was spent properly is kept, the rest returns to the line
    exempt: {
      from: 'underReview',
      to: 'failedExempt',
      by: 'approver',
      asks: ['returnedFen'],
      reason: 'required',
      check: [
        given(rule.noPaymentDue, c => ({ due: howMany(milestoneShape, { challenge: c.id, state: ['passed'] }) })),
        given(rule.returnWithinPaid, c => ({ paidFen: sum(milestoneShape, 'payFen', { challenge: c.id, state: ['paid'] }) })),
      ],
      sets: given(rule.restOfSupport, c => ({ paidFen: sum(milestoneShape, 'payFen', { challenge: c.id, state: ['paid'] }) })),
      money: [
        cancel(fundLines, 'restFen', 'fundLine'),
        release(fundLines, 'restFen', 'fundLine'),
        recover(fundLines, 'returnedFen', 'fundLine'),
      ],
      tells: ['firm', 'finance'],
      irreversible: true,
    },
    terminate: {
      from: 'underReview',
      to: 'terminated',
      by: 'approver',
      reason: 'required',
      check: [given(rule.noPaymentDue, c => ({ due: howMany(milestoneShape, { challenge: c.id, state: ['passed'] }) }))],
      sets: given(rule.restOfSupport, c => ({ paidFen: sum(milestoneShape, 'payFen', { challenge: c.id, state: ['paid'] }) })),
      money: [
        cancel(fundLines, 'restFen', 'fundLine'),
        release(fundLines, 'restFen', 'fundLine'),
        recover(fundLines, 'paidSoFarFen', 'fundLine'),
      ],
      tells: ['firm', 'finance', 'discipline'],
      irreversible: true,
    },
  },
  clocks: {
    screening: {
      runs: ['filed'],
      pauses: ['returned'],
      lasts: workingDays(15),
      prompts: [{ after: 0, role: 'scienceBureau', move: 'screen' }],
    },
    bidding: { runs: ['bidding'], until: 'closesOn', warns: [{ before: 5, role: 'caseOfficer' }], takes: 'openBids' },
    matching: { runs: ['matching'], lasts: workingDays(10), prompts: [{ after: 0, role: 'caseOfficer', move: 'match' }] },
    paying: { runs: ['accepted'], lasts: workingDays(15), prompts: [{ after: 0, role: 'finance', move: 'close' }] },
  },
  seenBy: {
    ...staff,
    // before a contract there is nothing in it that a solver may not know
    firm: own('issuer', { alsoIn: ['bidding', 'matching'] }),
    expert: assigned(
      { record: 'panelSeat', who: 'expert', theirs: 'challenge', mine: 'id' },
      { hides: ['contract', 'ownPayment', 'closing'] },
    ),
    public: published(['bidding', 'matching', 'noticed', 'matched', 'contracted', 'accepted', 'closed'], {
      hides: ['ownFundsFen', 'contract', 'ownPayment', 'testReports', 'closing', 'paidSoFarFen', 'restFen', 'returnedFen'],
    }),
  },
  title: 'title',
  list: {
    columns: ['number', 'title', 'issuer', 'closesOn', 'supportFen', 'state'],
    filters: ['issuer', 'fundLine', 'state'],
    search: ['title'],
    newest: 'publishedOn',
  },
})

export const bid = record(bidShape, {
  sameOnce: ['challenge', 'solver'],
  title: 'solver',
  moves: {
    submit: {
      from: 'new',
      to: 'sealed',
      by: 'firm',
      asks: ['challenge', 'issuer', 'solver', 'priceFen', 'plan'],
      check: [
        given(rule.biddingIsOpen, b => ({ challenge: one(challengeShape, b.challenge) })),
        given(rule.solverNotRelated, b => ({
          issuer: one(organisationShape, b.issuer),
          solver: one(organisationShape, b.solver),
        })),
      ],
    },
    withdraw: { from: 'sealed', to: 'withdrawn', by: 'firm', reason: 'optional' },
    open: { from: 'sealed', to: 'opened', by: 'calendar', tells: ['firm'] },
    rank: {
      from: 'opened',
      to: 'ranked',
      by: 'caseOfficer',
      check: [
        given(rule.panelHasScored, b => ({
          scored: howMany(seatShape, { challenge: b.challenge, state: ['scored'] }),
          least: inForce(panelMin),
        })),
      ],
      sets: given(rule.meanPoints, b => ({ seats: many(seatShape, { challenge: b.challenge, state: ['scored'] }) })),
    },
    win: { from: 'ranked', to: 'won', by: 'calendar', tells: ['firm'] },
    lose: { from: 'ranked', to: 'lost', by: 'calendar', tells: ['firm'] },
  },
  seenBy: {
    ...staff,
    firm: own('solver'),
    expert: assigned(
      { record: 'panelSeat', who: 'expert', theirs: 'challenge', mine: 'challenge' },
      { in: ['opened', 'ranked', 'won', 'lost'] },
    ),
  },
  list: { columns: ['challenge', 'solver', 'priceFen', 'scorePoints', 'state'], filters: ['challenge', 'solver', 'state'] },
})

export const panelSeat = record(seatShape, {
  sameOnce: ['challenge', 'expert'],
  moves: {
    draw: {
      from: 'new',
      to: 'drawn',
      by: 'caseOfficer',
      asks: ['challenge', 'expert', 'employer'],
      check: [given(rule.bidsAreOpen, s => ({ challenge: one(challengeShape, s.challenge) })), seatFree],
      tells: ['expert'],
    },
    accept: { from: 'drawn', to: 'accepted', by: 'expert', asks: ['tie'], recused: seatFree },
    standAside: {
      from: ['drawn', 'accepted'],
      to: 'stoodAside',
      by: 'expert',
      asks: ['tie'],
      reason: 'required',
      tells: ['caseOfficer'],
    },
    score: {
      from: 'accepted',
      to: 'scored',
      by: 'expert',
      asks: ['points'],
      recused: seatFree,
      check: [
        given(rule.everyBidScored, s => ({ bids: many(bidShape, { challenge: s.challenge, state: ['opened', 'ranked'] }) })),
      ],
    },
  },
  seenBy: { expert: own('expert'), caseOfficer: all, scienceBureau: all, approver: all, audit: all, discipline: all },
  title: 'expert',
  list: { columns: ['challenge', 'expert', 'tie', 'state'], filters: ['challenge', 'expert', 'state'] },
})

export const milestone = record(milestoneShape, {
  sameOnce: ['challenge', 'no'],
  moves: {
    plan: {
      from: 'new',
      to: 'planned',
      by: 'caseOfficer',
      asks: ['challenge', 'solver', 'fundLine', 'no', 'result', 'dueOn', 'payFen'],
      check: [
        given(rule.challengeContracted, m => ({ challenge: one(challengeShape, m.challenge) })),
        given(rule.withinSupport, m => ({
          challenge: one(challengeShape, m.challenge),
          plannedFen: sum(milestoneShape, 'payFen', { challenge: m.challenge, state: [...open, 'passed', 'paid'] }),
        })),
      ],
      tells: ['firm'],
    },
    report: { from: 'planned', to: 'reported', by: 'firm', asks: ['proof'], tells: ['scienceBureau'] },
    // the one extension is a state of its own, so that there cannot be a second
    extend: {
      from: ['planned', 'reported'],
      to: 'extended',
      by: 'scienceBureau',
      asks: ['extendedTo'],
      reason: 'required',
      check: [given(rule.extensionShort, () => ({ most: inForce(extensionDaysMax) }))],
      tells: ['firm'],
    },
    reportAgain: { from: 'extended', to: 'reportedAgain', by: 'firm', asks: ['proof'], tells: ['scienceBureau'] },
    pass: { from: ['reported', 'reportedAgain'], to: 'passed', by: 'scienceBureau', tells: ['firm', 'finance'] },
    fail: {
      from: ['extended', 'reportedAgain'],
      to: 'failed',
      by: 'scienceBureau',
      reason: 'required',
      also: {
        moves: ['challenge.review'],
        plan: given(rule.challengeToReview, m => ({ challenge: one(challengeShape, m.challenge) })),
      },
      tells: ['firm'],
    },
    pay: {
      from: 'passed',
      to: 'paid',
      by: 'finance',
      apart: ['pass'],
      asks: ['paidOn'],
      money: [pay(fundLines, 'payFen', 'fundLine')],
      tells: ['firm'],
      irreversible: true,
    },
  },
  clocks: {
    due: {
      runs: ['planned'],
      until: 'dueOn',
      warns: [{ before: 10, role: 'firm' }],
      prompts: [{ after: 1, role: 'scienceBureau', move: 'extend' }],
    },
    extendedDue: {
      runs: ['extended'],
      until: 'extendedTo',
      warns: [{ before: 10, role: 'firm' }],
      prompts: [{ after: 1, role: 'scienceBureau', move: 'fail' }],
    },
    paying: { runs: ['passed'], lasts: workingDays(15), prompts: [{ after: 0, role: 'finance', move: 'pay' }] },
  },
  seenBy: { ...staff, firm: own('solver') },
  title: 'result',
  list: {
    columns: ['challenge', 'no', 'result', 'dueOn', 'payFen', 'state'],
    filters: ['challenge', 'solver', 'state'],
    newest: 'dueOn',
  },
})

export const openChallenge = mechanism('open-challenge', {
  version: 1,
  serves: ['3.2.3'],
  records: [challenge, bid, panelSeat, milestone],
  parameters: [openDaysMin, panelMin, panelLine, extensionDaysMax, supportShare, supportCap, startSupport],
  announces: ['challenge_terminated'],
  indicators: {
    challengesPublished: flow(challenge, {
      on: 'list',
      dated: 'publishedOn',
      subject: 'issuer',
      once: 'perYear',
      reversedBy: ['withdraw'],
    }),
    challengesSolved: flow(challenge, { on: 'accept', dated: 'acceptedOn', subject: 'issuer', once: 'perYear' }),
    contractedFen: total(challenge, {
      on: 'contract',
      sums: 'contractFen',
      dated: 'contractedOn',
      reversedBy: ['terminate'],
    }),
    milestonePaidFen: total(milestone, { on: 'pay', sums: 'payFen', dated: 'paidOn' }),
    finalPaidFen: total(challenge, { on: 'close', sums: 'finalFen', dated: 'closedOn' }),
  },
})
