import { createHash, randomBytes } from 'node:crypto'
import { dayAt, done, type Outcome, type Refusal, refused } from '#base'
import { type Role, roles } from '#define'
import { codeAt, factorUri, newFactor, stepOfCode } from './second-factor.ts'
import { checkPassword, dummyHash, hashPassword, isPassword } from './password.ts'
import type { Door, HeldPost, SignIn, Viewer } from './store.ts'

/** What the pages know of who is signed in. */
export interface Session {
  readonly person: { readonly id: string; readonly name: string; readonly account: string }
  readonly post: HeldPost
  readonly posts: readonly HeldPost[]
  /** instant at which the sign-in ends unless it is used before */
  readonly idleUntil: string
  readonly mustChangePassword: boolean
  /** an authenticator app is tied to the account */
  readonly hasSecondFactor: boolean
  /** instant until which this sign-in may pay, or null */
  readonly confirmedUntil: string | null
}

/** A request with a sign-in: who asks, and what the pages may know of him. */
export interface Held {
  readonly viewer: Viewer
  readonly session: Session
}

/** A fresh token, to be kept by the browser alone, with the session it opens. */
export interface Opened extends Held {
  readonly token: string
}

export interface SignInService {
  /** refused `wrong_password` {left}, `account_locked` {minutes}, `no_post`, `too_many` {seconds} */
  readonly signIn: (by: {
    readonly account: string
    readonly password: string
    readonly from: string
  }) => Promise<Outcome<Opened>>
  /** refused `not_signed_in` */
  readonly heldBy: (token: string, from: string) => Promise<Outcome<Held>>
  readonly signOut: (token: string, from: string) => Promise<void>
  /** refused `not_signed_in`, `not_found` when the person does not hold the post */
  readonly switchPost: (token: string, post: string, from: string) => Promise<Outcome<Opened>>
  /** refused `not_signed_in`, `old_password_wrong` {left}, `account_locked`, `password_too_weak` {why} */
  readonly changePassword: (
    token: string,
    change: { readonly old: string; readonly new: string; readonly from: string },
  ) => Promise<Outcome<Opened>>
  /** a fresh secret, in force once a code of it was shown; refused `not_signed_in`, `old_password_wrong` {left}, `account_locked` */
  readonly offerFactor: (
    token: string,
    by: { readonly password: string; readonly from: string },
  ) => Promise<Outcome<FactorOffer>>
  /** the offered secret takes the place of the one before; refused `not_signed_in`, `factor_not_offered`, `code_wrong` {left}, `account_locked` */
  readonly setFactor: (token: string, by: { readonly code: string; readonly from: string }) => Promise<Outcome<Held>>
  /** for some minutes this sign-in may pay; refused `not_signed_in`, `factor_not_set`, `code_wrong` {left}, `code_used`, `account_locked` */
  readonly confirm: (token: string, by: { readonly code: string; readonly from: string }) => Promise<Outcome<Held>>
  /** the code of this moment, where the data are a sample and the secret is no secret; null without a factor */
  readonly sampleCode: (token: string) => Promise<string | null>
}

/** Shown once: the secret in base 32, and the address an authenticator app reads from a picture. */
export interface FactorOffer {
  readonly secret: string
  readonly uri: string
}

export interface SignInOptions {
  readonly now: () => Date
}

/** @source GB/T 22239-2019 8.1.4.1 b, with the usual practice for its numbers */
export const signInRules = {
  failuresMax: 5,
  failuresAnywhereMax: 20,
  lockMinutes: 20,
  /** under attack from many addresses an account takes one try in this time from addresses it does not know */
  slowSeconds: 60,
  idleMinutes: 20,
  absoluteHours: 12,
  /** how long a shown code lets one pay */
  confirmedMinutes: 10,
  /** how long an ended post or account may still be served by a process that has just looked */
  freshSeconds: 5,
  hashesAtOnce: 4,
  hashesWaiting: 200,
} as const

const minute = 60_000

interface Seen {
  readonly signIn: SignIn
  readonly posts: readonly HeldPost[]
  readonly mustChange: boolean
  readonly hasFactor: boolean
  readonly lookedAt: number
}

/**
 * Sign-ins over the door of the store. Tokens are 256 random bits and are stored as hashes only; counters of failures
 * live in the database, so that a restart frees nobody.
 */
