import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Frame, periodsOf } from '../frame.ts'
import { type Imputer, imputeMethods, timeMethods } from '../spec.ts'
import { compileTree } from '../tree.ts'
import { fillSeries, imputeColumns } from './impute.ts'

const node = (code: string, parent: string | null, direction: 1 | -1 = 1) => ({
  code,
  name: null,
  parent,
  weight: 1,
  direction,
  denominator: null,
  goalposts: null,
  target: null,
})
const tree = compileTree([node('a', 'x'), node('b', 'x', -1), node('c', 'x'), node('x', null)])
const imputer: Imputer = { method: 'mean', group: null, among: 'all', neighbours: 1, maxTime: Infinity, within: 'time' }
const frameOf = (columns: readonly (readonly number[])[], times: readonly number[] | null = null): Frame => ({
  units: (columns[0] ?? []).map((_, at) => (times === null ? `u${at}` : 'u')),
  times,
  periods: periodsOf(columns[0]?.length ?? 0, times),
  columns: columns.map(column => Float64Array.from(column)),
  groups: new Map([['g', (columns[0] ?? []).map((_, at) => (at < 2 ? 'p' : 'q'))]]),
  denominators: new Map(),
})
const fill = (columns: readonly (readonly number[])[], settings: Partial<Imputer>, times: readonly number[] | null = null) =>
  imputeColumns(frameOf(columns, times), tree, { step: 'impute', ...imputer, ...settings, each: {} }).map(column => [...column])

/** Equal within the tolerance; missing equals missing. */
const near = (value: number, digits = 12) => (Number.isNaN(value) ? value : expect.closeTo(value, digits))
const full = [0, 10, 20, 40]
test.each<[string, readonly number[], Partial<Imputer>, readonly number[]]>([
  ['mean', [1, NaN, 3, 8], { method: 'mean' }, [1, 4, 3, 8]],
  ['median', [1, NaN, 3, 8], { method: 'median' }, [1, 3, 3, 8]],
  ['mean of the group', [1, NaN, 3, 8], { method: 'mean', group: 'g' }, [1, 1, 3, 8]],
  ['median of the group', [NaN, NaN, 3, 8], { method: 'median', group: 'g' }, [NaN, NaN, 3, 8]],
  // b falls from 40 to 0 and less is better, c rises: unit 1 stands at 0.25 in both, so at 1 + 0.25 × 8 in a.
  ['row mean', [1, NaN, 9, 5], { method: 'row-mean' }, [1, 3, 9, 5]],
  ['row median', [1, NaN, 9, 5], { method: 'row-median' }, [1, 3, 9, 5]],
  ['nearest', [1, NaN, 9, 5], { method: 'nearest' }, [1, 1, 9, 5]],
  ['nearest two', [1, NaN, 9, 5], { method: 'nearest', neighbours: 2 }, [1, 5, 9, 5]],
])('%s', (_, a, settings, expected) => {
  const [filled] = fill([a, [40, 30, 20, 0], full], settings)
  expect(filled).toEqual(expected.map(value => near(value)))
})

/** Years 1 2 4 8. */
test.each<[Imputer['method'], readonly number[], number, readonly number[]]>([
  ['latest', [NaN, 5, NaN, NaN], Infinity, [NaN, 5, 5, 5]],
  ['latest', [NaN, 5, NaN, NaN], 1, [NaN, 5, 5, NaN]],
  ['latest', [NaN, 5, NaN, NaN], 2, [NaN, 5, 5, 5]],
  ['constant', [NaN, 5, NaN, 9], Infinity, [5, 5, 5, 9]],
  ['linear', [NaN, 5, NaN, 11], Infinity, [5, 5, 7, 11]],
  ['linear', [NaN, 5, 7, NaN], Infinity, [5, 5, 7, 7]],
  ['linear', [NaN, NaN, 5, NaN], Infinity, [NaN, NaN, 5, NaN]],
  ['interpolate', [NaN, 5, NaN, 11], Infinity, [NaN, 5, 7, 11]],
  ['linear-constant', [NaN, 5, NaN, 11], Infinity, [5, 5, 7, 11]],
  ['linear-constant', [NaN, NaN, 5, NaN], Infinity, [5, 5, 5, 5]],
  ['latest', [NaN, NaN, NaN, NaN], Infinity, [NaN, NaN, NaN, NaN]],
])('%s of %j looking back %d', (method, values, maxTime, expected) => {
  expect(fillSeries(values, [1, 2, 4, 8], { method, maxTime })).toEqual(expected)
  const [column] = fill([values, full, full], { method, maxTime }, [1, 2, 4, 8])
  expect(column).toEqual(expected)
})

test('known values never change, whatever the method', () =>
  fc.assert(
    fc.property(
      fc.constantFrom(...imputeMethods),
      fc.array(fc.oneof(fc.integer(), fc.constant(NaN)), { minLength: 4, maxLength: 4 }),
      (method, a) => {
        const [filled] = fill(
          [a, [40, 30, 20, 0], full],
          { method, neighbours: 2 },
          timeMethods.includes(method) ? [1, 2, 4, 8] : null,
        )
        for (const [at, value] of a.entries()) if (!Number.isNaN(value)) expect(filled?.[at]).toBe(value)
      },
    ),
  ))

test('a row mean among the indicators of one node at a level', () => {
  const deep = compileTree([
    node('a', 'x'),
    node('b', 'x'),
    node('c', 'y'),
    node('d', 'z'),
    node('x', 'p'),
    node('y', 'p'),
    node('z', 'r'),
    node('p', 'r'),
    node('r', null),
  ])
  const columns = [
    [0, NaN, 10],
    [0, 2, 10],
    [0, 6, 10],
    [0, 9, 10],
  ]
  const filled = (among: Imputer['among']) =>
    imputeColumns(frameOf(columns), deep, { step: 'impute', ...imputer, method: 'row-mean', among, each: {} })[0]?.[1]
  expect([filled('siblings'), filled(2), filled(3), filled(4), filled('all')]).toEqual(
    [2, 2, 4, 17 / 3, 17 / 3].map(value => near(value)),
  )
})
