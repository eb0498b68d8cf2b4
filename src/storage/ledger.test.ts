/** The ledger against a model of it, on the oldest PostgreSQL we promise to work on and on the one we ship. */
import fc from 'fast-check'
import { Client } from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, type Day, day, done, type Outcome } from '#base'
import type { Receipt, Viewer, Writing } from '#app'
import { account, all, allot, money, record, room, shape, stages, text, type Verb, verbs } from '#define'
import { parties } from '#parties'
import { ledgerInvariants } from './ledger.ts'
import { startTrial, type Trial } from './trial-database.ts'

const purse = account('purse', { per: 'year' })
const orderShape = shape('order', ['placed'], { name: text(), amountFen: money() })
const order = record(orderShape, {
  moves: {
    place: { from: 'new', to: 'placed', by: 'finance', asks: ['name', 'amountFen'], money: [allot(purse, 'amountFen', 'id')] },
  },
  seenBy: { finance: all },
})
const books = room('books', { version: 1, records: [order], accounts: [purse] })
const finance: Viewer = { actor: { person: v7(), role: 'finance', unit: null, organisation: null }, from: 'trial' }

type Command =
  | { readonly do: 'post'; readonly verb: Verb; readonly purse: number; readonly of: number; readonly fen: number }
  | { readonly do: 'reverse'; readonly at: number }
  | { readonly do: 'nextDay'; readonly days: number }
  | { readonly do: 'close' | 'open' | 'backDated' }

const commands = fc.array(
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        do: fc.constant('post' as const),
        verb: fc.constantFrom(...(Object.keys(verbs) as Verb[])),
        purse: fc.nat(1),
        of: fc.nat(2),
        fen: fc.integer({ min: 1, max: 40 }),
      }),
    },
    { weight: 5, arbitrary: fc.record({ do: fc.constant('reverse' as const), at: fc.nat(30) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('nextDay' as const), days: fc.integer({ min: 1, max: 200 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('close', 'open', 'backDated') }) },
  ) as fc.Arbitrary<Command>,
  { minLength: 10, maxLength: 60 },
)

/** The ledger as one would keep it on paper: stages of each purse, what each case brought where, days that are closed. */
function paper() {
  const lies = new Map<string, number>()
  const broughtBy = new Map<string, number>()
  const touched = new Map<string, Day>()
  const closed = new Set<string>()
  const posted: { verb: Verb; purse: string; of: string; fen: number; reversal: boolean; reversed: boolean }[] = []
  const shift = (at: string, of: string, from: string, to: string, fen: number, on: Day) => {
    for (const [stage, by] of [
      [from, -fen],
      [to, fen],
    ] as const) {
      lies.set(`${at} ${stage}`, (lies.get(`${at} ${stage}`) ?? 0) + by)
      broughtBy.set(`${of} ${at} ${stage}`, (broughtBy.get(`${of} ${at} ${stage}`) ?? 0) + by)
    }
    touched.set(at, on)
  }
  return {
    lies,
    closed,
    posted,
    post: (verb: Verb, at: string, of: string, fen: number, on: Day): string => {
      if (closed.has(on.slice(0, 4))) return 'year_closed'
      const [from, to] = verbs[verb]
      if ((touched.get(at) ?? '') > on) return 'posting_back_dated'
      if (from !== 'source' && (lies.get(`${at} ${from}`) ?? 0) < fen) return 'balance_too_low'
      shift(at, of, from, to, fen, on)
      posted.push({ verb, purse: at, of, fen, reversal: false, reversed: false })
      return 'done'
    },
    reverse: (no: number, on: Day): string => {
      if (closed.has(on.slice(0, 4))) return 'year_closed'
      const found = posted[no]
      if (!found) return 'posting_unknown'
      if (found.reversal) return 'reversal_of_reversal'
      if (found.reversed) return 'reversed_already'
      if ((touched.get(found.purse) ?? '') > on) return 'posting_back_dated'
      const [from, to] = verbs[found.verb]
      const own = broughtBy.get(`${found.of} ${found.purse} ${to}`) ?? 0
      if (own < found.fen || (to !== 'source' && (lies.get(`${found.purse} ${to}`) ?? 0) < found.fen)) return 'money_moved_on'
      shift(found.purse, found.of, to, from, found.fen, on)
      found.reversed = true
      posted.push({ ...found, reversal: true, reversed: false })
      return 'done'
    },
  }
}

