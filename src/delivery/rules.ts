import { addDays, daysBetween } from '#base'
import { type Follow, refuses } from '#define'
import type { MainTask } from '#plan'
import type { Decision, Extension, Meeting, Milestone, ProgressReport, SupervisionSlip } from './rows.ts'

/** A unit speaks only of tasks the plan gives it, and only while they run. */
export const unitOwnsTask = refuses(
  ['task_not_running', 'task_of_another_unit'],
  (row: Milestone | ProgressReport | SupervisionSlip, { task }: { task: MainTask | null }) => {
    if (task?.state !== 'running') return 'task_not_running'
    return task.owners.some(owner => owner.unit === row.unit) ? null : 'task_of_another_unit'
  },
)

export const doneByToday = refuses(['done_in_future'], (milestone: Milestone, _data: unknown, call) =>
  milestone.doneOn && milestone.doneOn > call.day ? 'done_in_future' : null,
)

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

/** Asked early enough, for a later day, and not too far: a lapsed day is not extended. */
export const askedInTime = refuses(
  ['milestone_not_open', 'extension_of_another_unit', 'extension_not_later', 'extension_too_long', 'asked_too_late'],
  (extension: Extension, { milestone, before, most }: { milestone: Milestone | null; before: number; most: number }, call) => {
    if (milestone?.state !== 'planned') return 'milestone_not_open'
    if (milestone.unit !== extension.unit) return 'extension_of_another_unit'
    if (extension.newDueOn <= milestone.dueOn) return 'extension_not_later'
    if (daysBetween(milestone.dueOn, extension.newDueOn) > most) return ['extension_too_long', { most }]
    return addDays(call.day, before) > milestone.dueOn ? ['asked_too_late', { before }] : null
  },
)

export const onceOnly = refuses(['extended_before'], (_extension: Extension, { granted }: { granted: number }) =>
  granted > 0 ? 'extended_before' : null,
)

/** Up to this many days the office grants; more is for the leading group. */
export const shortEnough = refuses(
  ['needs_leader'],
  (extension: Extension, { milestone, most }: { milestone: Milestone | null; most: number }) =>
    milestone && daysBetween(milestone.dueOn, extension.newDueOn) > most ? ['needs_leader', { most }] : null,
)

/** The new day counts from now on; the first one stays visible beside it. */
export const extendMilestone = (extension: Extension, { milestone }: { milestone: Milestone | null }): readonly Follow[] => [
  {
    take: 'milestone.extend',
    id: extension.milestone,
    values: { dueOn: extension.newDueOn, originallyDueOn: milestone?.originallyDueOn ?? milestone?.dueOn },
  },
]

/** A plenary without its quorum decides nothing; other meetings have none. */
export const quorumReached = refuses(
  ['present_exceed_members', 'no_quorum'],
  (meeting: Meeting, { least }: { least: number }) => {
    const present = meeting.present ?? 0
    const members = meeting.members ?? 0
    if (present > members) return 'present_exceed_members'
    // 6667 stands for two thirds: a share in basis points is itself rounded, so half a point comes off before rounding up.
    const needed = Math.ceil((members * (2 * least - 1)) / 20_000)
    return meeting.kind === 'plenary' && present < needed ? ['no_quorum', { present, members }] : null
  },
)

export const meetingOpen = refuses(['meeting_not_held'], (_decision: Decision, { meeting }: { meeting: Meeting | null }) =>
  meeting?.state === 'held' ? null : 'meeting_not_held',
)

export const decisionsToStart = (_meeting: Meeting, { decisions }: { decisions: readonly Decision[] }): readonly Follow[] =>
  decisions.map(decision => ({ take: 'decision.start', id: decision.id }))
