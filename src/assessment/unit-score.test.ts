import { describe, expect, test } from 'vitest'
import { Decimal } from '#base'
import type { Grade } from './assessment-input.ts'
import { threeYearGrade } from './grade-group.ts'
import { cityGradePoints, selfReviewDeviation, splitLevel, threeYearScore } from './unit-score.ts'

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
