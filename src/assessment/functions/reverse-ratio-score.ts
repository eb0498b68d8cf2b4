import { done } from '#base'
import { cap, decimalWithin, fields, type Read } from './fields.ts'
import { because, clamp, exact, type ScoreOutcome } from './score.ts'

export const reverseRatioInput = fields({ A: decimalWithin(0), T: decimalWithin(0), cap })

/**
 * F3a, lower is better, by ratio: r = T ÷ A, from 0 to the cap.
 *
 * @param input `A` reached and `T` allowed in one unit, neither negative
 * @returns the rate; A = 0 pays the cap; T = 0 with A above 0 pays nothing
 * @source assessment practice, section 3, F3a
 */
export function reverseRatioScore({ A, T, cap }: Read<typeof reverseRatioInput>): ScoreOutcome {
  const details = { actual: exact(A), target: exact(T) }
  if (A.isZero()) return done({ rate: cap, because: because('reverseRatio', cap, details, true) })
  const rate = clamp(T.div(A), cap)
  return done({ rate, because: because('reverseRatio', rate, details, T.gt(A.times(cap))) })
}
