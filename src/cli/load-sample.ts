import { type App, type Door, hashPassword, messages, playExample, type StoredRow, type Viewer } from '#app'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assert, type Day } from '#base'
import { type Example, roles } from '#define'
import { examples } from '#mechanisms'
import { openSheet } from '#sheets'
import { sampleFile } from './sample-file.ts'
import sample from '../../data/sample/sample.json' with { type: 'json' }

/** All sample accounts have this password; it opens invented data only, and `--empty` makes none of them. */
export const samplePassword = 'Jinwei-2024'

export interface SampleAccount {
  readonly account: string
  readonly password: string
  readonly role: string
  readonly unitName: string | null
}

/** The second factor of every sample account, as open as their password. */
const sampleFactor = 'JINWEISAMPLEJINWEISAMPLEJINWEISA'

interface Loading {
  readonly app: App
  readonly door: Door
  readonly setDay: (day: Day) => void
  readonly referenceText: string
  readonly onProgress: (done: number, of: number) => void
}

/** Play the invented years through the app, then the worked examples of the mechanisms, and give every actor an account. */
export async function loadSample({
  app,
  door,
  setDay,
  referenceText,
  onProgress,
}: Loading): Promise<{ readonly faults: readonly string[] }> {
  // the sample has firms, forms and titles of its own: those of the examples would be added to them
  const kept = new Set(sample.sheets.map(sheet => sheet.register.split('.')[0]))
  const plays: readonly Example[] = [sample as unknown as Example, ...examples.filter(example => !kept.has(example.area))]
  let read = 0
  const sheetsBefore = async (day: Day): Promise<readonly string[]> => {
    const told: string[] = []
    for (const sheet of sample.sheets.slice(read)) {
      if (sheet.on > day) break
      read += 1
      setDay(sheet.on as Day)
      told.push(...(await readIn(app, sheet)))
    }
    return told
  }
  const total = plays.reduce((sum, play) => sum + play.steps.length, 0)
  const faults: string[] = []
  let before = 0
  for (const play of plays) {
    const played = await playExample(
      {
        app,
        setDay,
        referenceText,
        textOf: key => messages.zh[`${play.area}.example.${key}`] ?? key,
        fileOf: name => sampleFile(name, (sample.files as Readonly<Record<string, string>>)[name]),
        onStep: done => onProgress(before + done, total),
        ...(play.area === sample.area && { before: sheetsBefore }),
      },
      play,
    )
    faults.push(...played.faults)
    before += play.steps.length
  }
  await giveAccounts(app, door)
  setDay(sample.today as Day)
  await seeThePast(app)
  return { faults }
}

/** A sheet of the sample through the same door as any other, under the account of whoever keeps the register. */
async function readIn(
  app: App,
  sheet: { readonly as: string; readonly register: string; readonly file: string },
): Promise<readonly string[]> {
  const bytes = await readFile(join(import.meta.dirname, '../../data/sample/registers', sheet.file))
  const actor = sample.actors[sheet.as as keyof typeof sample.actors] as { readonly role: string; readonly account: string }
  assert(actor, `'${sheet.as}' is an actor of the sample`)
  const people = await app.list(administrator, 'parties.person', { where: { account: actor.account }, page: 1, pageSize: 1 })
  const person = people.ok ? (people.value.rows[0]?.id ?? null) : null
  const imported = await app.importSheet(
    { actor: { person, role: actor.role as never, unit: null, organisation: null }, from: 'set-up' },
    {
      address: sheet.register,
      open: () =>
        openSheet(
          (async function* () {
            yield bytes
          })(),
          bytes.length,
        ),
      isDryRun: false,
      reason: null,
      key: `sample:sheet:${sheet.file}`,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
  )
  if (!imported.ok) return [`${sheet.file}: ${imported.refusal.code}`]
  return imported.value.faults
    .slice(0, 5)
    .map(({ cell, refusal }) => `${sheet.file} ${cell}: ${refusal.code} ${JSON.stringify(refusal.details)}`)
}

const administrator: Viewer = { actor: { person: null, role: 'systemAdmin', unit: null, organisation: null }, from: 'set-up' }

/** One hash serves all: it is one password, printed at every start. */
async function giveAccounts(app: App, door: Door): Promise<void> {
  const hash = await hashPassword(samplePassword)
  for (const person of await peopleOf(app)) {
    await door.setPassword(person.id, hash, false)
    await door.setFactor(person.id, sampleFactor)
  }
}

/** Three years of notices were read when they came: who opens the sample is told what is new from then on. */
async function seeThePast(app: App): Promise<void> {
  while ((await app.deliver({})).spread > 0);
  for (const { id } of await peopleOf(app))
    await app.seeNotices({ actor: { ...administrator.actor, person: id }, from: 'set-up' })
}

async function peopleOf(app: App): Promise<readonly StoredRow[]> {
  const people = await app.list(administrator, 'parties.person', { where: { state: 'active' }, page: 1, pageSize: 1_000 })
  return people.ok ? people.value.rows : []
}

/** Accounts to print and to offer on the sign-in page, one line a post. */
export async function sampleAccounts(app: App): Promise<readonly SampleAccount[]> {
  const posts = await app.list(administrator, 'parties.post', {
    where: { state: 'held' },
    page: 1,
    pageSize: 1_000,
    sort: { field: 'id', descending: false },
  })
  const accounts = new Map((await peopleOf(app)).map(person => [person.id, person['account'] as string]))
  if (!posts.ok) return []
  const { rows, titles } = posts.value
  const order = (post: StoredRow) => roles.indexOf(post['role'] as never)
  return rows
    .toSorted((a, b) => order(a) - order(b))
    .map(post => ({
      account: accounts.get(post['person'] as string) ?? '',
      password: samplePassword,
      role: post['role'] as string,
      unitName: post['unit']
        ? (titles[post['unit'] as string] ?? null)
        : post['organisation']
          ? (titles[post['organisation'] as string] ?? null)
          : null,
    }))
}
