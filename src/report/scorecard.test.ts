import mammoth from 'mammoth'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { partsOf } from './reopen.ts'
import { type Scorecard, type ScorecardLine, scorecardDocx } from './scorecard.ts'

const line = (over: Partial<ScorecardLine>): ScorecardLine => ({
  indicator: 'I12',
  name: '新增高新技术企业',
  role: 'lead',
  weight: '7',
  rate: '0.95',
  own: '0.90',
  effective: '0.935',
  points: '6.55',
  explanation: '0.7×0.95+0.3×0.90',
  value: { amount: '61', measureUnit: '家' },
  status: 'final',
  evidence: [{ name: '认定文件.pdf', sha256: '9f2c41f0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c' }],
  ...over,
})

const card: Scorecard = {
  unit: '高新区',
  year: '2023',
  plan: { title: '提质进位三年行动实施方案', number: '鄂府发〔2021〕342号' },
  runNumber: 3,
  status: 'provisional',
  cutOff: '2024-03-15T10:00:00Z',
  isSample: true,
  blocks: [
    { block: 'targets', weight: '0.70', points: '88.82', contribution: '62.17' },
    { block: 'tasks', weight: '0.20', points: '88.00', contribution: '17.60' },
    { block: 'process', weight: '0.10', points: null, contribution: null },
  ],
  lines: [
    line({}),
    line({ indicator: 'I08', status: 'missing', value: null, rate: null, effective: null, points: '0', evidence: [] }),
    line({ indicator: 'I02', value: { amount: '52100.5', measureUnit: '万元' }, weight: '8', points: '7.80' }),
  ],
  adjustments: [
    { kind: 'bonus', matter: '自治区通报表扬', points: '1.50' },
    { kind: 'deduction', matter: '黄单 督2023-07', points: '-0.80' },
  ],
  total: { kind: 'exact', points: '89.72' },
  grade: 'good',
  place: { group: 'A组', place: 4, of: 11 },
  engine: 'sm3:9f2c',
}

