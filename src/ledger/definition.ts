/**
 * Lines of the special fund: the purse that the mechanisms draw on. Postings are double-entry and live in the ledger
 * tables of the storage; this record says what a line is and who may fill it.
 *
 * @source action plan, clause 4.2
 */
import { account, all, allot, evidence, money, period, record, room, shape, text, withdraw } from '#define'

/** The money of the special fund, one purse a line and year. */
export const fundLines = account('fundLines', { per: 'year' })

export const fundLineShape = shape('fundLine', ['drafted', 'open', 'closed'], {
  year: period('year'),
  name: text({ max: 80 }),
  budgetFen: money({ minFen: 1n }),
  basis: evidence(),
})

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

export const ledger = room('ledger', { version: 1, records: [fundLine], accounts: [fundLines] })
