import { type AssessmentInput, defaultRules } from '#assessment'
import { Decimal } from '#base'
import { expect, test } from 'vitest'
import { gainsOf, schemeUnder, triedGrades } from './grade-trial.ts'

/** The eleven units of the worked example of grades: one line each whose rate is the total. */
const totals: Readonly<Record<string, string>> = {
  U01: '95.10',
  U02: '93.40',
  U03: '92.80',
  U04: '91.05',
  U05: '90.00',
  U06: '88.70',
  U07: '84.20',
  U08: '81.00',
  U09: '79.95',
  U10: '66.30',
  U11: '58.40',
}
const inputOf = (of: Readonly<Record<string, string>>): AssessmentInput => ({
  rules: '1.1.0',
  cutOff: '1',
  scheme: {
    ...defaultRules,
    blocks: { targets: '1', tasks: '0', process: '0' },
    id: 's',
    year: 2023,
    version: '1',
    units: Object.keys(of).map(unit => ({ unit, group: 'A' })),
    lines: Object.keys(of).map(unit => ({
      indicator: unit,
      name: unit,
      clauses: [],
      weight: '5',
      fn: 'F1',
      params: { T: '100' },
      owners: [{ unit, role: 'lead' as const, tasks: [] }],
    })),
    tasks: [],
  },
  facts: Object.entries(of).map(([indicator, value]) => ({
    indicator,
    value,
    baseline: null,
    previous: null,
    status: 'final' as const,
    factIds: [],
  })),
  measures: [],
  conduct: [],
  adjustments: [],
  vetoes: [{ id: 'v', unit: 'U02', effect: 'capAtPass' }],
})

const triedOf = (of: Readonly<Record<string, string>>, knowsOthers = true) =>
  new Map(triedGrades(inputOf(of), knowsOthers).units.map(each => [each.result.unit, each]))

test.each<[string, string, ReturnType<typeof triedGrades>['units'][number]['next'], string | null]>([
  ['U01', 'excellent', null, '4.05'],
  ['U02', 'pass', null, null],
  ['U03', 'excellent', null, '1.75'],
  ['U04', 'good', { grade: 'excellent', missing: '1.76', by: 'quota' }, '10.05'],
  ['U07', 'good', { grade: 'excellent', missing: '8.61', by: 'quota' }, '3.20'],
  ['U08', 'pass', { grade: 'good', missing: '3.21', by: 'quota' }, '21.00'],
  ['U09', 'pass', { grade: 'good', missing: '4.26', by: 'quota' }, '19.95'],
  ['U11', 'fail', { grade: 'pass', missing: '1.60', by: 'line' }, null],
])('%s is %s, and so far from the next grade and from losing its own', (unit, grade, next, spare) => {
  const found = triedOf(totals).get(unit)
  expect([found?.result.grade, found?.next, found?.spare]).toEqual([grade, next, spare])
})

test('what is missing gives the next grade, and a hundredth less does not', () => {
  for (const [unit, { next }] of triedOf(totals)) {
    if (next?.missing == null) continue
    const raised = (by: string) => triedOf({ ...totals, [unit]: new Decimal(totals[unit] ?? 0).plus(by).toFixed(2) })
    expect([unit, raised(next.missing).get(unit)?.result.grade]).toEqual([unit, next.grade])
    const less = new Decimal(next.missing).minus('0.02').toFixed(2)
    expect([unit, raised(less).get(unit)?.result.grade]).not.toEqual([unit, next.grade])
  }
})

test('what is to spare can be lost, and a hundredth more cannot', () => {
  for (const [unit, { spare, result }] of triedOf(totals)) {
    if (spare === null) continue
    const lowered = (by: Decimal) => triedOf({ ...totals, [unit]: new Decimal(totals[unit] ?? 0).minus(by).toFixed(2) })
    expect([unit, lowered(new Decimal(spare).plus('0.02')).get(unit)?.result.grade]).not.toEqual([unit, result.grade])
    expect([unit, lowered(new Decimal(spare).minus('0.01')).get(unit)?.result.grade]).toEqual([unit, result.grade])
  }
})

test('who sees his own unit alone is told nothing that follows from the totals of others', () => {
  const found = triedOf(totals, false)
  expect(found.get('U08')?.next).toEqual({ grade: 'good', missing: null, by: 'quota' })
  expect(found.get('U09')?.next).toEqual({ grade: 'good', missing: '0.05', by: 'line' })
  expect(found.get('U01')?.spare).toBe('5.10')
})

test.each<[Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
  [{ excellent: '92' }, { excellent: '92', good: '80', pass: '60' }],
  [{ excellent: '79' }, { excellent: '90', good: '80', pass: '60' }],
  [{ good: 'x' }, { excellent: '90', good: '80', pass: '60' }],
])('lines %o are tried as %o', (asked, lines) => {
  expect(schemeUnder(inputOf(totals).scheme, asked).gradeLines).toEqual(lines)
})
test('quotas are asked in per cent, and more than the whole is not taken', () => {
  const { scheme } = inputOf(totals)
  expect(schemeUnder(scheme, { excellentShare: '30', goodShare: '120' }).quotas).toEqual({ excellent: '0.3', good: '0.4' })
})

test('what a line has left is worth its part of the targets block', () => {
  const { scheme, ...rest } = inputOf({ U01: '80', U02: '100' })
  const shared = {
    ...rest,
    vetoes: [],
    scheme: {
      ...scheme,
      blocks: { targets: '0.70', tasks: '0.20', process: '0.10' },
      units: [{ unit: 'U01', group: 'A' }],
      lines: scheme.lines.map(line => ({
        ...line,
        weight: line.indicator === 'U01' ? '6' : '4',
        owners: [{ unit: 'U01', role: 'lead' as const, tasks: [] }],
      })),
    },
  }
  const [only] = triedGrades(shared).units
  const gains = only ? gainsOf(only.result, { indicators: [] }) : []
  const line = gains.find(gain => gain.indicator?.id === 'U01')
  const share = only?.result.blocks.find(block => block.block === 'targets')?.share ?? ''
  // 6 points at 80 %: 1.20 of 10 left, of the targets block's share of 100
  expect(line).toMatchObject({ credit: '4.80', full: '6.00', worth: new Decimal(share).times('12').toFixed(2) })
  expect(gains.some(gain => gain.indicator?.id === 'U02')).toBe(false)
})
