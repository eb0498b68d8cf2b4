import { done, type Outcome, type Refusal, refused } from '#base'
import type { PlainMove } from '#define'
import { type SheetRow, unitsOf } from '#sheets'
import type { Entry } from '../catalogue.ts'
import type { Messages } from '../messages.ts'

/** A column of a sheet and the field it fills. `id` names a row; `shown` is printed by an export and not taken in. */
export interface Column {
  readonly at: number
  readonly field: string
  readonly use: 'asked' | 'id' | 'shown'
  /** power of ten of a yuan that amounts stand in */
  readonly power: number
  /** the head as it was written */
  readonly head: string
}

export interface Head {
  readonly line: number
  readonly columns: readonly Column[]
  /** heads nobody knows, by place */
  readonly strangers: readonly { readonly at: number; readonly head: string }[]
}

/** How far down a head may stand: title, notes and two rows of merged heads. */
const headWithin = 12

/** `[area.record@version]`, as a template carries it. */
export const stampOf = (entry: Entry): string => `[${entry.address}@${entry.area.version}]`
const stampForm = /\[([a-z0-9-]+\.[A-Za-z0-9]+)@(\d+)\]/

/**
 * Find the head of a sheet: the row most of whose cells are names of fields, a merged head over several rows read
 * downwards. Heads are labels in either language, with their unit or not, or field names.
 *
 * @param rows the first rows of the sheet
 * @returns refused `sheet_without_head`, or `template_outdated` when the sheet was made from another form
 */
export function headOf(entry: Entry, birth: PlainMove, rows: readonly SheetRow[], messages: Messages): Outcome<Head, Refusal> {
  const top = rows.slice(0, headWithin)
  for (const { cells } of top) {
    for (const cell of cells) {
      const stamp = stampForm.exec(cell)
      if (!stamp) continue
      if (stamp[1] !== entry.address) return refused('template_of_another', { register: stamp[1] as string })
      if (Number(stamp[2]) !== entry.area.version)
        return refused('template_outdated', { version: Number(stamp[2]), current: entry.area.version })
    }
  }
  const names = namesOf(entry, birth, messages)
  let best: { readonly at: number; readonly known: number } = { at: -1, known: 0 }
  for (const [at, row] of top.entries()) {
    const known = row.cells.filter((_, column) => names.has(plainHead(textAt(top, at, column)))).length
    if (known > best.known) best = { at, known }
  }
  const head = top[best.at]
  if (!head) return refused('sheet_without_head')
  const noted = top.slice(0, best.at).map(row => unitsOf(row.cells.join(' ')))
  const power = noted.find(unit => unit !== null) ?? 0
  const columns: Column[] = []
  const strangers: { at: number; head: string }[] = []
  const width = Math.max(...top.slice(0, best.at + 1).map(row => row.cells.length))
  for (let at = 0; at < width; at++) {
    const text = textAt(top, best.at, at)
    if (text === '') continue
    const found = names.get(plainHead(text))
    if (!found || columns.some(column => column.field === found.field)) strangers.push({ at, head: text })
    else columns.push({ at, ...found, power: unitsOf(text) ?? power, head: text })
  }
  return done({ line: head.line, columns, strangers })
}

/** The head of a column, or where it is empty the one above it: a head merged over two rows stands in the first. */
function textAt(rows: readonly SheetRow[], at: number, column: number): string {
  for (let row = at; row >= Math.max(0, at - 1); row--) {
    const text = rows[row]?.cells[column] ?? ''
    if (text !== '') return text
  }
  return ''
}

/** Without blanks, line breaks, marks of duty and the unit behind the name. */
const plainHead = (text: string): string =>
  text
    .replace(/\s+/gu, '')
    .replace(/^[*\uff0a]|[*\uff0a]$/g, '')
    .replace(/[\uff08(][^\uff08\uff09()]*[\uff09)]$/, unit => (unitsOf(unit) === null && !/%|percent/.test(unit) ? unit : ''))
    .replaceAll('\uff1a', ':')
    .toLowerCase()

function namesOf(entry: Entry, birth: PlainMove, messages: Messages): ReadonlyMap<string, Pick<Column, 'field' | 'use'>> {
  const names = new Map<string, Pick<Column, 'field' | 'use'>>()
  const add = (name: string | undefined, of: Pick<Column, 'field' | 'use'>) => {
    if (name !== undefined && !names.has(plainHead(name))) names.set(plainHead(name), of)
  }
  const asked = new Set(birth.asks)
  for (const language of [messages.zh, messages.en]) {
    for (const field of Object.keys(entry.record.shape.fields)) {
      const use = asked.has(field) ? 'asked' : 'shown'
      add(language[`${entry.address}.fields.${field}.label`], { field, use })
      add(field, { field, use })
    }
    add(language['record.id'], { field: 'id', use: 'id' })
    add(language['record.state'], { field: 'state', use: 'shown' })
    if (entry.record.life.number) add(language['record.number'], { field: 'number', use: 'shown' })
  }
  return names
}

/** As a spreadsheet names it, `C7`. */
export const cellName = (column: number, line: number): string => `${columnName(column)}${line}`
const columnName = (at: number): string =>
  (at < 26 ? '' : columnName(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))
