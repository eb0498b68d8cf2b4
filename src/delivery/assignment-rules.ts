import { Decimal } from '#base'
import { type Call, type Follow, type Lookup, refuses } from '#define'
import type { Person, Unit } from '#parties'
import type { MainTask, Plan } from '#plan'
import type { Assignment, CloseOut, Milestone } from './rows.ts'

/** A class of units cannot sign in, report or be scored: it is resolved into names first; nor can a body that is gone. */
const carries = (
  of: string | null,
  { unit, task }: { readonly unit: Unit | null; readonly task: MainTask | null },
): null | 'unit_is_collective' | 'unit_is_gone' | 'task_not_running' | 'task_of_another_unit' => {
  if (unit?.kind === 'collective') return 'unit_is_collective'
  if (unit?.state !== 'active') return 'unit_is_gone'
  if (task?.state !== 'running') return 'task_not_running'
  return task.owners.some(owner => owner.unit === of) ? null : 'task_of_another_unit'
}
const carrying = ['unit_is_collective', 'unit_is_gone', 'task_not_running', 'task_of_another_unit'] as const
interface Carrier {
  readonly unit: Unit | null
  readonly task: MainTask | null
}
export const unitCanCarry = refuses(carrying, (assignment: Assignment, found: Carrier) => carries(assignment.unit, found))

/** Whoever takes a matter over is another unit and may carry it like the first. */
export const heirCanCarry = refuses([...carrying, 'heir_is_itself'], (assignment: Assignment, found: Carrier) =>
  assignment.heir === assignment.unit ? 'heir_is_itself' : carries(assignment.heir, found),
)

/** Nothing runs past the last day of the plan. */
export const withinPlan = refuses(
  ['past_plan_end'],
  (row: Assignment, { task, plans }: { readonly task: MainTask | null; readonly plans: readonly Plan[] }) => {
    const endsOn = plans.find(plan => plan.id === task?.plan)?.endsOn
    return endsOn && row.dueOn > endsOn ? ['past_plan_end', { endsOn }] : null
  },
)

/** One matter of a task is in the hands of one unit at a time. */
export const oneOwner = refuses(
  ['matter_is_owned'],
  (assignment: Assignment, { open }: { readonly open: readonly Assignment[] }) =>
    open.some(other => other.id !== assignment.id && other.matter === assignment.matter) ? 'matter_is_owned' : null,
)

/** The same matter, demand and day in other hands; where it came from stays on it. */
export const handOn = (assignment: Assignment, _data: unknown, call: Call): readonly Follow[] => [
  {
    take: 'assignment.takeOver',
    newId: call.newId(),
    values: {
      task: assignment.task,
      unit: assignment.heir,
      matter: assignment.matter,
      demand: assignment.demand,
      dueOn: assignment.dueOn,
      cycle: assignment.cycle,
      origin: assignment.id,
    },
  },
]

/** Broken down: there is something to pass by a day, and what is planned in a year adds up to the whole. */
export const brokenDown = refuses(
  ['no_milestones', 'weights_differ'],
  (_assignment: Assignment, { milestones }: { readonly milestones: readonly Milestone[] }) => {
    if (milestones.length === 0) return 'no_milestones'
    for (const [year, weight] of weightsByYear(milestones)) {
      if (weight !== 10_000) return ['weights_differ', { year, percent: weight / 100 }]
    }
    return null
  },
)

/** Basis points planned for each year, by the day a milestone was first due: an extension does not move it to another year. */
export function weightsByYear(milestones: readonly Milestone[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { dueOn, originallyDueOn, weight } of milestones) {
    const year = (originallyDueOn ?? dueOn).slice(0, 4)
    sums.set(year, (sums.get(year) ?? 0) + weight)
  }
  return sums
}

// closing

