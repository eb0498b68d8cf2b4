import type { Day, Fen } from '#base'
import { type Stage, stages, type Verb } from '#define'

/** What was ever booked out of a stage and into it; a reversal is taken off, as red ink. What lies there is the difference. */
export interface Turnover {
  readonly debitFen: Fen
  readonly creditFen: Fen
}

/** One stage of one purse, or of all purses of an account together (`key` null), before a day and up to another. */
export interface StageTotal {
  readonly account: string
  readonly key: string | null
  readonly stage: Stage
  readonly before: Turnover
  readonly until: Turnover
  /** postings between the two that touched the stage */
  readonly postings: number
}

/** A posting as the books print it. `reverses` and `reversedBy` are numbers of postings. */
export interface PostingLine {
  readonly no: number
  readonly on: Day
  readonly address: string
  readonly caseId: string
  readonly account: string
  readonly key: string
  readonly verb: Verb
  readonly debit: Stage
  readonly credit: Stage
  readonly amountFen: Fen
  readonly payee: string | null
  readonly reverses: number | null
  readonly reversedBy: number | null
}

/** A posting on the page of one stage, with what lay there after it. */
export interface StatementLine extends PostingLine {
  readonly afterFen: Fen
}

/** A payment or a return with the names the payee bears and bore. */
export interface PaidLine extends PostingLine {
  readonly names: readonly string[]
}

const fen = (value: bigint): Fen => value as Fen

export const lies = ({ debitFen, creditFen }: Turnover): Fen => fen(creditFen - debitFen)

/** A line of the trial balance: opening, what was booked in the time, closing. An amount stands on one side. */
export interface TrialLine {
  readonly account: string
  readonly key: string | null
  readonly stage: Stage
  readonly openingFen: Fen
  readonly debitFen: Fen
  readonly creditFen: Fen
  readonly closingFen: Fen
}

export interface TrialBalance {
  readonly lines: readonly TrialLine[]
  readonly debitFen: Fen
  readonly creditFen: Fen
  /** of the closing column; each must be nought in any books that stand */
  readonly differenceFen: Fen
  readonly postings: number
}

/** Account by account in the order of stages; stages nothing was ever booked on are left out. */
export function trialBalance(totals: readonly StageTotal[]): TrialBalance {
  const lines = totals
    .filter(({ until }) => until.debitFen !== 0n || until.creditFen !== 0n)
    .map(({ account, key, stage, before, until }) => ({
      account,
      key,
      stage,
      openingFen: lies(before),
      debitFen: fen(until.debitFen - before.debitFen),
      creditFen: fen(until.creditFen - before.creditFen),
      closingFen: lies(until),
    }))
    .toSorted((a, b) =>
      a.account === b.account ? stages.indexOf(a.stage) - stages.indexOf(b.stage) : a.account < b.account ? -1 : 1,
    )
  const sum = (of: (line: TrialLine) => bigint) => fen(lines.reduce((total, line) => total + of(line), 0n))
  return {
    lines,
    debitFen: sum(line => line.debitFen),
    creditFen: sum(line => line.creditFen),
    differenceFen: sum(line => line.closingFen),
    // every posting touches two stages
    postings: totals.reduce((total, { postings }) => total + postings, 0) / 2,
  }
}

/** How far a line of the budget is used, in fen. What was recovered stands apart and is never spent again. */
export interface Execution {
  readonly budgetFen: Fen
  readonly reservedFen: Fen
  readonly committedFen: Fen
  readonly paidFen: Fen
  readonly recoveredFen: Fen
  readonly availableFen: Fen
  /** paid of the budget in basis points, rounded half up; null without a budget */
  readonly paidShare: number | null
}

/**
 * Committed is all that was ever promised and not taken back, paid or not; paid is all that went out, what came back later
 * included, so that approved, committed, paid and recovered are never mixed.
 *
 * @param totals the stages of one purse, or of several; what is missing was never booked
 * @source mechanisms M30: execution rate = paid ÷ budget (1.86 ÷ 2.00 = 93.00 %)
 */
export function execution(totals: readonly StageTotal[]): Execution {
  const at = (stage: Stage) =>
    totals.filter(total => total.stage === stage).reduce((sum, { until }) => sum + until.creditFen - until.debitFen, 0n)
  const budget = -at('source')
  const recovered = at('returned')
  const paid = at('paid') + recovered
  return {
    budgetFen: fen(budget),
    reservedFen: fen(at('reserved')),
    committedFen: fen(at('committed') + paid),
    paidFen: fen(paid),
    recoveredFen: fen(recovered),
    availableFen: fen(at('available')),
    paidShare: shareOf(paid, budget),
  }
}

/** Basis points, half up; null of nothing. */
export const shareOf = (part: bigint, whole: bigint): number | null =>
  whole <= 0n ? null : Number((part * 20_000n + whole) / (whole * 2n))
