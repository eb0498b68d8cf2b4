import { bracketGroups, type CleanText, numberOf, type Paragraph } from '#document'
import { type DateMark, datesIn } from './dates.ts'
import {
  type Amount,
  type Bound,
  boundOf,
  type Comparator,
  comparatorOf,
  kindOf,
  type TargetKind,
  type Verb,
  type Verbs,
  verbOf,
} from './comparators.ts'
import * as words from './vocabulary.ts'

/** A figure the plan promises to reach, before its deadline is settled. Places are clean-text offsets. */
export interface Figure {
  readonly metric: string
  readonly comparator: Comparator
  readonly value: number
  readonly valueMax: number | null
  /** As printed, multiples of ten thousand included; empty for a bare coefficient. */
  readonly unit: string
  readonly kind: TargetKind
  readonly quote: Paragraph
  /** Where the figure stands, to find the date before it. */
  readonly at: number
  readonly isYearly: boolean
  /** The verb was taken from the figure before. */
  readonly borrowsVerb: boolean
  /** A size class says neither the measure nor what is measured. */
  readonly lacksMeasure: boolean
}

/** All promises of one paragraph, in order. `asides` are places (owner clauses) that hold none. */
export function promisesIn(clean: CleanText, paragraph: Paragraph, asides: readonly Paragraph[]): readonly Figure[] {
  const folded = masked(clean, paragraph, asides)
  const dates = datesIn(folded)
  let searched = folded
  for (const date of dates) searched = blank(searched, date.start, date.end)
  const reader = new ParagraphReader(clean, paragraph, searched, dates)
  return reader.read()
}

const mask = '\u0001'
const blank = (text: string, start: number, end: number): string =>
  text.slice(0, start) + mask.repeat(end - start) + text.slice(end)

/** The paragraph with everything covered that may hold figures but no promises: book titles, names in quotes, brackets. */
function masked(clean: CleanText, paragraph: Paragraph, asides: readonly Paragraph[]): string {
  let text = clean.folded.slice(paragraph.start, paragraph.end)
  for (const aside of asides) text = blank(text, aside.start - paragraph.start, aside.end - paragraph.start)
  for (const group of bracketGroups(text, 0, text.length)) {
    // A number in brackets parts two points of one paragraph.
    const isPoint = words.pointNumber.test(text.slice(group.open, group.close + 1))
    if (isPoint) text = text.slice(0, group.open) + ';'.repeat(group.close + 1 - group.open) + text.slice(group.close + 1)
    else if (group.closed && group.close - group.open <= 80) text = blank(text, group.open, group.close + 1)
  }
  for (const match of text.matchAll(words.bookTitle)) text = blank(text, match.index, match.index + match[0].length)
  for (const match of text.matchAll(words.quoted)) {
    if (match[0].search(words.levelClass) < 0) text = blank(text, match.index, match.index + match[0].length)
  }
  return text.replace(words.circledNumber, ';')
}

/** Walks one paragraph; remembers the verb and the cadence that later figures borrow. */
class ParagraphReader {
  private readonly clean: CleanText
  private readonly paragraph: Paragraph
  private readonly text: string
  private readonly dates: readonly DateMark[]
  private readonly found: Figure[] = []

  constructor(clean: CleanText, paragraph: Paragraph, text: string, dates: readonly DateMark[]) {
    this.clean = clean
    this.paragraph = paragraph
    this.text = text
    this.dates = dates
  }

  read(): readonly Figure[] {
    for (const [from, to] of cut(this.text, 0, this.text.length, words.sentenceEnd)) this.sentence(from, to)
    return this.found
  }

  private sentence(from: number, to: number): void {
    const isWithin = this.dates.some(date => date.sort === 'within' && date.start >= from && date.end <= to)
    const context = { isWithin, head: null as Verb | null, isYearly: false, isRule: false, hasCount: false, metric: '' }
    for (const [start, end] of cut(this.text, from, to, /[,:\t|]/)) {
      const clause = this.text.slice(start, end)
      context.isYearly = words.perYear.test(clause)
      const isRule = words.ruleOfMoney.test(clause) || (words.perHead.test(clause) && !words.promiseVerb.test(clause))
      context.isRule = isRule || (context.isRule && !words.promiseVerb.test(clause))
      this.clause(start, end, context)
    }
  }

