import type { Day, Outcome, Refusal } from '#base'
import type { Actor, Lookup, Verb } from '#define'
import type { Books } from './books-port.ts'
import type { Address } from './catalogue.ts'
import type { Outbox, StoredNotice } from './notices/outbox.ts'
import type { Stop } from './clocks.ts'

/** Who asks, in which post, under which request. One request is made in one post, so one role. */
export interface Viewer {
  readonly actor: Actor
  /** printed in history and audit; never a secret */
  readonly from: string
}

/**
 * A row as stored: the fields of its shape by name, and these. Money is bigint, decimals are exact text, days and
 * instants are text, parts are arrays of objects, evidence and sets are arrays of text, empty is null. A sealed or
 * masked value a viewer may not read is the constant `sealed`.
 */
export interface StoredRow {
  readonly id: string
  readonly state: string
  readonly revision: number
  readonly filedOn: Day
  readonly number?: string | null
  readonly [field: string]: unknown
}

/** Stands where a value is kept from the reader. */
export const sealed = '\u{1F512}'

export interface ListQuery {
  /** equality by one value or several; `{ from, to }` for a range */
  readonly where: Readonly<Record<string, unknown>>
  readonly search?: string
  readonly sort?: { readonly field: string; readonly descending: boolean }
  /** from 1 */
  readonly page: number
  readonly pageSize: number
}

export interface HistoryEntry {
  readonly revision: number
  readonly at: string
  readonly move: string
  readonly from: string | null
  readonly to: string
  readonly person: string | null
  readonly role: string
  readonly unit: string | null
  readonly reason: string | null
  readonly definitionVersion: number
  /** the whole row after the move; sealed values stay sealed */
  readonly row: Readonly<Record<string, unknown>>
}

