import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readWorkingCalendar, type WorkingCalendar } from '#calendar'
import { scoreRows } from './score-rows.ts'

const read = readWorkingCalendar(JSON.parse(readFileSync('data/calendar/working-days.json', 'utf8')))
const calendar: WorkingCalendar = read.ok ? read.value : { years: new Set(), special: new Map() }
const outOf = (fn: unknown, inputs: unknown): unknown => {
  const rows = scoreRows([{ fn, in: inputs }], { calendar })
  return rows.ok ? rows.value[0]?.out : rows.refusal
}

const bands = [
  ['25', null, '1.0'],
  ['20', '25', '0.8'],
  ['15', '20', '0.6'],
  [null, '15', '0'],
]

const keySpending = [
  ['0.90', null, '1'],
  ['0.80', '0.90', '0.8'],
  ['0.70', '0.80', '0.6'],
  ['0.60', '0.70', '0.4'],
  [null, '0.60', '0'],
]

describe('published numbers', () => {
  test.each<[fn: string, inputs: object, out: unknown]>([
    ['F1', { A: '456', T: '468.4', W: '8' }, '7.79'],
    ['F1', { A: '500', T: '468.4', W: '8' }, '8.00'],
    ['F1', { A: '270', T: '468.4', W: '8', floor: '0.60' }, '0.00'],
    ['F1', { A: '1199', T: '1200', W: '3', strict: true }, '2.97'],
    ['F1', { A: '1200', T: '1200', W: '3', strict: true }, '2.97'],
    ['F1', { A: '1201', T: '1200', W: '3', strict: true }, '3.00'],
    ['F1', { A: '0', T: '1200', W: '3', strict: true }, '0.00'],
    ['F1', { A: '-5', T: '10', W: '3' }, '0.00'],
    ['F1', { A: '12', T: '10', W: '3', cap: '1.10' }, '3.30'],
    // exactly at the floor counts
    ['F1', { A: '0.6', T: '1', W: '10', floor: '0.6' }, '6.00'],
    // 1/3 of 0.015 is a tie on paper and rounds up
    ['F1', { A: '1', T: '3', W: '0.015' }, '0.01'],
    ['F2', { A: '456', B: '412', T: '468.4', W: '8' }, '6.24'],
    ['F2', { A: '456', B: '468.4', T: '468.4', W: '8' }, 'NA'],
    ['F2', { A: '400', B: '412', T: '468.4', W: '8' }, '0.00'],
    // The printed rule knows one direction: below the baseline nothing counts, whichever side the target lies on.
    ['F2', { A: '0.46', B: '0.55', T: '0.35', W: '10' }, '0.00'],
    ['F1', { A: '11', T: '10', W: '10', strict: true, cap: '0.90' }, '9.00'],
    ['F1', { A: '10', T: '10', W: '10', strict: true, cap: '0.90' }, '9.00'],
    ['F3a', { A: '0.46', T: '0.40', W: '3' }, '2.61'],
    ['F3a', { A: '0', T: '0.40', W: '3' }, '3.00'],
    ['F3a', { A: '2', T: '0', W: '3' }, '0.00'],
    ['F3a', { A: '0', T: '0', W: '3' }, '3.00'],
    ['F11', { A: '1', T: '1', cmp: '==', W: '8' }, '8.00'],
    ['F3b', { A: '0.46', T: '0.40', W: '3' }, '2.55'],
    ['F4', { A: '66', L: '40', U: '60', tol: '20', W: '2' }, '1.40'],
    ['F4', { A: '60', L: '40', U: '60', tol: '20', W: '2' }, '2.00'],
    ['F4', { A: '34', L: '40', U: '60', tol: '20', W: '2' }, '1.40'],
    ['F4', { A: '90', L: '40', U: '60', tol: '20', W: '2' }, '0.00'],
    ['F5', { x: '2.2', x0: '1.8', x1: '2.5', W: '7' }, '5.80'],
    ['F5', { x: '2.8', x0: '1.8', x1: '2.5', W: '7' }, '7.00'],
    ['F5', { x: '1.5', x0: '1.8', x1: '2.5', W: '7' }, '3.00'],
    ['F5', { x: '0.7', x0: '1.8', x1: '2.5', W: '7' }, '0.00'],
    ['F5', { x: '0.46', x0: '0.55', x1: '0.35', W: '100' }, '78.00'],
    ['F5', { x: '0.60', x0: '0.55', x1: '0.35', W: '100' }, '50.00'],
    ['F6', { A: '456', B: '412', gT: '0.14', W: '6' }, '4.58'],
    ['F6', { A: '400', B: '412', gT: '0.14', W: '6' }, '0.00'],
    ['F6', { A: '456', B: '0', gT: '0.14', W: '6' }, 'NA'],
    ['F6', { A: '456', B: '412', gT: '0', W: '6' }, 'NA'],
    ['F7', { x: '24.99', bands, W: '2' }, '1.60'],
    ['F7', { x: '25.00', bands, W: '2' }, '2.00'],
    ['F7', { x: '15.00', bands, W: '2' }, '1.20'],
    ['F7', { x: '14.99', bands, W: '2' }, '0.00'],
    // key spending of a fund: five points from 90% on, one less a step of ten
    ...(
      [
        ['0.90', '5.00'],
        ['0.8999', '4.00'],
        ['0.80', '4.00'],
        ['0.70', '3.00'],
        ['0.60', '2.00'],
        ['0.5999', '0.00'],
      ] as const
    ).map(([x, out]): [string, object, string] => ['F7', { x, bands: keySpending, W: '5' }, out]),
    ['F8', { W: '5', k: '0.5', shortfall: '3.4', mode: 'proportional' }, '3.30'],
    ['F8', { W: '5', k: '0.5', shortfall: '3.4', mode: 'ceil' }, '3.00'],
    ['F8', { W: '5', k: '0.5', shortfall: '3.4', mode: 'floor' }, '3.50'],
    ['F8', { W: '5', k: '0.5', shortfall: '12', mode: 'proportional' }, '0.00'],
    ['F8', { W: '5', k: '0.5', shortfall: '-1', mode: 'proportional' }, '5.00'],
    // 3 − 0.995 = 2.005 is a tie on paper though 2.005 ÷ 3 has no end
    ['F8', { W: '3', k: '0.995', shortfall: '1', mode: 'proportional' }, '2.01'],
    ['F9', { values: ['12', '10', '10', '8', '5'], W: '4', step: '0.05' }, ['4.00', '3.80', '3.80', '3.40', '3.20']],
    ['F9', { values: ['5', '12'], W: '4' }, ['3.80', '4.00']],
    ['F10', { R0: '125', R: '112', RT: '100', prev: '118', W: '3' }, '1.56'],
    ['F10', { R0: '125', R: '112', RT: '100', prev: '110', W: '3' }, '0.78'],
    ['F10', { R0: '125', R: '99', RT: '100', prev: '118', W: '3' }, '3.00'],
    ['F10', { R0: '125', R: '130', RT: '100', prev: '131', W: '3' }, '0.00'],
    ['F11', { A: '600.00', T: '600', cmp: '>', W: '8' }, '0.00'],
    ['F11', { A: '600.01', T: '600', cmp: '>', W: '8' }, '8.00'],
    ['F11', { A: '600.00', T: '600', cmp: '≥', W: '8' }, '8.00'],
    ['F11', { A: '99', T: '100', cmp: '<=', W: '8' }, '8.00'],
    [
      'F12',
      {
        parts: [
          { weight: '0.4', A: '1', T: '1', cmp: '>=' },
          { weight: '0.6', A: '1', T: '1', cmp: '>' },
        ],
        W: '5',
      },
      '2.00',
    ],
    ['F12_I23', { years: ['2.00', '2.10', '2.10'], W: '2' }, ['2.00', '2.00', '1.00']],
    ['F12_I23', { years: ['2.00', '1.95', '2.20'], W: '2' }, ['2.00', '0.00', '2.00']],
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
    ['F13', { k: [], W: '100' }, 'NA'],
    ['F14', { scores: [88, 92, 75, 85, 90, 96, 83], W: '5' }, '4.38'],
    ['F14', { scores: [70, 80, 90, 100], W: '5' }, '4.25'],
    ['F14', { scores: [], W: '5' }, 'NA'],
    ['F15', { sat: 132, basic: 41, dis: 7, W: '3' }, '2.75'],
    ['F15', { sat: 19, basic: 0, dis: 0, W: '3' }, 'NA'],
    ['F15', { sat: 20, basic: 0, dis: 0, W: '3' }, '3.00'],
    [
      'unit_targets',
      {
        lines: [
          ['7', '1.0', '0.935'],
          ['5', '1.0', '1.000'],
          ['6', '1.0', '0.745'],
          ['7', '0.5', '0.968'],
          ['5', '0.5', '0.74668'],
          ['3', '0.5', '0.920'],
        ],
      },
      '88.82',
    ],
    // the same unit judged by results alone
    [
      'unit_targets',
      {
        lines: [
          ['7', '1', '0.95'],
          ['5', '1', '1'],
          ['6', '1', '0.7'],
          ['7', '0.5', '0.92'],
          ['5', '0.5', '0.6667'],
          ['3', '0.5', '0.8'],
        ],
      },
      '86.03',
    ],
    // not applicable leaves, missing stays
    [
      'unit_targets',
      {
        lines: [
          ['7', '1', '0.95'],
          ['6', '1', '0.70'],
        ],
      },
      '83.46',
    ],
    [
      'unit_targets',
      {
        lines: [
          ['7', '1', '0.95'],
          ['5', '1', '0'],
          ['6', '1', '0.70'],
        ],
      },
      '60.28',
    ],
    [
      'unit_targets',
      {
        lines: [
          ['7', '1', '0.95'],
          ['5', '1', 'NA'],
          ['6', '1', '0.70'],
        ],
      },
      '83.46',
    ],
    ['unit_targets', { lines: [['5', '1', 'NA']] }, 'NA'],
    ['unit_targets', { lines: [] }, 'NA'],
    // a figure that does not apply has no rate
    ['F1', { A: 'NA', T: '468.4', W: '8' }, 'NA'],
    ['F2', { A: '456', B: 'NA', T: '468.4', W: '8' }, 'NA'],
    ['F6', { A: '456', B: 'NA', gT: '0.14', W: '6' }, 'NA'],
    ['F7', { x: 'NA', bands, W: '2' }, 'NA'],
    ['F8', { W: '5', k: '0.5', shortfall: 'NA', mode: 'ceil' }, 'NA'],
    ['F10', { R0: '125', R: 'NA', RT: '100', prev: '118', W: '3' }, 'NA'],
    // numbers of JSON as far as their text says all of them
    ['F1', { A: 456, T: 468.4, W: 8 }, '7.79'],
    ['F1', { A: '-0', T: '468.4', W: '8' }, '0.00'],
    ['F1', { A: '456', T: '468.4', W: '0' }, '0.00'],
    ['F1', { A: '456', T: '468.4', W: '8', floor: null, cap: null }, '7.79'],
    [
      'F1',
      { A: '999999999999999999999999999999', T: '3', W: '8', cap: '9999999999999999999999999999999' },
      '2666666666666666666666666666664.00',
    ],
    // an execution of 1.86 out of 2.00: 93.00%
    ['F1', { A: '1.86', T: '2.00', W: '10', floor: '0.60' }, '9.30'],
    ['unit_total', { targets: '88.82', tasks: '88.00', process: '92.50', bonus: '1.50', deduct: '0.80' }, '89.72'],
    ['unit_total', { targets: '88.82', tasks: '88.00', process: '92.50' }, '89.02'],
    ['unit_total', { targets: '100', tasks: '100', process: '100', bonus: '9' }, '105.00'],
    ['unit_total', { targets: '0', tasks: '10', process: '0', deduct: '30' }, '0.00'],
    // without target lines: 85 and 15
    ['unit_total', { targets: 'NA', tasks: '80', process: '90' }, '81.50'],
    ['three_year', { years: ['86.40', '90.15', '92.30'], weights: ['0.3', '0.3', '0.4'], terminal: '95.20' }, '92.54'],
    ['city_points', { P: '3', score: '89.72' }, '2.69'],
    ['split_count', { target: 90, shares: ['0.30', '0.65', '1'] }, [27, 59, 90]],
    ['split_count', { target: 500, shares: ['0.30', '0.65', '1'] }, [150, 325, 500]],
    ['split_count', { target: 5, shares: ['0.30', '0.65', '1'] }, [2, 4, 5]],
    ['split_count', { target: 3, shares: ['0.30', '0.65', '1'] }, [1, 2, 3]],
    ['split_count', { target: 20, shares: ['0.30', '0.65', '1'] }, [6, 13, 20]],
    ['split_count', { target: 15, shares: ['0.30', '0.65', '1'] }, [5, 10, 15]],
    ['split_count', { target: 2, shares: ['0.30', '0.65', '1'] }, [1, 2, 2]],
    ['split_count', { target: 30, shares: ['0.30', '0.65', '1'] }, [9, 20, 30]],
    ['working_days', { from: '2023-01-16', n: 5 }, '2023-01-28'],
  ])('%s %j → %j', (fn, inputs, out) => expect(outOf(fn, inputs)).toEqual(out))
})

