import { Decimal, done, refused } from '#base'
import { choice, decimal, decimalWithin, fields, type Read } from './fields.ts'
import { exact, points, type ScoreOutcome, zero } from './score.ts'

export const deductionInput = fields({
  W: decimal,
  k: decimalWithin(0),
  shortfall: decimal,
  mode: choice('proportional', 'ceil', 'floor'),
})

/**
 * F8, deduction: k points off the weight for every whole or begun unit of shortfall, never below 0; r = what is left ÷ W.
 *
 * @param input `W` weight in points, above 0; `k` points a unit; `shortfall` in units, a surplus (negative) costs nothing;
 *   `mode` how a part of a unit counts, always stated: `proportional`, `ceil` (a begun unit is a unit), `floor`
 * @returns the rate; `input_out_of_range` for a weight of 0 or less
 * @source assessment practice, section 3, F8
 */
export function deductionScore({ W, k, shortfall, mode }: Read<typeof deductionInput>): ScoreOutcome {
  if (W.lte(0)) return refused('input_out_of_range', { value: exact(W) }, 'W')
  const short = Decimal.max(zero, shortfall)
  const units = mode === 'ceil' ? short.ceil() : mode === 'floor' ? short.floor() : short
  const off = Decimal.min(W, units.times(k))
  const details = { shortfall: exact(short), units: exact(units), pointsEach: exact(k), off: points(off) }
  return done({ rate: W.minus(off).div(W), because: { code: 'deduction', details } })
}
