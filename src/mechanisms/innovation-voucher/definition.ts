/**
 * Innovation voucher: a small firm is granted a quota, locks part of it on a contract with a listed provider, and the
 * provider redeems what the firm has accepted.
 *
 * @source action plan, clause 3.3.5
 */
import {
  account,
  all,
  allot,
  balance,
  calendarDays,
  cancel,
  choice,
  code,
  commit,
  count,
  day,
  evidence,
  flow,
  given,
  howMany,
  inForce,
  many,
  mechanism,
  money,
  one,
  own,
  parameter,
  pay,
  period,
  type Row,
  record,
  recover,
  ref,
  release,
  reserve,
  set,
  shape,
  share,
  shareOf,
  sum,
  text,
  total,
  withdraw,
  workingDays,
} from '#define'
import { organisationShape, organisationSizes } from '#parties'
import * as rule from './rules.ts'

const byDefault = { basis: 'house default until the city rules', tag: 'D' } as const

/** What one holder may be granted in a year. A large firm has no quota. */
export const yearlyCap = parameter('yearlyCap', money(), {
  by: organisationSizes,
  starts: { large: 0n, medium: 20_000_000n, small: 10_000_000n, micro: 5_000_000n, team: 2_000_000n },
  ...byDefault,
})
export const ratio = parameter('ratio', share(), { starts: 5_000, ...byDefault })
export const fullCover = parameter('fullCover', money(), { starts: 1_000_000n, ...byDefault })
export const validityMonths = parameter('validityMonths', count({ min: 1 }), { starts: 12, ...byDefault })
/** Months after 31 December of the year of issue beyond which no voucher is valid. */
export const graceMonths = parameter('graceMonths', count({ max: 11 }), { starts: 3, ...byDefault })
export const earlierUsedShare = parameter('earlierUsedShare', share(), { starts: 8_000, ...byDefault })
export const splitDays = parameter('splitDays', count(), { starts: 30, ...byDefault })
export const unlockDays = parameter('unlockDays', count({ min: 1 }), { starts: 183, ...byDefault })
export const spotCheckShare = parameter('spotCheckShare', share(), { starts: 500, ...byDefault })
export const holderBarYears = parameter('holderBarYears', count(), { starts: 3, ...byDefault })
export const providerBarYears = parameter('providerBarYears', count(), { starts: 5, ...byDefault })

/** The money of a scheme. */
export const budget = account('budget', { per: 'year' })
/** What one voucher still covers: the same five stages. */
export const quota = account('quota', { per: 'record' })

/** Compulsory testing, general training, goods and non-invention patent fees are left out: they cannot be chosen. */
export const categories = ['research', 'testing', 'design', 'consulting', 'inventionPatent', 'computing'] as const

export const schemeShape = shape('scheme', ['drafted', 'open', 'closed'], {
  year: period('year', { unique: 'ever' }),
  budgetFen: money({ minFen: 1n }),
  categories: set(categories),
  basis: evidence(),
})

export const listingShape = shape('listing', ['listed', 'removed'], {
  provider: ref(organisationShape),
  categories: set(categories),
  basis: evidence(),
  removedOn: day({ later: true }),
})

export const windowShape = shape('redemptionWindow', ['planned', 'settled'], {
  scheme: ref(schemeShape, { part: true }),
  name: choice(['june', 'november']),
  opensOn: day(),
  closesOn: day({ after: 'opensOn' }),
  fundsFen: money({ later: true, minFen: 1n }),
  claimedFen: money({ later: true }),
  factor: share({ later: true }),
})

export const grantShape = shape('grant', ['applied', 'returned', 'issued', 'usedUp', 'expired', 'refused', 'revoked'], {
  scheme: ref(schemeShape),
  holder: ref(organisationShape),
  size: choice(organisationSizes, { carried: 'organisation.size' }),
  amountFen: money({ minFen: 100n }),
  pledge: evidence({ accepts: 'integrityPledge' }),
  issuedOn: day({ later: true }),
  validUntil: day({ later: true, after: 'issuedOn' }),
  unusedFen: money({ later: true }),
  revokedOn: day({ later: true }),
})

