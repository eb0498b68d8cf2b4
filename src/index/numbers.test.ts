import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kendall, pearson, spearman } from './correlation.ts'
import { normalQuantile, tTwoSided } from './distributions.ts'
import { eigenOfSymmetric } from './eigen.ts'
import { extremesOf, momentsOf, quantile } from './moments.ts'
import { minimise } from './nelder-mead.ts'
import { createSobol, createStream } from './random.ts'
import { ranksAscending, ranksDescending, type Ties } from './ranks.ts'
import { solveLinearProgram } from './simplex.ts'

const column = (...values: readonly number[]) => Float64Array.from(values)

/** Equal within the tolerance; missing equals missing. */
const near = (value: number, digits = 12) => (Number.isNaN(value) ? value : expect.closeTo(value, digits))

describe('moments', () => {
  test('of 1 2 4 9, by hand: c = -3 -2 0 5, S2 = 38, S3 = 90, S4 = 722', () => {
    const { count, mean, sd, skew, kurtosis, min, max } = momentsOf(column(1, 2, 4, 9))
    expect([count, mean, min, max]).toEqual([4, 4, 1, 9])
    expect(sd).toBeCloseTo(Math.sqrt(38 / 3), 12)
    expect(skew).toBeCloseTo(((2 * 90) / 38 ** 1.5) * (Math.sqrt(12) / 2), 12)
    expect(skew).toBeCloseTo(1.3309377322476705, 12)
    expect(kurtosis).toBeCloseTo(((5 * ((4 * 722) / 38 ** 2 - 3) + 6) * 3) / (2 * 1), 12)
    expect(kurtosis).toBeCloseTo(1.5, 12)
  })
  test.each<[string, readonly number[], number, number, number]>([
    ['missing values are skipped', [NaN, 1, 2, NaN, 4, 9], 4, 1.3309377322476705, 1.5],
    ['three values have no kurtosis', [1, 2, 6], 3, 1.4578629673213, NaN],
    ['two values have no skewness', [1, 2], 2, NaN, NaN],
    ['without spread there is neither', [3, 3, 3, 3], 4, NaN, NaN],
    ['nothing', [NaN], 0, NaN, NaN],
  ])('%s', (_, values, count, skew, kurtosis) => {
    const found = momentsOf(column(...values))
    expect(found.count).toBe(count)
    expect([found.skew, found.kurtosis]).toEqual([near(skew, 10), near(kurtosis, 10)])
  })
  test.each([
    [0, 1],
    [0.25, 1.75],
    [0.5, 3],
    [0.95, 8.25],
    [1, 9],
  ])('quantile %d of 1 2 4 9 is %d', (share, value) => expect(quantile(column(9, 4, NaN, 1, 2), share)).toBeCloseTo(value, 12))
  test('extremes of nothing', () => expect(extremesOf(column(NaN))).toEqual({ min: NaN, max: NaN }))
})

describe('ranks', () => {
  test.each<[Ties, readonly number[]]>([
    ['min', [4, 1, 2, NaN, 2]],
    ['max', [4, 1, 3, NaN, 3]],
    ['mean', [4, 1, 2.5, NaN, 2.5]],
  ])('ties %s', (ties, ranks) => expect([...ranksDescending(column(1, 9, 4, NaN, 4), ties)]).toEqual(ranks))
  test('from below', () => expect([...ranksAscending(column(1, 9, 4, NaN, 4))]).toEqual([1, 4, 2, NaN, 2]))
  test('a rank is one more than the number of greater values', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(NaN, -1, 0, 1.5, 2, 7)), values => {
        const ranks = ranksDescending(column(...values))
        for (const [at, value] of values.entries())
          expect(ranks[at]).toBe(Number.isNaN(value) ? NaN : 1 + values.filter(other => other > value).length)
      }),
    ))
})

describe('correlation', () => {
  const [a, b, c] = [column(1, 2, 3, 4, 5, 6), column(2, 1, 4, 3, 7, 5), column(1, 1, 2, 2, 3, 3)]
  test.each([
    ['pearson', pearson(a, b), 0.7917946548886294],
    ['spearman', spearman(a, b), 0.8285714285714287],
    ['spearman with ties', spearman(a, c), 0.956182887467515],
    ['kendall with ties', kendall(a, c), 0.894427190999916],
    ['pairwise complete', pearson(column(1, 2, NaN, 4), column(2, 4, 5, NaN)), 1],
    ['no spread', pearson(column(1, 1, 1), column(1, 2, 3)), NaN],
  ])('%s', (_, found, expected) => expect([found]).toEqual([near(expected)]))
})

