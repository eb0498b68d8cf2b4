import { setTimeout as sleep } from 'node:timers/promises'
import { assert, type Outcome, type Refusal, refused } from '#base'
import type { Event, Receipt, Request, Viewer, Writing } from '#app'
import { answerOf, answerText } from './answers.ts'
import { eventOf, nobody } from './audit.ts'
import { crashPoint } from './crash.ts'
import { loginOf } from './names.ts'
import type { Pools, Statement, Wire } from './pools.ts'
import { type Context, readingOf } from './reading.ts'
import { isRetried } from './refusals.ts'
import { commit, openSession, rollback } from './session.ts'
import { Stopped, writingOf } from './writing.ts'

const attempts = 8

/** The one place that opens a transaction for a write: key, work, answer, commit; all of it or nothing. */
export async function write<T extends Receipt>(
  context: Context,
  pools: Pools,
  viewer: Viewer,
  request: Request,
  work: (writing: Writing) => Promise<Outcome<T, Refusal>>,
): Promise<Outcome<T, Refusal>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await pools.with(loginOf(viewer.actor.role), wire => once(context, wire, viewer, request, work))
    } catch (error) {
      if (!isRetried(error) || attempt === attempts) throw error
      await sleep(Math.random() * 5 * 2 ** attempt)
    }
  }
}

async function once<T extends Receipt>(
  context: Context,
  wire: Wire,
  viewer: Viewer,
  request: Request,
  work: (writing: Writing) => Promise<Outcome<T, Refusal>>,
): Promise<Outcome<T, Refusal>> {
  const { session, opened } = openSession(wire, viewer, request)
  try {
    crashPoint()
    const { writing, finish, toldRefusal } = writingOf(context, session, opened, request.key)
    let outcome: Outcome<T, Refusal>
    try {
      // the work starts while the key is still on its way: what it reads is thrown away when the key was taken
      outcome = await work(writing)
    } catch (error) {
      if (!(await opened)) return await replay(wire, viewer, request)
      if (!(error instanceof Stopped)) throw error
      outcome = { ok: false, refusal: error.refusal }
    }
    if (!(await opened)) return await replay(wire, viewer, request)
    if (outcome.ok) {
      const written = await finish(answerText(outcome))
      if (written.ok) return outcome
      outcome = written
    } else await wire.send(rollback)
    return await recordRefusal(wire, viewer, request, outcome.refusal, toldRefusal())
  } catch (error) {
    await wire.send(rollback).catch(() => {})
    throw error
  }
}

const stored: Statement = { name: 'stored', text: 'select fingerprint, answer from app.request where actor = $1 and key = $2' }

async function replay<T extends Receipt>(wire: Wire, viewer: Viewer, request: Request): Promise<Outcome<T, Refusal>> {
  const [{ rows }] = await wire.together(() =>
    Promise.all([wire.send(stored, [viewer.actor.person ?? nobody, request.key]), wire.send(rollback)]),
  )
  const [row] = rows
  assert(row?.['answer'], 'a key that was taken has its answer: both were committed together')
  if (row['fingerprint'] !== request.fingerprint) return refused('key_reused')
  return answerOf<T>(row['answer'])
}

const storeRefusal: Statement = {
  name: 'refusal',
  text: `with r as (update app.request set answer = $3 where actor = $1 and key = $2 and answer is null returning 1)
insert into audit.event (id, actor, kind, subject, body, leaf) select $4, $5, $6, $7, $8, $9 from r`,
}

/** Nothing of the work stays but that it was refused: the answer under the key, and an event. */
async function recordRefusal<T>(
  wire: Wire,
  viewer: Viewer,
  request: Request,
  refusal: Refusal,
  told: Event | undefined,
): Promise<Outcome<T, Refusal>> {
  const answer = answerText({ ok: false, refusal })
  const { actor } = viewer
  const event = eventOf({
    actor: actor.person,
    kind: told?.kind ?? 'refused',
    subject: told?.subject ?? null,
    ok: false,
    from: viewer.from,
    more: { ...told?.body, code: refusal.code, role: actor.role, where: refusal.where, key: request.key },
  })
  const { opened } = openSession(wire, viewer, request)
  const values = [
    actor.person ?? nobody,
    request.key,
    answer,
    event.id,
    event.actor,
    event.kind,
    event.subject,
    event.body,
    event.leaf,
  ]
  const kept = wire.together(
    () =>
      [wire.send(storeRefusal, values), wire.send(stored, [actor.person ?? nobody, request.key]), wire.send(commit)] as const,
  )
  await opened
  const [, found] = await Promise.all(kept)
  const [row] = found.rows
  if (row?.['fingerprint'] !== request.fingerprint) return refused('key_reused')
  return answerOf<T>(row['answer']) as Outcome<T, Refusal>
}

/** A reading sees one moment of the data under the viewer's policies and cannot write. */
export async function read<T>(
  context: Context,
  pools: Pools,
  viewer: Viewer,
  work: (reading: ReturnType<typeof readingOf>) => Promise<T>,
): Promise<T> {
  return pools.with(loginOf(viewer.actor.role), async wire => {
    const { session } = openSession(wire, viewer, null)
    try {
      return await work(readingOf(context, session, { locks: false }))
    } finally {
      await wire.send(commit).catch(() => {})
    }
  })
}
