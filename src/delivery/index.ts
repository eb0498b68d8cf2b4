/** The running engine: milestones, progress reports, lights with their reasons. */
export { delivery, milestone, milestoneShape, progressReport, progressReportShape } from './definition.ts'
export { type Light, lightOfTarget, lightOfTask } from './light.ts'
export type { Milestone, ProgressReport } from './rows.ts'