describe('distributions', () => {
  test.each([
    [0.001, -3.09023231],
    [0.01, -2.32634787],
    [0.3, -0.52440051],
    [0.5, 0],
    [0.975, 1.95996398],
  ])('normal quantile %d', (share, value) => expect(normalQuantile(share)).toBeCloseTo(value, 7))
  test.each([
    [1, 3, 0.3910022189557705],
    [2.5, 10, 0.03144684423660882],
    [4, 2, 0.05719095841793663],
  ])('t = %d with %d degrees', (t, degrees, p) => expect(tTwoSided(t, degrees)).toBeCloseTo(p, 10))
})

describe('matrices and programs', () => {
  test('eigenvalues and vectors', () => {
    const { values, vectors } = eigenOfSymmetric([
      [2, 1, 0],
      [1, 3, 1],
      [0, 1, 4],
    ])
    for (const [at, value] of [4.732050807568877, 3, 1.2679491924311228].entries()) expect(values[at]).toBeCloseTo(value, 12)
    for (const [at, entry] of [0.21132486540518713, 0.5773502691896258, 0.7886751345948129].entries())
      expect(vectors[0]?.[at]).toBeCloseTo(entry, 10)
  })
  test('a linear program with its corner at (2, 6)', () => {
    const best = solveLinearProgram({
      objective: [3, 5],
      rows: [
        [1, 0],
        [0, 2],
        [3, 2],
      ],
      bounds: [4, 12, 18],
    })
    expect(best?.value).toBeCloseTo(36, 10)
    expect(best?.point).toEqual([expect.closeTo(2, 10), expect.closeTo(6, 10)])
  })
  test('a program without end', () => expect(solveLinearProgram({ objective: [1], rows: [[-1]], bounds: [0] })).toBeNull())
  test('downhill to (1, -2)', () => {
    const [x, y] = minimise(([a = 0, b = 0]) => (a - 1) ** 2 + 3 * (b + 2) ** 2, [0, 0])
    expect([x, y]).toEqual([expect.closeTo(1, 6), expect.closeTo(-2, 6)])
  })
})

describe('random numbers', () => {
  test('a stream is named by its words', () => {
    const firsts = (...words: readonly number[]) => Array.from({ length: 3 }, createStream(...words))
    expect(firsts(1, 2)).toEqual(firsts(1, 2))
    expect(firsts(1, 2)).not.toEqual(firsts(2, 1))
    expect(firsts(1, 2)).not.toEqual(firsts(1, 3))
  })
  test('mean and variance of a uniform', () => {
    const values = Float64Array.from({ length: 20_000 }, createStream(342))
    expect(momentsOf(values).mean).toBeCloseTo(0.5, 2)
    expect(momentsOf(values).sd).toBeCloseTo(Math.sqrt(1 / 12), 2)
  })
  test('the first points of six coordinates, the shift taken off', () => {
    const sobol = createSobol(6, 9)
    const bits = (point: number, at: number) => Math.floor(sobol(point, at) * 2 ** 32) >>> 0
    const unshifted = (point: number) => Array.from({ length: 6 }, (_, at) => ((bits(point, at) ^ bits(0, at)) >>> 0) / 2 ** 32)
    expect([1, 2, 4, 5, 7].map(unshifted)).toEqual([
      [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25, 0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625, 0.875, 0.375, 0.125],
      [0.875, 0.875, 0.125, 0.375, 0.875, 0.625],
      [0.125, 0.625, 0.375, 0.125, 0.125, 0.375],
    ])
  })
  test('every coordinate puts one of 64 points into each of 64 slices', () => {
    const sobol = createSobol(256, 5)
    for (const at of [0, 1, 7, 100, 255]) {
      const slices = new Set(Array.from({ length: 64 }, (_, point) => Math.floor(sobol(point, at) * 64)))
      expect(slices.size).toBe(64)
    }
  })
})
