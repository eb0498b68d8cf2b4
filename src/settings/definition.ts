/**
 * Settings: the numbers of rules that are no law. Each definition says with what value a house starts and on what basis;
 * from a day on another value holds, once somebody has proposed it and the leading group has approved it.
 *
 * A case keeps the value of the day it was filed on; nothing reaches back.
 *
 * @source action plan, clause 4.4
 */
import { all, code, day, evidence, record, room, shape, text } from '#define'
import * as rule from './rules.ts'

export const settingShape = shape('setting', ['proposed', 'inForce', 'refused', 'withdrawn'], {
  /** `area.name` of the parameter, as its definition calls it */
  parameter: code('parameter'),
  /** which of its values, where a parameter is kept by a choice */
  key: code('parameterKey', { optional: true }),
  /** as the wire writes it: a whole number as digits, a share in ten thousandths, money in fen */
  value: code('settingValue'),
  fromDay: day(),
  basis: text({ max: 300 }),
  document: evidence({ optional: true }),
})

export const setting = record(settingShape, {
  moves: {
    propose: {
      from: 'new',
      to: 'proposed',
      by: 'office',
      asks: ['parameter', 'key', 'value', 'fromDay', 'basis', 'document'],
      check: [rule.reachesNotBack],
      tells: ['leader'],
    },
    approve: {
      from: 'proposed',
      to: 'inForce',
      by: 'leader',
      apart: ['propose'],
      check: [rule.reachesNotBack],
      irreversible: true,
      tells: ['office'],
    },
    refuse: { from: 'proposed', to: 'refused', by: 'leader', reason: 'required', tells: ['office'] },
    withdraw: { from: 'proposed', to: 'withdrawn', by: 'office' },
  },
  seenBy: {
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
  },
  title: 'parameter',
  list: {
    columns: ['parameter', 'key', 'value', 'fromDay', 'basis', 'state'],
    filters: ['parameter', 'state'],
    search: ['parameter', 'basis'],
    newest: 'fromDay',
  },
})

export const settings = room('settings', { version: 1, records: [setting] })
