/**
 * Whose tax counts, what a quarter and a year come to, and what may not be paid. Amounts are whole fen: a quarter's line
 * is rounded once, half a fen away from zero, and lines are rounded before they are summed, so that the table adds up.
 */
import { addDays, type Day, day, type Fen, type Period, parseDay, periodDays, shareOfFen, yuanOfFen } from '#base'
import { type Call, type Follow, type Lookup, refuses } from '#define'
import type { Organisation, Unit } from '#parties'
import type { Collection, Payment, Quarter, ReturnYear, Scope, ShareRule, Use, UseFinding } from './definition.ts'

/** Stands where a receiver may be missing: no row has this id. */
export const nobody = '00000000-0000-0000-0000-000000000000' as Collection['organisation']

// who counts

interface Span {
  readonly from: Day | null
  readonly left: Day | null
}
/** @param left the first day on which it is over */
const covers = ({ from, left }: Span, on: Day): boolean => from !== null && from <= on && (left === null || on < left)

/** Times in which a firm was in the zone; a register that knows no day of entry says nothing against it. */
const stays = (firm: Organisation): readonly Span[] => [
  { from: firm.enteredZoneOn ?? day('1900-01-01'), left: firm.leftZoneOn },
  ...(firm.earlierStays ?? []),
]

/** A scope starts from the register of firms: taxed in the zone, and in the zone on that day. */
export const firmOfRegister = refuses(
  ['firm_not_taxed_in_zone', 'firm_not_in_zone_then'],
  (s: Scope, { firm }: { readonly firm: Organisation | null }) => {
    if (firm?.isTaxedInZone !== true) return 'firm_not_taxed_in_zone'
    return stays(firm).some(stay => covers(stay, s.fromDay)) ? null : ['firm_not_in_zone_then', { from: s.fromDay }]
  },
)

const spanOf = (s: Scope): Span => ({ from: s.fromDay, left: s.leftDay })

export const inOneScope = refuses(['firm_in_two_scopes'], (s: Scope, { others }: { readonly others: readonly Scope[] }) => {
  const other = others.find(
    each =>
      each.id !== s.id &&
      (each.leftDay === null || each.leftDay > s.fromDay) &&
      (s.leftDay === null || each.fromDay < s.leftDay),
  )
  return other ? ['firm_in_two_scopes', { list: other.listName, from: other.fromDay, left: other.leftDay }] : null
})

/** The scope a payment falls into: that of its firm on the day the money came in, while the firm was in the zone. */
export const scopeOn = (on: Day, scopes: readonly Scope[], firm: Organisation | null): Scope | null =>
  scopes.find(scope => covers(spanOf(scope), on) && firm !== null && stays(firm).some(stay => covers(stay, on))) ?? null

/** Collections of the firm that a changed scope lets in or out. */
export const collectionsToMatch = (
  s: Scope,
  of: { readonly others: readonly Scope[]; readonly firm: Organisation | null; readonly collections: readonly Collection[] },
): readonly Follow[] => {
  const now = [...of.others.filter(other => other.id !== s.id), ...(s.state === 'struck' ? [] : [s])]
  return of.collections
    .filter(each => (scopeOn(each.paidInOn, now, of.firm)?.id ?? null) !== each.scope)
    .map(each => ({ take: 'taxCollection.matchAnew', id: each.id }))
}

// shares

const isInForce = (rule: ShareRule, on: Day): boolean => rule.fromDay <= on && (rule.untilDay === null || on <= rule.untilDay)

export const oneShareADay = refuses(
  ['share_rules_overlap'],
  (r: ShareRule, { others }: { readonly others: readonly ShareRule[] }) => {
    const other = others.find(each => each.id !== r.id && (each.untilDay === null || each.untilDay >= r.fromDay))
    return other ? ['share_rules_overlap', { document: other.documentNo, from: other.fromDay, until: other.untilDay }] : null
  },
)

/** What was matched by a rule stays matched: a share ends no earlier than its last collection. */
export const nothingAfterEnd = refuses(
  ['share_rule_in_use'],
  (r: ShareRule, { used }: { readonly used: readonly Collection[] }) => {
    const after = used.filter(each => r.untilDay !== null && each.paidInOn > r.untilDay)
    return after.length > 0 ? ['share_rule_in_use', { count: after.length }] : null
  },
)

