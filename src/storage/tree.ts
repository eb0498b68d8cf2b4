import { hash } from 'node:crypto'
import { assert } from '#base'

/**
 * The Merkle tree of RFC 6962 over SHA-256: a root speaks for every leaf below it in its order, and a larger root can be
 * shown to contain a smaller one.
 *
 * @source RFC 6962, section 2.1; RFC 9162, sections 2.1.3 and 2.1.4
 */
const nodeMark = Buffer.from([1])
export const joined = (left: Uint8Array, right: Uint8Array): Buffer =>
  hash('sha256', Buffer.concat([nodeMark, left, right]), 'buffer')
export const emptyRoot: Buffer = hash('sha256', '', 'buffer')

export interface TreeNode {
  readonly level: number
  readonly index: number
  readonly hash: Buffer
}

/** The right edge of a tree: its complete subtrees by level. Grows in place of nothing: `grow` gives a new edge. */
export interface Edge {
  readonly size: number
  readonly peaks: ReadonlyMap<number, Buffer>
}
export const emptyEdge: Edge = { size: 0, peaks: new Map() }

/** @returns the edge with these leaves added, and the complete nodes that came to be, leaves not among them */
export function grow(edge: Edge, leaves: readonly Buffer[]): { readonly edge: Edge; readonly nodes: readonly TreeNode[] } {
  const peaks = new Map(edge.peaks)
  const nodes: TreeNode[] = []
  let { size } = edge
  for (const leaf of leaves) {
    let [level, at] = [0, leaf]
    for (let left = peaks.get(level); left; left = peaks.get(level)) {
      peaks.delete(level)
      at = joined(left, at)
      level += 1
      nodes.push({ level, index: Math.floor(size / 2 ** level), hash: at })
    }
    peaks.set(level, at)
    size += 1
  }
  return { edge: { size, peaks }, nodes }
}

export function rootOf({ peaks }: Edge): Buffer {
  const levels = [...peaks.keys()].sort((a, b) => a - b)
  let root: Buffer | undefined
  for (const level of levels) {
    const peak = peaks.get(level) as Buffer
    root = root ? joined(peak, root) : peak
  }
  return root ?? emptyRoot
}

/** Complete nodes of a tree, leaves at level 0. */
export type NodeAt = (level: number, index: number) => Buffer

/** Root of the leaves `from` (a multiple of the power of two they span) up to `to`. */
function rangeRoot(nodeAt: NodeAt, from: number, to: number): Buffer {
  const span = to - from
  const level = Math.log2(span)
  if (Number.isInteger(level)) return nodeAt(level, from / span)
  const half = halfOf(span)
  return joined(rangeRoot(nodeAt, from, from + half), rangeRoot(nodeAt, from + half, to))
}
const halfOf = (span: number): number => 2 ** Math.ceil(Math.log2(span) - 1)

/** Hashes that lead from leaf `index` to the root of `size` leaves. */
export function inclusionProof(nodeAt: NodeAt, index: number, size: number): readonly Buffer[] {
  assert(index >= 0 && index < size, 'the leaf lies in the tree')
  const path = (from: number, to: number): readonly Buffer[] => {
    if (to - from === 1) return []
    const middle = from + halfOf(to - from)
    return index < middle
      ? [...path(from, middle), rangeRoot(nodeAt, middle, to)]
      : [...path(middle, to), rangeRoot(nodeAt, from, middle)]
  }
  return path(0, size)
}

/** Hashes that show that the first `before` leaves of `size` have the root they had. */
export function consistencyProof(nodeAt: NodeAt, before: number, size: number): readonly Buffer[] {
  assert(before > 0 && before <= size, 'the smaller tree is not empty')
  const part = (from: number, to: number, end: number, isWhole: boolean): readonly Buffer[] => {
    if (end === to) return isWhole ? [] : [rangeRoot(nodeAt, from, to)]
    const middle = from + halfOf(to - from)
    return end <= middle
      ? [...part(from, middle, end, isWhole), rangeRoot(nodeAt, middle, to)]
      : [...part(middle, to, end, false), rangeRoot(nodeAt, from, middle)]
  }
  return part(0, size, before, true)
}

export function checkInclusion(
  of: { readonly leaf: Uint8Array; readonly index: number; readonly size: number; readonly root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (of.index < 0 || of.index >= of.size) return false
  let [at, last] = [of.index, of.size - 1]
  let sum: Uint8Array = of.leaf
  for (const next of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      sum = joined(next, sum)
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
    } else sum = joined(sum, next)
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 && Buffer.compare(sum, of.root) === 0
}

export function checkConsistency(
  of: { readonly before: number; readonly rootBefore: Uint8Array; readonly size: number; readonly root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  const { before, size } = of
  if (before <= 0 || before > size) return false
  if (before === size) return proof.length === 0 && Buffer.compare(of.rootBefore, of.root) === 0
  const path = Number.isInteger(Math.log2(before)) ? [of.rootBefore, ...proof] : proof
  const [first] = path
  if (!first) return false
  let [at, last] = [before - 1, size - 1]
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  let [old, now]: [Uint8Array, Uint8Array] = [first, first]
  for (const next of path.slice(1)) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      old = joined(next, old)
      now = joined(next, now)
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
    } else now = joined(now, next)
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 && Buffer.compare(old, of.rootBefore) === 0 && Buffer.compare(now, of.root) === 0
}
