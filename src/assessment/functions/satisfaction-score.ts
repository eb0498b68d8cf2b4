import { Decimal, done } from '#base'
import { fields, type Read, whole } from './fields.ts'
import { because, type ScoreOutcome } from './score.ts'

export const satisfactionInput = fields({ sat: whole(0), basic: whole(0), dis: whole(0) })

/** Fewer answers say nothing about the public. */
const answersMin = 20
const basicShare = new Decimal('0.8')

/**
 * F15, satisfaction: r = (satisfied + 0.8 × basically satisfied) ÷ answers.
 *
 * @param input counts of answers
 * @returns the rate; not applicable with fewer than 20 answers
 * @source assessment practice, section 3, F15
 */
export function satisfactionScore({ sat, basic, dis }: Read<typeof satisfactionInput>): ScoreOutcome {
  const answers = sat + basic + dis
  const details = { satisfied: sat, basic, dissatisfied: dis, answers }
  if (answers < answersMin) {
    return done({ rate: 'notApplicable', because: { code: 'tooFewAnswers', details: { ...details, answersMin } } })
  }
  const rate = basicShare.times(basic).plus(sat).div(answers)
  return done({ rate, because: because('satisfaction', rate, details) })
}
