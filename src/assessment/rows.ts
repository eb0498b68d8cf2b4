import type { Row } from '#define'
import type { adjustmentShape, conductShape, runShape, schemeShape, scoreLineShape, unitScoreShape } from './definition.ts'

export type Scheme = Row<typeof schemeShape>
export type Conduct = Row<typeof conductShape>
export type AdjustmentRow = Row<typeof adjustmentShape>
export type Run = Row<typeof runShape>
export type UnitScore = Row<typeof unitScoreShape>
export type ScoreLine = Row<typeof scoreLineShape>
