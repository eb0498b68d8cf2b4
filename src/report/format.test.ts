import { describe, expect, test } from 'vitest'
import { fieldKinds } from '#define'
import {
  formatField,
  formatInstant,
  formatMoney,
  formatNumber,
  formatPeriod,
  formatPoints,
  formatRate,
  formatShare,
} from './format.ts'
import en from './messages.en.json' with { type: 'json' }
import zh from './messages.zh.json' with { type: 'json' }

describe('formatNumber', () => {
  test.each([
    ['18', undefined, '18'],
    ['18.00', undefined, '18.00'],
    ['1234567.5', undefined, '1,234,567.5'],
    ['-1234', undefined, '\u22121,234'],
    ['-0.80', undefined, '\u22120.80'],
    ['79.995', 2, '80.00'],
    ['79.994', 2, '79.99'],
    ['-0.001', 2, '0.00'],
    ['0', 2, '0.00'],
    ['1000', 0, '1,000'],
    ['abc', 2, 'abc'],
  ] as const)('%s to %s decimals is %s', (value, digits, shown) => expect(formatNumber(value, digits)).toBe(shown))
})

describe('formatMoney', () => {
  test.each([
    [8_600_050n, 'yuan', '86,000.50'],
    [-5n, 'yuan', '\u22120.05'],
    [0n, 'yuan', '0.00'],
    [8_600_050n, 'wanYuan', '8.60'],
    [20_000_000_000n, 'yiYuan', '2.00'],
    [500_000n, 'wanYuan', '0.50'],
  ] as const)('%s fen in %s is %s', (fen, unit, shown) => expect(formatMoney(fen, unit)).toBe(shown))
})

test.each([
  ['0.935', '0.935'],
  ['0.74668', '0.74668'],
  ['0.66666666666666666667', '0.666667'],
  ['0.935000000000', '0.935'],
  ['0.70', '0.70'],
  ['1', '1'],
])('rate %s reads %s', (rate, shown) => expect(formatRate(rate)).toBe(shown))

test('points have two decimals', () => expect(formatPoints('18')).toBe('18.00'))
test('a share has two decimals', () =>
  expect([formatShare(4300), formatShare(0), formatShare(10_000)]).toEqual(['43.00%', '0.00%', '100.00%']))

test.each([
  ['2024-02-20T08:00:00Z', '2024-02-20 16:00'],
  ['2023-12-31T16:00:00Z', '2024-01-01 00:00'],
  ['no instant', 'no instant'],
])('instant %s reads %s', (instant, shown) => expect(formatInstant(instant)).toBe(shown))

test.each([
  ['2022', '2022年', '2022'],
  ['2022H1', '2022年上半年', 'first half of 2022'],
  ['2022Q3', '2022年三季度', 'third quarter of 2022'],
  ['2022-07', '2022年7月', '2022-07'],
  ['soon', 'soon', 'soon'],
])('period %s reads %s, %s', (period, chinese, english) =>
  expect([formatPeriod(period, 'zh'), formatPeriod(period, 'en')]).toEqual([chinese, english]),
)

const stored = {
  text: ['甲科技', '甲科技'],
  longText: ['两行\n文字', '两行\n文字'],
  code: ['91150600MA0000001X', '91150600MA0000001X'],
  count: [1200, '1,200'],
  number: ['2.50', '2.50'],
  share: [9300, '93.00%'],
  money: [4_000_000n, '40,000.00'],
  yes: [true, '是'],
  choice: ['small', '小型'],
  set: [['small', 'micro'], '小型、micro'],
  day: ['2023-01-28', '2023-01-28'],
  instant: ['2023-01-28T01:02:03Z', '2023-01-28 09:02'],
  period: ['2023Q1', '2023年一季度'],
  ref: ['id-1', '市科学技术局'],
  evidence: [['id-2'], '公示.pdf'],
  parts: [[{}, {}], '2'],
} as const
const how = {
  language: 'zh',
  labels: { small: '小型' },
  titles: new Map([
    ['id-1', '市科学技术局'],
    ['id-2', '公示.pdf'],
  ]),
} as const

test.each(fieldKinds)('%s: a value, nothing, and a sealed value', kind => {
  const [value, shown] = stored[kind]
  expect([formatField(kind, value, how), formatField(kind, null, how), formatField(kind, '\u{1F512}', how)]).toEqual([
    shown,
    '',
    '\u{1F512}',
  ])
})

test('both languages carry the same words with the same slots', () => {
  const slots = (messages: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, (text.match(/\{\w+\}/g) ?? []).toSorted()]))
  expect(slots(en)).toEqual(slots(zh))
})
