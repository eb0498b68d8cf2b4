import { done, type Outcome, refused } from '#base'
import { cycleOfPeriod, fallOf, lightOfTask, type ProgressReport, reportBefore } from '#delivery'
import type { ReportForm } from './answers.ts'
import { type Asking, daysLeft, figureOf, knownOf, lightOfMainTask, lightWire, pictureOf, rowsOf, unitName } from './picture.ts'
import { dueOfPeriod } from './reports-due.ts'

/** W5: the form as it should open: the draft, or the words of the period before carried over; returned reports keep every word. */
export async function reportForm(asking: Asking, input: Readonly<Record<string, string>>): Promise<Outcome<ReportForm>> {
  const { reading, viewer } = asking
  const stored = input['report'] ? await reading.find('delivery.progressReport', input['report']) : null
  if (input['report'] && !stored) return refused('not_found')
  const report = stored as unknown as (ProgressReport & { readonly revision: number }) | null
  const taskId = report?.task ?? input['task']
  const unit = report?.unit ?? input['unit'] ?? viewer.actor.unit
  const period = report?.period ?? input['period']
  const task = taskId ? await reading.find('plan.mainTask', taskId) : null
  const cycle = period ? cycleOfPeriod(period) : null
  if (!task || !unit || !period || !cycle) return refused('not_found')
  const picture = await pictureOf(asking, { plan: task['plan'] as string, year: period.slice(0, 4) })
  const main = picture?.tasks.find(item => item.id === task.id)
  if (!picture || !main) return refused('not_found')
  const where = { task: task.id, unit }
  const all = await rowsOf<ProgressReport & { readonly revision: number }>(asking, 'delivery.progressReport', where)
  const current = report ?? all.find(item => item.period === period) ?? null
  const prior = reportBefore({ period }, all)
  const codes = new Set(picture.targets.filter(target => target.clause === main.clause).map(target => target.code))
  const indicators = picture.indicators.filter(item => (item.targetCodes ?? '').split(',').some(code => codes.has(code)))
  const { dueFrom, dueOn } = await dueOfPeriod(asking, period, cycle)
  const own = picture.milestones.filter(item => item.task === main.id && item.unit === unit)
  const carried = current === null && prior !== null
  const text = (of: keyof Pick<ProgressReport, 'progress' | 'problems' | 'nextSteps'>) =>
    (current ? current[of] : prior?.[of]) ?? ''
  return done({
    report: current ? { id: current.id, state: current.state, revision: current.revision } : null,
    task: {
      id: main.id,
      clause: main.clause,
      number: main.number,
      title: main.title,
      light: lightWire(asking, lightOfMainTask(asking, picture, main.id)),
    },
    unit: unitName(picture, unit),
    period,
    dueOn,
    dueFrom: dueOn === dueFrom ? null : dueFrom,
    daysLeft: daysLeft(asking, dueOn),
    values: {
      progress: text('progress'),
      problems: text('problems'),
      nextSteps: text('nextSteps'),
      // a cause belongs to its own period and is never carried over
      fallCause: current?.fallCause ?? '',
      evidence: current?.files ?? [],
    },
    prior: prior
      ? {
          period: prior.period,
          progress: prior.progress ?? '',
          problems: prior.problems ?? '',
          nextSteps: prior.nextSteps ?? '',
        }
      : null,
    fall: fallOf(period, all, own),
    figures: indicators.map(indicator => {
      const now = figureOf(asking, picture, indicator)
      const before = Number(period.slice(0, 4)) - 1
      const last = knownOf(picture, indicator.id, before).value === null ? now : figureOf(asking, picture, indicator, before)
      return { indicator: indicator.id, code: indicator.code, name: indicator.name, last, now }
    }),
    milestones: own
      .filter(item => item.state !== 'accepted')
      .map(item => ({
        id: item.id,
        title: item.title,
        dueOn: item.dueOn,
        light: lightWire(asking, lightOfTask([item], asking.day)),
      })),
    returned: current?.state === 'returned' ? await returnsOf(asking, current.id) : [],
    burden: { fresh: carried ? 1 : 3, carried: carried ? 3 + indicators.length : indicators.length, minutes: null },
  })
}

async function returnsOf(asking: Asking, report: string): Promise<ReportForm['returned']> {
  const last = (await asking.reading.history('delivery.progressReport', report))
    .filter(entry => entry.to === 'returned' && entry.move !== 'save')
    .at(-1)
  if (!last) return []
  const names = await asking.reading.titles('parties.person', last.person ? [last.person] : [])
  return [{ field: null, reason: last.reason ?? '', by: (last.person && names.get(last.person)) || '', at: last.at }]
}
