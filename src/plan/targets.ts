import { bracketGroups, type CleanText, matchesOf, numberOf, type Paragraph } from '#document'
import { type Amount, boundOf, type Comparator, comparatorOf, kindOf, type Verb, type Verbs, verbOf } from './comparators.ts'
import { type DateMark, datesIn, firstFrom } from './dates.ts'
import type { Around, ClausePlace, Context, Figure } from './figure.ts'
import { covered, mask, masked } from './masks.ts'
import * as words from './vocabulary.ts'

/** All promises of one paragraph, in order. `asides` are places (owner clauses) that hold none. */
export function promisesIn(clean: CleanText, paragraph: Paragraph, asides: readonly Paragraph[]): readonly Figure[] {
  if (!words.mayHoldAmount.test(clean.folded.slice(paragraph.start, paragraph.end))) return []
  const folded = masked(clean, paragraph, asides)
  const dates = datesIn(folded)
  const searched = covered(
    folded,
    dates.map(date => ({ start: date.start, end: date.end, glyph: mask })),
  )
  const figures = new ParagraphReader(clean, paragraph, searched, dates).read()
  const parts = breakdownsIn(clean, paragraph, asides)
  return parts.length === 0 ? figures : withBreakdowns(clean, paragraph, figures, parts)
}

/** Brackets that break the figure before them down. Offsets of the content in the paragraph. */
function breakdownsIn(clean: CleanText, paragraph: Paragraph, asides: readonly Paragraph[]): readonly Paragraph[] {
  const text = clean.folded.slice(paragraph.start, paragraph.end)
  if (!text.includes('(')) return []
  return bracketGroups(text, 0, text.length)
    .filter(group => group.closed && words.breakdown.test(text.slice(group.open + 1, group.open + 4)))
    .map(group => ({ start: group.open + 1, end: group.close }))
    .filter(
      ({ start, end }) => !asides.some(aside => start + paragraph.start < aside.end && end + paragraph.start > aside.start),
    )
}

/** A part is promised in the way of its whole unless it has a verb of its own. */
function withBreakdowns(
  clean: CleanText,
  paragraph: Paragraph,
  figures: readonly Figure[],
  parts: readonly Paragraph[],
): readonly Figure[] {
  const all = [...figures]
  for (const { start, end } of parts) {
    const place = { start: paragraph.start + start, end: paragraph.start + end }
    const whole = figures.findLast(figure => figure.at < place.start)
    if (!whole) continue
    for (const part of promisesIn(clean, place, [])) {
      const isCounted = whole.comparator !== 'reach' && part.comparator === 'reach' && words.isCount.test(part.unit)
      const takesVerb = isCounted && whole.comparator === 'increase-by'
      all.push({
        ...part,
        comparator: takesVerb ? whole.comparator : part.comparator,
        kind: part.kind === 'level' && words.isCount.test(part.unit) ? whole.kind : part.kind,
        borrowsVerb: takesVerb,
      })
    }
  }
  return all.toSorted((a, b) => a.at - b.at)
}

/** Walks one paragraph; remembers the verb and the cadence that later figures borrow. */
class ParagraphReader {
  private readonly clean: CleanText
  private readonly paragraph: Paragraph
  private readonly text: string
  private readonly dates: readonly DateMark[]
  private readonly isDate: Uint8Array
  private readonly found: Figure[] = []
  private sentenceStart = 0

  constructor(clean: CleanText, paragraph: Paragraph, text: string, dates: readonly DateMark[]) {
    this.clean = clean
    this.paragraph = paragraph
    this.text = text
    this.dates = dates
    this.isDate = new Uint8Array(text.length)
    for (const date of dates) this.isDate.fill(1, date.start, date.end)
  }

  read(): readonly Figure[] {
    for (const [from, to] of cut(this.text, 0, this.text.length, words.sentenceEnds)) this.sentence(from, to)
    return this.found
  }

