import type { Review } from '../queries.ts'

export interface Marked {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly tone: '' | 'warn' | 'conflict'
}

export interface Piece {
  readonly text: string
  /** ids of the items that cover it, the narrowest first */
  readonly ids: readonly string[]
  readonly tone: Marked['tone'] | null
}

const strength = { '': 0, warn: 1, conflict: 2 } as const

/** Cut a text at every edge of a mark, so that overlapping marks need no nesting. */
export function piecesOf(text: string, marks: readonly Marked[]): readonly Piece[] {
  const edges = [...new Set([0, text.length, ...marks.flatMap(mark => [mark.start, mark.end])])]
    .filter(edge => edge >= 0 && edge <= text.length)
    .sort((a, b) => a - b)
  const pieces: Piece[] = []
  for (const [index, start] of edges.entries()) {
    const end = edges[index + 1]
    if (end === undefined) break
    const over = marks
      .filter(mark => mark.start <= start && mark.end >= end)
      .sort((a, b) => a.end - a.start - (b.end - b.start))
    const tone = over.reduce<Marked['tone'] | null>(
      (most, mark) => (most === null || strength[mark.tone] > strength[most] ? mark.tone : most),
      null,
    )
    pieces.push({ text: text.slice(start, end), ids: over.map(mark => mark.id), tone })
  }
  return pieces
}

/** A place in the original as a place in the normalised text. */
export function toNormalised(anchors: Review['anchors'], offset: number): number {
  let low = 0
  let high = anchors.length - 1
  let found = -1
  while (low <= high) {
    const middle = (low + high) >> 1
    if ((anchors[middle]?.[0] ?? 0) <= offset) {
      found = middle
      low = middle + 1
    } else high = middle - 1
  }
  const at = anchors[found]
  if (!at) return offset
  const next = anchors[found + 1]
  const moved = at[1] + (offset - at[0])
  return next ? Math.min(moved, next[1]) : moved
}
