import { describe, expect, test } from 'vitest'
import { assess } from './assess.ts'
import type { AssessmentInput } from './assessment-input.ts'
import { fact, input, line } from './sample-input.ts'

describe('grades of a group of eleven', () => {
  const totals = ['95.10', '93.40', '92.80', '91.05', '90.00', '88.70', '84.20', '81.00', '79.95', '66.30', '58.40']
  const group = (given: readonly string[], more: Partial<AssessmentInput> = {}) => {
    const names = given.map((_, at) => `U${String(at + 1).padStart(2, '0')}`)
    return assess(
      input(
        { facts: given.map((total, at) => fact(`L${at}`, total)), ...more },
        {
          units: names.map(unit => ({ unit, group: 'A' })),
          // the target block is all there is: each unit has its own line with its total as rate
          lines: given.map((_, at) =>
            line(`L${at}`, '1', { params: { T: '100' }, owners: [{ unit: names[at] ?? '', role: 'lead', tasks: [] }] }),
          ),
          blocks: { targets: '1', tasks: '0', process: '0' },
        },
      ),
    )
  }
  test('total, veto, lines, quota in this order', () => {
    const { units, groups } = group(totals, { vetoes: [{ id: 'v1', unit: 'U02', effect: 'capAtPass' }] })
    expect(units.map(unit => unit.total)).toEqual(totals)
    expect(units.map(unit => [unit.unit, unit.grade, unit.gradeExplanation?.code])).toEqual([
      ['U01', 'excellent', 'gradeByLine'],
      ['U02', 'pass', 'gradeByVeto'],
      ['U03', 'excellent', 'gradeByLine'],
      ['U04', 'good', 'gradeByQuota'],
      ['U05', 'good', 'gradeByQuota'],
      ['U06', 'good', 'gradeByLine'],
      ['U07', 'good', 'gradeByLine'],
      ['U08', 'pass', 'gradeByQuota'],
      ['U09', 'pass', 'gradeByLine'],
      ['U10', 'pass', 'gradeByLine'],
      ['U11', 'fail', 'gradeByLine'],
    ])
    expect(units.map(unit => unit.rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(groups).toEqual([{ group: 'A', size: 11, places: { excellent: 2, good: 4 } }])
  })
  test('empty excellent places are not passed on', () =>
    expect(group(['85', '84', '83', '82', '81']).units.map(unit => unit.grade)).toEqual([
      'good',
      'good',
      'pass',
      'pass',
      'pass',
    ]))
  test('one place at least when someone qualifies', () =>
    expect(group(['95', '94']).units.map(unit => unit.grade)).toEqual(['excellent', 'good']))
  test('a veto may fail a unit whose score stays visible', () =>
    expect(group(['95', '70'], { vetoes: [{ id: 'v', unit: 'U01', effect: 'fail' }] }).units[0]).toMatchObject({
      grade: 'fail',
      total: '95.00',
      rank: 1,
    }))
  test('the second decimal decides, the third only rounds', () =>
    expect(group(['79.995', '79.994']).units.map(unit => [unit.total, unit.grade])).toEqual([
      ['80.00', 'good'],
      ['79.99', 'pass'],
    ]))
  test('equal totals share a rank and the next is skipped', () =>
    expect(group(['70', '70', '65']).units.map(unit => unit.rank)).toEqual([1, 1, 3]))
  test('the unrounded total breaks a tie at the edge', () => {
    const { units, findings } = group(['95.001', '95.004'])
    expect(units.map(unit => unit.grade)).toEqual(['good', 'excellent'])
    expect(findings.filter(each => each.code === 'quota_tie')).toEqual([])
  })
  test('a full tie is put before the leading group', () => {
    const tied = group(['95', '95'])
    expect(tied.findings.find(each => each.code === 'quota_tie')).toMatchObject({
      details: { grade: 'excellent', units: 'U01, U02' },
    })
    const ruled = group(['95', '95'], { tieOrder: ['U02', 'U01'] })
    expect(ruled.units.map(unit => unit.grade)).toEqual(['good', 'excellent'])
    expect(ruled.findings.find(each => each.code === 'quota_tie')).toBeUndefined()
  })
  test('whom a ruling names goes before whom it does not', () => {
    const ruled = group(['95', '95', '95'], { tieOrder: ['U03'] })
    expect(ruled.units.map(unit => unit.grade)).toEqual(['good', 'pass', 'excellent'])
    expect(ruled.findings.filter(each => each.code === 'quota_tie').map(each => each.details)).toMatchObject([
      { grade: 'good', units: 'U01, U02' },
    ])
  })
})