  private sentence(from: number, to: number): void {
    this.sentenceStart = from
    const isWithin = this.datesBetween(from, to).some(date => date.sort === 'within')
    const context: Context = {
      isWithin,
      head: null,
      isYearly: false,
      isRule: false,
      isStatus: false,
      isThreshold: words.isThreshold.test(this.text.slice(from, to)),
      hasCount: false,
      metric: '',
      yearlyUnit: '',
    }
    // Each year at the head of a sentence goes for its first figure, if that comes a clause later.
    let isPending = false
    for (const [start, end] of cut(this.text, from, to, words.clauseEnds, clauseMax)) {
      const clause = this.text.slice(start, end)
      const said = words.perYear.test(clause)
      context.isYearly = said || isPending
      const isRule = words.ruleOfMoney.test(clause) || (words.perHead.test(clause) && !words.promiseVerb.test(clause))
      context.isRule = isRule || (context.isRule && !words.promiseVerb.test(clause) && !words.startsAnew.test(clause))
      const before = this.found.length
      this.clause(start, end, context)
      isPending = this.found.length === before && (said || isPending)
      if (this.text[end] === words.labelEnd && this.found.length === before) context.metric = this.labelled(start, end)
    }
  }

  /** A name before a colon is what the figures behind it measure. */
  private labelled(start: number, end: number): string {
    const name = stripped(this.undated(start + leading(this.text.slice(start, end)), end))
    return words.metricName.test(name) ? name : ''
  }

  private clause(start: number, end: number, context: Context): void {
    const clause = this.text.slice(start, end)
    if (words.mayRank.test(clause)) this.ranks(start, end)
    if (words.mayBeClass.test(clause)) this.levels(start, end)
    if (words.mayDouble.test(clause)) this.doublings(start, end)
    if (!words.mayHoldAmount.test(clause)) return
    const amounts = this.amountsIn(start, end)
    const mapped = this.respectively(start, end, amounts, context)
    let from = start
    for (const [at, amount] of amounts.entries()) {
      if (mapped.includes(amount)) continue
      from = this.amount(amount, { from, start, end, next: amounts[at + 1] ?? null }, context)
    }
  }

  /** Dates that begin at or behind one place and end before another. */
  private datesBetween(from: number, to: number): readonly DateMark[] {
    const found: DateMark[] = []
    for (let at = firstFrom(this.dates, from); (this.dates[at]?.end ?? Infinity) <= to; at++)
      found.push(this.dates[at] as DateMark)
    return found
  }