  private clause(start: number, end: number, context: Context): void {
    this.ranks(start, end)
    this.levels(start, end)
    this.doublings(start, end)
    const amounts = this.amountsIn(start, end)
    const mapped = this.respectively(start, end, amounts, context)
    let from = start
    for (const [at, amount] of amounts.entries()) {
      if (mapped.includes(amount)) continue
      from = this.amount(amount, { from, start, end, next: amounts[at + 1] ?? null }, context)
    }
  }

  private amountsIn(start: number, end: number): Amount[] {
    const amounts: Amount[] = []
    for (const match of this.text.slice(start, end).matchAll(words.amount)) {
      const [whole, first, second, more, unit, chinese, chineseMore, chineseUnit] = match
      const value = numberOf(first ?? chinese ?? '')
      if (value === null) continue
      const at = start + match.index
      const last = amounts[amounts.length - 1]
      if (last && /^(?:—|–|-|~)+$/.test(this.text.slice(last.end, at)) && first) {
        // `5%—8%`: one range, printed with its unit twice.
        last.valueMax = value
        last.end = at + whole.length
        continue
      }
      amounts.push({
        start: at,
        end: at + whole.length,
        value,
        valueMax: second ? numberOf(second) : null,
        unit: (unit ?? chineseUnit ?? '').trim(),
        isMore: Boolean(more ?? chineseMore),
        isChinese: chinese !== undefined,
      })
    }
    return amounts
  }

  /** @returns where the next figure of the clause may begin */
  private amount(amount: Amount, place: ClausePlace, context: Context): number {
    const { start, end } = place
    if (amount.start < place.from) return place.from
    const whole = this.text.slice(start, amount.start)
    const left = this.text.slice(place.from, amount.start)
    const after = this.text.slice(amount.end, end)
    const bound = boundOf(left, after)
    const verb = verbOf(left, bound.before, words.isRate.test(amount.unit))
    if (!this.isPromise(amount, { whole, left, after, bound, verb, next: place.next }, context)) return place.from
    const counts = words.isCount.test(amount.unit)
    const ownVerb = verb.adjacent ?? verb.head
    const lent = ownVerb ? null : lentVerb(context, amount, place.from > start)
    const governing = ownVerb ?? lent
    const boundEnd = amount.end + bound.after.length
    const named = this.metricOf(place.from, amount, boundEnd, place, verb, lent)
    const { isYearly } = context
    const metric = named.metric || context.metric
    context.metric = metric
    const comparator = comparatorOf(amount, bound, governing, left)
    this.found.push({
      metric,
      comparator,
      value: amount.value,
      valueMax: amount.valueMax,
      unit: amount.unit,
      kind: kindOf({
        amount,
        comparator,
        governing,
        text: left + (lent?.text ?? ''),
        metric,
        isYearly,
        isWithin: context.isWithin,
      }),
      quote: this.place(place.from + leading(left), named.end),
      at: this.paragraph.start + amount.start,
      isYearly,
      borrowsVerb: lent !== null,
      lacksMeasure: false,
    })
    if (verb.head) context.head = verb.head
    else if (verb.adjacent && !context.head) context.head = verb.adjacent
    context.hasCount = counts
    const gap = words.linkBetween.exec(this.text.slice(named.end, end))?.[0].length ?? 0
    return named.end + gap
  }

