import { Decimal, type Finding } from '#base'
import type { Grade } from './assessment-input.ts'
import { type Explanation, exact, points, settled, zero } from './functions/score.ts'

/** One unit of a group as it comes to the grading; points, the total with its two published decimals. */
export interface Graded {
  readonly unit: string
  readonly total: Decimal
  readonly unrounded: Decimal
  readonly targets: Decimal | null
  readonly tasks: Decimal | null
  /** the hardest veto against the unit */
  readonly veto: 'capAtPass' | 'fail' | null
}

export interface GradeRules {
  readonly lines: { readonly excellent: Decimal; readonly good: Decimal; readonly pass: Decimal }
  readonly quotas: { readonly excellent: Decimal; readonly good: Decimal }
  readonly tieOrder: readonly string[]
}

export interface GroupGrades {
  readonly grades: ReadonlyMap<string, { readonly grade: Grade; readonly explanation: Explanation; readonly rank: number }>
  readonly places: { readonly excellent: number; readonly good: number }
  readonly findings: readonly Finding<'quota_tie'>[]
}

/**
 * Grades and ranks inside one group: total, then veto, then lines, then quota.
 *
 * Quotas are shares of the group rounded down, at least one place when someone qualifies. Excellent places that stay empty
 * are not passed on; who is over the excellent line but beyond the quota takes a good place. Ties at an edge are broken by
 * the unrounded total, the targets block, the tasks block, and then by the order the leading group ruled; without a ruling
 * the finding `quota_tie` says so and the lower unit id goes first for the time being.
 *
 * Ranks go by the published total; equal totals share the higher rank and the next is skipped. A veto leaves score and rank.
 *
 * @source assessment practice, sections 8 and 9
 */
export function gradeGroup(units: readonly Graded[], rules: GradeRules): GroupGrades {
  const { lines } = rules
  const sorted = [...units].sort((a, b) => compareGraded(a, b, rules.tieOrder) || (a.unit < b.unit ? -1 : 1))
  const free = sorted.filter(unit => unit.veto === null)
  const overExcellent = free.filter(unit => unit.total.gte(lines.excellent))
  const excellent = takePlaces(overExcellent, placesOf(rules.quotas.excellent, units.length), rules.tieOrder)
  const overGood = free.filter(unit => unit.total.gte(lines.good) && !excellent.taken.has(unit.unit))
  const good = takePlaces(overGood, placesOf(rules.quotas.good, units.length), rules.tieOrder)

  const grades = new Map<string, { grade: Grade; explanation: Explanation; rank: number }>()
  let rank = 1
  for (const [at, unit] of sorted.entries()) {
    if (sorted[at - 1]?.total.eq(unit.total) !== true) rank = at + 1
    const plain = gradeByLine(unit.total, lines)
    const grade = unit.veto
      ? gradeUnderVeto(unit, lines)
      : excellent.taken.has(unit.unit)
        ? 'excellent'
        : good.taken.has(unit.unit)
          ? 'good'
          : worse(plain, 'pass')
    const code = grade === plain ? 'gradeByLine' : unit.veto ? 'gradeByVeto' : 'gradeByQuota'
    grades.set(unit.unit, { grade, rank, explanation: { code, details: { total: points(unit.total), grade, byLine: plain } } })
  }
  const findings = [...tieFinding('excellent', excellent.tied), ...tieFinding('good', good.tied)]
  return { grades, places: { excellent: excellent.places, good: good.places }, findings }
}

const order: readonly Grade[] = ['excellent', 'good', 'pass', 'fail']
const worse = (a: Grade, b: Grade): Grade => (order.indexOf(a) > order.indexOf(b) ? a : b)

/** The grade the total alone would give. */
export const gradeByLine = (total: Decimal, lines: GradeRules['lines']): Grade =>
  total.gte(lines.excellent) ? 'excellent' : total.gte(lines.good) ? 'good' : total.gte(lines.pass) ? 'pass' : 'fail'

