import { Decimal, parseDecimal } from '#base'
import { type Call, type Follow, refuses } from '#define'
import { currentFact, type Fact, type FactVerdict, type Indicator } from '#facts'
import type { Unit } from '#parties'
import { type DrawLine, drawLines } from './draw-lines.ts'
import type { AdjustmentRow, Appeal, Draw, Run, Scheme, SelfReview, Recheck } from './rows.ts'

/** Nobody checks, judges or hears the unit he belongs to; so the office, which sits in the zone, never checks the zone. */
export const notOwnUnit = refuses(['own_unit'], (row: { readonly unit: string }, _data: unknown, call: Call) =>
  call.actor.unit !== null && call.actor.unit === row.unit ? 'own_unit' : null,
)

/** Who checked is kept on the row: an appeal goes to somebody else. */
export const checkedBy = (_row: unknown, _data: unknown, call: Call) => ({
  checker: call.actor.person as SelfReview['checker'],
})

/** A self-review starts with every indicator the plan names the unit for, filled with what is known. */
export function linesToReport(
  report: SelfReview,
  found: {
    readonly indicators: readonly Indicator[]
    readonly facts: readonly Fact[]
    readonly verdicts: readonly FactVerdict[]
  },
): Pick<SelfReview, 'lines'> {
  const lines = ownIndicators(report, found.indicators).map(indicator => ({
    indicator: indicator.id,
    claimed: currentFact(
      found.facts.filter(fact => fact.indicator === indicator.id),
      found.verdicts,
    ).value,
    method: 'same' as const,
    explanation: null,
  }))
  return { lines }
}

const ownIndicators = (report: SelfReview, indicators: readonly Indicator[]): readonly Indicator[] =>
  indicators
    .filter(indicator => indicator.state === 'inUse' && indicator.owners.some(owner => owner.unit === report.unit))
    .sort((a, b) => (a.code < b.code ? -1 : 1))

/** One line for each indicator of the unit, none of another's. */
export const linesAnswerTheirUnit = refuses(
  ['line_of_another_unit', 'line_twice', 'line_left_out'],
  (report: SelfReview, { indicators }: { readonly indicators: readonly Indicator[] }) => {
    const own = ownIndicators(report, indicators)
    const codeOf = new Map(indicators.map(indicator => [indicator.id as string, indicator.code]))
    const reported = report.lines.map(line => line.indicator as string)
    const foreign = reported.find(id => !own.some(indicator => indicator.id === id))
    if (foreign !== undefined) return ['line_of_another_unit', { indicator: codeOf.get(foreign) ?? '' }]
    const again = reported.find((id, at) => reported.indexOf(id) !== at)
    if (again !== undefined) return ['line_twice', { indicator: codeOf.get(again) ?? '' }]
    const left = own.find(indicator => !reported.includes(indicator.id))
    return left ? ['line_left_out', { indicator: left.code }] : null
  },
)

/** Below its target, far beyond it, or without a figure: the unit says why. */
export const oddLinesExplained = refuses(
  ['line_explanation_missing'],
  (report: SelfReview, { indicators, over }: { readonly indicators: readonly Indicator[]; readonly over: number }) => {
    const odd = report.lines.find(line => {
      if (line.explanation) return false
      const indicator = indicators.find(each => each.id === line.indicator)
      if (line.claimed === null) return true
      const reached = indicator && shareReached(indicator, report.year, line.claimed)
      return reached ? reached.lt(1) || reached.times(10_000).gt(over) : false
    })
    const code = odd && indicators.find(each => each.id === odd.indicator)?.code
    return odd ? ['line_explanation_missing', { indicator: code ?? '' }] : null
  },
)

/** Figure ÷ target of the year, or the reverse where less is better; null where the year has no target to divide by. */
function shareReached(indicator: Indicator, year: string, value: string): Decimal | null {
  const target = parseDecimal(indicator.targets.find(each => each.year === year)?.value ?? '')
  const figure = parseDecimal(value)
  if (!target || !figure || indicator.direction === 'interval' || indicator.kind === 'composite') return null
  const [of, by] = indicator.direction === 'reverse' || indicator.kind === 'rank' ? [target, figure] : [figure, target]
  return by.isZero() ? null : of.div(by)
}

