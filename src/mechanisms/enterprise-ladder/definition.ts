/**
 * Enterprise ladder: what a firm has reached, what it lacks for the next rung, and until when each title holds.
 *
 * @source action plan, clause 3.3.1
 */
import {
  all,
  choice,
  code,
  count,
  dated,
  day,
  evidence,
  given,
  inForce,
  many,
  mechanism,
  money,
  number,
  one,
  own,
  parameter,
  period,
  type Row,
  record,
  ref,
  shape,
  share,
  text,
  valid,
  yes,
} from '#define'
import { organisationShape } from '#parties'
import * as rule from './rules.ts'

const byRegion = { basis: 'rule of the recognising body, adjusted each year', tag: 'R' } as const

export const gazelleBase = parameter('gazelleBase', money(), { starts: 1_000_000_000n, ...byRegion })
export const gazelleGrowth = parameter('gazelleGrowth', share(), { starts: 2_000, ...byRegion })
export const gazelleYoung = parameter('gazelleYoung', money(), { starts: 50_000_000_000n, ...byRegion })
export const gazelleOlder = parameter('gazelleOlder', money(), { starts: 100_000_000_000n, ...byRegion })
export const giantMainShare = parameter('giantMainShare', share(), { starts: 7_000, ...byRegion })
export const giantGrowth = parameter('giantGrowth', share(), { starts: 500, ...byRegion })
export const giantDebt = parameter('giantDebt', share(), { starts: 7_000, ...byRegion })
export const giantNiche = parameter('giantNiche', share(), { starts: 1_000, ...byRegion })
export const unicornValue = parameter('unicornValue', number({ digits: 0, measureUnit: 'million US dollars' }), {
  starts: '1000',
  ...byRegion,
})

export const rungs = [
  'technologySme',
  'innovativeSme',
  'specialisedSme',
  'littleGiant',
  'highTech',
  'gazelle',
  'potentialUnicorn',
  'unicorn',
] as const
export type Rung = (typeof rungs)[number]
export const sources = ['tax', 'statistics', 'audit', 'self'] as const

/** What one firm was in one year, as one source says it. Empty is not known, never nought. */
export const firmYearShape = shape('firmYear', ['reported', 'verified'], {
  firm: ref(organisationShape),
  year: period('year'),
  source: choice(sources),
  salesFen: money({ optional: true }),
  incomeFen: money({ optional: true }),
  costsFen: money({ optional: true }),
  mainShare: share({ optional: true }),
  mainIncomeFen: money({ optional: true }),
  highTechShare: share({ optional: true }),
  rdFen: money({ optional: true }),
  rdHomeShare: share({ optional: true }),
  staff: count({ optional: true }),
  technologyStaff: count({ optional: true }),
  assetsFen: money({ optional: true }),
  debtShare: share({ optional: true }),
  nicheShare: share({ optional: true }),
  nicheYears: count({ optional: true, max: 100 }),
  valuationMillionUsd: number({ digits: 2, measureUnit: 'million US dollars', min: '0', optional: true }),
  innovationScore: number({ digits: 1, measureUnit: 'points', min: '0', max: '100', optional: true }),
  hasPrivateFunding: yes({ optional: true }),
  hadAccident: yes({ optional: true }),
  isListedDishonest: yes({ optional: true }),
  proof: evidence({ optional: true, accepts: 'auditReport' }),
})

export const intellectualPropertyShape = shape('intellectualProperty', ['held', 'lapsed'], {
  firm: ref(organisationShape),
  kind: choice(['invention', 'plantVariety', 'circuitLayout', 'utilityModel', 'design', 'software', 'other']),
  class: choice(['one', 'two']),
  registrationNo: code('documentNo', { unique: 'ever' }),
  grantedOn: day(),
  origin: choice(['own', 'bought']),
  isOfMainProduct: yes(),
})

export const qualificationShape = shape(
  'qualification',
  ['pooled', 'applied', 'recognised', 'lapsed', 'movedOut', 'revoked', 'withdrawn'],
  {
    firm: ref(organisationShape),
    rung: choice(rungs),
    coach: text({ optional: true, max: 60 }),
    certificateNo: code('documentNo', { later: true, unique: 'ever' }),
    issuer: text({ later: true, max: 60 }),
    batch: text({ optional: true, max: 60 }),
    ruleVersion: text({ optional: true, max: 60 }),
    issuedOn: day({ later: true }),
    validUntil: day({ later: true, after: 'issuedOn' }),
    isMovedIn: yes({ optional: true }),
    isFirst: yes({ later: true }),
    leftOn: day({ later: true, after: 'issuedOn' }),
    proof: evidence({ optional: true, accepts: 'certificate' }),
  },
)

