import { assert, canonical, Decimal } from '#base'
import { type Call, type Follow, refuses } from '#define'
import type { Unit } from '#parties'
import type { Plan } from '#plan'
import { assess } from './assess.ts'
import type { AssessmentInput } from './assessment-input.ts'
import type { UnitResult } from './assessment-result.ts'
import { type EvaluationInput, type EvaluationYear, evaluate } from './evaluate.ts'
import { fingerprintOf } from './fingerprint.ts'
import { shown, zero } from './functions/score.ts'
import { number } from './plan-lines.ts'
import { readAssessmentInput } from './read-assessment-input.ts'
import type { CityFeed, Evaluation, Run, UnitScore } from './rows.ts'
import { isSealed } from './shapes.ts'
import { cityGradePoints, cityPoints } from './unit-score.ts'

interface Years {
  readonly plan: Plan | null
  readonly runs: readonly Run[]
  readonly units: readonly Unit[]
  /** basis points of the first year, of all between together, and of the last */
  readonly first: number
  readonly middle: number
  readonly last: number
  readonly terminalShare: number
  readonly unmetWeightMax: number
}

/** A whole plan is judged by its sealed years, each once, none left out. */
export const yearsSealed = refuses(
  ['run_of_another_plan', 'year_of_another_run', 'year_twice', 'run_not_sealed', 'year_left_out'],
  (evaluation: Evaluation, { plan, runs }: Pick<Years, 'plan' | 'runs'>) => {
    for (const { run: id, year } of evaluation.years) {
      const run = runs.find(each => each.id === id)
      if (!run) return 'run_of_another_plan'
      if (run.year !== year) return ['year_of_another_run', { year }]
      if (!isSealed(run.state)) return ['run_not_sealed', { year }]
    }
    const years = evaluation.years.map(each => Number(each.year))
    const again = years.find((year, at) => years.indexOf(year) !== at)
    if (again !== undefined) return ['year_twice', { year: again }]
    const [first, last] = [plan?.startsOn, plan?.endsOn].map(day => Number((day ?? '').slice(0, 4)))
    if (!first || !last) return null
    for (let year = first; year <= last; year++) if (!years.includes(year)) return ['year_left_out', { year }]
    return null
  },
)

export const resultOfEvaluation = (evaluation: Evaluation, found: Years, call: Call): Partial<Evaluation> => {
  const input = inputOfEvaluation(evaluation, found, call.now)
  return { cutOff: call.now, fingerprint: fingerprintOf(canonical(evaluate(input))), inputs: canonical(input) }
}

export const scoresOfEvaluation = (evaluation: Evaluation, found: Years, call: Call): readonly Follow[] =>
  evaluate(inputOfEvaluation(evaluation, found, evaluation.cutOff ?? call.now)).units.map(unit => ({
    take: 'evaluationScore.compute',
    values: {
      evaluation: evaluation.id,
      unit: unit.unit,
      years: unit.years.map(({ year, total, grade }) => ({ year: String(year), yearPoints: total, yearGrade: grade })),
      meanPoints: unit.mean,
      terminalPoints: unit.terminal,
      unmetWeight: unit.unmetWeight,
      totalPoints: unit.total,
      grade: unit.grade,
      gates: unit.gates.join(',') || null,
    },
  }))

/** The input from what is sealed alone: each year is computed again from its own frozen input. */
export function inputOfEvaluation(evaluation: Evaluation, found: Years, cutOff: string): EvaluationInput {
  const years = [...evaluation.years]
    .sort((a, b) => (a.year < b.year ? -1 : 1))
    .map(({ run: id, year }) => ({ year: Number(year), run: found.runs.find(each => each.id === id) as Run }))
  const frozen = years.map(({ run }) => {
    const read = readAssessmentInput(JSON.parse(run.inputs ?? '{}'))
    assert(read.ok, 'the frozen input of a run was written by the assessment itself')
    return read.value
  })
  const results = frozen.map(input => assess(input))
  const last = results.at(-1)?.units ?? []
  const weights = weightsOf(years.length, found)
  return {
    rules: '1.0.0',
    plan: evaluation.plan,
    cutOff,
    years: years.map(({ year, run }, at): EvaluationYear => {
      const input = frozen[at] as AssessmentInput
      return {
        year,
        run: run.id,
        fingerprint: run.fingerprint ?? '',
        weight: weights[at] as string,
        units: (results[at]?.units ?? []).flatMap(unit =>
          unit.total === null || unit.grade === null
            ? []
            : [{ unit: unit.unit, total: unit.total, grade: unit.grade, taskWeight: taskWeightOf(unit.unit, input) }],
        ),
      }
    }),
    terminal: last.flatMap(terminalOf),
    terminalShare: basisPoints(found.terminalShare),
    unmetWeightMax: new Decimal(found.unmetWeightMax).div(100).toFixed(),
    gradeLines: (frozen.at(-1) as AssessmentInput).scheme.gradeLines,
    mergers: found.units.flatMap(unit =>
      unit.state === 'merged' && unit.successor !== null ? [{ from: unit.id, into: unit.successor }] : [],
    ),
    falsified: [...new Set(frozen.flatMap(input => (input.falsified ?? []).map(row => row.unit)))].sort(),
  }
}

