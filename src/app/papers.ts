import { done, type Outcome, refused } from '#base'
import { planPaperDocx, type TaskBreakdown, taskBreakdownXlsx } from '#report'
import type { Paper } from './app.ts'
import { appealReply, resultNotice, verificationRecord } from './case-papers.ts'
import { cityFeed, cityFeedSheet, evaluationBundle, scoreMatrixSheet, threeYearReport } from './outcome-papers.ts'
import { planPaperOf } from './plan-paper.ts'
import { docx, type Press, type Printing, xlsx } from './press.ts'
import { lightOfMainTask, lightWire, ownersOf, pictureOf } from './queries/picture.ts'
import { bundle, scorecard } from './verdict-papers.ts'

/** Official papers by name: values are read under the viewer's policies, bytes are made by the report room. */
export const papers: Readonly<Record<string, Press>> = {
  scorecard,
  bundle,
  'result-notice': resultNotice,
  'appeal-reply': appealReply,
  'verification-record': verificationRecord,
  evaluation: evaluationBundle,
  'three-year-report': threeYearReport,
  'city-feed': cityFeed,
  'city-feed-sheet': cityFeedSheet,
  'score-matrix': scoreMatrixSheet,
  'task-breakdown': taskBreakdown,
  plan: planPaper,
}

/** The plan as an official paper with its table of tasks; `jinwei read` reads it back. */
async function planPaper(printing: Printing, id: string): Promise<Outcome<Paper>> {
  const plan = await planPaperOf(printing, id)
  if (!plan) return refused('not_found')
  return done({ name: `${plan.title}.docx`.slice(-120), mediaType: docx, bytes: await planPaperDocx(plan) })
}

async function taskBreakdown(printing: Printing, id: string): Promise<Outcome<Paper>> {
  const picture = await pictureOf(printing, { plan: id })
  if (!picture || picture.plan.id !== id) return refused('not_found')
  const breakdown: TaskBreakdown = {
    plan: { title: picture.plan.title, number: picture.plan.number ?? '' },
    status: picture.plan.state === 'inForce' ? 'approved' : 'provisional',
    cutOff: printing.now,
    isSample: printing.isSample,
    rows: picture.tasks.map(task => {
      const light = lightOfMainTask(printing, picture, task.id)
      return {
        clause: task.clause,
        task: task.title,
        targets: picture.targets
          .filter(target => target.clause === task.clause)
          .map(target => `${target.metric} ${target.value ?? ''}${target.measureUnit ?? ''}`),
        lead: ownersOf(picture, task, 'lead').map(owner => owner.name),
        responsible: [
          ...ownersOf(picture, task, 'responsible').map(owner => owner.name),
          ...task.owners.filter(owner => owner.unit === null && owner.role === 'responsible').map(owner => owner.printed),
        ],
        milestones: picture.milestones
          .filter(item => item.task === task.id)
          .map(item => ({ name: item.title, dueDay: item.dueOn, weight: String(item.weight / 100) })),
        dueDay: picture.plan.endsOn,
        light: light.level,
        reason: lightWire(printing, light).reason?.zh ?? '',
      }
    }),
  }
  return done({ name: `${picture.plan.title}.xlsx`.slice(0, 120), mediaType: xlsx, bytes: await taskBreakdownXlsx(breakdown) })
}
