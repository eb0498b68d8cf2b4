/** The running engine: milestones, progress reports, lights with their reasons. */
export {
  delivery,
  extension,
  milestone,
  milestoneShape,
  progressReport,
  progressReportShape,
  supervisionSlip,
} from './definition.ts'
export { type Light, lightOfTarget, lightOfTask } from './light.ts'
export type { Extension, Milestone, ProgressReport, SupervisionSlip } from './rows.ts'
