import { describe, expect, test } from 'vitest'
import { compileIndex } from './build.ts'
import { createSampler, drawn, planDraws } from './draws.ts'
import { momentsOf, quantile } from './moments.ts'
import { rebuildUncertainty } from './rebuild.ts'
import { sampleSpec } from './sample-spec.ts'
import { indicesOf } from './sensitivity.ts'
import { addTally, rankSummary } from './tally.ts'
import { openUncertainty, runUncertainty, uncertaintyFromSpec } from './uncertainty.ts'

type Json = Readonly<Record<string, unknown>>
const sample = sampleSpec()
const data = sample['data'] as Json
const indicators = data['indicators'] as Readonly<Record<string, readonly (number | null)[]>>
const noise = { name: 'weights', kind: 'weight-noise', factor: 0.25 }
const methods = {
  name: 'aggregation',
  kind: 'choice',
  step: 'aggregate',
  options: [{ method: 'arithmetic' }, { method: 'geometric' }],
}
const scale = {
  name: 'normalisation',
  kind: 'choice',
  step: 'normalise',
  options: [{ method: 'min-max', range: [1, 100] }, { method: 'rank' }],
}

function open(uncertainty: Json, more: Json = {}) {
  const compiled = compileIndex(sampleSpec({ ...more, uncertainty }))
  expect(compiled.ok ? '' : compiled.refusal.offences).toBe('')
  const opened = compiled.ok ? openUncertainty(compiled.value) : compiled
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal))
  return opened.value
}
const report = (uncertainty: Json, more: Json = {}) => runUncertainty(open(uncertainty, more))

describe('draws', () => {
  test.each([
    [{ kind: 'uniform', range: [2, 6] } as const, 0.25, 3],
    [{ kind: 'normal', mean: 10, sd: 2 } as const, 0.5, 10],
    [{ kind: 'triangular', range: [0, 10], mode: 5 } as const, 0.5, 5],
    [{ kind: 'triangular', range: [0, 10], mode: 0 } as const, 0.75, 5],
    [{ kind: 'triangular', range: [0, 10], mode: 10 } as const, 0.25, 5],
  ])('%j at %d is %d', (distribution, u, value) => expect(drawn(distribution, u)).toBeCloseTo(value, 9))
  test.each(['random', 'sobol'] as const)('%s: a point depends on seed and number alone', sampling => {
    const point = (seed: number, at: number, sample: 0 | 1 = 0) => {
      const u = new Float64Array(400)
      createSampler(sampling, seed, 400, 2)(at, sample, u)
      return [...u]
    }
    expect(point(1, 7)).toEqual(point(1, 7))
    expect(point(1, 7)).not.toEqual(point(2, 7))
    expect(point(1, 7)).not.toEqual(point(1, 7, 1))
    expect(point(1, 7).every(u => u > 0 && u < 1)).toBe(true)
  })
  test('a low-discrepancy mean is closer than a random one', () => {
    const error = (sampling: 'random' | 'sobol') => {
      const errors = [1, 2, 3, 4, 5, 6, 7, 8].map(seed => {
        const sampler = createSampler(sampling, seed, 4, 1)
        const u = new Float64Array(4)
        let sum = 0
        for (let at = 0; at < 256; at++) {
          sampler(at, 0, u)
          sum += u.reduce((product, part) => product * (part + 0.5), 1)
        }
        return Math.abs(sum / 256 - 1)
      })
      return Math.max(...errors)
    }
    expect(error('sobol')).toBeLessThan(error('random') / 3)
  })
  test('every assumption has coordinates of its own', () => {
    const compiled = compileIndex(
      sampleSpec({
        uncertainty: {
          assumptions: [noise, methods, { name: 'errors', kind: 'measurement-error', relative: 0.1, absolute: 1 }],
        },
      }),
    )
    if (!compiled.ok) throw new Error('the spec holds')
    const plan = planDraws(compiled.value, compiled.value.spec.uncertainty?.assumptions ?? [], null)
    expect(plan.spans.map(({ assumption, start, count }) => [assumption.name, start, count])).toEqual([
      ['weights', 1, 6],
      ['aggregation', 0, 1],
      ['errors', 7, 48],
    ])
    expect(plan.dimensions).toBe(55)
  })
})

