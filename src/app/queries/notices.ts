import { entryOf } from '../catalogue.ts'
import { sentenceOfNotice } from '../notices/wording.ts'
import type { NoticeList } from './answers.ts'
import type { Asking } from './picture.ts'

const pageRows = 50

/** What the reader was told on the pages, newest first, fifty at a time. */
export async function notices(asking: Asking, input: Readonly<Record<string, string>>): Promise<NoticeList> {
  const { reading, messages, catalogue, day } = asking
  const page = Math.max(1, Math.min(1_000, Number.parseInt(input['page'] ?? '1', 10) || 1))
  const { rows, unseen, total } = await reading.messages(page, pageRows)
  const titles = new Map<string, string>()
  for (const address of new Set(rows.map(row => row.address))) {
    const ids = rows.filter(row => row.address === address).map(row => row.rowId)
    for (const [id, title] of await reading.titles(entryOf(catalogue, address).address, ids)) titles.set(id, title)
  }
  return {
    unseen,
    total,
    page,
    pageRows,
    notices: rows.map(row => {
      const of = { title: titles.get(row.rowId) ?? '', day }
      return {
        id: row.id,
        address: row.address,
        row: row.rowId,
        at: row.at,
        seen: row.seen,
        what: { zh: sentenceOfNotice(messages.zh, row, of), en: sentenceOfNotice(messages.en, row, of) },
      }
    }),
  }
}
