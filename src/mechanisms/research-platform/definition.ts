/**
 * Research platforms and institutes: one row for each physical body, its plates beside it, and a report every year. What
 * a body counts as on a day follows from its plates: once a level, and the higher level wins.
 *
 * @source action plan, clauses 2.3 and 3.2.1
 */
import {
  all,
  calendarDays,
  choice,
  code,
  count,
  dated,
  day,
  evidence,
  given,
  inForce,
  longText,
  many,
  mechanism,
  money,
  number,
  one,
  own,
  parameter,
  parts,
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

const byDefault = { basis: 'house default until the city rules', tag: 'D' } as const

/** Last day of a year's report, in the year after it. */
export const reportDay = parameter('reportDay', text({ max: 5 }), { starts: '03-31', ...byDefault })
/** Days a body has to mend what a review found. */
export const rectifyDays = parameter('rectifyDays', count({ min: 1 }), { starts: 183, ...byDefault })
/** Years between two reviews of a new-type institute. */
export const reviewYears = parameter('reviewYears', count({ min: 1 }), { starts: 3, ...byDefault })
export const researchStaffMin = parameter('researchStaffMin', share(), { starts: 3_000, ...byDefault })
export const researchSpendMin = parameter('researchSpendMin', share(), { starts: 1_500, ...byDefault })

export const levels = ['national', 'regional', 'city', 'zone'] as const
export type Level = (typeof levels)[number]
export const platformKinds = [
  'keyLab',
  'enterpriseResearchCentre',
  'technologyInnovationCentre',
  'engineeringResearchCentre',
  'newTypeInstitute',
  'academicianWorkstation',
  'enterpriseTechnologyCentre',
  'incubatedLab',
] as const
/** The five fields of the technology innovation centres the plan names, and the others. */
export const fieldsOfWork = [
  'waterRecycling',
  'grapheneCarbon',
  'hydrogen',
  'intelligentManufacturing',
  'cashmereTextile',
  'coalChemistry',
  'newMaterials',
  'digital',
  'other',
] as const
/** Who gives plates, by the level he may give them at. */
export const issuers = [
  'scienceMinistry',
  'reformCommission',
  'industryMinistry',
  'otherMinistry',
  'regionalScience',
  'regionalReform',
  'regionalIndustry',
  'otherRegional',
  'cityScience',
  'otherCity',
  'zoneCommittee',
] as const

const spans = () => parts({ from: day(), left: day({ optional: true }) }, { later: true })

/** A body at one address under one lead scientist. The spans say on which days it counts at a level. */
export const platformShape = shape(
  'platform',
  ['planned', 'agreed', 'building', 'trial', 'standing', 'rectifying', 'closed', 'movedOut'],
  {
    name: text({ max: 120 }),
    kind: choice(platformKinds),
    host: ref(organisationShape),
    address: text(),
    leadScientist: text({ max: 60 }),
    workField: choice(fieldsOfWork),
    partners: parts({ name: text(), role: text({ max: 60, optional: true }) }),
    isInZone: yes(),
    isIndependent: yes(),
    isWorkingHere: yes(),
    inspectionProof: evidence({ optional: true, accepts: 'siteRecord' }),
    reportDueOn: day({ later: true }),
    reviewDueOn: day({ later: true }),
    failedReviews: count({ later: true }),
    leftOn: day({ later: true }),
    nationalFrom: day({ later: true }),
    nationalLeft: day({ later: true }),
    nationalAgain: spans(),
    regionalFrom: day({ later: true }),
    regionalLeft: day({ later: true }),
    regionalAgain: spans(),
  },
)

export const plateShape = shape('plate', ['valid', 'lapsed', 'movedOut', 'revoked', 'struck'], {
  platform: ref(platformShape, { part: true }),
  host: ref(organisationShape, { carried: 'platform.host' }),
  name: text({ max: 120 }),
  level: choice(levels),
  issuer: choice(issuers),
  issuerName: text({ optional: true, max: 60 }),
  certificateNo: code('documentNo', { unique: 'ever' }),
  recognisedOn: day(),
  validUntil: day({ optional: true, after: 'recognisedOn' }),
  leftOn: day({ later: true, after: 'recognisedOn' }),
  proof: evidence({ optional: true, accepts: 'certificate' }),
})

export const platformYearShape = shape('platformYear', ['reported', 'passed', 'failed'], {
  platform: ref(platformShape),
  host: ref(organisationShape, { carried: 'platform.host' }),
  year: period('year'),
  staff: count({ optional: true }),
  researchStaff: count({ optional: true }),
  researchFte: number({ digits: 1, measureUnit: 'person years', min: '0', optional: true }),
  incomeFen: money({ optional: true }),
  researchSpendFen: money({ optional: true }),
  equipmentFen: money({ optional: true }),
  governmentFen: money({ optional: true }),
  contracts: count({ optional: true }),
  contractsFen: money({ optional: true }),
  patents: count({ optional: true }),
  standards: count({ optional: true }),
  spinOffs: count({ optional: true }),
  instrumentsShared: count({ optional: true }),
  reportPaper: evidence({ optional: true, accepts: 'yearlyReport' }),
})

export const agreementShape = shape('agreement', ['signed', 'ended'], {
  platform: ref(platformShape, { part: true }),
  host: ref(organisationShape, { carried: 'platform.host' }),
  signedOn: day(),
  partiesOf: parts({ name: text() }, { min: 2 }),
  sources: parts({ payer: choice(['city', 'zone', 'host', 'partner']), amountFen: money() }, { min: 1 }),
  milestones: parts(
    { dueOn: day(), deliverable: text(), weight: share(), amountFen: money(), deliveredOn: day({ optional: true }) },
    { min: 1, total: { of: 'weight', is: 10_000 } },
  ),
  exitClause: longText({ max: 2_000 }),
  paper: evidence({ optional: true, accepts: 'agreement' }),
  endedOn: day({ later: true, after: 'signedOn' }),
  clawbackFen: money({ later: true }),
})

export type Platform = Row<typeof platformShape>
export type Plate = Row<typeof plateShape>
export type PlatformYear = Row<typeof platformYearShape>
export type Agreement = Row<typeof agreementShape>

const staffSights = {
  scienceBureau: all,
  zoneDepartment: all,
  caseOfficer: all,
  office: all,
  leader: all,
  approver: all,
  audit: all,
  firm: own('host'),
} as const
const body = [
  'name',
  'kind',
  'host',
  'address',
  'leadScientist',
  'workField',
  'partners',
  'isInZone',
  'isIndependent',
  'isWorkingHere',
] as const
const running = ['standing', 'rectifying'] as const
const platesOf = (p: Platform) => ({ plates: many(plateShape, { platform: p.id }) })
const kept = given(rule.spansKept, (p: Platform) => ({
  ...platesOf(p),
  reportDay: inForce(reportDay),
  reviewYears: inForce(reviewYears),
}))
const bodyOf = (row: { readonly platform: Platform['id'] }) => ({ platform: one(platformShape, row.platform) })

export const platform = record(platformShape, {
  moves: {
    plan: { from: 'new', to: 'planned', by: ['zoneDepartment', 'firm'], asks: body, check: [rule.worksWhereItStands] },
    // a body that has its plates already
    register: { from: 'new', to: 'standing', by: 'scienceBureau', asks: body, check: [rule.worksWhereItStands] },
    correct: {
      from: ['planned', 'agreed', 'building', 'trial', 'standing', 'rectifying'],
      to: 'same',
      by: ['scienceBureau', 'zoneDepartment'],
      asks: body,
      check: [rule.worksWhereItStands],
      reason: 'required',
    },
    agree: { from: 'planned', to: 'agreed', by: 'calendar', tells: ['firm'] },
    build: { from: 'agreed', to: 'building', by: 'zoneDepartment' },
    tryOut: { from: 'building', to: 'trial', by: 'zoneDepartment', tells: ['scienceBureau'] },
    recognise: { from: ['building', 'trial'], to: 'standing', by: 'calendar', sets: kept, tells: ['firm'] },
    recount: { from: [...running, 'closed', 'movedOut'], to: 'same', by: 'calendar', sets: kept },
    noteReport: { from: running, to: 'same', by: 'calendar', sets: given(rule.nextReport, () => ({ on: inForce(reportDay) })) },
    inspect: {
      from: running,
      to: 'same',
      by: 'caseOfficer',
      asks: ['isWorkingHere', 'inspectionProof'],
      reason: 'required',
      tells: ['firm', 'zoneDepartment', 'scienceBureau'],
    },
    rectify: { from: 'standing', to: 'rectifying', by: 'calendar', sets: rule.oneMoreFailed, tells: ['firm'] },
    restore: { from: 'rectifying', to: 'standing', by: 'calendar', tells: ['firm'] },
    // failed twice, or dissolved: the plates end with the body
    close: {
      from: running,
      to: 'closed',
      by: 'scienceBureau',
      asks: ['leftOn'],
      reason: 'required',
      check: [rule.leftByToday],
      sets: given(rule.spansCut, platesOf),
      also: { moves: ['plate.end'], plan: given(rule.platesEnd, platesOf) },
      tells: ['firm', 'zoneDepartment'],
      irreversible: true,
    },
    moveOut: {
      from: running,
      to: 'movedOut',
      by: ['zoneDepartment', 'scienceBureau'],
      asks: ['leftOn'],
      reason: 'required',
      check: [rule.leftByToday],
      sets: given(rule.spansCut, platesOf),
      also: { moves: ['plate.moveAway'], plan: given(rule.platesMoveAway, platesOf) },
      tells: ['firm'],
    },
  },
  clocks: {
    yearlyReport: {
      runs: running,
      until: 'reportDueOn',
      warns: [{ before: 30, role: 'firm' }],
      prompts: [{ after: 1, role: 'zoneDepartment', move: 'research-platform.platformYear.report' }],
    },
    mending: {
      runs: ['rectifying'],
      lasts: calendarDays(rectifyDays),
      warns: [{ before: 30, role: 'firm' }],
      prompts: [{ after: 0, role: 'scienceBureau', move: 'close' }],
    },
  },
  seenBy: staffSights,
  sameOnce: ['host', 'address', 'leadScientist'],
  imports: { by: ['host', 'address', 'leadScientist'], corrects: 'correct' },
  title: 'name',
  list: {
    columns: ['name', 'kind', 'host', 'workField', 'nationalFrom', 'regionalFrom', 'reportDueOn', 'state'],
    filters: ['kind', 'workField', 'host', 'isWorkingHere', 'state'],
    search: ['name', 'leadScientist', 'address'],
  },
})

const recounted = { moves: ['platform.recognise', 'platform.recount'], plan: given(rule.bodyFollows, bodyOf) } as const

export const plate = record(plateShape, {
  validity: { from: 'recognisedOn', until: 'validUntil', lapses: 'lapse', warnDays: 183 },
  moves: {
    enter: {
      from: 'new',
      to: 'valid',
      by: 'scienceBureau',
      asks: [
        'platform',
        'host',
        'name',
        'level',
        'issuer',
        'issuerName',
        'certificateNo',
        'recognisedOn',
        'validUntil',
        'proof',
      ],
      check: [rule.recognisedByToday, rule.issuerReachesLevel, given(rule.bodyStands, bodyOf)],
      also: recounted,
      tells: ['firm', 'zoneDepartment'],
    },
    correct: {
      from: ['valid', 'lapsed'],
      to: 'same',
      by: 'scienceBureau',
      asks: ['name', 'level', 'issuer', 'issuerName', 'recognisedOn', 'validUntil', 'proof'],
      reason: 'required',
      check: [rule.recognisedByToday, rule.issuerReachesLevel],
      also: recounted,
    },
    renew: {
      from: 'valid',
      to: 'same',
      by: 'scienceBureau',
      asks: ['validUntil', 'proof'],
      check: [given(rule.renewedLonger, p => ({ before: one(plateShape, p.id) }))],
      also: recounted,
      tells: ['firm'],
    },
    lapse: { from: 'valid', to: 'lapsed', by: 'calendar', tells: ['firm', 'zoneDepartment', 'scienceBureau'] },
    moveAway: { from: ['valid', 'lapsed'], to: 'movedOut', by: 'calendar', asks: ['leftOn'] },
    end: { from: ['valid', 'lapsed'], to: 'revoked', by: 'calendar', asks: ['leftOn'] },
    revoke: {
      from: 'valid',
      to: 'revoked',
      by: 'scienceBureau',
      asks: ['leftOn'],
      reason: 'required',
      check: [rule.endedByToday],
      also: recounted,
      tells: ['firm', 'zoneDepartment'],
      irreversible: true,
    },
    // it has never been one: what it counted for is taken back on every day
    strike: {
      from: ['valid', 'lapsed', 'movedOut', 'revoked'],
      to: 'struck',
      by: 'scienceBureau',
      reason: 'required',
      also: recounted,
      tells: ['firm', 'zoneDepartment'],
      irreversible: true,
    },
  },
  seenBy: staffSights,
  imports: { by: ['certificateNo'], corrects: 'correct' },
  title: 'name',
  list: {
    columns: ['name', 'platform', 'level', 'certificateNo', 'recognisedOn', 'validUntil', 'state'],
    filters: ['level', 'issuer', 'platform', 'state'],
    search: ['name', 'certificateNo'],
    newest: 'recognisedOn',
  },
})

const yearly = [
  'staff',
  'researchStaff',
  'researchFte',
  'incomeFen',
  'researchSpendFen',
  'equipmentFen',
  'governmentFen',
  'contracts',
  'contractsFen',
  'patents',
  'standards',
  'spinOffs',
  'instrumentsShared',
  'reportPaper',
] as const

export const platformYear = record(platformYearShape, {
  sameOnce: ['platform', 'year'],
  moves: {
    report: {
      from: 'new',
      to: 'reported',
      by: ['firm', 'zoneDepartment'],
      asks: ['platform', 'host', 'year', ...yearly],
      check: [rule.yearIsOver, rule.researchWithinStaff],
      also: { moves: ['platform.noteReport'], plan: given(rule.reportNoted, bodyOf) },
    },
    correct: {
      from: 'reported',
      to: 'same',
      by: ['firm', 'zoneDepartment'],
      asks: yearly,
      check: [rule.researchWithinStaff],
    },
    pass: {
      from: 'reported',
      to: 'passed',
      by: 'scienceBureau',
      check: [
        given(rule.reviewTestsMet, y => ({
          ...bodyOf(y),
          staffMin: inForce(researchStaffMin),
          spendMin: inForce(researchSpendMin),
        })),
      ],
      also: { moves: ['platform.restore'], plan: given(rule.restoredByPass, bodyOf) },
      tells: ['firm', 'zoneDepartment'],
      paper: 'reviewResult',
    },
    fail: {
      from: 'reported',
      to: 'failed',
      by: 'scienceBureau',
      reason: 'required',
      also: { moves: ['platform.rectify'], plan: given(rule.rectifiedByFailure, bodyOf) },
      tells: ['firm', 'zoneDepartment'],
      paper: 'reviewResult',
    },
  },
  seenBy: staffSights,
  imports: { by: ['platform', 'year'], corrects: 'correct' },
  title: 'platform',
  list: {
    columns: ['platform', 'year', 'researchStaff', 'researchSpendFen', 'contracts', 'patents', 'state'],
    filters: ['platform', 'year', 'state'],
    newest: 'year',
  },
})

export const agreement = record(agreementShape, {
  moves: {
    sign: {
      from: 'new',
      to: 'signed',
      by: 'zoneDepartment',
      asks: ['platform', 'host', 'signedOn', 'partiesOf', 'sources', 'milestones', 'exitClause', 'paper'],
      check: [given(rule.stillPlanned, bodyOf), rule.sourcesCoverMilestones],
      also: { moves: ['platform.agree'], plan: rule.bodyAgrees },
    },
    deliver: {
      from: 'signed',
      to: 'same',
      by: 'zoneDepartment',
      asks: ['milestones'],
      check: [given(rule.onlyDeliveries, a => ({ before: one(agreementShape, a.id) }))],
    },
    end: { from: 'signed', to: 'ended', by: 'zoneDepartment', asks: ['endedOn', 'clawbackFen'], reason: 'required' },
  },
  seenBy: staffSights,
  title: 'platform',
  list: { columns: ['platform', 'signedOn', 'endedOn', 'clawbackFen', 'state'], filters: ['platform', 'state'] },
})

const counted = {
  in: ['standing', 'rectifying', 'closed', 'movedOut'],
  where: (p: Platform) => p.isInZone && p.isWorkingHere,
} as const

export const researchPlatform = mechanism('research-platform', {
  version: 1,
  serves: ['2.3', '3.2.1'],
  records: [platform, plate, platformYear, agreement],
  parameters: [reportDay, rectifyDays, reviewYears, researchStaffMin, researchSpendMin],
  figures: {
    nationalPlatforms: valid(platform, {
      at: 'nationalFrom',
      left: 'nationalLeft',
      earlier: 'nationalAgain',
      ...counted,
      feeds: 'I10',
    }),
    regionalInstitutes: valid(platform, {
      at: 'regionalFrom',
      left: 'regionalLeft',
      earlier: 'regionalAgain',
      ...counted,
      feeds: 'I11',
    }),
    newNationalPlatforms: dated(platform, { at: 'nationalFrom', since: 'plan', ...counted }),
    newRegionalInstitutes: dated(platform, { at: 'regionalFrom', since: 'plan', ...counted }),
  },
})