export type FirmYear = Row<typeof firmYearShape>
export type IntellectualProperty = Row<typeof intellectualPropertyShape>
export type Qualification = Row<typeof qualificationShape>

const staffSights = {
  zoneDepartment: all,
  scienceBureau: all,
  caseOfficer: all,
  office: all,
  approver: all,
  audit: all,
} as const
const yearly = [
  'salesFen',
  'incomeFen',
  'costsFen',
  'mainShare',
  'mainIncomeFen',
  'highTechShare',
  'rdFen',
  'rdHomeShare',
  'staff',
  'technologyStaff',
  'assetsFen',
  'debtShare',
  'nicheShare',
  'nicheYears',
  'valuationMillionUsd',
  'innovationScore',
  'hasPrivateFunding',
  'hadAccident',
  'isListedDishonest',
  'proof',
] as const

export const firmYear = record(firmYearShape, {
  sameOnce: ['firm', 'year', 'source'],
  moves: {
    report: {
      from: 'new',
      to: 'reported',
      by: ['firm', 'zoneDepartment'],
      asks: ['firm', 'year', 'source', ...yearly],
      check: [rule.staffWithinStaff],
    },
    correct: { from: 'reported', to: 'same', by: ['firm', 'zoneDepartment'], asks: yearly, check: [rule.staffWithinStaff] },
    verify: {
      from: 'reported',
      to: 'verified',
      by: ['caseOfficer', 'scienceBureau'],
      check: [
        given(rule.sourcesAgree, f => ({
          others: many(firmYearShape, { firm: f.firm, year: f.year }),
        })),
      ],
    },
    reopen: { from: 'verified', to: 'reported', by: ['caseOfficer', 'scienceBureau'], reason: 'required', tells: ['firm'] },
  },
  seenBy: { ...staffSights, firm: own('firm') },
  imports: { by: ['firm', 'year', 'source'], corrects: 'correct' },
  title: 'firm',
  list: {
    columns: ['firm', 'year', 'source', 'salesFen', 'rdFen', 'staff', 'state'],
    filters: ['firm', 'year', 'source', 'state'],
    newest: 'year',
  },
})

export const intellectualProperty = record(intellectualPropertyShape, {
  moves: {
    enter: {
      from: 'new',
      to: 'held',
      by: ['firm', 'zoneDepartment'],
      asks: ['firm', 'kind', 'class', 'registrationNo', 'grantedOn', 'origin', 'isOfMainProduct'],
      check: [rule.grantedBefore, rule.classOfKind],
    },
    lapse: { from: 'held', to: 'lapsed', by: ['firm', 'zoneDepartment'], reason: 'required' },
  },
  seenBy: { ...staffSights, firm: own('firm') },
  title: 'registrationNo',
  list: {
    columns: ['registrationNo', 'firm', 'kind', 'class', 'grantedOn', 'origin', 'state'],
    filters: ['firm', 'kind', 'class', 'state'],
    search: ['registrationNo'],
    newest: 'grantedOn',
  },
})

const certificate = ['certificateNo', 'issuer', 'batch', 'ruleVersion', 'issuedOn', 'validUntil', 'proof'] as const
const ofRung = (q: Qualification) => ({ others: many(qualificationShape, { firm: q.firm, rung: q.rung }) })
const recognisedOnce = [rule.issuedBefore, rule.validAsLongAsTheRungIs, given(rule.noneValidBeside, ofRung)]

