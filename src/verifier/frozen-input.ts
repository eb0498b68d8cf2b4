import { compare, isNegative, one, parseRational, sum } from './rational.ts'

/** The frozen input of a run as it stands in a bundle; decimals are texts. */
export interface FrozenInput {
  /** absent: 1.0.0 */
  readonly rules?: string
  readonly cutOff: string
  readonly scheme: FrozenScheme
  readonly facts: readonly FrozenFact[]
  readonly measures: readonly FrozenMeasures[]
  readonly conduct: readonly FrozenConduct[]
  readonly adjustments: readonly FrozenAdjustment[]
  readonly vetoes: readonly FrozenVeto[]
  readonly tieOrder?: readonly string[]
  readonly selfReviews?: readonly FrozenSelfReview[]
  readonly falsified?: readonly FrozenFalsified[]
  readonly cases?: readonly { readonly id: string }[]
  readonly rulings?: readonly { readonly id: string }[]
}

export interface FrozenSelfReview {
  readonly unit: string
  readonly indicator: string
  readonly claimed: string
}

/** A proven case: the figure or the evidence of one indicator was falsified by one unit. */
export interface FrozenFalsified {
  readonly id: string
  readonly unit: string
  readonly indicator: string
}

export type Role = 'lead' | 'coLead' | 'responsible' | 'collaborating'

export interface FrozenScheme {
  readonly id: string
  readonly year: number
  readonly version: string
  readonly units: readonly { readonly unit: string; readonly group: string }[]
  readonly lines: readonly FrozenLine[]
  readonly tasks: readonly FrozenTask[]
  readonly sharing: 'ownMeasures' | 'jointCredit' | 'pointSplit'
  readonly coefficients: Readonly<Record<Role, string>>
  readonly alpha: Readonly<Record<Role, string>>
  readonly split: { readonly lead: string; readonly responsible: string }
  readonly importance: Readonly<Record<string, string>>
  readonly blocks: { readonly targets: string; readonly tasks: string; readonly process: string }
  readonly blocksWithoutTargets: { readonly tasks: string; readonly process: string }
  readonly limits: { readonly bonus: string; readonly deduction: string; readonly total: string }
  readonly gradeLines: { readonly excellent: string; readonly good: string; readonly pass: string }
  readonly quotas: { readonly excellent: string; readonly good: string }
  readonly deviation?: FrozenDeviation
}

/** Shares of the verified figure, points a line, and points of all lines at most. */
export interface FrozenDeviation {
  readonly tolerance: string
  readonly inquiry: string
  readonly points: string
  readonly limit: string
}

export interface FrozenLine {
  readonly indicator: string
  readonly name: string
  readonly weight: string
  readonly fn: string
  readonly params: Readonly<Record<string, unknown>>
  readonly owners: readonly FrozenOwner[]
}
export interface FrozenOwner {
  readonly unit: string
  readonly role: Role
  readonly tasks: readonly string[]
}
export interface FrozenTask {
  readonly task: string
  readonly name: string
  readonly importance: string
  readonly owners: readonly { readonly unit: string; readonly role: Role }[]
}

export type Status = 'missing' | 'notApplicable' | 'provisional' | 'final'

export interface FrozenFact {
  readonly indicator: string
  readonly value: string | null
  readonly baseline: string | null
  readonly previous: string | null
  readonly status: Status
  readonly factIds: readonly string[]
  readonly inputs?: Readonly<Record<string, unknown>>
}
export interface FrozenMilestone {
  readonly id: string
  readonly weight: string
  readonly dueOn: string
  readonly extendedTo: string | null
  readonly doneOn: string | null
  readonly quality: string
}
export interface FrozenMeasures {
  readonly unit: string
  readonly task: string
  readonly milestones: readonly FrozenMilestone[]
}
export interface FrozenConduct {
  readonly unit: string
  readonly reportsLateShort: number
  readonly reportsLateLong: number
  readonly reportsMissing: number
  readonly returns: number
  readonly decisionsDue: number
  readonly decisionsOnTime: number
  readonly slipRepliesLate: number
  readonly absences: number
}
export interface FrozenAdjustment {
  readonly id: string
  readonly unit: string
  readonly kind: 'bonus' | 'deduction'
  readonly points: string
  readonly matter: string
  readonly toleratedBy: string | null
}
export interface FrozenVeto {
  readonly id: string
  readonly unit: string
  readonly effect: 'capAtPass' | 'fail'
}

