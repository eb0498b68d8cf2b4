import { type Decimal, done, type Outcome, refused } from '#base'
import { decimal, decimalWithin, fields, list, optional, type Read, row } from './fields.ts'
import { exact, points, type ScoreOutcome, type ScoreRefusal } from './score.ts'

const band = row(optional(decimal, null), optional(decimal, null), decimalWithin(0))
export const bandInput = fields({ x: decimal, bands: list(band) })
export const bandsInput = list(band)
export type Band = readonly [lower: Decimal | null, upper: Decimal | null, rate: Decimal]

/**
 * F7, bands: the rate of the band that holds the value; a band holds its lower end and not its upper one.
 *
 * @param input `x` measured; `bands` rows of lower end, upper end, rate, in any order; null is an open end
 * @returns the rate; `bands_overlap`, `bands_gap` (also when x lies outside all bands)
 * @source assessment practice, section 3, F7
 */
export function bandScore({ x, bands }: Read<typeof bandInput>): ScoreOutcome {
  const checked = checkBands(bands)
  if (!checked.ok) return checked
  const found = bands.find(([lower, upper]) => (lower === null || x.gte(lower)) && (upper === null || x.lt(upper)))
  if (!found) return refused('bands_gap', { value: exact(x) }, 'bands')
  const [lower, upper, rate] = found
  const details = { actual: exact(x), lower: end(lower, '−∞'), upper: end(upper, '∞'), percent: points(rate.times(100)) }
  return done({ rate, because: { code: 'band', details } })
}

/** Bands must follow each other without gap or overlap, and none may be empty; refused before any value is looked up. */
export function checkBands(bands: readonly Band[]): Outcome<null, ScoreRefusal> {
  const sorted = [...bands].sort(([a], [b]) => (a === null ? (b === null ? 0 : -1) : b === null ? 1 : a.cmp(b)))
  for (const [at, [lower, upper]] of sorted.entries()) {
    if (lower !== null && upper !== null && upper.lte(lower)) {
      return refused('interval_reversed', { lower: exact(lower), upper: exact(upper) }, 'bands')
    }
    const next = sorted[at + 1]
    if (!next) continue
    const [nextLower] = next
    if (upper === null || nextLower === null || nextLower.lt(upper)) {
      return refused('bands_overlap', { upper: end(upper, '∞'), lower: end(nextLower, '−∞') }, 'bands')
    }
    if (nextLower.gt(upper)) return refused('bands_gap', { upper: exact(upper), lower: exact(nextLower) }, 'bands')
  }
  return done(null)
}

const end = (value: Decimal | null, open: string): string => (value === null ? open : exact(value))
