import type { NewDispatch, WaitingMessage, Way } from './outbox.ts'
import { madeKey } from './outbox.ts'

export interface DispatchSettings {
  /** hours 0–24 of the civil day; equal ones: never quiet */
  readonly quietFromHour: number
  readonly quietUntilHour: number
  readonly digestHour: number
  readonly messagesPerDay: Readonly<Record<Way, number>>
}

export interface DispatchPlace {
  /** hour of the civil day, 0–23 */
  readonly hour: number
  readonly settings: DispatchSettings
  /** whether a person wants one message a day, all together */
  readonly isDaily: (person: string) => boolean
  readonly worded: (messages: readonly WaitingMessage[]) => { readonly subject: string; readonly body: string }
}

/** From 20 to 8: 20 to midnight and midnight to 8. */
export const isQuiet = (hour: number, from: number, until: number): boolean =>
  from <= until ? hour >= from && hour < until : hour >= from || hour < until

/**
 * What leaves now: nothing in the quiet hours, one message for each person and way, the rest of the day's measure kept.
 * What may not leave yet waits and leaves with what comes after it. The same thing about the same row is said once.
 *
 * @param waiting oldest first
 * @param made how many each person got today, by `madeKey`
 */
export function planDispatches(
  waiting: readonly WaitingMessage[],
  made: ReadonlyMap<string, number>,
  place: DispatchPlace,
): readonly NewDispatch[] {
  const { hour, settings } = place
  if (isQuiet(hour, settings.quietFromHour, settings.quietUntilHour)) return []
  const groups = new Map<string, WaitingMessage[]>()
  for (const message of waiting) {
    const key = madeKey(message.person, message.way)
    groups.set(key, [...(groups.get(key) ?? []), message])
  }
  return [...groups].flatMap(([key, messages]) => {
    const { person, way } = messages[0] as WaitingMessage
    const sent = made.get(key) ?? 0
    if (sent >= settings.messagesPerDay[way]) return []
    if (place.isDaily(person) && (sent > 0 || hour < settings.digestHour)) return []
    return [{ person, way, messages: messages.map(one => one.message), ...place.worded(onceEach(messages)) }]
  })
}

function onceEach(messages: readonly WaitingMessage[]): readonly WaitingMessage[] {
  const said = new Set<string>()
  return messages.filter(({ address, rowId, about, dueOn }) => {
    const key = `${address}:${rowId}:${about}:${dueOn ?? ''}`
    return said.has(key) ? false : said.add(key)
  })
}

const retryMinutes = [1, 5, 15, 60, 240, 720] as const

/** @param attempts tries that failed, this one included @returns when to try again, null to give up */
export const retryAfter = (attempts: number, at: Date): Date | null => {
  const minutes = retryMinutes[attempts - 1]
  return minutes === undefined ? null : new Date(at.getTime() + minutes * 60_000)
}
