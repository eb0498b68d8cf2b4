import { Buffer } from 'node:buffer'
import { inflateSync } from 'node:zlib'

/** All streams of a file may unpack to this much together. @source stack: archives in */
const bytesMax = 60_000_000
/** Deflate packs a thousand to one at best: what is shorter cannot grow dangerous alone. */
const shortest = 20_000

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
    if (packings === 1 && to - from >= shortest) {
      const size = unpackedSize(file.subarray(from, to), bytesMax - total)
      if (size === null) return true
      total += size
    } else total += (to - from) * (packings === 1 ? 20 : 1)
    if (total > bytesMax) return true
    if (end < 0) break
    at = end + 3
  }
  return false
}

/** null when it is more than `most`; a broken stream counts for nothing, its reader will say so. */
function unpackedSize(packed: Uint8Array, most: number): number | null {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, most) }).length
  } catch (error) {
    return error instanceof RangeError ? null : 0
  }
}
