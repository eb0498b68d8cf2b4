/**
 * What a unit does for a task and by when: milestones, and the extensions that move them.
 *
 * @source action plan, clauses 4.1 and 4.4
 */
import type { Day } from '#base'
import {
  count,
  day,
  evidence,
  given,
  howMany,
  inForce,
  longText,
  many,
  number,
  one,
  own,
  parameter,
  parts,
  period,
  record,
  ref,
  shape,
  share,
  text,
  workingDays,
  workingDaysUntil,
} from '#define'
import { unitShape } from '#parties'
import { mainTaskShape, planShape } from '#plan'
import { remindBeforeDays, urgeBeforeDays } from './notice-settings.ts'
import { planOpen } from './planning-rules.ts'
import { insiders } from './sights.ts'
import * as rule from './task-rules.ts'

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

/** Stands here because a milestone asks whether its plan is open. */
export const workPlanShape = shape('workPlan', ['drafted', 'submitted', 'signed', 'approved', 'returned'], {
  unit: ref(unitShape),
  year: period('year'),
  aim: longText({ max: 2_000 }),
  splits: parts({
    indicator: ref('facts.indicator'),
    value: number({ digits: 4, measureUnit: 'measureUnit' }),
  }),
})

export const extensionShape = shape('extension', ['asked', 'endorsed', 'granted', 'refused', 'withdrawn'], {
  milestone: ref(milestoneShape, { part: true }),
  task: ref(mainTaskShape, { carried: 'milestone.task', optional: true }),
  unit: ref(unitShape),
  dueOn: day({ carried: 'milestone.dueOn', optional: true }),
  newDueOn: day(),
  cause: longText({ max: 2_000 }),
  proof: evidence({ optional: true }),
})

/** Working days before its day an extension has to be asked at the latest, and calendar days it may reach. */
export const askBeforeDays = parameter('askBeforeDays', count(), { starts: 10, basis: 'default', tag: 'D' })
export const extensionDaysMax = parameter('extensionDaysMax', count(), { starts: 90, basis: 'default', tag: 'D' })
export const officeGrantsMax = parameter('officeGrantsMax', count(), { starts: 30, basis: 'default', tag: 'D' })

const planIsOpen = given(planOpen, (m: { readonly unit: string; readonly dueOn: Day }) => ({
  plans: many(workPlanShape, { unit: m.unit as never, year: m.dueOn.slice(0, 4) as never }),
}))

export const milestone = record(milestoneShape, {
  moves: {
    plan: {
      from: 'new',
      to: 'planned',
      by: ['liaison', 'office'],
      asks: ['task', 'unit', 'title', 'dueOn', 'weight'],
      check: [given(rule.unitOwnsTask, m => ({ task: one(mainTaskShape, m.task) })), planIsOpen],
    },
    correct: {
      from: 'planned',
      to: 'same',
      by: 'liaison',
      asks: ['title', 'dueOn', 'weight'],
      check: [rule.notExtended, planIsOpen],
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
      warns: [
        { before: remindBeforeDays, role: 'liaison' },
        { before: urgeBeforeDays, role: 'liaison' },
        { before: urgeBeforeDays, role: 'unitHead' },
      ],
      prompts: [{ after: 0, role: 'liaison', move: 'finish' }],
    },
    judging: { runs: ['done'], lasts: workingDays(10), prompts: [{ after: 0, role: 'office', move: 'accept' }] },
  },
  seenBy: { ...insiders, liaison: own('unit'), unitHead: own('unit') },
  imports: { by: ['task', 'unit', 'title'], corrects: 'correct' },
  title: 'title',
  list: {
    columns: ['task', 'unit', 'title', 'dueOn', 'weight', 'doneOn', 'state'],
    filters: ['task', 'unit', 'state'],
    search: ['title'],
    newest: 'dueOn',
  },
})

/** More time for a milestone: asked before the day, once, for causes outside the unit's control. */
export const extension = record(extensionShape, {
  moves: {
    ask: {
      from: 'new',
      to: 'asked',
      by: 'liaison',
      asks: ['milestone', 'task', 'unit', 'dueOn', 'newDueOn', 'cause', 'proof'],
      check: [
        given(rule.askedInTime, e => ({
          milestone: one(milestoneShape, e.milestone),
          before: inForce(askBeforeDays),
          most: inForce(extensionDaysMax),
          left: workingDaysUntil(e.dueOn),
        })),
        given(rule.onceOnly, e => ({
          granted: howMany(extensionShape, { milestone: e.milestone, state: ['asked', 'endorsed', 'granted'] }),
        })),
        given(rule.newDayWithinPlan, e => ({
          task: one(mainTaskShape, e.task),
          plans: many(planShape, { state: 'inForce' }),
        })),
      ],
      tells: ['unitHead'],
    },
    endorse: { from: 'asked', to: 'endorsed', by: 'unitHead', tells: ['office'] },
    withdraw: { from: ['asked', 'endorsed'], to: 'withdrawn', by: 'liaison' },
    grantShort: {
      from: 'endorsed',
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
      from: 'endorsed',
      to: 'granted',
      by: 'leader',
      also: {
        moves: ['milestone.extend'],
        plan: given(rule.extendMilestone, e => ({ milestone: one(milestoneShape, e.milestone) })),
      },
      tells: ['liaison', 'office'],
    },
    refuse: {
      from: ['asked', 'endorsed'],
      to: 'refused',
      by: ['unitHead', 'office', 'leader'],
      reason: 'required',
      tells: ['liaison'],
    },
  },
  clocks: {
    endorsing: { runs: ['asked'], lasts: workingDays(2), prompts: [{ after: 0, role: 'unitHead', move: 'endorse' }] },
    deciding: {
      runs: ['endorsed'],
      lasts: workingDays(5),
      prompts: [
        { after: 0, role: 'office', move: 'grantShort' },
        { after: 0, role: 'leader', move: 'grantLong' },
      ],
    },
  },
  seenBy: { ...insiders, liaison: own('unit'), unitHead: own('unit') },
  title: 'newDueOn',
  list: {
    columns: ['milestone', 'unit', 'dueOn', 'newDueOn', 'cause', 'state'],
    filters: ['unit', 'state'],
    search: ['cause'],
  },
})

export const taskParameters = [askBeforeDays, extensionDaysMax, officeGrantsMax]