const reading = async (of: Scorecard, language: 'zh' | 'en' = 'zh') => {
  const bytes = await scorecardDocx(of, { language })
  return {
    bytes,
    parts: await partsOf(bytes),
    text: (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value,
    html: (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value,
  }
}
const mm = (twips: string | undefined): number => (Number(twips) * 25.4) / 1_440
const attribute = (xml: string, tag: string, name: string): string | undefined =>
  new RegExp(`<w:${tag}\\b[^>]*\\bw:${name}="([^"]*)"`).exec(xml)?.[1]

describe('the page of GB/T 9704-2012, measured in the file', async () => {
  const { parts } = await reading(card)
  const body = parts.get('word/document.xml') ?? ''
  test.each([
    ['pgSz', 'w', 210, 0.1],
    ['pgSz', 'h', 297, 0.1],
    ['pgMar', 'top', 37, 1],
    ['pgMar', 'left', 28, 1],
  ])('%s %s is %s mm', (tag, name, is, within) =>
    expect(Math.abs(mm(attribute(body, tag, name)) - is)).toBeLessThanOrEqual(within),
  )

  test('the text block is 156 by 225 mm', () => {
    const size = (tag: string, name: string) => mm(attribute(body, tag, name))
    expect(size('pgSz', 'w') - size('pgMar', 'left') - size('pgMar', 'right')).toBeCloseTo(156, 0)
    expect(size('pgSz', 'h') - size('pgMar', 'top') - size('pgMar', 'bottom')).toBeCloseTo(225, 0)
  })

  test('22 lines fill it, and 28 characters a line', () => {
    const pitch = Number(attribute(body, 'docGrid', 'linePitch'))
    const character = 16 + Number(attribute(body, 'docGrid', 'charSpace')) / 4_096
    expect(Math.floor((225 * 1_440) / 25.4 / pitch)).toBe(22)
    expect(Math.floor((156 * 72) / 25.4 / character)).toBe(28)
  })

  test.each([
    ['方正小标宋简体', '44', '2023年度考核得分单'],
    ['黑体', '32', '一、总分与等次'],
    ['楷体_GB2312', '32', '（一）得分表'],
    ['仿宋_GB2312', '32', '依据《'],
    ['仿宋_GB2312', '21', '新增高新技术企业'],
  ])('%s in %s half-points: %s', (font, size, words) => {
    const run = body.split('<w:r>').find(part => part.includes(words)) ?? ''
    expect([attribute(run, 'rFonts', 'eastAsia'), attribute(run, 'sz', 'val')]).toEqual([font, size])
  })

  test('no run is left to a default East Asian font', () => {
    const runs = body.split('<w:r>').slice(1)
    expect(runs.filter(run => attribute(run, 'rFonts', 'eastAsia') === undefined)).toEqual([])
  })

  test('page numbers between dashes, odd right and even left, in size four', () => {
    const footers = [...parts].filter(([path]) => /footer\d/.test(path) && !path.includes('rels')).map(([, xml]) => xml)
    expect(footers.map(xml => attribute(xml, 'jc', 'val')).toSorted()).toEqual(['left', 'right'])
    for (const xml of footers) {
      expect(xml).toMatch(/\u2014 .*PAGE.* \u2014/s)
      expect(attribute(xml, 'sz', 'val')).toBe('28')
    }
    expect(parts.get('word/settings.xml')).toContain('evenAndOddHeaders')
  })

  test('tables are native, repeat their head and fit the block', () => {
    expect(body.match(/<w:tbl>/g)).toHaveLength(4)
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(4)
    for (const width of body.matchAll(/<w:tblW w:type="dxa" w:w="(\d+)"/g)) expect(mm(width[1])).toBeLessThanOrEqual(156.3)
  })

  test('headings are real headings', () => {
    expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(5)
    expect(body.match(/<w:pStyle w:val="Heading2"\/>/g)).toHaveLength(2)
  })

  test('no font and no picture travels with the paper', () =>
    expect([...parts.keys()].filter(path => /\.(ttf|otf|odttf|png|jpe?g)$/.test(path))).toEqual([]))
})

describe('what it says', async () => {
  const { text, html, parts } = await reading(card)

  test('every number equals the value handed in', () => {
    const rows = [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(row =>
      [...(row[1] as string).matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(cell => (cell[1] as string).replace(/<[^>]*>/g, '')),
    )
    expect(rows).toContainEqual(['目标', '0.70', '88.82', '62.17'])
    expect(rows).toContainEqual(['过程', '0.10', '—', '—'])
    expect(rows).toContainEqual(['I12', '新增高新技术企业', '61 家', '核定', '牵头', '7', '0.95', '0.90', '0.935', '6.55'])
    expect(rows).toContainEqual(['I08', '新增高新技术企业', '缺', '缺数', '牵头', '7', '缺', '0.90', '缺', '0.00'])
    expect(rows).toContainEqual([
      'I02',
      '新增高新技术企业',
      '52,100.5 万元',
      '核定',
      '牵头',
      '8',
      '0.95',
      '0.90',
      '0.935',
      '7.80',
    ])
    expect(rows).toContainEqual(['扣分', '黄单 督2023-07', '−0.80'])
    expect(rows).toContainEqual(['加分', '自治区通报表扬', '+1.50'])
    expect(rows).toContainEqual(['I12', '0.7×0.95+0.3×0.90', '认定文件.pdf（9f2c41f0a1b2）'])
  })

  test.each([
    '总分89.72分。等次：良好。在A组11个单位中列第4位。',
    '数据截至2024-03-15 18:00（北京时间）',
    '本结果为暂定结果',
    '计算程序指纹：sm3:9f2c',
    '鄂府发〔2021〕342号',
  ])('it says %s', words => expect(text).toContain(words))

  test('sample data is marked on every page', () => {
    const headers = [...parts].filter(([path]) => /header\d/.test(path) && !path.includes('rels')).map(([, xml]) => xml)
    expect(headers).toHaveLength(2)
    for (const xml of headers) expect(xml).toContain('示例数据')
  })
})

test.each<[string, Partial<Scorecard>, string]>([
  ['a hole makes a range', { total: { kind: 'range', low: '82', high: '84', missing: 2 } }, '总分在82.00至84.00分之间'],
  ['an open grade is open', { grade: null, place: null }, '等次：待定。'],
  ['an approved run says so', { status: 'approved' }, '本结果已经审定。'],
  ['nothing adjusted', { adjustments: [] }, '四、加分与扣分\n\n无。'],
])('%s', async (_, over, words) => expect((await reading({ ...card, ...over })).text).toContain(words))

test('real data carries no mark', async () => {
  const { parts } = await reading({ ...card, isSample: false })
  expect([...parts.values()].some(xml => xml.includes('示例数据'))).toBe(false)
})

test('in English', async () => {
  const { text } = await reading(card, 'en')
  expect(text).toContain('Total 89.72 points. Grade: good. Place 4 of 11 units in A组.')
})

test('a text XML cannot hold does not break the paper', async () => {
  const { text } = await reading({ ...card, unit: '甲\u0000<&>"\uD800乙' })
  expect(text).toContain('甲\u{FFFD}<&>"\u{FFFD}乙2023')
})

describe('the same card', () => {
  afterEach(() => vi.useRealTimers())
  test('gives the same bytes at another time', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2024-01-01T00:00:00Z') })
    const first = await scorecardDocx(card)
    vi.setSystemTime(new Date('2031-05-06T07:08:09Z'))
    expect(Buffer.from(await scorecardDocx(card)).equals(Buffer.from(first))).toBe(true)
  })
})
