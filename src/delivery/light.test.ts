import { day } from '#base'
import { expect, test } from 'vitest'
import { type Light, lightOfTask, ruledLight } from './light.ts'

const late: Light = lightOfTask([{ title: '节点', dueOn: day('2024-01-31'), doneOn: null }], day('2024-03-04'))

test('a ruling speaks in place of what is reckoned, and what is reckoned stays beside it', () => {
  const ruled = ruledLight(late, { level: 'late', cause: '补件中', untilDay: day('2024-03-29') })
  expect(late.level).toBe('severe')
  expect(ruled).toEqual({ level: 'late', code: 'ruled', details: { cause: '补件中', untilDay: '2024-03-29' }, reckoned: late })
  expect(ruledLight(late, undefined)).toBe(late)
})
