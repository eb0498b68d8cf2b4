import { type Call, type Drawn, refuses } from '#define'
import type { Evidence, Fact, FactVerdict, Indicator } from './rows.ts'

/** Secret material never enters; the uploader says so by name. */
export const declared = refuses(['declaration_missing'], (evidence: Evidence) =>
  evidence.isDeclared ? null : 'declaration_missing',
)

/** Only a unit the indicator names, or its data department, reports it. */
export const indicatorOfUnit = refuses(
  ['indicator_retired', 'indicator_of_another_unit'],
  (fact: Fact, { indicator }: { indicator: Indicator | null }, call) => {
    if (indicator?.state !== 'inUse') return 'indicator_retired'
    const unit = call.actor.unit
    const isNamed = indicator.dataUnit === unit || indicator.owners.some(owner => owner.unit === unit)
    const speaksForItself = call.actor.role === 'scienceBureau' || (isNamed && fact.unit === unit)
    return speaksForItself ? null : 'indicator_of_another_unit'
  },
)

/** A correction replaces a figure of the same thing and says why. */
export const supersedesSame = refuses(
  ['superseded_is_other', 'correction_without_reason'],
  (fact: Fact, { earlier }: { earlier: Fact | null }) => {
    if (!fact.supersedes) return null
    if (!earlier || earlier.indicator !== fact.indicator || earlier.period !== fact.period) return 'superseded_is_other'
    return fact.note ? null : 'correction_without_reason'
  },
)

export const returnSaysWhy = refuses(['reason_missing'], (verdict: FactVerdict) =>
  verdict.outcome === 'returned' && !verdict.note ? 'reason_missing' : null,
)

/** Nobody judges himself: the unit that reported a figure does not verify it. */
export const notOwnFigure = refuses(['own_figure'], (_verdict: FactVerdict, { fact }: { fact: Fact | null }, call) =>
  fact && call.actor.unit !== null && fact.unit === call.actor.unit ? 'own_figure' : null,
)

/** Who judged is kept on the row: an appeal against the figure goes to somebody else. */
export const givenBy = (_verdict: FactVerdict, _data: unknown, call: Call) => ({
  giver: call.actor.person as FactVerdict['giver'],
})

/** A register feeds the indicator and knows its figure; it is final only when every form is in and settled. */
export const canBeDrawn = refuses(
  ['register_feeds_none', 'register_is_empty', 'register_not_settled'],
  (fact: Fact, { figure }: { figure: Drawn | null }) => {
    if (!figure) return 'register_feeds_none'
    if (figure.value === null) return ['register_is_empty', { period: fact.period }]
    if (fact.standing !== 'final' || figure.standing === 'final') return null
    return ['register_not_settled', { settled: figure.settled, expected: figure.expected ?? figure.rows }]
  },
)

export const asDrawn = (_fact: Fact, { figure }: { figure: Drawn | null }) => ({
  value: figure?.value ?? '0',
  source: figure?.source ?? null,
})
