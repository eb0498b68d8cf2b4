import { describe, expect, test } from 'vitest'
import { Decimal } from '#base'
import { assess } from './assess.ts'
import type { AssessmentInput } from './assessment-input.ts'
import { type Graded, type GradeRules, gradeGroup } from './grade-group.ts'
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

describe('places and their edges', () => {
  const rules = (excellent: string, good: string, tieOrder: readonly string[] = []): GradeRules => ({
    lines: { excellent: new Decimal(90), good: new Decimal(80), pass: new Decimal(60) },
    quotas: { excellent: new Decimal(excellent), good: new Decimal(good) },
    tieOrder,
  })
  const unit = (
    name: string,
    total: string,
    more: Partial<Record<'unrounded' | 'targets' | 'tasks', string>> = {},
  ): Graded => ({
    unit: name,
    total: new Decimal(total),
    unrounded: new Decimal(more.unrounded ?? total),
    targets: more.targets === undefined ? null : new Decimal(more.targets),
    tasks: more.tasks === undefined ? null : new Decimal(more.tasks),
    veto: null,
  })
  const gradesOf = (units: readonly Graded[], given: GradeRules) =>
    units.map(each => gradeGroup(units, given).grades.get(each.unit)?.grade)

  test('15% and 20% of 22 units are 3 and 4 places', () => {
    const units = Array.from({ length: 22 }, (_, at) => unit(`U${at + 10}`, String(99 - at / 10)))
    const { places, grades } = gradeGroup(units, rules('0.15', '0.20'))
    expect(places).toEqual({ excellent: 3, good: 4 })
    expect(units.map(each => grades.get(each.unit)?.grade)).toEqual([
      ...Array(3).fill('excellent'),
      ...Array(4).fill('good'),
      ...Array(15).fill('pass'),
    ])
  })
  test('nobody qualifies: the quota as it is', () =>
    expect(gradeGroup([unit('a', '70'), unit('b', '70')], rules('0.20', '0.40')).places).toEqual({ excellent: 0, good: 0 }))
  test('on a line is over it', () =>
    expect(gradesOf([unit('a', '90'), unit('b', '80'), unit('c', '60'), unit('d', '59.99')], rules('1', '0.5'))).toEqual([
      'excellent',
      'good',
      'pass',
      'fail',
    ]))
  test.each<[string, Graded, Graded]>([
    ['the unrounded total', unit('b', '95', { unrounded: '95.004' }), unit('a', '95', { unrounded: '95.001' })],
    ['then the targets block', unit('b', '95', { targets: '96', tasks: '1' }), unit('a', '95', { targets: '95', tasks: '99' })],
    ['a targets block before none', unit('b', '95', { targets: '1' }), unit('a', '95', { tasks: '99' })],
    ['then the tasks block', unit('b', '95', { targets: '95', tasks: '91' }), unit('a', '95', { targets: '95', tasks: '90' })],
  ])('a tie at an edge is broken by %s', (_, first, second) => {
    expect(gradesOf([second, first], rules('0.5', '0.5'))).toEqual(['good', 'excellent'])
    expect(gradeGroup([second, first], rules('0.5', '0.5')).findings).toEqual([])
  })
  test('digits beyond the thirtieth break no tie', () => {
    const third = '31.6666666666666666666666666666666666666'
    const units = [unit('a', '95', { unrounded: `${third}6` }), unit('b', '95', { unrounded: `${third}7` })]
    expect(gradeGroup(units, rules('0.5', '0.5')).findings).toEqual([
      { code: 'quota_tie', severity: 'conflict', details: { grade: 'excellent', units: 'a, b', total: '95' }, sources: [] },
    ])
  })
  test('without a ruling the lower name goes first for the time being', () =>
    expect(gradesOf([unit('b', '95'), unit('a', '95'), unit('c', '95')], rules('0.34', '0.34'))).toEqual([
      'good',
      'excellent',
      'pass',
    ]))
  test('a tie away from the edge is none', () =>
    expect(gradeGroup([unit('a', '95'), unit('b', '95'), unit('c', '91')], rules('0.67', '0.33')).findings).toEqual([]))
  test('all that are tied at the edge are named, and only they', () =>
    expect(
      gradeGroup([unit('a', '95'), unit('b', '94'), unit('c', '94'), unit('d', '94'), unit('e', '70')], rules('0.4', '0.2'))
        .findings,
    ).toMatchObject([{ details: { grade: 'excellent', units: 'b, c, d' } }, { details: { grade: 'good', units: 'c, d' } }]))
  test('ranks by the published total, equal ones alike', () => {
    const units = [unit('a', '70'), unit('b', '90'), unit('c', '70', { unrounded: '70.001' }), unit('d', '65')]
    const { grades } = gradeGroup(units, rules('0.5', '0.5'))
    expect(units.map(each => grades.get(each.unit)?.rank)).toEqual([2, 1, 2, 4])
  })
  test.each<[Graded['veto'], string, string, string]>([
    ['capAtPass', '95', 'pass', 'gradeByVeto'],
    ['capAtPass', '60', 'pass', 'gradeByLine'],
    ['capAtPass', '50', 'fail', 'gradeByLine'],
    ['fail', '95', 'fail', 'gradeByVeto'],
    ['fail', '50', 'fail', 'gradeByLine'],
  ])('a veto %s on %s points leaves %s', (veto, total, grade, code) => {
    const found = gradeGroup([{ ...unit('a', total), veto }], rules('1', '0')).grades.get('a')
    expect([found?.grade, found?.explanation.code, found?.rank]).toEqual([grade, code, 1])
  })
  test('a unit under veto takes no place', () =>
    expect(gradesOf([{ ...unit('a', '99'), veto: 'capAtPass' }, unit('b', '95')], rules('0.5', '0'))).toEqual([
      'pass',
      'excellent',
    ]))
  test('the grade says total, grade and what the line alone would give', () =>
    expect(gradeGroup([unit('a', '95'), unit('b', '94')], rules('0.5', '0.5')).grades.get('b')?.explanation).toEqual({
      code: 'gradeByQuota',
      details: { total: '94.00', grade: 'good', byLine: 'excellent' },
    }))
})
