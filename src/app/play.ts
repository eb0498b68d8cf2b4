import { assert, type Day, type Outcome, type Refusal } from '#base'
import { addressOfTake, type Example, type ExampleActor, type ExampleStep, filled, type GrantedRole } from '#define'
import type { App } from './app.ts'
import type { Receipt, StoredRow, Viewer } from './store.ts'

/** Stands where the id of a row will be that a follow-up made: the first of the address whose fields are these. */
interface Found {
  readonly find: string
  readonly where: Readonly<Record<string, unknown>>
}

export interface Playing {
  readonly app: App
  /** the day and hour the app sees while a step is taken */
  readonly setDay: (day: Day) => void
  /** bytes of an invented file, marked as sample */
  readonly fileOf: (name: string) => AsyncIterable<Uint8Array>
  /** words of an example by key: an example speaks both languages */
  readonly textOf: (key: string) => string
  readonly onStep?: (done: number, of: number) => void
  /** what happened before a day that is no move of an actor: sheets that were read in */
  readonly before?: (day: Day, ids: ReadonlyMap<string, string>) => Promise<readonly string[]>
  /** the reference plan in official form, where a document is received */
  readonly referenceText?: string
  /** rows that stand already, by key: units of the register, for instance */
  readonly known?: Readonly<Record<string, string>>
}

export interface Played {
  readonly ids: ReadonlyMap<string, string>
  readonly viewers: ReadonlyMap<string, Viewer>
  readonly faults: readonly string[]
}

const house = (role: GrantedRole): Viewer => ({ actor: { person: null, role, unit: null, organisation: null }, from: 'set-up' })

/**
 * Play an example through the app as its actors would: every step is an ordinary move with its checks, on its day. A step
 * that ends otherwise than it expects is a fault; the play goes on, so that all faults are seen at once.
 */
export async function playExample(playing: Playing, example: Example): Promise<Played> {
  const { app } = playing
  const ids = new Map<string, string>(Object.entries(playing.known ?? {}))
  const viewers = new Map<string, Viewer>()
  const files = new Map<string, string>()
  const faults: string[] = []
  const place = { ...playing, example, ids, viewers, files }
  for (const [at, step] of example.steps.entries()) {
    if (playing.before && step.on !== example.steps[at - 1]?.on) faults.push(...(await playing.before(step.on as Day, ids)))
    playing.setDay(step.on as Day)
    if (step.as === 'calendar') {
      faults.push(...(await app.runDay()).refused.map(line => `${example.area} ${at + 1} by date: ${line}`))
      continue
    }
    const viewer = await viewerOf(place, step.as)
    const outcome = await takeStep(place, step, viewer, at)
    const fault = await faultOf(place, step, outcome, viewer)
    if (fault) faults.push(`${example.area} ${at + 1} ${step.take} ${step.key}: ${fault}`)
    playing.onStep?.(at + 1, example.steps.length)
  }
  return { ids, viewers, faults }
}

type Place = Playing & {
  readonly example: Example
  readonly ids: Map<string, string>
  readonly viewers: Map<string, Viewer>
  readonly files: Map<string, string>
}

async function takeStep(place: Place, step: ExampleStep, viewer: Viewer, at: number): Promise<Outcome<Receipt>> {
  const { app, ids, example } = place
  const words = addressOfTake(example, step).split('.')
  const move = words.pop() as string
  const address = words.join('.')
  const { row } = step as ExampleStep & { readonly row?: Found }
  if (row && !ids.has(step.key)) {
    const where = (await settled(place, row.where, viewer)) as Found['where']
    ids.set(step.key, await findRow(place, { ...row, where }))
  }
  const id = ids.get(step.key) ?? null
  const isBirth = entryMove(app, address, move) === 'new'
  const values = (await settled(place, step.values ?? {}, viewer)) as Readonly<Record<string, unknown>>
  const outcome = await app.move(viewer, {
    address,
    id: isBirth ? null : id,
    move,
    values,
    reason: step.reason ?? null,
    revision: null,
    key: `${example.area}:step:${at}`,
  })
  if (outcome.ok && isBirth) ids.set(step.key, outcome.value.id)
  return outcome
}

const entryMove = (app: App, address: string, move: string): unknown => {
  const entry = app.catalogue.entries.get(address)
  assert(entry?.record.life.moves[move], `${address}.${move} is a move`)
  return entry.record.life.moves[move]?.from
}

/** Ids, files and amounts in the places of their stand-ins. */
async function settled(place: Place, value: unknown, viewer: Viewer): Promise<unknown> {
  const names: string[] = []
  const wanted: Found[] = []
  walk(value, item => {
    if ('find' in item) wanted.push(item as unknown as Found)
  })
  filled(value, { idOf: () => null, fileOf: key => names.push(key), textOf: () => null })
  for (const key of namedRows(value)) if (!place.ids.has(key) && key in place.example.actors) await viewerOf(place, key)
  for (const name of names) if (!place.files.has(name)) place.files.set(name, await storeFile(place, name, viewer))
  const found = new Map<string, string>()
  for (const item of wanted) found.set(JSON.stringify(item), await findRow(place, item))
  const replaced = replace(value, item => {
    if ('find' in item) return found.get(JSON.stringify(item))
    if ('plan' in item && item['plan'] === 'reference' && Object.keys(item).length === 1) return place.referenceText
    return 'fen' in item ? BigInt(item['fen'] as string) : undefined
  })
  return filled(replaced, {
    idOf: key => place.ids.get(key) ?? place.viewers.get(key)?.actor.person,
    fileOf: key => place.files.get(key),
    textOf: place.textOf,
  })
}

