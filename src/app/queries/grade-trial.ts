import {
  assess,
  type AssessmentInput,
  type AssessmentScheme,
  readAssessmentInput,
  type Run,
  type UnitResult,
  type UnitScore,
} from '#assessment'
import { Decimal, done, fixed, type Outcome, parseDecimal, refused } from '#base'
import type { GradeRulesWire, GradeTrial, GradeTrialUnit } from './answers.ts'
import { type Asking, type Picture, pictureOf, rowsOf, unitName } from './picture.ts'
import { runHead, seesEveryUnit } from './score-matrix.ts'

/**
 * W13, grades at their edges: the frozen run graded again under other lines and quotas, from its input alone. Nothing is
 * written. Who sees his own unit only gets its distance to the lines; a quota would tell him the totals of others.
 */
export async function gradeTrial(asking: Asking, input: Readonly<Record<string, string>>): Promise<Outcome<GradeTrial>> {
  const found = input['run'] ? await asking.reading.find('assessment.run', input['run']) : null
  const run = found as unknown as Run | null
  const picture = run && (await pictureOf(asking, { plan: run.plan, year: run.year }))
  const frozen = run?.inputs ? readAssessmentInput(JSON.parse(run.inputs)) : null
  if (!run || !picture || !frozen?.ok) return refused('not_found')
  const runs = await rowsOf<Run>(asking, 'assessment.run', { plan: run.plan, year: run.year })
  const scores = await rowsOf<UnitScore>(asking, 'assessment.unitScore', { run: run.id })
  const seesAll = seesEveryUnit(asking.viewer.actor.role)
  const { scheme } = frozen.value
  const asked = seesAll ? schemeUnder(scheme, input) : scheme
  const now = new Map(assess(frozen.value).units.map(unit => [unit.unit, unit]))
  const tried = triedGrades({ ...frozen.value, scheme: asked }, seesAll)
  const seen = new Map(scores.map(score => [score.unit as string, score.id as string]))
  return done({
    run: runHead(run, runs),
    plan: run.plan,
    rules: rulesOf(scheme),
    tried: rulesOf(asked),
    seesAll,
    groups: seesAll ? tried.groups : [],
    units: tried.units
      .filter(({ result }) => seen.has(result.unit))
      .map(({ result, next, spare }) => ({
        unit: unitName(picture, result.unit),
        unitScore: seen.get(result.unit) ?? null,
        own: result.unit === asking.viewer.actor.unit,
        group: result.group,
        total: result.total,
        isRange: result.range !== null,
        grade: now.get(result.unit)?.grade ?? null,
        triedGrade: result.grade,
        because: becauseOf(result),
        next,
        spare,
        gains: gainsOf(result, picture),
      })),
  })
}

const names = ['excellent', 'good', 'pass', 'excellentShare', 'goodShare'] as const
const percent = (share: string): string => new Decimal(share).times(100).toFixed()

const rulesOf = ({ gradeLines, quotas }: AssessmentScheme): GradeRulesWire => ({
  ...gradeLines,
  excellentShare: percent(quotas.excellent),
  goodShare: percent(quotas.good),
})

/** Lines and quotas as asked; what is no number from 0 to 100, or out of order, stays as the scheme has it. */
export function schemeUnder(scheme: AssessmentScheme, asked: Readonly<Record<string, string>>): AssessmentScheme {
  const own = rulesOf(scheme)
  const read = (name: (typeof names)[number]): Decimal => {
    const given = parseDecimal(asked[name] ?? '')
    return given?.gte(0) && given.lte(name.endsWith('Share') ? 100 : 1_000) ? given : new Decimal(own[name])
  }
  const [excellent, good, pass] = [read('excellent'), read('good'), read('pass')]
  const isOrdered = excellent.gt(good) && good.gt(pass)
  return {
    ...scheme,
    gradeLines: isOrdered ? { excellent: excellent.toFixed(), good: good.toFixed(), pass: pass.toFixed() } : scheme.gradeLines,
    quotas: { excellent: read('excellentShare').div(100).toFixed(), good: read('goodShare').div(100).toFixed() },
  }
}

interface Tried {
  readonly groups: GradeTrial['groups']
  readonly units: readonly (Pick<GradeTrialUnit, 'next' | 'spare'> & { readonly result: UnitResult })[]
}

/**
 * Grades under a scheme, with the distance of each unit to the next grade and to losing its own.
 *
 * Over a full quota the distance is to the last one in plus a hundredth: an equal total would be settled by the tie rules.
 * @param knowsOthers false: distances to the lines only
 */
