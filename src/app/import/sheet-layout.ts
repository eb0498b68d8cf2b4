import type { Refusal } from '#base'
import type { AnyRecord, Field, PlainMove } from '#define'
import type { SheetRow } from '#sheets'
import type { Entry } from '../catalogue.ts'
import type { Messages } from '../messages.ts'
import type { Choices, How } from './cell-value.ts'
import type { Column, Head } from './columns.ts'
import { rolesOf } from '../moves.ts'
import { blankRow, isPlainBirth } from './plain-birth.ts'

/** A field the birth asks for, and how its cells are read. */
export interface Asked {
  readonly name: string
  readonly field: Field
  readonly column: Column | null
  readonly how: How
  readonly quick: (value: unknown) => boolean
}

/** What is worked out once for a sheet. */
export interface SheetLayout {
  readonly columns: readonly Column[]
  readonly asked: readonly Asked[]
  /** fields that name a row */
  readonly names: readonly Asked[]
  readonly by: readonly string[]
  readonly choices: ReadonlyMap<string, Choices>
  readonly blank: Readonly<Record<string, unknown>>
  readonly isPlain: boolean
  readonly id: Column | null
}

export function layoutOf(entry: Entry, birth: Birth, messages: Messages, head: Head): SheetLayout {
  const { shape, life } = entry.record
  const choicesOf = (path: string, of: readonly string[]): Choices =>
    new Map(
      [messages.en, messages.zh].flatMap(words =>
        of.flatMap(choice => [[choice, choice] as const, [words[`${path}.${choice}`] ?? choice, choice] as const]),
      ),
    )
  const choices = new Map<string, Choices>()
  for (const [name, { kind, options }] of Object.entries(shape.fields))
    if (kind === 'choice' || kind === 'set')
      choices.set(name, choicesOf(`${entry.address}.fields.${name}.choices`, options['of'] as readonly string[]))
  const asked = (birth.move.asks ?? []).map((name): Asked => {
    const column = head.columns.find(one => one.field === name) ?? null
    const how = { power: column?.power ?? 0, choices: choices.get(name) ?? null }
    return { name, field: shape.fields[name] as Field, column, how, quick: quickly(shape.fields[name] as Field) }
  })
  const by = life.imports?.by ?? []
  return {
    columns: head.columns,
    asked,
    names: asked.filter(({ name }) => by.includes(name)),
    by,
    choices,
    blank: blankRow(entry),
    isPlain: isPlainBirth(entry, birth.name, birth.move),
    id: head.columns.find(column => column.use === 'id') ?? null,
  }
}

/** Sees at a glance that a value is right, for the kinds a form has most of; what it does not see is checked at length. */
function quickly({ kind, options }: Field): (value: unknown) => boolean {
  const isOptional = options.optional === true
  const never = (value: unknown) => isOptional && (value === null || value === undefined)
  if (kind === 'money') {
    const [min, max] = [options['minFen'] as bigint, (options['maxFen'] as bigint | undefined) ?? 10n ** 17n]
    return value => (typeof value === 'bigint' ? value >= min && value <= max : never(value))
  }
  if (kind === 'count') {
    const [min, max] = [options['min'] as number, options['max'] as number]
    return value => (typeof value === 'number' ? Number.isInteger(value) && value >= min && value <= max : never(value))
  }
  if (kind === 'yes') return value => typeof value === 'boolean' || never(value)
  if (kind === 'choice') {
    const choices = new Set(options['of'] as readonly unknown[])
    return value => choices.has(value) || never(value)
  }
  return never
}

/** A line under the table: one text in the first column and nothing else, where a row has more. */
export const isNote = ({ cells }: SheetRow, { columns }: SheetLayout): boolean =>
  columns.length > 2 && (cells[0] ?? '') !== '' && cells.every((cell, at) => at === 0 || cell === '')

/** The column a refusal speaks of: the field it names, else the first. */
export function placeOf(refusal: Refusal, sheet: SheetLayout): number {
  const named = [refusal.where, ...Object.values(refusal.details ?? {})]
  return sheet.columns.find(column => named.includes(column.field))?.at ?? 0
}

export interface Birth {
  readonly name: string
  readonly move: PlainMove
}

/** The move a sheet gives birth by: the only one of the role that no date takes. */
export function birthOf(record: AnyRecord, role: string): Birth | null {
  const found = Object.entries(record.life.moves).find(([, move]) => move.from === 'new' && rolesOf(move).includes(role))
  return found ? { name: found[0], move: found[1] } : null
}
