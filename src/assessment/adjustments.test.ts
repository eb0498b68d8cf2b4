import { describe, expect, test } from 'vitest'
import { countAdjustments, selfReviewDeviations } from './adjustments.ts'
import type { Adjustment } from './assessment-input.ts'
import type { UnitLine } from './assessment-result.ts'

const row = (id: string, kind: Adjustment['kind'], points: string, matter: string, toleratedBy: string | null = null) =>
  ({ id, unit: 'u', kind, points, matter, toleratedBy }) satisfies Adjustment

describe('each matter counts once', () => {
  test.each<[string, readonly Adjustment[], string, string, readonly unknown[]]>([
    ['nothing', [], '0', '0', []],
    [
      'the highest bonus',
      [row('a', 'bonus', '0.3', 'x'), row('b', 'bonus', '1', 'x'), row('c', 'bonus', '0.5', 'x')],
      '1',
      '0',
      [
        ['a', false, 'higherLevelCounts', { points: '0.30', counted: 'b' }],
        ['b', true, 'counted', { points: '1.00' }],
        ['c', false, 'higherLevelCounts', { points: '0.50', counted: 'b' }],
      ],
    ],
    [
      'the largest deduction; of equal ones the first id',
      [row('c', 'deduction', '0.5', 'x'), row('b', 'deduction', '0.5', 'x'), row('a', 'deduction', '0.2', 'x')],
      '0',
      '0.5',
      [
        ['a', false, 'largerDeductionCounts', { points: '0.20', counted: 'b' }],
        ['b', true, 'counted', { points: '0.50' }],
        ['c', false, 'largerDeductionCounts', { points: '0.50', counted: 'b' }],
      ],
    ],
    [
      'bonus and deduction of one matter apart',
      [row('a', 'bonus', '0.3', 'x'), row('b', 'deduction', '0.2', 'x'), row('c', 'bonus', '0.3', 'y')],
      '0.6',
      '0.2',
      [
        ['a', true, 'counted', { points: '0.30' }],
        ['b', true, 'counted', { points: '0.20' }],
        ['c', true, 'counted', { points: '0.30' }],
      ],
    ],
    [
      'a tolerated deduction not at all, so that a smaller one stands',
      [row('a', 'deduction', '1.0', 'x', 'case 3'), row('b', 'deduction', '0.2', 'x')],
      '0',
      '0.2',
      [
        ['a', false, 'faultTolerated', { points: '1.00', case: 'case 3', counted: 'b' }],
        ['b', true, 'counted', { points: '0.20' }],
      ],
    ],
    [
      'a tolerated deduction alone',
      [row('a', 'deduction', '1.0', 'x', 'case 3')],
      '0',
      '0',
      [['a', false, 'faultTolerated', { points: '1.00', case: 'case 3' }]],
    ],
  ])('%s', (_, rows, bonus, deduction, shown) => {
    const counted = countAdjustments(rows)
    expect([counted.bonus.toFixed(), counted.deduction.toFixed()]).toEqual([bonus, deduction])
    expect(
      counted.shown.map(({ id, isCounted, explanation }) => [id, isCounted, explanation.code, explanation.details]),
    ).toEqual(shown)
  })
})

describe('self-reviews against what was verified', () => {
  const rules = { tolerance: '0.05', inquiry: '0.20', points: '0.5', limit: '1.2' }
  const lines = (status: UnitLine['status'], ...values: readonly (string | null)[]) =>
    values.map((value, at) => ({ indicator: `I${at}`, value, status }) as UnitLine)
  const said = (...claims: readonly string[]) => claims.map((claimed, at) => ({ unit: 'u', indicator: `I${at}`, claimed }))

  test('line by line until the limit is reached', () => {
    const { shown, deduction } = selfReviewDeviations(
      said('90', '84', '105', '106', '79', '121', '130'),
      lines('final', '84', '84', '100', '100', '100', '100', '100'),
      rules,
    )
    expect(shown.map(each => [each.indicator, each.claimed, each.verified, each.share, each.points, each.isInquiry])).toEqual([
      ['I0', '90', '84', '0.071428571429', '0.50', false],
      ['I3', '106', '100', '0.06', '0.50', false],
      ['I4', '79', '100', '0.21', '0.20', true],
      ['I5', '121', '100', '0.21', '0.00', true],
      ['I6', '130', '100', '0.3', '0.00', true],
    ])
    expect(deduction.toFixed()).toBe('1.2')
  })
  test('something said where nothing was found is looked into and costs nothing', () =>
    expect(selfReviewDeviations(said('3', '0', '-1'), lines('final', '0', '0', '0'), rules)).toMatchObject({
      shown: [{ indicator: 'I0', share: null, points: '0.00', isInquiry: true }],
    }))
  test('an inquiry below the tolerance of points is shown too', () =>
    expect(
      selfReviewDeviations(said('110'), lines('final', '100'), { ...rules, tolerance: '0.5', inquiry: '0.05' }).shown,
    ).toMatchObject([{ points: '0.00', isInquiry: true }]))
  test.each<[string, Parameters<typeof selfReviewDeviations>]>([
    ['nobody said anything', [[], lines('final', '1'), rules]],
    ['no figure was verified', [said('9'), lines('final', null), rules]],
    ['the figure is missing', [said('9'), lines('missing', '1'), rules]],
    ['the line does not apply', [said('9'), lines('notApplicable', '1'), rules]],
    ['the scheme takes nothing off', [said('9'), lines('final', '1'), undefined]],
  ])('not measured: %s', (_, given) => {
    const { shown, deduction } = selfReviewDeviations(...given)
    expect([shown, deduction.toFixed()]).toEqual([[], '0'])
  })
})
