/**
 * The running engine: what each unit does for a task, by when, and what it reports about it. A liaison writes, the head
 * of the unit confirms, the office verifies; whoever returns a report writes why, and the report keeps every word.
 *
 * @source action plan, clauses 4.1 and 4.4
 */
import {
  all,
  choice,
  count,
  day,
  evidence,
  given,
  howMany,
  inForce,
  longText,
  many,
  one,
  own,
  parameter,
  period,
  record,
  ref,
  room,
  shape,
  share,
  text,
  workingDays,
} from '#define'
import { unitShape } from '#parties'
import { mainTaskShape } from '#plan'
import * as rule from './rules.ts'

export const milestoneShape = shape('milestone', ['planned', 'done', 'accepted', 'dropped'], {
  task: ref(mainTaskShape, { part: true }),
  unit: ref(unitShape),
  title: text(),
  dueOn: day(),
  weight: share({ min: 1 }),
  originallyDueOn: day({ optional: true }),
  doneOn: day({ later: true }),
  quality: share({ later: true }),
  proof: evidence({ later: true }),
})

export const progressReportShape = shape('progressReport', ['drafted', 'submitted', 'confirmed', 'verified', 'returned'], {
  task: ref(mainTaskShape, { part: true }),
  unit: ref(unitShape),
  period: period('month'),
  progress: longText({ optional: true, max: 4_000 }),
  problems: longText({ optional: true, max: 2_000 }),
  nextSteps: longText({ optional: true, max: 2_000 }),
  files: evidence({ optional: true }),
})

export const slipColours = ['blue', 'yellow', 'red'] as const

/** Working days a unit has to answer a supervision slip, by its colour. */
export const replyDays = parameter('replyDays', count({ min: 1 }), {
  by: slipColours,
  starts: { blue: 5, yellow: 5, red: 3 },
  basis: 'default until the leading group rules',
  tag: 'D',
})
/** How long before its day an extension has to be asked, and how far it may reach. */
export const askBeforeDays = parameter('askBeforeDays', count(), { starts: 10, basis: 'default', tag: 'D' })
export const extensionDaysMax = parameter('extensionDaysMax', count(), { starts: 90, basis: 'default', tag: 'D' })
export const officeGrantsMax = parameter('officeGrantsMax', count(), { starts: 30, basis: 'default', tag: 'D' })

export const supervisionSlipShape = shape(
  'supervisionSlip',
  ['drafted', 'issued', 'received', 'replied', 'closed', 'escalated', 'withdrawn'],
  {
    task: ref(mainTaskShape, { part: true }),
    unit: ref(unitShape),
    colour: choice(slipColours),
    matter: text(),
    demand: longText({ max: 2_000 }),
    basis: evidence({ optional: true }),
    reply: longText({ later: true, max: 4_000 }),
    replyFiles: evidence({ optional: true }),
  },
)

export const extensionShape = shape('extension', ['asked', 'granted', 'refused'], {
  milestone: ref(milestoneShape, { part: true }),
  unit: ref(unitShape),
  newDueOn: day(),
  cause: longText({ max: 2_000 }),
  proof: evidence({ optional: true }),
})

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

const insiders = { office: all, leader: all, scienceBureau: all, assessor: all, supervision: all, audit: all } as const

export const milestone = record(milestoneShape, {
  moves: {
    plan: {
      from: 'new',
      to: 'planned',
      by: ['liaison', 'office'],
      asks: ['task', 'unit', 'title', 'dueOn', 'weight'],
      check: [given(rule.unitOwnsTask, m => ({ task: one(mainTaskShape, m.task) }))],
    },
    finish: { from: 'planned', to: 'done', by: 'liaison', asks: ['doneOn', 'proof'], check: [rule.doneByToday] },
    accept: { from: 'done', to: 'accepted', by: ['office', 'supervision'], asks: ['quality'] },
    sendBack: { from: 'done', to: 'planned', by: ['office', 'supervision'], reason: 'required', tells: ['liaison'] },
    extend: { from: 'planned', to: 'same', by: 'calendar', asks: ['dueOn', 'originallyDueOn'], tells: ['liaison'] },
    drop: { from: 'planned', to: 'dropped', by: 'office', reason: 'required' },
  },
  clocks: {
    due: {
      runs: ['planned'],
      until: 'dueOn',
      warns: [{ before: 10, role: 'liaison' }],
      prompts: [{ after: 0, role: 'liaison', move: 'finish' }],
    },
    judging: { runs: ['done'], lasts: workingDays(10), prompts: [{ after: 0, role: 'office', move: 'accept' }] },
  },
  seenBy: { ...insiders, liaison: own('unit'), unitHead: own('unit') },
  title: 'title',
  list: {
    columns: ['task', 'unit', 'title', 'dueOn', 'weight', 'doneOn', 'state'],
    filters: ['task', 'unit', 'state'],
    search: ['title'],
    newest: 'dueOn',
  },
})

