import { done, type Outcome } from '#base'
import type { CompiledIndex } from './build.ts'
import { type Offence, refuse, type SpecRefusal } from './offence.ts'
import { type Aim, changesOf, modelOf, mostOptions, type PathModel, type Pick, programOf, slackOf } from './path-program.ts'
import { createWhatIf } from './what-if.ts'

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
  /** what the best path would cost without the limit on changes, where it costs less */
  readonly costWithoutLimit: number | null
  /** indicators taken to their last step: more there is not on offer */
  readonly exhausted: readonly string[]
  /** unit overtaken with the least to spare, and by how many points; null where the path overtakes nobody */
  readonly tightest: { readonly unit: string; readonly points: number } | null
  /** indices built, and programs solved */
  readonly evaluated: number
  readonly solved: number
}

/**
 * Solves a mixed-integer program in the LP format to optimality and says which binaries are 1; null when there is no
 * solution. Handed in by an edge, because a solver is loaded from disk or network.
 */
export type SolveProgram = (program: string) => ReadonlySet<string> | null

/**
 * The cheapest set of improvements that reaches a goal, as an exact mixed-integer program: options of each part of the
 * tree are binaries whose effects on every unit's score add up, and so are the places of the others. The unit's own rise
 * may move the others. Of equally cheap sets the one with the fewest changes comes first; each answer is built as a
 * full index before it is shown.
 *
 * @returns refused with `path_infeasible` and the best reachable rank and score when no set within the limits reaches
 *   the goal, and beside it the limit that stands against it; with `path_too_large` when choices act on one another in
 *   too many combinations
 * @source Balas and Jeroslow, Canonical cuts on the unit hypercube, 1972 (exclusion of answers already given)
 */
export function cheapestPath(compiled: CompiledIndex, task: PathTask, solve: SolveProgram): Outcome<PathAnswer, SpecRefusal> {
  const offences = checkTask(compiled, task)
  if (offences.length > 0) return refuse(offences)
  const opened = createWhatIf(compiled)
  if (!opened.ok) return opened
  const whatIf = opened.value
  const whole = modelOf(compiled, { ...task, budget: null, changesMax: null }, whatIf)
  const model = whole ?? modelOf(compiled, task, whatIf)
  if (model === null) return refuse([{ code: 'path_too_large', where: 'choices', details: { most: mostOptions } }])
  const search = createSearch(compiled, task, model, solve)
  const limits = { budget: task.budget, changesMax: task.changesMax }
  const found: Found[] = []
  while (found.length <= task.alternatives) {
    const next = search.cheapest({ ...limits, without: found.map(({ picks }) => picks) })
    if (next === null) break
    found.push(next)
    // Whatever comes after "nothing needs to be done" contains it.
    if (next.picks.length === 0) break
  }
  const [first, ...others] = found
  if (first === undefined) return refuse(search.whyNot(whole !== null))
  const best = first.path
  const free =
    task.changesMax === null || whole === null ? null : search.cheapest({ budget: task.budget, changesMax: null, without: [] })
  return done({
    best,
    alternatives: others.map(({ path }) => path),
    slack: {
      budget: task.budget === null ? null : task.budget - best.cost,
      changes: task.changesMax === null ? null : task.changesMax - best.steps.length,
    },
    costWithoutLimit: free !== null && free.path.cost < best.cost - slackOf(best.cost) ? free.path.cost : null,
    exhausted: best.steps
      .filter(({ indicator, cost }) =>
        task.choices
          .filter(choice => choice.indicator === indicator)
          .every(({ levels }) => levels.every(level => level.cost <= cost)),
      )
      .map(({ indicator }) => indicator),
    tightest: search.tightest(first.picks),
    evaluated: search.counts.built + model.evaluated,
    solved: search.counts.solved,
  })
}

interface Found {
  readonly picks: readonly Pick[]
  readonly path: Path
}

type Limits = Omit<Aim, 'minimise' | 'goal' | 'never'>

