/** Numbers of rules are settings: another person approves, they hold from a day, and what was filed before keeps its own. */
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '#app'
import type { Day } from '#base'
import { engines, firstDay, type House, plant, type Server, startServer, viewer } from './database.ts'
import { rowOf } from './values.ts'

const slip = 'delivery.supervisionSlip'
const setting = 'settings.setting'

describe.each(engines)('on %s', name => {
  let server: Server | null
  let house: House
  let office: Viewer
  let leader: Viewer
  let supervision: Viewer

  beforeAll(async () => {
    server = await startServer(name)
    if (!server) return
    house = await server.openHouse()
    office = viewer('office', { person: await planted('parties.person') })
    leader = viewer('leader', { person: await planted('parties.person') })
    supervision = viewer('supervision', { person: await planted('parties.person') })
  })
  afterAll(async () => {
    await house?.close()
    await server?.stop()
  })

  const planted = async (address: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    const row = { ...(await rowOf(address, planted)), ...more }
    await plant(house, address, row)
    return row.id
  }
  interface Ask {
    readonly id?: string
    readonly revision?: number
    readonly values?: Readonly<Record<string, unknown>>
    readonly reason?: string
  }
  const take = (as: Viewer, address: string, move: string, { id, revision, values = {}, reason }: Ask = {}) =>
    house.app.move(as, {
      address,
      id: id ?? null,
      move,
      values,
      reason: reason ?? null,
      revision: revision ?? null,
      key: v7(),
    })
  const done = async (...[as, address, move, ask]: Parameters<typeof take>) => {
    const outcome = await take(as, address, move, ask)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
    return outcome.value
  }
  const proposal = (more: Readonly<Record<string, unknown>> = {}) => ({
    values: {
      parameter: 'delivery.replyDays',
      key: 'blue',
      value: '9',
      fromDay: '2022-03-10',
      basis: '领导小组会议纪要（示例）',
      document: [],
      ...more,
    },
  })
  /** A blue slip drafted and issued today, with the day its answer is due. */
  const answerDue = async (draftOn: string, issueOn = draftOn): Promise<string | null> => {
    house.setDay(draftOn as Day)
    const unit = await planted('parties.unit')
    const values = {
      task: await planted('plan.mainTask', { state: 'running', owners: [{ printed: '甲', unit, role: 'responsible' }] }),
      unit,
      colour: 'blue',
      matter: '进度滞后（示例）',
      demand: '说明情况（示例）',
    }
    const asked = house.app.catalogue.entries.get(slip)?.record.life.moves['draft']?.asks ?? []
    const all = Object.fromEntries(asked.map(field => [field, (values as Record<string, unknown>)[field] ?? null]))
    const drafted = await done(supervision, slip, 'draft', { values: all })
    house.setDay(issueOn as Day)
    await done(supervision, slip, 'issue', { id: drafted.id, revision: drafted.revision })
    const shown = await house.app.show(supervision, slip, drafted.id)
    return (shown.ok && shown.value.clocks.find(clock => clock.clock === 'answering')?.dueOn) || null
  }

  test.each([
    [{ parameter: 'delivery.replyWeeks' }, 'setting_unknown'],
    [{ key: 'green' }, 'setting_key_unknown'],
    [{ key: null }, 'setting_key_unknown'],
    [{ value: '0' }, 'invalid_field'],
    [{ value: 'nine' }, 'invalid_field'],
    [{ value: '2.5' }, 'invalid_field'],
    [{ fromDay: '2022-02-28' }, 'setting_reaches_back'],
  ])('%j is refused as %s', async (more, code) => {
    if (!server) return
    house.setDay(firstDay)
    const outcome = await take(office, setting, 'propose', proposal(more))
    expect(outcome.ok ? 'done' : outcome.refusal.code).toBe(code)
  })

  test('who proposes does not approve, a late approval does not reach back, and a case keeps the number of its day', async () => {
    if (!server) return
    house.setDay(firstDay)
    expect(await answerDue('2022-03-01')).toBe('2022-03-08')
    const proposed = await done(office, setting, 'propose', proposal())
    const asLeader = viewer('leader', { person: office.actor.person })
    const same = await take(asLeader, setting, 'approve', { id: proposed.id, revision: 1 })
    expect(same.ok ? 'done' : same.refusal.code).toBe('must_be_another_person')
    expect(await answerDue('2022-03-02')).toBe('2022-03-09')
    house.setDay('2022-03-03' as Day)
    await done(leader, setting, 'approve', { id: proposed.id, revision: 1 })
    // approved, but not begun
    expect(await answerDue('2022-03-04')).toBe('2022-03-11')
    // drafted before it began, issued after: the number of the day it was filed
    expect(await answerDue('2022-03-09', '2022-03-14')).toBe('2022-03-21')
    expect(await answerDue('2022-03-14')).toBe('2022-03-25')
    const late = await done(office, setting, 'propose', proposal({ fromDay: '2022-03-15', value: '3' }))
    house.setDay('2022-03-16' as Day)
    const outcome = await take(leader, setting, 'approve', { id: late.id, revision: 1 })
    expect(outcome.ok ? 'done' : outcome.refusal.code).toBe('setting_reaches_back')
  })

  test('the page says what holds, since when, and what is on its way', async () => {
    if (!server) return
    house.setDay('2022-03-20' as Day)
    await done(office, setting, 'propose', proposal({ fromDay: '2022-04-01', value: '4' }))
    const found = await house.app.query(leader, 'settings', {})
    const lines = (found.ok ? found.value : null) as { areas: { lines: Record<string, unknown>[] }[] }
    const line = lines.areas
      .flatMap(area => area.lines)
      .find(each => each['parameter'] === 'delivery.replyDays' && each['key'] === 'blue')
    expect(line).toMatchObject({
      value: '9',
      since: '2022-03-10',
      starts: '5',
      coming: [
        { value: '3', state: 'proposed' },
        { value: '4', state: 'proposed', fromDay: '2022-04-01' },
      ],
      past: [],
    })
  })
})
