import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical, Decimal, day } from '#base'
import { assess } from './assess.ts'
import type { AssessmentInput, DutyRole, IndicatorFact, SchemeLine, Sharing } from './assessment-input.ts'
import { defaultRules } from './default-rules.ts'
import { conduct, fact, input, line, measures } from './sample-input.ts'
import { splitPoints } from './split-points.ts'

describe('the whole plan, example year 2023', () => {
  const ratio = (indicator: string, weight: string, value: string, target: string) =>
    [line(indicator, weight, { params: { T: target } }), fact(indicator, value), undefined] as const
  const rows: readonly (readonly [SchemeLine, IndicatorFact, unknown])[] = [
    ratio('I01', '2', '0.90', '1'),
    ratio('I02', '8', '521', '534.2'),
    ratio('I03', '6', '44.1', '45.975'),
    ratio('I04', '4', '10.2', '10.5'),
    ratio('I05', '4', '340', '325'),
    ratio('I06', '3', '980', '1050'),
    ratio('I07', '4', '3', '4'),
    ratio('I08', '4', '1', '2'),
    ratio('I09', '7', '2.2', '2.3'),
    ratio('I10', '5', '2', '2'),
    ratio('I11', '4', '12', '13'),
    ratio('I12', '7', '61', '59'),
    ratio('I13', '5', '172', '160'),
    ratio('I14', '3', '2', '2'),
    ratio('I15', '3', '11', '10'),
    ratio('I16', '3', '21', '20'),
    ratio('I17', '3', '9', '10'),
    ratio('I18', '6', '10', '13'),
    ratio('I19', '5', '240', '255'),
    ratio('I20', '2', '2', '2'),
    [
      line('I21', '2', {
        fn: 'F7',
        params: {
          bands: [
            ['25', null, '1.0'],
            ['20', '25', '0.8'],
            ['15', '20', '0.6'],
            [null, '15', '0'],
          ],
        },
      }),
      fact('I21', '22'),
      undefined,
    ],
    ratio('I22', '3', '11', '10'),
    [line('I23', '2', { fn: 'F12_I23', params: { floor: '2' } }), fact('I23', '2.10', { previous: '2.00' }), undefined],
    [line('I24', '2', { fn: 'F11', params: { T: '100', cmp: '=' } }), fact('I24', '100.0'), undefined],
    [
      line('I25', '3', { fn: 'F10', params: { RT: '100' } }),
      fact('I25', '112', { baseline: '125', previous: '118' }),
      undefined,
    ],
  ]
  const plan = () => assess(input({ facts: rows.map(row => row[1]) }, { lines: rows.map(row => row[0]) })).plan
  test('every line', () =>
    expect(plan().lines.map(each => each.score)).toEqual(
      '1.80 7.80 5.76 3.89 4.00 2.80 3.00 2.00 6.70 5.00 3.69 7.00 5.00 3.00 3.00 3.00 2.70 4.62 4.71 2.00 1.60 3.00 2.00 2.00 1.56'.split(
        ' ',
      ),
    ))
  test('the total is the sum of the rounded lines', () =>
    expect(plan()).toMatchObject({ sum: '91.63', weight: '100', total: '91.63', range: null }))
  test('unrounded lines would total less', () => {
    const sum = rows.reduce(
      (total, [each], at) => total.plus(new Decimal(each.weight).times(plan().lines[at]?.rate ?? 0)),
      new Decimal(0),
    )
    expect(sum.toFixed(2)).toBe('91.61')
  })
  test('each line says how its points came about', () => {
    const [first] = plan().lines
    expect(first?.explanation).toEqual({ code: 'ratio', details: { actual: '0.9', target: '1', percent: '90.00' } })
    expect(plan().lines[4]?.explanation.code).toBe('capped')
    expect(plan().lines[24]).toMatchObject({ rate: '0.52', explanation: { code: 'rankProgress' }, factIds: ['fact-I25'] })
  })
})

