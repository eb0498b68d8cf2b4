/** A program that is killed: writes until the end comes, saying outside what it started and what was acknowledged. */
import { appendFileSync, readFileSync } from 'node:fs'
import { v7 } from 'uuid'
import { daysBetween, day, done, type Outcome, type Refusal, refused } from '#base'
import { type Catalogue, catalogueOf, type Receipt, type Store, type Viewer } from '#app'
import { account, all, allot, money, own, record, ref, reserve, room, shape, text } from '#define'
import { parties, unitShape } from '#parties'
import type { Connection } from './connection.ts'
import { softKeys } from './keys.ts'
import { openStore } from './open-store.ts'

const purse = account('purse', { per: 'year' })
const orderShape = shape('order', ['placed', 'kept'], { name: text(), unit: ref(unitShape), amountFen: money() })
const order = record(orderShape, {
  moves: {
    place: { from: 'new', to: 'placed', by: 'liaison', asks: ['name', 'unit', 'amountFen'] },
    keep: {
      from: 'placed',
      to: 'kept',
      by: 'liaison',
      money: [allot(purse, 'amountFen', 'unit'), reserve(purse, 'amountFen', 'unit')],
    },
  },
  seenBy: { liaison: own('unit'), office: all },
})
export const crashAreas = [parties, room('crash', { version: 1, records: [order], accounts: [purse] })]

export interface CrashOrder {
  readonly connection: Connection
  readonly secretsDir: string
  readonly filesDir: string
  readonly unit: string
  readonly person: string
  /** a line `S key` before and `A key` after each write */
  readonly log: string
  readonly keys: readonly string[]
}

export const openCrashStore = (of: CrashOrder, catalogue: Catalogue = catalogueOf(crashAreas)): Promise<Store> =>
  openStore({
    connection: of.connection,
    catalogue,
    keys: softKeys(of.secretsDir),
    filesDir: of.filesDir,
    workingDaysUntil: daysBetween,
  })

/** One write with everything a move can write: a row and its next state, money of two verbs, a clock, a notice. */
export function placeAndKeep(store: Store, of: CrashOrder, key: string): Promise<Outcome<Receipt, Refusal>> {
  const viewer: Viewer = { actor: { person: of.person, role: 'liaison', unit: of.unit, organisation: null }, from: 'crash' }
  return store.write(viewer, { key, fingerprint: key }, async writing => {
    const id = v7()
    const put = (before: Parameters<typeof writing.put>[0]['before'], state: string, move: string, revision: number): void =>
      writing.put({
        address: 'crash.order',
        before,
        after: { id, state, revision, filedOn: day('2023-06-01'), name: key, unit: of.unit, amountFen: 5n },
        move,
        reason: null,
        actor: viewer.actor,
        opens: false,
        asHouse: false,
      })
    put(null, 'placed', 'place', 1)
    const placed = await writing.lock('crash.order', id, { asHouse: false })
    if (!placed) return refused('not_found')
    put(placed, 'kept', 'keep', 2)
    for (const verb of ['allot', 'reserve'] as const)
      writing.transfer({
        account: 'crash.purse',
        key: of.unit,
        verb,
        amountFen: 5n,
        address: 'crash.order',
        caseId: id,
        step: verb,
        on: day('2023-06-01'),
        payee: null,
      })
    writing.clock({
      address: 'crash.order',
      rowId: id,
      clock: 'answer',
      to: 'runs',
      dueOn: day('2023-07-01'),
      on: day('2023-06-01'),
    })
    writing.tell({ address: 'crash.order', rowId: id, move: 'keep', role: 'office' })
    return done({ id, state: 'kept', revision: 2, number: null })
  })
}

if (process.argv[1] === import.meta.filename) {
  const of = JSON.parse(readFileSync(process.argv[2] as string, 'utf8')) as CrashOrder
  const store = await openCrashStore(of)
  for (const key of of.keys) {
    appendFileSync(of.log, `S ${key}\n`)
    const outcome = await placeAndKeep(store, of, key)
    if (outcome.ok) appendFileSync(of.log, `A ${key}\n`)
  }
  await store.close()
}
