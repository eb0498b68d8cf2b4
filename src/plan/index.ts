/** Goals, targets, tasks: the plan as it was read. */
export {
  finding,
  findingShape,
  mainTask,
  mainTaskShape,
  plan,
  planShape,
  plans,
  section,
  sectionShape,
  target,
  targetShape,
} from './definition.ts'
export type { MainTask, Plan, PlanFinding, Section, Target } from './rows.ts'
export type { DraftDocument, DraftFinding, DraftSection, DraftTarget, DraftTask, PlanDraft } from './draft.ts'
export { type ReadPlanRefusal, readPlan } from './read-plan.ts'
export type { Comparator, TargetKind } from './comparators.ts'
export { compareEditions, type EditionChange } from './compare-editions.ts'
export type { DraftUnit } from './units.ts'
