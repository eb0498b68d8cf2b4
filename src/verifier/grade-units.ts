import type { FrozenInput } from './frozen-input.ts'
import { compare, floor, parseRational, type Rational, times, whole, zero } from './rational.ts'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** A unit's card: its printed form, and the exact figures its grade is decided on. */
export interface Card {
  readonly unit: string
  readonly group: string
  readonly vetoes: readonly string[]
  readonly effects: readonly ('capAtPass' | 'fail')[]
  /** null when no block applies */
  readonly total: Rational | null
  readonly unrounded: Rational
  readonly targets: Rational
  readonly tasks: Rational
  readonly json: Readonly<Record<string, Json>>
}

export type Grade = 'excellent' | 'good' | 'pass' | 'fail'

export interface Graded {
  readonly rank: number | null
  readonly grade: Grade | null
}

/**
 * Grades inside each group: total, then vetoes, then lines, then quotas.
 *
 * A quota is rounded down, but one place stands when somebody qualifies. Who is over the first line without a place falls
 * to the second and uses its places; places nobody fills are not passed on. At the edge of a quota the unrounded total
 * decides, then the targets block, then the tasks block, then what the leading group has ruled.
 *
 * @source assessment practice, section 9
 */
export function gradeUnits(cards: readonly Card[], input: FrozenInput) {
  const grades = new Map<Card, Graded>()
  const groups = [...new Set(cards.map(card => card.group))]
  const ties: string[] = []
  const places = groups.map(group => {
    const members = cards.filter(card => card.group === group)
    for (const card of members) grades.set(card, { rank: rankOf(card, members), grade: byLine(card, input) })
    const judged = members.filter(card => card.total !== null).length
    const open = members.filter(card => card.total !== null && card.effects.length === 0)
    const excellent = take(
      open.filter(card => grades.get(card)?.grade === 'excellent'),
      'excellent',
      judged,
    )
    const good = take(
      open.filter(card => grades.get(card)?.grade === 'good'),
      'good',
      judged,
    )
    return { group, size: members.length, places: { excellent, good } }
  })
  return { grades: cards.map(card => grades.get(card) as Graded), places, ties }

  /** Give the places of one grade to those who qualify; the others fall one grade. */
  function take(qualified: readonly Card[], grade: 'excellent' | 'good', size: number): number {
    const quota = Number(floor(times(exact(input.scheme.quotas[grade]), whole(size))))
    const count = qualified.length === 0 ? quota : Math.max(1, quota)
    // Without a ruling the lower name goes first for the time being, and the finding says so.
    const sorted = qualified.toSorted((a, b) => before(a, b) || ruled(a, b) || (a.unit < b.unit ? -1 : 1))
    const [last, next] = [sorted[count - 1], sorted[count]]
    if (last && next && before(last, next) === 0 && ruled(last, next) === 0)
      ties.push(
        qualified
          .filter(card => before(card, last) === 0 && ruled(card, last) === 0)
          .map(card => card.unit)
          .toSorted()
          .join(', '),
      )
    for (const card of sorted.slice(count)) {
      const standing = grades.get(card) as Graded
      grades.set(card, { ...standing, grade: grade === 'excellent' ? 'good' : 'pass' })
    }
    return count
  }

  /** Whom the leading group has named stands before whom it has not. */
  function ruled(a: Card, b: Card): number {
    const place = (card: Card): number => {
      const found = (input.tieOrder ?? []).indexOf(card.unit)
      return found < 0 ? Number.MAX_SAFE_INTEGER : found
    }
    return place(a) - place(b)
  }
}

const exact = (value: string): Rational => parseRational(value) ?? zero

/** Below 0 when `a` stands before `b`; 0 when no figure tells them apart. */
const before = (a: Card, b: Card): number =>
  compare(b.total ?? zero, a.total ?? zero) ||
  compare(b.unrounded, a.unrounded) ||
  compare(b.targets, a.targets) ||
  compare(b.tasks, a.tasks)

/** Equal totals share the higher place, and the next place is skipped. */
function rankOf(card: Card, members: readonly Card[]): number | null {
  if (card.total === null) return null
  const { total } = card
  return 1 + members.filter(other => other.total !== null && compare(other.total, total) > 0).length
}

function byLine(card: Card, { scheme }: FrozenInput): Grade | null {
  if (card.total === null) return null
  const { total } = card
  const { excellent, good, pass } = scheme.gradeLines
  const reaches = (line: string): boolean => compare(total, exact(line)) >= 0
  const grade = reaches(excellent) ? 'excellent' : reaches(good) ? 'good' : reaches(pass) ? 'pass' : 'fail'
  if (card.effects.includes('fail')) return 'fail'
  return card.effects.includes('capAtPass') && grade !== 'fail' ? 'pass' : grade
}
