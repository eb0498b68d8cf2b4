import { describe, expect, test } from 'vitest'
import { deviation } from './deviation.ts'
import { cityPoints, splitCount, splitLevel, threeYears, workingDayAfter } from './evaluation.ts'
import { type FrozenInput, type FrozenLine, faultIn } from './frozen-input.ts'
import { parseRational, printed, type Rational, reduced, shortened, times } from './rational.ts'
import { recompute } from './recompute.ts'
import { rateOf } from './scoring-rates.ts'

const number = (text: string): Rational => parseRational(text) as Rational

/** Weight times rate, as a row of the published vectors shows it. */
function out(fn: string, { W, ...rest }: Record<string, unknown>): string {
  const rate = rateOf(fn, fn === 'F8' ? { W, ...rest } : rest)
  if (rate === 'notApplicable') return 'NA'
  return rate === 'refused' ? rate : printed(times(number(String(W)), rate), 2)
}

const bands = [
  ['25', null, '1.0'],
  ['20', '25', '0.8'],
  ['15', '20', '0.6'],
  [null, '15', '0'],
]

describe('published vectors', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['F1', { A: '456', T: '468.4', W: '8' }, '7.79'],
    ['F1', { A: '500', T: '468.4', W: '8' }, '8.00'],
    ['F1', { A: '270', T: '468.4', W: '8', floor: '0.60' }, '0.00'],
    ['F1', { A: '1199', T: '1200', W: '3', strict: true }, '2.97'],
    ['F1', { A: '1200', T: '1200', W: '3', strict: true }, '2.97'],
    ['F1', { A: '1201', T: '1200', W: '3', strict: true }, '3.00'],
    ['F1', { A: '-5', T: '10', W: '3' }, '0.00'],
    ['F2', { A: '456', B: '412', T: '468.4', W: '8' }, '6.24'],
    ['F2', { A: '456', B: '468.4', T: '468.4', W: '8' }, 'NA'],
    ['F2', { A: '400', B: '412', T: '468.4', W: '8' }, '0.00'],
    ['F3a', { A: '0.46', T: '0.40', W: '3' }, '2.61'],
    ['F3a', { A: '0', T: '0.40', W: '3' }, '3.00'],
    ['F3b', { A: '0.46', T: '0.40', W: '3' }, '2.55'],
    ['F4', { A: '66', L: '40', U: '60', tol: '20', W: '2' }, '1.40'],
    ['F5', { x: '2.2', x0: '1.8', x1: '2.5', W: '7' }, '5.80'],
    ['F5', { x: '2.8', x0: '1.8', x1: '2.5', W: '7' }, '7.00'],
    ['F5', { x: '1.5', x0: '1.8', x1: '2.5', W: '7' }, '3.00'],
    ['F5', { x: '0.7', x0: '1.8', x1: '2.5', W: '7' }, '0.00'],
    ['F5', { x: '0.46', x0: '0.55', x1: '0.35', W: '100' }, '78.00'],
    ['F5', { x: '0.60', x0: '0.55', x1: '0.35', W: '100' }, '50.00'],
    ['F6', { A: '456', B: '412', gT: '0.14', W: '6' }, '4.58'],
    ['F6', { A: '400', B: '412', gT: '0.14', W: '6' }, '0.00'],
    ['F6', { A: '456', B: '0', gT: '0.14', W: '6' }, 'NA'],
    ['F7', { x: '24.99', bands, W: '2' }, '1.60'],
    ['F7', { x: '25.00', bands, W: '2' }, '2.00'],
    ['F7', { x: '15.00', bands, W: '2' }, '1.20'],
    ['F7', { x: '14.99', bands, W: '2' }, '0.00'],
    ['F8', { W: '5', k: '0.5', shortfall: '3.4', mode: 'proportional' }, '3.30'],
    ['F8', { W: '5', k: '0.5', shortfall: '3.4', mode: 'ceil' }, '3.00'],
    ['F8', { W: '5', k: '0.5', shortfall: '3.4', mode: 'floor' }, '3.50'],
    ['F8', { W: '5', k: '0.5', shortfall: '12', mode: 'proportional' }, '0.00'],
    ['F9', { values: ['12', '10', '10', '8', '5'], W: '4', step: '0.05' }, '4.00'],
    ['F9', { values: ['10', '12', '10', '8', '5'], W: '4' }, '3.80'],
    ['F9', { values: ['8', '12', '10', '10', '5'], W: '4' }, '3.40'],
    ['F9', { values: ['5', '12', '10', '10', '8'], W: '4' }, '3.20'],
    ['F10', { R0: '125', R: '112', RT: '100', prev: '118', W: '3' }, '1.56'],
    ['F10', { R0: '125', R: '112', RT: '100', prev: '110', W: '3' }, '0.78'],
    ['F10', { R0: '125', R: '99', RT: '100', prev: '118', W: '3' }, '3.00'],
    ['F11', { A: '600.00', T: '600', cmp: '>', W: '8' }, '0.00'],
    ['F11', { A: '600.01', T: '600', cmp: '>', W: '8' }, '8.00'],
    ['F12_I23', { years: ['2.00'], W: '2' }, '2.00'],
    ['F12_I23', { years: ['2.00', '2.10'], W: '2' }, '2.00'],
    ['F12_I23', { years: ['2.00', '2.10', '2.10'], W: '2' }, '1.00'],
    ['F12_I23', { years: ['2.00', '1.95'], W: '2' }, '0.00'],
    ['F12_I23', { years: ['2.00', '1.95', '2.20'], W: '2' }, '2.00'],
    [
      'F13',
      {
        k: [
          ['30', '1', '1'],
          ['40', '0.8', '1'],
          ['30', '0.5', '0.6'],
        ],
        W: '100',
      },
      '71.00',
    ],
    ['F14', { scores: [88, 92, 75, 85, 90, 96, 83], W: '5' }, '4.38'],
    ['F15', { sat: 132, basic: 41, dis: 7, W: '3' }, '2.75'],
    ['F15', { sat: 10, basic: 5, dis: 4, W: '3' }, 'NA'],
  ])('%s %j → %s', (fn, inputs, expected) => expect(out(fn, inputs)).toBe(expected))
})

