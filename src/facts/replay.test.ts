import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countEvents } from './count-events.ts'
import type { IndicatorEvent } from './rows.ts'

const day = fc.tuple(fc.integer({ min: 2022, max: 2024 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
const event = fc
  .record({
    sourceRow: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    subject: fc.constantFrom('one', 'two', 'three'),
    day,
    amount: fc.integer({ min: 0, max: 1_000 }),
    effect: fc.constantFrom('counts', 'takesBack'),
  })
  .map(
    ({ day: [year, month, date], amount, ...of }) =>
      ({
        ...of,
        dated: `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`,
        amount: String(amount),
      }) as unknown as IndicatorEvent,
  )
/** Each row counts and is taken back at most once: what it wrote is known by its row and its effect. */
const log = fc
  .uniqueArray(event, { selector: of => `${of.sourceRow} ${of.effect}`, maxLength: 12 })
  .map(events => events.map((of, n) => ({ ...of, id: String(n).padStart(3, '0') as IndicatorEvent['id'] })))

test('the order in which events are read moves no figure', () => {
  fc.assert(
    fc.property(
      log.chain(events => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }))),
      fc.constantFrom(
        { counts: 'total' } as const,
        { counts: 'flow', once: 'ever' } as const,
        { counts: 'flow', once: 'perYear' } as const,
      ),
      ([events, shuffled], rule) => {
        for (const year of [2022, 2023, 2024])
          expect(countEvents(rule, shuffled, year).value).toBe(countEvents(rule, events, year).value)
      },
    ),
  )
})