export const redemptionShape = shape(
  'redemption',
  ['filed', 'checked', 'noticed', 'approved', 'paid', 'rejected', 'recovered'],
  {
    scheme: ref(schemeShape),
    redemptionWindow: ref(windowShape),
    provider: ref(organisationShape),
    claimedFen: money({ later: true }),
    payableFen: money({ later: true }),
    cutFen: money({ later: true }),
    paidOn: day({ later: true }),
    settlement: evidence({ later: true, accepts: 'bankSlip' }),
  },
)

export const useShape = shape('use', ['locked', 'delivered', 'redeemable', 'inRedemption', 'paid', 'unlocked'], {
  grant: ref(grantShape, { part: true }),
  scheme: ref(schemeShape, { carried: 'grant.scheme' }),
  holder: ref(organisationShape, { carried: 'grant.holder' }),
  provider: ref(organisationShape),
  category: choice(categories),
  contractNo: code('contractNo', { unique: 'amongOpen' }),
  contractFen: money({ minFen: 1n }),
  signedOn: day(),
  voucherFen: money({ later: true }),
  deliveredOn: day({ later: true, after: 'signedOn' }),
  result: evidence({ later: true }),
  invoiceNo: code('invoiceNo', { later: true, unique: 'ever' }),
  ownPartSlip: evidence({ optional: true, accepts: 'bankSlip' }),
  rating: count({ min: 1, max: 5, later: true }),
  redemption: ref(redemptionShape, { later: true }),
  spotCheckedOn: day({ later: true }),
  spotCheckNote: text({ later: true }),
})

export type Scheme = Row<typeof schemeShape>
export type Listing = Row<typeof listingShape>
export type Window = Row<typeof windowShape>
export type Grant = Row<typeof grantShape>
export type Redemption = Row<typeof redemptionShape>
export type Use = Row<typeof useShape>

const staff = { caseOfficer: all, zoneDepartment: all, approver: all, finance: all, audit: all, discipline: all } as const
const live = ['locked', 'delivered', 'redeemable', 'inRedemption', 'paid'] as const

const standing = [
  given(rule.schemeIsOpen, (g: Grant) => ({ scheme: one(schemeShape, g.scheme) })),
  given(rule.holderEligible, (g: Grant) => ({ holder: one(organisationShape, g.holder) })),
  given(rule.holderNotBarred, (g: Grant) => ({
    revoked: many(grantShape, { holder: g.holder, state: ['revoked'] }),
    years: inForce(holderBarYears),
  })),
]

export const scheme = record(schemeShape, {
  moves: {
    draft: { from: 'new', to: 'drafted', by: 'zoneDepartment', asks: ['year', 'budgetFen', 'categories', 'basis'] },
    open: {
      from: 'drafted',
      to: 'open',
      by: 'approver',
      apart: ['draft'],
      money: [allot(budget, 'budgetFen', 'id')],
      paper: 'schemeNotice',
    },
    close: { from: 'open', to: 'closed', by: 'approver', reason: 'required' },
  },
  seenBy: { ...staff, firm: { see: 'all', in: ['open'] }, provider: { see: 'all', in: ['open'] } },
  title: 'year',
  list: { columns: ['year', 'budgetFen', 'categories', 'state'], filters: ['year', 'state'], newest: 'year' },
})

