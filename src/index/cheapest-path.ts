import { done, type Outcome } from '#base'
import type { CompiledIndex } from './build.ts'
import { type Offence, refuse, type SpecRefusal } from './offence.ts'
import { type Change, createWhatIf } from './what-if.ts'

/** What may be improved, how far and at what cost. Costs have any one unit: yuan, person-months, points of effort. */
export interface PathTask {
  readonly unit: string
  /** null: the last time */
  readonly time: number | null
  readonly choices: readonly {
    readonly indicator: string
    /** steps of improvement, each the whole way from today's value; at most one is taken */
    readonly levels: readonly { readonly value: number; readonly cost: number }[]
  }[]
  /** rank at or above a line, or a score at or above a mark */
  readonly goal: { readonly kind: 'rank'; readonly rank: number } | { readonly kind: 'score'; readonly score: number }
  readonly budget: number | null
  readonly changesMax: number | null
  /** how many of the next-best answers to show */
  readonly alternatives: number
}

export interface Path {
  readonly steps: readonly { readonly indicator: string; readonly value: number; readonly cost: number }[]
  readonly cost: number
  readonly rank: number
  readonly score: number
}

export interface PathAnswer {
  readonly best: Path
  /** dearer ways that also reach the goal, cheapest first; none contains another answer with more steps added */
  readonly alternatives: readonly Path[]
  /** what is left of each limit under the best path; null where there is no limit */
  readonly slack: { readonly budget: number | null; readonly changes: number | null }
  /** indicators taken to their last step: more there is not on offer */
  readonly exhausted: readonly string[]
  readonly evaluated: number
}

const mostCombinations = 200_000

/**
 * The cheapest set of improvements that reaches a goal, by trying sets in the order of their cost, so that the first
 * that reaches it is the best whatever the methods of the index. For small cases: at most 200,000 sets within the
 * limits. The unit's own rise may move the others, because every set is a full index.
 *
 * @returns refused with `path_infeasible` and the best reachable rank and score when no set within the limits
 *   reaches the goal; with `path_too_large` when there are too many sets
 */
export function cheapestPath(compiled: CompiledIndex, task: PathTask): Outcome<PathAnswer, SpecRefusal> {
  const offences = checkTask(compiled, task)
  if (offences.length > 0) return refuse(offences)
  const sets = setsWithin(task)
  if (sets === null) return refuse([{ code: 'path_too_large', where: 'choices', details: { most: mostCombinations } }])
  const opened = createWhatIf(compiled)
  if (!opened.ok) return opened
  const whatIf = opened.value
  const { root } = compiled.tree
  const found: Path[] = []
  let nearest = { rank: Infinity, score: -Infinity }
  let evaluated = 0
  for (const set of sets.toSorted((a, b) => a.cost - b.cost || a.steps.length - b.steps.length)) {
    if (found.length > task.alternatives) break
    if (found.some(path => contains(set.steps, path.steps))) continue
    whatIf.reset()
    const changed =
      set.steps.length === 0
        ? done(whatIf.now())
        : whatIf.change(
            set.steps.map(
              ({ indicator, value }): Change => ({ kind: 'value', unit: task.unit, time: task.time, indicator, value }),
            ),
          )
    evaluated++
    // A set that breaks the index (a zero under a geometric mean) is no way to the goal.
    if (!changed.ok) continue
    const { units, times, columns, ranks } = changed.value
    const time = task.time ?? compiled.frame.periods.at(-1)?.time
    const row = units.findIndex((unit, at) => unit === task.unit && (times === null || times[at] === time))
    const rank = ranks[row] ?? NaN
    const score = columns[root]?.[row] ?? NaN
    nearest = { rank: Math.min(nearest.rank, rank), score: Math.max(nearest.score, score) }
    const isReached = task.goal.kind === 'rank' ? rank <= task.goal.rank : score >= task.goal.score
    if (isReached) found.push({ ...set, rank, score })
  }
  const [best, ...alternatives] = found
  if (best === undefined)
    return refuse([
      { code: 'path_infeasible', where: 'goal', details: { bestRank: nearest.rank, bestScore: nearest.score, evaluated } },
    ])
  return done({
    best,
    alternatives,
    slack: {
      budget: task.budget === null ? null : task.budget - best.cost,
      changes: task.changesMax === null ? null : task.changesMax - best.steps.length,
    },
    exhausted: best.steps
      .filter(({ indicator, cost }) =>
        task.choices.find(choice => choice.indicator === indicator)?.levels.every(level => level.cost <= cost),
      )
      .map(({ indicator }) => indicator),
    evaluated,
  })
}

type StepSet = Pick<Path, 'steps' | 'cost'>

const contains = (set: Path['steps'], part: Path['steps']): boolean =>
  part.every(step => set.some(({ indicator, value }) => indicator === step.indicator && value === step.value))

function checkTask({ tree, frame }: CompiledIndex, task: PathTask): readonly Offence[] {
  const offences: Offence[] = []
  if (!frame.units.includes(task.unit))
    offences.push({ code: 'unit_unknown', where: 'unit', details: { unit: task.unit, time: task.time } })
  for (const [at, { indicator, levels }] of task.choices.entries()) {
    if ((tree.idOf.get(indicator) ?? Infinity) >= tree.leafCount)
      offences.push({ code: 'code_unknown', where: `choices[${at}].indicator`, details: { code: indicator } })
    for (const [k, { value, cost }] of levels.entries()) {
      if (!Number.isFinite(value))
        offences.push({ code: 'value_infinite', where: `choices[${at}].levels[${k}].value`, details: { value: String(value) } })
      if (!(cost >= 0))
        offences.push({
          code: 'parameter_invalid',
          where: `choices[${at}].levels[${k}].cost`,
          details: { value: cost, min: 0, max: null },
        })
    }
  }
  return offences
}

/** Every set within the limits; null when there are too many. */
function setsWithin({ choices, budget, changesMax }: PathTask): readonly StepSet[] | null {
  let sets: StepSet[] = [{ steps: [], cost: 0 }]
  for (const { indicator, levels } of choices) {
    const longer = sets.flatMap(set =>
      levels
        .map(({ value, cost }) => ({ steps: [...set.steps, { indicator, value, cost }], cost: set.cost + cost }))
        .filter(
          ({ steps, cost }) => (budget === null || cost <= budget) && (changesMax === null || steps.length <= changesMax),
        ),
    )
    sets = [...sets, ...longer]
    if (sets.length > mostCombinations) return null
  }
  return sets
}