/** Six lines of one unit: weight, role, result, own measures. */
const card: readonly (readonly [indicator: string, weight: string, role: DutyRole, rate: string, own: string])[] = [
  ['I12', '7', 'lead', '0.95', '0.90'],
  ['I13', '5', 'lead', '1.00', '1.00'],
  ['I18', '6', 'lead', '0.70', '0.85'],
  ['I09', '7', 'responsible', '0.92', '1.00'],
  ['I10', '5', 'responsible', '0.6667', '0.80'],
  ['I22', '3', 'responsible', '0.80', '1.00'],
]
const cardInput = (alpha: Partial<Record<DutyRole, string>> = {}, given: Partial<AssessmentInput> = {}): AssessmentInput =>
  input(
    {
      facts: card.map(([indicator, , , rate]) => fact(indicator, rate)),
      measures: [
        ...card.map(([indicator, , , , own]) => measures('zone', `of-${indicator}`, own)),
        measures('zone', '3.3.1', '0.88'),
      ],
      conduct: [conduct('zone', { reportsMissing: 2, slipRepliesLate: 1 })],
      adjustments: [
        { id: 'a1', unit: 'zone', kind: 'bonus', points: '1.0', matter: 'commendation', toleratedBy: null },
        { id: 'a2', unit: 'zone', kind: 'bonus', points: '0.5', matter: 'replication', toleratedBy: null },
        { id: 'a3', unit: 'zone', kind: 'bonus', points: '0.3', matter: 'replication', toleratedBy: null },
        { id: 'd1', unit: 'zone', kind: 'deduction', points: '0.5', matter: 'red slip', toleratedBy: null },
        { id: 'd2', unit: 'zone', kind: 'deduction', points: '0.3', matter: 'inspection', toleratedBy: null },
        { id: 'd3', unit: 'zone', kind: 'deduction', points: '1.0', matter: 'trial', toleratedBy: 'case 3' },
      ],
      ...given,
    },
    {
      units: [{ unit: 'zone', group: 'A' }],
      lines: card.map(([indicator, weight, role]) =>
        line(indicator, weight, { owners: [{ unit: 'zone', role, tasks: [`of-${indicator}`] }] }),
      ),
      tasks: [{ task: '3.3.1', name: '', importance: 'key', owners: [{ unit: 'zone', role: 'lead' }] }],
      alpha: { ...defaultRules.alpha, ...alpha },
    },
  )

describe('the card of one unit', () => {
  const zone = () => assess(cardInput()).units[0]
  test('effective rates mix the result with the own measures', () =>
    expect(zone()?.lines.map(each => [each.indicator, each.effective])).toEqual([
      ['I09', '0.968'],
      ['I10', '0.74668'],
      ['I12', '0.935'],
      ['I13', '1'],
      ['I18', '0.745'],
      ['I22', '0.92'],
    ]))
  test('contributions add up to the weighted sum', () => {
    const sum = zone()?.lines.reduce((total, each) => total.plus(each.contribution ?? 0), new Decimal(0))
    expect(sum?.toFixed(4)).toBe('22.6497')
  })
  test('blocks, adjustments, total', () => {
    expect(zone()?.blocks).toMatchObject([
      { block: 'targets', score: '88.82', share: '0.7', contribution: '62.17', range: null },
      { block: 'tasks', score: '88.00', share: '0.2', contribution: '17.60', range: null },
      { block: 'process', score: '92.50', share: '0.1', contribution: '9.25', range: null },
    ])
    expect(zone()).toMatchObject({ bonus: '1.50', deduction: '0.80', total: '89.72', range: null, grade: 'good', rank: 1 })
    expect(zone()?.adjustments.map(each => [each.id, each.explanation.code])).toEqual([
      ['a1', 'counted'],
      ['a2', 'counted'],
      ['a3', 'higherLevelCounts'],
      ['d1', 'counted'],
      ['d2', 'counted'],
      ['d3', 'faultTolerated'],
    ])
  })
  test('without adjustments', () => expect(assess(cardInput({}, { adjustments: [] })).units[0]?.total).toBe('89.02'))
  test('by results alone', () =>
    expect(assess(cardInput({ lead: '1', responsible: '1' })).units[0]?.blocks[0]?.score).toBe('86.03'))
})

