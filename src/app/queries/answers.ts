/**
 * What each own query answers: `GET /api/queries/<name>?…`, one JSON object. Decimals are text in the digits to be shown,
 * days are ISO, sentences come in both languages, rendered by the server. Everything here is derived from records; a
 * query holds no right of its own: a row the reader may not see is left out, with its counts.
 */
import type { Said } from '../words.ts'

type Id = string
/** Civil day, ISO. */
type Day = string
/** UTC instant, ISO. */
type Instant = string

/** Colour, shape and word of a duty or a target. */
export type LightName = 'normal' | 'late' | 'severe' | 'notDue' | 'missing' | 'done' | 'paused' | 'notApplicable'
/** A light is a sentence: the reason stands beside it. `normal`, `notDue` and `notApplicable` may have none. */
export interface LightWire {
  readonly light: LightName
  readonly reason: Said | null
}

/**
 * What a number is worth. `verified` has no mark on screen; `missing` is due and not reported; `estimate` counts nowhere;
 * `returned` was sent back and does not count; `revised` replaced an older value (see `was`).
 */
export type Mark = 'verified' | 'provisional' | 'revised' | 'estimate' | 'returned' | 'missing' | 'notDue' | 'notApplicable'

/** No page prints a bare number. */
export interface FigureWire {
  /** null exactly with `missing`, `notDue`, `notApplicable` or a range */
  readonly value: string | null
  /** both or none: the value lies between them because something is missing */
  readonly low?: string
  readonly high?: string
  readonly measureUnit: string
  readonly mark: Mark
  readonly cutOff: Day | null
  /** the value it replaced, with `revised` */
  readonly was?: string
  /** where `lineage` begins: `facts.fact`, `assessment.scoreLine`, `assessment.unitScore`, `facts.indicator` */
  readonly lineage: { readonly address: string; readonly id: Id } | null
}

/** A unit by its short name. */
export interface UnitName {
  readonly id: Id
  readonly name: string
}

export interface LightCounts {
  readonly normal: number
  readonly late: number
  readonly severe: number
  readonly missing: number
  readonly notDue: number
}

/** A file shown beside a value; bytes at `/api/{address}/{row}/evidence/{id}` with the dot of the address as a slash. */
export interface EvidenceName {
  readonly id: Id
  readonly name: string
  readonly sm3: string
  readonly size: number
  readonly filedOn: Day
  readonly address: string
  readonly row: Id
}

/** `overview?year=2023` (year: the latest with facts unless told). */
export interface Overview {
  readonly plan: { readonly id: Id; readonly title: string; readonly number: string | null } | null
  readonly year: number
  readonly years: readonly number[]
  /** day of the latest fact counted; only verified and final facts unless `provisional` > 0 */
  readonly cutOff: Day | null
  /** indicators whose current value is provisional */
  readonly provisional: number
  readonly indicators: LightCounts
  readonly tasks: LightCounts
  /** whole-plan score of the latest run of the year: Σ of the rounded lines */
  readonly total: FigureWire | null
  /** rows waiting for a move of the reader */
  readonly waiting: number
  /** late and severe indicators, largest gap first, at most 8 */
  readonly attention: readonly {
    readonly indicator: Id
    readonly code: string
    readonly name: string
    readonly actual: FigureWire
    /** node of the year, same digits as the value */
    readonly target: string | null
    readonly light: LightWire
    readonly lead: UnitName | null
  }[]
  /** sections of part 3 with their tasks, in the order of the document */
  readonly boards: readonly {
    readonly clause: string
    readonly number: string
    readonly title: string
    readonly tasks: readonly { readonly id: Id; readonly clause: string; readonly title: string; readonly light: LightWire }[]
  }[]
}

/** `inbox?` of the post in the session. Most urgent first: overdue, returned, due, the rest by age. At most 200. */
export interface Inbox {
  readonly asOf: Day
  readonly overdue: number
  readonly soon: number
  readonly returned: number
  readonly total: number
  readonly todos: readonly Todo[]
}
export interface Todo {
  /** `delivery.progressReport` */
  readonly address: string
  /** null when the row is still to be born (a monthly report of a running task); then `birth` fills the address bar */
  readonly id: Id | null
  /** a move the reader may take now */
  readonly move: string
  readonly title: string
  readonly state: string | null
  readonly returned: boolean
  /** the reviewer's reason, on a returned row */
  readonly reason: string | null
  readonly dueOn: Day | null
  /** negative: calendar days overdue */
  readonly daysLeft: number | null
  /** day it became this post's turn */
  readonly since: Day | null
  readonly from: UnitName | null
  /** values for a birth: `{ task, unit, period }` */
  readonly birth: Readonly<Record<string, string>> | null
}

/** `notices?page=1` of the person in the session, newest first, `pageRows` a page. */
export interface NoticeList {
  readonly unseen: number
  readonly total: number
  readonly page: number
  readonly pageRows: number
  readonly notices: readonly {
    readonly id: Id
    readonly address: string
    readonly row: Id
    readonly at: Instant
    readonly seen: boolean
    readonly what: Said
  }[]
}

