/**
 * Return of the city's part of the zone's taxes: whose tax counts, on which share, what a quarter and a year come to,
 * what is advanced and settled, and the three things the money may be used for. It goes to the budget of the zone and
 * never back to a taxpayer.
 *
 * @source action plan, clause 4.2
 */
import {
  account,
  all,
  allot,
  balance,
  cancel,
  choice,
  commit,
  count,
  day,
  evidence,
  given,
  howMany,
  level,
  longText,
  many,
  mechanism,
  money,
  one,
  parameter,
  parts,
  pay,
  period,
  type Row,
  ratio,
  record,
  recover,
  ref,
  release,
  reserve,
  shape,
  share,
  sum,
  text,
  total,
  withdraw,
  workingDays,
  yes,
} from '#define'
import { organisationShape, unitShape } from '#parties'
import * as rule from './rules.ts'

const byDefault = { basis: 'house default until the city rules', tag: 'D' } as const

export const checkDays = parameter('checkDays', count({ min: 1 }), {
  starts: 10,
  basis: 'ten working days for the finance bureau to check a quarter',
  tag: 'D',
})
export const explainDays = parameter('explainDays', count({ min: 1 }), { starts: 5, ...byDefault })

/** What the city owes the zone of one year, by the entitlement computed from collections. */
export const returns = account('returns', { per: 'record' })
/** What the zone has received of one year and may use. */
export const returnedMoney = account('returnedMoney', { per: 'record' })

export const taxKinds = [
  'valueAdded',
  'corporateIncome',
  'personalIncome',
  'urbanConstruction',
  'property',
  'landUse',
  'stamp',
  'other',
] as const
/** The first three are those of the plan; anything else is a finding. */
export const purposes = ['science', 'investmentAttraction', 'infrastructure', 'other'] as const
/** Negative entries: a refund beyond what was collected, an offset taken back. */
const signed = () => money({ later: true, minFen: -100_000_000_000_000_000n })

export const scopeShape = shape('taxpayerScope', ['inScope', 'ended', 'struck'], {
  organisation: ref(organisationShape),
  listName: text({ max: 80 }),
  fromDay: day(),
  leftDay: day({ later: true, after: 'fromDay' }),
  basis: evidence({ optional: true }),
})

export const shareRuleShape = shape('shareRule', ['drafted', 'inForce', 'ended', 'withdrawn'], {
  kind: choice(taxKinds),
  share: share({ min: 1 }),
  fromDay: day(),
  untilDay: day({ later: true, after: 'fromDay' }),
  documentNo: text({ max: 80 }),
  basis: evidence(),
})

export const collectionShape = shape('taxCollection', ['entered', 'struck'], {
  certificateNo: text({ max: 40 }),
  kind: choice(taxKinds),
  organisation: ref(organisationShape),
  taxPeriod: period('month'),
  paidInOn: day(),
  collectedFen: money(),
  refundedFen: money(),
  quarter: period('quarter', { later: true }),
  scope: ref(scopeShape, { optional: true }),
  isInScope: yes({ later: true }),
  shareRule: ref(shareRuleShape, { later: true }),
})

export const yearShape = shape('returnYear', ['open', 'settled', 'closed'], {
  year: period('year', { unique: 'ever' }),
  zoneUnit: ref(unitShape),
  basis: evidence(),
  quarters: count({ later: true }),
  finalAccounts: evidence({ later: true }),
  settledOn: day({ later: true }),
  entitledFen: signed(),
  returnedFen: signed(),
  differenceFen: signed(),
  overpaidFen: money({ later: true }),
  takenBackFen: money({ later: true }),
  withdrawnFen: money({ later: true }),
})

export const quarterShape = shape(
  'returnQuarter',
  ['collecting', 'matched', 'computed', 'confirmed', 'checked', 'carried', 'settled'],
  {
    returnYear: ref(yearShape, { part: true }),
    year: period('year', { later: true }),
    quarter: period('quarter', { unique: 'ever' }),
    lines: parts(
      {
        shareRule: ref(shareRuleShape),
        kind: choice(taxKinds),
        share: share(),
        collectedFen: money({ later: true }),
        refundedFen: money({ later: true }),
        entitledFen: signed(),
      },
      { later: true, max: 60 },
    ),
    outsideFen: signed(),
    collectedFen: money({ later: true }),
    refundedFen: money({ later: true }),
    entitledFen: signed(),
    carriedInFen: signed(),
    payableFen: money({ later: true }),
    carriedOutFen: signed(),
    confirmation: evidence({ optional: true }),
    checkedOn: day({ later: true }),
  },
)

