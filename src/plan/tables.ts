import { type CleanText, numberOf, type Paragraph } from '#document'
import { type Comparator, kindOf, type Verb } from './comparators.ts'
import { type DateMark, datesIn } from './dates.ts'
import type { Figure } from './figure.ts'
import { listedUnits, type Owners } from './owners.ts'
import * as words from './vocabulary.ts'

/** One row of a table of tasks. Places are clean-text offsets. */
export interface TaskRow extends Owners {
  readonly number: string
  readonly title: string
  /** What the column of deadlines says. */
  readonly deadline: DateMark | null
  readonly place: Paragraph
}

/** One value of a table of indicators, promised for the year its column names. */
export interface IndicatorFigure extends Figure {
  readonly paragraph: Paragraph
  readonly year: number | null
  /** The column only names a year: it may as well hold the value to start from. */
  readonly isBareYear: boolean
}

export interface TableReading {
  readonly tasks: readonly TaskRow[]
  readonly indicators: readonly IndicatorFigure[]
  /** Rows that are read as indicators, and heads of tables: nothing in them is running text. */
  readonly taken: ReadonlySet<Paragraph>
}

interface Cell {
  readonly text: string
  readonly folded: string
}

interface Head {
  readonly titles: readonly string[]
  readonly parting: RegExp
  readonly isTasks: boolean
}

/** Rows under a head that names its columns; cells are parted by tabs, bars or wide gaps. */
export function tablesIn(clean: CleanText, paragraphs: readonly Paragraph[]): TableReading {
  const tasks: TaskRow[] = []
  let rows: Row[] = []
  const indicators: IndicatorFigure[] = []
  const taken = new Set<Paragraph>()
  let head: Head | null = null
  let above: readonly Cell[] = []
  for (const paragraph of paragraphs) {
    const parting = partingOf(clean.folded.slice(lineStart(clean, paragraph), paragraph.end))
    if (!parting) {
      for (const row of named(rows)) tasks.push(row)
      rows = []
      head = null
      continue
    }
    const cells = cellsOf(clean, paragraph, head?.parting ?? parting)
    const titles = cells.map(cell => cell.folded.replace(/\s+/g, ''))
    const opened = headOf(titles, parting)
    if (opened) {
      for (const row of named(rows)) tasks.push(row)
      rows = []
      head = opened
      above = []
      taken.add(paragraph)
      continue
    }
    if (!head || cells.length < 2 || cells.every(cell => /^[-:\s]*$/.test(cell.folded))) continue
    const kept = cells.map((cell, at) => (words.sameAbove.test(cell.folded.trim()) ? (above[at] ?? cell) : cell))
    above = head.titles.map((_, at) => kept[at] ?? above[at] ?? { text: '', folded: '' })
    if (head.isTasks) {
      const row = taskRow(head, kept, paragraph)
      if (row) rows.push(row)
    } else {
      indicators.push(...indicatorFigures(head, kept, paragraph))
      taken.add(paragraph)
    }
  }
  for (const row of named(rows)) tasks.push(row)
  return { tasks, indicators, taken }
}

type Row = Omit<TaskRow, 'title'> & { readonly titles: readonly string[] }

/** The first column of tasks names a row, unless several rows share its words: then the last one does. */
function named(rows: readonly Row[]): readonly TaskRow[] {
  const first = new Set(rows.map(row => row.titles[0]))
  return rows.map(({ titles, ...row }) => ({ ...row, title: (first.size === rows.length ? titles[0] : titles.at(-1)) ?? '' }))
}

function headOf(titles: readonly string[], parting: RegExp): Head | null {
  if (titles.length < 2) return null
  if (titles.some(title => words.columnTask.test(title)) && titles.some(isOwnerColumn))
    return { titles, parting, isTasks: true }
  const isIndicators = titles.some(title => words.columnIndicator.test(title)) && titles.some(isGoalColumn)
  return isIndicators ? { titles, parting, isTasks: false } : null
}

const isOwnerColumn = (title: string): boolean => words.columnLead.test(title) || words.columnResponsible.test(title)
const isGoalColumn = (title: string): boolean =>
  !words.columnBase.test(title) &&
  !words.columnIndicator.test(title) &&
  (words.columnGoal.test(title) || words.columnYear.test(title))

