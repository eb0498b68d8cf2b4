/** Checks of the enterprise ladder. What a rung asks stands in `eligibility.ts`. */
import { Decimal } from '#base'
import { type Call, type Follow, refuses } from '#define'
import type { FirmYear, IntellectualProperty, Qualification, Rung } from './definition.ts'
import { eligibility, type Known, type Settings } from './eligibility.ts'

export const staffWithinStaff = refuses(['technology_staff_exceeds_staff'], (f: FirmYear) =>
  f.technologyStaff !== null && f.staff !== null && f.technologyStaff > f.staff ? 'technology_staff_exceeds_staff' : null,
)

/** Sources of one year may differ by a tenth; more than that somebody explains before it is verified. */
export const sourcesAgree = refuses(['sources_differ'], (f: FirmYear, { others }: { readonly others: readonly FirmYear[] }) => {
  for (const other of others) {
    if (other.id === f.id || !other.rdFen || !f.rdFen) continue
    const gap = new Decimal(String(f.rdFen - other.rdFen)).abs().div(String(other.rdFen))
    if (gap.gt('0.1')) return ['sources_differ', { source: other.source, percent: gap.mul(100).toFixed(1) }]
  }
  return null
})

export const grantedBefore = refuses(['granted_in_future'], (i: IntellectualProperty, _: unknown, call) =>
  i.grantedOn > call.day ? 'granted_in_future' : null,
)

const classOne = ['invention', 'plantVariety', 'circuitLayout']
/** Inventions, plant varieties and circuit layouts are class I; the others are not. */
export const classOfKind = refuses(['class_of_another_kind'], (i: IntellectualProperty) =>
  i.kind === 'other' || (i.class === 'one') === classOne.includes(i.kind) ? null : 'class_of_another_kind',
)

/** Refused with the tests that fail or that nobody has told yet. */
export const meetsRung = refuses(
  ['rung_not_met'],
  (q: Qualification, { firm, years, rights, titles, ...settings }: Known & Settings, call: Call) => {
    const found = eligibility(q.rung, { firm, years, rights, titles }, settings, call.day)
    return found.isMet ? null : ['rung_not_met', { count: found.missing.length, missing: found.missing.join(', ') }]
  },
)

export const issuedBefore = refuses(['issued_in_future'], (q: Qualification, _: unknown, call) =>
  q.issuedOn && q.issuedOn > call.day ? 'issued_in_future' : null,
)

/** Years a title holds; an entry in the register of technology SMEs ends on 31 March of the year after. */
const holdsYears: Readonly<Partial<Record<Rung, number>>> = { highTech: 3, littleGiant: 3, specialisedSme: 3, innovativeSme: 3 }

export const validAsLongAsTheRungIs = refuses(['valid_too_long'], (q: Qualification) => {
  if (!q.issuedOn || !q.validUntil) return null
  const years = holdsYears[q.rung]
  const until =
    q.rung === 'technologySme'
      ? `${Number(q.issuedOn.slice(0, 4)) + 1}-03-31`
      : years && `${Number(q.issuedOn.slice(0, 4)) + years}${q.issuedOn.slice(4)}`
  return until && q.validUntil > until ? ['valid_too_long', { until }] : null
})

/** A firm holds a rung once at a time: a renewal begins when the earlier one ends. */
export const noneValidBeside = refuses(
  ['title_already_valid'],
  (q: Qualification, { others }: { readonly others: readonly Qualification[] }) => {
    const beside = others.find(
      other =>
        other.id !== q.id &&
        ['recognised', 'lapsed'].includes(other.state) &&
        (other.validUntil ?? '') >= (q.issuedOn ?? '') &&
        (other.issuedOn ?? '') <= (q.validUntil ?? ''),
    )
    return beside ? ['title_already_valid', { certificateNo: beside.certificateNo, validUntil: beside.validUntil }] : null
  },
)

const titled = ['recognised', 'lapsed', 'movedOut']
const earlier = (q: Qualification, others: readonly Qualification[]) =>
  others.filter(other => other.id !== q.id && titled.includes(other.state))

/** First ever of its rung: a title again after a gap is none. */
export const firstOrNot = (q: Qualification, { others }: { readonly others: readonly Qualification[] }) => ({
  isFirst: earlier(q, others).every(other => (other.issuedOn ?? '') > (q.issuedOn ?? '')),
})
export const isTheFirst = () => ({ isFirst: true })

export const nextFirst = (q: Qualification, { others }: { readonly others: readonly Qualification[] }): readonly Follow[] => {
  if (q.isFirst !== true) return []
  const [next] = earlier(q, others).toSorted((a, b) => ((a.issuedOn ?? '') < (b.issuedOn ?? '') ? -1 : 1))
  return next ? [{ take: 'qualification.becomeFirst', id: next.id }] : []
}