export const paymentKinds = ['advance', 'settlement', 'carryOut', 'carryIn'] as const
export const paymentShape = shape('returnPayment', ['ordered', 'approved', 'paid', 'due', 'setOff', 'withdrawn'], {
  returnYear: ref(yearShape, { part: true }),
  year: period('year', { later: true }),
  kind: choice(paymentKinds),
  payee: ref(unitShape),
  amountFen: money({ minFen: 1n }),
  countedFen: signed(),
  overFrom: ref('tax-return.returnYear', { optional: true }),
  paidOn: day({ later: true }),
  receipt: evidence({ later: true, accepts: 'treasuryReceipt' }),
})

export const useShape = shape('returnUse', ['planned', 'approved', 'paid', 'restored', 'dropped'], {
  returnYear: ref(yearShape),
  year: period('year', { later: true }),
  purpose: choice(purposes),
  matter: text(),
  receiver: ref(organisationShape, { optional: true }),
  reckonedBy: choice(['task', 'contract', 'taxPaid']),
  amountFen: money({ minFen: 1n }),
  paidOn: day({ later: true }),
  receipt: evidence({ later: true, accepts: 'bankSlip' }),
})

export const findingKinds = ['outsidePurposes', 'looksLikeRebate', 'seenOtherwise'] as const
export const findingShape = shape('useFinding', ['raised', 'explained', 'cleared', 'upheld'], {
  returnUse: ref(useShape),
  kind: choice(findingKinds),
  note: text({ optional: true, max: 400 }),
  explanation: longText({ later: true, max: 2_000 }),
  ruling: longText({ later: true, max: 2_000 }),
})

export type Scope = Row<typeof scopeShape>
export type ShareRule = Row<typeof shareRuleShape>
export type Collection = Row<typeof collectionShape>
export type ReturnYear = Row<typeof yearShape>
export type Quarter = Row<typeof quarterShape>
export type Payment = Row<typeof paymentShape>
export type Use = Row<typeof useShape>
export type UseFinding = Row<typeof findingShape>

/** Single taxpayers are read by those who work with them; sums are read by all who answer for the plan. */
const desk = { finance: all, caseOfficer: all, zoneDepartment: all, approver: all, audit: all } as const
const above = { ...desk, office: all, leader: all, scienceBureau: all, assessor: all, supervision: all } as const
const clerks = ['caseOfficer', 'finance'] as const
const stood = ['inScope', 'ended'] as const
const held = ['inForce', 'ended'] as const

const scopesOf = (c: Collection) => ({
  scopes: many(scopeShape, { organisation: c.organisation, state: stood }),
  firm: one(organisationShape, c.organisation),
  rules: many(shareRuleShape, { kind: c.kind, state: held }),
})
const othersOf = (s: Scope) => ({ others: many(scopeShape, { organisation: s.organisation, state: stood }) })
const matchAnew = {
  moves: ['taxCollection.matchAnew'],
  plan: given(rule.collectionsToMatch, (s: Scope) => ({
    others: many(scopeShape, { organisation: s.organisation, state: stood }),
    firm: one(organisationShape, s.organisation),
    collections: many(collectionShape, {
      organisation: s.organisation,
      state: 'entered',
      paidInOn: { from: s.fromDay },
    }),
  })),
} as const

export const taxpayerScope = record(scopeShape, {
  moves: {
    enter: {
      from: 'new',
      to: 'inScope',
      by: 'zoneDepartment',
      asks: ['organisation', 'listName', 'fromDay', 'basis'],
      check: [
        given(rule.firmOfRegister, s => ({ firm: one(organisationShape, s.organisation) })),
        given(rule.inOneScope, othersOf),
      ],
      also: matchAnew,
    },
    leave: {
      from: 'inScope',
      to: 'ended',
      by: 'zoneDepartment',
      asks: ['leftDay'],
      reason: 'required',
      also: matchAnew,
    },
    strike: { from: 'inScope', to: 'struck', by: 'zoneDepartment', reason: 'required', also: matchAnew },
  },
  seenBy: desk,
  title: 'organisation',
  list: {
    columns: ['organisation', 'listName', 'fromDay', 'leftDay', 'state'],
    filters: ['organisation', 'state'],
    newest: 'fromDay',
  },
})

