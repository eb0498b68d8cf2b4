import type { Address } from '../catalogue.ts'

/** How a message reaches a person: on the pages, by mail, or through the gateway to the government messenger. */
export const ways = ['mail', 'gateway'] as const
export type Way = (typeof ways)[number]

/** Something a role is told about a row. Its key is used once, so that two houses that notice the same day tell it once. */
export interface NewNotice {
  readonly key: string
  readonly address: Address
  readonly rowId: string
  readonly kind: 'warns' | 'overdue'
  /** the clock that runs */
  readonly about: string
  readonly role: string
  readonly dueOn: string | null
}

export interface StoredNotice {
  readonly id: string
  readonly address: Address
  readonly rowId: string
  readonly kind: 'move' | 'warns' | 'overdue'
  /** the move taken, or the clock that runs */
  readonly about: string
  readonly role: string
  readonly dueOn: string | null
  /** UTC instant, ISO */
  readonly at: string
}

export interface NewMessage {
  readonly notice: string
  readonly person: string
  readonly role: string
  readonly way: Way | 'inApp'
}

/** A message that no dispatch carries yet. */
export interface WaitingMessage extends StoredNotice {
  readonly message: string
  readonly person: string
  readonly way: Way
}

/** Messages of one person and way that travel together. */
export interface NewDispatch {
  readonly person: string
  readonly way: Way
  readonly messages: readonly string[]
  readonly subject: string
  readonly body: string
}

/** The id is the key by which a receiver knows a second delivery of the same. */
export interface Dispatch {
  readonly id: string
  readonly person: string
  readonly way: Way
  readonly subject: string
  readonly body: string
  /** this try included */
  readonly attempts: number
}

/** What was told and what is on its way. Written by moves inside their transactions; everything here is the house's own. */
export interface Outbox {
  /** @returns how many were new: a key that was used is passed over */
  readonly notice: (notices: readonly NewNotice[]) => Promise<number>
  /** notices not spread yet, oldest first */
  readonly unspread: (most: number) => Promise<readonly StoredNotice[]>
  /** messages and the mark on their notices, together; a message that is there is passed over */
  readonly spread: (notices: readonly string[], messages: readonly NewMessage[], at: Date) => Promise<void>
  /**
   * One composer at a time: what waits and how many dispatches each person got since the day began go in, dispatches come
   * out and are stored with the mark on their messages.
   */
  readonly compose: (
    since: Date,
    at: Date,
    plan: (waiting: readonly WaitingMessage[], made: ReadonlyMap<string, number>) => Promise<readonly NewDispatch[]>,
  ) => Promise<number>
  /** everything the person was told on the pages so far has been seen */
  readonly see: (person: string, at: Date) => Promise<void>
  /** dispatches to be tried now, held for this house until `until`: a house that dies leaves them to the next */
  readonly claim: (at: Date, until: Date, most: number) => Promise<readonly Dispatch[]>
  readonly settle: (
    id: string,
    outcome: { readonly sent: true } | { readonly sent: false; readonly trouble: string; readonly retryAt: Date | null },
    at: Date,
  ) => Promise<void>
}

/** Key of the count of dispatches a person got by one way. */
export const madeKey = (person: string, way: Way): string => `${person}:${way}`