export const progressReport = record(progressReportShape, {
  moves: {
    draft: {
      from: 'new',
      to: 'drafted',
      by: 'liaison',
      asks: ['task', 'unit', 'period', 'progress', 'problems', 'nextSteps', 'files'],
      check: [given(rule.unitOwnsTask, r => ({ task: one(mainTaskShape, r.task) }))],
    },
    save: { from: ['drafted', 'returned'], to: 'same', by: 'liaison', asks: ['progress', 'problems', 'nextSteps', 'files'] },
    submit: {
      from: ['drafted', 'returned'],
      to: 'submitted',
      by: 'liaison',
      asks: ['progress', 'problems', 'nextSteps', 'files'],
      needs: ['progress', 'files'],
      tells: ['unitHead'],
    },
    takeBack: { from: 'submitted', to: 'drafted', by: 'liaison' },
    confirm: { from: 'submitted', to: 'confirmed', by: 'unitHead', apart: ['submit'], tells: ['office'] },
    sendBack: { from: 'submitted', to: 'returned', by: 'unitHead', reason: 'required', tells: ['liaison'] },
    verify: { from: 'confirmed', to: 'verified', by: 'office', tells: ['liaison'] },
    return: { from: 'confirmed', to: 'returned', by: 'office', reason: 'required', tells: ['liaison', 'unitHead'] },
  },
  clocks: {
    confirming: { runs: ['submitted'], lasts: workingDays(2), prompts: [{ after: 0, role: 'unitHead', move: 'confirm' }] },
    verifying: { runs: ['confirmed'], lasts: workingDays(5), prompts: [{ after: 0, role: 'office', move: 'verify' }] },
    mending: { runs: ['returned'], lasts: workingDays(3), prompts: [{ after: 0, role: 'liaison', move: 'submit' }] },
  },
  seenBy: {
    office: { see: 'all', in: ['confirmed', 'verified', 'returned'] },
    leader: { see: 'all', in: ['verified'] },
    scienceBureau: { see: 'all', in: ['confirmed', 'verified'] },
    assessor: { see: 'all', in: ['verified'] },
    supervision: { see: 'all', in: ['confirmed', 'verified', 'returned'] },
    audit: { see: 'all', in: ['confirmed', 'verified', 'returned'] },
    liaison: own('unit'),
    unitHead: own('unit'),
  },
  sameOnce: ['task', 'unit', 'period'],
  title: 'period',
  list: {
    columns: ['period', 'task', 'unit', 'progress', 'state'],
    filters: ['task', 'unit', 'period', 'state'],
    search: ['progress'],
    newest: 'period',
  },
})

