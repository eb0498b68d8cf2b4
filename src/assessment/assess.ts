import { assert, Decimal, type Finding } from '#base'
import { countAdjustments, selfReviewDeviations } from './adjustments.ts'
import type { AssessmentInput, AssessmentScheme, SelfReviewed, UnitConduct } from './assessment-input.ts'
import type {
  AssessmentFindingCode,
  AssessmentResult,
  GroupResult,
  PlanLine,
  Range,
  UnitBlock,
  UnitResult,
} from './assessment-result.ts'
import { points, zero } from './functions/score.ts'
import { type Graded, type GroupGrades, gradeGroup } from './grade-group.ts'
import { type LineRate, lineRate, number, shown } from './plan-lines.ts'
import {
  type OwnedRate,
  ownedRate,
  type RoleTerms,
  roleTerms,
  type OwnedTask,
  type OwnRates,
  ownedTasks,
  ownRate,
  processItems,
  processLines,
  unitLines,
  unitTasks,
} from './unit-lines.ts'
import { type BlockName, type BlockScores, blockNames, blockScore, unitTotal, type WeightedRate } from './unit-score.ts'

/**
 * Name and version of the rules; a change that can move a score changes the version, and an input says by which it is
 * reckoned: what was sealed under an older one stays as it was. 1.1.0 reads self-reviews.
 */
const engineOf = ({ rules }: AssessmentInput) => ({ name: 'jinwei-assessment', version: rules ?? '1.0.0' })

/**
 * The whole run: from frozen facts to the verdict on every unit. Pure; the order of anything handed in does not matter,
 * except the order of the owners of a line, which is the order of the clause and decides who gets the last hundredth when
 * points are split. Results stand in the order of indicators, groups and units.
 *
 * Missing figures, measures and counts score nothing and keep their weight; every sum they touch also shows its range.
 *
 * @param input checked before: decimals are decimals (else Bug), units of owners are units of the scheme (others get no
 *   card); see `checkScheme`
 * @source assessment practice, sections 3 to 9 and 13
 */
export function assess(input: AssessmentInput): AssessmentResult {
  const { scheme } = input
  const facts = indexed(input.facts, fact => fact.indicator)
  const rates = byId(scheme.lines, line => line.indicator).map(line =>
    ownedRate(lineRate(line, facts.get(line.indicator)), scheme),
  )
  const terms = roleTerms(scheme)
  const owned = ownedTasks(scheme)
  const measures = indexed(input.measures, each => `${each.unit}\n${each.task}`)
  const rated = new Map([...measures].map(([key, each]) => [key, ownRate(each)]))
  const ownOf: OwnRates = (unit, task) => rated.get(`${unit}\n${task}`)
  const conduct = indexed(input.conduct, each => each.unit)
  const said = Map.groupBy(input.selfReviews ?? [], each => each.unit)

  const cards = byId(scheme.units, each => each.unit).map(({ unit, group }) =>
    unitCard(unit, group, { input, rates, owned, terms, ownOf, conduct: conduct.get(unit), said: said.get(unit) ?? [] }),
  )
  const groups = [...new Set(cards.map(card => card.group))].sort()
  const graded = new Map(
    groups.map(group => [
      group,
      grade(
        cards.filter(card => card.group === group),
        input,
      ),
    ]),
  )
  return {
    engine: engineOf(input),
    cutOff: input.cutOff,
    scheme: { id: scheme.id, year: scheme.year, version: scheme.version, sharing: scheme.sharing },
    plan: planScore(rates),
    units: groups.flatMap(group => cards.filter(card => card.group === group).map(card => unitResult(card, graded.get(group)))),
    groups: groups.map((group): GroupResult => {
      const size = cards.filter(card => card.group === group).length
      return { group, size, places: graded.get(group)?.places ?? { excellent: 0, good: 0 } }
    }),
    findings: [
      ...lineFindings(rates),
      ...cards.flatMap(cardFindings),
      ...groups.flatMap(group => graded.get(group)?.findings ?? []),
    ],
  }
}