export function triedGrades(input: AssessmentInput, knowsOthers = true): Tried {
  const result = assess(input)
  const { gradeLines } = input.scheme
  const lineOf = (grade: string): Decimal => new Decimal(gradeLines[grade as keyof typeof gradeLines] ?? 0)
  const totalOf = (unit: UnitResult): Decimal => new Decimal(unit.total ?? 0)
  const free = (group: string) =>
    result.units.filter(unit => unit.group === group && unit.total !== null && unit.vetoes.length === 0)
  const over = (group: string, grade: string) => free(group).filter(unit => totalOf(unit).gte(lineOf(grade)))
  const placesOf = (group: string, grade: 'excellent' | 'good'): number =>
    Math.max(1, result.groups.find(each => each.group === group)?.places[grade] ?? 0)

  const nextOf = (unit: UnitResult): GradeTrialUnit['next'] => {
    if (unit.total === null || unit.vetoes.length > 0 || unit.grade === null || unit.grade === 'excellent') return null
    const grade = unit.grade === 'fail' ? 'pass' : unit.grade === 'pass' ? 'good' : 'excellent'
    const toLine = Decimal.max(0, lineOf(grade).minus(unit.total))
    const byLine = { grade, missing: fixed(toLine, 2), by: 'line' } as const
    if (grade === 'pass') return byLine
    const inside = free(unit.group).filter(each => each.grade === grade)
    if (inside.length < placesOf(unit.group, grade)) return byLine
    if (!knowsOthers) return toLine.gt(0) ? byLine : { grade, missing: null, by: 'quota' }
    const last = Decimal.min(...inside.map(totalOf))
    const toLast = last.minus(unit.total).plus('0.01')
    return toLast.gt(toLine) ? { grade, missing: fixed(toLast, 2), by: 'quota' } : byLine
  }
  const spareOf = (unit: UnitResult): string | null => {
    if (unit.total === null || unit.vetoes.length > 0 || unit.grade === null || unit.grade === 'fail') return null
    const { grade } = unit
    const waiting =
      grade === 'pass' || !knowsOthers
        ? []
        : over(unit.group, grade)
            .filter(each => each.grade !== grade && each.grade !== 'excellent')
            .map(totalOf)
    return fixed(Decimal.max(0, totalOf(unit).minus(Decimal.max(lineOf(grade), ...waiting))), 2)
  }
  return {
    groups: result.groups.map(({ group, size, places }) => ({
      group,
      size,
      excellent: { places: places.excellent, over: over(group, 'excellent').length },
      good: { places: places.good, over: over(group, 'good').filter(unit => unit.grade !== 'excellent').length },
    })),
    units: result.units
      .map(unit => ({ result: unit, next: nextOf(unit), spare: spareOf(unit) }))
      .toSorted((a, b) =>
        a.result.group === b.result.group ? totalOf(b.result).cmp(totalOf(a.result)) : a.result.group < b.result.group ? -1 : 1,
      ),
  }
}

const becauseOf = ({ gradeExplanation }: UnitResult): GradeTrialUnit['because'] =>
  gradeExplanation === null
    ? null
    : gradeExplanation.code === 'gradeByVeto'
      ? 'veto'
      : gradeExplanation.code === 'gradeByQuota'
        ? 'quota'
        : 'line'

/** Where a unit has points left, in points of its total: lines of the targets block one by one, the other blocks whole. */
export function gainsOf(result: UnitResult, picture: Pick<Picture, 'indicators'>): GradeTrialUnit['gains'] {
  const applying = result.lines.filter(line => line.contribution !== null)
  const fullOf = (line: UnitResult['lines'][number]) => new Decimal(line.weight).times(line.coefficient)
  const whole = applying.reduce((sum, line) => sum.plus(fullOf(line)), new Decimal(0))
  const shareOf = (name: string) => new Decimal(result.blocks.find(block => block.block === name)?.share ?? 0)
  const lines = applying.map(line => {
    const indicator = picture.indicators.find(each => each.id === line.indicator)
    const [credit, full] = [new Decimal(line.contribution ?? 0), fullOf(line)]
    return {
      indicator: { id: line.indicator, code: indicator?.code ?? '', name: indicator?.name ?? line.name },
      block: null,
      credit: fixed(credit, 2),
      full: fixed(full, 2),
      left: whole.isZero() ? whole : shareOf('targets').times(100).times(full.minus(credit)).div(whole),
    }
  })
  const blocks = result.blocks.flatMap(({ block, score }) =>
    block === 'targets' || score === null
      ? []
      : [
          {
            indicator: null,
            block: block as string,
            credit: score,
            full: '100.00',
            left: shareOf(block).times(new Decimal(100).minus(score)),
          },
        ],
  )
  return [...lines, ...blocks]
    .filter(({ left }) => left.gte('0.005'))
    .toSorted((a, b) => b.left.cmp(a.left))
    .map(({ left, ...gain }) => ({ ...gain, worth: fixed(left, 2) }))
}
