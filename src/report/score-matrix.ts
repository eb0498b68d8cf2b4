import { formatInstant } from './format.ts'
import type { GradeName, RunStatus } from './scorecard.ts'
import { type Language, type Word, word } from './words.ts'
import { type Cell, emptyCell, firstRowOf, formulaCell, numberCell, type Sheet, textCell, workbookXlsx } from './workbook.ts'

/** Units by indicators as the run computed them; all numbers exact decimal text. */
export interface ScoreMatrixSheet {
  readonly year: string
  readonly plan: { readonly title: string; readonly number: string }
  readonly status: RunStatus
  /** UTC instant, ISO text */
  readonly cutOff: string
  readonly isSample: boolean
  readonly totalLimit: string
  readonly indicators: readonly { readonly code: string; readonly name: string }[]
  readonly units: readonly MatrixUnit[]
}

export interface MatrixUnit {
  readonly unit: string
  readonly group: string
  readonly lines: readonly {
    readonly indicator: string
    readonly weight: string
    readonly coefficient: string
    /** null: the line does not apply and counts neither way */
    readonly effective: string | null
    readonly contribution: string | null
  }[]
  /** share and points of each block; points null where it does not apply */
  readonly blocks: Readonly<
    Record<
      'targets' | 'tasks' | 'process',
      { readonly share: string; readonly points: string | null; readonly contribution: string | null }
    >
  >
  readonly bonus: string
  readonly deduction: string
  readonly total: string
  readonly grade: GradeName
}

/**
 * The matrix as a workbook whose formulas come to our figures: one sheet of lines with what they were reckoned from, and
 * one of units that adds them up. Whoever doubts a total changes a rate and sees what follows.
 *
 * @param options.language Chinese unless told
 */
export function scoreMatrixXlsx(
  matrix: ScoreMatrixSheet,
  { language = 'zh' }: { readonly language?: Language } = {},
): Promise<Uint8Array> {
  const say = (key: Word, slots?: Readonly<Record<string, string | number>>) => word(language, key, slots)
  const lines = lineSheet(matrix, say)
  return workbookXlsx(unitSheet(matrix, lines, say), lines)
}

type Say = (key: Word, slots?: Readonly<Record<string, string | number>>) => string

const head = ({ year, plan, cutOff, status, isSample }: ScoreMatrixSheet, say: Say) => ({
  notes: [
    say('breakdown.plan', { plan: plan.title, number: plan.number }),
    [
      say('matrix.year', { year }),
      say('paper.cutOff', { cutOff: formatInstant(cutOff) }),
      say('paper.status', { status: say(`status.${status}`) }),
    ].join('  '),
  ],
  footer: [say('matrix.help'), ...(isSample ? [say('sampleNote')] : [])],
  mark: isSample ? say('sample') : null,
})

const number = (value: string | null, digits: number): Cell => (value === null ? emptyCell : numberCell(value, digits))

/** unit, indicator, weight, coefficient, effective rate, weighed (C×D), credit (C×D×E) */
function lineSheet(matrix: ScoreMatrixSheet, say: Say): Sheet {
  const of = head(matrix, say)
  const first = firstRowOf(of)
  const rows = matrix.units.flatMap(unit => unit.lines.map(line => ({ unit: unit.unit, ...line })))
  return {
    ...of,
    name: say('matrix.lines'),
    title: say('matrix.lines'),
    columns: [
      { label: say('casePaper.column.unit'), width: 26 },
      { label: say('casePaper.column.code'), width: 9, align: 'center' },
      { label: say('matrix.column.weight'), width: 10, align: 'right' },
      { label: say('matrix.column.coefficient'), width: 10, align: 'right' },
      { label: say('matrix.column.effective'), width: 14, align: 'right' },
      { label: say('matrix.column.weighed'), width: 12, align: 'right' },
      { label: say('matrix.column.credit'), width: 12, align: 'right' },
    ],
    rows: rows.map(({ unit, indicator, weight, coefficient, effective, contribution }, at) => {
      const row = first + at
      return [
        textCell(unit),
        textCell(indicator),
        numberCell(weight, 2),
        numberCell(coefficient, 4),
        number(effective, 12),
        // A line that does not apply weighs nothing, here as in the block.
        effective === null ? emptyCell : formulaCell(`C${row}*D${row}`, String(Number(weight) * Number(coefficient)), 4),
        effective === null || contribution === null ? emptyCell : formulaCell(`F${row}*E${row}`, contribution, 6),
      ]
    }),
    frozenColumns: 2,
  }
}

