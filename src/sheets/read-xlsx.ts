import { Buffer } from 'node:buffer'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { Decimal, done, type Outcome, refused } from '#base'
import { dayOfSerial } from './cells.ts'
import type { Sheet, SheetRefusal, SheetRow } from './open-sheet.ts'
import { attribute, elements, textsOf, unescaped } from './scan-xml.ts'

/** What an archive may ask of us. The rows are streamed and may be long; everything that is held in memory may not. */
const limits = { packed: 200_000_000, entries: 2_000, rows: 2_000_000_000, held: 200_000_000, ratio: 200 } as const
const batchRows = 1_000
const columnsMax = 1_000

/** A workbook: its packed bytes, texts and styles are held, the rows of its first sheet pass through. */
export async function openXlsx(chunks: AsyncIterable<Uint8Array>): Promise<Outcome<Sheet, SheetRefusal>> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.byteLength
    if (size > limits.packed) return refused('sheet_too_large', { bytes: size })
    parts.push(chunk)
  }
  const zip = await opened(Buffer.concat(parts))
  if (!zip) return refused('sheet_unreadable')
  const entries = await entriesOf(zip)
  if (!entries) return refused('sheet_unreadable')
  const unsafe = [...entries.values()].some(
    entry => entry.uncompressedSize > 1_000_000 && entry.uncompressedSize > entry.compressedSize * limits.ratio,
  )
  const total = [...entries.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (entries.size > limits.entries || total > limits.rows || unsafe) return refused('sheet_too_large', { bytes: total })
  if ([...entries.values()].some(entry => entry.isEncrypted())) return refused('sheet_encrypted')
  const held = async (name: string): Promise<string> => {
    const entry = entries.get(name.toLowerCase())
    if (!entry || entry.uncompressedSize > limits.held) return ''
    let text = ''
    for await (const chunk of textChunks(zip, entry)) text += chunk
    return text
  }
  try {
    const sheetName = firstSheet(await held('xl/workbook.xml'), await held('xl/_rels/workbook.xml.rels'))
    const sheet = sheetName === null ? undefined : entries.get(sheetName.toLowerCase())
    const strings = entries.get('xl/sharedstrings.xml')
    if (strings && strings.uncompressedSize > limits.held)
      return refused('sheet_too_large', { bytes: strings.uncompressedSize })
    if (!sheet) return refused('sheet_unreadable')
    const book: Book = {
      texts: strings ? await sharedTexts(textChunks(zip, strings)) : [],
      formats: formatsOf(await held('xl/styles.xml')),
      starts1904: /date1904="(?:1|true)"/.test(await held('xl/workbook.xml')),
    }
    let read = 0
    const counted = (async function* () {
      for await (const chunk of textChunks(zip, sheet)) {
        read += chunk.length
        yield chunk
      }
    })()
    const progress = () => (sheet.uncompressedSize > 0 ? Math.min(1, read / sheet.uncompressedSize) : 0)
    return done({ format: 'xlsx', batches: rowsOf(counted, book), progress })
  } catch {
    // the archive opened and its inside is no workbook
    return refused('sheet_unreadable')
  }
}

interface Book {
  readonly texts: readonly string[]
  /** what the style of that number makes of a number */
  readonly formats: readonly ('day' | 'percent' | 'number')[]
  readonly starts1904: boolean
}

