import { expect, test } from 'vitest'
import { assess } from './assess.ts'
import type { AssessmentInput, DutyRole, Sharing } from './assessment-input.ts'
import { defaultRules } from './default-rules.ts'
import { byOwner, distinctOwners } from './owners.ts'
import { conduct, fact, input, line, measures } from './sample-input.ts'

const scheme = input({}, {}).scheme

test.each<[readonly DutyRole[], DutyRole]>([
  [['lead', 'coLead'], 'lead'],
  [['coLead', 'lead'], 'lead'],
  [['responsible', 'coLead'], 'coLead'],
  [['coLead', 'responsible'], 'coLead'],
  [['collaborating', 'responsible'], 'responsible'],
  [['lead', 'lead'], 'lead'],
])('a unit named as %j counts as %s', (roles, role) =>
  expect(
    distinctOwners(
      roles.map(each => ({ unit: 'u', role: each, tasks: [each] })),
      scheme,
    ).get('u'),
  ).toEqual({ unit: 'u', role, tasks: [...new Set(roles)] }),
)
test('the weightier role is the one the scheme weighs more', () =>
  expect(
    distinctOwners(
      (['lead', 'responsible'] as const).map(role => ({ unit: 'u', role, tasks: [] })),
      { ...scheme, coefficients: { ...defaultRules.coefficients, responsible: '2' } },
    ).get('u')?.role,
  ).toBe('responsible'))
test('what each unit answers for, in the order handed in', () => {
  const [a, b] = [['u', 'v'], ['v']].map(units => ({
    owners: new Map(units.map(unit => [unit, { unit, role: 'lead' as const, tasks: [] }])),
  }))
  const found = byOwner([a, b].flatMap(each => each ?? []))
  expect([...found].map(([unit, owned]) => [unit, owned.map(each => each.of)])).toEqual([
    ['u', [a]],
    ['v', [a, b]],
  ])
})

/** One unit on one fully reached line of 4 points, with its tasks `a` and `b`. */
const card = (given: Partial<AssessmentInput>, sharing: Sharing = 'ownMeasures', tasks = ['b', 'a'], role: DutyRole = 'lead') =>
  assess(
    input(
      { facts: [fact('I', '1')], conduct: [conduct('u')], ...given },
      { sharing, units: [{ unit: 'u', group: 'A' }], lines: [line('I', '4', { owners: [{ unit: 'u', role, tasks }] })] },
    ),
  )
