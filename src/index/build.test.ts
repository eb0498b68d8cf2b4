import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildIndex, compileIndex } from './build.ts'
import { buildFromSpec } from './build-report.ts'
import { pearson } from './correlation.ts'
import { rebuild } from './rebuild.ts'
import { sampleSpec } from './sample-spec.ts'

type Json = Readonly<Record<string, unknown>>
const sample = sampleSpec()
const data = sample['data'] as Json & {
  readonly units: readonly string[]
  readonly indicators: Readonly<Record<string, readonly (number | null)[]>>
}
const structure = sample['structure'] as readonly Json[]

const report = (spec: unknown) => {
  const built = buildFromSpec(spec)
  expect(built.ok ? '' : built.refusal.offences).toBe('')
  if (!built.ok) throw new Error('the spec holds')
  return built.value
}
const near = (value: number | null, digits = 9) => (value === null ? null : expect.closeTo(value, digits))

test('the whole sample by hand', () => {
  const { scores, ranks, weights, indicatorScores } = report(sample)
  // 1 + 99 (x − min)/(max − min): rd of C is 1 + 99·3/8, energy of C (less is better) 1 + 99·3/5
  const c = { rd: 1 + (99 * 3) / 8, patents: 1 + (99 * 10) / 50, energy: 1 + (99 * 3) / 5, cover: 1 + (99 * 10) / 30 }
  for (const [code, score] of Object.entries(c)) expect(indicatorScores[code]?.[2]).toBeCloseTo(score, 12)
  const innovation = (2 * c.rd + c.patents) / 3
  const green = (c.energy + c.cover) / 2
  expect(scores['innovation']?.[2]).toBeCloseTo(innovation, 12)
  expect(scores['green']?.[2]).toBeCloseTo(green, 12)
  expect(scores['index']?.[2]).toBeCloseTo((3 * innovation + green) / 4, 12)
  expect(ranks['index']).toEqual([6, 4, 5, 2, 1, 3])
  expect(weights['rd']).toEqual({ level: 1, weight: 2, effective: near(0.5) })
  expect(weights['energy']).toEqual({ level: 1, weight: 1, effective: 0.125 })
})

test('any method per node, then per level, then for all', () => {
  const { scores, indicatorScores } = report(
    sampleSpec({
      steps: [
        { step: 'normalise', method: 'min-max', range: [1, 100] },
        {
          step: 'aggregate',
          method: 'arithmetic',
          levels: { 2: { method: 'geometric' } },
          nodes: { green: { method: 'harmonic' } },
        },
      ],
    }),
  )
  const [rd, patents, energy, cover] = ['rd', 'patents', 'energy', 'cover'].map(
    code => indicatorScores[code]?.[1] as number,
  ) as [number, number, number, number]
  expect(scores['innovation']?.[1]).toBeCloseTo((rd * rd * patents) ** (1 / 3), 10)
  expect(scores['green']?.[1]).toBeCloseTo(2 / (1 / energy + 1 / cover), 10)
  expect(scores['index']?.[1]).toBeCloseTo(
    (3 * (scores['innovation']?.[1] as number) + (scores['green']?.[1] as number)) / 4,
    10,
  )
})

