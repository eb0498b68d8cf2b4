/**
 * Meetings of the leading group, and what becomes of each decision.
 *
 * @source action plan, clauses 4.1 and 4.4
 */
import {
  choice,
  count,
  day,
  evidence,
  given,
  inForce,
  longText,
  many,
  one,
  own,
  parameter,
  record,
  ref,
  shape,
  share,
  text,
  workingDays,
} from '#define'
import { unitShape } from '#parties'
import { mainTaskShape } from '#plan'
import { insiders } from './sights.ts'
import * as rule from './meeting-rules.ts'

/** A plenary decides when at least this share of the members is present. */
export const quorumShare = parameter('quorumShare', share(), { starts: 6667, basis: 'default', tag: 'D' })

export const meetingShape = shape('meeting', ['planned', 'held', 'minuted', 'cancelled'], {
  title: text(),
  kind: choice(['plenary', 'special', 'coordination']),
  heldOn: day(),
  agenda: longText({ max: 4_000 }),
  members: count({ min: 1, later: true }),
  present: count({ later: true }),
  minutes: evidence({ later: true }),
})

export const decisionShape = shape('decision', ['recorded', 'running', 'reported', 'closed', 'dropped'], {
  meeting: ref(meetingShape, { part: true }),
  unit: ref(unitShape),
  task: ref(mainTaskShape, { optional: true }),
  matter: longText({ max: 1_000 }),
  dueOn: day(),
  result: longText({ later: true, max: 4_000 }),
  files: evidence({ optional: true }),
})

/** A meeting of the leading group; what it decides becomes duties with days when the minutes are issued. */
export const meeting = record(meetingShape, {
  number: { series: 'minutes', at: 'issueMinutes', per: 'year' },
  moves: {
    plan: { from: 'new', to: 'planned', by: 'office', asks: ['title', 'kind', 'heldOn', 'agenda'] },
    hold: {
      from: 'planned',
      to: 'held',
      by: 'office',
      asks: ['heldOn', 'members', 'present'],
      check: [given(rule.quorumReached, () => ({ least: inForce(quorumShare) }))],
    },
    issueMinutes: {
      from: 'held',
      to: 'minuted',
      by: 'office',
      asks: ['minutes'],
      also: {
        moves: ['decision.start'],
        plan: given(rule.decisionsToStart, m => ({ decisions: many(decisionShape, { meeting: m.id, state: 'recorded' }) })),
      },
      tells: ['leader', 'unitHead', 'liaison'],
      irreversible: true,
    },
    cancel: { from: 'planned', to: 'cancelled', by: 'office', reason: 'required' },
  },
  clocks: {
    minuting: { runs: ['held'], lasts: workingDays(5), prompts: [{ after: 0, role: 'office', move: 'issueMinutes' }] },
  },
  seenBy: { ...insiders, unitHead: { see: 'all', in: ['minuted'] }, liaison: { see: 'all', in: ['minuted'] } },
  title: 'title',
  list: {
    columns: ['number', 'title', 'kind', 'heldOn', 'state'],
    filters: ['kind', 'state'],
    search: ['title'],
    newest: 'heldOn',
  },
})

export const decision = record(decisionShape, {
  moves: {
    record: {
      from: 'new',
      to: 'recorded',
      by: 'office',
      asks: ['meeting', 'unit', 'task', 'matter', 'dueOn'],
      check: [given(rule.meetingOpen, d => ({ meeting: one(meetingShape, d.meeting) }))],
    },
    start: { from: 'recorded', to: 'running', by: 'calendar', tells: ['unitHead', 'liaison'] },
    report: { from: 'running', to: 'reported', by: ['liaison', 'unitHead'], asks: ['result', 'files'], tells: ['office'] },
    sendBack: {
      from: 'reported',
      to: 'running',
      by: ['office', 'supervision'],
      reason: 'required',
      tells: ['unitHead', 'liaison'],
    },
    close: { from: 'reported', to: 'closed', by: ['office', 'supervision'], tells: ['unitHead'] },
    drop: { from: ['recorded', 'running'], to: 'dropped', by: 'leader', reason: 'required', tells: ['unitHead'] },
  },
  clocks: {
    due: { runs: ['running'], pauses: ['reported'], until: 'dueOn', prompts: [{ after: 0, role: 'liaison', move: 'report' }] },
    judging: { runs: ['reported'], lasts: workingDays(5), prompts: [{ after: 0, role: 'office', move: 'close' }] },
  },
  seenBy: {
    ...insiders,
    liaison: own('unit', { in: ['running', 'reported', 'closed'] }),
    unitHead: own('unit', { in: ['running', 'reported', 'closed'] }),
  },
  title: 'matter',
  list: {
    columns: ['matter', 'meeting', 'unit', 'dueOn', 'state'],
    filters: ['meeting', 'unit', 'state'],
    search: ['matter'],
    newest: 'dueOn',
  },
})

export const meetingParameters = [quorumShare]
