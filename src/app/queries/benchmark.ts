import { periodDays } from '#base'
import type { IndexSet } from '#index'
import national2021 from '../../../data/index/national-2021.json' with { type: 'json' }
import national2024 from '../../../data/index/national-2024.json' with { type: 'json' }
import links from '../../../data/index/plan-links.json' with { type: 'json' }
import type { Benchmark } from './answers.ts'
import { type Asking, figureOf, knownOf, nodeOf, type Picture, pictureOf, unitName } from './picture.ts'

const sets = [national2021, national2024]

/**
 * W15: both national sets as published, what the plan's own facts say about them, and who answers for it. What is not
 * published stays null; nothing is computed here, the browser runs the engine.
 */
export async function benchmark(asking: Asking, input: Readonly<Record<string, string>>): Promise<Benchmark> {
  const picture = await pictureOf(asking, input)
  return {
    sets: sets.map(set => setOf(set, set.evaluationYears.first)),
    links: picture ? links.links.flatMap(link => linkOf(asking, picture, link)) : [],
    targets: picture ? targetsOf(picture) : [],
    rank: picture ? rankOf(asking, picture) : null,
  }
}

const setOf = (
  set: IndexSet & { readonly documentNumber: string | null; readonly source: string; readonly dataLagYears: number },
  firstYear: number,
): Benchmark['sets'][number] => ({
  set: set.set,
  version: set.version,
  name: set.name,
  nameEn: set.nameEn,
  documentNumber: set.documentNumber,
  source: set.source,
  firstYear,
  dataLagYears: set.dataLagYears,
  officialCounts: set.officialCounts,
  groups: set.groups,
  indicators: set.indicators.map(indicator => ({
    code: indicator.code,
    parent: indicator.parent,
    name: indicator.name,
    nameEn: indicator.nameEn,
    measureUnit: indicator.measureUnit,
    direction: indicator.direction,
    weight: indicator.weight,
    ...(indicator.successorOf !== undefined && { successorOf: indicator.successorOf }),
  })),
})

function linkOf(asking: Asking, picture: Picture, link: (typeof links.links)[number]): Benchmark['links'] {
  const indicator = picture.indicators.find(({ code }) => code === link.indicator)
  if (!indicator) return []
  const codes = (indicator.targetCodes ?? '').split(',')
  const stated = picture.targets.filter(target => codes.includes(target.code)).map(({ clause }) => clause as string)
  const clauses = new Set([...indicator.owners.map(({ clause }) => clause as string), ...stated])
  return [
    {
      set: link.set,
      code: link.code,
      match: link.match === 'same' ? 'same' : 'related',
      indicator: { id: indicator.id, code: indicator.code, name: indicator.name },
      figure: figureOf(asking, picture, indicator),
      tasks: picture.tasks
        .filter(task => clauses.has(task.clause))
        .map(({ id, clause, title, owners }) => ({
          id,
          clause,
          title,
          lead: owners.find(owner => owner.role === 'lead' && owner.unit !== null)?.unit ?? null,
        })),
      owners: indicator.owners
        .filter(({ role }) => role === 'lead' || role === 'coLead' || role === 'responsible')
        .map(owner => unitName(picture, owner.unit)),
    },
  ]
}

/** Published places, year by year; a year without one is left out. */
function rankOf(asking: Asking, picture: Picture): Benchmark['rank'] {
  const indicator = picture.indicators.find(({ code }) => code === links.rank)
  if (!indicator) return null
  const due = picture.years.at(-1) as number
  return {
    id: indicator.id,
    code: indicator.code,
    name: indicator.name,
    history: historyOf(picture, indicator),
    figure: figureOf(asking, picture, indicator),
    target: nodeOf(indicator, due),
    due,
  }
}

/** Every indicator of the plan with a figure for its last year. */
const targetsOf = (picture: Picture): Benchmark['targets'] => {
  const due = picture.years.at(-1) as number
  return picture.indicators.flatMap(indicator => {
    const target = nodeOf(indicator, due)
    return target === null
      ? []
      : [
          {
            id: indicator.id,
            code: indicator.code,
            name: indicator.name,
            measureUnit: indicator.measureUnit ?? '',
            isReverse: indicator.direction === 'reverse',
            target,
            due,
            history: historyOf(picture, indicator),
          },
        ]
  })
}

/** The baseline of the year before the plan and what is known of each whole year; a part of a year is no yearly figure. */
function historyOf(picture: Picture, indicator: Picture['indicators'][number]): Benchmark['targets'][number]['history'] {
  const baseline =
    indicator.baseline === null ? [] : [{ year: (picture.years[0] as number) - 1, value: String(indicator.baseline) }]
  const whole = picture.facts.filter(({ period }) => periodDays(period).last.endsWith('-12-31'))
  const known = picture.years.flatMap(year => {
    const { value } = knownOf({ ...picture, facts: whole }, indicator.id, year)
    return value === null ? [] : [{ year, value }]
  })
  return [...baseline, ...known]
}