/** `review?plan=<id>`. Spans count UTF-16 units of `original`, end exclusive. */
export interface Review {
  readonly plan: { readonly id: Id; readonly title: string; readonly state: string; readonly revision: number }
  readonly document: {
    readonly id: Id
    readonly title: string
    readonly number: string | null
    readonly issuer: string | null
    readonly issuedOn: Day | null
  }
  /** the edition in force that this one is compared with, and what it says that this one does not */
  readonly edition: {
    readonly id: Id
    readonly number: string | null
    readonly dropped: readonly { readonly kind: 'target' | 'task'; readonly clause: string; readonly title: string }[]
  } | null
  /** as received, damage included */
  readonly original: string
  readonly normalised: string
  /**
   * Breakpoints of the mapping, ascending: original offset, normalised offset. Between two of them offsets move together;
   * an original stretch that was dropped has two breakpoints with one normalised offset.
   */
  readonly anchors: readonly (readonly [number, number])[]
  readonly sections: readonly ReviewItem[]
  readonly tasks: readonly (ReviewItem & {
    readonly importance: string
    readonly owners: readonly {
      readonly printed: string
      readonly unit: UnitName | null
      readonly role: 'lead' | 'responsible'
    }[]
    readonly change: ReviewChange<{
      readonly owners: readonly { readonly printed: string; readonly role: 'lead' | 'responsible' }[]
    }>
  })[]
  readonly targets: readonly (ReviewItem & {
    readonly code: string
    readonly comparator: string
    readonly value: string | null
    readonly valueMax: string | null
    readonly measureUnit: string | null
    readonly deadline: Day | null
    readonly kind: string
    /** findings that touch it */
    readonly findings: readonly Id[]
    /** how the same wording was corrected before; null where it never was, or this one is checked already */
    readonly example: ReviewExample | null
    readonly change: ReviewChange<{
      readonly comparator: string
      readonly value: string | null
      readonly valueMax: string | null
      readonly measureUnit: string | null
      readonly deadline: Day | null
    }>
  })[]
  readonly findings: readonly {
    readonly id: Id
    readonly state: 'open' | 'ruled'
    readonly revision: number
    readonly kind: string
    readonly severity: 'info' | 'warn' | 'conflict'
    readonly note: string
    readonly ruling: string | null
    readonly spans: readonly { readonly start: number; readonly end: number }[]
  }[]
}
/** Against the edition in force; null where there is none of this title, or the plan is in force itself. */
export type ReviewChange<W> = { readonly kind: 'same' | 'new' } | { readonly kind: 'changed'; readonly was: W } | null
/** A correction somebody made on words that differ in their figures alone. */
export interface ReviewExample {
  readonly plan: string
  readonly reason: string | null
  /** what the reading said and what it was corrected to, by field */
  readonly changes: Readonly<
    Partial<Record<'metric' | 'comparator' | 'measureUnit' | 'kind', { readonly from: string; readonly to: string }>>
  >
}
export interface ReviewItem {
  readonly id: Id
  readonly state: string
  readonly revision: number
  readonly clause: string
  readonly number: string
  /** title of a section or task, metric of a target */
  readonly title: string
  readonly start: number
  readonly end: number
  /** who took the last check or correction, and when */
  readonly by: string | null
  readonly at: Instant | null
}

/** `plan-tree?plan=<id>&year=2023` (plan: the one in force, or the newest draft, unless told). */
export interface PlanTree {
  readonly plan: { readonly id: Id; readonly title: string; readonly state: string } | null
  readonly year: number
  readonly years: readonly number[]
  readonly cutOff: Day | null
  /** goals of part 2, then sections of part 3, then safeguards, in the order of the document */
  readonly boards: readonly {
    readonly clause: string
    readonly number: string
    readonly title: string
    readonly tasks: readonly TreeTask[]
    /** targets that stand under the section itself and belong to no task of this board */
    readonly lines: readonly TreeLine[]
  }[]
}
export interface TreeTask {
  readonly id: Id
  readonly clause: string
  readonly number: string
  readonly title: string
  readonly importance: string
  readonly state: string
  readonly leads: readonly UnitName[]
  readonly responsibles: readonly UnitName[]
  /** the reader's unit leads it, is responsible, or neither */
  readonly mine: 'lead' | 'responsible' | null
  readonly light: LightWire
  readonly lines: readonly TreeLine[]
}
/** One indicator with every target that states it, or a target without an indicator. */
export interface TreeLine {
  readonly indicator: Id | null
  readonly code: string | null
  readonly name: string
  readonly targets: readonly { readonly id: Id; readonly code: string; readonly clause: string }[]
  readonly comparator: string
  readonly measureUnit: string
  /** one per year of `years`, null where the plan names none */
  readonly nodes: readonly (string | null)[]
  /** actual values per year of `years`, null where none */
  readonly track: readonly (string | null)[]
  readonly actual: FigureWire
  readonly light: LightWire
}

