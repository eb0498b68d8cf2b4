/**
 * Enterprise registry and zone statistics: one form for each firm and period, from the firm through the zone to the
 * statistics office. What the zone comes to is added up from the forms.
 *
 * @source action plan, parts 2.1 to 2.3; Torch survey forms GQ-001 to GQ-005
 */
import {
  all,
  choice,
  count,
  dated,
  evidence,
  given,
  inForce,
  level,
  longText,
  many,
  mechanism,
  money,
  number,
  one,
  own,
  parameter,
  period,
  type Row,
  ratio,
  record,
  ref,
  shape,
  valid,
  workingDays,
} from '#define'
import { organisation, organisationShape } from '#parties'
import * as rule from './rules.ts'

const byDefault = { basis: 'house default until the zone rules', tag: 'D' } as const
const byTorch = { basis: 'checks a zone runs on its enterprise reports', tag: 'R' } as const

export const jumpTimes = parameter('jumpTimes', number({ digits: 1, measureUnit: 'times' }), { starts: '10', ...byDefault })
export const outputTimes = parameter('outputTimes', number({ digits: 1, measureUnit: 'times' }), {
  starts: '1.5',
  ...byDefault,
})
export const payrollHead = parameter('payrollHead', money(), { starts: 2_000_000n, ...byTorch })
export const energyPerThousand = parameter('energyPerThousand', number({ digits: 3, measureUnit: 'tce' }), {
  starts: '0.1',
  ...byTorch,
})
export const queryDays = parameter('queryDays', count({ min: 1 }), { starts: 3, ...byDefault })

/** Amounts may be left open: what is not reported is not nought. Forms count in thousands of yuan, the house in fen. */
const amount = () => money({ optional: true })
const signed = () => money({ optional: true, minFen: -100_000_000_000_000_000n })

export const statFormShape = shape('statForm', ['filled', 'submitted', 'checked', 'queried', 'final'], {
  organisation: ref(organisationShape),
  period: period('any'),
  form: choice(['month', 'flash', 'annual']),
  outputFen: amount(),
  highTechOutputFen: amount(),
  revenueFen: amount(),
  mainRevenueFen: amount(),
  technologyIncomeFen: amount(),
  productIncomeFen: amount(),
  serviceRevenueFen: amount(),
  tradeFen: amount(),
  exportFen: amount(),
  operatingProfitFen: signed(),
  profitFen: signed(),
  netProfitFen: signed(),
  taxPaidFen: amount(),
  taxReliefFen: amount(),
  superDeductionFen: amount(),
  surchargesFen: amount(),
  vatFen: amount(),
  payrollFen: amount(),
  depreciationFen: amount(),
  fairValueFen: signed(),
  investmentIncomeFen: signed(),
  assetsFen: amount(),
  liabilitiesFen: amount(),
  fixedInvestmentFen: amount(),
  ventureFen: amount(),
  rdAccountsFen: amount(),
  rdTotalFen: amount(),
  rdInternalFen: amount(),
  staff: count({ optional: true }),
  staffAverage: count({ optional: true }),
  graduates: count({ optional: true }),
  bachelors: count({ optional: true }),
  returnees: count({ optional: true }),
  foreigners: count({ optional: true }),
  newHires: count({ optional: true }),
  rdStaff: count({ optional: true }),
  inventionGrants: count({ optional: true }),
  validInventions: count({ optional: true }),
  softwareRights: count({ optional: true }),
  energyTce: number({ digits: 2, measureUnit: 'tce', min: '0', optional: true }),
  explanation: longText({ max: 1_000, optional: true }),
  proof: evidence({ optional: true, accepts: 'statCover' }),
  filledBy: choice(['firm', 'zone'], { later: true }),
})
export type StatForm = Row<typeof statFormShape>

/** Everything a form reports, in the order of the forms. */
export const reported = [
  'outputFen',
  'highTechOutputFen',
  'revenueFen',
  'mainRevenueFen',
  'technologyIncomeFen',
  'productIncomeFen',
  'serviceRevenueFen',
  'tradeFen',
  'exportFen',
  'operatingProfitFen',
  'profitFen',
  'netProfitFen',
  'taxPaidFen',
  'taxReliefFen',
  'superDeductionFen',
  'surchargesFen',
  'vatFen',
  'payrollFen',
  'depreciationFen',
  'fairValueFen',
  'investmentIncomeFen',
  'assetsFen',
  'liabilitiesFen',
  'fixedInvestmentFen',
  'ventureFen',
  'rdAccountsFen',
  'rdTotalFen',
  'rdInternalFen',
  'staff',
  'staffAverage',
  'graduates',
  'bachelors',
  'returnees',
  'foreigners',
  'newHires',
  'rdStaff',
  'inventionGrants',
  'validInventions',
  'softwareRights',
  'energyTce',
] as const

