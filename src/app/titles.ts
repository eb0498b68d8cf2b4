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

/** What an export writes for a reference: the title, and the code where the record is known by one, so that it reads back. */
export async function namesOfRefs(
  catalogue: Catalogue,
  reading: Reading,
  entry: Entry,
  rows: readonly StoredRow[],
): Promise<Readonly<Record<string, string>>> {
  const names: Record<string, string> = { ...(await titlesOf(catalogue, reading, entry, rows)) }
  for (const [path, address] of entry.refs) {
    const { shape, life } = entryOf(catalogue, address).record
    const isCoded = life.imports?.by.length === 1 && shape.fields[life.imports.by[0] ?? '']?.kind === 'code'
    if (path.includes('.') || !isCoded) continue
    const ids = rows.flatMap(row => (typeof row[path] === 'string' && row[path] !== sealed ? [row[path] as string] : []))
    for (const [id, name] of await reading.namesOf(address, ids)) names[id] = name
  }
  return names
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
