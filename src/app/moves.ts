import { assert, type Day, done, type Outcome, refused } from '#base'
import {
  type Actor,
  type Call,
  type Follow,
  indicatorEventMove,
  type Lookup,
  type PlainCheck,
  type PlainComputed,
  type PlainMove,
  type Posting,
} from '#define'
import { type Address, type Catalogue, type Entry, entryOf } from './catalogue.ts'
import { checkValues } from './check-values.ts'
import { clockChanges, lengthsOf, resumes } from './clocks.ts'
import { tallyChanges } from './figures.ts'
import { checkSetting, settingAddress } from './settings.ts'
import { isOwn } from './sights.ts'
import type { BookChange, Receipt, StoredRow, Writing } from './store.ts'

/** Everything a move needs from outside: the day, the instant and fresh ids arrive here and nowhere else. */
export interface Context {
  readonly catalogue: Catalogue
  readonly day: Day
  readonly now: string
  readonly newId: () => string
  readonly addWorkingDays: (from: Day, days: number) => Day
  readonly workingDaysBetween: (from: Day, to: Day) => number
}

export interface Step {
  readonly entry: Entry
  readonly move: string
  readonly id: string | null
  /** the id a new row gets, where a follow-up named it */
  readonly newId?: string | undefined
  readonly values: Readonly<Record<string, unknown>>
  readonly reason: string | null
  /** the revision the caller has seen; null for births and follow-ups */
  readonly revision: number | null
  readonly actor: Actor
  /** a follow-up or a move by date: skips `by`, since the caller was entitled, and keeps every other test */
  readonly asHouse: boolean
}

/** Follow-ups of follow-ups end here; a cycle in definitions is caught at start. */
const depthMax = 5

/**
 * Take one move with everything it writes: row, history, postings, clocks, notices, audit event and follow-ups.
 *
 * Precedence of refusals: `not_found`, `not_allowed`, `not_in_state`, `changed_meanwhile`, `must_be_another_person`,
 * `unknown_field`, `invalid_field`, `reason_missing`, then `recused`, the checks in their order, `field_missing`, and
 * `balance_too_low` and `already_exists` from the storage. The first one wins and nothing is written.
 */
