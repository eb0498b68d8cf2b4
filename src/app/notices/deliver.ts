import { type Day, dayAt } from '#base'
import { inForce, type Role } from '#define'
import { digestHour, messagesPerDay, quietFromHour, quietUntilHour } from '#delivery'
import type { Contact, Post } from '#parties'
import { type Catalogue, type Entry, entryOf } from '../catalogue.ts'
import type { Messages } from '../messages.ts'
import { rowsOf } from '../queries/picture.ts'
import { isOwn, sightOf } from '../sights.ts'
import type { Reading, Store, StoredRow, Viewer } from '../store.ts'
import { type Dispatch, type NewMessage, type StoredNotice, type Way, ways } from './outbox.ts'
import { type DispatchSettings, planDispatches, retryAfter } from './plan-dispatches.ts'
import { wordedFor } from './wording.ts'

/** Takes one dispatch to one address. @throws Error when it could not be handed over; its message never holds a secret */
export type Sender = (dispatch: Dispatch, to: string) => Promise<void>
export type Senders = Readonly<Partial<Record<Way, Sender>>>

export interface Delivered {
  readonly spread: number
  readonly composed: number
  readonly sent: number
  readonly failed: readonly string[]
}

interface Delivering {
  readonly store: Store
  readonly catalogue: Catalogue
  readonly messages: Messages
  readonly now: Date
  readonly senders: Senders
  /** address of the pages, for a link in a message; null where none was set */
  readonly publicUrl: string | null
}

const calendar: Viewer = { actor: { person: null, role: 'calendar', unit: null, organisation: null }, from: 'outbox' }
const spreadMost = 500
/** handed over at the same time, so that the slowest of them ends well within the lease */
const claimMost = 10
/** A house that dies while it sends leaves its dispatches to the next after this time. */
const leaseMs = 60_000

/**
 * One round of the outbox: notices become messages, messages become dispatches, dispatches are handed over. Any number of
 * houses may do it at once; each step is taken by one of them. A dispatch whose house died between handing over and
 * noting it is handed over again under its own key.
 */
export async function deliverNotices(delivering: Delivering): Promise<Delivered> {
  const spread = await spreadNotices(delivering)
  const composed = await composeDispatches(delivering)
  const { store, senders, now } = delivering
  const failed: string[] = []
  let sent = 0
  const open = ways.filter(way => senders[way])
  if (open.length === 0) return { spread, composed, sent, failed }
  const dispatches = await store.outbox.claim(now, new Date(now.getTime() + leaseMs), claimMost)
  const contacts = await store.read(calendar, reading => contactsOf(reading, [...new Set(dispatches.map(one => one.person))]))
  const handOver = async (dispatch: Dispatch): Promise<void> => {
    const to = addressOf(contacts.get(dispatch.person), dispatch.way)
    const sender = senders[dispatch.way]
    try {
      if (!sender || !to) throw new Error('no address')
      await sender(dispatch, to)
      await store.outbox.settle(dispatch.id, { sent: true }, now)
      sent += 1
    } catch (error) {
      const trouble = error instanceof Error ? error.message : 'unknown'
      failed.push(`${dispatch.way} ${dispatch.id}: ${trouble}`)
      const retryAt = to ? retryAfter(dispatch.attempts, now) : null
      await store.outbox.settle(dispatch.id, { sent: false, trouble, retryAt }, now)
    }
  }
  await Promise.all(dispatches.map(handOver))
  return { spread, composed, sent, failed }
}

async function spreadNotices({ store, catalogue, senders, now }: Delivering): Promise<number> {
  const notices = await store.outbox.unspread(spreadMost)
  if (notices.length === 0) return 0
  const messages = await store.read(calendar, async reading => {
    const listeners = await listenersOf(reading, [...new Set(notices.map(notice => notice.role))], dayAt(now))
    const found: NewMessage[] = []
    for (const notice of notices) {
      const entry = catalogue.entries.get(notice.address)
      const row = entry && (await reading.find(notice.address, notice.rowId))
      if (!entry || !row) continue
      for (const post of listeners.get(notice.role) ?? []) {
        if (!(await hears(store, entry, row, post))) continue
        found.push({ notice: notice.id, person: post.person, role: notice.role, way: 'inApp' })
      }
    }
    const contacts = await contactsOf(reading, [...new Set(found.map(message => message.person))])
    const outside = found.flatMap(message =>
      ways.filter(way => senders[way] && addressOf(contacts.get(message.person), way)).map(way => ({ ...message, way })),
    )
    return [...found, ...outside]
  })
  await store.outbox.spread(
    notices.map(notice => notice.id),
    messages,
    now,
  )
  return notices.length
}

