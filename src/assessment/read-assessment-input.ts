import { canonical, type Day, dayAt, Decimal, done, type Outcome, parseDay, parseDecimal, refused } from '#base'
import {
  type AssessmentInput,
  type AssessmentScheme,
  type DecimalText,
  dutyRoles,
  type FactStatus,
  type IndicatorFact,
  importances,
  type LineOwner,
  type SchemeLine,
  sharings,
} from './assessment-input.ts'
import { choice, fields, list, optional, type Reader, whole } from './functions/fields.ts'
import type { ScoreRefusal } from './functions/score.ts'

/**
 * Parse the frozen input of a run, as it stands in a bundle: after this `assess` cannot fail on it.
 *
 * Fields that are not part of an input (notes, tags of basis, measure units) are dropped; everything else is kept as text.
 *
 * @returns `input_missing`, `input_malformed` or `input_out_of_range` with the path of the first field that cannot be read;
 *   then `input_twice` for a second row under one key, `quotas_over_whole` for grade quotas of more than 1 together, and
 *   `fact_from_the_future` for work done after the cut-off
 */
export function readAssessmentInput(input: unknown): Outcome<AssessmentInput, ScoreRefusal> {
  const read = frozenInput(input, '')
  if (!read.ok) return read
  return twiceIn(read.value) ?? overWhole(read.value.scheme) ?? inFuture(read.value) ?? read
}

/** Parse a scheme, as it stands in the data of the project or in a bundle. */
export const readScheme = (input: unknown): Outcome<AssessmentScheme, ScoreRefusal> => scheme(input, '')

/** Two rows under one key contradict each other, and their order would decide. */
function twiceIn({ scheme, ...tables }: AssessmentInput): Outcome<never, ScoreRefusal> | null {
  const keys: Readonly<Record<string, readonly string[]>> = {
    'scheme.units': scheme.units.map(each => each.unit),
    'scheme.lines': scheme.lines.map(each => each.indicator),
    'scheme.tasks': scheme.tasks.map(each => each.task),
    facts: tables.facts.map(each => each.indicator),
    measures: tables.measures.map(each => canonical([each.unit, each.task])),
    conduct: tables.conduct.map(each => each.unit),
    adjustments: tables.adjustments.map(each => each.id),
    vetoes: tables.vetoes.map(each => each.id),
    selfReviews: (tables.selfReviews ?? []).map(each => canonical([each.unit, each.indicator])),
    falsified: (tables.falsified ?? []).map(each => each.id),
    cases: (tables.cases ?? []).map(each => each.id),
    rulings: (tables.rulings ?? []).map(each => each.id),
  }
  for (const [table, names] of Object.entries(keys)) {
    const seen = new Set<string>()
    for (const [at, name] of names.entries()) {
      if (seen.has(name)) return refused('input_twice', { value: name }, `${table}.${at}`)
      seen.add(name)
    }
  }
  return null
}

function overWhole({ quotas: { excellent, good } }: AssessmentScheme): Outcome<never, ScoreRefusal> | null {
  const sum = new Decimal(excellent).plus(good)
  return sum.gt(1) ? refused('quotas_over_whole', { excellent, good, sum: sum.toFixed() }, 'scheme.quotas') : null
}

/** Nothing can have been done after the facts were frozen; a cut-off that is a position and no instant says nothing of days. */
function inFuture({ cutOff, measures }: AssessmentInput): Outcome<never, ScoreRefusal> | null {
  if (!instant.test(cutOff) || Number.isNaN(Date.parse(cutOff))) return null
  const last = dayAt(new Date(cutOff))
  for (const [at, { milestones }] of measures.entries())
    for (const [place, { doneOn }] of milestones.entries())
      if (doneOn !== null && doneOn > last)
        return refused('fact_from_the_future', { value: doneOn, cutOff: last }, `measures.${at}.milestones.${place}.doneOn`)
  return null
}
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Named fields out of a larger object; an absent optional field stays absent. */
const known = <T>(shape: Readonly<Record<string, Reader<unknown>>>): Reader<T> => {
  const reader = fields(shape)
  return (value, where) => {
    if (!isObject(value)) return reader(value, where) as Outcome<T, ScoreRefusal>
    const part = Object.fromEntries(
      Object.keys(shape).flatMap(name => (Object.hasOwn(value, name) ? [[name, value[name]]] : [])),
    )
    const read = reader(part, where)
    if (!read.ok) return read
    return done(Object.fromEntries(Object.entries(read.value).filter(([, field]) => field !== undefined)) as T)
  }
}

const text: Reader<string> = (value, where) =>
  value === undefined || value === null
    ? refused('input_missing', {}, where)
    : typeof value === 'string'
      ? done(value)
      : refused('input_malformed', { value: String(value).slice(0, 60) }, where)

const checked =
  (holds: (text: string) => boolean): Reader<string> =>
  (value, where) => {
    const read = text(value, where)
    return read.ok && !holds(read.value) ? refused('input_malformed', { value: read.value.slice(0, 60) }, where) : read
  }