/** Drawn once all self-reviews are in and read: what is still open could not be drawn. */
export const nothingOpenBeforeDraw = refuses(
  ['scheme_not_approved', 'scheme_of_another_plan', 'scheme_of_another_year', 'self_reviews_missing', 'self_reviews_unread'],
  (draw: Draw, found: { readonly scheme: Scheme | null; readonly signed: number; readonly checked: number }) => {
    if (found.scheme?.state !== 'approved') return 'scheme_not_approved'
    if (found.scheme.plan !== draw.plan) return 'scheme_of_another_plan'
    if (found.scheme.year !== draw.year) return 'scheme_of_another_year'
    if (found.signed > 0) return ['self_reviews_unread', { count: found.signed }]
    return found.checked === 0 ? 'self_reviews_missing' : null
  },
)

export function drawnItems(
  draw: Draw,
  found: {
    readonly scheme: Scheme | null
    readonly reports: readonly SelfReview[]
    readonly indicators: readonly Indicator[]
    readonly units: readonly Unit[]
    readonly earlier: readonly Fact[]
    readonly verdicts: readonly FactVerdict[]
    readonly share: number
    readonly over: number
    readonly jump: number
  },
): Pick<Draw, 'items'> {
  const weights = new Map((found.scheme?.lines ?? []).map(line => [line.indicator as string, line.weight]))
  const names = new Map(found.units.map(unit => [unit.id as string, unit.name]))
  const lines = found.reports.flatMap(report =>
    report.lines.flatMap((line): readonly DrawLine<SelfReview>[] => {
      const indicator = found.indicators.find(each => each.id === line.indicator)
      const weight = weights.get(line.indicator)
      if (!indicator || weight === undefined) return []
      const before = currentFact(
        found.earlier.filter(fact => fact.indicator === indicator.id),
        found.verdicts,
      ).value
      return [
        {
          of: report,
          indicator: indicator.id,
          name: `${names.get(report.unit) ?? ''} ${indicator.code}`,
          weight,
          reached: line.claimed === null ? null : shareReached(indicator, draw.year, line.claimed),
          moved: line.claimed === null ? null : movedBy(line.claimed, before),
          isChanged: line.method === 'changed',
        },
      ]
    }),
  )
  const { share, over, jump } = found
  return {
    items: drawLines(lines, { seed: draw.seed, share, over, jump }).map(({ line, why }) => ({
      unit: line.of.unit,
      indicator: line.indicator as Indicator['id'],
      weight: line.weight,
      why,
    })),
  }
}

function movedBy(value: string, before: string | null): Decimal | null {
  const [figure, last] = [parseDecimal(value), parseDecimal(before ?? '')]
  return figure && last && !last.isZero() ? figure.minus(last).abs().div(last.abs()) : null
}

export const foundWhenCorrected = refuses(['found_missing'], (check: Recheck) =>
  check.outcome === 'corrected' && check.found === null ? 'found_missing' : null,
)

export const lineWasDrawn = refuses(['line_not_drawn'], (check: Recheck, { draw }: { readonly draw: Draw | null }) =>
  draw?.items.some(item => item.unit === check.unit && item.indicator === check.indicator) ? null : 'line_not_drawn',
)

/** Shown first, then closed; an appeal comes while the verdict is shown or in the days after. */
export const lodgedInTime = refuses(
  ['appeal_too_early', 'appeal_out_of_time'],
  (_appeal: Appeal, { run }: { readonly run: Run | null }) => {
    if (run?.state === 'provisional') return 'appeal_too_early'
    return run?.state === 'noticed' || run?.state === 'appealing' ? null : 'appeal_out_of_time'
  },
)

export const matterNamed = refuses(['matter_missing', 'claim_missing'], (appeal: Appeal) => {
  if (appeal.subject === 'figure' && appeal.indicator === null) return 'matter_missing'
  if (appeal.subject === 'adjustment' && appeal.adjustment === null) return 'matter_missing'
  return appeal.subject === 'figure' && appeal.claimedValue === null ? 'claim_missing' : null
})

