import { cheapestPath, compileIndex, type Offence, type Path, type PathAnswer, type PathTask, type SolveProgram } from '#index'
import { intervalOf, type LabInput, openLab } from './lab-engine.ts'

export interface PathWithChance extends Path {
  readonly chance: number
  readonly margin: number
  readonly within80: readonly [number, number]
}

export interface PathResult {
  /** the cheapest first, then the next best */
  readonly paths: readonly PathWithChance[]
  readonly exhausted: readonly string[]
  readonly slack: { readonly budget: number | null; readonly changes: number | null }
  /** what the cheapest would cost without the limit on changes; null where the limit costs nothing */
  readonly costWithoutLimit: number | null
  readonly tightest: PathAnswer['tightest']
  readonly evaluated: number
  readonly solved: number
  /** the place of the point answer that was aimed at */
  readonly aimedAt: number
}

/** What a person asks for on the page; unit and target place come with the index. */
export type AskedPath = Omit<PathTask, 'unit' | 'time' | 'goal'> & { readonly chance: number | null }

/** Places by which the point answer is tightened at most while a chance is looked for. */
const tightenMost = 25
const roughRuns = 1_000

/**
 * The cheapest set of improvements that brings the point answer to the target, each found path with its chance. With a
 * chance asked for, the place aimed at is tightened one by one until the best path has it: near the cheapest way to that
 * chance, as a set of a worse place can hardly have a better one.
 *
 * @param chance 0–1; null: the point answer is enough
 * @param runs replications behind each chance that is shown
 * @param solve a mixed-integer program to optimality
 */
export function pathOf(
  input: LabInput,
  { chance, ...task }: AskedPath,
  runs: number,
  solve: SolveProgram,
): PathResult | readonly Offence[] {
  const compiled = compileIndex(input.spec)
  if (!compiled.ok) return compiled.refusal.offences
  const { unit, targetRank } = input
  const lab = openLab(input)
  if (!('set' in lab)) return lab
  const intervalAt = (steps: Path['steps'], count: number) => {
    lab.set(Object.fromEntries(steps.map(({ indicator, value }) => [indicator, value])))
    const counted = lab.restart().length > 0 ? null : lab.refine(count)
    return counted && intervalOf(counted, targetRank)
  }
  let [evaluated, solved] = [0, 0]
  for (let rank = targetRank; ; rank--) {
    const found = cheapestPath(compiled.value, { ...task, unit, time: null, goal: { kind: 'rank', rank } }, solve)
    if (!found.ok) return found.refusal.offences
    const { best, alternatives, exhausted, slack, costWithoutLimit, tightest } = found.value
    evaluated += found.value.evaluated
    solved += found.value.solved
    const isLast = rank <= Math.max(1, targetRank - tightenMost)
    if (chance !== null && !isLast && (intervalAt(best.steps, roughRuns)?.chance ?? 0) < chance) continue
    const paths = [best, ...alternatives].flatMap((path): readonly PathWithChance[] => {
      const interval = intervalAt(path.steps, runs)
      return interval === null
        ? []
        : [{ ...path, chance: interval.chance, margin: interval.margin, within80: interval.within80 }]
    })
    return { paths, exhausted, slack, costWithoutLimit, tightest, evaluated, solved, aimedAt: rank }
  }
}

/** Steps of an action: quarters of the way from today's value to what is within reach, in the decimals of the indicator. */
export function levelsOf(
  start: number,
  reach: number,
  { effort, digits }: { readonly effort: number; readonly digits: number },
): PathTask['choices'][number]['levels'] {
  const values = [1, 2, 3, 4].map(quarter => Number((start + ((reach - start) * quarter) / 4).toFixed(digits)))
  return [...new Set(values)].filter(value => value !== start).map(value => ({ value, cost: Math.abs(value - start) * effort }))
}
