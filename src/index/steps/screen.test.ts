import { expect, test } from 'vitest'
import { type Frame, periodsOf } from '../frame.ts'
import type { ScreenStep } from '../spec.ts'
import { denominateColumn } from './denominate.ts'
import { availabilityOf, screen } from './screen.ts'

const step: ScreenStep = { step: 'screen', minAvailable: 2 / 3, minNonZero: null, keep: [], drop: [] }
/** a reports 3 of 3, b 2 of 3 with one zero, c 1 of 3, d nothing but zeros. */
const frame: Frame = {
  units: ['a', 'b', 'c', 'd'],
  times: null,
  periods: periodsOf(4, null),
  columns: [
    [1, 2, NaN, 0],
    [3, 0, 5, 0],
    [7, NaN, NaN, 0],
  ].map(column => Float64Array.from(column)),
  groups: new Map([['g', ['p', 'q', null, 'p']]]),
  denominators: new Map([['people', Float64Array.from([1, 2, 3, 4])]]),
}

test('availability', () =>
  expect(availabilityOf(frame)).toEqual([
    { unit: 'a', time: null, available: 1, nonZero: 1 },
    { unit: 'b', time: null, available: 2 / 3, nonZero: 0.5 },
    { unit: 'c', time: null, available: 1 / 3, nonZero: 1 },
    { unit: 'd', time: null, available: 1, nonZero: 0 },
  ]))

test.each<[string, Partial<ScreenStep>, readonly string[]]>([
  ['by availability', {}, ['a', 'b', 'd']],
  ['by zeros', { minAvailable: null, minNonZero: 0.05 }, ['a', 'b', 'c']],
  ['by both', { minNonZero: 0.6 }, ['a']],
  ['kept by name', { keep: ['c'] }, ['a', 'b', 'c', 'd']],
  ['dropped by name', { drop: ['a'] }, ['b', 'd']],
])('%s', (_, settings, units) => {
  const screened = screen(frame, { ...step, ...settings }, 'steps[0]')
  expect('frame' in screened && screened.frame.units).toEqual(units)
  expect('findings' in screened && screened.findings.map(({ details }) => details['unit'])).toEqual(
    frame.units.filter(unit => !units.includes(unit)),
  )
})
test('columns, groups and denominators follow', () => {
  const screened = screen(frame, { ...step, minAvailable: 1 }, 'steps[0]')
  expect(
    'frame' in screened && [
      screened.frame.columns[0],
      screened.frame.groups.get('g'),
      screened.frame.denominators.get('people'),
    ],
  ).toEqual([Float64Array.from([1, 0]), ['p', 'p'], Float64Array.from([1, 4])])
})
test('nobody left', () =>
  expect(screen(frame, { ...step, minAvailable: 1, minNonZero: 1, drop: ['a'] }, 'steps[0]')).toMatchObject({
    fault: { code: 'units_too_few', where: 'steps[0]' },
  }))

test('value ÷ (denominator ÷ scale)', () => {
  const found = denominateColumn(Float64Array.from([6, NaN, 9, 8]), Float64Array.from([2, 2, NaN, 4]), 1_000)
  expect([...found]).toEqual([3_000, NaN, NaN, 2_000])
})
