import type { NodeSpec } from './spec.ts'

/**
 * The structure as numbers. Columns are counted: first the indicators in the order of the structure, then the
 * aggregates from the bottom up, so that every node stands after its children.
 */
export interface Tree {
  readonly codes: readonly string[]
  readonly nodes: readonly NodeSpec[]
  readonly leafCount: number
  readonly idOf: ReadonlyMap<string, number>
  /** column of the parent; -1 for the root */
  readonly parent: Int32Array
  /** 1 for indicators, else one above the highest child */
  readonly level: Int32Array
  readonly weight: Float64Array
  readonly aggregates: readonly { readonly id: number; readonly code: string; readonly children: Int32Array }[]
  readonly root: number
}

/** @param structure checked before: one root, known parents, no cycle */
export function compileTree(structure: readonly NodeSpec[]): Tree {
  const childrenOf = new Map<string, NodeSpec[]>()
  for (const node of structure) {
    if (node.parent === null) continue
    const siblings = childrenOf.get(node.parent)
    if (siblings) siblings.push(node)
    else childrenOf.set(node.parent, [node])
  }
  const levels = new Map<string, number>()
  const levelOf = (node: NodeSpec): number => {
    const known = levels.get(node.code)
    if (known !== undefined) return known
    const level = 1 + (childrenOf.get(node.code) ?? []).reduce((highest, child) => Math.max(highest, levelOf(child)), 0)
    levels.set(node.code, level)
    return level
  }
  const leaves = structure.filter(node => !childrenOf.has(node.code))
  const inner = structure.filter(node => childrenOf.has(node.code)).toSorted((a, b) => levelOf(a) - levelOf(b))
  const nodes = [...leaves, ...inner]
  const idOf = new Map(nodes.map((node, id) => [node.code, id]))
  const idsOf = (code: string) => Int32Array.from((childrenOf.get(code) ?? []).map(child => idOf.get(child.code) as number))
  return {
    codes: nodes.map(node => node.code),
    nodes,
    leafCount: leaves.length,
    idOf,
    parent: Int32Array.from(nodes, node => (node.parent === null ? -1 : (idOf.get(node.parent) as number))),
    level: Int32Array.from(nodes, levelOf),
    weight: Float64Array.from(nodes, node => node.weight),
    aggregates: inner.map(node => ({ id: idOf.get(node.code) as number, code: node.code, children: idsOf(node.code) })),
    root: nodes.length - 1,
  }
}

/**
 * Share of each node in the root: own share among siblings × effective weight of the parent.
 *
 * @param weights one per column, siblings on one scale
 */
export function effectiveWeights(tree: Tree, weights: Float64Array): Float64Array {
  const effective = new Float64Array(weights.length)
  effective[tree.root] = 1
  for (const { id, children } of tree.aggregates.toReversed()) {
    const sum = children.reduce((total, child) => total + (weights[child] as number), 0)
    for (const child of children) effective[child] = ((effective[id] as number) * (weights[child] as number)) / sum
  }
  return effective
}
