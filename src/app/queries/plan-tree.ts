import type { PlanTree, TreeTask } from './answers.ts'
import {
  type Asking,
  bareLine,
  lightOfMainTask,
  lightWire,
  liesUnder,
  lineOf,
  mineOf,
  ownersOf,
  type Picture,
  pictureOf,
} from './picture.ts'

/** W3: the document's own numbering with node, actual, track and light. */
export async function planTree(asking: Asking, input: Readonly<Record<string, string>>): Promise<PlanTree> {
  const picture = await pictureOf(asking, input)
  if (!picture) return { plan: null, year: Number(asking.day.slice(0, 4)), years: [], cutOff: null, boards: [] }
  const { plan, year, years, sections } = picture
  const taskClauses = new Set(picture.tasks.map(task => task.clause))
  const isBoard = (section: (typeof sections)[number]) =>
    !taskClauses.has(section.clause) &&
    (picture.tasks.some(task => isChild(task.clause, section.clause)) ||
      picture.targets.some(target => target.clause === section.clause))
  return {
    plan: { id: plan.id, title: plan.title, state: plan.state },
    year,
    years,
    cutOff:
      picture.facts
        .map(fact => fact.filedOn)
        .toSorted()
        .at(-1) ?? null,
    boards: sections.filter(isBoard).map(section => ({
      clause: section.clause,
      number: section.number ?? '',
      title: section.title,
      tasks: picture.tasks.filter(task => isChild(task.clause, section.clause)).map(task => treeTask(asking, picture, task)),
      lines: linesOf(asking, picture, section.clause),
    })),
  }
}

const isChild = (clause: string, parent: string): boolean =>
  liesUnder(clause, parent) && !clause.slice(parent.length + 1).includes('.')

function treeTask(asking: Asking, picture: Picture, task: Picture['tasks'][number]): TreeTask {
  return {
    id: task.id,
    clause: task.clause,
    number: task.number,
    title: task.title,
    importance: task.importance,
    state: task.state,
    leads: ownersOf(picture, task, 'lead'),
    responsibles: ownersOf(picture, task, 'responsible'),
    mine: mineOf(asking, task),
    light: lightWire(asking, lightOfMainTask(asking, picture, task.id)),
    lines: linesOf(asking, picture, task.clause),
  }
}

/** Indicators whose targets stand under the clause, once each, then targets that no indicator measures. */
export function linesOf(asking: Asking, picture: Picture, clause: string) {
  const here = picture.targets.filter(target => target.clause === clause)
  const codes = new Set(here.map(target => target.code))
  const measured = picture.indicators.filter(indicator =>
    (indicator.targetCodes ?? '').split(',').some(code => codes.has(code)),
  )
  const covered = new Set(measured.flatMap(indicator => (indicator.targetCodes ?? '').split(',')))
  return [
    ...measured.map(indicator => lineOf(asking, picture, indicator)),
    ...here.filter(target => !covered.has(target.code)).map(target => bareLine(asking, picture, target)),
  ]
}
