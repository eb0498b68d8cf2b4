import type { Address } from '../catalogue.ts'
import { fieldFault } from '../check-values.ts'
import type { Reading, StoredRow } from '../store.ts'
import { namesOfRefs } from '../titles.ts'
import type { SheetRow } from '#sheets'
import { cellValue } from './cell-value.ts'
import type { Found, Line, Reader } from './reader.ts'
import { isNote, type SheetLayout } from './sheet-layout.ts'

/** Some hundred lines with everything the database says about them. */
export interface Batch {
  readonly lines: readonly Line[]
  /** names of what known rows refer to, as an export shows them */
  readonly titles: ReadonlyMap<string, string>
}

/**
 * Read cells as values and ask once for all of them: what they refer to, which rows stand already, and their names.
 * Several batches are asked about at a time, in the order of the file.
 */
export async function lookUp(
  reader: Reader,
  reading: Reading,
  sheet: SheetLayout,
  rows: readonly SheetRow[],
  found: Found,
): Promise<Batch> {
  const lines: Line[] = []
  for (const row of rows) {
    if (isNote(row, sheet)) {
      found.notes += 1
      continue
    }
    const values: Record<string, unknown> = {}
    for (const { name, field, column, how } of sheet.asked)
      if (column) values[name] = cellValue(field, row.cells[column.at] ?? '', how)
    lines.push({ row, values, known: null })
  }
  found.rows += lines.length
  await resolveReferences(reader, reading, sheet, lines)
  await findKnown(reader, reading, sheet, lines)
  return { lines, titles: await titlesOfKnown(reader, reading, lines) }
}

/** Names and codes of other records become ids, all of a batch at once; what is not found stays text and is refused. */
async function resolveReferences(reader: Reader, reading: Reading, sheet: SheetLayout, lines: readonly Line[]): Promise<void> {
  for (const { name, field, column } of sheet.asked) {
    if (field.kind !== 'ref' || !column) continue
    const written = new Set(lines.flatMap(line => (typeof line.values[name] === 'string' ? [line.values[name] as string] : [])))
    if (written.size === 0) continue
    const ids = await reading.resolve(reader.entry.refs.get(name) as Address, [...written])
    for (const line of lines) {
      const id = ids.get(line.values[name] as string)
      if (id !== undefined) line.values[name] = id
    }
  }
}

/** Which rows stand already: by their id, else by what names a row of this record. */
async function findKnown(reader: Reader, reading: Reading, sheet: SheetLayout, lines: readonly Line[]): Promise<void> {
  const { entry } = reader
  if (sheet.id) {
    const at = sheet.id.at
    const ids = lines.flatMap(line => (line.row.cells[at] ? [[line.row.cells[at] as string]] : []))
    const known = new Map((await reading.matching(entry.address, ['id'], ids)).map(row => [row.id, row]))
    for (const line of lines) line.known = known.get(line.row.cells[at] ?? '') ?? null
  }
  if (sheet.by.length === 0) return
  const sound = lines.filter(line => !line.known && keyOf(sheet, line.values) !== null)
  const keys = sound.map(line => sheet.by.map(name => line.values[name]))
  const standing = await reading.matching(entry.address, sheet.by, keys)
  const known = new Map(standing.map(row => [keyOf(sheet, row), row]))
  for (const line of sound) line.known = known.get(keyOf(sheet, line.values)) ?? null
}

/** What names a row, or null where a part of the name is missing or wrong: its cell is refused by itself. */
export function keyOf(sheet: SheetLayout, values: Readonly<Record<string, unknown>>): string | null {
  let key = ''
  for (const { name, field } of sheet.names) {
    const value = values[name]
    if (value === null || value === undefined || fieldFault(field, value, values) !== null) return null
    key += `${String(value)}\u001f`
  }
  return key
}

/** Names of what known rows refer to: an export shows a reference by its name. */
async function titlesOfKnown(
  { context, entry }: Reader,
  reading: Reading,
  lines: readonly Line[],
): Promise<ReadonlyMap<string, string>> {
  const known: StoredRow[] = lines.flatMap(line => (line.known ? [line.known] : []))
  return new Map(known.length === 0 ? [] : Object.entries(await namesOfRefs(context.catalogue, reading, entry, known)))
}