export const shareRule = record(shareRuleShape, {
  moves: {
    draft: { from: 'new', to: 'drafted', by: 'finance', asks: ['kind', 'share', 'fromDay', 'documentNo', 'basis'] },
    enact: {
      from: 'drafted',
      to: 'inForce',
      by: 'approver',
      apart: ['draft'],
      check: [given(rule.oneShareADay, r => ({ others: many(shareRuleShape, { kind: r.kind, state: held }) }))],
    },
    end: {
      from: 'inForce',
      to: 'ended',
      by: 'approver',
      asks: ['untilDay'],
      reason: 'required',
      check: [
        given(rule.nothingAfterEnd, r => ({
          used: many(collectionShape, { shareRule: r.id, state: 'entered', paidInOn: { from: r.untilDay ?? r.fromDay } }),
        })),
      ],
    },
    withdraw: { from: 'drafted', to: 'withdrawn', by: 'finance', reason: 'required' },
  },
  seenBy: above,
  title: 'documentNo',
  list: {
    columns: ['kind', 'share', 'fromDay', 'untilDay', 'documentNo', 'state'],
    filters: ['kind', 'state'],
    newest: 'fromDay',
  },
})

const stated = [
  rule.notPaidInAhead,
  rule.somethingCollected,
  given(rule.quarterStillOpen, (c: Collection) => ({
    quarters: many(quarterShape, { quarter: rule.quartersOf(c) }),
  })),
  given(rule.shareKnown, (c: Collection) => ({ rules: many(shareRuleShape, { kind: c.kind, state: held }) })),
]

export const taxCollection = record(collectionShape, {
  sameOnce: ['certificateNo', 'kind'],
  moves: {
    enter: {
      from: 'new',
      to: 'entered',
      by: clerks,
      asks: ['certificateNo', 'kind', 'organisation', 'taxPeriod', 'paidInOn', 'collectedFen', 'refundedFen'],
      check: stated,
      sets: given(rule.matched, scopesOf),
    },
    correct: {
      from: 'entered',
      to: 'same',
      by: clerks,
      asks: ['organisation', 'taxPeriod', 'paidInOn', 'collectedFen', 'refundedFen'],
      reason: 'required',
      check: stated,
      sets: given(rule.matched, scopesOf),
    },
    matchAnew: { from: 'entered', to: 'same', by: 'calendar', check: stated, sets: given(rule.matched, scopesOf) },
    strike: { from: 'entered', to: 'struck', by: clerks, reason: 'required', check: stated },
  },
  seenBy: desk,
  imports: { by: ['certificateNo', 'kind'], corrects: 'correct' },
  title: 'certificateNo',
  list: {
    columns: ['certificateNo', 'organisation', 'kind', 'paidInOn', 'collectedFen', 'refundedFen', 'isInScope', 'state'],
    filters: ['quarter', 'kind', 'organisation', 'isInScope', 'state'],
    search: ['certificateNo'],
    newest: 'paidInOn',
  },
})

const openPayments = ['ordered', 'approved'] as const
const counted = ['paid', 'setOff'] as const

export const returnYear = record(yearShape, {
  moves: {
    open: {
      from: 'new',
      to: 'open',
      by: 'finance',
      asks: ['year', 'zoneUnit', 'basis'],
      check: [given(rule.zoneUnitIsZone, y => ({ unit: one(unitShape, y.zoneUnit) }))],
      sets: rule.fourQuarters,
    },
    settle: {
      from: 'open',
      to: 'settled',
      by: 'finance',
      asks: ['finalAccounts', 'settledOn'],
      check: [
        rule.notSettledAhead,
        given(rule.quartersChecked, y => ({
          done: howMany(quarterShape, { returnYear: y.id, state: ['checked', 'carried'] }),
        })),
        given(rule.noPaymentOpen, y => ({ open: howMany(paymentShape, { returnYear: y.id, state: openPayments }) })),
        given(rule.overpaidHasPlace, y => ({
          entitled: sum(quarterShape, 'entitledFen', { returnYear: y.id }),
          returned: sum(paymentShape, 'countedFen', { returnYear: y.id, state: counted }),
          years: many(yearShape, { state: 'open' }),
        })),
      ],
      sets: given(rule.settlementOfYear, y => ({
        entitled: sum(quarterShape, 'entitledFen', { returnYear: y.id }),
        returned: sum(paymentShape, 'countedFen', { returnYear: y.id, state: counted }),
        left: balance(returns, y.id),
      })),
      money: [withdraw(returns, 'withdrawnFen', 'id'), recover(returns, 'takenBackFen', 'id')],
      also: {
        moves: ['returnQuarter.settle', 'returnPayment.carryOut'],
        plan: given(rule.afterSettlement, y => ({
          quarters: many(quarterShape, { returnYear: y.id, state: ['checked', 'carried'] }),
        })),
      },
      tells: ['zoneDepartment'],
      paper: 'returnSettlement',
      irreversible: true,
    },
    close: {
      from: 'settled',
      to: 'closed',
      by: 'approver',
      apart: ['settle'],
      check: [
        given(rule.noPaymentOpen, y => ({ open: howMany(paymentShape, { returnYear: y.id, state: openPayments }) })),
        given(rule.nothingLeftToPay, y => ({
          returned: sum(paymentShape, 'countedFen', { returnYear: y.id, state: counted }),
        })),
      ],
      irreversible: true,
    },
  },
  seenBy: above,
  title: 'year',
  list: {
    columns: ['year', 'entitledFen', 'returnedFen', 'differenceFen', 'settledOn', 'state'],
    filters: ['state'],
    newest: 'year',
  },
})

