import { dayNumber, type FrozenAdjustment, type FrozenConduct, type FrozenMeasures } from './frozen-input.ts'
import type { Json } from './grade-units.ts'
import {
  compare,
  hundred,
  larger,
  minus,
  over,
  printed,
  type Rational,
  reduced,
  rounded,
  sum,
  times,
  whole,
  zero,
} from './rational.ts'
import { exact, type Span } from './score-lines.ts'
import { rateOf, weighted } from './scoring-rates.ts'

export const keyOf = (unit: string, task: string): string => `${unit}\u0000${task}`

/** What the owner of a task has done; null when nothing was due. */
export function ownWork({ milestones }: FrozenMeasures): OwnWork {
  const parts = milestones.map(({ weight, dueOn, extendedTo, doneOn, quality }) => ({
    weight: exact(weight),
    rate: times(timeliness(extendedTo ?? dueOn, doneOn), exact(quality)),
  }))
  const rate = weighted(parts)
  return { rate: rate && reduced(rate) }
}
export interface OwnWork {
  readonly rate: Rational | null
}

/** On time 1.0, up to 30 days late 0.8, up to 90 days 0.5, later 0.2, not delivered 0. */
function timeliness(dueOn: string, doneOn: string | null): Rational {
  if (doneOn === null) return zero
  const late = (dayNumber(doneOn) ?? 0) - (dayNumber(dueOn) ?? 0)
  return { top: late <= 0 ? 10n : late <= 30 ? 8n : late <= 90 ? 5n : 2n, bottom: 10n }
}

/** 100 × Σ weight × rate ÷ Σ weight over what applies; null when nothing does. */
export function mean(entries: readonly { readonly weight: Rational; readonly rate: Span | null }[]): Span | null {
  const applying = entries.flatMap(({ weight, rate }) => (rate ? [{ weight, rate }] : []))
  const end = (name: 'low' | 'high') => weighted(applying.map(({ weight, rate }) => ({ weight, rate: rate[name] })))
  const [low, high] = [end('low'), end('high')]
  return low && high && { low: times(low, hundred), high: times(high, hundred) }
}

/** Monthly reports 30, their quality 20, decisions 25, replies to supervision 15, attendance 10. */
export function processOf(conduct: FrozenConduct | undefined): { readonly items: Json; readonly span: Span | null } {
  if (!conduct) return { items: [], span: { low: zero, high: hundred } }
  const tenths = (count: number, each: number): Rational => ({ top: BigInt(count * each), bottom: 10n })
  const less = (weight: number, ...off: readonly Rational[]): Rational => larger(zero, minus(whole(weight), sum(off)))
  const { decisionsDue, decisionsOnTime } = conduct
  const decided = decisionsDue === 0 ? null : rateOf('F1', { A: decisionsOnTime, T: decisionsDue })
  const details = (...names: readonly (keyof FrozenConduct)[]) => Object.fromEntries(names.map(name => [name, conduct[name]]))
  const items = [
    {
      item: 'reports',
      weight: 30,
      score: less(
        30,
        tenths(conduct.reportsLateShort, 5),
        tenths(conduct.reportsLateLong, 10),
        tenths(conduct.reportsMissing, 30),
      ),
      details: details('reportsLateShort', 'reportsLateLong', 'reportsMissing'),
    },
    { item: 'quality', weight: 20, score: less(20, tenths(conduct.returns, 10)), details: details('returns') },
    {
      item: 'decisions',
      weight: 25,
      score: decided === null || typeof decided === 'string' ? null : times(whole(25), decided),
      details: details('decisionsDue', 'decisionsOnTime'),
    },
    {
      item: 'slipReplies',
      weight: 15,
      score: less(15, tenths(conduct.slipRepliesLate, 15)),
      details: details('slipRepliesLate'),
    },
    { item: 'attendance', weight: 10, score: less(10, tenths(conduct.absences, 10)), details: details('absences') },
  ] as const
  const applying = items.flatMap(({ weight, score }) => (score ? [{ weight: whole(weight), score: rounded(score, 2) }] : []))
  const points = over(times(sum(applying.map(({ score }) => score)), hundred), sum(applying.map(({ weight }) => weight)))
  return {
    items: items.map(({ item, weight, score, details: figures }) => ({
      item,
      weight: printed(whole(weight), 2),
      score: score && printed(score, 2),
      details: figures,
    })),
    span: { low: points, high: points },
  }
}

/** Each matter once, by its highest entry; a recognised fault-tolerance case takes its deduction back first. */
export function countedOf(entries: readonly FrozenAdjustment[]): ReadonlySet<FrozenAdjustment> {
  const best = new Map<string, FrozenAdjustment>()
  for (const entry of entries) {
    if (entry.kind === 'deduction' && entry.toleratedBy !== null) continue
    const key = `${entry.kind}\u0000${entry.matter}`
    const standing = best.get(key)
    const order = standing ? compare(exact(entry.points), exact(standing.points)) : 1
    if (order > 0 || (order === 0 && standing && entry.id < standing.id)) best.set(key, entry)
  }
  return new Set(best.values())
}
