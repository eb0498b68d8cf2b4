/**
 * The plan as it was read from the official text: every clause, owner and target with its place in the source. What is
 * read is a draft; the office checks it, rules on what is unclear and confirms it into force.
 *
 * @source action plan, clause 4.4
 */
import { officialDocumentShape } from '#document'
import {
  all,
  choice,
  code,
  count,
  day,
  given,
  howMany,
  longText,
  many,
  number,
  one,
  own,
  parts,
  record,
  ref,
  room,
  shape,
  text,
} from '#define'
import { unitShape } from '#parties'
import * as rule from './rules.ts'

export const comparators = [
  'at-least',
  'at-most',
  'about',
  'exceed',
  'increase-by',
  'grow-by',
  'decrease-by',
  'top-n',
  'range',
  'reach',
] as const
export const targetKinds = ['level', 'increment', 'share', 'rank', 'growth-rate', 'per-year'] as const
export const importances = ['key', 'normal', 'support'] as const

const place = { sourceStart: count(), sourceEnd: count() }

export const planShape = shape('plan', ['draft', 'inForce', 'withdrawn'], {
  document: ref(officialDocumentShape),
  title: text(),
  number: code('documentNo', { optional: true }),
  issuer: text({ optional: true }),
  startsOn: day({ optional: true }),
  endsOn: day({ optional: true, after: 'startsOn' }),
})

export const sectionShape = shape('section', ['read'], {
  plan: ref(planShape, { part: true }),
  clause: code('clauseNo'),
  number: text({ max: 20, optional: true }),
  title: text(),
  level: count({ max: 9 }),
  ...place,
})

export const mainTaskShape = shape('mainTask', ['drafted', 'checked', 'running', 'closed'], {
  plan: ref(planShape, { part: true }),
  clause: code('clauseNo'),
  number: text({ max: 20 }),
  title: text(),
  importance: choice(importances),
  owners: parts({
    printed: text({ max: 80 }),
    unit: ref(unitShape, { optional: true }),
    role: choice(['lead', 'responsible']),
  }),
  ...place,
})

export const targetShape = shape('target', ['drafted', 'checked', 'inForce', 'withdrawn'], {
  plan: ref(planShape, { part: true }),
  code: code('planCode'),
  clause: code('clauseNo'),
  metric: text(),
  comparator: choice(comparators),
  value: number({ digits: 4, measureUnit: 'measureUnit', optional: true }),
  valueMax: number({ digits: 4, measureUnit: 'measureUnit', optional: true }),
  measureUnit: text({ max: 20, optional: true }),
  deadline: day({ optional: true }),
  kind: choice(targetKinds),
  quote: longText({ max: 2_000 }),
  ...place,
})

export const findingShape = shape('finding', ['open', 'ruled'], {
  plan: ref(planShape, { part: true }),
  kind: text({ max: 60 }),
  severity: choice(['info', 'warn', 'conflict']),
  note: longText({ max: 2_000 }),
  places: parts(place),
  ruling: longText({ max: 2_000, later: true }),
})

export const plan = record(planShape, {
  moves: {
    read: {
      from: 'new',
      to: 'draft',
      by: 'office',
      asks: ['document'],
      check: [given(rule.documentReads, p => ({ document: one(officialDocumentShape, p.document) }))],
      sets: given(rule.headOfReading, p => ({ document: one(officialDocumentShape, p.document) })),
      also: {
        moves: ['section.read', 'mainTask.draft', 'target.draft', 'finding.note'],
        plan: given(rule.draftFromReading, p => ({
          document: one(officialDocumentShape, p.document),
          units: many(unitShape, { state: 'active' }),
        })),
      },
    },
    confirm: {
      from: 'draft',
      to: 'inForce',
      by: 'office',
      check: [
        given(rule.notYetInForce, () => ({ standing: many(planShape, { state: 'inForce' }) })),
        given(rule.everythingChecked, p => ({
          tasks: howMany(mainTaskShape, { plan: p.id, state: 'drafted' }),
          targets: howMany(targetShape, { plan: p.id, state: 'drafted' }),
        })),
        given(rule.conflictsRuled, p => ({ open: howMany(findingShape, { plan: p.id, severity: 'conflict', state: 'open' }) })),
      ],
      also: {
        moves: ['mainTask.assign', 'target.enter'],
        plan: given(rule.bringIntoForce, p => ({
          tasks: many(mainTaskShape, { plan: p.id, state: 'checked' }),
          targets: many(targetShape, { plan: p.id, state: 'checked' }),
        })),
      },
      irreversible: true,
    },
    withdraw: { from: 'draft', to: 'withdrawn', by: 'office', reason: 'required' },
  },
  seenBy: {
    office: all,
    leader: all,
    scienceBureau: all,
    assessor: all,
    finance: all,
    supervision: all,
    approver: all,
    audit: all,
    unitHead: { see: 'all', in: ['inForce'] },
    liaison: { see: 'all', in: ['inForce'] },
    public: { see: 'all', in: ['inForce'] },
  },
  title: 'title',
  list: { columns: ['number', 'title', 'startsOn', 'endsOn', 'state'], filters: ['state'], search: ['title', 'number'] },
})

