/**
 * The life of a task in the hands of a unit: proposed, handed over, taken or disputed, broken down, worked on, reported
 * done, checked by somebody of another unit, closed, and opened again when the proof was false. Whose turn it is follows
 * from the state; overdue is a matter of its clock and not of anybody's word.
 *
 * @source action plan, clauses 4.1 and 4.4; mechanism of the leading group
 */
import {
  choice,
  count,
  day,
  evidence,
  given,
  howMany,
  longText,
  many,
  number,
  one,
  own,
  parameter,
  parts,
  record,
  ref,
  shape,
  text,
  workingDays,
} from '#define'
import { personShape, unitShape } from '#parties'
import { mainTaskShape, planShape } from '#plan'
import * as rule from './assignment-rules.ts'
import { cycles } from './report-rules.ts'
import { insiders } from './sights.ts'
import { milestoneShape } from './task-records.ts'

export const assignmentShape = shape(
  'assignment',
  ['proposed', 'assigned', 'disputed', 'acknowledged', 'running', 'suspended', 'closing', 'closed', 'transferred', 'cancelled'],
  {
    task: ref(mainTaskShape, { part: true }),
    unit: ref(unitShape),
    matter: text({ max: 120 }),
    demand: longText({ max: 2_000 }),
    dueOn: day(),
    cycle: choice(cycles),
    inCharge: text({ later: true, max: 60 }),
    dispute: longText({ later: true, max: 2_000 }),
    heir: ref(unitShape, { later: true }),
    origin: ref('delivery.assignment', { optional: true }),
  },
)

export const closeOutShape = shape(
  'closeOut',
  ['drafted', 'submitted', 'signed', 'checked', 'closed', 'returned', 'withdrawn'],
  {
    assignment: ref(assignmentShape, { part: true }),
    task: ref(mainTaskShape, { carried: 'assignment.task', optional: true }),
    unit: ref(unitShape),
    summary: longText({ max: 4_000 }),
    figures: parts({ fact: ref('facts.fact'), value: number({ digits: 6, measureUnit: 'measureUnit' }) }),
    proof: evidence(),
    checkNote: longText({ later: true, max: 2_000 }),
  },
)

/** Working days a unit has to take a task over or to object, the office to rule on it, and the unit to break it down. */
export const acknowledgeDays = parameter('acknowledgeDays', count({ min: 1 }), { starts: 5, basis: 'default', tag: 'D' })
export const ruleDays = parameter('ruleDays', count({ min: 1 }), { starts: 5, basis: 'default', tag: 'D' })
export const breakDownDays = parameter('breakDownDays', count({ min: 1 }), { starts: 10, basis: 'default', tag: 'D' })
/** Working days for each of those who sign a close-out after one another. */
export const closeOutDays = parameter('closeOutDays', count({ min: 1 }), { starts: 5, basis: 'default', tag: 'D' })

export const assignmentParameters = [acknowledgeDays, ruleDays, breakDownDays, closeOutDays]

const handed = ['task', 'unit', 'matter', 'demand', 'dueOn', 'cycle'] as const
const known = [
  'assigned',
  'disputed',
  'acknowledged',
  'running',
  'suspended',
  'closing',
  'closed',
  'transferred',
  'cancelled',
] as const
const open = ['proposed', 'assigned', 'disputed', 'acknowledged', 'running', 'suspended', 'closing'] as const

