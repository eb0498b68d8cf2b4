/**
 * Facts and their evidence. A fact is added and superseded, never edited; a verdict on it is a record of its own, so that
 * nobody above a unit can touch the unit's figure.
 *
 * @source action plan, clause 4.4; statistics law as amended 2024, article on interference
 */
import {
  all,
  choice,
  code,
  count,
  day,
  drawn,
  evidence as files,
  given,
  longText,
  number,
  one,
  own,
  parts,
  period,
  record,
  ref,
  room,
  shape,
  text,
  yes,
} from '#define'
import { personShape, unitShape } from '#parties'
import { planShape } from '#plan'
import * as rule from './rules.ts'

export const indicatorKinds = ['level', 'increment', 'share', 'rank', 'growth', 'composite'] as const

/** A file with its fingerprints. Bytes lie in the content store under the SHA-256. */
export const evidenceShape = shape('evidence', ['stored'], {
  name: text({ max: 200 }),
  mediaType: text({ max: 100 }),
  sizeBytes: count({ min: 1 }),
  sha256: text({ min: 64, max: 64 }),
  sm3: text({ min: 64, max: 64 }),
  unit: ref(unitShape, { optional: true }),
  issuer: text({ optional: true }),
  issuedOn: day({ optional: true }),
  note: text({ optional: true }),
  isDeclared: yes(),
})

export const indicatorShape = shape('indicator', ['inUse', 'retired'], {
  code: code('indicatorCode'),
  plan: ref(planShape),
  name: text(),
  meaning: longText({ optional: true, max: 2_000 }),
  measureUnit: text({ max: 20, optional: true }),
  kind: choice(indicatorKinds),
  direction: choice(['positive', 'reverse', 'interval', 'threshold']),
  comparator: choice(['>=', '>', '<=', '=', 'composite']),
  targetCodes: text({ optional: true }),
  targets: parts({ year: period('year'), value: number({ digits: 4, measureUnit: 'measureUnit' }) }),
  baseline: number({ digits: 4, measureUnit: 'measureUnit', optional: true }),
  baselineSource: text({ optional: true }),
  owners: parts({
    unit: ref(unitShape),
    role: choice(['lead', 'coLead', 'responsible', 'collaborating']),
    clause: code('clauseNo'),
  }),
  dataUnit: ref(unitShape, { optional: true }),
})

export const factShape = shape('fact', ['recorded'], {
  indicator: ref(indicatorShape),
  unit: ref(unitShape, { optional: true }),
  period: period('any'),
  value: number({ digits: 6, measureUnit: 'measureUnit' }),
  standing: choice(['provisional', 'final']),
  proof: files(),
  supersedes: ref('facts.fact', { optional: true }),
  note: longText({ optional: true, max: 1_000 }),
  source: text({ optional: true, max: 100 }),
})

export const verdictShape = shape('verdict', ['given'], {
  fact: ref(factShape, { part: true }),
  outcome: choice(['accepted', 'returned']),
  note: longText({ optional: true, max: 1_000 }),
  giver: ref(personShape, { later: true }),
})

/**
 * One thing counted for an indicator of a mechanism, with the row it comes from. The date is the date of fact, never of
 * entry; what is taken back is taken back by a second event in the period of origin.
 */
export const indicatorEventShape = shape('indicatorEvent', ['noted'], {
  indicator: text({ max: 100 }),
  source: text({ max: 100 }),
  sourceRow: text({ max: 36 }),
  subject: text({ max: 36, optional: true }),
  dated: day(),
  amount: number({ digits: 0, measureUnit: 'each' }),
  effect: choice(['counts', 'takesBack']),
})

const insiders = {
  office: all,
  leader: all,
  scienceBureau: all,
  assessor: all,
  supervision: all,
  audit: all,
  unitHead: all,
  liaison: all,
} as const

export const evidence = record(evidenceShape, {
  moves: {
    store: {
      from: 'new',
      to: 'stored',
      by: [
        'office',
        'leader',
        'scienceBureau',
        'unitHead',
        'liaison',
        'assessor',
        'finance',
        'supervision',
        'approver',
        'caseOfficer',
        'zoneDepartment',
        'firm',
        'provider',
        'expert',
      ],
      asks: ['name', 'mediaType', 'sizeBytes', 'sha256', 'sm3', 'unit', 'issuer', 'issuedOn', 'note', 'isDeclared'],
      check: [rule.declared],
    },
  },
  seenBy: {
    office: all,
    scienceBureau: all,
    assessor: all,
    finance: all,
    supervision: all,
    approver: all,
    caseOfficer: all,
    zoneDepartment: all,
    audit: all,
    leader: all,
    unitHead: own('unit'),
    liaison: own('unit'),
    firm: { see: 'all', in: [] },
    provider: { see: 'all', in: [] },
    expert: { see: 'all', in: [] },
  },
  appendOnly: true,
  title: 'name',
  list: {
    columns: ['name', 'unit', 'issuer', 'issuedOn', 'sizeBytes', 'sha256'],
    filters: ['unit'],
    search: ['name', 'issuer'],
  },
})

