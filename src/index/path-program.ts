import type { CompiledIndex } from './build.ts'
import type { PathTask } from './cheapest-path.ts'
import { isColumnWise } from './prepare.ts'
import { powerOf } from './results.ts'
import type { Aggregator, Weighting } from './spec.ts'
import { followsData } from './steps/weight.ts'
import type { WhatIf } from './what-if.ts'

/** One level of one choice. */
export interface Pick {
  readonly choice: number
  readonly level: number
}

/** What may be taken together in one part of the tree, with what it does to everybody. */
interface Option {
  readonly picks: readonly Pick[]
  readonly cost: number
  /** by unit: how far its transformed score moves; of a single block the score itself */
  readonly gains: Float64Array
}

/**
 * The task as numbers: the transformed score of each unit is its base plus one option's gain of each block. Exact, not
 * an approximation: where choices act on one another they share a block, whose every combination was built.
 */
export interface PathModel {
  readonly units: readonly string[]
  readonly own: number
  readonly base: Float64Array
  readonly blocks: readonly (readonly Option[])[]
  /** keeps the order of scores */
  readonly transform: (score: number) => number
  /** indices built to fill the tables */
  readonly evaluated: number
}

/** Built indices at most: some seconds for an index of the size of the national one. */
export const mostOptions = 20_000

/**
 * @param task checked before
 * @returns null when the choices act on one another in too many combinations
 */
export function modelOf(compiled: CompiledIndex, task: PathTask, whatIf: WhatIf): PathModel | null {
  const { tree } = compiled
  whatIf.reset()
  const start = whatIf.now()
  const time = task.time ?? compiled.frame.periods.at(-1)?.time ?? null
  const rows = start.units.flatMap((_, row) => (start.times === null || start.times[row] === time ? [row] : []))
  const units = rows.map(row => start.units[row] as string)
  const own = units.indexOf(task.unit)
  const power = powerOf(compiled.plan.aggregators.at(-1) as Aggregator)
  const scored = (): Float64Array => Float64Array.from(rows, row => whatIf.now().columns[tree.root]?.[row] as number)
  const groups = groupsOf(compiled, task, id => start.columns[id]?.[rows[own] as number] as number)
  const isSingle = groups === null || power === null
  const transform =
    isSingle || power === 1 ? (x: number) => x : power === 0 ? Math.log : (x: number) => Math.sign(power) * x ** power
  const nominal = scored().map(transform)
  const base = isSingle ? new Float64Array(units.length) : nominal
  const blocks: Option[][] = []
  let evaluated = 0
  for (const group of groups ?? [task.choices.map((_, at) => at)]) {
    const combinations = combinationsOf(task, group, mostOptions - evaluated)
    if (combinations === null) return null
    const options: Option[] = []
    for (const { picks, cost } of combinations) {
      whatIf.reset()
      const changed = picks.length === 0 || whatIf.change(changesOf(task, picks)).ok
      evaluated++
      // What breaks the index (a zero under a geometric mean) is no way to the goal.
      if (!changed || whatIf.now().units.length !== start.units.length) continue
      const scores = scored().map(transform)
      if (Number.isNaN(scores[own])) continue
      options.push({ picks, cost, gains: isSingle ? scores : scores.map((score, at) => score - (base[at] as number)) })
    }
    blocks.push(options)
  }
  whatIf.reset()
  return { units, own, base, blocks, transform, evaluated }
}

export const changesOf = (task: PathTask, picks: readonly Pick[]) =>
  picks.map(
    ({ choice, level }) =>
      ({
        kind: 'value',
        unit: task.unit,
        time: task.time,
        indicator: task.choices[choice]?.indicator as string,
        value: task.choices[choice]?.levels[level]?.value as number,
      }) as const,
  )

/**
 * Choices that act on one another, by place in the task; null when all of them may. Under one kind of mean from the root
 * down the effects of two indicators add up (in logarithms under a geometric mean); below another kind they do not.
 */
