import exceljs from 'exceljs'
import { describe, expect, test } from 'vitest'
import { type MatrixUnit, type ScoreMatrixSheet, scoreMatrixXlsx } from './score-matrix.ts'

const line = (
  indicator: string,
  weight: string,
  coefficient: string,
  effective: string | null,
  contribution: string | null,
) => ({
  indicator,
  weight,
  coefficient,
  effective,
  contribution,
})
const block = (share: string, points: string | null, contribution: string | null) => ({ share, points, contribution })
/** The worked card of the practice: 22.6497 ÷ 25.5 → 88.82, in all 89.72. */
const zone: MatrixUnit = {
  unit: '高新区',
  group: 'A',
  lines: [
    line('I12', '7', '1', '0.935', '6.545'),
    line('I13', '5', '1', '1', '5'),
    line('I18', '6', '1', '0.745', '4.47'),
    line('I09', '7', '0.5', '0.968', '3.388'),
    line('I10', '5', '0.5', '0.74668', '1.8667'),
    line('I22', '3', '0.5', '0.92', '1.38'),
    line('I08', '4', '1', null, null),
  ],
  blocks: {
    targets: block('0.7', '88.82', '62.17'),
    tasks: block('0.2', '88.00', '17.60'),
    process: block('0.1', '92.50', '9.25'),
  },
  bonus: '1.50',
  deduction: '0.80',
  total: '89.72',
  grade: 'good',
}
const lawMakers: MatrixUnit = {
  unit: '市人大法工委',
  group: 'A',
  lines: [],
  blocks: { targets: block('0', null, null), tasks: block('0.85', '90.00', '76.50'), process: block('0.15', '80.00', '12.00') },
  bonus: '0',
  deduction: '0',
  total: '88.50',
  grade: 'good',
}
const matrix: ScoreMatrixSheet = {
  year: '2023',
  plan: { title: '三年行动实施方案', number: '鄂府发〔2021〕342号' },
  status: 'provisional',
  cutOff: '2024-03-15T10:00:00Z',
  isSample: true,
  totalLimit: '105',
  indicators: ['I08', 'I09', 'I10', 'I12', 'I13', 'I18', 'I22'].map(code => ({ code, name: code })),
  units: [zone, lawMakers],
}

/** A sheet program in small: sums by condition, rounding half up, minimum and maximum over the cells of a workbook. */
function reckoner(book: exceljs.Workbook) {
  const cellOf = (sheet: exceljs.Worksheet, address: string): number | string => {
    const { value } = sheet.getCell(address.replaceAll('$', ''))
    if (value === null || value === undefined) return 0
    if (typeof value === 'object' && 'formula' in value) return valueOf(sheet, value.formula)
    return value as number | string
  }
  const column = (reference: string) => {
    const [, name = '', letters = '', from = '', to = ''] = /^'(.+)'!\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)$/.exec(reference) ?? []
    const sheet = book.getWorksheet(name) as exceljs.Worksheet
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => cellOf(sheet, `${letters}${Number(from) + at}`))
  }
  const sumIfs = (sheet: exceljs.Worksheet, words: readonly string[]): number => {
    const [sums = '', ...rest] = words
    const tests = rest.flatMap((word, at) =>
      at % 2 === 0 ? [{ cells: column(word), is: cellOf(sheet, rest[at + 1] ?? '') }] : [],
    )
    return column(sums).reduce<number>(
      (sum, cell, at) => (tests.every(each => each.cells[at] === each.is) ? sum + Number(cell) : sum),
      0,
    )
  }
  function valueOf(sheet: exceljs.Worksheet, formula: string): number {
    const summed = formula.replace(/SUMIFS\(([^()]*)\)/g, (_, words: string) => `(${sumIfs(sheet, words.split(','))})`)
    const filled = summed.replace(/\$?\b[A-Z]{1,2}\$?\d+\b/g, address => `(${cellOf(sheet, address)})`)
    const round = (value: number, places: number) =>
      Number(`${Math.round(Number(`${value.toPrecision(15)}e${places}`))}e-${places}`)
    return new Function('ROUND', 'MIN', 'MAX', `return ${filled}`)(round, Math.min, Math.max) as number
  }
  return valueOf
}

describe('the matrix as a workbook', async () => {
  const bytes = await scoreMatrixXlsx(matrix)
  const book = new exceljs.Workbook()
  await book.xlsx.load(bytes.slice().buffer)
  const valueOf = reckoner(book)
  const formulas = book.worksheets.flatMap(sheet => {
    const found: [string, exceljs.Worksheet, string, number][] = []
    sheet.eachRow(row =>
      row.eachCell(cell => {
        const { value } = cell
        if (typeof value === 'object' && value !== null && 'formula' in value)
          found.push([`${sheet.name}!${cell.address}`, sheet, value.formula, Number(value.result)])
      }),
    )
    return found
  })
  test('reckons every line, every block, every total and every cell', () => expect(formulas.length).toBe(6 + 6 + 1 + 2 + 6))
  test.each(formulas)('%s comes to our figure', (_, sheet, formula, ours) =>
    expect(valueOf(sheet, formula)).toBeCloseTo(ours, 9),
  )
  test('says the total of the worked card', () => {
    const totals = formulas.filter(([at]) => /!K\d+$/.test(at)).map(([, sheet, formula]) => valueOf(sheet, formula))
    expect(totals).toEqual([89.72, 88.5])
  })
  test('the same matrix gives the same bytes', async () => expect(await scoreMatrixXlsx(matrix)).toEqual(bytes))
})
