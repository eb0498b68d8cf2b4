import { expect, test } from 'vitest'
import { isId } from '#base'
import { idSource } from './new-id.ts'

test('ids go upwards, within a millisecond and when the clock is set back', () => {
  let clock = 1_700_000_000_000
  const next = idSource(() => clock)
  const ids: string[] = []
  for (const set of [0, 1, -5_000, 0, 20_000]) {
    clock += set
    for (let n = 0; n < 2_000; n++) ids.push(next())
  }
  expect(ids.every(isId)).toBe(true)
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  expect(Number.parseInt((ids[0] as string).replace('-', '').slice(0, 12), 16)).toBe(1_700_000_000_000)
})
