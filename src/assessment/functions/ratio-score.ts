import { Decimal, done, refused } from '#base'
import { cap, decimal, decimalWithin, fields, flag, optional, type Read } from './fields.ts'
import { because, clamp, exact, one, type ScoreOutcome, zero } from './score.ts'

export const ratioInput = fields({
  A: decimal,
  T: decimal,
  floor: optional(decimalWithin(0), null),
  strict: optional(flag, false),
  cap,
})

/** What a strict target pays as long as it is not exceeded. */
const strictMost = new Decimal('0.99')

/**
 * F1, completion ratio: r = A ÷ T, from 0 to the cap.
 *
 * @param input `A` reached and `T` asked in one unit, T above 0. `floor`: below this ratio nothing counts. `strict`: the
 *   target must be exceeded, so that reaching it exactly pays 0.99 and falling short pays at most 0.99
 * @returns the rate; a negative A counts 0; `target_not_positive`
 * @source assessment practice, section 3, F1
 */
export function ratioScore({ A, T, floor, strict, cap }: Read<typeof ratioInput>): ScoreOutcome {
  if (T.lte(0)) return refused('target_not_positive', { target: exact(T) }, 'T')
  const details = { actual: exact(A), target: exact(T) }
  // Compared as a product: the quotient is cut after 40 digits, the product is not.
  if (floor && A.lt(T.times(floor))) {
    const because = { code: 'belowFloor', details: { ...details, floorPercent: exact(floor.times(100)) } } as const
    return done({ rate: zero, because })
  }
  if (strict && A.gt(T)) {
    const rate = clamp(one, cap)
    return done({ rate, because: because('ratio', rate, details) })
  }
  if (strict) {
    const rate = clamp(A.div(T), Decimal.min(strictMost, cap))
    return done({ rate, because: because('notAboveTarget', rate, details) })
  }
  const rate = clamp(A.div(T), cap)
  return done({ rate, because: because('ratio', rate, details, A.gt(T.times(cap))) })
}
