import { type App, type Door, hashPassword, messages, playExample, type StoredRow, type Viewer } from '#app'
import type { Day } from '#base'
import { type Example, roles } from '#define'
import { examples } from '#mechanisms'
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
  const plays: readonly Example[] = [sample as unknown as Example, ...examples]
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
      },
      play,
    )
    faults.push(...played.faults)
    before += play.steps.length
  }
  await giveAccounts(app, door)
  return { faults }
}

const administrator: Viewer = { actor: { person: null, role: 'systemAdmin', unit: null, organisation: null }, from: 'set-up' }

/** One hash serves all: it is one password, printed at every start. */
async function giveAccounts(app: App, door: Door): Promise<void> {
  const hash = await hashPassword(samplePassword)
  for (const person of await peopleOf(app)) await door.setPassword(person.id, hash, false)
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
