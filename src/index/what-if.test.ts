import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildIndex, compileIndex, compileSpec } from './build.ts'
import { cheapestPath, type PathTask } from './cheapest-path.ts'
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

const task: PathTask = {
  unit: 'A',
  time: null,
  choices: [
    {
      indicator: 'rd',
      levels: [
        { value: 3, cost: 4 },
        { value: 9, cost: 11 },
      ],
    },
    {
      indicator: 'patents',
      levels: [
        { value: 40, cost: 5 },
        { value: 60, cost: 7 },
      ],
    },
    { indicator: 'energy', levels: [{ value: 1, cost: 2 }] },
  ],
  goal: { kind: 'rank', rank: 3 },
  budget: null,
  changesMax: null,
  alternatives: 2,
}

/** Every set of levels, tried without any shortcut. */
function exhaustive({ choices, goal, budget, changesMax }: PathTask): number | null {
  const whatIf = open(steps.plain)
  let best: number | null = null
  const visit = (at: number, changes: readonly Change[], cost: number) => {
    if (at < choices.length) {
      visit(at + 1, changes, cost)
      const choice = choices[at]
      for (const level of choice?.levels ?? [])
        visit(
          at + 1,
          [...changes, { kind: 'value', unit: 'A', time: null, indicator: choice?.indicator ?? '', value: level.value }],
          cost + level.cost,
        )
      return
    }
    if ((budget !== null && cost > budget) || (changesMax !== null && changes.length > changesMax)) return
    whatIf.reset()
    whatIf.change(changes)
    const { ranks, columns } = whatIf.now()
    const isReached = goal.kind === 'rank' ? (ranks[0] as number) <= goal.rank : (columns.at(-1)?.[0] as number) >= goal.score
    if (isReached && (best === null || cost < best)) best = cost
  }
  visit(0, [], 0)
  return best
}

test.each<[string, Partial<PathTask>]>([
  ['rank 4', { goal: { kind: 'rank', rank: 4 } }],
  ['rank 3', {}],
  ['rank 2', { goal: { kind: 'rank', rank: 2 } }],
  ['a score', { goal: { kind: 'score', score: 40 } }],
  ['within a budget', { goal: { kind: 'rank', rank: 4 }, budget: 9 }],
  ['with one change', { goal: { kind: 'rank', rank: 5 }, changesMax: 1 }],
  ['beyond reach', { goal: { kind: 'score', score: 99.9 } }],
  ['beyond the budget', { goal: { kind: 'rank', rank: 2 }, budget: 1 }],
  ['reached already', { goal: { kind: 'rank', rank: 6 } }],
])('the cheapest path to %s is the one exhaustive search finds', (_, more) => {
  const asked = { ...task, ...more }
  const answer = cheapestPath(compiledOf(steps.plain), asked)
  expect(answer.ok ? answer.value.best.cost : null).toBe(exhaustive(asked))
  if (!answer.ok) return void expect(answer.refusal.code).toBe('path_infeasible')
  const { best, alternatives, slack } = answer.value
  expect(best.cost).toBe(best.steps.reduce((sum, { cost }) => sum + cost, 0))
  expect(alternatives.map(({ cost }) => cost)).toEqual(alternatives.map(({ cost }) => cost).toSorted((a, b) => a - b))
  expect(slack.budget).toBe(asked.budget === null ? null : asked.budget - best.cost)
})

test.each<[string, Partial<PathTask>, object]>([
  ['unit', { unit: 'Z' }, { code: 'unit_unknown', where: 'unit' }],
  ['indicator', { choices: [{ indicator: 'green', levels: [] }] }, { code: 'code_unknown', where: 'choices[0].indicator' }],
  [
    'cost',
    { choices: [{ indicator: 'rd', levels: [{ value: 1, cost: -1 }] }] },
    { code: 'parameter_invalid', where: 'choices[0].levels[0].cost' },
  ],
  [
    'value',
    { choices: [{ indicator: 'rd', levels: [{ value: NaN, cost: 1 }] }] },
    { code: 'value_infinite', where: 'choices[0].levels[0].value' },
  ],
])('a path task with a bad %s', (_, more, refusal) =>
  expect(cheapestPath(compiledOf(steps.plain), { ...task, ...more })).toMatchObject({ ok: false, refusal }),
)