  private isPromise(amount: Amount, around: Around, context: Context): boolean {
    const { whole, left, after, bound, verb, next } = around
    const rest = after.slice(bound.after.length)
    const between = next ? this.text.slice(amount.end, next.start) : ''
    const counts = words.isCount.test(amount.unit)
    const precise = bound.before !== '' || verb.adjacent !== null
    const date = this.dateBefore(amount.start)
    if (words.ordinalBefore.test(whole.replaceAll(mask, '')) || words.ordinalMark.test(left)) return false
    if (words.classBehind.test(after) || words.nameAround.test(amount.unit ? '' : after)) return false
    if (amount.unit === '' && !(precise && !amount.isChinese && words.endOfBareFigure.test(after))) return false
    if (amount.unit === '' && words.endsInTo.test(left) && !bound.before && !words.changeVerb.test(left)) return false
    if (amount.isChinese && !this.isChineseAmount(amount, left, after)) return false
    if (
      words.isTime.test(amount.unit) &&
      !(bound.sort === 'at-most' || words.insideVerb.test(left) || words.shortenVerb.test(left))
    )
      return false
    if (words.doubtfulMeasure.test(amount.unit) && !verb.head && !precise) return false
    if (words.baseBetween.test(whole) && words.toWord.test(after) && next) return false
    if (
      next &&
      between !== '' &&
      !words.listLink.test(between.replace(words.orMoreAtStart, '')) &&
      /\p{Script=Han}/u.test(between.replace(words.boundAtStart, ''))
    ) {
      if (!counts || bound.after !== '' || words.ofWord.test(between)) return false
    }
    const isOther = !counts || words.isMoney.test(amount.unit)
    if (isOther && words.ofAtStart.test(rest) && !words.targetFollows.test(rest)) return false
    if (
      isOther &&
      bound.sort === 'at-least' &&
      bound.after !== '' &&
      /^\p{Script=Han}/u.test(rest) &&
      !words.targetFollows.test(rest)
    )
      return false
    if ((words.isMoney.test(amount.unit) || words.isRate.test(amount.unit)) && context.isRule) return false
    if (date && date.sort === 'day' && date.day && this.isPast(date)) return false
    return left !== '' || rest !== '' || this.found.length > 0
  }

  private isChineseAmount(amount: Amount, left: string, after: string): boolean {
    if (amount.value < 2 || words.neverInNumerals.test(amount.unit)) return false
    if (words.figureOfSpeech.test(after)) return false
    return words.verbShortlyBefore.test(left)
  }

  private isPast(date: DateMark): boolean {
    return words.alreadySo.test(this.text.slice(date.end, date.end + 12))
  }

  private dateBefore(at: number): DateMark | null {
    return this.dates.findLast(date => date.end <= at && !this.text.slice(date.end, at).includes(words.stop)) ?? null
  }

  /** Output and tax grow by 8% and 6% respectively: values belong to metrics in order. */
  private respectively(start: number, end: number, amounts: readonly Amount[], context: Context): readonly Amount[] {
    const clause = this.text.slice(start, end)
    const mark = clause.indexOf(words.respectively)
    const values = amounts.filter(amount => amount.start > start + mark)
    if (mark < 0 || values.length < 2) return []
    const skipped = leading(clause.slice(0, mark))
    const metrics = clause
      .slice(skipped, mark)
      .split(words.metricSeparator)
      .map(name => name.replace(words.adverbs, '').trim())
    const tight = values.every(
      (value, at) =>
        at === 0 ||
        words.onlyLink.test(this.text.slice(values[at - 1]?.end ?? 0, value.start).replace(words.anyBoundAtStart, '')),
    )
    if (!tight || metrics.length !== values.length || metrics.some(name => name === '')) return []
    const said = this.text.slice(start + mark, values[0]?.start ?? end)
    const verb = verbOf(said, '', false)
    const lastAfter = this.text.slice(values[values.length - 1]?.end ?? end, end)
    for (const [at, amount] of values.entries()) {
      const own = boundOf(said, this.text.slice(amount.end, end))
      const bound = own.after === '' && lastAfter !== '' ? boundOf(said, lastAfter) : own
      const governing = verb.adjacent ?? verb.head
      const comparator = comparatorOf(amount, bound, governing, said)
      this.found.push({
        metric: metrics[at] as string,
        comparator,
        value: amount.value,
        valueMax: amount.valueMax,
        unit: amount.unit,
        kind: kindOf({
          amount,
          comparator,
          governing,
          text: said,
          metric: metrics[at] as string,
          isYearly: context.isYearly,
          isWithin: context.isWithin,
        }),
        quote: this.place(start + skipped, amount.end + own.after.length),
        at: this.paragraph.start + amount.start,
        isYearly: context.isYearly,
        borrowsVerb: false,
        lacksMeasure: false,
      })
    }
    return values
  }