export const listing = record(listingShape, {
  moves: {
    list: {
      from: 'new',
      to: 'listed',
      by: 'zoneDepartment',
      asks: ['provider', 'categories', 'basis'],
      check: [
        given(rule.providerMayBeListed, l => ({
          earlier: many(listingShape, { provider: l.provider }),
          years: inForce(providerBarYears),
        })),
      ],
      tells: ['provider'],
    },
    remove: { from: 'listed', to: 'removed', by: 'approver', sets: rule.removedToday, reason: 'required', tells: ['provider'] },
  },
  seenBy: { ...staff, provider: own('provider'), firm: { see: 'all', in: ['listed'] } },
  title: 'provider',
  list: { columns: ['provider', 'categories', 'state'], filters: ['state', 'provider'] },
})

export const redemptionWindow = record(windowShape, {
  sameOnce: ['scheme', 'name'],
  moves: {
    plan: { from: 'new', to: 'planned', by: 'zoneDepartment', asks: ['scheme', 'name', 'opensOn', 'closesOn'] },
    settle: {
      from: 'planned',
      to: 'settled',
      by: 'approver',
      apart: ['plan'],
      asks: ['fundsFen'],
      check: [
        rule.windowIsOver,
        given(rule.claimsChecked, w => ({ open: howMany(redemptionShape, { redemptionWindow: w.id, state: ['filed'] }) })),
      ],
      sets: given(rule.factorOfWindow, w => ({
        claimedFen: sum(redemptionShape, 'claimedFen', { redemptionWindow: w.id, state: ['checked'] }),
      })),
      irreversible: true,
    },
  },
  clocks: { closing: { runs: ['planned'], until: 'closesOn', prompts: [{ after: 1, role: 'approver', move: 'settle' }] } },
  seenBy: { ...staff, firm: all, provider: all },
  title: 'name',
  list: {
    columns: ['scheme', 'name', 'opensOn', 'closesOn', 'factor', 'state'],
    filters: ['scheme', 'state'],
    newest: 'opensOn',
  },
})

export const grant = record(grantShape, {
  number: { series: 'voucher', at: 'issue', per: 'year' },
  validity: { from: 'issuedOn', until: 'validUntil', lapses: 'expire', warnDays: 30 },
  moves: {
    apply: {
      from: 'new',
      to: 'applied',
      by: 'firm',
      asks: ['scheme', 'holder', 'size', 'amountFen', 'pledge'],
      check: standing,
    },
    return: { from: 'applied', to: 'returned', by: 'caseOfficer', reason: 'required', tells: ['firm'] },
    resubmit: { from: 'returned', to: 'applied', by: 'firm', asks: ['amountFen', 'pledge'] },
    issue: {
      from: 'applied',
      to: 'issued',
      by: 'caseOfficer',
      apart: ['apply', 'resubmit'],
      check: [
        ...standing,
        given(rule.earlierUsed, g => ({
          grants: many(grantShape, { holder: g.holder, state: ['issued', 'usedUp'] }),
          uses: many(useShape, { holder: g.holder, state: live }),
          least: inForce(earlierUsedShare),
        })),
        given(rule.withinYearlyCap, g => ({
          granted: sum(grantShape, 'amountFen', {
            holder: g.holder,
            scheme: g.scheme,
            state: ['issued', 'usedUp', 'expired'],
          }),
          cap: inForce(yearlyCap, g.size),
        })),
        given(rule.budgetCovers, g => ({ left: balance(budget, g.scheme) })),
      ],
      sets: given(rule.validity, () => ({ months: inForce(validityMonths), grace: inForce(graceMonths) })),
      money: [reserve(budget, 'amountFen', 'scheme'), allot(quota, 'amountFen', 'id')],
      tells: ['firm'],
      paper: 'voucher',
    },
    refuse: { from: 'applied', to: 'refused', by: 'caseOfficer', reason: 'required', tells: ['firm'] },
    useUp: { from: 'issued', to: 'usedUp', by: 'calendar' },
    expire: {
      from: 'issued',
      to: 'expired',
      by: 'calendar',
      sets: given(rule.unused, g => ({ left: balance(quota, g.id) })),
      money: [withdraw(quota, 'unusedFen', 'id'), release(budget, 'unusedFen', 'scheme')],
      tells: ['firm'],
    },
    revoke: {
      from: ['issued', 'usedUp'],
      to: 'revoked',
      by: 'approver',
      apart: ['issue'],
      reason: 'required',
      sets: given(rule.revokedWithUnused, g => ({ left: balance(quota, g.id) })),
      money: [withdraw(quota, 'unusedFen', 'id'), release(budget, 'unusedFen', 'scheme')],
      also: {
        moves: ['use.unlock'],
        plan: given(rule.usesToUnlock, g => ({
          uses: many(useShape, { grant: g.id, state: ['locked', 'delivered', 'redeemable'] }),
        })),
      },
      tells: ['firm'],
      irreversible: true,
    },
    // what an unlocked contract hands back after the voucher has ended goes to the budget as well
    sweep: {
      from: ['expired', 'revoked'],
      to: 'same',
      by: 'calendar',
      sets: given(rule.unused, g => ({ left: balance(quota, g.id) })),
      money: [withdraw(quota, 'unusedFen', 'id'), release(budget, 'unusedFen', 'scheme')],
    },
  },
  clocks: {
    answer: {
      runs: ['applied'],
      pauses: ['returned'],
      lasts: workingDays(5),
      prompts: [{ after: 0, role: 'caseOfficer', move: 'issue' }],
    },
  },
  seenBy: { ...staff, firm: own('holder') },
  list: {
    columns: ['number', 'holder', 'amountFen', 'validUntil', 'state'],
    filters: ['scheme', 'size', 'state'],
    newest: 'issuedOn',
  },
})

