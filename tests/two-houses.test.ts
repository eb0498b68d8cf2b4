/**
 * Two programs on one PostgreSQL, one of them killed in the middle of its work: each reminder is told once, each dispatch
 * reaches its receiver, and what arrives twice arrives under one key.
 */
import { cpSync, mkdtempSync, mkdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#base'
import { signatureOf } from '#jobs'
import {
  layGround,
  openHouse,
  type OpenHouse,
  plant,
  type Program,
  startProgram,
  stopProgram,
  today,
} from '../tools/running-house.ts'

const folder = mkdtempSync(join(tmpdir(), 'jw-two-houses-'))
const secret = 'a-secret-of-the-gateway-of-32-letters'
const people = 30
const milestones = 20
const posts: { readonly key: string; readonly isSigned: boolean }[] = []
const mails: string[] = []
let open: OpenHouse

const gateway = createServer((request, answer) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const body = Buffer.concat(parts).toString('utf8')
    const key = String(request.headers['x-jinwei-key'])
    const expected = `v1=${signatureOf(secret, { time: String(request.headers['x-jinwei-time']), key, body })}`
    posts.push({ key, isSigned: request.headers['x-jinwei-signature'] === expected })
    // Slow enough that the kill comes while something is on its way.
    setTimeout(() => answer.writeHead(200).end('{}'), 300)
  })
})
const mailServer = new SMTPServer({
  disabledCommands: ['STARTTLS', 'AUTH'],
  logger: false,
  onData: (stream, _, done) => {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      mails.push(/^Message-ID: <(.+)>/im.exec(Buffer.concat(parts).toString('utf8'))?.[1] ?? 'none')
      done()
    })
  },
})

beforeAll(async () => {
  await new Promise<void>(resolve => gateway.listen(0, '127.0.0.1', resolve))
  await new Promise<void>(resolve => mailServer.listen(0, '127.0.0.1', resolve))
  open = await openHouse(join(folder, 'first'))
  const { unit, task } = await layGround(open)
  for (let at = 0; at < people; at += 1) {
    const person = await plant(open, 'parties.person', 'active', {
      name: `p${at}`,
      account: `person-${at}`,
      unit,
      organisation: null,
    })
    const post = { person, role: 'liaison', unit, organisation: null, fromDay: '2020-01-01', untilDay: null }
    await plant(open, 'parties.post', 'held', post)
    const contact = { person, email: `p${at}@unit.example`, gatewayUser: `user-${at}`, rhythm: 'each' }
    await plant(open, 'parties.contact', 'used', contact)
  }
  const dueOn = addDays(today(), 5)
  for (let at = 0; at < milestones; at += 1) {
    const values = { task, unit, title: `m${at}`, dueOn, weight: 100 }
    const id = await plant(open, 'delivery.milestone', 'planned', { ...laterMilestone, ...values })
    await open.sql(
      `insert into app.clock (address, row_id, clock, state, due_on, since) values ('delivery.milestone', $1, 'due', 'runs', $2, $3)`,
      [id, dueOn, today()],
    )
  }
  // The trial runs at any hour of the day.
  for (const parameter of ['delivery.quietFromHour', 'delivery.quietUntilHour']) {
    const always = { key: null, value: '0', fromDay: '2020-01-01', basis: 'trial', document: [] }
    await plant(open, 'settings.setting', 'inForce', { parameter, ...always })
  }
}, 120_000)

afterAll(async () => {
  await open?.close()
  gateway.close()
  await new Promise<void>(resolve => mailServer.close(() => resolve()))
  rmSync(folder, { recursive: true, force: true })
})

const laterMilestone = { originallyDueOn: null, doneOn: null, quality: null, proof: [] }

/** A second data directory with the same keys: what two machines of one office share. */
async function program(name: string): Promise<Program> {
  const dataDir = join(folder, `house-${name}`)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  cpSync(join(folder, 'first/secrets'), join(dataDir, 'secrets'), { recursive: true })
  const at = (server: { address: () => unknown }) => (server.address() as AddressInfo).port
  return startProgram(dataDir, {
    env: {
      DATABASE_URL: open.url,
      JINWEI_GATEWAY_URL: `http://127.0.0.1:${at(gateway)}/`,
      JINWEI_GATEWAY_SECRET: secret,
      JINWEI_SMTP_URL: `smtp://127.0.0.1:${at(mailServer.server)}`,
      JINWEI_SMTP_FROM: 'jinwei@zone.example',
    },
  })
}

const count = async (sql: string): Promise<number> => Number((await open.sql(sql))[0]?.['n'])

test('reminders fire exactly once when one of two houses is killed', { timeout: 240_000 }, async () => {
  const [a, b] = await Promise.all([program('a'), program('b')])
  while (posts.length < 3) await wait(20)
  a.child.kill('SIGKILL')
  await a.gone
  const atKill = posts.length
  const left = "select count(*)::int as n from app.dispatch where state <> 'sent'"
  const deadline = performance.now() + 150_000
  while ((await count('select count(*)::int as n from app.dispatch')) < 2 * people || (await count(left)) > 0) {
    expect(performance.now(), 'the other house takes over what was left').toBeLessThan(deadline)
    await wait(500)
  }
  expect(atKill).toBeLessThan(people)
  expect(await count("select count(*)::int as n from app.notice where kind = 'warns'")).toBe(milestones)
  // The ground has one liaison of its own, who left no address.
  expect(await count("select count(*)::int as n from app.message where way = 'inApp'")).toBe(milestones * (people + 1))
  expect(await count('select count(*)::int as n from app.dispatch')).toBe(2 * people)
  const keys = (await open.sql('select id, way from app.dispatch')).map(row => `${row['way']} ${row['id']}`)
  const arrived = new Set([
    ...posts.map(post => `gateway ${post.key}`),
    ...mails.map(id => `mail ${id.replace('@zone.example', '')}`),
  ])
  expect([...arrived].toSorted()).toEqual(keys.toSorted())
  expect(posts.every(post => post.isSigned)).toBe(true)
  // Twice at most, and only what the killed house had in hand.
  expect(posts.length + mails.length - keys.length).toBeLessThanOrEqual(10)

  const again = await program('a')
  await wait(7_000)
  expect(await count("select count(*)::int as n from app.notice where kind = 'warns'")).toBe(milestones)
  expect(await count('select count(*)::int as n from app.dispatch')).toBe(2 * people)
  await stopProgram(again)
  await stopProgram(b)
})