async function findRow(place: Place, { find, where }: Found): Promise<string> {
  const filledWhere = filled(where, { idOf: key => place.ids.get(key), fileOf: () => null, textOf: place.textOf }) as Record<
    string,
    unknown
  >
  const listed = await place.app.list(house('office'), find, { where: filledWhere, page: 1, pageSize: 1 })
  const row: StoredRow | undefined = listed.ok ? listed.value.rows[0] : undefined
  assert(row, `${find} has a row with ${JSON.stringify(where)}`)
  return row.id
}

async function storeFile(place: Place, key: string, viewer: Viewer): Promise<string> {
  const name = place.textOf(key)
  const stored = await place.app.storeEvidence(viewer, {
    name,
    stream: place.fileOf(name),
    declared: true,
    issuer: null,
    issuedOn: null,
    note: null,
    key: `${place.example.area}:file:${key}`,
  })
  assert(stored.ok, `the sample file '${name}' is stored: ${stored.ok ? '' : stored.refusal.code}`)
  return stored.value['id'] as string
}

/** The person behind an actor, entered and given the post when first asked for. */
async function viewerOf(place: Place, key: string): Promise<Viewer> {
  const known = place.viewers.get(key)
  if (known) return known
  const actor = place.example.actors[key] as (ExampleActor & { readonly account?: string }) | undefined
  assert(actor, `'${key}' is an actor of the example`)
  const organisation = actor.organisation ? (place.ids.get(actor.organisation) ?? null) : null
  const unit = actor.unit
    ? (place.ids.get(actor.unit) ?? (await findRow(place, { find: 'parties.unit', where: { shortName: actor.unit } })))
    : null
  const account = actor.account ?? `${place.example.area}-${key}`.toLowerCase()
  const person = await must(
    place.app,
    house('systemAdmin'),
    'parties.person',
    'enter',
    { name: place.textOf(actor.said), account, unit, organisation },
    `person:${account}`,
  )
  await must(
    place.app,
    house('securityAdmin'),
    'parties.post',
    'grant',
    { person, role: actor.role, unit, organisation, fromDay: '2022-01-01', untilDay: null },
    `post:${account}`,
  )
  const viewer: Viewer = { actor: { person, role: actor.role, unit, organisation }, from: 'set-up' }
  place.viewers.set(key, viewer)
  return viewer
}

async function must(
  app: App,
  viewer: Viewer,
  address: string,
  move: string,
  values: Readonly<Record<string, unknown>>,
  key: string,
): Promise<string> {
  const outcome = await app.move(viewer, { address, id: null, move, values, reason: null, revision: null, key })
  assert(outcome.ok, `set-up may ${move} ${address}: ${outcome.ok ? '' : describe(outcome.refusal)}`)
  return outcome.value.id
}

async function faultOf(place: Place, step: ExampleStep, outcome: Outcome<Receipt>, viewer: Viewer): Promise<string | null> {
  const refusedAs = step.expect?.refused
  if (refusedAs !== undefined)
    return outcome.ok
      ? `expected refusal ${refusedAs}`
      : outcome.refusal.code === refusedAs
        ? null
        : `refused ${describe(outcome.refusal)}, expected ${refusedAs}`
  if (!outcome.ok) return `refused ${describe(outcome.refusal)}`
  if (step.expect?.state !== undefined && outcome.value.state !== step.expect.state)
    return `is ${outcome.value.state}, expected ${step.expect.state}`
  if (!step.expect?.values) return null
  const words = addressOfTake(place.example, step).split('.')
  words.pop()
  const shown = await place.app.show(viewer, words.join('.'), outcome.value.id)
  const wrong = Object.entries(step.expect.values).find(
    ([name, value]) => !shown.ok || String(shown.value.row[name]) !== String(value),
  )
  return wrong
    ? `has ${wrong[0]} ${shown.ok ? String(shown.value.row[wrong[0]]) : 'unseen'}, expected ${String(wrong[1])}`
    : null
}

const describe = (refusal: Refusal): string =>
  `${refusal.code} ${refusal.where ?? ''} ${Object.entries(refusal.details ?? {})
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')}`

function namedRows(value: unknown): readonly string[] {
  const keys: string[] = []
  filled(value, { idOf: key => keys.push(key), fileOf: () => null, textOf: () => null })
  return keys
}

function walk(value: unknown, visit: (item: Readonly<Record<string, unknown>>) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit)
  else if (typeof value === 'object' && value !== null) {
    visit(value as Record<string, unknown>)
    for (const item of Object.values(value)) walk(item, visit)
  }
}

function replace(value: unknown, by: (item: Readonly<Record<string, unknown>>) => unknown): unknown {
  if (Array.isArray(value)) return value.map(item => replace(item, by))
  if (typeof value !== 'object' || value === null) return value
  const replaced = by(value as Record<string, unknown>)
  return replaced !== undefined
    ? replaced
    : Object.fromEntries(Object.entries(value).map(([name, item]) => [name, replace(item, by)]))
}
