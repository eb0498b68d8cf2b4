/**
 * The lives of tasks under random hands: anybody tries anything, legal or not, on any day. Whatever is tried, no typed word
 * is lost, one matter has one owner, and no clock runs backwards; what is refused leaves no trace.
 */
import fc from 'fast-check'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StoredRow, Viewer } from '#app'
import { addDays, type Day } from '#base'
import type { Field, PlainMove } from '#define'
import { catalogue, firstDay, type House, houseItself, plant, type Server, startServer, viewer } from './database.ts'
import { rowOf } from './values.ts'

const walked = [
  'delivery.assignment',
  'delivery.closeOut',
  'delivery.progressReport',
  'delivery.workPlan',
  'delivery.extension',
  'delivery.dependency',
] as const
const open = ['proposed', 'assigned', 'disputed', 'acknowledged', 'running', 'suspended', 'closing']

let server: Server | null
let house: House
beforeAll(async () => {
  server = await startServer('embedded-18')
  if (server) house = await server.openHouse()
})
afterAll(async () => {
  await house?.close()
  await server?.stop()
})

interface Clock {
  readonly clock: string
  readonly state: string
  readonly dueOn: string | null
}
const see = (address: string, id: string): Promise<{ readonly row: StoredRow | null; readonly clocks: readonly Clock[] }> =>
  house.store.read(houseItself, async reading => ({
    row: await reading.find(address, id),
    clocks: await reading.clocks(address, id),
  }))

async function planted(address: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const row: StoredRow = { ...(await rowOf(address, of => planted(of))), ...more }
  await plant(house, address, row)
  return row.id
}

/** A place of its own for each walk: two units that share a task, somebody in every post, and milestones to build on. */
async function place() {
  const plan = await planted('plan.plan', { state: 'inForce', endsOn: '2024-12-31', number: `N-${v7()}` })
  const units = [
    await planted('parties.unit', { kind: 'department', state: 'active' }),
    await planted('parties.unit', { kind: 'zone', state: 'active' }),
  ]
  const owners = units.map(unit => ({ printed: '甲', unit, role: 'responsible' }))
  const task = await planted('plan.mainTask', { plan, state: 'running', owners })
  const milestones: string[] = []
  const assignments: string[] = []
  for (const unit of units) {
    const of = { task, unit, weight: 10_000, originallyDueOn: null }
    await planted('delivery.milestone', { ...of, state: 'accepted', dueOn: firstDay })
    await planted('delivery.measure', { task, unit, year: '2022', state: 'planned', dueOn: '2022-06-30' })
    const running = {
      task,
      unit,
      matter: `在办${unit}`,
      state: 'running',
      dueOn: '2022-12-31',
      cycle: 'month',
      heir: null,
      origin: null,
    }
    assignments.push(await planted('delivery.assignment', running))
    milestones.push(await planted('delivery.milestone', { ...of, state: 'planned', dueOn: '2023-06-30' }))
  }
  const person = async (unit: string | null) => planted('parties.person', { unit, organisation: null, state: 'active' })
  const actors: Viewer[] = []
  for (const unit of units)
    for (const role of ['liaison', 'unitHead'] as const) actors.push(viewer(role, { person: await person(unit), unit }))
  for (const role of ['office', 'office', 'leader', 'supervision', 'scienceBureau', 'firm', 'assessor'] as const)
    actors.push(viewer(role, { person: await person(null) }))
  return { units, task, milestones, assignments, actors, file: await planted('facts.evidence') }
}
type Place = Awaited<ReturnType<typeof place>>

interface Op {
  readonly address: number
  readonly row: number
  readonly move: number
  readonly actor: number
  readonly draw: number
  readonly days: number
  readonly legal: boolean
}
const ops = fc.array(
  fc.record<Op>({
    address: fc.nat(1_000),
    row: fc.nat(1_000),
    move: fc.nat(1_000),
    actor: fc.nat(1_000),
    draw: fc.nat(1_000),
    days: fc.nat(4),
    legal: fc.integer({ min: 0, max: 9 }).map(of => of < 8),
  }),
  { minLength: 60, maxLength: 120, size: 'max' },
)
/** Tried more often where a life is long. */
const tried = [
  ...walked,
  'delivery.assignment',
  'delivery.assignment',
  'delivery.closeOut',
  'delivery.closeOut',
  'delivery.progressReport',
] as const
const at = <T>(from: readonly T[], n: number): T => from[n % from.length] as T