/** @returns the path of the first field that cannot be read, null when the whole input can be computed */
export const faultIn = (input: unknown): string | null => frozenInput(input, '') ?? twice(input as FrozenInput)

/** A form says where a value fails it, null where it holds. */
export type Form = (value: unknown, path: string) => string | null

const when =
  (holds: (value: unknown) => boolean): Form =>
  (value, path) =>
    holds(value) ? null : path
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const at = (path: string, step: string | number): string => (path === '' ? String(step) : `${path}.${step}`)

export const text: Form = when(value => typeof value === 'string')
const decimal: Form = when(value => typeof value === 'string' && parseRational(value) !== null)
const within = (value: unknown, max: boolean): boolean => {
  const read = typeof value === 'string' ? parseRational(value) : null
  return read !== null && !isNegative(read) && (!max || compare(read, one) <= 0)
}
export const positive: Form = when(value => within(value, false))
export const share: Form = when(value => within(value, true))
export const count: Form = when(value => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0)
const day: Form = when(value => typeof value === 'string' && dayNumber(value) !== null)
const object: Form = when(isObject)
export const oneOf = (...choices: readonly string[]): Form => when(value => choices.includes(value as string))
const orNull =
  (form: Form): Form =>
  (value, path) =>
    value === null || value === undefined ? null : form(value, path)
/** A table or value that older inputs have not; null is not absent. */
const orAbsent =
  (form: Form): Form =>
  (value, path) =>
    value === undefined ? null : form(value, path)
export const each =
  (form: Form): Form =>
  (value, path) => {
    if (!Array.isArray(value)) return path
    for (const [place, entry] of (value as readonly unknown[]).entries()) {
      const fault = form(entry, at(path, place))
      if (fault !== null) return fault
    }
    return null
  }
export const fields =
  (forms: Readonly<Record<string, Form>>): Form =>
  (value, path) => {
    if (!isObject(value)) return path
    for (const [name, form] of Object.entries(forms)) {
      const fault = form(Object.hasOwn(value, name) ? value[name] : undefined, at(path, name))
      if (fault !== null) return fault
    }
    return null
  }
export const all = (names: readonly string[], form: Form): Form => fields(Object.fromEntries(names.map(name => [name, form])))

/** Shares of a group that together are not more than the group. */
const quotas: Form = (value, path) => {
  const fault = all(['excellent', 'good'], share)(value, path)
  if (fault !== null) return fault
  const places = Object.values(value as FrozenScheme['quotas']).map(each => parseRational(each) ?? one)
  return compare(sum(places), one) > 0 ? path : null
}

