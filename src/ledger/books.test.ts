import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fen } from '#base'
import { type Stage, stages, type Verb, verbs } from '#define'
import { execution, lies, shareOf, type StageTotal, trialBalance } from './index.ts'

const none = { debitFen: 0n as Fen, creditFen: 0n as Fen }
const total = (stage: Stage, debit: bigint, credit: bigint, more: Partial<StageTotal> = {}): StageTotal => ({
  account: 'ledger.fundLines',
  key: null,
  stage,
  before: none,
  until: { debitFen: debit as Fen, creditFen: credit as Fen },
  postings: 1,
  ...more,
})

describe('a trial balance', () => {
  test('opens with what lay there, shows the turnover of the time, and leaves out what was never used', () => {
    const before = { debitFen: 20n as Fen, creditFen: 100n as Fen }
    const { lines } = trialBalance([total('paid', 0n, 0n), total('available', 50n, 130n, { before })])
    expect(lines).toEqual([
      {
        account: 'ledger.fundLines',
        key: null,
        stage: 'available',
        openingFen: 80n,
        debitFen: 30n,
        creditFen: 30n,
        closingFen: 80n,
      },
    ])
  })

  test('comes to nought and has two equal sides whatever was posted', () => {
    const posting = fc.record({ verb: fc.constantFrom(...(Object.keys(verbs) as Verb[])), amount: fc.bigInt(1n, 10n ** 12n) })
    fc.assert(
      fc.property(fc.array(posting, { maxLength: 40 }), postings => {
        const totals = stages.map(stage => {
          const out = postings.filter(({ verb }) => verbs[verb][0] === stage)
          const into = postings.filter(({ verb }) => verbs[verb][1] === stage)
          const sum = (of: typeof postings) => of.reduce((all, { amount }) => all + amount, 0n)
          return total(stage, sum(out), sum(into), { postings: out.length + into.length })
        })
        const balance = trialBalance(totals)
        expect([balance.differenceFen, balance.debitFen - balance.creditFen, balance.postings]).toEqual([
          0n,
          0n,
          postings.length,
        ])
        const { budgetFen, availableFen, reservedFen, committedFen, recoveredFen } = execution(totals)
        // what is returned stands apart: it was paid, and is never available again
        expect(availableFen + reservedFen + committedFen).toBe(budgetFen)
        expect(lies((totals.at(-1) as StageTotal).until)).toBe(recoveredFen)
      }),
    )
  })
})

describe('the execution of a budget', () => {
  test('1.86 of 2.00 are 93.00 %, also when some of it came back', () => {
    const totals = [
      total('source', 200_000_000_00n, 0n),
      total('available', 190_000_000_00n, 200_000_000_00n),
      total('committed', 186_000_000_00n, 190_000_000_00n),
      total('paid', 6_000_000_00n, 186_000_000_00n),
      total('returned', 0n, 6_000_000_00n),
    ]
    expect(execution(totals)).toEqual({
      budgetFen: 200_000_000_00n,
      reservedFen: 0n,
      committedFen: 190_000_000_00n,
      paidFen: 186_000_000_00n,
      recoveredFen: 6_000_000_00n,
      availableFen: 10_000_000_00n,
      paidShare: 9_300,
    })
  })

  test.each([
    [1n, 3n, 3_333],
    [2n, 3n, 6_667],
    [1n, 20_000n, 1],
    [0n, 5n, 0],
    [5n, 0n, null],
  ])('%i of %i are %i basis points', (part, whole, share) => expect(shareOf(part, whole)).toBe(share))
})
