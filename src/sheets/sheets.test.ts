import exceljs from 'exceljs'
import { describe, expect, it, test } from 'vitest'
import { amountOf, codeOf, dayOf, numberOf, openSheet, periodOf, unitsOf, yesOf } from './index.ts'

const chunks = async function* (bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const rowsOf = async (bytes: Uint8Array, size?: number) => {
  const sheet = await openSheet(chunks(bytes, size), bytes.length)
  if (!sheet.ok) return sheet.refusal.code
  const rows: string[][] = []
  for await (const batch of sheet.value.batches) {
    if (!batch.ok) return batch.refusal.code
    for (const { line, cells } of batch.value) rows.push([String(line), ...cells])
  }
  return rows
}
const text = (of: string) => new TextEncoder().encode(of)

describe('a cell written by hand', () => {
  it.each([
    ['2023-01-28', '2023-01-28'],
    ['2023/1/28', '2023-01-28'],
    ['2023.1.28', '2023-01-28'],
    ['2023年1月28日', '2023-01-28'],
    ['2023 年 1 月 28 日', '2023-01-28'],
    ['二〇二三年一月二十八日', '2023-01-28'],
    ['二○二三年十二月十日', '2023-12-10'],
    ['20230128', '2023-01-28'],
    ['２０２３－０１－２８', '2023-01-28'],
    ['2023-01-28 00:00:00', '2023-01-28'],
    ['2023-01-28T08:30:00Z', '2023-01-28'],
    ['44954', '2023-01-28'],
    ['2023-02-30', null],
    ['28/1/2023', null],
    ['23-1-28', null],
    ['2023', null],
    ['明年', null],
  ])('day %s → %s', (cell, day) => expect(dayOf(cell)).toBe(day))

  it.each([
    ['2023', '2023'],
    ['2023年', '2023'],
    ['2023年度', '2023'],
    ['2023-07', '2023-07'],
    ['2023年7月', '2023-07'],
    ['202307', '2023-07'],
    ['2023-07-01', '2023-07'],
    ['2023Q3', '2023Q3'],
    ['2023年三季度', '2023Q3'],
    ['2023年第3季度', '2023Q3'],
    ['2023H1', '2023H1'],
    ['2023年下半年', '2023H2'],
    ['202313', null],
    ['去年', null],
  ])('period %s → %s', (cell, period) => expect(periodOf(cell)).toBe(period))

  it.each([
    ['1234', 0, 123_400n],
    ['1,234.50', 0, 123_450n],
    ['1234.5', 3, 123_450_000n],
    ['12.3456', 4, 12_345_600n],
    ['0.1', 8, 1_000_000_000n],
    ['1.2亿元', 0, 12_000_000_000n],
    ['300万元', 3, 300_000_000n],
    ['￥50', 0, 5_000n],
    ['-7', 3, -700_000n],
    ['(7)', 0, -700n],
    ['1E+4', 0, 1_000_000n],
    ['0.001', 0, null],
    ['一百万', 0, null],
    ['1,23', 0, null],
    ['', 0, null],
  ] as const)('amount %s at 10^%s → %s', (cell, power, fen) => expect(amountOf(cell, power)).toBe(fen))

  it.each([
    ['营业收入（千元）', 3],
    ['注册资本(万元)', 4],
    ['单位：万元', 4],
    ['单位:人民币亿元', 8],
    ['Revenue (yuan)', 0],
    ['名称', null],
    ['人数（人）', null],
  ])('the unit in %s is %s', (head, power) => expect(unitsOf(head)).toBe(power))

  it.each([
    ['12.50', '12.5'],
    ['007', '7'],
    ['.5', '0.5'],
    ['1.0', '1'],
    ['3.2E-3', '0.0032'],
    ['12万', null],
  ])('number %s → %s', (cell, value) => expect(numberOf(cell)).toBe(value))

  it.each([
    ['是', true],
    ['√', true],
    ['Y', true],
    ['１', true],
    ['否', false],
    ['FALSE', false],
    ['也许', null],
  ])('yes or no %s → %s', (cell, value) => expect(yesOf(cell)).toBe(value))

  it.each([
    [' 91150691 ma0qa1b2c3 ', '91150691MA0QA1B2C3'],
    ["'0111", '0111'],
    ['="00123"', '00123'],
    ['Ｃ３１３０', 'C3130'],
  ])('code %s → %s', (cell, code) => expect(codeOf(cell)).toBe(code))
})

describe('a csv', () => {
  const gbk = Uint8Array.from([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xb9, 0xe6, 0xc4, 0xa3, 0x0a, 0xbc, 0xd7, 0x2c, 0xd0, 0xa1, 0x0a])
  it.each<[string, Uint8Array, unknown]>([
    [
      'with a mark',
      text('\ufeff名称,规模\r\n甲,小\r\n'),
      [
        ['1', '名称', '规模'],
        ['2', '甲', '小'],
      ],
    ],
    [
      'without',
      text('名称,规模\n甲,小'),
      [
        ['1', '名称', '规模'],
        ['2', '甲', '小'],
      ],
    ],
    [
      'in GBK',
      gbk,
      [
        ['1', '名称', '规模'],
        ['2', '甲', '小'],
      ],
    ],
    [
      'in UTF-16',
      new Uint8Array(Buffer.from('\ufeff名称\t规模\n甲\t小\n', 'utf16le')),
      [
        ['1', '名称', '规模'],
        ['2', '甲', '小'],
      ],
    ],
    [
      'with quotes, commas and lines inside',
      text('a,b\n"x, ""y""","1\n2"\nz,3\n'),
      [
        ['1', 'a', 'b'],
        ['2', 'x, "y"', '1\n2'],
        ['4', 'z', '3'],
      ],
    ],
    [
      'with semicolons',
      text('a;b\n1;2\n'),
      [
        ['1', 'a', 'b'],
        ['2', '1', '2'],
      ],
    ],
    [
      'with empty lines between',
      text('a,b\n\n,\n1,2\n'),
      [
        ['1', 'a', 'b'],
        ['4', '1', '2'],
      ],
    ],
    ['with a quote that never ends', text('a,b\n"1,2\n'), 'sheet_unreadable'],
    ['that is a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'sheet_unreadable'],
    ['of no bytes', new Uint8Array(), 'sheet_empty'],
    ['that is an old or locked workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]), 'sheet_encrypted'],
  ])('%s', async (_, bytes, rows) => {
    expect(await rowsOf(bytes)).toEqual(rows)
    expect(await rowsOf(bytes, 1)).toEqual(rows)
  })
})

describe('a workbook', () => {
  const book = async (fill: (page: exceljs.Worksheet) => void): Promise<Uint8Array> => {
    const made = new exceljs.Workbook()
    fill(made.addWorksheet('一'))
    made.addWorksheet('二').addRow(['not', 'read'])
    return new Uint8Array(await made.xlsx.writeBuffer())
  }
  test('text, numbers, days, shares, formulas, rich text and holes', async () => {
    const bytes = await book(page => {
      page.addRow(['文字 & <符号>', 12.3, 0.1 + 0.2, new Date('2023-01-28T00:00:00Z'), true])
      page.getCell('A3').value = { richText: [{ text: '富' }, { text: '文本' }] }
      page.getCell('C3').value = { formula: 'B1*2', result: 24.6 }
      page.getCell('D3').value = 0.4321
      page.getCell('D3').numFmt = '0.00%'
      page.getCell('F3').value = '00123'
      page.getCell('G3').value = '=1+1'
    })
    expect(await rowsOf(bytes, 4_096)).toEqual([
      ['1', '文字 & <符号>', '12.3', '0.3', '2023-01-28', '1'],
      ['3', '富文本', '', '24.6', '43.21%', '', '00123', '=1+1'],
    ])
  })
  test.each<[string, exceljs.CellValue, string]>([
    ['a moment', new Date('2023-01-28T16:30:00Z'), '2023-01-28 16:30:00'],
    ['a large number', 123_456_789_012_345, '123456789012345'],
    ['a small number', 0.0000001, '0.0000001'],
    ['a formula without its result', { formula: 'A9' } as exceljs.CellValue, ''],
    ['a link', { text: '公示', hyperlink: 'http://x' }, '公示'],
    ['an error', { error: '#N/A' }, '#N/A'],
    ['a line break', 'a\nb', 'a\nb'],
  ])('%s', async (_, value, shown) => {
    const bytes = await book(page => {
      page.getCell(2, 2).value = value
      page.getCell(2, 3).value = 'end'
    })
    expect(await rowsOf(bytes, 512)).toEqual([['2', '', shown, 'end']])
  })
  test('a bomb is refused before it is unpacked', async () => {
    const bytes = await book(page => {
      for (let row = 1; row <= 400; row += 1) page.getCell(row, 1).value = `${row}${'0'.repeat(32_000)}`
    })
    expect(await rowsOf(bytes, 65_536)).toBe('sheet_too_large')
  })
  test('many rows pass in loads', async () => {
    const bytes = await book(page => {
      for (let n = 0; n < 2_500; n++) page.addRow([n, `甲${n}`])
    })
    const rows = (await rowsOf(bytes, 65_536)) as string[][]
    expect(rows.length).toBe(2_500)
    expect(rows.at(-1)).toEqual(['2500', '2499', '甲2499'])
  })
  test.each<[string, Uint8Array]>([
    ['cut off', text('PK\u0003\u0004 and no more')],
    ['an archive of something else', Uint8Array.from(Buffer.from('UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==', 'base64'))],
  ])('%s is no workbook', async (_, bytes) => expect(await rowsOf(bytes)).toBe('sheet_unreadable'))
})
