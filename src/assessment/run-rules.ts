import { assert, canonical } from '#base'
import { type Call, type Follow, refuses } from '#define'
import { currentFact, type Fact, type FactVerdict } from '#facts'
import { assess } from './assess.ts'
import type { AssessmentInput } from './assessment-input.ts'
import type { UnitResult } from './assessment-result.ts'
import { correctedInput } from './corrected-input.ts'
import { fingerprintOf } from './fingerprint.ts'
import { type Frozen, frozenText, inputOf } from './frozen.ts'
import { readAssessmentInput } from './read-assessment-input.ts'
import type { Appeal, Draw, Run, Scheme, Recheck } from './rows.ts'

/** Nobody is judged by a draft, nor by the scheme of another plan or year. */
export const schemeApproved = refuses(
  ['scheme_not_approved', 'scheme_of_another_plan', 'scheme_of_another_year'],
  (run: Run, { scheme }: { scheme: Scheme | null }) => {
    if (scheme?.state !== 'approved') return 'scheme_not_approved'
    if (scheme.plan !== run.plan) return 'scheme_of_another_plan'
    return scheme.year === run.year ? null : 'scheme_of_another_year'
  },
)

/** Once a verdict of the year is shown it is corrected by cases, not by another run. */
export const yearStillOpen = refuses(['year_under_notice'], (_run: Run, { others }: { readonly others: readonly Run[] }) =>
  others.some(other => other.state !== 'provisional' && other.state !== 'superseded') ? 'year_under_notice' : null,
)

/** One verdict of a year is shown; earlier calculations are given up first, by name. */
export const othersGivenUp = refuses(['other_run_open'], (run: Run, { others }: { readonly others: readonly Run[] }) =>
  others.some(other => other.id !== run.id && other.state !== 'superseded') ? 'other_run_open' : null,
)

/** What was drawn has been looked at, and what was found otherwise stands in the figures. */
export const rechecksDone = refuses(
  ['draw_missing', 'rechecks_open', 'correction_not_recorded'],
  (
    _run: Run,
    found: {
      readonly draws: readonly Draw[]
      readonly checks: readonly Recheck[]
      readonly facts: readonly Fact[]
      readonly verdicts: readonly FactVerdict[]
    },
  ) => {
    const [draw] = found.draws
    if (!draw) return 'draw_missing'
    const checks = found.checks.filter(check => check.draw === draw.id)
    const open = draw.items.filter(
      item => !checks.some(check => check.unit === item.unit && check.indicator === item.indicator),
    )
    if (open.length > 0) return ['rechecks_open', { count: open.length }]
    const unrecorded = checks.filter(check => {
      if (check.found === null || check.outcome !== 'corrected') return false
      const standing = currentFact(
        found.facts.filter(fact => fact.indicator === check.indicator),
        found.verdicts,
      )
      return standing.value === null || Number(standing.value) !== Number(check.found)
    })
    return unrecorded.length > 0 ? ['correction_not_recorded', { count: unrecorded.length }] : null
  },
)

const isOpen = (appeal: Appeal): boolean => appeal.state === 'lodged' || appeal.state === 'inHand'
const isGranted = (appeal: Appeal): boolean => appeal.state === 'corrected'

export const correctsSettled = refuses(
  ['nothing_to_correct', 'run_not_settled', 'corrects_another_year'],
  (run: Run, { earlier }: { readonly earlier: Run | null }) => {
    if (!earlier) return 'nothing_to_correct'
    if (earlier.plan !== run.plan || earlier.year !== run.year || earlier.scheme !== run.scheme) return 'corrects_another_year'
    return earlier.state === 'settled' ? null : 'run_not_settled'
  },
)

/** Nobody's verdict is sealed while somebody's objection waits for its answer. */
export const appealsDecided = refuses(['appeals_open'], (_run: Run, { appeals }: { readonly appeals: readonly Appeal[] }) => {
  const open = appeals.filter(isOpen).length
  return open > 0 ? ['appeals_open', { count: open }] : null
})

/** A shown verdict changes by a granted appeal and by nothing else. */
export const appealGranted = refuses(
  ['no_case_to_correct'],
  (_run: Run, { appeals }: { readonly appeals: readonly Appeal[] }) => (appeals.some(isGranted) ? null : 'no_case_to_correct'),
)

