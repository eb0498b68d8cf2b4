import { Decimal } from '#base'
import {
  type AssessmentScheme,
  type DutyRole,
  dutyRoles,
  type LineOwner,
  type SchemeTask,
  type UnitConduct,
  type UnitMeasures,
} from './assessment-input.ts'
import type { ProcessItem, UnitLine, UnitTask } from './assessment-result.ts'
import { milestoneScore, milestoneTime } from './functions/milestone-score.ts'
import { type Explanation, one, points, zero } from './functions/score.ts'
import { type LineRate, number, shown } from './plan-lines.ts'
import type { WeightedRate } from './unit-score.ts'

/** What goes into a block: with what is missing as nothing, and as fully reached. */
export interface BlockLines<T> {
  readonly shown: readonly T[]
  readonly low: readonly WeightedRate[]
  readonly high: readonly WeightedRate[]
  readonly isMissing: boolean
  /** tasks the unit has handed in nothing for, where that moves a point of this block */
  readonly missingTasks: readonly string[]
}

/** A unit's own work: null when nothing was due. */
interface OwnRate {
  readonly rate: Decimal | null
  readonly high: Decimal | null
  readonly isMissing: boolean
  readonly rateShown: string | null
  readonly percent: string | null
}
const ownRateFrom = (rate: Decimal | null, high: Decimal | null, isMissing: boolean): OwnRate => ({
  rate,
  high,
  isMissing,
  rateShown: rate && shown(rate),
  percent: rate && points(rate.times(100)),
})

/** The result of a line with its owners found once for all units. */
export interface OwnedRate extends LineRate {
  readonly owners: ReadonlyMap<string, LineOwner>
  readonly rateShown: string | null
  readonly ratePercent: string | null
}
export const ownedRate = (result: LineRate, scheme: AssessmentScheme): OwnedRate => ({
  ...result,
  owners: distinctOwners(result.line.owners, scheme),
  rateShown: result.rate && shown(result.rate),
  ratePercent: result.rate && points(result.rate.times(100)),
})

/** What the scheme says of a role, read once for all units. */
interface RoleTerm {
  readonly coefficient: Decimal
  readonly coefficientShown: string
  /** what the result counts, and what the own measures count */
  readonly alpha: Decimal
  readonly rest: Decimal
  readonly resultShare: string
  readonly ownShare: string
}
export type RoleTerms = Readonly<Record<DutyRole, RoleTerm>>

export function roleTerms({ coefficients, alpha }: AssessmentScheme): RoleTerms {
  const term = (role: DutyRole): RoleTerm => {
    const [coefficient, result] = [number(coefficients[role]), number(alpha[role])]
    const rest = one.minus(result)
    const words = { coefficientShown: shown(coefficient), resultShare: shown(result), ownShare: shown(rest) }
    return { coefficient, alpha: result, rest, ...words }
  }
  return {
    lead: term('lead'),
    coLead: term('coLead'),
    responsible: term('responsible'),
    collaborating: term('collaborating'),
  }
}

/** Own work of every unit on every task, reckoned once; undefined where nothing was handed in. */
export type OwnRates = (unit: string, task: string) => (OwnRate & { readonly count: number }) | undefined
const nothing = ownRateFrom(zero, one, true)

/** F13 over one unit's milestones of one task. */
export function ownRate(measures: UnitMeasures): OwnRate & { readonly count: number } {
  const sorted = [...measures.milestones].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const scored = milestoneScore({ k: sorted.map(each => [number(each.weight), milestoneTime(each), number(each.quality)]) })
  const rate = scored.ok && scored.value.rate !== 'notApplicable' ? scored.value.rate : null
  return { ...ownRateFrom(rate, rate, false), count: measures.milestones.length }
}

/** Mean over the tasks of an owner; tasks where nothing was due leave. */
function ownRateOf(owner: LineOwner, ownOf: OwnRates): OwnRate {
  const rates = [...owner.tasks].sort().map(task => ownOf(owner.unit, task) ?? nothing)
  const due = rates.filter(each => each.rate !== null)
  const [only] = due
  if (only && due.length === 1) return only
  const mean = (of: (each: OwnRate) => Decimal | null) =>
    due.length === 0 ? null : due.reduce((sum, each) => sum.plus(of(each) ?? zero), zero).div(due.length)
  return ownRateFrom(
    mean(each => each.rate),
    mean(each => each.high),
    due.some(each => each.isMissing),
  )
}

