import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aggregateMethods, type Aggregator } from '../spec.ts'
import { aggregateInto, createScratch, outrankingMatrix } from './aggregate.ts'

const plain: Aggregator = {
  method: 'arithmetic',
  power: 1,
  minAvailable: 0,
  penalty: 'negative',
  alpha: 1,
  beta: 0,
  shareRange: null,
}
/** @param rows one per unit, children across */
function aggregate(
  rows: readonly (readonly number[])[],
  aggregator: Partial<Aggregator>,
  weights: readonly number[] = (rows[0] ?? []).map(() => 1),
) {
  const columns = weights.map((_, child) => Float64Array.from(rows, row => row[child] as number))
  const out = new Float64Array(rows.length)
  const fault = aggregateInto(
    { columns, weights, periods: [{ rows: Int32Array.from(rows.keys()) }] },
    { ...plain, ...aggregator },
    out,
    createScratch(rows.length),
  )
  return fault ?? [...out]
}

/** One unit with the scores 1 2 4 8. */
test.each<[string, Partial<Aggregator>, readonly number[] | undefined, number]>([
  ['arithmetic', { method: 'arithmetic' }, undefined, 3.75],
  ['arithmetic, weighted', { method: 'arithmetic' }, [4, 3, 2, 1], 2.6],
  ['sum', { method: 'sum' }, [4, 3, 2, 1], 26],
  ['geometric', { method: 'geometric' }, undefined, 2 ** 1.5],
  ['geometric, weighted', { method: 'geometric' }, [3, 0, 0, 1], 2 ** 0.75],
  ['harmonic', { method: 'harmonic' }, undefined, 4 / 1.875],
  ['generalised of order 2', { method: 'generalised', power: 2 }, undefined, Math.sqrt(85 / 4)],
  ['generalised of order 1', { method: 'generalised', power: 1 }, undefined, 3.75],
  ['generalised of order 0', { method: 'generalised', power: 0 }, undefined, 2 ** 1.5],
  ['generalised of order -1', { method: 'generalised', power: -1 }, undefined, 4 / 1.875],
  // variance with n − 1: (2.75² + 1.75² + 0.25² + 4.25²) / 3
  ['Mazziotta-Pareto', { method: 'mazziotta-pareto' }, undefined, 3.75 - 28.75 / 3 / 3.75],
  ['Mazziotta-Pareto, upwards', { method: 'mazziotta-pareto', penalty: 'positive' }, undefined, 3.75 + 28.75 / 3 / 3.75],
  ['mean-min at a = 1, b = 0', { method: 'mean-min' }, undefined, 1],
  ['mean-min at a = 0', { method: 'mean-min', alpha: 0 }, undefined, 3.75],
  ['mean-min between', { method: 'mean-min', alpha: 0.5, beta: 2 }, undefined, 3.75 - 0.5 * (Math.hypot(2.75, 2) - 2)],
])('%s', (_, aggregator, weights, expected) => {
  const found = aggregate([[1, 2, 4, 8]], aggregator, weights)
  expect(Array.isArray(found) && found[0]).toBeCloseTo(expected, 12)
})

test('Copeland: a wins two duels of three children, c loses both', () => {
  // a beats b on two of three, b beats c on all, a and c: a wins two
  expect(
    aggregate(
      [
        [3, 3, 1],
        [2, 2, 3],
        [1, 1, 2],
      ],
      { method: 'copeland' },
    ),
  ).toEqual([2, 0, -2])
})
test('outranking: a missing pair leaves both sides the other children, and o[j,i] = 1 − o[i,j]', () => {
  const columns = [Float64Array.from([3, 2]), Float64Array.from([NaN, 5]), Float64Array.from([1, 1])]
  expect([...outrankingMatrix(columns, [2, 5, 1], Int32Array.from([0, 1]))]).toEqual([
    0,
    2.5 / 3,
    expect.closeTo(0.5 / 3, 12),
    0,
  ])
})
test('benefit of the doubt: the front scores 1, who is dominated by half scores one half', () => {
  expect(
    aggregate(
      [
        [2, 0],
        [0, 4],
        [1, 2],
        [0.5, 1],
      ],
      { method: 'benefit-of-doubt' },
    ),
  ).toEqual([1, 1, expect.closeTo(1, 9), expect.closeTo(0.5, 9)])
})
test('benefit of the doubt with shares between 40 and 60 %: a unit with one child at zero has none', () => {
  expect(
    aggregate(
      [
        [2, 2],
        [0, 4],
        [1, 1],
      ],
      { method: 'benefit-of-doubt', shareRange: [0.4, 0.6] },
    ),
  ).toEqual([expect.closeTo(1, 9), expect.closeTo(0, 9), expect.closeTo(0.5, 9)])
})

