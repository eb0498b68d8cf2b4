import { addDays, type Day, day } from '#base'
import { known, type SampleBook, sampleToday, taskRow, unitRow } from './sample-book.ts'
import { worded } from './sample-words.ts'

/** What became of a milestone, as far as the texts of the reports speak of it. */
export interface PlannedMilestone {
  readonly clause: string
  readonly unit: string
  readonly year: number
  readonly title: string
  readonly doneOn: Day | null
}

const years = [2022, 2023, 2024] as const
const planDays: Readonly<Record<number, Day>> = { 2022: day('2022-01-17'), 2023: day('2023-01-09'), 2024: day('2024-01-15') }
const dues = {
  only: ['10-31', '11-20', '11-30', '12-10'],
  first: ['05-31', '06-20', '06-30', '07-29'],
  second: ['11-15', '11-30', '12-10', '12-20'],
  soon: ['03-15', '03-20', '03-29', '04-15', '04-30', '05-31', '06-28'],
}
/** What was dropped, and what was sent back once. */
const dropped = ['3.2.1/gxq/2022/1', '3.3.3/dsj/2023/1']
const sentBack = ['3.2.3/gxq/2023/0', '3.3.1/gxq/2022/0']
const lateShare = 0.22
const lastAcceptance = day('2024-03-01')

export function planMilestones(book: SampleBook): readonly PlannedMilestone[] {
  const planned: PlannedMilestone[] = []
  const { words } = book
  for (const [at, year] of years.entries()) {
    for (const [clause, units] of Object.entries(words.milestones)) {
      for (const [unit, titles] of Object.entries(units)) {
        const own = known(titles[at], `${clause} ${unit} ${year}`).split('|')
        const first = own.length > 1 ? book.pick([3_000, 4_000, 5_000]) : 10_000
        for (const [n, title] of own.entries()) {
          const weight = n === 0 ? first : 10_000 - first
          const doneOn = oneMilestone(book, { clause, unit, year, title, n, of: own.length, weight })
          planned.push({ clause, unit, year, title, doneOn })
        }
      }
    }
  }
  return planned
}

interface Wanted {
  readonly clause: string
  readonly unit: string
  readonly year: number
  readonly title: string
  readonly n: number
  readonly of: number
  readonly weight: number
}

function oneMilestone(book: SampleBook, { clause, unit, year, title, n, of, weight }: Wanted): Day | null {
  const { step, pick, between, after, words } = book
  const story = `${clause}/${unit}/${year}/${n}`
  const key = `ms-${story.replaceAll('/', '-')}`
  const list = of === 1 ? dues.only : n === 1 ? dues.second : year === 2024 ? dues.soon : dues.first
  const drawnDue = day(`${year}-${pick(list)}`)
  const told = words.milestoneStories[story]
  const dueOn = told?.due ?? drawnDue
  const plannedOn = after(known(planDays[year], String(year)), between(0, 9))
  const liaison = `${unit}-liaison`
  const values = { task: taskRow(clause), unit: unitRow(unit), title, dueOn, weight }
  step({ as: liaison, on: plannedOn, take: 'delivery.milestone.plan', key, values })
  if (dropped.includes(story)) {
    const reason = known(words.milestoneDrops[dropped.indexOf(story)], 'a reason to drop')
    step({ as: 'office', on: after(dueOn, -30), take: 'delivery.milestone.drop', key, reason })
    return null
  }
  const isLate = book.chance() < lateShare
  const drawn = addDays(dueOn, isLate ? between(5, 60) : -between(0, 12))
  const doneOn = told ? told.done : year === 2024 ? null : drawn
  if (!doneOn) return null
  const { shortName } = book.unit(unit)
  const name = worded(known(words.fileWords['milestone'], 'milestone'), shortName, year)
  const proof = [book.file(name, worded(known(words.fileWords['milestoneText'], 'text'), shortName, year))]
  const finish = (on: Day) => step({ as: liaison, on, take: 'delivery.milestone.finish', key, values: { doneOn, proof } })
  const finishedOn = after(doneOn, between(0, 2))
  const judge = pick(['office', 'office', 'supervision'])
  finish(finishedOn)
  let acceptedOn = after(finishedOn, between(3, 10))
  if (sentBack.includes(story)) {
    step({ as: judge, on: acceptedOn, take: 'delivery.milestone.sendBack', key, reason: words.milestoneBack })
    finish(after(acceptedOn, 4))
    acceptedOn = after(acceptedOn, 8)
  }
  const quality = pick([8_000, 8_500, 9_000, 9_000, 9_500, 10_000])
  if (acceptedOn <= lastAcceptance)
    step({ as: judge, on: acceptedOn, take: 'delivery.milestone.accept', key, values: { quality } })
  return doneOn
}

const periods = [
  { period: '2023-11', opens: day('2023-12-01'), year: 2023 },
  { period: '2023-12', opens: day('2024-01-02'), year: 2023 },
  { period: '2024-01', opens: day('2024-02-01'), year: 2024 },
] as const

/** Where a report of January stands today; all others have been verified. */
const standing: Readonly<
  Record<string, { readonly to: 'drafted' | 'submitted' | 'confirmed' | 'returned'; readonly on: Day }>
