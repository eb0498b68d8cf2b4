/**
 * What a unit tells about a task, month by month. A liaison writes, the head of the unit confirms, the office verifies;
 * whoever returns a report writes why, and the report keeps every word.
 *
 * @source action plan, clauses 4.1 and 4.4
 */
import {
  count,
  evidence,
  given,
  inForce,
  longText,
  many,
  one,
  own,
  parameter,
  period,
  record,
  ref,
  shape,
  share,
  workingDays,
} from '#define'
import { unitShape } from '#parties'
import { mainTaskShape } from '#plan'
import { assignmentShape } from './assignment-records.ts'
import * as rule from './report-rules.ts'
import { milestoneShape } from './task-records.ts'
import { unitOwnsTask } from './task-rules.ts'

export const progressReportShape = shape('progressReport', ['drafted', 'submitted', 'confirmed', 'verified', 'returned'], {
  task: ref(mainTaskShape, { part: true }),
  unit: ref(unitShape),
  period: period('any'),
  progress: longText({ optional: true, max: 4_000 }),
  problems: longText({ optional: true, max: 2_000 }),
  nextSteps: longText({ optional: true, max: 2_000 }),
  fallCause: longText({ optional: true, max: 1_000 }),
  completion: share({ optional: true }),
  files: evidence({ optional: true }),
})

/** Above this likeness to the report before, a report says nothing new. */
export const similarityMax = parameter('similarityMax', share(), { starts: 9_000, basis: 'default', tag: 'D' })
/** Day of the next month on which a report is due, by how often it is written. */
export const reportDay = parameter('reportDay', count({ min: 1, max: 31 }), {
  by: rule.cycles,
  starts: { month: 5, quarter: 10, half: 10, year: 31 },
  basis: 'default',
  tag: 'D',
})
export const reportParameters = [similarityMax, reportDay]

interface Of {
  readonly task: string
  readonly unit: string
}
const before = ({ task, unit }: Of) => ({
  reports: many(progressReportShape, { task: task as never, unit: unit as never }),
})
const ofUnit = ({ task, unit }: Of) => ({
  milestones: many(milestoneShape, { task: task as never, unit: unit as never, state: ['planned', 'done', 'accepted'] }),
})
const reckoned = given(rule.reckonCompletion, ofUnit)

export const progressReport = record(progressReportShape, {
  moves: {
    draft: {
      from: 'new',
      to: 'drafted',
      by: 'liaison',
      asks: ['task', 'unit', 'period', 'progress', 'problems', 'nextSteps', 'fallCause', 'files'],
      check: [
        given(unitOwnsTask, r => ({ task: one(mainTaskShape, r.task) })),
        given(rule.periodOfCycle, r => ({
          assignments: many(assignmentShape, { task: r.task, unit: r.unit, state: ['acknowledged', 'running', 'closing'] }),
        })),
      ],
      sets: reckoned,
    },
    save: {
      from: ['drafted', 'returned'],
      to: 'same',
      by: 'liaison',
      asks: ['progress', 'problems', 'nextSteps', 'fallCause', 'files'],
    },
    submit: {
      from: ['drafted', 'returned'],
      to: 'submitted',
      by: 'liaison',
      asks: ['progress', 'problems', 'nextSteps', 'fallCause', 'files'],
      needs: ['progress', 'files'],
      check: [
        given(rule.writtenAnew, r => ({ ...before(r), most: inForce(similarityMax) })),
        given(rule.notFallen, r => ({ ...before(r), ...ofUnit(r) })),
      ],
      sets: reckoned,
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
  imports: { by: ['task', 'unit', 'period'], corrects: 'save' },
  title: 'period',
  list: {
    columns: ['period', 'task', 'unit', 'completion', 'progress', 'state'],
    filters: ['task', 'unit', 'period', 'state'],
    search: ['progress'],
    newest: 'period',
  },
})
