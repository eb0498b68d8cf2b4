import {
  type FrozenFact,
  type FrozenLine,
  type FrozenOwner,
  type FrozenScheme,
  isObject,
  type Role,
  type Status,
} from './frozen-input.ts'
import {
  compare,
  floor,
  hundred,
  larger,
  minus,
  one,
  over,
  parseRational,
  printed,
  type Rational,
  reduced,
  rounded,
  smaller,
  times,
  whole,
  zero,
} from './rational.ts'
import { type Given, rateOf, rules } from './scoring-rates.ts'

/** From what is reached so far to what can still be reached; both the same when nothing is missing. */
export interface Span {
  readonly low: Rational
  readonly high: Rational
}

/** Rows stand in the order of what they are about, so that the order they were stored in does not show. */
export const ordered = <T>(rows: readonly T[], name: (row: T) => string): readonly T[] =>
  rows.toSorted((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0))

export const exact = (value: string): Rational => parseRational(value) ?? zero

export interface ScoredLine {
  readonly line: FrozenLine
  readonly fact: FrozenFact | undefined
  readonly weight: Rational
  readonly status: Status
  /** null when the line does not apply */
  readonly rate: Span | null
  readonly reason: 'missing' | 'refused' | null
  /** by unit, in the order of the clause */
  readonly owners: ReadonlyMap<string, Owner>
  /** points of the weight by unit, where the scheme splits points */
  readonly parts: ReadonlyMap<string, { readonly most: Rational; readonly low: Rational; readonly high: Rational }> | null
}

export interface Owner {
  readonly role: Role
  readonly tasks: readonly string[]
}

/** The result of one indicator for the whole plan; a figure nobody supplied counts 0 and may still be reached in full. */
export function scoredLine(line: FrozenLine, fact: FrozenFact | undefined, scheme: FrozenScheme): ScoredLine {
  const weight = exact(line.weight)
  const owners = ownersOf(line.owners, scheme)
  const scored = (status: Status, rate: Span | null, reason: ScoredLine['reason']): ScoredLine => {
    const parts = scheme.sharing === 'pointSplit' ? partsOf(weight, rate, owners, scheme) : null
    return { line, fact, weight, status, rate, reason, owners, parts }
  }
  const lost = (reason: 'missing' | 'refused'): ScoredLine => scored('missing', { low: zero, high: highestOf(line) }, reason)
  if (fact?.status === 'notApplicable') return scored('notApplicable', null, null)
  if (!Object.hasOwn(rules, line.fn)) return lost('refused')
  if (!fact || fact.status === 'missing') return lost('missing')
  const given = bound(line, fact)
  if (given === 'missing' || given === 'refused') return lost(given)
  const rate = rateOf(line.fn, given)
  if (rate === 'refused') return lost('refused')
  if (rate === 'notApplicable') return scored('notApplicable', null, null)
  const kept = reduced(rate)
  return scored(fact.status, { low: kept, high: kept }, null)
}

/** A line without a figure may still be reached in full: its best band, its cap, or 1. */
function highestOf({ fn, params }: FrozenLine): Rational {
  const bands = params['bands']
  if (fn === 'F7' && Array.isArray(bands))
    return (bands as readonly unknown[])
      .map(band => (Array.isArray(band) ? parseRational(band[2]) : null) ?? zero)
      .reduce(larger, zero)
  const cap = parseRational(params['cap']) ?? one
  return fn === 'F1' && params['strict'] === true ? smaller(one, cap) : cap
}

