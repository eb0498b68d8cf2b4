import type { Span } from '#base'
import { Converter } from 'opencc-js/t2cn'
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
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** Places of the received text that a wrong decoding has broken. Nothing is repaired by guess. */
  readonly damaged: readonly Span[]
  readonly readingsRemoved: number
  readonly glyphsFolded: number
}

interface Draft {
  text: string
  starts: number[]
  ends: number[]
}

/** Received text → readable text with the way back. Never fails; an empty text gives an empty text. */
export function normalise(received: string): CleanText {
  const { draft, readingsRemoved } = withoutInsertions(received)
  const simplified = simplify(draft.text)
  let glyphsFolded = 0
  for (let at = 0; at < simplified.length; at++) if (simplified[at] !== draft.text[at]) glyphsFolded++
  let clean: Draft = { ...draft, text: simplified }
  // A Simplified text may well use such a word itself; only a text that was converted once can have been converted twice.
  if (glyphsFolded * 100 > simplified.length)
    for (const [pattern, word] of words.regionalWording) clean = replaced(clean, pattern, word)
  return {
    received,
    text: clean.text,
    folded: fold(clean.text),
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

function withoutInsertions(received: string): { draft: Draft; readingsRemoved: number } {
  const kept: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const filler = fillerOf(received)
  let readingsRemoved = 0
  let at = 0
  while (at < received.length) {
    const glyph = received[at] as string
    if ((glyph === '(' || glyph === '\uff08') && kept.length > 0 && words.han.test(kept[kept.length - 1] as string)) {
      const length = matchAt(words.tonedReading, received, at) || matchAt(words.bareReading, received, at)
      if (length > 0) {
        readingsRemoved++
        at += length
        continue
      }
    }
    if (filler && received.startsWith(filler, at)) {
      at += filler.length
      continue
    }
    if (!/[\r\u200b-\u200d\u2060\ufeff\u00ad]/.test(glyph)) {
      kept.push(glyph)
      starts.push(at)
      ends.push(at + 1)
    }
    at++
  }
  return { draft: { text: kept.join(''), starts, ends }, readingsRemoved }
}

/** The mark that keeps a text from being copied is one that repeats everywhere. */
function fillerOf(received: string): string | null {
  for (const mark of ['@@', '##', '$$', '^^', '~~']) if (received.split(mark).length > 4) return mark
  return null
}

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}

const toSimplified = Converter({ from: 't', to: 'cn' })

/** Phrases first; where a phrase would change the length, glyph by glyph, because every offset must survive. */
function simplify(text: string): string {
  return text
    .split('\n')
    .map(line => {
      const whole = toSimplified(line)
      if (whole.length === line.length) return whole
      return [...line].map(glyph => sameLength(toSimplified(glyph), glyph)).join('')
    })
    .join('\n')
}

const sameLength = (converted: string, glyph: string): string => (converted.length === glyph.length ? converted : glyph)

function replaced(draft: Draft, pattern: RegExp, word: string): Draft {
  const out: Draft = { text: '', starts: [], ends: [] }
  let from = 0
  const copy = (to: number) => {
    out.text += draft.text.slice(from, to)
    out.starts.push(...draft.starts.slice(from, to))
    out.ends.push(...draft.ends.slice(from, to))
  }
  for (const match of draft.text.matchAll(pattern)) {
    copy(match.index)
    const last = match.index + match[0].length - 1
    for (let at = 0; at < word.length; at++) {
      out.starts.push(draft.starts[Math.min(match.index + at, last)] as number)
      out.ends.push(draft.ends[at === word.length - 1 ? last : Math.min(match.index + at, last)] as number)
    }
    out.text += word
    from = last + 1
  }
  if (from === 0) return draft
  copy(draft.text.length)
  return out
}

/** Half width for everything that has one, and one glyph for each kind of bracket and dash. */
export const fold = (text: string): string =>
  text.replace(/[\uff01-\uff5e\u3000\u00a0\u2002-\u200a\ufe50-\ufe5e﹣―‒]/g, glyph => {
    const code = glyph.charCodeAt(0)
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
    if (glyph === '―' || glyph === '‒') return '—'
    return code >= 0xfe50 ? foldSmall(glyph) : ' '
  })

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