test.each(['arithmetic', 'geometric', 'harmonic', 'mazziotta-pareto', 'mean-min'] as const)(
  '%s of children that are all 5 is 5, also when one is missing',
  method => {
    expect(
      aggregate(
        [
          [5, 5, NaN],
          [NaN, 5, 5],
        ],
        { method },
        [1, 2, 3],
      ),
    ).toEqual([expect.closeTo(5, 12), expect.closeTo(5, 12)])
  },
)
test('generalised drops a missing child like its siblings', () =>
  expect(aggregate([[3, NaN, 4]], { method: 'generalised', power: 2 })).toEqual([expect.closeTo(Math.sqrt(12.5), 12)]))
test.each(aggregateMethods)('%s of nothing is missing', method =>
  expect(
    aggregate(
      [
        [NaN, NaN],
        [1, 2],
        [3, 5],
      ],
      { method },
    ),
  ).toEqual([NaN, expect.any(Number), expect.any(Number)]),
)
test.each([
  [0.5, 1.5],
  [0.6, NaN],
])('with at least %d of the children: %d', (minAvailable, expected) =>
  expect(aggregate([[1, 2, NaN, NaN]], { minAvailable })).toEqual([expected]),
)

test.each<[string, Partial<Aggregator>, readonly (readonly number[])[], object]>([
  [
    'geometric of zero',
    { method: 'geometric' },
    [
      [1, 2],
      [3, 0],
    ],
    { code: 'geometric_not_positive', child: 1, row: 1 },
  ],
  ['geometric of a negative', { method: 'geometric' }, [[-1, 2]], { code: 'geometric_not_positive', child: 0, row: 0 }],
  ['harmonic of zero', { method: 'harmonic' }, [[1, 0]], { code: 'harmonic_zero', child: 1, row: 0 }],
  ['power -1 of zero', { method: 'generalised', power: -2 }, [[1, 0]], { code: 'power_not_positive', child: 1, row: 0 }],
  ['root of a negative', { method: 'generalised', power: 0.5 }, [[-1, 4]], { code: 'power_not_positive', child: 0, row: 0 }],
  ['benefit of a negative', { method: 'benefit-of-doubt' }, [[1, -1]], { code: 'data_not_negative', child: 1, row: 0 }],
])('refused: %s', (_, aggregator, rows, fault) => expect(aggregate(rows, aggregator)).toEqual(fault))

const table = fc.array(fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 3, maxLength: 3 }), {
  minLength: 2,
  maxLength: 6,
})
const scores = (rows: readonly (readonly number[])[], method: Aggregator['method'], weights?: readonly number[]) =>
  aggregate(rows, { method, power: 2, alpha: 0.5, beta: 1 }, weights) as readonly number[]

describe.each(aggregateMethods)('%s', method => {
  test('units may stand in any order', () =>
    fc.assert(
      fc.property(table, rows => {
        expect(scores(rows.toReversed(), method)).toEqual(
          scores(rows, method)
            .toReversed()
            .map(score => expect.closeTo(score, 9)),
        )
      }),
      { numRuns: 40 },
    ))
  test('children may stand in any order with their weights', () =>
    fc.assert(
      fc.property(table, rows => {
        const turned = rows.map(row => row.toReversed())
        expect(scores(turned, method, [3, 2, 1])).toEqual(
          scores(rows, method, [1, 2, 3]).map(score => expect.closeTo(score, 9)),
        )
      }),
      { numRuns: 40 },
    ))
})
describe.each(aggregateMethods.filter(method => method !== 'sum'))('%s', method => {
  test('only ratios of weights count', () =>
    fc.assert(
      fc.property(table, rows => {
        expect(scores(rows, method, [7, 14, 21])).toEqual(
          scores(rows, method, [1, 2, 3]).map(score => expect.closeTo(score, 9)),
        )
      }),
      { numRuns: 40 },
    ))
})
// A penalty for imbalance may outweigh a rise in one child: those two are not monotone and do not claim to be.
describe.each(aggregateMethods.filter(method => method !== 'mazziotta-pareto' && method !== 'mean-min'))('%s', method => {
  test('a higher child never lowers the score of its unit', () =>
    fc.assert(
      fc.property(table, fc.nat({ max: 2 }), fc.integer({ min: 1, max: 50 }), (rows, child, rise) => {
        const raised = rows.map((row, at) => (at === 0 ? row.map((value, k) => (k === child ? value + rise : value)) : row))
        expect(scores(raised, method)[0]).toBeGreaterThanOrEqual((scores(rows, method)[0] as number) - 1e-9)
      }),
      { numRuns: 40 },
    ))
})
