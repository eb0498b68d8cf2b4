import { Decimal, done, type Outcome } from '#base'
import { decimal, fields, list, optional, type Read } from './fields.ts'
import { because, exact, one, type Scored, type ScoreRefusal, zero } from './score.ts'

export const fundGrowthInput = fields({ years: list(decimal), floor: optional(decimal, new Decimal(2)) })

const half = new Decimal('0.5')

/**
 * F12 for indicator I23, the special fund: half for a sum of at least `floor`, half for more than the year before; the
 * first year has no year before, so that the floor takes the whole weight.
 *
 * @param input `years` sums of consecutive years from the first one on and `floor`, one unit
 * @returns one rate a year, same order
 * @source assessment practice, section 3, F12; ruling A9 on rigid yearly growth
 */
export function fundGrowthScore({ years, floor }: Read<typeof fundGrowthInput>): Outcome<readonly Scored[], ScoreRefusal> {
  return done(
    years.map((sum, at) => {
      const before = years[at - 1]
      const enough = sum.gte(floor)
      if (before === undefined) {
        const rate = enough ? one : zero
        return { rate, because: because('fundFirstYear', rate, { actual: exact(sum), floor: exact(floor) }) }
      }
      const rate = (enough ? half : zero).plus(sum.gt(before) ? half : zero)
      const details = { actual: exact(sum), floor: exact(floor), previous: exact(before) }
      return { rate, because: because('fundGrowth', rate, details) }
    }),
  )
}
