import { done } from '#base'
import { decimalWithin, fields, list, type Read } from './fields.ts'
import { exact, points, type ScoreOutcome, zero } from './score.ts'

export const panelInput = fields({ scores: list(decimalWithin(0, 100), 0) })

/**
 * F14, panel of experts: mean of the scores ÷ 100; with five scores or more one highest and one lowest are dropped first.
 *
 * @param input `scores` in points, 0 to 100
 * @returns the rate; not applicable without scores
 * @source assessment practice, section 3, F14
 */
export function panelScore({ scores }: Read<typeof panelInput>): ScoreOutcome {
  if (scores.length === 0) return done({ rate: 'notApplicable', because: { code: 'noScores', details: {} } })
  const sorted = [...scores].sort((a, b) => a.cmp(b))
  const kept = sorted.length >= 5 ? sorted.slice(1, -1) : sorted
  const rate = kept.reduce((sum, score) => sum.plus(score), zero).div(kept.length * 100)
  const details = { count: scores.length, kept: kept.length, mean: points(rate.times(100)), spread: exact(spread(sorted)) }
  return done({ rate, because: { code: 'panel', details } })
}

const spread = (sorted: Read<typeof panelInput>['scores']) => (sorted.at(-1) ?? zero).minus(sorted[0] ?? zero)