function taskRow({ titles }: Head, cells: readonly Cell[], place: Paragraph): Row | null {
  const cell = (is: (title: string) => boolean): readonly string[] =>
    titles.flatMap((title, at) => (is(title) && cells[at] ? [cells[at].text.trim()] : []))
  const tasks = cell(column => words.columnTask.test(column) && !words.goalColumn.test(column)).filter(text => text !== '')
  const named = tasks.length > 0 ? tasks : cell(column => words.columnTask.test(column)).filter(text => text !== '')
  const leading = cell(column => words.columnLead.test(column)).map(listedUnits)
  const others = cell(column => words.columnResponsible.test(column)).map(listedUnits)
  const lead = [
    ...leading.flatMap(({ lead: marked, others: plain }) => [...marked, ...plain]),
    ...others.flatMap(cell => cell.lead),
  ]
  const responsible = others.flatMap(cell => cell.others)
  if (named.length === 0 || lead.length + responsible.length === 0) return null
  const time = titles.findIndex(column => words.columnDeadline.test(column))
  const deadline = datesIn(cells[time]?.folded ?? '').findLast(mark => mark.sort !== 'base') ?? null
  return {
    number: cell(column => words.columnNumber.test(column))[0] ?? '',
    titles: named,
    lead,
    responsible: responsible.filter(name => !lead.includes(name)),
    deadline,
    place,
  }
}

function indicatorFigures({ titles }: Head, cells: readonly Cell[], paragraph: Paragraph): readonly IndicatorFigure[] {
  const nameAt = titles.findLastIndex(title => words.columnIndicator.test(title))
  const unitAt = titles.findIndex(title => words.columnMeasure.test(title))
  const printed = (cells[nameAt]?.text ?? '').trim()
  if (!/\p{Script=Han}/u.test(printed)) return []
  const folded = (cells[nameAt]?.folded ?? '').trim()
  const inName = words.measureInName.exec(folded)?.[1] ?? ''
  const isMeasure = inName !== '' && (new RegExp(`^${words.measure}$`).test(inName) || words.foreignMeasure.test(inName))
  const metric = (isMeasure ? printed.slice(0, folded.lastIndexOf('(')) : printed).trim().replace(words.stepNumber, '')
  const named = unitAt >= 0 ? (cells[unitAt]?.folded ?? '').trim() : ''
  const columns = titles.flatMap((title, at) => (isGoalColumn(title) ? [at] : []))
  const sure = columns.filter(at => words.columnGoal.test(titles[at] ?? ''))
  return (sure.length > 0 ? sure : columns).flatMap(at => {
    const said = cellFigure(cells[at]?.folded ?? '', /^[-—/\\]*$/.test(named) ? (isMeasure ? inName : '') : named, metric)
    const year = words.columnYear.exec(titles[at] ?? '')?.[1]
    return said
      ? [
          {
            ...said,
            metric,
            paragraph,
            quote: paragraph,
            at: paragraph.start,
            isYearly: false,
            borrowsVerb: false,
            lacksMeasure: false,
            year: year ? Number(year) : null,
            isBareYear: sure.length === 0,
          },
        ]
      : []
  })
}

/** `≥86`, `5—8`, `3家以上`, and what the name of the indicator says about the way. */
function cellFigure(
  cell: string,
  measureUnit: string,
  metric: string,
): Pick<Figure, 'comparator' | 'value' | 'valueMax' | 'unit' | 'kind'> | null {
  const groups = words.cellValue.exec(cell)?.groups
  const value = numberOf(groups?.first ?? '')
  if (!groups || value === null) return null
  const unit = (groups.unit ?? '').trim() || measureUnit
  const valueMax = groups.second ? numberOf(groups.second) : null
  const bound = words.cellBounds[groups.after ?? ''] ?? words.cellBounds[groups.before ?? ''] ?? null
  const isRate = /%|‰|百分点/.test(unit)
  const sort: Verb['sort'] =
    isRate && words.nameFalls.test(metric)
      ? 'fall'
      : isRate && words.nameGrows.test(metric)
        ? 'grow'
        : words.nameAdds.test(metric)
          ? 'add'
          : 'reach'
  const own: Readonly<Record<Verb['sort'], Comparator>> = {
    fall: 'decrease-by',
    grow: 'grow-by',
    add: 'increase-by',
    exceed: 'exceed',
    reach: 'reach',
  }
  const comparator: Comparator = bound ?? (valueMax === null ? own[sort] : 'range')
  const amount = { start: 0, end: 0, value, valueMax, unit, isMore: false, isChinese: false }
  const governing: Verb = { start: 0, end: 0, sort, text: '' }
  const isYearly = words.perYear.test(metric)
  return {
    comparator,
    value,
    valueMax,
    unit,
    kind: kindOf({ amount, comparator, governing, text: '', metric, isYearly, isWithin: false }),
  }
}

/** A line loses its outer blanks as a paragraph, but an empty first cell is a cell. */
const lineStart = (clean: CleanText, paragraph: Paragraph): number => clean.folded.lastIndexOf('\n', paragraph.start - 1) + 1

function partingOf(line: string): RegExp | null {
  if (!line.includes('\t') && !line.includes('|') && !line.includes('  ')) return null
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
