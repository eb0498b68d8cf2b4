/**
 * Yearly measurement of every unit: the approved scheme, the run over frozen facts, and every line of every unit with the
 * reason of its points.
 *
 * @source action plan, clause 4.4
 */
import {
  all,
  choice,
  count,
  evidence,
  given,
  instant,
  longText,
  many,
  number,
  one,
  own,
  parts,
  period,
  type Row,
  record,
  ref,
  room,
  shape,
  text,
  workingDays,
} from '#define'
import { milestoneShape } from '#delivery'
import { factShape, indicatorShape, verdictShape } from '#facts'
import { unitShape } from '#parties'
import { mainTaskShape, planShape } from '#plan'
import * as rule from './rules.ts'

const points = (options?: { optional: true }) => number({ digits: 2, measureUnit: 'points', ...options })
const exact = number({ digits: 12, measureUnit: 'rate', optional: true })

export const schemeShape = shape('scheme', ['drafted', 'approved', 'retired'], {
  plan: ref(planShape),
  year: period('year'),
  title: text(),
  lines: parts({
    indicator: ref(indicatorShape),
    weight: number({ digits: 2, measureUnit: 'points', min: '0', max: '100' }),
    fn: text({ max: 12 }),
    parameters: longText({ max: 2_000 }),
    basis: text({ max: 20 }),
  }),
  settings: longText(),
  approval: evidence({ optional: true }),
})

export const conductShape = shape('conduct', ['entered'], {
  unit: ref(unitShape),
  year: period('year'),
  reportsDue: count(),
  reportsLateShort: count(),
  reportsLateLong: count(),
  reportsMissing: count(),
  returns: count(),
  decisionsDue: count(),
  decisionsOnTime: count(),
  slipRepliesLate: count(),
  absences: count(),
})

export const adjustmentShape = shape('adjustment', ['entered', 'lifted'], {
  unit: ref(unitShape),
  year: period('year'),
  kind: choice(['bonus', 'deduction', 'veto']),
  scorePoints: number({ digits: 2, measureUnit: 'points', min: '0', max: '10' }),
  matter: text(),
  basis: evidence(),
})

export const runShape = shape('run', ['provisional', 'approved', 'superseded'], {
  plan: ref(planShape),
  year: period('year'),
  scheme: ref(schemeShape),
  cutOff: instant({ optional: true }),
  planScore: points({ optional: true }),
  engine: text({ optional: true }),
  fingerprint: text({ optional: true, max: 64 }),
  inputs: longText({ optional: true, max: 2_000_000 }),
})

export const unitScoreShape = shape('unitScore', ['computed'], {
  run: ref(runShape, { part: true }),
  unit: ref(unitShape),
  group: text({ max: 4 }),
  targetsPoints: points({ optional: true }),
  tasksPoints: points({ optional: true }),
  processPoints: points({ optional: true }),
  bonusPoints: points(),
  deductionPoints: points(),
  totalPoints: points(),
  lowPoints: points(),
  highPoints: points(),
  grade: choice(['excellent', 'good', 'pass', 'fail']),
  place: count({ min: 1 }),
  isComplete: choice(['complete', 'range']),
  working: longText({ max: 20_000 }),
})

export const scoreLineShape = shape('scoreLine', ['computed'], {
  unitScore: ref(unitScoreShape, { part: true }),
  unit: ref(unitShape),
  indicator: ref(indicatorShape),
  weight: points(),
  role: choice(['lead', 'coLead', 'responsible', 'collaborating']),
  coefficient: number({ digits: 4, measureUnit: 'rate' }),
  rate: exact,
  own: exact,
  effective: exact,
  contribution: exact,
  status: choice(['final', 'provisional', 'missing', 'notApplicable']),
  value: number({ digits: 6, measureUnit: 'measureUnit', optional: true }),
  reasonCode: text({ max: 40 }),
  reasonDetails: longText({ max: 2_000 }),
  facts: parts({ fact: ref(factShape) }),
})

const insiders = { office: all, leader: all, assessor: all, scienceBureau: all, supervision: all, audit: all } as const
const units = { unitHead: own('unit'), liaison: own('unit') } as const

const holds = given(rule.schemeHolds, s => ({ indicators: many(indicatorShape, { plan: s.plan }) }))

export const scheme = record(schemeShape, {
  moves: {
    draft: {
      from: 'new',
      to: 'drafted',
      by: ['assessor', 'office'],
      asks: ['plan', 'year', 'title', 'lines', 'settings'],
      check: [holds],
    },
    correct: {
      from: 'drafted',
      to: 'same',
      by: ['assessor', 'office'],
      asks: ['title', 'lines', 'settings'],
      check: [holds],
      reason: 'required',
    },
    approve: {
      from: 'drafted',
      to: 'approved',
      by: 'leader',
      apart: ['draft', 'correct'],
      check: [holds],
      asks: ['approval'],
      irreversible: true,
    },
    retire: { from: 'approved', to: 'retired', by: 'leader', reason: 'required' },
  },
  clocks: {
    approving: { runs: ['drafted'], lasts: workingDays(10), prompts: [{ after: 0, role: 'leader', move: 'approve' }] },
  },
  seenBy: { ...insiders, finance: all, unitHead: all, liaison: all },
  title: 'title',
  list: { columns: ['year', 'title', 'state'], filters: ['plan', 'year', 'state'], search: ['title'] },
})