export const assignment = record(assignmentShape, {
  moves: {
    propose: {
      from: 'new',
      to: 'proposed',
      by: 'office',
      asks: handed,
      check: [
        given(rule.unitCanCarry, a => ({ unit: one(unitShape, a.unit), task: one(mainTaskShape, a.task) })),
        given(rule.withinPlan, a => ({ task: one(mainTaskShape, a.task), plans: many(planShape, { state: 'inForce' }) })),
        given(rule.oneOwner, a => ({ open: many(assignmentShape, { task: a.task, state: open }) })),
      ],
    },
    assign: {
      from: 'proposed',
      to: 'assigned',
      by: ['leader', 'office'],
      apart: ['propose'],
      tells: ['liaison', 'unitHead'],
    },
    withdraw: { from: 'proposed', to: 'cancelled', by: 'office', reason: 'required' },
    takeOver: {
      from: 'new',
      to: 'assigned',
      by: 'calendar',
      asks: [...handed, 'origin'],
      check: [given(rule.unitCanCarry, a => ({ unit: one(unitShape, a.unit), task: one(mainTaskShape, a.task) }))],
      tells: ['liaison', 'unitHead'],
    },
    acknowledge: { from: 'assigned', to: 'acknowledged', by: ['liaison', 'unitHead'], asks: ['inCharge'] },
    object: { from: 'assigned', to: 'disputed', by: 'unitHead', asks: ['dispute'], tells: ['office'] },
    uphold: { from: 'disputed', to: 'assigned', by: 'office', reason: 'required', tells: ['liaison', 'unitHead'] },
    transfer: {
      from: ['disputed', 'acknowledged', 'running'],
      to: 'transferred',
      by: 'office',
      asks: ['heir'],
      reason: 'required',
      check: [given(rule.heirCanCarry, a => ({ unit: one(unitShape, a.heir), task: one(mainTaskShape, a.task) }))],
      also: { moves: ['assignment.takeOver'], plan: rule.handOn },
      tells: ['liaison', 'unitHead'],
    },
    breakDown: {
      from: 'acknowledged',
      to: 'running',
      by: 'liaison',
      check: [
        given(rule.brokenDown, a => ({
          milestones: many(milestoneShape, { task: a.task, unit: a.unit, state: ['planned', 'done', 'accepted'] }),
        })),
      ],
    },
    suspend: { from: 'running', to: 'suspended', by: 'leader', reason: 'required', tells: ['liaison', 'unitHead', 'office'] },
    resume: {
      from: 'suspended',
      to: 'running',
      by: ['leader', 'office'],
      reason: 'required',
      tells: ['liaison', 'unitHead'],
    },
    cancel: {
      from: ['assigned', 'acknowledged', 'running', 'suspended'],
      to: 'cancelled',
      by: 'leader',
      reason: 'required',
      tells: ['liaison', 'unitHead', 'office'],
      irreversible: true,
    },
    askClose: { from: 'running', to: 'closing', by: 'calendar' },
    keepOpen: { from: 'closing', to: 'running', by: 'calendar' },
    close: { from: 'closing', to: 'closed', by: 'calendar', tells: ['liaison', 'unitHead'] },
    reopen: {
      from: 'closed',
      to: 'running',
      by: ['office', 'supervision'],
      reason: 'required',
      tells: ['liaison', 'unitHead', 'leader'],
    },
  },
  clocks: {
    signing: { runs: ['proposed'], lasts: workingDays(ruleDays), prompts: [{ after: 0, role: 'leader', move: 'assign' }] },
    acknowledging: {
      runs: ['assigned'],
      pauses: ['disputed'],
      lasts: workingDays(acknowledgeDays),
      warns: [{ before: 1, role: 'liaison' }],
      prompts: [{ after: 0, role: 'liaison', move: 'acknowledge' }],
    },
    ruling: { runs: ['disputed'], lasts: workingDays(ruleDays), prompts: [{ after: 0, role: 'office', move: 'uphold' }] },
    breakingDown: {
      runs: ['acknowledged'],
      lasts: workingDays(breakDownDays),
      prompts: [{ after: 0, role: 'liaison', move: 'breakDown' }],
    },
    due: {
      runs: ['acknowledged', 'running'],
      pauses: ['suspended', 'closing'],
      until: 'dueOn',
      warns: [{ before: 10, role: 'liaison' }],
      prompts: [{ after: 0, role: 'liaison', move: 'delivery.closeOut.draft' }],
    },
  },
  seenBy: { ...insiders, liaison: own('unit', { in: known }), unitHead: own('unit', { in: known }) },
  title: 'matter',
  list: {
    columns: ['matter', 'task', 'unit', 'dueOn', 'cycle', 'inCharge', 'state'],
    filters: ['task', 'unit', 'cycle', 'state'],
    search: ['matter'],
    newest: 'dueOn',
  },
})

