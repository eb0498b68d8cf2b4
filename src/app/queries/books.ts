import type { Day } from '#base'
import { inForce } from '#define'
import {
  type BankEntry,
  type BankLine,
  bankDays,
  type BookYear,
  type Execution,
  execution,
  type FundLine,
  matchBank,
  trialBalance,
} from '#ledger'
import { say } from '../words.ts'
import type { BooksPage, ExecutionWire } from './answers.ts'
import { type Asking, rowsOf } from './picture.ts'

const fundLines = 'ledger.fundLines'
const differencesShown = 200

/** The books of one year: how far each line is used, the trial balance, and where the bank says something else. */
export async function booksPage(asking: Asking, input: Readonly<Record<string, string>>): Promise<BooksPage> {
  const { reading, messages, day } = asking
  const thisYear = Number(day.slice(0, 4))
  const year = /^\d{4}$/.test(input['year'] ?? '') ? Number(input['year']) : thisYear
  const from = `${year}-01-01` as Day
  const to = (year === thisYear ? day : `${year}-12-31`) as Day
  const lines = await rowsOf<FundLine>(asking, 'ledger.fundLine', { year: String(year), state: ['open', 'closed'] })
  const closing = (await rowsOf<BookYear>(asking, 'ledger.bookYear', { year: String(year) }))[0]
  // a line is a purse of its own: what it holds is asked up to today, whatever year it is for
  const purses = await reading.books.totals({ from, to: day, singly: [fundLines] })
  const totals = await reading.books.totals({ from, to, singly: [] })
  const ofLine = (id: string) => execution(purses.filter(total => total.key === id))
  const trial = trialBalance(totals)
  const seen = new Set(lines.map(line => line.id as string))
  return {
    year,
    years: Array.from({ length: 4 }, (_, back) => thisYear - back),
    until: to,
    book: closing ? { id: closing.id, state: closing.state, closedOn: closing.closedOn } : null,
    lines: lines.map(line => ({ id: line.id, name: line.name, ...executionWire(ofLine(line.id)) })),
    whole: executionWire(execution(purses.filter(total => total.key !== null && seen.has(total.key)))),
    trial: {
      lines: trial.lines.map(line => ({
        account: say(messages, line.account.replace('.', '.accounts.')),
        stage: say(messages, `stages.${line.stage}`),
        openingFen: String(line.openingFen),
        debitFen: String(line.debitFen),
        creditFen: String(line.creditFen),
        closingFen: String(line.closingFen),
      })),
      debitFen: String(trial.debitFen),
      creditFen: String(trial.creditFen),
      differenceFen: String(trial.differenceFen),
      postings: trial.postings,
    },
    bank: await bankOf(asking, from, to),
  }
}

const executionWire = (of: Execution): ExecutionWire => ({
  budgetFen: String(of.budgetFen),
  reservedFen: String(of.reservedFen),
  committedFen: String(of.committedFen),
  paidFen: String(of.paidFen),
  recoveredFen: String(of.recoveredFen),
  availableFen: String(of.availableFen),
  paidShare: of.paidShare,
})

/** Only who sees whole bank lines is told what differs: an account that is hidden cannot be judged. */
async function bankOf(asking: Asking, from: Day, to: Day): Promise<BooksPage['bank']> {
  const { reading, viewer, day } = asking
  if (viewer.actor.role !== 'finance' && viewer.actor.role !== 'audit') return null
  const lines = await rowsOf<BankLine>(asking, 'ledger.bankLine', { bookedOn: { from, to } })
  if (lines.length === 0) return { matched: 0, explained: 0, total: 0, differences: [] }
  const { withinDays } = (await reading.ask({ withinDays: inForce(bankDays) }, day)) as { readonly withinDays: number }
  const payments = (await reading.books.paid({ from, to })).map(paid => ({
    no: paid.no,
    on: paid.on,
    amountFen: paid.amountFen,
    isReturn: paid.verb === 'recover',
    names: paid.names,
  }))
  const found = matchBank(lines.map(entryOf), payments, { withinDays })
  return {
    matched: found.matched.length,
    explained: found.explained,
    total: found.differences.length,
    differences: found.differences.slice(0, differencesShown).map(({ finding, line, payment }) => ({
      finding,
      line: line && { id: line.id, on: line.on, amountFen: String(line.amountFen), counterpart: line.counterpart },
      payment: payment && {
        no: payment.no,
        on: payment.on,
        amountFen: String(payment.amountFen),
        name: payment.names[0] ?? null,
      },
    })),
  }
}

const entryOf = (line: BankLine): BankEntry => ({
  id: line.id,
  on: line.bookedOn,
  amountFen: (line.outFen ?? line.inFen ?? 0n) as BankEntry['amountFen'],
  isReturn: line.outFen === null,
  counterpart: line.counterpart,
  counterAccount: line.counterAccount,
  posting: line.posting,
  isExplained: line.state === 'explained',
})
