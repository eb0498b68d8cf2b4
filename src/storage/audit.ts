import { hash, randomBytes } from 'node:crypto'
import { canonical } from '#base'
import { v7 } from 'uuid'

/** One row of the event log, as `(id, actor, kind, subject, body, leaf)`. */
export interface SealableEvent {
  readonly id: string
  readonly actor: string
  readonly kind: string
  readonly subject: string | null
  readonly body: string
  readonly leaf: Buffer
}

/** Stands for the house itself and for the anonymous public. */
export const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * The body is canonical JSON and exactly the bytes that are hashed; `leaf` is the leaf hash of RFC 6962.
 *
 * @param of.before salted hash in hex; the salt lies with the history, so that personal data can be erased by law
 *   without breaking the log
 */
export function eventOf(of: {
  readonly actor: string | null
  readonly kind: string
  readonly subject: string | null
  readonly ok: boolean
  readonly from: string
  readonly reason?: string | null
  readonly before?: string | null
  readonly after?: string | null
  readonly more?: Readonly<Record<string, unknown>>
}): SealableEvent {
  const id = v7()
  const actor = of.actor ?? nobody
  const { kind, subject, ok, from } = of
  const fixed = {
    v: 1,
    id,
    actor,
    kind,
    subject,
    before: of.before,
    after: of.after,
    reason: of.reason ?? undefined,
    ok,
    from,
    at: new Date().toISOString(),
  }
  const body = canonical({ ...of.more, ...fixed })
  return { id, actor, kind, subject, body, leaf: leafOf(body) }
}

export const leafOf = (body: string): Buffer => hash('sha256', Buffer.concat([leafMark, Buffer.from(body)]), 'buffer')
const leafMark = Buffer.from([0])

export const freshSalt = (): Buffer => randomBytes(16)

/** What `before` and `after` of an event say of a row. */
export const saltedHash = (salt: Buffer, row: Readonly<Record<string, unknown>>): string =>
  hash('sha256', Buffer.concat([salt, Buffer.from(canonical(row))]), 'hex')