const clerks = ['firm', 'zoneDepartment'] as const
const beforeItLeaves = [
  given(rule.firmIsCounted, (f: StatForm) => ({ firm: one(organisationShape, f.organisation) })),
  given(rule.unitsRight, (f: StatForm) => ({ earlier: many(statFormShape, rule.yearBefore(f)) })),
  given(rule.oddsExplained, (f: StatForm) => ({
    earlier: many(statFormShape, rule.yearBefore(f)),
    jump: inForce(jumpTimes),
    output: inForce(outputTimes),
    head: inForce(payrollHead),
    energy: inForce(energyPerThousand),
  })),
]

export const statForm = record(statFormShape, {
  sameOnce: ['organisation', 'period', 'form'],
  moves: {
    fill: {
      from: 'new',
      to: 'filled',
      by: clerks,
      asks: ['organisation', 'period', 'form', ...reported, 'explanation', 'proof'],
      check: [rule.periodFitsForm, rule.partsWithinWholes],
      sets: rule.filledInBy,
    },
    correct: {
      from: 'filled',
      to: 'same',
      by: clerks,
      asks: [...reported, 'explanation', 'proof'],
      check: [rule.figureOfItsOwner, rule.partsWithinWholes],
    },
    submit: { from: 'filled', to: 'submitted', by: clerks, check: [rule.figureOfItsOwner, ...beforeItLeaves] },
    check: { from: 'submitted', to: 'checked', by: 'zoneDepartment', apart: ['submit', 'answer'] },
    query: {
      from: ['submitted', 'checked'],
      to: 'queried',
      by: ['zoneDepartment', 'assessor'],
      reason: 'required',
      tells: ['firm', 'zoneDepartment'],
    },
    answer: {
      from: 'queried',
      to: 'submitted',
      by: clerks,
      asks: [...reported, 'explanation', 'proof'],
      check: [rule.figureOfItsOwner, rule.answerGiven, rule.partsWithinWholes, ...beforeItLeaves],
      tells: ['zoneDepartment'],
    },
    finalise: { from: 'checked', to: 'final', by: 'assessor' },
    reopen: { from: 'final', to: 'queried', by: 'assessor', reason: 'required', tells: ['firm', 'zoneDepartment'] },
  },
  clocks: {
    answering: {
      runs: ['queried'],
      lasts: workingDays(queryDays),
      prompts: [{ after: 0, role: 'zoneDepartment', move: 'answer' }],
    },
  },
  // figures of one firm are kept among those who run the statistics
  seenBy: {
    zoneDepartment: all,
    assessor: all,
    office: all,
    scienceBureau: all,
    audit: all,
    firm: own('organisation'),
  },
  imports: { by: ['organisation', 'period', 'form'], corrects: 'correct' },
  title: 'organisation',
  list: {
    columns: ['organisation', 'period', 'form', 'revenueFen', 'outputFen', 'rdInternalFen', 'staff', 'state'],
    filters: ['organisation', 'period', 'form', 'state'],
    newest: 'period',
  },
})

/** Forms that count: reported and not in doubt. A flash form gives way to the annual one and is not added to it. */
const counting = {
  at: 'period',
  in: ['filled', 'submitted', 'checked', 'final'],
  final: ['final'],
  where: (f: StatForm) => f.form !== 'flash',
} as const
const ofCounted = { ...counting, outOf: 'countedFirms' } as const
const everyState = ['active', 'abnormal', 'movedOut', 'merged', 'ended'] as const

export const enterpriseRegistry = mechanism('enterprise-registry', {
  version: 1,
  serves: ['2.1', '2.2', '2.3'],
  records: [statForm],
  parameters: [jumpTimes, outputTimes, payrollHead, energyPerThousand, queryDays],
  figures: {
    output: level(statForm, { ...ofCounted, sums: 'outputFen', feeds: 'I01' }),
    revenue: level(statForm, { ...ofCounted, sums: 'revenueFen', feeds: 'I02' }),
    highTechOutput: level(statForm, { ...ofCounted, sums: 'highTechOutputFen' }),
    serviceRevenue: level(statForm, { ...ofCounted, sums: 'serviceRevenueFen' }),
    rdInternal: level(statForm, { ...ofCounted, sums: 'rdInternalFen' }),
    forms: level(statForm, ofCounted),
    highTechOutputShare: ratio({ part: 'highTechOutput', whole: 'output', feeds: 'I03' }),
    serviceRevenueShare: ratio({ part: 'serviceRevenue', whole: 'revenue', feeds: 'I04' }),
    rdIntensity: ratio({ part: 'rdInternal', whole: 'revenue', feeds: 'I09' }),
    newFirms: dated(organisation, { at: 'registeredOn', since: 'plan', in: everyState, where: rule.isNewFirm, feeds: 'I05' }),
    firms: valid(organisation, {
      at: 'enteredZoneOn',
      left: 'leftZoneOn',
      earlier: 'earlierStays',
      in: everyState,
      where: rule.isFirm,
      feeds: 'I06',
    }),
    countedFirms: valid(organisation, { at: 'countedFrom', left: 'countedUntil', earlier: 'earlierScopes', in: everyState }),
  },
})
