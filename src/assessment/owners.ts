import { type AssessmentScheme, type DutyRole, dutyRoles, type LineOwner, type SchemeTask } from './assessment-input.ts'
import { number } from './plan-lines.ts'

/**
 * Who answers for a line or a task, in the order of the clause. A unit named twice counts once, at its first place: in its
 * weightier role (of two that weigh the same the higher one) and with the tasks of both.
 */
export function distinctOwners(
  owners: readonly LineOwner[],
  { coefficients }: AssessmentScheme,
): ReadonlyMap<string, LineOwner> {
  const weightier = (a: DutyRole, b: DutyRole): DutyRole =>
    (number(coefficients[b]).cmp(number(coefficients[a])) || dutyRoles.indexOf(a) - dutyRoles.indexOf(b)) > 0 ? b : a
  const found = new Map<string, LineOwner>()
  for (const owner of owners) {
    const before = found.get(owner.unit)
    found.set(
      owner.unit,
      before
        ? {
            unit: owner.unit,
            role: weightier(before.role, owner.role),
            tasks: [...new Set([...before.tasks, ...owner.tasks])],
          }
        : owner,
    )
  }
  return found
}

/** A task of the scheme with its owners found once for all units. */
export interface OwnedTask {
  readonly task: SchemeTask
  readonly owners: ReadonlyMap<string, LineOwner>
}
export const ownedTask = (task: SchemeTask, scheme: AssessmentScheme): OwnedTask => ({
  task,
  owners: distinctOwners(
    task.owners.map(owner => ({ ...owner, tasks: [] })),
    scheme,
  ),
})

/** A line or task of one unit, with the unit as it stands on it. */
export interface Owned<T> {
  readonly of: T
  readonly owner: LineOwner
}

/** What each unit answers for, in the order handed in. */
export function byOwner<T extends { readonly owners: ReadonlyMap<string, LineOwner> }>(
  things: readonly T[],
): ReadonlyMap<string, readonly Owned<T>[]> {
  const found = new Map<string, Owned<T>[]>()
  for (const of of things)
    for (const [unit, owner] of of.owners) {
      const mine = found.get(unit)
      if (mine) mine.push({ of, owner })
      else found.set(unit, [{ of, owner }])
    }
  return found
}
