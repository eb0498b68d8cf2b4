import { expect, test } from 'vitest'
import type { WaitingMessage, Way } from './outbox.ts'
import { type DispatchSettings, isQuiet, planDispatches, retryAfter } from './plan-dispatches.ts'

const settings: DispatchSettings = {
  quietFromHour: 20,
  quietUntilHour: 8,
  digestHour: 9,
  messagesPerDay: { mail: 2, gateway: 3 },
}

/** `a:mail:row:about` */
const waiting = (text: string): readonly WaitingMessage[] =>
  text.split(' ').map((one, at) => {
    const [person = '', way = '', rowId = '', about = ''] = one.split(':')
    const base = { id: `n${at}`, address: 'delivery.milestone', kind: 'warns', role: 'liaison', dueOn: null, at: '' } as const
    return { ...base, message: `${at}`, person, way: way as Way, rowId, about }
  })

/** Person, way and the messages each dispatch carries. */
const planned = (text: string, hour: number, made: Readonly<Record<string, number>> = {}, daily = ''): string =>
  planDispatches(waiting(text), new Map(Object.entries(made)), {
    hour,
    settings,
    isDaily: person => daily.includes(person),
    worded: of => ({ subject: String(of.length), body: '' }),
  })
    .map(({ person, way, messages, subject }) => `${person}:${way}:${messages.join('')}/${subject}`)
    .join(' ')

test.each([
  ['one each', 'a:mail:r1:due b:mail:r1:due', 10, {}, '', 'a:mail:0/1 b:mail:1/1'],
  ['messages of one person travel together', 'a:mail:r1:due a:mail:r2:due', 10, {}, '', 'a:mail:01/2'],
  ['two ways are two', 'a:mail:r1:due a:gateway:r1:due', 10, {}, '', 'a:mail:0/1 a:gateway:1/1'],
  ['the same about the same is said once', 'a:mail:r1:due a:mail:r1:due', 10, {}, '', 'a:mail:01/1'],
  ['in the quiet hours nothing leaves', 'a:mail:r1:due', 20, {}, '', ''],
  ['nor before morning', 'a:mail:r1:due', 7, {}, '', ''],
  ['at the hour it leaves', 'a:mail:r1:due', 8, {}, '', 'a:mail:0/1'],
  [
    'the measure of the day is kept',
    'a:mail:r1:due a:gateway:r1:due',
    10,
    { 'a:mail': 2, 'a:gateway': 2 },
    '',
    'a:gateway:1/1',
  ],
  ['once a day waits for its hour', 'a:mail:r1:due', 8, {}, 'a', ''],
  ['and leaves then', 'a:mail:r1:due', 9, {}, 'a', 'a:mail:0/1'],
  ['and only once', 'a:mail:r1:due', 15, { 'a:mail': 1 }, 'a', ''],
])('%s', (_, text, hour, made, daily, dispatches) => {
  expect(planned(text, hour, made as Readonly<Record<string, number>>, daily)).toBe(dispatches)
})

test.each([
  [0, 0, 0, false],
  [12, 12, 12, false],
  [13, 12, 14, true],
  [14, 12, 14, false],
  [23, 22, 6, true],
  [5, 22, 6, true],
  [6, 22, 6, false],
])('at %i, quiet from %i to %i: %s', (hour, from, until, quiet) => {
  expect(isQuiet(hour, from, until)).toBe(quiet)
})

test('a failed dispatch is tried again later and later, and given up after a day', () => {
  const at = new Date('2024-03-04T00:00:00Z')
  const waits = [1, 2, 3, 4, 5, 6, 7].map(attempts => retryAfter(attempts, at)?.toISOString() ?? null)
  expect(waits).toEqual([
    '2024-03-04T00:01:00.000Z',
    '2024-03-04T00:05:00.000Z',
    '2024-03-04T00:15:00.000Z',
    '2024-03-04T01:00:00.000Z',
    '2024-03-04T04:00:00.000Z',
    '2024-03-04T12:00:00.000Z',
    null,
  ])
})
