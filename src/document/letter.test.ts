import { expect, test } from 'vitest'
import { blocksOf } from './blocks.ts'
import { type Letter, letterOf } from './letter.ts'
import { normalise } from './normalise.ts'
import { numberOf } from './numerals.ts'

const check = (text: string): Letter => {
  const clean = normalise(text)
  return letterOf(clean, blocksOf(clean))
}
const plan = '云州市水网建设三年行动方案'
const body = `\n${plan}\n一、总体要求`

test.each<[string, string, Partial<Letter>]>([
  ['standard brackets', `云政发〔2023〕18号${body}`, { number: '云政发〔2023〕18号' }],
  ['square brackets', `云政办发[2023]18号${body}`, { number: '云政办发〔2023〕18号' }],
  ['round brackets', `云政发(2023)18号${body}`, { number: '云政发〔2023〕18号' }],
  ['a number behind its label', `文号:云政发【2023】18号${body}`, { number: '云政发〔2023〕18号' }],
  ['a cited number is another document', `根据《省规划》(省政发〔2022〕7号),制定本方案。${body}`, { number: null }],
  [
    'title in the notice',
    '云州市人民政府办公室关于印发《水网建设方案(2023—2025年)》的通知\n一、总体要求',
    { title: '水网建设方案(2023—2025年)', issuer: '云州市人民政府办公室', statedYears: { first: 2023, last: 2025 } },
  ],
  [
    'a title of dashes without end, which once took for ever',
    `某市科技创新2021${'—'.repeat(300)}行动方案\n一、总体要求`,
    { statedYears: null },
  ],
  [
    'title over two lines',
    `${plan}\n(2023—2025年)\n一、总体要求`,
    { title: `${plan}(2023—2025年)`, statedYears: { first: 2023, last: 2025 } },
  ],
  [
    'issuer and date of signing',
    `云州市人民政府\n2023年3月8日${body}`,
    { issuer: '云州市人民政府', date: '2023-03-08' as never },
  ],
  ['date in Chinese numerals', `云州市人民政府\n二○二三年三月八日${body}`, { date: '2023-03-08' as never }],
  [
    'two issuers',
    `市发展改革委 市水务局\n2023年12月31日${body}`,
    { issuers: ['市发展改革委', '市水务局'], date: '2023-12-31' as never },
  ],
  ['signing wins over posting', `发布日期:2023-03-15\n云州市人民政府\n2023年3月8日${body}`, { date: '2023-03-08' as never }],
  ['posting when nothing is signed', `发布日期:2023-03-15${body}`, { date: '2023-03-15' as never }],
  ['recipients', `各县(市、区)人民政府,市政府各部门:${body}`, { recipients: ['各县(市、区)人民政府', '市政府各部门'] }],
  [
    'abbreviations',
    `${body}\n青岭经济技术开发区(以下简称“经开区”)先行。`,
    { abbreviations: [{ short: '经开区', full: '青岭经济技术开发区' }] },
  ],
  ['years named', body, { yearsNamed: 3, statedYears: null, date: null, issuer: null }],
])('%s', (_name, text, expected) => expect(check(text)).toMatchObject(expected))

test.each([
  ['12', 12],
  ['1,200', 1200],
  ['2.5', 2.5],
  ['二十三', 23],
  ['十', 10],
  ['三千', 3000],
  ['两', 2],
  ['二〇二四', 2024],
  ['一万二千', 12000],
  ['人', null],
  ['', null],
])('%s is %s', (text, value) => expect(numberOf(text)).toBe(value))
