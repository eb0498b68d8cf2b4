import { type Details, done, type Outcome, refused } from '#base'
import type { Actor, Call, PlainMove } from '#define'
import type { Entry } from '../catalogue.ts'
import { isEmpty, rolesOf } from '../moves.ts'
import { isOwn } from '../sights.ts'
import type { StoredRow } from '../store.ts'

/**
 * Whether a birth can be judged from the row alone: every check and what it sets ask nothing of the database, and nothing
 * follows. Many such births are written together; all others are taken one by one.
 */
export function isPlainBirth(entry: Entry, name: string, move: PlainMove): boolean {
  const { shape, life } = entry.record
  const isCounted = Object.values(entry.area.indicators).some(rule => rule.on === name)
  const functions = [...(move.check ?? []), ...(move.recused ? [move.recused] : []), ...(move.sets ? [move.sets] : [])]
  const isOpen = Object.values(shape.fields).every(
    ({ options }) => !options.masked && options.sealedUntil === undefined && options.carried === undefined,
  )
  return (
    isOpen &&
    !isCounted &&
    functions.every(of => typeof of === 'function') &&
    !move.money?.length &&
    !move.also &&
    !move.tells?.length &&
    life.number?.at !== name
  )
}

export interface Bearing {
  readonly call: Omit<Call, 'actor' | 'move' | 'reason'>
  readonly actor: Actor
  readonly newId: () => string
}

/** The empty row of a record; a copy of it is filled for every birth. */
export const blankRow = (entry: Entry): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(entry.record.shape.fields).map(([name, { kind }]) => [
      name,
      kind === 'parts' || kind === 'evidence' ? [] : null,
    ]),
  )

/**
 * The row a plain birth makes, with the same tests in the same order as `takeMove`. Values have been checked against
 * their fields before, cell by cell.
 */
export function bornRow(
  entry: Entry,
  name: string,
  move: PlainMove,
  blank: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, unknown>>,
  { call: at, actor, newId }: Bearing,
): Outcome<StoredRow> {
  if (!rolesOf(move).includes(actor.role)) return refused('not_allowed', { move: name, role: actor.role })
  const row: StoredRow = {
    ...blank,
    ...values,
    id: newId(),
    state: entry.record.shape.states[0] as string,
    revision: 0,
    filedOn: at.day,
  }
  if (!isOwn(entry, row, actor)) return refused('not_allowed', { move: name, role: actor.role })
  const call: Call = { ...at, move: name, reason: null, actor }
  for (const check of [...(move.recused ? [move.recused] : []), ...(move.check ?? [])]) {
    const verdict = (check as Plain<null | string | readonly [string, Details]>)(row as never, undefined as never, call)
    if (typeof verdict === 'string') return refused(verdict)
    if (verdict) return refused(verdict[0], verdict[1])
  }
  const missing = (move.needs ?? []).find(field => isEmpty(row[field]))
  if (missing !== undefined) return refused('field_missing', { field: missing }, missing)
  const sets = move.sets as Plain<Readonly<Record<string, unknown>>> | undefined
  return done({ ...row, ...sets?.(row as never, undefined as never, call), state: move.to, revision: 1 })
}

/** A check or what a move sets, where it asks nothing. */
type Plain<T> = (row: never, data: never, call: Call) => T
