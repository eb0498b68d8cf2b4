/** Checks and amounts of the innovation voucher that cannot be declared. Amounts in fen, shares in basis points. */
import { assert, type Day, day, daysBetween, type Fen, periodDays, shareOfFen } from '#base'
import { type Call, type Follow, refuses } from '#define'
import type { Organisation } from '#parties'
import type { Grant, Listing, Redemption, Scheme, Use, Window } from './definition.ts'

/** The day that many months later; the 31st becomes the last day of a shorter month. */
export function monthsLater(from: Day, months: number): Day {
  const month = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months
  const { first, last } = periodDays(`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`)
  const wished = `${first.slice(0, 8)}${from.slice(8)}`
  return wished > last ? last : day(wished)
}

// granting

export const schemeIsOpen = refuses(['scheme_not_open'], (_: Grant, { scheme }: { scheme: Scheme | null }) =>
  scheme?.state === 'open' ? null : 'scheme_not_open',
)

export const holderEligible = refuses(
  ['holder_not_in_zone', 'holder_too_large', 'size_differs'],
  (grant: Grant, { holder }: { holder: Organisation | null }) => {
    if (!holder?.isInZone || holder.state !== 'active') return 'holder_not_in_zone'
    if (holder.size === 'large') return 'holder_too_large'
    return holder.size === grant.size ? null : 'size_differs'
  },
)

/** A revoked voucher bars its holder from the day of revocation on. */
export const holderNotBarred = refuses(
  ['holder_barred'],
  (_: Grant, { revoked, years }: { revoked: readonly Grant[]; years: number }, call: Call) => {
    const until = latest(revoked.flatMap(g => (g.revokedOn ? [monthsLater(g.revokedOn, years * 12)] : [])))
    return until !== null && call.day < until ? ['holder_barred', { until }] : null
  },
)

/** The holder's latest voucher must be used to that share before the next one; locked on a contract counts as used. */
export const earlierUsed = refuses(
  ['earlier_quota_unused'],
  (grant: Grant, { grants, uses, least }: { grants: readonly Grant[]; uses: readonly Use[]; least: number }) => {
    const others = grants.filter(g => g.id !== grant.id)
    const issued = latest(others.map(g => g.issuedOn ?? g.filedOn))
    const earlier = others.filter(g => (g.issuedOn ?? g.filedOn) === issued)
    // a first voucher has no earlier one, and `every` holds of none
    if (earlier.every(g => g.state === 'usedUp')) return null
    const grantedFen = earlier.reduce((sum, g) => sum + g.amountFen, 0n)
    const usedFen = uses.filter(u => earlier.some(g => g.id === u.grant)).reduce((sum, u) => sum + (u.voucherFen ?? 0n), 0n)
    return usedFen * 10_000n >= grantedFen * BigInt(least)
      ? null
      : ['earlier_quota_unused', { granted: grantedFen, used: usedFen, least: least / 100 }]
  },
)

export const withinYearlyCap = refuses(['yearly_cap_reached'], (grant: Grant, { granted, cap }: { granted: Fen; cap: Fen }) =>
  granted + grant.amountFen > cap ? ['yearly_cap_reached', { granted, cap }] : null,
)

export const budgetCovers = refuses(['budget_exhausted'], (grant: Grant, { left }: { left: Fen }) =>
  grant.amountFen > left ? ['budget_exhausted', { left }] : null,
)

/** Valid so many months from the issue, but never beyond so many months after the end of that year. */
export function validity(_: Grant, { months, grace }: { months: number; grace: number }, call: Call) {
  const lastDay = monthsLater(day(`${call.day.slice(0, 4)}-12-31`), grace)
  const wished = monthsLater(call.day, months)
  return { issuedOn: call.day, validUntil: wished < lastDay ? wished : lastDay }
}

export const unused = (_: Grant, { left }: { left: Fen }) => ({ unusedFen: left })

export const revokedWithUnused = (_: Grant, { left }: { left: Fen }, call: Call) => ({ unusedFen: left, revokedOn: call.day })

export const usesToUnlock = (_: Grant, { uses }: { uses: readonly Use[] }, call: Call): readonly Follow[] =>
  uses.map(u => ({ take: 'use.unlock', id: u.id, ...(call.reason !== null && { reason: call.reason }) }))

// providers

