import type { DrawPlan, Sampler } from './draws.ts'
import { quantile } from './moments.ts'
import { createStream } from './random.ts'
import type { Offence } from './offence.ts'
import type { Replicator } from './replicator.ts'
import type { SensitivityOutput } from './spec.ts'
import { countFailure } from './tally.ts'

/** How much of an output's variance one assumption explains. Intervals are 5–95 % of the bootstrap. */
export interface SensitivityIndex {
  readonly assumption: string
  /** alone: mean(y_B (y_ABk − y_A)) / V with y centred on its mean */
  readonly first: number
  /** the same without centring, as the reference package has it: noisier */
  readonly firstUncentred: number
  /** with all its interactions: Σ (y_A − y_ABk)² / (2 N V) */
  readonly total: number
  readonly firstInterval: readonly [number, number] | null
  readonly totalInterval: readonly [number, number] | null
}

export interface Sensitivity {
  readonly output: SensitivityOutput
  readonly mean: number
  readonly variance: number
  readonly indices: readonly SensitivityIndex[]
}

export interface SensitivityRun {
  /** model runs: base × (assumptions + 2) */
  readonly runs: number
  /** rows left out because one of their runs failed */
  readonly failedRows: number
  readonly failures: ReadonlyMap<string, { readonly offence: Offence; readonly count: number }>
  readonly results: readonly Sensitivity[]
}

/**
 * Sobol' indices of whole assumptions: all coordinates of an assumption move together.
 *
 * @param nominal ranks of the nominal index, by unit: `rank-shift` is the mean |rank − nominal rank|
 * @param base N; a row is one point of A and B and as many mixed points as there are assumptions
 * @source Saltelli et al., Variance based sensitivity analysis of model output, 2010; Jansen, 1999 (total)
 */
export function sensitivityOf(
  replicator: Replicator,
  draws: DrawPlan,
  sampler: Sampler,
  nominal: Float64Array,
  {
    base,
    bootstrap,
    outputs,
    seed,
  }: {
    readonly base: number
    readonly bootstrap: number
    readonly outputs: readonly SensitivityOutput[]
    readonly seed: number
  },
): SensitivityRun {
  const { spans, dimensions } = draws
  const width = spans.length + 2
  const values = outputs.map(() => new Float64Array(base * width).fill(NaN))
  const [a, b, mixed] = [new Float64Array(dimensions), new Float64Array(dimensions), new Float64Array(dimensions)]
  const failures = new Map<string, { readonly offence: Offence; count: number }>()
  const rows: number[] = []
  const evaluate = (u: Float64Array, cell: number): boolean => {
    const offence = replicator.run(u)
    if (offence !== null) {
      countFailure(failures, offence)
      return false
    }
    for (const [at, output] of outputs.entries()) (values[at] as Float64Array)[cell] = outputOf(output, replicator, nominal)
    return true
  }
  for (let row = 0; row < base; row++) {
    sampler(row, 0, a)
    sampler(row, 1, b)
    let isWhole = evaluate(a, row * width)
    isWhole = evaluate(b, row * width + 1) && isWhole
    for (const [k, { start, count }] of spans.entries()) {
      mixed.set(a)
      mixed.set(b.subarray(start, start + count), start)
      isWhole = evaluate(mixed, row * width + 2 + k) && isWhole
    }
    if (isWhole && values.every(list => !list.subarray(row * width, (row + 1) * width).some(Number.isNaN))) rows.push(row)
  }
  const names = spans.map(({ assumption }) => assumption.name)
  return {
    runs: base * width,
    failedRows: base - rows.length,
    failures,
    results: outputs.map((output, at) => ({
      output,
      ...indicesOf(values[at] as Float64Array, rows, names, { bootstrap, seed }),
    })),
  }
}

function outputOf(output: SensitivityOutput, { units, ranks, scores }: Replicator, nominal: Float64Array): number {
  if (output.kind !== 'rank-shift') return (output.kind === 'rank' ? ranks : scores)[units.indexOf(output.unit)] as number
  let sum = 0
  let count = 0
  for (let unit = 0; unit < ranks.length; unit++) {
    const shift = Math.abs((ranks[unit] as number) - (nominal[unit] as number))
    if (shift !== shift) continue
    sum += shift
    count++
  }
  return sum / count
}

/**
 * @param values by row: y_A, y_B, y_AB1 …
 * @param rows rows without a failed run
 */
export function indicesOf(
  values: Float64Array,
  rows: readonly number[],
  names: readonly string[],
  { bootstrap, seed }: { readonly bootstrap: number; readonly seed: number },
): Omit<Sensitivity, 'output'> {
  const width = names.length + 2
  const whole = estimate(values, rows, width)
  const stream = createStream(seed, 0xb0075)
  const rounds = Array.from({ length: rows.length < 2 ? 0 : bootstrap }, () =>
    estimate(
      values,
      rows.map(() => rows[Math.floor(stream() * rows.length)] as number),
      width,
    ),
  )
  const interval = (pick: (round: ReturnType<typeof estimate>) => number): readonly [number, number] | null => {
    if (rounds.length === 0) return null
    const drawn = Float64Array.from(rounds, pick)
    return [quantile(drawn, 0.05), quantile(drawn, 0.95)]
  }
  return {
    mean: whole.mean,
    variance: whole.variance,
    indices: names.map((assumption, k) => ({
      assumption,
      first: whole.first[k] as number,
      firstUncentred: whole.uncentred[k] as number,
      total: whole.total[k] as number,
      firstInterval: interval(round => round.first[k] as number),
      totalInterval: interval(round => round.total[k] as number),
    })),
  }
}

function estimate(values: Float64Array, rows: readonly number[], width: number) {
  const n = rows.length
  const at = (row: number, column: number) => values[row * width + column] as number
  const mean = rows.reduce((sum, row) => sum + at(row, 0) + at(row, 1), 0) / (2 * n)
  const variance = rows.reduce((sum, row) => sum + (at(row, 0) - mean) ** 2 + (at(row, 1) - mean) ** 2, 0) / (2 * n - 1)
  const columns = Array.from({ length: width - 2 }, (_, k) => k + 2)
  // Nothing moves the output: every share is zero, not undefined.
  const share = (value: number) => (variance === 0 ? 0 : value / variance)
  return {
    mean,
    variance,
    first: columns.map(k => share(rows.reduce((sum, row) => sum + (at(row, 1) - mean) * (at(row, k) - at(row, 0)), 0) / n)),
    uncentred: columns.map(k => share(rows.reduce((sum, row) => sum + at(row, 1) * (at(row, k) - at(row, 0)), 0) / n)),
    total: columns.map(k => share(rows.reduce((sum, row) => sum + (at(row, 0) - at(row, k)) ** 2, 0) / (2 * n))),
  }
}
