import { done, refused } from '#base'
import { decimal, fields, type Read } from './fields.ts'
import { clamp, exact, one, points, type ScoreOutcome } from './score.ts'

export const efficacyInput = fields({ x: decimal, x0: decimal, x1: decimal })

/**
 * F5, efficacy coefficient: d = 60 + 40 × (x − x0) ÷ (x1 − x0), from 0 to 100; r = d ÷ 100.
 *
 * @param input `x` measured, `x0` the value not allowed (60 points), `x1` the satisfactory value (100 points), one unit;
 *   x1 may be the smaller one when lower is better
 * @returns the rate; `posts_equal` when x1 = x0
 * @source assessment practice, section 3, F5
 */
export function efficacyScore({ x, x0, x1 }: Read<typeof efficacyInput>): ScoreOutcome {
  if (x1.eq(x0)) return refused('posts_equal', { value: exact(x1) }, 'x1')
  const rate = clamp(x.minus(x0).times(40).div(x1.minus(x0)).plus(60).div(100), one)
  const details = { actual: exact(x), worst: exact(x0), best: exact(x1), efficacy: points(rate.times(100)) }
  return done({ rate, because: { code: 'efficacy', details } })
}
