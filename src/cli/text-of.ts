import { done, type Outcome, type Refusal, refused } from '#base'
import { decoded } from '#document'

/** The text of a JSON or csv file, without the mark in front of it. */
export function textOf(bytes: Uint8Array): Outcome<string, Refusal<'document_empty' | 'file_not_text'>> {
  const text = decoded(bytes)?.replace(/^\ufeff/, '')
  if (text === undefined) return refused('file_not_text')
  return text.trim() === '' ? refused('document_empty') : done(text)
}