/** `task-page?task=<id>` or `task-page?clause=3.3.1` (of the plan in force). */
export interface TaskPage {
  readonly task: {
    readonly id: Id
    readonly clause: string
    readonly number: string
    readonly title: string
    readonly importance: string
    readonly state: string
    readonly revision: number
    readonly leads: readonly UnitName[]
    readonly responsibles: readonly UnitName[]
    readonly mine: 'lead' | 'responsible' | null
  }
  readonly plan: Id
  /** the clause, normalised */
  readonly quote: string
  readonly light: LightWire
  readonly milestones: readonly {
    readonly id: Id
    readonly title: string
    readonly unit: UnitName
    /** basis points */
    readonly weight: number
    readonly dueOn: Day
    readonly doneOn: Day | null
    /** basis points, null until judged */
    readonly qualityShare: number | null
    readonly light: LightWire
  }[]
  readonly lines: readonly TreeLine[]
  /** newest period first, at most 36 */
  readonly reports: readonly {
    readonly id: Id
    readonly period: string
    readonly unit: UnitName
    readonly state: string
    readonly excerpt: string
    readonly evidence: number
    readonly submittedOn: Day | null
  }[]
  /** the month whose report the reader may write or continue; null otherwise */
  readonly reportDue: {
    readonly period: string
    readonly dueOn: Day
    readonly daysLeft: number
    readonly report: Id | null
  } | null
  /** newest first, at most 20; of the task, its milestones and reports */
  readonly changes: readonly { readonly at: Instant; readonly who: string | null; readonly what: Said }[]
}

/** `report-form?report=<id>`, or `?task=<id>&unit=<id>&period=2023-09` for one not yet begun. */
export interface ReportForm {
  readonly report: { readonly id: Id; readonly state: string; readonly revision: number } | null
  readonly task: {
    readonly id: Id
    readonly clause: string
    readonly number: string
    readonly title: string
    readonly light: LightWire
  }
  readonly unit: UnitName
  readonly period: string
  readonly dueOn: Day | null
  /** the printed due day, when the calendar moved it */
  readonly dueFrom: Day | null
  readonly daysLeft: number | null
  /** what stands in the form now: the draft, or the text of the period before carried over */
  readonly values: {
    readonly progress: string
    readonly problems: string
    readonly nextSteps: string
    readonly fallCause: string
    readonly evidence: readonly Id[]
  }
  /** completion fell since the report before, in per cent: then a cause is asked */
  readonly fall: { readonly was: number; readonly now: number; readonly period: string } | null
  readonly prior: {
    readonly period: string
    readonly progress: string
    readonly problems: string
    readonly nextSteps: string
  } | null
  /** indicators of the task: last known and this month's value */
  readonly figures: readonly {
    readonly indicator: Id
    readonly code: string
    readonly name: string
    readonly last: FigureWire
    readonly now: FigureWire
  }[]
  readonly milestones: readonly { readonly id: Id; readonly title: string; readonly dueOn: Day; readonly light: LightWire }[]
  /** reasons of the last return, while the state is `returned` */
  readonly returned: readonly {
    readonly field: string | null
    readonly reason: string
    readonly by: string
    readonly at: Instant
  }[]
  /** fields to fill now and fields carried over; minutes are a median of earlier reports, or null */
  readonly burden: { readonly fresh: number; readonly carried: number; readonly minutes: number | null }
}

/** `indicator-card?code=I12&year=2023` or `?indicator=<id>` (year: latest with facts unless told). */
export interface IndicatorCard {
  readonly indicator: {
    readonly id: Id
    readonly code: string
    readonly name: string
    readonly measureUnit: string
    readonly kind: string
    readonly direction: string
    readonly comparator: string
    readonly baseline: string | null
    readonly digits: number
    readonly owners: readonly { readonly unit: UnitName; readonly role: 'lead' | 'responsible' }[]
    readonly dataUnit: UnitName | null
    /** clauses that state it */
    readonly clauses: readonly {
      readonly clause: string
      readonly number: string
      readonly quote: string
      readonly task: Id | null
    }[]
  }
  readonly year: number
  readonly years: readonly number[]
  readonly light: LightWire
  readonly actual: FigureWire
  /**
   * what the registers come to now, `scaled` in the indicator's own unit; null where none feeds it. `mayOpen`: the reader
   * sees the rows behind it.
   */
  readonly register: (RegisterFigure & { readonly scaled: string | null; readonly mayOpen: boolean }) | null
  readonly targets: readonly { readonly year: number; readonly value: string | null }[]
  /** one point per period in order of time; value null is a gap */
  readonly points: readonly {
    readonly period: string
    readonly endsOn: Day
    readonly value: string | null
    readonly mark: Mark
    readonly fact: Id | null
  }[]
  /** newest first */
  readonly facts: readonly {
    readonly id: Id
    readonly period: string
    readonly value: string
    readonly standing: 'provisional' | 'final'
    readonly mark: Mark
    readonly filedOn: Day
    readonly by: string | null
    readonly note: string | null
    readonly supersededBy: Id | null
    readonly verdict: {
      readonly outcome: 'accepted' | 'returned'
      readonly on: Day
      readonly by: string | null
      readonly reason: string | null
    } | null
    readonly evidence: readonly EvidenceName[]
  }[]
  /** score lines of the latest run of the year, one per unit on the clause */
  readonly scores: readonly { readonly line: Id; readonly unit: UnitName; readonly points: FigureWire; readonly full: string }[]
}

