/** From facts to a unit's verdict. */
export { assess, type Reckoned, reckon } from './assess.ts'
export type {
  Adjustment,
  AssessmentInput,
  AssessmentScheme,
  DutyRole,
  FactStatus,
  Falsified,
  Grade,
  Importance,
  IndicatorFact,
  LineOwner,
  SchemeLine,
  SchemeTask,
  SchemeUnit,
  Sharing,
  UnitConduct,
  UnitMeasures,
  Veto,
} from './assessment-input.ts'
export type {
  AssessmentResult,
  GroupResult,
  PlanLine,
  ProcessItem,
  Range,
  UnitAdjustment,
  UnitBlock,
  UnitLine,
  UnitResult,
  UnitTask,
} from './assessment-result.ts'
export { type BundleEvidence, type BundleParts, bundleOf, evaluationBundleOf } from './bundle.ts'
export { tried } from './corrected-input.ts'
export { checkScheme, type SchemeFinding, schemeConflicts, schemeRefusal, schemeWarnings } from './check-scheme.ts'
export { defaultRules, type SchemeRules } from './default-rules.ts'
export { adjustment, assessment, conduct, run, scheme, scoreLine, unitScore } from './definition.ts'
export { drawnItems } from './review-rules.ts'
export { weightsOf } from './outcome-rules.ts'
export {
  appeal,
  appealDays,
  draw,
  noticeDays,
  overAchievedShare,
  recheck,
  selfReview,
} from './review-records.ts'
export {
  type Explanation,
  type ExplanationCode,
  explanationCodes,
  type ScoringCode,
  scoreRefusals,
  scoringCodes,
} from './functions/score.ts'
export {
  type EvaluatedUnit,
  type EvaluationInput,
  type EvaluationResult,
  type EvaluationYear,
  evaluate,
} from './evaluate.ts'
export { readAssessmentInput, readScheme } from './read-assessment-input.ts'
export type {
  AdjustmentRow,
  Appeal,
  CityFeed,
  Conduct,
  Draw,
  Evaluation,
  EvaluationScore,
  Run,
  Scheme,
  ScoreLine,
  SelfReview,
  Recheck,
  UnitScore,
} from './rows.ts'
export { type RowError, type RowValue, type ScoredRow, type ScoreRowsContext, scoreRows } from './score-rows.ts'
export { inputOf } from './frozen.ts'
export { isScoringCode, type ScoringFunction, scoringFunctions } from './scoring-functions.ts'
export { cityPoints, splitCount, splitLevel, threeYearScore } from './unit-score.ts'
export { isSealed } from './shapes.ts'
export {
  cityFeed,
  evaluation,
  evaluationScore,
  terminalShare,
  unmetWeightMax,
  yearWeight,
} from './outcome-records.ts'
export type { SchemeSettings } from './frozen.ts'
