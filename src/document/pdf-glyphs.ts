/**
 * Older makers of pdf files name a national encoding instead of embedding a map to Unicode: `UniGB-UCS2-H`, `GBK-EUC-H`.
 * The reader underneath then asks for two tables, code → glyph number and glyph number → Unicode. Glyph numbers matter to
 * a printer only, so here the number of a glyph is its Unicode: the first table decodes, the second changes nothing.
 *
 * @source Adobe Technical Note 5099, predefined CMaps of the Adobe-GB1 collection
 */
export class GlyphTables {
  private isDecoded = false

  /** A table by the name the reader asks for. @throws Error for a table that is not made here; its glyphs stay unread */
  readonly fetch = async ({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> => {
    const table = kind === 'cMapUrl' ? this.table(filename) : null
    if (table === null) throw new Error(`no table ${filename}`)
    return new TextEncoder().encode(table)
  }

  private table(name: string): string | null {
    const isVertical = name.endsWith('-V')
    if (/^Uni(?:GB|CNS|JIS|KS)-(?:UCS2|UTF16)/.test(name)) {
      this.isDecoded = true
      return tableOf([doubleByte(0, 0xffff)], [{ from: 0, to: 0xffff, width: 4, first: 0 }], isVertical)
    }
    if (/^GB(?:K|Kp|K2K|pc)?-(?:EUC-)?[HV]$/.test(name)) {
      this.isDecoded = true
      return tableOf(['<00> <80>', doubleByte(0x8140, 0xfefe)], nationalRanges(), isVertical)
    }
    // Without a table of codes from here the numbers would be those of a printer.
    return /^Adobe-(?:GB1|CNS1|Japan1|Korea1)-UCS2$/.test(name) && this.isDecoded ? unchanged : null
  }
}

/** Glyph number → Unicode, one row for each upper byte. */
const unchanged = [
  '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
  '1 begincodespacerange',
  '<0000> <ffff>',
  'endcodespacerange',
  '256 beginbfrange',
  ...[...Array(256).keys()].map(high => `${code(high * 256, 4)} ${code(high * 256 + 255, 4)} ${code(high * 256, 4)}`),
  'endbfrange',
  'endcmap end end',
].join('\n')

/** Codes of one run and the Unicode of the first; `width` counts the digits of a code. */
interface Range {
  readonly from: number
  readonly to: number
  readonly width: number
  readonly first: number
}

const doubleByte = (from: number, to: number): string => `${code(from, 4)} ${code(to, 4)}`

const tableOf = (spaces: readonly string[], ranges: readonly Range[], isVertical: boolean): string =>
  [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    `/WMode ${isVertical ? 1 : 0} def`,
    `${spaces.length} begincodespacerange`,
    ...spaces,
    'endcodespacerange',
    `${ranges.length} begincidrange`,
    ...ranges.map(({ from, to, width, first }) => `${code(from, width)} ${code(to, width)} ${first}`),
    'endcidrange',
    'endcmap end end',
  ].join('\n')

let known: readonly Range[] | null = null

/** All codes of the national encoding, neighbours joined. */
function nationalRanges(): readonly Range[] {
  if (known) return known
  const decoder = new TextDecoder('gbk')
  const ranges: Range[] = [{ from: 0, to: 0x7f, width: 2, first: 0 }]
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail))
      const value = text.length === 1 ? text.charCodeAt(0) : 0xfffd
      if (value === 0xfffd) continue
      const at = lead * 256 + trail
      const last = ranges.at(-1) as Range
      if (last.width === 4 && last.to === at - 1 && last.first + (at - last.from) === value)
        ranges[ranges.length - 1] = { ...last, to: at }
      else ranges.push({ from: at, to: at, width: 4, first: value })
    }
  }
  known = ranges
  return ranges
}

function code(value: number, width: number): string {
  return `<${value.toString(16).padStart(width, '0')}>`
}
