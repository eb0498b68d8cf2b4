import { expect, test } from 'vitest'
import { slotOf } from './form-state.ts'

test.each([
  ['one row and move', 'r1', 'save', { value: 1 }, 'r1', 'save', { value: 2 }, true],
  ['another move', 'r1', 'save', {}, 'r1', 'submit', {}, false],
  ['another row', 'r1', 'save', {}, 'r2', 'save', {}, false],
  ['births for the same purpose', null, 'record', { indicator: 'a' }, null, 'record', { indicator: 'a' }, true],
  ['births for another purpose', null, 'record', { indicator: 'a' }, null, 'record', { indicator: 'b' }, false],
] as const)('%s', (_, id, move, first, otherId, otherMove, otherFirst, same) => {
  const address = 'facts.fact'
  expect(slotOf(address, id, move, first) === slotOf(address, otherId, otherMove, otherFirst)).toBe(same)
})
