import { bracketGroups, type CleanText, matchesOf, type Paragraph } from '#document'
import * as words from './vocabulary.ts'

/** Covers what holds no words of its own; no pattern takes it for a word. */
export const mask = '\u0001'

interface Cover {
  readonly start: number
  readonly end: number
  readonly glyph: string
}

/** The text with some places overwritten, its length kept. Places come in order of their beginnings; an inner one is covered with its outer. */
export function covered(text: string, covers: readonly Cover[]): string {
  if (covers.length === 0) return text
  const parts: string[] = []
  let from = 0
  for (const { start, end, glyph } of covers) {
    if (end <= from) continue
    if (start > from) parts.push(text.slice(from, start))
    parts.push(glyph.repeat(end - Math.max(start, from)))
    from = end
  }
  parts.push(text.slice(from))
  return parts.join('')
}

/** The paragraph with everything covered that may hold figures but no promises: book titles, names in quotes, brackets. */
export function masked(clean: CleanText, paragraph: Paragraph, asides: readonly Paragraph[]): string {
  const whole = clean.folded.slice(paragraph.start, paragraph.end)
  const outer = covered(
    whole,
    asides.map(aside => ({ start: aside.start - paragraph.start, end: aside.end - paragraph.start, glyph: mask })),
  )
  const inBrackets = bracketGroups(outer, 0, outer.length).flatMap(({ open, close, closed }) => {
    if (!closed || close - open > 80) return []
    // A number in brackets parts two points of one paragraph.
    const isPoint = words.pointNumber.test(outer.slice(open, close + 1))
    return [{ start: open, end: close + 1, glyph: isPoint ? ';' : mask }]
  })
  const text = covered(outer, inBrackets)
  const named = [
    ...(text.includes(words.titleMark) ? matchesOf(words.bookTitle, text) : []),
    ...(text.includes(words.quoteMark) ? matchesOf(words.quoted, text) : []).filter(
      match => match[0].search(words.levelClass) < 0,
    ),
  ]
    .map(match => ({ start: match.index, end: match.index + match[0].length, glyph: mask }))
    .sort((a, b) => a.start - b.start)
  return covered(text, named)
    .replace(words.circledNumber, ';')
    .replace(/ {2,}/g, gap => '\t'.repeat(gap.length))
}
