import { crc32, deflateRawSync } from 'node:zlib'

/** Small files of each format, written by hand so that each byte of them is known; for tests and for mutation. */

export interface Part {
  readonly name: string
  readonly content: string | Uint8Array
  /** bit 0 of the flags: the part is locked */
  readonly isLocked?: boolean
}

/** A zip of deflated parts. */
export function zipOf(parts: readonly Part[]): Uint8Array {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const content = typeof part.content === 'string' ? Buffer.from(part.content, 'utf8') : Buffer.from(part.content)
    const packed = deflateRawSync(content)
    const name = Buffer.from(part.name, 'utf8')
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(0x800 | (part.isLocked ? 1 : 0), 2)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(content), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(content.length, 18)
    head.writeUInt16LE(name.length, 22)
    files.push(Buffer.from('PK\x03\x04', 'latin1'), head, name, packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, rest, name)
    offset += 30 + name.length + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return new Uint8Array(Buffer.concat([...files, central, Buffer.from('PK\x05\x06', 'latin1'), end]))
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A paragraph; `properties` is the inner XML of its properties. */
export const paragraphXml = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`

const contentTypes =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'

/** A docx from the inner XML of its body, with other parts beside it. */
export const docxOf = (body: string, others: readonly Part[] = []): Uint8Array =>
  zipOf([
    { name: '[Content_Types].xml', content: contentTypes },
    {
      name: 'word/document.xml',
      content: `<?xml version="1.0" encoding="UTF-8"?><w:document ${word}><w:body>${body}</w:body></w:document>`,
    },
    ...others,
  ])

/** `numbering.xml` with one list: formats and texts of its levels. */
export const numberingPart = (levels: readonly (readonly [string, string])[]): Part => ({
  name: 'word/numbering.xml',
  content: `<w:numbering ${word}><w:abstractNum w:abstractNumId="0">${levels
    .map(
      ([format, text], at) =>
        `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
    )
    .join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
})

/** A line of print: place from the upper left corner in points, and its words. */
export interface Print {
  readonly x: number
  readonly y: number
  readonly text: string
}

const glyphSize = 16

/** An ofd of printed pages; measures are points for once. */
export const ofdOf = (pages: readonly (readonly Print[])[]): Uint8Array => {
  const ns = 'xmlns:ofd="http://www.ofdspec.org/2016"'
  return zipOf([
    {
      name: 'OFD.xml',
      content: `<ofd:OFD ${ns}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    },
    {
      name: 'Doc_0/Document.xml',
      content: `<ofd:Document ${ns}><ofd:Pages>${pages.map((_, at) => `<ofd:Page ID="${at}" BaseLoc="Pages/Page_${at}/Content.xml"/>`).join('')}</ofd:Pages></ofd:Document>`,
    },
    ...pages.map((lines, at) => ({
      name: `Doc_0/Pages/Page_${at}/Content.xml`,
      content: `<ofd:Page ${ns}><ofd:Area><ofd:PhysicalBox>0 0 595 842</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer>${lines
        .map(
          ({ x, y, text }) =>
            `<ofd:TextObject Boundary="${x} ${y - glyphSize} ${text.length * glyphSize} 20" Size="${glyphSize}"><ofd:TextCode X="0" Y="${glyphSize}" DeltaX="g ${Math.max(0, text.length - 1)} ${glyphSize}">${escaped(text)}</ofd:TextCode></ofd:TextObject>`,
        )
        .join('')}</ofd:Layer></ofd:Content></ofd:Page>`,
    })),
  ])
}

/** A pdf of printed pages, its glyphs named by a map to Unicode and not embedded. */
export function pdfOf(pages: readonly (readonly Print[])[]): Uint8Array {
  const objects: string[] = []
  const add = (body: string): number => objects.push(body)
  const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
  const map = add(
    stream(
      '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange\nendcmap\nend\nend',
    ),
  )
  const descriptor = add(
    '<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>',
  )
  const descendant = add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor ${descriptor} 0 R >>`,
  )
  const font = add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${map} 0 R >>`,
  )
  const root = objects.length + pages.length * 2 + 1
  const kids = pages.map(lines => {
    const content = add(
      stream(
        lines
          .map(
            ({ x, y, text }) =>
              `BT /F0 ${glyphSize} Tf 1 0 0 1 ${x} ${842 - y} Tm <${[...Array(text.length).keys()].map(at => text.charCodeAt(at).toString(16).padStart(4, '0')).join('')}> Tj ET`,
          )
          .join('\n'),
      ),
    )
    return add(
      `<< /Type /Page /Parent ${root} 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F0 ${font} 0 R >> >> /Contents ${content} 0 R >>`,
    )
  })
  add(`<< /Type /Pages /Kids [${kids.map(kid => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`)
  const catalog = add(`<< /Type /Catalog /Pages ${root} 0 R >>`)
  let out = '%PDF-1.7\n'
  const offsets = objects.map((body, at) => {
    const offset = out.length
    out += `${at + 1} 0 obj\n${body}\nendobj\n`
    return offset
  })
  const xref = out.length
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R >>\nstartxref\n${xref}\n%%EOF\n`
  return new Uint8Array(Buffer.from(out, 'latin1'))
}

/** A text set in lines of one width with indents, on pages with a running head and page numbers. */
export function pagesOf(text: string, { perLine = 28, perPage = 30 } = {}): readonly (readonly Print[])[] {
  const left = 72
  const lines = text.split('\n').flatMap(paragraph => {
    if (paragraph === '') return []
    const out: Omit<Print, 'y'>[] = []
    for (let at = 0; at < paragraph.length; ) {
      const room = at === 0 ? perLine - 2 : perLine
      out.push({ x: at === 0 ? left + 2 * glyphSize : left, text: paragraph.slice(at, at + room) })
      at += room
    }
    return out
  })
  const pages: Print[][] = []
  for (const [at, line] of lines.entries()) {
    if (at % perPage === 0) pages.push([{ x: 200, y: 40, text: '\u4e91\u5dde\u5e02\u6587\u4ef6\u6c47\u7f16' }])
    pages.at(-1)?.push({ ...line, y: 90 + (at % perPage) * 23 })
  }
  for (const [at, page] of pages.entries()) page.push({ x: 280, y: 815, text: `\u2014 ${at + 1} \u2014` })
  return pages
}
