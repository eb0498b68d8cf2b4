/**
 * The text of plain bytes as received: UTF-16 with its mark, UTF-8, else GB18030. A leading mark stays, because places
 * count from the first character of the file.
 *
 * @returns null when the bytes are no text
 */
export function decoded(bytes: Uint8Array): string | null {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const encodings = isWide ? [bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'] : ['utf-8', 'gb18030']
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
      if (!/[\u0000-\u0008\u000e-\u001f]/.test(text)) return text
    } catch {
      // Not of this encoding; the next one may fit.
    }
  }
  return null
}
