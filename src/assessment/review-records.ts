/**
 * What stands between a unit's own words and its verdict: the self-review, the draw of lines that are looked at on site,
 * what was found there, and the appeal. Nobody checks the unit he belongs to.
 *
 * @source action plan, clause 4.4; assessment practice, section 7
 */
import { all, count, given, howMany, inForce, many, one, own, parameter, record, share, workingDays } from '#define'
import { factShape, indicatorShape, verdictShape } from '#facts'
import { unitShape } from '#parties'
import * as rule from './review-rules.ts'
import { adjustmentShape, appealShape, drawShape, runShape, schemeShape, selfReviewShape, recheckShape } from './shapes.ts'

/** Share of the weight that is drawn for a look on site, beside what is looked at in any case. */
export const drawShare = parameter('drawShare', share(), { starts: 2_000, basis: 'default', tag: 'D' })
/** Beyond this share of its target a line is looked at in any case. */
export const overAchievedShare = parameter('overAchievedShare', count(), { starts: 11_000, basis: 'default', tag: 'D' })
/** A figure that moved by more than this share since last year is looked at in any case. */
export const jumpShare = parameter('jumpShare', count(), { starts: 5_000, basis: 'default', tag: 'D' })
/** Working days a verdict is shown, may be appealed against, and an appeal is answered in. */
export const noticeDays = parameter('noticeDays', count({ min: 1 }), { starts: 5, basis: 'default', tag: 'D' })
export const appealDays = parameter('appealDays', count({ min: 1 }), { starts: 5, basis: 'default', tag: 'D' })
export const appealReplyDays = parameter('appealReplyDays', count({ min: 1 }), { starts: 10, basis: 'default', tag: 'D' })

export const reviewParameters = [drawShare, overAchievedShare, jumpShare, noticeDays, appealDays, appealReplyDays]

const insiders = { office: all, leader: all, assessor: all, scienceBureau: all, supervision: all, audit: all } as const
const units = { unitHead: own('unit'), liaison: own('unit') } as const

export const selfReview = record(selfReviewShape, {
  moves: {
    draft: {
      from: 'new',
      to: 'drafted',
      by: 'liaison',
      asks: ['plan', 'unit', 'year'],
      sets: given(rule.linesToReport, r => ({
        indicators: many(indicatorShape, { plan: r.plan, state: 'inUse' }),
        facts: many(factShape, { period: r.year }),
        verdicts: many(verdictShape, { state: 'given' }),
      })),
    },
    save: { from: ['drafted', 'returned'], to: 'same', by: 'liaison', asks: ['lines', 'summary', 'proof'] },
    sign: {
      from: ['drafted', 'returned'],
      to: 'signed',
      by: 'unitHead',
      apart: ['draft', 'save'],
      check: [
        given(rule.linesAnswerTheirUnit, r => ({ indicators: many(indicatorShape, { plan: r.plan }) })),
        given(rule.oddLinesExplained, r => ({
          indicators: many(indicatorShape, { plan: r.plan }),
          over: inForce(overAchievedShare),
        })),
      ],
      tells: ['assessor'],
    },
    sendBack: {
      from: 'signed',
      to: 'returned',
      by: ['assessor', 'scienceBureau'],
      recused: rule.notOwnUnit,
      reason: 'required',
      tells: ['liaison', 'unitHead'],
    },
    check: {
      from: 'signed',
      to: 'checked',
      by: ['assessor', 'scienceBureau'],
      recused: rule.notOwnUnit,
      sets: rule.checkedBy,
      tells: ['liaison'],
    },
  },
  clocks: {
    signing: { runs: ['drafted', 'returned'], lasts: workingDays(10), prompts: [{ after: 0, role: 'unitHead', move: 'sign' }] },
    checking: { runs: ['signed'], lasts: workingDays(10), prompts: [{ after: 0, role: 'assessor', move: 'check' }] },
  },
  seenBy: {
    office: { see: 'all', in: ['signed', 'returned', 'checked'] },
    leader: { see: 'all', in: ['signed', 'checked'] },
    assessor: { see: 'all', in: ['signed', 'returned', 'checked'] },
    scienceBureau: { see: 'all', in: ['signed', 'returned', 'checked'] },
    supervision: { see: 'all', in: ['signed', 'returned', 'checked'] },
    audit: { see: 'all', in: ['signed', 'returned', 'checked'] },
    ...units,
  },
  sameOnce: ['plan', 'unit', 'year'],
  title: 'year',
  list: { columns: ['year', 'unit', 'summary', 'state'], filters: ['year', 'unit', 'state'] },
})

