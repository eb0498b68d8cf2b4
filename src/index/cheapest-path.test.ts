import fc from 'fast-check'
import loader from 'highs'
import { describe, expect, test } from 'vitest'
import { type CompiledIndex, compileIndex } from './build.ts'
import { cheapestPath, type PathTask } from './cheapest-path.ts'
import { solverOf } from './highs-solver.ts'
import type { OffenceCode } from './offence.ts'
import { sampleSpec } from './sample-spec.ts'
import { type Change, createWhatIf } from './what-if.ts'

/** The package's types describe its CommonJS form, in which the loader stands under `default`. */
const solve = solverOf(await (loader as unknown as typeof loader.default)())
const minMax = { step: 'normalise', method: 'min-max', range: [1, 100] }
const posts = {
  step: 'normalise',
  method: 'goalposts',
  goalposts: [0, 70],
  factor: 100,
  scaleTo: [1, 2],
}
/** Methods under which effects add up, add up in logarithms, add up only below one node, or do not add up at all. */
const recipes: Readonly<Record<string, readonly object[]>> = {
  mean: [minMax, { step: 'aggregate', method: 'arithmetic' }],
  sum: [posts, { step: 'aggregate', method: 'sum' }],
  geometric: [minMax, { step: 'aggregate', method: 'geometric' }],
  harmonic: [minMax, { step: 'aggregate', method: 'harmonic' }],
  power: [minMax, { step: 'aggregate', method: 'generalised', power: 2 }],
  mixed: [minMax, { step: 'aggregate', method: 'arithmetic', nodes: { green: { method: 'geometric' } } }],
  mixedRoot: [minMax, { step: 'aggregate', method: 'arithmetic', nodes: { index: { method: 'geometric' } } }],
  copeland: [minMax, { step: 'aggregate', method: 'copeland' }],
  unbalanced: [minMax, { step: 'aggregate', method: 'mazziotta-pareto' }],
  entropy: [minMax, { step: 'weight', method: 'entropy' }, { step: 'aggregate', method: 'arithmetic' }],
  imputed: [{ step: 'impute', method: 'nearest', neighbours: 2 }, minMax, { step: 'aggregate', method: 'arithmetic' }],
}
const compiledOf = (steps: readonly object[], missing: readonly string[] = []): CompiledIndex => {
  const data = sampleSpec()['data'] as { readonly indicators: Readonly<Record<string, readonly (number | null)[]>> }
  const indicators = Object.fromEntries(
    Object.entries(data.indicators).map(([code, column]) => [
      code,
      missing.includes(code) ? [null, ...column.slice(1)] : column,
    ]),
  )
  const compiled = compileIndex(sampleSpec({ steps, data: { ...data, indicators } }))
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.refusal))
  return compiled.value
}

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

interface Reached {
  readonly cost: number
  readonly steps: readonly { readonly indicator: string; readonly value: number }[]
}

/** Every set of levels, tried without any shortcut: those that reach the goal, cheapest first. */
function exhaustive(compiled: CompiledIndex, { unit, choices, goal, budget, changesMax }: PathTask): readonly Reached[] {
  const opened = createWhatIf(compiled)
  if (!opened.ok) throw new Error('the index holds')
  const whatIf = opened.value
  const reached: Reached[] = []
  const visit = (at: number, changes: readonly Extract<Change, { kind: 'value' }>[], cost: number) => {
    const choice = choices[at]
    if (choice !== undefined) {
      visit(at + 1, changes, cost)
      if (changes.some(({ indicator }) => indicator === choice.indicator)) return
      for (const { value, cost: more } of choice.levels)
        visit(at + 1, [...changes, { kind: 'value', unit, time: null, indicator: choice.indicator, value }], cost + more)
      return
    }
    if ((budget !== null && cost > budget) || (changesMax !== null && changes.length > changesMax)) return
    whatIf.reset()
    if (changes.length > 0 && !whatIf.change(changes).ok) return
    const { ranks, columns, units } = whatIf.now()
    const row = units.indexOf(unit)
    const isReached =
      goal.kind === 'rank' ? (ranks[row] as number) <= goal.rank : (columns.at(-1)?.[row] as number) >= goal.score
    if (isReached) reached.push({ cost, steps: changes })
  }
  visit(0, [], 0)
  return reached.toSorted((a, b) => a.cost - b.cost || a.steps.length - b.steps.length)
}

/** Cheapest first, leaving out what contains an answer already given. */
const withoutSupersets = (all: readonly Reached[]): readonly Reached[] =>
  all.reduce<readonly Reached[]>(
    (kept, one) =>
      kept.some(({ steps }) =>
        steps.every(step => one.steps.some(({ indicator, value }) => indicator === step.indicator && value === step.value)),
      )
        ? kept
        : [...kept, one],
    [],
  )

const levels = fc.uniqueArray(fc.record({ value: fc.integer({ min: 1, max: 60 }), cost: fc.integer({ min: 0, max: 9 }) }), {
  minLength: 1,
  maxLength: 3,
  selector: ({ value }) => value,
})
const tasks = fc.record<PathTask>({
  unit: fc.constantFrom('A', 'C'),
  time: fc.constant(null),
  choices: fc.uniqueArray(fc.record({ indicator: fc.constantFrom('rd', 'patents', 'energy', 'cover'), levels }), {
    minLength: 1,
    maxLength: 4,
    selector: ({ indicator }) => indicator,
  }),
  goal: fc.record({ kind: fc.constant('rank' as const), rank: fc.integer({ min: 1, max: 6 }) }),
  budget: fc.option(fc.integer({ min: 0, max: 20 })),
  changesMax: fc.option(fc.integer({ min: 1, max: 3 })),
  alternatives: fc.constant(2),
})

