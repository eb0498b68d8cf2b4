import { describe, expect, test } from 'vitest'
import { blocksOf } from './blocks.ts'
import { bracketGroups } from './brackets.ts'
import { normalise } from './normalise.ts'

const items = (text: string) => blocksOf(normalise(text), { isAside: content => content.startsWith('责任单位') }).items
const check = (text: string) => items(text).map(item => `${item.id} ${item.form} ${item.title}`)

describe('numbered items', () => {
  test.each<[string, string, readonly string[]]>([
    ['alone on the line', '一、总体要求\n(一)指导思想', ['1 alone 总体要求', '1.1 alone 指导思想']],
    ['run in', '一、目标\n(二)规模目标。到3年后见效。', ['1 alone 目标', '1.2 run-in 规模目标']],
    [
      'three marks behind a digit',
      '1、完善路网\n2．完善管网\n3.完善电网',
      ['1 alone 完善路网', '2 alone 完善管网', '3 alone 完善电网'],
    ],
    ['a figure is no number of a heading', '1.5万亩\n2.5%\n一网通办', []],
    ['a sentence that is the task', '1.新建泵站2座。(责任单位:市水务局)', ['1 sentence 新建泵站2座']],
    [
      'numbers that run on',
      '一、任务\n(一)甲事\n1.建站\n(二)乙事\n2.修路',
      ['1 alone 任务', '1.1 alone 甲事', '1.1.1 alone 建站', '1.2 alone 乙事', '1.2.2 alone 修路'],
    ],
    [
      'numbers that restart',
      '一、甲\n(一)子事\n二、乙\n(一)丑事',
      ['1 alone 甲', '1.1 alone 子事', '2 alone 乙', '2.1 alone 丑事'],
    ],
    ['a number twice', '一、甲事\n一、乙事', ['1 alone 甲事', '2 alone 乙事']],
    ['chapters above', '第一章 总则\n第一节 要求\n一、目标', ['1 alone 总则', '1.1 alone 要求', '1.1.1 alone 目标']],
    ['principles', '一、原则\n——坚持节水优先。量水而行。', ['1 alone 原则', '1.1 bullet 坚持节水优先']],
    [
      'points in circles',
      '1.巡查。\n①巡查河道;\n②巡查水库。',
      ['1 alone 巡查', '1.1 sentence 巡查河道;', '1.2 sentence 巡查水库'],
    ],
    ['an attachment stands apart', '一、甲事\n附件1\n一、乙事', ['1 alone 甲事', 'A1 attachment 附件1', 'A1.1 alone 乙事']],
    ['no number at all', '只有一段话。', []],
  ])('%s', (_name, text, expected) => expect(check(text)).toEqual(expected))

  test('lines broken at one width are joined', () => {
    const line = '建设水网工程完善管护机制提高供水保障能'
    const text = ['一、任务', ...Array.from({ length: 14 }, () => line), '力。'].join('\n')
    expect(blocksOf(normalise(text)).paragraphs).toHaveLength(2)
  })
})

describe('brackets', () => {
  test.each<[string, string, readonly [string, boolean][]]>([
    [
      'inner in outer',
      'a(b(c)d)e',
      [
        ['b(c)d', true],
        ['c', true],
      ],
    ],
    ['a lone closing one', 'a)b(c)', [['c', true]]],
    [
      'a lone opening one',
      'a(b(c)',
      [
        ['b(c)', false],
        ['c', true],
      ],
    ],
    [
      'other kinds',
      '〔a〕【b】',
      [
        ['a', true],
        ['b', true],
      ],
    ],
    [
      'a lone one inside another kind',
      '〔a(b〕c',
      [
        ['a(b', true],
        ['b', false],
      ],
    ],
  ])('%s', (_name, text, expected) =>
    expect(bracketGroups(text, 0, text.length).map(group => [text.slice(group.open + 1, group.close), group.closed])).toEqual(
      expected,
    ),
  )
})