export const draw = record(drawShape, {
  moves: {
    draw: {
      from: 'new',
      to: 'drawn',
      by: ['office', 'assessor'],
      asks: ['plan', 'year', 'scheme', 'seed', 'seedSource'],
      check: [
        given(rule.nothingOpenBeforeDraw, d => ({
          scheme: one(schemeShape, d.scheme),
          signed: howMany(selfReviewShape, { plan: d.plan, year: d.year, state: 'signed' }),
          checked: howMany(selfReviewShape, { plan: d.plan, year: d.year, state: 'checked' }),
        })),
      ],
      sets: given(rule.drawnItems, d => ({
        scheme: one(schemeShape, d.scheme),
        reports: many(selfReviewShape, { plan: d.plan, year: d.year, state: 'checked' }),
        indicators: many(indicatorShape, { plan: d.plan }),
        units: many(unitShape, {}),
        earlier: many(factShape, { period: String(Number(d.year) - 1) }),
        verdicts: many(verdictShape, { state: 'given' }),
        share: inForce(drawShare),
        over: inForce(overAchievedShare),
        jump: inForce(jumpShare),
      })),
    },
  },
  seenBy: { ...insiders, unitHead: all, liaison: all },
  appendOnly: true,
  sameOnce: ['plan', 'year'],
  title: 'seed',
  list: { columns: ['year', 'seed', 'seedSource'], filters: ['plan', 'year'] },
})

export const recheck = record(recheckShape, {
  moves: {
    record: {
      from: 'new',
      to: 'recorded',
      by: ['assessor', 'scienceBureau'],
      asks: ['draw', 'unit', 'indicator', 'year', 'checkedOn', 'present', 'outcome', 'found', 'note', 'proof'],
      recused: rule.notOwnUnit,
      check: [rule.foundWhenCorrected, given(rule.lineWasDrawn, c => ({ draw: one(drawShape, c.draw) }))],
      sets: rule.checkedBy,
      tells: ['liaison'],
    },
  },
  seenBy: { ...insiders, ...units },
  appendOnly: true,
  sameOnce: ['draw', 'unit', 'indicator'],
  title: 'note',
  list: {
    columns: ['unit', 'indicator', 'checkedOn', 'outcome', 'found', 'note'],
    filters: ['draw', 'unit', 'indicator', 'outcome'],
    search: ['note'],
    newest: 'checkedOn',
  },
})

const handlers = ['assessor', 'scienceBureau', 'office'] as const

export const appeal = record(appealShape, {
  number: { series: 'appeal', at: 'lodge', per: 'year' },
  moves: {
    lodge: {
      from: 'new',
      to: 'lodged',
      by: 'unitHead',
      asks: ['run', 'unit', 'subject', 'indicator', 'adjustment', 'claimedValue', 'grounds', 'proof'],
      check: [
        given(rule.lodgedInTime, a => ({ run: one(runShape, a.run) })),
        rule.matterNamed,
        given(rule.matterOfUnit, a => ({
          indicator: one(indicatorShape, a.indicator),
          adjustment: one(adjustmentShape, a.adjustment),
        })),
        given(rule.lodgedOnce, a => ({ earlier: many(appealShape, { run: a.run, unit: a.unit }) })),
        given(rule.evidenceIsNew, a => ({ known: many(factShape, { indicator: a.indicator ?? [] }) })),
      ],
      tells: ['office', 'assessor'],
    },
    takeUp: {
      from: 'lodged',
      to: 'inHand',
      by: handlers,
      recused: given(rule.notFirstVerifier, a => ({
        run: one(runShape, a.run),
        reports: many(selfReviewShape, { unit: a.unit }),
        checks: many(recheckShape, { unit: a.unit }),
        facts: many(factShape, { indicator: a.indicator ?? [] }),
        verdicts: many(verdictShape, { state: 'given' }),
      })),
      tells: ['unitHead'],
    },
    correct: {
      from: 'inHand',
      to: 'corrected',
      by: handlers,
      recused: given(rule.notFirstVerifier, a => ({
        run: one(runShape, a.run),
        reports: many(selfReviewShape, { unit: a.unit }),
        checks: many(recheckShape, { unit: a.unit }),
        facts: many(factShape, { indicator: a.indicator ?? [] }),
        verdicts: many(verdictShape, { state: 'given' }),
      })),
      asks: ['decision'],
      needs: ['decision'],
      also: {
        moves: ['facts.fact.recordByDecision', 'facts.verdict.give', 'adjustment.lift'],
        plan: given(rule.effectOfAppeal, a => ({
          run: one(runShape, a.run),
          facts: many(factShape, { indicator: a.indicator ?? [] }),
          verdicts: many(verdictShape, { state: 'given' }),
        })),
      },
      tells: ['unitHead', 'office'],
      paper: 'appeal-reply',
      irreversible: true,
    },
    dismiss: {
      from: 'inHand',
      to: 'dismissed',
      by: handlers,
      recused: rule.notOwnUnit,
      asks: ['decision'],
      needs: ['decision'],
      tells: ['unitHead', 'office'],
      paper: 'appeal-reply',
      irreversible: true,
    },
    withdraw: { from: ['lodged', 'inHand'], to: 'withdrawn', by: 'unitHead', reason: 'required', tells: ['office'] },
  },
  clocks: {
    replying: {
      runs: ['lodged', 'inHand'],
      lasts: workingDays(appealReplyDays),
      warns: [{ before: 3, role: 'office' }],
      prompts: [{ after: 0, role: 'office', move: 'takeUp' }],
    },
  },
  seenBy: { ...insiders, ...units },
  title: 'grounds',
  list: {
    columns: ['number', 'unit', 'subject', 'indicator', 'claimedValue', 'state'],
    filters: ['run', 'unit', 'subject', 'state'],
    search: ['grounds'],
  },
})
