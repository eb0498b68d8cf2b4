import { type CleanText, type Paragraph } from '#document'
import { listedUnits, type Owners } from './owners.ts'
import * as words from './vocabulary.ts'

/** One row of a table of tasks. Places are clean-text offsets. */
export interface TaskRow extends Owners {
  readonly number: string
  readonly title: string
  readonly place: Paragraph
}

interface Cell {
  readonly text: string
  readonly folded: string
}

/** Rows under a head that names a column of tasks and a column of owners; cells are parted by tabs, bars or wide gaps. */
export function taskRowsIn(clean: CleanText, paragraphs: readonly Paragraph[]): readonly TaskRow[] {
  const rows: TaskRow[] = []
  let head: { titles: readonly string[]; parting: RegExp } | null = null
  let above: readonly Cell[] = []
  for (const paragraph of paragraphs) {
    const parting = partingOf(clean.folded.slice(lineStart(clean, paragraph), paragraph.end))
    if (!parting) {
      head = null
      continue
    }
    const cells = cellsOf(clean, paragraph, head?.parting ?? parting)
    const titles = cells.map(cell => cell.folded.replace(/\s+/g, ''))
    if (titles.some(title => words.columnTask.test(title)) && titles.some(isOwnerColumn)) {
      head = { titles, parting }
      above = []
      continue
    }
    if (!head || cells.length < 2 || cells.every(cell => /^[-:\s]*$/.test(cell.folded))) continue
    const { titles: columns } = head
    const cell = (is: (title: string) => boolean): readonly string[] =>
      columns.flatMap((title, at) => {
        const own = cells[at]
        const kept = own && words.sameAbove.test(own.folded.trim()) ? above[at] : own
        return is(title) && kept ? [kept.text.trim()] : []
      })
    const title = cell(column => words.columnTask.test(column)).at(-1) ?? ''
    const lead = cell(column => words.columnLead.test(column)).flatMap(listedUnits)
    const responsible = cell(column => words.columnResponsible.test(column)).flatMap(listedUnits)
    above = columns.map(
      (_, at) =>
        (cells[at] && !words.sameAbove.test(cells[at].folded.trim()) ? cells[at] : above[at]) ?? { text: '', folded: '' },
    )
    if (!title || lead.length + responsible.length === 0) continue
    rows.push({ number: cell(column => words.columnNumber.test(column))[0] ?? '', title, lead, responsible, place: paragraph })
  }
  return rows
}

const isOwnerColumn = (title: string): boolean => words.columnLead.test(title) || words.columnResponsible.test(title)

/** A line loses its outer blanks as a paragraph, but an empty first cell is a cell. */
const lineStart = (clean: CleanText, paragraph: Paragraph): number => clean.folded.lastIndexOf('\n', paragraph.start - 1) + 1

function partingOf(line: string): RegExp | null {
  if (line.includes('\t')) return /\t/
  if (line.split('|').length > 3) return /\|/
  return /\S\s{2,}\S/.test(line) ? /\s{2,}/ : null
}

function cellsOf(clean: CleanText, paragraph: Paragraph, parting: RegExp): readonly Cell[] {
  const start = lineStart(clean, paragraph)
  const line = clean.text.slice(start, paragraph.end)
  const folded = clean.folded.slice(start, paragraph.end)
  const cells: Cell[] = []
  let from = 0
  for (const match of folded.matchAll(new RegExp(parting, 'g'))) {
    cells.push({ text: line.slice(from, match.index), folded: folded.slice(from, match.index) })
    from = match.index + match[0].length
  }
  cells.push({ text: line.slice(from), folded: folded.slice(from) })
  return parting.source === '\\|' && cells[0]?.folded.trim() === '' ? cells.slice(1) : cells
}
