/**
 * Who: units that carry duty, people, organisations of the economy, and the posts people hold.
 *
 * A duty belongs to a unit, a right to a post; a person without a post can do nothing.
 *
 * @source action plan, clause 4.1 and 4.4
 */
import {
  all,
  choice,
  code,
  count,
  day,
  given,
  howMany,
  inForce,
  longText,
  money,
  one,
  own,
  parameter,
  parts,
  record,
  ref,
  roles,
  room,
  shape,
  text,
  yes,
} from '#define'
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

export const organisationKinds = [
  'company',
  'jointStock',
  'partnership',
  'soleProprietorship',
  'foreignInvested',
  'cooperative',
  'institution',
  'branch',
  'soleTrader',
  'other',
] as const
export const controls = ['state', 'collective', 'private', 'hongKongMacaoTaiwan', 'foreign', 'other'] as const
/** The eight fields supported by the state. @source measures for certifying high-tech enterprises, 2016, article 11 */
export const technologyFields = [
  'electronics',
  'biomedicine',
  'aerospace',
  'newMaterials',
  'technologyServices',
  'energy',
  'environment',
  'manufacturing',
] as const
export const listings = ['none', 'listed', 'neeq', 'regionalBoard'] as const

/** A firm that ends within this many months of its registration has never been a new firm. */
export const newFirmMonths = parameter('newFirmMonths', count({ min: 1 }), {
  starts: 6,
  basis: 'house default until the city rules',
  tag: 'D',
})

/**
 * One organisation is one record, known by its credit code: names change, seats move, firms merge, and the record stays.
 * Where it is registered, where it pays tax and whether it is counted in the statistics are three separate claims.
 */
