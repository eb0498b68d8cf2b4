import { done, type Outcome, type Refusal, refused } from '#base'

/** The text of a file as received: UTF-8, else GB18030. Binary formats are named, not guessed at. */
export function textOf(bytes: Uint8Array): Outcome<string, Refusal<'document_empty' | 'document_unreadable'>> {
  if (bytes.length === 0) return refused('document_empty')
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!/[\u0000-\u0008\u000e-\u001f]/.test(text)) return text.trim() === '' ? refused('document_empty') : done(text)
    } catch {
      // Not of this encoding; the next one may fit.
    }
  }
  return refused('document_unreadable')
}
