import exceljs from 'exceljs'
import { assert, Decimal } from '#base'
import { settle } from './settle.ts'

/** A cell as the file holds it. Text is always text: nothing a user typed becomes a formula. */
export type Cell =
  | { readonly cell: 'text'; readonly text: string }
  /** exact decimal text with at most 15 significant digits, else it is written as text, because a sheet would round it */
  | { readonly cell: 'number'; readonly value: string; readonly digits: number }
  /** reckoned by the sheet from its own cells; `value` is what we reckon, shown until the sheet is reckoned anew */
  | { readonly cell: 'formula'; readonly formula: string; readonly value: string; readonly digits: number }
  | { readonly cell: 'empty' }

export interface SheetColumn {
  readonly label: string
  /** characters; a Chinese character takes two */
  readonly width: number
  readonly align?: 'left' | 'center' | 'right'
}

export interface Sheet {
  readonly name: string
  readonly title: string
  /** lines between title and head row: what the table is, as of when, in which status */
  readonly notes: readonly string[]
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly Cell[])[]
  readonly footer: readonly string[]
  /** printed on top of every page, as the mark of sample data */
  readonly mark: string | null
  /** columns that stay when scrolling sideways */
  readonly frozenColumns: number
}

export const textCell = (text: string): Cell => (text === '' ? emptyCell : { cell: 'text', text })
export const numberCell = (value: string, digits: number): Cell => ({ cell: 'number', value, digits })
export const formulaCell = (formula: string, value: string, digits: number): Cell => ({
  cell: 'formula',
  formula,
  value,
  digits,
})
export const emptyCell: Cell = { cell: 'empty' }

/** What one cell of a sheet can hold, fixed by the file format. */
export const maxCharacters = 32_767
const escaped = /_x[0-9A-Fa-f]{4}_/g
/** What XML cannot hold or a reader would change: control characters, a carriage return, halves of a surrogate pair. */
const unsafe =
  /[\u0000-\u0008\u000B-\u001F\u007F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g
/** A4 in the numbering of the file format. */
const a4 = 9
/** `@`: what is typed over stays text too, so a leading `=` never comes to life when the cell is edited. */
const textFormat = '@'

/** Row of the first data cell: a title, the notes and the head stand before it. */
export const firstRowOf = ({ notes }: Pick<Sheet, 'notes'>): number => notes.length + 3

/**
 * Sheets as xlsx: frozen head, A4 landscape with the head row repeated on every page; no formulas but our own. The same
 * sheets give the same bytes. This file alone knows the library behind it.
 *
 * @throws Bug when a text is longer than a cell can hold: whoever builds the rows cuts it visibly
 */
export async function workbookXlsx(...sheets: readonly Sheet[]): Promise<Uint8Array> {
  const book = new exceljs.Workbook()
  book.creator = 'Jinwei'
  book.created = new Date(0)
  book.modified = new Date(0)
  for (const sheet of sheets) addSheet(book, sheet)
  return settle(new Uint8Array(await book.xlsx.writeBuffer({ useStyles: true, useSharedStrings: true })))
}

function addSheet(book: exceljs.Workbook, sheet: Sheet): void {
  const page = book.addWorksheet(sheetName(sheet.name))
  const headRow = sheet.notes.length + 2
  page.pageSetup = {
    paperSize: a4,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `${headRow}:${headRow}`,
    margins: { left: 0.6, right: 0.6, top: 0.8, bottom: 0.7, header: 0.3, footer: 0.3 },
  }
  page.headerFooter = {
    oddHeader: sheet.mark === null ? '' : `&R${headerText(sheet.mark)}`,
    oddFooter: `&L${headerText([...sheet.notes, ...sheet.footer].join('  '))}&R\u2014 &P / &N \u2014`,
  }
  page.views = [{ state: 'frozen', xSplit: sheet.frozenColumns, ySplit: headRow }]
  page.columns = sheet.columns.map(({ width }) => ({ width }))
  addLine(page, 1, sheet.mark === null ? sheet.title : `${sheet.title}  [${sheet.mark}]`, sheet.columns.length, {
    bold: true,
    size: 14,
  })
  for (const [at, note] of sheet.notes.entries()) addLine(page, at + 2, note, sheet.columns.length, {})
  const head = page.getRow(headRow)
  for (const [at, column] of sheet.columns.entries()) {
    const cell = head.getCell(at + 1)
    fillText(cell, column.label)
    cell.font = { bold: true }
    cell.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEAF2FB' } }
    cell.border = box
  }
  for (const [at, cells] of sheet.rows.entries()) addRow(page.getRow(headRow + 1 + at), sheet.columns, cells)
  for (const [at, line] of sheet.footer.entries())
    addLine(page, headRow + sheet.rows.length + 1 + at, line, sheet.columns.length, {})
}

const thin = { style: 'thin', color: { argb: 'FF7B8794' } } as const
const box = { top: thin, left: thin, bottom: thin, right: thin }

function addLine(page: exceljs.Worksheet, row: number, text: string, columns: number, font: Partial<exceljs.Font>): void {
  const cell = page.getCell(row, 1)
  fillText(cell, text)
  cell.font = font
  cell.alignment = { wrapText: true, vertical: 'middle' }
  if (columns > 1) page.mergeCells(row, 1, row, columns)
}

function addRow(row: exceljs.Row, columns: readonly SheetColumn[], cells: readonly Cell[]): void {
  assert(cells.length === columns.length, 'a row has one cell for each column')
  for (const [at, cell] of cells.entries()) {
    const target = row.getCell(at + 1)
    if (cell.cell === 'text') fillText(target, cell.text)
    else if (cell.cell === 'number') fillNumber(target, cell.value, cell.digits)
    else if (cell.cell === 'formula') {
      target.value = { formula: cell.formula, result: Number(cell.value) }
      target.numFmt = formatOf(cell.digits)
    }
    target.alignment = { wrapText: true, vertical: 'top', ...(columns[at]?.align && { horizontal: columns[at].align }) }
    target.border = box
  }
}

function fillText(cell: exceljs.Cell, text: string): void {
  assert(text.length <= maxCharacters, 'a text fits into one cell of a sheet')
  cell.value = text.replace(escaped, match => `_x005F_${match.slice(1)}`).replace(unsafe, escapeOne)
  cell.numFmt = textFormat
}

function fillNumber(cell: exceljs.Cell, value: string, digits: number): void {
  const exact = new Decimal(value)
  if (exact.precision() > 15) {
    fillText(cell, value)
    return
  }
  cell.value = exact.toNumber()
  cell.numFmt = formatOf(digits)
}

const formatOf = (digits: number): string => (digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`)

const escapeOne = (sign: string): string => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

/** `&` starts a command in the header of a printed page; 255 characters are all it holds. */
const headerText = (text: string): string => text.slice(0, 100).replace(unsafe, ' ').replaceAll('&', '&&')

/** A sheet name holds 31 characters and none of these. */
const sheetName = (name: string): string =>
  name
    .replace(/[*?:\\/[\]']/g, ' ')
    .slice(0, 31)
    .replace(unsafe, ' ')
    .trim() || 'Sheet1'