> = {
  '3.3.4/nyj': { to: 'drafted', on: day('2024-02-05') },
  '3.5.2/gzw': { to: 'submitted', on: day('2024-02-28') },
  '3.4.2/fgw': { to: 'submitted', on: day('2024-03-01') },
  '3.1.1/rdfgw': { to: 'confirmed', on: day('2024-02-23') },
  '3.3.3/dsj': { to: 'confirmed', on: day('2024-02-27') },
  '3.2.2/rsj': { to: 'confirmed', on: day('2024-02-28') },
  '3.5.3/gxq': { to: 'confirmed', on: day('2024-02-29') },
  '3.3.2/gxq': { to: 'returned', on: day('2024-02-27') },
}
const officeReturns = ['2023-11/3.3.1/gxq', '2023-11/3.5.2/jrb', '2023-12/3.2.1/kjj', '2023-12/3.3.3/gxj', '2024-01/3.4.1/kjj']
const headReturns = ['2023-12/3.3.5/gxq']

export function writeReports(book: SampleBook, milestones: readonly PlannedMilestone[]): void {
  for (const [at, { period, opens, year }] of periods.entries()) {
    for (const [clause, units] of Object.entries(book.words.reports)) {
      for (const [unit, texts] of Object.entries(units)) {
        const own = milestones.filter(each => each.clause === clause && each.unit === unit && each.year === year)
        const text = known(texts[at], `${period} ${clause} ${unit}`)
        const standsAt = period === '2024-01' ? standing[`${clause}/${unit}`] : undefined
        oneReport(book, { clause, unit, period, opens, text, own, standsAt })
      }
    }
  }
}

interface Report {
  readonly clause: string
  readonly unit: string
  readonly period: string
  readonly opens: Day
  readonly text: string
  readonly own: readonly PlannedMilestone[]
  readonly standsAt: { readonly to: 'drafted' | 'submitted' | 'confirmed' | 'returned'; readonly on: Day } | undefined
}

function oneReport(book: SampleBook, { clause, unit, period, opens, text, own, standsAt }: Report): void {
  const { words, pick, between, workingDaysAfter } = book
  const key = `report-${period}-${clause}-${unit}`
  const move = (
    as: string,
    on: Day,
    name: string,
    more: { values?: Readonly<Record<string, unknown>>; reason?: string } = {},
  ) => book.step({ as, on, take: `delivery.progressReport.${name}`, key, ...more })
  const liaison = `${unit}-liaison`
  const head = `${unit}-head`
  const { shortName } = book.unit(unit)
  const paper = (name: 'report' | 'reportAgain') =>
    book.file(
      worded(known(words.fileWords[name], name), shortName, period),
      worded(known(words.fileWords['reportText'], 'text'), shortName, period),
    )
  const files = [paper('report')]
  // One report in eight comes late; what stands open today was written when its story says.
  const delay = book.chance() < 0.125 ? between(4, 9) : between(0, 2)
  const draftedOn = standsAt ? standsAt.on : workingDaysAfter(opens, delay)
  const progress = text + tailOf(book, own, draftedOn)
  const values = { progress, problems: pick(words.problems), nextSteps: pick(words.nextSteps), files }
  move(liaison, draftedOn, 'draft', { values: { task: taskRow(clause), unit: unitRow(unit), period, ...values } })
  if (standsAt?.to === 'drafted') return
  move(liaison, draftedOn, 'submit', { values })
  if (standsAt?.to === 'submitted') return
  let on = workingDaysAfter(draftedOn, between(1, 2))
  const again = { ...values, progress: progress + words.resubmitted, files: [...files] }
  const story = `${period}/${clause}/${unit}`
  if (headReturns.includes(story)) {
    move(head, on, 'sendBack', { reason: words.headSendBack })
    on = workingDaysAfter(on, 1)
    move(liaison, on, 'submit', { values: again })
    on = workingDaysAfter(on, 1)
  }
  if (standsAt && on > sampleToday) on = sampleToday
  move(head, on, 'confirm')
  if (standsAt?.to === 'confirmed') return
  on = workingDaysAfter(on, between(1, 3))
  if (standsAt?.to === 'returned') {
    move('office', day('2024-03-01'), 'return', { reason: words.stillReturned })
    return
  }
  if (officeReturns.includes(story)) {
    move('office', on, 'return', {
      reason: known(words.sendBacks[officeReturns.indexOf(story) % words.sendBacks.length], 'a reason'),
    })
    on = workingDaysAfter(on, 2)
    move(liaison, on, 'submit', { values: { ...again, files: [...files, paper('reportAgain')] } })
    move(head, on, 'confirm')
    on = workingDaysAfter(on, 2)
  }
  move('office', on, 'verify')
}

/** How the unit stands with its own milestones of the year on that day, in words. */
function tailOf({ words }: SampleBook, own: readonly PlannedMilestone[], on: Day): string {
  const isDone = (each: PlannedMilestone) => each.doneOn !== null && each.doneOn <= on
  const open = own.find(each => !isDone(each))
  const rest = open ? worded(words.reportTailOpen, open.title) : words.reportTailDone
  return worded(words.reportTail, own.length, own.filter(isDone).length, rest)
}
