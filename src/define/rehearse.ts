import { assert, type Day, type Details, day } from '#base'
import type { Area } from './area.ts'
import { addressOfTake, type Example, type ExampleStep, filled } from './example.ts'
import type { Field } from './fields.ts'
import { type Account, type Stage, verbs } from './money.ts'
import type { Parameter } from './parameter.ts'
import type { AnyRecord, Follow, PlainCheck, PlainComputed, PlainMove } from './record.ts'
import type { Actor, Call, Lookup } from './rules.ts'

/** A row in a rehearsal: its fields, and these. */
export interface RehearsedRow {
  readonly id: string
  readonly state: string
  readonly filedOn: Day
  readonly [field: string]: unknown
}

/** What became of one step. */
export interface Rehearsed {
  readonly step: ExampleStep
  readonly refused: { readonly code: string; readonly details?: Details } | null
  /** as it stood after this step; null when it was never born */
  readonly row: RehearsedRow | null
  /** states of the other rows the step speaks about, by key */
  readonly others: Readonly<Record<string, string | null>>
}

export interface Rehearsal {
  readonly steps: readonly Rehearsed[]
  readonly rows: ReadonlyMap<string, RehearsedRow>
  /** fen by stage, by `account/key` */
  readonly purses: ReadonlyMap<string, Readonly<Partial<Record<Stage, bigint>>>>
}

/**
 * Play an example on plain values: rules, states, separate hands, purses and follow-ups, without storage, access, forms,
 * clocks or audit. It shows that a definition works before anything is derived from it; the contract tests play the same
 * example through the whole house.
 *
 * @throws Bug where a definition contradicts itself: an undeclared follow-up, an unknown key from `sets`
 */
export function rehearse(example: Example, areas: readonly Area[]): Rehearsal {
  const stage = stageOf(areas)
  const steps: Rehearsed[] = []
  for (const step of example.steps) {
    const before = stage.save()
    const actor = example.actors[step.as]
    const values = filled(step.values ?? {}, { idOf: key => key, fileOf: key => key, textOf: key => key }) as Readonly<
      Record<string, unknown>
    >
    const refused = stage.take(addressOfTake(example, step), step.key, values, {
      day: day(step.on),
      reason: step.reason ?? null,
      asHouse: step.as === 'calendar',
      actor: {
        person: step.as,
        role: actor?.role ?? 'calendar',
        unit: actor?.unit ?? null,
        organisation: actor?.organisation ?? null,
      },
    })
    if (refused) stage.restore(before)
    const named = Object.keys(step.expect?.others ?? {})
    const others = Object.fromEntries(named.map(key => [key, stage.rows.get(key)?.state ?? null]))
    steps.push({ step, refused, row: stage.rows.get(step.key) ?? null, others })
  }
  return { steps, rows: stage.rows, purses: stage.purses }
}

interface Taking {
  readonly day: Day
  readonly reason: string | null
  readonly asHouse: boolean
  readonly actor: Actor
}

type Refused = { readonly code: string; readonly details?: Details } | null

