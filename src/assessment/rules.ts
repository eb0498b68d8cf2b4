import { canonical, parseDecimal } from '#base'
import { type Call, type Follow, refuses } from '#define'
import { assess } from './assess.ts'
import type { AssessmentResult, UnitResult } from './assessment-result.ts'
import { fingerprintOf } from './fingerprint.ts'
import { type Frozen, frozenText, inputOf, type SchemeSettings } from './frozen.ts'
import type { Conduct, Run, Scheme } from './rows.ts'
import { isScoringCode } from './scoring-functions.ts'

/** A scheme must add up to 100 points and name functions that exist, before anybody is judged by it. */
export const schemeHolds = refuses(
  ['settings_unreadable', 'weights_not_100', 'function_unknown', 'parameters_unreadable', 'indicator_twice'],
  (scheme: Scheme) => {
    if (!isObject(scheme.settings)) return 'settings_unreadable'
    const sum = scheme.lines.reduce(
      (total, line) => total.plus(parseDecimal(line.weight) ?? 0),
      parseDecimal('0') as NonNullable<ReturnType<typeof parseDecimal>>,
    )
    if (!sum.eq(100)) return ['weights_not_100', { sum: sum.toFixed() }]
    const stranger = scheme.lines.find(line => !isScoringCode(line.fn))
    if (stranger) return ['function_unknown', { fn: stranger.fn }]
    if (scheme.lines.some(line => !isObject(line.parameters))) return 'parameters_unreadable'
    const indicators = scheme.lines.map(line => line.indicator)
    return new Set(indicators).size === indicators.length ? null : 'indicator_twice'
  },
)

export const countsAgree = refuses(['counts_disagree'], (conduct: Conduct) => {
  const late = conduct.reportsLateShort + conduct.reportsLateLong + conduct.reportsMissing
  return late > conduct.reportsDue || conduct.decisionsOnTime > conduct.decisionsDue ? 'counts_disagree' : null
})

/** Nobody is judged by a draft, nor by the scheme of another year. */
export const schemeApproved = refuses(
  ['scheme_not_approved', 'scheme_of_another_year'],
  (run: Run, { scheme }: { scheme: Scheme | null }) => {
    if (scheme?.state !== 'approved') return 'scheme_not_approved'
    return scheme.year === run.year ? null : 'scheme_of_another_year'
  },
)

/** The result of a run, kept with its frozen input so that it can be computed again. */
export function resultOfRun(run: Run, frozen: Frozen, call: Call): Partial<Run> {
  const { input, result } = compute(run, frozen, call.now)
  return {
    cutOff: call.now,
    planScore: result.plan.total ?? result.plan.sum,
    engine: `${result.engine.name} ${result.engine.version}`,
    fingerprint: fingerprintOf(canonical(result)),
    inputs: frozenText(input),
  }
}

/** Every unit and every line of it as rows that are never changed. */
export function linesOfRun(run: Run, frozen: Frozen, call: Call): readonly Follow[] {
  const { result } = compute(run, frozen, run.cutOff ?? call.now)
  return result.units.flatMap(unit => followsOf(run, unit, call.newId()))
}

function compute(
  run: Run,
  frozen: Frozen,
  cutOff: string,
): { readonly input: ReturnType<typeof inputOf>; readonly result: AssessmentResult } {
  const input = inputOf(run, { ...frozen, scheme: frozen.scheme as Scheme }, cutOff)
  return { input, result: assess(input) }
}

function followsOf(run: Run, unit: UnitResult, id: string): readonly Follow[] {
  const points = (name: 'targets' | 'tasks' | 'process') => unit.blocks.find(block => block.block === name)?.score ?? null
  const total = unit.total ?? '0.00'
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
        grade: unit.grade ?? 'fail',
        place: unit.rank ?? 1,
        isComplete: unit.range ? 'range' : 'complete',
        working: canonical({
          blocks: unit.blocks,
          tasks: unit.tasks,
          process: unit.process,
          adjustments: unit.adjustments,
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

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

export type { SchemeSettings }
