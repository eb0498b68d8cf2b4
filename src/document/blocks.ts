import { bracketGroups } from './brackets.ts'
import type { CleanText } from './normalise.ts'
import { ordinalOf } from './numerals.ts'
import * as words from './vocabulary.ts'

/** Clean-text offsets of one line without the blanks around it. */
export interface Paragraph {
  readonly start: number
  readonly end: number
}

/**
 * `alone`: a heading on its own line. `run-in`: a heading closed by a full stop with text after it. `sentence`: a
 * numbered sentence that is the matter itself. `words.bullet`: a dash with a run-in title.
 * `attachment`: the line that announces an attachment, above what is attached.
 */
export type HeadingForm = 'alone' | 'run-in' | 'sentence' | 'bullet' | 'attachment'

/** One numbered (or dashed) place of the tree with the paragraphs that stand before the next one. */
export interface Item {
  /** Numbers from the root, `3.1.2`. */
  readonly id: string
  readonly parent: string | null
  /** Depth in the tree, from 1. */
  readonly level: number
  /** Place of the numbering in the list of `words.numberings`; bullets come last. */
  readonly rank: number
  readonly form: HeadingForm
  /** As printed; empty for a words.bullet. */
  readonly number: string
  readonly title: string
  /** Clean-text offsets of the number and title. */
  readonly heading: Paragraph
  /** Clean-text offset of the first word behind the number. */
  readonly textStart: number
  readonly paragraphs: readonly Paragraph[]
}

export interface Blocks {
  readonly paragraphs: readonly Paragraph[]
  /** What stands before the first item. */
  readonly opening: readonly Paragraph[]
  readonly items: readonly Item[]
}

/**
 * Clean text → paragraphs and the tree of numbered items.
 *
 * @param options.isAside tells a bracketed content that is no part of the matter (an owner clause), so that a title
 *   followed by nothing else is seen as a sentence and not as a heading
 */
export function blocksOf(clean: CleanText, options: { readonly isAside?: (content: string) => boolean } = {}): Blocks {
  const isAside = options.isAside ?? (() => false)
  const paragraphs = paragraphsOf(clean.folded)
  const usesDecimals = words.usesDecimals.test(clean.folded)
  const marks = paragraphs.map(
    paragraph => (usesDecimals ? decimalMark(clean, paragraph, isAside) : null) ?? numberingOf(clean, paragraph, isAside),
  )
  // A dash in the notice is no beginning; a number is.
  const begins = (mark: Mark | null, at: number): boolean =>
    mark !== null && mark.rank < bulletRank && !(at > 0 && isAttachment(clean, paragraphs[at - 1]))
  // A list of attachments in the notice goes on at 2.; the plan begins at its first.
  const firstOne = marks.findIndex((mark, at) => begins(mark, at) && mark?.ordinal === 1)
  const first = firstOne < 0 ? marks.findIndex(begins) : firstOne
  if (first < 0) return { paragraphs, opening: paragraphs, items: [] }
  return {
    paragraphs,
    opening: paragraphs.slice(0, first),
    items: treeOf(clean, paragraphs.slice(first), marks.slice(first), isAside),
  }
}

interface Mark {
  readonly rank: number
  readonly ordinal: number | null
  readonly number: string
  readonly title: string
  readonly titleEnd: number
  readonly textStart: number
  readonly form: HeadingForm
}

const bulletRank = words.numberings.length

function paragraphsOf(folded: string): readonly Paragraph[] {
  const lines: Paragraph[] = []
  let from = 0
  for (const line of folded.split('\n')) {
    // Headings of marked-up copies carry signs of their own.
    const blank = words.lineLead.exec(line)?.[0].length ?? 0
    const kept = line.slice(blank).trimEnd()
    if (kept && !words.contentsLine.test(kept)) lines.push({ start: from + blank, end: from + blank + kept.length })
    from += line.length + 1
  }
  return lines
}

