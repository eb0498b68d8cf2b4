import { done, type Outcome, refused } from '#base'
import type { ProgressReport } from '#delivery'
import { normalise } from '#document'
import type { HistoryEntry } from '../store.ts'
import { say } from '../words.ts'
import type { TaskPage } from './answers.ts'
import {
  type Asking,
  daysLeft,
  lightOfMainTask,
  lightWire,
  mineOf,
  ownersOf,
  type Picture,
  pictureOf,
  rowsOf,
  unitName,
} from './picture.ts'
import { linesOf } from './plan-tree.ts'
import { reportsOwed } from './reports-due.ts'
import { lightOfTask } from '#delivery'

const changesMax = 20
const fullWidthColon = '\uff1a'
const reportsMax = 36

/** W4: the duty, its milestones, indicators, reports and what happened last. */
export async function taskPage(asking: Asking, input: Readonly<Record<string, string>>): Promise<Outcome<TaskPage>> {
  const asked = input['task'] ? await asking.reading.find('plan.mainTask', input['task']) : null
  const picture = await pictureOf(asking, {
    plan: (asked?.['plan'] as string | undefined) ?? input['plan'],
    year: input['year'] ?? asking.day.slice(0, 4),
  })
  const task = picture?.tasks.find(item => (input['task'] ? item.id === input['task'] : item.clause === input['clause']))
  if (!picture || !task) return refused('not_found')
  const milestones = picture.milestones.filter(item => item.task === task.id).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
  const reports = (
    await rowsOf<ProgressReport & { readonly revision: number }>(asking, 'delivery.progressReport', { task: task.id })
  ).toSorted((a, b) => (a.period < b.period ? 1 : -1))
  return done({
    task: {
      id: task.id,
      clause: task.clause,
      number: task.number,
      title: task.title,
      importance: task.importance,
      state: task.state,
      revision: task.revision,
      leads: ownersOf(picture, task, 'lead'),
      responsibles: ownersOf(picture, task, 'responsible'),
      mine: mineOf(asking, task),
    },
    plan: picture.plan.id,
    quote: await quoteOf(asking, picture, task),
    light: lightWire(asking, lightOfMainTask(asking, picture, task.id)),
    milestones: milestones.map(item => ({
      id: item.id,
      title: item.title,
      unit: unitName(picture, item.unit),
      weight: item.weight,
      dueOn: item.dueOn,
      doneOn: item.doneOn,
      qualityShare: item.quality,
      light: lightWire(asking, lightOfTask([item], asking.day)),
    })),
    lines: linesOf(asking, picture, task.clause),
    reports: reports.slice(0, reportsMax).map(report => ({
      id: report.id,
      period: report.period,
      unit: unitName(picture, report.unit),
      state: report.state,
      excerpt: (report.progress ?? '').slice(0, 80),
      evidence: (report.files ?? []).length,
      submittedOn: report.state === 'drafted' ? null : report.filedOn,
    })),
    reportDue: await dueOf(asking, picture, task.id, reports),
    changes: await changesOf(
      asking,
      task,
      milestones.map(item => item.id),
      reports.slice(0, 6).map(item => item.id),
    ),
  })
}

/** The words of the clause in the cleaned text. */
async function quoteOf(asking: Asking, picture: Picture, task: Picture['tasks'][number]): Promise<string> {
  const document = await asking.reading.find('document.officialDocument', picture.plan.document)
  return document ? normalise((document['text'] as string).slice(task.sourceStart, task.sourceEnd)).text : ''
}

async function dueOf(
  asking: Asking,
  picture: Picture,
  task: string,
  reports: readonly ProgressReport[],
): Promise<TaskPage['reportDue']> {
  const { actor } = asking.viewer
  if (actor.role !== 'liaison' || !actor.unit) return null
  const due = (await reportsOwed(asking, picture.plan, actor.unit, [task])).get(task)
  if (!due) return null
  const begun = reports.find(report => report.task === task && report.unit === actor.unit && report.period === due.period)
  if (begun && begun.state !== 'drafted' && begun.state !== 'returned') return null
  const { period, dueOn } = due
  return { period, dueOn, daysLeft: daysLeft(asking, dueOn), report: begun?.id ?? null }
}

async function changesOf(
  asking: Asking,
  task: Picture['tasks'][number],
  milestones: readonly string[],
  reports: readonly string[],
): Promise<TaskPage['changes']> {
  const found: { readonly address: string; readonly entry: HistoryEntry }[] = []
  const places = [
    ['plan.mainTask', task.id],
    ...milestones.slice(0, 12).map(id => ['delivery.milestone', id]),
    ...reports.map(id => ['delivery.progressReport', id]),
  ] as const
  for (const [address, id] of places)
    for (const entry of await asking.reading.history(address as string, id as string))
      found.push({ address: address as string, entry })
  const newest = found.toSorted((a, b) => (a.entry.at < b.entry.at ? 1 : -1)).slice(0, changesMax)
  const names = await asking.reading.titles(
    'parties.person',
    newest.flatMap(item => (item.entry.person ? [item.entry.person] : [])),
  )
  return newest.map(({ address, entry }) => ({
    at: entry.at,
    who: entry.person ? (names.get(entry.person) ?? null) : null,
    what: whatHappened(asking, address, entry),
  }))
}

function whatHappened(asking: Asking, address: string, entry: HistoryEntry) {
  const record = say(asking.messages, `${address}.label`)
  const move = say(asking.messages, `${address}.moves.${entry.move}.label`)
  const title = String(entry.row['title'] ?? entry.row['period'] ?? '')
  const reason = (language: 'zh' | 'en') => (entry.reason ? `${language === 'zh' ? fullWidthColon : ': '}${entry.reason}` : '')
  return { zh: `${move.zh} ${record.zh} ${title}${reason('zh')}`, en: `${move.en} · ${record.en} ${title}${reason('en')}` }
}
