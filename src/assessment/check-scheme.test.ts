import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { assess } from './assess.ts'
import type { AssessmentScheme, IndicatorFact, SchemeLine } from './assessment-input.ts'
import { checkScheme, schemeRefusal } from './check-scheme.ts'
import { defaultRules } from './default-rules.ts'

const defaultScheme = (year: number): AssessmentScheme =>
  JSON.parse(readFileSync(`data/assessment/default-scheme-${year}.json`, 'utf8'))

describe('default schemes', () => {
  test.each([2022, 2023, 2024])('%i: nothing is missing but the rank it starts from', year => {
    const findings = checkScheme(defaultScheme(year), [])
    expect(findings.map(each => [each.code, each.details?.indicator])).toEqual([['baseline_unknown', 'I25']])
    expect(checkScheme(defaultScheme(year), [{ indicator: 'I25', baseline: '125' }])).toEqual([])
  })
  test('they carry the rules a new scheme starts with', () => expect(defaultScheme(2023)).toMatchObject(defaultRules))
  test.each([
    ['I02', '468.40', '534.20', '600'],
    ['I03', '41.950', '45.975', '50'],
    ['I05', '150', '325', '500'],
    ['I07', '2', '4', '5'],
    ['I08', '1', '2', '3'],
    ['I10', '1', '2', '3'],
    ['I11', '6', '13', '20'],
    ['I12', '27', '59', '90'],
    ['I14', '1', '2', '3'],
    // each year separately: a surplus does not carry over
    ['I15', '10', '10', '10'],
    // shares would ask for 9 in 2022; the yearly floor of 10 stands above them
    ['I16', '10', '20', '30'],
    ['I17', '5', '10', '15'],
    ['I18', '6', '13', '20'],
    ['I20', '1', '2', '2'],
    ['I22', '5', '10', '15'],
  ])('%s asks for %s, %s and %s', (indicator, ...targets) =>
    expect(
      [2022, 2023, 2024].map(year => defaultScheme(year).lines.find(line => line.indicator === indicator)?.params.T),
    ).toEqual(targets),
  )
  test('lines weigh what the practice gives them', () =>
    expect(
      defaultScheme(2023)
        .lines.map(line => line.weight)
        .join(' '),
    ).toBe('2 8 6 4 4 3 4 4 7 5 4 7 5 3 3 3 3 6 5 2 2 3 2 2 3'))
  test('groups of eleven units each', () => {
    const { units } = defaultScheme(2023)
    expect(['A', 'B'].map(group => units.filter(unit => unit.group === group).length)).toEqual([11, 11])
  })
  test('the example year gives the published total', () => {
    const values = {
      I01: '450',
      I02: '521',
      I03: '44.1',
      I04: '10.2',
      I05: '340',
      I06: '980',
      I07: '3',
      I08: '1',
      I09: '2.2',
      I10: '2',
      I11: '12',
      I12: '61',
      I13: '172',
      I14: '2',
      I15: '11',
      I16: '21',
      I17: '9',
      I18: '10',
      I19: '240',
      I20: '2',
      I21: '22',
      I22: '11',
      I23: '2.10',
      I24: '100',
      I25: '112',
    }
    const facts = Object.entries(values).map(
      ([indicator, value]): IndicatorFact => ({
        indicator,
        value,
        baseline: indicator === 'I25' ? '125' : null,
        previous: indicator === 'I25' ? '118' : indicator === 'I23' ? '2.00' : null,
        status: 'final',
        factIds: [],
      }),
    )
    const result = assess({
      cutOff: '1',
      scheme: defaultScheme(2023),
      facts,
      measures: [],
      conduct: [],
      adjustments: [],
      vetoes: [],
    })
    expect(result.plan.total).toBe('91.63')
    expect(result.units).toHaveLength(22)
  })
})

const good: SchemeLine = {
  indicator: 'I02',
  name: '',
  clauses: [],
  weight: '100',
  fn: 'F1',
  params: { T: '600' },
  owners: [{ unit: 'u', role: 'lead', tasks: [] }],
}
const scheme = (lines: readonly Partial<SchemeLine>[], given: Partial<AssessmentScheme> = {}): AssessmentScheme => ({
  id: 's',
  year: 2023,
  version: '1',
  tasks: [],
  units: [{ unit: 'u', group: 'A' }],
  ...defaultRules,
  lines: lines.map(line => ({ ...good, ...line })),
  ...given,
})
const band = (...bands: unknown[]) => ({ fn: 'F7', params: { bands } })

