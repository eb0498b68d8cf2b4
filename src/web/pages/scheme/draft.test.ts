import { expect, test } from 'vitest'
import { copyFor, differencesOf, draftOf, percentOfShare, shareOfPercent, storedOf, weightSum } from './draft.ts'

const row = {
  title: '2023年度考核方案',
  lines: [
    { indicator: 'a', weight: '60.00', fn: 'F1', parameters: '{"T":"5"}', basis: 'D' },
    { indicator: 'b', weight: '40', fn: 'F11', parameters: '{"cmp":">","T":"600"}', basis: 'P' },
  ],
  settings: '{"version":"1","quotas":{"excellent":"0.20","good":"0.40"}}',
}

test('what is stored is taken apart and put together the same', () => {
  const draft = draftOf(row)
  expect(draft.lines[1]?.params).toEqual({ T: '600', cmp: '>' })
  const again = storedOf(draft)
  expect(again).toEqual({
    ...row,
    lines: [row.lines[0], { ...row.lines[1], parameters: '{"T":"600","cmp":">"}' }],
    settings: '{"quotas":{"excellent":"0.20","good":"0.40"},"version":"1"}',
  })
  expect(draftOf({ lines: [{ parameters: 'no json' }], settings: '[]' })).toMatchObject({
    settings: {},
    lines: [{ params: {} }],
  })
})

test.each([
  ['20', '0.2'],
  ['12.5', '0.125'],
  ['0', '0'],
  ['100', '1'],
  ['150', '1.5'],
  ['0.5', '0.005'],
  ['abc', 'abc'],
  ['', ''],
])('%s per cent is the share %s', (percent, share) => {
  expect(shareOfPercent(percent)).toBe(share)
  expect(percentOfShare(share)).toBe(percent)
})
test('a share with its zeros reads as per cent', () => expect(percentOfShare('0.20')).toBe('20'))

test('weights add up exactly, and what is no number is left out', () => {
  const line = (weight: string) => ({ indicator: '', weight, fn: '', params: {}, basis: '' })
  expect(weightSum(['33.33', '33.33', '33.34'].map(line))).toBe('100.00')
  expect(weightSum(['7', '', 'x'].map(line))).toBe('7.00')
})

test('two versions differ where they do', () => {
  const draft = draftOf(row)
  const [first, second] = draft.lines
  if (!first || !second) throw new Error('two lines')
  const later = {
    ...draft,
    lines: [
      { ...first, weight: '61' },
      { ...first, indicator: 'c', weight: '39' },
    ],
    settings: { ...draft.settings, quotas: { excellent: '0.2', good: '0.30' } },
  }
  expect(differencesOf(draft, later)).toEqual([
    { where: 'a', what: 'weight', before: '60', after: '61' },
    { where: 'c', what: 'added', before: '', after: '39' },
    { where: 'b', what: 'removed', before: '40', after: '' },
    { where: 'quotas.good', what: 'setting', before: '0.4', after: '0.3' },
  ])
})

test('a copy for another year begins anew, one for the same year counts on', () => {
  const draft = draftOf(row)
  expect(copyFor(draft, 2023, 2024)).toMatchObject({ title: '2024年度考核方案', settings: { version: '1' } })
  expect(copyFor(draft, 2023, 2023).settings['version']).toBe('2')
})
