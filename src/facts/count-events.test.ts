import { day, type Id } from '#base'
import { describe, expect, test } from 'vitest'
import { countEvents } from './count-events.ts'
import type { IndicatorEvent } from './rows.ts'

const event = (
  sourceRow: string,
  dated: string,
  subject: string,
  amount = '1',
  effect: IndicatorEvent['effect'] = 'counts',
): IndicatorEvent => ({
  id: `${sourceRow}-${effect}` as Id<'indicatorEvent'>,
  state: 'noted',
  filedOn: day('2024-01-01'),
  indicator: 'x',
  source: 'a.b',
  sourceRow,
  subject,
  dated: day(dated),
  amount,
  effect,
})

describe('events are counted', () => {
  test.each<[string, Parameters<typeof countEvents>[0], readonly IndicatorEvent[], number, bigint]>([
    [
      'a sum of money in its year',
      { counts: 'total' },
      [event('a', '2022-03-01', 'f', '400'), event('b', '2023-03-01', 'f', '100')],
      2022,
      400n,
    ],
    ['nothing is zero', { counts: 'total' }, [], 2022, 0n],
    [
      'taken back a year later counts no more in its own year',
      { counts: 'total' },
      [event('a', '2022-03-01', 'f', '400'), event('a', '2023-05-01', 'f', '400', 'takesBack')],
      2022,
      0n,
    ],
    [
      'a firm once a year',
      { counts: 'flow', once: 'perYear' },
      [event('a', '2022-03-01', 'f'), event('b', '2022-09-01', 'f'), event('c', '2022-09-02', 'g')],
      2022,
      2n,
    ],
    [
      'again in the next year',
      { counts: 'flow', once: 'perYear' },
      [event('a', '2022-03-01', 'f'), event('b', '2023-09-01', 'f')],
      2023,
      1n,
    ],
    [
      'once ever, at its first',
      { counts: 'flow', once: 'ever' },
      [event('b', '2023-09-01', 'f'), event('a', '2022-03-01', 'f')],
      2023,
      0n,
    ],
    [
      'the first taken back, the second is the first',
      { counts: 'flow', once: 'ever' },
      [event('a', '2022-03-01', 'f'), event('a', '2022-04-01', 'f', '1', 'takesBack'), event('b', '2023-09-01', 'f')],
      2023,
      1n,
    ],
  ])('%s', (_, rule, events, year, value) => expect(countEvents(rule, events, year).value).toBe(value))
})