export const returnQuarter = record(quarterShape, {
  moves: {
    open: {
      from: 'new',
      to: 'collecting',
      by: clerks,
      asks: ['returnYear', 'quarter'],
      check: [given(rule.quarterOfYear, q => ({ year: one(yearShape, q.returnYear) }))],
      sets: given(rule.yearOfQuarter, q => ({ year: one(yearShape, q.returnYear) })),
    },
    match: {
      from: 'collecting',
      to: 'matched',
      by: clerks,
      check: [
        rule.quarterIsOver,
        given(rule.quarterHasData, q => ({ rows: howMany(collectionShape, { quarter: q.quarter, state: 'entered' }) })),
        given(rule.earlierQuartersChecked, q => ({ quarters: many(quarterShape, { returnYear: q.returnYear }) })),
      ],
      sets: given(rule.linesOfQuarter, q => ({
        rules: many(shareRuleShape, { state: held }),
        quarters: many(quarterShape, { returnYear: q.returnYear }),
      })),
    },
    compute: {
      from: 'matched',
      to: 'computed',
      by: clerks,
      sets: given(rule.entitlement, q => ({
        outsideCollected: sum(collectionShape, 'collectedFen', { quarter: q.quarter, state: 'entered', isInScope: false }),
        outsideRefunded: sum(collectionShape, 'refundedFen', { quarter: q.quarter, state: 'entered', isInScope: false }),
        ...rule.askedByLine(q, (field, where) => sum(collectionShape, field, where)),
      })),
      tells: ['zoneDepartment'],
    },
    dispute: {
      from: 'computed',
      to: 'collecting',
      by: 'zoneDepartment',
      reason: 'required',
      tells: ['finance', 'caseOfficer'],
    },
    confirm: { from: 'computed', to: 'confirmed', by: 'zoneDepartment', asks: ['confirmation'], tells: ['finance'] },
    sendBack: {
      from: 'confirmed',
      to: 'collecting',
      by: 'finance',
      reason: 'required',
      tells: ['caseOfficer', 'zoneDepartment'],
    },
    check: {
      from: 'confirmed',
      to: 'checked',
      by: 'finance',
      apart: ['match', 'compute'],
      check: [rule.quarterNotNegative],
      sets: rule.checkedToday,
      money: [allot(returns, 'payableFen', 'returnYear')],
      tells: ['zoneDepartment'],
    },
    carry: {
      from: 'confirmed',
      to: 'carried',
      by: 'finance',
      apart: ['match', 'compute'],
      check: [rule.quarterIsNegative],
      sets: rule.checkedToday,
      tells: ['zoneDepartment'],
    },
    reopen: {
      from: ['checked', 'carried'],
      to: 'collecting',
      by: 'finance',
      reason: 'required',
      check: [
        given(rule.noLaterQuarter, q => ({ quarters: many(quarterShape, { returnYear: q.returnYear }) })),
        given(rule.notYetAdvanced, q => ({ left: balance(returns, q.returnYear) })),
      ],
      money: [withdraw(returns, 'payableFen', 'returnYear')],
      tells: ['zoneDepartment'],
    },
    settle: { from: ['checked', 'carried'], to: 'settled', by: 'calendar' },
  },
  clocks: {
    checking: {
      runs: ['confirmed'],
      lasts: workingDays(checkDays),
      warns: [{ before: 2, role: 'finance' }],
      prompts: [{ after: 0, role: 'finance', move: 'check' }],
    },
  },
  seenBy: above,
  title: 'quarter',
  list: {
    columns: ['quarter', 'collectedFen', 'refundedFen', 'entitledFen', 'payableFen', 'carriedOutFen', 'state'],
    filters: ['returnYear', 'state'],
    newest: 'quarter',
  },
})