export const assignmentRuns = refuses(
  ['assignment_not_running', 'assignment_of_another_unit'],
  (closeOut: CloseOut, { assignment }: { readonly assignment: Assignment | null }) => {
    if (assignment?.state !== 'running') return 'assignment_not_running'
    return assignment.unit === closeOut.unit ? null : 'assignment_of_another_unit'
  },
)

export const oneCloseOut = refuses(['close_out_open'], (_closeOut: CloseOut, { open }: { readonly open: number }) =>
  open > 0 ? 'close_out_open' : null,
)

/**
 * Passed is what somebody of another body accepted; what the unit says of itself is not enough. Milestones due after the
 * day of the assignment belong to the next one.
 */
export const milestonesPassed = refuses(
  ['no_milestones', 'milestones_not_accepted'],
  (_closeOut: CloseOut, found: { readonly assignment: Assignment | null; readonly milestones: readonly Milestone[] }) => {
    const last = found.assignment?.dueOn ?? ''
    const own = found.milestones.filter(({ dueOn, originallyDueOn }) => (originallyDueOn ?? dueOn) <= last)
    if (own.length === 0) return 'no_milestones'
    const open = own.filter(({ state }) => state !== 'accepted')
    return open.length > 0 ? ['milestones_not_accepted', { count: open.length, title: open[0]?.title ?? '' }] : null
  },
)

/** A figure as the ledger of facts has it; the room of facts stands beside this one. */
interface FigureFact {
  readonly id: string
  readonly value: string
  readonly indicator: string
  readonly supersedes: string | null
}
interface FigureVerdict {
  readonly fact: string
  readonly outcome: 'accepted' | 'returned'
}
const named = (closeOut: CloseOut): readonly string[] => closeOut.figures.map(figure => figure.fact as string)
const look = <T>(of: string, where: Readonly<Record<string, unknown>>): Lookup<readonly T[]> => ({
  question: 'many',
  of,
  where,
})
export const factsOf = (closeOut: CloseOut) => look<FigureFact>('facts.fact', { id: named(closeOut) })
export const verdictsOf = (closeOut: CloseOut) => look<FigureVerdict>('facts.verdict', { fact: named(closeOut) })
export const laterFactsOf = (closeOut: CloseOut) => look<FigureFact>('facts.fact', { supersedes: named(closeOut) })

interface Figures {
  readonly facts: readonly FigureFact[]
  readonly verdicts: readonly FigureVerdict[]
  readonly later: readonly FigureFact[]
}

/** Each figure is a fact that stands, was accepted when last judged, and says the same. */
export const figuresVerified = refuses(
  ['figure_unknown', 'figure_replaced', 'figure_not_verified', 'figure_differs'],
  (closeOut: CloseOut, { facts, verdicts, later }: Figures) => {
    for (const { fact: id, value } of closeOut.figures) {
      const fact = facts.find(item => item.id === id)
      if (!fact) return 'figure_unknown'
      const next = later.find(item => item.supersedes === id)
      if (next) return ['figure_replaced', { value: fact.value, now: next.value }]
      if (verdicts.findLast(item => item.fact === id)?.outcome !== 'accepted')
        return ['figure_not_verified', { value: fact.value }]
      if (!new Decimal(fact.value).eq(value)) return ['figure_differs', { value, verified: fact.value }]
    }
    return null
  },
)

/** Nobody closes for the own unit, in whatever post. */
export const ofAnotherUnit = refuses(
  ['belongs_to_unit'],
  (closeOut: CloseOut, { person }: { readonly person: Person | null }, call: Call) =>
    closeOut.unit === call.actor.unit || closeOut.unit === person?.unit ? 'belongs_to_unit' : null,
)

const moveAssignment =
  (move: string) =>
  (closeOut: CloseOut): readonly Follow[] => [{ take: `assignment.${move}`, id: closeOut.assignment }]
export const askClose = moveAssignment('askClose')
export const keepOpen = moveAssignment('keepOpen')
export const closeAssignment = moveAssignment('close')
