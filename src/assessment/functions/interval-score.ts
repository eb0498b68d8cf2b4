import { done, refused } from '#base'
import { decimal, fields, type Read } from './fields.ts'
import { because, clamp, exact, one, type ScoreOutcome } from './score.ts'

export const intervalInput = fields({ A: decimal, L: decimal, U: decimal, tol: decimal })

/**
 * F4, in range is best: 1 inside [L, U], outside r = 1 − distance ÷ tol, not below 0.
 *
 * @param input one unit for all; `tol` is the distance at which nothing is left, above 0
 * @returns the rate; `tolerance_not_positive`, `interval_reversed`
 * @source assessment practice, section 3, F4
 */
export function intervalScore({ A, L, U, tol }: Read<typeof intervalInput>): ScoreOutcome {
  if (tol.lte(0)) return refused('tolerance_not_positive', { tolerance: exact(tol) }, 'tol')
  if (L.gt(U)) return refused('interval_reversed', { lower: exact(L), upper: exact(U) }, 'L')
  const details = { actual: exact(A), lower: exact(L), upper: exact(U), tolerance: exact(tol) }
  if (A.gte(L) && A.lte(U)) return done({ rate: one, because: because('insideInterval', one, details) })
  const distance = A.lt(L) ? L.minus(A) : A.minus(U)
  const rate = clamp(tol.minus(distance).div(tol), one)
  return done({ rate, because: because('outsideInterval', rate, { ...details, distance: exact(distance) }) })
}
