import { createHash, randomBytes } from 'node:crypto'
import { dayAt } from '#base'
import type { Role } from '#define'
import { inbox } from '../queries/inbox.ts'
import type { Asking } from '../queries/picture.ts'
import type { Store, Viewer } from '../store.ts'

/** One day on which something of a person's posts is due. */
export interface CalendarItem {
  /** the same for the same duty, so that a calendar moves it instead of showing it twice */
  readonly key: string
  readonly title: string
  /** civil day, ISO */
  readonly dueOn: string
}

export interface Calendar {
  readonly state: (viewer: Viewer) => Promise<{ readonly madeAt: string } | null>
  /** @returns the secret of a new address, shown this once; the one before is dead */
  readonly open: (viewer: Viewer) => Promise<string | null>
  readonly close: (viewer: Viewer) => Promise<void>
  /** what is due in every post the owner of the address holds; null when no such address is open */
  readonly items: (secret: string) => Promise<readonly CalendarItem[] | null>
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

export function calendarOf(store: Store, place: () => Omit<Asking, 'reading' | 'viewer'>, now: () => Date): Calendar {
  return {
    state: async ({ actor }) => {
      const feed = actor.person ? await store.feeds.of(actor.person) : null
      return feed && { madeAt: feed.madeAt.toISOString() }
    },
    open: async ({ actor, from }) => {
      if (!actor.person) return null
      const secret = randomBytes(32).toString('base64url')
      await store.feeds.set(actor.person, hashOf(secret), now())
      await store.door.audit({ kind: 'calendar.opened', subject: actor.person, ok: true, body: { from } }, actor.person)
      return secret
    },
    close: async ({ actor, from }) => {
      if (!actor.person) return
      await store.feeds.set(actor.person, null, now())
      await store.door.audit({ kind: 'calendar.closed', subject: actor.person, ok: true, body: { from } }, actor.person)
    },
    items: async secret => {
      const person = await store.feeds.ownerOf(hashOf(secret))
      if (person === null) return null
      const items = new Map<string, CalendarItem>()
      for (const post of await store.door.posts(person, dayAt(now()))) {
        const actor = { person, role: post.role as Role, unit: post.unit, organisation: post.organisation }
        const viewer: Viewer = { actor, from: 'calendar address' }
        const { todos } = await store.read(viewer, reading => inbox({ ...place(), reading, viewer }))
        for (const { address, id, move, title, dueOn, birth } of todos) {
          if (dueOn === null) continue
          const key = `${address}.${id ?? JSON.stringify(birth)}.${move}`
          items.set(key, { key, title, dueOn })
        }
      }
      return [...items.values()]
    },
  }
}
