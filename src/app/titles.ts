import { type Address, type Catalogue, type Entry, entryOf } from './catalogue.ts'
import { type Reading, type StoredRow, sealed } from './store.ts'

/** Titles of everything the rows refer to: a reference is shown by name. */
export async function titlesOf(
  catalogue: Catalogue,
  reading: Reading,
  entry: Entry,
  rows: readonly StoredRow[],
): Promise<Readonly<Record<string, string>>> {
  const wanted = new Map<Address, Set<string>>()
  for (const [path, address] of entry.refs) {
    const [field, part] = path.split('.') as [string, string | undefined]
    for (const row of rows) {
      const found =
        part === undefined
          ? [row[field]]
          : Array.isArray(row[field])
            ? (row[field] as readonly Record<string, unknown>[]).map(line => line[part])
            : []
      for (const id of found)
        if (typeof id === 'string' && id !== sealed) wanted.set(address, (wanted.get(address) ?? new Set()).add(id))
    }
  }
  const evidence = Object.entries(entry.record.shape.fields).flatMap(([name, field]) =>
    field.kind === 'evidence' ? rows.flatMap(row => (Array.isArray(row[name]) ? (row[name] as string[]) : [])) : [],
  )
  if (evidence.length > 0) wanted.set('facts.evidence', new Set(evidence))
  const titles: Record<string, string> = {}
  for (const [address, ids] of wanted)
    for (const [id, title] of await titlesAt(catalogue, reading, address, [...ids])) titles[id] = title
  return titles
}

/** A record that is called after what it refers to, a bid after its bidder, takes the title from there. */
async function titlesAt(
  catalogue: Catalogue,
  reading: Reading,
  address: Address,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const titles = await reading.titles(address, ids)
  const entry = entryOf(catalogue, address)
  const target = entry.refs.get(entry.record.life.title ?? '')
  if (target === undefined) return titles
  const named = await reading.titles(target, [...new Set(titles.values())])
  return new Map([...titles].map(([id, title]) => [id, named.get(title) ?? title]))
}
