import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { day } from '#base'
import { openSheet } from '#sheets'
import { type Register, registerXlsx } from './register-xlsx.ts'
import { partsOf, sheetOf } from './reopen.ts'
import { type TaskBreakdown, taskBreakdownXlsx } from './task-breakdown.ts'

const breakdown: TaskBreakdown = {
  plan: { title: '提质进位三年行动实施方案', number: '鄂府发〔2021〕342号' },
  status: 'provisional',
  cutOff: '2024-02-20T08:00:00Z',
  isSample: true,
  rows: [
    {
      clause: '三（三）1',
      task: '大力培育科技型企业',
      targets: ['新增高新技术企业 90 家', '科技型中小企业 ≥ 200 家'],
      lead: ['高新区'],
      responsible: ['市科技局', '市金融办'],
      milestones: [
        { name: '高企申报辅导', dueDay: day('2023-06-30'), weight: '30' },
        { name: '名单到手', dueDay: day('2023-11-30'), weight: null },
      ],
      dueDay: day('2024-12-31'),
      light: 'late',
      reason: '瞪羚差 1 家',
    },
    {
      clause: '3.2',
      task: '=HYPERLINK("http://x","点我")',
      targets: [],
      lead: [],
      responsible: [],
      milestones: [],
      dueDay: null,
      light: 'missing',
      reason: '',
    },
  ],
}

describe('task breakdown', async () => {
  const bytes = await taskBreakdownXlsx(breakdown)
  const sheet = await sheetOf(bytes)
  const row = (at: number) => Array.from({ length: 9 }, (_, column) => sheet.getRow(at).getCell(column + 1).value)

  test('a text too long for a cell is cut, and says so', async () => {
    const [first] = breakdown.rows
    const long = { ...breakdown, rows: [{ ...(first as (typeof breakdown.rows)[number]), targets: ['长'.repeat(40_000)] }] }
    const text = String((await sheetOf(await taskBreakdownXlsx(long))).getRow(5).getCell(3).value)
    expect(text.length).toBeLessThanOrEqual(32_767)
    expect(text).toMatch(/40[,]?000/)
  })
  test('head and rows', () => {
    expect(row(4)).toEqual(['条款', '任务', '目标值', '牵头单位', '责任单位', '节点（时间，权重）', '完成时限', '状态', '原因'])
    expect(row(5)).toEqual([
      '三（三）1',
      '大力培育科技型企业',
      '新增高新技术企业 90 家\n科技型中小企业 ≥ 200 家',
      '高新区',
      '市科技局\n市金融办',
      '高企申报辅导（2023-06-30，30）\n名单到手（2023-11-30）',
      '2024-12-31',
      '滞后',
      '瞪羚差 1 家',
    ])
    expect(row(6)).toEqual(['3.2', '=HYPERLINK("http://x","点我")', null, null, null, null, null, '缺数', null])
  })

  test('plan, cut-off, status and sample mark are printed', () => {
    const above = [1, 2, 3].map(at => sheet.getCell(at, 1).value)
    expect(above).toEqual([
      '任务分解表  [示例数据]',
      '《提质进位三年行动实施方案》（鄂府发〔2021〕342号）',
      '数据截至：2024-02-20 16:00（北京时间）  状态：暂定  共2行',
    ])
    expect(sheet.headerFooter.oddHeader).toBe('&R示例数据')
    expect(sheet.headerFooter.oddFooter).toContain('数据截至：2024-02-20 16:00')
  })

  test('frozen head, A4 landscape, head row on every page, wrapped cells', () => {
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: 4 })
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '4:4',
    })
    expect(sheet.getCell(5, 3).alignment.wrapText).toBe(true)
    expect(sheet.getColumn(2).width).toBeCloseTo(28, 0)
  })

  test('no cell is a formula or a link, and typing over one leaves text', async () => {
    const parts = await partsOf(bytes)
    const xml = parts.get('xl/worksheets/sheet1.xml') ?? ''
    expect(xml).not.toMatch(/<f[ >]|<hyperlink/)
    expect(sheet.getCell(6, 2).numFmt).toBe('@')
    expect([...parts.keys()].filter(path => /vba|external|connections/i.test(path))).toEqual([])
  })

  test('in English', async () => {
    const english = await sheetOf(await taskBreakdownXlsx(breakdown, { language: 'en' }))
    expect([english.getCell(4, 1).value, english.getCell(5, 8).value]).toEqual(['Clause', 'Behind'])
  })
})

const columns: Register['columns'] = [
  { label: '编号', kind: 'text' },
  { label: '信用代码', kind: 'code' },
  { label: '家数', kind: 'count' },
  { label: '强度', kind: 'number', digits: 2, measureUnit: '%' },
  { label: '执行率', kind: 'share' },
  { label: '金额', kind: 'money' },
  { label: '是否在园', kind: 'yes' },
  { label: '规模', kind: 'choice', labels: { small: '小型' } },
  { label: '日期', kind: 'day' },
]
const register: Register = {
  title: '企业/名册:[1]',
  columns,
  rows: [
    ['007', '911506000000000018', 1200, '2.5', 9300, 4_000_050n, true, 'small', '2023-01-28'],
    ['+8', null, 0, null, null, 123_456_789_012_345_678n, false, 'micro', null],
    ['-1', '0001', 1, '\u{1F512}', '\u{1F512}', '\u{1F512}', null, null, '2023-01-29'],
  ],
  footer: ['数据截至：2024-02-20 16:00', '打印人：王某'],
}

