import {
  ceil,
  clamp,
  compare,
  floor,
  hundred,
  isNegative,
  isPositive,
  isZero,
  larger,
  minus,
  one,
  over,
  parseRational,
  plus,
  type Rational,
  smaller,
  sum,
  times,
  whole,
  zero,
} from './rational.ts'

/**
 * What a scoring function answers: a rate, that the rule cannot apply, or that figures or parameters do not fit the rule.
 * A refused line counts as one whose figure is missing.
 */
export type Rate = Rational | 'notApplicable' | 'refused'
export type Given = Readonly<Record<string, unknown>>

/** A rule refuses a parameter it does not know: a misspelt `floor` would otherwise be no floor. */
interface Rule {
  readonly knows: readonly string[]
  readonly rate: (given: Given) => Rate
}

const number = (given: Given, name: string): Rational | null => parseRational(given[name])

/** An optional number: what stands in for it when absent, null when it cannot be read. */
const numberOr = (given: Given, name: string, standIn: Rational): Rational | null =>
  given[name] === undefined || given[name] === null ? standIn : parseRational(given[name])

const flag = (given: Given, name: string): boolean | null => {
  const value = given[name]
  return value === undefined || value === null ? false : typeof value === 'boolean' ? value : null
}

const percent = (count: number): Rational => ({ top: BigInt(count), bottom: 100n })
const half = percent(50)

/** The figure in `names` as numbers, or null when one of them is none. */
function numbers<const Name extends string>(given: Given, names: readonly Name[]): Record<Name, Rational> | null {
  const found = names.map(name => [name, number(given, name)] as const)
  return found.every(([, value]) => value !== null) ? (Object.fromEntries(found) as Record<Name, Rational>) : null
}

/** F1 completion. */
function completion(given: Given): Rate {
  const found = numbers(given, ['A', 'T'])
  const cap = numberOr(given, 'cap', one)
  const least = numberOr(given, 'floor', zero)
  const strict = flag(given, 'strict')
  if (!found || !cap || !least || strict === null || isNegative(cap) || isNegative(least) || !isPositive(found.T))
    return 'refused'
  const { A, T } = found
  if (isNegative(A)) return zero
  const ratio = over(A, T)
  if (compare(ratio, least) < 0) return zero
  if (!strict) return clamp(ratio, zero, cap)
  return compare(A, T) > 0 ? smaller(one, cap) : smaller(smaller(ratio, percent(99)), cap)
}

/** F2 completion of the increment. */
function increment(given: Given): Rate {
  const found = numbers(given, ['A', 'B', 'T'])
  const cap = numberOr(given, 'cap', one)
  if (!found || !cap || isNegative(cap)) return 'refused'
  const { A, B, T } = found
  if (compare(T, B) === 0) return 'notApplicable'
  if (compare(A, B) < 0) return zero
  return clamp(over(minus(A, B), minus(T, B)), zero, cap)
}

/** F3a: lower is better, by the ratio. Neither figure can be below 0: a ratio of signs means nothing. */
function reverseRatio(given: Given): Rate {
  const found = numbers(given, ['A', 'T'])
  const cap = numberOr(given, 'cap', one)
  if (!found || !cap || [cap, found.A, found.T].some(isNegative)) return 'refused'
  return isZero(found.A) ? cap : clamp(over(found.T, found.A), zero, cap)
}

/** F3b: lower is better, in a straight line. */
function reverseLinear(given: Given): Rate {
  const found = numbers(given, ['A', 'T'])
  const cap = numberOr(given, 'cap', one)
  if (!found || !cap || isNegative(cap) || isNegative(found.A) || !isPositive(found.T)) return 'refused'
  return clamp(minus(whole(2), over(found.A, found.T)), zero, cap)
}

/** F4 interval. */
function interval(given: Given): Rate {
  const found = numbers(given, ['A', 'L', 'U', 'tol'])
  if (!found || !isPositive(found.tol) || compare(found.L, found.U) > 0) return 'refused'
  const { A, L, U, tol } = found
  const distance = larger(zero, larger(minus(L, A), minus(A, U)))
  return clamp(minus(one, over(distance, tol)), zero, one)
}

/** F5 efficacy coefficient. */
function efficacy(given: Given): Rate {
  const found = numbers(given, ['x', 'x0', 'x1'])
  if (!found || compare(found.x0, found.x1) === 0) return 'refused'
  const { x, x0, x1 } = found
  const points = plus(whole(60), times(whole(40), over(minus(x, x0), minus(x1, x0))))
  return over(clamp(points, zero, hundred), hundred)
}

