import { Decimal } from '#base'
import { fingerprintOf } from './fingerprint.ts'
import { number } from './plan-lines.ts'
import type { drawReasons } from './shapes.ts'

export interface DrawLine<T> {
  readonly of: T
  readonly indicator: string
  /** what is hashed with the seed: the printed name of the unit, a blank, the code of the indicator */
  readonly name: string
  /** points of the scheme */
  readonly weight: string
  /** figure ÷ target; null when not known */
  readonly reached: Decimal | null
  /** change since last year as a share; null when not known */
  readonly moved: Decimal | null
  readonly isChanged: boolean
}

type DrawReason = (typeof drawReasons)[number]

export interface DrawRules {
  readonly seed: string
  /** basis points of the whole weight to be drawn; of the target a line may reach; of last year's figure it may move by */
  readonly share: number
  readonly over: number
  readonly jump: number
}

/**
 * The lines to be looked at on site: every one far beyond its target, with a jump or with a changed method, and of the rest
 * as many as the seed draws until their weight is the share asked for.
 *
 * The draw can be repeated with any tool: lines stand in the order of the SHA-256 of `seed`, a line feed and `name` in
 * UTF-8, smallest first, and are taken from the top. The order in which lines are handed in does not matter.
 *
 * @returns what is looked at in any case first, by name; then the drawn ones in the order they were drawn
 * @source assessment practice, section 7
 */
export function drawLines<T>(
  lines: readonly DrawLine<T>[],
  { seed, share, over, jump }: DrawRules,
): readonly { readonly line: DrawLine<T>; readonly why: DrawReason }[] {
  const reasonOf = ({ reached, moved, isChanged }: DrawLine<T>): DrawReason | null =>
    reached?.times(10_000).gt(over)
      ? 'overAchieved'
      : moved?.times(10_000).gt(jump)
        ? 'jump'
        : isChanged
          ? 'methodChanged'
          : null
  const always = lines
    .flatMap(line => {
      const why = reasonOf(line)
      return why ? [{ line, why }] : []
    })
    .sort((a, b) => (a.line.name < b.line.name ? -1 : 1))
  const rest = lines
    .filter(line => reasonOf(line) === null)
    .map(line => ({ line, place: fingerprintOf(`${seed}\n${line.name}`) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
  const wanted = lines
    .reduce((sum, line) => sum.plus(number(line.weight)), new Decimal(0))
    .times(share)
    .div(10_000)
  const drawn: DrawLine<T>[] = []
  let weight = new Decimal(0)
  for (const { line } of rest) {
    if (weight.gte(wanted)) break
    drawn.push(line)
    weight = weight.plus(number(line.weight))
  }
  return [...always, ...drawn.map(line => ({ line, why: 'drawn' as const }))]
}