let words = 0
/** A value for a field of the form, from what the walk knows; every text is a new one, so that a lost one is missed. */
function valueFor(name: string, field: Field, here: Place, known: Map<string, string[]>, today: Day, draw: number): unknown {
  words += 1
  if (name === 'task') return here.task
  if (name === 'milestone') return at(here.milestones, draw)
  if (name === 'unit') return at(here.units, draw)
  if (name === 'supplier' || name === 'heir') return at(here.units, draw + 1)
  if (name === 'assignment') return at(known.get('delivery.assignment') ?? [], draw) ?? null
  if (name === 'matter') return `事项${draw % 3}`
  if (name === 'year') return '2022'
  if (name === 'period') return draw % 4 === 0 ? '2022Q1' : `2022-0${1 + (draw % 8)}`
  if (name === 'cycle') return at(['month', 'quarter'], draw)
  if (name === 'newDueOn') return addDays('2023-06-30' as Day, 1 + (draw % 100))
  if (name === 'deliveredOn') return today
  if (field.kind === 'day') return field.options.carried ? null : addDays(today, 10 + (draw % 200))
  if (field.kind === 'evidence') return draw % 5 === 0 ? [] : [here.file]
  if (field.kind === 'longText' || field.kind === 'text')
    return `第${words}段：${String.fromCodePoint(0x4e00 + ((words * 37) % 20_000)).repeat(6)}${words}`
  if (field.kind === 'parts') return []
  return null
}

const takers = (move: PlainMove): readonly string[] => [move.by].flat()
const taken = new Set<string>()

async function walk(list: readonly Op[]): Promise<void> {
  const here = await place()
  const known = new Map<string, string[]>(walked.map(address => [address, []]))
  known.set('delivery.assignment', [...here.assignments])
  let today = firstDay
  for (const op of list) {
    today = addDays(today, op.days)
    house.setDay(today)
    const address = at(tried, op.address)
    const { record } = catalogue.entries.get(address) as {
      record: { shape: { fields: Record<string, Field> }; life: { moves: Record<string, PlainMove> } }
    }
    const moves = Object.entries(record.life.moves)
    const rows = known.get(address) as string[]
    const id = rows.length === 0 || op.row % 6 === 5 ? null : at(rows, op.row)
    const before = id === null ? null : await see(address, id)
    const from = before?.row?.state ?? 'new'
    const fitting = moves.filter(
      ([, move]) => [move.from].flat().includes(from as never) && takers(move).some(role => role !== 'calendar'),
    )
    const [name, move] = at(op.legal && fitting.length > 0 ? fitting : moves, op.move)
    const unit = before?.row?.['unit'] as string | undefined
    const able = here.actors.filter(
      ({ actor }) =>
        takers(move).includes(actor.role) &&
        (actor.unit === null || unit === undefined || actor.unit === unit || address === 'delivery.dependency'),
    )
    const actor = at(op.legal && able.length > 0 ? able : here.actors, op.actor)
    const target = move.from === 'new' ? null : id
    const values = Object.fromEntries(
      (move.asks ?? []).flatMap(field => {
        const value = valueFor(field, record.shape.fields[field] as Field, here, known, today, op.draw)
        return [[field, field === 'unit' && op.legal && actor.actor.unit ? actor.actor.unit : value]]
      }),
    )
    const seen = target === null ? null : before
    const outcome = await house.app.move(actor, {
      address,
      id: target,
      move: name,
      values,
      reason: `因${words}`,
      revision: null,
      key: v7(),
    })
    if (!outcome.ok) {
      if (target !== null) expect(await see(address, target), `${name} was refused`).toEqual(seen)
      continue
    }
    taken.add(`${address}.${name}`)
    if (target === null) rows.push(outcome.value.id)
    expect(takers(move), `${name} by ${actor.actor.role}`).toContain(actor.actor.role)
    await inherit(known)
    await holds(address, outcome.value.id, name, move, seen)
    await oneOwner(known)
  }
}

