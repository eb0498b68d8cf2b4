import { matchesOf } from './matches.ts'
import * as words from './vocabulary.ts'

/** A bracketed group: `open` and `close` are the places of the brackets; an unclosed one ends with its paragraph. */
export interface Group {
  readonly open: number
  readonly close: number
  readonly depth: number
  readonly closed: boolean
}

const pairs: Readonly<Record<string, string>> = words.bracketPairs
const bracket = new RegExp(words.anyBracketOf, 'g')

/** How far down the open brackets a partner is sought: no sentence nests deeper, a broken text must not cost more. */
const depthMax = 32

/**
 * Bracket groups of one paragraph, outer before inner. A wrong decoding leaves brackets without partners: a lone
 * closing one is passed over, a lone opening one reaches to the end of the paragraph and is marked as not closed.
 */
export function bracketGroups(folded: string, start: number, end: number): readonly Group[] {
  const open: { glyph: string; at: number }[] = []
  const groups: Group[] = []
  // Only the paragraph is searched: the next bracket may stand far below it.
  for (const match of matchesOf(bracket, folded.slice(start, end))) {
    const at = start + match.index
    const glyph = match[0]
    const wanted = pairs[glyph]
    if (wanted === undefined) {
      open.push({ glyph, at })
      continue
    }
    let partner = open.length - 1
    const lowest = Math.max(0, open.length - depthMax)
    while (partner >= lowest && open[partner]?.glyph !== wanted) partner--
    if (partner < lowest) continue
    for (const lost of open.splice(partner + 1)) groups.push({ open: lost.at, close: at, depth: open.length, closed: false })
    const entry = open.pop()
    if (entry) groups.push({ open: entry.at, close: at, depth: open.length, closed: true })
  }
  for (const [depth, lost] of open.entries()) groups.push({ open: lost.at, close: end, depth, closed: false })
  return groups.length > 1 ? groups.sort((a, b) => a.open - b.open) : groups
}
