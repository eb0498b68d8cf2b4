import { createHash } from 'node:crypto'
import type { QueryResult } from 'pg'
import type { Viewer } from '#app'
import { nobody } from './audit.ts'
import { viewerRole } from './names.ts'
import type { DatabaseRow, Statement, Wire } from './pools.ts'

/** Whose policies bind a statement. */
export type As = 'viewer' | 'house'

/** One transaction on one connection: it knows which role is set and changes it only when the next statement needs another. */
export interface Session {
  readonly viewer: Viewer
  readonly send: (as: As, statement: Statement, values?: readonly unknown[]) => Promise<QueryResult<DatabaseRow>>
  readonly rows: (as: As, statement: Statement, values?: readonly unknown[]) => Promise<readonly DatabaseRow[]>
  readonly together: Wire['together']
  readonly turn: Wire['turn']
}

const settings = `set_config('app.person', $1, true), set_config('app.unit', $2, true), set_config('app.organisation', $3, true),
  set_config('app.role', $4, true), set_config('role', $5, true)`
const openReading: Statement = { name: 'open:read', text: `select ${settings}` }
// the key is taken by the login, before it becomes the viewer: one round trip for all of it
const openWriting: Statement = {
  name: 'open:write',
  text: `with taken as (insert into app.request (actor, key, fingerprint) values ($6, $7, $8) on conflict do nothing returning 1)
select (select count(*) from taken)::integer as fresh, ${settings}`,
}
const begin: Statement = { name: 'begin', text: 'begin' }
const beginReading: Statement = { name: 'begin:read', text: 'begin isolation level repeatable read read only' }

export const commit: Statement = { name: 'commit', text: 'commit' }
export const rollback: Statement = { name: 'rollback', text: 'rollback' }

/**
 * Begins; nothing is waited for, the first question travels with it.
 *
 * @returns `opened` tells whether the key was free; `null` for a reading
 */
export function openSession(
  wire: Wire,
  viewer: Viewer,
  request: { readonly key: string; readonly fingerprint: string } | null,
): { readonly session: Session; readonly opened: Promise<boolean> } {
  const { actor } = viewer
  let current = viewerRole(actor.role)
  const identity = [actor.person ?? '', actor.unit ?? '', actor.organisation ?? '', actor.role, current]
  const opening = wire.together(() => {
    const began = wire.send(request ? begin : beginReading)
    const settled = request
      ? wire.send(openWriting, [...identity, actor.person ?? nobody, request.key, request.fingerprint])
      : wire.send(openReading, identity)
    return Promise.all([began, settled])
  })
  const opened = opening.then(([, settled]) => settled.rows[0]?.['fresh'] === 1)
  opened.catch(() => {})
  const send: Session['send'] = (as, statement, values) => {
    const role = as === 'house' ? 'jw_house' : viewerRole(actor.role)
    if (role !== current) wire.send({ name: `role:${role}`, text: `set local role ${role}` })
    current = role
    return wire.send(statement, values)
  }
  const rows: Session['rows'] = async (as, statement, values) => {
    try {
      return (await wire.together(() => send(as, statement, values))).rows
    } catch (error) {
      // 25P02: an earlier statement failed; when that was the opening, its own error says more
      if ((error as { code?: string }).code === '25P02') await opened
      throw error
    }
  }
  return { session: { viewer, send, rows, together: wire.together, turn: wire.turn }, opened }
}

/** A statement whose text depends on the question, named by its text. */
export const namedByText = (text: string, as: As | string): Statement => ({
  name: `${as}:${createHash('sha1').update(text).digest('base64url')}`,
  text,
})