/** `score-matrix?year=2023` or `?run=<id>`. */
export interface ScoreMatrix {
  readonly run: {
    readonly id: Id
    readonly number: number
    readonly year: number
    readonly state: string
    readonly cutOff: Day
    readonly fingerprint: string | null
  } | null
  readonly year: number
  readonly years: readonly number[]
  /** runs of the year, newest first */
  readonly runs: readonly { readonly id: Id; readonly number: number; readonly state: string; readonly cutOff: Day }[]
  /** the scheme of the year, null before one is kept; births of `assessment.run` name it */
  readonly scheme: Id | null
  readonly plan: Id | null
  /** columns in the order of the plan */
  readonly indicators: readonly { readonly id: Id; readonly code: string; readonly name: string; readonly weight: string }[]
  readonly units: readonly {
    readonly unitScore: Id
    readonly unit: UnitName
    /** the reader's own unit: shown with the banner, never changed by him */
    readonly own: boolean
    readonly total: FigureWire
    readonly grade: string | null
    readonly place: number | null
    /** by indicator id; absent: not applicable */
    readonly cells: Readonly<
      Record<Id, { readonly line: Id; readonly points: string | null; readonly full: string; readonly mark: Mark }>
    >
  }[]
  /** score lines with a missing value */
  readonly missing: number
}

/**
 * `score-line?unitScore=<id>` explains a unit's total, `score-line?line=<id>` one line of it. The outermost step is the
 * result; its children are what went in. A step with a figure opens its lineage.
 */
export interface ScoreLine {
  readonly unit: UnitName
  readonly own: boolean
  readonly indicator: { readonly id: Id; readonly code: string; readonly name: string } | null
  readonly run: {
    readonly id: Id
    readonly number: number
    readonly year: number
    readonly state: string
    readonly cutOff: Day
  }
  readonly grade: string | null
  readonly sum: Step
  /** who verifies */
  readonly verifiers: readonly UnitName[]
}
export interface Step {
  readonly label: Said
  /** the arithmetic with its numbers: `min(61 ÷ 59, 1) × 7` */
  readonly expression: string | null
  readonly result: FigureWire
  /** the clause of the method */
  readonly basis: Said | null
  /** a line of the same unit that can be opened on its own */
  readonly line: Id | null
  readonly children: readonly Step[]
}

/** `lineage?address=facts.fact&id=<id>`: from a number down to the files it rests on. */
export interface Lineage {
  readonly root: LineageNode
}
export interface LineageNode {
  readonly kind: 'score' | 'value' | 'fact' | 'record' | 'clause'
  readonly title: Said
  readonly figure: FigureWire | null
  /** arithmetic that leads from the children to this value */
  readonly expression: string | null
  /** the row it is, for a link */
  readonly address: string | null
  readonly id: Id | null
  readonly by: string | null
  readonly at: Instant | null
  readonly evidence: readonly EvidenceName[]
  readonly children: readonly LineageNode[]
}

/** `mechanism-figures?area=innovation-voucher`: what a mechanism comes to, year by year, as far as the viewer sees its records. */
export interface MechanismFigures {
  readonly area: string
  readonly years: readonly number[]
  readonly figures: readonly {
    readonly name: string
    readonly title: Said
    /** money in fen as digits, counts, or basis points; one a year, null where nothing was counted */
    readonly kind: 'money' | 'count' | 'share'
    readonly values: readonly (string | null)[]
    readonly rows: readonly { readonly address: string; readonly id: Id }[]
  }[]
  /** figures of the registers, one a year */
  readonly registers: readonly { readonly figure: string; readonly title: Said; readonly years: readonly RegisterFigure[] }[]
}

/** A figure the registers come to in one year or month. Money in fen as digits, per cent with four decimals. */
export interface RegisterFigure {
  /** `area.name` */
  readonly figure: string
  readonly title: Said
  readonly period: string
  readonly value: string | null
  readonly kind: 'money' | 'count' | 'percent'
  readonly standing: 'final' | 'provisional' | 'missing'
  /** rows behind it, how many are settled, how many there ought to be */
  readonly rows: number
  readonly settled: number
  readonly expected: number | null
  /** somebody has not reported yet, so that it is at least this much */
  readonly isLowerBound: boolean
}

/** `figure-card?figure=&period=`: a figure, how it came about, and the rows it is added up from. */
export interface FigureCard extends RegisterFigure {
  readonly area: string
  readonly counts: 'level' | 'valid' | 'dated' | 'ratio' | 'ruled'
  readonly years: readonly RegisterFigure[]
  readonly months: readonly RegisterFigure[]
  /** of a ratio: what stands over and under the line; of a ruled figure: all that could have been chosen */
  readonly parts: readonly RegisterFigure[]
  readonly indicator: { readonly id: Id; readonly code: string; readonly name: string } | null
  /** the register with these rows in it */
  readonly behind: { readonly address: string; readonly search: Readonly<Record<string, string>> } | null
  readonly rowsBehind: readonly {
    readonly address: string
    readonly id: Id
    readonly title: string
    readonly state: string
    readonly amount: string | null
    readonly at: string
  }[]
  /** who is counted and has not handed in */
  readonly owed: readonly { readonly address: string; readonly id: Id; readonly title: string }[]
  readonly asOf: Instant
}

