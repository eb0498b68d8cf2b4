import { bracketGroups, type CleanText, numberOf, type Paragraph } from '#document'
import { type DateMark, datesIn } from './dates.ts'
import * as words from './vocabulary.ts'

export type Comparator =
  | 'at-least' | 'at-most' | 'about' | 'exceed' | 'increase-by' | 'grow-by' | 'decrease-by' | 'top-n' | 'range' | 'reach'
export type TargetKind = 'level' | 'increment' | 'share' | 'rank' | 'growth-rate' | 'per-year'

/** A figure the plan promises to reach, before its deadline is settled. Places are clean-text offsets. */
export interface Figure {
  readonly metric: string
  readonly comparator: Comparator
  readonly value: number
  readonly valueMax: number | null
  /** As printed, 万 and 亿 included; empty for a bare coefficient. */
  readonly unit: string
  readonly kind: TargetKind
  readonly quote: Paragraph
  /** Where the figure stands, to find the date before it. */
  readonly at: number
  readonly isYearly: boolean
  /** The verb was taken from the figure before. */
  readonly borrowsVerb: boolean
  /** `500亿级` says neither the measure nor what is measured. */
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
const blank = (text: string, start: number, end: number): string => text.slice(0, start) + mask.repeat(end - start) + text.slice(end)

/** The paragraph with everything covered that may hold figures but no promises: book titles, names in quotes, brackets. */
function masked(clean: CleanText, paragraph: Paragraph, asides: readonly Paragraph[]): string {
  let text = clean.folded.slice(paragraph.start, paragraph.end)
  for (const aside of asides) text = blank(text, aside.start - paragraph.start, aside.end - paragraph.start)
  for (const group of bracketGroups(text, 0, text.length)) {
    if (group.closed && group.close - group.open <= 80) text = blank(text, group.open, group.close + 1)
  }
  for (const match of text.matchAll(/《[^《》]{1,80}》/g)) text = blank(text, match.index, match.index + match[0].length)
  for (const match of text.matchAll(/“[^“”]{1,40}”/g)) {
    if (match[0].search(words.levelClass) < 0) text = blank(text, match.index, match.index + match[0].length)
  }
  return text
}

interface Amount {
  readonly start: number
  end: number
  readonly value: number
  valueMax: number | null
  readonly unit: string
  readonly isMore: boolean
  readonly isChinese: boolean
}

interface Verb {
  readonly start: number
  readonly end: number
  readonly sort: 'add' | 'exceed' | 'grow' | 'fall' | 'reach'
  readonly text: string
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
    for (const [from, to] of cut(this.text, 0, this.text.length, /[。;!?]/)) this.sentence(from, to)
    return this.found
  }

