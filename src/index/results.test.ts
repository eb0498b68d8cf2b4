import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  analyse,
  correlationMatrix,
  cronbachAlpha,
  denominatorCorrelations,
  pairFlags,
  principalComponents,
  statisticsOf,
} from './analyse.ts'
import { buildIndex, compileIndex } from './build.ts'
import { compareRanks, contributions, ranksInGroups, strengthsAndWeaknesses, trendOf, trends } from './results.ts'
import { sampleSpec } from './sample-spec.ts'

const build = (more: Readonly<Record<string, unknown>> = {}) => {
  const compiled = compileIndex(sampleSpec(more))
  const built = compiled.ok ? buildIndex(compiled.value) : compiled
  if (!built.ok) throw new Error(JSON.stringify(built.refusal))
  return built.value
}
const minMax = { step: 'normalise', method: 'min-max', range: [1, 100] }

test('ranks inside a group; without a group none', () =>
  expect([...ranksInGroups(build(), 'region', 'index')]).toEqual([3, 1, 2, 2, 1, NaN]))

test('strengths and weaknesses of D', () => {
  const { strengths, weaknesses } = strengthsAndWeaknesses(build(), 3, 2)
  expect(strengths.map(({ code, rank, value }) => [code, rank, value])).toEqual([
    ['rd', 1, 9],
    ['patents', 4, 30],
  ])
  expect(weaknesses.map(({ code, rank }) => [code, rank])).toEqual([
    ['energy', 6],
    ['cover', 4],
  ])
})

describe('contributions of the children sum to the node', () => {
  test.each([
    ['arithmetic', {}],
    ['geometric', {}],
    ['harmonic', {}],
    ['generalised', { power: 2 }],
    ['sum', {}],
  ])('%s', (method, more) => {
    const built = build({ steps: [minMax, { step: 'aggregate', method, ...more }] })
    const parts = contributions(built)
    const { tree } = built.compiled
    for (const { id, children } of tree.aggregates)
      for (let row = 0; row < 6; row++) {
        const sum = children.reduce((total, child) => total + (parts[child]?.[row] as number), 0)
        expect(sum).toBeCloseTo(parts[id]?.[row] as number, 9)
      }
    expect(parts[tree.root]).toEqual(built.columns[tree.root])
  })
  test('a missing child contributes nothing that is known', () => {
    const data = sampleSpec()['data'] as { readonly indicators: Readonly<Record<string, readonly unknown[]>> }
    const built = build({ data: { ...data, indicators: { ...data.indicators, rd: [null, 2, 4, 9, 6, 3] } } })
    expect(contributions(built)[0]?.[0]).toBeNaN()
    expect(contributions(built)[1]?.[0]).toBeCloseTo((built.columns[4]?.[0] as number) * 0.75, 9)
  })
  test('Copeland has no such division', () =>
    expect(contributions(build({ steps: [minMax, { step: 'aggregate', method: 'copeland' }] }))[0]).toBeNull())
})

test('two builds compared, what moved most first', () => {
  const moved = compareRanks(build(), build({ steps: [minMax, { step: 'aggregate', method: 'geometric' }] }), 'index')
  expect(moved).toHaveLength(6)
  const shifts = moved.map(({ before, after }) => Math.abs(after - before))
  expect(shifts).toEqual(shifts.toSorted((a, b) => b - a))
})

describe('trends', () => {
  test.each<[string, readonly number[], readonly number[], number, number]>([
    ['two points', [2020, 2024], [100, 146.41], 0.1, 0.4641 / 4],
    ['three points on a line', [1, 2, 3], [10, 12, 14], Math.sqrt(1.4) - 1, 0.2],
    ['least squares: 1 2 6 has slope 2.5 from 0.5', [0, 1, 2], [1, 2, 6], Math.sqrt(6) - 1, 5],
    ['level', [1, 2, 3], [4, 4, 4], 0, 0],
    ['one point', [1], [4], NaN, NaN],
    ['through zero', [1, 3], [-2, 4], NaN, -1.5],
    ['down to zero', [1, 3], [4, 0], -1, -0.5],
    ['from zero', [1, 3], [0, 4], NaN, Infinity],
    ['there and back', [1, 2, 3], [0, 2, 0], 0, 0],
  ])('%s', (_, times, values, growthRate, changeShare) => {
    const found = trendOf(times, values)
    const near = (value: number) => (Number.isNaN(value) ? value : expect.closeTo(value, 9))
    expect([found.growthRate, found.changeShare]).toEqual([near(growthRate), near(changeShare)])
  })
  test('by unit, in any order of rows', () => {
    const found = trends(['b', 'a', 'a', 'b'], [2, 2, 1, 1], Float64Array.from([4, NaN, 5, 2]))
    expect(found).toEqual([
      { unit: 'b', growthRate: 1, changeShare: 1, points: 2 },
      { unit: 'a', growthRate: NaN, changeShare: NaN, points: 1 },
    ])
  })
})

