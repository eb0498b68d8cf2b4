/**
 * The money of the plan in books: lines of the special fund that the mechanisms draw on, years that are closed, corrections
 * by reversal, and what the bank says. Postings are double-entry and live in the ledger tables of the storage.
 *
 * @source action plan, clause 4.2
 */
import {
  account,
  all,
  allot,
  choice,
  code,
  count,
  day,
  evidence,
  given,
  howMany,
  many,
  money,
  parameter,
  period,
  posting,
  record,
  room,
  type Row,
  shape,
  text,
  withdraw,
} from '#define'
import * as rule from './rules.ts'

/** The money of the special fund, one purse a line and year. */
export const fundLines = account('fundLines', { per: 'year' })

export const fundLineShape = shape('fundLine', ['drafted', 'open', 'closed'], {
  year: period('year'),
  name: text({ max: 80 }),
  budgetFen: money({ minFen: 1n }),
  basis: evidence(),
})

export const bookYearShape = shape('bookYear', ['open', 'closing', 'closed', 'reopening'], {
  year: period('year', { unique: 'ever' }),
  reconciliation: evidence({ later: true, accepts: 'bankReconciliation' }),
  closedOn: day({ later: true }),
  reopenedOn: day({ optional: true }),
})

export const reversalReasons = ['amount', 'line', 'payee', 'twice', 'other'] as const
export const reversalShape = shape('reversal', ['asked', 'reversed', 'refused'], {
  posting: count({ min: 1 }),
  cause: choice(reversalReasons),
  basis: evidence(),
  reversedOn: day({ later: true }),
})

/** What a bank line is that no payment of the books stands behind. */
export const bankCauses = ['fee', 'interest', 'moneyIn', 'returnedPayment', 'laterEntry', 'bankMistake', 'other'] as const
export const bankLineShape = shape('bankLine', ['read', 'matched', 'explained'], {
  bookedOn: day(),
  serialNo: code('bankSerial', { unique: 'ever' }),
  outFen: money({ optional: true }),
  inFen: money({ optional: true }),
  counterpart: text({ optional: true }),
  counterAccount: text({ optional: true, max: 60 }),
  purpose: text({ optional: true }),
  ownAccount: text({ optional: true, max: 60 }),
  posting: count({ later: true, min: 1 }),
  cause: choice(bankCauses, { later: true }),
})

export type FundLine = Row<typeof fundLineShape>
export type BookYear = Row<typeof bookYearShape>
export type Reversal = Row<typeof reversalShape>
export type BankLine = Row<typeof bankLineShape>

export const fundLine = record(fundLineShape, {
  moves: {
    draft: { from: 'new', to: 'drafted', by: 'finance', asks: ['year', 'name', 'budgetFen', 'basis'] },
    open: { from: 'drafted', to: 'open', by: 'approver', apart: ['draft'], money: [allot(fundLines, 'budgetFen', 'id')] },
    cut: {
      from: 'open',
      to: 'closed',
      by: 'approver',
      reason: 'required',
      money: [withdraw(fundLines, 'budgetFen', 'id')],
      irreversible: true,
    },
  },
  seenBy: {
    finance: all,
    approver: all,
    office: all,
    leader: all,
    scienceBureau: all,
    caseOfficer: all,
    zoneDepartment: all,
    audit: all,
    firm: { see: 'all', in: ['open'] },
  },
  sameOnce: ['year', 'name'],
  title: 'name',
  list: { columns: ['year', 'name', 'budgetFen', 'state'], filters: ['year', 'state'], search: ['name'] },
})

const readers = { finance: all, approver: all, office: all, leader: all, audit: all } as const

/** Days by which the bank may book before or after the books and still mean the same payment. */
export const bankDays = parameter('bankDays', count({ max: 30 }), { starts: 5, basis: 'default', tag: 'D' })

