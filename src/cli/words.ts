import { fill, type Messages } from '#app'
import en from './messages.en.json' with { type: 'json' }
import zh from './messages.zh.json' with { type: 'json' }

/** A sentence for the shell: Chinese first, English after a slash where the terminal is not Chinese. */
export function say(messages: Messages, key: string, slots: Readonly<Record<string, unknown>> = {}): string {
  const isChinese = /^zh/i.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '')
  const chinese = (zh as Readonly<Record<string, string>>)[key] ?? messages.zh[key] ?? key
  const english = (en as Readonly<Record<string, string>>)[key] ?? messages.en[key] ?? key
  return isChinese ? fill(chinese, slots) : `${fill(english, slots)}${chinese === english ? '' : ` / ${fill(chinese, slots)}`}`
}
