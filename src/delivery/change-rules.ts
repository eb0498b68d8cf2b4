import { Decimal } from '#base'
import { type Call, type Follow, type Row, refuses } from '#define'
import type { officialDocumentShape } from '#document'
import type { Plan, Target } from '#plan'
import type { LightRuling, TargetChange } from './rows.ts'

type OfficialDocument = Row<typeof officialDocumentShape>

const same = (a: string | null, b: string | null): boolean => (a === null || b === null ? a === b : new Decimal(a).eq(b))

/** What is replaced is what stands; a change that changes nothing is none. */
export const oldAsItStands = refuses(
  ['target_not_in_force', 'target_moved_on', 'nothing_changes'],
  (change: TargetChange, { target }: { readonly target: Target | null }) => {
    if (target?.state !== 'inForce') return 'target_not_in_force'
    if (!same(change.oldValue, target.value) || change.oldDeadline !== target.deadline) return 'target_moved_on'
    const laterDay = change.newDeadline !== null && change.newDeadline !== target.deadline
    return same(change.newValue, target.value) && !laterDay ? 'nothing_changes' : null
  },
)

/** Who promised changes the promise: the document that orders it comes from the body that issued the plan. */
export const byIssuingBody = refuses(
  ['issuer_unknown', 'not_issuing_body'],
  (
    _change: TargetChange,
    found: {
      readonly target: Target | null
      readonly plans: readonly Plan[]
      readonly document: OfficialDocument | null
    },
  ) => {
    const issuer = found.plans.find(plan => plan.id === found.target?.plan)?.issuer?.trim()
    if (!issuer || !found.document?.issuer) return 'issuer_unknown'
    return found.document.issuer.trim() === issuer ? null : ['not_issuing_body', { issuer }]
  },
)

export const changeTarget = (change: TargetChange): readonly Follow[] => [
  {
    take: 'plan.target.change',
    id: change.target,
    values: { value: change.newValue, deadline: change.newDeadline ?? change.oldDeadline },
  },
]

export const untilLater = refuses(['until_past'], (ruling: LightRuling, _data: unknown, call: Call) =>
  ruling.untilDay > call.day ? null : 'until_past',
)

export const oneRuling = refuses(['light_ruled'], (ruling: LightRuling, { open }: { readonly open: readonly LightRuling[] }) =>
  open.some(other => other.id !== ruling.id) ? 'light_ruled' : null,
)