export async function takeMove(context: Context, writing: Writing, step: Step, depth = 0): Promise<Outcome<Receipt>> {
  const { entry, actor } = step
  const { shape, life } = entry.record
  const move = life.moves[step.move]
  if (!move) return refused('not_found')
  const isBirth = step.id === null
  if (isBirth !== (move.from === 'new')) return refused('not_in_state', { move: step.move })

  const stored = step.id === null ? null : await writing.lock(entry.address, step.id, { asHouse: step.asHouse })
  if (step.id !== null && !stored) return refusalOfUnlockable(writing, step, move)
  if (!step.asHouse && !rolesOf(move).includes(actor.role)) return refused('not_allowed', { move: step.move, role: actor.role })
  if (stored && !statesOf(move).includes(stored.state)) return refused('not_in_state', { move: step.move, state: stored.state })
  if (stored && step.revision !== null && stored.revision !== step.revision)
    return refused('changed_meanwhile', { seen: step.revision, revision: stored.revision })

  if (stored && move.apart && actor.person) {
    const takers = await writing.takers(entry.address, stored.id, move.apart)
    if (takers.includes(actor.person)) return refused('must_be_another_person', { move: step.move })
  }

  const asked = move.asks ?? []
  const birth: StoredRow = stored ?? {
    ...Object.fromEntries(
      Object.entries(shape.fields).map(([name, field]) => [
        name,
        field.kind === 'parts' || field.kind === 'evidence' ? [] : null,
      ]),
    ),
    id: step.newId ?? context.newId(),
    state: shape.states[0] as string,
    revision: 0,
    filedOn: context.day,
  }
  const values = await withCarried(context, writing, entry, onlyAsked(asked, step.values, stored), birth)
  const invalid = checkValues(shape.fields, asked, values, birth)
  if (invalid) return { ok: false, refusal: invalid }
  if (isBirth && entry.address === settingAddress) {
    const known = checkSetting(context.catalogue, values)
    if (!known.ok) return known
  }
  const row: StoredRow = { ...birth, ...values }
  const reason = step.reason?.trim() || null
  if (move.reason === 'required' && reason === null && !step.asHouse) return refused('reason_missing', { move: step.move })
  if (!stored && !step.asHouse && !isOwn(entry, row, actor))
    return refused('not_allowed', { move: step.move, role: actor.role })

  const call: Call = { day: context.day, now: context.now, move: step.move, reason, actor, newId: context.newId }
  for (const check of [...(move.recused ? [move.recused] : []), ...(move.check ?? [])]) {
    const verdict = await answer<null | string | readonly [string, object]>(writing, check, row, call)
    if (typeof verdict === 'string') return refused(verdict)
    if (verdict) return refused(verdict[0], verdict[1] as never)
  }
  const missing = (move.needs ?? []).find(name => isEmpty(row[name]))
  if (missing !== undefined) return refused('field_missing', { field: missing }, missing)

  const computed = move.sets ? await answer<Readonly<Record<string, unknown>>>(writing, move.sets, row, call) : {}
  for (const name of Object.keys(computed))
    assert(name in shape.fields, `${entry.address} has the field '${name}' that ${step.move} sets`)
  const series = life.number
  const number =
    series?.at === step.move
      ? await numberOf(context, writing, series.series, context.day)
      : ((birth.number as string | null | undefined) ?? null)
  const after: StoredRow = {
    ...row,
    ...computed,
    ...(series && { number }),
    state: move.to === 'same' ? birth.state : move.to,
    revision: birth.revision + 1,
  }

  const sealing = Object.values(shape.fields).some(field => field.options.sealedUntil === step.move)
  writing.put({
    address: entry.address,
    before: stored,
    after,
    move: step.move,
    reason,
    actor,
    opens: sealing,
    asHouse: step.asHouse,
  })
  for (const posting of move.money ?? []) {
    const amountFen = after[posting.amount] as bigint | null
    const key = (posting.key === 'id' ? after.id : after[posting.key]) as string | null
    assert(amountFen !== null && key !== null, `${entry.address} ${step.move} knows its amount and purse`)
    if (amountFen === 0n) continue
    const account = context.catalogue.accountAddress(posting.account)
    writing.transfer({
      account,
      key,
      verb: posting.verb,
      amountFen,
      address: entry.address,
      caseId: after.id,
      step: `${step.move}:${posting.verb}:${after.revision}`,
      on: context.day,
      payee: posting.verb === 'pay' || posting.verb === 'recover' ? payeeOf(entry, posting, after) : null,
    })
  }
  if (move.reverses !== undefined) writing.reverse({ no: after[move.reverses] as number, on: context.day, of: after.id })
  const book = bookChange(entry, stored, after)
  if (book) writing.book(book)
  const stopped = resumes(entry, stored, after) ? await writing.stops(entry.address, after.id) : new Map()
  const lengths = await lengthsOf(writing, entry, after.filedOn)
  for (const change of clockChanges(context, entry, stored, after, lengths, stopped)) writing.clock(change)
  for (const change of tallyChanges(context.catalogue, entry.address, stored, after, context.day)) writing.tally(change)
  for (const role of move.tells ?? []) writing.tell({ address: entry.address, rowId: after.id, move: step.move, role })

  for (const values of indicatorEvents(entry, step.move, after)) {
    const noted = await takeFollow(context, writing, entry, { take: indicatorEventMove, values }, actor, depth)
    if (!noted.ok) return noted
  }

  if (move.also) {
    const follows = await answer<readonly Follow[]>(writing, move.also.plan, after, call)
    const allowed = new Set(move.also.moves)
    for (const follow of follows) {
      assert(allowed.has(follow.take), `${entry.address} ${step.move} declares its follow-up '${follow.take}'`)
      const outcome = await takeFollow(context, writing, entry, follow, actor, depth)
      if (!outcome.ok) return outcome
    }
  }
  return done({ id: after.id, state: after.state, revision: after.revision, number: series ? number : null })
}

/** Whom a payment goes to: the organisation the posting names, else the only one the row names. */
function payeeOf(entry: Entry, posting: Posting, row: StoredRow): string | null {
  if (posting.to !== undefined) return row[posting.to] as string | null
  const named = [...entry.refs].filter(([path, address]) => address === 'parties.organisation' && !path.includes('.'))
  return named.length === 1 ? (row[named[0]?.[0] as string] as string | null) : null
}

/** A year whose record comes into a state that closes its books, or leaves one. */
function bookChange(entry: Entry, before: StoredRow | null, after: StoredRow): BookChange | null {
  const { closes } = entry.record.life
  if (!closes) return null
  const isClosed = closes.in.includes(after.state)
  return (before !== null && closes.in.includes(before.state)) === isClosed
    ? null
    : { year: Number(after[closes.year]), isClosed }
}