/** `row-figures?address=&id=`: every figure a row adds to. */
export interface RowFigures {
  readonly address: string
  readonly id: Id
  readonly lines: readonly {
    readonly figure: string
    readonly title: Said
    readonly period: string
    /** null for a ratio above */
    readonly amount: string | null
    readonly kind: 'money' | 'count' | 'percent'
    /** code of the indicator of the plan */
    readonly feeds: string | null
  }[]
}

/** `ladder?year=`: how many stand on each rung, who expires soon, who lacks one thing. */
export interface LadderOverview {
  readonly year: number
  readonly years: readonly number[]
  readonly columns: readonly {
    readonly rung: string
    readonly title: Said
    readonly stock: RegisterFigure | null
    readonly fresh: RegisterFigure | null
  }[]
  readonly expiring: {
    readonly total: number
    readonly rows: readonly {
      readonly id: Id
      readonly firm: Id
      readonly name: string
      readonly title: Said
      readonly validUntil: Day
      readonly daysLeft: number
    }[]
  }
  readonly nearest: readonly {
    readonly firm: Id
    readonly name: string
    readonly rung: Said
    readonly test: string
    readonly title: Said
    readonly has: string | null
    readonly needs: string | null
  }[]
}

/** `ladder-check?firm=`: one firm on every rung, test by test. */
export interface LadderProfile {
  readonly firm: { readonly id: Id; readonly name: string; readonly creditCode: string; readonly state: string }
  readonly years: readonly string[]
  readonly rights: number
  readonly rungs: readonly {
    readonly rung: string
    readonly title: Said
    readonly held: {
      readonly id: Id
      readonly state: string
      readonly certificateNo: string | null
      readonly issuedOn: Day | null
      readonly validUntil: Day | null
      readonly daysLeft: number | null
    } | null
    readonly isMet: boolean
    /** why the tests need not be met */
    readonly direct: Said | null
    readonly tests: readonly {
      readonly test: string
      readonly title: Said
      /** null: not known */
      readonly isMet: boolean | null
      readonly has: string | null
      readonly needs: string | null
    }[]
    readonly missing: number
  }[]
}

/** `benchmark`: both national sets as published, and what the plan's facts say about them. */
export interface Benchmark {
  readonly sets: readonly {
    readonly set: string
    readonly version: number
    readonly name: string
    readonly nameEn: string
    readonly documentNumber: string | null
    readonly source: string
    /** first year it is applied */
    readonly firstYear: number
    /** year of release minus year of data */
    readonly dataLagYears: number
    readonly officialCounts: { readonly groups: number; readonly indicators: number }
    readonly groups: readonly {
      readonly code: string
      readonly name: string
      readonly nameEn: string
      /** null: not published */
      readonly weight: number | null
    }[]
    readonly indicators: readonly {
      readonly code: string
      readonly parent: string
      readonly name: string
      readonly nameEn: string
      readonly measureUnit: string
      readonly direction: number
      /** null: not published */
      readonly weight: number | null
      /** code in the set before */
      readonly successorOf?: string
    }[]
  }[]
  /** indicators of the plan that stand for, or near, one of a set */
  readonly links: readonly {
    readonly set: string
    readonly code: string
    /** `same`: the figure is the zone's value; `related`: another meaning, only the owners are the same */
    readonly match: 'same' | 'related'
    readonly indicator: { readonly id: Id; readonly code: string; readonly name: string }
    readonly figure: FigureWire
    readonly tasks: readonly {
      readonly id: Id
      readonly clause: string
      readonly title: string
      readonly lead: Id | null
    }[]
    readonly owners: readonly UnitName[]
  }[]
  /** indicators with a figure to reach, each with the history that an early warning can rest on */
  readonly targets: readonly {
    readonly id: Id
    readonly code: string
    readonly name: string
    readonly measureUnit: string
    readonly isReverse: boolean
    readonly target: string
    readonly due: number
    /** baseline and figures of whole years, oldest first */
    readonly history: readonly { readonly year: number; readonly value: string }[]
  }[]
  /** the zone's published place; null where the plan has no such indicator */
  readonly rank: {
    readonly id: Id
    readonly code: string
    readonly name: string
    /** by year of release */
    readonly history: readonly { readonly year: number; readonly value: string }[]
    readonly figure: FigureWire
    readonly target: string | null
    readonly due: number
  } | null
}

