import { Decimal, done, type Outcome } from '#base'
import { decimal, decimalWithin, fields, list, optional, type Read } from './fields.ts'
import { because, clamp, exact, one, type Scored, type ScoreRefusal } from './score.ts'

export const rankInput = fields({ values: list(decimal), step: optional(decimalWithin(0, 1), new Decimal('0.05')) })

/**
 * F9, rank among peers: the first takes all, every place behind costs `step`. Equal values share the higher place and the
 * next place is skipped.
 *
 * @param input `values` of all who compete, higher is better
 * @returns one rate a value, same order
 * @source assessment practice, section 3, F9
 */
export function rankScore({ values, step }: Read<typeof rankInput>): Outcome<readonly Scored[], ScoreRefusal> {
  return done(
    values.map(value => {
      const place = values.filter(other => other.gt(value)).length + 1
      const rate = clamp(one.minus(step.times(place - 1)), one)
      return { rate, because: because('rank', rate, { actual: exact(value), place, of: values.length }) }
    }),
  )
}
