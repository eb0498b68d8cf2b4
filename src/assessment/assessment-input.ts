import type { Day } from '#base'
import type { Measured } from './scoring-functions.ts'

/** Decimals travel as text, so that what was stored is what is computed. */
export type DecimalText = string

export const dutyRoles = ['lead', 'coLead', 'responsible', 'collaborating'] as const
export type DutyRole = (typeof dutyRoles)[number]

export const importances = ['key', 'normal', 'support'] as const
export type Importance = (typeof importances)[number]

/** How a result becomes the credit of several units; see section 6 of the assessment practice. */
export const sharings = ['ownMeasures', 'jointCredit', 'pointSplit'] as const
export type Sharing = (typeof sharings)[number]

export const grades = ['excellent', 'good', 'pass', 'fail'] as const
export type Grade = (typeof grades)[number]

export interface LineOwner {
  readonly unit: string
  readonly role: DutyRole
  /** the unit's own tasks behind this indicator, whose milestones are its measures; none: the result alone counts */
  readonly tasks: readonly string[]
}

export interface SchemeLine {
  readonly indicator: string
  readonly name: string
  /** clauses of the plan the line belongs to */
  readonly clauses: readonly string[]
  /** target statements of the plan it scores; no statement may be scored twice */
  readonly statements?: readonly string[]
  readonly weight: DecimalText
  /** code of the scoring function; text, so that a scheme with an unknown one can be checked */
  readonly fn: string
  /** inputs of the function that the scheme fixes, named as in the formula */
  readonly params: Readonly<Record<string, unknown>>
  /** the order is the order of the clause: a split of points starts with the first-listed unit */
  readonly owners: readonly LineOwner[]
}

export interface SchemeTask {
  readonly task: string
  readonly name: string
  readonly importance: Importance
  readonly owners: readonly { readonly unit: string; readonly role: DutyRole }[]
}

export interface SchemeUnit {
  readonly unit: string
  /** units are graded and ranked inside their group only */
  readonly group: string
}

export interface AssessmentScheme {
  readonly id: string
  readonly year: number
  readonly version: string
  readonly units: readonly SchemeUnit[]
  readonly lines: readonly SchemeLine[]
  readonly tasks: readonly SchemeTask[]
  readonly sharing: Sharing
  readonly coefficients: Readonly<Record<DutyRole, DecimalText>>
  readonly alpha: Readonly<Record<DutyRole, DecimalText>>
  /** for `pointSplit`: what all leads and all responsible units of a line get of it */
  readonly split: { readonly lead: DecimalText; readonly responsible: DecimalText }
  readonly importance: Readonly<Record<Importance, DecimalText>>
  readonly blocks: { readonly targets: DecimalText; readonly tasks: DecimalText; readonly process: DecimalText }
  readonly blocksWithoutTargets: { readonly tasks: DecimalText; readonly process: DecimalText }
  readonly limits: { readonly bonus: DecimalText; readonly deduction: DecimalText; readonly total: DecimalText }
  readonly gradeLines: { readonly excellent: DecimalText; readonly good: DecimalText; readonly pass: DecimalText }
  readonly quotas: { readonly excellent: DecimalText; readonly good: DecimalText }
  /** what a self-review costs that is far from the verified figure; absent: nothing */
  readonly deviation?: DeviationRules
}

/** Shares of the verified figure, and points: for each line, and for all lines of a unit at most. */
export interface DeviationRules {
  readonly tolerance: DecimalText
  readonly inquiry: DecimalText
  readonly points: DecimalText
  readonly limit: DecimalText
}

/** `missing`: someone failed to supply it. `notApplicable`: there is nothing to supply. Never the same. */
export type FactStatus = 'missing' | 'notApplicable' | 'provisional' | 'final'

export interface IndicatorFact extends Measured {
  readonly indicator: string
  readonly status: FactStatus
  readonly factIds: readonly string[]
}

export interface Milestone {
  readonly id: string
  readonly weight: DecimalText
  readonly dueOn: Day
  /** approved extension */
  readonly extendedTo: Day | null
  /** null: not delivered */
  readonly doneOn: Day | null
  /** share of the quality asked for, 0 to 1 */
  readonly quality: DecimalText
}

/** One unit's own work on one task. No entry at all: missing. An empty list: nothing was due. */
export interface UnitMeasures {
  readonly unit: string
  readonly task: string
  readonly milestones: readonly Milestone[]
}

/** Counts behind the process block of one unit and year. */
export interface UnitConduct {
  readonly unit: string
  readonly reportsLateShort: number
  readonly reportsLateLong: number
  readonly reportsMissing: number
  readonly returns: number
  readonly decisionsDue: number
  readonly decisionsOnTime: number
  readonly slipRepliesLate: number
  readonly absences: number
}

export interface Adjustment {
  readonly id: string
  readonly unit: string
  readonly kind: 'bonus' | 'deduction'
  readonly points: DecimalText
  /** the matter or fact behind it: each is rewarded or punished once only, by its highest */
  readonly matter: string
  /** a recognised fault-tolerance case takes a deduction back */
  readonly toleratedBy: string | null
}

export interface Veto {
  readonly id: string
  readonly unit: string
  readonly effect: 'capAtPass' | 'fail'
}

/** What a unit said of one indicator before anybody looked. */
export interface SelfReviewed {
  readonly unit: string
  readonly indicator: string
  readonly claimed: DecimalText
}

/** Proven falsification: the line counts nothing for the unit. Deduction and veto for it are rows of their own. */
export interface Falsified {
  readonly id: string
  readonly unit: string
  readonly indicator: string
}

/** A granted appeal behind a change: what it touched, an indicator, an adjustment or a unit. */
export interface CorrectionCase {
  readonly id: string
  readonly number: string | null
  readonly unit: string
  readonly subject: 'figure' | 'adjustment' | 'conduct' | 'measures'
  readonly of: string
}

/** How the office settled what the plan leaves open. Not reckoned with; printed with the verdict it stood behind. */
export interface StandingRuling {
  readonly id: string
  readonly kind: string
  readonly ruling: string
}

/** Everything a run reads, frozen at the cut-off; the same input gives the same bytes. */
export interface AssessmentInput {
  /** version of the rules it is reckoned by; absent: 1.0.0, which knows none of the optional tables */
  readonly rules?: '1.1.0'
  /** position of the ledger the facts were frozen at */
  readonly cutOff: string
  readonly scheme: AssessmentScheme
  readonly facts: readonly IndicatorFact[]
  readonly measures: readonly UnitMeasures[]
  readonly conduct: readonly UnitConduct[]
  readonly adjustments: readonly Adjustment[]
  readonly vetoes: readonly Veto[]
  /** ties at a quota edge that figures cannot break, as the leading group ruled: units, first first */
  readonly tieOrder?: readonly string[]
  readonly selfReviews?: readonly SelfReviewed[]
  readonly falsified?: readonly Falsified[]
  readonly cases?: readonly CorrectionCase[]
  readonly rulings?: readonly StandingRuling[]
}
