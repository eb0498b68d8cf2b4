import type { Row } from '#define'
import type { findingShape, mainTaskShape, planShape, sectionShape, targetShape } from './definition.ts'

export type Plan = Row<typeof planShape>
export type Section = Row<typeof sectionShape>
export type MainTask = Row<typeof mainTaskShape>
export type Target = Row<typeof targetShape>
export type PlanFinding = Row<typeof findingShape>