export const providerMayBeListed = refuses(
  ['provider_already_listed', 'provider_barred'],
  (_: Listing, { earlier, years }: { earlier: readonly Listing[]; years: number }, call: Call) => {
    if (earlier.some(l => l.state === 'listed')) return 'provider_already_listed'
    const until = latest(earlier.flatMap(l => (l.removedOn ? [monthsLater(l.removedOn, years * 12)] : [])))
    return until !== null && call.day < until ? ['provider_barred', { until }] : null
  },
)

export const removedToday = (_: Listing, __: unknown, call: Call) => ({ removedOn: call.day })

// using

export const grantFits = refuses(
  ['voucher_not_valid', 'voucher_of_another_holder', 'scheme_differs'],
  (use: Use, { grant }: { grant: Grant | null }, call: Call) => {
    if (grant?.state !== 'issued' || !grant.validUntil || call.day > grant.validUntil) return 'voucher_not_valid'
    if (grant.holder !== use.holder) return 'voucher_of_another_holder'
    return grant.scheme === use.scheme ? null : 'scheme_differs'
  },
)

/** Signed after the issue and while the voucher is valid: neither dated back nor ahead. */
export const contractInTime = refuses(
  ['contract_before_issue', 'contract_after_expiry', 'contract_in_future'],
  (use: Use, { grant }: { grant: Grant | null }, call: Call) => {
    if (!grant?.issuedOn || use.signedOn < grant.issuedOn)
      return ['contract_before_issue', { issuedOn: grant?.issuedOn ?? null }]
    if (grant.validUntil && use.signedOn > grant.validUntil) return ['contract_after_expiry', { validUntil: grant.validUntil }]
    return use.signedOn > call.day ? 'contract_in_future' : null
  },
)

export const providerListed = refuses(['provider_not_listed'], (use: Use, { listings }: { listings: readonly Listing[] }) =>
  listings.some(l => l.categories.includes(use.category)) ? null : 'provider_not_listed',
)

/** One body, or two with the same controller. An unknown controller is no tie; the pledge and spot checks answer for it. */
export const notRelated = refuses(
  ['provider_related'],
  (use: Use, { holder, provider }: { holder: Organisation | null; provider: Organisation | null }) => {
    if (use.holder === use.provider) return ['provider_related', { controller: null }]
    return holder?.controller && holder.controller === provider?.controller
      ? ['provider_related', { controller: holder.controller }]
      : null
  },
)

/**
 * Two contracts of the same parties and category, close in time, that cover more apart than they would as one.
 * Asking for the gain, not for the amount, leaves honest pairs of large contracts alone.
 */
export const notSplit = refuses(
  ['contract_split'],
  (use: Use, { others, days, ...terms }: { others: readonly Use[]; days: number; ratio: number; fullCover: Fen }) => {
    const near = others.filter(u => u.id !== use.id && Math.abs(daysBetween(u.signedOn, use.signedOn)) <= days)
    const fens = [use, ...near].map(u => u.contractFen)
    const apart = fens.reduce((sum, fen) => sum + voucherOfContract(fen, terms), 0n)
    const asOne = voucherOfContract(
      fens.reduce((sum, fen) => sum + fen, 0n),
      terms,
    )
    return apart > asOne ? ['contract_split', { contractNo: near[0]?.contractNo ?? null, days }] : null
  },
)

export const quotaLeft = refuses(['voucher_used_up'], (_: Use, { left }: { left: Fen }) =>
  left > 0n ? null : 'voucher_used_up',
)

/**
 * What a voucher covers of a contract before balance and cap, fen.
 *
 * The plain reading (all up to the line, the ratio above it) drops from 10,000.00 to 5,000.50 yuan at one fen more;
 * the larger of both never falls as the contract grows.
 */
export function voucherOfContract(contractFen: Fen, { ratio, fullCover }: { ratio: number; fullCover: Fen }): Fen {
  const covered = contractFen < fullCover ? contractFen : fullCover
  const shared = shareOfFen(contractFen, ratio)
  return covered > shared ? covered : shared
}

export function voucherOfUse(use: Use, { left, ...terms }: { ratio: number; fullCover: Fen; left: Fen }) {
  const wished = voucherOfContract(use.contractFen, terms)
  return { voucherFen: wished < left ? wished : left }
}

/** The firm's own part is proven by a bank slip; only a contract wholly covered has none. */
export const ownPartPaid = refuses(['own_part_unproven'], (use: Use) => {
  const ownFen = use.contractFen - (use.voucherFen ?? 0n)
  return ownFen > 0n && !use.ownPartSlip?.length ? ['own_part_unproven', { own: ownFen }] : null
})

