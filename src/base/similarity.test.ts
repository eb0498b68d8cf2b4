import { expect, test } from 'vitest'
import { similarity } from './similarity.ts'

test.each<[string, string, string, number]>([
  ['the same text', '新增高企9家', '新增高企9家', 10_000],
  ['a moved comma and full-width digits', '新增高企９家，完成', '新增高企9家完成', 10_000],
  ['nothing in common', '甲乙丙', '丁戊己', 0],
  ['one pair of three, by hand: 2·1/(2+2)', '甲乙丙', '甲乙丁', 5_000],
  ['a pair counts as often as it occurs: 2·1/(3+1)', '甲甲甲甲', '甲甲', 5_000],
  ['too short to say', '甲', '甲', 0],
  ['nothing at all', '', '新增', 0],
])('%s', (_, a, b, share) => {
  expect(similarity(a, b)).toBe(share)
  expect(similarity(b, a)).toBe(share)
})
