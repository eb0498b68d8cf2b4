import { canonical } from '#base'
import type { Milestone } from '#delivery'
import { currentFact, type Fact, type FactVerdict, type Indicator } from '#facts'
import type { Unit } from '#parties'
import type { MainTask, PlanFinding } from '#plan'
import {
  type AssessmentInput,
  type AssessmentScheme,
  dutyRoles,
  type IndicatorFact,
  type UnitMeasures,
} from './assessment-input.ts'
import type { AdjustmentRow, Conduct, Run, Scheme, SelfReview } from './rows.ts'

/** Rows a run reads, asked once: what is not here cannot move a point. */
export interface Frozen {
  readonly scheme: Scheme | null
  readonly indicators: readonly Indicator[]
  readonly facts: readonly Fact[]
  readonly verdicts: readonly FactVerdict[]
  readonly tasks: readonly MainTask[]
  readonly milestones: readonly Milestone[]
  readonly conducts: readonly Conduct[]
  readonly adjustments: readonly AdjustmentRow[]
  readonly selfReviews: readonly SelfReview[]
  readonly rulings: readonly PlanFinding[]
  readonly units: readonly Unit[]
}

/** What a scheme says besides its lines; kept as canonical JSON in `scheme.settings` and checked when it is drafted. */
export type SchemeSettings = Pick<
  AssessmentScheme,
  | 'version'
  | 'sharing'
  | 'coefficients'
  | 'alpha'
  | 'split'
  | 'importance'
  | 'blocks'
  | 'blocksWithoutTargets'
  | 'limits'
  | 'gradeLines'
  | 'quotas'
  | 'deviation'
>

/**
 * The input of a run from stored rows: the scheme with its owners, the figure that stands for each indicator at the end
 * of the year, milestones due by then, counts and adjustments of the year.
 *
 * A unit that leads a task is in group A, one that is only responsible in group B; a collective entry is never scored.
 */
export function inputOf(run: Run, frozen: Frozen & { readonly scheme: Scheme }, cutOff: string): AssessmentInput {
  const year = Number(run.year)
  const settings = JSON.parse(frozen.scheme.settings) as SchemeSettings
  const scored = new Set(frozen.units.filter(unit => unit.kind !== 'collective').map(unit => unit.id as string))
  const leads = new Set(
    frozen.tasks.flatMap(task =>
      task.owners.flatMap(owner => (owner.role === 'lead' && owner.unit ? [owner.unit as string] : [])),
    ),
  )
  const tasks = frozen.tasks.map(task => ({
    task: task.id as string,
    name: task.title,
    importance: task.importance,
    owners: task.owners.flatMap(owner =>
      owner.unit && scored.has(owner.unit) ? [{ unit: owner.unit as string, role: owner.role }] : [],
    ),
  }))
  const assessed = [...new Set(tasks.flatMap(task => task.owners.map(owner => owner.unit)))].toSorted()
  const indicators = new Map(frozen.indicators.map(indicator => [indicator.id as string, indicator]))
  return {
    rules: '1.1.0',
    cutOff,
    scheme: {
      ...settings,
      id: frozen.scheme.id,
      year,
      units: assessed.map(unit => ({ unit, group: leads.has(unit) ? 'A' : 'B' })),
      lines: frozen.scheme.lines.flatMap(line => {
        const indicator = indicators.get(line.indicator)
        return indicator
          ? [
              {
                ...lineOf(indicator, frozen.tasks, scored),
                weight: line.weight,
                fn: line.fn,
                params: JSON.parse(line.parameters) as Record<string, unknown>,
              },
            ]
          : []
      }),
      tasks,
    },
    facts: frozen.indicators.map(indicator => factOf(indicator, frozen, year)),
    measures: measuresOf(frozen, year, scored),
    conduct: frozen.conducts.map(
      ({
        unit,
        reportsLateShort,
        reportsLateLong,
        reportsMissing,
        returns,
        decisionsDue,
        decisionsOnTime,
        slipRepliesLate,
        absences,
      }) => ({
        unit,
        reportsLateShort,
        reportsLateLong,
        reportsMissing,
        returns,
        decisionsDue,
        decisionsOnTime,
        slipRepliesLate,
        absences,
      }),
    ),
    adjustments: frozen.adjustments.flatMap(row =>
      row.kind === 'veto'
        ? []
        : [
            {
              id: row.id,
              unit: row.unit,
              kind: row.kind === 'bonus' ? ('bonus' as const) : ('deduction' as const),
              points: row.scorePoints,
              matter: row.matter,
              toleratedBy: row.toleratedBy,
            },
          ],
    ),
    vetoes: frozen.adjustments.flatMap(row =>
      row.kind === 'veto' || row.kind === 'falsification'
        ? [{ id: row.id, unit: row.unit, effect: row.effect ?? 'capAtPass' }]
        : [],
    ),
    falsified: frozen.adjustments.flatMap(row =>
      row.kind === 'falsification' && row.indicator !== null ? [{ id: row.id, unit: row.unit, indicator: row.indicator }] : [],
    ),
    selfReviews: frozen.selfReviews.flatMap(({ unit, lines }) =>
      lines.flatMap(({ indicator, claimed }) => (claimed === null ? [] : [{ unit, indicator, claimed }])),
    ),
    rulings: frozen.rulings.map(({ id, kind, ruling }) => ({ id, kind, ruling: ruling ?? '' })),
  }
}

