import exceljs from 'exceljs'
import { fromBuffer } from 'yauzl'

/** Opens what this room produced, for its tests: they measure the file a reader gets, not the values that went in. */

/** The parts of a docx or xlsx as text, by path. */
export function partsOf(archive: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const parts = new Map<string, string>()
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(archive), { lazyEntries: true }, (failure, zip) => {
      if (failure) return reject(failure)
      zip.on('end', () => resolve(parts))
      zip.on('error', reject)
      zip.on('entry', entry => {
        zip.openReadStream(entry, async (broken, stream) => {
          if (broken) return reject(broken)
          const chunks: Buffer[] = []
          for await (const chunk of stream) chunks.push(chunk as Buffer)
          parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
          zip.readEntry()
        })
      })
      zip.readEntry()
    })
  })
}

/** The only sheet of a workbook as the reading side of the library sees it. */
export async function sheetOf(archive: Uint8Array): Promise<exceljs.Worksheet> {
  const book = new exceljs.Workbook()
  await book.xlsx.load(Buffer.from(archive) as never)
  const sheet = book.worksheets[0]
  if (!sheet) throw new Error('the workbook has a sheet')
  return sheet
}
