import { isSealed } from '#assessment'
import { Decimal } from '#base'
import type { Overview } from './answers.ts'
import { inbox } from './inbox.ts'
import {
  type Asking,
  countsOf,
  figureOf,
  knownOf,
  lightOfIndicator,
  lightOfMainTask,
  lightWire,
  liesUnder,
  nodeOf,
  pictureOf,
  rowsOf,
  unitName,
} from './picture.ts'

/** W1: shall we make it, what is red, what waits. Only what the viewer may see is counted. */
export async function overview(asking: Asking, input: Readonly<Record<string, string>>): Promise<Overview> {
  const waiting = (await inbox(asking)).total
  const picture = await pictureOf(asking, input)
  const none = { normal: 0, late: 0, severe: 0, missing: 0, notDue: 0 }
  if (!picture) {
    return {
      plan: null,
      year: Number(asking.day.slice(0, 4)),
      years: [],
      cutOff: null,
      provisional: 0,
      indicators: none,
      tasks: none,
      total: null,
      waiting,
      attention: [],
      boards: [],
    }
  }
  const { plan, year, years, indicators } = picture
  const lights = indicators.map(indicator => ({ indicator, light: lightOfIndicator(asking, picture, indicator) }))
  const tasks = picture.tasks.map(task => ({ task, light: lightOfMainTask(asking, picture, task.id) }))
  const known = indicators.map(indicator => knownOf(picture, indicator.id, year))
  const cutOff =
    known
      .flatMap(item => (item.fact ? [item.fact.filedOn] : []))
      .toSorted()
      .at(-1) ?? null
  const runs = await rowsOf<{ id: string; year: string; state: string; planScore: string | null; filedOn: never }>(
    asking,
    'assessment.run',
    { plan: plan.id, year: String(year) },
  )
  const run = runs.findLast(item => item.state !== 'superseded')
  const gap = (item: (typeof lights)[number]) => {
    const node = nodeOf(item.indicator, year)
    return node === null || new Decimal(node).eq(0)
      ? new Decimal(0)
      : new Decimal(String(item.light.details['gap'] ?? 0)).div(new Decimal(node).abs())
  }
  return {
    plan: { id: plan.id, title: plan.title, number: plan.number },
    year,
    years,
    cutOff,
    provisional: known.filter(item => item.status === 'provisional' || item.status === 'reported').length,
    indicators: countsOf(lights.map(item => item.light)),
    tasks: countsOf(tasks.map(item => item.light)),
    total: run?.planScore
      ? {
          value: run.planScore,
          measureUnit: '',
          mark: isSealed(run.state) ? 'verified' : 'provisional',
          cutOff: run.filedOn,
          lineage: null,
        }
      : null,
    waiting,
    attention: lights
      .filter(item => item.light.level === 'severe' || item.light.level === 'late' || item.light.level === 'missing')
      .toSorted((a, b) => gap(b).comparedTo(gap(a)))
      .slice(0, 8)
      .map(({ indicator, light }) => {
        const lead = indicator.owners.find(owner => owner.role === 'lead')
        return {
          indicator: indicator.id,
          code: indicator.code,
          name: indicator.name,
          actual: figureOf(asking, picture, indicator),
          target: nodeOf(indicator, year),
          light: lightWire(asking, light, indicator.measureUnit),
          lead: lead ? unitName(picture, lead.unit) : null,
        }
      }),
    boards: picture.sections
      .filter(section => section.level === 2 && picture.tasks.some(task => liesUnder(task.clause, section.clause)))
      .map(section => ({
        clause: section.clause,
        number: section.number ?? '',
        title: section.title,
        tasks: tasks
          .filter(item => liesUnder(item.task.clause, section.clause))
          .map(({ task, light }) => ({ id: task.id, clause: task.clause, title: task.title, light: lightWire(asking, light) })),
      })),
  }
}