// collections

/** `2023-05-09` → `2023Q2`. */
export const quarterOf = (on: Day): Period => `${on.slice(0, 4)}Q${Math.ceil(Number(on.slice(5, 7)) / 3)}` as Period

/** The quarter a collection counts in, and the one it counted in before a correction. */
export const quartersOf = (c: Collection): readonly Period[] => [
  ...new Set([...(c.paidInOn === null ? [] : [quarterOf(c.paidInOn)]), ...(c.quarter === null ? [] : [c.quarter])]),
]

export const notPaidInAhead = refuses(['paid_in_ahead'], (c: Collection, _: unknown, call) =>
  c.paidInOn > call.day ? 'paid_in_ahead' : null,
)

/** A refund is said or it is nought; a row that says neither is a slip. */
export const somethingCollected = refuses(['nothing_collected'], (c: Collection) =>
  c.collectedFen === 0n && c.refundedFen === 0n ? 'nothing_collected' : null,
)

export const quarterStillOpen = refuses(
  ['quarter_already_computed'],
  (_: Collection, { quarters }: { readonly quarters: readonly Quarter[] }) => {
    const shut = quarters.find(each => each.state !== 'collecting')
    return shut ? ['quarter_already_computed', { quarter: shut.quarter }] : null
  },
)

export const shareKnown = refuses(
  ['share_rule_missing'],
  (c: Collection, { rules }: { readonly rules: readonly ShareRule[] }) =>
    rules.some(rule => isInForce(rule, c.paidInOn)) ? null : ['share_rule_missing', { on: c.paidInOn }],
)

export const matched = (
  c: Collection,
  of: { readonly scopes: readonly Scope[]; readonly firm: Organisation | null; readonly rules: readonly ShareRule[] },
): Pick<Collection, 'quarter' | 'scope' | 'isInScope' | 'shareRule'> => {
  const scope = scopeOn(c.paidInOn, of.scopes, of.firm)
  return {
    quarter: quarterOf(c.paidInOn),
    scope: scope?.id ?? null,
    isInScope: scope !== null,
    shareRule: of.rules.find(rule => isInForce(rule, c.paidInOn))?.id ?? null,
  }
}

// quarters

export const zoneUnitIsZone = refuses(['payee_not_zone'], (_: ReturnYear, { unit }: { readonly unit: Unit | null }) =>
  unit?.kind === 'zone' ? null : 'payee_not_zone',
)

export const fourQuarters = (): Pick<ReturnYear, 'quarters'> => ({ quarters: 4 })

export const quarterOfYear = refuses(
  ['quarter_of_another_year', 'return_year_closed'],
  (q: Quarter, { year }: { readonly year: ReturnYear | null }) => {
    if (year === null || !q.quarter.startsWith(year.year)) return 'quarter_of_another_year'
    return year.state === 'open' ? null : 'return_year_closed'
  },
)

export const yearOfQuarter = (_: Quarter, { year }: { readonly year: ReturnYear | null }): Pick<Quarter, 'year'> => ({
  year: year?.year ?? null,
})

export const quarterIsOver = refuses(['quarter_not_over'], (q: Quarter, _: unknown, call) =>
  periodDays(q.quarter).last >= call.day ? ['quarter_not_over', { last: periodDays(q.quarter).last }] : null,
)

/** No collections is not a quarter of nothing: the data has not come. */
export const quarterHasData = refuses(['quarter_without_data'], (_: Quarter, { rows }: { readonly rows: number }) =>
  rows === 0 ? 'quarter_without_data' : null,
)

export const earlierQuartersChecked = refuses(
  ['earlier_quarter_open'],
  (q: Quarter, { quarters }: { readonly quarters: readonly Quarter[] }) => {
    const open = quarters.find(
      each => each.quarter < q.quarter && each.state !== 'checked' && each.state !== 'carried' && each.state !== 'settled',
    )
    return open ? ['earlier_quarter_open', { quarter: open.quarter }] : null
  },
)

