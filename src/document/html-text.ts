import { decoded } from './decode.ts'
import * as words from './vocabulary.ts'

/**
 * A page of a government site → its text: one paragraph a line, table rows with tabs; scripts, menus, forms and what
 * only leads elsewhere are left out.
 *
 * @returns null when the bytes are no text
 */
export function htmlText(bytes: Uint8Array): string | null {
  const source = decodedPage(bytes)
  if (source === null) return null
  const page = new PageReader()
  let at = 0
  while (at < source.length) {
    const next = source.indexOf('<', at)
    if (next < 0) {
      page.text(source.slice(at))
      break
    }
    if (next > at) page.text(source.slice(at, next))
    at = page.tag(source, next)
  }
  return page.lines().join('\n')
}

/** A page may name its own encoding; the name is believed when the bytes bear it out. */
function decodedPage(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2_048))
  const named = /charset\s*=\s*["']?\s*(gb2312|gbk|gb18030|utf-8)/i.exec(head)?.[1]?.toLowerCase()
  if (named?.startsWith('gb')) {
    try {
      return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
    } catch {
      // Saved again as something else; its name was kept.
    }
  }
  return decoded(bytes)
}

const raw = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'svg', 'textarea', 'title', 'object'])
const elsewhere = new Set(['nav', 'header', 'footer', 'aside', 'select', 'button', 'form', 'head'])
const blocks = new Set(
  'address article blockquote center dd div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 hr li main ol p pre section table tbody tfoot thead tr ul br'.split(
    ' ',
  ),
)
const empty = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
const menuName =
  /(?:^|[\s_-])(?:nav|menu|breadcrumb|crumbs?|footer|foot|header|top-?bar|share|sidebar|toolbar|pagination|related|copyright)(?:$|[\s_-])/i

interface Line {
  text: string
  linked: number
}

interface Row {
  cells: string[]
  spans: number[]
}

class PageReader {
  private readonly found: Line[] = []
  private line: Line = { text: '', linked: 0 }
  private links = 0
  private quotesLost = 0
  /** open elements that lead elsewhere, and everything in them */
  private skipped: string[] = []
  private readonly rows: (Row & { above: Map<number, { text: string; rows: number }> })[] = []
  private cell: { text: string; columns: number; rows: number } | null = null

  text(raw: string): void {
    if (this.skipped.length > 0) return
    const text = unescaped(raw).replace(/[ \t\r\n\f]+/g, ' ')
    if (this.cell) this.cell.text += text
    else {
      this.line.text += text
      if (this.links > 0) this.line.linked += text.trim().length
    }
  }

  /** @returns where reading goes on */
  tag(source: string, at: number): number {
    if (source.startsWith('<!--', at)) return endOf(source, '-->', at + 4)
    const head = /^<(\/?)([a-zA-Z][a-zA-Z0-9-]*)/.exec(source.slice(at, at + 40))
    if (!head && !/[!?/]/.test(source[at + 1] ?? '')) {
      this.text('<')
      return at + 1
    }
    const close = this.tagEnd(source, at)
    if (!head) return close
    const name = (head[2] as string).toLowerCase()
    const attributes = source.slice(at + head[0].length, close - 1)
    if (head[1] === '') {
      if (raw.has(name) && !attributes.endsWith('/')) {
        const pattern = new RegExp(`</${name}\\s*>`, 'ig')
        pattern.lastIndex = close
        const end = pattern.exec(source)
        return end ? end.index + end[0].length : source.length
      }
      this.opened(name, attributes)
    } else this.closed(name)
    return close
  }

  /** A tag ends at the first angle outside quotes; a page that often leaves a quote open is read without minding them. */
  private tagEnd(source: string, at: number): number {
    let quote = ''
    const limit = Math.min(source.length, at + 20_000)
    for (let place = at + 1; place < limit && this.quotesLost < 50; place++) {
      const glyph = source[place] as string
      if (quote !== '') {
        if (glyph === quote) quote = ''
      } else if (glyph === '"' || glyph === "'") quote = glyph
      else if (glyph === '>') return place + 1
    }
    this.quotesLost++
    const plain = source.indexOf('>', at)
    return plain < 0 ? source.length : plain + 1
  }

