import { correlate } from './correlation.ts'
import { minimise } from './nelder-mead.ts'
import type { LevelOptimising } from './spec.ts'
import type { Tree } from './tree.ts'

/**
 * Weights of one level under which its nodes' correlations with the root have the wanted shares (`balance`: least
 * ln mean (share − r/Σr)²) or the largest sum (`infomax`). The search starts from the wanted shares, or from ones.
 *
 * @param ids columns of the level whose weights are free
 * @param build scores of all columns under trial weights, one per id; null when the index cannot be built with them
 * @returns weights, sum 1; null when no trial could be built
 * @source Becker et al., Weights and importance in composite indicators, Ecological Indicators 80, 2017
 */
export function optimiseLevel(
  tree: Tree,
  { method, shares, correlation }: LevelOptimising,
  ids: readonly number[],
  build: (weights: readonly number[]) => readonly Float64Array[] | null,
): readonly number[] | null {
  const asked = ids.map(id => {
    const code = tree.codes[id] as string
    return Object.hasOwn(shares, code) ? (shares[code] as number) : 1
  })
  const wanted = asked.map(share => share / sumOf(asked))
  const cost = (weights: readonly number[]): number => {
    if (weights.some(weight => weight < 0)) return Infinity
    const columns = build(weights)
    const root = columns?.[tree.root]
    if (!columns || !root) return Infinity
    const r = ids.map(id => correlate[correlation](columns[id] as Float64Array, root))
    const total = sumOf(r)
    if (method === 'infomax') return -total
    return Math.log(sumOf(r.map((part, at) => ((wanted[at] as number) - part / total) ** 2)) / r.length + 1e-300)
  }
  const best = minimise(
    cost,
    wanted.map(share => (method === 'balance' ? share : 1)),
  )
  const total = sumOf(best)
  return Number.isFinite(cost(best)) ? best.map(weight => weight / total) : null
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