describe('what a rule refuses', () => {
  test.each<[string, Record<string, unknown>]>([
    ['F1', { A: '1', T: '0', W: '1' }],
    ['F1', { A: '1', T: '1', W: '1', flor: '0.5' }],
    ['F3a', { A: '-1', T: '1', W: '1' }],
    ['F3b', { A: '1', T: '0', W: '1' }],
    ['F4', { A: '1', L: '0', U: '1', tol: '0', W: '1' }],
    ['F4', { A: '1', L: '2', U: '1', tol: '1', W: '1' }],
    ['F5', { x: '1', x0: '2', x1: '2.0', W: '1' }],
    [
      'F7',
      {
        x: '1',
        bands: [
          ['0', '5', '1'],
          ['6', null, '1'],
        ],
        W: '1',
      },
    ],
    [
      'F7',
      {
        x: '1',
        bands: [
          ['0', '5', '1'],
          ['4', null, '1'],
        ],
        W: '1',
      },
    ],
    ['F7', { x: '-1', bands: [['0', null, '1']], W: '1' }],
    ['F8', { k: '1', shortfall: '1', W: '1' }],
    ['F8', { k: '1', shortfall: '1', mode: 'ceil', W: '0' }],
    ['F9', { values: ['1', 'x'], W: '1' }],
    ['F10', { R0: '90', R: '112', RT: '100', prev: '95', W: '1' }],
    ['F10', { R0: '90', R: '0', RT: '100', prev: '95', W: '1' }],
    ['F11', { A: '1', T: '1', W: '1' }],
    ['F12', { parts: [{ weight: '0.4', A: '1', T: '1', cmp: '>=' }], W: '1' }],
    ['F13', { k: [['30', '1.5', '1']], W: '1' }],
    ['F14', { scores: [101], W: '1' }],
    ['F15', { sat: 1.5, basic: 41, dis: 7, W: '1' }],
    ['F16', { A: '1', W: '1' }],
  ])('%s %j', (fn, inputs) => expect(out(fn, inputs)).toBe('refused'))
})

