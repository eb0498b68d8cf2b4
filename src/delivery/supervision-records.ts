/**
 * Supervision: slips with a number, a matter and a day, which climb by date when nobody answers.
 *
 * @source action plan, clauses 4.1 and 4.4
 */
import {
  choice,
  count,
  evidence,
  given,
  longText,
  many,
  one,
  own,
  parameter,
  record,
  ref,
  shape,
  text,
  workingDays,
} from '#define'
import { unitShape } from '#parties'
import { mainTaskShape } from '#plan'
import { insiders } from './sights.ts'
import * as rule from './supervision-rules.ts'
import { unitOwnsTask } from './task-rules.ts'

export const slipColours = ['blue', 'yellow', 'red'] as const

/** Working days a unit has to answer a supervision slip, by its colour. */
export const replyDays = parameter('replyDays', count({ min: 1 }), {
  by: slipColours,
  starts: { blue: 5, yellow: 5, red: 3 },
  basis: 'default until the leading group rules',
  tag: 'D',
})
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
        given(unitOwnsTask, s => ({ task: one(mainTaskShape, s.task) })),
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

export const supervisionParameters = [replyDays]
