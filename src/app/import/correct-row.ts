import { assert, canonical } from '#base'
import { formatField } from '#report'
import { fieldFault } from '../check-values.ts'
import { rolesOf, takeMove } from '../moves.ts'
import type { StoredRow, Writing } from '../store.ts'
import { cellValue } from './cell-value.ts'
import type { Column } from './columns.ts'
import type { Fault, Found, Line, Reader } from './reader.ts'
import { placeOf, type SheetLayout } from './sheet-layout.ts'

const changesKept = 200

/** What differs in a row that stands is corrected by the declared move; what an export only shows must read as it did. */
export async function correct(
  reader: Reader,
  writing: Writing | null,
  sheet: SheetLayout,
  line: Line,
  titles: ReadonlyMap<string, string>,
  found: Found,
  fault: Fault,
): Promise<void> {
  const { entry, context, viewer, request } = reader
  const known = line.known as StoredRow
  const fields: { field: string; from: unknown; to: unknown }[] = []
  const before = found.faultCount
  const corrects = entry.record.life.imports?.corrects
  const mayChange = new Set(corrects === undefined ? [] : (entry.record.life.moves[corrects]?.asks ?? []))
  for (const column of sheet.columns) {
    const cell = line.row.cells[column.at] ?? ''
    const field = entry.record.shape.fields[column.field]
    const value =
      column.use === 'asked' || !field
        ? line.values[column.field]
        : cellValue(field, cell, { power: column.power, choices: sheet.choices.get(column.field) ?? null })
    if (column.use === 'id' || (field && same(value, known[column.field]))) continue
    if (reads(reader, column, known, cell, titles)) continue
    if (column.use === 'shown' || !field || !mayChange.has(column.field)) {
      fault(column.at, { code: 'column_not_corrected', details: { field: column.field } })
      continue
    }
    const wrong = fieldFault(field, value, { ...known, ...line.values })
    if (wrong)
      fault(column.at, {
        code: 'invalid_field',
        details: { field: column.field, what: wrong.what, ...wrong.details },
        where: column.field,
      })
    else fields.push({ field: column.field, from: known[column.field] ?? null, to: value ?? null })
  }
  if (found.faultCount > before) return
  if (fields.length === 0) {
    found.same += 1
    return
  }
  found.changed += 1
  const title = String(known[entry.record.life.title ?? ''] ?? known.number ?? known.id)
  if (found.changes.length < changesKept)
    found.changes.push({ line: line.row.line, id: known.id, title: titles.get(title) ?? title, fields })
  const move = entry.record.life.moves[corrects as string]
  assert(move, `${entry.address}: imports corrects by a move there is`)
  if (!rolesOf(move).includes(viewer.actor.role))
    return fault(0, { code: 'not_allowed', details: { move: corrects as string, role: viewer.actor.role } })
  if (!([] as readonly string[]).concat(move.from).includes(known.state))
    return fault(0, { code: 'not_in_state', details: { move: corrects as string, state: known.state } })
  if (move.reason === 'required' && !request.reason?.trim())
    return fault(0, { code: 'reason_missing', details: { move: corrects as string } })
  if (!writing || found.faultCount > 0) return
  const taken = await takeMove(context, writing, {
    entry,
    move: corrects as string,
    id: known.id,
    values: Object.fromEntries(fields.map(({ field, to }) => [field, to])),
    reason: request.reason,
    revision: known.revision,
    actor: viewer.actor,
    asHouse: false,
  })
  if (!taken.ok) fault(placeOf(taken.refusal, sheet), taken.refusal)
}

const same = (a: unknown, b: unknown): boolean =>
  a === b || (a ?? null) === (b ?? null) || (typeof a === 'object' && canonical(a) === canonical(b)) || sameDecimal(a, b)

/** `12.50` and `12.5` are one value of a field of numbers. */
const sameDecimal = (a: unknown, b: unknown): boolean =>
  typeof a === 'string' &&
  typeof b === 'string' &&
  /^-?\d+(\.\d+)?$/.test(a) &&
  /^-?\d+\.\d+$/.test(b) &&
  a.replace(/\.?0+$/, '') === b.replace(/\.?0+$/, '')

/** Whether a cell reads as an export prints the stored value, in either language. */
function reads(reader: Reader, column: Column, known: StoredRow, cell: string, titles: ReadonlyMap<string, string>): boolean {
  const { entry, messages } = reader
  const value = known[column.field] ?? null
  if (value === null || (Array.isArray(value) && value.length === 0)) return cell === ''
  if (cell === '') return false
  const field = entry.record.shape.fields[column.field]
  if (column.field === 'state' || !field)
    return [
      String(value),
      messages.zh[`${entry.address}.states.${String(value)}`],
      messages.en[`${entry.address}.states.${String(value)}`],
    ].includes(cell)
  return (['zh', 'en'] as const).some(language => {
    const path = `${entry.address}.fields.${column.field}.choices`
    const of = (field.options['of'] ?? []) as readonly string[]
    const labels =
      field.kind === 'choice' || field.kind === 'set'
        ? Object.fromEntries(of.map(choice => [choice, messages[language][`${path}.${choice}`] ?? choice]))
        : undefined
    const digits = field.kind === 'number' ? (field.options['digits'] as number) : undefined
    const text = formatField(field.kind, value, {
      language,
      titles,
      ...(labels && { labels }),
      ...(digits !== undefined && { digits }),
    })
    return text.trim() === cell
  })
}
