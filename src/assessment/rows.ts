import type { Row } from '#define'
import type {
  adjustmentShape,
  appealShape,
  cityFeedShape,
  conductShape,
  drawShape,
  evaluationScoreShape,
  evaluationShape,
  runShape,
  schemeShape,
  scoreLineShape,
  selfReviewShape,
  recheckShape,
  unitScoreShape,
} from './shapes.ts'

export type Scheme = Row<typeof schemeShape>
export type Conduct = Row<typeof conductShape>
export type AdjustmentRow = Row<typeof adjustmentShape>
export type SelfReview = Row<typeof selfReviewShape>
export type Draw = Row<typeof drawShape>
export type Recheck = Row<typeof recheckShape>
export type Run = Row<typeof runShape>
export type UnitScore = Row<typeof unitScoreShape>
export type ScoreLine = Row<typeof scoreLineShape>
export type Appeal = Row<typeof appealShape>
export type Evaluation = Row<typeof evaluationShape>
export type EvaluationScore = Row<typeof evaluationScoreShape>
export type CityFeed = Row<typeof cityFeedShape>
