/**
 * Yearly measurement of every unit: the approved scheme, the run over frozen facts, and every line of every unit with the
 * reason of its points.
 *
 * @source action plan, clause 4.4
 */
import { all, given, many, one, own, type Row, record, room, workingDays } from '#define'
import { milestoneShape } from '#delivery'
import { factShape, indicatorShape, verdictShape } from '#facts'
import { unitShape } from '#parties'
import { findingShape, mainTaskShape } from '#plan'
import { cityFeed, evaluation, evaluationScore, outcomeParameters } from './outcome-records.ts'
import { appeal, appealDays, draw, noticeDays, reviewParameters, selfReview, recheck } from './review-records.ts'
import * as rule from './rules.ts'
import * as runs from './run-rules.ts'
import {
  adjustmentShape,
  appealShape,
  conductShape,
  drawShape,
  runShape,
  schemeShape,
  scoreLineShape,
  selfReviewShape,
  recheckShape,
  unitScoreShape,
} from './shapes.ts'

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
      asks: ['unit', 'year', 'kind', 'indicator', 'scorePoints', 'effect', 'matter', 'basis'],
      check: [rule.vetoSaysEffect, given(rule.falsifiedLineOfUnit, a => ({ indicator: one(indicatorShape, a.indicator) }))],
    },
    tolerate: {
      from: 'entered',
      to: 'tolerated',
      by: 'leader',
      asks: ['toleratedBy'],
      check: [rule.onlyDeductionTolerated],
    },
    lift: { from: ['entered', 'tolerated'], to: 'lifted', by: 'leader', reason: 'required' },
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
  number: { series: 'resultNotice', at: 'giveNotice', per: 'year' },
  moves: {
    run: {
      from: 'new',
      to: 'provisional',
      by: ['office', 'assessor'],
      asks: ['plan', 'year', 'scheme'],
      check: [
        given(runs.schemeApproved, r => ({ scheme: one(schemeShape, r.scheme) })),
        given(runs.yearStillOpen, r => ({ others: many(runShape, { plan: r.plan, year: r.year }) })),
      ],
      sets: given(runs.resultOfRun, frozen),
      also: { moves: ['unitScore.compute', 'scoreLine.compute'], plan: given(runs.linesOfRun, frozen) },
    },
    giveNotice: {
      from: 'provisional',
      to: 'noticed',
      by: 'office',
      check: [
        given(runs.othersGivenUp, r => ({ others: many(runShape, { plan: r.plan, year: r.year }) })),
        given(runs.rechecksDone, r => ({
          draws: many(drawShape, { plan: r.plan, year: r.year }),
          checks: many(recheckShape, { year: r.year }),
          facts: many(factShape, { period: r.year }),
          verdicts: many(verdictShape, { state: 'given' }),
        })),
      ],
      tells: ['unitHead', 'liaison', 'leader'],
      paper: 'result-notice',
    },
    openAppeals: { from: 'noticed', to: 'appealing', by: 'calendar', tells: ['unitHead'] },
    closeAppeals: { from: 'appealing', to: 'settled', by: 'calendar', tells: ['office', 'leader'] },
    recompute: {
      from: 'new',
      to: 'settled',
      by: ['office', 'assessor'],
      asks: ['plan', 'year', 'scheme', 'corrects'],
      check: [
        given(runs.correctsSettled, r => ({ earlier: one(runShape, r.corrects) })),
        given(runs.appealsDecided, r => ({ appeals: many(appealShape, { run: r.corrects ?? [] }) })),
        given(runs.appealGranted, r => ({ appeals: many(appealShape, { run: r.corrects ?? [] }) })),
      ],
      sets: given(runs.resultOfCorrection, corrected),
      also: {
        moves: ['unitScore.compute', 'scoreLine.compute', 'run.replace'],
        plan: given(runs.linesOfCorrection, corrected),
      },
      tells: ['leader', 'unitHead', 'liaison'],
    },
    replace: { from: 'settled', to: 'superseded', by: 'calendar' },
    approve: {
      from: 'settled',
      to: 'approved',
      by: 'leader',
      apart: ['run', 'recompute'],
      asks: ['approval'],
      check: [
        given(runs.appealsDecided, r => ({ appeals: many(appealShape, { run: r.id }) })),
        given(runs.appealsApplied, r => ({ appeals: many(appealShape, { run: r.id }) })),
      ],
      tells: ['office'],
      irreversible: true,
    },
    publish: { from: 'approved', to: 'published', by: 'office', tells: ['unitHead', 'liaison'], irreversible: true },
    supersede: { from: 'provisional', to: 'superseded', by: ['office', 'assessor'], reason: 'required' },
  },
  clocks: {
    checking: { runs: ['provisional'], lasts: workingDays(10), prompts: [{ after: 0, role: 'office', move: 'giveNotice' }] },
    noticing: { runs: ['noticed'], lasts: workingDays(noticeDays), takes: 'openAppeals' },
    appealing: { runs: ['appealing'], lasts: workingDays(appealDays), takes: 'closeAppeals' },
    approving: { runs: ['settled'], lasts: workingDays(10), prompts: [{ after: 0, role: 'leader', move: 'approve' }] },
    publishing: { runs: ['approved'], lasts: workingDays(5), prompts: [{ after: 0, role: 'office', move: 'publish' }] },
  },
  seenBy: { ...insiders, unitHead: all, liaison: all, finance: all },
  title: 'year',
  list: {
    columns: ['year', 'number', 'scheme', 'cutOff', 'planScore', 'state'],
    filters: ['plan', 'year', 'state'],
    newest: 'cutOff',
  },
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
    adjustments: many(adjustmentShape, { year: r.year, state: ['entered', 'tolerated'] }),
    selfReviews: many(selfReviewShape, { plan: r.plan, year: r.year, state: ['signed', 'checked'] }),
    rulings: many(findingShape, { plan: r.plan, state: 'ruled' }),
    units: many(unitShape, {}),
  }
}

/** A correction reads the verdict it corrects, the appeals that were granted, and of today only what they touch. */
function corrected(r: Row<typeof runShape>) {
  return { ...frozen(r), earlier: one(runShape, r.corrects), appeals: many(appealShape, { run: r.corrects ?? [] }) }
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

export const assessment = room('assessment', {
  version: 1,
  records: [
    scheme,
    conduct,
    adjustment,
    selfReview,
    draw,
    recheck,
    run,
    unitScore,
    scoreLine,
    appeal,
    evaluation,
    evaluationScore,
    cityFeed,
  ],
  parameters: [...reviewParameters, ...outcomeParameters],
})
