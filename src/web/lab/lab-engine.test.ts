import loader from 'highs'
import { expect, test } from 'vitest'
import { type IndexSet, solverOf } from '#index'
import national2021 from '../../../data/index/national-2021.json' with { type: 'json' }
import national2024 from '../../../data/index/national-2024.json' with { type: 'json' }
import sample from '../../../data/sample/benchmark.json' with { type: 'json' }
import { type Cell, type LabCase, readCase, type SetCase } from './lab-case.ts'
import {
  addedUp,
  barsOf,
  bridgeOf,
  intervalOf,
  type Lab,
  type Nominal,
  openLab,
  outlooksOf,
  quantileDots,
  sensitivityOf,
  type TallyAnswer,
} from './lab-engine.ts'
import { levelsOf, pathOf } from './lab-path.ts'
import { type LabSpec, specOf } from './lab-spec.ts'

/** The package's types describe its CommonJS form, in which the loader stands under `default`. */
const solve = solverOf(await (loader as unknown as typeof loader.default)())

const read = readCase(JSON.stringify(sample))
const of = (read as { readonly case: LabCase }).case
const facts = { '1.3': 2.18, '2.1': 10.1 }
const inputOf = (set: IndexSet): { made: LabSpec; input: Parameters<typeof openLab>[0]; part: SetCase } => {
  const part = of.sets[set.set] as SetCase
  const own: Record<string, Cell> = { ...part.own, ...(set.set === 'national-2021' ? facts : {}) }
  const made = specOf(set, part, of, own) as LabSpec
  return { made, part, input: { spec: made.spec, unit: made.unit, targetRank: of.targetRank } }
}
const { made, input, part } = inputOf(national2021)
const open = () => openLab(input) as Lab

test('the sample stands where its facts say, and every unknown weight is named', () => {
  expect(open().set({})).toMatchObject({ rank: 111, units: 178 })
  expect(made.codes.length).toBe(46)
  expect(made.assumed.length).toBe(44)
  expect(made.ownMissing).toEqual([])
  expect(inputOf(national2024).made.codes).toEqual(['1.1', '1.2', '1.3', '1.4'])
})

test('the interval refines to the end, repeats to the bit, and is the same from two workers', () => {
  const lab = open()
  lab.set({})
  expect(lab.restart()).toEqual([])
  expect(lab.refine(400)?.tally.runs).toBe(400)
  const whole = lab.refine(20_000) as TallyAnswer
  expect(whole.tally.runs).toBe(of.replications)
  expect(lab.refine(1)).toBe(null)
  const halves = [0, 1].map(at => {
    const half = openLab(input, { at, of: 2 }) as Lab
    half.set({})
    half.restart()
    half.refine(1_000)
    return half.refine(20_000) as TallyAnswer
  })
  const interval = intervalOf(whole, of.targetRank)
  expect(intervalOf(addedUp(halves) as TallyAnswer, of.targetRank)).toEqual(interval)
  const { within80, within95, counts, chance, margin } = interval
  expect(within95[0]).toBeLessThanOrEqual(within80[0])
  expect(within95[1]).toBeGreaterThanOrEqual(within80[1])
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(of.replications)
  expect(chance).toBeCloseTo(counts.slice(0, 100).reduce((sum, count) => sum + count, 0) / of.replications, 12)
  expect(margin).toBeGreaterThan(0)
  expect(barsOf(lab.nominal() as Nominal, whole.tally)[110]).toMatchObject({ unit: of.zone, rank: 111 })
})

test('a better value never costs a place, and the gap closes by what it brings', () => {
  const lab = open()
  const before = lab.set({})
  const gap = lab.gaps()
  const after = lab.set({ '1.3': 3.4 })
  if (!('rank' in before) || !('rank' in after) || !('best' in gap)) throw new Error('no answer')
  expect(after.rank as number).toBeLessThanOrEqual(before.rank as number)
  expect(after.score).toBeGreaterThan(before.score as never)
  expect(gap.rank?.items.length).toBe(46)
  expect(lab.set({})).toEqual(before)
})

test('a path reaches the target at the least effort and carries its chance', () => {
  const choices = part.actions.flatMap(({ indicator, reach, effort }) =>
    reach === null || effort === null
      ? []
      : [
          {
            indicator,
            levels: levelsOf(made.start[indicator] as number, reach, { effort, digits: made.digits[indicator] as number }),
          },
        ],
  )
  const answer = pathOf(input, { choices, budget: null, changesMax: 3, alternatives: 2, chance: null }, 500, solve)
  if (!('paths' in answer)) throw new Error(JSON.stringify(answer))
  expect(answer.paths[0]?.rank).toBeLessThanOrEqual(100)
  const costs = answer.paths.map(({ cost }) => cost)
  expect(costs).toEqual(costs.toSorted((a, b) => a - b))
  const surer = pathOf(input, { choices, budget: null, changesMax: 3, alternatives: 0, chance: 0.5 }, 2_000, solve)
  if (!('paths' in surer)) throw new Error(JSON.stringify(surer))
  expect(surer.paths[0]?.chance).toBeGreaterThan(0.45)
  expect(surer.paths[0]?.cost).toBeGreaterThanOrEqual(costs[0] as number)
  expect(surer.aimedAt).toBeLessThan(100)
  const dear = pathOf(input, { choices, budget: 0, changesMax: null, alternatives: 0, chance: null }, 500, solve)
  expect(dear).toMatchObject([{ code: 'path_infeasible' }, { code: 'path_over_budget' }])
})

test('sensitivity shares come with their intervals, the largest first', () => {
  const answer = sensitivityOf(input, {}, 16)
  if (!('bars' in answer)) throw new Error(JSON.stringify(answer))
  expect(answer.bars.map(({ total }) => total)).toEqual(answer.bars.map(({ total }) => total).toSorted((a, b) => b - a))
  expect(answer.bars[0]?.total).toBeGreaterThan(0)
})

test('the bridge of the two sets adds up to the difference of the scores', () => {
  const after = inputOf(national2024)
  const lines = bridgeOf(
    input,
    after.input,
    new Map([
      ['1.1', '5.1'],
      ['1.4', '2.4'],
    ]),
  )
  const scores = [open().set({}), (openLab(after.input) as Lab).set({})].map(now =>
    'score' in now ? (now.score as number) : NaN,
  )
  expect(lines?.reduce((sum, { change }) => sum + change, 0)).toBeCloseTo((scores[1] as number) - (scores[0] as number), 9)
})

test('too little to rank is no spec; two places are no outlook', () => {
  expect(specOf(national2021, { ...part, zones: [], values: {} }, of, {})).toBe(null)
  const history = [121, 115, 111].map((value, at) => ({ time: 2021 + at, value }))
  const asked = { target: 100, due: 2024, direction: -1 } as const
  const outlooks = outlooksOf([
    { code: 'two', history: history.slice(0, 2), ...asked },
    { code: 'three', history, ...asked },
  ])
  expect(outlooks.get('two')).toBe(null)
  expect(outlooks.get('three')?.chance).toBeGreaterThan(0)
})

test.each([
  [[0, 2, 2], 4, [2, 2, 3, 3]],
  [[10], 3, [1, 1, 1]],
  [[0, 0], 5, []],
])('dots of %j', (counts, dots, ranks) => expect(quantileDots(counts, dots)).toEqual(ranks))
