import type { Actor, GrantedRole, Sight } from '#define'
import type { Entry } from './catalogue.ts'
import type { StoredRow } from './store.ts'

/** What of the actor a reference is compared with, by what it points at. */
const actorFields: Readonly<Record<string, (actor: Actor) => string | null>> = {
  'parties.unit': actor => actor.unit,
  'parties.organisation': actor => actor.organisation,
  'parties.person': actor => actor.person,
}

/** The sight of a role on a record, or null: who may not see a row gets `not_found`. */
export const sightOf = (entry: Entry, role: string): Sight | null => entry.record.life.seenBy[role as GrantedRole] ?? null

/**
 * Is the row the actor's own, as his role's sight on it demands? A new row must be: nobody files for another. The states
 * of the sight do not matter here, and assignment to others' rows makes nothing one's own.
 */
export function isOwn(entry: Entry, row: StoredRow, actor: Actor): boolean {
  const sight = sightOf(entry, actor.role)
  if (!sight || sight.see === 'all') return sight !== null || actor.role === 'calendar'
  if (sight.see === 'assigned' || sight.field === undefined) return true
  const target = entry.refs.get(sight.field)
  const mine = target === undefined ? null : (actorFields[target]?.(actor) ?? null)
  const [field, part] = sight.field.split('.') as [string, string | undefined]
  if (part === undefined) return mine !== null && row[field] === mine
  return mine !== null && (row[field] as readonly Readonly<Record<string, unknown>>[]).some(line => line[part] === mine)
}
