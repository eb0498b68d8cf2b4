/** What travels between server and browser. Written from the HTTP contract; the generator takes this file over. */

export type Lang = 'zh' | 'en'
/** A complete sentence in both languages, rendered by the server from the messages beside its definition. */
export type Said = Readonly<Record<Lang, string>>
/** Civil day, ISO `2023-12-31`. */
export type Day = string
/** UTC instant, ISO. */
export type Instant = string
export type Id = string

export type FieldKind =
  | 'text'
  | 'longText'
  | 'code'
  | 'count'
  | 'number'
  | 'share'
  | 'money'
  | 'yes'
  | 'choice'
  | 'set'
  | 'day'
  | 'instant'
  | 'period'
  | 'ref'
  | 'evidence'
  | 'parts'

export interface FieldWire {
  readonly name: string
  readonly kind: FieldKind
  readonly later?: boolean
  readonly optional?: boolean
  readonly masked?: unknown
  readonly sealedUntil?: string
  readonly after?: string
  readonly max?: number | string
  readonly min?: number | string
  readonly digits?: number
  readonly measureUnit?: string
  /** choices of `choice` and `set`; year, half, quarter, month or any of `period`; kind of `code` */
  readonly of?: readonly string[] | string
  readonly minFen?: string
  readonly maxFen?: string
  /** address of the record a `ref` points at */
  readonly to?: string
  readonly part?: boolean
  /** lines of `parts` */
  readonly fields?: readonly FieldWire[]
  readonly total?: { readonly of: string; readonly is: number }
  readonly accepts?: string
}

export interface MoveWire {
  readonly name: string
  readonly from: readonly string[]
  readonly to: string
  readonly by: readonly string[]
  readonly asks: readonly string[]
  readonly needs: readonly string[]
  readonly reason: null | 'required' | 'optional'
  readonly irreversible: boolean
  readonly refuses: readonly string[]
}

export interface RecordWire {
  readonly name: string
  readonly address: string
  readonly title: string | null
  readonly states: readonly string[]
  readonly appendOnly: boolean
  readonly fields: readonly FieldWire[]
  readonly moves: readonly MoveWire[]
  readonly list: {
    readonly columns: readonly string[]
    readonly filters: readonly string[]
    readonly search: readonly string[]
    readonly newest: string | null
  }
  /** addresses of records shown inside a row of this one */
  readonly parts: readonly string[]
  readonly clocks: readonly string[]
  readonly lifeline: readonly string[]
  /** roles that see rows of it; without the list nothing is hidden */
  readonly seenBy?: readonly string[]
}

/** A number of a rule: the field of one value, the choices it is kept by, and where the rule comes from. */
export interface ParameterWire extends FieldWire {
  readonly by: readonly string[]
  readonly tag: string
}

export interface AreaWire {
  readonly slug: string
  readonly kind: string
  readonly serves: readonly string[]
  readonly parameters: readonly ParameterWire[]
  readonly records: readonly RecordWire[]
}

export interface CatalogueWire {
  readonly areas: readonly AreaWire[]
}

export interface HeldPost {
  readonly id: Id
  readonly role: string
  readonly unit: Id | null
  readonly unitName: string | null
  readonly organisation: Id | null
  readonly organisationName: string | null
}

export interface Session {
  readonly person: { readonly id: Id; readonly name: string; readonly account: string }
  readonly post: HeldPost
  readonly posts: readonly HeldPost[]
  readonly idleUntil: Instant
  readonly mustChangePassword: boolean
  readonly hasSecondFactor: boolean
  /** until when this sign-in may pay, or null */
  readonly confirmedUntil: Instant | null
}

export interface SampleAccount {
  readonly account: string
  readonly password: string
  readonly role: string
  readonly unitName: string | null
}

export interface SessionAnswer {
  readonly session: Session | null
  /** the data is invented sample data */
  readonly sample: boolean
  readonly version: string
  readonly sampleAccounts?: readonly SampleAccount[]
  /** the code an authenticator app would show now; of sample accounts alone */
  readonly sampleCode?: string
}