describe('replications', () => {
  test('nothing uncertain moves nothing', () => {
    const { units } = report({ replications: 20, assumptions: [{ ...noise, factor: 0 }] })
    for (const { nominal, rank, score } of units) {
      expect([rank.min, rank.max, rank.mean, rank.sd]).toEqual([nominal.rank, nominal.rank, nominal.rank, 0])
      expect(score.mean).toBeCloseTo(nominal.score as number, 9)
    }
  })
  test('a choice of two methods is met about half the time each', () => {
    const { units } = report({ replications: 4_096, sampling: 'sobol', acceptability: true, assumptions: [methods] })
    const sizes = units.flatMap(({ acceptability }) => (acceptability ?? []).filter(share => share > 0 && share < 1))
    expect(sizes.length).toBeGreaterThan(0)
    for (const share of sizes) expect(share).toBeCloseTo(0.5, 3)
  })
  test('rank interval, chance of the top and acceptability agree', () => {
    const { units, replications } = report({
      replications: 500,
      topRanks: [1, 3, 6],
      acceptability: true,
      assumptions: [noise, methods, scale],
    })
    expect(replications).toEqual({ asked: 500, done: 500, failed: 0 })
    for (const { rank, top, acceptability = [] } of units) {
      expect(acceptability.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
      expect(top['6']).toBe(1)
      expect(top['3']).toBeCloseTo(
        acceptability.slice(0, 3).reduce((sum, share) => sum + share, 0),
        12,
      )
      expect(rank.low).toBeLessThanOrEqual(rank.median as number)
      expect(rank.high).toBeLessThanOrEqual(rank.max as number)
      expect(rank.mean).toBeCloseTo(
        acceptability.reduce((sum, share, at) => sum + share * (at + 1), 0),
        9,
      )
    }
  })
  test('the unit in focus is ahead of each other as often as the draws say', () => {
    const { units } = report({ replications: 256, sampling: 'sobol', focus: 'C', assumptions: [noise, scale] })
    for (const { unit, behindFocus, rank } of units) {
      if (unit === 'C') expect(behindFocus).toBe(0)
      else if ((rank.min as number) > (units[2]?.rank.max as number)) expect(behindFocus).toBe(1)
      else if ((rank.max as number) < (units[2]?.rank.min as number)) expect(behindFocus).toBe(0)
    }
    // ranks count who is ahead: 1 + Σ chance of being behind
    const chances = units.reduce((sum, { behindFocus }) => sum + (1 - (behindFocus ?? 0)), 0)
    expect(units[2]?.rank.mean).toBeCloseTo(chances, 9)
  })
  test('quantiles of ranks are those of the list of ranks', () => {
    const index = open({ replications: 101, assumptions: [noise, scale] })
    const sampler = createSampler('random', 1, index.dimensions, 1)
    const u = new Float64Array(index.dimensions)
    const lists = index.replicator.units.map(() => new Float64Array(101))
    for (let at = 0; at < 101; at++) {
      sampler(at, 0, u)
      index.replicator.run(u)
      for (const [unit, list] of lists.entries()) list[at] = index.replicator.ranks[unit] as number
    }
    const tally = index.runPart(0, 101)
    for (const [unit, list] of lists.entries()) {
      const summary = rankSummary(tally, unit, [0.05, 0.95])
      expect(summary.low).toBeCloseTo(quantile(list, 0.05), 12)
      expect(summary.high).toBeCloseTo(quantile(list, 0.95), 12)
      expect(summary.sd).toBeCloseTo(momentsOf(list).sd, 9)
    }
  })
  test('parts add up to the whole, as two workers would do it', () => {
    const index = open({ replications: 300, sampling: 'sobol', assumptions: [noise, methods] })
    const whole = index.runPart(0, 300)
    const part = index.runPart(0, 113)
    addTally(part, index.runPart(113, 300))
    expect(part.histogram).toEqual(whole.histogram)
    expect(part.runs).toBe(300)
  })
  test('the same seed gives the same report, another one another', () => {
    const spec = (seed: number) => ({
      seed,
      replications: 200,
      assumptions: [noise, scale],
      sensitivity: { base: 32, bootstrap: 20 },
      leaveOneOut: true,
    })
    const first = report(spec(1))
    expect(report(spec(1))).toEqual(first)
    expect(report(spec(2)).units).not.toEqual(first.units)
    expect(rebuildUncertainty(JSON.parse(JSON.stringify(first.recipe)))).toEqual({ ok: true, value: first })
  })
  test('a failed run is counted and named, never silent', () => {
    const bad = {
      name: 'scale',
      kind: 'choice',
      step: 'normalise',
      options: [{ method: 'min-max', range: [1, 100] }, { method: 'z-score' }],
      probabilities: [0.75, 0.25],
    }
    const { replications, failures, units } = report({
      replications: 1_024,
      sampling: 'sobol',
      assumptions: [bad, methods],
      sensitivity: { base: 64, bootstrap: 0 },
    })
    expect(replications.failed).toBeGreaterThan(100)
    expect(replications.done + replications.failed).toBe(1_024)
    expect(failures).toEqual([
      expect.objectContaining({ code: 'geometric_not_positive', where: 'aggregate.innovation', count: replications.failed }),
    ])
    expect(units[0]?.missingRuns).toBe(0)
  })
  test('values known as a range: the competitor is ranked by a chance', () => {
    const unknown = { ...data, indicators: { ...indicators, rd: [null, 2, 4, 9, 6, 3] } }
    const value = { name: 'rd of A', kind: 'value', unit: 'A', indicator: 'rd', distribution: { range: [0, 20] } }
    const { units } = report({ replications: 512, sampling: 'sobol', topRanks: [1], assumptions: [value] }, { data: unknown })
    expect(units[0]?.rank.min).toBeLessThan(units[0]?.rank.max as number)
    // the middle of the range stands for it in the nominal index
    expect(units[0]?.nominal.score).not.toBeNull()
  })
  test('missing values are drawn from reported ones, errors scatter what is reported', () => {
    const gaps = { ...data, indicators: { ...indicators, rd: [null, 2, 4, 9, 6, 3] } }
    const missing = report({ replications: 256, assumptions: [{ name: 'gaps', kind: 'missing-values' }] }, { data: gaps })
    expect(missing.units[0]?.score.sd).toBeGreaterThan(0)
    const scattered = report({
      replications: 256,
      assumptions: [{ name: 'errors', kind: 'measurement-error', indicators: ['rd'], relative: 0.2 }],
    })
    expect(scattered.units[2]?.score.sd).toBeGreaterThan(0)
  })
  test('steps that look across columns are prepared again as a whole', () => {
    const steps = [
      { step: 'impute', method: 'nearest' },
      { step: 'normalise', method: 'min-max', range: [1, 100] },
      { step: 'aggregate', method: 'arithmetic' },
    ]
    const gaps = { ...data, indicators: { ...indicators, rd: [null, 2, 4, 9, 6, 3] } }
    const moved = report(
      { replications: 64, assumptions: [{ name: 'cover', kind: 'measurement-error', indicators: ['cover'], absolute: 30 }] },
      { steps, data: gaps },
    )
    expect(moved.units[0]?.score.sd).toBeGreaterThan(0)
  })
  test('a unit screened out in some runs has no rank there', () => {
    const steps = [{ step: 'screen', minAvailable: 0.5 }, ...(sample['steps'] as readonly Json[])]
    const screens = {
      name: 'screening',
      kind: 'choice',
      step: 'screen',
      options: [{ minAvailable: 0.5 }, { minAvailable: 0.9 }],
    }
    const gaps = { ...data, indicators: { ...indicators, rd: [null, 2, 4, 9, 6, 3] } }
    const { units } = report({ replications: 128, sampling: 'sobol', assumptions: [screens] }, { steps, data: gaps })
    expect(units[0]?.missingRuns).toBe(64)
    expect(units[1]?.missingRuns).toBe(0)
  })
  test('a panel is ranked at the time asked for', () => {
    const panel = { ...data, units: ['A', 'B', 'C', 'A', 'B', 'C'], times: [1, 1, 1, 2, 2, 2] }
    const ranksAt = (time: number | null) =>
      report({ replications: 10, assumptions: [{ ...noise, factor: 0 }], time }, { data: panel }).units.map(
        ({ unit, rank }) => [unit, rank.median],
      )
    expect(ranksAt(1)).toEqual([
      ['A', 3],
      ['B', 1],
      ['C', 2],
    ])
    expect(ranksAt(null)).toEqual(ranksAt(2))
  })
  test.each<[string, Json]>([
    ['a number of a data step', { step: 'normalise', field: 'range[0]', distribution: { range: [1, 50] } }],
    ['a number of the aggregation', { step: 'aggregate', field: 'power', distribution: { range: [-1, 2], mode: 1 } }],
  ])('%s varies without steps', (_, parameter) => {
    const steps = [
      { step: 'normalise', method: 'min-max', range: [1, 100] },
      { step: 'aggregate', method: 'generalised', power: 1 },
    ]
    const { units, recipe } = report(
      { replications: 64, sampling: 'sobol', assumptions: [{ name: 'p', kind: 'parameter', ...parameter }] },
      { steps },
    )
    expect(units[0]?.score.sd).toBeGreaterThan(0)
    expect(rebuildUncertainty(recipe)).toMatchObject({ ok: true, value: { units } })
  })
  test('convergence: the mean rank settles', () => {
    const { convergence } = report({ replications: 4_000, sampling: 'sobol', assumptions: [noise, scale] })
    expect(convergence).toHaveLength(9)
    expect(convergence.at(-1)?.meanRankShift).toBeLessThan(0.02)
    expect(convergence.at(-1)?.runs).toBe(4_000)
  })
  test('leave one out: without the only strong indicator the leader falls', () => {
    const left = report({ replications: 1, assumptions: [noise], leaveOneOut: true }).leaveOneOut as readonly {
      readonly code: string
      readonly meanRankShift: number
    }[]
    expect(left.map(({ code }) => code).toSorted()).toEqual(['cover', 'energy', 'green', 'innovation', 'patents', 'rd'])
    expect(left.map(({ meanRankShift }) => meanRankShift)).toEqual(
      left.map(({ meanRankShift }) => meanRankShift).toSorted((a, b) => b - a),
    )
  })
})

describe('Sobol indices', () => {
  /** y = 1 + 2 a + b + 4 (a − ½)(c − ½): shares of variance 4/12, 1/12 and 16/144. */
  const model = ([a = 0, b = 0, c = 0]: readonly number[]) => 1 + 2 * a + b + 4 * (a - 0.5) * (c - 0.5)
  const variance = 4 / 12 + 1 / 12 + 16 / 144
  const rows = 4_096
  const values = (sampling: 'random' | 'sobol') => {
    const sampler = createSampler(sampling, 3, 3, 2)
    const [a, b] = [new Float64Array(3), new Float64Array(3)]
    const out = new Float64Array(rows * 5)
    for (let row = 0; row < rows; row++) {
      sampler(row, 0, a)
      sampler(row, 1, b)
      out[row * 5] = model([...a])
      out[row * 5 + 1] = model([...b])
      for (let k = 0; k < 3; k++) out[row * 5 + 2 + k] = model(Array.from(a, (u, at) => (at === k ? (b[at] as number) : u)))
    }
    return out
  }
  const all = Array.from({ length: rows }, (_, row) => row)
  test.each<['random' | 'sobol', number]>([
    ['sobol', 0.01],
    ['random', 0.06],
  ])('of a known function from %s points, within %d', (sampling, tolerance) => {
    const found = indicesOf(values(sampling), all, ['a', 'b', 'c'], { bootstrap: 50, seed: 1 })
    expect(Math.abs(found.variance - variance)).toBeLessThan(0.02)
    const shares = [
      [4 / 12, 4 / 12 + 16 / 144],
      [1 / 12, 1 / 12],
      [0, 16 / 144],
    ] as const
    for (const [k, [first, total]] of shares.entries()) {
      const index = found.indices[k]
      expect(Math.abs((index?.first as number) - first / variance)).toBeLessThan(tolerance)
      expect(Math.abs((index?.total as number) - total / variance)).toBeLessThan(tolerance)
      expect(index?.totalInterval?.[0]).toBeLessThanOrEqual(index?.total as number)
      expect(index?.totalInterval?.[1]).toBeGreaterThanOrEqual(index?.total as number)
    }
  })
  test('centring removes noise that the mean adds', () => {
    const noisy = values('random').map(value => value + 50)
    const { indices } = indicesOf(noisy, all, ['a', 'b', 'c'], { bootstrap: 0, seed: 1 })
    expect(Math.abs(indices[2]?.first as number)).toBeLessThan(Math.abs(indices[2]?.firstUncentred as number))
    expect(indices[0]?.firstInterval).toBeNull()
  })
  test('nothing moves: every share is zero', () => {
    const { indices } = indicesOf(new Float64Array(8 * 3).fill(2), [0, 1, 2, 3, 4, 5, 6, 7], ['a'], { bootstrap: 10, seed: 1 })
    expect(indices[0]).toMatchObject({ first: 0, total: 0 })
  })
  test('an assumption without effect has no share, of a unit as of all', () => {
    const idle = { name: 'idle', kind: 'weight-noise', factor: 0 }
    const outputs = [{ kind: 'rank-shift' }, { kind: 'score', unit: 'C' }, { kind: 'rank', unit: 'C' }]
    const { sensitivity } = report({
      replications: 1,
      sampling: 'sobol',
      assumptions: [noise, idle, methods],
      sensitivity: { base: 128, bootstrap: 20, outputs },
    })
    const { results, runs, failedRows } = sensitivity as {
      results: readonly { indices: readonly { assumption: string; total: number }[] }[]
      runs: number
      failedRows: number
    }
    expect([runs, failedRows, results.length]).toEqual([640, 0, 3])
    for (const { indices } of results) expect(indices.find(({ assumption }) => assumption === 'idle')?.total).toBe(0)
  })
})

test('a spec without assumptions is refused', () =>
  expect(uncertaintyFromSpec(sample)).toMatchObject({ ok: false, refusal: { code: 'field_missing', where: 'uncertainty' } }))
