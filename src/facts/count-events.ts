import type { IndicatorRule } from '#define'
import type { IndicatorEvent } from './rows.ts'

/** What an indicator of a mechanism comes to in a year, with the events that made it. Money is in fen. */
export interface Counted {
  readonly value: bigint
  readonly events: readonly IndicatorEvent[]
}

/**
 * Count events of one indicator in one year. A row taken back counts no more, in the period it was counted in; a subject
 * counts once, ever or a year, as the rule says, at its earliest.
 *
 * @param events all events of the indicator, any order and any year
 */
export function countEvents(
  rule: Pick<IndicatorRule, 'counts' | 'once'>,
  events: readonly IndicatorEvent[],
  year: number,
): Counted {
  const takenBack = new Set(events.filter(event => event.effect === 'takesBack').map(event => event.sourceRow))
  const standing = events
    .filter(event => event.effect === 'counts' && !takenBack.has(event.sourceRow))
    .toSorted((a, b) => (a.dated === b.dated ? (a.id < b.id ? -1 : 1) : a.dated < b.dated ? -1 : 1))
  const inYear = (event: IndicatorEvent) => event.dated.startsWith(`${year}-`)
  if (rule.counts !== 'flow') {
    const counted = standing.filter(inYear)
    return { value: counted.reduce((sum, event) => sum + BigInt(event.amount), 0n), events: counted }
  }
  const seen = new Set<string>()
  const firsts = standing.filter(event => {
    const key = `${event.subject} ${rule.once === 'perYear' ? event.dated.slice(0, 4) : ''}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
  const counted = firsts.filter(inYear)
  return { value: BigInt(counted.length), events: counted }
}
