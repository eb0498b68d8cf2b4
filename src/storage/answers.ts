import type { Outcome, Refusal } from '#base'

/** An answer as JSON: fen keep their type, so that a replay cannot be told from the first answer. */
export const answerText = (outcome: Outcome<unknown, Refusal>): string =>
  JSON.stringify(outcome, (_, value: unknown) => (typeof value === 'bigint' ? { $fen: value.toString() } : value))

/** @param stored parsed JSON of `answerText` */
export const answerOf = <T>(stored: unknown): Outcome<T, Refusal> => revived(stored) as Outcome<T, Refusal>

function revived(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived)
  if (typeof value !== 'object' || value === null) return value
  if ('$fen' in value) return BigInt(value.$fen as string)
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, revived(part)]))
}