describe('numbers', () => {
  test.each([
    ['79.995', 2, '80.00'],
    ['79.994', 2, '79.99'],
    ['-0.005', 2, '-0.01'],
    ['0.004', 2, '0.00'],
    ['12', 0, '12'],
    ['0.5', 0, '1'],
  ])('%s with %d decimals is %s', (text, places, expected) => expect(printed(number(text), places)).toBe(expected))
  test('a third three times is one', () => {
    const third = { top: 1n, bottom: 3n }
    expect(shortened(third)).toBe('0.333333333333')
    expect(shortened(times({ top: 3n, bottom: 1n }, third))).toBe('1')
    expect(reduced({ top: 6n, bottom: 4n })).toEqual({ top: 3n, bottom: 2n })
  })
  test.each(['1e3', ' 1', '1,000', '.5', '01', '+1', '', 0.1 + 0.2])('%s is no number', text => {
    expect(parseRational(text)).toBeNull()
  })
})

const line = (indicator: string, weight: string, given: Partial<FrozenLine> = {}): FrozenLine => ({
  indicator,
  name: indicator,
  weight,
  fn: 'F1',
  params: { T: '1' },
  owners: [],
  ...given,
})
const known = (indicator: string, value: string | null, status: 'final' | 'missing' | 'notApplicable' = 'final') => ({
  indicator,
  value,
  baseline: null,
  previous: null,
  status,
  factIds: [],
})
const done = (unit: string, task: string, quality: string) => ({
  unit,
  task,
  milestones: [{ id: 'm', weight: '100', dueOn: '2023-06-30', extendedTo: null, doneOn: '2023-06-30', quality }],
})
const conduct = (unit: string, given: object = {}) => ({
  unit,
  reportsLateShort: 0,
  reportsLateLong: 0,
  reportsMissing: 0,
  returns: 0,
  decisionsDue: 4,
  decisionsOnTime: 4,
  slipRepliesLate: 0,
  absences: 0,
  ...given,
})
const frozen = (given: Partial<FrozenInput>, scheme: Partial<FrozenInput['scheme']> = {}): FrozenInput => ({
  cutOff: '42',
  facts: [],
  measures: [],
  conduct: [],
  adjustments: [],
  vetoes: [],
  ...given,
  scheme: {
    id: 's',
    year: 2023,
    version: '1',
    units: [],
    lines: [],
    tasks: [],
    sharing: 'ownMeasures',
    coefficients: { lead: '1.0', coLead: '1.0', responsible: '0.5', collaborating: '0.2' },
    alpha: { lead: '0.7', coLead: '0.7', responsible: '0.4', collaborating: '0.4' },
    split: { lead: '0.60', responsible: '0.40' },
    importance: { key: '3', normal: '2', support: '1' },
    blocks: { targets: '0.70', tasks: '0.20', process: '0.10' },
    blocksWithoutTargets: { tasks: '0.85', process: '0.15' },
    limits: { bonus: '5', deduction: '10', total: '105' },
    gradeLines: { excellent: '90', good: '80', pass: '60' },
    quotas: { excellent: '0.20', good: '0.40' },
    ...scheme,
  },
})
interface Shown {
  readonly plan: {
    readonly sum: string
    readonly total: string
    readonly range: object | null
    readonly lines: readonly { readonly score: string }[]
  }
  readonly units: readonly {
    readonly unit: string
    readonly total: string
    readonly grade: string
    readonly lines: readonly { readonly contribution: string }[]
    readonly blocks: readonly { readonly score: string | null; readonly contribution: string | null }[]
  }[]
  readonly groups: readonly { readonly places: object }[]
}
const shown = (input: FrozenInput): Shown => {
  expect(faultIn(input)).toBeNull()
  return recompute(input) as unknown as Shown
}

