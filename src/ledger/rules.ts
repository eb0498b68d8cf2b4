import type { Fen } from '#base'
import { type Call, type Posted, refuses } from '#define'
import type { BankLine, BookYear, Reversal } from './definition.ts'
import { isPersonalAccount, sameName } from './match-bank.ts'

export const yearIsOver = refuses(['book_year_not_over'], ({ year }: BookYear, _, { day }: Call) =>
  day.slice(0, 4) > year ? null : ['book_year_not_over', { year }],
)

export const earlierYearsClosed = refuses(
  ['earlier_year_open'],
  ({ year, id }: BookYear, { open }: { readonly open: readonly BookYear[] }) => {
    const earlier = open.find(other => other.year < year && other.id !== id)
    return earlier ? ['earlier_year_open', { year: earlier.year }] : null
  },
)

export const laterYearsOpen = refuses(
  ['later_year_closed'],
  ({ year, id }: BookYear, { closed }: { readonly closed: readonly BookYear[] }) => {
    const later = closed.find(other => other.year > year && other.id !== id)
    return later ? ['later_year_closed', { year: later.year }] : null
  },
)

export const closedToday = (_: BookYear, __: unknown, { day }: Call) => ({ closedOn: day })
export const reopenedToday = (_: BookYear, __: unknown, { day }: Call) => ({ reopenedOn: day, closedOn: null })
export const reversedToday = (_: Reversal, __: unknown, { day }: Call) => ({ reversedOn: day })
export const undecided = () => ({ posting: null, cause: null })

/** Told when it is asked for, and once more by the ledger itself when it is booked. */
export const mayBeReversed = refuses(
  ['posting_unknown', 'reversal_of_reversal', 'reversed_already'],
  (_: Reversal, { posting }: { readonly posting: Posted | null }) => {
    if (!posting) return 'posting_unknown'
    if (posting.isReversal) return 'reversal_of_reversal'
    return posting.isReversed ? 'reversed_already' : null
  },
)

/** Money either went out or came in: a line that says both or neither was not read rightly. */
export const oneSide = refuses(['bank_line_one_side'], ({ outFen, inFen }: BankLine) =>
  (outFen ?? 0n) > 0n === (inFen ?? 0n) > 0n ? 'bank_line_one_side' : null,
)

/**
 * A bank line is taken for a payment only where amount and payee are those of the books and the account is no person's.
 *
 * @source mechanisms 0.7: account name = applicant name; M30: payment to a personal account
 */
export const isThatPayment = refuses(
  [
    'posting_unknown',
    'posting_is_no_payment',
    'reversed_already',
    'paid_another_amount',
    'paid_to_personal_account',
    'paid_to_another_name',
  ],
  (line: BankLine, { payment }: { readonly payment: Posted | null }) => {
    if (!payment) return 'posting_unknown'
    const isReturn = payment.verb === 'recover'
    if ((payment.verb !== 'pay' && !isReturn) || payment.isReversal) return 'posting_is_no_payment'
    if (payment.isReversed) return 'reversed_already'
    const amount: Fen | null = isReturn ? line.inFen : line.outFen
    if (amount !== payment.amountFen) return ['paid_another_amount', { amount: payment.amountFen, bank: amount }]
    if (isPersonalAccount(line.counterAccount)) return ['paid_to_personal_account', { account: hidden(line.counterAccount) }]
    const names = payment.payee ? [payment.payee.name, ...payment.payee.formerNames] : []
    return names.some(name => sameName(name, line.counterpart))
      ? null
      : ['paid_to_another_name', { payee: payment.payee?.name ?? '', counterpart: line.counterpart ?? '' }]
  },
)

export const isMatchedOnce = refuses(['posting_matched_before'], (_: BankLine, { others }: { readonly others: number }) =>
  others > 0 ? 'posting_matched_before' : null,
)

const hidden = (account: string | null): string => (account === null ? '' : `${account.slice(0, 4)}…${account.slice(-4)}`)
