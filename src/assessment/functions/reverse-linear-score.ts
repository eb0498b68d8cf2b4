import { done, refused } from '#base'
import { cap, decimalWithin, fields, type Read } from './fields.ts'
import { because, clamp, exact, type ScoreOutcome } from './score.ts'

export const reverseLinearInput = fields({ A: decimalWithin(0), T: decimalWithin(0), cap })

/**
 * F3b, lower is better, linear: r = 2 − A ÷ T, from 0 to the cap. Reaching twice what is allowed pays nothing.
 *
 * @param input `A` reached and `T` allowed in one unit, T above 0
 * @returns the rate; `target_not_positive`
 * @source assessment practice, section 3, F3b
 */
export function reverseLinearScore({ A, T, cap }: Read<typeof reverseLinearInput>): ScoreOutcome {
  if (T.lte(0)) return refused('target_not_positive', { target: exact(T) }, 'T')
  const plain = T.times(2).minus(A).div(T)
  const rate = clamp(plain, cap)
  return done({ rate, because: because('reverseLinear', rate, { actual: exact(A), target: exact(T) }, plain.gt(cap)) })
}
