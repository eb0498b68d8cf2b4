import { messages } from '#app'

/** An invented file whose bytes say that it is one: a one-page PDF where the name asks for one, else `text`. */
export async function* sampleFile(
  name: string,
  text = `${messages.zh['sample.file'] ?? ''}\n${name}\n`,
): AsyncIterable<Uint8Array> {
  yield name.toLowerCase().endsWith('.pdf') ? onePage(name) : new TextEncoder().encode(text)
}

/**
 * The smallest PDF a viewer opens: catalogue, page, font, one line of text, and the Chinese name as its title, since the
 * built-in fonts of PDF know Latin letters only.
 *
 * @source ISO 32000-1, 7.5
 */
function onePage(name: string): Uint8Array {
  const title = Buffer.from(`\uFEFF${name}`, 'utf16le').swap16().toString('hex')
  const line = 'BT /F1 18 Tf 72 760 Td (SAMPLE - invented for Jinwei, not an official document) Tj ET'
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${line.length} >>\nstream\n${line}\nendstream`,
    `<< /Title <${title}> >>`,
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return new TextEncoder().encode(text)
}