export const use = record(useShape, {
  moves: {
    lock: {
      from: 'new',
      to: 'locked',
      by: 'firm',
      asks: ['grant', 'scheme', 'holder', 'provider', 'category', 'contractNo', 'contractFen', 'signedOn'],
      check: [
        given(rule.grantFits, u => ({ grant: one(grantShape, u.grant) })),
        given(rule.contractInTime, u => ({ grant: one(grantShape, u.grant) })),
        given(rule.providerListed, u => ({ listings: many(listingShape, { provider: u.provider, state: ['listed'] }) })),
        given(rule.notRelated, u => ({
          holder: one(organisationShape, u.holder),
          provider: one(organisationShape, u.provider),
        })),
        given(rule.notSplit, u => ({
          others: many(useShape, { holder: u.holder, provider: u.provider, category: u.category, state: live }),
          days: inForce(splitDays),
          ratio: inForce(ratio),
          fullCover: inForce(fullCover),
        })),
        given(rule.quotaLeft, u => ({ left: balance(quota, u.grant) })),
      ],
      sets: given(rule.voucherOfUse, u => ({
        ratio: inForce(ratio),
        fullCover: inForce(fullCover),
        left: balance(quota, u.grant),
      })),
      money: [reserve(quota, 'voucherFen', 'grant')],
      tells: ['provider'],
      paper: 'contractReceipt',
    },
    cancel: {
      from: 'locked',
      to: 'unlocked',
      by: 'firm',
      reason: 'required',
      money: [release(quota, 'voucherFen', 'grant')],
      also: { moves: ['grant.sweep'], plan: given(rule.grantToSweep, u => ({ grant: one(grantShape, u.grant) })) },
      tells: ['provider'],
    },
    deliver: { from: 'locked', to: 'delivered', by: 'provider', asks: ['deliveredOn', 'result', 'invoiceNo'], tells: ['firm'] },
    sendBack: { from: 'delivered', to: 'locked', by: 'firm', reason: 'required', tells: ['provider'] },
    accept: {
      from: 'delivered',
      to: 'redeemable',
      by: 'firm',
      asks: ['rating', 'ownPartSlip'],
      check: [rule.ownPartPaid],
      tells: ['provider'],
    },
    claim: {
      from: 'redeemable',
      to: 'inRedemption',
      by: 'calendar',
      asks: ['redemption'],
      money: [commit(quota, 'voucherFen', 'grant')],
    },
    spotCheck: { from: 'inRedemption', to: 'same', by: 'caseOfficer', asks: ['spotCheckedOn', 'spotCheckNote'] },
    reject: {
      from: 'inRedemption',
      to: 'unlocked',
      by: ['caseOfficer', 'calendar'],
      reason: 'required',
      money: [cancel(quota, 'voucherFen', 'grant'), release(quota, 'voucherFen', 'grant')],
      also: { moves: ['grant.sweep'], plan: given(rule.grantToSweep, u => ({ grant: one(grantShape, u.grant) })) },
      tells: ['firm', 'provider'],
    },
    settle: {
      from: 'inRedemption',
      to: 'paid',
      by: 'calendar',
      money: [pay(quota, 'voucherFen', 'grant')],
      also: {
        moves: ['grant.useUp'],
        plan: given(rule.grantIfEmpty, u => ({
          grant: one(grantShape, u.grant),
          left: balance(quota, u.grant),
          open: many(useShape, { grant: u.grant, state: ['locked', 'delivered', 'redeemable', 'inRedemption'] }),
        })),
      },
    },
    unlock: {
      from: ['locked', 'delivered', 'redeemable'],
      to: 'unlocked',
      by: ['calendar', 'caseOfficer'],
      reason: 'optional',
      money: [release(quota, 'voucherFen', 'grant')],
      also: { moves: ['grant.sweep'], plan: given(rule.grantToSweep, u => ({ grant: one(grantShape, u.grant) })) },
      tells: ['firm', 'provider'],
    },
  },
  clocks: {
    unredeemed: {
      runs: ['delivered', 'redeemable'],
      pauses: ['inRedemption'],
      lasts: calendarDays(unlockDays),
      warns: [{ before: 30, role: 'provider' }],
      takes: 'unlock',
    },
  },
  seenBy: { ...staff, firm: own('holder'), provider: own('provider') },
  title: 'contractNo',
  list: {
    columns: ['contractNo', 'holder', 'provider', 'contractFen', 'voucherFen', 'signedOn', 'state'],
    filters: ['category', 'provider', 'holder', 'state'],
    search: ['contractNo'],
    newest: 'signedOn',
  },
})

