import { Decimal } from '#base'
import type { AssessmentScheme, DutyRole, LineOwner } from './assessment-input.ts'
import type { UnitLine } from './assessment-result.ts'
import { type Explanation, one, points, shown, zero } from './functions/score.ts'
import { distinctOwners } from './owners.ts'
import { type OwnRates, ownRateOf } from './own-rates.ts'
import { type LineRate, number } from './plan-lines.ts'
import { splitPoints } from './split-points.ts'
import type { Weighed } from './unit-score.ts'

/** What goes into a block: with what is missing as nothing, and as fully reached. */
export interface BlockLines<T> {
  readonly shown: readonly T[]
  readonly low: readonly Weighed[]
  readonly high: readonly Weighed[]
  readonly isMissing: boolean
  /** tasks the unit has handed in nothing for, where that moves a point of this block */
  readonly missingTasks: readonly string[]
}

/** The result of a line with its owners and what each role gets of it, found once for all units. */
export interface OwnedRate extends LineRate {
  readonly owners: ReadonlyMap<string, LineOwner>
  readonly rateShown: string | null
  readonly ratePercent: string | null
  readonly byRole: Readonly<Record<DutyRole, RoleTerm>>
}
export function ownedRate(result: LineRate, scheme: AssessmentScheme): OwnedRate {
  const { weight, rate, high } = result
  const term = (role: DutyRole): RoleTerm => {
    const [coefficient, alpha] = [number(scheme.coefficients[role]), number(scheme.alpha[role])]
    return {
      coefficient,
      coefficientShown: shown(coefficient),
      whole: weight.times(coefficient),
      low: rate && alpha.times(rate),
      high: high && alpha.times(high),
      rest: one.minus(alpha),
      resultShare: shown(alpha),
      ownShare: shown(one.minus(alpha)),
    }
  }
  return {
    ...result,
    owners: distinctOwners(result.line.owners, scheme),
    rateShown: rate && shown(rate),
    ratePercent: rate && points(rate.times(100)),
    byRole: {
      lead: term('lead'),
      coLead: term('coLead'),
      responsible: term('responsible'),
      collaborating: term('collaborating'),
    },
  }
}

/** A line as it counts in one role. */
interface RoleTerm {
  readonly coefficient: Decimal
  readonly coefficientShown: string
  /** weight × coefficient */
  readonly whole: Decimal
  /** what the result brings to the effective rate; null when the line does not apply */
  readonly low: Decimal | null
  readonly high: Decimal | null
  /** what the own measures count */
  readonly rest: Decimal
  readonly resultShare: string
  readonly ownShare: string
}

/** One line on the card of one unit. */
export interface UnitCell {
  readonly result: OwnedRate
  readonly shown: UnitLine
  /** null when the line does not count on this card */
  readonly weighed: { readonly low: Weighed; readonly high: Weighed } | null
  readonly isMissing: boolean
  readonly missingTasks: readonly string[]
}

/** What a cell depends on beside the result of its line. */
export interface CellRules {
  readonly scheme: AssessmentScheme
  readonly own: OwnRates
  /** proven falsification of this unit: the case by indicator */
  readonly falsified: ReadonlyMap<string, string>
}

/** The lines of one unit as they enter its block. */
export function unitLines(cells: readonly UnitCell[]): BlockLines<UnitLine> {
  const counting = cells.flatMap(each => each.weighed ?? [])
  return {
    shown: cells.map(each => each.shown),
    low: counting.map(each => each.low),
    high: counting.map(each => each.high),
    isMissing: cells.some(each => each.isMissing),
    missingTasks: [...new Set(cells.flatMap(each => each.missingTasks))],
  }
}

/** One line of a unit under the sharing of the scheme. @param owner the unit as it stands on the clause of the line */
export function unitCell(owner: LineOwner, result: OwnedRate, { scheme, own, falsified }: CellRules): UnitCell {
  const { line } = result
  const proven = falsified.get(line.indicator)
  const credit = proven === undefined ? creditOf(owner, result, scheme, own) : falsifiedCredit(proven, owner, result, scheme)
  const { whole, low, high } = credit
  const weighed = low && { whole, reached: whole.times(low) }
  return {
    result,
    shown: {
      indicator: line.indicator,
      name: line.name,
      weight: line.weight,
      role: owner.role,
      coefficient: credit.coefficientShown,
      status: proven === undefined ? result.status : 'final',
      value: result.value,
      rate: result.rateShown,
      own: credit.own,
      effective: low && shown(low),
      contribution: weighed && shown(weighed.reached),
      factIds: result.factIds,
      explanation: result.explanation,
      sharing: credit.explanation,
    },
    weighed: weighed && { low: weighed, high: high && high !== low ? { whole, reached: whole.times(high) } : weighed },
    isMissing: weighed !== null && credit.isMissing,
    missingTasks:
      weighed && proven === undefined && scheme.sharing === 'ownMeasures' && owner.tasks.some(task => !own.has(task))
        ? owner.tasks.filter(task => !own.has(task))
        : none,
  }
}
const none: readonly string[] = []

