import { type Day, daysBetween, day as dayOf, periodDays } from '#base'
import { type Light, lightOfTarget, lightOfTask, type LightRuling, type Milestone, ruledLight } from '#delivery'
import { currentFact, type Evidence, type Fact, type FactVerdict, type Indicator, type Known } from '#facts'
import type { Unit } from '#parties'
import type { MainTask, Plan, Section, Target } from '#plan'
import type { Catalogue } from '../catalogue.ts'
import type { Messages } from '../messages.ts'
import type { Reading, Viewer } from '../store.ts'
import { fill, say } from '../words.ts'
import type { FigureWire, LightCounts, LightWire, Mark, TreeLine, UnitName } from './answers.ts'

/** What an own query gets: the viewer's rows, the day, and words. */
export interface Asking {
  readonly reading: Reading
  readonly viewer: Viewer
  readonly day: Day
  /** the earlier day as of which everything is asked; `day` is the same day then */
  readonly known: Day | null
  readonly now: string
  readonly messages: Messages
  readonly catalogue: Catalogue
  readonly addWorkingDays: (from: Day, days: number) => Day
  readonly workingDaysBetween: (from: Day, to: Day) => number
}

const pageRows = 10_000

/** All rows that match in order of id, however many, typed by the caller who knows the address. */
export async function rowsOf<T>(
  asking: Pick<Asking, 'reading'>,
  address: string,
  where: Readonly<Record<string, unknown>> = {},
): Promise<readonly T[]> {
  // A question for one of none needs no answer.
  if (Object.values(where).some(value => Array.isArray(value) && value.length === 0)) return []
  const rows: T[] = []
  for (let page = 1; ; page++) {
    const found = await asking.reading.list(address, {
      where,
      page,
      pageSize: pageRows,
      sort: { field: 'id', descending: false },
    })
    rows.push(...(found.rows as unknown as readonly T[]))
    if (found.rows.length < pageRows) return rows
  }
}