/** F6 growth. */
function growth(given: Given): Rate {
  const found = numbers(given, ['A', 'B', 'gT'])
  const cap = numberOr(given, 'cap', one)
  if (!found || !cap || isNegative(cap)) return 'refused'
  const { A, B, gT } = found
  if (!isPositive(B) || !isPositive(gT)) return 'notApplicable'
  const grown = minus(over(A, B), one)
  return isPositive(grown) ? clamp(over(grown, gT), zero, cap) : zero
}

/** F7 bands, each closed on the left and open on the right, without gap or overlap; a value outside all of them is refused. */
function bands(given: Given): Rate {
  const x = number(given, 'x')
  if (!x || !Array.isArray(given['bands']) || given['bands'].length === 0) return 'refused'
  const rows: { readonly from: Rational | null; readonly to: Rational | null; readonly rate: Rational }[] = []
  for (const row of given['bands'] as readonly unknown[]) {
    if (!Array.isArray(row) || row.length !== 3) return 'refused'
    const [from, to] = [row[0] === null ? null : parseRational(row[0]), row[1] === null ? null : parseRational(row[1])]
    const rate = parseRational(row[2])
    if (!rate || isNegative(rate) || (row[0] !== null && !from) || (row[1] !== null && !to)) return 'refused'
    if (from && to && compare(from, to) >= 0) return 'refused'
    rows.push({ from, to, rate })
  }
  rows.sort((a, b) => (a.from === null ? -1 : b.from === null ? 1 : compare(a.from, b.from)))
  const meets = rows.every((row, at) => {
    const before = rows[at - 1]
    return !before || (before.to !== null && row.from !== null && compare(before.to, row.from) === 0)
  })
  if (!meets) return 'refused'
  const holds = rows.find(({ from, to }) => (!from || compare(x, from) >= 0) && (!to || compare(x, to) < 0))
  return holds ? holds.rate : 'refused'
}

/** F8 deduction by steps: counts in points of the weight. */
function deduction(given: Given): Rate {
  const found = numbers(given, ['W', 'k', 'shortfall'])
  if (!found || isNegative(found.k) || !isPositive(found.W)) return 'refused'
  const short = larger(zero, found.shortfall)
  const counted =
    given['mode'] === 'proportional'
      ? short
      : given['mode'] === 'ceil'
        ? whole(ceil(short))
        : given['mode'] === 'floor'
          ? whole(floor(short))
          : null
  if (!counted) return 'refused'
  return over(larger(zero, minus(found.W, times(found.k, counted))), found.W)
}

/** F9 place among the values, the largest first; the first of `values` is the one that is scored. */
function rank(given: Given): Rate {
  const step = numberOr(given, 'step', percent(5))
  const values = Array.isArray(given['values']) ? (given['values'] as readonly unknown[]).map(parseRational) : []
  const [own] = values
  if (!step || isNegative(step) || compare(step, one) > 0 || !own || values.includes(null)) return 'refused'
  const ahead = (values as Rational[]).filter(value => compare(value, own) > 0).length
  return larger(zero, minus(one, times(step, whole(ahead))))
}

/** F10 progress in rank: places from 1, a smaller one is better. */
function rankProgress(given: Given): Rate {
  const found = numbers(given, ['R0', 'R', 'RT', 'prev'])
  if (!found) return 'refused'
  const { R0, R, RT, prev } = found
  if ([R0, R, RT, prev].some(place => compare(place, one) < 0)) return 'refused'
  if (compare(R, RT) <= 0) return one
  if (compare(R0, RT) <= 0) return 'refused'
  const rate = clamp(over(minus(R0, R), minus(R0, RT)), zero, one)
  return compare(R, prev) < 0 ? rate : times(rate, half)
}

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  '>': order => order > 0,
  '>=': order => order >= 0,
  '≥': order => order >= 0,
  '<': order => order < 0,
  '<=': order => order <= 0,
  '≤': order => order <= 0,
  '=': order => order === 0,
  '==': order => order === 0,
}

/** F11 all or nothing; the comparison is always stated. */
function threshold(given: Given): Rate {
  const found = numbers(given, ['A', 'T'])
  const cmp = given['cmp']
  const meets = typeof cmp === 'string' && Object.hasOwn(comparisons, cmp) ? comparisons[cmp] : undefined
  if (!found || !meets) return 'refused'
  return meets(compare(found.A, found.T)) ? one : zero
}

/** F12: parts are thresholds, each with its weight; the weights are 1 together. */
function composite(given: Given): Rate {
  const parts = given['parts']
  if (!Array.isArray(parts) || parts.length === 0) return 'refused'
  let [rate, weights] = [zero, zero]
  for (const part of parts as readonly unknown[]) {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return 'refused'
    const { weight, ...rest } = part as Given
    const share = parseRational(weight)
    const met = Object.keys(rest).every(name => ['A', 'T', 'cmp'].includes(name)) ? threshold(rest) : 'refused'
    if (!share || isNegative(share) || typeof met === 'string') return 'refused'
    rate = plus(rate, times(share, met))
    weights = plus(weights, share)
  }
  return compare(weights, one) === 0 ? rate : 'refused'
}

