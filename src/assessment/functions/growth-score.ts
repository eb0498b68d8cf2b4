import { done } from '#base'
import { cap, decimal, fields, type Read } from './fields.ts'
import { because, clamp, exact, points, type ScoreOutcome, zero } from './score.ts'

export const growthInput = fields({ A: decimal, B: decimal, gT: decimal, cap })

/**
 * F6, growth: g = A ÷ B − 1, r = g ÷ gT, from 0 to the cap.
 *
 * @param input `A` reached and `B` before, one unit; `gT` the growth asked as a share, 0.14 for 14%
 * @returns the rate; not applicable when B or gT is not above 0 (a growth from nothing has no rate); 0 when nothing grew
 * @source assessment practice, section 3, F6
 */
export function growthScore({ A, B, gT, cap }: Read<typeof growthInput>): ScoreOutcome {
  const details = { actual: exact(A), baseline: exact(B), targetGrowthPercent: exact(gT.times(100)) }
  if (B.lte(0)) return done({ rate: 'notApplicable', because: { code: 'baselineNotPositive', details } })
  if (gT.lte(0)) return done({ rate: 'notApplicable', because: { code: 'growthTargetNotPositive', details } })
  const grown = { ...details, growthPercent: points(A.minus(B).times(100).div(B)) }
  if (A.lte(B)) return done({ rate: zero, because: { code: 'noGrowth', details: grown } })
  const share = A.minus(B).div(B.times(gT))
  const rate = clamp(share, cap)
  return done({ rate, because: because('growth', rate, grown, share.gt(cap)) })
}
