/**
 * Which rows a role sees. The same declaration becomes the app's check and the database's row policy.
 *
 * - `all`: every row
 * - `own`: rows whose field names the actor: his unit, his organisation or himself, by what the field refers to;
 *   `owners.unit` looks into a field of parts
 * - `assigned`: rows named by rows of another record that name the actor (a seat on a panel)
 */
export interface Sight<F extends string = string, S extends string = string> {
  readonly see: 'all' | 'own' | 'assigned'
  readonly field?: F
  readonly to?: Assignment
  /** only in these states */
  readonly in?: readonly S[]
  /** rows of others as well, while they are in these states: what is out for everyone of the role to read */
  readonly alsoIn?: readonly S[]
  /** fields this role does not get */
  readonly hides?: readonly string[]
  /** masked fields it may open one at a time, with an audit entry */
  readonly reveals?: readonly string[]
}

/** Rows of `record` whose `who` is the actor; their `theirs` equals `mine` of the row looked at. */
export interface Assignment {
  readonly record: string
  readonly who: string
  readonly theirs: string
  readonly mine: string
}

export const all: Sight<never, never> = { see: 'all' }
export const own = <const F extends string, const S extends string = never>(
  field: F,
  options?: { in?: readonly S[]; alsoIn?: readonly S[]; hides?: readonly string[] },
): Sight<F, S> => ({
  see: 'own',
  field,
  ...options,
})
export const assigned = <const S extends string = never>(
  to: Assignment,
  options?: { in?: readonly S[]; hides?: readonly string[] },
): Sight<never, S> => ({
  see: 'assigned',
  to,
  ...options,
})
/** Rows the public may read in these states, approved and masked. */
export const published = <const S extends string>(
  states: readonly S[],
  options?: { hides?: readonly string[] },
): Sight<never, S> => ({
  see: 'all',
  in: states,
  ...options,
})
