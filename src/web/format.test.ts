import { expect, test } from 'vitest'
import { capitalText, decimalText, fenToInput, inputToFen, shareText, yuanText } from './format.ts'

const words = {
  digits: '零壹贰叁肆伍陆柒捌玖',
  small: '拾佰仟',
  large: '万亿',
  yuan: '元',
  jiao: '角',
  fen: '分',
  whole: '整',
  minus: '负',
}

test.each([
  ['4000000', '肆万元整'],
  ['8600000', '捌万陆仟元整'],
  ['168032', '壹仟陆佰捌拾元叁角贰分'],
  ['10700053', '壹拾万零柒仟元伍角叁分'],
  ['1640902', '壹万陆仟肆佰零玖元零贰分'],
  ['10000000000', '壹亿元整'],
  ['10000010000', '壹亿零壹佰元整'],
  ['20100000000', '贰亿零壹佰万元整'],
  ['0', '零元整'],
  ['-1000000', '负壹万元整'],
])('%s fen in capitals', (fen, text) => expect(capitalText(fen, words)).toBe(text))

test.each([
  ['86,000.00', 2, '8600000'],
  ['８６０００．５', 2, '8600050'],
  ['210', 6, '210000000'],
  ['0.0001', 6, '100'],
  ['0.0000001', 6, null],
  ['1.001', 2, null],
  ['abc', 2, null],
] as const)('%s typed', (text, power, fen) => expect(inputToFen(text, power)).toBe(fen))

test('written back and forth', () => {
  expect(fenToInput('8600050', 2)).toBe('86000.5')
  expect(fenToInput('210000000', 6)).toBe('210')
  expect(yuanText('8600000')).toBe('86,000.00')
  expect(yuanText('-5')).toBe('\u22120.05')
  expect(shareText(4595)).toBe('45.95')
  expect(shareText(-5)).toBe('\u22120.05')
  expect(decimalText('1234567.80')).toBe('1,234,567.80')
})
