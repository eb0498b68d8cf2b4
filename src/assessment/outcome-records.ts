/**
 * What becomes of the yearly verdicts: the evaluation of the whole plan, and the snapshot the city's own assessment gets.
 *
 * @source action plan, clause 4.4; assessment practice, sections 10 and 11
 */
import { all, given, inForce, many, number, one, own, parameter, type Row, record, share, workingDays } from '#define'
import { unitShape } from '#parties'
import { planShape } from '#plan'
import * as rule from './outcome-rules.ts'
import { cityFeedShape, evaluationScoreShape, evaluationShape, runShape, unitScoreShape } from './shapes.ts'

/** Share of a year among the years: the first, all between together, and the last. */
export const yearWeight = parameter('yearWeight', share(), {
  by: ['first', 'middle', 'last'],
  starts: { first: 3_000, middle: 3_000, last: 4_000 },
  basis: 'default',
  tag: 'D',
})
/** Share of the terminal score in the whole. */
export const terminalShare = parameter('terminalShare', share(), { starts: 5_000, basis: 'default', tag: 'D' })
/** Above this share of the weight unmet there is no excellent. */
export const unmetWeightMax = parameter('unmetWeightMax', share(), { starts: 3_000, basis: 'default', tag: 'D' })
/** A failed unit with fewer points than this is poor in the city's words, else weak. */
export const weakLine = parameter('weakLine', number({ digits: 2, measureUnit: 'points' }), {
  starts: '50',
  basis: 'default',
  tag: 'D',
})

export const outcomeParameters = [yearWeight, terminalShare, unmetWeightMax, weakLine]

const insiders = { office: all, leader: all, assessor: all, scienceBureau: all, supervision: all, audit: all } as const

export const evaluation = record(evaluationShape, {
  moves: {
    compute: {
      from: 'new',
      to: 'computed',
      by: ['office', 'assessor'],
      asks: ['plan', 'years'],
      check: [given(rule.yearsSealed, e => ({ plan: one(planShape, e.plan), runs: many(runShape, { plan: e.plan }) }))],
      sets: given(rule.resultOfEvaluation, sealedYears),
      also: { moves: ['evaluationScore.compute'], plan: given(rule.scoresOfEvaluation, sealedYears) },
    },
    approve: {
      from: 'computed',
      to: 'approved',
      by: 'leader',
      apart: ['compute'],
      asks: ['approval'],
      irreversible: true,
    },
    publish: { from: 'approved', to: 'published', by: 'office', tells: ['unitHead', 'liaison'], irreversible: true },
    withdraw: { from: 'computed', to: 'withdrawn', by: ['office', 'assessor'], reason: 'required' },
  },
  clocks: {
    approving: { runs: ['computed'], lasts: workingDays(10), prompts: [{ after: 0, role: 'leader', move: 'approve' }] },
    publishing: { runs: ['approved'], lasts: workingDays(5), prompts: [{ after: 0, role: 'office', move: 'publish' }] },
  },
  seenBy: {
    ...insiders,
    unitHead: { see: 'all', in: ['approved', 'published'] },
    liaison: { see: 'all', in: ['approved', 'published'] },
  },
  title: 'cutOff',
  list: { columns: ['plan', 'cutOff', 'fingerprint', 'state'], filters: ['plan', 'state'], newest: 'cutOff' },
})

function sealedYears(e: Row<typeof evaluationShape>) {
  return {
    plan: one(planShape, e.plan),
    runs: many(runShape, { plan: e.plan }),
    units: many(unitShape, {}),
    first: inForce(yearWeight, 'first'),
    middle: inForce(yearWeight, 'middle'),
    last: inForce(yearWeight, 'last'),
    terminalShare: inForce(terminalShare),
    unmetWeightMax: inForce(unmetWeightMax),
  }
}

export const evaluationScore = record(evaluationScoreShape, {
  moves: {
    compute: {
      from: 'new',
      to: 'computed',
      by: 'calendar',
      asks: ['evaluation', 'unit', 'years', 'meanPoints', 'terminalPoints', 'unmetWeight', 'totalPoints', 'grade', 'gates'],
    },
  },
  seenBy: { ...insiders, unitHead: own('unit'), liaison: own('unit') },
  appendOnly: true,
  title: 'totalPoints',
  list: {
    columns: ['unit', 'meanPoints', 'terminalPoints', 'totalPoints', 'grade', 'gates'],
    filters: ['evaluation', 'unit', 'grade'],
  },
})

export const cityFeed = record(cityFeedShape, {
  number: { series: 'cityFeed', at: 'send', per: 'year' },
  moves: {
    send: {
      from: 'new',
      to: 'sent',
      by: 'office',
      asks: ['run', 'mode', 'itemPoints', 'corrects'],
      check: [
        given(rule.runPublished, f => ({ run: one(runShape, f.run) })),
        rule.itemPointsKnown,
        given(rule.correctionNamed, f => ({ sent: many(cityFeedShape, { run: f.run }) })),
      ],
      sets: given(rule.rowsOfFeed, f => ({
        run: one(runShape, f.run),
        scores: many(unitScoreShape, { run: f.run }),
        weakLine: inForce(weakLine),
      })),
      paper: 'city-feed',
      irreversible: true,
    },
  },
  seenBy: insiders,
  appendOnly: true,
  title: 'mode',
  list: { columns: ['number', 'run', 'mode', 'itemPoints', 'sentOn'], filters: ['run', 'mode'], newest: 'sentOn' },
})
