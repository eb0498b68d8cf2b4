import { describe, expect, test } from 'vitest'
import { pearson } from '../correlation.ts'
import type { Weighting } from '../spec.ts'
import { entropyWeights, judge, weightsOf } from './weight.ts'

const columns = [
  [1, 2, 3, 4],
  [1, 3, 2, 4],
  [4, 1, 3, 2],
].map(column => Float64Array.from(column))
const weighting = (method: Weighting['method'], more: Partial<Weighting> = {}): Weighting => ({
  method,
  shares: {},
  children: [],
  matrix: [],
  ...more,
})
const combine = (weights: readonly number[]) =>
  Float64Array.from([0, 1, 2, 3], row =>
    columns.reduce((sum, column, at) => sum + (weights[at] as number) * (column[row] as number), 0),
  )
const context = { codes: ['a', 'b', 'c'], columns, given: [1, 2, 3], combine }

test.each<[Weighting, readonly number[]]>([
  [weighting('given'), [1, 2, 3]],
  [weighting('equal'), [1, 1, 1]],
])('%j', (by, expected) => expect(weightsOf(by, context)).toEqual(expected))

test('judgements: children may stand in any order', () => {
  const matrix = [
    [1, 3, 5],
    [1 / 3, 1, 2],
    [1 / 5, 1 / 2, 1],
  ]
  const weights = weightsOf(weighting('ahp', { children: ['c', 'a', 'b'], matrix }), context)
  for (const [at, weight] of [0.22965079, 0.12202019, 0.64832901].entries()) expect(weights?.[at]).toBeCloseTo(weight, 7)
  expect(judge(matrix).inconsistency).toBeCloseTo(0.0031849983307239735, 8)
})

test('entropy of 1 1 2 and 0 0 4: the second tells units apart completely', () => {
  const even = Float64Array.from([1, 1, 2])
  const sole = Float64Array.from([0, 0, 4])
  const spread = 1 - (2 * 0.25 * Math.log(4) + 0.5 * Math.log(2)) / Math.log(3)
  const [a, b] = entropyWeights([even, sole]) ?? []
  expect(a).toBeCloseTo(spread / (spread + 1), 12)
  expect(b).toBeCloseTo(1 / (spread + 1), 12)
  expect(entropyWeights([Float64Array.from([2, 2, 2])])).toBeNull()
})

test('first component of two columns with correlation 0.8 is the diagonal', () => {
  const weights = weightsOf(weighting('pca'), { ...context, columns: columns.slice(0, 2), codes: ['a', 'b'], given: [1, 1] })
  for (const weight of weights ?? []) expect(weight).toBeCloseTo(Math.SQRT1_2, 10)
})
test('no component of a column without spread', () =>
  expect(weightsOf(weighting('pca'), { ...context, columns: [Float64Array.from([1, 1, 1, 1]), ...columns] })).toBeNull())

describe('optimised', () => {
  const correlations = (weights: readonly number[]) => columns.map(column => pearson(column, combine(weights)))
  test('balance: correlations have the wanted shares', () => {
    const shares = { a: 1, b: 1, c: 1 }
    const agreeing = [
      [1, 2, 3, 4, 6],
      [5, 1, 4, 2, 6],
      [1, 2, 6, 3, 4],
    ].map(column => Float64Array.from(column))
    const scores = (by: readonly number[]) =>
      Float64Array.from([0, 1, 2, 3, 4], row =>
        agreeing.reduce((sum, column, at) => sum + (by[at] as number) * (column[row] as number), 0),
      )
    const weights = weightsOf(weighting('balance', { shares }), { ...context, columns: agreeing, combine: scores })
    const r = agreeing.map(column => pearson(column, scores(weights ?? [])))
    const sum = r.reduce((total, part) => total + part, 0)
    expect(r.map(part => part / sum)).toEqual([1 / 3, 1 / 3, 1 / 3].map(share => expect.closeTo(share, 5)))
  })
  test('infomax: no worse than equal weights', () => {
    const sum = (weights: readonly number[]) => correlations(weights).reduce((total, r) => total + r, 0)
    expect(sum(weightsOf(weighting('infomax'), context) ?? [])).toBeGreaterThanOrEqual(sum([1, 1, 1]))
  })
})
