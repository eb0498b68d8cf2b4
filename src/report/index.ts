/** What a reader sees, as values and bytes: papers, sheets and the formats of every field kind. */
export {
  type AppealReply,
  appealReplyDocx,
  type ResultNotice,
  resultNoticeDocx,
  type VerificationRecord,
  verificationRecordDocx,
} from './case-papers.ts'
export {
  type Formatting,
  formatField,
  formatInstant,
  formatMoney,
  formatNumber,
  formatPeriod,
  formatPoints,
  formatRate,
  formatShare,
  type MoneyUnit,
} from './format.ts'
export {
  type CityFeedSheet,
  cityFeedXlsx,
  type Gate,
  type ThreeYearReport,
  threeYearReportDocx,
} from './outcome-papers.ts'
export { type MatrixUnit, type ScoreMatrixSheet, scoreMatrixXlsx } from './score-matrix.ts'
export { type LabReport, labReportDocx } from './lab-report.ts'
export { recipePart } from './official-paper.ts'
export { type MarkedRow, markedXlsx, type TemplateColumn, templateXlsx } from './import-sheets.ts'
export {
  type PlanPaper,
  type PlanPaperSection,
  type PlanPaperTarget,
  type PlanPaperTask,
  planPaperDocx,
} from './plan-paper.ts'
export { type Register, type RegisterColumn, registerXlsx } from './register-xlsx.ts'
export {
  type FigureStatus,
  type GradeName,
  type RunStatus,
  type Scorecard,
  type ScorecardAdjustment,
  type ScorecardBlock,
  type ScorecardLine,
  type ScorecardTotal,
  scorecardDocx,
  type UnitRole,
} from './scorecard.ts'
export {
  type TaskBreakdown,
  type TaskBreakdownMilestone,
  type TaskBreakdownRow,
  type TaskLight,
  taskBreakdownXlsx,
} from './task-breakdown.ts'
export type { Language } from './words.ts'