function numberingOf(clean: CleanText, paragraph: Paragraph, isAside: (content: string) => boolean): Mark | null {
  if (!words.mayBegin.test(clean.folded.slice(paragraph.start, paragraph.start + 1))) return null
  const text = clean.folded.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 80))
  for (const rank of ranksFor(text)) {
    const match = words.numberings[rank]?.exec(text)
    if (!match) continue
    const printed = clean.text.slice(paragraph.start, paragraph.start + match[0].length).trim()
    const numeral = match.slice(1).find(group => group !== undefined) ?? ''
    return { rank, ordinal: ordinalOf(numeral), number: printed, ...titleOf(clean, paragraph, match[0].length, isAside) }
  }
  const dash = words.bullet.exec(text)
  if (!dash) return null
  const title = titleOf(clean, paragraph, dash[0].length, isAside)
  if (title.form !== 'run-in' || !words.principleBullet.test(text)) return null
  return { rank: bulletRank, ordinal: null, number: '', ...title, form: 'bullet' }
}

/** `1 title` stands where `1. title` does, and each further decimal one step below. */
function decimalMark(clean: CleanText, paragraph: Paragraph, isAside: (content: string) => boolean): Mark | null {
  const text = clean.folded.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 80))
  const match = words.decimalNumber.exec(text) ?? words.bareNumber.exec(text)
  if (!match) return null
  const parts = (match[1] as string).split('.')
  const number = clean.text.slice(paragraph.start, paragraph.start + match[0].length).trim()
  const rank = (words.arabicRanks[0] as number) + (parts.length - 1) / 10
  return { rank, ordinal: Number(parts.at(-1)), number, ...titleOf(clean, paragraph, match[0].length, isAside) }
}

const everyRank = words.numberings.map((_, rank) => rank)

/** The numberings a line may begin with, told by its first glyph. */
function ranksFor(text: string): readonly number[] {
  const first = text.charCodeAt(0)
  if (first >= 0x30 && first <= 0x39) return words.arabicRanks
  if (first === 0x28) return words.bracketRanks
  return everyRank
}

const longestTitle = 45
/** No clause about owners is longer. */
const asideMax = 1_000

/** Where the title ends, and whether it is a heading at all. */
function titleOf(
  clean: CleanText,
  paragraph: Paragraph,
  offset: number,
  isAside: (content: string) => boolean,
): Pick<Mark, 'title' | 'titleEnd' | 'textStart' | 'form'> {
  const from = paragraph.start + offset
  const asides = bracketGroups(clean.folded, from, paragraph.end).filter(
    group => group.close - group.open < asideMax && isAside(clean.folded.slice(group.open + 1, group.close)),
  )
  const bodyEnd = asides[0]?.open ?? paragraph.end
  const stop = fullStop(clean.folded, from, bodyEnd)
  const titleEnd = stop < 0 ? bodyEnd : stop
  const title = clean.text
    .slice(from, titleEnd)
    .trim()
    .replace(/[:\uff1a]$/, '')
  const whole = { title, titleEnd, textStart: from }
  const isShort = title.length <= longestTitle && !words.figure.test(clean.folded.slice(from, titleEnd))
  if (stop >= 0) {
    let rest = clean.folded.slice(stop + 1, paragraph.end)
    for (const group of asides) rest = rest.replace(clean.folded.slice(group.open, group.close + 1), '')
    return { ...whole, form: isShort && /[\p{Script=Han}\d]/u.test(rest) ? 'run-in' : 'sentence' }
  }
  return {
    ...whole,
    form: isShort && asides.length === 0 && !words.goesOn.test(clean.folded.slice(from, titleEnd)) ? 'alone' : 'sentence',
  }
}

