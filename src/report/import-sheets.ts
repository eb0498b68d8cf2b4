import { PassThrough } from 'node:stream'
import exceljs from 'exceljs'
import { type Language, word } from './words.ts'

/** A column of a sheet that is filled in to be read. */
export interface TemplateColumn {
  readonly label: string
  /** what may stand there, said once in a note at the head */
  readonly help: string | null
  readonly isRequired: boolean
  /** a list to choose from */
  readonly choices: readonly string[] | null
  /** as long as a text usually is */
  readonly width: number
}

/** Rows with a list to choose from: what one hand fills in; a longer sheet is read as well. */
const templateRows = 2_000
const maxInline = 200

/**
 * An empty sheet to fill in: heads, lists to choose from, notes, and the stamp of the definition it was made from, so that
 * a sheet of an older form says so when it is read.
 *
 * @param stamp `[area.record@version]`
 */
export async function templateXlsx(of: {
  readonly title: string
  readonly stamp: string
  readonly columns: readonly TemplateColumn[]
  readonly language?: Language
}): Promise<Uint8Array> {
  const language = of.language ?? 'zh'
  const book = new exceljs.Workbook()
  book.creator = 'Jinwei'
  book.created = new Date(0)
  const page = book.addWorksheet(of.title.replace(/[*?:\\/[\]']/g, ' ').slice(0, 31))
  const lists = book.addWorksheet('lists', { state: 'veryHidden' })
  page.getCell(1, 1).value = `${of.title} ${word(language, 'template.title')} ${of.stamp}`
  page.getCell(1, 1).font = { bold: true, size: 14 }
  page.getCell(2, 1).value = word(language, 'template.how')
  page.views = [{ state: 'frozen', ySplit: 3, xSplit: Math.min(2, of.columns.length) }]
  let listed = 0
  for (const [at, column] of of.columns.entries()) {
    const head = page.getCell(3, at + 1)
    head.value = column.label
    head.font = { bold: true, ...(column.isRequired && { color: { argb: 'FFB42318' } }) }
    head.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEAF2FB' } }
    head.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' }
    const told = [column.isRequired ? word(language, 'template.required') : null, column.help].filter(text => text !== null)
    if (told.length > 0) head.note = told.join('\n')
    page.getColumn(at + 1).width = column.width
    page.getColumn(at + 1).numFmt = '@'
    if (!column.choices || column.choices.length === 0) continue
    listed += 1
    for (const [line, choice] of column.choices.entries()) lists.getCell(line + 1, listed).value = choice
    const letter = lists.getColumn(listed).letter
    const inline = `"${column.choices.join(',')}"`
    const isInline = inline.length <= maxInline && !column.choices.some(choice => /[,"]/.test(choice))
    const formula = isInline ? inline : `lists!$${letter}$1:$${letter}$${column.choices.length}`
    for (let row = 4; row < 4 + templateRows; row++)
      page.getCell(row, at + 1).dataValidation = { type: 'list', allowBlank: true, formulae: [formula], showErrorMessage: true }
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** A row of a sheet as it came, with what is wrong in it by column. */
export interface MarkedRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly faults: ReadonlyMap<number, string>
}

/**
 * The sheet as it came, row for row, with every bad cell coloured and its reason in a note and in a column of its own. It
 * is written as it is read: memory does not grow with it. Text stays text.
 */
export async function* markedXlsx(
  rows: AsyncIterable<readonly MarkedRow[]>,
  language: Language = 'zh',
): AsyncGenerator<Uint8Array> {
  const out = new PassThrough({ highWaterMark: 1 << 20 })
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  const page = book.addWorksheet(word(language, 'marked.sheet'))
  const writing = (async () => {
    let line = 0
    for await (const batch of rows) {
      for (const { line: own, cells, faults } of batch) {
        while (line < own - 1) {
          line += 1
          page.addRow([]).commit()
        }
        line = own
        const row = page.addRow(cells.map(cell => cell.replace(unsafe, ' ')))
        for (const [at, why] of faults) {
          const cell = row.getCell(at + 1)
          cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFD6D2' } }
          cell.note = why
        }
        if (faults.size > 0) row.getCell(cells.length + 1).value = [...new Set(faults.values())].join('\n')
        row.commit()
      }
    }
    await book.commit()
  })()
  writing.catch(error => out.destroy(error as Error))
  for await (const chunk of out) yield chunk as Uint8Array
  await writing
}

const unsafe = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