export const grantToSweep = (_: Use, { grant }: { grant: Grant | null }): readonly Follow[] =>
  grant?.state === 'expired' || grant?.state === 'revoked' ? [{ take: 'grant.sweep', id: grant.id }] : []

export const grantIfEmpty = (
  use: Use,
  { grant, left, open }: { grant: Grant | null; left: Fen; open: readonly Use[] },
): readonly Follow[] =>
  grant?.state === 'issued' && left === 0n && open.every(u => u.id === use.id) ? [{ take: 'grant.useUp', id: use.grant }] : []

// redeeming

export const windowIsOpen = refuses(
  ['window_of_another_scheme', 'window_not_open'],
  (redemption: Redemption, { window }: { window: Window | null }, call: Call) => {
    if (window?.scheme !== redemption.scheme) return 'window_of_another_scheme'
    return window.state === 'planned' && call.day >= window.opensOn && call.day <= window.closesOn
      ? null
      : ['window_not_open', { opensOn: window.opensOn, closesOn: window.closesOn }]
  },
)

export const redeemerListed = refuses(['provider_not_in_pool'], (_: Redemption, { listings }: { listings: number }) =>
  listings > 0 ? null : 'provider_not_in_pool',
)

export const somethingToRedeem = refuses(['nothing_to_redeem'], (_: Redemption, { uses }: { uses: number }) =>
  uses > 0 ? null : 'nothing_to_redeem',
)

export const usesToClaim = (redemption: Redemption, { uses }: { uses: readonly Use[] }): readonly Follow[] =>
  uses.map(u => ({ take: 'use.claim', id: u.id, values: { redemption: redemption.id } }))

/** Looked at so far against the share that must be; any claim needs at least one. */
export const enoughSpotChecks = refuses(
  ['spot_checks_missing'],
  (_: Redemption, { uses, least }: { uses: readonly Use[]; least: number }) => {
    const needed = Math.ceil((uses.length * least) / 10_000)
    const looked = uses.filter(u => u.spotCheckedOn !== null).length
    return looked < needed ? ['spot_checks_missing', { needed, looked }] : null
  },
)

export const claimedOfUses = (_: Redemption, { claimedFen }: { claimedFen: Fen }) => ({ claimedFen })

export const windowIsOver = refuses(['window_still_open'], (window: Window, _: unknown, call: Call) =>
  call.day > window.closesOn ? null : ['window_still_open', { closesOn: window.closesOn }],
)

export const claimsChecked = refuses(['claims_unchecked'], (_: Window, { open }: { open: number }) =>
  open > 0 ? ['claims_unchecked', { open }] : null,
)

/** One factor for all claims of a window, cut down to whole basis points so that the funds always suffice. */
export const factorOfWindow = (window: Window, { claimedFen }: { claimedFen: Fen }) => ({
  claimedFen,
  factor: factorOf({ claimedFen, fundsFen: window.fundsFen ?? 0n }),
})

export function factorOf({ claimedFen, fundsFen }: { claimedFen: Fen; fundsFen: Fen }): number {
  return claimedFen <= fundsFen ? 10_000 : Number((fundsFen * 10_000n) / claimedFen)
}

export const windowIsSettled = refuses(['window_not_settled'], (_: Redemption, { window }: { window: Window | null }) =>
  window?.state === 'settled' ? null : 'window_not_settled',
)

export function payableOfClaim(redemption: Redemption, { window }: { window: Window | null }) {
  assert(redemption.claimedFen !== null && window?.factor != null, 'a checked claim of a settled window has amount and factor')
  const payableFen = (redemption.claimedFen * BigInt(window.factor)) / 10_000n
  return { payableFen, cutFen: redemption.claimedFen - payableFen }
}

export const usesToSettle = (_: Redemption, { uses }: { uses: readonly Use[] }): readonly Follow[] =>
  uses.map(u => ({ take: 'use.settle', id: u.id }))

export const usesToReject = (_: Redemption, { uses }: { uses: readonly Use[] }, call: Call): readonly Follow[] =>
  uses.map(u => ({ take: 'use.reject', id: u.id, ...(call.reason !== null && { reason: call.reason }) }))

const latest = (days: readonly Day[]): Day | null =>
  days.reduce<Day | null>((found, d) => (found === null || d > found ? d : found), null)
