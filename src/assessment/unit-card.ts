import { Decimal, isEqual } from '#base'
import { countAdjustments, selfReviewDeviations } from './adjustments.ts'
import type {
  Adjustment,
  AssessmentInput,
  AssessmentScheme,
  Falsified,
  SelfReviewed,
  UnitConduct,
  Veto,
} from './assessment-input.ts'
import type { Range, UnitBlock, UnitResult, UnitTask } from './assessment-result.ts'
import { one, points, shown, zero } from './functions/score.ts'
import type { Graded } from './grade-group.ts'
import type { Owned, OwnedTask } from './owners.ts'
import type { OwnRates } from './own-rates.ts'
import { number } from './plan-lines.ts'
import { processItems, processLines } from './process-items.ts'
import { type BlockLines, type OwnedRate, type UnitCell, unitCell, unitLines } from './unit-lines.ts'
import { type BlockName, type BlockScores, blockNames, blockScore, unitTotal, weigh } from './unit-score.ts'
import { unitTasks } from './unit-tasks.ts'

/** Everything the card of one unit depends on beside the rules of the scheme. */
export interface UnitGrounds {
  readonly unit: string
  readonly group: string
  readonly rates: readonly Owned<OwnedRate>[]
  readonly tasks: readonly Owned<OwnedTask>[]
  readonly own: OwnRates
  readonly conduct: UnitConduct | undefined
  readonly adjustments: readonly Adjustment[]
  readonly vetoes: readonly Veto[]
  readonly said: readonly SelfReviewed[]
  readonly falsified: readonly Falsified[]
}

/**
 * Whether a card stands as it is. Results of lines, tasks and measures are taken over while nothing in them changes, so
 * that the same one is the same object; rows are compared by what they say.
 */
export const haveSameGrounds = (a: UnitGrounds, b: UnitGrounds): boolean =>
  a.group === b.group &&
  a.own === b.own &&
  areSame(a.rates, b.rates) &&
  areSame(a.tasks, b.tasks) &&
  isEqual(rowsOf(a), rowsOf(b))
const areSame = (a: readonly Owned<unknown>[], b: readonly Owned<unknown>[]): boolean =>
  a.length === b.length && a.every((each, at) => each.of === b[at]?.of)
const rowsOf = ({ conduct, adjustments, vetoes, said, falsified }: UnitGrounds) => [
  conduct,
  adjustments,
  vetoes,
  said,
  falsified,
]

/** What is known of a unit before its group is graded. */
export interface UnitCard {
  readonly grounds: UnitGrounds
  readonly cells: readonly UnitCell[]
  readonly tasks: BlockLines<UnitTask>
  readonly shown: Omit<UnitResult, 'rank' | 'grade' | 'gradeExplanation'>
  /** tasks the unit has handed in nothing for */
  readonly missingTasks: readonly string[]
  /** null when no block applies */
  readonly graded: Graded | null
}

/**
 * The card of one unit: lines, tasks and process, blocks, adjustments, total.
 *
 * @param earlier a card of the unit under the same rules: what rests on nothing that has changed is taken from it
 */
export function unitCard(grounds: UnitGrounds, { scheme, rules }: AssessmentInput, earlier?: UnitCard): UnitCard {
  const { unit, group, own, conduct } = grounds
  const isSameWork = earlier?.grounds.own === own
  const kept = new Map(
    isSameWork && isEqual(earlier.grounds.falsified, grounds.falsified) ? earlier.cells.map(cell => [cell.result, cell]) : [],
  )
  // Of several cases about one line the first stands on the card.
  const cases = byId(grounds.falsified, each => each.id).toReversed()
  const falsified = new Map(cases.map(each => [each.indicator, each.id]))
  const cells = grounds.rates.map(({ of, owner }) => kept.get(of) ?? unitCell(owner, of, { scheme, own, falsified }))
  const lines = unitLines(cells)
  const tasks =
    isSameWork && areSame(earlier.grounds.tasks, grounds.tasks) ? earlier.tasks : unitTasks(grounds.tasks, scheme, own)
  const process = conduct ? processItems(conduct) : []
  const processLow = conduct ? processLines(process) : [weigh(hundred, one, zero)]
  const processHigh = conduct ? processLow : [weigh(hundred, one, one)]
  const counted = countAdjustments(grounds.adjustments)
  const honest = lines.shown.filter(line => !falsified.has(line.indicator))
  const deviations = rules ? selfReviewDeviations(grounds.said, honest, scheme.deviation) : null
  const adjustments = { ...counted, deduction: counted.deduction.plus(deviations?.deduction ?? zero) }

  const low = { targets: blockScore(lines.low), tasks: blockScore(tasks.low), process: blockScore(processLow) }
  const isMissing = { targets: lines.isMissing, tasks: tasks.isMissing, process: !conduct }
  const anyMissing = blockNames.some(name => isMissing[name] && low[name] !== null)
  const high = {
    targets: isMissing.targets ? blockScore(lines.high) : low.targets,
    tasks: isMissing.tasks ? blockScore(tasks.high) : low.tasks,
    process: isMissing.process ? blockScore(processHigh) : low.process,
  }
  const total = totalOf(low, scheme, adjustments)
  const totalHigh = anyMissing ? totalOf(high, scheme, adjustments) : total
  const rangeOf = (from: Decimal | null, to: Decimal | null, missing: boolean): Range | null =>
    missing && from && to ? { low: points(from), high: points(to) } : null
  const block = (name: BlockName): UnitBlock => ({
    block: name,
    score: low[name] && points(low[name]),
    range: rangeOf(low[name], high[name], isMissing[name]),
    share: shown(total?.blocks[name].share ?? zero),
    contribution: total?.blocks[name].contribution ? points(total.blocks[name].contribution) : null,
  })
  const vetoes = byId(grounds.vetoes, veto => veto.id)
  const hardest = vetoes.some(veto => veto.effect === 'fail') ? 'fail' : vetoes.length > 0 ? 'capAtPass' : null
  return {
    grounds,
    cells,
    tasks,
    shown: {
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
    },
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

const hundred = new Decimal(100)

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

export function byId<T>(rows: readonly T[], id: (row: T) => string): readonly T[] {
  return [...rows].sort((a, b) => (id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : 0))
}
