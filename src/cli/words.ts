import { fill, type Messages } from '#app'
import en from './messages.en.json' with { type: 'json' }
import zh from './messages.zh.json' with { type: 'json' }

type Slots = Readonly<Record<string, unknown>>
/** Words of one language by key. */
export type Words = (key: string) => string

/**
 * A sentence for the shell: Chinese where the terminal is, else English with the Chinese after a slash.
 *
 * @param slots what fills it, or a function of the words of a language where a slot is itself a message
 */
export function say(messages: Messages, key: string, slots: Slots | ((words: Words) => Slots) = {}): string {
  const isChinese = /^zh/i.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '')
  const spoken = (own: Readonly<Record<string, string>>, house: Readonly<Record<string, string>>): string => {
    const words: Words = name => own[name] ?? house[name] ?? name
    return fill(words(key), typeof slots === 'function' ? slots(words) : slots)
  }
  const chinese = spoken(zh, messages.zh)
  const english = spoken(en, messages.en)
  return isChinese ? chinese : `${english}${chinese === english ? '' : ` / ${chinese}`}`
}