const form = ['summary', 'figures', 'proof'] as const
type Closing = Parameters<typeof rule.figuresVerified>[0]
const verifiedFigures = given(rule.figuresVerified, (c: Closing) => ({
  facts: rule.factsOf(c),
  verdicts: rule.verdictsOf(c),
  later: rule.laterFactsOf(c),
}))
const passedMilestones = given(rule.milestonesPassed, (c: Closing) => ({
  assignment: one(assignmentShape, c.assignment),
  milestones: many(milestoneShape, { ...(c.task && { task: c.task }), unit: c.unit, state: ['planned', 'done', 'accepted'] }),
}))
const ofAnotherUnit = given(rule.ofAnotherUnit, (_c: Closing, call) => ({ person: one(personShape, call.actor.person) }))

/** The close-out form. A unit says that all is done, its head signs, somebody of another unit checks, the office closes. */
export const closeOut = record(closeOutShape, {
  number: { series: 'closeOut', at: 'close', per: 'year' },
  moves: {
    draft: {
      from: 'new',
      to: 'drafted',
      by: 'liaison',
      asks: ['assignment', 'task', 'unit', ...form],
      check: [
        given(rule.assignmentRuns, c => ({ assignment: one(assignmentShape, c.assignment) })),
        given(rule.oneCloseOut, c => ({
          open: howMany(closeOutShape, {
            assignment: c.assignment,
            state: ['drafted', 'submitted', 'signed', 'checked', 'returned'],
          }),
        })),
      ],
    },
    save: { from: ['drafted', 'returned'], to: 'same', by: 'liaison', asks: form },
    submit: {
      from: ['drafted', 'returned'],
      to: 'submitted',
      by: 'liaison',
      asks: form,
      check: [
        given(rule.assignmentRuns, c => ({ assignment: one(assignmentShape, c.assignment) })),
        passedMilestones,
        verifiedFigures,
      ],
      also: { moves: ['assignment.askClose'], plan: rule.askClose },
      tells: ['unitHead'],
    },
    withdraw: { from: ['drafted', 'returned'], to: 'withdrawn', by: 'liaison' },
    sign: { from: 'submitted', to: 'signed', by: 'unitHead', apart: ['submit'], tells: ['office', 'supervision'] },
    sendBack: {
      from: 'submitted',
      to: 'returned',
      by: 'unitHead',
      reason: 'required',
      also: { moves: ['assignment.keepOpen'], plan: rule.keepOpen },
      tells: ['liaison'],
    },
    verify: {
      from: 'signed',
      to: 'checked',
      by: ['supervision', 'scienceBureau', 'office'],
      asks: ['checkNote'],
      recused: ofAnotherUnit,
      check: [passedMilestones, verifiedFigures],
      tells: ['office'],
    },
    return: {
      from: ['signed', 'checked'],
      to: 'returned',
      by: ['supervision', 'scienceBureau', 'office'],
      reason: 'required',
      also: { moves: ['assignment.keepOpen'], plan: rule.keepOpen },
      tells: ['liaison', 'unitHead'],
    },
    close: {
      from: 'checked',
      to: 'closed',
      by: ['office', 'leader'],
      apart: ['verify'],
      recused: ofAnotherUnit,
      check: [passedMilestones, verifiedFigures],
      also: { moves: ['assignment.close'], plan: rule.closeAssignment },
      tells: ['liaison', 'unitHead'],
      irreversible: true,
    },
  },
  clocks: {
    signing: { runs: ['submitted'], lasts: workingDays(closeOutDays), prompts: [{ after: 0, role: 'unitHead', move: 'sign' }] },
    checking: {
      runs: ['signed'],
      lasts: workingDays(closeOutDays),
      prompts: [{ after: 0, role: 'supervision', move: 'verify' }],
    },
    closing: { runs: ['checked'], lasts: workingDays(closeOutDays), prompts: [{ after: 0, role: 'office', move: 'close' }] },
    mending: { runs: ['returned'], lasts: workingDays(closeOutDays), prompts: [{ after: 0, role: 'liaison', move: 'submit' }] },
  },
  seenBy: {
    ...insiders,
    liaison: own('unit'),
    unitHead: own('unit', { in: ['submitted', 'signed', 'checked', 'closed', 'returned'] }),
  },
  title: 'summary',
  list: {
    columns: ['number', 'assignment', 'unit', 'summary', 'state'],
    filters: ['unit', 'state'],
    search: ['summary'],
  },
})