/** What the move counts for: indicators name the move that counts a row and those that take it back. */
function indicatorEvents(entry: Entry, move: string, row: StoredRow): readonly Readonly<Record<string, unknown>>[] {
  return Object.entries(entry.area.indicators).flatMap(([name, rule]) => {
    if (rule.record !== entry.record.shape.name || rule.dated === undefined) return []
    const effect = rule.on === move ? 'counts' : rule.reversedBy?.includes(move) ? 'takesBack' : null
    if (effect === null || (rule.where && !rule.where(row as never)) || row[rule.dated] === null) return []
    return [
      {
        indicator: `${entry.area.slug}.${name}`,
        source: entry.address,
        sourceRow: row.id,
        subject: rule.subject === undefined ? null : row[rule.subject],
        dated: row[rule.dated],
        amount: rule.sums === undefined ? '1' : String(row[rule.sums]),
        effect,
      },
    ]
  })
}

async function takeFollow(
  context: Context,
  writing: Writing,
  parent: Entry,
  follow: Follow,
  actor: Actor,
  depth: number,
): Promise<Outcome<Receipt>> {
  assert(depth < depthMax, 'follow-ups come to an end')
  const words = follow.take.split('.')
  const move = words.pop() as string
  const address: Address = words.length > 1 ? words.join('.') : `${parent.area.slug}.${words[0]}`
  return takeMove(
    context,
    writing,
    {
      entry: entryOf(context.catalogue, address),
      move,
      id: follow.id ?? null,
      newId: follow.newId,
      values: follow.values ?? {},
      reason: follow.reason ?? null,
      revision: null,
      actor,
      asHouse: true,
    },
    depth + 1,
  )
}

/** Why a row could not be locked: he may not see it, may not take the move, or the row has moved on. */
async function refusalOfUnlockable(writing: Writing, step: Step, move: PlainMove): Promise<Outcome<never>> {
  const seen = await writing.find(step.entry.address, step.id as string)
  if (!seen) return refused('not_found')
  if (!rolesOf(move).includes(step.actor.role)) return refused('not_allowed', { move: step.move, role: step.actor.role })
  if (!statesOf(move).includes(seen.state)) return refused('not_in_state', { move: step.move, state: seen.state })
  return refused('not_allowed', { move: step.move, role: step.actor.role })
}

/** Asked fields that were not sent keep what the row has; an empty text is empty. */
function onlyAsked(
  asked: readonly string[],
  sent: Readonly<Record<string, unknown>>,
  stored: StoredRow | null,
): Readonly<Record<string, unknown>> {
  const kept = Object.fromEntries(asked.map(name => [name, stored?.[name] ?? null]))
  const cleaned = Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, value === '' ? null : value]))
  return { ...kept, ...cleaned }
}

/** Ask the questions of a function, then let it answer. */
export async function answer<T>(
  writing: Pick<Writing, 'ask'>,
  of: PlainCheck | PlainComputed,
  row: StoredRow,
  call: Call,
): Promise<T> {
  if (typeof of === 'function') return of(row as never, undefined as never, call) as T
  const asks = of.asks as (row: StoredRow, call: Call) => Readonly<Record<string, Lookup>>
  const data = await writing.ask(asks(row, call), row.filedOn)
  return of.answer(row as never, data as never, call) as T
}

/** A field that is carried from a referenced row is filled from it when it came empty: what is known is not asked. */
async function withCarried(
  context: Context,
  writing: Writing,
  entry: Entry,
  values: Readonly<Record<string, unknown>>,
  row: StoredRow,
): Promise<Readonly<Record<string, unknown>>> {
  const filled: Record<string, unknown> = { ...values }
  for (const [name, field] of Object.entries(entry.record.shape.fields)) {
    if (field.options.carried === undefined || !(name in values) || !isEmpty(values[name])) continue
    const [record, from] = field.options.carried.split('.') as [string, string]
    const source = [...entry.refs].find(([path, address]) => !path.includes('.') && address.endsWith(`.${record}`))
    const id = source && (values[source[0]] ?? row[source[0]])
    if (!source || typeof id !== 'string') continue
    const { carrier } = await writing.ask({ carrier: { question: 'one', of: source[1], key: id } }, context.day)
    filled[name] = (carrier as StoredRow | null)?.[from] ?? null
  }
  return filled
}

async function numberOf(context: Context, writing: Writing, series: string, day: Day): Promise<string> {
  const year = day.slice(0, 4)
  const next = await writing.nextNumber(series, year)
  return `${year}-${String(next).padStart(4, '0')}`
}

export const rolesOf = (move: PlainMove): readonly string[] => (Array.isArray(move.by) ? move.by : [move.by as string])

export const statesOf = (move: PlainMove): readonly string[] => (Array.isArray(move.from) ? move.from : [move.from as string])

export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