/** Rows a follow-up has made are walked on too. */
async function inherit(known: Map<string, string[]>): Promise<void> {
  const rows = known.get('delivery.assignment') as string[]
  const made = await house.sql('select id from delivery.assignment where origin = any($1::uuid[])', [rows])
  for (const { id } of made) if (!rows.includes(id as string)) rows.push(id as string)
}

async function holds(
  address: string,
  id: string,
  name: string,
  move: PlainMove,
  seen: Awaited<ReturnType<typeof see>> | null,
): Promise<void> {
  const { row, clocks } = await see(address, id)
  expect(row, `${address} ${name}`).not.toBe(null)
  const history = await house.store.read(houseItself, reading => reading.history(address, id))
  expect(history.length, 'every state a row was in can be read').toBe(row?.revision)
  for (const [field, value] of Object.entries(seen?.row ?? {})) {
    const typed = (typeof value === 'string' && value.startsWith('第')) || (Array.isArray(value) && value.length > 0)
    if (!typed) continue
    if (!(move.asks ?? []).includes(field)) expect(row?.[field], `${name} keeps ${field}`).toEqual(value)
    expect(
      history.some(entry => JSON.stringify(entry.row[field]) === JSON.stringify(value)),
      `${field} is read in the history after ${name}`,
    ).toBe(true)
  }
  for (const was of seen?.clocks ?? []) {
    const is = clocks.find(clock => clock.clock === was.clock)
    if (is?.dueOn && was.dueOn)
      expect(is.dueOn >= was.dueOn, `${was.clock} after ${name}: ${was.dueOn} → ${is.dueOn}`).toBe(true)
  }
  const steps = await house.sql(
    'select clock, state, due_on::text as due, on_day::text as day from app.clock_step where row_id = $1 order by id',
    [id],
  )
  for (const [clock, own] of Map.groupBy(steps, step => step['clock'] as string)) {
    let last = ''
    let due: string | null = null
    for (const step of own) {
      expect((step['day'] as string) >= last, `${clock} of ${address} takes its steps in the order of days`).toBe(true)
      last = step['day'] as string
      if (step['state'] === 'over') due = null
      if (step['state'] !== 'runs') continue
      if (due !== null) expect((step['due'] as string) >= due, `${clock} of ${address} goes on, never back`).toBe(true)
      due = step['due'] as string | null
    }
  }
}

async function oneOwner(known: Map<string, string[]>): Promise<void> {
  const rows = await house.sql(
    'select task, matter, count(*)::int as n from delivery.assignment where id = any($1::uuid[]) and state = any($2) group by task, matter',
    [known.get('delivery.assignment'), open],
  )
  for (const { matter, n } of rows) expect(n, `${matter} has one owner at a time`).toBe(1)
}

test('random hands: nothing typed is lost, one owner at a time, clocks never run backwards', { timeout: 300_000 }, async () => {
  if (!server) return
  await fc.assert(fc.asyncProperty(ops, walk), { numRuns: 60, seed: 342, endOnFailure: true })
  // A walk that gets nowhere would hold anything.
  for (const name of [
    'propose',
    'assign',
    'acknowledge',
    'object',
    'uphold',
    'transfer',
    'breakDown',
    'suspend',
    'resume',
    'cancel',
  ])
    expect([...taken], name).toContain(`delivery.assignment.${name}`)
  for (const name of ['draft', 'submit', 'sign', 'return', 'verify', 'close'])
    expect([...taken], name).toContain(`delivery.closeOut.${name}`)
  for (const name of ['draft', 'submit', 'confirm', 'return', 'sendBack', 'verify', 'takeBack'])
    expect([...taken], name).toContain(`delivery.progressReport.${name}`)
  for (const name of ['ask', 'endorse', 'refuse']) expect([...taken], name).toContain(`delivery.extension.${name}`)
})
