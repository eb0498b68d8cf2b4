import { describe, expect, test } from 'vitest'
import type { IndicatorFact, SchemeLine } from './assessment-input.ts'
import { lineRate, number, rememberingNumber } from './plan-lines.ts'
import { fact, line } from './sample-input.ts'

const bands = [
  ['25', null, '1.0'],
  ['20', '25', '0.8'],
  [null, '20', '0'],
]
type Of = readonly [fn: string, params: object, fact: Partial<IndicatorFact> | null]
const rateOf = ([fn, params, given]: Of) =>
  lineRate(
    line('I', '5', { fn, params: params as SchemeLine['params'] }),
    given ? fact('I', given.value ?? null, given) : undefined,
  )
const known = (value: string, more: Partial<IndicatorFact> = {}): Partial<IndicatorFact> => ({ value, ...more })

describe('a fact in its formula', () => {
  test.each<[...Of, rate: string]>([
    ['F1', { T: '2' }, known('1'), '0.5'],
    ['F2', { T: '3' }, known('2', { baseline: '1' }), '0.5'],
    ['F3a', { T: '1' }, known('2'), '0.5'],
    ['F3b', { T: '2' }, known('3'), '0.5'],
    ['F4', { L: '0', U: '2', tol: '4' }, known('4'), '0.5'],
    ['F5', { x0: '0', x1: '4' }, known('1'), '0.7'],
    ['F6', { gT: '2' }, known('2', { baseline: '1', previous: '9' }), '0.5'],
    ['F6', { gT: '2', against: 'baseline' }, known('2', { baseline: '1', previous: '9' }), '0.5'],
    ['F6', { gT: '2', against: 'previous' }, known('2', { baseline: '9', previous: '1' }), '0.5'],
    ['F7', { bands }, known('20'), '0.8'],
    ['F8', { k: '1', mode: 'proportional' }, known('2'), '0.6'],
    ['F8', { k: '1', mode: 'proportional', T: '10' }, known('8'), '0.6'],
    ['F8', { k: '1', mode: 'proportional', T: '10' }, known('12'), '1'],
    ['F9', {}, known('2', { inputs: { peers: ['3', '1'] } }), '0.95'],
    ['F9', {}, known('2'), '1'],
    ['F9', { step: '0.1' }, known('2', { inputs: { peers: ['3', '4'] } }), '0.8'],
    ['F10', { RT: '100' }, known('112', { baseline: '125', previous: '118' }), '0.52'],
    ['F10', { RT: '100' }, known('112', { baseline: '125', previous: '112' }), '0.26'],
    ['F10', { RT: '100', firstYear: true }, known('112', { baseline: '125', previous: '1' }), '0.52'],
    ['F10', { RT: '100', firstYear: true }, known('112', { baseline: '125' }), '0.52'],
    ['F11', { T: '2', cmp: '>' }, known('3'), '1'],
    [
      'F12',
      {
        parts: [
          { weight: '0.3', T: '2', cmp: '>' },
          { weight: '0.7', T: '4', cmp: '>' },
        ],
      },
      known('3'),
      '0.3',
    ],
    [
      'F12',
      {
        parts: [
          { weight: '0.3', than: 'previous', cmp: '>' },
          { weight: '0.7', T: '4', cmp: '>' },
        ],
      },
      known('3', { previous: '2' }),
      '0.3',
    ],
    ['F12_I23', { floor: '2' }, known('3', { previous: '4' }), '0.5'],
    ['F12_I23', { floor: '2', firstYear: true }, known('3', { previous: '4' }), '1'],
    ['F13', {}, { inputs: { k: [['1', '0.5', '1']] } }, '0.5'],
    ['F14', {}, { inputs: { scores: ['80', '70'] } }, '0.75'],
    ['F15', {}, { inputs: { sat: 10, basic: 10, dis: 0 } }, '0.9'],
  ])('%s %j of %j → %s', (fn, params, given, rate) => {
    const found = rateOf([fn, params, given])
    expect([found.rate?.toFixed(), found.high?.toFixed(), found.status, found.refusal]).toEqual([rate, rate, 'final', null])
  })
})

