/**
 * The running engine: what each unit does for a task, by when, and what it reports about it. A liaison writes, the head
 * of the unit confirms, the office verifies; whoever returns a report writes why, and the report keeps every word.
 *
 * @source action plan, clauses 4.1 and 4.4
 */
import {
  all,
  day,
  evidence,
  given,
  longText,
  one,
  own,
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

export const delivery = room('delivery', { version: 1, records: [milestone, progressReport] })