test('only a deduction can be tolerated: a bonus stands', () => {
  const bonus = { id: 'a', unit: 'zone', kind: 'bonus' as const, points: '1.0', matter: 'x', toleratedBy: 'case' }
  const [zone] = assess(cardInput({}, { adjustments: [bonus] })).units
  expect(zone).toMatchObject({ bonus: '1.00', adjustments: [{ isCounted: true, explanation: { code: 'counted' } }] })
})

test('a unit named twice answers once, in its weightier role and for all its tasks', () => {
  const owners = [
    { unit: 'u', role: 'responsible' as const, tasks: ['a'] },
    { unit: 'u', role: 'coLead' as const, tasks: ['b'] },
    { unit: 'u', role: 'lead' as const, tasks: [] },
  ]
  const { units, findings } = assess(
    input(
      { facts: [fact('I', '1')], measures: [measures('u', 'a', '0.5')] },
      { units: [{ unit: 'u', group: 'A' }], lines: [line('I', '4', { owners })] },
    ),
  )
  expect(units[0]?.lines).toMatchObject([{ role: 'lead', own: '0.25', effective: '0.775' }])
  // Nothing was handed in for `b`, and it moves a point: that is said, though no task of the scheme names the unit.
  expect(findings.filter(each => each.code === 'measures_missing').map(each => each.details)).toEqual([
    { unit: 'u', task: 'b' },
  ])
})

describe('not applicable leaves, missing stays', () => {
  const owners = [{ unit: 'u', role: 'lead' as const, tasks: [] }]
  const result = (second: IndicatorFact | null) =>
    assess(
      input(
        { facts: [fact('I12', '0.95'), ...(second ? [second] : []), fact('I18', '0.70')] },
        {
          units: [{ unit: 'u', group: 'A' }],
          lines: [line('I12', '7', { owners }), line('I13', '5', { owners }), line('I18', '6', { owners })],
        },
      ),
    )
  test.each([
    ['not applicable', fact('I13', null, { status: 'notApplicable' }), '83.46', null],
    ['missing by status', fact('I13', null, { status: 'missing' }), '60.28', { low: '60.28', high: '88.06' }],
    ['final without a value', fact('I13', null), '60.28', { low: '60.28', high: '88.06' }],
    ['no fact at all', null, '60.28', { low: '60.28', high: '88.06' }],
  ])('%s', (_, second, score, range) => {
    const { plan, units } = result(second)
    expect(units[0]?.blocks[0]).toMatchObject({ score, range })
    expect(plan).toMatchObject({ total: score, range })
  })
  test('the total shows its range too, and says what is missing', () => {
    const { units, findings } = result(null)
    // no task and no conduct: the process block is missing, the tasks block does not apply
    expect(units[0]).toMatchObject({ isProvisional: true, total: '52.75' })
    expect(units[0]?.range).toEqual({ low: '52.75', high: '89.55' })
    expect(findings.map(each => each.code)).toEqual(['fact_missing', 'conduct_missing'])
  })
  test('a function that needs an unknown baseline does not run and does not assume 0', () => {
    const { plan, findings } = assess(
      input({ facts: [fact('I02', '456')] }, { lines: [line('I02', '8', { fn: 'F2', params: { T: '468.4' } })] }),
    )
    expect(plan.lines[0]).toMatchObject({
      status: 'missing',
      score: '0.00',
      highScore: '8.00',
      explanation: { code: 'baselineUnknown' },
    })
    expect(findings).toMatchObject([{ code: 'line_refused', details: { indicator: 'I02', reason: 'baselineUnknown' } }])
  })
  test('inputs a function refuses are named', () =>
    expect(
      assess(input({ facts: [fact('I02', '456')] }, { lines: [line('I02', '8', { params: { T: '0' } })] })).findings,
    ).toMatchObject([
      { code: 'line_refused', details: { indicator: 'I02', reason: 'refused', refusal: 'target_not_positive' } },
    ]))
  test('own measures that were not handed in count nothing and widen the range', () => {
    const given = cardInput({}, { measures: [] })
    const [zone] = assess(given).units
    expect(zone?.blocks[1]).toMatchObject({ score: '0.00', range: { low: '0.00', high: '100.00' } })
    expect(zone?.lines[0]?.sharing.code).toBe('measuresMissing')
    expect(zone?.isProvisional).toBe(true)
  })
  test('where nothing was due, the result alone counts', () => {
    const given = cardInput()
    const [zone] = assess({ ...given, measures: given.measures.map(each => ({ ...each, milestones: [] })) }).units
    expect(zone?.blocks[0]?.score).toBe('86.03')
    expect(zone?.blocks.map(block => block.share)).toEqual(['0.875', '0', '0.125'])
  })
})

