import type { Row } from '#define'
import type { decisionShape, meetingShape } from './meeting-records.ts'
import type { progressReportShape } from './report-records.ts'
import type { supervisionSlipShape } from './supervision-records.ts'
import type { extensionShape, milestoneShape } from './task-records.ts'

export type Milestone = Row<typeof milestoneShape>
export type ProgressReport = Row<typeof progressReportShape>
export type SupervisionSlip = Row<typeof supervisionSlipShape>
export type Extension = Row<typeof extensionShape>
export type Meeting = Row<typeof meetingShape>
export type Decision = Row<typeof decisionShape>
