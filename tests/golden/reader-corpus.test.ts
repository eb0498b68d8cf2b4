import { expect, test } from 'vitest'
import { corpus } from '../../tools/bench-reader/gold.ts'
import { scoreReader } from '../../tools/bench-reader/score.ts'

/** Invented plans in every style the reader claims to know; `npm run bench:reader -- --only accuracy --show` lists what differs. */
const plans = await corpus()
const { scores } = scoreReader(plans, { isShown: false })

test('there are enough plans', () => expect(plans.length).toBeGreaterThanOrEqual(40))

test.each([
  ['owners', 0.97],
  ['targets', 0.95],
  ['sections', 0.98],
  ['document', 0.95],
] as const)('%s: F1 of at least %d', (measure, least) => expect(scores[measure]).toBeGreaterThanOrEqual(least))
