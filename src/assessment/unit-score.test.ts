import { describe, expect, test } from 'vitest'
import { Decimal } from '#base'
import type { Grade } from './assessment-input.ts'
import { threeYearGrade } from './grade-group.ts'
import { blockScore, cityGradePoints, selfReviewDeviation, splitLevel, threeYearScore, unitTotal, weigh } from './unit-score.ts'

const decimals = (texts: readonly string[]) => texts.map(text => new Decimal(text))
const shares = decimals(['0.30', '0.65', '1'])

describe('yearly targets of a level', () => {
  test.each([
    ['412', '600', ['468.40', '534.20', '600.00']],
    ['38.5', '50', ['41.95', '45.98', '50.00']],
  ])('%s → %s', (from, to, years) =>
    expect(splitLevel(new Decimal(from), new Decimal(to), shares).map(year => year.toFixed(2))).toEqual(years),
  )
  test('the share example has a third decimal', () =>
    expect(splitLevel(new Decimal('38.5'), new Decimal(50), shares).map(String)).toEqual(['41.95', '45.975', '50']))
})

describe('a self-review against the verified figure', () => {
  test.each([
    ['90', '84', '7.142857', '0.50', false],
    ['105', '100', '5.000000', '0.00', false],
    ['105.01', '100', '5.010000', '0.50', false],
    ['80', '100', '20.000000', '0.50', false],
    ['79.99', '100', '20.010000', '0.50', true],
    ['3', '0', null, '0.00', true],
    ['0', '0', null, '0.00', false],
  ])('%s against %s', (self, verified, percent, deduction, isInquiry) => {
    const rules = { tolerance: '0.05', inquiry: '0.20', points: '0.50', limit: '2' }
    const found = selfReviewDeviation(new Decimal(self), new Decimal(verified), rules)
    expect(found.share?.times(100).toFixed(6) ?? null).toBe(percent)
    expect([found.points.toFixed(2), found.isInquiry]).toEqual([deduction, isInquiry])
  })
})

describe('three years', () => {
  test('the mean is not rounded on the way', () => {
    const years = decimals(['86.40', '90.15', '92.30'])
    expect(threeYearScore(years, decimals(['0.3', '0.3', '0.4']), new Decimal('95.20'))).toEqual({ ok: true, value: '92.54' })
    // 89.89 instead of 89.885 would give 92.55
    expect(threeYearScore(decimals(['89.89']), decimals(['1']), new Decimal('95.20'))).toEqual({ ok: true, value: '92.55' })
  })
  const lines = { excellent: new Decimal(90), good: new Decimal(80), pass: new Decimal(60) }
  test.each<[string, Grade[], string, boolean, Grade]>([
    ['92.54', ['good', 'excellent', 'excellent'], '30', false, 'excellent'],
    ['92.54', ['good', 'excellent', 'excellent'], '30.01', false, 'good'],
    ['92.54', ['fail', 'excellent', 'excellent'], '0', false, 'good'],
    ['92.54', ['fail', 'fail', 'excellent'], '0', false, 'pass'],
    ['92.54', ['good', 'good', 'good'], '0', true, 'good'],
    ['55', ['fail', 'fail', 'good'], '0', false, 'fail'],
  ])('%s, years %j, %s points unmet, falsified %s → %s', (total, years, unmet, isFalsified, grade) =>
    expect(threeYearGrade(new Decimal(total), lines, { years, unmetWeight: new Decimal(unmet), isFalsified })).toBe(grade),
  )
})

test.each([
  [['pass', 'pass'] as const, '0.00'],
  [['pass', 'weak', 'poor'] as const, '-0.80'],
  [['poor', 'poor', 'poor'] as const, '-1.00'],
])('special items %j take off %s', (grades, points) => expect(cityGradePoints(grades)).toBe(points))

describe('a total out of its blocks', () => {
  const of = (text: string | null) => (text === null ? null : new Decimal(text))
  const total = (targets: string | null, tasks: string | null, process: string | null, bonus = '0', deduction = '0') =>
    unitTotal(
      { targets: of(targets), tasks: of(tasks), process: of(process) },
      { bonus: new Decimal(bonus), deduction: new Decimal(deduction) },
    )
  const shown = (found: ReturnType<typeof total>) =>
    found && [
      ...(['targets', 'tasks', 'process'] as const).map(
        name => `${found.blocks[name].share.toDecimalPlaces(4)}: ${found.blocks[name].contribution?.toFixed(2) ?? '-'}`,
      ),
      found.base.toFixed(2),
      found.total.toFixed(2),
    ]
  test.each<[Parameters<typeof total>, readonly string[] | null]>([
    [
      ['88.82', '88.00', '92.50', '1.50', '0.80'],
      ['0.7: 62.17', '0.2: 17.60', '0.1: 9.25', '89.02', '89.72'],
    ],
    [
      [null, '80', '90'],
      ['0: -', '0.85: 68.00', '0.15: 13.50', '81.50', '81.50'],
    ],
    // a block that does not apply hands its share on in proportion: 0.7 and 0.1 of 0.8
    [
      ['80', null, '90'],
      ['0.875: 70.00', '0: -', '0.125: 11.25', '81.25', '81.25'],
    ],
    [
      ['80', '60', null],
      ['0.7778: 62.22', '0.2222: 13.33', '0: -', '75.55', '75.55'],
    ],
    [
      [null, null, '90'],
      ['0: -', '0: -', '1: 90.00', '90.00', '90.00'],
    ],
    [
      [null, '70', null],
      ['0: -', '1: 70.00', '0: -', '70.00', '70.00'],
    ],
    [[null, null, null], null],
    [
      ['100', '100', '100', '5.01'],
      ['0.7: 70.00', '0.2: 20.00', '0.1: 10.00', '100.00', '105.00'],
    ],
    [
      ['50', '50', '50', '0', '10.01'],
      ['0.7: 35.00', '0.2: 10.00', '0.1: 5.00', '50.00', '40.00'],
    ],
    [
      ['5', '5', '5', '0', '9'],
      ['0.7: 3.50', '0.2: 1.00', '0.1: 0.50', '5.00', '0.00'],
    ],
  ])('%j', (given, expected) => expect(shown(total(...given))).toEqual(expected))
  test('the unrounded total rounds nothing on the way', () => {
    const exactly = { targets: new Decimal('88.8225'), tasks: new Decimal('88.004'), process: null }
    const found = unitTotal(
      { ...exactly, targets: new Decimal('88.82') },
      { bonus: new Decimal(1), deduction: new Decimal(2) },
      { unrounded: exactly },
    )
    // (0.7 × 88.8225 + 0.2 × 88.004) ÷ 0.9 − 1
    expect(found?.unrounded.toFixed(10)).toBe(new Decimal('79.77655').div('0.9').minus(1).toFixed(10))
  })
  test('a block is the mean by weight and role', () => {
    const rows = [
      weigh(new Decimal(7), new Decimal(1), new Decimal('0.9')),
      weigh(new Decimal(6), new Decimal('0.5'), new Decimal('0.4')),
    ]
    expect(blockScore(rows)?.toFixed()).toBe('75')
    expect(blockScore([weigh(new Decimal(0), new Decimal(1), new Decimal(1))])).toBeNull()
  })
})
