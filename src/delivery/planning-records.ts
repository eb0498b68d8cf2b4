/**
 * The work plan of a unit for a year: what it does (measures), what it wants to show by when (milestones), its part of the
 * yearly targets, and what it waits for from other units.
 *
 * @source action plan, clause 4.4: each responsible unit sets goals, plan, measures and a named person
 */
import {
  day,
  evidence,
  given,
  longText,
  many,
  number,
  one,
  own,
  period,
  record,
  ref,
  shape,
  text,
  count,
  workingDays,
  workingDaysUntil,
} from '#define'
import { unitShape } from '#parties'
import { mainTaskShape } from '#plan'
import * as rule from './planning-rules.ts'
import { insiders } from './sights.ts'
import { unitOwnsTask } from './task-rules.ts'
import { milestoneShape, workPlanShape } from './task-records.ts'

export const measureShape = shape('measure', ['planned', 'done', 'dropped'], {
  task: ref(mainTaskShape, { part: true }),
  unit: ref(unitShape),
  year: period('year'),
  verb: text({ max: 20 }),
  object: text({ max: 120 }),
  quantity: number({ digits: 2, measureUnit: 'measureUnit', optional: true }),
  measureUnit: text({ max: 20, optional: true }),
  dueOn: day(),
  inCharge: text({ max: 60 }),
  doneOn: day({ later: true }),
})

export const dependencyShape = shape('dependency', ['asked', 'agreed', 'contested', 'delivered', 'dropped'], {
  milestone: ref(milestoneShape, { part: true }),
  unit: ref(unitShape),
  supplier: ref(unitShape),
  matter: text({ max: 120 }),
  neededOn: day(),
  contest: longText({ later: true, max: 2_000 }),
  ruling: longText({ later: true, max: 2_000 }),
  deliveredOn: day({ later: true }),
  proof: evidence({ optional: true }),
  blockedDays: count({ optional: true }),
})

const plan = ['aim', 'splits'] as const
const ownMeasures = given(rule.measuresNamed, (p: { readonly unit: string; readonly year: string }) => ({
  measures: many(measureShape, { unit: p.unit as never, year: p.year as never, state: ['planned', 'done'] }),
  milestones: many(milestoneShape, {
    unit: p.unit as never,
    state: ['planned', 'done', 'accepted'],
    dueOn: { from: `${p.year}-01-01` as never, to: `${p.year}-12-31` as never },
  }),
}))

export const workPlan = record(workPlanShape, {
  moves: {
    draft: { from: 'new', to: 'drafted', by: 'liaison', asks: ['unit', 'year', ...plan] },
    save: { from: ['drafted', 'returned'], to: 'same', by: 'liaison', asks: plan },
    submit: {
      from: ['drafted', 'returned'],
      to: 'submitted',
      by: 'liaison',
      asks: plan,
      check: [ownMeasures],
      tells: ['unitHead'],
    },
    sign: { from: 'submitted', to: 'signed', by: 'unitHead', apart: ['submit'], tells: ['office'] },
    sendBack: { from: 'submitted', to: 'returned', by: 'unitHead', reason: 'required', tells: ['liaison'] },
    approve: { from: 'signed', to: 'approved', by: 'office', check: [ownMeasures], tells: ['liaison', 'unitHead'] },
    return: { from: 'signed', to: 'returned', by: 'office', reason: 'required', tells: ['liaison', 'unitHead'] },
    reopen: { from: 'approved', to: 'returned', by: 'office', reason: 'required', tells: ['liaison', 'unitHead'] },
  },
  clocks: {
    signing: { runs: ['submitted'], lasts: workingDays(2), prompts: [{ after: 0, role: 'unitHead', move: 'sign' }] },
    approving: { runs: ['signed'], lasts: workingDays(5), prompts: [{ after: 0, role: 'office', move: 'approve' }] },
    mending: { runs: ['returned'], lasts: workingDays(3), prompts: [{ after: 0, role: 'liaison', move: 'submit' }] },
  },
  seenBy: {
    ...insiders,
    liaison: own('unit'),
    unitHead: own('unit'),
  },
  sameOnce: ['unit', 'year'],
  title: 'aim',
  list: { columns: ['year', 'unit', 'aim', 'state'], filters: ['unit', 'year', 'state'], search: ['aim'], newest: 'year' },
})

