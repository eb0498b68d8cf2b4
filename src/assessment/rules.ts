import { assert, canonical } from '#base'
import { type Call, type Follow, refuses } from '#define'
import type { Indicator } from '#facts'
import { assess } from './assess.ts'
import type { AssessmentResult, UnitResult } from './assessment-result.ts'
import { checkScheme, schemeConflicts, schemeRefusal } from './check-scheme.ts'
import { fingerprintOf } from './fingerprint.ts'
import { type Frozen, frozenText, inputOf, type SchemeSettings } from './frozen.ts'
import { readScheme } from './read-assessment-input.ts'
import type { Conduct, Run, Scheme } from './rows.ts'

/** A scheme holds for its plan before anybody is judged by it: settings, weights, functions, parameters, baselines. */
export const schemeHolds = refuses(
  ['settings_unreadable', 'parameters_unreadable', 'indicator_of_another_plan', ...schemeConflicts],
  (scheme: Scheme, { indicators }: { readonly indicators: readonly Indicator[] }) => {
    const settings = objectOf(scheme.settings)
    if (!settings) return 'settings_unreadable'
    const known = new Map(indicators.map(indicator => [indicator.id, indicator]))
    const lines = scheme.lines.map(({ indicator: id, weight, fn, parameters }) => {
      const indicator = known.get(id)
      const statements = (indicator?.targetCodes ?? '').split(',').filter(code => code !== '')
      return {
        indicator: indicator?.code ?? null,
        name: '',
        clauses: [],
        statements,
        weight,
        fn,
        params: objectOf(parameters),
        owners: [],
      }
    })
    if (lines.some(line => line.params === null)) return 'parameters_unreadable'
    if (lines.some(line => line.indicator === null)) return 'indicator_of_another_plan'
    const read = readScheme({ ...settings, id: scheme.id, year: Number(scheme.year), units: [], lines, tasks: [] })
    if (!read.ok) return 'settings_unreadable'
    const refusal = schemeRefusal(
      checkScheme(
        read.value,
        indicators.map(({ code, baseline }) => ({ indicator: code, baseline })),
      ),
    )
    return refusal && [refusal.code, refusal.details ?? {}]
  },
)

export const countsAgree = refuses(['counts_disagree'], (conduct: Conduct) => {
  const late = conduct.reportsLateShort + conduct.reportsLateLong + conduct.reportsMissing
  return late > conduct.reportsDue || conduct.decisionsOnTime > conduct.decisionsDue ? 'counts_disagree' : null
})

/** Nobody is judged by a draft, nor by the scheme of another plan or year. */
export const schemeApproved = refuses(
  ['scheme_not_approved', 'scheme_of_another_plan', 'scheme_of_another_year'],
  (run: Run, { scheme }: { scheme: Scheme | null }) => {
    if (scheme?.state !== 'approved') return 'scheme_not_approved'
    if (scheme.plan !== run.plan) return 'scheme_of_another_plan'
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

/** @returns null when the text is no JSON object */
function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

export type { SchemeSettings }