  private sentence(from: number, to: number): void {
    const isWithin = this.dates.some(date => date.sort === 'within' && date.start >= from && date.end <= to)
    const context = { isWithin, head: null as Verb | null, isYearly: false, isRule: false, hasCount: false, metric: '' }
    for (const [start, end] of cut(this.text, from, to, /[,:\t|]/)) {
      const clause = this.text.slice(start, end)
      context.isYearly = words.perYear.test(clause)
      const isRule = words.ruleOfMoney.test(clause)
      context.isRule = isRule || (context.isRule && !/达到|突破|实现|新增|增长/.test(clause))
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
    const whole = this.text.slice(start, amount.start)
    const left = this.text.slice(place.from, amount.start)
    const after = this.text.slice(amount.end, end)
    const bound = boundOf(left, after)
    const verb = verbOf(left, bound.before)
    if (!this.isPromise(amount, { whole, left, after, bound, verb, next: place.next }, context)) return place.from
    const counts = words.isCount.test(amount.unit)
    const ownVerb = verb.adjacent ?? verb.head
    const lent = ownVerb || (place.from === start && !(counts && context.hasCount)) ? null : context.head
    const governing = ownVerb ?? lent
    const boundEnd = amount.end + bound.after.length
    const named = this.metricOf(place.from, amount, boundEnd, end, verb, lent)
    const isYearly = context.isYearly
    const metric = named.metric || (place.from > start || context.metric ? context.metric : '')
    context.metric = metric
    const comparator = comparatorOf(amount, bound, governing, left)
    this.found.push({
      metric,
      comparator,
      value: amount.value,
      valueMax: amount.valueMax,
      unit: amount.unit,
      kind: kindOf({ amount, comparator, governing, text: left + (lent?.text ?? ''), metric, isYearly, isWithin: context.isWithin }),
      quote: this.place(place.from + leading(left), named.end),
      at: this.paragraph.start + amount.start,
      isYearly,
      borrowsVerb: lent !== null,
      lacksMeasure: false,
    })
    if (verb.head) context.head = verb.head
    else if (verb.adjacent && !context.head) context.head = verb.adjacent
    context.hasCount = counts
    const gap = /^[\s、和及与并]*(?:以及)?/.exec(this.text.slice(named.end, end))?.[0].length ?? 0
    return named.end + gap
  }

  private isPromise(amount: Amount, around: Around, context: Context): boolean {
    const { whole, left, after, bound, verb, next } = around
    const rest = after.slice(bound.after.length)
    const between = next ? this.text.slice(amount.end, next.start) : ''
    const counts = words.isCount.test(amount.unit)
    const precise = bound.before !== '' || verb.adjacent !== null
    const date = this.dateBefore(amount.start)
    if (words.ordinalBefore.test(whole.replaceAll(mask, '')) || /[前第]\s*$/.test(left)) return false
    if (/^级(?!别)/.test(after) || words.nameAround.test(amount.unit ? '' : after)) return false
    if (amount.unit === '' && !(precise && !amount.isChinese && /^(?:$|[、,。;)以左及]|\s)/.test(after))) return false
    if (amount.unit === '' && /(?:为|至|到)$/.test(left) && !bound.before && !/[低高降升提]|达到$/.test(left)) return false
    if (amount.isChinese && !this.isChineseAmount(amount, left, after)) return false
    if (words.isTime.test(amount.unit) && !(bound.sort === 'at-most' || words.insideVerb.test(left) || /缩短|压缩|压减|减少/.test(left))) return false
    if (/^(?:位|成|度|分|方|口|类|层|期|次|天|份|组|门|批次)$/.test(amount.unit) && !verb.head && !precise) return false
    if (words.baseBetween.test(whole) && /到|至/.test(after) && next) return false
    if (next && between !== '' && !/[、]|和|及(?!以)|与/.test(between.replace(/^以上|^及以上/, '')) && /\p{Script=Han}/u.test(between.replace(/^(?:以上|左右)/, ''))) {
      if (!counts || bound.after !== '' || /的/.test(between)) return false
    }
    const isOther = !counts || words.isMoney.test(amount.unit)
    if (isOther && /^的/.test(rest) && !words.targetFollows.test(rest)) return false
    if (isOther && bound.sort === 'at-least' && bound.after !== '' && /^\p{Script=Han}/u.test(rest) && !words.targetFollows.test(rest)) return false
    if ((words.isMoney.test(amount.unit) || words.isRate.test(amount.unit)) && context.isRule && !/达到|突破|增长|占比/.test(left)) return false
    if (date && date.sort === 'day' && date.day && this.isPast(date)) return false
    return left !== '' || rest !== '' || this.found.length > 0
  }

  private isChineseAmount(amount: Amount, left: string, after: string): boolean {
    if (amount.value < 2 || /^(?:%|‰|位|成|度|分|方|倍)$/.test(amount.unit)) return false
    if (/^(?:方面|环节|层面|维度|阶段|步|关键|重点|清单|统一|全面|维护|意识|自信|一批|最|不|坚持|主体)/.test(after)) return false
    return new RegExp(`(?:${'新增|新建|建成|培育|引进|建设|打造|达到|突破|超过|创建|完成|新设|新认定|增加|安排|投入|实现|形成'})[\\p{Script=Han}]{0,12}$`, 'u').test(left)
  }

