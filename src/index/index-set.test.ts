import { expect, test } from 'vitest'
import national2021 from '../../data/index/national-2021.json' with { type: 'json' }
import national2024 from '../../data/index/national-2024.json' with { type: 'json' }
import { buildIndex, compileIndex } from './build.ts'
import { bridge, unknownsOf, type IndexSet, structureOfSet } from './index-set.ts'

const sets: readonly [IndexSet, { readonly groups: number; readonly indicators: number; readonly weights: number }][] = [
  [national2021, { groups: 100, indicators: 46, weights: 2 }],
  [national2024, { groups: 15, indicators: 4, weights: 4 }],
]

test.each(sets)('$set: what is known and what is not', (set, { groups, indicators, weights }) => {
  expect(set.groups).toHaveLength(set.officialCounts.groups)
  expect(set.groups.reduce((sum, { weight }) => sum + (weight ?? 0), 0)).toBe(groups)
  expect(set.indicators).toHaveLength(indicators)
  const codes = set.groups.map(({ code }) => code)
  for (const { parent } of set.indicators) expect(codes).toContain(parent)
  const unknowns = unknownsOf(set)
  expect(unknowns.indicatorsUnknown).toBe(set.officialCounts.indicators - indicators)
  expect(unknowns.indicatorsWithoutWeight).toHaveLength(indicators - weights)
})

test('2024 names the five groups whose weights are not published', () => {
  const unknowns = unknownsOf(national2024)
  expect(unknowns.groupsWithoutWeight).toEqual(['2', '3', '4', '5', '6'])
  expect(unknowns.groupsWithoutIndicators).toEqual(['2', '3', '4', '5', '6'])
})

const zones = ['甲', '乙', '丙']
const build = (set: IndexSet, seed: number) => {
  const { structure, assumed } = structureOfSet(set)
  const indicators = Object.fromEntries(
    set.indicators.map(({ code }, at) => [code, zones.map((_, row) => ((row + 1) * (at + seed)) % 7)]),
  )
  const compiled = compileIndex({
    version: 1,
    data: { units: zones, indicators },
    structure,
    steps: [
      { step: 'normalise', method: 'goalposts', goalposts: [0, 10], factor: 100 },
      { step: 'aggregate', method: 'arithmetic' },
    ],
    accept: ['single_child'],
  })
  const built = compiled.ok ? buildIndex(compiled.value) : compiled
  if (!built.ok) throw new Error(JSON.stringify(built.refusal))
  return { built: built.value, assumed }
}

test('a set becomes a structure that builds, and says what it assumed', () => {
  const { built, assumed } = build(national2021, 3)
  expect(assumed).toHaveLength(44)
  expect(built.effectiveWeights[built.compiled.tree.idOf.get('5') as number]).toBeCloseTo(0.3, 12)
  expect(structureOfSet(national2024).assumed).toEqual([])
  expect(structureOfSet(national2021, { only: new Set(['1.1', '1.2']) }).structure.map(({ code }) => code)).toEqual([
    'index',
    '1',
    '1.1',
    '1.2',
  ])
})

test('the bridge explains the difference to the last point', () => {
  const [before, after] = [build(national2021, 3).built, build(national2024, 5).built]
  const successors = new Map(
    (national2024 as IndexSet).indicators.flatMap(({ code, successorOf }) =>
      successorOf === undefined ? [] : [[code, successorOf] as const],
    ),
  )
  for (const [row, unit] of zones.entries()) {
    const lines = bridge(before, after, { unit, successors }) ?? []
    const score = (built: typeof before) => built.columns.at(-1)?.[row] as number
    expect(lines.reduce((sum, { change }) => sum + change, 0)).toBeCloseTo(score(after) - score(before), 9)
    expect(lines.map(({ kind }) => kind).filter(kind => kind === 'continued')).toHaveLength(2)
    expect(lines).toHaveLength(2 + 2 + 44)
  }
  expect(bridge(before, after, { unit: '丁', successors })).toBeNull()
})