/** One line for each share that held on a day of the quarter, and what the quarter before left to carry. */
export const linesOfQuarter = (
  q: Quarter,
  of: { readonly rules: readonly ShareRule[]; readonly quarters: readonly Quarter[] },
): Pick<Quarter, 'lines' | 'carriedInFen'> => {
  const { first, last } = periodDays(q.quarter)
  const held = of.rules.filter(rule => rule.fromDay <= last && (rule.untilDay === null || rule.untilDay >= first))
  const before = of.quarters
    .filter(each => each.quarter < q.quarter)
    .toSorted((a, b) => (a.quarter < b.quarter ? -1 : 1))
    .at(-1)
  return {
    lines: held
      .toSorted((a, b) => (a.kind === b.kind ? (a.fromDay < b.fromDay ? -1 : 1) : a.kind < b.kind ? -1 : 1))
      .map(rule => ({
        shareRule: rule.id,
        kind: rule.kind,
        share: rule.share,
        collectedFen: null,
        refundedFen: null,
        entitledFen: null,
      })),
    carriedInFen: before?.carriedOutFen ?? 0n,
  }
}

interface OfLine {
  readonly quarter: Period
  readonly shareRule: ShareRule['id']
  readonly state: 'entered'
  readonly isInScope: true
}

/** Two sums for each line of the quarter, by its place. */
export const askedByLine = (
  q: Quarter,
  ask: (field: 'collectedFen' | 'refundedFen', where: OfLine) => Lookup<Fen>,
): Readonly<Record<string, Lookup<Fen>>> =>
  Object.fromEntries(
    (q.lines ?? []).flatMap((line, at) => {
      const where: OfLine = { quarter: q.quarter, shareRule: line.shareRule, state: 'entered', isInScope: true }
      return [
        [`collected${at}`, ask('collectedFen', where)],
        [`refunded${at}`, ask('refundedFen', where)],
      ]
    }),
  )

/** Entitled = Σ (collected − refunded) × share, a line at a time; a negative sum is carried to the next quarter. */
export const entitlement = (q: Quarter, sums: Readonly<Record<string, Fen>>) => {
  const lines = (q.lines ?? []).map((line, at) => {
    const collectedFen = sums[`collected${at}`] ?? 0n
    const refundedFen = sums[`refunded${at}`] ?? 0n
    return { ...line, collectedFen, refundedFen, entitledFen: shareOfFen(collectedFen - refundedFen, line.share) }
  })
  const all = (of: 'collectedFen' | 'refundedFen' | 'entitledFen') => lines.reduce((sum, line) => sum + line[of], 0n)
  const entitledFen = all('entitledFen')
  const open = entitledFen + (q.carriedInFen ?? 0n)
  return {
    lines,
    outsideFen: (sums['outsideCollected'] ?? 0n) - (sums['outsideRefunded'] ?? 0n),
    collectedFen: all('collectedFen'),
    refundedFen: all('refundedFen'),
    entitledFen,
    payableFen: open > 0n ? open : 0n,
    carriedOutFen: open < 0n ? open : 0n,
  }
}

export const checkedToday = (_: Quarter, __: unknown, call: Call): Pick<Quarter, 'checkedOn'> => ({ checkedOn: call.day })

const carried = (q: Quarter): Fen => q.carriedOutFen ?? 0n

export const quarterNotNegative = refuses(['quarter_negative'], (q: Quarter) =>
  carried(q) < 0n ? ['quarter_negative', { amount: yuanOfFen(carried(q)) }] : null,
)
export const quarterIsNegative = refuses(['quarter_not_negative'], (q: Quarter) =>
  carried(q) < 0n ? null : 'quarter_not_negative',
)

export const noLaterQuarter = refuses(
  ['later_quarter_computed'],
  (q: Quarter, { quarters }: { readonly quarters: readonly Quarter[] }) => {
    const later = quarters.find(each => each.quarter > q.quarter && each.state !== 'collecting')
    return later ? ['later_quarter_computed', { quarter: later.quarter }] : null
  },
)

export const notYetAdvanced = refuses(['already_advanced'], (q: Quarter, { left }: { readonly left: Fen }) =>
  left < (q.payableFen ?? 0n) ? ['already_advanced', { left: yuanOfFen(left) }] : null,
)

// the year

export const notSettledAhead = refuses(['settled_ahead'], (y: ReturnYear, _: unknown, call) =>
  y.settledOn !== null && (y.settledOn > call.day || y.settledOn <= `${y.year}-12-31`) ? 'settled_ahead' : null,
)

