import { fieldFault } from '../check-values.ts'
import { takeMove } from '../moves.ts'
import type { StoredRow, Writing } from '../store.ts'
import { bornRow } from './plain-birth.ts'
import type { Fault, Line, Reader } from './reader.ts'
import { placeOf, type SheetLayout } from './sheet-layout.ts'

/** A row to be written with others, or a sign that it has to be taken alone; null when a cell is bad. */
export function bear(reader: Reader, sheet: SheetLayout, line: Line, fault: Fault): StoredRow | 'one by one' | null {
  const { entry, birth, context, viewer } = reader
  let isSound = true
  for (const { name, field, column, quick } of sheet.asked) {
    const value = line.values[name]
    if (quick(value)) continue
    const found = fieldFault(field, value, line.values)
    if (!found) continue
    isSound = false
    const what = field.kind === 'ref' && found.what === 'notRef' ? 'noSuchRow' : found.what
    fault(column?.at ?? sheet.columns.length, {
      code: 'invalid_field',
      details: { field: name, what, ...found.details },
      where: name,
    })
  }
  if (!isSound) return null
  if (!sheet.isPlain) return 'one by one'
  const born = bornRow(entry, birth.name, birth.move, sheet.blank, line.values, {
    call: { day: context.day, now: context.now, newId: context.newId },
    actor: viewer.actor,
    newId: context.newId,
  })
  if (born.ok) return born.value
  fault(placeOf(born.refusal, sheet), born.refusal)
  return null
}

/** A row whose birth asks something of the database is taken by itself, in the same transaction. */
export async function bearAlone(reader: Reader, writing: Writing, line: Line, fault: Fault): Promise<void> {
  const { entry, birth, context, viewer } = reader
  const taken = await takeMove(context, writing, {
    entry,
    move: birth.name,
    id: null,
    values: line.values,
    reason: reader.request.reason,
    revision: null,
    actor: viewer.actor,
    asHouse: false,
  })
  if (!taken.ok) fault(0, taken.refusal)
}
