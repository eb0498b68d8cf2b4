import { all, count, each, fields, type Form, oneOf, positive, share, text } from './frozen-input.ts'
import type { Json } from './grade-units.ts'
import {
  compare,
  isZero,
  minus,
  one,
  over,
  plus,
  printed,
  type Rational,
  shortened,
  sum,
  times,
  whole,
  zero,
} from './rational.ts'
import { exact } from './score-lines.ts'

/** The frozen input of an evaluation of the whole plan, as it stands in a bundle. */
export interface FrozenEvaluation {
  readonly rules: string
  readonly plan: string
  readonly cutOff: string
  readonly years: readonly {
    readonly year: number
    readonly run: string
    readonly fingerprint: string
    readonly weight: string
    readonly units: readonly {
      readonly unit: string
      readonly total: string
      readonly grade: Grade
      readonly taskWeight: string
    }[]
  }[]
  readonly terminal: readonly { readonly unit: string; readonly score: string; readonly unmetWeight: string }[]
  readonly terminalShare: string
  readonly unmetWeightMax: string
  readonly gradeLines: { readonly excellent: string; readonly good: string; readonly pass: string }
  readonly mergers: readonly { readonly from: string; readonly into: string }[]
  readonly falsified: readonly string[]
}
type Grade = 'excellent' | 'good' | 'pass' | 'fail'
const best: readonly Grade[] = ['excellent', 'good', 'pass', 'fail']

export const frozenEvaluation: Form = fields({
  rules: oneOf('1.0.0'),
  plan: text,
  cutOff: text,
  years: each(
    fields({
      year: count,
      run: text,
      fingerprint: text,
      weight: share,
      units: each(fields({ unit: text, total: positive, grade: oneOf(...best), taskWeight: positive })),
    }),
  ),
  terminal: each(fields({ unit: text, score: positive, unmetWeight: positive })),
  terminalShare: share,
  unmetWeightMax: positive,
  gradeLines: all(['excellent', 'good', 'pass'], positive),
  mergers: each(fields({ from: text, into: text })),
  falsified: each(text),
})

/**
 * The evaluation of the whole plan from its frozen input, by the rules as printed: the weighted years and the terminal
 * score, rounded once; then line and gates.
 *
 * @source assessment practice, section 10
 */
export function evaluateYears(input: FrozenEvaluation): Json {
  const years = input.years.toSorted((a, b) => a.year - b.year)
  const everyone = new Set(years.flatMap(({ units }) => units.map(({ unit }) => standingFor(unit, input))))
  const merged = new Set(input.mergers.map(({ from }) => from))
  return {
    plan: input.plan,
    cutOff: input.cutOff,
    units: [...everyone]
      .filter(unit => !merged.has(unit))
      .toSorted()
      .map(unit => unitOver(unit, years, input)),
  }
}

/** Who answers for a unit today, however often it was merged. */
function standingFor(unit: string, { mergers }: FrozenEvaluation): string {
  const passed: string[] = []
  let now = unit
  for (let step = mergers.find(({ from }) => from === now); step && !passed.includes(step.into); ) {
    now = step.into
    passed.push(now)
    const here = now
    step = mergers.find(({ from }) => from === here)
  }
  return now
}

function unitOver(unit: string, years: FrozenEvaluation['years'], input: FrozenEvaluation): Json {
  const marks = years.map(({ year, units }) => {
    const parts = units.filter(each => standingFor(each.unit, input) === unit)
    return {
      year,
      points: parts.length === 0 ? null : weightedMean(parts),
      grade: parts.length === 0 ? null : (best.findLast(grade => parts.some(each => each.grade === grade)) ?? null),
      inherited: parts.flatMap(each => (each.unit === unit ? [] : [each.unit])).toSorted(),
    }
  })
  const lacks = marks.some(({ points }) => points === null)
  const mean = lacks ? null : sum(marks.map(({ points }, at) => times(points ?? zero, exact(years[at]?.weight ?? '0'))))
  const last = input.terminal.find(each => each.unit === unit)
  const share = exact(input.terminalShare)
  const points = mean && (last ? plus(times(minus(one, share), mean), times(share, exact(last.score))) : mean)
  const isSharedOut = compare(sum(years.map(({ weight }) => exact(weight))), one) === 0
  const total = points && (isSharedOut || !last) ? printed(points, 2) : null
  const failed = marks.filter(({ grade }) => grade === 'fail').length
  const unmet = exact(last?.unmetWeight ?? '0')
  const gates = [
    failed > 1 ? 'twoYearsFailed' : failed === 1 ? 'yearFailed' : null,
    input.falsified.some(each => standingFor(each, input) === unit) ? 'falsified' : null,
    compare(unmet, exact(input.unmetWeightMax)) > 0 ? 'targetsUnmet' : null,
  ].filter(gate => gate !== null)
  const lines = input.gradeLines
  const reaches = (line: string): boolean => total !== null && compare(exact(total), exact(line)) >= 0
  const byLine = reaches(lines.excellent) ? 0 : reaches(lines.good) ? 1 : reaches(lines.pass) ? 2 : 3
  const most = gates.includes('twoYearsFailed') ? 2 : gates.length > 0 ? 1 : 0
  return {
    unit,
    years: marks.map(({ year, points: of, grade, inherited }) => ({ year, total: of && shortened(of), grade, inherited })),
    mean: mean && shortened(mean),
    terminal: last ? last.score : null,
    unmetWeight: shortened(unmet),
    total,
    grade: total === null ? null : (best[Math.max(byLine, most)] ?? null),
    byLine: total === null ? null : (best[byLine] ?? null),
    gates,
  }
}

/** By task weight; where nobody had tasks, all alike. */
function weightedMean(parts: FrozenEvaluation['years'][number]['units']): Rational {
  if (parts.length === 1 && parts[0]) return exact(parts[0].total)
  const weights = parts.map(({ taskWeight }) => exact(taskWeight))
  const isBare = isZero(sum(weights))
  const of = isBare ? parts.map(() => one) : weights
  const reached = sum(parts.map(({ total }, at) => times(exact(total), of[at] ?? zero)))
  return over(reached, isBare ? whole(parts.length) : sum(of))
}