describe('what speaks against a scheme', () => {
  test.each<[name: string, scheme: AssessmentScheme, baseline: string | null, codes: string[]]>([
    ['nothing', scheme([{}]), '412', []],
    ['a weight that is no number', scheme([{ weight: 'ten' }]), null, ['number_malformed']],
    ['weights', scheme([{ weight: '99.9' }]), null, ['weights_not_100']],
    ['blocks', scheme([{}], { blocks: { targets: '0.7', tasks: '0.2', process: '0.2' } }), null, ['shares_not_whole']],
    [
      'grade lines',
      scheme([{}], { gradeLines: { excellent: '80', good: '80', pass: '60' } }),
      null,
      ['grade_lines_disordered'],
    ],
    ['function', scheme([{ fn: 'F99' }]), null, ['unknown_function']],
    ['gap', scheme([band(['0', '5', '1'], ['6', null, '1'])]), null, ['bands_gap']],
    ['overlap', scheme([band(['0', '5', '1'], ['4', null, '1'])]), null, ['bands_overlap']],
    ['a weight below 0', scheme([{ weight: '-1' }]), null, ['number_malformed']],
    [
      'a coefficient below 0',
      scheme([{}], { coefficients: { ...defaultRules.coefficients, lead: '-1' } }),
      null,
      ['number_malformed'],
    ],
    [
      'blocks without targets',
      scheme([{}], { blocksWithoutTargets: { tasks: '0.85', process: '0.1' } }),
      null,
      ['shares_not_whole'],
    ],
    ['split', scheme([{}], { split: { lead: '0.6', responsible: '0.5' } }), null, ['shares_not_whole']],
    [
      'lower grade lines',
      scheme([{}], { gradeLines: { excellent: '90', good: '60', pass: '60' } }),
      null,
      ['grade_lines_disordered'],
    ],
    ['a quota over the whole', scheme([{}], { quotas: { excellent: '1.2', good: '0' } }), null, ['quotas_over_whole']],
    [
      'quotas together over the whole',
      scheme([{}], { quotas: { excellent: '0.6', good: '0.41' } }),
      null,
      ['quotas_over_whole'],
    ],
    ['quotas of the whole', scheme([{}], { quotas: { excellent: '0.6', good: '0.4' } }), null, []],
    ['target of 0', scheme([{ params: { T: '0' } }]), null, ['target_not_positive']],
    ['target below 0', scheme([{ fn: 'F3b', params: { T: '-1' } }]), null, ['params_refused']],
    [
      'division by a tolerance of 0',
      scheme([{ fn: 'F4', params: { L: '40', U: '60', tol: '0' } }]),
      null,
      ['tolerance_not_positive'],
    ],
    ['interval upside down', scheme([{ fn: 'F4', params: { L: '60', U: '40', tol: '1' } }]), null, ['interval_reversed']],
    ['division by equal posts', scheme([{ fn: 'F5', params: { x0: '2', x1: '2.0' } }]), null, ['posts_equal']],
    ['parts', scheme([{ fn: 'F12', params: { parts: [{ weight: '0.4', T: '1', cmp: '>=' }] } }]), null, ['parts_not_whole']],
    ['an empty band', scheme([band(['5', '5', '1'])]), null, ['interval_reversed']],
    ['no bands', scheme([{ fn: 'F7', params: {} }]), null, ['params_refused']],
    ['growth of nothing', scheme([{ fn: 'F6', params: { gT: '0' } }]), '412', ['growth_target_not_positive']],
    ['growth of little', scheme([{ fn: 'F6', params: { gT: '0.001' } }]), '412', []],
    ['misspelt parameter', scheme([{ params: { T: '1', capp: '1.1' } }]), null, ['params_refused']],
    ['no mode', scheme([{ fn: 'F8', params: { k: '0.5', T: '600' } }]), null, ['params_refused']],
    ['indicator twice', scheme([{ weight: '50' }, { weight: '50' }]), null, ['indicator_twice']],
    [
      'statement twice',
      scheme([
        { weight: '50', statements: ['T13', 'T19'] },
        { indicator: 'I99', weight: '50', statements: ['T19'] },
      ]),
      null,
      ['statement_twice'],
    ],
    ['stranger', scheme([{ owners: [{ unit: 'x', role: 'lead', tasks: [] }] }]), null, ['owner_unknown']],
    ['owner twice', scheme([{ owners: [...good.owners, ...good.owners] }]), null, ['owner_twice']],
    ['nobody', scheme([{ owners: [] }]), null, ['line_without_owner']],
    ['growth without baseline', scheme([{ fn: 'F6', params: { gT: '0.14' } }]), null, ['baseline_unknown']],
    ['growth over the year before', scheme([{ fn: 'F6', params: { gT: '0.14', against: 'previous' } }]), null, []],
    ['increment without baseline', scheme([{ fn: 'F2' }]), null, ['baseline_unknown']],
    ['increment of nothing', scheme([{ fn: 'F2' }]), '600', ['target_equals_baseline']],
    ['already met', scheme([{}]), '600', ['target_already_met']],
    ['to be exceeded, not yet', scheme([{ params: { T: '600', strict: true } }]), '600', []],
    ['reverse, already met', scheme([{ fn: 'F3a', params: { T: '0.5' } }]), '0.4', ['target_already_met']],
    ['rank, already met', scheme([{ fn: 'F10', params: { RT: '100' } }]), '98', ['target_already_met']],
    ['reverse, to be fallen short of, not yet', scheme([{ fn: 'F11', params: { T: '0.4', cmp: '<' } }]), '0.4', []],
    ['reverse threshold, already met', scheme([{ fn: 'F11', params: { T: '0.4', cmp: '<=' } }]), '0.4', ['target_already_met']],
    ['threshold to be exceeded, not yet', scheme([{ fn: 'F11', params: { T: '600', cmp: '>' } }]), '600', []],
    ['threshold, already met', scheme([{ fn: 'F11', params: { T: '600', cmp: '>=' } }]), '600', ['target_already_met']],
    ['reverse linear, already met', scheme([{ fn: 'F3b', params: { T: '0.5' } }]), '0.4', ['target_already_met']],
    ['reverse, not yet', scheme([{ fn: 'F3a', params: { T: '0.5' } }]), '0.6', []],
    ['reverse, far away', scheme([{ fn: 'F3a', params: { T: '0.5' } }]), '1.51', ['target_unreachable']],
    ['reverse, three times away', scheme([{ fn: 'F3a', params: { T: '0.5' } }]), '1.5', []],
    ['increment already met', scheme([{ fn: 'F2' }]), '601', ['target_already_met']],
    ['three times away', scheme([{}]), '200', []],
    ['a target as a number', scheme([{ params: { T: 600 } }]), '700', ['target_already_met']],
    ['threshold far below', scheme([{ fn: 'F11', params: { T: '0.4', cmp: '≤' } }]), '0.3', ['target_already_met']],
    [
      'threshold to fall short of, far below',
      scheme([{ fn: 'F11', params: { T: '0.4', cmp: '<' } }]),
      '0.3',
      ['target_already_met'],
    ],
    ['threshold not yet fallen to', scheme([{ fn: 'F11', params: { T: '0.4', cmp: '<=' } }]), '0.5', []],
    ['threshold far above', scheme([{ fn: 'F11', params: { T: '600', cmp: '≥' } }]), '700', ['target_already_met']],
    ['a shortfall is not compared', scheme([{ fn: 'F8', params: { T: '600', k: '1', mode: 'ceil' } }]), '700', []],
    ['bands with an end, whatever lies outside', scheme([band(['0', '5', '1'])]), null, []],
    ['a growth target where none is asked', scheme([{ params: { T: '600', gT: '0' } }]), null, ['params_refused']],
    ['far away', scheme([{}]), '199.99', ['target_unreachable']],
    ['functions without a target', scheme([{ fn: 'F5', params: { x0: '1', x1: '2' } }]), '5', []],
    ['interval', scheme([{ fn: 'F4', params: { L: '40', U: '60', tol: '20' } }]), '50', []],
    ['far away from nothing is not known', scheme([{}]), '0', []],
    [
      'panel, answers, milestones',
      scheme([
        { fn: 'F14', params: {}, weight: '40' },
        { indicator: 'a', fn: 'F15', params: {}, weight: '30' },
        { indicator: 'b', fn: 'F13', params: {}, weight: '30' },
      ]),
      null,
      [],
    ],
  ])('%s', (_, given, baseline, codes) =>
    expect(checkScheme(given, [{ indicator: 'I02', baseline }]).map(each => each.code)).toEqual(codes),
  )
  test('each says its numbers', () => {
    const details = (given: AssessmentScheme, baseline: string | null = null) =>
      checkScheme(given, [{ indicator: 'I02', baseline }]).map(each => each.details)
    expect(details(scheme([{}], { quotas: { excellent: '0.6', good: '0.41' } }))).toEqual([
      { excellent: '0.6', good: '0.41', sum: '1.01' },
    ])
    expect(details(scheme([{ params: { T: '0' } }]))).toEqual([{ indicator: 'I02', target: '0' }])
    expect(details(scheme([{ params: { T: '1', capp: '1' } }]))).toEqual([
      { indicator: 'I02', refusal: 'input_unknown', where: 'capp' },
    ])
    expect(details(scheme([{}]), '150')).toEqual([{ indicator: 'I02', baseline: '150', target: '600', times: '3' }])
    expect(details(scheme([{}], { blocks: { targets: '0.7', tasks: '0.2', process: '0.2' } }))).toEqual([
      { part: 'blocks', sum: '1.1' },
    ])
  })
  test.each<[AssessmentScheme, string | null, object]>([
    [scheme([{ weight: 'ten' }]), null, { where: 'I02', value: 'ten' }],
    [
      scheme([{}], { gradeLines: { excellent: '80', good: '80', pass: '60' } }),
      null,
      { excellent: '80', good: '80', pass: '60' },
    ],
    [scheme([{ weight: '50' }, { weight: '50' }]), null, { indicator: 'I02' }],
    [scheme([{ owners: [{ unit: 'x', role: 'lead', tasks: [] }] }]), null, { indicator: 'I02', unit: 'x' }],
    [scheme([{ owners: [...good.owners, ...good.owners] }]), null, { indicator: 'I02', unit: 'u' }],
    [scheme([{ fn: 'F7', params: {} }]), null, { indicator: 'I02', refusal: 'input_missing', where: 'bands' }],
    [scheme([{ fn: 'F6', params: { gT: '0' } }]), '412', { indicator: 'I02', target: '0' }],
    [scheme([{ fn: 'F99' }]), null, { indicator: 'I02', fn: 'F99' }],
    [scheme([{ fn: 'F2' }]), null, { indicator: 'I02', fn: 'F2' }],
    [scheme([{ fn: 'F2' }]), '600', { indicator: 'I02', baseline: '600', target: '600' }],
  ])('a finding carries what its sentence asks for', (given, baseline, details) =>
    expect(checkScheme(given, [{ indicator: 'I02', baseline }])).toMatchObject([{ details, sources: [] }]),
  )
  test('conflicts stand before warnings, then by indicator', () => {
    const lines = [
      { indicator: 'b', weight: '40', owners: [] },
      { indicator: 'a', weight: '30', owners: [] },
      { indicator: 'c', weight: '30', fn: 'F99' },
    ]
    expect(checkScheme(scheme(lines), []).map(each => [each.code, each.severity, each.details?.indicator])).toEqual([
      ['unknown_function', 'conflict', 'c'],
      ['line_without_owner', 'warn', 'a'],
      ['line_without_owner', 'warn', 'b'],
    ])
  })
  test('the first conflict is the refusal, warnings are none', () => {
    expect(schemeRefusal(checkScheme(scheme([{ weight: '99', fn: 'F99' }]), []))).toEqual({
      code: 'weights_not_100',
      details: { sum: '99' },
    })
    expect(schemeRefusal(checkScheme(scheme([{}]), [{ indicator: 'I02', baseline: '600' }]))).toBe(null)
  })
})
