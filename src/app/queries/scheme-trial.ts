import {
  type AssessmentInput,
  type AdjustmentRow,
  type Conduct,
  defaultRules,
  inputOf,
  readAssessmentInput,
  type Run,
  type Scheme,
  type SelfReview,
} from '#assessment'
import { canonical } from '#base'
import type { Milestone } from '#delivery'
import type { Indicator } from '#facts'
import type { MainTask, PlanFinding } from '#plan'
import type { SchemeTrial, TrialIndicator } from './answers.ts'
import { type Asking, type Picture, pictureOf, rowsOf, unitName } from './picture.ts'
import { runHead, seesEveryUnit } from './score-matrix.ts'

/** What a scheme is tried on: the figures of a year with the scheme that stood for it, and every line a draft could hold. */
export async function schemeTrial(asking: Asking, input: Readonly<Record<string, string>>): Promise<SchemeTrial> {
  const picture = await pictureOfYear(asking, input)
  if (!picture) return { ...nothing, year: Number(input['year'] ?? asking.day.slice(0, 4)) }
  const of = { plan: picture.plan.id, year: String(picture.year) }
  const schemes = await rowsOf<Scheme>(asking, 'assessment.scheme', { plan: picture.plan.id })
  const runs = await rowsOf<Run>(asking, 'assessment.run', of)
  const run = runs.findLast(each => each.state !== 'superseded' && each.inputs !== null) ?? null
  const ofYear = schemes.filter(each => each.year === of.year)
  const stood =
    schemes.find(each => each.id === run?.scheme) ?? ofYear.findLast(each => each.state === 'approved') ?? ofYear.at(-1) ?? null
  const mayTry = seesEveryUnit(asking.viewer.actor.role)
  const indicators = await rowsOf<Indicator>(asking, 'facts.indicator', { plan: picture.plan.id, state: 'inUse' })
  const today = mayTry ? await todaysInput(asking, picture, indicators) : () => null
  const frozen = run && mayTry ? readAssessmentInput(JSON.parse(run.inputs ?? '{}')) : null
  const own = frozen?.ok ? frozen.value : stood ? today(stood) : null
  const every = new Map(today(everyLine(picture, indicators))?.scheme.lines.map(line => [line.indicator, line]))
  const units = new Set<string>([
    ...(own?.scheme.units ?? []).map(each => each.unit),
    ...indicators.flatMap(indicator => indicator.owners.map(owner => owner.unit)),
  ])
  return {
    plan: picture.plan.id,
    mayTry,
    year: picture.year,
    years: picture.years,
    input: own as Readonly<Record<string, unknown>> | null,
    run: run && frozen?.ok ? headOf(run, runs) : null,
    scheme: stood && own ? { id: stood.id, title: stood.title } : null,
    indicators: indicators.map(indicator => trialIndicator(indicator, every.get(indicator.id))).toSorted(byCode),
    units: [...picture.units.values()]
      .filter(unit => units.has(unit.id))
      .map(({ id }) => unitName(picture, id))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    schemes: schemes
      .map(({ id, title, year, state }) => ({ id: id as string, title, year: Number(year), state: state as string }))
      .toSorted((a, b) => a.year - b.year),
    defaults: { version: '1', ...defaultRules },
  }
}

/** The year asked for; a year before the plan is its first one, which is the nearest. */
async function pictureOfYear(asking: Asking, { plan, year }: Readonly<Record<string, string>>): Promise<Picture | null> {
  const picture = await pictureOf(asking, { plan, year })
  const first = picture?.years[0]
  return first !== undefined && Number(year) < first ? pictureOf(asking, { plan, year: String(first) }) : picture
}

const byCode = (a: TrialIndicator, b: TrialIndicator): number => (a.code < b.code ? -1 : 1)

/** @param line as a run would read it; without one nothing is tried, so that its owners are not asked for */
const trialIndicator = (
  indicator: Indicator,
  line: AssessmentInput['scheme']['lines'][number] | undefined,
): TrialIndicator => ({
  id: indicator.id,
  code: indicator.code,
  name: indicator.name,
  measureUnit: indicator.measureUnit ?? '',
  baseline: indicator.baseline,
  targets: indicator.targets.map(({ year, value }) => ({ year: Number(year), value })),
  clauses: line?.clauses ?? [],
  statements: (indicator.targetCodes ?? '').split(',').filter(code => code !== ''),
  owners: line?.owners ?? [],
})

const nothing: SchemeTrial = {
  plan: null,
  mayTry: false,
  year: 0,
  years: [],
  input: null,
  run: null,
  scheme: null,
  indicators: [],
  units: [],
  schemes: [],
  defaults: { version: '1', ...defaultRules },
}

const headOf = (run: Run, runs: readonly Run[]) => {
  const { id, number, state, cutOff } = runHead(run, runs)
  return { id, number, state, cutOff }
}

/** A scheme with every indicator on a line, to learn the owners of each. */
const everyLine = (picture: Picture, indicators: readonly Indicator[]): Scheme =>
  ({
    id: '',
    plan: picture.plan.id,
    year: String(picture.year),
    title: '',
    lines: indicators.map(({ id }) => ({ indicator: id, weight: '0', fn: 'F1', parameters: '{}', basis: '' })),
    settings: canonical({ version: '1', ...defaultRules }),
  }) as unknown as Scheme

/** What a run of the year would read today, under the reader's own rights, by scheme. */
async function todaysInput(
  asking: Asking,
  picture: Picture,
  indicators: readonly Indicator[],
): Promise<(scheme: Scheme) => AssessmentInput> {
  const { plan, year: number } = picture
  const year = String(number)
  const rows = {
    indicators,
    facts: picture.facts.filter(fact => fact.state === 'recorded'),
    verdicts: picture.verdicts.filter(verdict => verdict.state === 'given'),
    tasks: picture.tasks.filter(task => task.state === 'running' || task.state === 'closed') as readonly MainTask[],
    milestones: picture.milestones as readonly Milestone[],
    conducts: await rowsOf<Conduct>(asking, 'assessment.conduct', { year }),
    adjustments: await rowsOf<AdjustmentRow>(asking, 'assessment.adjustment', { year, state: ['entered', 'tolerated'] }),
    selfReviews: await rowsOf<SelfReview>(asking, 'assessment.selfReview', {
      plan: plan.id,
      year,
      state: ['signed', 'checked'],
    }),
    rulings: await rowsOf<PlanFinding>(asking, 'plan.finding', { plan: plan.id, state: 'ruled' }),
    units: [...picture.units.values()],
  }
  return scheme => inputOf({ plan: plan.id, year } as Run, { ...rows, scheme }, asking.now)
}