export function createSignIn(door: Door, { now }: SignInOptions): SignInService {
  const seen = boundedMap<Promise<Outcome<Seen>>>(20_000)
  const lookedAt = boundedMap<number>(20_000)
  const usedAt = boundedMap<{ at: number; written: number }>(20_000)
  // From when failures count: a success, or a lock sat out, forgives the ones before. Lost at a restart, to the strict side.
  const forgiven = boundedMap<number>(20_000)
  const friends = boundedMap<true>(20_000)
  const inTurn = turns()
  const hashing = gate(signInRules.hashesAtOnce, signInRules.hashesWaiting)
  const dummy = dummyHash()

  const look = async (tokenHash: string): Promise<Outcome<Seen>> => {
    const signIn = await door.signInOf(tokenHash)
    if (!signIn || signIn.closedAt) return refused('not_signed_in')
    const [posts, account] = await Promise.all([door.posts(signIn.person, dayAt(now())), door.accountOf(signIn.account)])
    const post = posts.find(one => one.id === signIn.post.id)
    // A post or an account that ended takes its sign-ins with it.
    if (!account || account.person !== signIn.person || !post) {
      await door.closeSignIn(tokenHash, now())
      return refused('not_signed_in')
    }
    const { mustChange, hasFactor } = account
    return done({ signIn: { ...signIn, post }, posts, mustChange, hasFactor, lookedAt: now().getTime() })
  }

  /** Looked up at most every few seconds, and once for requests that come together. */
  const find = (tokenHash: string): Promise<Outcome<Seen>> => {
    const at = now().getTime()
    const known = seen.get(tokenHash)
    const looked = lookedAt.get(tokenHash)
    if (known && looked !== undefined && at - looked < signInRules.freshSeconds * 1_000 && at >= looked) return known
    const found = look(tokenHash)
    seen.set(tokenHash, found)
    lookedAt.set(tokenHash, at)
    found.then(
      outcome => outcome.ok || forget(tokenHash),
      () => forget(tokenHash),
    )
    return found
  }

  const forget = (tokenHash: string): void => {
    seen.delete(tokenHash)
    lookedAt.delete(tokenHash)
    usedAt.delete(tokenHash)
  }

  const alive = async (tokenHash: string): Promise<Outcome<Seen>> => {
    const found = await find(tokenHash)
    if (!found.ok) return found
    const at = now().getTime()
    const { openedAt, usedAt: storedUse } = found.value.signIn
    const use = usedAt.get(tokenHash)
    const lastUse = Math.max(storedUse.getTime(), use?.at ?? 0)
    if (
      at - lastUse >= signInRules.idleMinutes * minute ||
      at - openedAt.getTime() >= signInRules.absoluteHours * 60 * minute
    ) {
      forget(tokenHash)
      await door.closeSignIn(tokenHash, now())
      return refused('not_signed_in')
    }
    // One write in half a minute is enough to know when a sign-in was left alone.
    const written = use?.written ?? storedUse.getTime()
    const isDue = at - written >= minute / 2
    usedAt.set(tokenHash, { at, written: isDue ? at : written })
    if (isDue) await door.touchSignIn(tokenHash, now())
    return found
  }

  const held = ({ signIn, posts, mustChange, hasFactor }: Seen, from: string): Held => ({
    viewer: { actor: actorOf(signIn.person, signIn.post), from },
    session: {
      person: { id: signIn.person, name: signIn.name, account: signIn.account },
      post: signIn.post,
      posts,
      idleUntil: new Date(
        Math.min(
          now().getTime() + signInRules.idleMinutes * minute,
          signIn.openedAt.getTime() + signInRules.absoluteHours * 60 * minute,
        ),
      ).toISOString(),
      mustChangePassword: mustChange,
      hasSecondFactor: hasFactor,
      confirmedUntil: confirmedUntil(signIn)?.toISOString() ?? null,
    },
  })

  const confirmedUntil = ({ confirmedAt }: SignIn): Date | null => {
    const until = confirmedAt && new Date(confirmedAt.getTime() + signInRules.confirmedMinutes * minute)
    return until && until > now() ? until : null
  }

  const opened = async (token: string, from: string): Promise<Outcome<Opened>> => {
    const found = await alive(hashOf(token))
    return found.ok ? done({ token, ...held(found.value, from) }) : found
  }

  /** Minutes an account has to wait at this address, or null. Failures while it waits do not count. */
  const waitOf = async (account: string, from: string): Promise<number | null> => {
    const key = `${account}\n${from}`
    const at = now().getTime()
    const lock = signInRules.lockMinutes * minute
    const since = (back: number) => new Date(Math.max(at - back, forgiven.get(key) ?? 0))
    // Twice the length of the lock: the first failure must not fall out of sight while the last one still locks.
    const [wide, near] = await Promise.all([
      door.failures(account, from, since(2 * lock)),
      door.failures(account, from, since(lock)),
    ])
    if (wide.here >= signInRules.failuresMax) {
      if (near.here > 0) return signInRules.lockMinutes
      forgiven.set(key, at)
    }
    if (near.anywhere < signInRules.failuresAnywhereMax || friends.get(key)) return null
    const last = await door.failures(account, from, new Date(at - signInRules.slowSeconds * 1_000))
    return last.anywhere > 0 ? 1 : null
  }

  /**
   * One try at a time for an account, so that no volley slips past the count, and every wrong one counts towards the lock.
   * @param attempt answers null when what was shown is wrong
   */
  const counted = <T>(
    account: string,
    from: string,
    wrong: string,
    attempt: () => Promise<Outcome<T | null>>,
  ): Promise<Outcome<T>> =>
    inTurn(account, async () => {
      const minutes = await waitOf(account, from)
      if (minutes !== null) {
        await door.audit({ kind: 'sign-in.locked', subject: null, ok: false, body: { account, from } }, null)
        return refused('account_locked', { minutes })
      }
      const right = await attempt()
      if (!right.ok) return right
      const ok = right.value !== null
      await door.recordAttempt({ account, from, ok, at: now() })
      if (right.value !== null) return done(right.value)
      const since = Math.max(now().getTime() - 2 * signInRules.lockMinutes * minute, forgiven.get(`${account}\n${from}`) ?? 0)
      const { here } = await door.failures(account, from, new Date(since))
      const left = signInRules.failuresMax - Math.max(1, here)
      return left > 0 ? refused(wrong, { left }) : refused('account_locked', { minutes: signInRules.lockMinutes })
    })

  /** Whether account and password belong together. */
  const tried = (account: string, password: string, from: string): Promise<Outcome<{ person: string; name: string }>> =>
    counted(account, from, 'wrong_password', async () => {
      const known = await door.accountOf(account)
      const stored = known?.hash ?? (await dummy)
      const right = await hashing(() => isPassword(stored, password))
      if (!right.ok) return right
      if (known !== null && right.value) {
        forgiven.set(`${account}\n${from}`, now().getTime() + 1)
        friends.set(`${account}\n${from}`, true)
        return done({ person: known.person, name: known.name })
      }
      await door.audit({ kind: 'sign-in.failed', subject: known?.person ?? null, ok: false, body: { account, from } }, null)
      return done(null)
    })

  /** The half minute of a right code. A code is good once: whoever looked over the shoulder comes too late. */
  const codeTried = ({ person, account }: SignIn, secret: string, code: string, from: string): Promise<Outcome<number>> =>
    counted(account, from, 'code_wrong', async () => {
      const step = stepOfCode(secret, code, now())
      if (step !== null) return (await door.useFactor(person, step)) ? done(step) : refused('code_used')
      await door.audit({ kind: 'second-factor.failed', subject: person, ok: false, body: { from } }, person)
      return done(null)
    })

  const confirmed = async (tokenHash: string, kind: string, from: string): Promise<Outcome<Held>> => {
    await door.confirmSignIn(tokenHash, now())
    forget(tokenHash)
    const found = await alive(tokenHash)
    if (!found.ok) return found
    const { person } = found.value.signIn
    await door.audit({ kind, subject: person, ok: true, body: { from } }, person)
    return done(held(found.value, from))
  }

  const replace = async (tokenHash: string, post: string, from: string): Promise<Outcome<Opened>> => {
    const token = newToken()
    await door.switchPost(tokenHash, hashOf(token), post, now())
    forget(tokenHash)
    return opened(token, from)
  }

  return {
    signIn: async ({ account, password, from }) => {
      const person = await tried(account, password, from)
      if (!person.ok) return person
      const [post] = await door.posts(person.value.person, dayAt(now()))
      if (!post) return refused('no_post')
      const token = newToken()
      await door.openSignIn({ tokenHash: hashOf(token), person: person.value.person, post: post.id, at: now(), from })
      await door.audit(
        { kind: 'sign-in.opened', subject: person.value.person, ok: true, body: { account, from, post: post.id } },
        person.value.person,
      )
      return opened(token, from)
    },
    heldBy: async (token, from) => {
      if (!isToken(token)) return refused('not_signed_in')
      const found = await alive(hashOf(token))
      return found.ok ? done(held(found.value, from)) : found
    },
    signOut: async (token, from) => {
      if (!isToken(token)) return
      const tokenHash = hashOf(token)
      const found = await find(tokenHash)
      forget(tokenHash)
      if (!found.ok) return
      const { person } = found.value.signIn
      await door.closeSignIn(tokenHash, now())
      // A request that looked while it was being closed has kept it as open.
      forget(tokenHash)
      await door.audit({ kind: 'sign-in.closed', subject: person, ok: true, body: { from } }, person)
    },
    switchPost: async (token, post, from) => {
      const tokenHash = hashOf(token)
      const found = await alive(tokenHash)
      if (!found.ok) return found
      const { signIn, posts } = found.value
      if (!posts.some(one => one.id === post)) return refused('not_found')
      const answer = await replace(tokenHash, post, from)
      await door.audit({ kind: 'sign-in.switched', subject: signIn.person, ok: answer.ok, body: { from, post } }, signIn.person)
      return answer
    },
    changePassword: async (token, change) => {
      const tokenHash = hashOf(token)
      const found = await alive(tokenHash)
      if (!found.ok) return found
      const { person, account, post } = found.value.signIn
      const right = await tried(account, change.old, change.from)
      if (!right.ok) return oldPasswordRefusal(right.refusal)
      const strong =
        change.new === change.old ? refused('password_too_weak', { why: 'same' }, 'new') : checkPassword(change.new, account)
      if (!strong.ok) return strong
      const made = await hashing(() => hashPassword(change.new))
      if (!made.ok) return made
      await door.setPassword(person, made.value, false)
      // Whoever knew the old one is out, wherever they are signed in.
      await door.closeSignInsOf(person, tokenHash, now())
      await door.audit({ kind: 'password.changed', subject: person, ok: true, body: { from: change.from } }, person)
      return replace(tokenHash, post.id, change.from)
    },
    offerFactor: async (token, { password, from }) => {
      const found = await alive(hashOf(token))
      if (!found.ok) return found
      const { person, account } = found.value.signIn
      const right = await tried(account, password, from)
      if (!right.ok) return oldPasswordRefusal(right.refusal, 'password')
      const secret = newFactor()
      await door.offerFactor(person, secret)
      return done({ secret, uri: factorUri(secret, account) })
    },
    setFactor: async (token, { code, from }) => {
      const tokenHash = hashOf(token)
      const found = await alive(tokenHash)
      if (!found.ok) return found
      const { signIn } = found.value
      const { offered } = await door.factorOf(signIn.person)
      if (offered === null) return refused('factor_not_offered')
      const right = await codeTried(signIn, offered, code, from)
      if (!right.ok) return right
      await door.setFactor(signIn.person, offered)
      return confirmed(tokenHash, 'second-factor.set', from)
    },
    confirm: async (token, { code, from }) => {
      const tokenHash = hashOf(token)
      const found = await alive(tokenHash)
      if (!found.ok) return found
      const { signIn } = found.value
      const { secret } = await door.factorOf(signIn.person)
      if (secret === null) return refused('factor_not_set')
      const right = await codeTried(signIn, secret, code, from)
      return right.ok ? confirmed(tokenHash, 'second-factor.shown', from) : right
    },
    sampleCode: async token => {
      const found = await alive(hashOf(token))
      const factor = found.ok ? await door.factorOf(found.value.signIn.person) : null
      return factor?.secret ? codeAt(factor.secret, now()) : null
    },
  }
}