const insiders = {
  office: all,
  leader: all,
  scienceBureau: all,
  assessor: all,
  finance: all,
  supervision: all,
  approver: all,
  audit: all,
  unitHead: all,
  liaison: all,
} as const

export const section = record(sectionShape, {
  moves: {
    read: {
      from: 'new',
      to: 'read',
      by: 'calendar',
      asks: ['plan', 'clause', 'number', 'title', 'level', 'sourceStart', 'sourceEnd'],
    },
  },
  seenBy: insiders,
  title: 'title',
  list: { columns: ['clause', 'number', 'title', 'level'], filters: ['plan'], search: ['title'] },
})

export const mainTask = record(mainTaskShape, {
  moves: {
    draft: {
      from: 'new',
      to: 'drafted',
      by: 'calendar',
      asks: ['plan', 'clause', 'number', 'title', 'importance', 'owners', 'sourceStart', 'sourceEnd'],
    },
    check: { from: 'drafted', to: 'checked', by: 'office' },
    correct: {
      from: ['drafted', 'checked'],
      to: 'checked',
      by: 'office',
      asks: ['title', 'importance', 'owners'],
      reason: 'required',
    },
    assign: { from: 'checked', to: 'running', by: 'calendar', tells: ['liaison', 'unitHead'] },
    reassign: {
      from: 'running',
      to: 'same',
      by: 'office',
      asks: ['owners'],
      reason: 'required',
      tells: ['liaison', 'unitHead'],
    },
    close: { from: 'running', to: 'closed', by: 'office', reason: 'required', irreversible: true },
  },
  seenBy: {
    office: all,
    leader: all,
    scienceBureau: all,
    assessor: all,
    finance: all,
    supervision: all,
    approver: all,
    audit: all,
    unitHead: own('owners.unit'),
    liaison: own('owners.unit'),
  },
  sameOnce: ['plan', 'clause'],
  title: 'title',
  list: {
    columns: ['clause', 'title', 'importance', 'state'],
    filters: ['plan', 'importance', 'state'],
    search: ['title', 'clause'],
  },
})

export const target = record(targetShape, {
  moves: {
    draft: {
      from: 'new',
      to: 'drafted',
      by: 'calendar',
      asks: [
        'plan',
        'code',
        'clause',
        'metric',
        'comparator',
        'value',
        'valueMax',
        'measureUnit',
        'deadline',
        'kind',
        'quote',
        'sourceStart',
        'sourceEnd',
      ],
    },
    check: { from: 'drafted', to: 'checked', by: 'office' },
    correct: {
      from: ['drafted', 'checked'],
      to: 'checked',
      by: 'office',
      asks: ['metric', 'comparator', 'value', 'valueMax', 'measureUnit', 'deadline', 'kind'],
      reason: 'required',
    },
    enter: { from: 'checked', to: 'inForce', by: 'calendar' },
    change: { from: 'inForce', to: 'same', by: 'calendar', asks: ['value', 'deadline'] },
    strike: { from: ['drafted', 'checked'], to: 'withdrawn', by: 'office', reason: 'required' },
  },
  seenBy: { ...insiders, public: { see: 'all', in: ['inForce'] } },
  sameOnce: ['plan', 'code'],
  title: 'metric',
  list: {
    columns: ['code', 'clause', 'metric', 'comparator', 'value', 'measureUnit', 'deadline', 'state'],
    filters: ['plan', 'kind', 'state'],
    search: ['metric', 'code'],
  },
})

export const finding = record(findingShape, {
  moves: {
    note: { from: 'new', to: 'open', by: 'calendar', asks: ['plan', 'kind', 'severity', 'note', 'places'] },
    rule: { from: 'open', to: 'ruled', by: 'office', asks: ['ruling'] },
    reopen: { from: 'ruled', to: 'open', by: 'office', reason: 'required' },
  },
  seenBy: insiders,
  title: 'note',
  list: { columns: ['severity', 'note', 'ruling', 'state'], filters: ['plan', 'severity', 'state'], search: ['note'] },
})

export const plans = room('plan', { version: 2, records: [plan, section, mainTask, target, finding] })
