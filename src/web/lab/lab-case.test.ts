import { expect, test } from 'vitest'
import sample from '../../../data/sample/benchmark.json' with { type: 'json' }
import { cellText, emptyCase, readCase, readCell, readTable } from './lab-case.ts'

test.each([
  ['2.2', 2.2],
  ['', null],
  ['2.1-2.4', [2.1, 2.4]],
  ['２．１～２．４', [2.1, 2.4]],
  ['2.4–2.1', [2.1, 2.4]],
  ['-3--1', [-3, -1]],
  ['−0.5', -0.5],
  ['1,204', 1204],
  ['3-3', 3],
  ['约 3', undefined],
  ['1e3', undefined],
])('%s is read as %j', (text, cell) => expect(readCell(text)).toEqual(cell))

test('a cell is written as it is read', () => {
  for (const cell of [null, 2.2, [2.1, 2.4] as const]) expect(readCell(cellText(cell))).toEqual(cell)
})

test('a pasted table keeps what it can and names every bad cell by row and column', () => {
  const text = '园区\t1.1\t1.3\t9.9\n甲区\t12\t2.1-2.4\t1\n乙区\t\t约2\t1\n甲区\t3\t1\t1\n'
  const { zones, values, faults } = readTable(text, new Set(['1.1', '1.3']))
  expect(zones).toEqual(['甲区', '乙区', '甲区'])
  expect(values['1.1']).toEqual([12, null, 3])
  expect(faults).toEqual([
    { row: 1, column: 4, found: '9.9' },
    { row: 4, column: 1, found: '甲区' },
    { row: 3, column: 3, found: '约2' },
  ])
})

test('the sample is a case and says that it is invented', () => {
  const read = readCase(JSON.stringify(sample))
  expect(read).toEqual({ case: sample })
  expect(sample.isSample).toBe(true)
  for (const zone of sample.sets['national-2021'].zones) expect(zone).toContain('示例')
  expect(sample.zone).toContain('示例')
})

const base = JSON.parse(
  JSON.stringify({
    ...emptyCase('本区', 100),
    sets: { s: { zones: ['甲'], values: { a: [1] }, posts: {}, own: {}, actions: [] } },
  }),
)
const set = (more: object) => ({ ...base, sets: { s: { ...base.sets.s, ...more } } })
test('the table of a zone not yet named is kept', () => {
  const unnamed = { ...base, zone: '' }
  expect(readCase(JSON.stringify(unnamed))).toEqual({ case: unnamed })
})

test.each<[string, unknown, string]>([
  ['no JSON', null, ''],
  ['another kind', { ...base, kind: 'x' }, 'kind'],
  ['a zone that is no text', { ...base, zone: null }, 'zone'],
  ['a share above one', { ...base, weightNoise: 2 }, 'weightNoise'],
  ['a short column', set({ values: { a: [] } }), 'sets.s.values.a'],
  ['a range turned round', set({ values: { a: [[3, 1]] } }), 'sets.s.values.a[0]'],
  ['a rival with the own name', set({ zones: ['本区'] }), 'sets.s.zones'],
  ['limits without a distance', set({ posts: { a: [1, 1] } }), 'sets.s.posts.a'],
  ['a text for a value', set({ own: { a: '2' } }), 'sets.s.own.a'],
  ['effort below zero', set({ actions: [{ indicator: 'a', reach: 1, effort: -1 }] }), 'sets.s.actions[0]'],
])('%s is refused with its place', (_, given, where) => {
  const read = readCase(given === null ? '{' : JSON.stringify(given))
  expect('fault' in read && read.fault.where).toBe(where)
})