describe('worked numbers', () => {
  test('the whole plan of 2023 adds up to 91.63 from its printed lines', () => {
    const rows = [
      ['2', '0.90', '1'],
      ['8', '521', '534.2'],
      ['6', '44.1', '45.975'],
      ['4', '10.2', '10.5'],
      ['4', '340', '325'],
      ['3', '980', '1050'],
      ['4', '3', '4'],
      ['4', '1', '2'],
      ['7', '2.2', '2.3'],
      ['5', '2', '2'],
      ['4', '12', '13'],
      ['7', '61', '59'],
      ['5', '172', '160'],
      ['3', '2', '2'],
      ['3', '11', '10'],
      ['3', '21', '20'],
      ['3', '9', '10'],
      ['6', '10', '13'],
      ['5', '240', '255'],
      ['2', '2', '2'],
      ['2', '0.8', '1'],
      ['3', '11', '10'],
      ['2', '1', '1'],
      ['2', '1', '1'],
      ['3', '0.52', '1'],
    ] as const
    const code = (at: number) => `I${String(at + 1).padStart(2, '0')}`
    const { plan } = shown(
      frozen(
        { facts: rows.map(([, value], at) => known(code(at), value)) },
        { lines: rows.map(([weight, , T], at) => line(code(at), weight, { params: { T } })) },
      ),
    )
    expect(plan.lines.map(each => each.score).join(' ')).toBe(
      '1.80 7.80 5.76 3.89 4.00 2.80 3.00 2.00 6.70 5.00 3.69 7.00 5.00 3.00 3.00 3.00 2.70 4.62 4.71 2.00 1.60 3.00 2.00 2.00 1.56',
    )
    expect(plan.sum).toBe('91.63')
  })

  const card = [
    ['I12', '7', 'lead', '0.95', '0.90'],
    ['I13', '5', 'lead', '1.00', '1.00'],
    ['I18', '6', 'lead', '0.70', '0.85'],
    ['I09', '7', 'responsible', '0.92', '1.00'],
    ['I10', '5', 'responsible', '0.6667', '0.80'],
    ['I22', '3', 'responsible', '0.80', '1.00'],
  ] as const
  const cardInput = (hasMeasures: boolean) =>
    frozen(
      {
        facts: card.map(([indicator, , , value]) => known(indicator, value)),
        measures: card.map(([indicator, , , , own]) => done('U', indicator, own)),
        conduct: [conduct('U')],
      },
      {
        units: [{ unit: 'U', group: 'A' }],
        lines: card.map(([indicator, weight, role]) =>
          line(indicator, weight, { owners: [{ unit: 'U', role, tasks: hasMeasures ? [indicator] : [] }] }),
        ),
      },
    )
  test.each([
    [false, '86.03'],
    [true, '88.82'],
  ])('a card with own measures %s has %s in the targets block', (hasMeasures, expected) => {
    expect(shown(cardInput(hasMeasures)).units[0]?.blocks[0]?.score).toBe(expected)
  })

  test('88.82, 88.00 and 92.50 with +1.50 and −0.80 make 89.72', () => {
    const base = cardInput(true)
    const input = {
      ...base,
      measures: [...base.measures, done('U', 'work', '0.88')],
      conduct: [conduct('U', { reportsLateShort: 3, reportsMissing: 1, returns: 3 })],
      adjustments: [
        { id: 'b', unit: 'U', kind: 'bonus' as const, points: '1.50', matter: 'x', toleratedBy: null },
        { id: 'd', unit: 'U', kind: 'deduction' as const, points: '0.80', matter: 'y', toleratedBy: null },
        { id: 'e', unit: 'U', kind: 'deduction' as const, points: '0.50', matter: 'y', toleratedBy: null },
        { id: 'f', unit: 'U', kind: 'deduction' as const, points: '1.00', matter: 'z', toleratedBy: 'case' },
      ],
      scheme: {
        ...base.scheme,
        tasks: [{ task: 'work', name: 'work', importance: 'key', owners: [{ unit: 'U', role: 'lead' as const }] }],
      },
    }
    const [unit] = shown(input).units
    expect(unit?.blocks.map(block => block.score)).toEqual(['88.82', '88.00', '92.50'])
    expect(unit?.blocks.map(block => block.contribution)).toEqual(['62.17', '17.60', '9.25'])
    expect(unit?.total).toBe('89.72')
  })

  test.each([
    // 22.6497 − 7 × 0.935 = 16.1047 of 25.5: the line keeps its weight and brings nothing
    ['I12', 'jinwei 1.1.0', { rules: '1.1.0' }, '63.16', '0'],
    ['I12', '1.0.0, which knows no such table', {}, '88.82', '6.545'],
    ['I99', 'another line', { rules: '1.1.0' }, '88.82', '6.545'],
  ])('a card that has falsified %s, under rules of %s', (indicator, _, rules, score, contribution) => {
    const { units } = shown({ ...cardInput(true), ...rules, falsified: [{ id: 'x', unit: 'U', indicator }] })
    expect(units[0]?.blocks[0]?.score).toBe(score)
    expect(units[0]?.lines[2]).toMatchObject({ indicator: 'I12', contribution })
  })

  test.each([
    ['notApplicable', '83.46'],
    ['missing', '60.28'],
  ] as const)('a line that is %s leaves %s', (status, expected) => {
    const { plan } = shown(
      frozen(
        { facts: [known('a', '0.95'), known('b', null, status), known('c', '0.70')] },
        { lines: [line('a', '7'), line('b', '5'), line('c', '6')] },
      ),
    )
    expect(plan.total).toBe(expected)
    expect(plan.range).toEqual(status === 'missing' ? { low: '60.28', high: '88.06' } : null)
  })

  test('five points among a lead and three responsible units: 3.00, 0.67, 0.67, 0.66', () => {
    const units = ['U1', 'U2', 'U3', 'U4']
    const owners = units.map((unit, at) => ({ unit, role: at === 0 ? ('lead' as const) : ('responsible' as const), tasks: [] }))
    const input = frozen(
      { facts: [known('a', '1')] },
      { sharing: 'pointSplit', units: units.map(unit => ({ unit, group: 'A' })), lines: [line('a', '5', { owners })] },
    )
    expect(shown(input).units.map(unit => unit.lines[0]?.contribution)).toEqual(['3', '0.67', '0.67', '0.66'])
  })

  test('eleven units: two excellent, four good, vetoes and quotas as printed', () => {
    const totals = ['95.10', '93.40', '92.80', '91.05', '90.00', '88.70', '84.20', '81.00', '79.95', '66.30', '58.40']
    const units = totals.map((_, at) => `U${String(at + 1).padStart(2, '0')}`)
    const input = frozen(
      {
        measures: totals.map((total, at) => done(units[at] as string, 'w', String(Number(total) / 100))),
        conduct: [],
        vetoes: [{ id: 'v', unit: 'U02', effect: 'capAtPass' }],
      },
      {
        units: units.map(unit => ({ unit, group: 'A' })),
        tasks: [{ task: 'w', name: 'w', importance: 'key', owners: units.map(unit => ({ unit, role: 'lead' as const })) }],
        blocksWithoutTargets: { tasks: '1', process: '0' },
      },
    )
    const result = shown(input)
    expect(result.units.map(unit => unit.total)).toEqual(totals)
    expect(result.units.map(unit => unit.grade)).toEqual([
      'excellent',
      'pass',
      'excellent',
      'good',
      'good',
      'good',
      'good',
      'pass',
      'pass',
      'pass',
      'fail',
    ])
    expect(result.groups[0]?.places).toEqual({ excellent: 2, good: 4 })
  })
})

