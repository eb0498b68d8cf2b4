/**
 * The little of XML a workbook needs. A sheet of two hundred thousand rows has millions of cells in one fixed form; a
 * scan of that form reads it several times as fast as a parser that knows everything. Entities other than the five of XML
 * and numbers are not known here, so nothing can be made to grow.
 */

/** Opening tags of that name, prefix or not, as text. */
export const elements = (xml: string, name: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])[^>]*>`, 'g'))].map(match => match[0])

/** The raw value of an attribute of a tag, or null. */
export function attribute(tag: string, name: string): string | null {
  const start = tag.indexOf(` ${name}="`)
  if (start < 0) return null
  const from = start + name.length + 3
  const end = tag.indexOf('"', from)
  return end < 0 ? null : tag.slice(from, end)
}

/** All text of a string item, runs joined; what is only said aloud (phonetics) left out. */
export function textsOf(inner: string): string {
  const own = inner.includes('rPh') ? inner.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '') : inner
  let text = ''
  for (const match of own.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?t>)/g)) text += match[1] ?? ''
  return unescaped(text)
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** References resolved, and `_x000D_`, by which the format writes what XML cannot hold. */
export function unescaped(text: string): string {
  const plain = text.includes('&')
    ? text.replace(
        /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{1,5}));/g,
        (whole, hex?: string, decimal?: string, name?: string) => {
          if (name !== undefined) return named[name] ?? whole
          const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
          return code <= 0x10ffff ? String.fromCodePoint(code) : whole
        },
      )
    : text
  return plain.includes('_x')
    ? plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : plain
}
