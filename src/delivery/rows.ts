import type { Row } from '#define'
import type { milestoneShape, progressReportShape } from './definition.ts'

export type Milestone = Row<typeof milestoneShape>
export type ProgressReport = Row<typeof progressReportShape>