export const organisationShape = shape('organisation', ['active', 'abnormal', 'movedOut', 'merged', 'ended'], {
  creditCode: code('creditCode', { unique: 'ever' }),
  name: text(),
  size: choice(organisationSizes),
  isInZone: yes(),
  isTaxedInZone: yes({ optional: true }),
  isCountedInZone: yes({ optional: true }),
  countedFrom: day({ optional: true }),
  countedUntil: day({ optional: true, after: 'countedFrom' }),
  kind: choice(organisationKinds, { optional: true }),
  legalRepresentative: text({ optional: true, max: 60 }),
  registeredCapitalFen: money({ optional: true }),
  registeredOn: day({ optional: true }),
  authority: text({ optional: true, max: 60 }),
  address: text({ optional: true }),
  park: text({ optional: true, max: 60 }),
  industryCode: code('industryCode', { optional: true }),
  isAboveScale: yes({ optional: true }),
  control: choice(controls, { optional: true }),
  technologyField: choice(technologyFields, { optional: true }),
  listing: choice(listings, { optional: true }),
  listedOn: day({ optional: true }),
  controller: text({ optional: true, max: 60 }),
  parent: ref('parties.organisation', { optional: true }),
  enteredZoneOn: day({ optional: true }),
  enteredFrom: text({ optional: true, max: 60 }),
  leftZoneOn: day({ optional: true, after: 'enteredZoneOn' }),
  leftTo: text({ optional: true, max: 60 }),
  isShortLived: yes({ optional: true }),
  successor: ref('parties.organisation', { later: true }),
  formerNames: parts({ name: text(), until: day() }),
  earlierStays: parts({ from: day(), left: day() }),
  earlierScopes: parts({ from: day(), left: day() }),
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

/** How often somebody is written to: each time something happens, or once a day with everything together. */
export const rhythms = ['each', 'daily'] as const

/** Where a person wants to be told besides the pages. Personal data: its owner alone sees it, and only in part. */
export const contactShape = shape('contact', ['used', 'ended'], {
  person: ref(personShape, { unique: 'amongOpen' }),
  email: text({ optional: true, max: 120, masked: { show: 'ends', purpose: 'notices by mail' } }),
  gatewayUser: text({ optional: true, max: 80, masked: { show: 'ends', purpose: 'notices by government messenger' } }),
  rhythm: choice(rhythms),
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

const entered = [
  'size',
  'isInZone',
  'isTaxedInZone',
  'isCountedInZone',
  'countedFrom',
  'countedUntil',
  'kind',
  'legalRepresentative',
  'registeredCapitalFen',
  'registeredOn',
  'authority',
  'address',
  'park',
  'industryCode',
  'isAboveScale',
  'control',
  'technologyField',
  'listing',
  'listedOn',
  'controller',
  'parent',
  'enteredZoneOn',
  'enteredFrom',
] as const
const registrars = ['caseOfficer', 'zoneDepartment'] as const
const standing = ['active', 'abnormal'] as const
const asStored = (o: { readonly id: string }) => ({ before: one(organisationShape, o.id) })
const whatTheZoneKnows = [
  'isTaxedInZone',
  'isCountedInZone',
  'countedFrom',
  'countedUntil',
  'earlierScopes',
  'isShortLived',
] as const

export const organisation = record(organisationShape, {
  moves: {
    enter: {
      from: 'new',
      to: 'active',
      by: registrars,
      asks: ['creditCode', 'name', ...entered],
      check: [rule.daysInOrder, rule.countedSince],
      sets: rule.seatedSince,
    },
    correct: {
      from: standing,
      to: 'same',
      by: registrars,
      asks: ['name', ...entered],
      check: [rule.daysInOrder, rule.countedSince],
      sets: given(rule.nameKept, asStored),
      reason: 'required',
    },
    markAbnormal: { from: 'active', to: 'abnormal', by: registrars, reason: 'required' },
    restore: { from: 'abnormal', to: 'active', by: registrars, reason: 'required' },
    enterScope: {
      from: standing,
      to: 'same',
      by: 'zoneDepartment',
      asks: ['countedFrom'],
      check: [given(rule.scopeDayKnown, asStored)],
      sets: given(rule.intoScope, asStored),
      reason: 'required',
    },
    leaveScope: {
      from: standing,
      to: 'same',
      by: 'zoneDepartment',
      asks: ['countedUntil'],
      check: [rule.scopeEndKnown],
      sets: rule.outOfScope,
      reason: 'required',
    },
    moveOut: {
      from: standing,
      to: 'movedOut',
      by: 'zoneDepartment',
      asks: ['leftZoneOn', 'leftTo'],
      check: [rule.leftAfterEntering],
      sets: rule.leftZone,
      reason: 'required',
    },
    moveIn: {
      from: 'movedOut',
      to: 'active',
      by: 'zoneDepartment',
      asks: ['enteredZoneOn', 'enteredFrom'],
      check: [given(rule.backAfterLeaving, asStored)],
      sets: given(rule.backInZone, asStored),
      reason: 'required',
    },
    merge: {
      from: standing,
      to: 'merged',
      by: 'zoneDepartment',
      asks: ['successor', 'leftZoneOn'],
      check: [given(rule.successorStands, o => ({ other: one(organisationShape, o.successor) })), rule.leftAfterEntering],
      sets: rule.leftZone,
      reason: 'required',
      irreversible: true,
    },
    end: {
      from: [...standing, 'movedOut'],
      to: 'ended',
      by: 'zoneDepartment',
      asks: ['leftZoneOn'],
      check: [rule.leftAfterEntering],
      sets: given(rule.endedWithin, () => ({ months: inForce(newFirmMonths) })),
      reason: 'required',
    },
  },
  seenBy: {
    ...everyoneInside,
    firm: { see: 'all', hides: whatTheZoneKnows },
    provider: { see: 'all', hides: whatTheZoneKnows },
    expert: { see: 'all', hides: whatTheZoneKnows },
  },
  imports: { by: ['creditCode'], corrects: 'correct' },
  title: 'name',
  list: {
    columns: ['creditCode', 'name', 'size', 'industryCode', 'park', 'enteredZoneOn', 'state'],
    filters: ['size', 'kind', 'isInZone', 'isCountedInZone', 'state'],
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

/** Everybody who can sign in, the administrators included: they are told about their own work as well. */
const everyoneOwn = Object.fromEntries(roles.filter(role => role !== 'public').map(role => [role, own('person')])) as Readonly<
  Record<Exclude<(typeof roles)[number], 'public'>, ReturnType<typeof own<'person'>>>
>
const everyone = roles.filter(role => role !== 'public')

/** An address is ended and entered anew, never edited: a masked value cannot be read back into a form. */
export const contact = record(contactShape, {
  moves: {
    enter: {
      from: 'new',
      to: 'used',
      by: everyone,
      asks: ['person', 'email', 'gatewayUser', 'rhythm'],
      check: [rule.reachable],
    },
    end: { from: 'used', to: 'ended', by: everyone },
  },
  seenBy: everyoneOwn,
  title: 'rhythm',
  list: { columns: ['person', 'email', 'gatewayUser', 'rhythm', 'state'], filters: ['state'] },
})

export const parties = room('parties', {
  version: 1,
  records: [unit, organisation, person, post, contact],
  parameters: [newFirmMonths],
})