describe('one bad row is named in its place', () => {
  test.each<[fn: unknown, inputs: unknown, code: string, where?: string]>([
    [undefined, {}, 'input_missing', 'fn'],
    ['F99', {}, 'unknown_function', 'fn'],
    [7, {}, 'unknown_function', 'fn'],
    ['toString', {}, 'unknown_function', 'fn'],
    ['F1', undefined, 'input_missing', 'in'],
    ['F1', [], 'input_malformed', 'in'],
    ['F1', { A: '1', T: '2', W: '3', flor: '0.6' }, 'input_unknown', 'flor'],
    ['F1', { T: '2', W: '3' }, 'input_missing', 'A'],
    ['F1', { A: null, T: '2', W: '3' }, 'input_missing', 'A'],
    ['F1', { A: '1', T: '2' }, 'input_missing', 'W'],
    ['F1', { A: '1', T: '2', W: '-1' }, 'input_out_of_range', 'W'],
    ['F1', { A: '1e3', T: '2', W: '3' }, 'input_malformed', 'A'],
    ['F1', { A: '1,000', T: '2', W: '3' }, 'input_malformed', 'A'],
    ['F1', { A: '', T: '2', W: '3' }, 'input_malformed', 'A'],
    ['F1', { A: ' 1', T: '2', W: '3' }, 'input_malformed', 'A'],
    ['F1', { A: '+1', T: '2', W: '3' }, 'input_malformed', 'A'],
    ['F1', { A: '01', T: '2', W: '3' }, 'input_malformed', 'A'],
    ['F1', { A: '１', T: '2', W: '3' }, 'input_malformed', 'A'],
    ['F1', { A: 1e21, T: '2', W: '3' }, 'input_malformed', 'A'],
    ['F1', { A: 0.1 + 0.2, T: '2', W: '3' }, 'input_malformed', 'A'],
    ['F1', { A: 'na', T: '2', W: '3' }, 'input_malformed', 'A'],
    ['F1', { A: '1', T: 'NA', W: '3' }, 'input_malformed', 'T'],
    ['F1', { A: '1', T: '2', W: 'NA' }, 'input_malformed', 'W'],
    ['F1', { A: 'NA', T: '2' }, 'input_missing', 'W'],
    ['F1', { A: 'NA', T: '2', W: '3', flor: '1' }, 'input_unknown', 'flor'],
    ['f1', { A: '1', T: '2', W: '3' }, 'unknown_function', 'fn'],
    [['F1'], { A: '1', T: '2', W: '3' }, 'unknown_function', 'fn'],
    ['F1', null, 'input_missing', 'in'],
    ['F1', 'A', 'input_malformed', 'in'],
    ['unit_targets', { lines: [['7', '1', '-0.1']] }, 'input_out_of_range', 'lines.0.2'],
    ['unit_targets', { lines: [['7', '1', '1', '1']] }, 'input_malformed', 'lines.0'],
    ['unit_total', { targets: '101', tasks: '1', process: '1' }, 'input_out_of_range', 'targets'],
    ['unit_total', { targets: '1', tasks: '1', process: '1', bonus: '-1' }, 'input_out_of_range', 'bonus'],
    ['unit_total', { targets: '1', tasks: '1', process: '1', malus: '1' }, 'input_unknown', 'malus'],
    ['three_year', { years: ['1', '2'], weights: ['0.5', '0.3', '0.2'], terminal: '1' }, 'weights_not_whole', 'weights'],
    ['three_year', { years: ['105.01'], weights: ['1'], terminal: '1' }, 'input_out_of_range', 'years.0'],
    ['city_points', { P: '3', score: '-1' }, 'input_out_of_range', 'score'],
    ['split_count', { target: '90.5', shares: ['1'] }, 'input_malformed', 'target'],
    ['split_count', { target: '-1', shares: ['1'] }, 'input_out_of_range', 'target'],
    ['working_days', { n: 5 }, 'input_missing', 'from'],
    ['working_days', { from: 20230116, n: 5 }, 'input_malformed', 'from'],
    ['working_days', { from: '2023-01-16', n: -1001 }, 'input_out_of_range', 'n'],
    ['F1', { A: {}, T: '2', W: '3' }, 'input_malformed', 'A'],
    ['F1', { A: '1', T: '2', W: '3', strict: 'yes' }, 'input_malformed', 'strict'],
    ['F1', { A: '1', T: '0', W: '3' }, 'target_not_positive', 'T'],
    ['F3a', { A: '-1', T: '1', W: '3' }, 'input_out_of_range', 'A'],
    ['F3b', { A: '1', T: '0', W: '3' }, 'target_not_positive', 'T'],
    ['F4', { A: '66', L: '40', U: '60', tol: '0', W: '2' }, 'tolerance_not_positive', 'tol'],
    ['F4', { A: '66', L: '60', U: '40', tol: '1', W: '2' }, 'interval_reversed', 'L'],
    ['F5', { x: '1', x0: '2', x1: '2.0', W: '7' }, 'posts_equal', 'x1'],
    [
      'F7',
      {
        x: '1',
        bands: [
          ['0', '5', '1'],
          ['6', null, '1'],
        ],
        W: '2',
      },
      'bands_gap',
      'bands',
    ],
    [
      'F7',
      {
        x: '1',
        bands: [
          ['0', '5', '1'],
          ['4', null, '1'],
        ],
        W: '2',
      },
      'bands_overlap',
      'bands',
    ],
    [
      'F7',
      {
        x: '1',
        bands: [
          [null, null, '1'],
          ['4', null, '1'],
        ],
        W: '2',
      },
      'bands_overlap',
      'bands',
    ],
    [
      'F7',
      {
        x: '1',
        bands: [
          [null, '3', '1'],
          [null, '4', '1'],
        ],
        W: '2',
      },
      'bands_overlap',
      'bands',
    ],
    ['F7', { x: '-1', bands: [['0', null, '1']], W: '2' }, 'bands_gap', 'bands'],
    ['F7', { x: '1', bands: [['5', '5', '1']], W: '2' }, 'interval_reversed', 'bands'],
    ['F7', { x: '1', bands: [], W: '2' }, 'input_missing', 'bands'],
    ['F7', { x: '1', bands: [['0', null]], W: '2' }, 'input_missing', 'bands.0.2'],
    ['F8', { W: '5', k: '0.5', shortfall: '3.4' }, 'input_missing', 'mode'],
    ['F8', { W: '5', k: '0.5', shortfall: '3.4', mode: 'round' }, 'input_malformed', 'mode'],
    ['F8', { W: '0', k: '0.5', shortfall: '3.4', mode: 'ceil' }, 'input_out_of_range', 'W'],
    ['F9', { values: ['12', 'x'], W: '4' }, 'input_malformed', 'values.1'],
    ['F10', { R0: '125', R: '112', RT: '100', W: '3' }, 'input_missing', 'prev'],
    ['F10', { R0: '90', R: '112', RT: '100', prev: '95', W: '3' }, 'rank_start_not_behind_target', 'R0'],
    ['F11', { A: '1', T: '1', cmp: 'about', W: '8' }, 'input_malformed', 'cmp'],
    ['F12', { parts: [{ weight: '0.4', A: '1', T: '1', cmp: '>=' }], W: '5' }, 'parts_not_whole', 'parts'],
    ['F12', { parts: [{ weight: '1', A: '1', T: '1' }], W: '5' }, 'input_missing', 'parts.0.cmp'],
    ['F13', { k: [['30', '1.5', '1']], W: '100' }, 'input_out_of_range', 'k.0.1'],
    ['F14', { scores: [101], W: '5' }, 'input_out_of_range', 'scores.0'],
    ['F15', { sat: 1.5, basic: 41, dis: 7, W: '3' }, 'input_malformed', 'sat'],
    ['three_year', { years: ['1', '2', '3'], weights: ['0.3', '0.3', '0.3'], terminal: '1' }, 'weights_not_whole', 'weights'],
    ['working_days', { from: '2023-02-30', n: 5 }, 'input_malformed', 'from'],
    ['working_days', { from: '2030-01-01', n: 5 }, 'calendar_unknown'],
    ['working_days', { from: '2023-01-16', n: 100_000 }, 'input_out_of_range', 'n'],
  ])('%s %j → %s %s', (fn, inputs, code, where) => {
    const { error } = outOf(fn, inputs) as { error: { code: string; message: string; where?: string } }
    expect([error.code, error.where, error.message]).toEqual([code, where, code])
  })

  const long = 'x'.repeat(61)
  test.each<[inputs: object, details: object | undefined]>([
    [{ A: '1e3', T: '2', W: '3' }, { value: '1e3' }],
    [{ A: long, T: '2', W: '3' }, { value: `${'x'.repeat(60)}…` }],
    [{ A: long.slice(1), T: '2', W: '3' }, { value: long.slice(1) }],
    [{ A: { a: 1 }, T: '2', W: '3' }, { value: '{"a":1}' }],
    [{ A: true, T: '2', W: '3' }, { value: 'true' }],
    [{ A: '1', T: '2', W: '-3' }, { value: '-3' }],
    [{ A: '1', T: '2', W: '3', flor: '1' }, { field: 'flor' }],
    [{ T: '2', W: '3' }, undefined],
  ])('%j is shown what was wrong', (inputs, details) =>
    expect((outOf('F1', inputs) as { error: { details?: object } }).error.details).toEqual(details),
  )
  test.each([
    [1234567890.12345, '1234567890.12'],
    [1234567890.123456, '1234567890.12'],
  ])('a number of 16 digits says all of it: %d', (A, out) =>
    expect(outOf('F1', { A, T: 1, W: 1, cap: '9999999999' })).toBe(out),
  )
  test.each([
    ['F8', { W: '5', k: '1', shortfall: '1', mode: null }, 'input_missing', 'mode'],
    ['F8', { W: '5', k: '1', shortfall: '1', mode: 7 }, 'input_malformed', 'mode'],
    ['F1', { A: '1', T: '1', W: '1', strict: 0 }, 'input_malformed', 'strict'],
    ['F9', { values: null, W: '1' }, 'input_missing', 'values'],
    ['F9', { values: 7, W: '1' }, 'input_malformed', 'values'],
    ['F13', { k: [null], W: '1' }, 'input_missing', 'k.0'],
    ['F13', { k: [7], W: '1' }, 'input_malformed', 'k.0'],
    ['F13', { k: [['1', '1', '1', '1']], W: '1' }, 'input_malformed', 'k.0'],
    ['F12', { parts: [null], W: '1' }, 'input_missing', 'parts.0'],
    ['F12', { parts: [7], W: '1' }, 'input_malformed', 'parts.0'],
    ['F12', { parts: [[]], W: '1' }, 'input_malformed', 'parts.0'],
    ['F15', { sat: 'many', basic: 1, dis: 1, W: '1' }, 'input_malformed', 'sat'],
    ['F15', { sat: '9007199254740993', basic: 1, dis: 1, W: '1' }, 'input_malformed', 'sat'],
    ['F15', { sat: -1, basic: 1, dis: 1, W: '1' }, 'input_out_of_range', 'sat'],
    ['F9', { values: ['1'], step: '1.01', W: '1' }, 'input_out_of_range', 'step'],
  ])('%s %j → %s at %s', (fn, inputs, code, where) => expect(outOf(fn, inputs)).toMatchObject({ error: { code, where } }))
  test.each<[fn: unknown, inputs: unknown, error: object]>([
    ['F1', { T: '2', W: '3' }, { code: 'input_missing', message: 'input_missing', where: 'A' }],
    [null, {}, { code: 'input_missing', message: 'input_missing', where: 'fn' }],
    ['G'.repeat(61), {}, { code: 'unknown_function', details: { fn: 'G'.repeat(60) } }],
    [['F1'], {}, { code: 'unknown_function', details: { fn: '["F1"]' } }],
    [['G'.repeat(61)], {}, { code: 'unknown_function', details: { fn: `["${'G'.repeat(58)}` } }],
    ['F1', 'A', { code: 'input_malformed', where: 'in', details: { value: '"A"' } }],
    ['F1', 'A'.repeat(61), { code: 'input_malformed', where: 'in', details: { value: `"${'A'.repeat(59)}` } }],
    ['working_days', { from: 20230116, n: 5 }, { code: 'input_malformed', where: 'from', details: { value: '20230116' } }],
    ['working_days', { from: null, n: 5 }, { code: 'input_missing', where: 'from' }],
    ['three_year', { years: ['1'], weights: ['0.9'], terminal: '1' }, { code: 'weights_not_whole', details: { sum: '0.9' } }],
  ])('%j %j → %j', (fn, inputs, error) => {
    const { error: found } = outOf(fn, inputs) as { error: object }
    expect(found).toMatchObject(error)
    if (!('details' in error)) expect(found).not.toHaveProperty('details')
  })
  test('the other rows stand, and a row that is no object is named too', () => {
    const rows = scoreRows([{ fn: 'F1', in: { A: '1', T: '1', W: '1' } }, 'x', { fn: 'F1' }], {
      calendar,
      say: r => `!${r.code}`,
    })
    expect(rows).toMatchObject({
      value: [
        { out: '1.00' },
        { fn: null, in: null, out: { error: { code: 'row_malformed', message: '!row_malformed' } } },
        { out: { error: { code: 'input_missing' } } },
      ],
    })
  })
  test('no list at all', () => expect(scoreRows({}, { calendar })).toMatchObject({ refusal: { code: 'rows_malformed' } }))
})
