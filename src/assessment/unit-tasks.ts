import type { AssessmentScheme } from './assessment-input.ts'
import type { UnitTask } from './assessment-result.ts'
import { shown } from './functions/score.ts'
import type { Owned, OwnedTask } from './owners.ts'
import { nothing, type OwnRates } from './own-rates.ts'
import { number } from './plan-lines.ts'
import type { BlockLines } from './unit-lines.ts'
import { type Weighed, weigh } from './unit-score.ts'

/** The task block: every task the unit is named on, by importance and role. */
export function unitTasks(owned: readonly Owned<OwnedTask>[], scheme: AssessmentScheme, own: OwnRates): BlockLines<UnitTask> {
  const tasks: UnitTask[] = []
  const low: Weighed[] = []
  const high: Weighed[] = []
  let isMissing = false
  for (const {
    of: { task },
    owner,
  } of owned) {
    const { rate, high: most, rateShown, percent, count, isMissing: lacks } = own.get(task.task) ?? nothing
    const weight = number(scheme.importance[task.importance])
    const coefficient = number(scheme.coefficients[owner.role])
    const status = rate === null ? 'notApplicable' : lacks ? 'missing' : 'final'
    tasks.push({
      task: task.task,
      name: task.name,
      role: owner.role,
      weight: shown(weight.times(coefficient)),
      status,
      rate: rateShown,
      explanation:
        status === 'final'
          ? { code: 'milestones', details: { percent, count } }
          : { code: status === 'missing' ? 'missing' : 'nothingDue', details: {} },
    })
    if (rate === null || most === null) continue
    const weighed = weigh(weight, coefficient, rate)
    low.push(weighed)
    high.push(lacks ? weigh(weight, coefficient, most) : weighed)
    isMissing ||= lacks
  }
  return {
    shown: tasks,
    low,
    high,
    isMissing,
    missingTasks: tasks.filter(each => each.status === 'missing').map(each => each.task),
  }
}