export const quartersChecked = refuses(['quarters_open'], (y: ReturnYear, { done }: { readonly done: number }) =>
  done < (y.quarters ?? 4) ? ['quarters_open', { done, count: y.quarters ?? 4 }] : null,
)

export const noPaymentOpen = refuses(['payments_open'], (_: ReturnYear, { open }: { readonly open: number }) =>
  open > 0 ? ['payments_open', { count: open }] : null,
)

interface Sums {
  readonly entitled: Fen
  readonly returned: Fen
}

/** What a year got too much is set off in the next one, which has to be open for it. */
export const overpaidHasPlace = refuses(
  ['next_year_missing'],
  (y: ReturnYear, { entitled, returned, years }: Sums & { readonly years: readonly ReturnYear[] }) => {
    if (returned <= entitled || nextOf(y.year, years)) return null
    return ['next_year_missing', { amount: yuanOfFen(returned - entitled), year: String(Number(y.year) + 1) }]
  },
)

const nextOf = (year: Period | null, years: readonly ReturnYear[]): ReturnYear | undefined =>
  years.find(each => Number(each.year) === Number(year) + 1)

const most = (a: Fen, b: Fen): Fen => (a > b ? a : b)
const least = (a: Fen, b: Fen): Fen => (a < b ? a : b)

/**
 * Final accounts of a year: entitled less returned is paid, or set off in the next year when it is negative. What a
 * negative last quarter took back again is no longer owed and leaves the purse.
 */
export const settlementOfYear = (_: ReturnYear, { entitled, returned, left }: Sums & { readonly left: Fen }) => {
  const differenceFen = entitled - returned
  const overpaidFen = most(-differenceFen, 0n)
  return {
    entitledFen: entitled,
    returnedFen: returned,
    differenceFen,
    overpaidFen,
    takenBackFen: least(overpaidFen, most(returned, 0n)),
    withdrawnFen: left - most(differenceFen, 0n),
  }
}

export const afterSettlement = (y: ReturnYear, { quarters }: { readonly quarters: readonly Quarter[] }): readonly Follow[] => {
  const settled = quarters.map((quarter): Follow => ({ take: 'returnQuarter.settle', id: quarter.id }))
  const over = y.overpaidFen ?? 0n
  if (over === 0n) return settled
  const values = { returnYear: y.id, year: y.year, kind: 'carryOut', payee: y.zoneUnit, amountFen: over, countedFen: -over }
  return [...settled, { take: 'returnPayment.carryOut', values }]
}

/** What leaves one year enters the next, where it waits until that year has earned it. */
export const intoNextYear = (p: Payment, { years }: { readonly years: readonly ReturnYear[] }): readonly Follow[] => {
  const next = nextOf(p.year, years)
  if (!next) return []
  const entry = { payee: p.payee, amountFen: p.amountFen, countedFen: p.amountFen, overFrom: p.returnYear }
  return [{ take: 'returnPayment.carryIn', values: { ...entry, returnYear: next.id, year: next.year, kind: 'carryIn' } }]
}

export const nothingLeftToPay = refuses(['difference_open'], (y: ReturnYear, { returned }: { readonly returned: Fen }) =>
  returned === y.entitledFen ? null : ['difference_open', { amount: yuanOfFen((y.entitledFen ?? 0n) - returned) }],
)

// payments

export const kindOrderedByHand = refuses(['kind_not_by_hand'], (p: Payment) =>
  p.kind === 'advance' || p.kind === 'settlement' ? null : 'kind_not_by_hand',
)

/** The money goes to the budget of the zone: no firm and no other unit is paid. */
export const payeeIsZone = refuses(
  ['payee_not_zone'],
  (p: Payment, { unit, year }: { readonly unit: Unit | null; readonly year: ReturnYear | null }) =>
    unit?.kind === 'zone' && p.payee === year?.zoneUnit ? null : 'payee_not_zone',
)

