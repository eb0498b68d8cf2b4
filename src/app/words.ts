import { yuanOfFen } from '#base'
import type { Messages } from './messages.ts'

/** A complete sentence in both languages. */
export interface Said {
  readonly zh: string
  readonly en: string
}

type Slots = Readonly<Record<string, unknown>>

/**
 * Fill the slots of a message; a missing key shows itself, so that a hole is seen and not guessed.
 *
 * @param slots what fills them, or a function of the words of a language where a slot is itself a message
 */
export function say(messages: Messages, key: string, slots: Slots | ((words: Messages['zh']) => Slots) = {}): Said {
  const spoken = (words: Messages['zh']) => fill(words[key] ?? key, typeof slots === 'function' ? slots(words) : slots)
  return { zh: spoken(messages.zh), en: spoken(messages.en) }
}

/** `{name}` becomes the slot; money in fen is printed in yuan. */
export const fill = (text: string, slots: Slots): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = slots[name]
    if (value === undefined) return whole
    if (value === null) return '—'
    return typeof value === 'bigint' ? yuanOfFen(value) : String(value)
  })

/** The same text in both languages: a name, a number. */
export const same = (text: string): Said => ({ zh: text, en: text })
