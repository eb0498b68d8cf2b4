import { type Day, daysBetween } from '#base'
import type { Messages } from '../messages.ts'
import { fill } from '../words.ts'
import type { StoredNotice } from './outbox.ts'

interface Wording {
  readonly messages: Messages
  readonly day: Day
  /** titles of rows by id */
  readonly titles: ReadonlyMap<string, string>
  readonly publicUrl: string | null
}

/** Government messengers take 2,048 bytes; three to a Chinese character. */
const bodyBytesMax = 2_000
const subjectMax = 60

/** One notice as a sentence: what, about which row, until when. */
export function sentenceOfNotice(
  words: Messages['zh'],
  notice: Pick<StoredNotice, 'address' | 'kind' | 'about' | 'dueOn'>,
  of: { readonly title: string; readonly day: Day },
): string {
  const record = words[`${notice.address}.label`] ?? notice.address
  const slots = { record, title: of.title, dueOn: notice.dueOn }
  if (notice.kind === 'move')
    return fill(words['notices.move'] ?? '', {
      ...slots,
      move: words[`${notice.address}.moves.${notice.about}.label`] ?? notice.about,
    })
  const clock = words[`${notice.address}.clocks.${notice.about}`] ?? notice.about
  const days = notice.dueOn === null ? 0 : Math.abs(daysBetween(of.day, notice.dueOn as Day))
  return fill(words[`notices.${notice.kind}`] ?? '', { ...slots, clock, days })
}

/** Several messages as one: the first in the subject, all in the body, cut where the way is narrow. */
export function wordedFor(
  { messages, day, titles, publicUrl }: Wording,
  of: readonly StoredNotice[],
): { readonly subject: string; readonly body: string } {
  const words = messages.zh
  const lines = of.map(notice => sentenceOfNotice(words, notice, { title: titles.get(notice.rowId) ?? '', day }))
  const [first = ''] = lines
  const subject = lines.length === 1 ? first : fill(words['notices.subject'] ?? '', { first, count: lines.length })
  const closing = publicUrl === null ? (words['notices.closing'] ?? '') : `${words['notices.closing'] ?? ''} ${publicUrl}`
  const kept: string[] = []
  let bytes = Buffer.byteLength(closing) + 100
  for (const line of lines) {
    bytes += Buffer.byteLength(line) + 4
    if (bytes > bodyBytesMax) break
    kept.push(`· ${line}`)
  }
  if (kept.length < lines.length) kept.push(fill(words['notices.more'] ?? '', { count: lines.length - kept.length }))
  return { subject: subject.slice(0, subjectMax), body: [...kept, '', closing].join('\n') }
}
