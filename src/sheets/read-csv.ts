import { TextDecoder } from 'node:util'
import { done, type Outcome, refused } from '#base'
import type { SheetRefusal, SheetRow } from './open-sheet.ts'

const batchRows = 1_000
/** A quote that is never closed would otherwise swallow the file. */
const cellMax = 1_000_000

/** RFC 4180 with quotes; comma, semicolon or tab, whichever the first line has most of. */
export async function* readCsv(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Outcome<readonly SheetRow[], SheetRefusal>> {
  let batch: SheetRow[] = []
  let cells: string[] = []
  let cell = ''
  let line = 1
  /** inside quotes; `closed` just after the quote that may end them or be half of a doubled one */
  let at: 'plain' | 'quoted' | 'closed' = 'plain'
  let separator: string | null = null
  let startLine = 1
  const endRow = (): void => {
    cells.push(cell)
    cell = ''
    if (cells.some(text => text !== '')) batch.push({ line: startLine, cells })
    cells = []
    startLine = line
  }
  for await (const text of decodedChunks(chunks)) {
    if (text === null) {
      yield refused('sheet_unreadable')
      return
    }
    separator ??= separatorOf(text)
    const isSeparator = separator.charCodeAt(0)
    let from = 0
    for (let n = 0; n < text.length; n++) {
      const sign = text.charCodeAt(n)
      if (at === 'quoted') {
        if (sign === 10) line += 1
        if (sign !== 34) continue
        cell += text.slice(from, n)
        at = 'closed'
        from = n + 1
        continue
      }
      if (at === 'closed') {
        if (sign === 34) {
          cell += '"'
          at = 'quoted'
          from = n + 1
          continue
        }
        at = 'plain'
        from = n
      }
      if (sign === 34 && cell === '' && n === from) {
        at = 'quoted'
        from = n + 1
      } else if (sign === isSeparator) {
        cells.push(trimmed(cell + text.slice(from, n)))
        cell = ''
        from = n + 1
      } else if (sign === 10 || sign === 13) {
        cell = trimmed(cell + text.slice(from, n))
        from = n + 1
        if (sign === 13) continue
        line += 1
        endRow()
        if (batch.length >= batchRows) {
          yield done(batch)
          batch = []
        }
      }
    }
    if (at !== 'closed') cell += text.slice(from)
    if (cell.length > cellMax) {
      yield refused('sheet_unreadable')
      return
    }
  }
  if (at === 'quoted') {
    yield refused('sheet_unreadable')
    return
  }
  if (cell !== '' || cells.length > 0) {
    cell = trimmed(cell)
    endRow()
  }
  if (batch.length > 0) yield done(batch)
}

const trimmed = (cell: string): string => {
  const [first, last] = [cell.charCodeAt(0), cell.charCodeAt(cell.length - 1)]
  return first <= 32 || last <= 32 || last === 0x3000 || first === 0x3000 ? cell.trim() : cell
}

function separatorOf(text: string): string {
  const line = text.slice(0, text.search(/[\r\n]|$/))
  const count = (sign: string) => line.split(sign).length
  return [',', '\t', ';'].toSorted((a, b) => count(b) - count(a))[0] as string
}

/** How much is looked at before UTF-8 is believed: a GBK file shows within it, unless it holds no Chinese until then. */
const lookAhead = 1 << 20

/** @returns texts, or null where the bytes are no text of any encoding we know */
async function* decodedChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string | null> {
  const held: Uint8Array[] = []
  let size = 0
  let decoder: TextDecoder | null = null
  const started = function* (isWhole: boolean): Generator<string | null> {
    const all = Buffer.concat(held)
    decoder = decoderOf(all, isWhole)
    if (!decoder) yield null
    else yield textOf(decoder, all)
    held.length = 0
  }
  for await (const chunk of chunks) {
    if (decoder) {
      const text = textOf(decoder, chunk)
      yield text
      if (text === null) return
      continue
    }
    held.push(chunk)
    size += chunk.byteLength
    if (size >= lookAhead) yield* started(false)
    if (size >= lookAhead && !decoder) return
  }
  if (!decoder) yield* started(true)
  if (!decoder) return
  try {
    const end = (decoder as TextDecoder).decode()
    if (end !== '') yield end
  } catch {
    yield null
  }
}

/** Signs no text has: an image or a program called `.csv` shows here. */
const unprintable = /[\u0000-\u0008\u000e-\u001f]/

function textOf(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    const text = decoder.decode(bytes, { stream: true })
    return unprintable.test(text) ? null : text
  } catch {
    return null
  }
}

function decoderOf(bytes: Uint8Array, isWhole: boolean): TextDecoder | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true })
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true })
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: !isWhole })
      return new TextDecoder(encoding, { fatal: true })
    } catch {
      // not of this encoding; the next one may fit
    }
  }
  return null
}