/** What an own query may ask; each lives in `storage/queries` under its name and runs under the viewer's row policies. */
export interface Reading {
  readonly find: (address: Address, id: string) => Promise<StoredRow | null>
  readonly list: (
    address: Address,
    query: ListQuery,
  ) => Promise<{ readonly rows: readonly StoredRow[]; readonly total: number }>
  readonly history: (address: Address, id: string) => Promise<readonly HistoryEntry[]>
  /** titles of referenced rows by id, whatever the viewer may see of them: a reference is shown by name */
  readonly titles: (address: Address, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** the questions of a rule, asked as the house: a cap counts rows the actor cannot see */
  readonly ask: (lookups: Readonly<Record<string, Lookup>>, filedOn: Day) => Promise<Readonly<Record<string, unknown>>>
  /** people who took these moves on this row */
  readonly takers: (address: Address, id: string, moves: readonly string[]) => Promise<readonly string[]>
  /** clocks of a row that run or stand still */
  readonly clocks: (
    address: Address,
    id: string,
  ) => Promise<readonly { readonly clock: string; readonly state: string; readonly dueOn: string | null }[]>
  /** clocks of many rows of one record that run or stand still, in no order */
  readonly clocksOf: (address: Address, ids: readonly string[]) => Promise<readonly StoredClock[]>
  /** running clocks due by a day, the first due first; of one clock of one record where it is named */
  readonly clocksDue: (
    upTo: Day,
    of?: { readonly address: Address; readonly clock: string; readonly most: number },
  ) => Promise<readonly StoredClock[]>
  /** what the viewer was told on the pages, newest first */
  readonly messages: (
    page: number,
    pageSize: number,
  ) => Promise<{
    readonly rows: readonly (StoredNotice & { readonly seen: boolean })[]
    readonly unseen: number
    readonly total: number
  }>
  /** clocks of a row that stand still, by name: when each was stopped, and the day it was due then */
  readonly stops: (address: Address, id: string) => Promise<ReadonlyMap<string, Stop>>
  /** rows of these keys, in no order, under the viewer's policies; keys are values of the named fields, or of `id` */
  readonly matching: (
    address: Address,
    fields: readonly string[],
    keys: readonly (readonly unknown[])[],
  ) => Promise<readonly StoredRow[]>
  /** what a person writes for a row, its code or its title, as an id; what names none or several is left out */
  readonly resolve: (address: Address, written: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** what an export writes for a row: its title, and its code where the record is known by one */
  readonly namesOf: (address: Address, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** running totals of a figure between two places, both included; `from` null from the beginning; as known on a day, or now */
  readonly tallies: (
    figure: string,
    from: string | null,
    to: string,
    known?: Day,
  ) => Promise<readonly { readonly standing: string; readonly amount: string; readonly rows: number }[]>
  /** the ledger as books */
  readonly books: Books
  /** every place a figure has a total at, with the last day it changed on */
  readonly talliesAt: (figure: string) => Promise<readonly Tally[]>
}

/**
 * A difference of a running total: `figure` is `area.name`, `at` a period or a day, `standing` how firm the values behind
 * it are, `known` the day the house learned it. The amount is fen or a number of things.
 */
export interface Tally {
  readonly figure: string
  readonly at: string
  readonly standing: 'final' | 'provisional'
  readonly known: Day
  readonly amount: bigint
  readonly rows: number
}

/**
 * A posting with its purse: `account` is `area.name`, `key` the id that names the purse, `step` happens once a case. `on` is
 * the day of the books, `payee` the organisation the money goes to, where it goes to one.
 */
export interface Transfer {
  readonly account: string
  readonly key: string
  readonly verb: Verb
  readonly amountFen: bigint
  readonly address: Address
  readonly caseId: string
  readonly step: string
  readonly on: Day
  readonly payee: string | null
}

/** The way back of the posting with this number; `of` is the record that asks for it. */
export interface Reversal {
  readonly no: number
  readonly on: Day
  readonly of: string
}

/** The books of a year are closed or open again. */
export interface BookChange {
  readonly year: number
  readonly isClosed: boolean
}

/** One step of the history of one row. `before` is null at birth. */
export interface Change {
  readonly address: Address
  readonly before: StoredRow | null
  readonly after: StoredRow
  readonly move: string
  readonly reason: string | null
  readonly actor: Actor
  /** moves named by `sealedUntil` that this move is */
  readonly opens: boolean
  /** follow-ups and moves by date are written as the house, the caller's own row under his policies */
  readonly asHouse: boolean
}

export interface StoredClock {
  readonly address: Address
  readonly rowId: string
  readonly clock: string
  readonly state: string
  readonly dueOn: string | null
}

export interface ClockChange {
  readonly address: Address
  readonly rowId: string
  readonly clock: string
  readonly to: 'runs' | 'paused' | 'over'
  readonly dueOn: Day | null
  readonly on: Day
}

export interface Event {
  readonly kind: string
  readonly subject: string | null
  readonly ok: boolean
  /** canonical JSON-able; salted hashes of before and after are added by the storage */
  readonly body: Readonly<Record<string, unknown>>
}

export interface Notice {
  readonly address: Address
  readonly rowId: string
  readonly move: string
  readonly role: string
}

/** Everything inside is one transaction: all of it or nothing. Reads see what was written before them. */
export interface Writing extends Reading {
  /** the row, locked until the end, under the viewer's policies; null when he may not see or change it */
  readonly lock: (address: Address, id: string, options: { readonly asHouse: boolean }) => Promise<StoredRow | null>
  readonly put: (change: Change) => void
  /** questions that look past what waits to be written and do not hold it up: what a sheet asks about lines further down */
  readonly beside: Reading
  /**
   * many births of one record at once, each with its history and its event. Answers when they are on their way: the
   * server writes one load while the next is made ready, and what is refused comes with a later call
   */
  readonly bear: (births: readonly Change[]) => Promise<void>
  /** refused `balance_too_low`, `year_closed` or `posting_back_dated` is told by `flush` */
  readonly transfer: (transfer: Transfer) => void
  /** refused `posting_unknown`, `reversal_of_reversal`, `reversed_already`, `money_moved_on` by `flush` */
  readonly reverse: (reversal: Reversal) => void
  readonly book: (change: BookChange) => void
  readonly clock: (change: ClockChange) => void
  /** written at the end, joined and in one order, so that writers of one figure wait for each other only there */
  readonly tally: (tally: Tally) => void
  readonly tell: (notice: Notice) => void
  readonly event: (event: Event) => void
  /** next number of a series and year, without gaps: the series row stays locked to the end */
  readonly nextNumber: (series: string, year: string) => Promise<number>
  /** writes what was put so far; the transaction helper does it at the end */
  readonly flush: () => Promise<Outcome<null, Refusal>>
}

/** A write under a key: the same key with the same fingerprint gives the same answer, with another one is refused. */
export interface Request {
  readonly key: string
  readonly fingerprint: string
}

/** What a write answers, stored under its key. */
export interface Receipt {
  readonly id: string
  readonly state: string
  readonly revision: number
  readonly number: string | null
}

export interface StoredFile {
  readonly sha256: string
  readonly sm3: string
  readonly size: number
  readonly mediaType: string
}

/** Accounts and sign-ins; the only tables that hold secrets, reached by their own database role. */
export interface Door {
  readonly accountOf: (account: string) => Promise<{
    readonly person: string
    readonly name: string
    readonly hash: string
    readonly mustChange: boolean
    readonly hasFactor: boolean
  } | null>
  readonly setPassword: (person: string, hash: string, mustChange: boolean) => Promise<void>
  readonly posts: (person: string, on: Day) => Promise<readonly HeldPost[]>
  /** failures of account × address and of the account alone since `since` */
  readonly failures: (
    account: string,
    from: string,
    since: Date,
  ) => Promise<{ readonly here: number; readonly anywhere: number }>
  readonly recordAttempt: (attempt: {
    readonly account: string
    readonly from: string
    readonly ok: boolean
    readonly at: Date
  }) => Promise<void>
  readonly openSignIn: (signIn: {
    readonly tokenHash: string
    readonly person: string
    readonly post: string
    readonly at: Date
    readonly from: string
  }) => Promise<void>
  readonly signInOf: (tokenHash: string) => Promise<SignIn | null>
  readonly touchSignIn: (tokenHash: string, at: Date) => Promise<void>
  readonly switchPost: (tokenHash: string, nextTokenHash: string, post: string, at: Date) => Promise<void>
  readonly closeSignIn: (tokenHash: string, at: Date) => Promise<void>
  /** all that a person has open, but for the one named */
  readonly closeSignInsOf: (person: string, except: string | null, at: Date) => Promise<void>
  /** secrets of the second factor in base 32: the one in force, and one offered but not shown yet */
  readonly factorOf: (person: string) => Promise<{ readonly secret: string | null; readonly offered: string | null }>
  readonly offerFactor: (person: string, secret: string) => Promise<void>
  /** null takes it away, for somebody whose telephone is lost */
  readonly setFactor: (person: string, secret: string | null) => Promise<void>
  /** false when a code of this half minute or a later one was used before */
  readonly useFactor: (person: string, step: number) => Promise<boolean>
  readonly confirmSignIn: (tokenHash: string, at: Date) => Promise<void>
  readonly audit: (event: Event, actor: string | null) => Promise<void>
}

/** Secret calendar addresses; only their hashes are kept. */
export interface Feeds {
  /** the one open address of a person: a new one ends the one before, null ends it */
  readonly set: (person: string, tokenHash: string | null, at: Date) => Promise<void>
  readonly of: (person: string) => Promise<{ readonly madeAt: Date } | null>
  /** whose calendar it is, while the person is active */
  readonly ownerOf: (tokenHash: string) => Promise<string | null>
}

export interface HeldPost {
  readonly id: string
  readonly role: string
  readonly unit: string | null
  readonly unitName: string | null
  readonly organisation: string | null
  readonly organisationName: string | null
}

export interface SignIn {
  readonly person: string
  readonly name: string
  readonly account: string
  readonly post: HeldPost
  readonly openedAt: Date
  readonly usedAt: Date
  readonly closedAt: Date | null
  /** when a second factor was last shown in it */
  readonly confirmedAt: Date | null
}

/** The one port. `storage` implements it for PostgreSQL, embedded or served. */
export interface Store {
  readonly read: <T>(viewer: Viewer, work: (reading: Reading) => Promise<T>) => Promise<T>
  /**
   * One transaction. A refusal answered by `work` rolls everything back and is then recorded, with its audit event,
   * under the key. Retried on 40001 and 40P01.
   */
  readonly write: <T extends Receipt>(
    viewer: Viewer,
    request: Request,
    work: (writing: Writing) => Promise<Outcome<T, Refusal>>,
  ) => Promise<Outcome<T, Refusal>>
  readonly files: {
    /** streams, counts, hashes, syncs and links; refused `file_too_large` or `file_kind_refused` with nothing left behind */
    readonly put: (stream: AsyncIterable<Uint8Array>, name: string, limitBytes: number) => Promise<Outcome<StoredFile, Refusal>>
    readonly open: (sha256: string) => Promise<AsyncIterable<Uint8Array>>
  }
  readonly door: Door
  readonly outbox: Outbox
  readonly feeds: Feeds
  readonly healthy: () => Promise<boolean>
  readonly close: () => Promise<void>
}
