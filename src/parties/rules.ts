import { type Day, day, periodDays } from '#base'
import { administrators, type Call, type GrantedRole, refuses, roles } from '#define'
import type { Contact, Organisation, Post } from './rows.ts'

const unitRoles: readonly string[] = ['unitHead', 'liaison']
const organisationRoles: readonly string[] = ['firm', 'provider']

/** A post that acts for a unit names the unit, one that acts for a firm names the firm. */
export const placeNamed = refuses(['post_needs_unit', 'post_needs_organisation'], (post: Post) => {
  if (unitRoles.includes(post.role) && !post.unit) return 'post_needs_unit'
  if (organisationRoles.includes(post.role) && !post.organisation) return 'post_needs_organisation'
  return null
})

/** Roles one person may not hold beside this one: an administrator holds no other, and nobody else is one. */
export const rolesApart = (role: string): readonly GrantedRole[] =>
  administrators.some(each => each === role) ? roles.filter(each => each !== role) : administrators

/**
 * Nobody administers and does business, or administers twice.
 *
 * @param found.others posts the person holds that may not stand beside this one
 * @source GB/T 22239-2019 8.1.4.2 d
 */
export const administratorsApart = refuses(['administrators_apart'], (_post: Post, { others }: { readonly others: number }) =>
  others > 0 ? 'administrators_apart' : null,
)

/** One blank-free name, one at sign, a host with a dot: enough to find a slip of the hand; the mail server knows the rest. */
const mailAddress = /^[^\s@<>",;:]{1,64}@[\w-]+(\.[\w-]+)+$/

export const reachable = refuses(['contact_without_address', 'mail_address_unsound'], (contact: Contact) => {
  if (!contact.email && !contact.gatewayUser) return 'contact_without_address'
  return contact.email && !mailAddress.test(contact.email) ? 'mail_address_unsound' : null
})

// organisations

const earlier = (a: Day | null, b: Day | null): boolean => a !== null && b !== null && a < b

/** Nobody enters the zone before being registered, or is listed before. */
export const daysInOrder = refuses(['entered_before_registered', 'listed_before_registered'], (o: Organisation) => {
  if (earlier(o.enteredZoneOn, o.registeredOn)) return ['entered_before_registered', { registeredOn: o.registeredOn }]
  return earlier(o.listedOn, o.registeredOn) ? ['listed_before_registered', { registeredOn: o.registeredOn }] : null
})

/** Who says that a firm is counted says since when: the scope of the statistics is the easiest place to improve a figure. */
export const countedSince = refuses(['counted_since_missing'], (o: Organisation) =>
  o.isCountedInZone === true && o.countedFrom === null ? 'counted_since_missing' : null,
)

/** A firm of the zone that has never moved is seated there since its registration. */
export const seatedSince = (o: Organisation) =>
  o.isInZone && o.enteredZoneOn === null && o.enteredFrom === null ? { enteredZoneOn: o.registeredOn } : {}

/** A new name leaves the old one behind, with the day on which it ended. */
export const nameKept = (o: Organisation, { before }: { readonly before: Organisation | null }, call: Call) => ({
  ...seatedSince(o),
  ...(before && before.name !== o.name && { formerNames: [...before.formerNames, { name: before.name, until: call.day }] }),
})

export const scopeDayKnown = refuses(
  ['scope_day_missing', 'scope_days_overlap'],
  (o: Organisation, { before }: { readonly before: Organisation | null }) => {
    if (!o.countedFrom) return 'scope_day_missing'
    if (before?.isCountedInZone || !before?.countedUntil) return before?.isCountedInZone ? 'scope_days_overlap' : null
    return o.countedFrom < before.countedUntil ? 'scope_days_overlap' : null
  },
)
export const scopeEndKnown = refuses(['scope_day_missing'], (o: Organisation) => (o.countedUntil ? null : 'scope_day_missing'))

/** The scope a firm was in before is kept: what was expected of it then stays as it was. */
export const intoScope = (o: Organisation, { before }: { readonly before: Organisation | null }) => ({
  isCountedInZone: true,
  countedUntil: null,
  ...(before?.countedFrom &&
    before.countedUntil && {
      earlierScopes: [...o.earlierScopes, { from: before.countedFrom, left: before.countedUntil }],
    }),
})
export const outOfScope = () => ({ isCountedInZone: false })

export const leftAfterEntering = refuses(['left_before_entered'], (o: Organisation) =>
  earlier(o.leftZoneOn, o.enteredZoneOn) ? ['left_before_entered', { enteredZoneOn: o.enteredZoneOn }] : null,
)

/** Who leaves is counted no longer, from the day of leaving; a day of the scope that lies before stays. */
export const leftZone = (o: Organisation, _: unknown, call: Call) => {
  const leftZoneOn = o.leftZoneOn ?? call.day
  const isCounted = o.countedFrom !== null && (o.countedUntil === null || o.countedUntil > leftZoneOn)
  return {
    leftZoneOn,
    isInZone: false,
    isCountedInZone: false,
    ...(isCounted && { countedUntil: leftZoneOn > (o.countedFrom as Day) ? leftZoneOn : o.countedFrom }),
  }
}

export const backAfterLeaving = refuses(
  ['entered_before_left', 'field_missing'],
  (o: Organisation, { before }: { readonly before: Organisation | null }) => {
    if (o.enteredZoneOn === null) return ['field_missing', { field: 'enteredZoneOn' }]
    return earlier(o.enteredZoneOn, before?.leftZoneOn ?? null)
      ? ['entered_before_left', { leftZoneOn: before?.leftZoneOn ?? null }]
      : null
  },
)

/** The earlier stay is kept: a figure of that time counts it still. */
export const backInZone = (o: Organisation, { before }: { readonly before: Organisation | null }) => ({
  isInZone: true,
  leftZoneOn: null,
  leftTo: null,
  ...(before?.enteredZoneOn &&
    before.leftZoneOn && {
      earlierStays: [...o.earlierStays, { from: before.enteredZoneOn, left: before.leftZoneOn }],
    }),
})

export const successorStands = refuses(
  ['successor_is_itself', 'successor_gone'],
  (o: Organisation, { other }: { readonly other: Organisation | null }) => {
    if (o.successor === o.id) return 'successor_is_itself'
    return other?.state === 'active' || other?.state === 'abnormal' ? null : 'successor_gone'
  },
)

/** The day that many months later; the 31st becomes the last day of a shorter month. */
function monthsLater(from: Day, months: number): Day {
  const month = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months
  const { first, last } = periodDays(`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`)
  const wished = `${first.slice(0, 8)}${from.slice(8)}`
  return wished > last ? last : day(wished)
}

/** @param given.months a firm that ends sooner after its registration was never new */
export const endedWithin = (o: Organisation, { months }: { readonly months: number }, call: Call) => {
  const left = leftZone(o, null, call)
  const isShortLived = o.registeredOn !== null && left.leftZoneOn < monthsLater(o.registeredOn, months)
  return { ...left, isShortLived }
}