/** The lines of one unit under the sharing of the scheme. */
export function unitLines(unit: string, rates: readonly OwnedRate[], rules: SharingRules): BlockLines<UnitLine> {
  const { scheme, ownOf } = rules
  const lines: UnitLine[] = []
  const low: WeightedRate[] = []
  const high: WeightedRate[] = []
  const missingTasks = new Set<string>()
  let isMissing = false
  for (const result of rates) {
    const owner = result.owners.get(unit)
    if (!owner) continue
    const credit = creditOf(owner, result, rules)
    const { coefficient } = credit
    const { line, weight } = result
    lines.push({
      indicator: line.indicator,
      name: line.name,
      weight: line.weight,
      role: owner.role,
      coefficient: credit.coefficientShown ?? shown(coefficient),
      status: result.status,
      value: result.value,
      rate: result.rateShown,
      own: credit.own,
      effective: credit.low && shown(credit.low),
      contribution: credit.low && shown(weight.times(coefficient).times(credit.low)),
      factIds: result.factIds,
      explanation: result.explanation,
      sharing: credit.explanation,
    })
    if (credit.low === null || credit.high === null) continue
    low.push({ weight, coefficient, rate: credit.low })
    high.push({ weight, coefficient, rate: credit.high })
    isMissing ||= credit.isMissing
    if (scheme.sharing !== 'ownMeasures') continue
    for (const task of owner.tasks) if (!ownOf(unit, task)) missingTasks.add(task)
  }
  return { shown: lines, low, high, isMissing, missingTasks: [...missingTasks] }
}

export interface SharingRules {
  readonly scheme: AssessmentScheme
  readonly terms: RoleTerms
  readonly ownOf: OwnRates
}

interface Credit {
  readonly coefficient: Decimal
  readonly coefficientShown?: string
  readonly own: string | null
  /** effective rate; null when the line does not apply */
  readonly low: Decimal | null
  readonly high: Decimal | null
  readonly isMissing: boolean
  readonly explanation: Explanation
}

function creditOf(owner: LineOwner, result: OwnedRate, { scheme, terms, ownOf }: SharingRules): Credit {
  const isMissing = result.status === 'missing'
  const plain = { own: null, low: result.rate, high: result.high, isMissing }
  if (scheme.sharing === 'jointCredit') {
    return { ...plain, coefficient: one, explanation: { code: 'jointCredit', details: {} } }
  }
  if (scheme.sharing === 'pointSplit') return { ...splitCredit(owner, result, scheme), own: null, isMissing }
  const { coefficient, coefficientShown, alpha, rest, resultShare, ownShare } = terms[owner.role]
  const own = ownRateOf(owner, ownOf)
  if (result.rate === null || result.high === null) {
    return { ...plain, coefficient, coefficientShown, explanation: { code: 'notApplicable', details: {} } }
  }
  if (own.rate === null || own.high === null) {
    return { ...plain, coefficient, coefficientShown, explanation: { code: 'resultOnly', details: {} } }
  }
  const mixed = (rate: Decimal, measure: Decimal) => alpha.times(rate).plus(rest.times(measure))
  const details = { resultPercent: result.ratePercent, ownPercent: own.percent, resultShare, ownShare }
  const low = mixed(result.rate, own.rate)
  return {
    coefficient,
    coefficientShown,
    own: own.rateShown,
    low,
    high: isMissing || own.isMissing ? mixed(result.high, own.high) : low,
    isMissing: isMissing || own.isMissing,
    explanation: { code: own.isMissing ? 'measuresMissing' : 'ownMeasures', details },
  }
}