// A wrong old password must not look like a lost sign-in.
const oldPasswordRefusal = (refusal: Refusal, at = 'old'): Outcome<never> =>
  refusal.code === 'wrong_password' ? refused('old_password_wrong', refusal.details, at) : { ok: false, refusal }

const actorOf = (person: string, post: HeldPost): Viewer['actor'] => ({
  person,
  role: roleOf(post.role),
  unit: post.unit,
  organisation: post.organisation,
})

// A post with a role this version does not know gives the rights of the public, never more.
const roleOf = (role: string): Role => roles.find(one => one === role) ?? 'public'

const newToken = (): string => randomBytes(32).toString('base64url')
const isToken = (token: string): boolean => /^[\w-]{43}$/.test(token)
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** A map that forgets its oldest entries beyond `size`. */
function boundedMap<V>(size: number) {
  const entries = new Map<string, V>()
  return {
    get: (key: string): V | undefined => entries.get(key),
    set: (key: string, value: V): void => {
      entries.delete(key)
      entries.set(key, value)
      if (entries.size > size) entries.delete(entries.keys().next().value as string)
    },
    delete: (key: string): void => {
      entries.delete(key)
    },
  }
}

const tooMany = (): Outcome<never> => refused('too_many', { seconds: 10 })

/** Work under one name runs one after the other; a queue of more than twenty is refused. */
function turns() {
  const queues = new Map<string, { tail: Promise<unknown>; length: number }>()
  return async <T>(name: string, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const queue = queues.get(name) ?? { tail: Promise.resolve(), length: 0 }
    if (queue.length > 20) return tooMany()
    queue.length += 1
    queues.set(name, queue)
    const mine = queue.tail.then(work, work)
    queue.tail = mine
    try {
      return await mine
    } finally {
      queue.length -= 1
      if (queue.length === 0) queues.delete(name)
    }
  }
}

/** At most `atOnce` run together, at most `waiting` wait; each holds 19 MiB and a core. */
function gate(atOnce: number, waiting: number) {
  let running = 0
  const queue: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<Outcome<T>> => {
    if (running >= atOnce) {
      if (queue.length >= waiting) return tooMany()
      await new Promise<void>(resolve => queue.push(resolve))
    } else {
      running += 1
    }
    try {
      return done(await work())
    } finally {
      const next = queue.shift()
      if (next) next()
      else running -= 1
    }
  }
}