/** Put the figures of an indicator into the letters of its formula. A figure the formula needs and nobody knows: no rate. */
function bound({ fn, params, weight }: FrozenLine, fact: FrozenFact): Given | 'missing' | 'refused' {
  const { value, baseline, previous, inputs } = fact
  const isFirstYear = Boolean(params['firstYear'])
  if (fn === 'F13' || fn === 'F14' || fn === 'F15') return { ...params, ...inputs }
  if (value === null) return 'missing'
  const without = (...names: readonly string[]): Given =>
    Object.fromEntries(Object.entries(params).filter(([name]) => !names.includes(name)))
  switch (fn) {
    case 'F2':
      return baseline === null ? 'refused' : { ...params, A: value, B: baseline }
    case 'F5':
    case 'F7':
      return { ...params, x: value }
    case 'F6': {
      const before = params['against'] === 'previous' ? previous : baseline
      return before === null ? 'refused' : { ...without('against'), A: value, B: before }
    }
    case 'F8': {
      const target = parseRational(params['T'])
      const shortfall = target ? minus(target, exact(value)) : null
      return { ...without('T'), shortfall: shortfall ? decimalOf(shortfall) : value, W: weight }
    }
    case 'F9':
      return {
        ...params,
        values: [value, ...(Array.isArray(inputs?.['peers']) ? (inputs['peers'] as readonly unknown[]) : [])],
      }
    case 'F10': {
      const last = isFirstYear ? baseline : previous
      return baseline === null || last === null ? 'refused' : { ...without('firstYear'), R: value, R0: baseline, prev: last }
    }
    case 'F12': {
      const parts = Array.isArray(params['parts']) ? (params['parts'] as readonly unknown[]) : []
      if (!parts.every(isObject)) return 'refused'
      if (previous === null && parts.some(part => part['than'] === 'previous')) return 'refused'
      return {
        ...params,
        parts: parts.map(({ than, ...part }) => ({ ...part, A: value, ...(than === 'previous' && { T: previous }) })),
      }
    }
    case 'F12_I23':
      if (!isFirstYear && previous === null) return 'refused'
      return { ...without('firstYear'), years: isFirstYear ? [value] : [previous, value] }
    default:
      return { ...params, A: value }
  }
}

/** A difference of two decimals, as a decimal again. */
const decimalOf = (value: Rational): string => printed(value, String(value.bottom).length)

const roleOrder: readonly Role[] = ['lead', 'coLead', 'responsible', 'collaborating']

/** A unit named twice counts once, at its first place, by its weightier role; its tasks are united. */
export function ownersOf(named: readonly FrozenOwner[], scheme: FrozenScheme): ReadonlyMap<string, Owner> {
  const owners = new Map<string, Owner>()
  for (const { unit, role, tasks } of named) {
    const standing = owners.get(unit)
    const order = standing
      ? compare(exact(scheme.coefficients[role]), exact(scheme.coefficients[standing.role])) ||
        roleOrder.indexOf(standing.role) - roleOrder.indexOf(role)
      : 1
    owners.set(unit, {
      role: standing && order <= 0 ? standing.role : role,
      tasks: [...new Set([...(standing?.tasks ?? []), ...tasks])],
    })
  }
  return owners
}

/** What each unit gets of the weight of a line, and of what was reached of it. */
function partsOf(
  weight: Rational,
  rate: Span | null,
  owners: ReadonlyMap<string, Owner>,
  scheme: FrozenScheme,
): NonNullable<ScoredLine['parts']> {
  const split = (points: Rational) => splitPoints(points, owners, scheme)
  const [most, low, high] = [split(weight), split(times(weight, rate?.low ?? zero)), split(times(weight, rate?.high ?? zero))]
  return new Map(
    [...owners.keys()].map((unit, at) => [unit, { most: most[at] ?? zero, low: low[at] ?? zero, high: high[at] ?? zero }]),
  )
}

/**
 * Points in hundredths by largest remainder, first-listed first: one part for the leads together, the rest for the
 * responsible units together. Where one side has nobody the other takes all; collaborating units take nothing.
 */
function splitPoints(points: Rational, owners: ReadonlyMap<string, Owner>, scheme: FrozenScheme): readonly Rational[] {
  const sides = [...owners.values()].map(({ role }) =>
    role === 'collaborating' ? null : role === 'responsible' ? role : 'lead',
  )
  const [leads, others] = [sides.filter(side => side === 'lead').length, sides.filter(side => side === 'responsible').length]
  if (leads + others === 0) return sides.map(() => zero)
  const whole100 = rounded(times(points, hundred), 0)
  const leadShare = others === 0 ? one : leads === 0 ? zero : exact(scheme.split.lead)
  const exactly = sides.map(side => {
    if (side === null) return zero
    const [share, count] = side === 'lead' ? [leadShare, leads] : [minus(one, leadShare), others]
    return over(times(whole100, share), whole(count))
  })
  const given = exactly.map(floor)
  const rest = (at: number): Rational => minus(exactly[at] ?? zero, whole(given[at] ?? 0n))
  const order = [...sides.keys()].filter(at => sides[at] !== null).toSorted((a, b) => compare(rest(b), rest(a)) || a - b)
  const left = Number(whole100.top / whole100.bottom - given.reduce((total, each) => total + each, 0n))
  const lucky = new Set(order.slice(0, left))
  return given.map((each, at) => ({ top: each + (lucky.has(at) ? 1n : 0n), bottom: 100n }))
}
