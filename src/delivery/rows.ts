import type { Row } from '#define'
import type { extensionShape, milestoneShape, progressReportShape, supervisionSlipShape } from './definition.ts'

export type Milestone = Row<typeof milestoneShape>
export type ProgressReport = Row<typeof progressReportShape>
export type SupervisionSlip = Row<typeof supervisionSlipShape>
export type Extension = Row<typeof extensionShape>