function lineOf(indicator: Indicator, tasks: readonly MainTask[], scored: ReadonlySet<string>) {
  return {
    indicator: indicator.id as string,
    name: indicator.name,
    clauses: [...new Set(indicator.owners.map(owner => owner.clause))],
    statements: (indicator.targetCodes ?? '').split(',').filter(code => code !== ''),
    owners: ownersOf(indicator, tasks, scored),
  }
}

/** One entry a unit, in the order of the indicator: its highest role, and all its tasks behind the indicator. */
function ownersOf(indicator: Indicator, tasks: readonly MainTask[], scored: ReadonlySet<string>) {
  const named = indicator.owners.filter(owner => scored.has(owner.unit))
  return [...new Set(named.map(owner => owner.unit as string))].map(unit => {
    const mine = named.filter(owner => owner.unit === unit)
    const role = dutyRoles.find(of => mine.some(owner => owner.role === of)) ?? 'collaborating'
    const clauses = new Set(mine.map(owner => owner.clause))
    return { unit, role, tasks: tasks.filter(task => clauses.has(task.clause)).map(task => task.id as string) }
  })
}

function factOf(indicator: Indicator, frozen: Frozen, year: number): IndicatorFact {
  const known = knownIn(indicator.id, frozen, year)
  const status =
    known.status === 'final' || known.status === 'provisional'
      ? known.status
      : known.status === 'reported'
        ? 'provisional'
        : 'missing'
  return {
    indicator: indicator.id,
    status,
    value: known.value,
    baseline: indicator.baseline,
    previous: knownIn(indicator.id, frozen, year - 1).value,
    factIds: known.fact && known.value !== null ? [known.fact.id] : [],
  }
}

const knownIn = (indicator: string, frozen: Frozen, year: number) =>
  currentFact(
    frozen.facts.filter(fact => fact.indicator === indicator && fact.period === String(year)),
    frozen.verdicts,
  )

/** Milestones due in the year, extensions granted, by unit and task; a unit that planned none for its task has no measures: missing. */
function measuresOf(frozen: Frozen, year: number, scored: ReadonlySet<string>): readonly UnitMeasures[] {
  const groups = new Map<string, UnitMeasures & { readonly milestones: UnitMeasures['milestones'][number][] }>()
  for (const item of frozen.milestones) {
    if (!scored.has(item.unit) || item.dueOn.slice(0, 4) !== String(year)) continue
    const key = `${item.unit} ${item.task}`
    const group = groups.get(key) ?? { unit: item.unit, task: item.task, milestones: [] }
    group.milestones.push({
      id: item.id,
      weight: String(item.weight),
      dueOn: item.originallyDueOn ?? item.dueOn,
      extendedTo: item.originallyDueOn ? item.dueOn : null,
      doneOn: item.state === 'accepted' ? item.doneOn : null,
      quality: String((item.quality ?? 0) / 10_000),
    })
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** One input, one text: what is hashed, exported and computed again. */
export const frozenText = (input: AssessmentInput): string => canonical(input)
