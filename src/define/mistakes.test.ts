import { describe, expectTypeOf, it } from 'vitest'
import type { Day, Fen, Id } from '#base'
import {
  account,
  all,
  balance,
  choice,
  code,
  count,
  day,
  evidence,
  flow,
  given,
  howMany,
  inForce,
  many,
  money,
  number,
  one,
  own,
  parameter,
  parts,
  pay,
  type Row,
  record,
  ref,
  refuses,
  reserve,
  set,
  shape,
  share,
  stock,
  sum,
  text,
  total,
  yes,
} from './index.ts'

/** Each row is a mistake a tired author makes; it must not compile. The suppression fails when it does. */
const purse = account('purse', { per: 'year' })
const cap = parameter('cap', money(), { starts: 1n, basis: 'default', tag: 'D' })
const firmShape = shape('firm', ['active'], { name: text() })
const grantShape = shape('grant', ['applied', 'issued'], {
  holder: ref(firmShape),
  amountFen: money(),
  paidOn: day({ later: true }),
  proof: evidence({ later: true }),
  lines: parts({ what: text(), weight: share() }),
})
type Grant = Row<typeof grantShape>
const seenBy = { firm: own('holder'), office: all } as const
const apply = { from: 'new', to: 'applied', by: 'firm', asks: ['holder', 'amountFen', 'lines'] } as const
const grant = record(grantShape, { moves: { apply, issue: { from: 'applied', to: 'issued', by: 'office' } }, seenBy })

const withinCap = refuses(['cap_reached'], (row: Grant, { limit }: { limit: Fen }) =>
  row.amountFen > limit ? 'cap_reached' : null,
)
const otherRule = refuses(['closed'], (row: Row<typeof firmShape>) => (row.name === '' ? 'closed' : null))

const born = { from: 'new', to: 'applied', by: 'firm' } as const
const issue = { from: 'applied', to: 'issued', by: 'office' } as const
const due = { runs: ['applied'], until: 'paidOn', takes: 'apply' } as const
const valid = { from: 'paidOn', until: 'paidOn', lapses: 'apply', warnDays: 1 } as const

/** The same words in their right places: whatever fails below fails for its own mistake. */
export const sound = record(grantShape, {
  moves: {
    apply: {
      ...born,
      asks: ['holder'],
      needs: ['amountFen'],
      check: [given(withinCap, () => ({ limit: inForce(cap) }))],
      sets: () => ({ amountFen: 1n }),
      money: [pay(purse, 'amountFen', 'holder')],
    },
    issue: { ...issue, apart: ['apply'] },
  },
  seenBy,
  clocks: { due },
  validity: valid,
  list: { columns: ['holder'] },
})

