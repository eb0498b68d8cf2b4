import type { Day, Details, Severity, Span } from '#base'
import type { Abbreviation } from '#document'
import type { Comparator, TargetKind } from './comparators.ts'
import type { DraftUnit } from './units.ts'

/** What was read of a plan: the JSON of `jinwei read --json`. Spans are offsets into the text as received. */
export interface PlanDraft {
  readonly document: DraftDocument
  readonly sections: readonly DraftSection[]
  readonly tasks: readonly DraftTask[]
  readonly targets: readonly DraftTarget[]
  readonly units: readonly DraftUnit[]
  readonly findings: readonly DraftFinding[]
}

/** Missing things are null; a period's `basis` is `derived` when the document does not state it. */
export interface DraftDocument {
  readonly title: string | null
  readonly number: string | null
  readonly issuer: string | null
  readonly date: Day | null
  readonly period: { readonly start: Day | null; readonly end: Day | null; readonly basis: 'stated' | 'derived' }
  readonly issuers: readonly string[]
  readonly recipients: readonly string[]
  readonly abbreviations: readonly Abbreviation[]
}

export interface DraftSection {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly level: number
  readonly parent: string | null
  readonly source: Span
}

export interface DraftTask {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly lead: readonly string[]
  readonly responsible: readonly string[]
  /** The whole item, owner clauses included. */
  readonly source: Span
  /** The owner clauses; empty for a table row. */
  readonly ownerClauses: readonly Span[]
  readonly section: string | null
  readonly targets: readonly string[]
}

export interface DraftTarget {
  readonly id: string
  /** Lowest numbered place that holds it; empty where the text has no numbers. */
  readonly section: string
  readonly metric: string
  readonly comparator: Comparator
  readonly value: number
  readonly valueMax: number | null
  readonly unit: string
  readonly deadline: Day | null
  readonly kind: TargetKind
  readonly source: Span & { readonly quote: string }
  readonly deadlineBasis: 'stated' | 'inherited' | 'derived' | null
}

export interface DraftFinding {
  readonly code: string
  readonly severity: Severity
  /** A sentence in Chinese for the office. */
  readonly message: string
  /** What fills the slots of the same message in another language, `messages.findings.<language>.json`. */
  readonly details: Details
  readonly sources: readonly Span[]
}