  /** A place among the first so many. A rank that describes counted firms is a quality of theirs, not a promise. */
  private ranks(start: number, end: number): void {
    for (const [from, to] of cut(this.text, start, end, words.listMarkPattern)) {
      const part = this.text.slice(from, to)
      const match = [...part.matchAll(words.topN)][0] ?? [...part.matchAll(words.topHundred)][0]
      if (!match) continue
      const before = part.slice(0, match.index + (match[0].startsWith(words.firstSoMany) ? 0 : 1))
      const verb = words.strongRankVerb.exec(before) ?? words.rankVerb.exec(before)
      const value = numberOf(match[1] as string)
      const others = this.amountsIn(from, to).filter(
        amount => amount.start < from + match.index || amount.start >= from + match.index + match[0].length,
      )
      if (!verb || value === null || others.some(amount => words.isCount.test(amount.unit))) continue
      const subject = before
        .slice(0, verb.index)
        .replaceAll(mask, '')
        .replace(words.adverbs, '')
        .replace(words.notMetricEnd, '')
      const object = before.slice(verb.index + verb[0].length).replaceAll(mask, '')
      this.found.push({
        metric: (subject + object).replace(words.ofAtStart, '') || words.rankNoun,
        comparator: 'top-n',
        value,
        valueMax: null,
        unit: words.rankUnit,
        kind: 'rank',
        quote: this.place(from + leading(part), from + match.index + match[0].length),
        at: this.paragraph.start + from + match.index,
        isYearly: false,
        borrowsVerb: false,
        lacksMeasure: false,
      })
    }
  }

  /** A size class as a goal; before a count of firms it is only a quality. */
  private levels(start: number, end: number): void {
    const clause = this.text.slice(start, end)
    for (const match of clause.matchAll(words.levelClass)) {
      const at = start + match.index
      const verbs = [...clause.slice(0, match.index).matchAll(new RegExp(words.levelVerb, 'g'))]
      const isCounted = this.amountsIn(start, end).some(
        amount => words.isCount.test(amount.unit) && (amount.start > at || amount.end <= at),
      )
      const verb = verbs[verbs.length - 1]
      if (!verb || isCounted) continue
      const rest = words.upToMark.exec(this.text.slice(at + match[0].length, end))?.[0] ?? ''
      const noun = (match[4] as string).replace(words.goalTail, '')
      this.found.push({
        metric: noun + words.sizeNoun,
        comparator: verb[0] === words.breakThrough ? 'exceed' : 'reach',
        value: Number(match[1]),
        valueMax: null,
        unit: match[2] + words.yuan,
        kind: 'level',
        quote: this.place(start + leading(clause), at + match[0].length + rest.length),
        at: this.paragraph.start + at,
        isYearly: false,
        borrowsVerb: false,
        lacksMeasure: match[3] === undefined,
      })
    }
  }

  private doublings(start: number, end: number): void {
    const clause = this.text.slice(start, end)
    const match = words.doubled.exec(clause)
    if (!match) return
    const times = numberOf(match[1] as string) ?? 1
    this.found.push({
      metric: clause.slice(0, match.index).replaceAll(mask, '').replace(words.adverbs, '').replace(words.notMetricEnd, ''),
      comparator: 'reach',
      value: 2 ** times,
      valueMax: null,
      unit: words.timesUnit,
      kind: 'level',
      quote: this.place(start + leading(clause), start + match.index + match[0].length),
      at: this.paragraph.start + start + match.index,
      isYearly: false,
      borrowsVerb: false,
      lacksMeasure: false,
    })
  }