function groupsOf(
  compiled: CompiledIndex,
  { choices }: PathTask,
  ownScore: (id: number) => number,
): readonly (readonly number[])[] | null {
  const { tree, plan } = compiled
  const power = powerOf(plan.aggregators.at(-1) as Aggregator)
  if (power === null || !isColumnWise(compiled.steps) || plan.optimise !== null) return null
  const choiceAt = new Map<number, number[]>()
  for (const [at, { indicator }] of choices.entries()) {
    const id = tree.idOf.get(indicator) as number
    choiceAt.set(id, [...(choiceAt.get(id) ?? []), at])
  }
  const below = (id: number): readonly number[] =>
    id < tree.leafCount
      ? (choiceAt.get(id) ?? [])
      : [...(tree.aggregates[id - tree.leafCount]?.children ?? [])].flatMap(child => below(child))
  /** A value that was missing changes the weights of its siblings. */
  const adds = (id: number): boolean => {
    const at = id - tree.leafCount
    const { children } = tree.aggregates[at] as (typeof tree.aggregates)[number]
    return (
      powerOf(plan.aggregators[at] as Aggregator) === power &&
      !followsData((plan.weightings[at] as Weighting).method) &&
      [...children].every(child => below(child).length === 0 || !Number.isNaN(ownScore(child)))
    )
  }
  const split = (id: number): readonly (readonly number[])[] =>
    id < tree.leafCount || !adds(id)
      ? below(id).length === 0
        ? []
        : [below(id)]
      : [...(tree.aggregates[id - tree.leafCount]?.children ?? [])].flatMap(child => split(child))
  return Number.isNaN(ownScore(tree.root)) || !adds(tree.root) ? null : split(tree.root)
}

/** Every combination of one level or none of each choice within the limits, the empty one first. */
function combinationsOf(task: PathTask, group: readonly number[], most: number) {
  let found: { readonly picks: readonly Pick[]; readonly cost: number }[] = [{ picks: [], cost: 0 }]
  for (const choice of group) {
    const { indicator, levels } = task.choices[choice] as PathTask['choices'][number]
    const longer = found.flatMap(({ picks, cost }) =>
      // Two choices may name one indicator; only one of them is taken.
      picks.some(pick => task.choices[pick.choice]?.indicator === indicator)
        ? []
        : levels.flatMap(({ cost: more }, level) => {
            const isWithin =
              (task.budget === null || cost + more <= task.budget + slackOf(task.budget)) &&
              (task.changesMax === null || picks.length < task.changesMax)
            return isWithin ? [{ picks: [...picks, { choice, level }], cost: cost + more }] : []
          }),
    )
    found = [...found, ...longer]
    if (found.length > most) return null
  }
  return found
}

/** Amounts of money or effort that differ by less are one amount. */
export const slackOf = (amount: number): number => 1e-9 * (1 + Math.abs(amount))

/** Limits and aims of one program over a model. */
export interface Aim {
  readonly minimise: 'cost' | 'changes' | 'rank' | 'score'
  readonly goal: PathTask['goal'] | null
  readonly budget: number | null
  readonly changesMax: number | null
  /** sets no answer may contain whole */
  readonly without: readonly (readonly Pick[])[]
  /** selections, one option per block, that are not to come again */
  readonly never: readonly (readonly number[])[]
}

/** How far a solver may be off; each answer is built and held against goal and limits after, exactly. */
const solvedWithin = 1e-6

/**
 * The program in the LP format. Variables `x{block}_{option}` are chosen options, `z{unit}` says that a unit stays ahead.
 *
 * @returns null when the goal is out of reach whatever is chosen
 */
