import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, type Day, day, type Fen } from '#base'
import { type BankEntry, type BookPayment, isPersonalAccount, matchBank, sameName } from './index.ts'

const card = '6222021001116245702'
const payment = (no: number, more: Partial<BookPayment> = {}): BookPayment => ({
  no,
  on: day('2023-06-01'),
  amountFen: 100n as Fen,
  isReturn: false,
  names: ['甲科技'],
  ...more,
})
const line = (id: string, more: Partial<BankEntry> = {}): BankEntry => ({
  id,
  on: day('2023-06-01'),
  amountFen: 100n as Fen,
  isReturn: false,
  counterpart: '甲科技',
  counterAccount: '0602 0101 2345',
  posting: null,
  isExplained: false,
  ...more,
})
const told = (lines: readonly BankEntry[], payments: readonly BookPayment[]) => {
  const { matched, explained, differences } = matchBank(lines, payments, { withinDays: 10 })
  return [
    ...matched.map(({ line: one, payment: other }) => `${one.id}=${other.no}`),
    ...differences.map(({ finding, line: one, payment: other }) => `${finding} ${one?.id ?? '-'} ${other?.no ?? '-'}`),
    ...(explained > 0 ? [`explained ${explained}`] : []),
  ]
}

describe('a line of the bank and a payment of the books', () => {
  it.each<[string, readonly BankEntry[], readonly BookPayment[], readonly string[]]>([
    ['same amount, name and day', [line('a')], [payment(1)], ['a=1']],
    [
      'a name in other widths',
      [line('a', { counterpart: '乙（中国） 公司' })],
      [payment(1, { names: ['乙(中国)公司'] })],
      ['a=1'],
    ],
    ['a former name', [line('a', { counterpart: '旧名' })], [payment(1, { names: ['新名', '旧名'] })], ['a=1']],
    ['the bank nine days later', [line('a', { on: day('2023-06-10') })], [payment(1)], ['a=1']],
    ['the bank eleven days later', [line('a', { on: day('2023-06-12') })], [payment(1)], ['notInBooks a -', 'notInBank - 1']],
    [
      'the same day before an earlier one',
      [line('a')],
      [payment(1, { on: day('2023-05-30') }), payment(2)],
      ['a=2', 'notInBank - 1'],
    ],
    ['one line and two payments', [line('a')], [payment(1), payment(2)], ['a=1', 'notInBank - 2']],
    ['two lines and one payment', [line('a'), line('b')], [payment(1)], ['a=1', 'notInBooks b -']],
    ['another amount', [line('a', { amountFen: 90n as Fen })], [payment(1)], ['amountDiffers a 1']],
    ['another name', [line('a', { counterpart: '丙材料' })], [payment(1)], ['nameDiffers a 1']],
    ['no name', [line('a', { counterpart: null })], [payment(1)], ['nameDiffers a 1']],
    ['a payee the books do not know', [line('a')], [payment(1, { names: [] })], ['nameDiffers a 1']],
    ['a bank card under the right name', [line('a', { counterAccount: card })], [payment(1)], ['personalAccount a 1']],
    [
      'a bank card under another name',
      [line('a', { counterpart: '某人', counterAccount: card })],
      [payment(1)],
      ['personalAccount a 1'],
    ],
    ['money in is no payment', [line('a', { isReturn: true })], [payment(1)], ['notInBooks a -', 'notInBank - 1']],
    ['money that came back', [line('a', { isReturn: true })], [payment(1, { isReturn: true })], ['a=1']],
    [
      'decided by a person',
      [line('a', { amountFen: 7n as Fen, posting: 1 }), line('b')],
      [payment(1)],
      ['a=1', 'notInBooks b -'],
    ],
    ['explained', [line('a', { isExplained: true })], [payment(1)], ['notInBank - 1', 'explained 1']],
    ['nothing', [], [], []],
  ])('%s', (_, lines, payments, expected) => expect(told(lines, payments)).toEqual(expected))

  const days = fc.integer({ min: 0, max: 20 }).map(on => addDays(day('2023-06-01'), on) as Day)
  const amounts = fc.integer({ min: 1, max: 3 }).map(fen => BigInt(fen) as Fen)
  const names = fc.constantFrom('甲', '乙', '丙')
  const lines = fc
    .array(fc.record({ on: days, amountFen: amounts, counterpart: names, isReturn: fc.boolean(), isExplained: fc.boolean() }))
    .map(of => of.map((one, at) => line(`l${String(at).padStart(3, '0')}`, one)))
  const payments = fc
    .array(fc.record({ on: days, amountFen: amounts, isReturn: fc.boolean(), names: fc.array(names, { maxLength: 2 }) }))
    .map(of => of.map((one, at) => payment(at + 1, one)))

  test('each stands once, and the order they came in changes nothing', () => {
    fc.assert(
      fc.property(lines, payments, fc.integer(), (of, books, turn) => {
        const found = matchBank(of, books, { withinDays: 10 })
        const seenLines = [...found.matched, ...found.differences].flatMap(({ line: one }) => (one ? [one.id] : []))
        const seenBooks = [...found.matched, ...found.differences].flatMap(({ payment: one }) => (one ? [one.no] : []))
        expect(new Set(seenLines).size).toBe(seenLines.length)
        expect(seenLines.length + found.explained).toBe(of.length)
        expect(seenBooks.toSorted((a, b) => a - b)).toEqual(books.map(one => one.no))
        for (const { line: one, payment: other } of found.matched) expect(one.amountFen).toBe(other.amountFen)
        const turned = <T>(list: readonly T[]) =>
          list.toSorted(() => ((turn = Math.imul(turn, 1_103_515_245) + 12_345) & 4) - 2)
        expect(told(turned(of), turned(books))).toEqual(told(of, books))
      }),
    )
  })
})

it.each([
  [card, true],
  ['6222 0210 0111 6245 702', true],
  ['6222021001116245703', false],
  ['0602010123456789', false],
  ['62123', false],
  [null, false],
])('account %s is a person’s: %s', (account, is) => expect(isPersonalAccount(account)).toBe(is))

it('nobody has the name of nobody', () => expect(sameName('', null)).toBe(false))
