import { solveLinearProgram } from '../simplex.ts'
import type { OffenceCode } from '../offence.ts'
import type { Aggregator, Range } from '../spec.ts'

/** Why a node cannot be built: which child and which row. */
export interface AggregateFault {
  readonly code: OffenceCode
  readonly child: number
  readonly row: number
}

export interface AggregateInput {
  /** scores of the children, one column each; `NaN` where missing */
  readonly columns: readonly Float64Array[]
  /** one per child, on any scale */
  readonly weights: ArrayLike<number>
  /** rows of each time: methods that compare units do so inside one */
  readonly periods: readonly { readonly rows: Int32Array }[]
  /** natural logarithms of the columns where known, to save taking them again; only of columns above zero */
  readonly logs?: readonly (Float64Array | undefined)[]
}

/** Room for sums, reused between nodes and replications. */
export interface Scratch {
  readonly sums: Float64Array
  readonly totals: Float64Array
}
export const createScratch = (rows: number): Scratch => ({ sums: new Float64Array(rows), totals: new Float64Array(rows) })

/**
 * Scores of one node from its children. A missing child is left out and the weights of the others are scaled up; a
 * row with a smaller share of children than `minAvailable`, or with none, is missing.
 *
 * @param out receives the scores, one entry per row
 * @returns null, or what stands against it; then `out` is not to be used
 * @source OECD and JRC, Handbook on Constructing Composite Indicators, 2008, step 6
 */
export function aggregateInto(
  input: AggregateInput,
  aggregator: Aggregator,
  out: Float64Array,
  scratch: Scratch,
): AggregateFault | null {
  const fault = methods[aggregator.method](input, aggregator, out, scratch)
  if (fault === null && aggregator.minAvailable > 0) blankSparse(input.columns, aggregator.minAvailable, out)
  return fault
}

type Method = (input: AggregateInput, aggregator: Aggregator, out: Float64Array, scratch: Scratch) => AggregateFault | null

const methods: Readonly<Record<Aggregator['method'], Method>> = {
  arithmetic: (input, _, out, scratch) => {
    weightedSums(input.columns, input.weights, scratch)
    const { sums, totals } = scratch
    for (let row = 0; row < out.length; row++) out[row] = (sums[row] as number) / (totals[row] as number)
    return null
  },
  sum: (input, _, out, scratch) => {
    weightedSums(input.columns, input.weights, scratch)
    const { sums, totals } = scratch
    // Without any child there is no sum either: zero would be a claim.
    for (let row = 0; row < out.length; row++) out[row] = (totals[row] as number) > 0 ? (sums[row] as number) : NaN
    return null
  },
  geometric,
  harmonic: (input, _, out, scratch) => powerMean(input, -1, out, scratch, (value: number) => value === 0, 'harmonic_zero'),
  generalised: (input, aggregator, out, scratch) =>
    aggregator.power === 0
      ? geometric(input, aggregator, out, scratch)
      : powerMean(
          input,
          aggregator.power,
          out,
          scratch,
          value => (aggregator.power < 0 ? value <= 0 : value < 0 && !Number.isInteger(aggregator.power)),
          'power_not_positive',
        ),
  copeland,
  'mazziotta-pareto': mazziottaPareto,
  'mean-min': meanMin,
  'benefit-of-doubt': benefitOfDoubt,
}

/**
 * Σ w x and Σ w over the children that are present. Four children are taken at once, because the sums then stay in
 * registers; the order of additions is that of the children.
 */
function weightedSums(columns: readonly Float64Array[], weights: ArrayLike<number>, { sums, totals }: Scratch): void {
  const rows = columns[0]?.length ?? 0
  sums.fill(0)
  totals.fill(0)
  let child = 0
  for (; child + 4 <= columns.length; child += 4) addFour(columns, weights, child, rows, sums, totals)
  for (; child < columns.length; child++) {
    const column = columns[child] as Float64Array
    const weight = weights[child] as number
    for (let row = 0; row < rows; row++) {
      const value = column[row] as number
      if (value === value) {
        sums[row] = (sums[row] as number) + weight * value
        totals[row] = (totals[row] as number) + weight
      }
    }
  }
}

