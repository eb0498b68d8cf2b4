import type { SampleBook } from './sample-book.ts'

/** Numbers of rules that were changed, refused, and wait for the leading group. */
export function set({ words, step }: SampleBook): void {
  for (const { key, on, parameter, kind, value, fromDay, basis, approve, refuse } of words.settings) {
    const values = { parameter, key: kind ?? null, value, fromDay, basis, document: [] }
    step({ as: 'office', on, take: 'settings.setting.propose', key, values })
    if (approve) step({ as: 'leader', on: approve, take: 'settings.setting.approve', key })
    if (refuse) step({ as: 'leader', on: refuse.on, take: 'settings.setting.refuse', key, reason: refuse.reason })
  }
}