describe('invariance', () => {
  const permutation = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 })
  const everyStep = sampleSpec({
    steps: [
      { step: 'denominate' },
      { step: 'impute', method: 'nearest', neighbours: 2 },
      { step: 'treat', skew: 0.5, kurtosis: 0 },
      { step: 'normalise', method: 'min-max', range: [1, 100] },
      { step: 'weight', method: 'entropy' },
      { step: 'aggregate', method: 'geometric', nodes: { index: { method: 'mazziotta-pareto' } } },
    ],
    data: { ...data, indicators: { ...data.indicators, rd: [1, 2, null, 9, 6, 3] } },
  })
  const shuffled = (spec: Json, order: readonly number[]): Json => {
    const own = spec['data'] as typeof data & { readonly denominators: Json; readonly groups: Json }
    const turn = (table: Json) =>
      Object.fromEntries(
        Object.entries(table).map(([code, column]) => [code, order.map(row => (column as readonly unknown[])[row])]),
      )
    return {
      ...spec,
      data: {
        units: order.map(row => own.units[row]),
        indicators: turn(own.indicators),
        denominators: turn(own.denominators),
        groups: turn(own.groups),
      },
    }
  }
  test.each([
    ['the sample', sample],
    ['every step', everyStep],
  ])('rows of %s in any order', (_, spec) => {
    const { scores, ranks } = report(spec)
    fc.assert(
      fc.property(permutation, order => {
        const other = report(shuffled(spec, order))
        expect(other.scores['index']).toEqual(order.map(row => near(scores['index']?.[row] ?? null)))
        expect(other.ranks['index']).toEqual(order.map(row => ranks['index']?.[row] ?? null))
      }),
      { numRuns: 30 },
    )
  })
  test('nodes in any order', () => {
    const { scores } = report(everyStep)
    fc.assert(
      fc.property(fc.shuffledSubarray([...structure], { minLength: structure.length }), nodes => {
        expect(report({ ...everyStep, structure: nodes }).scores['index']).toEqual(
          (scores['index'] ?? []).map(score => near(score)),
        )
      }),
      { numRuns: 30 },
    )
  })
  test('other names for units and nodes', () => {
    const text = JSON.stringify(everyStep)
      .replaceAll('"rd"', '"指标一"')
      .replaceAll('"green"', '"绿色"')
      .replaceAll('"A"', '"甲"')
    expect(report(JSON.parse(text)).scores['index']).toEqual(report(everyStep).scores['index'])
  })
  test('another unit of measure, and weights on another scale', () => {
    const { scores } = report(sample)
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 }),
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 1, max: 9 }),
        (scale, shift, factor) => {
          const indicators = {
            ...data.indicators,
            rd: (data.indicators['rd'] ?? []).map(value => (value ?? 0) * scale + shift),
          }
          const nodes = structure.map(node =>
            node['parent'] === 'innovation' ? { ...node, weight: (node['weight'] as number) * factor } : node,
          )
          expect(report(sampleSpec({ data: { ...data, indicators }, structure: nodes })).scores['index']).toEqual(
            (scores['index'] ?? []).map(score => near(score)),
          )
        },
      ),
      { numRuns: 40 },
    )
  })
})

test('a better value never worsens the own rank, a worse one never betters it', () =>
  fc.assert(
    fc.property(
      fc.constantFrom('rd', 'patents', 'energy', 'cover'),
      fc.nat({ max: 5 }),
      fc.integer({ min: 1, max: 30 }),
      fc.boolean(),
      (code, row, rise, isBetter) => {
        const sign = (code === 'energy' ? -1 : 1) * (isBetter ? 1 : -1)
        const column = (data.indicators[code] ?? []).map((value, at) => (at === row ? (value ?? 0) + sign * rise : value))
        // Posts of their own keep the others where they are: under min-max one unit's rise moves all.
        const steps = [
          { step: 'normalise', method: 'goalposts', goalposts: [-100, 200], clamp: false },
          { step: 'aggregate', method: 'arithmetic' },
        ]
        const before = report(sampleSpec({ steps })).ranks['index']?.[row] as number
        const after = report(sampleSpec({ steps, data: { ...data, indicators: { ...data.indicators, [code]: column } } }))
          .ranks['index']?.[row] as number
        if (isBetter) expect(after).toBeLessThanOrEqual(before)
        else expect(after).toBeGreaterThanOrEqual(before)
      },
    ),
  ))

describe('panel', () => {
  const panel = (steps: readonly Json[]) =>
    sampleSpec({
      data: {
        units: ['A', 'B', 'C', 'A', 'B', 'C'],
        times: [2021, 2021, 2021, 2022, 2022, 2022],
        indicators: data.indicators,
      },
      steps: [...steps, { step: 'aggregate', method: 'arithmetic' }],
    })
  test('ranks are those of each year, scores comparable between years', () => {
    const { scores, ranks, trends } = report(panel([{ step: 'normalise', method: 'min-max', range: [1, 100] }]))
    expect(scores['index']).toEqual(report(sample).scores['index'])
    expect(ranks['index']).toEqual([3, 1, 2, 2, 1, 3])
    expect(trends).toHaveLength(3)
  })
  test('each year by itself', () => {
    const { indicatorScores } = report(panel([{ step: 'normalise', method: 'min-max', range: [1, 100], within: 'time' }]))
    expect(indicatorScores['rd']).toEqual([1, 34, 100, 100, 50.5, 1].map(score => near(score)))
  })
  test('Copeland compares inside a year', () => {
    const { scores } = report({
      ...panel([]),
      steps: [
        { step: 'normalise', method: 'none' },
        { step: 'aggregate', method: 'copeland' },
      ],
    })
    for (const rows of [
      [0, 1, 2],
      [3, 4, 5],
    ])
      expect(rows.reduce((sum, row) => sum + (scores['index']?.[row] as number), 0)).toBe(0)
  })
})