function addFour(
  columns: readonly Float64Array[],
  weights: ArrayLike<number>,
  first: number,
  rows: number,
  sums: Float64Array,
  totals: Float64Array,
): void {
  const [a, b, c, d] = [columns[first], columns[first + 1], columns[first + 2], columns[first + 3]] as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const [wa, wb, wc, wd] = [weights[first], weights[first + 1], weights[first + 2], weights[first + 3]] as [
    number,
    number,
    number,
    number,
  ]
  for (let row = 0; row < rows; row++) {
    let sum = sums[row] as number
    let total = totals[row] as number
    const va = a[row] as number
    const vb = b[row] as number
    const vc = c[row] as number
    const vd = d[row] as number
    if (va === va) {
      sum += wa * va
      total += wa
    }
    if (vb === vb) {
      sum += wb * vb
      total += wb
    }
    if (vc === vc) {
      sum += wc * vc
      total += wc
    }
    if (vd === vd) {
      sum += wd * vd
      total += wd
    }
    sums[row] = sum
    totals[row] = total
  }
}

/** Natural logarithms, missing where missing; or the first row that is not above zero. */
export function logarithms(column: Float64Array): Float64Array | number {
  const logs = new Float64Array(column.length)
  for (let row = 0; row < column.length; row++) {
    const value = column[row] as number
    if (value <= 0) return row
    logs[row] = Math.log(value)
  }
  return logs
}

/** exp(Σ w ln x / Σ w); every score above zero. */
function geometric(input: AggregateInput, _: Aggregator, out: Float64Array, { sums, totals }: Scratch): AggregateFault | null {
  const logs = new Array<Float64Array>(input.columns.length)
  for (let child = 0; child < input.columns.length; child++) {
    const known = input.logs?.[child]
    if (known !== undefined) {
      logs[child] = known
      continue
    }
    const taken = logarithms(input.columns[child] as Float64Array)
    if (typeof taken === 'number') return { code: 'geometric_not_positive', child, row: taken }
    logs[child] = taken
  }
  weightedSums(logs, input.weights, { sums, totals })
  for (let row = 0; row < out.length; row++) out[row] = Math.exp((sums[row] as number) / (totals[row] as number))
  return null
}

/** (Σ w x^p / Σ w)^(1/p). */
function powerMean(
  input: AggregateInput,
  power: number,
  out: Float64Array,
  { sums, totals }: Scratch,
  isForbidden: (value: number) => boolean,
  code: OffenceCode,
): AggregateFault | null {
  sums.fill(0)
  totals.fill(0)
  for (let child = 0; child < input.columns.length; child++) {
    const column = input.columns[child] as Float64Array
    const weight = input.weights[child] as number
    for (let row = 0; row < out.length; row++) {
      const value = column[row] as number
      if (value !== value) continue
      if (isForbidden(value)) return { code, child, row }
      sums[row] = (sums[row] as number) + weight * (power === -1 ? 1 / value : value ** power)
      totals[row] = (totals[row] as number) + weight
    }
  }
  for (let row = 0; row < out.length; row++) {
    const mean = (sums[row] as number) / (totals[row] as number)
    out[row] = power === -1 ? 1 / mean : mean ** (1 / power)
  }
  return null
}

const isLevel = (a: number, b: number): boolean => a === b || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b))

/**
 * Outranking matrix of the units of one time: weight of the children on which i is ahead of j, half where equal.
 * Only children that both report count, scaled to 1, so that o[j,i] = 1 − o[i,j] also with missing values; a pair
 * without a common child stands at one half. The diagonal is 0. Scores that differ only by rounding are level: which of
 * two equal sums comes out larger in the sixteenth digit must not decide who is ahead.
 */
export function outrankingMatrix(columns: readonly Float64Array[], weights: ArrayLike<number>, rows: Int32Array): Float64Array {
  const size = rows.length
  const matrix = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = i + 1; j < size; j++) {
      let ahead = 0
      let total = 0
      for (let child = 0; child < columns.length; child++) {
        const a = columns[child]?.[rows[i] as number] as number
        const b = columns[child]?.[rows[j] as number] as number
        if (a !== a || b !== b) continue
        const weight = weights[child] as number
        total += weight
        ahead += isLevel(a, b) ? weight / 2 : a > b ? weight : 0
      }
      const share = total > 0 ? ahead / total : 0.5
      matrix[i * size + j] = share
      matrix[j * size + i] = 1 - share
    }
  return matrix
}

