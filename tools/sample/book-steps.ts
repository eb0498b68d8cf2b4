import type { SampleBook } from './sample-book.ts'

export interface BookWords {
  readonly reconciliation: string
  readonly reconciliationText: string
  readonly sendBack: string
  readonly reversalBasis: string
  readonly reversalBasisText: string
  readonly reversalReason: string
  readonly reversalRefused: string
  readonly explain: string
  readonly lines: readonly {
    readonly key: string
    readonly bookedOn: string
    readonly serialNo: string
    readonly outFen: string | null
    readonly inFen: string | null
    readonly counterpart: string | null
    readonly purpose: string
    /** why no payment stands behind it; null waits for finance */
    readonly cause: string | null
  }[]
  readonly contacts: readonly {
    readonly key: string
    readonly as: string
    readonly email: string | null
    readonly gatewayUser: string | null
    readonly rhythm: string
    readonly ends?: string
  }[]
}

/** A year of the books on its way to be closed, a reversal that was refused, and what the bank said in the last weeks. */
export function keepBooks({ step, file }: SampleBook, words: BookWords): void {
  const year = (as: string, on: string, move: string, more: object = {}) =>
    step({ as, on, take: `ledger.bookYear.${move}`, key: 'book-2022', ...more })
  const askClose = { values: { reconciliation: [file(words.reconciliation, words.reconciliationText)] } }
  year('finance', '2023-01-10', 'start', { values: { year: '2022' } })
  year('finance', '2023-02-06', 'askClose', askClose)
  year('approver', '2023-02-08', 'sendBack', { reason: words.sendBack })
  year('finance', '2024-02-20', 'askClose', askClose)

  const basis = [file(words.reversalBasis, words.reversalBasisText)]
  const values = { posting: 1, cause: 'twice', basis }
  step({
    as: 'finance',
    on: '2023-03-06',
    take: 'ledger.reversal.ask',
    key: 'reversal-1',
    values,
    reason: words.reversalReason,
  })
  step({
    as: 'approver',
    on: '2023-03-08',
    take: 'ledger.reversal.refuse',
    key: 'reversal-1',
    reason: words.reversalRefused,
  })

  const fen = (digits: string | null) => (digits === null ? null : { fen: digits })
  for (const { key, cause, outFen, inFen, ...line } of words.lines) {
    const read = { ...line, outFen: fen(outFen), inFen: fen(inFen), counterAccount: null, ownAccount: null }
    step({ as: 'finance', on: '2024-02-28', take: 'ledger.bankLine.read', key, values: read })
    if (cause)
      step({ as: 'finance', on: '2024-02-29', take: 'ledger.bankLine.explain', key, values: { cause }, reason: words.explain })
  }
}

/** Where some are told, beside the pages; the addresses lead nowhere. */
export function enterContacts({ step }: SampleBook, { contacts }: BookWords, accountOf: (actor: string) => string): void {
  for (const { key, as, ends, ...address } of contacts) {
    const person = { find: 'parties.person', where: { account: accountOf(as) } }
    step({ as, on: '2024-02-05', take: 'parties.contact.enter', key, values: { person, ...address } })
    if (ends) step({ as, on: ends, take: 'parties.contact.end', key })
  }
}