/** Every query with its answer, by the name in the address. */
export interface Queries {
  readonly overview: Overview
  readonly inbox: Inbox
  readonly review: Review
  readonly notices: NoticeList
  readonly settings: SettingsPage
  readonly books: BooksPage
  readonly 'plan-tree': PlanTree
  readonly 'task-page': TaskPage
  readonly 'report-form': ReportForm
  readonly 'indicator-card': IndicatorCard
  readonly 'score-matrix': ScoreMatrix
  readonly 'score-line': ScoreLine
  readonly 'assessment-board': AssessmentBoard
  readonly 'appeal-case': AppealCase
  readonly 'self-review': SelfReviewPage
  readonly evaluation: EvaluationPage
  readonly lineage: Lineage
  readonly benchmark: Benchmark
  readonly 'mechanism-figures': MechanismFigures
  readonly 'figure-card': FigureCard
  readonly 'row-figures': RowFigures
  readonly ladder: LadderOverview
  readonly 'ladder-check': LadderProfile
  readonly 'scheme-trial': SchemeTrial
  readonly 'assessment-compare': AssessmentCompare
  readonly 'grade-trial': GradeTrial
}

/** `assessment-board?year=2023`: how far the assessment of a year has come, and what is due from whom. */
export interface AssessmentBoard {
  readonly year: number
  readonly years: readonly number[]
  readonly plan: Id | null
  /** in the order of the year; `now` is the first that is not done */
  readonly phases: readonly BoardPhase[]
  readonly units: readonly {
    readonly unit: UnitName
    readonly own: boolean
    readonly review: { readonly id: Id; readonly state: string } | null
    readonly rechecks: { readonly done: number; readonly of: number }
    readonly appeals: readonly { readonly id: Id; readonly number: string | null; readonly state: string }[]
    readonly score: { readonly unitScore: Id; readonly total: FigureWire; readonly grade: string | null } | null
  }[]
  readonly draw: { readonly id: Id; readonly seed: string; readonly source: string; readonly lines: number } | null
  /** lines that were drawn and wait for somebody to look at them */
  readonly openRechecks: readonly {
    readonly unit: UnitName
    readonly indicator: { readonly id: Id; readonly code: string; readonly name: string }
    readonly why: string
  }[]
  readonly scheme: { readonly id: Id; readonly title: string; readonly state: string } | null
  readonly run: { readonly id: Id; readonly number: number; readonly state: string; readonly dueOn: Day | null } | null
}
export interface BoardPhase {
  readonly phase:
    | 'scheme'
    | 'selfReview'
    | 'check'
    | 'draw'
    | 'recheck'
    | 'run'
    | 'notice'
    | 'appeals'
    | 'approval'
    | 'publication'
  readonly state: 'done' | 'now' | 'ahead'
  /** how many of how many, where it is counted */
  readonly done: number | null
  readonly of: number | null
  /** the row the next step is taken on; null where one is born or there is nothing yet */
  readonly row: { readonly address: string; readonly id: Id } | null
  readonly dueOn: Day | null
}

/** `appeal-case?appeal=<id>`: the objection beside what was verified, and what granting it would move. */
export interface AppealCase {
  readonly appeal: {
    readonly id: Id
    readonly number: string | null
    readonly state: string
    readonly subject: string
    readonly grounds: string
    readonly decision: string | null
    readonly filedOn: Day
    readonly proof: readonly EvidenceName[]
  }
  readonly unit: UnitName
  readonly own: boolean
  readonly year: number
  readonly run: { readonly id: Id; readonly number: number; readonly state: string }
  readonly indicator: { readonly id: Id; readonly code: string; readonly name: string; readonly measureUnit: string } | null
  readonly adjustment: { readonly id: Id; readonly matter: string; readonly points: string; readonly kind: string } | null
  /** the figure the verdict rests on, and the figure claimed */
  readonly verified: FigureWire | null
  readonly claimed: FigureWire | null
  readonly checks: readonly {
    readonly what: 'verdict' | 'recheck'
    readonly outcome: string
    readonly note: string | null
    readonly on: Day
  }[]
  /** what granting would move, computed and kept nowhere; null where the correction is made by another move */
  readonly trial: {
    readonly plan: { readonly before: string | null; readonly after: string | null }
    /** units the reader may see, the appellant first */
    readonly units: readonly {
      readonly unit: UnitName
      readonly before: string | null
      readonly after: string | null
      readonly gradeBefore: string | null
      readonly gradeAfter: string | null
    }[]
    /** how many others move whom the reader may not see */
    readonly others: number
  } | null
}

/** `evaluation`: the years of the plan in force, and what they come to together. */
export interface EvaluationPage {
  readonly plan: Id | null
  readonly evaluation: { readonly id: Id; readonly state: string } | null
  readonly years: readonly {
    readonly year: number
    /** of the run that stands; null where there is none */
    readonly state: string | null
    readonly isSealed: boolean
    /** percent of the years */
    readonly weight: string
  }[]
  readonly terminalPercent: string
  readonly unmetPercent: string
  readonly units: readonly {
    readonly unit: UnitName
    readonly own: boolean
    readonly years: readonly { readonly year: number; readonly points: string | null; readonly grade: string | null }[]
    readonly mean: string | null
    readonly terminal: string | null
    readonly total: string | null
    readonly grade: string | null
    readonly gates: readonly string[]
  }[]
}

