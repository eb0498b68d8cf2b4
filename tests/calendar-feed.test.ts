/** A calendar program reads the days of a person by a secret address that its owner ends, and no log ever holds it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Ground, layGround, openHouse, type Program, signIn, startProgram, stopProgram } from '../tools/running-house.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'jw-calendar-'))
let program: Program
let ground: Ground
beforeAll(async () => {
  const open = await openHouse(dataDir)
  ground = await layGround(open)
  await open.close()
  program = await startProgram(dataDir)
}, 120_000)
afterAll(async () => {
  await stopProgram(program)
  rmSync(dataDir, { recursive: true, force: true })
})

test('the address shows what is due, a new one ends the old one, and ended it is not found', async () => {
  const cookie = await signIn(program.url, ground.accounts['liaison'] as string)
  const feed = (method: string) => fetch(`${program.url}/api/calendar-feed`, { method, headers: { cookie } })
  const open = async () => ((await (await feed('POST')).json()) as { readonly path: string }).path
  const first = await open()
  const answer = await fetch(program.url + first)
  const text = await answer.text()
  expect(answer.headers.get('content-type')).toContain('text/calendar')
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/)
  expect(text).toContain('Trial task')
  expect(text).toMatch(/DTSTART;VALUE=DATE:\d{8}/)

  const second = await open()
  expect((await fetch(program.url + first)).status).toBe(404)
  expect((await fetch(program.url + second)).status).toBe(200)
  expect((await feed('DELETE')).status).toBe(204)
  expect((await fetch(program.url + second)).status).toBe(404)
  expect((await fetch(`${program.url}/calendar/guessed.ics`)).status).toBe(404)
  const log = readFileSync(join(dataDir, 'log/access.log'), 'utf8')
  expect(log).toContain('/calendar/:file')
  expect([first, second].filter(path => log.includes(path))).toEqual([])
})
