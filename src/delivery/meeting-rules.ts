import { type Follow, refuses } from '#define'
import type { Decision, Meeting } from './rows.ts'

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
