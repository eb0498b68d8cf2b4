import { expect, test } from 'vitest'
import type { UnitConduct } from './assessment-input.ts'
import { blockScore } from './unit-score.ts'
import { processItems, processLines } from './process-items.ts'
import { conduct } from './sample-input.ts'

/** Points of the five items: reports 30, quality 20, decisions 25, slip replies 15, attendance 10. */
test.each<[Partial<UnitConduct>, string]>([
  [{}, '30.00 20.00 25.00 15.00 10.00 = 100.00'],
  [{ reportsLateShort: 1 }, '29.50 20.00 25.00 15.00 10.00 = 99.50'],
  [{ reportsLateLong: 1 }, '29.00 20.00 25.00 15.00 10.00 = 99.00'],
  [{ reportsMissing: 1 }, '27.00 20.00 25.00 15.00 10.00 = 97.00'],
  [{ reportsLateShort: 3, reportsLateLong: 2, reportsMissing: 1 }, '23.50 20.00 25.00 15.00 10.00 = 93.50'],
  [{ reportsMissing: 12 }, '0.00 20.00 25.00 15.00 10.00 = 70.00'],
  [{ returns: 2 }, '30.00 18.00 25.00 15.00 10.00 = 98.00'],
  [{ returns: 21 }, '30.00 0.00 25.00 15.00 10.00 = 80.00'],
  [{ decisionsDue: 4, decisionsOnTime: 3 }, '30.00 20.00 18.75 15.00 10.00 = 93.75'],
  [{ decisionsDue: 3, decisionsOnTime: 2 }, '30.00 20.00 16.67 15.00 10.00 = 91.67'],
  [{ decisionsDue: 1, decisionsOnTime: 2 }, '30.00 20.00 25.00 15.00 10.00 = 100.00'],
  // no decision was due: 75 points are left to reach
  [{ decisionsDue: 0, decisionsOnTime: 0, absences: 3 }, '30.00 20.00 - 15.00 7.00 = 96.00'],
  [{ slipRepliesLate: 1 }, '30.00 20.00 25.00 13.50 10.00 = 98.50'],
  [{ slipRepliesLate: 11 }, '30.00 20.00 25.00 0.00 10.00 = 85.00'],
  [{ absences: 1 }, '30.00 20.00 25.00 15.00 9.00 = 99.00'],
])('%j → %s', (given, expected) => {
  const items = processItems(conduct('u', given))
  const score = blockScore(processLines(items))
  expect(`${items.map(each => each.score ?? '-').join(' ')} = ${score?.toFixed(2)}`).toBe(expected)
})

test('each item says its weight and its counts', () =>
  expect(
    processItems(
      conduct('u', { reportsLateShort: 1, reportsLateLong: 2, reportsMissing: 3, returns: 4, slipRepliesLate: 5, absences: 6 }),
    ).map(({ item, weight, details }) => [item, weight, details]),
  ).toEqual([
    ['reports', '30.00', { reportsLateShort: 1, reportsLateLong: 2, reportsMissing: 3 }],
    ['quality', '20.00', { returns: 4 }],
    ['decisions', '25.00', { decisionsDue: 4, decisionsOnTime: 4 }],
    ['slipReplies', '15.00', { slipRepliesLate: 5 }],
    ['attendance', '10.00', { absences: 6 }],
  ]))
