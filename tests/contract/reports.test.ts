/** Each task is asked about by its own cycle, in the inbox and on the form, and a fall of completion asks for its cause. */
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '#app'
import type { Day } from '#base'
import { engines, type House, plant, type Server, startServer, viewer } from './database.ts'
import { rowOf } from './values.ts'

const report = 'delivery.progressReport'

interface Todo {
  readonly address: string
  readonly dueOn: string
  readonly birth: { readonly task: string; readonly period: string } | null
}
interface Form {
  readonly dueOn: string
  readonly fall: object | null
}

describe.each(engines)('on %s', name => {
  let server: Server | null
  let house: House
  let liaison: Viewer
  let unit: string
  const tasks: Record<string, string> = {}

  const planted = async (address: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    const row = { ...(await rowOf(address, planted)), ...more }
    await plant(house, address, row)
    return row.id
  }

  beforeAll(async () => {
    server = await startServer(name)
    if (!server) return
    house = await server.openHouse()
    unit = await planted('parties.unit')
    liaison = viewer('liaison', { person: await planted('parties.person'), unit })
    const plan = await planted('plan.plan', { state: 'inForce', startsOn: '2022-01-01', endsOn: '2024-12-31' })
    const owners = [{ printed: '甲', unit, role: 'responsible' }]
    for (const cycle of ['none', 'quarter', 'year']) {
      const task = await planted('plan.mainTask', { plan, state: 'running', owners })
      tasks[cycle] = task
      if (cycle !== 'none') await planted('delivery.assignment', { task, unit, cycle, state: 'running' })
    }
    house.setDay('2024-04-02' as Day)
  })
  afterAll(async () => {
    await house?.close()
    await server?.stop()
  })

  const answer = async <T>(query: string, input: Readonly<Record<string, string>>): Promise<T> => {
    const found = await house.app.query(liaison, query, input)
    if (!found.ok) throw new Error(found.refusal.code)
    return found.value as T
  }

  test('the inbox asks for the period that ended last by the cycle of each task', async () => {
    if (!server) return
    const { todos } = await answer<{ readonly todos: readonly Todo[] }>('inbox', {})
    const asked = todos.flatMap(({ address, dueOn, birth }) =>
      address === report && birth ? [[birth.task, birth.period, dueOn]] : [],
    )
    expect(asked.toSorted()).toEqual(
      [
        // the 5th of April 2024 is a day off, and so are the two after it; the 7th is worked in its place
        [tasks['none'], '2024-03', '2024-04-07'],
        [tasks['quarter'], '2024Q1', '2024-04-10'],
        [tasks['year'], '2023', '2024-01-31'],
      ].toSorted(),
    )
  })

  test('what the inbox offers can be begun, and what it does not offer is refused', async () => {
    if (!server) return
    const texts = { progress: null, problems: null, nextSteps: null, fallCause: null, files: [] }
    const draft = (task: string | undefined, period: string) =>
      house.app.move(liaison, {
        address: report,
        id: null,
        move: 'draft',
        values: { task, unit, period, ...texts },
        reason: null,
        revision: null,
        key: v7(),
      })
    const refused = await draft(tasks['quarter'], '2024-03')
    expect(refused.ok || refused.refusal.code).toBe('period_of_another_cycle')
    expect((await draft(tasks['quarter'], '2024Q1')).ok).toBe(true)
  })

  test('the form says by how much completion fell', async () => {
    if (!server) return
    const task = tasks['none'] as string
    const done = { task, unit, weight: 4_000, dueOn: '2024-06-30', originallyDueOn: null }
    await planted('delivery.milestone', { ...done, state: 'done' })
    await planted('delivery.milestone', { ...done, weight: 6_000, state: 'planned' })
    const form = (period: string) => answer<Form>('report-form', { task, unit, period })
    expect((await form('2024-03')).fall).toBe(null)
    await planted(report, { task, unit, period: '2024-02', completion: 7_000, state: 'verified' })
    expect(await form('2024-03')).toMatchObject({ dueOn: '2024-04-07', fall: { was: 70, now: 40, period: '2024-02' } })
    // another year begins anew
    await planted(report, { task, unit, period: '2023-12', completion: 9_000, state: 'verified' })
    expect((await form('2024-01')).fall).toBe(null)
  })
})
