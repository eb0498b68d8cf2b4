import { done, type Outcome, type Refusal, refused } from '#base'
import { readCsv } from './read-csv.ts'
import { openXlsx } from './read-xlsx.ts'

export type SheetRefusal = Refusal<'sheet_unreadable' | 'sheet_too_large' | 'sheet_empty' | 'sheet_encrypted'>

/** A row as it lies in the file: its number there, from 1, and its cells as text. Rows without any text are left out. */
export interface SheetRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** A table that is read once, from the top, a few hundred rows at a time. */
export interface Sheet {
  readonly format: 'xlsx' | 'csv'
  /** ends with a refusal where the rest cannot be read */
  readonly batches: AsyncIterable<Outcome<readonly SheetRow[], SheetRefusal>>
  /** share of the file that has been read, 0–1 */
  readonly progress: () => number
}

/**
 * The first sheet of a workbook, or a csv in UTF-8 (with its mark or without), UTF-16 or GBK, told apart by its bytes.
 * Memory stays at one batch and, for a workbook, its packed bytes and table of texts.
 *
 * @param size of the file in bytes, for the progress
 */
export async function openSheet(chunks: AsyncIterable<Uint8Array>, size: number): Promise<Outcome<Sheet, SheetRefusal>> {
  const source = chunks[Symbol.asyncIterator]()
  const first = await nextBytes(source)
  if (first === null) return refused('sheet_empty')
  const head = Buffer.from(first.buffer, first.byteOffset, Math.min(8, first.byteLength)).toString('latin1')
  const rest = prepended(first, source)
  if (head.startsWith('PK')) return openXlsx(rest)
  // the old binary format, which is also what a workbook with a password is kept in
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) return refused('sheet_encrypted')
  let read = 0
  const counted = (async function* () {
    for await (const chunk of rest) {
      read += chunk.byteLength
      yield chunk
    }
  })()
  return done({ format: 'csv', batches: readCsv(counted), progress: () => (size > 0 ? Math.min(1, read / size) : 0) })
}

/** The first eight bytes or all there are: enough to tell what a file is. */
async function nextBytes(source: AsyncIterator<Uint8Array>): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let size = 0
  while (size < 8) {
    const { value, done: isOver } = await source.next()
    if (isOver) break
    parts.push(value as Uint8Array)
    size += (value as Uint8Array).byteLength
  }
  return size === 0 ? null : Buffer.concat(parts)
}

async function* prepended(first: Uint8Array, source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  for (;;) {
    const { value, done: isOver } = await source.next()
    if (isOver) return
    yield value as Uint8Array
  }
}