  private amountsIn(start: number, end: number): Amount[] {
    const amounts: Amount[] = []
    for (const match of matchesOf(words.amount, this.text.slice(start, end))) {
      const [whole, first, second, more, unit, chinese, chineseMore, chineseUnit] = match
      const value = numberOf(first ?? chinese ?? '')
      if (value === null) continue
      const at = start + match.index
      if (first && !unit && words.nameOfRank.test(this.text.slice(at + whole.length, at + whole.length + 4))) continue
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
    if (!this.isPromise(amount, { whole, left, after, bound, verb, next: place.next, isListed: place.from > start }, context))
      return place.from
    const counts = words.isCount.test(amount.unit)
    const ownVerb = verb.adjacent ?? verb.head
    const lent =
      ownVerb || bound.sort === 'at-most'
        ? null
        : lentVerb(context, amount, place.from > start, left, this.found.at(-1)?.comparator)
    const governing = ownVerb ?? lent
    const boundEnd = amount.end + bound.after.length
    const named = this.metricOf(place.from, amount, boundEnd, place, verb, lent)
    // A figure without a verb goes on in the cadence of the one before.
    const previous = this.found.at(-1)
    const isYearly =
      context.isYearly ||
      (ownVerb === null && context.yearlyUnit !== '' && context.yearlyUnit === amount.unit && previous !== undefined) ||
      (context.yearlyUnit !== '' && words.isEvent.test(amount.unit))
    context.yearlyUnit = isYearly ? amount.unit : ''
    const fund = words.fundVerb.test(left) ? words.ofFund.exec(after)?.[0].replace(words.ofAtStart, '') : undefined
    const isPart = words.partOfWhole.test(this.text.slice(this.sentenceStart, amount.start))
    const earlier = isPart ? this.carried(amount.unit, context) : context.metric
    const isOnlyVerbs = named.metric === verb.adjacent?.text || (isPart && named.metric.replace(words.verbs, '') === '')
    const isOfRate = counts && words.isRate.test(this.found.at(-1)?.unit ?? '')
    const isBareVerb = named.metric === '' || (earlier !== '' && isOnlyVerbs && !isOfRate)
    const metric = fund ?? (isBareVerb ? earlier || named.metric : named.metric)
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
        metric: words.growthBehind.test(after.slice(bound.after.length)) ? metric + words.growth : metric,
        isYearly,
        isWithin: context.isWithin,
      }),
      quote: this.place(place.from + leading(left), named.end),
      at: this.paragraph.start + amount.start,
      isYearly,
      borrowsVerb: lent !== null,
      lacksMeasure: false,
    })
    if (words.inEach.test(left)) this.repeatForYears(start, amount)
    if (verb.head) context.head = verb.head
    else if (verb.adjacent && (!context.head || place.from === start)) context.head = verb.adjacent
    context.hasCount = counts
    const gap = words.linkBetween.exec(this.text.slice(named.end, end))?.[0].length ?? 0
    return named.end + gap
  }

  /** In 2025 and 2026 two thousand mu each: the same figure for every year named. */
  private repeatForYears(start: number, amount: Amount): void {
    const years = this.datesBetween(start, amount.start).filter(date => date.day !== null)
    const figure = this.found.at(-1)
    if (!figure || years.length < 2 || !words.onlyDates.test(this.text.slice(start, years.at(-1)?.end))) return
    this.found.pop()
    for (const { day } of years) this.found.push({ ...figure, dueDay: day })
  }

  /** How things stand is no promise, nor what goes on with it in its list. */
  private isStatus(left: string, { adjacent, head }: Verbs, context: Context): boolean {
    if (words.doneAlready.test(left)) return true
    if (adjacent || head) return false
    return words.inAll.test(left) || context.isStatus
  }

  /** What a figure with nothing but a verb counts: what the last figure in the same unit does. */
  private carried(unit: string, context: Context): string {
    return this.found.slice(-40).findLast(figure => figure.unit === unit)?.metric ?? context.metric
  }

  private isPromise(amount: Amount, around: Around, context: Context): boolean {
    const { whole, left, after, bound, verb, next } = around
    const rest = after.slice(bound.after.length)
    const between = next ? this.text.slice(amount.end, next.start) : ''
    const counts = words.isCount.test(amount.unit)
    const precise = bound.before !== '' || verb.adjacent !== null
    const date = this.dateBefore(amount.start)
    if (words.ordinalBefore.test(whole.replaceAll(mask, '')) || words.ordinalMark.test(left)) return false
    if (amount.unit === '' && words.numberOfThing.test(left)) return false
    if (counts && words.ownPeople.test(rest)) return false
    if (words.byStandard.test(rest) || words.weightOf.test(left)) return false
    if (counts && bound.after !== '' && words.ofAtStart.test(rest) && !verb.head && !verb.adjacent) return false
    if (
      bound.before === '' &&
      words.below.test(bound.after) &&
      /^\p{Script=Han}/u.test(rest) &&
      !words.targetFollows.test(rest)
    )
      return false
    if (amount.unit === words.markUnit && words.marks.test(whole)) return false
    if (next && words.existing.test(left)) return false
    if (words.whoever.test(rest) || (bound.sort && words.singleOne.test(this.text.slice(this.sentenceStart, amount.start))))
      return false
    context.isStatus = this.isStatus(left, verb, context)
    if (context.isStatus) return false
    if (words.measuredBy.test(left) || words.forEvery.test(whole)) return false
    if (amount.value === 24 && amount.unit === words.dayAndNight && bound.sort === null) return false
    if (counts && amount.value === 1 && bound.sort === null && !words.leastBeforeVerb.test(left) && words.forEach.test(whole))
      return false
    if (words.forThose.test(whole) && words.ofAtStart.test(rest)) return false
    if (words.doneTo.test(left) && !verb.adjacent && words.objectBehind.test(rest)) return false
    if (words.classBehind.test(after) || words.nameAround.test(amount.unit ? '' : after)) return false
    if (amount.unit === '' && !(precise && !amount.isChinese && words.endOfBareFigure.test(after))) return false
    if (amount.unit === '' && words.endsInTo.test(left) && !bound.before && !words.changeVerb.test(left)) return false
    if (amount.isChinese && !this.isChineseAmount(amount, left, after, around)) return false
    if (
      words.isTime.test(amount.unit) &&
      !(
        bound.sort === 'at-most' ||
        words.insideVerb.test(left) ||
        words.shortenVerb.test(left) ||
        words.doneWithin.test(after) ||
        words.daysCounted.test(whole)
      )
    )
      return false
    if (
      words.doubtfulMeasure.test(amount.unit) &&
      !verb.head &&
      !precise &&
      !words.perYear.test(left) &&
      !(around.isListed && context.hasCount) &&
      !(amount.unit === words.tenth && bound.sort !== null)
    )
      return false
    if (words.baseBetween.test(whole) && words.toWord.test(after) && next) return false
    if (
      next &&
      between !== '' &&
      !words.listLink.test(between.replace(words.orMoreAtStart, '')) &&
      /\p{Script=Han}/u.test(between.replace(words.boundAtStart, ''))
    ) {
      if (!counts || bound.after !== '' || words.ofWord.test(between)) return false
    }
    if (amount.unit === words.yearsOfAge && !words.lifeSpan.test(whole)) return false
    const isOther = !counts || words.isMoney.test(amount.unit)
    if (isOther && words.onlyLead.test(left) && words.shareWho.test(rest)) return true
    if (isOther && words.fundVerb.test(left) && words.ofFund.test(rest)) return true
    if (isOther && words.ofAtStart.test(rest) && !words.targetFollows.test(rest)) return false
    if (
      isOther &&
      bound.sort === 'at-least' &&
      bound.after !== '' &&
      /^\p{Script=Han}/u.test(rest) &&
      !words.targetFollows.test(rest)
    )
      return false
    if (isOther && context.isThreshold) return false
    if (
      (words.isMoney.test(amount.unit) || words.isRate.test(amount.unit)) &&
      context.isRule &&
      !words.standardRises.test(left) &&
      !(words.fundsSetAside.test(left) && !words.perHead.test(left)) &&
      !(words.isRate.test(amount.unit) && words.rateFalls.test(left))
    )
      return false
    if (date && date.sort === 'day' && date.day && this.isPast(date)) return false
    return left !== '' || rest !== '' || this.found.length > 0
  }

  private isChineseAmount(amount: Amount, left: string, after: string, { verb, bound, whole }: Around): boolean {
    if (amount.unit === words.tenth) return (verb.adjacent !== null || bound.sort !== null) && amount.value > 1
    if (amount.value < 2) return words.oneThing.test(left) && words.isCount.test(amount.unit) && !words.looseThing.test(after)
    if (words.neverInNumerals.test(amount.unit)) return false
    if (amount.unit === words.phase && !words.heldInPhases.test(left + after)) return false
    if (words.figureOfSpeech.test(after) || words.everyBefore.test(left)) return false
    if (words.verbShortlyBefore.test(left)) return true
    const isSolid = words.solidCount.test(amount.unit) || amount.value >= 10
    return isSolid && (verb.head !== null || verb.adjacent !== null || words.promiseVerb.test(whole) || this.found.length > 0)
  }

  private isPast(date: DateMark): boolean {
    return words.alreadySo.test(this.text.slice(date.end, date.end + 12))
  }

  private dateBefore(at: number): DateMark | null {
    const date = this.dates[firstFrom(this.dates, at) - 1]
    return date && date.start >= this.sentenceStart && date.end <= at ? date : null
  }

  /** Output and tax grow by 8% and 6% respectively: values belong to metrics in order. */
  private respectively(start: number, end: number, amounts: readonly Amount[], context: Context): readonly Amount[] {
    const clause = this.text.slice(start, end)
    const mark = clause.indexOf(words.respectively)
    const values = amounts.filter(amount => amount.start > start + mark)
    if (mark < 0 || values.length < 2) return []
    const skipped = leading(clause.slice(0, mark))
    const years = this.datesBetween(start, start + mark).filter(date => date.day !== null)
    if (years.length === values.length && words.onlyDates.test(clause.slice(skipped, mark)))
      return this.yearByYear(start, end, mark, values, years, context)
    const metrics = clause
      .slice(skipped, mark)
      .split(words.metricSeparator)
      .map(name => name.replace(words.adverbs, '').trim())
    const tight = values.every(
      (value, at) =>
        at === 0 ||
        words.onlyLink.test(this.text.slice(values[at - 1]?.end ?? 0, value.start).replace(words.anyBoundAtStart, '')),
    )
    if (tight && metrics.length === 1 && metrics[0] !== '') {
      const before = this.datesBetween(this.sentenceStart, start + mark)
        .filter(date => date.sort === 'day')
        .slice(-values.length)
      const run = this.text.slice(before[0]?.end ?? 0, before.at(-1)?.start ?? 0)
      if (before.length === values.length && words.onlyDates.test(run))
        return this.yearByYear(start, end, mark, values, before, context, metrics[0])
    }
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

  /** In 2022 and 2023 six and seven thousand mu respectively: one metric, a figure a year. */
  private yearByYear(
    start: number,
    end: number,
    mark: number,
    values: readonly Amount[],
    years: readonly DateMark[],
    context: Context,
    named?: string,
  ): readonly Amount[] {
    const first = values[0] as Amount
    const said = this.text.slice(start + mark + words.respectively.length, first.start)
    const bound = boundOf(said, this.text.slice(first.end, end))
    const verb = verbOf(said, bound.before, words.isRate.test(first.unit))
    const governing = verb.adjacent ?? verb.head
    const from = start + mark + words.respectively.length
    const metric =
      named ?? this.metricOf(from, first, first.end, { from, start, end, next: values[1] ?? null }, verb, null).metric
    for (const [at, amount] of values.entries()) {
      const own = boundOf(said, this.text.slice(amount.end, end))
      const comparator = comparatorOf(amount, own, governing, said)
      this.found.push({
        metric,
        comparator,
        value: amount.value,
        valueMax: amount.valueMax,
        unit: amount.unit,
        kind: kindOf({ amount, comparator, governing, text: said, metric, isYearly: context.isYearly, isWithin: false }),
        quote: this.place(start + leading(this.text.slice(start, end)), amount.end + own.after.length),
        at: this.paragraph.start + amount.start,
        isYearly: false,
        borrowsVerb: false,
        lacksMeasure: false,
        dueDay: years[at]?.day ?? null,
      })
    }
    return values
  }

  /** A place among the first so many. A rank that describes counted firms is a quality of theirs, not a promise. */
  private ranks(start: number, end: number): void {
    for (const [from, to] of cut(this.text, start, end, words.listMark)) {
      const part = this.text.slice(from, to)
      const match = matchesOf(words.topN, part)[0] ?? matchesOf(words.topHundred, part)[0]
      if (!match) continue
      const before = part.slice(0, match.index + (match[0].startsWith(words.firstSoMany) ? 0 : 1))
      const verb = words.strongRankVerb.exec(before) ?? words.rankVerb.exec(before)
      const value = numberOf(match[1] as string)
      const others = this.amountsIn(from, to).filter(
        amount => amount.start < from + match.index || amount.start >= from + match.index + match[0].length,
      )
      if (
        !verb ||
        value === null ||
        words.rankOfOthers.test(part.slice(match.index + match[0].length)) ||
        others.some(amount => words.isCount.test(amount.unit) && !(amount.isChinese && amount.value === 1))
      )
        continue
      const subject = before
        .slice(0, verb.index)
        .replaceAll(mask, '')
        .replace(words.adverbs, '')
        .replace(words.notMetricEnd, '')
      const object = before.slice(verb.index + verb[0].length).replaceAll(mask, '')
      const earlier = this.found.at(-1)
      const isSameMatter = earlier !== undefined && earlier.at >= this.paragraph.start + this.sentenceStart
      const isOnlyPlace = subject === '' && words.onlyPlace.test(object)
      this.found.push({
        metric:
          (isOnlyPlace && isSameMatter ? earlier.metric : (subject + object).replace(words.ofAtStart, '')) ||
          (this.found.at(-1)?.kind === 'rank' ? this.found.at(-1)?.metric : '') ||
          words.rankNoun,
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
    for (const match of matchesOf(words.levelClass, clause)) {
      const at = start + match.index
      const verbs = matchesOf(words.levelVerb, clause.slice(0, match.index))
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
    const times = numberOf(match[1] ?? '') ?? 1
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
    // A verb alone in front has its object behind the figure, too.
    const isLoneVerb = !head && words.openingVerb.exec(object)?.[0].length === object.length
    // A verb of doing has its object behind the figure even where a subject stands before it.
    const isDoing =
      adjacent !== null && (adjacent.sort === 'add' || words.doingVerb.test(adjacent.text) || words.forWhom.test(adjacent.text))
    const isNamed = adjacent
      ? subject.replace(add, '') !== '' && !isDoing
      : object !== '' && !isLoneVerb && !words.throughBefore.test(object) && !words.openList.test(object)
    const added = adjacent?.sort === 'add' ? adjacent.text : ''
    const behind = isNamed ? null : this.nounBehind(boundEnd, place)
    if (behind) return { metric: (isLoneVerb ? '' : metric) + added + behind.noun, end: behind.end }
    return { metric: metric || added, end: boundEnd }
  }

  /** The noun between a figure and the next mark or the next count. */
  private nounBehind(start: number, { end, next }: ClausePlace): { noun: string; end: number } | null {
    const date = this.dates[firstFrom(this.dates, start + 2)]
    const stopAt = date ? Math.min(end, date.start) : end
    const match = words.nounBehind.exec(this.text.slice(start, stopAt).replaceAll(mask, 'x'))
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
      if (this.isDate[at] === 0) out += this.clean.text[this.paragraph.start + at] ?? ''
    }
    return out.trim()
  }

  private place(start: number, end: number): Paragraph {
    return { start: this.paragraph.start + start, end: this.paragraph.start + end }
  }
}

/**
 * The verb a figure without its own takes from the one before: inside a list any, over a comma only from count to count;
 * growing and falling are said of rates alone.
 */
function lentVerb(
  { head, hasCount }: Context,
  amount: Amount,
  isInList: boolean,
  left: string,
  previous: Comparator | undefined,
): Verb | null {
  if (head?.sort === 'add' && words.wholeSum.test(left.replace(words.leadingMarks, ''))) return null
  if (!head || (!isInList && !(words.isCount.test(amount.unit) && hasCount))) return null
  if (head.sort === 'grow' || head.sort === 'fall') return isInList && words.isRate.test(amount.unit) ? head : null
  return head.sort === 'exceed' && !(isInList && previous === 'exceed') ? null : head
}

/** A name without the words around it that say how or how surely. */
const stripped = (text: string): string =>
  text.replace(words.adverbs, '').replace(words.notMetricEnd, '').replace(words.ownSubject, '').trim()

/** Blanks and list marks before the first word. */
const leading = (text: string): number => words.leadingMarks.exec(text)?.[0].length ?? 0

/** No clause is longer; a text without marks is cut into pieces, so that none is searched over and over. */
const clauseMax = 500

function cut(text: string, from: number, to: number, marks: string, limit = Infinity): readonly (readonly [number, number])[] {
  const parts: [number, number][] = []
  let start = from
  for (let at = from; at <= to; at++) {
    if (at < to && at - start < limit && !marks.includes(text[at] as string)) continue
    if (at > start) parts.push([start, at])
    start = at - start >= limit ? at : at + 1
  }
  return parts
}
