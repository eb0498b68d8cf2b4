import { Buffer } from 'node:buffer'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { done, type Outcome, type Refusal, refused } from '#base'

/** Why a packed document is not opened; in order of precedence. */
export type ArchiveRefusal = Refusal<'document_damaged' | 'document_unsafe' | 'document_encrypted'>

/** What an archive may ask of us. @source stack: archives in */
export const archiveLimits = { entries: 2_000, bytes: 200_000_000, ratio: 100 } as const

/** The names of an archive; parts are unpacked when asked for, each at most once. */
export interface Archive {
  readonly names: readonly string[]
  /** null when there is no such part; a name may be asked for with other letters of case or a leading slash */
  readonly part: (name: string) => Promise<Outcome<Uint8Array | null, ArchiveRefusal>>
}

/**
 * Bytes of a zip → its names, every name and size checked before anything is unpacked.
 *
 * @refusals `document_damaged` no whole archive · `document_unsafe` too many parts, too large, too tightly packed, a
 *   name that leaves the archive, an archive inside · `document_encrypted` a part is locked
 */
export async function openArchive(bytes: Uint8Array): Promise<Outcome<Archive, ArchiveRefusal>> {
  const zip = await opened(bytes)
  if (!zip) return refused('document_damaged')
  if (zip.entryCount > archiveLimits.entries) return refused('document_unsafe', { limit: 'entries' })
  const entries = await entriesOf(zip)
  if (entries === 'unsafe') return refused('document_unsafe', { limit: 'names' })
  if (!entries) return refused('document_damaged')
  const limit = brokenLimit(entries)
  if (limit) return refused('document_unsafe', { limit })
  if (entries.some(entry => entry.isEncrypted())) return refused('document_encrypted')
  const byName = new Map(entries.map(entry => [entry.fileName.toLowerCase(), entry]))
  return done({
    names: entries.map(entry => entry.fileName),
    part: async name => {
      const entry = byName.get(name.replace(/^\/+/, '').toLowerCase())
      if (!entry) return done(null)
      const content = await unpacked(zip, entry)
      return content ? done(content) : refused('document_damaged')
    },
  })
}

function brokenLimit(entries: readonly Entry[]): string | null {
  let bytes = 0
  for (const entry of entries) {
    bytes += entry.uncompressedSize
    if (bytes > archiveLimits.bytes) return 'bytes'
    // Small parts of nothing but blanks pack well and do no harm.
    if (entry.uncompressedSize > 1_000_000 && entry.uncompressedSize > entry.compressedSize * archiveLimits.ratio)
      return 'ratio'
    if (/\.(?:zip|7z|rar|gz|tgz|bz2|xz|tar|docx|xlsx|pptx|ofd|jar)$/i.test(entry.fileName) && !isEmbedded(entry.fileName))
      return 'nested'
  }
  return null
}

/** A table or chart pasted into a text processor's file rides along as a file of its own; it is never opened. */
const isEmbedded = (name: string): boolean => /^(?:word|ppt|xl)\/embeddings\//i.test(name)

function opened(bytes: Uint8Array): Promise<ZipFile | null> {
  return new Promise(resolve => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    // A part that unpacks to more than it declares is stopped at its declared size.
    fromBuffer(
      buffer,
      { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: false },
      (error, zip) => resolve(error ? null : zip),
    )
  })
}

function entriesOf(zip: ZipFile): Promise<readonly Entry[] | 'unsafe' | null> {
  return new Promise(resolve => {
    const entries: Entry[] = []
    // An absolute name or one with two dots is an error of the reader underneath.
    zip.on('error', (error: Error) =>
      resolve(/absolute path|relative path|invalid characters/.test(error.message) ? 'unsafe' : null),
    )
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      if (entries.length >= archiveLimits.entries) return resolve('unsafe')
      if (!entry.fileName.endsWith('/')) entries.push(entry)
      return zip.readEntry()
    })
    zip.readEntry()
  })
}

function unpacked(zip: ZipFile, entry: Entry): Promise<Uint8Array | null> {
  return new Promise(resolve => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return resolve(null)
      const chunks: Buffer[] = []
      let size = 0
      stream.on('error', () => resolve(null))
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > entry.uncompressedSize) {
          stream.destroy()
          resolve(null)
        } else chunks.push(chunk)
      })
      stream.on('end', () => resolve(Buffer.concat(chunks)))
      return undefined
    })
  })
}
