import { Decimal } from '#base'
import type { UnitConduct } from './assessment-input.ts'
import type { ProcessItem } from './assessment-result.ts'
import { one, points, zero } from './functions/score.ts'
import { number } from './plan-lines.ts'
import { type Weighed, weigh } from './unit-score.ts'

/**
 * The process block: 100 points in five items, each losing points a lapse and never below 0. Decisions count by the share
 * executed on time; without any the item leaves. A design default of the practice.
 *
 * @source assessment practice, section 6
 */
export function processItems(conduct: UnitConduct): readonly ProcessItem[] {
  const item = (
    name: ProcessItem['item'],
    weight: number,
    off: readonly (readonly [count: number, each: string])[],
    details: ProcessItem['details'],
  ) => {
    const lost = off.reduce((sum, [count, each]) => sum.plus(new Decimal(each).times(count)), zero)
    return {
      item: name,
      weight: points(new Decimal(weight)),
      score: points(Decimal.max(zero, new Decimal(weight).minus(lost))),
      details,
    }
  }
  const {
    reportsLateShort,
    reportsLateLong,
    reportsMissing,
    returns,
    decisionsDue,
    decisionsOnTime,
    slipRepliesLate,
    absences,
  } = conduct
  const decisions = decisionsDue === 0 ? null : Decimal.min(one, new Decimal(decisionsOnTime).div(decisionsDue)).times(25)
  return [
    item(
      'reports',
      30,
      [
        [reportsLateShort, '0.5'],
        [reportsLateLong, '1'],
        [reportsMissing, '3'],
      ],
      { reportsLateShort, reportsLateLong, reportsMissing },
    ),
    item('quality', 20, [[returns, '1']], { returns }),
    { item: 'decisions', weight: '25.00', score: decisions && points(decisions), details: { decisionsDue, decisionsOnTime } },
    item('slipReplies', 15, [[slipRepliesLate, '1.5']], { slipRepliesLate }),
    item('attendance', 10, [[absences, '1']], { absences }),
  ]
}

/** The block as rates by weight, for the same sum as everything else. */
export const processLines = (items: readonly ProcessItem[]): readonly Weighed[] =>
  items.flatMap(({ weight, score }) => (score === null ? [] : [weigh(number(weight), one, number(score).div(number(weight)))]))