export const kindFitsYear = refuses(
  ['return_year_closed', 'advance_after_settlement', 'settlement_before_accounts'],
  (p: Payment, { year }: { readonly year: ReturnYear | null }) => {
    if (year === null || year.state === 'closed') return 'return_year_closed'
    if (p.kind === 'advance') return year.state === 'open' ? null : 'advance_after_settlement'
    return year.state === 'settled' ? null : 'settlement_before_accounts'
  },
)

export const withinEntitled = refuses(['beyond_entitled'], (p: Payment, { left }: { readonly left: Fen }) =>
  p.amountFen > left ? ['beyond_entitled', { left: yuanOfFen(left) }] : null,
)

export const earnedInNextYear = refuses(['set_off_not_earned'], (p: Payment, { left }: { readonly left: Fen }) =>
  p.amountFen > left ? ['set_off_not_earned', { left: yuanOfFen(left) }] : null,
)

export const countedInYear = (
  p: Payment,
  { year }: { readonly year: ReturnYear | null },
): Pick<Payment, 'year' | 'countedFen'> => ({ year: year?.year ?? null, countedFen: p.amountFen })

export const notPaidAhead = refuses(['paid_ahead'], (p: Payment, _: unknown, call) =>
  p.paidOn !== null && p.paidOn > call.day ? 'paid_ahead' : null,
)

// use

export const yearOfUse = (_: Use, { year }: { readonly year: ReturnYear | null }): Pick<Use, 'year'> => ({
  year: year?.year ?? null,
})

/**
 * Paying a firm back a part of its own tax is forbidden, whatever it is called.
 *
 * @source rules of fair-competition review, 2024
 */
export const noRebate = refuses(['rebate_to_firm'], (u: Use) => (u.reckonedBy === 'taxPaid' ? 'rebate_to_firm' : null))

export const withinReturned = refuses(['beyond_returned'], (u: Use, { left }: { readonly left: Fen }) =>
  u.amountFen > left ? ['beyond_returned', { left: yuanOfFen(left) }] : null,
)

/** Two years up to the use: the tax a disguised rebate would be reckoned on. */
export const daysOf = (u: Use): { readonly from: Day; readonly to: Day } => {
  const to = parseDay(u.filedOn) ?? day('2022-01-01')
  return { from: addDays(to, -731), to }
}

/** What a person has to look at: a purpose the plan does not name, or a sum that is a round share of the receiver's tax. */
export const findingsOfUse = (u: Use, { collected }: { readonly collected: readonly Collection[] }): readonly Follow[] => {
  const found: { readonly kind: UseFinding['kind']; readonly note: string | null }[] = []
  if (u.purpose === 'other') found.push({ kind: 'outsidePurposes', note: null })
  const percent = roundShare(u.amountFen, collected)
  if (percent !== null) found.push({ kind: 'looksLikeRebate', note: percent })
  return found.map(each => ({ take: 'useFinding.raise', values: { returnUse: u.id, ...each } }))
}

/** `2023: 10%` when the amount is a whole per cent of what the receiver paid in a calendar year; null otherwise. */
export function roundShare(amount: Fen, collected: readonly Collection[]): string | null {
  const years = Map.groupBy(collected, each => each.paidInOn.slice(0, 4))
  for (const [year, rows] of years) {
    const net = rows.reduce((sum, row) => sum + row.collectedFen - row.refundedFen, 0n)
    if (net <= 0n || amount > net) continue
    const percent = (amount * 100n + net / 2n) / net
    const difference = amount * 100n - percent * net
    // to the yuan: whoever rounds a rebate to whole yuan is found as well
    if (percent > 0n && difference < 10_000n && difference > -10_000n) return `${year}: ${percent}%`
  }
  return null
}

export const findingsAnswered = refuses(
  ['finding_open', 'finding_stands'],
  (_: Use, { findings }: { readonly findings: readonly UseFinding[] }) => {
    if (findings.some(each => each.state === 'upheld')) return 'finding_stands'
    return findings.some(each => each.state !== 'cleared') ? 'finding_open' : null
  },
)

export const findingUpheld = refuses(['nothing_upheld'], (_: Use, { upheld }: { readonly upheld: number }) =>
  upheld > 0 ? null : 'nothing_upheld',
)

export const useNotPaidAhead = refuses(['paid_ahead'], (u: Use, _: unknown, call) =>
  u.paidOn !== null && u.paidOn > call.day ? 'paid_ahead' : null,
)
