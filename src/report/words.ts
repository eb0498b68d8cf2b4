import en from './messages.en.json' with { type: 'json' }
import zh from './messages.zh.json' with { type: 'json' }

export type Language = 'zh' | 'en'
/** A key of the messages of this room; English carries the same keys, which the compiler checks. */
export type Word = keyof typeof zh

const messages: Readonly<Record<Language, Readonly<Record<Word, string>>>> = { zh, en }

/** The message of a key with its `{slots}` filled. A slot nobody fills stays visible, so that a reader can report it. */
export function word(language: Language, key: Word, slots: Readonly<Record<string, string | number>> = {}): string {
  return messages[language][key].replace(/\{(\w+)\}/g, (slot, name: string) => String(slots[name] ?? slot))
}
