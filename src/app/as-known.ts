import type { Day } from '#base'
import type { ListQuery, Reading, StoredRow } from './store.ts'

/**
 * A reading as it would have answered at the end of an earlier day: totals of figures as they were known then, and of
 * records only what was filed by then. What is only ever added to (facts, verdicts, events, evidence) is so exactly as it
 * was; a row that changes is left out when it is younger and shown as it stands today otherwise.
 */
export function asKnownOn(reading: Reading, known: Day): Reading {
  const wasFiled = (row: StoredRow): boolean => row.filedOn <= known
  const narrowed = (query: ListQuery): ListQuery => ({ ...query, where: { ...query.where, filedOn: { to: known } } })
  const shown = (row: StoredRow | null): StoredRow | null => (row && wasFiled(row) ? row : null)
  return {
    ...reading,
    find: async (address, id) => shown(await reading.find(address, id)),
    list: (address, query) => reading.list(address, narrowed(query)),
    matching: async (address, fields, keys) => (await reading.matching(address, fields, keys)).filter(wasFiled),
    tallies: (figure, from, to) => reading.tallies(figure, from, to, known),
  }
}