/** Compiled, never run. */
export const mistakes = [
  // @ts-expect-error state misspelt
  () => record(grantShape, { moves: { apply, issue: { ...issue, from: 'aplied' } }, seenBy }),
  // @ts-expect-error target state misspelt
  () => record(grantShape, { moves: { apply, issue: { ...issue, to: 'isued' } }, seenBy }),
  // @ts-expect-error role unknown
  () => record(grantShape, { moves: { apply, issue: { ...issue, by: 'ofice' } }, seenBy }),
  // @ts-expect-error field asked for does not exist
  () => record(grantShape, { moves: { apply: { ...born, asks: ['holdr'] } }, seenBy }),
  // @ts-expect-error field needed does not exist
  () => record(grantShape, { moves: { apply: { ...born, needs: ['amount'] } }, seenBy }),
  // @ts-expect-error option of a move misspelt
  () => record(grantShape, { moves: { apply: { ...born, need: ['amountFen'] } }, seenBy }),
  // @ts-expect-error money on a day
  () => record(grantShape, { moves: { apply: { ...born, money: [pay(purse, 'paidOn', 'holder')] } }, seenBy }),
  // @ts-expect-error purse kept by a day
  () => record(grantShape, { moves: { apply: { ...born, money: [pay(purse, 'amountFen', 'paidOn')] } }, seenBy }),
  // @ts-expect-error posting without an account
  () => reserve('amountFen', 'holder'),
  // @ts-expect-error own rows by an amount
  () => record(grantShape, { moves: { apply }, seenBy: { firm: own('amountFen') } }),
  // @ts-expect-error sight of an unknown role
  () => record(grantShape, { moves: { apply }, seenBy: { firms: all } }),
  // @ts-expect-error separate from an unknown move
  () => record(grantShape, { moves: { apply, issue: { ...issue, apart: ['aply'] } }, seenBy }),
  // @ts-expect-error clock in an unknown state
  () => record(grantShape, { moves: { apply }, seenBy, clocks: { due: { ...due, runs: ['open'] } } }),
  // @ts-expect-error clock due on an amount
  () => record(grantShape, { moves: { apply }, seenBy, clocks: { due: { ...due, until: 'amountFen' } } }),
  // @ts-expect-error clock that takes an unknown move
  () => record(grantShape, { moves: { apply }, seenBy, clocks: { due: { ...due, takes: 'lapse' } } }),
  // @ts-expect-error validity by a file
  () => record(grantShape, { moves: { apply }, seenBy, validity: { ...valid, until: 'proof' } }),
  // @ts-expect-error column that does not exist
  () => record(grantShape, { moves: { apply }, seenBy, list: { columns: ['holderName'] } }),
  // @ts-expect-error rule of another record
  () => record(grantShape, { moves: { apply: { ...born, check: [otherRule] } }, seenBy }),
  // @ts-expect-error rule without its data
  () => record(grantShape, { moves: { apply: { ...born, check: [withinCap] } }, seenBy }),
  // @ts-expect-error data under another name
  () => given(withinCap, () => ({ limitt: inForce(cap) })),
  // @ts-expect-error data of another type
  () => given(withinCap, () => ({ limit: howMany(grantShape, {}) })),
  // @ts-expect-error field of a lookup misspelt
  () => many(grantShape, { holdr: 'x' as Id<'firm'> }),
  // @ts-expect-error state of a lookup misspelt
  () => howMany(grantShape, { state: ['isued'] }),
  // @ts-expect-error id of another record
  () => many(grantShape, { holder: 'x' as Id<'grant'> }),
  // @ts-expect-error sum of an unknown field
  () => sum(grantShape, 'amount', {}),
  // @ts-expect-error code outside the list
  () => refuses(['cap_reached'], (row: Grant) => (row.amountFen > 1n ? 'cap_exceeded' : null)),
  // @ts-expect-error set to another kind of value
  () => record(grantShape, { moves: { apply: { ...born, sets: () => ({ amountFen: 1 }) } }, seenBy }),
  // @ts-expect-error indicator on an unknown move
  () => flow(grant, { on: 'isue', dated: 'paidOn', subject: 'holder', once: 'ever' }),
  // @ts-expect-error indicator over an unknown state
  () => stock(grant, { in: ['isued'], subject: 'holder' }),
  // @ts-expect-error indicator that sums a day
  () => total(grant, { on: 'issue', sums: 'paidOn', dated: 'paidOn' }),
  // @ts-expect-error indicator taken back by an unknown move
  () => total(grant, { on: 'issue', sums: 'amountFen', dated: 'paidOn', reversedBy: ['revoke'] }),
  // @ts-expect-error parameter without one of its keys
  () => parameter('d', count(), { by: ['blue', 'red'], starts: { blue: 5 }, basis: '', tag: 'D' }),
  // @ts-expect-error parameter of another kind
  () => parameter('cap', money(), { starts: 5, basis: 'default', tag: 'D' }),
  // @ts-expect-error total of a field that is no part
  () => parts({ weight: share() }, { total: { of: 'wieght', is: 10_000 } }),
  // @ts-expect-error number without its digits
  () => number({ measureUnit: '%' }),
  // @ts-expect-error code of an unknown kind
  () => code('idCard'),
  // @ts-expect-error balance without an account
  () => balance('purse', 'x'),
]

describe('values of a row', () => {
  const everyShape = shape('every', ['born', 'gone'], {
    text: text(),
    later: text({ later: true }),
    optional: count({ optional: true }),
    choice: choice(['a', 'b']),
    set: set(['a', 'b']),
    money: money(),
    day: day(),
    yes: yes(),
    ref: ref(firmShape),
    evidence: evidence(),
    lines: parts({ what: text(), weight: share({ optional: true }) }),
  })
  type Every = Row<typeof everyShape>

  it('are what their kinds and options say', () => {
    expectTypeOf<Every['text']>().toEqualTypeOf<string>()
    expectTypeOf<Every['later']>().toEqualTypeOf<string | null>()
    expectTypeOf<Every['optional']>().toEqualTypeOf<number | null>()
    expectTypeOf<Every['choice']>().toEqualTypeOf<'a' | 'b'>()
    expectTypeOf<Every['set']>().toEqualTypeOf<readonly ('a' | 'b')[]>()
    expectTypeOf<Every['money']>().toEqualTypeOf<Fen>()
    expectTypeOf<Every['day']>().toEqualTypeOf<Day>()
    expectTypeOf<Every['yes']>().toEqualTypeOf<boolean>()
    expectTypeOf<Every['ref']>().toEqualTypeOf<Id<'firm'>>()
    expectTypeOf<Every['evidence']>().toEqualTypeOf<readonly string[]>()
    expectTypeOf<Every['lines'][number]['weight']>().toEqualTypeOf<number | null>()
    expectTypeOf<Every['state']>().toEqualTypeOf<'born' | 'gone'>()
    expectTypeOf(one(firmShape, null)).toHaveProperty('question')
  })
})