/** `self-review?review=<id>`: a unit's own words on its year, with what stands beside each line. */
export interface SelfReviewPage {
  readonly id: Id
  readonly revision: number
  readonly state: string
  readonly unit: UnitName
  readonly year: number
  readonly summary: string
  readonly proof: readonly Id[]
  /** why it came back, while it is back */
  readonly returned: string | null
  /** beyond this share of its target a line says why, 1.1 for 110% */
  readonly overAt: string
  /** share of the known figure a claim may be off by before it costs points; null where the scheme takes nothing off */
  readonly tolerance: string | null
  readonly lines: readonly {
    readonly indicator: { readonly id: Id; readonly code: string; readonly name: string; readonly measureUnit: string }
    /** less is better: the target is divided by the figure */
    readonly isReverse: boolean
    /** false where a figure is not set against its target by division */
    readonly isMeasured: boolean
    readonly target: string | null
    readonly lastYear: string | null
    readonly known: FigureWire
    readonly claimed: string | null
    readonly method: string
    readonly explanation: string
  }[]
}

/**
 * `scheme-trial?plan=<id>&year=2023`: everything a scheme is tried on, so that the page can score a draft while it is
 * typed. Nothing is written and nothing of it is a verdict. Plan: the one in force; year: the latest with facts.
 */
export interface SchemeTrial {
  readonly plan: Id | null
  /** false: the reader sees his own unit alone, so that nothing of all units is tried for him; he reads the scheme */
  readonly mayTry: boolean
  readonly year: number
  readonly years: readonly number[]
  /** a frozen input with the scheme in force: of the year's run where there is one, else read from today's rows; null: no scheme stood */
  readonly input: Readonly<Record<string, unknown>> | null
  /** the run whose frozen figures are used; null: today's */
  readonly run: { readonly id: Id; readonly number: number; readonly state: string; readonly cutOff: Day } | null
  /** the scheme in force for the year, as the run read it */
  readonly scheme: { readonly id: Id; readonly title: string } | null
  /** every indicator of the plan as a line could stand on it */
  readonly indicators: readonly TrialIndicator[]
  readonly units: readonly UnitName[]
  /** schemes of the plan, oldest year first */
  readonly schemes: readonly { readonly id: Id; readonly title: string; readonly year: number; readonly state: string }[]
  /** what a scheme starts with when there is none to copy */
  readonly defaults: Readonly<Record<string, unknown>>
}
export interface TrialIndicator {
  readonly id: Id
  readonly code: string
  readonly name: string
  readonly measureUnit: string
  readonly baseline: string | null
  readonly targets: readonly { readonly year: number; readonly value: string }[]
  readonly clauses: readonly string[]
  readonly statements: readonly string[]
  readonly owners: readonly { readonly unit: Id; readonly role: string; readonly tasks: readonly Id[] }[]
}

/**
 * `assessment-compare?year=2023&run=<id>&with=<id>`: two runs of a year beside each other, what changed and by which case;
 * and the years beside each other. Run: the latest; with: the one it corrects, else the one before.
 */
export interface AssessmentCompare {
  readonly plan: Id | null
  readonly year: number
  readonly years: readonly number[]
  /** newest first */
  readonly runs: readonly ComparedRun[]
  readonly run: ComparedRun | null
  readonly with: ComparedRun | null
  readonly planScore: { readonly before: string | null; readonly after: string | null }
  readonly cases: readonly {
    readonly id: Id
    readonly number: string | null
    readonly subject: string
    /** null where the reader may not know who appealed */
    readonly unit: UnitName | null
    readonly about: string | null
  }[]
  readonly figures: readonly {
    readonly indicator: { readonly id: Id; readonly code: string; readonly name: string; readonly measureUnit: string }
    readonly before: string | null
    readonly after: string | null
    readonly statusBefore: string
    readonly statusAfter: string
    /** numbers of the cases behind the change */
    readonly cases: readonly string[]
  }[]
  /** what else differs in the frozen input: `scheme`, `measures`, `conduct`, `adjustments`, `selfReviews`, `rules` */
  readonly others: readonly string[]
  readonly units: readonly ComparedUnit[]
  /** unit × year, of the run that stands for each year */
  readonly track: readonly {
    readonly unit: UnitName
    readonly own: boolean
    readonly group: string
    readonly years: readonly (ComparedScore & { readonly year: number; readonly run: Id; readonly state: string })[]
  }[]
}
export interface ComparedRun {
  readonly id: Id
  readonly number: number
  readonly year: number
  readonly state: string
  readonly cutOff: Day
}
export interface ComparedScore {
  /** null where it is a range */
  readonly total: string | null
  readonly low: string
  readonly high: string
  readonly grade: string | null
  readonly place: number | null
  /** credit of the blocks in points of 100, null where one does not apply */
  readonly targets: string | null
  readonly tasks: string | null
  readonly process: string | null
  readonly bonus: string
  /** with what deviations of the self-review cost */
  readonly deduction: string
}
export interface ComparedUnit {
  readonly unit: UnitName
  readonly own: boolean
  readonly group: string
  readonly before: ComparedScore | null
  readonly after: ComparedScore | null
  /** lines whose credit, value or weight differs */
  readonly lines: readonly {
    readonly indicator: { readonly id: Id; readonly code: string; readonly name: string }
    readonly before: ComparedLine | null
    readonly after: ComparedLine | null
  }[]
}
export interface ComparedLine {
  readonly line: Id
  readonly points: string | null
  readonly full: string
  readonly value: string | null
  readonly effective: string | null
}

