import type { Details, Finding } from '#base'
import type { DecimalText, DutyRole, FactStatus, Grade, Sharing } from './assessment-input.ts'
import type { Explanation } from './functions/score.ts'
import type { BlockName } from './unit-score.ts'

/** Both ends in points with two decimals: `low` counts what is missing as nothing, `high` as fully reached. */
export interface Range {
  readonly low: DecimalText
  readonly high: DecimalText
}

/** One indicator for the whole plan. Rates are unrounded (printed with up to 12 decimals), points have two. */
export interface PlanLine {
  readonly indicator: string
  readonly name: string
  readonly fn: string
  readonly weight: DecimalText
  readonly status: FactStatus
  readonly value: DecimalText | null
  /** null when the line does not apply */
  readonly rate: DecimalText | null
  readonly score: DecimalText | null
  /** the most the line can still reach when its figure is missing; else null */
  readonly highScore: DecimalText | null
  readonly factIds: readonly string[]
  readonly explanation: Explanation
}

/** One indicator on one unit's card. */
export interface UnitLine {
  readonly indicator: string
  readonly name: string
  readonly weight: DecimalText
  readonly role: DutyRole
  readonly coefficient: DecimalText
  readonly status: FactStatus
  readonly value: DecimalText | null
  readonly rate: DecimalText | null
  /** rate of the unit's own measures; null when none are due or the sharing does not ask */
  readonly own: DecimalText | null
  readonly effective: DecimalText | null
  /** weight × coefficient × effective rate; null when the line does not apply */
  readonly contribution: DecimalText | null
  readonly factIds: readonly string[]
  /** how the result came about */
  readonly explanation: Explanation
  /** how it became this unit's credit */
  readonly sharing: Explanation
}

export interface UnitTask {
  readonly task: string
  readonly name: string
  readonly role: DutyRole
  /** importance × role coefficient */
  readonly weight: DecimalText
  readonly status: 'missing' | 'notApplicable' | 'final'
  readonly rate: DecimalText | null
  readonly explanation: Explanation
}

export interface ProcessItem {
  readonly item: 'reports' | 'quality' | 'decisions' | 'slipReplies' | 'attendance'
  readonly weight: DecimalText
  /** null when it does not apply */
  readonly score: DecimalText | null
  readonly details: Details
}

export interface UnitBlock {
  readonly block: BlockName
  /** null when the block does not apply to the unit */
  readonly score: DecimalText | null
  readonly range: Range | null
  readonly share: DecimalText
  readonly contribution: DecimalText | null
}

export interface UnitAdjustment {
  readonly id: string
  readonly kind: 'bonus' | 'deduction'
  readonly points: DecimalText
  readonly matter: string
  readonly isCounted: boolean
  readonly explanation: Explanation
}

/** A self-review beside the figure that was verified. */
export interface UnitDeviation {
  readonly indicator: string
  readonly claimed: DecimalText
  readonly verified: DecimalText
  /** |claimed − verified| ÷ |verified|; null when nothing was verified */
  readonly share: DecimalText | null
  /** taken off for it, two decimals */
  readonly points: DecimalText
  readonly isInquiry: boolean
}

export interface UnitResult {
  readonly unit: string
  readonly group: string
  readonly lines: readonly UnitLine[]
  readonly tasks: readonly UnitTask[]
  readonly process: readonly ProcessItem[]
  readonly blocks: readonly UnitBlock[]
  readonly adjustments: readonly UnitAdjustment[]
  /** absent before rules 1.1.0; lines within the tolerance are left out */
  readonly deviations?: readonly UnitDeviation[]
  readonly bonus: DecimalText
  readonly deduction: DecimalText
  /** null when no block applies */
  readonly total: DecimalText | null
  /** null when nothing is missing */
  readonly range: Range | null
  readonly isProvisional: boolean
  readonly vetoes: readonly string[]
  readonly rank: number | null
  readonly grade: Grade | null
  readonly gradeExplanation: Explanation | null
}

export interface GroupResult {
  readonly group: string
  readonly size: number
  readonly places: { readonly excellent: number; readonly good: number }
}

export type AssessmentFindingCode = 'quota_tie' | 'line_refused' | 'fact_missing' | 'measures_missing' | 'conduct_missing'

export interface AssessmentResult {
  readonly engine: { readonly name: string; readonly version: string }
  readonly cutOff: string
  readonly scheme: { readonly id: string; readonly year: number; readonly version: string; readonly sharing: Sharing }
  readonly plan: {
    readonly lines: readonly PlanLine[]
    /** sum of the rounded lines */
    readonly sum: DecimalText
    /** weight of the lines that apply */
    readonly weight: DecimalText
    /** the sum on 100 points of weight; null when no line applies */
    readonly total: DecimalText | null
    readonly range: Range | null
    readonly isProvisional: boolean
  }
  readonly units: readonly UnitResult[]
  readonly groups: readonly GroupResult[]
  readonly findings: readonly Finding<AssessmentFindingCode>[]
}
