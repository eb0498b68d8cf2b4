import type { IndexFinding, Offence } from './offence.ts'
import type { IndexSpec, NodeSpec } from './spec.ts'

/** Offences of the tree itself, and between tree and data. Only a tree without them can be compiled. */
export function checkStructure(spec: IndexSpec): {
  readonly offences: readonly Offence[]
  readonly findings: readonly IndexFinding[]
} {
  const offences: Offence[] = []
  const findings: IndexFinding[] = []
  const byCode = new Map<string, NodeSpec>()
  const children = new Map<string, number[]>()
  for (const [at, node] of spec.structure.entries()) {
    if (byCode.has(node.code))
      offences.push({ code: 'code_duplicate', where: `structure[${at}].code`, details: { code: node.code } })
    else byCode.set(node.code, node)
    if (node.parent !== null) (children.get(node.parent) ?? children.set(node.parent, []).get(node.parent) ?? []).push(at)
  }
  const roots = spec.structure.filter(node => node.parent === null)
  for (const [at, node] of spec.structure.entries()) {
    const where = `structure[${at}]`
    if (node.parent !== null && !byCode.has(node.parent))
      offences.push({ code: 'parent_unknown', where: `${where}.parent`, details: { code: node.code, parent: node.parent } })
    if (isOnCycle(node, byCode))
      offences.push({ code: 'cycle', where: `${where}.parent`, details: { code: node.code, parent: node.parent } })
    const own = children.get(node.code)
    const hasData = Object.hasOwn(spec.data.indicators, node.code)
    if (own === undefined && !hasData)
      offences.push({ code: 'indicator_without_data', where: `${where}.code`, details: { code: node.code } })
    if (own !== undefined && hasData)
      offences.push({ code: 'aggregate_with_data', where: `data.indicators.${node.code}`, details: { code: node.code } })
    if (own?.length === 1) {
      const details = { code: node.code, child: spec.structure[own[0] as number]?.code ?? null }
      if (spec.accept.includes('single_child')) findings.push({ code: 'single_child_kept', where, details })
      else offences.push({ code: 'single_child', where, details })
    }
    if (own?.every(child => spec.structure[child]?.weight === 0))
      offences.push({ code: 'weights_zero', where, details: { code: node.code } })
  }
  if (roots.length === 0) offences.push({ code: 'root_missing', where: 'structure', details: {} })
  if (roots.length > 1)
    offences.push({ code: 'roots_several', where: 'structure', details: { codes: roots.map(node => node.code).join(' ') } })
  const [root] = roots
  if (roots.length === 1 && root && !children.has(root.code))
    offences.push({ code: 'root_missing', where: 'structure', details: { code: root.code } })
  for (const code of Object.keys(spec.data.indicators))
    if (!byCode.has(code)) findings.push({ code: 'column_unused', where: `data.indicators.${code}`, details: { code } })
  if (spec.data.units.length === 0)
    offences.push({ code: 'units_too_few', where: 'data.units', details: { units: spec.data.units.length } })
  return { offences, findings }
}

function isOnCycle(node: NodeSpec, byCode: ReadonlyMap<string, NodeSpec>): boolean {
  const seen = new Set<string>()
  for (let at = node.parent; at !== null && !seen.has(at); at = byCode.get(at)?.parent ?? null) {
    if (at === node.code) return true
    seen.add(at)
  }
  return false
}