/** One thing a unit does for a task in a year: verb, object, how many, by when, and who answers for it by name. */
export const measure = record(measureShape, {
  moves: {
    plan: {
      from: 'new',
      to: 'planned',
      by: 'liaison',
      asks: ['task', 'unit', 'year', 'verb', 'object', 'quantity', 'measureUnit', 'dueOn', 'inCharge'],
      check: [
        given(unitOwnsTask, m => ({ task: one(mainTaskShape, m.task) })),
        rule.dueInItsYear,
        given(rule.planOpen, (m: { readonly unit: string; readonly year: string }) => ({
          plans: many(workPlanShape, { unit: m.unit as never, year: m.year as never }),
        })),
      ],
    },
    correct: {
      from: 'planned',
      to: 'same',
      by: 'liaison',
      asks: ['quantity', 'measureUnit', 'dueOn', 'inCharge'],
      check: [
        rule.dueInItsYear,
        given(rule.planOpen, (m: { readonly unit: string; readonly year: string }) => ({
          plans: many(workPlanShape, { unit: m.unit as never, year: m.year as never }),
        })),
      ],
    },
    finish: { from: 'planned', to: 'done', by: 'liaison', asks: ['doneOn'], check: [rule.doneByToday] },
    drop: { from: 'planned', to: 'dropped', by: ['liaison', 'office'], reason: 'required' },
  },
  clocks: {
    due: {
      runs: ['planned'],
      until: 'dueOn',
      warns: [{ before: 10, role: 'liaison' }],
      prompts: [{ after: 0, role: 'liaison', move: 'finish' }],
    },
  },
  seenBy: { ...insiders, liaison: own('unit'), unitHead: own('unit') },
  imports: { by: ['task', 'unit', 'year', 'verb', 'object'], corrects: 'correct' },
  title: 'object',
  list: {
    columns: ['year', 'task', 'unit', 'verb', 'object', 'quantity', 'measureUnit', 'dueOn', 'inCharge', 'state'],
    filters: ['task', 'unit', 'year', 'state'],
    search: ['verb', 'object', 'inCharge'],
    newest: 'dueOn',
  },
})

const sides = ['asked', 'agreed', 'contested', 'delivered', 'dropped'] as const

/**
 * What a milestone waits for from another unit. Days it stood still are charged to whoever owed the thing, who may object;
 * while the objection is heard the clock stands. All units see who waits for whom: nobody is charged behind his back.
 */
export const dependency = record(dependencyShape, {
  moves: {
    ask: {
      from: 'new',
      to: 'asked',
      by: 'liaison',
      asks: ['milestone', 'unit', 'supplier', 'matter', 'neededOn'],
      check: [
        rule.waitsItself,
        given(rule.waits, d => ({ milestone: one(milestoneShape, d.milestone), supplier: one(unitShape, d.supplier) })),
      ],
      tells: ['liaison', 'unitHead'],
    },
    agree: { from: 'asked', to: 'agreed', by: 'liaison', check: [rule.supplierOnly] },
    contest: {
      from: ['asked', 'agreed'],
      to: 'contested',
      by: ['liaison', 'unitHead'],
      asks: ['contest'],
      check: [rule.supplierOnly],
      tells: ['office'],
    },
    uphold: { from: 'contested', to: 'agreed', by: 'office', asks: ['ruling'], tells: ['liaison', 'unitHead'] },
    dismiss: { from: 'contested', to: 'dropped', by: 'office', asks: ['ruling'], tells: ['liaison', 'unitHead'] },
    deliver: {
      from: ['asked', 'agreed'],
      to: 'delivered',
      by: 'liaison',
      asks: ['deliveredOn', 'proof'],
      check: [rule.supplierOnly, rule.deliveredByToday],
      sets: given(rule.blockedFor, d => ({
        toNeeded: workingDaysUntil(d.neededOn),
        toDelivered: workingDaysUntil(d.deliveredOn),
      })),
      tells: ['liaison'],
    },
    sendBack: { from: 'delivered', to: 'agreed', by: 'liaison', check: [rule.waitingOnly], reason: 'required' },
    drop: { from: ['asked', 'agreed'], to: 'dropped', by: 'liaison', check: [rule.waitingOnly], reason: 'required' },
  },
  clocks: {
    due: {
      runs: ['asked', 'agreed'],
      pauses: ['contested'],
      until: 'neededOn',
      warns: [{ before: 5, role: 'liaison' }],
      prompts: [{ after: 0, role: 'liaison', move: 'deliver' }],
    },
    ruling: { runs: ['contested'], lasts: workingDays(5), prompts: [{ after: 0, role: 'office', move: 'uphold' }] },
  },
  seenBy: { ...insiders, liaison: { see: 'all', in: sides }, unitHead: { see: 'all', in: sides } },
  title: 'matter',
  list: {
    columns: ['matter', 'milestone', 'unit', 'supplier', 'neededOn', 'deliveredOn', 'blockedDays', 'state'],
    filters: ['unit', 'supplier', 'state'],
    search: ['matter'],
    newest: 'neededOn',
  },
})