const letter = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letter(Math.floor(column / 26) - 1) + letter(column % 26)

/** One row a unit: block points and total by formula, then its credit on each indicator. */
function unitSheet(matrix: ScoreMatrixSheet, lines: Sheet, say: Say): Sheet {
  const of = head(matrix, say)
  const first = firstRowOf(of)
  const last = firstRowOf(lines) + lines.rows.length - 1
  const range = (column: string) =>
    `'${lines.name}'!$${column}$${firstRowOf(lines)}:$${column}$${Math.max(last, firstRowOf(lines))}`
  const sumOf = (column: string, row: number) => `SUMIFS(${range(column)},${range('A')},$A${row})`
  return {
    ...of,
    name: say('matrix.units'),
    title: say('matrix.title', { year: matrix.year }),
    columns: [
      { label: say('casePaper.column.unit'), width: 26 },
      { label: say('casePaper.column.group'), width: 7, align: 'center' },
      ...(['targets', 'tasks', 'process'] as const).flatMap(block => [
        { label: say(`block.${block}`), width: 10, align: 'right' as const },
        { label: say('matrix.column.share'), width: 8, align: 'right' as const },
      ]),
      { label: say('adjustment.bonus'), width: 8, align: 'right' },
      { label: say('adjustment.deduction'), width: 8, align: 'right' },
      { label: say('casePaper.column.total'), width: 10, align: 'right' },
      { label: say('casePaper.column.grade'), width: 9, align: 'center' },
      ...matrix.indicators.map(({ code }) => ({ label: code, width: 9, align: 'right' as const })),
    ],
    rows: matrix.units.map((unit, at) => {
      const row = first + at
      const { blocks } = unit
      const contribution = (points: string, share: string) => `ROUND(ROUND(${points}${row},2)*${share}${row},2)`
      const parts = [
        ...(blocks.targets.points === null ? [] : [contribution('C', 'D')]),
        ...(blocks.tasks.points === null ? [] : [contribution('E', 'F')]),
        ...(blocks.process.points === null ? [] : [contribution('G', 'H')]),
      ]
      return [
        textCell(unit.unit),
        textCell(unit.group),
        blocks.targets.points === null
          ? emptyCell
          : formulaCell(`ROUND(100*${sumOf('G', row)}/${sumOf('F', row)},2)`, blocks.targets.points, 2),
        numberCell(blocks.targets.share, 4),
        number(blocks.tasks.points, 2),
        numberCell(blocks.tasks.share, 4),
        number(blocks.process.points, 2),
        numberCell(blocks.process.share, 4),
        numberCell(unit.bonus, 2),
        numberCell(unit.deduction, 2),
        formulaCell(`ROUND(MAX(0,MIN(${matrix.totalLimit},${[...parts, `I${row}`].join('+')}-J${row})),2)`, unit.total, 2),
        textCell(say(`grade.${unit.grade}`)),
        ...matrix.indicators.map(({ code }, column) => {
          const line = unit.lines.find(each => each.indicator === code)
          const head = `${letter(12 + column)}$${first - 1}`
          return line?.contribution == null
            ? emptyCell
            : formulaCell(`SUMIFS(${range('G')},${range('A')},$A${row},${range('B')},${head})`, line.contribution, 2)
        }),
      ]
    }),
    frozenColumns: 2,
  }
}