test('a result carries its recipe and is built again from it', () => {
  const spec = sampleSpec({
    steps: [
      { step: 'screen', minAvailable: 0.5 },
      { step: 'denominate', scale: 10 },
      { step: 'impute', method: 'mean', group: 'region' },
      { step: 'treat', winsorise: null, each: { rd: { force: 'winsorise', winsorise: 1 } } },
      {
        step: 'normalise',
        method: 'efficacy',
        goalposts: [0, 100],
        each: { energy: { method: 'distance-to-target', scaleTo: [1, 2] }, rd: { method: 'z-score', mean: 50 } },
      },
      {
        step: 'weight',
        method: 'equal',
        nodes: {
          index: {
            method: 'ahp',
            children: ['green', 'innovation'],
            matrix: [
              [1, 2],
              [0.5, 1],
            ],
          },
        },
      },
      { step: 'aggregate', method: 'generalised', power: 0.5, nodes: { index: { method: 'mean-min', alpha: 0.5, beta: 1 } } },
    ],
    output: { data: true, rankWithin: ['region'] },
    analysis: {},
  })
  const first = report(spec)
  const json = JSON.parse(JSON.stringify(first)) as typeof first
  expect(rebuild(json.recipe)).toEqual({ ok: true, value: json })
})

test('a build needs no more than typed columns', () => {
  const compiled = compileIndex(
    sampleSpec({
      data: {
        ...data,
        indicators: Object.fromEntries(
          Object.entries(data.indicators).map(([code, column]) => [code, Float64Array.from(column as readonly number[])]),
        ),
      },
    }),
  )
  const built = compiled.ok ? buildIndex(compiled.value) : compiled
  expect(built.ok && [...(built.value.ranks.at(-1) ?? [])]).toEqual([6, 4, 5, 2, 1, 3])
})

test('a level weighted so that its nodes stand to the root as wanted; the recipe rebuilds it', () => {
  const optimise = { method: 'balance', level: 2, shares: { innovation: 3, green: 2 } }
  const found = report(
    sampleSpec({
      steps: [
        { step: 'normalise', method: 'min-max', range: [1, 100] },
        { step: 'weight', method: 'equal', optimise },
        { step: 'aggregate', method: 'arithmetic' },
      ],
    }),
  )
  const r = ['innovation', 'green'].map(code =>
    pearson(
      Float64Array.from(found.scores[code] as readonly number[]),
      Float64Array.from(found.scores['index'] as readonly number[]),
    ),
  )
  const sum = r.reduce((total, part) => total + part, 0)
  expect(r.map(part => part / sum)).toEqual([0.6, 0.4].map(share => expect.closeTo(share, 5)))
  expect(rebuild(JSON.parse(JSON.stringify(found.recipe)))).toMatchObject({ ok: true, value: { scores: found.scores } })
})

test('a logarithm that is not defined for a value is named, never missing', () => {
  const built = buildFromSpec(
    sampleSpec({
      data: { ...data, indicators: { ...data.indicators, rd: [-9, -8, -7, -6, -5.5, -5] } },
      steps: [
        { step: 'treat', transform: 'log-gii', each: {}, force: 'transform' },
        { step: 'normalise', method: 'min-max', range: [1, 100] },
        { step: 'aggregate', method: 'arithmetic' },
      ],
    }),
  )
  expect(built).toMatchObject({
    ok: false,
    refusal: { code: 'transform_undefined', where: 'steps[0]', details: { code: 'rd' } },
  })
})

test('denominators with a scale of their own; trends of every node; who outranks whom', () => {
  const found = report(
    sampleSpec({
      data: {
        units: ['A', 'B', 'A', 'B'],
        times: [2020, 2020, 2021, 2021],
        indicators: { rd: [1, 2, 3, 2], patents: [10, 20, 20, 30], energy: [5, 4, 3, 6], cover: [1, 2, 3, 4] },
        denominators: { people: [1, 2, 1, 2] },
      },
      steps: [
        { step: 'denominate', by: { rd: 'people' }, scale: 10, scales: { rd: 1000 } },
        { step: 'normalise', method: 'min-max' },
        { step: 'aggregate', method: 'arithmetic' },
      ],
      analysis: { outranking: ['green'] },
    }),
  )
  expect(found.steps[0]?.data?.['rd']).toEqual([1000, 1000, 3000, 1000])
  expect(found.steps[0]?.data?.['patents']).toEqual([100, 100, 200, 150])
  expect(found.trendsByNode?.['rd']).toEqual([
    { unit: 'A', growthRate: 2, changeShare: 2, points: 2 },
    { unit: 'B', growthRate: 0, changeShare: 0, points: 2 },
  ])
  expect(found.trendsByNode?.['index']).toEqual(found.trends)
  // In 2021 A uses less energy, B covers more.
  expect(found.analysis).toMatchObject({
    outranking: [
      {
        code: 'green',
        units: ['A', 'B'],
        matrix: [
          [0, 0.5],
          [0.5, 0],
        ],
        dominantPairs: 0,
      },
    ],
    availabilityByNode: { index: [1, 1, 1, 1] },
  })
})