describe('what has no rate of its own', () => {
  test.each<[...Of, code: string, high: string | null, status: string, refusal: string | null]>([
    ['F1', { T: '2' }, null, 'missing', '1', 'missing', null],
    ['F1', { T: '2' }, { status: 'final' }, 'missing', '1', 'missing', null],
    ['F1', { T: '2' }, known('1', { status: 'missing' }), 'missing', '1', 'missing', null],
    ['F2', { T: '2' }, { baseline: '1' }, 'missing', '1', 'missing', null],
    ['F6', { gT: '2' }, { baseline: '1' }, 'missing', '1', 'missing', null],
    ['F10', { RT: '100' }, { baseline: '125', previous: '118' }, 'missing', '1', 'missing', null],
    ['F10', { RT: '100', firstYear: true }, { baseline: '125' }, 'missing', '1', 'missing', null],
    ['F12', { parts: [{ weight: '1', than: 'previous', cmp: '>' }] }, { previous: '1' }, 'missing', '1', 'missing', null],
    ['F12', { parts: [{ weight: '1', T: '1', cmp: '>' }] }, {}, 'missing', '1', 'missing', null],
    ['F12_I23', { floor: '2' }, { previous: '1' }, 'missing', '1', 'missing', null],
    ['F12_I23', { floor: '2', firstYear: true }, {}, 'missing', '1', 'missing', null],
    ['F1', { T: '2', cap: '1.2' }, null, 'missing', '1.2', 'missing', null],
    ['F1', { T: '2', cap: '1.2', strict: true }, null, 'missing', '1', 'missing', null],
    ['F1', { T: '2', cap: '0.9', strict: true }, null, 'missing', '0.9', 'missing', null],
    ['F3a', { T: '2', cap: '1.2', strict: true }, null, 'missing', '1.2', 'missing', null],
    ['F1', { T: '2', cap: 1.2 }, null, 'missing', '1', 'missing', null],
    [
      'F7',
      { bands: [['25', null, '0.7'], ['20', '25', '0.9'], null, [null, '20', 1]] },
      null,
      'missing',
      '0.9',
      'missing',
      null,
    ],
    ['F7', { bands: 'none', cap: '0.8' }, null, 'missing', '0.8', 'missing', null],
    ['F1', { T: '2', bands }, null, 'missing', '1', 'missing', null],
    ['F1', { T: '2' }, known('1', { status: 'notApplicable' }), 'notApplicable', null, 'notApplicable', null],
    ['F99', {}, known('1', { status: 'notApplicable' }), 'notApplicable', null, 'notApplicable', null],
    ['F99', {}, known('1'), 'refused', '1', 'missing', 'unknown_function'],
    ['F99', {}, null, 'refused', '1', 'missing', 'unknown_function'],
    ['F1', { T: '0' }, known('1'), 'refused', '1', 'missing', 'target_not_positive'],
    ['F2', { T: '3' }, known('2', { previous: '1' }), 'baselineUnknown', '1', 'missing', null],
    ['F6', { gT: '2' }, known('2', { previous: '1' }), 'baselineUnknown', '1', 'missing', null],
    ['F6', { gT: '2', against: 'previous' }, known('2', { baseline: '1' }), 'previousUnknown', '1', 'missing', null],
    ['F10', { RT: '100' }, known('112', { previous: '118' }), 'baselineUnknown', '1', 'missing', null],
    ['F10', { RT: '100' }, known('112', { baseline: '125' }), 'previousUnknown', '1', 'missing', null],
    ['F10', { RT: '100', firstYear: true }, known('112'), 'baselineUnknown', '1', 'missing', null],
    ['F12', { parts: [{ weight: '1', than: 'previous', cmp: '>' }] }, known('3'), 'previousUnknown', '1', 'missing', null],
    [
      'F12',
      { parts: [{ weight: '1', than: 'previous', cmp: '>' }, null] },
      known('3'),
      'refused',
      '1',
      'missing',
      'input_missing',
    ],
    ['F12', { parts: 'none' }, known('3'), 'refused', '1', 'missing', 'input_missing'],
    ['F12_I23', { floor: '2' }, known('3'), 'previousUnknown', '1', 'missing', null],
    ['F13', {}, { status: 'final' }, 'refused', '1', 'missing', 'input_missing'],
    ['F13', {}, { inputs: { k: [] } }, 'nothingDue', null, 'notApplicable', null],
    ['F15', {}, { inputs: { sat: 1, basic: 0, dis: 0 } }, 'tooFewAnswers', null, 'notApplicable', null],
    ['F6', { gT: '0.1' }, known('2', { baseline: '0' }), 'baselineNotPositive', null, 'notApplicable', null],
    ['F8', { k: '1', mode: 'ceil', T: 'ten' }, known('x'), 'refused', '1', 'missing', 'input_malformed'],
  ])('%s %j of %j: %s', (fn, params, given, code, high, status, refusal) => {
    const found = rateOf([fn, params, given])
    expect([found.explanation.code, found.high?.toFixed() ?? null, found.status, found.refusal?.code ?? null]).toEqual([
      code,
      high,
      status,
      refusal,
    ])
    expect(found.rate?.toFixed() ?? null).toBe(status === 'missing' ? '0' : null)
  })
  test('a refusal says what and where', () => {
    expect(rateOf(['F1', { T: '0' }, known('1')]).explanation.details).toEqual({ refusal: 'target_not_positive', where: 'T' })
    expect(rateOf(['F99', {}, known('1')])).toMatchObject({
      explanation: { details: { refusal: 'unknown_function', where: null } },
      refusal: { code: 'unknown_function', where: 'F99' },
    })
  })
})

test('a provisional figure stays provisional; ids of facts stand in order', () => {
  const found = lineRate(line('I', '5'), fact('I', '1', { status: 'provisional', factIds: ['b', 'a'] }))
  expect(found).toMatchObject({ status: 'provisional', value: '1', factIds: ['a', 'b'] })
  expect(lineRate(line('I', '5'), undefined)).toMatchObject({ value: null, factIds: [] })
})

test('a decimal that is none is a bug of whoever read the input', () => {
  expect(() => number('ten')).toThrow("'ten' is a decimal")
  const read = rememberingNumber()
  expect(read('1.5')).toBe(read('1.5'))
  expect(read('1.5').toFixed()).toBe('1.5')
})