  private isPast(date: DateMark): boolean {
    return /^[^,]*(?:已|为基期|底数|现有)/.test(this.text.slice(date.end, date.end + 12))
  }

  private dateBefore(at: number): DateMark | null {
    return this.dates.findLast(date => date.end <= at && !this.text.slice(date.end, at).includes('。')) ?? null
  }

  /** `产值、税收分别增长8%、6%`: values belong to metrics in order. */
  private respectively(start: number, end: number, amounts: readonly Amount[], context: Context): readonly Amount[] {
    const clause = this.text.slice(start, end)
    const mark = clause.indexOf('分别')
    const values = amounts.filter(amount => amount.start > start + mark)
    if (mark < 0 || values.length < 2) return []
    const skipped = leading(clause.slice(0, mark))
    const metrics = clause.slice(skipped, mark).split(/、|以及|和(?!社会|改革|信息)|及|与/).map(name => name.replace(words.adverbs, '').trim())
    const tight = values.every((value, at) => at === 0 || /^[、和及与\s]*(?:达到|增长|突破)?$/.test(this.text.slice(values[at - 1]?.end ?? 0, value.start).replace(/^(?:以上|左右|以内)/, '')))
    if (!tight || metrics.length !== values.length || metrics.some(name => name === '')) return []
    const said = this.text.slice(start + mark, values[0]?.start ?? end)
    const verb = verbOf(said, '')
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
        kind: kindOf({ amount, comparator, governing, text: said, metric: metrics[at] as string, isYearly: context.isYearly, isWithin: context.isWithin }),
        quote: this.place(start + skipped, amount.end + own.after.length),
        at: this.paragraph.start + amount.start,
        isYearly: context.isYearly,
        borrowsVerb: false,
        lacksMeasure: false,
      })
    }
    return values
  }

  /** `进入全省前5位`, `跻身全国百强`. A rank that describes counted firms is a quality of theirs, not a promise. */
  private ranks(start: number, end: number): void {
    for (const [from, to] of cut(this.text, start, end, /、/)) {
      const part = this.text.slice(from, to)
      const match = [...part.matchAll(words.topN)][0] ?? [...part.matchAll(words.topHundred)][0]
      if (!match) continue
      const before = part.slice(0, match.index + (match[0].startsWith('前') ? 0 : 1))
      const verb = words.rankVerb.exec(before)
      const value = numberOf(match[1] as string)
      const others = this.amountsIn(from, to).filter(amount => amount.start < from + match.index || amount.start >= from + match.index + match[0].length)
      if (!verb || value === null || others.some(amount => words.isCount.test(amount.unit))) continue
      const subject = before.slice(0, verb.index).replaceAll(mask, '').replace(words.adverbs, '').replace(words.notMetricEnd, '')
      const object = before.slice(verb.index + verb[0].length).replaceAll(mask, '')
      this.found.push({
        metric: (subject + object).replace(/^(?:的)/, '') || '排位',
        comparator: 'top-n',
        value,
        valueMax: null,
        unit: '位',
        kind: 'rank',
        quote: this.place(from + leading(part), from + match.index + match[0].length),
        at: this.paragraph.start + from + match.index,
        isYearly: false,
        borrowsVerb: false,
        lacksMeasure: false,
      })
    }
  }

  /** `实现“500亿级园区”目标`: a size class as a goal; before a count (`百亿级企业2家`) it is only a quality. */
  private levels(start: number, end: number): void {
    const clause = this.text.slice(start, end)
    for (const match of clause.matchAll(words.levelClass)) {
      const at = start + match.index
      const verbs = [...clause.slice(0, match.index).matchAll(new RegExp(words.levelVerb, 'g'))]
      const isCounted = this.amountsIn(start, end).some(amount => words.isCount.test(amount.unit) && (amount.start > at || amount.end <= at))
      const verb = verbs[verbs.length - 1]
      if (!verb || isCounted) continue
      const rest = /^[^,。;、]*/.exec(this.text.slice(at + match[0].length, end))?.[0] ?? ''
      const noun = (match[4] as string).replace(/(?:目标|的).*$/, '')
      this.found.push({
        metric: `${noun}规模`,
        comparator: verb[0] === '突破' ? 'exceed' : 'reach',
        value: Number(match[1]),
        valueMax: null,
        unit: `${match[2]}元`,
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
      unit: '倍',
      kind: 'level',
      quote: this.place(start + leading(clause), start + match.index + match[0].length),
      at: this.paragraph.start + start + match.index,
      isYearly: false,
      borrowsVerb: false,
      lacksMeasure: false,
    })
  }

  /** What is measured: subject and object around the verb, or the noun behind the figure (`建成3家国家级平台`). */
  private metricOf(from: number, amount: Amount, boundEnd: number, end: number, verb: Verbs, lent: Verb | null): { metric: string; end: number } {
    const read = (start: number, stop: number) => this.clean.text.slice(this.paragraph.start + start, this.paragraph.start + stop)
    const clear = (start: number, stop: number) => {
      let out = ''
      for (let at = start; at < stop; at++) if (!this.dates.some(date => at >= date.start && at < date.end)) out += read(at, at + 1)
      return out.trim()
    }
    const cutTo = from + verb.tail
    const strip = (text: string) => text.replace(words.adverbs, '').replace(words.notMetricEnd, '').replace(words.ownSubject, '').trim()
    const add = verb.head?.sort === 'add' ? verb.head.text : lent?.sort === 'add' ? lent.text : ''
    let metric: string
    if (verb.adjacent) metric = strip(clear(from, from + verb.adjacent.start))
    else if (verb.head) metric = strip(clear(from, from + verb.head.start)).replace(new RegExp(`${words.circumstance.source}.*`, 'u'), '') + add + strip(clear(from + verb.head.end, cutTo))
    else metric = add + strip(clear(from, cutTo))
    const bare = metric.replace(add, '')
    const isDoing = verb.adjacent && (verb.adjacent.sort === 'add' || words.doingVerb.test(verb.adjacent.text))
    const hasObject = verb.adjacent ? bare !== '' && !isDoing : strip(clear(verb.head ? from + verb.head.end : from, cutTo)) !== ''
    const behind = /^(?:的)?([^、,。;:\u0001\s]*?)(?=$|[、,。;:]|和\d|及\d|以及|,)/.exec(this.text.slice(boundEnd, end).replaceAll(mask, 'x'))
    if (!hasObject && behind && (behind[1] as string).length > 1 && !/^(?:以|内|左右)/.test(behind[1] as string)) {
      const stop = boundEnd + behind[0].length
      const noun = clear(boundEnd, stop).replace(/^的/, '')
      const subject = verb.adjacent?.sort === 'add' ? verb.adjacent.text : ''
      return { metric: (metric === add ? add : metric) + subject + noun, end: stop }
    }
    if (!hasObject && verb.adjacent?.sort === 'add') metric = metric || verb.adjacent.text
    return { metric, end: boundEnd }
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

interface Bound {
  readonly sort: 'at-least' | 'at-most' | 'about' | null
  readonly before: string
  readonly after: string
}

interface Verbs {
  /** The verb that touches the figure: `达到50%`. */
  readonly adjacent: Verb | null
  /** The verb at the head: `新增注册企业500家`. */
  readonly head: Verb | null
  /** Where the text before the bound word ends. */
  readonly tail: number
}

interface Around {
  readonly whole: string
  readonly left: string
  readonly after: string
  readonly bound: Bound
  readonly verb: Verbs
  readonly next: Amount | null
}

function boundOf(left: string, after: string): Bound {
  const least = words.atLeastAfter.exec(after)
  const most = words.atMostAfter.exec(after)
  const about = words.aboutAfter.exec(after)
  const leastBefore = words.atLeastBefore.exec(left)
  const mostBefore = words.atMostBefore.exec(left)
  const aboutBefore = words.aboutBefore.exec(left)
  const before = (leastBefore ?? mostBefore ?? aboutBefore)?.[0] ?? ''
  if (mostBefore && !leastBefore) return { sort: 'at-most', before, after: (most ?? about)?.[0] ?? '' }
  if (leastBefore) return { sort: 'at-least', before, after: least?.[0] ?? '' }
  if (least) return { sort: 'at-least', before, after: least[0] }
  if (most) return { sort: 'at-most', before, after: most[0] }
  if (about) return { sort: 'about', before, after: about[0] }
  return { sort: aboutBefore ? 'about' : null, before, after: '' }
}

function verbOf(left: string, before: string): Verbs {
  const tail = left.length - before.length
  const text = left.slice(0, tail).trimEnd()
  const all: Verb[] = []
  // The lookaheads of the verbs need a glyph to look at: the figure itself.
  for (const match of `${text}0`.matchAll(words.verbs)) {
    const groups = match.groups ?? {}
    const sort = (['add', 'exceed', 'grow', 'fall', 'reach'] as const).find(name => groups[name] !== undefined) ?? 'reach'
    all.push({ start: match.index, end: match.index + match[0].length, sort, text: match[0] })
  }
  const last = all[all.length - 1]
  const adjacent = last && last.end >= text.length ? last : null
  const heads = all.filter(verb => verb !== adjacent && (!words.weakVerb.test(verb.text) || (verb.start === 0 && verb.text.length > 1)))
  const head = heads.find(verb => verb.sort === 'add') ?? heads.find(verb => verb.sort === 'reach') ?? null
  if (adjacent && (adjacent.text.length > 1 || !head)) {
    const isLast = adjacent.sort !== 'add' && !(adjacent.text.length === 1 && /[^达为至到超逾]/.test(adjacent.text))
    return { adjacent, head: isLast && head?.sort === 'add' ? head : isLast ? null : head, tail }
  }
  return { adjacent, head, tail }
}

function comparatorOf(amount: Amount, bound: Bound, verb: Verb | null, left: string): Comparator {
  if (bound.sort) return bound.sort
  if (amount.valueMax !== null) return 'range'
  if (amount.isMore) return 'exceed'
  if (/控制在\s*$/.test(left)) return 'at-most'
  const counts = words.isCount.test(amount.unit)
  switch (verb?.sort) {
    case 'add': return 'increase-by'
    case 'exceed': return 'exceed'
    case 'grow': return /\d?$/.test(left) && (counts && /增加/.test(verb.text)) ? 'increase-by' : 'grow-by'
    case 'fall': return 'decrease-by'
    default: return 'reach'
  }
}

function kindOf(of: {
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
  if (/百分点/.test(unit)) return 'growth-rate'
  if (/%|‰/.test(unit)) return grows || words.growthWords.test(of.metric) || words.addVerb.test(of.text) ? 'growth-rate' : 'share'
  if (unit === '倍') return grows ? 'growth-rate' : 'level'
  if (of.isYearly) return 'per-year'
  if (grows || of.governing?.sort === 'add' || words.addVerb.test(of.text)) return 'increment'
  if (of.isWithin && words.flowVerb.test(of.text)) return 'increment'
  if (words.bringVerb.test(of.text)) return 'increment'
  return 'level'
}

/** Blanks and list marks before the first word. */
const leading = (text: string): number => /^[\s、]*/.exec(text)?.[0].length ?? 0

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
