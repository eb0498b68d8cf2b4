import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildIndex, compileIndex, compileSpec } from './build.ts'
import { sampleSpec } from './sample-spec.ts'
import { type Change, createWhatIf } from './what-if.ts'

const steps = {
  plain: [
    { step: 'normalise', method: 'min-max', range: [1, 100] },
    { step: 'aggregate', method: 'arithmetic' },
  ],
  treated: [
    { step: 'treat', skew: 0.5, kurtosis: 0 },
    { step: 'normalise', method: 'min-max', range: [1, 100] },
    { step: 'weight', method: 'equal' },
    { step: 'aggregate', method: 'geometric' },
  ],
  across: [
    { step: 'impute', method: 'nearest' },
    { step: 'normalise', method: 'min-max', range: [1, 100] },
    { step: 'aggregate', method: 'arithmetic', nodes: { green: { method: 'harmonic' } } },
  ],
  data: [
    { step: 'normalise', method: 'min-max', range: [1, 100] },
    { step: 'weight', method: 'entropy' },
    { step: 'aggregate', method: 'arithmetic' },
  ],
}
const compiledOf = (list: readonly object[]) => {
  const compiled = compileIndex(sampleSpec({ steps: list }))
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.refusal))
  return compiled.value
}
const open = (list: readonly object[]) => {
  const whatIf = createWhatIf(compiledOf(list))
  if (!whatIf.ok) throw new Error(JSON.stringify(whatIf.refusal))
  return whatIf.value
}

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constant('weight' as const),
    code: fc.constantFrom('rd', 'patents', 'energy', 'cover', 'innovation', 'green'),
    weight: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({
    kind: fc.constant('value' as const),
    unit: fc.constantFrom('A', 'B', 'F'),
    time: fc.constant(null),
    indicator: fc.constantFrom('rd', 'patents', 'energy', 'cover'),
    value: fc.integer({ min: 1, max: 60 }),
  }),
)

test.each(Object.entries(steps))('%s: what a slider shows is what a build gives', (_, list) =>
  fc.assert(
    fc.property(fc.array(fc.array(change, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }), turns => {
      const whatIf = open(list)
      for (const turn of turns) whatIf.change(turn)
      const scenario = whatIf.now()
      const compiled = compileSpec(whatIf.scenarioSpec())
      const built = compiled.ok ? buildIndex(compiled.value) : compiled
      if (!built.ok) throw new Error(JSON.stringify(built.refusal))
      expect(scenario.columns.map(column => [...column])).toEqual(
        built.value.columns.map(column =>
          Array.from(column, score => (Number.isNaN(score) ? score : expect.closeTo(score, 9))),
        ),
      )
      expect(scenario.ranks).toEqual(built.value.ranks.at(-1))
    }),
    { numRuns: 40 },
  ),
)

test('a method of one node', () => {
  const whatIf = open(steps.plain)
  const before = whatIf.now().columns.map(column => [...column])
  const changed = whatIf.change([
    {
      kind: 'aggregator',
      code: 'green',
      aggregator: { method: 'geometric', power: 1, minAvailable: 0, penalty: 'negative', alpha: 1, beta: 0, shareRange: null },
    },
  ])
  expect(changed.ok).toBe(true)
  const [energy, cover] = [before[2]?.[1] as number, before[3]?.[1] as number]
  expect(whatIf.now().columns[5]?.[1]).toBeCloseTo(Math.sqrt(energy * cover), 10)
  whatIf.reset()
  expect(whatIf.now().columns.map(column => [...column])).toEqual(before)
})

test.each<[string, readonly Change[], object]>([
  ['an unknown node', [{ kind: 'weight', code: 'nobody', weight: 1 }], { code: 'code_unknown', where: 'changes[0].code' }],
  ['a negative weight', [{ kind: 'weight', code: 'rd', weight: -1 }], { code: 'weight_negative', where: 'changes[0].weight' }],
  [
    'an unknown unit',
    [{ kind: 'value', unit: 'Z', time: null, indicator: 'rd', value: 1 }],
    { code: 'unit_unknown', where: 'changes[0].unit' },
  ],
  [
    'an infinite value',
    [{ kind: 'value', unit: 'A', time: null, indicator: 'rd', value: Infinity }],
    { code: 'value_infinite', where: 'changes[0].value' },
  ],
  [
    'no weight left',
    [
      { kind: 'weight', code: 'rd', weight: 0 },
      { kind: 'weight', code: 'patents', weight: 0 },
    ],
    { code: 'weights_zero', where: 'aggregate.innovation' },
  ],
])('refused, and nothing moved: %s', (_, changes, refusal) => {
  const whatIf = open(steps.plain)
  const before = [...whatIf.now().ranks]
  expect(whatIf.change(changes)).toMatchObject({ ok: false, refusal })
  expect([...whatIf.now().ranks]).toEqual(before)
  expect(whatIf.change([{ kind: 'weight', code: 'rd', weight: 2 }])).toMatchObject({ ok: true })
  expect([...whatIf.now().ranks]).toEqual(before)
})