const decimalText: Reader<DecimalText> = checked(value => parseDecimal(value) !== null)
const positiveText: Reader<DecimalText> = checked(value => parseDecimal(value)?.gte(0) === true)
const shareText: Reader<DecimalText> = checked(
  value => parseDecimal(value)?.gte(0) === true && parseDecimal(value)?.lte(1) === true,
)
const dayText = checked(value => parseDay(value) !== null) as Reader<Day>
const object: Reader<Readonly<Record<string, unknown>>> = (value, where) =>
  value === undefined || value === null
    ? refused('input_missing', {}, where)
    : isObject(value)
      ? done(value)
      : refused('input_malformed', { value: String(value).slice(0, 60) }, where)
const orNull = <T>(reader: Reader<T>): Reader<T | null> => optional(reader, null)
const orAbsent = <T>(reader: Reader<T>): Reader<T | undefined> => optional(reader, undefined)
const several = <T>(reader: Reader<T>): Reader<readonly T[]> => list(reader, 0)
const each = (names: readonly string[], reader: Reader<unknown>) => known(Object.fromEntries(names.map(name => [name, reader])))

const role = choice(...dutyRoles)
const lineOwner = known<LineOwner>({ unit: text, role, tasks: several(text) })
const schemeLine = known<SchemeLine>({
  indicator: text,
  name: text,
  clauses: several(text),
  statements: orAbsent(several(text)),
  weight: positiveText,
  fn: text,
  params: object,
  owners: several(lineOwner),
})
const schemeTask = known<AssessmentScheme['tasks'][number]>({
  task: text,
  name: text,
  importance: choice(...importances),
  owners: several(known({ unit: text, role })),
})
const scheme = known<AssessmentScheme>({
  id: text,
  year: whole(1),
  version: text,
  units: several(known({ unit: text, group: text })),
  lines: several(schemeLine),
  tasks: several(schemeTask),
  sharing: choice(...sharings),
  coefficients: each(dutyRoles, positiveText),
  alpha: each(dutyRoles, shareText),
  split: each(['lead', 'responsible'], shareText),
  importance: each(importances, positiveText),
  blocks: each(['targets', 'tasks', 'process'], shareText),
  blocksWithoutTargets: each(['tasks', 'process'], shareText),
  limits: each(['bonus', 'deduction', 'total'], positiveText),
  gradeLines: each(['excellent', 'good', 'pass'], positiveText),
  // Shares of 1 at most together: `checkScheme` and `readAssessmentInput` say so in their own words.
  quotas: each(['excellent', 'good'], positiveText),
  deviation: orAbsent(each(['tolerance', 'inquiry', 'points', 'limit'], positiveText)),
})
const statuses = ['missing', 'notApplicable', 'provisional', 'final'] as const satisfies readonly FactStatus[]
const fact = known<IndicatorFact>({
  indicator: text,
  value: orNull(decimalText),
  baseline: orNull(decimalText),
  previous: orNull(decimalText),
  inputs: orAbsent(object),
  status: choice(...statuses),
  factIds: several(text),
})
const milestone = known<AssessmentInput['measures'][number]['milestones'][number]>({
  id: text,
  weight: positiveText,
  dueOn: dayText,
  extendedTo: orNull(dayText),
  doneOn: orNull(dayText),
  quality: shareText,
})
const counts = [
  'reportsLateShort',
  'reportsLateLong',
  'reportsMissing',
  'returns',
  'decisionsDue',
  'decisionsOnTime',
  'slipRepliesLate',
  'absences',
]
const conductCounts = known<AssessmentInput['conduct'][number]>({
  unit: text,
  ...Object.fromEntries(counts.map(name => [name, whole(0)])),
})
const subjects = ['figure', 'adjustment', 'conduct', 'measures'] as const
const frozenInput = known<AssessmentInput>({
  rules: orAbsent(choice('1.1.0')),
  cutOff: text,
  scheme,
  facts: several(fact),
  measures: several(known({ unit: text, task: text, milestones: several(milestone) })),
  conduct: several(conductCounts),
  adjustments: several(
    known({
      id: text,
      unit: text,
      kind: choice('bonus', 'deduction'),
      points: positiveText,
      matter: text,
      toleratedBy: orNull(text),
    }),
  ),
  vetoes: several(known({ id: text, unit: text, effect: choice('capAtPass', 'fail') })),
  tieOrder: orAbsent(several(text)),
  selfReviews: orAbsent(several(known({ unit: text, indicator: text, claimed: decimalText }))),
  falsified: orAbsent(several(known({ id: text, unit: text, indicator: text }))),
  cases: orAbsent(several(known({ id: text, number: orNull(text), unit: text, subject: choice(...subjects), of: text }))),
  rulings: orAbsent(several(known({ id: text, kind: text, ruling: text }))),
})