test.each(Object.entries(recipes))(
  '%s: the cheapest path and the next best are those exhaustive search finds',
  (_, steps) =>
    fc.assert(
      fc.property(tasks, fc.subarray(['rd', 'cover']), (asked, missing) => {
        const compiled = compiledOf(steps, missing)
        const expected = withoutSupersets(exhaustive(compiled, asked)).slice(0, 3)
        const answer = cheapestPath(compiled, asked, solve)
        if (!answer.ok) {
          expect(answer.refusal.code).toBe('path_infeasible')
          expect(expected).toEqual([])
          return
        }
        const { best, alternatives, slack } = answer.value
        const found = [best, ...alternatives]
        expect(found.map(({ cost }) => cost)).toEqual(expected.map(({ cost }) => cost))
        expect(found.map(({ steps: taken }) => taken.length)).toEqual(expected.map(({ steps: taken }) => taken.length))
        for (const { rank } of found) expect(rank).toBeLessThanOrEqual(asked.goal.kind === 'rank' ? asked.goal.rank : 0)
        expect(slack.budget).toBe(asked.budget === null ? null : asked.budget - best.cost)
      }),
      { numRuns: 25 },
    ),
  60_000,
)

const plain = compiledOf(recipes['mean'] as readonly object[])
test.each<[string, Partial<PathTask>]>([
  ['a score', { goal: { kind: 'score', score: 40 } }],
  ['a score out of reach', { goal: { kind: 'score', score: 99.9 } }],
  ['a rank held already', { goal: { kind: 'rank', rank: 6 } }],
])('%s, beside exhaustive search', (_, more) => {
  const asked = { ...task, ...more }
  const answer = cheapestPath(plain, asked, solve)
  expect(answer.ok ? answer.value.best.cost : null).toBe(exhaustive(plain, asked)[0]?.cost ?? null)
})

describe('what stands against it', () => {
  const refusal = (more: Partial<PathTask>) => {
    const answer = cheapestPath(plain, { ...task, ...more }, solve)
    return answer.ok ? [] : answer.refusal.offences.map(({ code, where, details }) => ({ code, where, details }))
  }
  const cheapest = (more: Partial<PathTask>) => exhaustive(plain, { ...task, ...more })[0]
  test('the budget, and what it would take', () => {
    const found = refusal({ goal: { kind: 'rank', rank: 3 }, budget: 1 })
    expect(found.map(({ code, where }) => [code, where])).toEqual([
      ['path_infeasible', 'goal'],
      ['path_over_budget', 'budget'],
    ])
    expect(found[1]?.details).toEqual({ needed: cheapest({})?.cost, budget: 1 })
    expect(found[0]?.details).toMatchObject({ bestRank: 6 })
  })
  test('the limit on changes, and how many it would take', () => {
    const found = refusal({ goal: { kind: 'rank', rank: 2 }, changesMax: 1 })
    expect(found.map(({ code }) => code)).toEqual(['path_infeasible', 'path_too_few_changes'])
    expect(found[1]?.details).toEqual({ needed: 2, most: 1 })
  })
  test('neither: nothing on offer is enough', () =>
    expect(refusal({ goal: { kind: 'score', score: 99.9 } }).map(({ code }) => code)).toEqual(['path_infeasible']))
  test('a limit that makes the path dearer says by how much', () => {
    const choices = [
      { indicator: 'rd', levels: [{ value: 4, cost: 1 }] },
      { indicator: 'patents', levels: [{ value: 40, cost: 1 }] },
      { indicator: 'cover', levels: [{ value: 39, cost: 9 }] },
    ]
    const asked: PathTask = { ...task, choices, goal: { kind: 'rank', rank: 4 }, changesMax: 1 }
    const answer = cheapestPath(plain, { ...asked, goal: { kind: 'score', score: 12 } }, solve)
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
    const free = exhaustive(plain, { ...asked, goal: { kind: 'score', score: 12 }, changesMax: null })[0]?.cost as number
    expect(answer.value.costWithoutLimit).toBe(free < answer.value.best.cost ? free : null)
  })
  test('who is overtaken with the least to spare', () => {
    const answer = cheapestPath(plain, task, solve)
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
    expect(answer.value.tightest?.points).toBeGreaterThanOrEqual(0)
    expect(['B', 'C', 'D', 'E', 'F']).toContain(answer.value.tightest?.unit)
  })
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
  expect(cheapestPath(plain, { ...task, ...more }, solve)).toMatchObject({ ok: false, refusal }),
)

test('choices that act on one another in too many ways are refused before anything is built', () => {
  const code: OffenceCode = 'path_too_large'
  const codes = Array.from({ length: 16 }, (_, at) => `i${at}`)
  const column = (at: number) => [1 + at, 2, 3 + (at % 3)]
  const compiled = compileIndex({
    version: 1,
    data: { units: ['A', 'B', 'C'], indicators: Object.fromEntries(codes.map((name, at) => [name, column(at)])) },
    structure: [{ code: 'index' }, ...codes.map(name => ({ code: name, parent: 'index' }))],
    steps: [minMax, { step: 'aggregate', method: 'mazziotta-pareto' }],
  })
  const choices = codes.map(indicator => ({ indicator, levels: [{ value: 9, cost: 1 }] }))
  expect(compiled.ok && cheapestPath(compiled.value, { ...task, choices }, solve)).toMatchObject({
    ok: false,
    refusal: { code },
  })
})
