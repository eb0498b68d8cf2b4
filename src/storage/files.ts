import { createHash } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { chmod, link, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import { v7 } from 'uuid'
import { assert, done, type Outcome, type Refusal, refused } from '#base'
import type { StoredFile } from '#app'

/** What an extension must turn out to be by its bytes; `null`: the bytes tell nothing and must read as text. */
const kinds: Readonly<Record<string, { readonly found: readonly string[] | null; readonly mediaType: string }>> = {
  '.pdf': { found: ['application/pdf'], mediaType: 'application/pdf' },
  '.ofd': { found: ['application/zip', 'application/ofd'], mediaType: 'application/ofd' },
  '.docx': {
    found: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  '.xlsx': {
    found: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  '.png': { found: ['image/png'], mediaType: 'image/png' },
  '.jpg': { found: ['image/jpeg'], mediaType: 'image/jpeg' },
  '.csv': { found: null, mediaType: 'text/csv' },
  '.txt': { found: null, mediaType: 'text/plain' },
  '.zip': { found: ['application/zip'], mediaType: 'application/zip' },
}
/** bytes `file-type` gets to see; a docx names itself in the first entries */
const headBytes = 65_536

export interface Files {
  readonly put: (stream: AsyncIterable<Uint8Array>, name: string, limitBytes: number) => Promise<Outcome<StoredFile, Refusal>>
  readonly open: (sha256: string) => Promise<AsyncIterable<Uint8Array>>
  readonly pathOf: (sha256: string) => string
  /** temporary files older than an hour, left by a crash */
  readonly sweep: (now: Date) => Promise<number>
}

/** Evidence files by content: `aa/bb/<sha256>`, written once, never overwritten, readable by us alone. */
export function filesIn(folder: string): Files {
  const temporary = join(folder, 'temporary')
  const pathOf = (sha256: string): string => {
    assert(/^[0-9a-f]{64}$/.test(sha256), 'a file is named by its hash')
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }
  return {
    pathOf,
    put: async (stream, name, limitBytes) => {
      await mkdir(temporary, { recursive: true, mode: 0o700 })
      const path = join(temporary, v7())
      try {
        const received = await receive(stream, path, limitBytes)
        if (!received.ok) return received
        const { sha256, sm3, size, head } = received.value
        const mediaType = await mediaTypeOf(path, name, head)
        if (mediaType === null) return refused('file_kind_refused', { extension: extname(name).toLowerCase() })
        await keep(path, pathOf(sha256))
        return done({ sha256, sm3, size, mediaType })
      } finally {
        await rm(path, { force: true })
      }
    },
    open: async sha256 => {
      const path = pathOf(sha256)
      await stat(path)
      return checked(createReadStream(path), sha256)
    },
    sweep: async now => {
      let swept = 0
      for (const file of await readdir(temporary).catch(() => [])) {
        const path = join(temporary, file)
        const { mtimeMs } = await stat(path)
        if (now.getTime() - mtimeMs < 3_600_000) continue
        await rm(path, { force: true })
        swept++
      }
      return swept
    },
  }
}

async function receive(
  stream: AsyncIterable<Uint8Array>,
  path: string,
  limitBytes: number,
): Promise<Outcome<{ sha256: string; sm3: string; size: number; head: Buffer }, Refusal>> {
  const file = await open(path, 'wx', 0o600)
  try {
    const sha256 = createHash('sha256')
    const sm3 = createHash('sm3')
    const head: Uint8Array[] = []
    let size = 0
    for await (const chunk of stream) {
      if (size < headBytes) head.push(chunk.subarray(0, headBytes - size))
      size += chunk.length
      if (size > limitBytes) return refused('file_too_large', { limitBytes })
      sha256.update(chunk)
      sm3.update(chunk)
      await file.writeFile(chunk)
    }
    if (size === 0) return refused('file_empty')
    await file.sync()
    return done({ sha256: sha256.digest('hex'), sm3: sm3.digest('hex'), size, head: Buffer.concat(head) })
  } finally {
    await file.close()
  }
}

/** The same file twice at once is one file: the link of the second finds it there. */
async function keep(from: string, to: string): Promise<void> {
  const folder = dirname(to)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    await link(from, to)
    await chmod(to, 0o400)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  if (process.platform === 'win32') return
  const directory = await open(folder, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}

/** @returns null when bytes and extension disagree or are not on the list */
async function mediaTypeOf(path: string, name: string, head: Buffer): Promise<string | null> {
  const extension = extname(name).toLowerCase().replace('.jpeg', '.jpg')
  const kind = kinds[extension]
  if (!kind) return null
  const found = (await fileTypeFromBuffer(head).catch(() => undefined))?.mime
  if (kind.found) return found !== undefined && kind.found.includes(found) ? kind.mediaType : null
  return found === undefined && (await readsAsText(path)) ? kind.mediaType : null
}

/** UTF-8 or GBK without control characters but line ends and tabs. */
async function readsAsText(path: string): Promise<boolean> {
  for (const encoding of ['utf-8', 'gb18030']) {
    const decoder = new TextDecoder(encoding, { fatal: true })
    try {
      let isClean = true
      for await (const chunk of createReadStream(path))
        if (control.test(decoder.decode(chunk as Buffer, { stream: true }))) isClean = false
      if (control.test(decoder.decode())) isClean = false
      return isClean
    } catch {
      // not this encoding
    }
  }
  return false
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** Passes the bytes on and ends with an error when they are not what the name says: a changed file supports nothing. */
async function* checked(stream: ReadStream, sha256: string): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256')
  for await (const chunk of stream) {
    hash.update(chunk as Buffer)
    yield chunk as Buffer
  }
  if (hash.digest('hex') !== sha256) throw new Error(`evidence file ${sha256} was changed on disk`)
}