describe('an input that cannot be read', () => {
  test.each<[string, object]>([
    ['cutOff', { cutOff: 1 }],
    ['facts.0.value', { facts: [{ ...known('a', '1'), value: '1e3' }] }],
    ['facts.1', { facts: [known('a', '1'), known('a', '2')] }],
    [
      'measures.0.milestones.0.dueOn',
      { measures: [{ unit: 'U', task: 't', milestones: [{ id: 'm', weight: '1', dueOn: '2023-02-30' }] }] },
    ],
    ['rules', { rules: '1.0.0' }],
    ['facts', { facts: {} }],
    ['scheme.quotas', { scheme: { ...frozen({}).scheme, quotas: { excellent: '0.6', good: '0.41' } } }],
    ['scheme.quotas.good', { scheme: { ...frozen({}).scheme, quotas: { excellent: '0.6', good: '1.01' } } }],
    ['scheme.deviation.limit', { scheme: { ...frozen({}).scheme, deviation: { tolerance: '0', inquiry: '0', points: '1' } } }],
    ['falsified.0.indicator', { falsified: [{ id: 'x', unit: 'U' }] }],
    [
      'falsified.1',
      {
        falsified: [
          { id: 'x', unit: 'U', indicator: 'a' },
          { id: 'x', unit: 'V', indicator: 'a' },
        ],
      },
    ],
    [
      'scheme.units.1',
      {
        scheme: {
          ...frozen({}).scheme,
          units: [
            { unit: 'U', group: 'A' },
            { unit: 'U', group: 'B' },
          ],
        },
      },
    ],
    ['scheme.lines.1', { scheme: { ...frozen({}).scheme, lines: [line('a', '1'), line('a', '2')] } }],
    ['conduct.0.absences', { conduct: [conduct('U', { absences: -1 })] }],
  ])('%s', (path, given) => expect(faultIn({ ...frozen({}), ...given })).toBe(path))
})