/** The first full stop outside brackets and quotes. */
function fullStop(folded: string, start: number, end: number): number {
  let depth = 0
  for (let at = start; at < end; at++) {
    const glyph = folded[at] as string
    if (words.opening.test(glyph)) depth++
    else if (words.closing.test(glyph)) depth = Math.max(0, depth - 1)
    else if (glyph === words.stop && depth === 0) return at
  }
  // A bracket that never closes must not swallow the stop.
  const plain = depth > 0 ? folded.slice(start, end).indexOf(words.stop) : -1
  return plain < 0 ? -1 : start + plain
}

function treeOf(
  clean: CleanText,
  paragraphs: readonly Paragraph[],
  marks: readonly (Mark | null)[],
  isAside: (content: string) => boolean,
): readonly Item[] {
  const items: (Item & { paragraphs: Paragraph[] })[] = []
  const path: { rank: number; id: string; taken: Set<number> }[] = []
  const roots = new Set<number>()
  const highest = new Map<Set<number>, number>()
  let prefix = ''
  let attached = 0
  for (const [at, paragraph] of paragraphs.entries()) {
    const mark = marks[at]
    if (!mark && path.length > 0 && isAttachment(clean, paragraph)) {
      // What is attached hangs under no heading of the text, and its numbers start anew.
      path.length = 0
      items.push(attachment(clean, paragraph, ++attached))
      roots.clear()
      highest.delete(roots)
      prefix = `${items[items.length - 1]?.id}.`
      continue
    }
    if (!mark) {
      items[items.length - 1]?.paragraphs.push(paragraph)
      continue
    }
    while (path.length > 0 && (path[path.length - 1]?.rank ?? 0) >= mark.rank) path.pop()
    const parent = path[path.length - 1]
    const taken = parent?.taken ?? roots
    let place = mark.ordinal ?? taken.size + 1
    // A number used twice takes the next free one behind all others.
    if (taken.has(place)) place = Math.max(place, highest.get(taken) ?? 0) + 1
    taken.add(place)
    highest.set(taken, Math.max(place, highest.get(taken) ?? 0))
    const id = parent ? `${parent.id}.${place}` : `${prefix}${place}`
    items.push({
      id,
      parent: parent?.id ?? null,
      level: path.length + 1,
      rank: mark.rank,
      form: mark.form,
      number: mark.number,
      title: mark.title,
      heading: { start: paragraph.start, end: mark.titleEnd },
      textStart: mark.textStart,
      paragraphs: [paragraph],
    })
    // A words.bullet holds nothing: what follows it belongs to the heading above.
    path.push({ rank: mark.rank, id, taken: new Set() })
  }
  const parents = new Set(items.map(item => item.parent))
  // A short sentence that holds numbered points, or a text of its own below, is their heading, whatever mark closes it.
  return items.map(item => {
    if (item.form !== 'sentence' || item.title.length > 30 || words.figure.test(item.title)) return item
    return parents.has(item.id) || holdsText(clean, item, isAside) ? { ...item, form: 'alone' } : item
  })
}

function holdsText(clean: CleanText, item: Item, isAside: (content: string) => boolean): boolean {
  const [first, ...below] = item.paragraphs
  if (!first || clean.folded.slice(item.heading.end, first.end).replace(words.onlyStop, '') !== '') return false
  return below.some(({ start, end }) => {
    const text = clean.folded.slice(start, end)
    return (
      !text.includes('\t') &&
      text.length > 8 &&
      !isAside(text) &&
      !isAside(text.replace(words.bracketsAround, '')) &&
      words.sentenceEnds.test(text)
    )
  })
}

function isAttachment(clean: CleanText, paragraph: Paragraph | undefined): boolean {
  return (
    paragraph !== undefined &&
    words.attachmentLine.test(clean.folded.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 20)))
  )
}

const attachment = (clean: CleanText, paragraph: Paragraph, place: number): Item & { paragraphs: Paragraph[] } => ({
  id: `A${place}`,
  parent: null,
  level: 1,
  rank: -1,
  form: 'attachment',
  number: '',
  title: clean.text.slice(paragraph.start, paragraph.end),
  heading: paragraph,
  textStart: paragraph.start,
  paragraphs: [paragraph],
})