export function programOf({ base, blocks, own, transform }: PathModel, aim: Aim): string | null {
  const rows: string[] = []
  const all = blocks.flatMap((options, b) => options.map((option, c) => ({ name: `x${b}_${c}`, b, option })))
  const binaries = all.map(({ name }) => name)
  const add = (terms: readonly Term[], relation: string) => rows.push(` r${rows.length}: ${textOf(terms)} ${relation}`)
  for (const [b, options] of blocks.entries())
    add(
      options.map((_, c) => [1, `x${b}_${c}`] as const),
      '= 1',
    )
  const costs = all.map(({ name, option }) => [option.cost, name] as const)
  const counts = all.map(({ name, option }) => [option.picks.length, name] as const)
  if (aim.budget !== null) add(costs, `<= ${aim.budget + solvedWithin * (1 + aim.budget)}`)
  if (aim.changesMax !== null) add(counts, `<= ${aim.changesMax}`)
  for (const set of aim.without)
    add(
      all.map(({ name, option }) => [option.picks.filter(pick => isIn(pick, set)).length, name] as const),
      `<= ${set.length - 1}`,
    )
  for (const selection of aim.never)
    add(
      selection.map((c, b) => [1, `x${b}_${c}`] as const),
      `<= ${blocks.length - 1}`,
    )
  const rivals = aim.goal?.kind === 'rank' || aim.minimise === 'rank' ? rivalsOf({ base, blocks, own }) : null
  for (const { unit, start, reach, differences } of rivals?.open ?? []) {
    add(
      [...all.map(({ name, b }, at) => [differences[at] as number, name, b] as const), [reach, `z${unit}`] as const],
      `>= ${-start - solvedWithin}`,
    )
    binaries.push(`z${unit}`)
  }
  const ahead: readonly Term[] = (rivals?.open ?? []).map(({ unit }) => [1, `z${unit}`] as const)
  if (aim.goal?.kind === 'rank') {
    const room = aim.goal.rank - 1 - (rivals?.certain ?? 0)
    if (room < 0) return null
    if (ahead.length > 0) add(ahead, `<= ${room}`)
  }
  const ownGains = all.map(({ name, option }) => [option.gains[own] as number, name] as const)
  if (aim.goal?.kind === 'score') add(ownGains, `>= ${transform(aim.goal.score) - (base[own] as number) - solvedWithin}`)
  const most = costs.reduce((highest, [cost]) => Math.max(highest, cost), 0) || 1
  const objective: readonly Term[] = {
    cost: costs.map(([cost, name]) => [cost / most, name] as const),
    changes: counts,
    rank: ahead,
    score: ownGains.map(([gain, name]) => [-gain, name] as const),
  }[aim.minimise]
  return `Minimize\n obj: ${textOf(objective)}\nSubject To\n${rows.join('\n')}\nBinaries\n${wrapped(binaries)}\nEnd\n`
}

const isIn = (pick: Pick, set: readonly Pick[]): boolean =>
  set.some(({ choice, level }) => choice === pick.choice && level === pick.level)

type Term = readonly [number, string, ...unknown[]]

/** A row must have a term; lines stay short, as the format asks. */
const textOf = (terms: readonly Term[]): string => {
  const shown = terms.filter(([factor]) => factor !== 0)
  const [, anyName = 'x0_0'] = terms[0] ?? []
  return wrapped(
    shown.length === 0
      ? [`0 ${anyName}`]
      : shown.map(([factor, name]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`),
  )
}
const wrapped = (parts: readonly string[]): string =>
  parts.map((part, at) => (at % 6 === 5 ? `${part}\n` : `${part} `)).join('')

/** Units whose place against the own one the choices decide, and how many are ahead whatever is chosen. */
function rivalsOf({ base, blocks, own }: Omit<PathModel, 'units' | 'transform' | 'evaluated'>) {
  let certain = 0
  const open: { unit: number; start: number; reach: number; differences: readonly number[] }[] = []
  for (let unit = 0; unit < base.length; unit++) {
    const start = (base[own] as number) - (base[unit] as number)
    const byBlock = blocks.map(options => options.map(({ gains }) => (gains[own] as number) - (gains[unit] as number)))
    // A unit without a score is ahead of nobody.
    if (unit === own || Number.isNaN(start) || byBlock.some(list => list.some(Number.isNaN))) continue
    const lowest = byBlock.reduce((sum, list) => sum + Math.min(...list), start)
    const highest = byBlock.reduce((sum, list) => sum + Math.max(...list), start)
    if (highest < -solvedWithin) certain++
    else if (lowest < 0) open.push({ unit, start, reach: -lowest, differences: byBlock.flat() })
  }
  return { open, certain }
}
