import { assert } from '#base'
import type { AssessmentInput } from './assessment-input.ts'
import type { Appeal } from './rows.ts'

type Granted = Appeal & { readonly number?: string | null }

/**
 * The input of a corrected verdict: what was frozen for the earlier one, and of what stands today only the rows that a
 * granted appeal touches. Whatever else has changed since the verdict was shown does not move a point; each change carries
 * the number of its case.
 *
 * @param earlier frozen input of the verdict that was shown
 * @param today what a new run would read; its cut-off is the correction's
 */
export function correctedInput(earlier: AssessmentInput, today: AssessmentInput, granted: readonly Granted[]): AssessmentInput {
  const cases = granted
    .map(({ id, number, unit, subject, indicator, adjustment }) => ({
      id: id as string,
      number: number ?? null,
      unit: unit as string,
      subject,
      of: (subject === 'figure' ? indicator : subject === 'adjustment' ? adjustment : unit) as string,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const touched = (subject: Appeal['subject']) => new Set(cases.filter(each => each.subject === subject).map(each => each.of))
  const [figures, adjustments, conduct, measures] = [
    touched('figure'),
    touched('adjustment'),
    touched('conduct'),
    touched('measures'),
  ]
  const swap = <T>(was: readonly T[], is: readonly T[], isTouched: (row: T) => boolean): readonly T[] => [
    ...was.filter(row => !isTouched(row)),
    ...is.filter(isTouched),
  ]
  assert(today.scheme.id === earlier.scheme.id, 'a verdict is corrected under the scheme it was given under')
  return {
    ...earlier,
    ...(today.rules && { rules: today.rules }),
    cutOff: today.cutOff,
    facts: swap(earlier.facts, today.facts, fact => figures.has(fact.indicator)),
    adjustments: swap(earlier.adjustments, today.adjustments, row => adjustments.has(row.id)),
    vetoes: swap(earlier.vetoes, today.vetoes, row => adjustments.has(row.id)),
    ...(today.falsified && {
      falsified: swap(earlier.falsified ?? [], today.falsified, row => adjustments.has(row.id)),
    }),
    conduct: swap(earlier.conduct, today.conduct, row => conduct.has(row.unit)),
    measures: swap(earlier.measures, today.measures, row => measures.has(row.unit)),
    cases: [...(earlier.cases ?? []), ...cases],
  }
}

/**
 * What the input would be if an appeal were granted as it stands; null where granting changes nothing by itself, because
 * counts and milestones are corrected where they are kept.
 */
export function tried(frozen: AssessmentInput, appeal: Appeal): AssessmentInput | null {
  const { subject, indicator, adjustment, claimedValue } = appeal
  if (subject === 'adjustment')
    return {
      ...frozen,
      adjustments: frozen.adjustments.filter(row => row.id !== adjustment),
      vetoes: frozen.vetoes.filter(row => row.id !== adjustment),
      ...(frozen.falsified && { falsified: frozen.falsified.filter(row => row.id !== adjustment) }),
    }
  if (subject !== 'figure' || claimedValue === null) return null
  return {
    ...frozen,
    facts: frozen.facts.map(fact =>
      fact.indicator === indicator ? { ...fact, value: claimedValue, status: 'final' as const } : fact,
    ),
  }
}