export const returnPayment = record(paymentShape, {
  number: { series: 'returnOrder', at: 'approve', per: 'year' },
  moves: {
    order: {
      from: 'new',
      to: 'ordered',
      by: clerks,
      asks: ['returnYear', 'kind', 'payee', 'amountFen'],
      check: [
        rule.kindOrderedByHand,
        given(rule.payeeIsZone, p => ({ unit: one(unitShape, p.payee), year: one(yearShape, p.returnYear) })),
        given(rule.kindFitsYear, p => ({ year: one(yearShape, p.returnYear) })),
        given(rule.withinEntitled, p => ({ left: balance(returns, p.returnYear) })),
      ],
      sets: given(rule.countedInYear, p => ({ year: one(yearShape, p.returnYear) })),
      money: [reserve(returns, 'amountFen', 'returnYear')],
      tells: ['approver'],
    },
    approve: {
      from: 'ordered',
      to: 'approved',
      by: 'approver',
      apart: ['order'],
      money: [commit(returns, 'amountFen', 'returnYear')],
      tells: ['finance'],
      paper: 'returnOrder',
    },
    pay: {
      from: 'approved',
      to: 'paid',
      by: 'finance',
      apart: ['order', 'approve'],
      asks: ['paidOn', 'receipt'],
      check: [rule.notPaidAhead],
      money: [pay(returns, 'amountFen', 'returnYear'), allot(returnedMoney, 'amountFen', 'returnYear')],
      tells: ['zoneDepartment'],
      irreversible: true,
    },
    withdraw: {
      from: 'ordered',
      to: 'withdrawn',
      by: clerks,
      reason: 'required',
      money: [release(returns, 'amountFen', 'returnYear')],
    },
    stop: {
      from: 'approved',
      to: 'withdrawn',
      by: 'approver',
      reason: 'required',
      money: [cancel(returns, 'amountFen', 'returnYear'), release(returns, 'amountFen', 'returnYear')],
      tells: ['finance'],
    },
    // what one year got too much: taken out of that year, counted in the next when that year has earned it
    carryOut: {
      from: 'new',
      to: 'setOff',
      by: 'calendar',
      asks: ['returnYear', 'year', 'kind', 'payee', 'amountFen', 'countedFen'],
      also: {
        moves: ['returnPayment.carryIn'],
        plan: given(rule.intoNextYear, () => ({ years: many(yearShape, { state: 'open' }) })),
      },
    },
    carryIn: {
      from: 'new',
      to: 'due',
      by: 'calendar',
      asks: ['returnYear', 'year', 'kind', 'payee', 'amountFen', 'countedFen', 'overFrom'],
    },
    setOff: {
      from: 'due',
      to: 'setOff',
      by: 'finance',
      check: [given(rule.earnedInNextYear, p => ({ left: balance(returns, p.returnYear) }))],
      money: [
        reserve(returns, 'amountFen', 'returnYear'),
        commit(returns, 'amountFen', 'returnYear'),
        pay(returns, 'amountFen', 'returnYear'),
      ],
      tells: ['zoneDepartment'],
      irreversible: true,
    },
  },
  seenBy: above,
  list: {
    columns: ['number', 'year', 'kind', 'amountFen', 'paidOn', 'state'],
    filters: ['returnYear', 'kind', 'state'],
    newest: 'paidOn',
  },
})

