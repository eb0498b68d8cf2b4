import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isEqual } from './equal.ts'

test('agrees with the runtime on any plain values', () => {
  const json = fc.jsonValue({ maxDepth: 3 })
  const plain = fc.oneof(
    json,
    fc.array(fc.tuple(fc.string(), json)).map(entries => new Map(entries)),
  )
  fc.assert(
    fc.property(plain, plain, (a, b) => {
      expect(isEqual(a, b)).toBe(isDeepStrictEqual(a, b))
      expect(isEqual(a, structuredClone(a))).toBe(true)
    }),
  )
})
test.each([
  [{ a: 1 }, { a: 1, b: undefined }],
  [
    [1, 2],
    [2, 1],
  ],
  [new Map([[1, [2]]]), new Map([[1, [3]]])],
  [[], {}],
  [null, {}],
])('%j is not %j', (a, b) => expect(isEqual(a, b)).toBe(false))