  /** What is measured: subject and object around the verb, or the noun behind the figure. */
  private metricOf(
    from: number,
    amount: Amount,
    boundEnd: number,
    place: ClausePlace,
    verb: Verbs,
    lent: Verb | null,
  ): { metric: string; end: number } {
    const { adjacent, head } = verb
    const cutTo = from + verb.tail
    const part = (start: number, stop: number) => stripped(this.undated(start, stop))
    const add = head?.sort === 'add' ? head.text : lent?.sort === 'add' ? lent.text : ''
    const subject = adjacent
      ? part(from, from + adjacent.start)
      : head
        ? part(from, from + head.start).replace(words.circumstance, '')
        : ''
    const object = adjacent ? '' : part(head ? from + head.end : from, cutTo)
    const metric = adjacent ? subject : subject + add + object
    // A verb of doing has its object behind the figure even where a subject stands before it.
    const isDoing = adjacent !== null && (adjacent.sort === 'add' || words.doingVerb.test(adjacent.text))
    const isNamed = adjacent ? subject.replace(add, '') !== '' && !isDoing : object !== ''
    const added = adjacent?.sort === 'add' ? adjacent.text : ''
    const behind = isNamed ? null : this.nounBehind(boundEnd, place)
    if (behind) return { metric: metric + added + behind.noun, end: behind.end }
    return { metric: metric || added, end: boundEnd }
  }

  /** The noun between a figure and the next mark or the next count. */
  private nounBehind(start: number, { end, next }: ClausePlace): { noun: string; end: number } | null {
    const match = words.nounBehind.exec(this.text.slice(start, end).replaceAll(mask, 'x'))
    if (!match || (match[1] as string).length < 2 || words.boundWord.test(match[1] as string)) return null
    const limit = next && words.isCount.test(next.unit) ? Math.max(start, next.start) : end
    const stop = Math.min(start + match[0].length, limit)
    const noun = this.undated(start, stop).replace(words.ofAtStart, '').replace(words.linkAtEnd, '')
    return noun === '' ? null : { noun, end: stop }
  }

  /** Printed text between two places without the dates in it. */
  private undated(start: number, stop: number): string {
    let out = ''
    for (let at = start; at < stop; at++) {
      if (!this.dates.some(date => at >= date.start && at < date.end)) out += this.clean.text[this.paragraph.start + at] ?? ''
    }
    return out.trim()
  }

  private place(start: number, end: number): Paragraph {
    return { start: this.paragraph.start + start, end: this.paragraph.start + end }
  }
}

interface Context {
  readonly isWithin: boolean
  head: Verb | null
  isYearly: boolean
  isRule: boolean
  hasCount: boolean
  metric: string
}

interface ClausePlace {
  /** Start of what belongs to this figure alone. */
  readonly from: number
  readonly start: number
  readonly end: number
  readonly next: Amount | null
}

interface Around {
  readonly whole: string
  readonly left: string
  readonly after: string
  readonly bound: Bound
  readonly verb: Verbs
  readonly next: Amount | null
}

/**
 * The verb a figure without its own takes from the one before: inside a list any, over a comma only from count to count;
 * growing and falling are said of rates alone.
 */
function lentVerb({ head, hasCount }: Context, amount: Amount, isInList: boolean): Verb | null {
  if (!head || (!isInList && !(words.isCount.test(amount.unit) && hasCount))) return null
  if (head.sort === 'grow' || head.sort === 'fall') return isInList && words.isRate.test(amount.unit) ? head : null
  return head.sort === 'exceed' && !isInList ? null : head
}

/** A name without the words around it that say how or how surely. */
const stripped = (text: string): string =>
  text.replace(words.adverbs, '').replace(words.notMetricEnd, '').replace(words.ownSubject, '').trim()

/** Blanks and list marks before the first word. */
const leading = (text: string): number => words.leadingMarks.exec(text)?.[0].length ?? 0

function cut(text: string, from: number, to: number, marks: RegExp): readonly (readonly [number, number])[] {
  const parts: [number, number][] = []
  let start = from
  for (let at = from; at <= to; at++) {
    if (at < to && !marks.test(text[at] as string)) continue
    if (at > start) parts.push([start, at])
    start = at + 1
  }
  return parts
}
