import type { Replicator } from './replicator.ts'
import type { Tree } from './tree.ts'

/** What the ranking would be without one element. */
export interface LeftOut {
  readonly code: string
  readonly level: number
  readonly meanRankShift: number
  readonly mostRankShift: number
  /** ranks without it, in the order of the replicator's units */
  readonly ranks: Float64Array
}

/**
 * The weight of each indicator and aggregate is set to zero in turn.
 *
 * @param nominal ranks by unit
 * @returns most influential first; an element without which its node has no weight left is not listed
 */
export function leaveOneOut(tree: Tree, replicator: Replicator, nominal: Float64Array): readonly LeftOut[] {
  const factors = new Float64Array(tree.codes.length)
  const left = tree.codes.flatMap((code, id): readonly LeftOut[] => {
    factors.fill(1)
    factors[id] = 0
    if (id === tree.root || replicator.runNominal(factors) !== null) return []
    const shifts = Array.from(replicator.ranks, (rank, at) => Math.abs(rank - (nominal[at] as number))).filter(
      shift => shift === shift,
    )
    return [
      {
        code,
        level: tree.level[id] as number,
        meanRankShift: shifts.reduce((sum, shift) => sum + shift, 0) / shifts.length,
        mostRankShift: shifts.reduce((most, shift) => Math.max(most, shift), 0),
        ranks: replicator.ranks.slice(),
      },
    ]
  })
  return left.toSorted((a, b) => b.meanRankShift - a.meanRankShift)
}
