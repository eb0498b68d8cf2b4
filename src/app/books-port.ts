import type { Day } from '#base'
import type { Stage } from '#define'
import type { PaidLine, PostingLine, StageTotal, StatementLine, Turnover } from '#ledger'

/** Two days of the books, both included. */
export interface Between {
  readonly from: Day
  readonly to: Day
}

/** The books, read as the house: whoever asks them asks first whether the reader may. */
export interface Books {
  /** every stage of every purse; purses of the accounts named stand singly, those of others are added up */
  readonly totals: (of: Between & { readonly singly: readonly string[] }) => Promise<readonly StageTotal[]>
  /** a page of one stage of one purse, from page 1 */
  readonly statement: (
    of: Between & {
      readonly account: string
      readonly key: string
      readonly stage: Stage
      readonly page: number
      readonly pageSize: number
    },
  ) => Promise<{
    readonly before: Turnover
    readonly until: Turnover
    readonly total: number
    readonly lines: readonly StatementLine[]
  }>
  /** postings in their order, from behind the one named */
  readonly journal: (
    of: Between & { readonly after: { readonly on: Day; readonly no: number } | null; readonly limit: number },
  ) => Promise<readonly PostingLine[]>
  /** payments and returns that stand, with the names their payees bear and bore; a reversed one and its reversal are none */
  readonly paid: (of: Between) => Promise<readonly PaidLine[]>
}
