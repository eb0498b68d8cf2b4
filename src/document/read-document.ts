import { done, type Outcome, type Refusal, refused } from '#base'
import { openArchive } from './archive.ts'
import { decoded } from './decode.ts'
import { docxText } from './docx-text.ts'
import { htmlText } from './html-text.ts'
import { ofdText } from './ofd-text.ts'
import { pdfText } from './pdf-text.ts'

/** In order of precedence. */
export type ReadDocumentRefusal = Refusal<
  | 'document_empty'
  | 'document_not_text'
  | 'document_damaged'
  | 'document_unsafe'
  | 'document_encrypted'
  | 'document_scanned'
  | 'document_unreadable'
>

export type DocumentFormat = 'txt' | 'html' | 'docx' | 'pdf' | 'ofd'

/** A document as text; every span of a plan points into it. */
export interface DocumentText {
  readonly text: string
  readonly format: DocumentFormat
}

/**
 * A file's bytes → its text in one fixed form: the same bytes give the same text. Plain text stays as received, to the
 * character; the other formats give one paragraph a line and tabs between the cells of a table.
 *
 * @param name the file's name; only its ending is used, and only where the bytes leave a doubt
 * @refusals `document_empty` · `document_not_text` a picture, an old binary format, a sheet or another thing that is no
 *   text document · `document_damaged` cut off or not what it claims · `document_unsafe` an archive beyond the limits, or
 *   with entities · `document_encrypted` · `document_scanned` pages without text · `document_unreadable` no known encoding
 */
export async function readDocument(bytes: Uint8Array, name = ''): Promise<Outcome<DocumentText, ReadDocumentRefusal>> {
  if (bytes.length === 0) return refused('document_empty')
  const other = otherFormat(bytes)
  if (other) return refused('document_not_text', { format: other })
  const packed = await (isZip(bytes) ? readArchive(bytes) : isPdf(bytes) ? readPdf(bytes) : null)
  if (packed) return packed.ok && packed.value.text.trim() === '' ? refused('document_empty') : packed
  const isPage = looksLikePage(bytes, name)
  const text = isPage ? htmlText(bytes) : decoded(bytes)
  if (text === null) return refused('document_unreadable')
  return text.trim() === '' ? refused('document_empty') : done({ text, format: isPage ? 'html' : 'txt' })
}

const startsWith = (bytes: Uint8Array, ...head: readonly number[]): boolean => head.every((byte, at) => bytes[at] === byte)

const isZip = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)

/** A pdf may have a few bytes in front of its mark. */
function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1_024)).includes('%PDF-')
}

/** Known by their first bytes and never text. */
function otherFormat(bytes: Uint8Array): string | null {
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'png'
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'jpg'
  if (startsWith(bytes, 0x47, 0x49, 0x46, 0x38)) return 'gif'
  if (startsWith(bytes, 0x49, 0x49, 0x2a, 0x00) || startsWith(bytes, 0x4d, 0x4d, 0x00, 0x2a)) return 'tiff'
  if (startsWith(bytes, 0x42, 0x4d) && bytes[6] === 0 && bytes[7] === 0) return 'bmp'
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'doc'
  if (startsWith(bytes, 0x52, 0x61, 0x72, 0x21)) return 'rar'
  if (startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf)) return '7z'
  if (startsWith(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) return 'rtf'
  return null
}

async function readPdf(bytes: Uint8Array): Promise<Outcome<DocumentText, ReadDocumentRefusal>> {
  const text = await pdfText(bytes)
  return text.ok ? done({ text: text.value, format: 'pdf' }) : text
}

async function readArchive(bytes: Uint8Array): Promise<Outcome<DocumentText, ReadDocumentRefusal>> {
  const archive = await openArchive(bytes)
  if (!archive.ok) return archive
  const names = new Set(archive.value.names.map(name => name.toLowerCase()))
  const isDocx = names.has('word/document.xml')
  if (!isDocx && !names.has('ofd.xml')) {
    const isLocked = [...names].some(name => name.includes('encrypt'))
    return isLocked
      ? refused('document_encrypted')
      : refused('document_not_text', { format: names.has('xl/workbook.xml') ? 'xlsx' : 'zip' })
  }
  const text = await (isDocx ? docxText(archive.value) : ofdText(archive.value))
  return text.ok ? done({ text: text.value, format: isDocx ? 'docx' : 'ofd' }) : text
}

function looksLikePage(bytes: Uint8Array, name: string): boolean {
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 1_024))
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
  if (/^<(?:!doctype\s+html|html|head|body)\b/i.test(head)) return true
  return /\.x?html?$/i.test(name) && /<[a-z!]/i.test(head)
}
