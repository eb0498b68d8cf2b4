/**
 * What a unit does for a task and by when: milestones, and the extensions that move them.
 *
 * @source action plan, clauses 4.1 and 4.4
 */
import {
  count,
  day,
  evidence,
  given,
  howMany,
  inForce,
  longText,
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
import { remindBeforeDays, urgeBeforeDays } from './notice-settings.ts'
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

export const extensionShape = shape('extension', ['asked', 'granted', 'refused'], {
  milestone: ref(milestoneShape, { part: true }),
  unit: ref(unitShape),
  newDueOn: day(),
  cause: longText({ max: 2_000 }),
  proof: evidence({ optional: true }),
})

/** How long before its day an extension has to be asked, and how far it may reach. */
export const askBeforeDays = parameter('askBeforeDays', count(), { starts: 10, basis: 'default', tag: 'D' })
export const extensionDaysMax = parameter('extensionDaysMax', count(), { starts: 90, basis: 'default', tag: 'D' })
export const officeGrantsMax = parameter('officeGrantsMax', count(), { starts: 30, basis: 'default', tag: 'D' })

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

export const taskParameters = [askBeforeDays, extensionDaysMax, officeGrantsMax]
