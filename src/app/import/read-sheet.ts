import { done, type Outcome, refused } from '#base'
import { clockChanges, type Lengths, lengthsOf } from '../clocks.ts'
import { tallyChanges } from '../figures.ts'
import type { Change, Reading, Writing } from '../store.ts'
import { bear, bearAlone } from './bear-row.ts'
import { headOf } from './columns.ts'
import { correct } from './correct-row.ts'
import { nothing, type Imported } from './imported.ts'
import { type Batch, keyOf, lookUp } from './look-up.ts'
import { type Fault, type Found, type Line, note, type Reader } from './reader.ts'
import { openSeenRows } from './seen-rows.ts'
import { layoutOf, type SheetLayout } from './sheet-layout.ts'

/** Births that travel in one statement: few enough that the server is never kept waiting while they are made ready. */
const loadRows = 250

/** How many batches are asked about before the first of them is made up: the server is never without work. */
const ahead = 3

/**
 * Read a sheet to its end. While the server writes one load, the next is made ready and those behind it are asked about.
 *
 * @param writing null for a dry run
 */
export async function readSheet(reader: Reader, reading: Reading, writing: Writing | null): Promise<Outcome<Imported>> {
  const { entry, request, messages } = reader
  const opened = await request.open()
  if (!opened.ok) return opened
  const found: Found = { ...nothing(entry.address), faults: [], changes: [], seen: openSeenRows() }
  const lengths = await lengthsOf(reading, entry, reader.context.day)
  let layout: SheetLayout | null = null
  const coming: { readonly batch: Promise<Batch>; readonly share: number }[] = []
  const readNext = async (sheet: SheetLayout): Promise<void> => {
    const next = coming.shift()
    if (!next) return
    await readLines(reader, writing, sheet, await next.batch, found, lengths)
    request.onProgress?.({ rows: found.rows, share: next.share })
  }
  for await (const batch of opened.value.batches) {
    if (!batch.ok) return batch
    if (request.signal?.aborted) return refused('import_cancelled', { rows: found.rows })
    let rows = batch.value
    if (!layout) {
      const head = headOf(entry, reader.birth.move, rows, messages)
      if (!head.ok) return head
      layout = layoutOf(entry, reader.birth, messages, head.value)
      found.strangers = head.value.strangers.map(({ head: name }) => name)
      rows = rows.filter(row => row.line > head.value.line)
    }
    const asked = lookUp(reader, writing?.beside ?? reading, layout, rows, found)
    // whoever waits for it sees the failure; one that nobody waits for any more must not end the process
    asked.catch(() => {})
    coming.push({ batch: asked, share: opened.value.progress() })
    if (coming.length >= ahead) await readNext(layout)
  }
  if (!layout) return refused('sheet_empty')
  while (coming.length > 0) await readNext(layout)
  const { seen: _, ...imported } = found
  return done(imported)
}

/** Lines of one batch in their order: known rows are corrected, unknown ones born, all births in one load. */
async function readLines(
  reader: Reader,
  writing: Writing | null,
  sheet: SheetLayout,
  { lines, titles }: Batch,
  found: Found,
  lengths: Lengths,
): Promise<void> {
  let births: Change[] = []
  const send = async (): Promise<void> => {
    if (!writing || found.faultCount > 0 || births.length === 0) return
    const load = births
    births = []
    for (const { address, after } of load) {
      for (const change of clockChanges(reader.context, reader.entry, null, after, lengths)) writing.clock(change)
      for (const change of tallyChanges(reader.context.catalogue, address, null, after, reader.context.day))
        writing.tally(change)
    }
    await writing.bear(load)
  }
  for (const line of lines) {
    const fault: Fault = (at, refusal) => note(found, line.row.line, at, refusal)
    const first = stoodBefore(sheet, line, found)
    if (first !== null) {
      fault(sheet.names[0]?.column?.at ?? 0, { code: 'row_stands_twice', details: { line: first } })
      continue
    }
    if (line.known) {
      await correct(reader, writing, sheet, line, titles, found, fault)
      continue
    }
    const born = bear(reader, sheet, line, fault)
    if (!born) continue
    found.born += 1
    if (!writing || found.faultCount > 0) continue
    if (born === 'one by one') await bearAlone(reader, writing, line, fault)
    else births.push(birthOf(reader, born))
    if (births.length === loadRows) await send()
  }
  await send()
}

/** The line the same row stood in before: by its id where the sheet has one, else by what names it. */
function stoodBefore(sheet: SheetLayout, { known, values, row }: Line, found: Found): number | null {
  if (known && sheet.id) return found.seen.firstOf(known.id, row.line)
  const key = sheet.by.length === 0 ? null : keyOf(sheet, values)
  return key === null ? null : found.seen.firstOf(key, row.line)
}

const birthOf = ({ entry, birth, viewer }: Reader, after: Change['after']): Change => ({
  address: entry.address,
  before: null,
  after,
  move: birth.name,
  reason: null,
  actor: viewer.actor,
  opens: false,
  asHouse: false,
})