/** The plan as a whole: every line rounded, then summed, so that a published table adds up. */
function planScore(rates: readonly LineRate[]): AssessmentResult['plan'] {
  const lines = rates.map((result): PlanLine => {
    const score = (rate: Decimal | null) => rate && points(result.weight.times(rate))
    return {
      indicator: result.line.indicator,
      name: result.line.name,
      fn: result.line.fn,
      weight: result.line.weight,
      status: result.status,
      value: result.value,
      rate: result.rate && shown(result.rate),
      score: score(result.rate),
      highScore: result.status === 'missing' ? score(result.high) : null,
      factIds: result.factIds,
      explanation: result.explanation,
    }
  })
  const applying = rates.filter(result => result.rate !== null)
  const weight = applying.reduce((sum, result) => sum.plus(result.weight), zero)
  const sumOf = (of: (line: PlanLine) => string | null) => lines.reduce((sum, line) => sum.plus(of(line) ?? 0), zero)
  const sum = sumOf(line => line.score)
  const high = sumOf(line => line.highScore ?? line.score)
  const total = (of: Decimal) => points(of.times(100).div(weight))
  const isMissing = rates.some(result => result.status === 'missing')
  return {
    lines,
    sum: points(sum),
    weight: shown(weight),
    total: weight.isZero() ? null : total(sum),
    range: isMissing && !weight.isZero() ? { low: total(sum), high: total(high) } : null,
    isProvisional: isMissing || rates.some(result => result.status === 'provisional'),
  }
}

interface Card extends Omit<UnitResult, 'rank' | 'grade' | 'gradeExplanation'> {
  /** tasks the unit has handed in nothing for */
  readonly missingTasks: readonly string[]
  readonly graded: Graded | null
}

function unitCard(
  unit: string,
  group: string,
  given: {
    readonly input: AssessmentInput
    readonly rates: readonly OwnedRate[]
    readonly owned: readonly OwnedTask[]
    readonly terms: RoleTerms
    readonly ownOf: OwnRates
    readonly conduct: UnitConduct | undefined
    readonly said: readonly SelfReviewed[]
  },
): Card {
  const { input, rates, owned, terms, ownOf, conduct, said } = given
  const { scheme } = input
  const lines = unitLines(unit, rates, { scheme, terms, ownOf })
  const tasks = unitTasks(unit, owned, scheme, ownOf)
  const process = conduct ? processItems(conduct) : []
  const processLow = conduct ? processLines(process) : [whole(zero)]
  const processHigh = conduct ? processLow : [whole(new Decimal(1))]
  const counted = countAdjustments(input.adjustments.filter(each => each.unit === unit))
  const deviations = input.rules ? selfReviewDeviations(said, lines.shown, scheme.deviation) : null
  const adjustments = { ...counted, deduction: counted.deduction.plus(deviations?.deduction ?? zero) }

  const low = { targets: blockScore(lines.low), tasks: blockScore(tasks.low), process: blockScore(processLow) }
  const isMissing = { targets: lines.isMissing, tasks: tasks.isMissing, process: !conduct }
  const high = {
    targets: isMissing.targets ? blockScore(lines.high) : low.targets,
    tasks: isMissing.tasks ? blockScore(tasks.high) : low.tasks,
    process: isMissing.process ? blockScore(processHigh) : low.process,
  }
  const total = totalOf(low, scheme, adjustments)
  const totalHigh = totalOf(high, scheme, adjustments)
  const rangeOf = (from: Decimal | null, to: Decimal | null, missing: boolean): Range | null =>
    missing && from && to ? { low: points(from), high: points(to) } : null
  const block = (name: BlockName): UnitBlock => ({
    block: name,
    score: low[name] && points(low[name]),
    range: rangeOf(low[name], high[name], isMissing[name]),
    share: shown(total?.blocks[name].share ?? zero),
    contribution: total?.blocks[name].contribution ? points(total.blocks[name].contribution) : null,
  })
  const anyMissing = blockNames.some(name => isMissing[name] && low[name] !== null)
  const vetoes = byId(
    input.vetoes.filter(veto => veto.unit === unit),
    veto => veto.id,
  )
  const hardest = vetoes.some(veto => veto.effect === 'fail') ? 'fail' : vetoes.length > 0 ? 'capAtPass' : null
  return {
    unit,
    group,
    lines: lines.shown,
    tasks: tasks.shown,
    process,
    blocks: blockNames.map(block),
    adjustments: adjustments.shown,
    ...(deviations && { deviations: deviations.shown }),
    bonus: points(total?.bonus ?? zero),
    deduction: points(total?.deduction ?? zero),
    total: total && points(total.total),
    range: rangeOf(total?.total ?? null, totalHigh?.total ?? null, anyMissing),
    isProvisional: anyMissing || lines.shown.some(line => line.status === 'provisional'),
    vetoes: vetoes.map(veto => veto.id),
    missingTasks: [...new Set([...tasks.missingTasks, ...lines.missingTasks])].sort(),
    graded: total && {
      unit,
      total: total.total,
      unrounded: total.unrounded,
      targets: low.targets,
      tasks: low.tasks,
      veto: hardest,
    },
  }
}

