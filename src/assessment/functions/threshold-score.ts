import { done } from '#base'
import { compares, comparison, decimal, fields, type Read } from './fields.ts'
import { exact, one, type ScoreOutcome, zero } from './score.ts'

export const thresholdInput = fields({ A: decimal, T: decimal, cmp: comparison })

/**
 * F11, all or nothing: 1 when `A cmp T` holds, else 0. `>` is strict: "exceed 600" is not met by 600.
 *
 * @source assessment practice, section 3, F11
 */
export function thresholdScore({ A, T, cmp }: Read<typeof thresholdInput>): ScoreOutcome {
  const met = compares(A, cmp, T)
  const details = { actual: exact(A), comparison: cmp, target: exact(T) }
  return done({ rate: met ? one : zero, because: { code: met ? 'thresholdMet' : 'thresholdMissed', details } })
}
