import { done, refused } from '#base'
import { compares, comparison, decimal, decimalWithin, fields, list, type Read } from './fields.ts'
import { because, exact, type ScoreOutcome, zero } from './score.ts'

export const compositeInput = fields({
  parts: list(fields({ weight: decimalWithin(0, 1), A: decimal, T: decimal, cmp: comparison })),
})

/**
 * F12, composite: the sum of the weights of the parts that are met; each part is a threshold.
 *
 * @param input `parts` with weights as shares that add up to 1
 * @returns the rate; `parts_not_whole` when the weights do not add up
 * @source assessment practice, section 3, F12
 */
export function compositeScore({ parts }: Read<typeof compositeInput>): ScoreOutcome {
  const sum = parts.reduce((total, part) => total.plus(part.weight), zero)
  if (!sum.eq(1)) return refused('parts_not_whole', { sum: exact(sum) }, 'parts')
  const met = parts.filter(part => compares(part.A, part.cmp, part.T))
  const rate = met.reduce((total, part) => total.plus(part.weight), zero)
  return done({ rate, because: because('composite', rate, { met: met.length, of: parts.length }) })
}
