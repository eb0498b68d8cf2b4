import { expect, test } from 'vitest'
import { piecesOf, toNormalised } from './source-text.ts'

test('overlapping marks cut the text without nesting', () => {
  const pieces = piecesOf('abcdef', [
    { id: 'wide', start: 1, end: 5, tone: '' },
    { id: 'narrow', start: 2, end: 4, tone: 'conflict' },
  ])
  expect(pieces.map(piece => [piece.text, piece.ids.join(), piece.tone])).toEqual([
    ['a', '', null],
    ['b', 'wide', ''],
    ['cd', 'narrow,wide', 'conflict'],
    ['e', 'wide', ''],
    ['f', '', null],
  ])
  expect(pieces.map(piece => piece.text).join('')).toBe('abcdef')
})

// 'A(a)B' with the reading dropped is 'AB'.
test.each([
  [0, 0],
  [1, 1],
  [2, 1],
  [4, 1],
  [5, 2],
])('original %i is normalised %i', (original, normalised) => {
  expect(
    toNormalised(
      [
        [0, 0],
        [1, 1],
        [4, 1],
      ],
      original,
    ),
  ).toBe(normalised)
})
