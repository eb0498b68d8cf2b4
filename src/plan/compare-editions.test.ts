import { expect, test } from 'vitest'
import { compareEditions } from './compare-editions.ts'

const row = (clause: string, metric: string, value: string) => ({ clause, metric, value })
const compared = (before: readonly ReturnType<typeof row>[], after: readonly ReturnType<typeof row>[]) =>
  compareEditions(before, after, { nameOf: one => one.metric, fields: ['value'] })

test.each([
  ['nothing changed', [row('1', 'a', '5')], [row('1', 'a', '5')], ['same'], []],
  ['another value', [row('1', 'a', '5')], [row('1', 'a', '6')], ['changed'], []],
  ['moved to another clause', [row('1', 'a', '5')], [row('2', 'a', '5')], ['same'], []],
  ['new', [], [row('1', 'a', '5')], ['new'], []],
  ['dropped', [row('1', 'a', '5')], [], [], ['a']],
  [
    'one of two of a name moved',
    [row('1', 'a', '5'), row('2', 'a', '7')],
    [row('2', 'a', '7'), row('3', 'a', '5')],
    ['same', 'same'],
    [],
  ],
])('%s', (_name, before, after, changes, dropped) => {
  const result = compared(before, after)
  expect(result.changes.map(one => one.change)).toEqual(changes)
  expect(result.dropped.map(one => one.metric)).toEqual(dropped)
})