/** What was granted has to stand in the result before it is approved. */
export const appealsApplied = refuses(
  ['appeals_not_applied'],
  (_run: Run, { appeals }: { readonly appeals: readonly Appeal[] }) => (appeals.some(isGranted) ? 'appeals_not_applied' : null),
)

/** The result of a run, kept with its frozen input so that it can be computed again. */
export const resultOfRun = (run: Run, frozen: Frozen, call: Call): Partial<Run> => kept(inputOfRun(run, frozen, call.now), call)

/** Every unit and every line of it as rows that are never changed. */
export const linesOfRun = (run: Run, frozen: Frozen, call: Call): readonly Follow[] =>
  rowsOf(run, inputOfRun(run, frozen, run.cutOff ?? call.now), call)

interface Correction extends Frozen {
  readonly earlier: Run | null
  readonly appeals: readonly (Appeal & { readonly number?: string | null })[]
}

/** The result of a correction: the earlier frozen input, and of today only what a granted appeal touches. */
export const resultOfCorrection = (run: Run, found: Correction, call: Call): Partial<Run> =>
  kept(inputOfCorrection(run, found, call.now), call)

/** The rows of the correction; the verdict it corrects is replaced in the same breath. */
export const linesOfCorrection = (run: Run, found: Correction, call: Call): readonly Follow[] => [
  ...rowsOf(run, inputOfCorrection(run, found, run.cutOff ?? call.now), call),
  { take: 'run.replace', ...(run.corrects !== null && { id: run.corrects }) },
]

const inputOfRun = (run: Run, frozen: Frozen, cutOff: string): AssessmentInput =>
  inputOf(run, { ...frozen, scheme: frozen.scheme as Scheme }, cutOff)

function inputOfCorrection(run: Run, { earlier, appeals, ...frozen }: Correction, cutOff: string): AssessmentInput {
  const read = readAssessmentInput(JSON.parse(earlier?.inputs ?? '{}'))
  assert(read.ok, 'the frozen input of a run was written by the assessment itself')
  return correctedInput(read.value, inputOfRun(run, frozen, cutOff), appeals.filter(isGranted))
}

function kept(input: AssessmentInput, call: Call): Partial<Run> {
  const result = assess(input)
  return {
    cutOff: call.now,
    planScore: result.plan.total ?? result.plan.sum,
    engine: `${result.engine.name} ${result.engine.version}`,
    fingerprint: fingerprintOf(canonical(result)),
    inputs: frozenText(input),
  }
}

const rowsOf = (run: Run, input: AssessmentInput, call: Call): readonly Follow[] =>
  assess(input).units.flatMap(unit => followsOf(run, unit, call.newId()))

function followsOf(run: Run, unit: UnitResult, id: string): readonly Follow[] {
  const points = (name: 'targets' | 'tasks' | 'process') => unit.blocks.find(block => block.block === name)?.score ?? null
  const { total, grade, rank } = unit
  assert(
    total !== null && grade !== null && rank !== null,
    'the shares of an approved scheme give every unit a block that counts',
  )
  return [
    {
      take: 'unitScore.compute',
      newId: id,
      values: {
        run: run.id,
        unit: unit.unit,
        group: unit.group,
        targetsPoints: points('targets'),
        tasksPoints: points('tasks'),
        processPoints: points('process'),
        bonusPoints: unit.bonus,
        deductionPoints: unit.deduction,
        totalPoints: total,
        lowPoints: unit.range?.low ?? total,
        highPoints: unit.range?.high ?? total,
        grade: grade,
        place: rank,
        isComplete: unit.range ? 'range' : 'complete',
        working: canonical({
          blocks: unit.blocks,
          tasks: unit.tasks,
          process: unit.process,
          adjustments: unit.adjustments,
          deviations: unit.deviations ?? [],
          gradeExplanation: unit.gradeExplanation,
          vetoes: unit.vetoes,
        }),
      },
    },
    ...unit.lines.map(line => ({
      take: 'scoreLine.compute',
      values: {
        unitScore: id,
        unit: unit.unit,
        indicator: line.indicator,
        weight: line.weight,
        role: line.role,
        coefficient: line.coefficient,
        rate: line.rate,
        own: line.own,
        effective: line.effective,
        contribution: line.contribution,
        status: line.status,
        value: line.value,
        reasonCode: line.explanation.code,
        reasonDetails: canonical({ ...line.explanation.details, sharing: line.sharing.code }),
        facts: line.factIds.map(fact => ({ fact })),
      },
    })),
  ]
}
