import { matchesOf } from '#document'
import * as words from './vocabulary.ts'

export type Comparator =
  | 'at-least'
  | 'at-most'
  | 'about'
  | 'exceed'
  | 'increase-by'
  | 'grow-by'
  | 'decrease-by'
  | 'top-n'
  | 'range'
  | 'reach'
export type TargetKind = 'level' | 'increment' | 'share' | 'rank' | 'growth-rate' | 'per-year'

/** A figure as printed; offsets in the text of its paragraph. */
export interface Amount {
  readonly start: number
  end: number
  readonly value: number
  valueMax: number | null
  readonly unit: string
  readonly isMore: boolean
  readonly isChinese: boolean
}

/** A verb with its offsets in the text to the left of the figure. */
export interface Verb {
  readonly start: number
  readonly end: number
  readonly sort: 'add' | 'exceed' | 'grow' | 'fall' | 'reach'
  readonly text: string
}

/** `before` and `after` are the words as they stand. */
export interface Bound {
  readonly sort: 'at-least' | 'at-most' | 'about' | null
  readonly before: string
  readonly after: string
}

/** The two verbs that may govern one figure. */
export interface Verbs {
  /** The verb that touches the figure. */
  readonly adjacent: Verb | null
  /** The verb at the head, with its object before the figure. */
  readonly head: Verb | null
  /** Where the text before the bound word ends. */
  readonly tail: number
}

/** The bound word that touches a figure, before it or behind its unit. */
export function boundOf(left: string, after: string): Bound {
  const least = words.atLeastAfter.exec(after)
  const most = words.atMostAfter.exec(after)
  const about = words.aboutAfter.exec(after)
  const leastBefore = words.atLeastBefore.exec(left)
  const mostBefore = words.atMostBefore.exec(left)
  const aboutBefore = words.aboutBefore.exec(left)
  const before = (leastBefore ?? mostBefore ?? aboutBefore)?.[0] ?? ''
  // Held at about so much: the word behind says how closely.
  if (mostBefore && about && words.holdAt.test(before)) return { sort: 'about', before, after: about[0] }
  if (mostBefore && !leastBefore) return { sort: 'at-most', before, after: (most ?? about)?.[0] ?? '' }
  if (leastBefore) return { sort: 'at-least', before, after: least?.[0] ?? '' }
  if (least) return { sort: 'at-least', before, after: least[0] }
  if (most) return { sort: 'at-most', before, after: most[0] }
  if (about) return { sort: 'about', before, after: about[0] }
  return { sort: aboutBefore ? 'about' : null, before, after: '' }
}

/** In the order of the groups of `words.verbs`. */
const sorts = ['add', 'exceed', 'grow', 'fall', 'reach'] as const

/** The verbs in the text to the left of a figure. */
export function verbOf(left: string, before: string, isRate: boolean): Verbs {
  const tail = left.length - before.length
  const text = left.slice(0, tail).trimEnd()
  const all: Verb[] = []
  // The lookaheads of the verbs need a glyph to look at: the figure itself.
  for (const match of matchesOf(words.verbs, `${text}0`)) {
    const sort = sorts[match.findIndex((group, at) => at > 0 && group !== undefined) - 1] ?? 'reach'
    all.push({ start: match.index, end: match.index + match[0].length, sort, text: match[0] })
  }
  const last = all[all.length - 1]
  const touching = last && last.end >= text.length ? last : null
  // To complete the mending of grassland: the last verb is the name of what is done.
  const isNoun = touching !== null && words.nounVerb.test(touching.text) && all[0] !== touching && words.leadVerb.test(text)
  const adjacent = isNoun ? null : touching
  // A verb inside a name is none: in the name of a rate any but the first word, elsewhere those that are nouns as well.
  const heads = all.filter(verb => {
    if (verb === adjacent || (isNoun && verb === touching)) return false
    if (words.nameBegins.test(text.slice(verb.start))) return false
    // The middle of a compound name: the time of handling, the rate of treatment.
    if (verb.sort === 'reach' && words.compoundEnd.test(text.slice(verb.end, adjacent?.start))) return false
    // A rate of what is newly built is no rise of the rate.
    if (isRate && verb.sort === 'add' && words.shareName.test(text.slice(verb.end, adjacent?.start))) return false
    if (verb.start === 0)
      return verb.text.length > 1 && !(isRate && (words.nounVerb.test(verb.text) || words.weakVerb.test(verb.text)))
    return verb.sort === 'add' || !(isRate || words.weakVerb.test(verb.text))
  })
  const head =
    heads.find(verb => verb.sort === 'add') ??
    heads.find(verb => verb.sort === 'reach') ??
    all.find(verb => verb.sort === 'fall' && verb.start === 0 && verb !== adjacent && !isRate) ??
    (isRate ? null : openingVerb(text, adjacent))
  if (adjacent && (adjacent.text.length > 1 || !head)) {
    const isLast = adjacent.sort !== 'add' && !(adjacent.text.length === 1 && words.notStative.test(adjacent.text))
    return { adjacent, head: isLast && head?.sort === 'add' ? head : isLast ? null : head, tail }
  }
  return { adjacent, head, tail }
}

function openingVerb(text: string, adjacent: Verb | null): Verb | null {
  const match = adjacent ? null : words.openingVerb.exec(text)
  const verb = match?.[1]
  // Behind the verb stands a name, not the end.
  if (!match || !verb || match[0].length >= text.length) return null
  if (words.nameBegins.test(text.slice(match[0].length - verb.length))) return null
  return { start: match[0].length - verb.length, end: match[0].length, sort: 'reach', text: verb }
}

/** Bound words win over the verb; without either the figure is to be reached. */
export function comparatorOf(amount: Amount, bound: Bound, verb: Verb | null, left: string): Comparator {
  if (bound.sort) return bound.sort
  if (words.leastBeforeVerb.test(left)) return 'at-least'
  if (amount.valueMax !== null) return 'range'
  if (amount.isMore) return 'exceed'
  if (words.holdAt.test(left)) return 'at-most'
  switch (verb?.sort) {
    case 'add':
      return 'increase-by'
    case 'exceed':
      return 'exceed'
    case 'grow':
      return 'grow-by'
    case 'fall':
      return 'decrease-by'
    default:
      return 'reach'
  }
}

/** What sort of number is promised. */
export function kindOf(of: {
  amount: Amount
  comparator: Comparator
  governing: Verb | null
  text: string
  metric: string
  isYearly: boolean
  isWithin: boolean
}): TargetKind {
  const { unit } = of.amount
  const grows = of.governing?.sort === 'grow' || of.governing?.sort === 'fall'
  if (words.points.test(unit)) return 'growth-rate'
  if (/%|‰/.test(unit))
    return grows || words.growthWords.test(of.metric) || (words.addVerb.test(of.text) && !words.shareName.test(of.metric))
      ? 'growth-rate'
      : 'share'
  if (unit === words.timesUnit) return grows ? 'growth-rate' : 'level'
  if (unit === words.tenth) return 'share'
  if (of.isYearly || words.oftenAYear.test(unit)) return 'per-year'
  if (grows || of.governing?.sort === 'add' || words.addVerb.test(of.text)) return 'increment'
  if (of.isWithin && words.flowVerb.test(of.text)) return 'increment'
  if (words.bringVerb.test(of.text)) return 'increment'
  return 'level'
}