const roles = ['lead', 'coLead', 'responsible', 'collaborating']
const role = oneOf(...roles)
const frozenInput = fields({
  rules: orAbsent(oneOf('1.1.0')),
  cutOff: text,
  scheme: fields({
    id: text,
    year: count,
    version: text,
    units: each(fields({ unit: text, group: text })),
    lines: each(
      fields({
        indicator: text,
        name: text,
        weight: positive,
        fn: text,
        params: object,
        owners: each(fields({ unit: text, role, tasks: each(text) })),
      }),
    ),
    tasks: each(
      fields({
        task: text,
        name: text,
        importance: oneOf('key', 'normal', 'support'),
        owners: each(fields({ unit: text, role })),
      }),
    ),
    sharing: oneOf('ownMeasures', 'jointCredit', 'pointSplit'),
    coefficients: all(roles, positive),
    alpha: all(roles, share),
    split: all(['lead', 'responsible'], share),
    importance: all(['key', 'normal', 'support'], positive),
    blocks: all(['targets', 'tasks', 'process'], share),
    blocksWithoutTargets: all(['tasks', 'process'], share),
    limits: all(['bonus', 'deduction', 'total'], positive),
    gradeLines: all(['excellent', 'good', 'pass'], positive),
    quotas,
    deviation: orAbsent(all(['tolerance', 'inquiry', 'points', 'limit'], positive)),
  }),
  facts: each(
    fields({
      indicator: text,
      value: orNull(decimal),
      baseline: orNull(decimal),
      previous: orNull(decimal),
      status: oneOf('missing', 'notApplicable', 'provisional', 'final'),
      factIds: each(text),
      inputs: orNull(object),
    }),
  ),
  measures: each(
    fields({
      unit: text,
      task: text,
      milestones: each(
        fields({ id: text, weight: positive, dueOn: day, extendedTo: orNull(day), doneOn: orNull(day), quality: share }),
      ),
    }),
  ),
  conduct: each(
    fields({
      unit: text,
      ...Object.fromEntries(
        [
          'reportsLateShort',
          'reportsLateLong',
          'reportsMissing',
          'returns',
          'decisionsDue',
          'decisionsOnTime',
          'slipRepliesLate',
          'absences',
        ].map(name => [name, count]),
      ),
    }),
  ),
  adjustments: each(
    fields({
      id: text,
      unit: text,
      kind: oneOf('bonus', 'deduction'),
      points: positive,
      matter: text,
      toleratedBy: orNull(text),
    }),
  ),
  vetoes: each(fields({ id: text, unit: text, effect: oneOf('capAtPass', 'fail') })),
  tieOrder: orNull(each(text)),
  selfReviews: orAbsent(each(fields({ unit: text, indicator: text, claimed: decimal }))),
  falsified: orAbsent(each(fields({ id: text, unit: text, indicator: text }))),
  cases: orAbsent(
    each(
      fields({
        id: text,
        number: orNull(text),
        unit: text,
        subject: oneOf('figure', 'adjustment', 'conduct', 'measures'),
        of: text,
      }),
    ),
  ),
  rulings: orAbsent(each(fields({ id: text, kind: text, ruling: text }))),
})

/** Two figures under one key contradict each other, and the order of rows would decide. */
function twice(input: FrozenInput): string | null {
  const keys: readonly (readonly [string, readonly string[]])[] = [
    ['facts', input.facts.map(fact => fact.indicator)],
    ['measures', input.measures.map(({ unit, task }) => JSON.stringify([unit, task]))],
    ['conduct', input.conduct.map(({ unit }) => unit)],
    ['scheme.units', input.scheme.units.map(({ unit }) => unit)],
    ['scheme.lines', input.scheme.lines.map(({ indicator }) => indicator)],
    ['scheme.tasks', input.scheme.tasks.map(({ task }) => task)],
    ...(['adjustments', 'vetoes', 'falsified', 'cases', 'rulings'] as const).map(
      name => [name, (input[name] ?? []).map(({ id }) => id)] as const,
    ),
    ['selfReviews', (input.selfReviews ?? []).map(({ unit, indicator }) => JSON.stringify([unit, indicator]))],
  ]
  for (const [name, list] of keys) {
    const seen = new Set<string>()
    for (const [place, key] of list.entries()) {
      if (seen.has(key)) return `${name}.${place}`
      seen.add(key)
    }
  }
  return null
}

/** Days since 1970-01-01 of a civil day; null where the calendar has no such day. */
export function dayNumber(value: string): number | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  if (!found) return null
  const [year, month, date] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const instant = new Date(Date.UTC(year, month - 1, date))
  return instant.getUTCMonth() === month - 1 && instant.getUTCDate() === date ? instant.getTime() / 86_400_000 : null
}