describe.each(['debian', 'embedded'] as const)('on the %s engine', engine => {
  let trial: Trial | null
  let admin: Client
  beforeAll(async () => {
    trial = await startTrial([parties, books], engine)
    if (!trial) return
    const { host, port, database, admin: as } = trial.connection
    admin = new Client({ host, port, database, user: as.user, ...(as.password !== undefined && { password: as.password }) })
    await admin.connect()
  })
  afterAll(async () => {
    await admin?.end()
    await trial?.stop()
  })

  const write = async (put: (writing: Writing) => void, key = v7()): Promise<string> => {
    if (!trial) throw new Error('no engine')
    const outcome: Outcome<Receipt> = await trial.store.write(finance, { key, fingerprint: 'f' }, async writing => {
      put(writing)
      return done({ id: v7(), state: 'placed', revision: 1, number: null })
    })
    return outcome.ok ? 'done' : outcome.refusal.code
  }
  const posting = (verb: Verb, key: string, caseId: string, fen: bigint, on: Day) =>
    write(writing =>
      writing.transfer({
        account: 'books.purse',
        key,
        verb,
        amountFen: fen,
        address: 'books.order',
        caseId,
        step: v7(),
        on,
        payee: null,
      }),
    )
  const nos = async () =>
    (await admin.query<{ no: string }>('select no from ledger.transfer order by no')).rows.map(row => Number(row.no))
  const sound = async () => {
    for (const [name, sql] of Object.entries(ledgerInvariants)) expect((await admin.query(sql)).rows, name).toEqual([])
  }

  test('does what one would write on paper: never twice, never below nothing, and all balances come to nought', async () => {
    if (!trial) return
    let year = 2000
    await fc.assert(
      fc.asyncProperty(commands, async of => {
        // each run has purses, cases and years of its own
        const purses = [v7(), v7()]
        const cases = [v7(), v7(), v7()]
        const model = paper()
        const start = (await nos()).length
        let on = day(`${(year += 3)}-02-01`)
        for (const command of of) {
          if (command.do === 'nextDay') on = addDays(on, command.days)
          else if (command.do === 'close' || command.do === 'open') {
            const isClosed = command.do === 'close'
            await write(writing => writing.book({ year: Number(on.slice(0, 4)), isClosed }))
            model.closed[isClosed ? 'add' : 'delete'](on.slice(0, 4))
          } else if (command.do === 'reverse') {
            const no = (await nos())[start + command.at] ?? 2 ** 31
            expect(await write(writing => writing.reverse({ no, on, of: v7() }))).toBe(model.reverse(command.at, on))
          } else if (command.do === 'post') {
            const [at, who] = [purses[command.purse] as string, cases[command.of] as string]
            const { verb, fen } = command
            const told = model.post(verb, at, who, fen, on)
            expect(await posting(verb, at, who, BigInt(fen), on)).toBe(told)
          } else {
            const [at, who] = [purses[0] as string, cases[0] as string]
            const earlier = addDays(on, -1)
            expect(await posting('allot', at, who, 1n, earlier)).toBe(model.post('allot', at, who, 1, earlier))
          }
          const { rows } = await admin.query('select coalesce(sum(balance_fen), 0)::int as sum from ledger.purse')
          expect(rows).toEqual([{ sum: 0 }])
        }
        for (const at of purses)
          for (const stage of stages) {
            const { rows } = await admin.query(
              'select balance_fen::int as lies from ledger.purse where account = $1 and key = $2 and stage = $3',
              ['books.purse', at, stage],
            )
            expect((rows[0] as { lies: number } | undefined)?.lies ?? 0).toBe(model.lies.get(`${at} ${stage}`) ?? 0)
          }
        await sound()
      }),
      { numRuns: 25 },
    )
  }, 120_000)

  test('a reversal puts every stage back as it was, in red and not on the other side', async () => {
    if (!trial) return
    const [key, who, on] = [v7(), v7(), day('2023-06-01')]
    await posting('allot', key, who, 100n, on)
    await posting('reserve', key, who, 60n, on)
    const standing = async () =>
      (
        await admin.query('select stage, balance_fen, debit_fen, credit_fen from ledger.purse where key = $1 order by stage', [
          key,
        ])
      ).rows
    const before = await standing()
    await posting('commit', key, who, 60n, on)
    const last = (await nos()).at(-1) as number
    expect(await write(writing => writing.reverse({ no: last, on, of: v7() }))).toBe('done')
    expect(await standing()).toEqual(before)
    await sound()
  })

  test('two reversals of one posting at once: one is booked', async () => {
    if (!trial) return
    const [key, who, on] = [v7(), v7(), day('2023-06-01')]
    await posting('allot', key, who, 100n, on)
    const no = (await nos()).at(-1) as number
    const told = await Promise.all([1, 2, 3].map(() => write(writing => writing.reverse({ no, on, of: v7() }))))
    expect(told.toSorted()).toEqual(['done', 'reversed_already', 'reversed_already'])
    await sound()
  })

  test('a year closes while postings run, and none of them lands behind the closing', async () => {
    if (!trial) return
    const [key, who, on] = [v7(), v7(), day('1999-06-01')]
    await posting('allot', key, who, 1_000n, on)
    const told = await Promise.all([
      ...Array.from({ length: 12 }, () => posting('reserve', key, who, 1n, on)),
      write(writing => writing.book({ year: 1999, isClosed: true })),
      ...Array.from({ length: 12 }, () => posting('reserve', key, who, 1n, on)),
    ])
    const booked = told.filter((code, at) => at !== 12 && code === 'done').length
    expect(told.every(code => code === 'done' || code === 'year_closed')).toBe(true)
    const { rows } = await admin.query('select count(*)::int as n from ledger.transfer where key = $1', [key])
    expect(rows).toEqual([{ n: booked + 1 }])
    expect(await posting('reserve', key, who, 1n, on)).toBe('year_closed')
    await sound()
  })
})
