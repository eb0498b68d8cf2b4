/**
 * What a unit tells about a task, month by month. A liaison writes, the head of the unit confirms, the office verifies;
 * whoever returns a report writes why, and the report keeps every word.
 *
 * @source action plan, clauses 4.1 and 4.4
 */
import { evidence, given, longText, one, own, period, record, ref, shape, workingDays } from '#define'
import { unitShape } from '#parties'
import { mainTaskShape } from '#plan'
import { unitOwnsTask } from './task-rules.ts'

export const progressReportShape = shape('progressReport', ['drafted', 'submitted', 'confirmed', 'verified', 'returned'], {
  task: ref(mainTaskShape, { part: true }),
  unit: ref(unitShape),
  period: period('month'),
  progress: longText({ optional: true, max: 4_000 }),
  problems: longText({ optional: true, max: 2_000 }),
  nextSteps: longText({ optional: true, max: 2_000 }),
  files: evidence({ optional: true }),
})

export const progressReport = record(progressReportShape, {
  moves: {
    draft: {
      from: 'new',
      to: 'drafted',
      by: 'liaison',
      asks: ['task', 'unit', 'period', 'progress', 'problems', 'nextSteps', 'files'],
      check: [given(unitOwnsTask, r => ({ task: one(mainTaskShape, r.task) }))],
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
