import { Buffer } from 'node:buffer'
import { inflateSync } from 'node:zlib'

/** All streams of a file may unpack to this much together. @source stack: archives in */
const bytesMax = 60_000_000
/** No table of glyphs is longer. */
const tableMax = 2_000_000

/**
 * Whether the streams of a pdf unpack to more than any plan can need, told before its reader unpacks them all.
 *
 * @returns also for streams packed twice over, which only a bomb needs
 */
export function isPdfBomb(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let total = 0
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.subarray(at - 3, at).toString('latin1') === 'end') continue
    const head = file.subarray(Math.max(0, at - 600), at).toString('latin1')
    const dictionary = head.slice(Math.max(0, head.lastIndexOf(' obj')))
    const packings = dictionary.match(/\/(?:FlateDecode|Fl\b|LZWDecode|RunLengthDecode)/g)?.length ?? 0
    if (packings > 1) return true
    const from = at + (file[at + 6] === 0x0d ? 8 : 7)
    const end = file.indexOf('endstream', from)
    const to = end < 0 ? file.length : end
    const packed = file.subarray(from, to)
    const content = packings === 1 ? unpacked(packed, bytesMax - total) : packed
    if (content === null || (content.length < tableMax && hasEndlessRange(content))) return true
    total += content.length
    if (total > bytesMax) return true
    if (end < 0) break
    at = end + 3
  }
  return false
}

/** null when it is more than `most`; a broken stream counts for nothing, its reader will say so. */
function unpacked(packed: Uint8Array, most: number): Uint8Array | null {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, most) })
  } catch (error) {
    return error instanceof RangeError ? null : new Uint8Array()
  }
}

/** A table of glyphs whose ranges hold more codes than there are: each would be written out by the reader. */
function hasEndlessRange(content: Uint8Array): boolean {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1')
  if (!/begin(?:bf|cid)range/.test(text)) return false
  for (const match of text.matchAll(/<([^>]*)>\s*<([^>]*)>\s*[<[\d]/g)) {
    const [low, high] = [match[1], match[2]].map(code => Number.parseInt((code ?? '').replace(/[^\da-f]/gi, '') || '0', 16))
    if ((high ?? 0) - (low ?? 0) > 0xffff) return true
  }
  return false
}