test('a unit without target lines: tasks 85, process 15', () => {
  const [unit] = assess(
    input(
      { measures: [measures('justice', '3.1.1', '0.80')], conduct: [conduct('justice', { returns: 10 })] },
      {
        units: [{ unit: 'justice', group: 'B' }],
        tasks: [{ task: '3.1.1', name: '', importance: 'normal', owners: [{ unit: 'justice', role: 'responsible' }] }],
      },
    ),
  ).units
  expect(unit?.blocks.map(block => [block.score, block.share, block.contribution])).toEqual([
    [null, '0', null],
    ['80.00', '0.85', '68.00'],
    ['90.00', '0.15', '13.50'],
  ])
  expect(unit?.total).toBe('81.50')
})

describe('milestones', () => {
  test.each([
    ['on time', '2023-06-30', null, '1'],
    ['20 days late', '2023-07-20', null, '0.8'],
    ['30 days late', '2023-07-30', null, '0.8'],
    ['31 days late', '2023-07-31', null, '0.5'],
    ['90 days late', '2023-09-28', null, '0.5'],
    ['91 days late', '2023-09-29', null, '0.2'],
    ['not delivered', null, null, '0'],
    ['late, but extended', '2023-07-31', '2023-07-31', '1'],
    ['one day after the extension', '2023-08-01', '2023-07-31', '0.8'],
  ])('%s', (_, doneOn, extendedTo, rate) => {
    const milestone = {
      id: 'm',
      weight: '1',
      quality: '1',
      dueOn: day('2023-06-30'),
      doneOn: doneOn ? day(doneOn) : null,
      extendedTo: extendedTo ? day(extendedTo) : null,
    }
    const result = assess(
      input(
        { measures: [{ unit: 'u', task: 't', milestones: [milestone] }] },
        {
          units: [{ unit: 'u', group: 'A' }],
          tasks: [{ task: 't', name: '', importance: 'key', owners: [{ unit: 'u', role: 'lead' }] }],
        },
      ),
    )
    expect(result.units[0]?.tasks[0]?.rate).toBe(rate)
  })
})

