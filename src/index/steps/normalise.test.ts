import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseMethods, type Normaliser } from '../spec.ts'
import { type NormaliseContext, normaliseColumn } from './normalise.ts'

const plain: Normaliser = {
  method: 'min-max',
  range: [0, 100],
  mean: 0,
  sd: 1,
  goalposts: null,
  factor: 1,
  clamp: false,
  reference: null,
  target: null,
  ties: 'min',
  base: 60,
  span: 40,
  scaleTo: null,
  within: 'all',
}
const context: NormaliseContext = { direction: 1, goalposts: null, target: null, reference: NaN }
/** Equal within the tolerance; missing equals missing. */
const near = (value: number, digits = 12) => (Number.isNaN(value) ? value : expect.closeTo(value, digits))
const four = Float64Array.from([2, 4, 6, 10])
const sd = Math.sqrt((3.5 ** 2 + 1.5 ** 2 + 0.5 ** 2 + 4.5 ** 2) / 3)

/** Four numbers, mean 5.5, each method by hand. */
test.each<[string, Partial<Normaliser>, Partial<NormaliseContext>, readonly number[]]>([
  ['min-max', {}, {}, [0, 25, 50, 100]],
  ['min-max to 1–5', { range: [1, 5] }, {}, [1, 2, 3, 5]],
  ['min-max, less is better', {}, { direction: -1 }, [100, 75, 50, 0]],
  ['z-score', { method: 'z-score' }, {}, [-3.5 / sd, -1.5 / sd, 0.5 / sd, 4.5 / sd]],
  ['z-score to mean 50, sd 10', { method: 'z-score', mean: 50, sd: 10 }, {}, [-35, -15, 5, 45].map(x => 50 + x / sd)],
  ['scaled', { method: 'scaled', goalposts: [0, 20], factor: 100 }, {}, [10, 20, 30, 50]],
  ['scaled, less is better', { method: 'scaled', goalposts: [0, 20], factor: 100 }, { direction: -1 }, [90, 80, 70, 50]],
  ['distance to maximum', { method: 'distance-to-max' }, {}, [0, 0.25, 0.5, 1]],
  ['distance to reference', { method: 'distance-to-reference', reference: 'r' }, { reference: 6 }, [0, 0.5, 1, 2]],
  [
    'distance to reference, clamped',
    { method: 'distance-to-reference', reference: 'r', clamp: true },
    { reference: 6 },
    [0, 0.5, 1, 1],
  ],
  ['distance to target', { method: 'distance-to-target' }, { target: 12 }, [0, 0.2, 0.4, 0.8]],
  ['distance to target, less is better', { method: 'distance-to-target' }, { target: 0, direction: -1 }, [0.8, 0.6, 0.4, 0]],
  [
    'own target before the one of the structure',
    { method: 'distance-to-target', target: 18 },
    { target: 12 },
    [0, 0.125, 0.25, 0.5],
  ],
  ['fraction of maximum', { method: 'fraction-of-max' }, {}, [0.2, 0.4, 0.6, 1]],
  ['rank', { method: 'rank' }, {}, [1, 2, 3, 4]],
  ['rank, less is better', { method: 'rank' }, { direction: -1 }, [4, 3, 2, 1]],
  ['Borda', { method: 'borda' }, {}, [0, 1, 2, 3]],
  ['percentile rank', { method: 'percentile-rank' }, {}, [0, 1 / 3, 2 / 3, 1]],
  ['percentile rank mapped to 1–10', { method: 'percentile-rank', scaleTo: [1, 10] }, {}, [1, 4, 7, 10]],
  ['goalposts', { method: 'goalposts', clamp: true }, { goalposts: [4, 8] }, [0, 0, 0.5, 1]],
  ['goalposts, open', { method: 'goalposts' }, { goalposts: [4, 8] }, [-0.5, 0, 0.5, 1.5]],
  [
    'goalposts, less is better',
    { method: 'goalposts', factor: 100, clamp: true },
    { goalposts: [4, 8], direction: -1 },
    [100, 100, 50, 0],
  ],
  ['efficacy coefficient', { method: 'efficacy' }, { goalposts: [2, 10] }, [60, 70, 80, 100]],
  ['none', { method: 'none' }, {}, [2, 4, 6, 10]],
  ['none, less is better', { method: 'none' }, { direction: -1 }, [-2, -4, -6, -10]],
])('%s', (_, normaliser, more, expected) => {
  const scores = normaliseColumn(four, { ...plain, ...normaliser }, { ...context, ...more })
  expect([...scores]).toEqual(expected.map(score => near(score)))
})

const methods = normaliseMethods.map(method => ({ ...plain, method, goalposts: [-50, 50] as const, target: 60 }))
const marks = { ...context, reference: 55 }
const columns = fc.array(
  fc.oneof({ weight: 9, arbitrary: fc.integer({ min: -40, max: 40 }) }, { weight: 1, arbitrary: fc.constant(NaN) }),
  { minLength: 3, maxLength: 12 },
)

describe.each(methods)('$method', normaliser => {
  const scoresOf = (values: readonly number[], direction: 1 | -1 = 1) =>
    normaliseColumn(Float64Array.from(values), normaliser, { ...marks, direction, reference: direction * 55 })
  test('missing stays missing and nothing else becomes it', () =>
    fc.assert(
      fc.property(columns, values => {
        fc.pre(new Set(values.filter(value => !Number.isNaN(value))).size > 1)
        const scores = scoresOf(values)
        // With the maximum at zero a fraction of it does not exist for anyone.
        fc.pre(normaliser.method !== 'fraction-of-max' || Math.max(...values.filter(value => !Number.isNaN(value))) > 0)
        for (const [at, value] of values.entries()) expect(Number.isNaN(scores[at])).toBe(Number.isNaN(value))
      }),
    ))
  test('more is never worse', () =>
    fc.assert(
      fc.property(columns, values => {
        const scores = scoresOf(values)
        fc.pre(normaliser.method !== 'fraction-of-max' || Math.max(...values.filter(value => !Number.isNaN(value))) > 0)
        for (let i = 0; i < values.length; i++)
          for (let j = 0; j < values.length; j++)
            if ((values[i] as number) > (values[j] as number) && scores[i] === scores[i] && scores[j] === scores[j])
              expect(scores[i]).toBeGreaterThanOrEqual(scores[j] as number)
      }),
    ))
})

describe('another unit of measure gives the same scores', () => {
  test.each(
    normaliseMethods.filter(
      method =>
        !['none', 'scaled', 'goalposts', 'efficacy', 'distance-to-target', 'distance-to-reference', 'fraction-of-max'].includes(
          method,
        ),
    ),
  )('%s', method =>
    fc.assert(
      fc.property(columns, fc.integer({ min: 1, max: 9 }), fc.integer({ min: -9, max: 9 }), (values, scale, shift) => {
        const normaliser = { ...plain, method }
        const scores = normaliseColumn(Float64Array.from(values), normaliser, context)
        const other = normaliseColumn(
          Float64Array.from(values, value => value * scale + shift),
          normaliser,
          context,
        )
        expect([...other]).toEqual(Array.from(scores, score => near(score, 9)))
      }),
    ),
  )
})
