import { done, type Outcome, type Refusal, refused } from '#base'
import { readWorkbook } from '#report'
import { textOf } from './text-of.ts'

/** The first sheet of a workbook, or a csv, as text cells. Row and column numbers are those of the file, from 1. */
export interface Sheet {
  readonly head: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

const rowsMax = 20_000

export async function readSheet(bytes: Uint8Array, name: string): Promise<Outcome<Sheet, Refusal>> {
  const table = name.toLowerCase().endsWith('.xlsx') ? await workbookTable(bytes) : csvTable(bytes)
  if (!table.ok) return table
  const [head, ...rows] = table.value
  if (!head || head.every(cell => cell === '')) return refused('sheet_empty')
  if (rows.length > rowsMax) return refused('sheet_too_long', { rows: rows.length, max: rowsMax })
  return done({
    head: head.map(cell => cell.trim()),
    rows: rows.flatMap((cells, at) =>
      cells.every(cell => cell.trim() === '') ? [] : [{ line: at + 2, cells: cells.map(cell => cell.trim()) }],
    ),
  })
}

async function workbookTable(bytes: Uint8Array): Promise<Outcome<readonly (readonly string[])[], Refusal>> {
  const sheets = await readWorkbook(bytes)
  if (!sheets.ok) return sheets
  return sheets.value[0] ? done(sheets.value[0].rows) : refused('sheet_empty')
}

/** RFC 4180 with quotes; UTF-8 or GBK. */
function csvTable(bytes: Uint8Array): Outcome<readonly (readonly string[])[], Refusal> {
  const text = textOf(bytes)
  if (!text.ok) return text
  const table: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const source = text.value.replace(/^\uFEFF/, '')
  for (let at = 0; at < source.length; at++) {
    const sign = source[at] as string
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (source[at + 1] === '"') cell += source[++at]
      else isQuoted = false
    } else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === ',' || sign === '\n') {
      table.at(-1)?.push(cell)
      cell = ''
      if (sign === '\n') table.push([])
    } else if (sign !== '\r') cell += sign
  }
  if (isQuoted) return refused('sheet_unreadable')
  if (cell !== '' || (table.at(-1)?.length ?? 0) > 0) table.at(-1)?.push(cell)
  return done(table.filter(row => row.length > 0))
}
