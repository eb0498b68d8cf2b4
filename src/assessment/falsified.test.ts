import { describe, expect, test } from 'vitest'
import { assess } from './assess.ts'
import type { AssessmentInput, Sharing } from './assessment-input.ts'
import { conduct, fact, input, line, measures } from './sample-input.ts'

const owners = (task: string) => [
  { unit: 'u', role: 'lead' as const, tasks: [task] },
  { unit: 'v', role: 'responsible' as const, tasks: [task] },
]
/** Two units on two lines of 6 and 4 points; `u` is proven to have falsified the first. */
const given = (more: Partial<AssessmentInput> = {}, sharing: Sharing = 'ownMeasures') =>
  input(
    {
      rules: '1.1.0',
      facts: [fact('I1', '1'), fact('I2', '0.5')],
      measures: ['u', 'v'].flatMap(unit => [measures(unit, 't1', '1'), measures(unit, 't2', '0.5')]),
      conduct: [conduct('u'), conduct('v')],
      falsified: [{ id: 'x1', unit: 'u', indicator: 'I1' }],
      ...more,
    },
    {
      sharing,
      units: [
        { unit: 'u', group: 'A' },
        { unit: 'v', group: 'A' },
      ],
      lines: [line('I1', '6', { owners: owners('t1') }), line('I2', '4', { owners: owners('t2') })],
    },
  )

describe('a proven falsification', () => {
  test('counts 0 with the whole weight, says its case, and touches nobody else', () => {
    const { plan, units } = assess(given())
    expect(units[0]?.lines[0]).toMatchObject({
      status: 'final',
      value: '1',
      rate: '1',
      own: null,
      effective: '0',
      contribution: '0',
      explanation: { code: 'ratio' },
      sharing: { code: 'falsified', details: { case: 'x1' } },
    })
    // 4 × 0.5 of 10; the other unit (6 + 2) of 10
    expect(units.map(unit => unit.blocks[0]?.score)).toEqual(['20.00', '80.00'])
    expect(units.map(unit => unit.range)).toEqual([null, null])
    expect(plan.total).toBe('80.00')
  })
  test('is unknown to rules 1.0.0', () => {
    const { rules: _, ...old } = given()
    expect(assess(old).units[0]?.blocks[0]?.score).toBe('80.00')
  })
  test.each<[Sharing, string, string | null]>([
    // 0 of 6.00 and 2.00 of 4.00
    ['jointCredit', '20.00', '0'],
    // 60% of the points: 0 of 3.60 and 1.20 of 2.40
    ['pointSplit', '20.00', '0'],
  ])('counts 0 under %s too', (sharing, score, effective) => {
    const [unit] = assess(given({}, sharing)).units
    expect(unit?.blocks[0]?.score).toBe(score)
    expect(unit?.lines[0]).toMatchObject({
      effective,
      coefficient: sharing === 'jointCredit' ? '1' : '0.6',
      sharing: { code: 'falsified' },
    })
  })
  test('a unit without a part of the points has nothing to lose', () => {
    const base = given({ falsified: [{ id: 'x1', unit: 'w', indicator: 'I1' }] }, 'pointSplit')
    const { scheme } = base
    const [unit] = assess({
      ...base,
      scheme: {
        ...scheme,
        units: [{ unit: 'w', group: 'A' }],
        lines: scheme.lines.map(each => ({
          ...each,
          owners: [...each.owners, { unit: 'w', role: 'collaborating' as const, tasks: [] }],
        })),
      },
    }).units
    expect(unit?.lines[0]).toMatchObject({ effective: null, contribution: null })
    expect(unit?.blocks[0]?.score).toBeNull()
  })
  test.each(['missing', 'notApplicable', 'provisional'] as const)('settles a line that is %s', status => {
    const [unit] = assess(given({ facts: [fact('I1', '1', { status }), fact('I2', '0.5')] })).units
    expect(unit?.blocks[0]).toMatchObject({ score: '20.00', range: null })
    expect(unit).toMatchObject({ isProvisional: false, range: null })
  })
  test('asks for no measures of the line', () => {
    const { findings } = assess(
      given({ measures: [measures('u', 't2', '0.5'), ...['t1', 't2'].map(task => measures('v', task, '1'))] }),
    )
    expect(findings.filter(each => each.code === 'measures_missing')).toEqual([])
  })
  test('is punished once: the line is not measured against the self-review as well', () => {
    const selfReviews = ['I1', 'I2'].map(indicator => ({ unit: 'u', indicator, claimed: '2' }))
    const [unit] = assess(given({ selfReviews })).units
    expect(unit?.deviations?.map(each => each.indicator)).toEqual(['I2'])
    expect(unit?.deduction).toBe('0.50')
  })
  test('takes 5 points and caps the grade by rows of their own', () => {
    const rows = {
      adjustments: [
        { id: 'a', unit: 'u', kind: 'deduction' as const, points: '5', matter: 'x1', toleratedBy: null },
        { id: 'b', unit: 'u', kind: 'deduction' as const, points: '0.5', matter: 'x1', toleratedBy: null },
      ],
      vetoes: [{ id: 'v', unit: 'u', effect: 'fail' as const }],
    }
    const [before, after] = [assess(given()).units[0], assess(given(rows)).units[0]]
    expect(after).toMatchObject({ deduction: '5.00', grade: 'fail', vetoes: ['v'] })
    expect(Number(before?.total) - Number(after?.total)).toBeCloseTo(5, 9)
  })
  test('of two cases about one line the first is named', () => {
    const falsified = ['x2', 'x1'].map(id => ({ id, unit: 'u', indicator: 'I1' }))
    expect(assess(given({ falsified })).units[0]?.lines[0]?.sharing.details).toEqual({ case: 'x1' })
  })
})