  private opened(name: string, attributes: string): void {
    if (this.skipped.length > 0) {
      if (!empty.has(name) && this.skipped.length < 200) this.skipped.push(name)
      return
    }
    const named = /(?:class|id)\s*=\s*["']([^"']*)["']/i.exec(attributes)?.[1] ?? ''
    const isHidden = /display\s*:\s*none|\bhidden\b(?!\s*=)/i.test(attributes)
    if (!empty.has(name) && (elsewhere.has(name) || isHidden || (/^(?:div|ul|section)$/.test(name) && menuName.test(named)))) {
      this.endLine()
      this.skipped.push(name)
      return
    }
    if (name === 'a') this.links++
    if (name === 'table') {
      this.endLine()
      this.rows.push({ cells: [], spans: [], above: new Map() })
    } else if (name === 'tr') this.endRow()
    else if ((name === 'td' || name === 'th') && this.rows.length > 0) {
      this.endCell()
      const count = (what: string): number =>
        Math.min(60, Number(new RegExp(`${what}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes)?.[1] ?? 1) || 1)
      this.cell = { text: '', columns: count('colspan'), rows: count('rowspan') }
    } else if (blocks.has(name)) this.endLine()
  }

  private closed(name: string): void {
    if (this.skipped.length > 0) {
      const at = this.skipped.lastIndexOf(name)
      if (at >= 0) this.skipped.length = at
      return
    }
    if (name === 'a') this.links = Math.max(0, this.links - 1)
    if (name === 'td' || name === 'th') this.endCell()
    else if (name === 'tr') this.endRow()
    else if (name === 'table') {
      this.endRow()
      this.rows.pop()
    } else if (blocks.has(name)) this.endLine()
  }

  private endLine(): void {
    if (this.cell) {
      this.cell.text += ' '
      return
    }
    if (this.line.text.trim() !== '') this.found.push(this.line)
    this.line = { text: '', linked: 0 }
  }

  private endCell(): void {
    const row = this.rows.at(-1)
    const { cell } = this
    this.cell = null
    if (!row || !cell) return
    this.fillFromAbove(row)
    const text = cell.text.replace(/\s+/g, ' ').trim()
    for (let column = 0; column < cell.columns; column++) {
      const said = column === 0 ? text : ''
      if (cell.rows > 1) row.above.set(row.cells.length, { text: said, rows: cell.rows - 1 })
      row.cells.push(said)
    }
  }

  /** A cell over several rows says its text in each. */
  private fillFromAbove(row: Row & { above: Map<number, { text: string; rows: number }> }): void {
    for (;;) {
      const above = row.above.get(row.cells.length)
      if (!above) return
      if (--above.rows <= 0) row.above.delete(row.cells.length)
      row.cells.push(above.text)
    }
  }

  private endRow(): void {
    this.endCell()
    const row = this.rows.at(-1)
    if (!row || row.cells.length === 0) return
    this.fillFromAbove(row)
    // A table that only lays out the page is no table.
    const filled = row.cells.filter(text => text !== '')
    if (filled.length > 0)
      this.found.push({ text: filled.length === 1 ? (filled[0] as string) : row.cells.join('\t'), linked: 0 })
    row.cells = []
  }

  lines(): readonly string[] {
    this.endLine()
    return this.found
      .filter(({ text, linked }) => {
        const bare = text.replace(/\s+/g, '')
        return bare !== '' && !(linked * 5 >= bare.length * 3 && bare.length < 60) && !words.furniture.test(text.trim())
      })
      .map(({ text }) => text.replace(/^[ \u3000\u00a0]+|(?<![ \u3000\u00a0])[ \u3000\u00a0]+$/g, ''))
  }
}

const endOf = (source: string, mark: string, from: number): number => {
  const end = source.indexOf(mark, from)
  return end < 0 ? source.length : end + mark.length
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: ' ',
  emsp: '\u3000',
  ldquo: '\u201c',
  rdquo: '\u201d',
  lsquo: '\u2018',
  rsquo: '\u2019',
  mdash: '\u2014',
  ndash: '\u2013',
  middot: '\u00b7',
  hellip: '\u2026',
  times: '\u00d7',
  permil: '\u2030',
  deg: '\u00b0',
  ge: '\u2265',
  le: '\u2264',
  bull: '\u2022',
}

const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return named[name.toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ''
  })
