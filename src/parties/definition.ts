/**
 * Who: units that carry duty, people, organisations of the economy, and the posts people hold.
 *
 * A duty belongs to a unit, a right to a post; a person without a post can do nothing.
 *
 * @source action plan, clause 4.1 and 4.4
 */
import { all, choice, code, day, given, howMany, longText, own, record, ref, roles, room, shape, text, yes } from '#define'
import * as rule from './rules.ts'

const everyoneInside = {
  office: all,
  leader: all,
  scienceBureau: all,
  unitHead: all,
  liaison: all,
  assessor: all,
  finance: all,
  supervision: all,
  approver: all,
  caseOfficer: all,
  zoneDepartment: all,
  discipline: all,
  audit: all,
} as const

export const unitKinds = [
  'partyBody',
  'legislature',
  'department',
  'zone',
  'government',
  'institution',
  'centralBranch',
  'collective',
] as const

export const unitShape = shape('unit', ['active', 'merged'], {
  name: text({ unique: 'ever' }),
  shortName: text({ max: 40 }),
  nameEnglish: text({ optional: true }),
  kind: choice(unitKinds),
  aliases: longText({ optional: true }),
  successor: ref('parties.unit', { later: true }),
})

export const organisationSizes = ['large', 'medium', 'small', 'micro', 'team'] as const

export const organisationShape = shape('organisation', ['active', 'ended'], {
  creditCode: code('creditCode', { unique: 'ever' }),
  name: text(),
  size: choice(organisationSizes),
  isInZone: yes(),
  controller: text({ optional: true, max: 60 }),
})

export const personShape = shape('person', ['active', 'left'], {
  name: text({ max: 60 }),
  account: text({ unique: 'ever', min: 3, max: 40 }),
  unit: ref(unitShape, { optional: true }),
  organisation: ref(organisationShape, { optional: true }),
})

export const postShape = shape('post', ['held', 'ended'], {
  person: ref(personShape),
  role: choice(roles),
  unit: ref(unitShape, { optional: true }),
  organisation: ref(organisationShape, { optional: true }),
  fromDay: day(),
  untilDay: day({ optional: true, after: 'fromDay' }),
})

export const unit = record(unitShape, {
  moves: {
    enter: { from: 'new', to: 'active', by: 'office', asks: ['name', 'shortName', 'nameEnglish', 'kind', 'aliases'] },
    rename: {
      from: 'active',
      to: 'same',
      by: 'office',
      asks: ['name', 'shortName', 'nameEnglish', 'aliases'],
      reason: 'required',
    },
    merge: { from: 'active', to: 'merged', by: 'office', asks: ['successor'], reason: 'required', irreversible: true },
  },
  seenBy: { ...everyoneInside, firm: all, provider: all, expert: all, public: all, securityAdmin: all, systemAdmin: all },
  title: 'shortName',
  list: {
    columns: ['shortName', 'name', 'kind', 'state'],
    filters: ['kind', 'state'],
    search: ['name', 'shortName', 'aliases'],
  },
})

export const organisation = record(organisationShape, {
  moves: {
    enter: {
      from: 'new',
      to: 'active',
      by: ['caseOfficer', 'zoneDepartment'],
      asks: ['creditCode', 'name', 'size', 'isInZone', 'controller'],
    },
    correct: {
      from: 'active',
      to: 'same',
      by: ['caseOfficer', 'zoneDepartment'],
      asks: ['name', 'size', 'isInZone', 'controller'],
      reason: 'required',
    },
    end: { from: 'active', to: 'ended', by: 'zoneDepartment', reason: 'required' },
  },
  seenBy: { ...everyoneInside, firm: all, provider: all, expert: all },
  title: 'name',
  list: {
    columns: ['creditCode', 'name', 'size', 'isInZone', 'state'],
    filters: ['size', 'isInZone', 'state'],
    search: ['name', 'creditCode'],
  },
})

export const person = record(personShape, {
  moves: {
    enter: { from: 'new', to: 'active', by: 'systemAdmin', asks: ['name', 'account', 'unit', 'organisation'] },
    leave: { from: 'active', to: 'left', by: 'systemAdmin', reason: 'required' },
  },
  seenBy: { ...everyoneInside, firm: all, provider: all, expert: all, securityAdmin: all, systemAdmin: all },
  title: 'name',
  list: {
    columns: ['name', 'account', 'unit', 'organisation', 'state'],
    filters: ['unit', 'state'],
    search: ['name', 'account'],
  },
})

export const post = record(postShape, {
  moves: {
    grant: {
      from: 'new',
      to: 'held',
      by: 'securityAdmin',
      asks: ['person', 'role', 'unit', 'organisation', 'fromDay', 'untilDay'],
      check: [
        rule.placeNamed,
        given(rule.administratorsApart, p => ({
          others: howMany(postShape, { person: p.person, state: 'held', role: rule.rolesApart(p.role) }),
        })),
      ],
    },
    end: { from: 'held', to: 'ended', by: 'securityAdmin', reason: 'required' },
  },
  seenBy: { securityAdmin: all, systemAdmin: all, office: all, liaison: own('unit'), unitHead: own('unit') },
  title: 'role',
  list: {
    columns: ['person', 'role', 'unit', 'organisation', 'fromDay', 'untilDay', 'state'],
    filters: ['role', 'unit', 'state'],
  },
})

export const parties = room('parties', { version: 1, records: [unit, organisation, person, post] })
