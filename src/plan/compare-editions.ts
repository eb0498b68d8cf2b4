/** What a newer edition says about one thing, against the edition in force. */
export type EditionChange<T> =
  | { readonly change: 'same' | 'new' }
  | { readonly change: 'changed'; readonly was: T; readonly fields: readonly (keyof T & string)[] }

export interface EditionComparison<T> {
  /** by place in the newer edition */
  readonly changes: readonly EditionChange<T>[]
  /** what the newer edition no longer says */
  readonly dropped: readonly T[]
}

/**
 * Compares two editions thing by thing: first those of one name in one clause, then those of one name, so that a clause
 * that only moved is no change.
 *
 * @param nameOf what makes two of them the same thing
 * @param fields what may change in it; the clause is none
 */
export function compareEditions<T extends { readonly clause: string }>(
  before: readonly T[],
  after: readonly T[],
  { nameOf, fields }: { readonly nameOf: (row: T) => string; readonly fields: readonly (keyof T & string)[] },
): EditionComparison<T> {
  const left = new Set(before)
  const pairs = new Map<T, T>()
  for (const isSame of [(a: T, b: T) => a.clause === b.clause, () => true])
    for (const row of after) {
      if (pairs.has(row)) continue
      const match = [...left].find(other => nameOf(other) === nameOf(row) && isSame(other, row))
      if (!match) continue
      left.delete(match)
      pairs.set(row, match)
    }
  const changes = after.map((row): EditionChange<T> => {
    const was = pairs.get(row)
    if (!was) return { change: 'new' }
    const changed = fields.filter(field => JSON.stringify(was[field]) !== JSON.stringify(row[field]))
    return changed.length === 0 ? { change: 'same' } : { change: 'changed', was, fields: changed }
  })
  return { changes, dropped: [...left] }
}
