import { Decimal } from '#base'
import type { DecimalText, Grade } from './assessment-input.ts'
import { points, shown, zero } from './functions/score.ts'
import { gradeByLine, type ThreeYearGateCode, threeYearGates, threeYearGrade } from './grade-group.ts'
import { number } from './plan-lines.ts'
import { threeYearScore } from './unit-score.ts'

/** What the evaluation of a whole plan reads: sealed yearly verdicts and how the last one stands against the final targets. */
export interface EvaluationInput {
  /** version of the rules */
  readonly rules: '1.0.0'
  readonly plan: string
  /** instant of the reckoning */
  readonly cutOff: string
  readonly years: readonly EvaluationYear[]
  /** one a unit with target lines: points of its targets in the last year, and the weight of those not reached */
  readonly terminal: readonly { readonly unit: string; readonly score: DecimalText; readonly unmetWeight: DecimalText }[]
  /** share of the terminal score in the whole, 0 to 1 */
  readonly terminalShare: DecimalText
  /** above this many points of 100 unmet there is no excellent */
  readonly unmetWeightMax: DecimalText
  readonly gradeLines: { readonly excellent: DecimalText; readonly good: DecimalText; readonly pass: DecimalText }
  /** who took over from whom: the successor inherits the years by task weight */
  readonly mergers: readonly { readonly from: string; readonly into: string }[]
  /** units with a proven falsification in any year */
  readonly falsified: readonly string[]
}

export interface EvaluationYear {
  readonly year: number
  readonly run: string
  /** fingerprint of the sealed result; its own bundle shows that it holds */
  readonly fingerprint: string
  /** share of the year among the years */
  readonly weight: DecimalText
  readonly units: readonly {
    readonly unit: string
    readonly total: DecimalText
    readonly grade: Grade
    /** importance × role coefficient over its tasks of the year */
    readonly taskWeight: DecimalText
  }[]
}

export interface EvaluatedYear {
  readonly year: number
  /** published points; for a successor the mean by task weight, shown with up to twelve decimals; null: no verdict that year */
  readonly total: DecimalText | null
  readonly grade: Grade | null
  /** units the year was inherited from, besides the unit itself */
  readonly inherited: readonly string[]
}

export interface EvaluatedUnit {
  readonly unit: string
  readonly years: readonly EvaluatedYear[]
  /** weighted years, unrounded (shown with up to twelve decimals); null while a year has no verdict */
  readonly mean: DecimalText | null
  /** null where the unit has no target lines: then the years alone count */
  readonly terminal: DecimalText | null
  readonly unmetWeight: DecimalText
  readonly total: DecimalText | null
  readonly grade: Grade | null
  readonly byLine: Grade | null
  readonly gates: readonly ThreeYearGateCode[]
}

export interface EvaluationResult {
  readonly engine: { readonly name: 'jinwei-evaluation'; readonly version: '1.0.0' }
  readonly plan: string
  readonly cutOff: string
  readonly units: readonly EvaluatedUnit[]
}

/**
 * The three-year evaluation of every unit: half the weighted years and half the terminal score (settings), rounded once at
 * the end, then graded by line and gates. A unit that was merged away has no entry; its successor inherits its years.
 *
 * Pure; the order of rows does not matter. Units stand in order of their ids, years ascending.
 *
 * @param input decimals were checked before (else Bug); the weights of the years add up to 1
 * @source assessment practice, section 10
 */
export function evaluate(input: EvaluationInput): EvaluationResult {
  const years = [...input.years].sort((a, b) => a.year - b.year)
  const gone = new Set(input.mergers.map(merger => merger.from))
  const units = [...new Set(years.flatMap(year => year.units.map(each => each.unit)))]
    .map(unit => heirOf(unit, input))
    .filter((unit, at, all) => all.indexOf(unit) === at && !gone.has(unit))
    .sort()
  return {
    engine: { name: 'jinwei-evaluation', version: '1.0.0' },
    plan: input.plan,
    cutOff: input.cutOff,
    units: units.map(unit => evaluated(unit, years, input)),
  }
}

/** Mergers may follow each other; a circle ends where it began. */
function heirOf(unit: string, { mergers }: EvaluationInput): string {
  const seen = new Set<string>()
  let at = unit
  for (;;) {
    const next = mergers.find(merger => merger.from === at)?.into
    if (next === undefined || seen.has(next)) return at
    seen.add(next)
    at = next
  }
}

function evaluated(unit: string, years: readonly EvaluationYear[], input: EvaluationInput): EvaluatedUnit {
  const found = years.map(year => yearOf(unit, year, input))
  const terminal = input.terminal.find(each => each.unit === unit)
  const unmet = terminal ? number(terminal.unmetWeight) : zero
  const exact = found.flatMap(year => (year.exact ? [year.exact] : []))
  const isWhole = exact.length === years.length
  const weights = years.map(year => number(year.weight))
  const mean = isWhole ? exact.reduce((sum, year, at) => sum.plus(year.times(weights[at] ?? zero)), zero) : null
  const total = mean && (terminal ? whole(exact, weights, number(terminal.score), input) : points(mean))
  const lines = {
    excellent: number(input.gradeLines.excellent),
    good: number(input.gradeLines.good),
    pass: number(input.gradeLines.pass),
  }
  const gate = {
    years: found.flatMap(year => (year.shown.grade ? [year.shown.grade] : [])),
    unmetWeight: unmet,
    unmetWeightMax: number(input.unmetWeightMax),
    isFalsified: input.falsified.some(each => heirOf(each, input) === unit),
  }
  return {
    unit,
    years: found.map(year => year.shown),
    mean: mean && shown(mean),
    terminal: terminal ? terminal.score : null,
    unmetWeight: shown(unmet),
    total,
    grade: total === null ? null : threeYearGrade(number(total), lines, gate),
    byLine: total === null ? null : gradeByLine(number(total), lines),
    gates: threeYearGates(gate),
  }
}

function whole(
  years: readonly Decimal[],
  weights: readonly Decimal[],
  terminal: Decimal,
  { terminalShare }: EvaluationInput,
): string | null {
  const scored = threeYearScore(years, weights, terminal, number(terminalShare))
  return scored.ok ? scored.value : null
}

const order: readonly Grade[] = ['excellent', 'good', 'pass', 'fail']

/** A successor's year is the mean of all that came into it, by task weight; of their grades the worst stands. */
function yearOf(
  unit: string,
  { year, units }: EvaluationYear,
  input: EvaluationInput,
): { readonly exact: Decimal | null; readonly shown: EvaluatedYear } {
  const mine = units.filter(each => heirOf(each.unit, input) === unit)
  const inherited = mine
    .map(each => each.unit)
    .filter(each => each !== unit)
    .sort()
  const weight = mine.reduce((sum, each) => sum.plus(number(each.taskWeight)), zero)
  const [only] = mine
  const exact =
    mine.length === 0
      ? null
      : mine.length === 1 && only
        ? number(only.total)
        : weight.isZero()
          ? mine.reduce((sum, each) => sum.plus(number(each.total)), zero).div(mine.length)
          : mine.reduce((sum, each) => sum.plus(number(each.total).times(number(each.taskWeight))), zero).div(weight)
  const grade = mine.reduce<Grade | null>(
    (worst, each) => (worst === null || order.indexOf(each.grade) > order.indexOf(worst) ? each.grade : worst),
    null,
  )
  return { exact, shown: { year, total: exact && shown(exact), grade, inherited } }
}
