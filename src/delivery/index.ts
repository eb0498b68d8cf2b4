/** The running engine: milestones, progress reports, lights with their reasons. */
export { delivery } from './definition.ts'
export { type Light, lightOfTarget, lightOfTask, ruledLight } from './light.ts'
export { digestHour, messagesPerDay, quietFromHour, quietUntilHour } from './notice-settings.ts'
export { progressReport, progressReportShape, reportDay } from './report-records.ts'
export {
  type Cycle,
  cycleOf,
  cycleOfPeriod,
  cycles,
  fallOf,
  periodEnded,
  reportBefore,
  reportDayAfter,
} from './report-rules.ts'
export type { Assignment, Extension, LightRuling, Milestone, ProgressReport, SupervisionSlip } from './rows.ts'
export { supervisionSlip } from './supervision-records.ts'
export { extension, milestone, milestoneShape } from './task-records.ts'