const gradeUnderVeto = (unit: Graded, lines: GradeRules['lines']): Grade =>
  unit.veto === 'fail' ? 'fail' : worse(gradeByLine(unit.total, lines), 'pass')

const placesOf = (quota: Decimal, size: number): number => quota.times(size).floor().toNumber()

/**
 * Negative when `a` goes before `b`; 0 when neither figures nor a ruling tell them apart. A quotient carries 40 digits: what
 * is equal on paper must not differ in the last of them.
 */
function compareGraded(a: Graded, b: Graded, tieOrder: readonly string[]): number {
  return (
    b.total.cmp(a.total) ||
    settled(b.unrounded).cmp(settled(a.unrounded)) ||
    settled(b.targets ?? zero).cmp(settled(a.targets ?? zero)) ||
    settled(b.tasks ?? zero).cmp(settled(a.tasks ?? zero)) ||
    ruledPlace(a, tieOrder) - ruledPlace(b, tieOrder)
  )
}

/** Whom the ruling names goes before whom it does not; among those it does not name the tie stands. */
const ruledPlace = (unit: Graded, tieOrder: readonly string[]): number => {
  const place = tieOrder.indexOf(unit.unit)
  return place < 0 ? tieOrder.length : place
}

function takePlaces(qualified: readonly Graded[], quota: number, tieOrder: readonly string[]) {
  const places = qualified.length > 0 ? Math.max(1, quota) : quota
  const [lastIn, firstOut] = [qualified[places - 1], qualified[places]]
  const isTied = lastIn && firstOut && compareGraded(lastIn, firstOut, tieOrder) === 0
  const tied = isTied ? qualified.filter(unit => compareGraded(unit, lastIn, tieOrder) === 0) : []
  return { places, taken: new Set(qualified.slice(0, places).map(unit => unit.unit)), tied }
}

const tieFinding = (grade: Grade, tied: readonly Graded[]): readonly Finding<'quota_tie'>[] =>
  tied.length === 0
    ? []
    : [
        {
          code: 'quota_tie',
          severity: 'conflict',
          details: { grade, units: tied.map(unit => unit.unit).join(', '), total: exact(tied[0]?.total ?? zero) },
          sources: [],
        },
      ]

export interface ThreeYearGate {
  readonly years: readonly Grade[]
  /** weight of terminal targets that were not met, in points of 100 */
  readonly unmetWeight: Decimal
  readonly isFalsified: boolean
  /** above this share of the weight unmet there is no `excellent`; 30 unless told */
  readonly unmetWeightMax?: Decimal
}

/** What kept a unit from a better grade. */
export type ThreeYearGateCode = 'yearFailed' | 'twoYearsFailed' | 'falsified' | 'targetsUnmet'

/**
 * The best grade the three-year evaluation may give: a failed year or proven falsification or more than 30% of the weight
 * unmet closes `excellent`; two failed years leave `pass`.
 *
 * @source assessment practice, sections 7 and 10
 */
export const threeYearGrade = (total: Decimal, lines: GradeRules['lines'], gate: ThreeYearGate): Grade =>
  threeYearGates(gate).reduce<Grade>(
    (grade, code) => worse(grade, code === 'twoYearsFailed' ? 'pass' : 'good'),
    gradeByLine(total, lines),
  )

/** Every gate that is closed, whether or not it costs the unit a grade. */
export function threeYearGates(gate: ThreeYearGate): readonly ThreeYearGateCode[] {
  const failed = gate.years.filter(grade => grade === 'fail').length
  return [
    ...(failed >= 2 ? (['twoYearsFailed'] as const) : failed === 1 ? (['yearFailed'] as const) : []),
    ...(gate.isFalsified ? (['falsified'] as const) : []),
    ...(gate.unmetWeight.gt(gate.unmetWeightMax ?? unmetWeightMax) ? (['targetsUnmet'] as const) : []),
  ]
}
const unmetWeightMax = new Decimal(30)