describe('analysis', () => {
  const [a, b, c] = [
    [1, 2, 3, 4, 5, 6],
    [2, 1, 4, 3, 7, 5],
    [6, 5, 4, 3, 2, 1],
  ].map(column => Float64Array.from(column)) as [Float64Array, Float64Array, Float64Array]
  test('statistics', () =>
    expect(statisticsOf('x', Float64Array.from([0, 0, 2, NaN, 6]))).toMatchObject({
      code: 'x',
      count: 4,
      min: 0,
      max: 6,
      mean: 2,
      median: 1,
      q25: 0,
      q75: 3,
      availableShare: 0.8,
      nonZeroShare: 0.5,
      uniqueShare: 0.75,
      sameShare: 0.5,
    }))
  test('correlations with their p-values', () => {
    const { r, p } = correlationMatrix([a, b, c], 'pearson')
    expect(r[0]?.[1]).toBeCloseTo(0.7917946548886294, 12)
    expect(p[1]?.[0]).toBeCloseTo(0.06051140336275671, 9)
    expect([r[0]?.[2], p[0]?.[2], r[2]?.[2]]).toEqual([expect.closeTo(-1, 12), expect.closeTo(0, 6), 1])
  })
  test('alpha: k² × mean covariance ÷ sum of covariances', () => {
    // variances 3.5 and 14/3, covariance 3.2
    expect(cronbachAlpha([a, b])).toBeCloseTo((4 * 3.2) / (3.5 + 14 / 3 + 6.4), 12)
    expect(cronbachAlpha([a, a])).toBeCloseTo(1, 12)
  })
  test('components: shares sum to one, the first of two is (1 + r)/2', () => {
    const components = principalComponents([a, b])
    expect(components?.varianceShares[0]).toBeCloseTo((1 + 0.7917946548886294) / 2, 12)
    expect(components?.varianceShares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
    expect(principalComponents([a, Float64Array.from([1, 1, 1, 1, 1, 1])])).toBeNull()
  })
  test('pairs that say the same, and pairs that pull apart', () => {
    const { tree } = build().compiled
    const columns = tree.codes.map(code =>
      code === 'rd' ? a : code === 'patents' ? a : code === 'energy' ? a : code === 'cover' ? c : code === 'green' ? b : a,
    )
    expect(pairFlags(tree, columns, 'pearson', 0.99).map(({ a: one, b: other, kind }) => [one, other, kind])).toEqual([
      ['rd', 'patents', 'redundant'],
      ['energy', 'cover', 'redundant'],
    ])
    expect(pairFlags(tree, columns, 'pearson', 1.1).map(({ kind }) => kind)).toEqual(['opposed'])
  })
  test('what grows with a denominator', () => {
    const { compiled, frame } = build()
    expect(denominatorCorrelations(compiled.tree, frame.columns, frame.denominators)).toHaveLength(4)
  })
  test('a whole build', () => {
    const built = build()
    const found = analyse(built.compiled.tree, built.compiled.frame.columns, built.columns, {
      correlation: 'kendall',
      redundancy: 0.9,
    })
    expect(found.nodes.map(({ code, children }) => [code, children])).toEqual([
      ['innovation', ['rd', 'patents']],
      ['green', ['energy', 'cover']],
      ['index', ['innovation', 'green']],
    ])
    expect(found.correlations.r).toHaveLength(7)
  })
  test('correlation does not mind another unit of measure', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: -9, max: 9 }), (scale, shift) => {
        const { r } = correlationMatrix([a, b.map(value => value * scale + shift)], 'pearson')
        expect(r[0]?.[1]).toBeCloseTo(0.7917946548886294, 10)
      }),
    ))
})