export const conduct = record(conductShape, {
  moves: {
    enter: {
      from: 'new',
      to: 'entered',
      by: 'office',
      asks: [
        'unit',
        'year',
        'reportsDue',
        'reportsLateShort',
        'reportsLateLong',
        'reportsMissing',
        'returns',
        'decisionsDue',
        'decisionsOnTime',
        'slipRepliesLate',
        'absences',
      ],
      check: [rule.countsAgree],
    },
    correct: {
      from: 'entered',
      to: 'same',
      by: 'office',
      asks: [
        'reportsDue',
        'reportsLateShort',
        'reportsLateLong',
        'reportsMissing',
        'returns',
        'decisionsDue',
        'decisionsOnTime',
        'slipRepliesLate',
        'absences',
      ],
      check: [rule.countsAgree],
      reason: 'required',
    },
  },
  seenBy: { ...insiders, ...units },
  sameOnce: ['unit', 'year'],
  title: 'year',
  list: { columns: ['year', 'unit', 'reportsDue', 'reportsMissing', 'returns', 'absences'], filters: ['year', 'unit'] },
})

export const adjustment = record(adjustmentShape, {
  moves: {
    enter: {
      from: 'new',
      to: 'entered',
      by: ['office', 'supervision'],
      asks: ['unit', 'year', 'kind', 'scorePoints', 'matter', 'basis'],
    },
    lift: { from: 'entered', to: 'lifted', by: 'leader', reason: 'required' },
  },
  seenBy: { ...insiders, ...units },
  title: 'matter',
  list: {
    columns: ['year', 'unit', 'kind', 'scorePoints', 'matter', 'state'],
    filters: ['year', 'unit', 'kind', 'state'],
    search: ['matter'],
  },
})

export const run = record(runShape, {
  moves: {
    run: {
      from: 'new',
      to: 'provisional',
      by: ['office', 'assessor'],
      asks: ['plan', 'year', 'scheme'],
      check: [given(rule.schemeApproved, r => ({ scheme: one(schemeShape, r.scheme) }))],
      sets: given(rule.resultOfRun, frozen),
      also: { moves: ['unitScore.compute', 'scoreLine.compute'], plan: given(rule.linesOfRun, frozen) },
    },
    approve: { from: 'provisional', to: 'approved', by: 'leader', apart: ['run'], irreversible: true },
    supersede: { from: 'provisional', to: 'superseded', by: ['office', 'assessor'], reason: 'required' },
  },
  clocks: {
    approving: { runs: ['provisional'], lasts: workingDays(10), prompts: [{ after: 0, role: 'leader', move: 'approve' }] },
  },
  seenBy: { ...insiders, unitHead: all, liaison: all, finance: all },
  title: 'year',
  list: { columns: ['year', 'scheme', 'cutOff', 'planScore', 'state'], filters: ['plan', 'year', 'state'], newest: 'cutOff' },
})

/** Everything a run reads, asked once: what is not here cannot move a point. */
function frozen(r: Row<typeof runShape>) {
  return {
    scheme: one(schemeShape, r.scheme),
    indicators: many(indicatorShape, { plan: r.plan }),
    facts: many(factShape, { state: 'recorded' }),
    verdicts: many(verdictShape, { state: 'given' }),
    tasks: many(mainTaskShape, { plan: r.plan, state: ['running', 'closed'] }),
    milestones: many(milestoneShape, { state: ['planned', 'done', 'accepted'] }),
    conducts: many(conductShape, { year: r.year }),
    adjustments: many(adjustmentShape, { year: r.year, state: 'entered' }),
    units: many(unitShape, {}),
  }
}

export const unitScore = record(unitScoreShape, {
  moves: {
    compute: {
      from: 'new',
      to: 'computed',
      by: 'calendar',
      asks: [
        'run',
        'unit',
        'group',
        'targetsPoints',
        'tasksPoints',
        'processPoints',
        'bonusPoints',
        'deductionPoints',
        'totalPoints',
        'lowPoints',
        'highPoints',
        'grade',
        'place',
        'isComplete',
        'working',
      ],
    },
  },
  seenBy: { ...insiders, ...units },
  appendOnly: true,
  title: 'totalPoints',
  list: {
    columns: ['unit', 'group', 'targetsPoints', 'tasksPoints', 'processPoints', 'totalPoints', 'grade', 'place'],
    filters: ['run', 'unit', 'grade'],
    newest: 'place',
  },
})

export const scoreLine = record(scoreLineShape, {
  moves: {
    compute: {
      from: 'new',
      to: 'computed',
      by: 'calendar',
      asks: [
        'unitScore',
        'unit',
        'indicator',
        'weight',
        'role',
        'coefficient',
        'rate',
        'own',
        'effective',
        'contribution',
        'status',
        'value',
        'reasonCode',
        'reasonDetails',
        'facts',
      ],
    },
  },
  seenBy: { ...insiders, ...units },
  appendOnly: true,
  title: 'contribution',
  list: {
    columns: ['unit', 'indicator', 'weight', 'role', 'rate', 'effective', 'status'],
    filters: ['unitScore', 'unit', 'indicator'],
  },
})

export const assessment = room('assessment', { version: 1, records: [scheme, conduct, adjustment, run, unitScore, scoreLine] })
