import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leafOf } from './audit.ts'
import {
  checkConsistency,
  checkInclusion,
  consistencyProof,
  emptyEdge,
  grow,
  inclusionProof,
  joined,
  type NodeAt,
  rootOf,
} from './tree.ts'

const leaves = Array.from({ length: 70 }, (_, at) => leafOf(String(at)))

/** The definition of RFC 6962, word for word. */
const defined = (of: readonly Buffer[]): Buffer => {
  if (of.length === 0) return createHash('sha256').digest()
  if (of.length === 1) return of[0] as Buffer
  let half = 1
  while (half * 2 < of.length) half *= 2
  return joined(defined(of.slice(0, half)), defined(of.slice(half)))
}
const nodeAt: NodeAt = (level, index) => defined(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))

test('roots are those of the definition, however the leaves arrive', () => {
  for (let size = 0; size <= leaves.length; size++) {
    const all = grow(emptyEdge, leaves.slice(0, size))
    expect(rootOf(all.edge)).toEqual(defined(leaves.slice(0, size)))
    const half = grow(grow(emptyEdge, leaves.slice(0, size >> 1)).edge, leaves.slice(size >> 1, size))
    expect(rootOf(half.edge)).toEqual(rootOf(all.edge))
    for (const node of all.nodes) expect(node.hash).toEqual(nodeAt(node.level, node.index))
  }
})

test('every proof of trees up to 70 leaves holds', () => {
  for (let size = 1; size <= leaves.length; size++) {
    const root = defined(leaves.slice(0, size))
    for (let at = 0; at < size; at++) {
      expect(checkInclusion({ leaf: leaves[at] as Buffer, index: at, size, root }, inclusionProof(nodeAt, at, size))).toBe(true)
      const before = at + 1
      expect(
        checkConsistency(
          { before, rootBefore: defined(leaves.slice(0, before)), size, root },
          consistencyProof(nodeAt, before, size),
        ),
      ).toBe(true)
    }
  }
})

test('a proof holds for nothing else', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 70 }), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), (size, a, b, bit) => {
      const root = defined(leaves.slice(0, size))
      const index = a % size
      const proof = inclusionProof(nodeAt, index, size)
      const other = b % size
      if (other !== index) {
        expect(checkInclusion({ leaf: leaves[other] as Buffer, index, size, root }, proof)).toBe(false)
        expect(checkInclusion({ leaf: leaves[index] as Buffer, index: other, size, root }, proof)).toBe(false)
      }
      const before = 1 + (a % (size - 1))
      const rootBefore = Buffer.from(defined(leaves.slice(0, before)))
      const place = b % 32
      rootBefore[place] = (rootBefore[place] as number) ^ bit
      expect(checkConsistency({ before, rootBefore, size, root }, consistencyProof(nodeAt, before, size))).toBe(false)
    }),
  )
})