export const qualification = record(qualificationShape, {
  validity: { from: 'issuedOn', until: 'validUntil', lapses: 'lapse', warnDays: 183 },
  moves: {
    pool: { from: 'new', to: 'pooled', by: ['zoneDepartment', 'firm'], asks: ['firm', 'rung', 'coach'] },
    apply: {
      from: 'pooled',
      to: 'applied',
      by: ['firm', 'zoneDepartment'],
      check: [
        given(rule.meetsRung, q => ({
          firm: one(organisationShape, q.firm),
          years: many(firmYearShape, { firm: q.firm }),
          rights: many(intellectualPropertyShape, { firm: q.firm, state: ['held'] }),
          titles: many(qualificationShape, { firm: q.firm, state: ['recognised'] }),
          gazelleBase: inForce(gazelleBase),
          gazelleGrowth: inForce(gazelleGrowth),
          gazelleYoung: inForce(gazelleYoung),
          gazelleOlder: inForce(gazelleOlder),
          giantMainShare: inForce(giantMainShare),
          giantGrowth: inForce(giantGrowth),
          giantDebt: inForce(giantDebt),
          giantNiche: inForce(giantNiche),
          unicornValue: inForce(unicornValue),
        })),
      ],
    },
    withdraw: { from: ['pooled', 'applied'], to: 'withdrawn', by: ['firm', 'zoneDepartment'], reason: 'required' },
    recognise: {
      from: 'applied',
      to: 'recognised',
      by: 'scienceBureau',
      apart: ['apply'],
      asks: certificate,
      check: recognisedOnce,
      sets: given(rule.firstOrNot, ofRung),
      tells: ['firm', 'zoneDepartment'],
    },
    // a title that was given before the firm came, or elsewhere
    enter: {
      from: 'new',
      to: 'recognised',
      by: 'scienceBureau',
      asks: ['firm', 'rung', 'isMovedIn', ...certificate],
      check: recognisedOnce,
      sets: given(rule.firstOrNot, ofRung),
    },
    lapse: { from: 'recognised', to: 'lapsed', by: 'calendar', tells: ['firm', 'zoneDepartment'] },
    moveOut: {
      from: 'recognised',
      to: 'movedOut',
      by: ['zoneDepartment', 'scienceBureau'],
      asks: ['leftOn'],
      reason: 'required',
      tells: ['firm'],
    },
    revoke: {
      from: ['recognised', 'lapsed', 'movedOut'],
      to: 'revoked',
      by: 'scienceBureau',
      reason: 'required',
      also: { moves: ['qualification.becomeFirst'], plan: given(rule.nextFirst, ofRung) },
      tells: ['firm', 'zoneDepartment'],
      irreversible: true,
    },
    // the first title revoked has never been: the next one is the first
    becomeFirst: { from: ['recognised', 'lapsed', 'movedOut'], to: 'same', by: 'calendar', sets: rule.isTheFirst },
  },
  seenBy: { ...staffSights, firm: own('firm') },
  title: 'certificateNo',
  list: {
    columns: ['firm', 'rung', 'certificateNo', 'issuedOn', 'validUntil', 'state'],
    filters: ['rung', 'firm', 'state'],
    search: ['certificateNo'],
    newest: 'issuedOn',
  },
})

const titled = ['recognised', 'lapsed', 'movedOut'] as const
const standing = (rung: Rung) =>
  ({ at: 'issuedOn', until: 'validUntil', left: 'leftOn', in: titled, where: (q: Qualification) => q.rung === rung }) as const
const firsts = (rung: Rung) =>
  ({
    at: 'issuedOn',
    since: 'plan',
    in: titled,
    where: (q: Qualification) => q.rung === rung && q.isFirst === true && q.isMovedIn !== true,
  }) as const

export const enterpriseLadder = mechanism('enterprise-ladder', {
  version: 1,
  serves: ['3.3.1'],
  records: [firmYear, intellectualProperty, qualification],
  parameters: [
    gazelleBase,
    gazelleGrowth,
    gazelleYoung,
    gazelleOlder,
    giantMainShare,
    giantGrowth,
    giantDebt,
    giantNiche,
    unicornValue,
  ],
  figures: {
    newHighTech: dated(qualification, { ...firsts('highTech'), feeds: 'I12' }),
    technologySmes: valid(qualification, { ...standing('technologySme'), feeds: 'I13' }),
    newGazelles: dated(qualification, { ...firsts('gazelle'), feeds: 'I07' }),
    newLittleGiants: dated(qualification, { ...firsts('littleGiant'), feeds: 'I14' }),
    newTechnologySmes: dated(qualification, { ...firsts('technologySme') }),
    highTech: valid(qualification, standing('highTech')),
    innovativeSmes: valid(qualification, standing('innovativeSme')),
    specialisedSmes: valid(qualification, standing('specialisedSme')),
    littleGiants: valid(qualification, standing('littleGiant')),
    gazelles: valid(qualification, standing('gazelle')),
  },
})
