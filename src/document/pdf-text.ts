import { getDocumentProxy } from 'unpdf'
import { done, type Outcome, type Refusal, refused } from '#base'
import { GlyphTables } from './pdf-glyphs.ts'
import { isPdfBomb } from './pdf-streams.ts'
import { type Page, type Run, textOfPages } from './page-text.ts'

export type PageRefusal = Refusal<'document_damaged' | 'document_unsafe' | 'document_encrypted' | 'document_scanned'>

const pagesMax = 2_000
const quiet = 0
/** Tables of glyphs are made here, never fetched. */
const tables = { BinaryDataFactory: GlyphTables, cMapUrl: 'own:/', cMapPacked: false, useWorkerFetch: false }

/**
 * A pdf with text → its text.
 *
 * @refusals `document_damaged` · `document_unsafe` more pages than a plan can have, or streams that unpack without end · `document_encrypted` it asks for a
 *   password · `document_scanned` its pages are pictures
 */
export async function pdfText(bytes: Uint8Array): Promise<Outcome<string, PageRefusal>> {
  if (isPdfBomb(bytes)) return refused('document_unsafe', { limit: 'bytes' })
  try {
    // The reader underneath takes the buffer for its own.
    const pdf = await getDocumentProxy(bytes.slice(), {
      verbosity: quiet,
      isEvalSupported: false,
      stopAtErrors: false,
      ...tables,
    })
    if (pdf.numPages > pagesMax) return refused('document_unsafe', { limit: 'pages' })
    const pages: Page[] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const { height, transform } = page.getViewport({ scale: 1 })
      const content = await page.getTextContent()
      const runs = content.items.flatMap(item => ('str' in item && item.str.trim() !== '' ? [runOf(item, transform)] : []))
      pages.push({ height, runs })
      page.cleanup()
    }
    const text = textOfPages(pages)
    await pdf.destroy()
    return isScan(text, pages.length) ? refused('document_scanned', { pages: pages.length }) : done(text)
  } catch (error) {
    // Of the whole world of faults inside a pdf only one can be mended by its sender.
    return refused(error instanceof Error && error.name === 'PasswordException' ? 'document_encrypted' : 'document_damaged')
  }
}

/** Fewer than ten words a page is what is left on a scan: a stamp, a page number. */
export const isScan = (text: string, pages: number): boolean =>
  (text.match(/\p{Script=Han}/gu)?.length ?? 0) < Math.max(1, pages) * 10

function runOf(item: { str: string; transform: readonly number[]; width: number }, view: readonly number[]): Run {
  const [a = 1, b = 0, , , x = 0, y = 0] = item.transform
  const [va = 1, vb = 0, vc = 0, vd = 1, ve = 0, vf = 0] = view
  return {
    x: va * x + vc * y + ve,
    y: vb * x + vd * y + vf,
    width: item.width,
    size: Math.hypot(a, b) || 10,
    text: item.str.replace(/[\u0000-\u0008\u000e-\u001f]/g, ''),
  }
}