describe('register', async () => {
  const sheet = await sheetOf(await registerXlsx(register))
  const row = (at: number) => columns.map((_, column) => sheet.getRow(at).getCell(column + 1).value)

  test('units stand in the head', () =>
    expect(row(3)).toEqual(['编号', '信用代码', '家数', '强度（%）', '执行率（%）', '金额（元）', '是否在园', '规模', '日期']))
  test('amounts are numbers, codes keep their zeros', () =>
    expect(row(4)).toEqual(['007', '911506000000000018', 1200, 2.5, 93, 40_000.5, '是', '小型', '2023-01-28']))
  test('beyond fifteen digits a sheet would round, so it is text; nothing is not zero', () =>
    expect(row(5)).toEqual(['+8', null, 0, null, null, '1234567890123456.78', '否', 'micro', null]))
  test('a sealed value stays sealed', () =>
    expect(row(6)).toEqual(['-1', '0001', 1, '\u{1F512}', '\u{1F512}', '\u{1F512}', null, null, '2023-01-29']))
  test('decimals are fixed for a column', () =>
    expect([4, 5, 6].map(column => sheet.getCell(4, column).numFmt)).toEqual(['#,##0.00', '#,##0.00', '#,##0.00']))
  test('the footer is below the rows', () => expect([7, 8].map(at => sheet.getCell(at, 1).value)).toEqual(register.footer))
  test('a title no sheet may bear is made bearable', () => expect(sheet.name).toBe('企业 名册  1'))
  test('a text no cell can hold is cut visibly', async () => {
    const long = await sheetOf(
      await registerXlsx({
        title: 't',
        columns: [{ label: 'l', kind: 'longText' }],
        rows: [['字'.repeat(400_000)]],
        footer: [],
      }),
    )
    const text = long.getCell(4, 1).value as string
    expect(text.length).toBeLessThanOrEqual(32_767)
    expect(text).toMatch(/^字{32567}……（全文共400000字，此处截断，全文见系统）$/)
  })
  test('an empty register has its head', async () => {
    const empty = await sheetOf(await registerXlsx({ ...register, rows: [], footer: [] }))
    expect([empty.getCell(3, 1).value, empty.rowCount]).toEqual(['编号', 3])
  })
})

const dangerous = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '\u0000',
  '_x0041_',
  '_x005F_',
  '\uD800',
  '\uDC00',
  '\uFFFF',
  '&',
  '<',
  ' ',
)
const anyText = fc
  .array(fc.oneof(dangerous, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), { maxLength: 6 })
  .map(parts => parts.join(''))

test('any text comes back as the same text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 20 }), async texts => {
      const bytes = await registerXlsx({
        title: 't',
        columns: [{ label: 'l', kind: 'longText' }],
        rows: texts.map(text => [text]),
        footer: [],
      })
      const sheet = await sheetOf(bytes)
      const back = texts.map((_, at) => sheet.getCell(at + 4, 1).value ?? '')
      expect(back).toEqual(texts)
    }),
    { numRuns: 60 },
  )
})

test('any amount of fen up to fifteen digits is the number of the cell', async () => {
  await fc.assert(
    fc.asyncProperty(fc.bigInt(-(10n ** 15n) + 1n, 10n ** 15n - 1n), async fen => {
      const sheet = await sheetOf(
        await registerXlsx({ title: 't', columns: [{ label: 'l', kind: 'money' }], rows: [[fen]], footer: [] }),
      )
      expect(BigInt(Math.round((sheet.getCell(4, 1).value as number) * 100))).toBe(fen)
    }),
    { numRuns: 60 },
  )
})

test('what went out comes back as text', async () => {
  const bytes = await registerXlsx(register)
  const sheet = await openSheet(
    (async function* () {
      yield bytes
    })(),
    bytes.length,
  )
  const rows: (readonly string[])[] = []
  if (sheet.ok) for await (const batch of sheet.value.batches) if (batch.ok) rows.push(...batch.value.map(row => row.cells))
  expect(rows[3]).toEqual(['007', '911506000000000018', '1200', '2.5', '93', '40000.5', '是', '小型', '2023-01-28'])
})

describe('the same sheet', () => {
  afterEach(() => vi.useRealTimers())
  test('gives the same bytes at another time', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2024-01-01T00:00:00Z') })
    const first = await taskBreakdownXlsx(breakdown)
    vi.setSystemTime(new Date('2031-05-06T07:08:09Z'))
    expect(Buffer.from(await taskBreakdownXlsx(breakdown)).equals(Buffer.from(first))).toBe(true)
  })
})