export const matterOfUnit = refuses(
  ['matter_of_another_unit'],
  (
    appeal: Appeal,
    { indicator, adjustment }: { readonly indicator: Indicator | null; readonly adjustment: AdjustmentRow | null },
  ) => {
    if (appeal.subject === 'figure')
      return indicator?.owners.some(owner => owner.unit === appeal.unit) ? null : 'matter_of_another_unit'
    if (appeal.subject === 'adjustment') return adjustment?.unit === appeal.unit ? null : 'matter_of_another_unit'
    return null
  },
)

/** A matter is heard once. What was withdrawn before it was heard may come again. */
export const lodgedOnce = refuses(['appeal_twice'], (appeal: Appeal, { earlier }: { readonly earlier: readonly Appeal[] }) =>
  earlier.some(
    other =>
      other.state !== 'withdrawn' &&
      other.subject === appeal.subject &&
      other.indicator === appeal.indicator &&
      other.adjustment === appeal.adjustment,
  )
    ? 'appeal_twice'
    : null,
)

export const evidenceIsNew = refuses(['evidence_not_new'], (appeal: Appeal, { known }: { readonly known: readonly Fact[] }) => {
  const seen = new Set(known.flatMap(fact => fact.proof))
  return appeal.proof.every(file => seen.has(file)) ? 'evidence_not_new' : null
})

/** Whoever checked the line before does not hear the appeal against it, nor does anybody of the same unit. */
export const notFirstVerifier = refuses(
  ['own_unit', 'first_verifier'],
  (
    appeal: Appeal,
    found: {
      readonly run: Run | null
      readonly reports: readonly SelfReview[]
      readonly checks: readonly Recheck[]
      readonly facts: readonly Fact[]
      readonly verdicts: readonly FactVerdict[]
    },
    call,
  ) => {
    const { person, unit } = call.actor
    if (unit !== null && unit === appeal.unit) return 'own_unit'
    const year = found.run?.year
    const judged = new Set(found.facts.filter(fact => fact.period === year).map(fact => fact.id as string))
    const before = [
      ...found.reports.filter(report => report.year === year).map(report => report.checker),
      ...found.checks
        .filter(check => check.year === year && (appeal.indicator === null || check.indicator === appeal.indicator))
        .map(check => check.checker),
      ...found.verdicts.filter(verdict => judged.has(verdict.fact)).map(verdict => verdict.giver),
    ]
    return person !== null && before.some(each => each === person) ? 'first_verifier' : null
  },
)

/**
 * What a granted appeal changes by itself. The figure is the unit's own claim with the unit's own evidence: the handler
 * grants or refuses it and can type no other. Counts and milestones are corrected where they are kept, by their own moves.
 */
export function effectOfAppeal(
  appeal: Appeal,
  found: { readonly run: Run | null; readonly facts: readonly Fact[]; readonly verdicts: readonly FactVerdict[] },
  call: Call,
): readonly Follow[] {
  const { subject, indicator, adjustment, claimedValue, decision, proof } = appeal
  if (subject === 'adjustment' && adjustment !== null)
    return [{ take: 'adjustment.lift', id: adjustment, ...(decision !== null && { reason: decision.slice(0, 500) }) }]
  if (subject !== 'figure' || indicator === null || claimedValue === null || !found.run) return []
  const period = found.run.year
  const standing = currentFact(
    found.facts.filter(fact => fact.period === period),
    found.verdicts,
  )
  const fact = call.newId()
  const note = decision?.slice(0, 1_000) ?? null
  return [
    {
      take: 'facts.fact.recordByDecision',
      newId: fact,
      values: {
        indicator,
        unit: appeal.unit,
        period,
        value: claimedValue,
        standing: 'final',
        proof,
        supersedes: standing.fact?.id ?? null,
        note,
      },
    },
    { take: 'facts.verdict.give', values: { fact, outcome: 'accepted', note } },
  ]
}