/** A year stays closed while it is asked to be opened again: two persons, and a reason of each. */
export const bookYear = record(bookYearShape, {
  moves: {
    start: { from: 'new', to: 'open', by: 'finance', asks: ['year'] },
    askClose: { from: 'open', to: 'closing', by: 'finance', asks: ['reconciliation'], tells: ['approver'] },
    sendBack: { from: 'closing', to: 'open', by: 'approver', reason: 'required', tells: ['finance'] },
    close: {
      from: 'closing',
      to: 'closed',
      by: 'approver',
      apart: ['askClose'],
      check: [
        rule.yearIsOver,
        given(rule.earlierYearsClosed, (b: BookYear) => ({
          open: many(bookYearShape, { year: { to: b.year }, state: ['open', 'closing', 'reopening'] }),
        })),
      ],
      sets: rule.closedToday,
      tells: ['finance', 'office', 'audit'],
      irreversible: true,
    },
    askReopen: { from: 'closed', to: 'reopening', by: 'finance', reason: 'required', tells: ['approver', 'audit'] },
    keepClosed: { from: 'reopening', to: 'closed', by: 'approver', reason: 'required', tells: ['finance'] },
    reopen: {
      from: 'reopening',
      to: 'open',
      by: 'approver',
      apart: ['askReopen'],
      reason: 'required',
      check: [
        given(rule.laterYearsOpen, (b: BookYear) => ({
          closed: many(bookYearShape, { year: { from: b.year }, state: ['closed', 'reopening'] }),
        })),
      ],
      sets: rule.reopenedToday,
      tells: ['finance', 'office', 'audit'],
      irreversible: true,
    },
  },
  closes: { year: 'year', in: ['closed', 'reopening'] },
  seenBy: readers,
  title: 'year',
  list: { columns: ['year', 'state', 'closedOn', 'reopenedOn'], filters: ['state'], newest: 'year' },
})

/** A posting is never edited: what was booked wrongly goes back whole, in red, and is booked anew. */
export const reversal = record(reversalShape, {
  moves: {
    ask: {
      from: 'new',
      to: 'asked',
      by: 'finance',
      asks: ['posting', 'cause', 'basis'],
      reason: 'required',
      check: [given(rule.mayBeReversed, (r: Reversal) => ({ posting: posting(r.posting) }))],
      tells: ['approver'],
    },
    confirm: {
      from: 'asked',
      to: 'reversed',
      by: 'approver',
      apart: ['ask'],
      reverses: 'posting',
      sets: rule.reversedToday,
      tells: ['finance'],
      irreversible: true,
    },
    refuse: { from: 'asked', to: 'refused', by: 'approver', reason: 'required', tells: ['finance'] },
  },
  seenBy: readers,
  title: 'posting',
  list: { columns: ['posting', 'cause', 'reversedOn', 'state'], filters: ['cause', 'state'], newest: 'reversedOn' },
})

/** One line of the bank's statement. Which payment it is, is worked out anew each time; a person decides where that fails. */
export const bankLine = record(bankLineShape, {
  imports: { by: ['serialNo'], corrects: 'mend' },
  moves: {
    read: {
      from: 'new',
      to: 'read',
      by: 'finance',
      asks: ['bookedOn', 'serialNo', 'outFen', 'inFen', 'counterpart', 'counterAccount', 'purpose', 'ownAccount'],
      check: [rule.oneSide],
    },
    // what was filed wrongly at the counter is told by the bank once more: only the words may differ
    mend: { from: 'read', to: 'same', by: 'finance', asks: ['purpose'], reason: 'required' },
    match: {
      from: 'read',
      to: 'matched',
      by: 'finance',
      asks: ['posting'],
      reason: 'required',
      check: [
        given(rule.isThatPayment, (line: BankLine) => ({ payment: posting(line.posting) })),
        given(rule.isMatchedOnce, (line: BankLine) => ({
          others: howMany(bankLineShape, { posting: line.posting ?? 0, state: ['matched'] }),
        })),
      ],
    },
    explain: { from: 'read', to: 'explained', by: 'finance', asks: ['cause'], reason: 'required' },
    open: { from: ['matched', 'explained'], to: 'read', by: 'finance', reason: 'required', sets: rule.undecided },
  },
  seenBy: {
    finance: all,
    audit: all,
    approver: { see: 'all', hides: ['counterAccount'] },
  },
  title: 'serialNo',
  list: {
    columns: ['bookedOn', 'serialNo', 'outFen', 'inFen', 'counterpart', 'purpose', 'state'],
    filters: ['bookedOn', 'state'],
    search: ['serialNo', 'counterpart', 'purpose'],
    newest: 'bookedOn',
  },
})

export const ledger = room('ledger', {
  version: 2,
  records: [fundLine, bookYear, reversal, bankLine],
  accounts: [fundLines],
  parameters: [bankDays],
})