function stageOf(areas: readonly Area[]) {
  const rows = new Map<string, RehearsedRow>()
  const purses = new Map<string, Partial<Record<Stage, bigint>>>()
  const takers = new Map<string, readonly string[]>()
  const records = new Map<string, AnyRecord>()
  const addresses = new Map<unknown, string>()
  const kinds = new Map<string, string>()
  for (const area of areas) {
    for (const record of area.records) {
      records.set(`${area.slug}.${record.shape.name}`, record)
      addresses.set(record.shape, `${area.slug}.${record.shape.name}`)
    }
  }

  const take = (address: string, id: string, values: Readonly<Record<string, unknown>>, taking: Taking): Refused => {
    const words = address.split('.')
    const name = words.pop() as string
    const at = words.join('.')
    const record = records.get(at)
    const move = record?.life.moves[name]
    assert(record && move, `'${address}' is a move of a definition`)
    const stored = rows.get(id)
    const refused = mayTake(move, name, id, stored, taking)
    if (refused) return refused
    const born = move.from === 'new'
    const blank = Object.fromEntries(Object.keys(record.shape.fields).map(field => [field, null]))
    const base = born || !stored ? { ...blank, id, state: record.shape.states[0] as string, filedOn: taking.day } : stored
    const row: RehearsedRow = { ...base, ...values }
    const empty = (move.asks ?? []).find(field => isMissing(record, field, row[field]))
    if (empty !== undefined) return { code: 'invalid_field', details: { field: empty, what: 'empty' } }
    const call: Call = { ...taking, now: `${taking.day}T00:00:00.000Z`, move: name, newId: () => `${id}+` }
    for (const check of [...(move.recused ? [move.recused] : []), ...(move.check ?? [])]) {
      const verdict = answer(check, row, call) as null | string | readonly [string, Details]
      if (verdict !== null) return typeof verdict === 'string' ? { code: verdict } : { code: verdict[0], details: verdict[1] }
    }
    const missing = (move.needs ?? []).find(field => isMissing(record, field, row[field]))
    if (missing !== undefined) return { code: 'field_missing', details: { field: missing } }
    const computed = move.sets ? (answer(move.sets, row, call) as Readonly<Record<string, unknown>>) : {}
    for (const field of Object.keys(computed))
      assert(field in record.shape.fields, `${at} has the field '${field}' that ${name} sets`)
    const after: RehearsedRow = { ...row, ...computed, state: move.to === 'same' ? base.state : move.to }
    rows.set(id, after)
    kinds.set(id, at)
    takers.set(`${id}/${name}`, [...(takers.get(`${id}/${name}`) ?? []), taking.actor.person ?? ''])
    return post(move, after) ?? follow(move, after, call, taking, at.split('.')[0] as string)
  }

  const mayTake = (move: PlainMove, name: string, id: string, stored: RehearsedRow | undefined, taking: Taking): Refused => {
    if (!taking.asHouse && ![move.by].flat().includes(taking.actor.role))
      return { code: 'not_allowed', details: { move: name } }
    if ((move.from === 'new') !== (stored === undefined)) return { code: 'not_in_state', details: { move: name } }
    if (stored && ![move.from].flat().includes(stored.state)) return { code: 'not_in_state', details: { state: stored.state } }
    const others = (move.apart ?? []).flatMap(other => takers.get(`${id}/${other}`) ?? [])
    if (!taking.asHouse && others.includes(taking.actor.person ?? '')) return { code: 'must_be_another_person' }
    if (move.reason === 'required' && !taking.asHouse && !taking.reason) return { code: 'reason_missing' }
    return null
  }

  const post = (move: PlainMove, after: RehearsedRow): Refused => {
    for (const { verb, account, amount, key } of move.money ?? []) {
      const fen = after[amount]
      assert(typeof fen === 'bigint', `${amount} is known when it is posted`)
      const name = `${account.name}/${key === 'id' ? after.id : String(after[key])}`
      const purse = { ...purses.get(name) }
      const [from, to] = verbs[verb]
      if (from !== 'source') {
        const left = (purse[from] ?? 0n) - fen
        if (left < 0n) return { code: 'balance_too_low', details: { left: purse[from] ?? 0n } }
        purse[from] = left
      }
      if (to !== 'source') purse[to] = (purse[to] ?? 0n) + fen
      purses.set(name, purse)
    }
    return null
  }

  const follow = (move: PlainMove, after: RehearsedRow, call: Call, taking: Taking, slug: string): Refused => {
    if (!move.also) return null
    for (const next of answer(move.also.plan, after, call) as readonly Follow[]) {
      assert(move.also.moves.includes(next.take), `'${next.take}' is a declared follow-up`)
      const address = next.take.split('.').length > 2 ? next.take : `${slug}.${next.take}`
      const id = next.id ?? next.newId ?? call.newId()
      const refused = take(address, id, next.values ?? {}, { ...taking, reason: next.reason ?? null, asHouse: true })
      if (refused) return refused
    }
    return null
  }

  const answer = (of: PlainCheck | PlainComputed, asked: RehearsedRow, call: Call): unknown => {
    if (typeof of === 'function') return of(asked as never, undefined as never, call)
    const data = Object.entries(of.asks(asked as never, call)).map(([name, lookup]) => [name, look(lookup)])
    return of.answer(asked as never, Object.fromEntries(data) as never, call)
  }

  const look = ({ question, of, field, where, key }: Lookup): unknown => {
    if (question === 'inForce') {
      const { by, starts } = of as Parameter
      return by.length === 0 ? starts : (starts as Readonly<Record<string, unknown>>)[key ?? '']
    }
    if (question === 'balance') return purses.get(`${(of as Account).name}/${key}`)?.[field as Stage] ?? 0n
    assert(question !== 'posting', 'a rehearsal keeps no books')
    assert(question !== 'workingDaysUntil', 'a rehearsal knows no working calendar')
    const address = typeof of === 'string' ? of : addresses.get(of)
    const ofKind = [...rows.values()].filter(item => kinds.get(item.id) === address)
    if (question === 'one') return ofKind.find(item => item.id === key) ?? null
    const found = ofKind.filter(item => Object.entries(where ?? {}).every(([name, wanted]) => matches(item[name], wanted)))
    if (question === 'many') return found.sort((a, b) => (a.id < b.id ? -1 : 1))
    return question === 'howMany'
      ? found.length
      : found.reduce((sum, item) => sum + ((item[field ?? ''] as bigint | null) ?? 0n), 0n)
  }

  return {
    take,
    rows,
    purses,
    save: () => ({ rows: new Map(rows), purses: new Map(purses), takers: new Map(takers) }),
    restore: (saved: { rows: typeof rows; purses: typeof purses; takers: typeof takers }) => {
      for (const [now, then] of [
        [rows, saved.rows],
        [purses, saved.purses],
        [takers, saved.takers],
      ] as [Map<string, unknown>, Map<string, unknown>][]) {
        now.clear()
        for (const [key, item] of then) now.set(key, item)
      }
    },
  }
}

function isMissing({ shape }: AnyRecord, field: string, value: unknown): boolean {
  const { kind, options } = shape.fields[field] as Field
  if (options.optional || (kind === 'parts' && !((options['min'] as number) > 0))) return false
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

function matches(value: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) return wanted.includes(value)
  if (typeof wanted !== 'object' || wanted === null) return value === wanted
  const { from, to } = wanted as { readonly from?: string; readonly to?: string }
  return (from === undefined || String(value) >= from) && (to === undefined || String(value) <= to)
}