interface Credit {
  readonly coefficientShown: string
  /** weight × coefficient */
  readonly whole: Decimal
  readonly own: string | null
  /** effective rate; null when the line does not apply */
  readonly low: Decimal | null
  readonly high: Decimal | null
  readonly isMissing: boolean
  readonly explanation: Explanation
}

function creditOf(owner: LineOwner, result: OwnedRate, scheme: AssessmentScheme, ownRates: OwnRates): Credit {
  const isMissing = result.status === 'missing'
  if (scheme.sharing === 'pointSplit') return { ...splitCredit(owner, result, scheme), isMissing }
  if (scheme.sharing === 'jointCredit') {
    const explanation: Explanation = { code: 'jointCredit', details: {} }
    const { weight: whole, rate: low, high } = result
    return { coefficientShown: '1', whole, own: null, low, high, isMissing, explanation }
  }
  const { coefficientShown, whole, rest, resultShare, ownShare, ...term } = result.byRole[owner.role]
  const own = ownRateOf(owner, ownRates)
  if (term.low === null || term.high === null || own.rate === null || own.high === null) {
    const code = result.rate === null ? 'notApplicable' : 'resultOnly'
    const { rate: low, high } = result
    return { coefficientShown, whole, own: null, low, high, isMissing, explanation: { code, details: {} } }
  }
  const low = term.low.plus(rest.times(own.rate))
  const lacks = isMissing || own.isMissing
  return {
    coefficientShown,
    whole,
    own: own.rateShown,
    low,
    high: lacks ? term.high.plus(rest.times(own.high)) : low,
    isMissing: lacks,
    explanation: {
      code: own.isMissing ? 'measuresMissing' : 'ownMeasures',
      details: { resultPercent: result.ratePercent, ownPercent: own.percent, resultShare, ownShare },
    },
  }
}

/**
 * A line whose figure or evidence the unit has falsified counts 0 with its full weight, whatever the result is and even
 * where it would not apply; nothing of it is open any more.
 *
 * @source assessment practice, section 7
 */
function falsifiedCredit(proven: string, owner: LineOwner, result: OwnedRate, scheme: AssessmentScheme): Credit {
  const { coefficientShown, whole } =
    scheme.sharing === 'ownMeasures'
      ? result.byRole[owner.role]
      : scheme.sharing === 'jointCredit'
        ? { coefficientShown: '1', whole: result.weight }
        : splitCredit(owner, result, scheme)
  const rate = scheme.sharing === 'pointSplit' && whole.isZero() ? null : zero
  const explanation: Explanation = { code: 'falsified', details: { case: proven } }
  return { coefficientShown, whole, own: null, low: rate, high: rate, isMissing: false, explanation }
}

/** The unit's part of the points of a line, against its part of the weight. */
function splitCredit(owner: LineOwner, result: OwnedRate, scheme: AssessmentScheme): Omit<Credit, 'isMissing'> {
  const owners = [...result.owners.values()]
  const at = owners.indexOf(owner)
  const part = (of: Decimal) =>
    splitPoints(
      of,
      owners.map(each => each.role),
      scheme.split,
    )[at] ?? zero
  const mine = part(result.weight)
  const coefficient = result.weight.isZero() ? zero : mine.div(result.weight)
  // Zero weight means that nothing was split off for this unit: the line stands on its card and counts nothing.
  const rate = (of: Decimal | null) =>
    of === null || mine.isZero() ? null : part(new Decimal(points(result.weight.times(of)))).div(mine)
  const low = rate(result.rate)
  const earned = low === null ? null : points(mine.times(low))
  return {
    coefficientShown: shown(coefficient),
    whole: result.weight.times(coefficient),
    own: null,
    low,
    high: rate(result.high),
    explanation: { code: 'pointSplit', details: { points: earned, of: points(mine) } },
  }
}
