import { Decimal, parseDecimal, yuanOfFen } from '#base'
import type { FieldKind } from '#define'
import { type Formatting, formatField } from './format.ts'
import { type Language, word } from './words.ts'
import { type Cell, emptyCell, maxCharacters, numberCell, type SheetColumn, textCell, workbookXlsx } from './workbook.ts'

export interface RegisterColumn {
  readonly label: string
  readonly kind: FieldKind
  /** characters; by kind unless told */
  readonly width?: number
  /** decimals of a `number` */
  readonly digits?: number
  /** printed in the head after the label */
  readonly measureUnit?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly titles?: ReadonlyMap<string, string>
}

/** Rows of one record as they are filtered on the page. */
export interface Register {
  readonly title: string
  readonly columns: readonly RegisterColumn[]
  /** stored values in the order of the columns: money bigint fen, share basis points, number exact text, empty null */
  readonly rows: readonly (readonly unknown[])[]
  /** printed under the table: cut-off, status, filter, who printed it */
  readonly footer: readonly string[]
  readonly isSample?: boolean
  readonly language?: Language
}

/**
 * A register as xlsx. Amounts, counts and shares are numbers a reader can add up; codes, days and names are text, so
 * leading zeros and 18-digit codes survive.
 */
export function registerXlsx(register: Register): Promise<Uint8Array> {
  const language = register.language ?? 'zh'
  return workbookXlsx({
    name: register.title,
    title: register.title,
    notes: [word(language, 'paper.rows', { rows: register.rows.length })],
    columns: register.columns.map(column => columnOf(column, language)),
    rows: register.rows.map(row => register.columns.map((column, at) => cellOf(column, row[at], language))),
    footer: [...register.footer, ...(register.isSample ? [word(language, 'sampleNote')] : [])],
    mark: register.isSample ? word(language, 'sample') : null,
    frozenColumns: Math.min(2, register.columns.length),
  })
}

interface Look {
  readonly width: number
  readonly align: 'left' | 'center' | 'right'
  /** the number of a value, or null when it can only be shown as text */
  readonly number?: (value: unknown, column: RegisterColumn) => Cell | null
}

const places = (value: string): number => value.split('.')[1]?.length ?? 0

const looks = {
  text: { width: 24, align: 'left' },
  longText: { width: 40, align: 'left' },
  code: { width: 22, align: 'left' },
  count: { width: 10, align: 'right', number: value => (typeof value === 'number' ? numberCell(String(value), 0) : null) },
  number: {
    width: 14,
    align: 'right',
    number: (value, { digits }) =>
      typeof value === 'string' && parseDecimal(value) ? numberCell(value, Math.max(digits ?? 0, places(value))) : null,
  },
  share: {
    width: 10,
    align: 'right',
    number: value => (typeof value === 'number' ? numberCell(new Decimal(value).div(100).toFixed(2), 2) : null),
  },
  money: { width: 18, align: 'right', number: value => (typeof value === 'bigint' ? numberCell(yuanOfFen(value), 2) : null) },
  yes: { width: 8, align: 'center' },
  choice: { width: 14, align: 'left' },
  set: { width: 24, align: 'left' },
  day: { width: 12, align: 'center' },
  instant: { width: 18, align: 'center' },
  period: { width: 14, align: 'center' },
  ref: { width: 24, align: 'left' },
  evidence: { width: 30, align: 'left' },
  parts: { width: 8, align: 'right' },
} satisfies Record<FieldKind, Look>

function columnOf(column: RegisterColumn, language: Language): SheetColumn {
  const look: Look = looks[column.kind]
  const unit = column.measureUnit ?? unitOf(column.kind, language)
  const label =
    unit === null
      ? column.label
      : `${column.label}${language === 'zh' ? '\uFF08' : ' ('}${unit}${language === 'zh' ? '\uFF09' : ')'}`
  return { label, width: column.width ?? look.width, align: look.align }
}

/** The unit stands in the head, so that cells are bare numbers. */
function unitOf(kind: FieldKind, language: Language): string | null {
  if (kind === 'money') return word(language, 'unit.yuan')
  return kind === 'share' ? word(language, 'unit.percent') : null
}

function cellOf(column: RegisterColumn, value: unknown, language: Language): Cell {
  if (value === null || value === undefined) return emptyCell
  const look: Look = looks[column.kind]
  const how: Formatting = {
    language,
    ...(column.digits !== undefined && { digits: column.digits }),
    ...(column.labels && { labels: column.labels }),
    ...(column.titles && { titles: column.titles }),
  }
  return look.number?.(value, column) ?? textCell(fitting(formatField(column.kind, value, how), language))
}

/** A document of 400,000 characters does not fit into a cell: what is cut is said, never lost in silence. */
export function fitting(text: string, language: Language): string {
  if (text.length <= maxCharacters) return text
  const kept = text.slice(0, maxCharacters - 200).replace(/[\uD800-\uDBFF]$/, '')
  return `${kept}${word(language, 'cell.cut', { characters: text.length })}`
}
