import { expect, test } from 'vitest'
import { assess } from './assess.ts'
import { conduct, fact, input, line, measures } from './sample-input.ts'

/**
 * One whole verdict, reckoned by hand. Targets of `u`: 6 × 0.83, 1 × 0.2 and 0.5 × 0 of 7.5 make 69.07, and up to 83.73 with
 * what is missing; tasks: 3 × 0.9 and 0.2 × 0 of 3.2; process: one absence. 48.35 + 16.88 + 9.90 + 1.00 − 0.50 = 75.63.
 */
const owner = (role: 'lead' | 'responsible', ...tasks: readonly string[]) => ({ owners: [{ unit: 'u', role, tasks }] })
const reckoned = () =>
  assess(
    input(
      {
        rules: '1.1.0',
        facts: [fact('I1', '0.8'), fact('I2', null, { status: 'notApplicable' }), fact('I3', '0.5', { status: 'provisional' })],
        measures: [measures('u', 't1', '0.9')],
        conduct: [conduct('u', { absences: 1 })],
        adjustments: [{ id: 'a', unit: 'u', kind: 'bonus', points: '1', matter: 'm', toleratedBy: null }],
        vetoes: [{ id: 'x', unit: 'u', effect: 'capAtPass' }],
        selfReviews: [{ unit: 'u', indicator: 'I1', claimed: '0.9' }],
      },
      {
        units: [
          { unit: 'u', group: 'A' },
          { unit: 'w', group: 'B' },
        ],
        lines: [
          line('I1', '6', owner('lead', 't1')),
          line('I2', '2', owner('responsible', 't1')),
          line('I3', '2', owner('responsible', 't2')),
          line('I4', '1', owner('responsible')),
        ],
        tasks: [
          { task: 't1', name: 'T1', importance: 'key', owners: [{ unit: 'u', role: 'lead' }] },
          { task: 't2', name: 'T2', importance: 'support', owners: [{ unit: 'u', role: 'collaborating' }] },
        ],
      },
    ),
  )
/** Reckoned in each test, so that a tool that asks which test notices a change gets an answer. */
const cards = () => reckoned().units

test('head, plan and groups', () => {
  const { plan, units: _, findings: _findings, ...rest } = reckoned()
  const { lines: _lines, ...sums } = plan
  expect(rest).toEqual({
    engine: { name: 'jinwei-assessment', version: '1.1.0' },
    cutOff: '42',
    scheme: { id: 's', year: 2023, version: '1', sharing: 'ownMeasures' },
    groups: [
      { group: 'A', size: 1, places: { excellent: 0, good: 0 } },
      { group: 'B', size: 1, places: { excellent: 0, good: 0 } },
    ],
  })
  expect(sums).toEqual({
    sum: '5.80',
    weight: '9',
    total: '64.44',
    range: { low: '64.44', high: '75.56' },
    isProvisional: true,
  })
})
test('lines of the plan', () =>
  expect(reckoned().plan.lines).toEqual([
    {
      indicator: 'I1',
      name: 'I1',
      fn: 'F1',
      weight: '6',
      status: 'final',
      value: '0.8',
      rate: '0.8',
      score: '4.80',
      highScore: null,
      factIds: ['fact-I1'],
      explanation: { code: 'ratio', details: { actual: '0.8', target: '1', percent: '80.00' } },
    },
    {
      indicator: 'I2',
      name: 'I2',
      fn: 'F1',
      weight: '2',
      status: 'notApplicable',
      value: null,
      rate: null,
      score: null,
      highScore: null,
      factIds: ['fact-I2'],
      explanation: { code: 'notApplicable', details: {} },
    },
    {
      indicator: 'I3',
      name: 'I3',
      fn: 'F1',
      weight: '2',
      status: 'provisional',
      value: '0.5',
      rate: '0.5',
      score: '1.00',
      highScore: null,
      factIds: ['fact-I3'],
      explanation: { code: 'ratio', details: { actual: '0.5', target: '1', percent: '50.00' } },
    },
    {
      indicator: 'I4',
      name: 'I4',
      fn: 'F1',
      weight: '1',
      status: 'missing',
      value: null,
      rate: '0',
      score: '0.00',
      highScore: '1.00',
      factIds: [],
      explanation: { code: 'missing', details: {} },
    },
  ]))
test('lines of a card', () =>
  expect(cards()[0]?.lines).toEqual([
    {
      indicator: 'I1',
      name: 'I1',
      weight: '6',
      role: 'lead',
      coefficient: '1',
      status: 'final',
      value: '0.8',
      rate: '0.8',
      own: '0.9',
      effective: '0.83',
      contribution: '4.98',
      factIds: ['fact-I1'],
      explanation: { code: 'ratio', details: { actual: '0.8', target: '1', percent: '80.00' } },
      sharing: {
        code: 'ownMeasures',
        details: { resultPercent: '80.00', ownPercent: '90.00', resultShare: '0.7', ownShare: '0.3' },
      },
    },
    {
      indicator: 'I2',
      name: 'I2',
      weight: '2',
      role: 'responsible',
      coefficient: '0.5',
      status: 'notApplicable',
      value: null,
      rate: null,
      own: null,
      effective: null,
      contribution: null,
      factIds: ['fact-I2'],
      explanation: { code: 'notApplicable', details: {} },
      sharing: { code: 'notApplicable', details: {} },
    },
    {
      indicator: 'I3',
      name: 'I3',
      weight: '2',
      role: 'responsible',
      coefficient: '0.5',
      status: 'provisional',
      value: '0.5',
      rate: '0.5',
      own: '0',
      effective: '0.2',
      contribution: '0.2',
      factIds: ['fact-I3'],
      explanation: { code: 'ratio', details: { actual: '0.5', target: '1', percent: '50.00' } },
      sharing: {
        code: 'measuresMissing',
        details: { resultPercent: '50.00', ownPercent: '0.00', resultShare: '0.4', ownShare: '0.6' },
      },
    },
    {
      indicator: 'I4',
      name: 'I4',
      weight: '1',
      role: 'responsible',
      coefficient: '0.5',
      status: 'missing',
      value: null,
      rate: '0',
      own: null,
      effective: '0',
      contribution: '0',
      factIds: [],
      explanation: { code: 'missing', details: {} },
      sharing: { code: 'resultOnly', details: {} },
    },
  ]))