/**
 * `grade-trial?run=<id>&excellent=90&good=80&pass=60&excellentShare=20&goodShare=40`: grades drawn again under other
 * lines and quotas (shares in per cent), who sits at an edge, and what is missing to the next grade. Nothing is saved.
 */
export interface GradeTrial {
  readonly run: ComparedRun
  readonly plan: Id
  readonly rules: GradeRulesWire
  readonly tried: GradeRulesWire
  /** the reader sees every unit, so that the quota can be reckoned for him */
  readonly seesAll: boolean
  readonly groups: readonly {
    readonly group: string
    readonly size: number
    readonly excellent: { readonly places: number; readonly over: number }
    readonly good: { readonly places: number; readonly over: number }
  }[]
  /** by group and total */
  readonly units: readonly GradeTrialUnit[]
}
export interface GradeRulesWire {
  readonly excellent: string
  readonly good: string
  readonly pass: string
  readonly excellentShare: string
  readonly goodShare: string
}
export interface GradeTrialUnit {
  readonly unit: UnitName
  readonly unitScore: Id | null
  readonly own: boolean
  readonly group: string
  readonly total: string | null
  readonly isRange: boolean
  readonly grade: string | null
  readonly triedGrade: string | null
  /** why the tried grade is not the one of the total alone */
  readonly because: 'line' | 'quota' | 'veto' | null
  /** the next grade and the points missing (null where only totals of others would tell); null at the best or under a veto */
  readonly next: { readonly grade: string; readonly missing: string | null; readonly by: 'line' | 'quota' } | null
  /** points that can be lost before the grade is; null at the worst */
  readonly spare: string | null
  /** where points are left, most first */
  readonly gains: readonly {
    readonly indicator: { readonly id: Id; readonly code: string; readonly name: string } | null
    /** a block instead of an indicator */
    readonly block: string | null
    readonly credit: string
    readonly full: string
    /** what the rest is worth in the total */
    readonly worth: string
  }[]
}

/** One value of a parameter, as the settings keep it; the catalogue knows its field. */
export interface SettingLine {
  /** `area.name` */
  readonly parameter: string
  readonly key: string | null
  /** the choice it is kept by, in words */
  readonly keyLabel: Said | null
  /** where the rule comes from: `P` the plan, `N` a national rule, `R` a real rule elsewhere, `D` a default */
  readonly tag: string
  /** the value today, since which day, and on what basis; since is null for the value a house starts with */
  readonly value: string
  readonly since: Day | null
  readonly basis: string
  readonly starts: string
  /** proposed, or approved and not begun yet, the next first; then what held before */
  readonly coming: readonly SettingChange[]
  readonly past: readonly SettingChange[]
}

export interface SettingChange {
  readonly id: Id
  readonly state: string
  readonly value: string
  readonly fromDay: Day
  readonly basis: string
}

/** `settings`: every number of a rule that may be set, area by area, with what holds today and what is on its way. */
export interface SettingsPage {
  readonly day: Day
  /** the reader may propose */
  readonly mayPropose: boolean
  readonly areas: readonly { readonly slug: string; readonly label: Said; readonly lines: readonly SettingLine[] }[]
}

/** How far money is used, fen as digits. `paidShare` in basis points of the budget, null without one. */
export interface ExecutionWire {
  readonly budgetFen: string
  readonly reservedFen: string
  /** promised and not taken back, paid or not */
  readonly committedFen: string
  /** all that went out, what came back later included */
  readonly paidFen: string
  readonly recoveredFen: string
  readonly availableFen: string
  readonly paidShare: number | null
}

/** `books?year=2023`: this year unless told. Lines stand as of today, the trial balance up to the last day of the year. */
export interface BooksPage {
  readonly year: number
  readonly years: readonly number[]
  /** last day of the trial balance and of the bank */
  readonly until: Day
  /** the year in the books; null where nobody has begun to close it */
  readonly book: { readonly id: Id; readonly state: string; readonly closedOn: Day | null } | null
  readonly lines: readonly (ExecutionWire & { readonly id: Id; readonly name: string })[]
  readonly whole: ExecutionWire
  readonly trial: {
    readonly lines: readonly {
      readonly account: Said
      readonly stage: Said
      readonly openingFen: string
      readonly debitFen: string
      readonly creditFen: string
      readonly closingFen: string
    }[]
    readonly debitFen: string
    readonly creditFen: string
    /** nought in any books that stand */
    readonly differenceFen: string
    readonly postings: number
  }
  /** null for who may not see whole bank lines; the first two hundred differences of `total` */
  readonly bank: {
    readonly matched: number
    readonly explained: number
    readonly total: number
    readonly differences: readonly {
      readonly finding: string
      readonly line: {
        readonly id: Id
        readonly on: Day
        readonly amountFen: string
        readonly counterpart: string | null
      } | null
      readonly payment: {
        readonly no: number
        readonly on: Day
        readonly amountFen: string
        readonly name: string | null
      } | null
    }[]
  } | null
}
