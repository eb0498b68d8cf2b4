import { describe, expect, it } from 'vitest'
import { day, type Fen } from '#base'
import type { Call, Posted } from '#define'
import type { BankLine, BookYear, Reversal } from './index.ts'
import * as rule from './rules.ts'

const call = { day: day('2024-03-01') } as Call
const year = (of: string, id = of) => ({ id, year: of }) as BookYear
const codeOf = (verdict: ReturnType<typeof rule.isThatPayment>) =>
  typeof verdict === 'string' ? verdict : (verdict?.[0] ?? null)
const paid = (more: Partial<Posted> = {}): Posted => ({
  no: 1,
  verb: 'pay',
  amountFen: 100n as Fen,
  on: day('2023-06-01'),
  payee: { name: '甲科技', formerNames: ['甲公司'] },
  isReversal: false,
  isReversed: false,
  ...more,
})
const line = (more: Partial<BankLine> = {}) =>
  ({ outFen: 100n, inFen: null, counterpart: '甲科技', counterAccount: null, ...more }) as BankLine

it.each([
  ['2023', null],
  ['2024', 'book_year_not_over'],
])('closing %s in 2024: %s', (of, code) => expect(codeOf(rule.yearIsOver(year(of), undefined, call))).toBe(code))

it('years close in their order and open the other way round', () => {
  expect(codeOf(rule.earlierYearsClosed(year('2023'), { open: [year('2023'), year('2022')] }, call))).toBe('earlier_year_open')
  expect(rule.earlierYearsClosed(year('2023'), { open: [year('2023')] }, call)).toBeNull()
  expect(codeOf(rule.laterYearsOpen(year('2022'), { closed: [year('2022'), year('2023')] }, call))).toBe('later_year_closed')
  expect(rule.laterYearsOpen(year('2023'), { closed: [year('2023')] }, call)).toBeNull()
})

it.each<[string, Posted | null, string | null]>([
  ['no such posting', null, 'posting_unknown'],
  ['a reversal', paid({ isReversal: true }), 'reversal_of_reversal'],
  ['a posting reversed before', paid({ isReversed: true }), 'reversed_already'],
  ['any other posting', paid({ verb: 'allot' }), null],
])('a reversal of %s: %s', (_, posting, code) =>
  expect(codeOf(rule.mayBeReversed({} as Reversal, { posting }, call))).toBe(code),
)

it.each<[string, Partial<BankLine>, string | null]>([
  ['out', { outFen: 1n as Fen, inFen: null }, null],
  ['in, the other side nought', { outFen: 0n as Fen, inFen: 1n as Fen }, null],
  ['both', { outFen: 1n as Fen, inFen: 1n as Fen }, 'bank_line_one_side'],
  ['neither', { outFen: 0n as Fen, inFen: null }, 'bank_line_one_side'],
])('a bank line with money %s: %s', (_, of, code) => expect(codeOf(rule.oneSide(line(of), undefined, call))).toBe(code))

it('a payment is matched by hand once', () => {
  expect(rule.isMatchedOnce(line(), { others: 0 }, call)).toBeNull()
  expect(rule.isMatchedOnce(line(), { others: 1 }, call)).toBe('posting_matched_before')
})

describe('taking a bank line for a payment', () => {
  it.each<[string, Partial<BankLine>, Posted | null, string | null]>([
    ['that it is', {}, paid(), null],
    ['to a former name', { counterpart: '甲公司' }, paid(), null],
    ['that came back', { outFen: null, inFen: 100n as Fen }, paid({ verb: 'recover' }), null],
    ['that is none', {}, null, 'posting_unknown'],
    ['that is a commitment', {}, paid({ verb: 'commit' }), 'posting_is_no_payment'],
    ['that is a reversal', {}, paid({ isReversal: true }), 'posting_is_no_payment'],
    ['that was reversed', {}, paid({ isReversed: true }), 'reversed_already'],
    ['of another amount', { outFen: 99n as Fen }, paid(), 'paid_another_amount'],
    ['into a bank card', { counterAccount: '6222021001116245702' }, paid(), 'paid_to_personal_account'],
    ['to another name', { counterpart: '丙材料' }, paid(), 'paid_to_another_name'],
    ['to nobody known', {}, paid({ payee: null }), 'paid_to_another_name'],
  ])('%s', (_, of, payment, code) => expect(codeOf(rule.isThatPayment(line(of), { payment }, call))).toBe(code))
})
