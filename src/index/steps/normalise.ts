import { extremesOf, momentsOf } from '../moments.ts'
import { ranksAscending } from '../ranks.ts'
import type { Normaliser, Range } from '../spec.ts'

/** What a method takes from the structure and the data beside the column. */
export interface NormaliseContext {
  readonly direction: 1 | -1
  /** in the indicator's own unit */
  readonly goalposts: Range | null
  readonly target: number | null
  /** value of the reference unit in the indicator's own unit; `NaN` where it did not report */
  readonly reference: number
}

/** Methods that divide by the spread of the column: a constant indicator has no score under them. */
export const needsSpread = (method: Normaliser['method']): boolean =>
  method === 'min-max' ||
  method === 'z-score' ||
  method === 'distance-to-max' ||
  method === 'distance-to-reference' ||
  method === 'distance-to-target'

/**
 * Turns one indicator into scores in which more is better.
 *
 * @param values one entry per row, in the indicator's own unit; `NaN` where nothing was reported
 * @returns scores, same length and order; missing stays missing; all missing when a divisor is zero
 * @source OECD and JRC, Handbook on Constructing Composite Indicators, 2008, step 5; the efficacy coefficient is
 *   base + span × (x − lower) / (upper − lower)
 */
export function normaliseColumn(values: Float64Array, normaliser: Normaliser, context: NormaliseContext): Float64Array {
  const { direction } = context
  // Everything is mirrored together, so that one formula serves both directions.
  const x = direction === 1 ? values : values.map(value => -value)
  const posts = mirrored(normaliser.goalposts ?? context.goalposts, direction)
  const target = direction * (normaliser.target ?? context.target ?? NaN)
  const scores = scoresOf(x, normaliser, { posts, target, reference: direction * context.reference })
  const range = normaliser.scaleTo
  return range === null ? scores : scores.map(score => range[0] + score * (range[1] - range[0]))
}

const mirrored = (posts: Range | null, direction: 1 | -1): Range =>
  posts === null ? [NaN, NaN] : direction === 1 ? posts : [-posts[1], -posts[0]]

interface Marks {
  readonly posts: Range
  readonly target: number
  readonly reference: number
}

function scoresOf(x: Float64Array, normaliser: Normaliser, { posts: [from, to], target, reference }: Marks): Float64Array {
  const clamp = (score: number) => (normaliser.clamp && score > 1 ? 1 : score)
  switch (normaliser.method) {
    case 'none':
      return x
    case 'min-max': {
      const { min, max } = extremesOf(x)
      const [low, high] = normaliser.range
      const slope = (high - low) / (max - min)
      return linear(x, max > min ? slope : NaN, min, low)
    }
    case 'z-score': {
      const { mean, sd } = momentsOf(x)
      return linear(x, sd > 0 ? normaliser.sd / sd : NaN, mean, normaliser.mean)
    }
    case 'scaled':
      return x.map(value => ((value - from) / (to - from)) * normaliser.factor)
    case 'distance-to-max': {
      const { min, max } = extremesOf(x)
      return x.map(value => 1 - divided(max - value, max - min))
    }
    case 'distance-to-reference': {
      const { min } = extremesOf(x)
      return x.map(value => clamp(1 - divided(reference - value, reference - min)))
    }
    case 'distance-to-target': {
      const { min } = extremesOf(x)
      return x.map(value => clamp(divided(value - min, target - min)))
    }
    case 'fraction-of-max': {
      const { max } = extremesOf(x)
      return x.map(value => divided(value, max))
    }
    case 'rank':
      return ranksAscending(x, normaliser.ties)
    case 'borda':
      return ranksAscending(x, normaliser.ties).map(rank => rank - 1)
    case 'percentile-rank': {
      let count = 0
      for (const value of x) if (value === value) count++
      return ranksAscending(x, normaliser.ties).map(rank => divided(rank - 1, count - 1))
    }
    case 'goalposts':
      return x.map(value => normaliser.factor * betweenPosts(value, from, to, normaliser.clamp))
    case 'efficacy':
      return x.map(value => normaliser.base + normaliser.span * betweenPosts(value, from, to, normaliser.clamp))
  }
}

/** A loop without a closure: this is where builds of ten thousand rows spend their time. */
function linear(x: Float64Array, slope: number, from: number, to: number): Float64Array {
  const scores = new Float64Array(x.length)
  for (let at = 0; at < x.length; at++) scores[at] = ((x[at] as number) - from) * slope + to
  return scores
}

const divided = (part: number, whole: number): number => (whole === 0 ? NaN : part / whole)

function betweenPosts(value: number, from: number, to: number, isClamped: boolean): number {
  const share = (value - from) / (to - from)
  if (!isClamped || share !== share) return share
  return share < 0 ? 0 : share > 1 ? 1 : share
}
