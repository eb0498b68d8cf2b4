import { Decimal, done, refused } from '#base'
import { decimalWithin, fields, type Read } from './fields.ts'
import { because, clamp, exact, one, type ScoreOutcome } from './score.ts'

export const rankProgressInput = fields({
  R0: decimalWithin(1),
  R: decimalWithin(1),
  RT: decimalWithin(1),
  prev: decimalWithin(1),
})

const half = new Decimal('0.5')

/**
 * F10, progress of a rank: r = (R0 − R) ÷ (R0 − RT), from 0 to 1, halved when the rank is not better than the year before;
 * 1 as soon as the target is reached.
 *
 * @param input places, 1 is best: `R0` at the start, `R` now, `RT` target, `prev` the year before (in the first year R0)
 * @returns the rate; `rank_start_not_behind_target` when the target is lost that held at the start: the rule knows no rate
 * @source assessment practice, section 3, F10
 */
export function rankProgressScore({ R0, R, RT, prev }: Read<typeof rankProgressInput>): ScoreOutcome {
  const details = { start: exact(R0), rank: exact(R), target: exact(RT), previous: exact(prev) }
  if (R.lte(RT)) return done({ rate: one, because: because('rankReached', one, details) })
  if (R0.lte(RT)) return refused('rank_start_not_behind_target', details, 'R0')
  const progress = clamp(R0.minus(R).div(R0.minus(RT)), one)
  const improved = R.lt(prev)
  const rate = improved ? progress : progress.times(half)
  return done({ rate, because: because(improved ? 'rankProgress' : 'rankNotImproved', rate, details) })
}
