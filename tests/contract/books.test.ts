/** The books say what was posted, and the bank is held against them. */
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messages, playExample, type Viewer } from '#app'
import type { Day } from '#base'
import type { Example } from '#define'
import { examples } from '#mechanisms'
import { engines, type House, type Server, startServer, viewer } from './database.ts'

interface Books {
  readonly trial: {
    readonly lines: readonly {
      readonly account: { readonly en: string }
      readonly stage: { readonly en: string }
      readonly closingFen: string
    }[]
    readonly debitFen: string
    readonly creditFen: string
    readonly differenceFen: string
    readonly postings: number
  }
  readonly bank: {
    readonly matched: number
    readonly explained: number
    readonly differences: readonly { readonly finding: string; readonly payment: { readonly no: number } | null }[]
  } | null
}

const example = examples.find(of => of.area === 'innovation-voucher') as Example

describe.each(engines)('on %s', name => {
  let server: Server | null
  let house: House
  const finance = viewer('finance')

  beforeAll(async () => {
    server = await startServer(name)
    if (!server) return
    house = await server.openHouse()
    const fileOf = async function* (of: string) {
      yield new TextEncoder().encode(`sample ${of}`)
    }
    const textOf = (key: string) => messages.zh[`${example.area}.example.${key}`] ?? key
    const played = await playExample({ app: house.app, setDay: house.setDay, fileOf, textOf }, example)
    expect(played.faults).toEqual([])
    house.setDay('2023-12-20' as Day)
  })
  afterAll(async () => {
    await house?.close()
    await server?.stop()
  })

  const booksOf = async (as: Viewer, year: string): Promise<Books> => {
    const found = await house.app.query(as, 'books', { year })
    if (!found.ok) throw new Error(found.refusal.code)
    return found.value as Books
  }

  test('every account and stage closes with what the purses hold, and the whole with nought', async () => {
    if (!server) return
    const { trial } = await booksOf(finance, '2023')
    const purses = await house.sql(
      `select account, stage, sum(balance_fen)::text as fen from ledger.purse where version > 0 group by 1, 2`,
    )
    const label = (key: string) => messages.en[key] ?? key
    const wanted = purses.map(row => [
      label(String(row['account']).replace('.', '.accounts.')),
      label(`stages.${String(row['stage'])}`),
      row['fen'],
    ])
    expect(trial.lines.map(line => [line.account.en, line.stage.en, line.closingFen]).toSorted()).toEqual(wanted.toSorted())
    expect(wanted.length).toBeGreaterThan(5)
    expect([trial.differenceFen, trial.debitFen]).toEqual(['0', trial.creditFen])
    const [posted] = await house.sql(`select count(*)::integer as n from ledger.transfer where on_day >= '2023-01-01'`)
    expect(trial.postings).toBe(posted?.['n'])
  })

  test('the bank is matched by amount and name, and what differs stands with both sides', async () => {
    if (!server) return
    const [paid] = await house.sql(
      `select t.no, t.on_day::text as day, t.amount_fen::text as fen, o.name from ledger.transfer t join parties.organisation o on o.id = t.payee
       where t.verb = 'pay' and t.account = 'innovation-voucher.budget' order by t.no limit 1`,
    )
    expect(paid).toBeDefined()
    const year = String(paid?.['day']).slice(0, 4)
    const read = (serialNo: string, more: Readonly<Record<string, unknown>>) =>
      house.app.move(finance, {
        address: 'ledger.bankLine',
        id: null,
        move: 'read',
        values: {
          bookedOn: paid?.['day'],
          serialNo,
          outFen: BigInt(String(paid?.['fen'])),
          inFen: null,
          counterpart: paid?.['name'],
          counterAccount: null,
          purpose: null,
          ownAccount: null,
          ...more,
        },
        reason: null,
        revision: null,
        key: v7(),
      })
    const findings = async () => (await booksOf(finance, year)).bank
    const before = await findings()
    expect(before).toEqual({ matched: 0, explained: 0, total: 0, differences: [] })
    expect((await read('S1', {})).ok).toBe(true)
    expect(await findings()).toMatchObject({ matched: 1 })
    // the same payment once more, to another name: the books know of one
    expect((await read('S2', { counterpart: '另一家（示例）' })).ok).toBe(true)
    const after = await findings()
    expect(after?.matched).toBe(1)
    expect(after?.differences.filter(of => of.payment === null).map(of => of.finding)).toEqual(['notInBooks'])
    const same = await read('S1', {})
    expect(same.ok ? 'done' : same.refusal.code).toBe('already_exists')
  })

  test('who sees no whole bank lines is told nothing of the bank', async () => {
    if (!server) return
    expect((await booksOf(viewer('approver'), '2023')).bank).toBe(null)
    const liaison = await house.app.query(viewer('liaison'), 'books', {})
    expect(liaison.ok ? 'done' : liaison.refusal.code).toBe('not_found')
  })
})
