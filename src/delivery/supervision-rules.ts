import { type Follow, refuses } from '#define'
import type { SupervisionSlip } from './rows.ts'

/** One matter a slip, and one slip a matter while it is open. */
export const oneSlipAMatter = refuses(['slip_open'], (slip: SupervisionSlip, { open }: { open: readonly SupervisionSlip[] }) =>
  open.some(other => other.matter === slip.matter) ? 'slip_open' : null,
)

/** A red slip leads to public criticism: the leading group signs it, and signs no other. */
export const redByLeader = refuses(['red_needs_leader', 'leader_signs_red'], (slip: SupervisionSlip, _data: unknown, call) => {
  if (slip.colour === 'red' && call.actor.role !== 'leader') return 'red_needs_leader'
  return slip.colour !== 'red' && call.actor.role === 'leader' ? 'leader_signs_red' : null
})

const nextOf = { blue: 'yellow', yellow: 'red', red: null } as const

/** The system drafts the next colour; a person issues it. After red comes a talk, which no program starts. */
export function nextColour(slip: SupervisionSlip): readonly Follow[] {
  const colour = nextOf[slip.colour]
  if (colour === null) return []
  const { task, unit, matter, demand, basis } = slip
  return [{ take: 'supervisionSlip.draft', values: { task, unit, colour, matter, demand, basis } }]
}
