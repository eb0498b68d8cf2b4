import type { FrozenInput } from './frozen-input.ts'
import { gradeUnits, type Json } from './grade-units.ts'
import { hundred, isZero, over, printed, type Rational, rounded, shortened, sum, times } from './rational.ts'
import { ordered, ownersOf, type ScoredLine, scoredLine } from './score-lines.ts'
import { keyOf, ownWork } from './unit-blocks.ts'
import { cardOf } from './unit-card.ts'

/**
 * Compute a verdict from its frozen input, by the rules of the assessment practice as printed.
 *
 * Explanations in words are left out; everything else has the form and the order of the result in a bundle. Rates are
 * exact fractions until they are printed: points with two decimals, rates with up to twelve.
 *
 * @param input a frozen input in which `faultIn` finds no fault
 * @source assessment practice, sections 1 to 9 and 13
 */
export function recompute(input: FrozenInput): Readonly<Record<string, Json>> {
  const { scheme } = input
  const facts = new Map(input.facts.map(fact => [fact.indicator, fact]))
  const lines = ordered(scheme.lines, line => line.indicator).map(line => scoredLine(line, facts.get(line.indicator), scheme))
  const measures = new Map(input.measures.map(entry => [keyOf(entry.unit, entry.task), ownWork(entry)]))
  const conduct = new Map(input.conduct.map(entry => [entry.unit, entry]))
  const tasks = ordered(scheme.tasks, ({ task }) => task).map(task => ({
    task,
    owners: ownersOf(
      task.owners.map(owner => ({ ...owner, tasks: [] })),
      scheme,
    ),
  }))
  const missing = { measures: new Set<string>(), conduct: new Set<string>() }
  const cards = ordered(
    ordered(scheme.units, ({ unit }) => unit),
    ({ group }) => group,
  ).map(unit => cardOf(input, unit, { lines, tasks, measures, conduct: conduct.get(unit.unit), missing }))
  const { grades, places, ties } = gradeUnits(cards, input)
  return {
    cutOff: input.cutOff,
    scheme: { id: scheme.id, year: scheme.year, version: scheme.version, sharing: scheme.sharing },
    plan: planOf(lines),
    units: cards.map((card, at) => ({ ...card.json, rank: grades[at]?.rank ?? null, grade: grades[at]?.grade ?? null })),
    groups: places,
    findings: [
      ...lines.flatMap(({ line, reason }) =>
        reason === null ? [] : [{ code: reason === 'missing' ? 'fact_missing' : 'line_refused', of: line.indicator }],
      ),
      ...[...missing.measures].map(of => ({ code: 'measures_missing', of })),
      ...[...missing.conduct].map(of => ({ code: 'conduct_missing', of })),
      ...ties.map(of => ({ code: 'quota_tie', of })),
    ],
  }
}

function planOf(lines: readonly ScoredLine[]): Json {
  const applying = lines.flatMap(scored => (scored.rate ? [{ ...scored, rate: scored.rate }] : []))
  const weight = sum(applying.map(scored => scored.weight))
  const points = (end: 'low' | 'high') => sum(applying.map(scored => rounded(times(scored.weight, scored.rate[end]), 2)))
  const outOf100 = (part: Rational): string => printed(over(times(part, hundred), weight), 2)
  const isMissing = lines.some(({ reason }) => reason !== null)
  return {
    lines: lines.map(({ line, fact, status, rate, weight: of, reason }) => ({
      indicator: line.indicator,
      name: line.name,
      fn: line.fn,
      weight: line.weight,
      status,
      value: fact?.value ?? null,
      rate: rate && shortened(rate.low),
      score: rate && printed(times(of, rate.low), 2),
      highScore: reason !== null && rate ? printed(times(of, rate.high), 2) : null,
      factIds: (fact?.factIds ?? []).toSorted(),
    })),
    sum: printed(points('low'), 2),
    weight: shortened(weight),
    total: isZero(weight) ? null : outOf100(points('low')),
    range: isMissing && !isZero(weight) ? { low: outOf100(points('low')), high: outOf100(points('high')) } : null,
    isProvisional: lines.some(({ status }) => status === 'missing' || status === 'provisional'),
  }
}