/** Duels won less duels lost. Shares within 1e-12 of one half are a draw: they differ by rounding only. */
function copeland(input: AggregateInput, _: Aggregator, out: Float64Array): null {
  out.fill(NaN)
  for (const { rows } of input.periods) {
    const present = rows.filter(row => input.columns.some(column => column[row] === column[row]))
    const matrix = outrankingMatrix(input.columns, input.weights, present)
    for (let i = 0; i < present.length; i++) {
      let score = 0
      for (let j = 0; j < present.length; j++) {
        const lead = i === j ? 0 : (matrix[i * present.length + j] as number) - 0.5
        score += lead > 1e-12 ? 1 : lead < -1e-12 ? -1 : 0
      }
      out[present[i] as number] = score
    }
  }
  return null
}

/**
 * Mean less (or plus) a penalty for uneven children: M (1 ∓ cv²), cv = S/M, S with n − 1 under equal weights.
 *
 * @source Mazziotta and Pareto, On a generalized non-compensatory composite index, 2016
 */
function mazziottaPareto(input: AggregateInput, { penalty }: Aggregator, out: Float64Array, scratch: Scratch): null {
  weightedSums(input.columns, input.weights, scratch)
  const sign = penalty === 'negative' ? -1 : 1
  for (let row = 0; row < out.length; row++) {
    const total = scratch.totals[row] as number
    const mean = (scratch.sums[row] as number) / total
    let squares = 0
    let count = 0
    for (let child = 0; child < input.columns.length; child++) {
      const value = input.columns[child]?.[row] as number
      if (value !== value) continue
      squares += (input.weights[child] as number) * (value - mean) ** 2
      count++
    }
    const variance = count < 2 ? 0 : (squares / total) * (count / (count - 1))
    out[row] = mean === 0 ? (variance === 0 ? 0 : NaN) : mean + (sign * variance) / mean
  }
  return null
}

/**
 * M − a (√((M − min)² + b²) − b): from the mean (a = 0) to the worst child (a = 1, b = 0).
 *
 * @source Casadio Tarabusi and Guarini, An unbalance adjustment method for development indicators, 2013
 */
function meanMin(input: AggregateInput, { alpha, beta }: Aggregator, out: Float64Array, scratch: Scratch): null {
  weightedSums(input.columns, input.weights, scratch)
  for (let row = 0; row < out.length; row++) {
    const mean = (scratch.sums[row] as number) / (scratch.totals[row] as number)
    let min = Infinity
    for (const column of input.columns) if ((column[row] as number) < min) min = column[row] as number
    out[row] = mean - alpha * (Math.sqrt((mean - min) ** 2 + beta * beta) - beta)
  }
  return null
}

/**
 * Each unit under the weights that suit it best, while no unit of the same time passes 1. A missing child counts 0.
 *
 * @source Cherchye et al., An introduction to benefit of the doubt composite indicators, 2007
 */
function benefitOfDoubt(input: AggregateInput, { shareRange }: Aggregator, out: Float64Array): AggregateFault | null {
  out.fill(NaN)
  for (const { rows } of input.periods) {
    const points = Array.from(rows, row =>
      input.columns.map(column => (Number.isNaN(column[row]) ? 0 : (column[row] as number))),
    )
    for (const [at, point] of points.entries()) {
      const child = point.findIndex(value => value < 0)
      if (child >= 0) return { code: 'data_not_negative', child, row: rows[at] as number }
    }
    for (const [at, point] of points.entries()) {
      const row = rows[at] as number
      if (input.columns.every(column => column[row] !== column[row])) continue
      const present = input.columns.map(column => column[row] === column[row])
      const shares = shareRange === null ? [] : shareRows(point, present, shareRange)
      const best = solveLinearProgram({
        objective: point,
        rows: [...points, ...shares],
        bounds: [...points.map(() => 1), ...shares.map(() => 0)],
      })
      if (best === null) return { code: 'weights_not_found', child: 0, row }
      out[row] = best.value
    }
  }
  return null
}

/** lo ≤ w_j y_j / w·y ≤ up as rows below zero, for the children that are present. */
const shareRows = (point: readonly number[], present: readonly boolean[], [low, high]: Range): readonly (readonly number[])[] =>
  point.flatMap((value, j) =>
    present[j]
      ? [
          point.map((other, k) => low * other - (k === j ? value : 0)),
          point.map((other, k) => (k === j ? value : 0) - high * other),
        ]
      : [],
  )

function blankSparse(columns: readonly Float64Array[], minAvailable: number, out: Float64Array): void {
  for (let row = 0; row < out.length; row++) {
    let present = 0
    for (const column of columns) if (column[row] === column[row]) present++
    if (present / columns.length < minAvailable) out[row] = NaN
  }
}
