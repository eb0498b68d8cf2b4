import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import { type LabReport, labReportDocx } from './lab-report.ts'
import { recipePart } from './official-paper.ts'
import { partsOf } from './reopen.ts'

const recipe = { version: 1, note: '<&>' }
const report: LabReport = {
  zone: '甲区（示例）',
  index: '示例指标体系',
  made: '2024-03-15T10:00:00Z',
  isSample: true,
  targetRank: 100,
  units: 178,
  rank: 111,
  score: 37.456,
  within80: [101.4, 118.2],
  within95: [97, 123],
  chance: 0.081,
  margin: 0.005,
  runs: 10_000,
  failures: [{ reason: '乙区得分为零', count: 12 }],
  gap: {
    holder: '丙区（示例）',
    lines: [
      { code: '1.1', name: '研发投入强度', own: 1.2, line: 1.5, owner: '市科技局', clause: '3.1.1' },
      { code: '1.2', name: '不失分的项', own: 2, line: 1, owner: '', clause: '' },
    ],
  },
  neighbours: [{ unit: '甲区（示例）', rank: 111, score: 37.456, low: 101.4, high: 118.2 }],
  groups: [{ name: '创新能力', share: 0.2, own: 7.5, best: 9 }],
  recipe: { engine: 1, seed: 7, ranges: 3, weightNoise: 0.1, fingerprint: '0123456789abcdef', text: JSON.stringify(recipe) },
}

test('the paper says what was computed, as an interval and as an estimate', async () => {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await labReportDocx(report)) })
  for (const said of [
    '甲区（示例）对标测算报告',
    '不进考核',
    '示例数据',
    '80%区间101–119位',
    '可能为8%（±1）',
    '12次算不出，未计入：乙区得分为零',
    '市科技局 3.1.1',
    '上下浮动10%，3个数值',
    '种子7，规格指纹0123456789abcdef',
  ])
    expect(value).toContain(said)
  expect(value).not.toContain('不失分的项')
})

test.each<[string, Partial<LabReport>, string]>([
  ['at the line itself', { gap: { holder: report.zone, lines: [] } }, '没有差距'],
  ['where points cannot be divided', { gap: null }, '不能把总分拆到各项'],
  ['without failures', { failures: [] }, '抽样10000次'],
  ['with weights that stand', { recipe: { ...report.recipe, weightNoise: null } }, '权重不浮动'],
])('%s', async (_, more, said) => {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await labReportDocx({ ...report, ...more })) })
  expect(value).toContain(said)
})

test('the recipe rides in the file, and the same report gives the same bytes', async () => {
  const bytes = await labReportDocx(report)
  expect(Buffer.from(await labReportDocx(report)).equals(bytes)).toBe(true)
  const part = (await partsOf(bytes)).get(recipePart) ?? ''
  expect(part).toContain('&lt;&amp;&gt;')
})