test('tasks of a card', () =>
  expect(cards()[0]?.tasks).toEqual([
    {
      task: 't1',
      name: 'T1',
      role: 'lead',
      weight: '3',
      status: 'final',
      rate: '0.9',
      explanation: { code: 'milestones', details: { percent: '90.00', count: 1 } },
    },
    {
      task: 't2',
      name: 'T2',
      role: 'collaborating',
      weight: '0.2',
      status: 'missing',
      rate: '0',
      explanation: { code: 'missing', details: {} },
    },
  ]))
test('blocks of a card', () =>
  expect(cards()[0]?.blocks).toEqual([
    { block: 'targets', score: '69.07', range: { low: '69.07', high: '83.73' }, share: '0.7', contribution: '48.35' },
    { block: 'tasks', score: '84.38', range: { low: '84.38', high: '90.63' }, share: '0.2', contribution: '16.88' },
    { block: 'process', score: '99.00', range: null, share: '0.1', contribution: '9.90' },
  ]))
test('self-review of a card', () =>
  expect(cards()[0]?.deviations).toEqual([
    { indicator: 'I1', claimed: '0.9', verified: '0.8', share: '0.125', points: '0.50', isInquiry: false },
  ]))
test('sums of a card', () =>
  expect(cards()[0]).toMatchObject({
    unit: 'u',
    group: 'A',
    bonus: '1.00',
    deduction: '0.50',
    total: '75.63',
    range: { low: '75.63', high: '87.14' },
    isProvisional: true,
    vetoes: ['x'],
    rank: 1,
    grade: 'pass',
    gradeExplanation: { code: 'gradeByLine', details: { total: '75.63', grade: 'pass', byLine: 'pass' } },
  }))
test('a card of which nothing is known', () =>
  expect(cards()[1]).toEqual({
    unit: 'w',
    group: 'B',
    lines: [],
    tasks: [],
    process: [],
    blocks: [
      { block: 'targets', score: null, range: null, share: '0', contribution: null },
      { block: 'tasks', score: null, range: null, share: '0', contribution: null },
      { block: 'process', score: '0.00', range: { low: '0.00', high: '100.00' }, share: '1', contribution: '0.00' },
    ],
    adjustments: [],
    deviations: [],
    bonus: '0.00',
    deduction: '0.00',
    total: '0.00',
    range: { low: '0.00', high: '100.00' },
    isProvisional: true,
    vetoes: [],
    rank: 1,
    grade: 'fail',
    gradeExplanation: { code: 'gradeByLine', details: { total: '0.00', grade: 'fail', byLine: 'fail' } },
  }))
test('what was missing', () =>
  expect(reckoned().findings).toEqual([
    { code: 'fact_missing', severity: 'warn', details: { indicator: 'I4', reason: 'missing', refusal: null }, sources: [] },
    { code: 'measures_missing', severity: 'warn', details: { unit: 'u', task: 't2' }, sources: [] },
    { code: 'conduct_missing', severity: 'warn', details: { unit: 'w' }, sources: [] },
  ]))
test('under rules 1.0.0 the card knows no self-reviews', () => {
  const { engine, units } = assess(input({}, { units: [{ unit: 'u', group: 'A' }] }))
  expect(engine).toEqual({ name: 'jinwei-assessment', version: '1.0.0' })
  const [card] = units
  expect(card && 'deviations' in card).toBe(false)
})
test('cards stand by group, then by unit; findings by unit', () => {
  const units = ['c', 'a', 'b'].map(unit => ({ unit, group: unit === 'a' ? 'B' : 'A' }))
  const { units: shown, groups, findings, plan } = assess(input({}, { units }))
  expect(shown.map(each => each.unit)).toEqual(['b', 'c', 'a'])
  expect(groups.map(each => [each.group, each.size])).toEqual([
    ['A', 2],
    ['B', 1],
  ])
  expect(findings.map(each => each.details?.unit)).toEqual(['a', 'b', 'c'])
  expect(plan).toMatchObject({ total: null, range: null, sum: '0.00', weight: '0', isProvisional: false })
})
test('a scheme in which no block counts gives no total and no grade', () => {
  const [card] = assess(
    input({}, { units: [{ unit: 'u', group: 'A' }], blocksWithoutTargets: { tasks: '1', process: '0' } }),
  ).units
  expect(card).toMatchObject({ total: null, range: null, bonus: '0.00', rank: null, grade: null, gradeExplanation: null })
})