/** A line of a field of parts. */
export interface PartLine {
  readonly [field: string]: Value
}
/**
 * A field value: `count` and `share` are numbers, `money` is fen as digits, `number` is decimal text, `yes` is a boolean,
 * `set` and `evidence` are lists of text, `parts` a list of lines; missing is null; a value kept from the reader is KEPT.
 */
export type Value = string | number | boolean | null | readonly string[] | readonly PartLine[]
export const KEPT = '\u{1F512}'

export interface RowWire {
  readonly id: Id
  readonly state: string
  readonly revision: number
  readonly filedOn: Day
  readonly number?: string | null
  readonly [field: string]: Value | undefined
}

export type Titles = Readonly<Record<Id, string>>

export interface ListAnswer {
  readonly rows: readonly RowWire[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
  readonly births: readonly string[]
  readonly titles: Titles
}

/** RFC 9457 problem details of one refusal or failure. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly details?: Readonly<Record<string, unknown>>
  /** path of the field: `amount`, `owners.2.unit` */
  readonly where?: string
  readonly reference?: string
  readonly lang: Said
  /** with `changed_meanwhile`: the row as it is now */
  readonly current?: RowWire
}

export interface MoveOffer {
  readonly move: string
  readonly may: boolean
  readonly why: readonly Problem[]
}

export interface ClockWire {
  readonly clock: string
  readonly state: 'running' | 'paused' | 'over'
  readonly dueOn: Day | null
  readonly workingDaysLeft: number | null
}

export interface RowAnswer {
  readonly row: RowWire
  readonly moves: readonly MoveOffer[]
  readonly titles: Titles
  readonly clocks: readonly ClockWire[]
  readonly etag: string
}

export interface HistoryEntry {
  readonly revision: number
  readonly at: Instant
  readonly move: string
  readonly from: string | null
  readonly to: string
  readonly person: { readonly id: Id; readonly name: string } | null
  readonly role: string
  readonly unit: string | null
  readonly reason: string | null
  readonly changed: readonly { readonly field: string; readonly before: Value; readonly after: Value }[]
}

export interface HistoryAnswer {
  readonly entries: readonly HistoryEntry[]
  readonly titles: Titles
}

export interface Receipt {
  readonly id: Id
  readonly state: string
  readonly revision: number
  readonly number: string | null
}

export interface EvidenceReceipt {
  readonly id: Id
  readonly name: string
  readonly size: number
  readonly sha256: string
  readonly sm3: string
  readonly mediaType: string
  readonly duplicateOf: null | {
    readonly id: Id
    readonly name: string
    readonly filedOn: Day
    readonly unitName: string | null
  }
}

/** `GET /api/evidence/{id}` */
export interface EvidenceWire {
  readonly id: Id
  readonly name: string
  readonly size: number
  readonly sha256: string
  readonly sm3: string
  readonly mediaType: string
  readonly filedOn: Day
  readonly issuer: string | null
  readonly issuedOn: Day | null
  readonly unitName: string | null
}

/** An import as it stands: being read, or what it came to. */
export interface ImportWire {
  readonly id: string
  readonly register: string
  readonly name: string
  readonly phase: 'reading' | 'done' | 'refused' | 'failed'
  readonly isDryRun: boolean
  readonly rows: number
  readonly share: number
  readonly refusal: Said | null
  readonly result: {
    readonly rows: number
    readonly born: number
    readonly changed: number
    readonly same: number
    readonly notes: number
    readonly isWritten: boolean
    readonly faultCount: number
    readonly faults: readonly { readonly cell: string; readonly why: Said }[]
    readonly strangers: readonly string[]
    readonly changes: readonly {
      readonly line: number
      readonly id: string
      readonly title: string
      readonly fields: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[]
    }[]
  } | null
}

/** What stands in an uploaded document, before anything is filed. */
export interface FileReading {
  readonly text: string
  readonly format: string
  readonly title: string | null
  readonly number: string | null
  readonly issuer: string | null
  readonly issuedOn: string | null
  readonly counts: Readonly<Record<'sections' | 'tasks' | 'targets' | 'units' | 'findings', number>>
}