describe('the other ways to share credit', () => {
  const owners = [
    { unit: 'w', role: 'lead' as const, tasks: [] },
    { unit: 'z', role: 'responsible' as const, tasks: [] },
    { unit: 'y', role: 'responsible' as const, tasks: [] },
    { unit: 'x', role: 'responsible' as const, tasks: [] },
  ]
  const shared = (sharing: Sharing, value: string) =>
    assess(
      input(
        { facts: [fact('I18', value)] },
        { sharing, units: owners.map(({ unit }) => ({ unit, group: 'A' })), lines: [line('I18', '5', { owners })] },
      ),
    ).units
  test('a fully earned line is split to the last hundredth, first-listed first', () => {
    const points = Object.fromEntries(shared('pointSplit', '1').map(unit => [unit.unit, unit.lines[0]?.sharing.details.points]))
    expect(points).toEqual({ w: '3.00', z: '0.67', y: '0.67', x: '0.66' })
  })
  test('a full line gives every unit a full block', () =>
    expect(shared('pointSplit', '1').map(unit => unit.blocks[0]?.score)).toEqual(Array(4).fill('100.00')))
  test('full joint credit: one result for all', () => {
    const units = shared('jointCredit', '0.8')
    expect(units.map(unit => unit.blocks[0]?.score)).toEqual(Array(4).fill('80.00'))
    expect(units.map(unit => unit.lines[0]?.coefficient)).toEqual(Array(4).fill('1'))
  })
  test.each<[DutyRole[], string[]]>([
    [
      ['lead', 'responsible', 'responsible', 'responsible'],
      ['3.00', '0.67', '0.67', '0.66'],
    ],
    [
      ['lead', 'coLead'],
      ['2.50', '2.50'],
    ],
    [
      ['responsible', 'responsible', 'responsible'],
      ['1.67', '1.67', '1.66'],
    ],
    [
      ['lead', 'collaborating'],
      ['5.00', '0.00'],
    ],
    [
      ['collaborating', 'collaborating'],
      ['0.00', '0.00'],
    ],
    [
      ['collaborating', 'lead', 'lead', 'lead'],
      ['0.00', '1.67', '1.67', '1.66'],
    ],
  ])('5 points for %j', (roles, parts) =>
    expect(splitPoints(new Decimal(5), roles, defaultRules.split).map(part => part.toFixed(2))).toEqual(parts),
  )
  test.each<[DutyRole[], string[]]>([
    [
      ['lead', 'responsible'],
      ['3.01', '2.00'],
    ],
    // the larger remainder first, wherever it stands: 2.004 and 3.006
    [
      ['responsible', 'lead'],
      ['2.00', '3.01'],
    ],
    [
      ['responsible', 'responsible', 'lead', 'coLead'],
      ['1.00', '1.00', '1.51', '1.50'],
    ],
  ])('5.01 points for %j', (roles, parts) =>
    expect(splitPoints(new Decimal('5.01'), roles, defaultRules.split).map(part => part.toFixed(2))).toEqual(parts),
  )
  test('parts always add up to the whole', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.array(fc.constantFrom<DutyRole>('lead', 'coLead', 'responsible'), { minLength: 1, maxLength: 9 }),
        (cents, roles) => {
          const whole = new Decimal(cents).div(100)
          const parts = splitPoints(whole, roles, defaultRules.split)
          expect(parts.reduce((sum, part) => sum.plus(part)).toFixed(2)).toBe(whole.toFixed(2))
        },
      ),
    ))
})

describe('properties', () => {
  const shuffled = <T>(rows: readonly T[], seed: number): readonly T[] =>
    rows
      .map((row, at) => ({ row, key: ((at + 1) * (seed + 7) * 2_654_435_761) % 4_294_967_291 }))
      .sort((a, b) => a.key - b.key)
      .map(({ row }) => row)
  test('the order of what is handed in moves no byte', () => {
    const given = cardInput()
    const expected = canonical(assess(given))
    fc.assert(
      fc.property(fc.nat(100_000), seed => {
        const { scheme } = given
        const moved: AssessmentInput = {
          ...given,
          scheme: {
            ...scheme,
            lines: shuffled(scheme.lines, seed),
            tasks: shuffled(scheme.tasks, seed),
            units: shuffled(scheme.units, seed),
          },
          facts: shuffled(given.facts, seed),
          measures: shuffled(given.measures, seed + 1),
          adjustments: shuffled(given.adjustments, seed + 2),
        }
        expect(canonical(assess(moved))).toBe(expected)
      }),
    )
  })
  test('more reached never scores less', () => {
    const total = (value: string) =>
      Number(assess(cardInput({}, { facts: card.map(([indicator]) => fact(indicator, value)) })).units[0]?.total)
    fc.assert(
      fc.property(fc.nat(150), fc.nat(50), (percent, more) => {
        const [less, reached] = [percent, percent + more].map(each => total(new Decimal(each).div(100).toFixed()))
        expect(reached).toBeGreaterThanOrEqual(less ?? 0)
      }),
    )
  })
})
