import { done } from '#base'
import { cap, decimal, fields, type Read } from './fields.ts'
import { because, clamp, exact, type ScoreOutcome, zero } from './score.ts'

export const incrementInput = fields({ A: decimal, B: decimal, T: decimal, cap })

/**
 * F2, completion of the increment: r = (A − B) ÷ (T − B), from 0 to the cap. Shows a weak year that F1 hides behind a
 * high baseline.
 *
 * @param input `A` reached, `B` baseline, `T` target, one unit
 * @returns the rate; not applicable when T = B; 0 when A lies below B
 * @source assessment practice, section 3, F2
 */
export function incrementScore({ A, B, T, cap }: Read<typeof incrementInput>): ScoreOutcome {
  const details = { actual: exact(A), baseline: exact(B), target: exact(T) }
  if (T.eq(B)) return done({ rate: 'notApplicable', because: { code: 'targetEqualsBaseline', details } })
  const share = A.minus(B).div(T.minus(B))
  // Also when T lies below B: the printed rule knows one direction, and F3 is there for what should fall.
  if (A.lt(B) || share.lt(0)) return done({ rate: zero, because: { code: 'belowBaseline', details } })
  const rate = clamp(share, cap)
  return done({ rate, because: because('increment', rate, details, share.gt(cap)) })
}