/** Blocks enter the total with their two published decimals, so that the card can be added up by hand. */
function totalOf(
  blocks: BlockScores,
  scheme: AssessmentScheme,
  adjustments: { readonly bonus: Decimal; readonly deduction: Decimal },
) {
  const rounded = (score: Decimal | null) => score && new Decimal(points(score))
  const scores = { targets: rounded(blocks.targets), tasks: rounded(blocks.tasks), process: rounded(blocks.process) }
  const { limits } = scheme
  return unitTotal(scores, adjustments, {
    shares: {
      targets: number(scheme.blocks.targets),
      tasks: number(scheme.blocks.tasks),
      process: number(scheme.blocks.process),
    },
    withoutTargets: {
      targets: zero,
      tasks: number(scheme.blocksWithoutTargets.tasks),
      process: number(scheme.blocksWithoutTargets.process),
    },
    limits: { bonus: number(limits.bonus), deduction: number(limits.deduction), total: number(limits.total) },
    unrounded: blocks,
  })
}

function grade(cards: readonly Card[], { scheme, tieOrder = [] }: AssessmentInput): GroupGrades {
  const { gradeLines, quotas } = scheme
  return gradeGroup(
    cards.flatMap(card => card.graded ?? []),
    {
      lines: { excellent: number(gradeLines.excellent), good: number(gradeLines.good), pass: number(gradeLines.pass) },
      quotas: { excellent: number(quotas.excellent), good: number(quotas.good) },
      tieOrder,
    },
  )
}

function unitResult({ graded, missingTasks: _, ...card }: Card, grades: GroupGrades | undefined): UnitResult {
  const own = graded ? grades?.grades.get(graded.unit) : undefined
  return { ...card, rank: own?.rank ?? null, grade: own?.grade ?? null, gradeExplanation: own?.explanation ?? null }
}

const lineFindings = (rates: readonly LineRate[]): readonly Finding<AssessmentFindingCode>[] =>
  rates
    .filter(result => result.status === 'missing')
    .map(result =>
      finding(result.explanation.code === 'missing' ? 'fact_missing' : 'line_refused', {
        indicator: result.line.indicator,
        reason: result.explanation.code,
        refusal: result.refusal?.code ?? null,
      }),
    )

const cardFindings = (card: Card): readonly Finding<AssessmentFindingCode>[] => [
  ...card.missingTasks.map(task => finding('measures_missing', { unit: card.unit, task })),
  ...(card.process.length === 0 ? [finding('conduct_missing', { unit: card.unit })] : []),
]

const finding = <C extends AssessmentFindingCode>(code: C, details: Finding['details'] & object): Finding<C> => ({
  code,
  severity: 'warn',
  details,
  sources: [],
})

const whole = (rate: Decimal): WeightedRate => ({ weight: new Decimal(100), coefficient: new Decimal(1), rate })

function indexed<T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, T> {
  const index = new Map(rows.map(row => [key(row), row]))
  assert(index.size === rows.length, 'what is frozen for a run holds one row a key')
  return index
}

function byId<T>(rows: readonly T[], id: (row: T) => string): readonly T[] {
  return [...rows].sort((a, b) => (id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : 0))
}