/** F12 of a fund: half for the sum asked, half for more than last year; the first year knows the first half only. */
function fundGrowth(given: Given): Rate {
  const least = numberOr(given, 'floor', whole(2))
  const years = Array.isArray(given['years']) ? (given['years'] as readonly unknown[]).map(parseRational) : []
  const [now, before] = [years.at(-1), years.at(-2)]
  if (!least || !now || years.includes(null)) return 'refused'
  const reached = compare(now, least) >= 0
  if (!before) return reached ? one : zero
  return plus(reached ? half : zero, compare(now, before) > 0 ? half : zero)
}

/** F13: weight × time × quality, by weight; nothing due leaves nothing to score. */
function milestones(given: Given): Rate {
  if (!Array.isArray(given['k'])) return 'refused'
  const rows: { readonly weight: Rational; readonly rate: Rational }[] = []
  for (const row of given['k'] as readonly unknown[]) {
    const read = Array.isArray(row) && row.length === 3 ? row.map(parseRational) : []
    const [weight, time, quality] = read
    if (!weight || !time || !quality || [weight, time, quality].some(isNegative)) return 'refused'
    if (compare(time, one) > 0 || compare(quality, one) > 0) return 'refused'
    rows.push({ weight, rate: times(time, quality) })
  }
  return weighted(rows) ?? 'notApplicable'
}

/** Σ weight × rate ÷ Σ weight; null where there is no weight. */
export function weighted(rows: readonly { readonly weight: Rational; readonly rate: Rational }[]): Rational | null {
  const weights = sum(rows.map(row => row.weight))
  return isZero(weights) ? null : over(sum(rows.map(row => times(row.weight, row.rate))), weights)
}

/** F14: from five scores on the highest and the lowest are dropped. */
function panel(given: Given): Rate {
  if (!Array.isArray(given['scores'])) return 'refused'
  const scores: Rational[] = []
  for (const entry of given['scores'] as readonly unknown[]) {
    const score = parseRational(entry)
    if (!score || isNegative(score) || compare(score, hundred) > 0) return 'refused'
    scores.push(score)
  }
  if (scores.length === 0) return 'notApplicable'
  const sorted = scores.toSorted(compare)
  const kept = sorted.length >= 5 ? sorted.slice(1, -1) : sorted
  return over(sum(kept), times(whole(kept.length), hundred))
}

/** F15: satisfied in full, basically satisfied for 0.8; under 20 answers say nothing. */
function satisfaction(given: Given): Rate {
  const counts = ['sat', 'basic', 'dis'].map(name => number(given, name))
  if (counts.some(count => !count || isNegative(count) || floor(count) * count.bottom !== count.top)) return 'refused'
  const [sat = zero, basic = zero, dis = zero] = counts as readonly Rational[]
  const answers = sum([sat, basic, dis])
  return compare(answers, whole(20)) < 0 ? 'notApplicable' : over(plus(sat, times(basic, percent(80))), answers)
}

/** The scoring functions by their printed numbers. */
export const rules: Readonly<Record<string, Rule>> = {
  F1: { knows: ['A', 'T', 'cap', 'floor', 'strict'], rate: completion },
  F2: { knows: ['A', 'B', 'T', 'cap'], rate: increment },
  F3a: { knows: ['A', 'T', 'cap'], rate: reverseRatio },
  F3b: { knows: ['A', 'T', 'cap'], rate: reverseLinear },
  F4: { knows: ['A', 'L', 'U', 'tol'], rate: interval },
  F5: { knows: ['x', 'x0', 'x1'], rate: efficacy },
  F6: { knows: ['A', 'B', 'gT', 'cap'], rate: growth },
  F7: { knows: ['x', 'bands'], rate: bands },
  F8: { knows: ['W', 'k', 'shortfall', 'mode'], rate: deduction },
  F9: { knows: ['values', 'step'], rate: rank },
  F10: { knows: ['R0', 'R', 'RT', 'prev'], rate: rankProgress },
  F11: { knows: ['A', 'T', 'cmp'], rate: threshold },
  F12: { knows: ['parts'], rate: composite },
  F12_I23: { knows: ['years', 'floor'], rate: fundGrowth },
  F13: { knows: ['k'], rate: milestones },
  F14: { knows: ['scores'], rate: panel },
  F15: { knows: ['sat', 'basic', 'dis'], rate: satisfaction },
}

/** The rate of one line; `refused` also for a function nobody knows. */
export function rateOf(fn: string, given: Given): Rate {
  const rule = Object.hasOwn(rules, fn) ? rules[fn] : undefined
  if (!rule || Object.keys(given).some(name => !rule.knows.includes(name))) return 'refused'
  return rule.rate(given)
}
