import * as words from './vocabulary.ts'

/** A bracketed group: `open` and `close` are the places of the brackets; an unclosed one ends with its paragraph. */
export interface Group {
  readonly open: number
  readonly close: number
  readonly depth: number
  readonly closed: boolean
}

const pairs: Readonly<Record<string, string>> = words.bracketPairs
const openers = new Set(Object.values(pairs))

/**
 * Bracket groups of one paragraph, outer before inner. A wrong decoding leaves brackets without partners: a lone
 * closing one is passed over, a lone opening one reaches to the end of the paragraph and is marked as not closed.
 */
export function bracketGroups(folded: string, start: number, end: number): readonly Group[] {
  const open: { glyph: string; at: number }[] = []
  const groups: Group[] = []
  for (let at = start; at < end; at++) {
    const glyph = folded[at] as string
    if (openers.has(glyph)) open.push({ glyph, at })
    const wanted = pairs[glyph]
    if (!wanted) continue
    const partner = open.findLastIndex(entry => entry.glyph === wanted)
    if (partner < 0) continue
    for (const lost of open.splice(partner + 1)) groups.push({ open: lost.at, close: at, depth: open.length, closed: false })
    const entry = open.pop()
    if (entry) groups.push({ open: entry.at, close: at, depth: open.length, closed: true })
  }
  for (const [depth, lost] of open.entries()) groups.push({ open: lost.at, close: end, depth, closed: false })
  return groups.sort((a, b) => a.open - b.open)
}
