import type { Fact, FactVerdict } from './rows.ts'

/** What is known of one indicator and period: a figure and how firm it is, or nothing. Nothing is never zero. */
export interface Known {
  readonly status: 'missing' | 'reported' | 'provisional' | 'final' | 'returned'
  /** exact decimal text in the indicator's own unit; null when missing or returned */
  readonly value: string | null
  readonly fact: Fact | null
}

/**
 * The figure that stands: the newest fact nobody has superseded, with the last verdict on it. A returned figure does not
 * count; one without a verdict is `reported`; an accepted one is `provisional` or `final` as it says of itself.
 *
 * @param facts of one indicator and one period, any order; ids are uuid v7, so their order is the order of recording
 * @param verdicts on any of them
 */
export function currentFact(facts: readonly Fact[], verdicts: readonly FactVerdict[]): Known {
  const superseded = new Set(facts.map(fact => fact.supersedes).filter(id => id !== null))
  const standing = facts.filter(fact => !superseded.has(fact.id)).toSorted((a, b) => (a.id < b.id ? 1 : -1))
  for (const fact of standing) {
    const last = verdicts.filter(verdict => verdict.fact === fact.id).toSorted((a, b) => (a.id < b.id ? 1 : -1))[0]
    if (last?.outcome === 'returned') continue
    return { status: last ? fact.standing : 'reported', value: fact.value, fact }
  }
  return standing.length > 0
    ? { status: 'returned', value: null, fact: standing[0] ?? null }
    : { status: 'missing', value: null, fact: null }
}
