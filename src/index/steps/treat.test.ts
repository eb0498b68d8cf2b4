import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentsOf } from '../moments.ts'
import type { Treatment } from '../spec.ts'
import { transformColumn, treatColumn } from './treat.ts'

const usual: Treatment = {
  winsorise: 5,
  transform: 'log-ct',
  lambda: 0,
  skew: 2,
  kurtosis: 3.5,
  combine: false,
  force: 'no',
  within: 'all',
}
/** Equal within the tolerance; missing equals missing. */
const near = (value: number, digits = 12) => (Number.isNaN(value) ? value : expect.closeTo(value, digits))
const calm = [1, 2, 3, 4, 5, 6, 7, 8]
/** One value far above: skewness and kurtosis both fail. */
const high = [...calm, 100]

test.each<
  [
    string,
    readonly number[],
    Partial<Treatment>,
    ReturnType<typeof treatColumn>['action'],
    readonly [number, number],
    readonly number[],
  ]
>([
  ['passes and stays', calm, {}, 'none', [0, 0], calm],
  ['one high value takes the next one', high, {}, 'winsorised', [1, 0], [...calm, 8]],
  ['one low value takes the next one', high.map(x => -x), {}, 'winsorised', [0, 1], [...calm, 8].map(x => -x)],
  [
    'values tied at the top move together',
    [...calm, 100, 100],
    { winsorise: 1, skew: 0.5, kurtosis: -5 },
    'winsorised',
    [2, 0],
    [...calm, 8, 8],
  ],
  ['missing values stay', [...calm, NaN, 100], {}, 'winsorised', [1, 0], [...calm, NaN, 8]],
  [
    'not one value may be replaced: the logarithm is taken',
    high,
    { winsorise: 0 },
    'transformed',
    [0, 0],
    high.map(x => Math.log(x - 1 + 0.99)),
  ],
  ['nor a logarithm', high, { winsorise: 0, transform: 'none' }, 'none', [0, 0], high],
  ['too few for the test', [1, 1000], {}, 'none', [0, 0], [1, 1000]],
  ['constant', [7, 7, 7, 7], {}, 'none', [0, 0], [7, 7, 7, 7]],
  ['forced although it passes', calm, { force: 'winsorise', winsorise: 1 }, 'winsorised', [1, 0], [1, 2, 3, 4, 5, 6, 7, 7]],
  [
    'forced transform',
    calm,
    { force: 'transform', transform: 'log-ct-orig' },
    'transformed',
    [0, 0],
    calm.map(x => Math.log(x)),
  ],
])('%s', (_, values, treatment, action, [up, down], expected) => {
  const treated = treatColumn(Float64Array.from(values), { ...usual, ...treatment })
  expect([treated.action, treated.high, treated.low]).toEqual([action, up, down])
  expect([...treated.values]).toEqual(expected.map(value => near(value)))
})

test('what winsorising did is dropped before a logarithm, unless both are asked for', () => {
  const values = Float64Array.from([...calm, 1_000, 2_000, 4_000])
  const strict = { ...usual, winsorise: 1, skew: 1, kurtosis: 0 }
  expect(treatColumn(values, strict)).toMatchObject({ action: 'transformed', high: 0 })
  expect(treatColumn(values, { ...strict, combine: true })).toMatchObject({ action: 'winsorised-and-transformed', high: 1 })
})

/** Minimum 1, maximum 9 of the four numbers 1 2 4 9. */
test.each<[Treatment['transform'], number, readonly number[]]>([
  ['log-ct', 0, [0.08, 1.08, 3.08, 8.08].map(Math.log)],
  ['log-ct-plus', 0, [0.08, 1.08, 3.08, 8.08].map(Math.log)],
  ['log-ct-orig', 0, [1, 2, 4, 9].map(Math.log)],
  ['log-gii', 0, [1, 2, 4, 9].map(Math.log)],
  ['box-cox', 0, [1, 2, 4, 9].map(Math.log)],
  ['box-cox', 0.5, [0, 2 * (Math.SQRT2 - 1), 2, 4]],
  ['none', 0, [1, 2, 4, 9]],
])('%s with lambda %d', (transform, lambda, expected) => {
  const values = transformColumn(Float64Array.from([1, 2, 4, 9]), { transform, lambda })
  for (const [at, value] of expected.entries()) expect(values[at]).toBeCloseTo(value, 12)
})
test('log-ct-plus mirrors negative skew', () => {
  const values = transformColumn(Float64Array.from([-1, -2, -4, -9]), { transform: 'log-ct-plus', lambda: 0 })
  for (const [at, value] of [0.08, 1.08, 3.08, 8.08].entries()) expect(values[at]).toBeCloseTo(-Math.log(value), 12)
})

test('treatment keeps the order of units and says truly whether the test passes', () =>
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 4, maxLength: 20 }),
      fc.constantFrom('log-ct', 'log-ct-plus', 'log-ct-orig', 'box-cox'),
      (values, transform) => {
        const treated = treatColumn(Float64Array.from(values), { ...usual, skew: 0.7, kurtosis: 0.1, transform })
        for (let i = 0; i < values.length; i++)
          for (let j = 0; j < values.length; j++)
            if ((values[i] as number) > (values[j] as number))
              expect(treated.values[i]).toBeGreaterThanOrEqual(treated.values[j] as number)
        const { skew, kurtosis } = momentsOf(treated.values)
        expect(treated.passes).toBe(!(Math.abs(skew) >= 0.7 && kurtosis >= 0.1))
      },
    ),
  ))