/** Path of the first sheet: the order of the tabs, not of the files. */
function firstSheet(workbook: string, relations: string): string | null {
  const [sheet] = elements(workbook, 'sheet')
  const id = sheet && (attribute(sheet, 'r:id') ?? /:id="([^"]*)"/.exec(sheet)?.[1])
  for (const relation of elements(relations, 'Relationship')) {
    if (attribute(relation, 'Id') !== id) continue
    const target = unescaped(attribute(relation, 'Target') ?? '')
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`
  }
  return null
}

/** Built-in formats that are dates; a format of one's own is one when it speaks of years or days outside quotes. */
const dateFormats = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])

function formatsOf(styles: string): Book['formats'] {
  const own = new Map(
    elements(styles, 'numFmt').map(tag => [Number(attribute(tag, 'numFmtId')), unescaped(attribute(tag, 'formatCode') ?? '')]),
  )
  const cells = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(styles)?.[0] ?? ''
  return elements(cells, 'xf').map(tag => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0)
    const code = (own.get(id) ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
    if (dateFormats.has(id) || /[yd]/i.test(code.replace(/general/i, ''))) return 'day'
    return id === 9 || id === 10 || code.includes('%') ? 'percent' : 'number'
  })
}

/** Every text of the table of texts, in order. */
async function sharedTexts(chunks: AsyncIterable<string>): Promise<readonly string[]> {
  const texts: string[] = []
  let rest = ''
  for await (const chunk of chunks) {
    rest += chunk
    const end = rest.lastIndexOf('</si>')
    const last = end < 0 ? rest.lastIndexOf(':si>') : end
    if (last < 0) continue
    const cut = rest.indexOf('>', last) + 1
    for (const item of rest.slice(0, cut).matchAll(/<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g))
      texts.push(textsOf(item[1] ?? ''))
    rest = rest.slice(cut)
  }
  return texts
}

async function* rowsOf(chunks: AsyncIterable<string>, book: Book): AsyncGenerator<Outcome<readonly SheetRow[], SheetRefusal>> {
  let rest = ''
  let batch: SheetRow[] = []
  let line = 0
  let prefix: string | null = null
  try {
    for await (const chunk of chunks) {
      rest += chunk
      prefix ??= /<(\w+:)?worksheet[\s>]/.exec(rest)?.[1] ?? (/<worksheet[\s>]/.test(rest) ? '' : null)
      if (prefix === null) continue
      const [open, close] = [`<${prefix}row`, `</${prefix}row>`]
      let at = 0
      for (;;) {
        const start = rest.indexOf(open, at)
        if (start < 0) break
        const headEnd = rest.indexOf('>', start)
        if (headEnd < 0) break
        const head = rest.slice(start, headEnd)
        const number = Number(attribute(head, 'r') ?? line + 1)
        if (head.endsWith('/')) {
          line = number
          at = headEnd + 1
          continue
        }
        const end = rest.indexOf(close, headEnd)
        if (end < 0) break
        line = number
        const cells = cellsOf(rest, headEnd + 1, end, prefix, book)
        if (cells.some(cell => cell !== '')) batch.push({ line, cells })
        at = end + close.length
        if (batch.length < batchRows) continue
        yield done(batch)
        batch = []
      }
      rest = rest.slice(at > 0 ? at : Math.max(0, rest.indexOf(open)))
    }
  } catch {
    yield refused('sheet_unreadable')
    return
  }
  if (prefix === null) yield refused('sheet_unreadable')
  if (batch.length > 0) yield done(batch)
}

/** Cells of one row between two places of the text. */
function cellsOf(text: string, from: number, to: number, prefix: string, book: Book): string[] {
  const cells: string[] = []
  const open = `<${prefix}c`
  const close = `</${prefix}c>`
  let at = from
  for (;;) {
    const start = text.indexOf(open, at)
    if (start < 0 || start >= to) return cells
    const headEnd = text.indexOf('>', start)
    const head = text.slice(start + open.length, headEnd)
    const reference = attribute(head, 'r')
    const column = reference === null ? cells.length : columnOf(reference)
    if (column > columnsMax) return cells
    while (cells.length < column) cells.push('')
    if (head.endsWith('/')) {
      cells.push('')
      at = headEnd + 1
      continue
    }
    const end = text.indexOf(close, headEnd)
    if (end < 0 || end > to) return cells
    cells.push(valueOf(text.slice(headEnd + 1, end), attribute(head, 't'), Number(attribute(head, 's') ?? 0), prefix, book))
    at = end + close.length
  }
}

/** `AB12` → 27. */
function columnOf(reference: string): number {
  let column = 0
  for (let n = 0; n < reference.length; n++) {
    const sign = reference.charCodeAt(n)
    if (sign < 65 || sign > 90) break
    column = column * 26 + sign - 64
  }
  return column - 1
}

function valueOf(inner: string, type: string | null, style: number, prefix: string, book: Book): string {
  if (type === 'inlineStr') return textsOf(inner).trim()
  const start = inner.indexOf(`<${prefix}v`)
  if (start < 0) return ''
  const from = inner.indexOf('>', start) + 1
  const raw = inner.slice(from, inner.indexOf('<', from))
  if (type === 's') return (book.texts[Number(raw)] ?? '').trim()
  if (type === 'str' || type === 'e' || type === 'd') return unescaped(raw).trim()
  if (type === 'b') return raw
  const format = book.formats[style] ?? 'number'
  if (format === 'number') return shortNumber(raw)
  if (format === 'percent') return `${shortNumber(String(Number(raw) * 100))}%`
  const serial = Number(raw) + (book.starts1904 ? 1_462 : 0)
  if (!Number.isFinite(serial) || serial < 1) return raw
  const seconds = Math.round((serial % 1) * 86_400)
  const day = dayOfSerial(serial)
  return seconds === 0 ? day : `${day} ${new Date(seconds * 1_000).toISOString().slice(11, 19)}`
}

/** What a spreadsheet shows of a binary number: 15 digits, so that 12.3 is 12.3. */
function shortNumber(raw: string): string {
  if (/^-?\d{1,15}$/.test(raw)) return raw
  const value = Number(raw)
  if (!Number.isFinite(value)) return raw
  return new Decimal(value.toPrecision(15)).toFixed()
}

const opened = (bytes: Buffer): Promise<ZipFile | null> =>
  new Promise(resolve => {
    // yauzl throws at once for bytes too short to hold an end record
    try {
      fromBuffer(bytes, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (failure, zip) =>
        resolve(failure ? null : zip),
      )
    } catch {
      resolve(null)
    }
  })

function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry> | null> {
  const entries = new Map<string, Entry>()
  return new Promise(resolve => {
    zip.on('error', () => resolve(null))
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName.toLowerCase(), entry)
      if (entries.size > limits.entries) return resolve(entries)
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.readEntry()
  })
}

async function* textChunks(zip: ZipFile, entry: Entry): AsyncGenerator<string> {
  const stream = await new Promise<AsyncIterable<Buffer>>((resolve, reject) => {
    zip.openReadStream(entry, (failure, opened) => (failure ? reject(failure) : resolve(opened as AsyncIterable<Buffer>)))
  })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of stream) yield decoder.decode(chunk, { stream: true })
  const end = decoder.decode()
  if (end !== '') yield end
}
