import type { Row } from '#define'
import type { assignmentShape, closeOutShape } from './assignment-records.ts'
import type { lightRulingShape, targetChangeShape } from './change-records.ts'
import type { decisionShape, meetingShape } from './meeting-records.ts'
import type { dependencyShape, measureShape } from './planning-records.ts'
import type { progressReportShape } from './report-records.ts'
import type { supervisionSlipShape } from './supervision-records.ts'
import type { extensionShape, milestoneShape, workPlanShape } from './task-records.ts'

export type Assignment = Row<typeof assignmentShape>
export type CloseOut = Row<typeof closeOutShape>
export type WorkPlan = Row<typeof workPlanShape>
export type Measure = Row<typeof measureShape>
export type Dependency = Row<typeof dependencyShape>
export type TargetChange = Row<typeof targetChangeShape>
export type LightRuling = Row<typeof lightRulingShape>
export type Milestone = Row<typeof milestoneShape>
export type ProgressReport = Row<typeof progressReportShape>
export type SupervisionSlip = Row<typeof supervisionSlipShape>
export type Extension = Row<typeof extensionShape>
export type Meeting = Row<typeof meetingShape>
export type Decision = Row<typeof decisionShape>
