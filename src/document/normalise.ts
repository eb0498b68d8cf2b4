import { Converter } from 'opencc-js/t2cn'
import type { Span } from '#base'
import * as words from './vocabulary.ts'

/**
 * A text as received, made readable. `text` is Simplified, without inserted readings, widths as printed; `folded` is the
 * same text, same length, with brackets, digits and marks in half width, for matching only. `starts[i]` and `ends[i]`
 * are the UTF-16 offsets of character `i` in the received text.
 */
export interface CleanText {
  readonly received: string
  readonly text: string
  readonly folded: string
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** Places of the received text that a wrong decoding has broken. Nothing is repaired by guess. */
  readonly damaged: readonly Span[]
  readonly readingsRemoved: number
  readonly glyphsFolded: number
}

interface Draft {
  text: string
  starts: Int32Array
  ends: Int32Array
}

/** Received text → readable text with the way back. Never fails; an empty text gives an empty text. */
export function normalise(received: string): CleanText {
  const { draft, readingsRemoved } = withoutInsertions(received)
  const joined = unwrapped(draft)
  const simplified = simplify(joined.text)
  let glyphsFolded = 0
  if (simplified !== joined.text)
    for (let at = 0; at < simplified.length; at++) if (simplified[at] !== joined.text[at]) glyphsFolded++
  let clean: Draft = { ...joined, text: simplified }
  // A Simplified text may well use such a word itself; only a text that was converted once can have been converted twice.
  if (glyphsFolded * 100 > simplified.length)
    for (const [pattern, word] of words.regionalWording) clean = replaced(clean, pattern, word)
  return {
    received,
    text: clean.text,
    folded: withDigits(fold(clean.text)),
    starts: clean.starts,
    ends: clean.ends,
    damaged: damagedPlaces(received),
    readingsRemoved,
    glyphsFolded,
  }
}

/** Place of the clean characters `start` … `end` (exclusive) in the received text. */
export function sourceSpan(clean: CleanText, start: number, end: number): Span {
  if (start >= end) {
    const at = clean.starts[start] ?? clean.received.length
    return { start: at, end: at }
  }
  return { start: clean.starts[start] ?? 0, end: clean.ends[end - 1] ?? clean.received.length }
}

const invisible = /[\r\u200b-\u200d\u2060\ufeff\u00ad]/

function withoutInsertions(received: string): { draft: Draft; readingsRemoved: number } {
  const parts: string[] = []
  const starts = new Int32Array(received.length)
  const fillers = fillersOf(received)
  let readingsRemoved = 0
  let length = 0
  let from = 0
  const keep = (to: number) => {
    for (let at = from; at < to; at++) starts[length++] = at
    if (to > from) parts.push(received.slice(from, to))
  }
  const special = fillers.length > 0 ? words.specialOrFiller : words.special
  special.lastIndex = 0
  for (let match = special.exec(received); match !== null; match = special.exec(received)) {
    const at = match.index
    const glyph = match[0]
    const dropped = invisible.test(glyph)
      ? 1
      : isBracket(glyph)
        ? readingAt(received, at)
        : (fillers.find(mark => received.startsWith(mark, at))?.length ?? 0)
    if (dropped === 0) continue
    if (isBracket(glyph)) readingsRemoved++
    keep(at)
    from = at + dropped
    special.lastIndex = from
  }
  keep(received.length)
  const kept = starts.subarray(0, length)
  return { draft: { text: parts.join(''), starts: kept, ends: kept.map(at => at + 1) }, readingsRemoved }
}

const isBracket = (glyph: string): boolean => glyph === '(' || glyph === '\uff08'

/** Length of a reading in brackets behind the glyph it belongs to; readings follow each other only with a glyph between. */
function readingAt(received: string, at: number): number {
  if (at === 0 || !words.han.test(received[at - 1] as string)) return 0
  return matchAt(words.tonedReading, received, at) || matchAt(words.bareReading, received, at)
}

/**
 * Text out of a page layout breaks its lines at one width; there a full line that ends in mid-sentence goes on below, and
 * the break inside it is no part of the text.
 */
function unwrapped(draft: Draft): Draft {
  const lines = linesOf(draft.text)
  const lengths = lines.map(line => line.end - line.start).sort((a, b) => b - a)
  const width = lengths[Math.floor(lengths.length / 10)] ?? 0
  const full = lines.filter(line => Math.abs(line.end - line.start - width) <= 2).length
  if (lines.length < 12 || width < 16 || width > 60 || full * 5 < lines.length * 2) return draft
  const dropped: { start: number; end: number }[] = []
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1]
    if (!next || line.end - line.start < width - 2 || words.lineEnd.test(fold(draft.text.slice(line.end - 1, line.end))))
      continue
    const below = fold(draft.text.slice(next.start, Math.min(next.end, next.start + 40)))
    const isNew =
      words.numberings.some(pattern => pattern.test(below)) || words.bullet.test(below) || words.attachmentLine.test(below)
    if (!isNew && draft.text.slice(line.end, next.start).trim() === '') dropped.push({ start: line.end, end: next.start })
  }
  return without(draft, dropped)
}

function linesOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  const lines: { start: number; end: number }[] = []
  let from = 0
  for (const line of text.split('\n')) {
    const kept = line.trim()
    if (kept) lines.push({ start: from + line.indexOf(kept), end: from + line.indexOf(kept) + kept.length })
    from += line.length + 1
  }
  return lines
}

function without(draft: Draft, places: readonly { readonly start: number; readonly end: number }[]): Draft {
  if (places.length === 0) return draft
  const texts: string[] = []
  const starts = new Int32Array(draft.text.length)
  const ends = new Int32Array(draft.text.length)
  let length = 0
  let from = 0
  for (const { start, end } of [...places, { start: draft.text.length, end: draft.text.length }]) {
    texts.push(draft.text.slice(from, start))
    starts.set(draft.starts.subarray(from, start), length)
    ends.set(draft.ends.subarray(from, start), length)
    length += start - from
    from = end
  }
  return { text: texts.join(''), starts: starts.subarray(0, length), ends: ends.subarray(0, length) }
}

/** A mark that keeps a text from being copied, or prints words bold elsewhere, repeats everywhere. */
const fillersOf = (received: string): readonly string[] => words.fillers.filter(mark => received.split(mark, 6).length > 4)

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}

const toSimplified = Converter({ from: 't', to: 'cn' })

/**
 * Phrases first; where a phrase would change the length, glyph by glyph, because every offset must survive. Lines whose
 * glyphs all stay as they are need no converter.
 */
function simplify(text: string): string {
  const seen = new Uint8Array(0x10000)
  for (let at = 0; at < text.length; at++) seen[text.charCodeAt(at)] = 1
  const variants: string[] = []
  for (let code = firstHan; code < 0xfb00; code++) {
    const glyph = String.fromCharCode(code)
    if (seen[code] === 1 && (code < 0xd800 || code > 0xf8ff) && sameLength(toSimplified(glyph), glyph) !== glyph)
      variants.push(glyph)
  }
  if (variants.length === 0) return text
  const variant = new RegExp(`[${variants.join('')}]`, 'u')
  return text
    .split('\n')
    .map(line => {
      if (!variant.test(line)) return line
      const whole = toSimplified(line)
      if (whole.length === line.length) return whole
      return [...line].map(glyph => sameLength(toSimplified(glyph), glyph)).join('')
    })
    .join('\n')
}

const firstHan = 0x2e80

const sameLength = (converted: string, glyph: string): string => (converted.length === glyph.length ? converted : glyph)

function replaced(draft: Draft, pattern: RegExp, word: string): Draft {
  const texts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let from = 0
  const copy = (to: number) => {
    texts.push(draft.text.slice(from, to))
    for (let at = from; at < to; at++) {
      starts.push(draft.starts[at] as number)
      ends.push(draft.ends[at] as number)
    }
  }
  for (const match of draft.text.matchAll(pattern)) {
    copy(match.index)
    const last = match.index + match[0].length - 1
    for (let at = 0; at < word.length; at++) {
      starts.push(draft.starts[Math.min(match.index + at, last)] as number)
      ends.push(draft.ends[at === word.length - 1 ? last : Math.min(match.index + at, last)] as number)
    }
    texts.push(word)
    from = last + 1
  }
  if (from === 0) return draft
  copy(draft.text.length)
  return { text: texts.join(''), starts: Int32Array.from(starts), ends: Int32Array.from(ends) }
}

/** Half width for everything that has one, and one glyph for each kind of bracket and dash. */
export const fold = (text: string): string =>
  text.replace(/[\uff01-\uff5e\u3000\u00a0\u2002-\u200a\ufe50-\ufe5e﹣―‒]/g, glyph => {
    const code = glyph.charCodeAt(0)
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
    if (glyph === '―' || glyph === '‒') return '—'
    return code >= 0xfe50 ? foldSmall(glyph) : ' '
  })

/** Letters that a scanner took digits for, inside a number or before a measure; same length. */
const withDigits = (folded: string): string =>
  words.mayConfuse.test(folded)
    ? folded.replace(words.confusedNumber, number => number.replace(/[Oo]/g, '0').replace(/[lI]/g, '1'))
    : folded

const smallForms: Readonly<Record<string, string>> = words.smallForms
const foldSmall = (glyph: string): string => smallForms[glyph] ?? glyph

/** Marks within a few characters of each other are one place. */
function damagedPlaces(received: string): readonly Span[] {
  const places: { start: number; end: number }[] = []
  for (const match of received.matchAll(words.damageMark)) {
    const last = places[places.length - 1]
    const end = match.index + match[0].length
    if (last && match.index - last.end <= 12 && !received.slice(last.end, match.index).includes('\n')) last.end = end
    else places.push({ start: match.index, end })
  }
  return places
}