function createSearch(compiled: CompiledIndex, task: PathTask, model: PathModel, solve: SolveProgram) {
  const counts = { built: 0, solved: 0 }
  const opened = createWhatIf(compiled)
  const build = (picks: readonly Pick[]) => {
    counts.built++
    if (!opened.ok) return null
    const whatIf = opened.value
    whatIf.reset()
    if (picks.length > 0 && !whatIf.change(changesOf(task, picks)).ok) return null
    const { units, times, columns, ranks } = whatIf.now()
    const time = task.time ?? compiled.frame.periods.at(-1)?.time
    const rows = units.flatMap((_, row) => (times === null || times[row] === time ? [row] : []))
    const row = rows.find(at => units[at] === task.unit) ?? -1
    const scores = columns[compiled.tree.root] as Float64Array
    return {
      rank: ranks[row] ?? NaN,
      score: scores[row] ?? NaN,
      others: rows.map(at => ({ unit: units[at] as string, score: scores[at] as number })),
    }
  }
  /** One program; an answer that the built index does not bear out is excluded and the next one asked for. */
  const answerTo = (aim: Omit<Aim, 'never'>): readonly Pick[] | null => {
    const never: (readonly number[])[] = []
    for (;;) {
      const program = programOf(model, { ...aim, never })
      if (program === null) return null
      counts.solved++
      const chosen = solve(program)
      if (chosen === null) return null
      const selection = model.blocks.map((options, b) => options.findIndex((_, c) => chosen.has(`x${b}_${c}`)))
      const picks = selection.flatMap((c, b) => model.blocks[b]?.[c]?.picks ?? [])
      const built = build(picks)
      const isWithin = aim.budget === null || costOf(task, picks) <= aim.budget + slackOf(aim.budget)
      if (built !== null && isWithin && (aim.goal === null || isReached(aim.goal, built))) return picks
      never.push(selection)
    }
  }
  const cheapest = (limits: Limits): Found | null => {
    const aim = { goal: task.goal, ...limits }
    const first = answerTo({ ...aim, minimise: 'cost' })
    if (first === null) return null
    const cost = costOf(task, first)
    const picks = answerTo({ ...aim, minimise: 'changes', budget: cost }) ?? first
    const { rank, score } = build(picks) ?? { rank: NaN, score: NaN }
    return { picks, path: { steps: stepsOf(task, picks), cost: costOf(task, picks), rank, score } }
  }
  const nearest = (minimise: 'rank' | 'score') => {
    const picks = answerTo({ minimise, goal: null, budget: task.budget, changesMax: task.changesMax, without: [] })
    return picks === null ? null : build(picks)
  }
  return {
    counts,
    cheapest,
    tightest: (picks: readonly Pick[]): PathAnswer['tightest'] => {
      const [before, after] = [build([]), build(picks)]
      if (before === null || after === null) return null
      const overtaken = after.others.flatMap(({ unit, score }, at) =>
        unit !== task.unit && score <= after.score && (before.others[at]?.score ?? NaN) > before.score
          ? [{ unit, points: after.score - score }]
          : [],
      )
      return overtaken.reduce<PathAnswer['tightest']>(
        (least, one) => (least === null || one.points < least.points ? one : least),
        null,
      )
    },
    /** The refusal, with each limit that alone or together with the other keeps the goal away. */
    whyNot: (isWhole: boolean): readonly Offence[] => {
      const [byRank, byScore] = [nearest('rank'), nearest('score')]
      const offence: Offence = {
        code: 'path_infeasible',
        where: 'goal',
        details: { bestRank: byRank?.rank ?? null, bestScore: byScore?.score ?? null },
      }
      const needed = (budget: number | null, changesMax: number | null) => cheapest({ budget, changesMax, without: [] })
      const all = isWhole ? needed(null, null) : null
      if (all === null) return [offence]
      const withoutBudget = task.budget === null ? null : needed(null, task.changesMax)
      const withoutMost = task.changesMax === null ? null : needed(task.budget, null)
      const isBoth = withoutBudget === null && withoutMost === null
      const over = withoutBudget ?? (isBoth ? all : null)
      const few = withoutMost ?? (isBoth ? all : null)
      return [
        offence,
        ...(over && task.budget !== null && over.path.cost > task.budget
          ? [{ code: 'path_over_budget' as const, where: 'budget', details: { needed: over.path.cost, budget: task.budget } }]
          : []),
        ...(few && task.changesMax !== null && few.path.steps.length > task.changesMax
          ? [
              {
                code: 'path_too_few_changes' as const,
                where: 'changesMax',
                details: { needed: few.path.steps.length, most: task.changesMax },
              },
            ]
          : []),
      ]
    },
  }
}

const isReached = (goal: PathTask['goal'], { rank, score }: { readonly rank: number; readonly score: number }): boolean =>
  goal.kind === 'rank' ? rank <= goal.rank : score >= goal.score

const stepsOf = ({ choices }: PathTask, picks: readonly Pick[]): Path['steps'] =>
  picks.map(({ choice, level }) => {
    const { indicator, levels } = choices[choice] as PathTask['choices'][number]
    return { indicator, ...(levels[level] as (typeof levels)[number]) }
  })

const costOf = (task: PathTask, picks: readonly Pick[]): number => stepsOf(task, picks).reduce((sum, { cost }) => sum + cost, 0)

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
      if (!(cost >= 0 && cost < Infinity))
        offences.push({
          code: 'parameter_invalid',
          where: `choices[${at}].levels[${k}].cost`,
          details: { value: cost, min: 0, max: null },
        })
    }
  }
  return offences
}
