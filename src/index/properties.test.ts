import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildFromSpec } from './build-report.ts'
import { sampleSpec } from './sample-spec.ts'
import type { Aggregator, Normaliser } from './spec.ts'

type Json = Readonly<Record<string, unknown>>
type Column = readonly (number | null)[]
const data = sampleSpec()['data'] as {
  readonly units: readonly string[]
  readonly indicators: Readonly<Record<string, Column>>
}
const structure = sampleSpec()['structure'] as readonly Json[]
const worse: Readonly<Record<string, 1 | -1>> = { energy: -1 }

/** Scores of every method end above zero, so that each mean can take them. */
const posts = { goalposts: [-200, 300] }
const normalisers = {
  'min-max': { range: [1, 100] },
  'z-score': { mean: 50, sd: 10 },
  scaled: posts,
  goalposts: { ...posts, clamp: false, factor: 100 },
  efficacy: posts,
  'distance-to-max': { scaleTo: [1, 2] },
  rank: {},
  'percentile-rank': { scaleTo: [1, 2] },
} as const satisfies Partial<Record<Normaliser['method'], Json>>
const aggregators = {
  arithmetic: {},
  sum: {},
  geometric: {},
  harmonic: {},
  generalised: { power: 2 },
  'mean-min': { alpha: 0.5, beta: 0.1 },
  'mazziotta-pareto': {},
  copeland: {},
  'benefit-of-doubt': {},
} as const satisfies Record<Aggregator['method'], Json>
type Normalise = keyof typeof normalisers
type Aggregate = keyof typeof aggregators

/** Copeland counts may be zero or negative: it stands at the top, over means. */
const stepsOf = (normalise: Normalise, aggregate: Aggregate): readonly Json[] => [
  { step: 'normalise', method: normalise, ...normalisers[normalise] },
  aggregate === 'copeland'
    ? { step: 'aggregate', method: 'arithmetic', nodes: { index: { method: 'copeland' } } }
    : { step: 'aggregate', method: aggregate, ...aggregators[aggregate] },
]
const built = (steps: readonly Json[], indicators: Readonly<Record<string, Column>>, nodes = structure) => {
  const units = Array.from(indicators['rd'] ?? [], (_, at) => data.units[at] ?? `copy ${at}`)
  const found = buildFromSpec(sampleSpec({ steps, data: { units, indicators }, structure: nodes }))
  if (!found.ok) throw new Error(JSON.stringify(found.refusal))
  return { scores: found.value.scores['index'] as Column, ranks: found.value.ranks['index'] as Column }
}
const codes = Object.keys(data.indicators)
const near = (column: Column) => column.map(value => (value === null ? null : expect.closeTo(value, 7)))
const values = fc.record(
  Object.fromEntries(
    codes.map(code => [code, fc.uniqueArray(fc.integer({ min: 1, max: 90 }), { minLength: 6, maxLength: 6 })]),
  ),
)
const everyPair = (Object.keys(normalisers) as Normalise[]).flatMap(normalise =>
  (Object.keys(aggregators) as Aggregate[]).map(aggregate => [normalise, aggregate] as const),
)

describe('the order of rows tells nothing', () => {
  test.each(everyPair)('%s, %s', (normalise, aggregate) =>
    fc.assert(
      fc.property(values, fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), (indicators, order) => {
        const before = built(stepsOf(normalise, aggregate), indicators)
        const turned = Object.fromEntries(codes.map(code => [code, order.map(row => indicators[code]?.[row] as number)]))
        const after = built(stepsOf(normalise, aggregate), turned)
        expect(after.scores).toEqual(near(order.map(row => before.scores[row] as number)))
      }),
      { numRuns: 8 },
    ),
  )
})

describe('weights count against each other only', () => {
  const means = everyPair.filter(([, aggregate]) => aggregate !== 'sum' && aggregate !== 'benefit-of-doubt')
  test.each(means)('%s, %s', (normalise, aggregate) =>
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 9 }), (indicators, factor) => {
        const scaled = structure.map(node =>
          node['weight'] === undefined ? { ...node, weight: factor } : { ...node, weight: (node['weight'] as number) * factor },
        )
        expect(built(stepsOf(normalise, aggregate), indicators, scaled).scores).toEqual(
          near(built(stepsOf(normalise, aggregate), indicators).scores),
        )
      }),
      { numRuns: 8 },
    ),
  )
})

describe('another unit of measure changes nothing where the scale is drawn from the data', () => {
  const ownScale: readonly Normalise[] = ['min-max', 'z-score', 'distance-to-max', 'rank', 'percentile-rank']
  test.each(everyPair.filter(([normalise]) => ownScale.includes(normalise)))('%s, %s', (normalise, aggregate) =>
    fc.assert(
      fc.property(
        values,
        fc.constantFrom(...codes),
        fc.integer({ min: 1, max: 1_000 }),
        fc.integer({ min: -500, max: 500 }),
        (indicators, code, scale, shift) => {
          const other = { ...indicators, [code]: (indicators[code] as readonly number[]).map(value => value * scale + shift) }
          expect(built(stepsOf(normalise, aggregate), other).scores).toEqual(
            near(built(stepsOf(normalise, aggregate), indicators).scores),
          )
        },
      ),
      { numRuns: 8 },
    ),
  )
})

describe('who improves does not fall', () => {
  /** Posts of their own keep the others where they are; ranks move them one place at most, to the other side. */
  const still: readonly Normalise[] = ['scaled', 'goalposts', 'efficacy', 'rank', 'percentile-rank']
  /** A penalty for imbalance may outweigh a rise; min-max moves the others, which only sums bear. */
  const rising = everyPair.filter(
    ([normalise, aggregate]) =>
      aggregate !== 'mazziotta-pareto' &&
      aggregate !== 'benefit-of-doubt' &&
      (still.includes(normalise) || (normalise === 'min-max' && (aggregate === 'arithmetic' || aggregate === 'sum'))),
  )
  test.each(rising)('%s, %s', (normalise, aggregate) =>
    fc.assert(
      fc.property(
        values,
        fc.constantFrom(...codes),
        fc.nat({ max: 5 }),
        fc.integer({ min: 1, max: 60 }),
        (indicators, code, row, rise) => {
          const column = indicators[code] as readonly number[]
          const sign = worse[code] ?? 1
          const other = { ...indicators, [code]: column.map((value, at) => (at === row ? value + sign * rise : value)) }
          const before = built(stepsOf(normalise, aggregate), indicators).ranks[row] as number
          expect(built(stepsOf(normalise, aggregate), other).ranks[row]).toBeLessThanOrEqual(before)
        },
      ),
      { numRuns: 15 },
    ),
  )
})

describe('two alike stand alike', () => {
  test.each(everyPair)('%s, %s', (normalise, aggregate) =>
    fc.assert(
      fc.property(values, indicators => {
        const twice = Object.fromEntries(
          codes.map(code => [code, [...(indicators[code] as readonly number[]), indicators[code]?.[0] as number]]),
        )
        const { scores, ranks } = built(stepsOf(normalise, aggregate), twice)
        expect(scores[6]).toBe(scores[0])
        expect(ranks[6]).toBe(ranks[0])
      }),
      { numRuns: 8 },
    ),
  )
})
