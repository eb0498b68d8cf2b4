/** A table as a person reads it: text and numbers, null where there is none. */
export interface TableFile {
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** A text that a sheet would take for a formula is kept a text. */
const plain = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)

/** Comma-separated with the mark by which Excel knows UTF-8. */
export function csvOf({ head, rows }: TableFile): string {
  const quoted = (cell: string | number | null): string =>
    cell === null ? '' : typeof cell === 'number' ? String(cell) : `"${plain(cell).replaceAll('"', '""')}"`
  return `\u{FEFF}${[head, ...rows].map(row => row.map(quoted).join(',')).join('\r\n')}\r\n`
}

/**
 * One sheet as xlsx: numbers as numbers, text as text, nothing as a formula. Stored without compression, because a
 * table of a chart is small.
 */
export function xlsxOf(table: TableFile): Uint8Array<ArrayBuffer> {
  const cellOf = (cell: string | number | null, place: string): string =>
    cell === null
      ? ''
      : typeof cell === 'number'
        ? `<c r="${place}"><v>${cell}</v></c>`
        : `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
  const rows = [table.head, ...table.rows]
    .map((row, r) => `<row r="${r + 1}">${row.map((cell, c) => cellOf(cell, `${lettersOf(c)}${r + 1}`)).join('')}</row>`)
    .join('')
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const packaged = 'http://schemas.openxmlformats.org/package/2006'
  return zipOf([
    [
      '[Content_Types].xml',
      `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ],
    ['xl/worksheets/sheet1.xml', `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`],
  ])
}

/** 0 → A, 25 → Z, 26 → AA */
const lettersOf = (column: number): string =>
  (column < 26 ? '' : lettersOf(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

const escaped = (text: string): string =>
  text
    .replace(/[&<>]/g, sign => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'))
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')

/** @source APPNOTE.TXT 6.3, stored entries with names in UTF-8 */
function zipOf(files: readonly (readonly [name: string, text: string])[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder()
  const parts: Uint8Array<ArrayBuffer>[] = []
  const directory: Uint8Array<ArrayBuffer>[] = []
  let at = 0
  for (const [name, text] of files) {
    const [path, body] = [
      encoder.encode(name),
      encoder.encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`),
    ]
    const common = [20, 0x0800, 0, 0, 0x21, crcOf(body), body.length, body.length, path.length, 0] as const
    const local = fieldsOf([[0x04034b50, 4], ...sized(common)])
    directory.push(fieldsOf([[0x02014b50, 4], [20, 2], ...sized(common), [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]]), path)
    parts.push(local, path, body)
    at += local.length + path.length + body.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = fieldsOf([
    [0x06054b50, 4],
    [0, 4],
    [files.length, 2],
    [files.length, 2],
    [size, 4],
    [at, 4],
    [0, 2],
  ])
  const all = [...parts, ...directory, end]
  const bytes = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0))
  let place = 0
  for (const part of all) {
    bytes.set(part, place)
    place += part.length
  }
  return bytes
}

type Field = readonly [value: number, bytes: number]
const widths = [2, 2, 2, 2, 2, 4, 4, 4, 2, 2]
const sized = (values: readonly number[]): readonly Field[] => values.map((value, at) => [value, widths[at] as number])

function fieldsOf(fields: readonly Field[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(fields.reduce((sum, [, width]) => sum + width, 0))
  let at = 0
  for (const [value, width] of fields) for (let k = 0; k < width; k++) bytes[at++] = (value >>> (8 * k)) & 0xff
  return bytes
}

function crcOf(bytes: Uint8Array): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let k = 0; k < 8; k++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}
