import type { Row } from '#define'
import type {
  decisionShape,
  extensionShape,
  meetingShape,
  milestoneShape,
  progressReportShape,
  supervisionSlipShape,
} from './definition.ts'

export type Milestone = Row<typeof milestoneShape>
export type ProgressReport = Row<typeof progressReportShape>
export type SupervisionSlip = Row<typeof supervisionSlipShape>
export type Extension = Row<typeof extensionShape>
export type Meeting = Row<typeof meetingShape>
export type Decision = Row<typeof decisionShape>