/** Files that a row the viewer sees has named: what is named may be opened, whoever has stored it. */
export async function filesOf(
  asking: Pick<Asking, 'reading' | 'day'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Evidence>> {
  if (ids.length === 0) return new Map()
  const asked = { question: 'many', of: 'facts.evidence', where: { id: [...new Set(ids)] } } as const
  const { files } = await asking.reading.ask({ files: asked }, asking.day)
  return new Map((files as readonly Evidence[]).map(file => [file.id, file]))
}

/** One plan with everything that hangs on it, as far as the viewer may see it. */
export interface Picture {
  readonly plan: Plan & { readonly revision: number }
  readonly sections: readonly Section[]
  readonly tasks: readonly (MainTask & { readonly revision: number })[]
  readonly targets: readonly Target[]
  readonly indicators: readonly Indicator[]
  readonly facts: readonly Fact[]
  readonly verdicts: readonly FactVerdict[]
  readonly milestones: readonly Milestone[]
  /** lights somebody has ruled otherwise, while that lasts */
  readonly lightRulings: readonly LightRuling[]
  readonly units: ReadonlyMap<string, Unit>
  readonly years: readonly number[]
  readonly year: number
}

/** The plan asked for, else the one longest in force, else the newest draft; null when there is none the viewer may see. */
export async function pictureOf(
  asking: Asking,
  input: { readonly plan?: string | undefined; readonly year?: string | undefined },
): Promise<Picture | null> {
  const plans = await rowsOf<Plan & { readonly revision: number }>(asking, 'plan.plan')
  const plan = input.plan
    ? plans.find(item => item.id === input.plan)
    : (plans.find(item => item.state === 'inForce') ?? plans.findLast(item => item.state === 'draft'))
  if (!plan) return null
  const indicators = byCode(await rowsOf<Indicator>(asking, 'facts.indicator', { plan: plan.id, state: 'inUse' }))
  const facts = await rowsOf<Fact>(asking, 'facts.fact', { indicator: indicators.map(indicator => indicator.id) })
  const first = Number((plan.startsOn ?? asking.day).slice(0, 4))
  const last = Number((plan.endsOn ?? asking.day).slice(0, 4))
  const years = Array.from({ length: Math.max(1, last - first + 1) }, (_, at) => first + at)
  // One early figure of a new year says nothing about it yet: the latest year at least half of whose indicators have one.
  const measured = (year: number) =>
    new Set(facts.flatMap(fact => (fact.period.startsWith(String(year)) ? [fact.indicator as string] : []))).size
  const withFacts = years.filter(year => measured(year) * 2 >= indicators.length && measured(year) > 0)
  const asked = Number(input.year)
  const tasks = byClause(await rowsOf<MainTask & { readonly revision: number }>(asking, 'plan.mainTask', { plan: plan.id }))
  return {
    plan,
    sections: await rowsOf(asking, 'plan.section', { plan: plan.id }),
    tasks,
    targets: (await rowsOf<Target>(asking, 'plan.target', { plan: plan.id })).toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    indicators,
    facts,
    verdicts: await rowsOf(asking, 'facts.verdict', { fact: facts.map(fact => fact.id) }),
    milestones: (await rowsOf<Milestone>(asking, 'delivery.milestone', { task: tasks.map(task => task.id) })).filter(
      item => item.state !== 'dropped',
    ),
    lightRulings: await rowsOf<LightRuling>(asking, 'delivery.lightRuling', {
      task: tasks.map(task => task.id),
      state: 'given',
    }),
    units: new Map((await rowsOf<Unit>(asking, 'parties.unit')).map(unit => [unit.id, unit])),
    years,
    year: years.includes(asked) ? asked : (withFacts.at(-1) ?? years[0] ?? first),
  }
}

const byCode = <T extends { readonly code: string }>(rows: readonly T[]): readonly T[] =>
  rows.toSorted((a, b) => (a.code < b.code ? -1 : 1))
const byClause = <T extends { readonly clause: string }>(rows: readonly T[]): readonly T[] =>
  rows.toSorted((a, b) => (a.clause < b.clause ? -1 : 1))

/** What is known of an indicator in a year: the figure of the latest period of that year. */
export function knownOf(picture: Pick<Picture, 'facts' | 'verdicts'>, indicator: string, year: number): Known {
  const facts = picture.facts.filter(fact => fact.indicator === indicator && fact.period.startsWith(String(year)))
  const latest = facts.map(fact => fact.period).toSorted((a, b) => (periodDays(a).last < periodDays(b).last ? 1 : -1))[0]
  return currentFact(
    facts.filter(fact => fact.period === latest),
    picture.verdicts,
  )
}

export const nodeOf = (indicator: Indicator, year: number): string | null =>
  indicator.targets.find(target => target.year === String(year))?.value ?? null

const yearEnd = (year: number): Day => dayOf(`${year}-12-31`)

export function lightOfIndicator(asking: Asking, picture: Picture, indicator: Indicator, year = picture.year): Light {
  const known = knownOf(picture, indicator.id, year)
  return lightOfTarget(
    { value: known.value, node: nodeOf(indicator, year), isReverse: indicator.direction === 'reverse', dueOn: yearEnd(year) },
    asking.day,
  )
}

/** Milestones that end in the year asked, judged on its last day once it is over. */
export function lightOfMainTask(asking: Asking, picture: Picture, task: string): Light {
  const milestones = picture.milestones.filter(item => item.task === task && Number(item.dueOn.slice(0, 4)) <= picture.year)
  const end = yearEnd(picture.year)
  const reckoned = lightOfTask(milestones, asking.day < end ? asking.day : end)
  // A year that is over is judged on its last day, which no ruling of today reaches.
  const ruling =
    asking.day <= end ? picture.lightRulings.find(item => item.task === task && item.untilDay >= asking.day) : undefined
  return ruledLight(reckoned, ruling)
}

/** A light as a sentence in both languages, with the unit of measure where a number stands in it. */
export function lightWire(asking: Pick<Asking, 'messages'>, light: Light, measureUnit: string | null = null): LightWire {
  const slots = { ...light.details, measureUnit: measureUnit ?? '' }
  const { reckoned } = light
  const reason = say(asking.messages, `lights.${light.code}`, words =>
    reckoned ? { ...slots, reckoned: fill(words[`lights.${reckoned.code}`] ?? '', reckoned.details) } : slots,
  )
  return { light: light.level, reason }
}

const marks: Readonly<Record<Known['status'], Mark>> = {
  missing: 'missing',
  reported: 'provisional',
  provisional: 'provisional',
  final: 'verified',
  returned: 'returned',
}

/** A figure with its worth; a missing one before its day is not due yet. */
export function figureOf(asking: Asking, picture: Picture, indicator: Indicator, year = picture.year): FigureWire {
  const known = knownOf(picture, indicator.id, year)
  const was = known.fact?.supersedes ? picture.facts.find(fact => fact.id === known.fact?.supersedes)?.value : undefined
  const isDue = asking.day > yearEnd(year)
  const mark: Mark =
    known.status === 'missing' && !isDue
      ? 'notDue'
      : was !== undefined && known.status === 'final'
        ? 'revised'
        : marks[known.status]
  return {
    value: known.value,
    measureUnit: indicator.measureUnit ?? '',
    mark,
    cutOff: known.fact ? filedOn(known.fact) : null,
    ...(was !== undefined && { was }),
    lineage: known.fact ? { address: 'facts.fact', id: known.fact.id } : { address: 'facts.indicator', id: indicator.id },
  }
}

const filedOn = (row: { readonly filedOn: Day }): Day => row.filedOn

export const unitName = (picture: Pick<Picture, 'units'>, id: string): UnitName => ({
  id,
  name: picture.units.get(id)?.shortName ?? '—',
})

/** Units in a role of a task, in the order of the document; names no register knows have no id and are left to the review. */
export const ownersOf = (picture: Pick<Picture, 'units'>, task: MainTask, role: 'lead' | 'responsible'): readonly UnitName[] =>
  task.owners.flatMap(owner => (owner.role === role && owner.unit ? [unitName(picture, owner.unit)] : []))

export const mineOf = (asking: Asking, task: MainTask): 'lead' | 'responsible' | null =>
  task.owners.find(owner => owner.unit !== null && owner.unit === asking.viewer.actor.unit)?.role ?? null

/** An indicator as a line of the tree, with every target that states it. */
export function lineOf(asking: Asking, picture: Picture, indicator: Indicator): TreeLine {
  const codes = (indicator.targetCodes ?? '').split(',')
  return {
    indicator: indicator.id,
    code: indicator.code,
    name: indicator.name,
    targets: picture.targets
      .filter(target => codes.includes(target.code))
      .map(({ id, code, clause }) => ({ id, code, clause })),
    comparator: indicator.comparator,
    measureUnit: indicator.measureUnit ?? '',
    nodes: picture.years.map(year => nodeOf(indicator, year)),
    track: picture.years.map(year => knownOf(picture, indicator.id, year).value),
    actual: figureOf(asking, picture, indicator),
    light: lightWire(asking, lightOfIndicator(asking, picture, indicator), indicator.measureUnit),
  }
}

/** A target no indicator measures yet: shown with its promise and no figure. */
export function bareLine(asking: Asking, picture: Picture, target: Target): TreeLine {
  const light: Light = { level: 'notDue', code: 'noIndicator', details: {} }
  const last = picture.years.length - 1
  return {
    indicator: null,
    code: null,
    name: target.metric,
    targets: [{ id: target.id, code: target.code, clause: target.clause }],
    comparator: target.comparator,
    measureUnit: target.measureUnit ?? '',
    nodes: picture.years.map((_, at) => (at === last ? target.value : null)),
    track: picture.years.map(() => null),
    actual: { value: null, measureUnit: target.measureUnit ?? '', mark: 'notDue', cutOff: null, lineage: null },
    light: lightWire(asking, light),
  }
}

export function countsOf(lights: readonly Light[]): LightCounts {
  const of = (level: Light['level']) => lights.filter(light => light.level === level).length
  return {
    normal: of('normal') + of('done'),
    late: of('late'),
    severe: of('severe'),
    missing: of('missing'),
    notDue: of('notDue'),
  }
}

/** `3.3.1` lies under `3.3`. */
export const liesUnder = (clause: string, parent: string): boolean => clause.startsWith(`${parent}.`)

/** Working days left, make-up days counted; overdue counts calendar days, as a negative number. */
export const daysLeft = (asking: Pick<Asking, 'day' | 'workingDaysBetween'>, dueOn: Day): number =>
  dueOn < asking.day ? daysBetween(asking.day, dueOn) : asking.workingDaysBetween(asking.day, dueOn)