/** Blue reminds, yellow warns, red is signed by the leading group. One matter a slip; what is not answered climbs by date. */
export const supervisionSlip = record(supervisionSlipShape, {
  number: { series: 'slip', at: 'issue', per: 'year' },
  moves: {
    draft: {
      from: 'new',
      to: 'drafted',
      by: ['office', 'supervision'],
      asks: ['task', 'unit', 'colour', 'matter', 'demand', 'basis'],
      check: [
        given(rule.unitOwnsTask, s => ({ task: one(mainTaskShape, s.task) })),
        given(rule.oneSlipAMatter, s => ({
          open: many(supervisionSlipShape, { task: s.task, unit: s.unit, state: ['drafted', 'issued', 'received', 'replied'] }),
        })),
      ],
    },
    issue: {
      from: 'drafted',
      to: 'issued',
      by: ['office', 'supervision', 'leader'],
      check: [rule.redByLeader],
      tells: ['liaison', 'unitHead'],
      irreversible: true,
    },
    withdraw: { from: 'drafted', to: 'withdrawn', by: ['office', 'supervision'], reason: 'required' },
    receive: { from: 'issued', to: 'received', by: ['liaison', 'unitHead'] },
    answer: {
      from: 'received',
      to: 'replied',
      by: 'unitHead',
      asks: ['reply', 'replyFiles'],
      tells: ['office', 'supervision'],
    },
    sendBack: {
      from: 'replied',
      to: 'received',
      by: ['office', 'supervision'],
      reason: 'required',
      tells: ['unitHead', 'liaison'],
    },
    accept: { from: 'replied', to: 'closed', by: ['office', 'supervision'], tells: ['unitHead', 'liaison'] },
    escalate: {
      from: ['issued', 'received'],
      to: 'escalated',
      by: 'calendar',
      also: { moves: ['supervisionSlip.draft'], plan: rule.nextColour },
      tells: ['office', 'supervision', 'unitHead'],
    },
  },
  clocks: {
    receiving: { runs: ['issued'], lasts: workingDays(1), prompts: [{ after: 0, role: 'liaison', move: 'receive' }] },
    answering: {
      runs: ['issued', 'received'],
      pauses: ['replied'],
      lasts: workingDays(replyDays, 'colour'),
      warns: [{ before: 1, role: 'liaison' }],
      prompts: [{ after: 0, role: 'unitHead', move: 'answer' }],
      takes: 'escalate',
    },
    signing: {
      runs: ['drafted'],
      lasts: workingDays(2),
      prompts: [
        { after: 0, role: 'office', move: 'issue' },
        { after: 0, role: 'leader', move: 'issue' },
      ],
    },
    judging: { runs: ['replied'], lasts: workingDays(5), prompts: [{ after: 0, role: 'office', move: 'accept' }] },
  },
  seenBy: {
    ...insiders,
    liaison: own('unit', { in: ['issued', 'received', 'replied', 'closed', 'escalated'] }),
    unitHead: own('unit', { in: ['issued', 'received', 'replied', 'closed', 'escalated'] }),
  },
  title: 'matter',
  list: {
    columns: ['number', 'colour', 'matter', 'task', 'unit', 'state'],
    filters: ['colour', 'unit', 'state'],
    search: ['matter'],
  },
})

/** More time for a milestone: asked before the day, once, for causes outside the unit's control. */
export const extension = record(extensionShape, {
  moves: {
    ask: {
      from: 'new',
      to: 'asked',
      by: 'liaison',
      asks: ['milestone', 'unit', 'newDueOn', 'cause', 'proof'],
      check: [
        given(rule.askedInTime, e => ({
          milestone: one(milestoneShape, e.milestone),
          before: inForce(askBeforeDays),
          most: inForce(extensionDaysMax),
        })),
        given(rule.onceOnly, e => ({
          granted: howMany(extensionShape, { milestone: e.milestone, state: ['asked', 'granted'] }),
        })),
      ],
      tells: ['office'],
    },
    grantShort: {
      from: 'asked',
      to: 'granted',
      by: 'office',
      check: [given(rule.shortEnough, e => ({ milestone: one(milestoneShape, e.milestone), most: inForce(officeGrantsMax) }))],
      also: {
        moves: ['milestone.extend'],
        plan: given(rule.extendMilestone, e => ({ milestone: one(milestoneShape, e.milestone) })),
      },
      tells: ['liaison'],
    },
    grantLong: {
      from: 'asked',
      to: 'granted',
      by: 'leader',
      also: {
        moves: ['milestone.extend'],
        plan: given(rule.extendMilestone, e => ({ milestone: one(milestoneShape, e.milestone) })),
      },
      tells: ['liaison', 'office'],
    },
    refuse: { from: 'asked', to: 'refused', by: ['office', 'leader'], reason: 'required', tells: ['liaison'] },
  },
  clocks: { deciding: { runs: ['asked'], lasts: workingDays(5), prompts: [{ after: 0, role: 'office', move: 'grantShort' }] } },
  seenBy: { ...insiders, liaison: own('unit'), unitHead: own('unit') },
  title: 'newDueOn',
  list: { columns: ['milestone', 'unit', 'newDueOn', 'cause', 'state'], filters: ['unit', 'state'], search: ['cause'] },
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

export const delivery = room('delivery', {
  version: 1,
  records: [milestone, progressReport, supervisionSlip, extension, meeting, decision],
  parameters: [replyDays, askBeforeDays, extensionDaysMax, officeGrantsMax, quorumShare],
})