export const redemption = record(redemptionShape, {
  number: { series: 'redemption', at: 'file', per: 'year' },
  // oxlint-disable-next-line unicorn/no-thenable -- a word of the language, on a value nobody awaits
  notice: { in: 'noticed', lasts: workingDays(5), shows: ['provider', 'payableFen'], then: 'approve', objected: 'object' },
  moves: {
    file: {
      from: 'new',
      to: 'filed',
      by: 'provider',
      asks: ['scheme', 'redemptionWindow', 'provider'],
      check: [
        given(rule.windowIsOpen, r => ({ window: one(windowShape, r.redemptionWindow) })),
        given(rule.redeemerListed, r => ({ listings: howMany(listingShape, { provider: r.provider, state: ['listed'] }) })),
        given(rule.somethingToRedeem, r => ({
          uses: howMany(useShape, { scheme: r.scheme, provider: r.provider, state: ['redeemable'] }),
        })),
      ],
      also: {
        moves: ['use.claim'],
        plan: given(rule.usesToClaim, r => ({
          uses: many(useShape, { scheme: r.scheme, provider: r.provider, state: ['redeemable'] }),
        })),
      },
    },
    check: {
      from: 'filed',
      to: 'checked',
      by: 'caseOfficer',
      check: [
        given(rule.enoughSpotChecks, r => ({
          uses: many(useShape, { redemption: r.id, state: ['inRedemption'] }),
          least: inForce(spotCheckShare),
        })),
      ],
      sets: given(rule.claimedOfUses, r => ({
        claimedFen: sum(useShape, 'voucherFen', { redemption: r.id, state: ['inRedemption'] }),
      })),
    },
    announce: {
      from: 'checked',
      to: 'noticed',
      by: 'approver',
      apart: ['check'],
      check: [given(rule.windowIsSettled, r => ({ window: one(windowShape, r.redemptionWindow) }))],
      sets: given(rule.payableOfClaim, r => ({ window: one(windowShape, r.redemptionWindow) })),
      money: [commit(budget, 'payableFen', 'scheme')],
      paper: 'redemptionNotice',
    },
    object: {
      from: 'noticed',
      to: 'checked',
      by: ['calendar', 'approver'],
      reason: 'required',
      money: [cancel(budget, 'payableFen', 'scheme')],
      tells: ['provider', 'caseOfficer'],
    },
    approve: { from: 'noticed', to: 'approved', by: 'calendar', tells: ['finance'] },
    pay: {
      from: 'approved',
      to: 'paid',
      by: 'finance',
      apart: ['check', 'announce'],
      asks: ['paidOn', 'settlement'],
      // what a window cut from the claim stays with the scheme
      money: [pay(budget, 'payableFen', 'scheme'), release(budget, 'cutFen', 'scheme')],
      also: {
        moves: ['use.settle'],
        plan: given(rule.usesToSettle, r => ({ uses: many(useShape, { redemption: r.id, state: ['inRedemption'] }) })),
      },
      tells: ['provider'],
      paper: 'settlementList',
      irreversible: true,
    },
    reject: {
      from: ['filed', 'checked'],
      to: 'rejected',
      by: 'approver',
      reason: 'required',
      also: {
        moves: ['use.reject'],
        plan: given(rule.usesToReject, r => ({ uses: many(useShape, { redemption: r.id, state: ['inRedemption'] }) })),
      },
      tells: ['provider'],
    },
    recover: {
      from: 'paid',
      to: 'recovered',
      by: 'approver',
      reason: 'required',
      money: [recover(budget, 'payableFen', 'scheme')],
      tells: ['provider', 'finance'],
    },
  },
  clocks: {
    checking: { runs: ['filed'], lasts: workingDays(15), prompts: [{ after: 0, role: 'caseOfficer', move: 'check' }] },
    paying: { runs: ['approved'], lasts: workingDays(10), prompts: [{ after: 0, role: 'finance', move: 'pay' }] },
  },
  seenBy: { ...staff, provider: own('provider') },
  list: {
    columns: ['number', 'provider', 'redemptionWindow', 'claimedFen', 'payableFen', 'paidOn', 'state'],
    filters: ['scheme', 'redemptionWindow', 'provider', 'state'],
    newest: 'paidOn',
  },
})

export const innovationVoucher = mechanism('innovation-voucher', {
  version: 1,
  serves: ['3.3.5'],
  records: [scheme, listing, redemptionWindow, grant, use, redemption],
  parameters: [
    yearlyCap,
    ratio,
    fullCover,
    validityMonths,
    graceMonths,
    earlierUsedShare,
    splitDays,
    unlockDays,
    spotCheckShare,
    holderBarYears,
    providerBarYears,
  ],
  accounts: [budget, quota],
  indicators: {
    issuedFen: total(grant, { on: 'issue', sums: 'amountFen', dated: 'issuedOn', reversedBy: ['revoke'] }),
    redeemedFen: total(redemption, { on: 'pay', sums: 'payableFen', dated: 'paidOn', reversedBy: ['recover'] }),
    contractFen: total(use, { on: 'accept', sums: 'contractFen', dated: 'deliveredOn' }),
    firmsServed: flow(use, { on: 'accept', dated: 'deliveredOn', subject: 'holder', once: 'perYear' }),
    usedShare: shareOf(grant, { sums: 'amountFen', part: ['usedUp'], whole: ['issued', 'usedUp', 'expired'] }),
  },
})