const basisPoints = (share: number): string => new Decimal(share).div(10_000).toFixed()

/**
 * Weights of the years: the first, all between together, and the last. Fewer or more than three years share them out
 * anew, to twelve decimals, and the last takes what is left, so that they are 1 together.
 */
export function weightsOf(count: number, { first, middle, last }: Pick<Years, 'first' | 'middle' | 'last'>): readonly string[] {
  if (count === 1) return ['1']
  const between = count - 2
  const all = first + last + (between > 0 ? middle : 0)
  const given = Array.from({ length: count - 1 }, (_, at) =>
    new Decimal(at === 0 ? first : middle).div(at === 0 ? all : all * between).toDecimalPlaces(12),
  )
  const rest = given.reduce((sum, weight) => sum.minus(weight), new Decimal(1))
  return [...given, rest].map(weight => weight.toFixed())
}

function taskWeightOf(unit: string, { scheme }: AssessmentInput): string {
  return scheme.tasks
    .flatMap(task =>
      task.owners
        .filter(owner => owner.unit === unit)
        .map(owner => number(scheme.importance[task.importance]).times(number(scheme.coefficients[owner.role]))),
    )
    .reduce((sum, weight) => sum.plus(weight), zero)
    .toFixed()
}

/** The targets block of the last year, scored under its strict comparisons, and the weight of what it did not reach. */
function terminalOf(unit: UnitResult): EvaluationInput['terminal'] {
  const score = unit.blocks.find(block => block.block === 'targets')?.score ?? null
  if (score === null) return []
  const lines = unit.lines.filter(line => line.rate !== null)
  const weight = (of: typeof lines) =>
    of.reduce((sum, line) => sum.plus(number(line.weight).times(number(line.coefficient))), zero)
  const all = weight(lines)
  const unmet = weight(lines.filter(line => number(line.rate ?? '0').lt(1)))
  return [{ unit: unit.unit, score, unmetWeight: all.isZero() ? '0' : shown(unmet.times(100).div(all)) }]
}

/** The city hears of published results only. */
export const runPublished = refuses(['run_not_published'], (_feed: CityFeed, { run }: { readonly run: Run | null }) =>
  run?.state === 'published' ? null : 'run_not_published',
)

export const itemPointsKnown = refuses(['item_points_missing'], (feed: CityFeed) =>
  feed.mode === 'points' && feed.itemPoints === null ? 'item_points_missing' : null,
)

/** The second letter about a year says which one it corrects. */
export const correctionNamed = refuses(
  ['correction_unnamed', 'corrects_another_run'],
  (feed: CityFeed, { sent }: { readonly sent: readonly CityFeed[] }) => {
    if (feed.corrects === null) return sent.length > 0 ? 'correction_unnamed' : null
    return sent.some(each => each.id === feed.corrects) ? null : 'corrects_another_run'
  },
)

export function rowsOfFeed(
  feed: CityFeed,
  found: { readonly run: Run | null; readonly scores: readonly UnitScore[]; readonly weakLine: string },
  call: Call,
): Pick<CityFeed, 'rows' | 'sentOn'> {
  const rows = found.scores
    .map(score => {
      const { vetoes = [] } = JSON.parse(score.working) as { readonly vetoes?: readonly string[] }
      const total = number(score.totalPoints)
      return {
        unit: score.unit,
        score: score.totalPoints,
        grade: score.grade,
        rank: score.place,
        veto: vetoes.length > 0 ? ('vetoed' as const) : ('none' as const),
        feedPoints:
          feed.mode === 'points'
            ? cityPoints(number(feed.itemPoints ?? '0'), total)
            : cityGradePoints([score.grade !== 'fail' ? 'pass' : total.gte(number(found.weakLine)) ? 'weak' : 'poor']),
      }
    })
    .sort((a, b) => (a.unit < b.unit ? -1 : 1))
  return { rows, sentOn: call.day }
}