/** The unit's part of the points of a line, against its part of the weight. */
function splitCredit(
  owner: LineOwner,
  result: OwnedRate,
  scheme: AssessmentScheme,
): Pick<Credit, 'coefficient' | 'low' | 'high' | 'explanation'> {
  const owners = [...result.owners.values()]
  const at = owners.indexOf(owner)
  const part = (of: Decimal) =>
    splitPoints(
      of,
      owners.map(each => each.role),
      scheme.split,
    )[at] ?? zero
  const whole = part(result.weight)
  const coefficient = result.weight.isZero() ? zero : whole.div(result.weight)
  // Zero weight means that nothing was split off for this unit: the line stands on its card and counts nothing.
  const rate = (of: Decimal | null) =>
    of === null || whole.isZero() ? null : part(new Decimal(points(result.weight.times(of)))).div(whole)
  const low = rate(result.rate)
  const earned = low === null ? null : points(whole.times(low))
  return {
    coefficient,
    low,
    high: rate(result.high),
    explanation: { code: 'pointSplit', details: { points: earned, of: points(whole) } },
  }
}

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

/**
 * Who answers for a line or a task, in the order of the clause. A unit named twice counts once, at its first place: in its
 * weightier role (of two that weigh the same the higher one) and with the tasks of both.
 */
export function distinctOwners(
  owners: readonly LineOwner[],
  { coefficients }: AssessmentScheme,
): ReadonlyMap<string, LineOwner> {
  const weightier = (a: DutyRole, b: DutyRole): DutyRole =>
    (number(coefficients[b]).cmp(number(coefficients[a])) || dutyRoles.indexOf(a) - dutyRoles.indexOf(b)) > 0 ? b : a
  const found = new Map<string, LineOwner>()
  for (const owner of owners) {
    const before = found.get(owner.unit)
    found.set(
      owner.unit,
      before
        ? {
            unit: owner.unit,
            role: weightier(before.role, owner.role),
            tasks: [...new Set([...before.tasks, ...owner.tasks])],
          }
        : owner,
    )
  }
  return found
}

/** A task of the scheme with its owners found once for all units. */
export interface OwnedTask {
  readonly task: SchemeTask
  readonly owners: ReadonlyMap<string, LineOwner>
}

/** In the order of their ids. */
export const ownedTasks = (scheme: AssessmentScheme): readonly OwnedTask[] =>
  [...scheme.tasks]
    .sort((a, b) => (a.task < b.task ? -1 : 1))
    .map(task => ({
      task,
      owners: distinctOwners(
        task.owners.map(owner => ({ ...owner, tasks: [] })),
        scheme,
      ),
    }))

/** The task block: every task the unit is named on, by importance and role. */
export function unitTasks(
  unit: string,
  owned: readonly OwnedTask[],
  scheme: AssessmentScheme,
  ownOf: OwnRates,
): BlockLines<UnitTask> {
  const tasks: UnitTask[] = []
  const low: WeightedRate[] = []
  const high: WeightedRate[] = []
  let isMissing = false
  for (const { task, owners } of owned) {
    const owner = owners.get(unit)
    if (!owner) continue
    const own = ownOf(unit, task.task) ?? nothing
    const weight = number(scheme.importance[task.importance])
    const coefficient = number(scheme.coefficients[owner.role])
    const status = own.rate === null ? 'notApplicable' : own.isMissing ? 'missing' : 'final'
    tasks.push({
      task: task.task,
      name: task.name,
      role: owner.role,
      weight: shown(weight.times(coefficient)),
      status,
      rate: own.rateShown,
      explanation:
        status === 'final' && own.rate
          ? {
              code: 'milestones',
              details: { percent: own.percent, count: ownOf(unit, task.task)?.count ?? 0 },
            }
          : { code: status === 'missing' ? 'missing' : 'nothingDue', details: {} },
    })
    if (own.rate === null || own.high === null) continue
    low.push({ weight, coefficient, rate: own.rate })
    high.push({ weight, coefficient, rate: own.high })
    isMissing ||= own.isMissing
  }
  return {
    shown: tasks,
    low,
    high,
    isMissing,
    missingTasks: tasks.filter(each => each.status === 'missing').map(each => each.task),
  }
}
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
export const processLines = (items: readonly ProcessItem[]): readonly WeightedRate[] =>
  items.flatMap(({ weight, score }) =>
    score === null ? [] : [{ weight: number(weight), coefficient: one, rate: number(score).div(number(weight)) }],
  )