test.each<[string, AssessmentInput['measures'], string | null, string, object | null, string]>([
  ['the mean of two tasks', [measures('u', 'a', '0.5'), measures('u', 'b', '0.9')], '0.7', '91.00', null, 'ownMeasures'],
  ['one of two is missing', [measures('u', 'a', '0.5')], '0.25', '77.50', { low: '77.50', high: '92.50' }, 'measuresMissing'],
  [
    'nothing was due for one',
    [measures('u', 'a', '0.5'), { unit: 'u', task: 'b', milestones: [] }],
    '0.5',
    '85.00',
    null,
    'ownMeasures',
  ],
  [
    'nothing was due for either',
    ['a', 'b'].map(task => ({ unit: 'u', task, milestones: [] })),
    null,
    '100.00',
    null,
    'resultOnly',
  ],
  ['both are missing', [], '0', '70.00', { low: '70.00', high: '100.00' }, 'measuresMissing'],
])('own measures: %s', (_, rows, own, score, range, code) => {
  const { units, findings } = card({ measures: rows })
  expect(units[0]?.lines[0]).toMatchObject({ own, sharing: { code } })
  expect(units[0]?.blocks[0]).toMatchObject({ score, range })
  expect(findings.map(each => each.details?.task)).toEqual(['a', 'b'].filter(task => !rows.some(row => row.task === task)))
})
test.each<[Sharing, DutyRole, Partial<AssessmentInput>, string | null, object | null, object]>([
  ['jointCredit', 'responsible', {}, '100.00', null, { code: 'jointCredit', details: {} }],
  ['pointSplit', 'responsible', {}, '100.00', null, { code: 'pointSplit', details: { points: '4.00', of: '4.00' } }],
  ['jointCredit', 'responsible', { facts: [] }, '0.00', { low: '0.00', high: '100.00' }, { code: 'jointCredit', details: {} }],
  [
    'pointSplit',
    'lead',
    { facts: [] },
    '0.00',
    { low: '0.00', high: '100.00' },
    { code: 'pointSplit', details: { points: '0.00', of: '4.00' } },
  ],
  [
    'pointSplit',
    'lead',
    { facts: [fact('I', null, { status: 'notApplicable' })] },
    null,
    null,
    { code: 'pointSplit', details: { points: null, of: '4.00' } },
  ],
  ['pointSplit', 'collaborating', {}, null, null, { code: 'pointSplit', details: { points: null, of: '0.00' } }],
  ['pointSplit', 'collaborating', { facts: [] }, null, null, { code: 'pointSplit', details: { points: null, of: '0.00' } }],
  [
    'jointCredit',
    'lead',
    { facts: [fact('I', null, { status: 'notApplicable' })] },
    null,
    null,
    { code: 'jointCredit', details: {} },
  ],
])('%s for a %s unit given %j', (sharing, role, given, score, range, words) => {
  const { units, findings } = card(given, sharing, ['a'], role)
  expect(units[0]?.blocks[0]).toMatchObject({ score, range })
  expect(units[0]?.lines[0]?.sharing).toEqual(words)
  // measures are not asked for where they move no point
  expect(findings.filter(each => each.code === 'measures_missing')).toEqual([])
})
test('a line without weight is shown and counts nothing', () => {
  const [unit] = assess(
    input(
      { facts: [fact('I', '1')], conduct: [conduct('u')] },
      {
        sharing: 'pointSplit',
        units: [{ unit: 'u', group: 'A' }],
        lines: [line('I', '0', { owners: [{ unit: 'u', role: 'lead', tasks: [] }] })],
      },
    ),
  ).units
  expect(unit?.lines[0]).toMatchObject({ coefficient: '0', effective: null, contribution: null })
  expect(unit).toMatchObject({ isProvisional: false, total: '100.00' })
})
test('one provisional line makes a card provisional', () => {
  const owners = [{ unit: 'u', role: 'lead' as const, tasks: [] }]
  const verdict = (status: 'final' | 'provisional') =>
    assess(
      input(
        { facts: [fact('I', '1', { status }), fact('J', '1')], conduct: [conduct('u')] },
        { units: [{ unit: 'u', group: 'A' }], lines: [line('I', '4', { owners }), line('J', '4', { owners })] },
      ),
    )
  expect([verdict('provisional').units[0]?.isProvisional, verdict('provisional').plan.isProvisional]).toEqual([true, true])
  expect([verdict('final').units[0]?.isProvisional, verdict('final').plan.isProvisional]).toEqual([false, false])
})
test('a task for which nothing was due leaves the tasks block', () => {
  const owners = [{ unit: 'u', role: 'lead' as const }]
  const tasks = ['b', 'a'].map(task => ({ task, name: task, importance: 'key' as const, owners }))
  const [unit] = assess(
    input(
      { measures: [{ unit: 'u', task: 'a', milestones: [] }, measures('u', 'b', '0.5')], conduct: [conduct('u')] },
      { units: [{ unit: 'u', group: 'A' }], tasks },
    ),
  ).units
  expect(unit?.tasks).toEqual([
    {
      task: 'a',
      name: 'a',
      role: 'lead',
      weight: '3',
      status: 'notApplicable',
      rate: null,
      explanation: { code: 'nothingDue', details: {} },
    },
    {
      task: 'b',
      name: 'b',
      role: 'lead',
      weight: '3',
      status: 'final',
      rate: '0.5',
      explanation: { code: 'milestones', details: { percent: '50.00', count: 1 } },
    },
  ])
  expect(unit?.blocks[1]).toMatchObject({ score: '50.00', range: null })
})
test('measures that are missing for the tasks block alone are asked for too', () => {
  const owners = [{ unit: 'u', role: 'lead' as const }]
  const { findings } = assess(
    input(
      { conduct: [conduct('u')] },
      {
        units: [{ unit: 'u', group: 'A' }],
        tasks: ['b', 'a'].map(task => ({ task, name: task, importance: 'key' as const, owners })),
      },
    ),
  )
  expect(findings.map(each => [each.code, each.details?.task])).toEqual([
    ['measures_missing', 'a'],
    ['measures_missing', 'b'],
  ])
})
test('vetoes stand by their id, the hardest decides', () => {
  const vetoes = [
    { id: 'b', unit: 'u', effect: 'fail' as const },
    { id: 'a', unit: 'u', effect: 'capAtPass' as const },
    { id: 'c', unit: 'v', effect: 'fail' as const },
  ]
  expect(card({ vetoes }, 'jointCredit').units[0]).toMatchObject({ vetoes: ['a', 'b'], grade: 'fail' })
  expect(card({ vetoes: vetoes.slice(1) }, 'jointCredit').units[0]).toMatchObject({ vetoes: ['a'], grade: 'pass' })
})