export const indicator = record(indicatorShape, {
  moves: {
    define: {
      from: 'new',
      to: 'inUse',
      by: 'office',
      asks: [
        'code',
        'plan',
        'name',
        'meaning',
        'measureUnit',
        'kind',
        'direction',
        'comparator',
        'targetCodes',
        'targets',
        'baseline',
        'baselineSource',
        'owners',
        'dataUnit',
      ],
    },
    correct: {
      from: 'inUse',
      to: 'same',
      by: 'office',
      asks: ['name', 'meaning', 'measureUnit', 'targets', 'baseline', 'baselineSource', 'owners', 'dataUnit'],
      reason: 'required',
    },
    retire: { from: 'inUse', to: 'retired', by: 'office', reason: 'required' },
  },
  seenBy: { ...insiders, finance: all, approver: all, public: { see: 'all', in: ['inUse'] } },
  sameOnce: ['plan', 'code'],
  title: 'name',
  list: {
    columns: ['code', 'name', 'measureUnit', 'kind', 'state'],
    filters: ['plan', 'kind', 'state'],
    search: ['name', 'code'],
  },
})

export const fact = record(factShape, {
  moves: {
    record: {
      from: 'new',
      to: 'recorded',
      by: ['liaison', 'scienceBureau'],
      asks: ['indicator', 'unit', 'period', 'value', 'standing', 'proof', 'supersedes', 'note'],
      check: [
        given(rule.indicatorOfUnit, f => ({ indicator: one(indicatorShape, f.indicator) })),
        given(rule.supersedesSame, f => ({ earlier: one(factShape, f.supersedes) })),
      ],
    },
    /** what a granted appeal claimed: the unit's own figure with the unit's own evidence */
    recordByDecision: {
      from: 'new',
      to: 'recorded',
      by: 'calendar',
      asks: ['indicator', 'unit', 'period', 'value', 'standing', 'proof', 'supersedes', 'note'],
      check: [given(rule.supersedesSame, f => ({ earlier: one(factShape, f.supersedes) }))],
    },
    // added up from a register instead of typed: the value is nobody's to choose
    draw: {
      from: 'new',
      to: 'recorded',
      by: ['liaison', 'scienceBureau'],
      asks: ['indicator', 'unit', 'period', 'standing', 'proof', 'supersedes', 'note'],
      check: [
        given(rule.indicatorOfUnit, f => ({ indicator: one(indicatorShape, f.indicator) })),
        given(rule.supersedesSame, f => ({ earlier: one(factShape, f.supersedes) })),
        given(rule.canBeDrawn, f => ({ figure: drawn(f.indicator, f.period) })),
      ],
      sets: given(rule.asDrawn, f => ({ figure: drawn(f.indicator, f.period) })),
    },
  },
  seenBy: { ...insiders },
  appendOnly: true,
  title: 'value',
  list: {
    columns: ['indicator', 'period', 'value', 'standing', 'source', 'unit'],
    filters: ['indicator', 'period', 'standing', 'unit'],
    newest: 'period',
  },
})

export const verdict = record(verdictShape, {
  moves: {
    give: {
      from: 'new',
      to: 'given',
      by: ['assessor', 'office'],
      asks: ['fact', 'outcome', 'note'],
      check: [rule.returnSaysWhy, given(rule.notOwnFigure, v => ({ fact: one(factShape, v.fact) }))],
      sets: rule.givenBy,
    },
  },
  seenBy: insiders,
  appendOnly: true,
  title: 'outcome',
  list: { columns: ['fact', 'outcome', 'note'], filters: ['outcome'] },
})

export const indicatorEvent = record(indicatorEventShape, {
  moves: {
    note: {
      from: 'new',
      to: 'noted',
      by: 'calendar',
      asks: ['indicator', 'source', 'sourceRow', 'subject', 'dated', 'amount', 'effect'],
    },
  },
  seenBy: {
    office: all,
    leader: all,
    scienceBureau: all,
    assessor: all,
    finance: all,
    supervision: all,
    approver: all,
    caseOfficer: all,
    zoneDepartment: all,
    audit: all,
  },
  appendOnly: true,
  title: 'indicator',
  list: { columns: ['indicator', 'dated', 'amount', 'effect', 'source'], filters: ['indicator', 'effect'], newest: 'dated' },
})

export const facts = room('facts', { version: 1, records: [evidence, indicator, fact, verdict, indicatorEvent] })
