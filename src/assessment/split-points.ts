import { type Decimal } from '#base'
import type { AssessmentScheme, DutyRole } from './assessment-input.ts'
import { one, zero } from './functions/score.ts'
import { number } from './plan-lines.ts'

/**
 * Split points between leads (together `split.lead`) and responsible units (together `split.responsible`, equally), in
 * hundredths by largest remainder, first-listed first, so that the parts add up exactly. Where one side has nobody, the
 * other takes all; collaborating units take nothing.
 *
 * @param whole points with at most two decimals
 * @param roles in the order of the clause
 * @returns one part a role
 */
export function splitPoints(whole: Decimal, roles: readonly DutyRole[], split: AssessmentScheme['split']): readonly Decimal[] {
  const isLead = (role: DutyRole) => role === 'lead' || role === 'coLead'
  const leads = roles.filter(isLead).length
  const responsible = roles.filter(role => role === 'responsible').length
  const leadShare = responsible === 0 ? one : leads === 0 ? zero : number(split.lead)
  const shareOf = (role: DutyRole) =>
    isLead(role) ? leadShare.div(leads) : role === 'responsible' ? one.minus(leadShare).div(responsible) : zero
  const cents = whole.times(100).round()
  // The 31st decimal is settled as in `points`: 3 × 1/3 of a cent is one cent.
  const quotas = roles.map(role => cents.times(shareOf(role)).toDecimalPlaces(30))
  const parts = quotas.map(quota => quota.floor())
  let left = leads + responsible === 0 ? 0 : cents.minus(parts.reduce((sum, part) => sum.plus(part), zero)).toNumber()
  const order = quotas
    .map((quota, at) => ({ at, rest: quota.minus(quota.floor()) }))
    .filter(({ at }) => roles[at] !== 'collaborating')
    .sort((a, b) => b.rest.cmp(a.rest) || a.at - b.at)
  for (const { at } of order) {
    if (left <= 0) break
    parts[at] = (parts[at] ?? zero).plus(1)
    left -= 1
  }
  return parts.map(part => part.div(100))
}
