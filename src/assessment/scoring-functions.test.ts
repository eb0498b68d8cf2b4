import { describe, expect, test } from 'vitest'
import type { ScoringCode } from './functions/score.ts'
import { scoringFunctions } from './scoring-functions.ts'

/** Rate (`NA`: not applicable), code of the sentence and its numbers; one a value for functions over lists. */
type Explained = readonly [rate: string, code: string, details: object]
type Refused = readonly [code: string, where: string, details: object]

describe('each result says how it came about, with its numbers', () => {
  test.each<[fn: ScoringCode, input: object, expected: readonly Explained[] | Refused]>([
    ['F1', { A: '1', T: '2' }, [['0.5', 'ratio', { actual: '1', target: '2', percent: '50.00' }]]],
    ['F1', { A: '3', T: '2' }, [['1', 'capped', { actual: '3', target: '2', percent: '100.00' }]]],
    ['F1', { A: '3', T: '2', cap: '1.5' }, [['1.5', 'ratio', { actual: '3', target: '2', percent: '150.00' }]]],
    ['F1', { A: '1', T: '2', floor: '0.6' }, [['0', 'belowFloor', { actual: '1', target: '2', floorPercent: '60' }]]],
    ['F1', { A: '1.2', T: '2', floor: '0.6' }, [['0.6', 'ratio', { actual: '1.2', target: '2', percent: '60.00' }]]],
    ['F1', { A: '2', T: '2', strict: true }, [['0.99', 'notAboveTarget', { actual: '2', target: '2', percent: '99.00' }]]],
    ['F1', { A: '1', T: '2', strict: true }, [['0.5', 'notAboveTarget', { actual: '1', target: '2', percent: '50.00' }]]],
    ['F1', { A: '3', T: '2', strict: true }, [['1', 'ratio', { actual: '3', target: '2', percent: '100.00' }]]],
    ['F1', { A: '3', T: '2', strict: true, cap: '0.9' }, [['0.9', 'ratio', { actual: '3', target: '2', percent: '90.00' }]]],
    ['F1', { A: '-3', T: '2' }, [['0', 'ratio', { actual: '-3', target: '2', percent: '0.00' }]]],
    ['F1', { A: '1', T: '0' }, ['target_not_positive', 'T', { target: '0' }]],
    ['F1', { A: '1', T: '-0.5' }, ['target_not_positive', 'T', { target: '-0.5' }]],
    ['F2', { A: '2', B: '1', T: '3' }, [['0.5', 'increment', { actual: '2', baseline: '1', target: '3', percent: '50.00' }]]],
    ['F2', { A: '4', B: '1', T: '3' }, [['1', 'capped', { actual: '4', baseline: '1', target: '3', percent: '100.00' }]]],
    ['F2', { A: '3', B: '1', T: '3' }, [['1', 'increment', { actual: '3', baseline: '1', target: '3', percent: '100.00' }]]],
    ['F2', { A: '0', B: '1', T: '3' }, [['0', 'belowBaseline', { actual: '0', baseline: '1', target: '3' }]]],
    ['F2', { A: '1', B: '1', T: '3' }, [['0', 'increment', { actual: '1', baseline: '1', target: '3', percent: '0.00' }]]],
    ['F2', { A: '0', B: '1', T: '1' }, [['NA', 'targetEqualsBaseline', { actual: '0', baseline: '1', target: '1' }]]],
    [
      'F2',
      { A: '4', B: '1', T: '3', cap: '1.2' },
      [['1.2', 'capped', { actual: '4', baseline: '1', target: '3', percent: '120.00' }]],
    ],
    ['F3a', { A: '2', T: '1' }, [['0.5', 'reverseRatio', { actual: '2', target: '1', percent: '50.00' }]]],
    ['F3a', { A: '0', T: '1', cap: '1.1' }, [['1.1', 'capped', { actual: '0', target: '1', percent: '110.00' }]]],
    ['F3a', { A: '1', T: '1' }, [['1', 'reverseRatio', { actual: '1', target: '1', percent: '100.00' }]]],
    ['F3a', { A: '1', T: '2' }, [['1', 'capped', { actual: '1', target: '2', percent: '100.00' }]]],
    [
      'F3b',
      { A: '2', T: '1.5' },
      [['0.6666666666666666666666666666666666666667', 'reverseLinear', { actual: '2', target: '1.5', percent: '66.67' }]],
    ],
    ['F3b', { A: '1', T: '2' }, [['1', 'capped', { actual: '1', target: '2', percent: '100.00' }]]],
    ['F3b', { A: '2', T: '2' }, [['1', 'reverseLinear', { actual: '2', target: '2', percent: '100.00' }]]],
    ['F3b', { A: '5', T: '2' }, [['0', 'reverseLinear', { actual: '5', target: '2', percent: '0.00' }]]],
    ['F3b', { A: '1', T: '0' }, ['target_not_positive', 'T', { target: '0' }]],
    [
      'F4',
      { A: '1', L: '0', U: '2', tol: '1' },
      [['1', 'insideInterval', { actual: '1', lower: '0', upper: '2', tolerance: '1', percent: '100.00' }]],
    ],
    [
      'F4',
      { A: '0', L: '0', U: '2', tol: '1' },
      [['1', 'insideInterval', { actual: '0', lower: '0', upper: '2', tolerance: '1', percent: '100.00' }]],
    ],
    [
      'F4',
      { A: '2', L: '0', U: '2', tol: '1' },
      [['1', 'insideInterval', { actual: '2', lower: '0', upper: '2', tolerance: '1', percent: '100.00' }]],
    ],
    [
      'F4',
      { A: '3', L: '0', U: '2', tol: '4' },
      [['0.75', 'outsideInterval', { actual: '3', lower: '0', upper: '2', tolerance: '4', distance: '1', percent: '75.00' }]],
    ],
    [
      'F4',
      { A: '-1', L: '0', U: '2', tol: '4' },
      [['0.75', 'outsideInterval', { actual: '-1', lower: '0', upper: '2', tolerance: '4', distance: '1', percent: '75.00' }]],
    ],
    [
      'F4',
      { A: '9', L: '0', U: '2', tol: '4' },
      [['0', 'outsideInterval', { actual: '9', lower: '0', upper: '2', tolerance: '4', distance: '7', percent: '0.00' }]],
    ],
    ['F4', { A: '9', L: '0', U: '2', tol: '0' }, ['tolerance_not_positive', 'tol', { tolerance: '0' }]],
    ['F4', { A: '9', L: '2', U: '1', tol: '1' }, ['interval_reversed', 'L', { lower: '2', upper: '1' }]],
    [
      'F4',
      { A: '2', L: '2', U: '2', tol: '1' },
      [['1', 'insideInterval', { actual: '2', lower: '2', upper: '2', tolerance: '1', percent: '100.00' }]],
    ],
    ['F5', { x: '1', x0: '0', x1: '2' }, [['0.8', 'efficacy', { actual: '1', worst: '0', best: '2', efficacy: '80.00' }]]],
    ['F5', { x: '3', x0: '0', x1: '2' }, [['1', 'efficacy', { actual: '3', worst: '0', best: '2', efficacy: '100.00' }]]],
    ['F5', { x: '3', x0: '2', x1: '2' }, ['posts_equal', 'x1', { value: '2' }]],
    [
      'F6',
      { A: '2', B: '1', gT: '2' },
      [
        [
          '0.5',
          'growth',
          { actual: '2', baseline: '1', targetGrowthPercent: '200', growthPercent: '100.00', percent: '50.00' },
        ],
      ],
    ],
    [
      'F6',
      { A: '4', B: '1', gT: '2' },
      [['1', 'capped', { actual: '4', baseline: '1', targetGrowthPercent: '200', growthPercent: '300.00', percent: '100.00' }]],
    ],
    [
      'F6',
      { A: '3', B: '1', gT: '2' },
      [['1', 'growth', { actual: '3', baseline: '1', targetGrowthPercent: '200', growthPercent: '200.00', percent: '100.00' }]],
    ],
    [
      'F6',
      { A: '1', B: '1', gT: '2' },
      [['0', 'noGrowth', { actual: '1', baseline: '1', targetGrowthPercent: '200', growthPercent: '0.00' }]],
    ],
    [
      'F6',
      { A: '1', B: '0', gT: '2' },
      [['NA', 'baselineNotPositive', { actual: '1', baseline: '0', targetGrowthPercent: '200' }]],
    ],
    [
      'F6',
      { A: '1', B: '-1', gT: '2' },
      [['NA', 'baselineNotPositive', { actual: '1', baseline: '-1', targetGrowthPercent: '200' }]],
    ],
    [
      'F6',
      { A: '1', B: '1', gT: '0' },
      [['NA', 'growthTargetNotPositive', { actual: '1', baseline: '1', targetGrowthPercent: '0' }]],
    ],
    [
      'F6',
      { A: '1', B: '1', gT: '-1' },
      [['NA', 'growthTargetNotPositive', { actual: '1', baseline: '1', targetGrowthPercent: '-100' }]],
    ],
    [
      'F7',
      { x: '1', bands: [[null, null, '1']] },
      [['1', 'band', { actual: '1', lower: '−∞', upper: '∞', percent: '100.00' }]],
    ],
    [
      'F7',
      {
        x: '1',
        bands: [
          ['1', '2', '0.5'],
          ['2', null, '1'],
        ],
      },
      [['0.5', 'band', { actual: '1', lower: '1', upper: '2', percent: '50.00' }]],
    ],
    [
      'F7',
      {
        x: '2',
        bands: [
          ['2', null, '1'],
          ['1', '2', '0.5'],
        ],
      },
      [['1', 'band', { actual: '2', lower: '2', upper: '∞', percent: '100.00' }]],
    ],
    [
      'F7',
      {
        x: '0',
        bands: [
          [null, '2', '0.4'],
          ['2', null, '1'],
        ],
      },
      [['0.4', 'band', { actual: '0', lower: '−∞', upper: '2', percent: '40.00' }]],
    ],
    [
      'F7',
      {
        x: '9',
        bands: [
          ['2', null, '1'],
          [null, '2', '0.4'],
        ],
      },
      [['1', 'band', { actual: '9', lower: '2', upper: '∞', percent: '100.00' }]],
    ],
    ['F7', { x: '9', bands: [['0', '5', '1']] }, ['bands_gap', 'bands', { value: '9' }]],
    ['F7', { x: '5', bands: [['0', '5', '1']] }, ['bands_gap', 'bands', { value: '5' }]],
    ['F7', { x: '-1', bands: [['0', '5', '1']] }, ['bands_gap', 'bands', { value: '-1' }]],
    ['F7', { x: '1', bands: [['5', '4', '1']] }, ['interval_reversed', 'bands', { lower: '5', upper: '4' }]],
    [
      'F7',
      {
        x: '1',
        bands: [
          ['0', '5', '1'],
          ['6', null, '1'],
        ],
      },
      ['bands_gap', 'bands', { upper: '5', lower: '6' }],
    ],
    [
      'F7',
      {
        x: '1',
        bands: [
          ['0', '5', '1'],
          ['4', null, '1'],
        ],
      },
      ['bands_overlap', 'bands', { upper: '5', lower: '4' }],
    ],
    [
      'F7',
      {
        x: '1',
        bands: [
          ['0', null, '1'],
          ['4', null, '1'],
        ],
      },
      ['bands_overlap', 'bands', { upper: '∞', lower: '4' }],
    ],
    [
      'F7',
      {
        x: '1',
        bands: [
          [null, '3', '1'],
          [null, '4', '1'],
        ],
      },
      ['bands_overlap', 'bands', { upper: '3', lower: '−∞' }],
    ],
    [
      'F8',
      { W: '5', k: '1', shortfall: '1.5', mode: 'ceil' },
      [['0.6', 'deduction', { shortfall: '1.5', units: '2', pointsEach: '1', off: '2.00' }]],
    ],
    [
      'F8',
      { W: '5', k: '1', shortfall: '1.5', mode: 'floor' },
      [['0.8', 'deduction', { shortfall: '1.5', units: '1', pointsEach: '1', off: '1.00' }]],
    ],
    [
      'F8',
      { W: '5', k: '1', shortfall: '1.5', mode: 'proportional' },
      [['0.7', 'deduction', { shortfall: '1.5', units: '1.5', pointsEach: '1', off: '1.50' }]],
    ],
    [
      'F8',
      { W: '5', k: '1', shortfall: '-1.5', mode: 'floor' },
      [['1', 'deduction', { shortfall: '0', units: '0', pointsEach: '1', off: '0.00' }]],
    ],
    [
      'F8',
      { W: '5', k: '3', shortfall: '2', mode: 'floor' },
      [['0', 'deduction', { shortfall: '2', units: '2', pointsEach: '3', off: '5.00' }]],
    ],
    ['F8', { W: '0', k: '3', shortfall: '2', mode: 'floor' }, ['input_out_of_range', 'W', { value: '0' }]],
    [
      'F9',
      { values: ['1', '2', '2', '0'] },
      [
        ['0.9', 'rank', { actual: '1', place: 3, of: 4, percent: '90.00' }],
        ['1', 'rank', { actual: '2', place: 1, of: 4, percent: '100.00' }],
        ['1', 'rank', { actual: '2', place: 1, of: 4, percent: '100.00' }],
        ['0.85', 'rank', { actual: '0', place: 4, of: 4, percent: '85.00' }],
      ],
    ],
    [
      'F9',
      { values: ['1', '2', '3', '4'], step: '0.5' },
      [
        ['0', 'rank', { actual: '1', place: 4, of: 4, percent: '0.00' }],
        ['0', 'rank', { actual: '2', place: 3, of: 4, percent: '0.00' }],
        ['0.5', 'rank', { actual: '3', place: 2, of: 4, percent: '50.00' }],
        ['1', 'rank', { actual: '4', place: 1, of: 4, percent: '100.00' }],
      ],
    ],
    [
      'F10',
      { R0: '125', R: '112', RT: '100', prev: '118' },
      [['0.52', 'rankProgress', { start: '125', rank: '112', target: '100', previous: '118', percent: '52.00' }]],
    ],
    [
      'F10',
      { R0: '125', R: '112', RT: '100', prev: '112' },
      [['0.26', 'rankNotImproved', { start: '125', rank: '112', target: '100', previous: '112', percent: '26.00' }]],
    ],
    [
      'F10',
      { R0: '125', R: '130', RT: '100', prev: '140' },
      [['0', 'rankProgress', { start: '125', rank: '130', target: '100', previous: '140', percent: '0.00' }]],
    ],
    [
      'F10',
      { R0: '125', R: '100', RT: '100', prev: '110' },
      [['1', 'rankReached', { start: '125', rank: '100', target: '100', previous: '110', percent: '100.00' }]],
    ],
    [
      'F10',
      { R0: '100', R: '101', RT: '100', prev: '110' },
      ['rank_start_not_behind_target', 'R0', { start: '100', rank: '101', target: '100', previous: '110' }],
    ],
    ['F11', { A: '1', T: '1', cmp: '>=' }, [['1', 'thresholdMet', { actual: '1', comparison: '>=', target: '1' }]]],
    ['F11', { A: '1', T: '1', cmp: '>' }, [['0', 'thresholdMissed', { actual: '1', comparison: '>', target: '1' }]]],
    ['F11', { A: '2', T: '1', cmp: '>' }, [['1', 'thresholdMet', { actual: '2', comparison: '>', target: '1' }]]],
    ['F11', { A: '1', T: '1', cmp: '<' }, [['0', 'thresholdMissed', { actual: '1', comparison: '<', target: '1' }]]],
    ['F11', { A: '0', T: '1', cmp: '<' }, [['1', 'thresholdMet', { actual: '0', comparison: '<', target: '1' }]]],
    ['F11', { A: '1', T: '1', cmp: '≤' }, [['1', 'thresholdMet', { actual: '1', comparison: '≤', target: '1' }]]],
    ['F11', { A: '2', T: '1', cmp: '<=' }, [['0', 'thresholdMissed', { actual: '2', comparison: '<=', target: '1' }]]],
    ['F11', { A: '1.0', T: '1', cmp: '=' }, [['1', 'thresholdMet', { actual: '1', comparison: '=', target: '1' }]]],
    ['F11', { A: '2', T: '1', cmp: '==' }, [['0', 'thresholdMissed', { actual: '2', comparison: '==', target: '1' }]]],
    ['F11', { A: '0', T: '1', cmp: '≥' }, [['0', 'thresholdMissed', { actual: '0', comparison: '≥', target: '1' }]]],
    [
      'F12',
      {
        parts: [
          { weight: '0.3', A: '1', T: '1', cmp: '>=' },
          { weight: '0.7', A: '1', T: '1', cmp: '>' },
        ],
      },
      [['0.3', 'composite', { met: 1, of: 2, percent: '30.00' }]],
    ],
    ['F12', { parts: [{ weight: '0.3', A: '1', T: '1', cmp: '>=' }] }, ['parts_not_whole', 'parts', { sum: '0.3' }]],
    [
      'F12_I23',
      { years: ['2', '3', '3', '1'] },
      [
        ['1', 'fundFirstYear', { actual: '2', floor: '2', percent: '100.00' }],
        ['1', 'fundGrowth', { actual: '3', floor: '2', previous: '2', percent: '100.00' }],
        ['0.5', 'fundGrowth', { actual: '3', floor: '2', previous: '3', percent: '50.00' }],
        ['0', 'fundGrowth', { actual: '1', floor: '2', previous: '3', percent: '0.00' }],
      ],
    ],
    [
      'F12_I23',
      { years: ['1.99', '1.98'], floor: '1.98' },
      [
        ['1', 'fundFirstYear', { actual: '1.99', floor: '1.98', percent: '100.00' }],
        ['0.5', 'fundGrowth', { actual: '1.98', floor: '1.98', previous: '1.99', percent: '50.00' }],
      ],
    ],
    ['F12_I23', { years: ['1.99'] }, [['0', 'fundFirstYear', { actual: '1.99', floor: '2', percent: '0.00' }]]],
    [
      'F13',
      {
        k: [
          ['1', '1', '1'],
          ['3', '0.5', '0.4'],
        ],
      },
      [['0.4', 'milestones', { count: 2, percent: '40.00' }]],
    ],
    ['F13', { k: [['0', '1', '1']] }, [['NA', 'nothingDue', {}]]],
    ['F13', { k: [] }, [['NA', 'nothingDue', {}]]],
    ['F14', { scores: ['80', '90', '70'] }, [['0.8', 'panel', { count: 3, kept: 3, mean: '80.00', spread: '20' }]]],
    [
      'F14',
      { scores: ['80', '90', '70', '0', '100'] },
      [['0.8', 'panel', { count: 5, kept: 3, mean: '80.00', spread: '100' }]],
    ],
    ['F14', { scores: [] }, [['NA', 'noScores', {}]]],
    [
      'F15',
      { sat: 20, basic: 5, dis: 0 },
      [['0.96', 'satisfaction', { satisfied: 20, basic: 5, dissatisfied: 0, answers: 25, percent: '96.00' }]],
    ],
    [
      'F15',
      { sat: 10, basic: 5, dis: 4 },
      [['NA', 'tooFewAnswers', { satisfied: 10, basic: 5, dissatisfied: 4, answers: 19, answersMin: 20 }]],
    ],
  ])('%s %j → %j', (fn, input, expected) => {
    const scored = scoringFunctions[fn].score(input)
    const found = scored.ok
      ? scored.value.map(({ rate, because }) => [
          rate === 'notApplicable' ? 'NA' : rate.toFixed(),
          because.code,
          because.details,
        ])
      : [scored.refusal.code, scored.refusal.where, scored.refusal.details]
    expect(found).toEqual(expected)
  })
})
