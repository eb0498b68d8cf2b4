import type { Decimal, Finding } from '#base'
import type { AssessmentInput } from './assessment-input.ts'
import type { AssessmentFindingCode, AssessmentResult, GroupResult, PlanLine, UnitResult } from './assessment-result.ts'
import { points, shown, zero } from './functions/score.ts'
import { type GroupGrades, gradeGroup } from './grade-group.ts'
import { type LineRate, number } from './plan-lines.ts'
import type { UnitCard } from './unit-card.ts'
import type { OwnedRate } from './unit-lines.ts'

/**
 * Name and version of the rules; a change that can move a score changes the version, and an input says by which it is
 * reckoned: what was sealed under an older one stays as it was. 1.1.0 reads self-reviews and proven falsification.
 */
const engineOf = ({ rules }: AssessmentInput) => ({ name: 'jinwei-assessment', version: rules ?? '1.0.0' })

/** What is said of the whole: the plan, every card with its grade, what was missing. */
export function verdictOf(input: AssessmentInput, rates: readonly OwnedRate[], cards: readonly UnitCard[]): AssessmentResult {
  const { scheme } = input
  const members = Map.groupBy(cards, card => card.grounds.group)
  const groups = [...members.keys()].sort().map(group => {
    const own = members.get(group) ?? []
    return { group, cards: own, graded: grade(own, input) }
  })
  return {
    engine: engineOf(input),
    cutOff: input.cutOff,
    scheme: { id: scheme.id, year: scheme.year, version: scheme.version, sharing: scheme.sharing },
    plan: planScore(rates),
    units: groups.flatMap(group => group.cards.map(card => unitResult(card, group.graded))),
    groups: groups.map(({ group, cards: own, graded }): GroupResult => ({ group, size: own.length, places: graded.places })),
    findings: [...lineFindings(rates), ...cards.flatMap(cardFindings), ...groups.flatMap(group => group.graded.findings)],
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

function grade(cards: readonly UnitCard[], { scheme, tieOrder = [] }: AssessmentInput): GroupGrades {
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

function unitResult({ shown: card, graded }: UnitCard, grades: GroupGrades): UnitResult {
  const own = graded ? grades.grades.get(graded.unit) : undefined
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

const cardFindings = ({ shown: card, missingTasks }: UnitCard): readonly Finding<AssessmentFindingCode>[] => [
  ...missingTasks.map(task => finding('measures_missing', { unit: card.unit, task })),
  ...(card.process.length === 0 ? [finding('conduct_missing', { unit: card.unit })] : []),
]

const finding = <C extends AssessmentFindingCode>(code: C, details: Finding['details'] & object): Finding<C> => ({
  code,
  severity: 'warn',
  details,
  sources: [],
})