describe('beside the yearly run', () => {
  test('three years and the terminal score are rounded once', () => {
    expect(threeYears(['86.40', '90.15', '92.30'], ['0.3', '0.3', '0.4'], '95.20')).toBe('92.54')
    expect(threeYears(['1', '2', '3'], ['0.3', '0.3', '0.3'], '1')).toBeNull()
  })
  test('three points of the city for 89.72 are 2.69', () => expect(cityPoints('3', '89.72')).toBe('2.69'))
  test.each([
    [500, [150, 325, 500]],
    [5, [2, 4, 5]],
    [3, [1, 2, 3]],
    [20, [6, 13, 20]],
    [90, [27, 59, 90]],
    [15, [5, 10, 15]],
    [2, [1, 2, 2]],
  ])('a count of %d is split into %j', (target, expected) =>
    expect(splitCount(target, ['0.30', '0.65', '1'])).toEqual(expected),
  )
  test.each([
    ['412', '600', ['468.40', '534.20', '600.00']],
    ['38.5', '50', ['41.95', '45.98', '50.00']],
  ])('a level from %s to %s', (baseline, target, expected) =>
    expect(splitLevel(baseline, target, ['0.30', '0.65', '1']).map(each => printed(each, 2))).toEqual(expected),
  )
  test.each([
    ['90', '84', '0.50', false],
    ['88.2', '84', '0.00', false],
    ['102', '84', '0.50', true],
    ['5', '0', '0.00', true],
    ['0', '0', '0.00', false],
  ])('self %s against verified %s costs %s', (self, verified, points, isInquiry) => {
    const found = deviation(self, verified, { tolerance: '0.05', inquiry: '0.20', points: '0.5', limit: '2' })
    expect([printed(found.points, 2), found.isInquiry]).toEqual([points, isInquiry])
  })
  test('five working days from 16 January 2023 end on 28 January, a Saturday that is worked', () => {
    const off = ['2023-01-23', '2023-01-24', '2023-01-25', '2023-01-26', '2023-01-27']
    expect(workingDayAfter('2023-01-16', 5, { off, worked: ['2023-01-28', '2023-01-29'] })).toBe('2023-01-28')
  })
})