export const returnUse = record(useShape, {
  moves: {
    plan: {
      from: 'new',
      to: 'planned',
      by: 'zoneDepartment',
      asks: ['returnYear', 'purpose', 'matter', 'receiver', 'reckonedBy', 'amountFen'],
      check: [rule.noRebate, given(rule.withinReturned, u => ({ left: balance(returnedMoney, u.returnYear) }))],
      sets: given(rule.yearOfUse, u => ({ year: one(yearShape, u.returnYear) })),
      money: [reserve(returnedMoney, 'amountFen', 'returnYear')],
      also: {
        moves: ['useFinding.raise'],
        plan: given(rule.findingsOfUse, u => ({
          collected: many(collectionShape, {
            organisation: u.receiver ?? rule.nobody,
            state: 'entered',
            paidInOn: rule.daysOf(u),
          }),
        })),
      },
      tells: ['approver'],
    },
    approve: {
      from: 'planned',
      to: 'approved',
      by: 'approver',
      apart: ['plan'],
      check: [given(rule.findingsAnswered, u => ({ findings: many(findingShape, { returnUse: u.id }) }))],
      money: [commit(returnedMoney, 'amountFen', 'returnYear')],
      tells: ['finance'],
    },
    pay: {
      from: 'approved',
      to: 'paid',
      by: 'finance',
      apart: ['plan', 'approve'],
      asks: ['paidOn', 'receipt'],
      check: [rule.useNotPaidAhead, given(rule.findingsAnswered, u => ({ findings: many(findingShape, { returnUse: u.id }) }))],
      money: [pay(returnedMoney, 'amountFen', 'returnYear')],
      tells: ['zoneDepartment'],
      irreversible: true,
    },
    drop: {
      from: 'planned',
      to: 'dropped',
      by: 'zoneDepartment',
      reason: 'required',
      money: [release(returnedMoney, 'amountFen', 'returnYear')],
    },
    stop: {
      from: 'approved',
      to: 'dropped',
      by: 'approver',
      reason: 'required',
      money: [cancel(returnedMoney, 'amountFen', 'returnYear'), release(returnedMoney, 'amountFen', 'returnYear')],
      tells: ['zoneDepartment'],
    },
    restore: {
      from: 'paid',
      to: 'restored',
      by: 'finance',
      reason: 'required',
      check: [given(rule.findingUpheld, u => ({ upheld: howMany(findingShape, { returnUse: u.id, state: 'upheld' }) }))],
      money: [recover(returnedMoney, 'amountFen', 'returnYear')],
      tells: ['zoneDepartment'],
      irreversible: true,
    },
  },
  seenBy: above,
  title: 'matter',
  list: {
    columns: ['year', 'matter', 'purpose', 'amountFen', 'paidOn', 'state'],
    filters: ['returnYear', 'purpose', 'state'],
    search: ['matter'],
    newest: 'paidOn',
  },
})

export const useFinding = record(findingShape, {
  moves: {
    raise: { from: 'new', to: 'raised', by: 'finance', asks: ['returnUse', 'kind', 'note'], tells: ['zoneDepartment'] },
    explain: { from: 'raised', to: 'explained', by: 'zoneDepartment', asks: ['explanation'], tells: ['finance'] },
    clear: { from: 'explained', to: 'cleared', by: 'finance', asks: ['ruling'], tells: ['zoneDepartment'] },
    uphold: { from: ['raised', 'explained'], to: 'upheld', by: 'finance', asks: ['ruling'], tells: ['zoneDepartment'] },
  },
  clocks: {
    explaining: {
      runs: ['raised'],
      lasts: workingDays(explainDays),
      prompts: [{ after: 0, role: 'zoneDepartment', move: 'explain' }],
    },
  },
  seenBy: above,
  title: 'kind',
  list: { columns: ['returnUse', 'kind', 'note', 'state'], filters: ['kind', 'state'] },
})

const reckoned = ['computed', 'confirmed', 'checked', 'carried', 'settled'] as const

export const taxReturn = mechanism('tax-return', {
  version: 1,
  serves: ['4.2'],
  records: [taxpayerScope, shareRule, taxCollection, returnYear, returnQuarter, returnPayment, returnUse, useFinding],
  parameters: [checkDays, explainDays],
  accounts: [returns, returnedMoney],
  indicators: {
    returnPaidFen: total(returnPayment, { on: 'pay', sums: 'amountFen', dated: 'paidOn' }),
    returnUsedFen: total(returnUse, { on: 'pay', sums: 'amountFen', dated: 'paidOn', reversedBy: ['restore'] }),
  },
  figures: {
    entitled: level(returnQuarter, {
      at: 'year',
      sums: 'entitledFen',
      in: reckoned,
      final: ['settled'],
      outOf: 'quartersDue',
    }),
    quartersDue: level(returnYear, { at: 'year', sums: 'quarters', in: ['open', 'settled', 'closed'] }),
    returned: level(returnPayment, { at: 'year', sums: 'countedFen', in: counted }),
    used: level(returnUse, { at: 'year', sums: 'amountFen', in: ['paid'] }),
    returnRate: ratio({ part: 'returned', whole: 'entitled', feeds: 'I24' }),
  },
})