/** Everybody who holds a post of the role on the day. */
async function listenersOf(
  reading: Reading,
  roles: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, readonly Post[]>> {
  const posts = await rowsOf<Post>({ reading }, 'parties.post', { state: 'held', role: roles })
  const held = posts.filter(post => post.fromDay <= day && (post.untilDay === null || post.untilDay >= day))
  return new Map(roles.map(role => [role, held.filter(post => post.role === role)]))
}

/** Nobody is told of a row he may not see. */
async function hears(store: Store, entry: Entry, row: StoredRow, post: Post): Promise<boolean> {
  const { person, role, unit, organisation } = post
  const sight = sightOf(entry, role)
  if (!sight) return false
  const actor = { person, role: role as Role, unit, organisation }
  if (sight.see === 'assigned')
    return (await store.read({ actor, from: 'outbox' }, reading => reading.find(entry.address, row.id))) !== null
  if (sight.alsoIn?.includes(row.state)) return true
  return (sight.in === undefined || sight.in.includes(row.state)) && isOwn(entry, row, actor)
}

type Contacts = ReadonlyMap<string, Contact>

async function contactsOf(reading: Reading, persons: readonly string[]): Promise<Contacts> {
  const contacts = await rowsOf<Contact>({ reading }, 'parties.contact', { person: persons, state: 'used' })
  return new Map(contacts.map(contact => [contact.person as string, contact]))
}

const addressOf = (contact: Contact | undefined, way: Way): string | null =>
  (way === 'mail' ? contact?.email : contact?.gatewayUser) ?? null

async function composeDispatches({ store, catalogue, messages, now, publicUrl }: Delivering): Promise<number> {
  const day = dayAt(now)
  return store.outbox.compose(dayStart(day), now, async (waiting, made) =>
    store.read(calendar, async reading => {
      const contacts = await contactsOf(reading, [...new Set(waiting.map(message => message.person))])
      const titles = await titlesFor(catalogue, reading, waiting)
      return planDispatches(waiting, made, {
        hour: hourAt(now),
        settings: await settingsOf(reading, day),
        isDaily: person => contacts.get(person)?.rhythm === 'daily',
        worded: of => wordedFor({ messages, day, titles, publicUrl }, of),
      })
    }),
  )
}

async function settingsOf(reading: Reading, day: Day): Promise<DispatchSettings> {
  const asked = {
    quietFromHour: inForce(quietFromHour),
    quietUntilHour: inForce(quietUntilHour),
    digestHour: inForce(digestHour),
    mail: inForce(messagesPerDay, 'mail'),
    gateway: inForce(messagesPerDay, 'gateway'),
  }
  const values = (await reading.ask(asked, day)) as Readonly<Record<keyof typeof asked, number>>
  const { mail, gateway, ...hours } = values
  return { ...hours, messagesPerDay: { mail, gateway } }
}

/** Titles of the rows the messages speak of. */
async function titlesFor(
  catalogue: Catalogue,
  reading: Reading,
  of: readonly StoredNotice[],
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>()
  for (const address of new Set(of.map(one => one.address))) {
    const ids = of.filter(one => one.address === address).map(one => one.rowId)
    for (const [id, title] of await reading.titles(entryOf(catalogue, address).address, ids)) titles.set(id, title)
  }
  return titles
}

const shanghaiMs = 8 * 3_600_000
/** Hour of the civil day in Asia/Shanghai, which has no summer time. */
const hourAt = (now: Date): number => new Date(now.getTime() + shanghaiMs).getUTCHours()
const dayStart = (day: Day): Date => new Date(Date.parse(`${day}T00:00:00Z`) - shanghaiMs)
