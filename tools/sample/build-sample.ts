import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { assert, day } from '#base'
import { readWorkingCalendar } from '#calendar'
import { readPlan } from '#plan'
import { planMilestones, writeReports } from './delivery-steps.ts'
import { adjust, enterConduct, recordFacts } from './judging-steps.ts'
import { enterFirms, enterPeople } from './people-steps.ts'
import {
  approveSchemes,
  type DefaultScheme,
  defineIndicators,
  enterUnits,
  fillFund,
  type ReadingFacts,
  readAndConfirmPlan,
} from './plan-steps.ts'
import { reviewYearly, runAssessments } from './review-steps.ts'
import { type ReturnWords, returnTaxes } from './return-steps.ts'
import { type RegisterWords, registersOf, type SampleSheet } from './registers.ts'
import { type InnovationWords, platformsOf } from './platform-steps.ts'
import { type BookWords, enterContacts, keepBooks } from './book-steps.ts'
import { set } from './setting-steps.ts'
import { meet, supervise } from './supervision-steps.ts'
import { actorsOf, known, openBook, type Sample, sampleToday, seeded } from './sample-book.ts'
import type { SampleWords } from './sample-words.ts'
import { assignTasks, changeAndWait, closeOuts, planYear, type TaskWords } from './task-steps.ts'

/** Three years of the plan as they were lived up to a Monday in March 2024: the same data give the same bytes. */
export function buildSample(data: string): Sample & { readonly texts: readonly SampleSheet[] } {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(data, path), 'utf8'))
  const calendar = readWorkingCalendar(read('calendar/working-days.json'))
  assert(calendar.ok, 'the working calendar is readable')
  const book = openBook(read('sample/words.json') as SampleWords, calendar.value)
  const schemes = ['2022', '2023', '2024'].map(year => read(`assessment/default-scheme-${year}.json`) as DefaultScheme)
  const scheme = known(schemes[1], 'the scheme of 2023')
  const actors = actorsOf(book)
  enterUnits(book)
  enterPeople(book)
  enterFirms(book)
  readAndConfirmPlan(book, readingOf(readFileSync(join(data, 'plans/reference-plan.txt'), 'utf8')), scheme)
  defineIndicators(book, schemes)
  fillFund(book)
  const milestones = planMilestones(book)
  approveSchemes(book, schemes)
  recordFacts(book, scheme)
  enterConduct(book)
  adjust(book)
  writeReports(book, milestones)
  supervise(book)
  meet(book)
  set(book)
  reviewYearly(book, schemes)
  runAssessments(book)
  const tasks = read('sample/task-words.json') as TaskWords
  assignTasks(book, tasks)
  closeOuts(book, tasks)
  planYear(book, tasks)
  changeAndWait(book, tasks)
  const books = read('sample/book-words.json') as BookWords
  keepBooks(book, books)
  enterContacts(book, books, actor => known(actors[actor], actor).account)
  const chance = seeded(342)
  const registers = registersOf(read('sample/register-words.json') as RegisterWords, below => Math.floor(chance() * below))
  for (const step of registers.steps) book.step(step)
  const parts = [
    platformsOf(book, read('sample/innovation-words.json') as InnovationWords, registers.firms),
    { steps: [], sheets: returnTaxes(book, read('sample/return-words.json') as ReturnWords, registers.firms) },
  ]
  for (const step of parts.flatMap(part => part.steps)) book.step(step)
  // A stable sort: within a day the order of writing above stays, and a row is born before it moves.
  const steps = book.steps.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  assert((steps.at(-1)?.on ?? '') <= sampleToday, 'nothing happens after the day of the sample')
  const texts = [...registers.sheets, ...parts.flatMap(part => part.sheets)].toSorted((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
  )
  const sheets = texts.map(({ text: _, ...sheet }) => sheet)
  return { area: 'sample', today: sampleToday, actors, steps, files: Object.fromEntries(book.files), sheets, texts }
}

/** One step a line, so that a changed step is a changed line. */
export function sampleText(sample: Sample): string {
  const lines = (of: readonly string[]) => of.map(line => `    ${line}`).join(',\n')
  const map = (of: object) =>
    lines(Object.entries(of).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`))
  return `{
  "area": ${JSON.stringify(sample.area)},
  "today": ${JSON.stringify(sample.today)},
  "actors": {
${map(sample.actors)}
  },
  "steps": [
${lines(sample.steps.map(step => JSON.stringify(step)))}
  ],
  "files": {
${map(sample.files)}
  },
  "sheets": [
${lines(sample.sheets.map(sheet => JSON.stringify(sheet)))}
  ]
}
`
}

function readingOf(text: string): ReadingFacts {
  const reading = readPlan(text)
  assert(reading.ok, 'the reference plan reads')
  const { document, findings, targets, tasks } = reading.value
  return {
    conflicts: findings.filter(finding => finding.severity === 'conflict').length,
    kinds: findings.map(finding => finding.code),
    targets: targets.map(target => target.id),
    tasks: tasks.map(task => task.id),
    title: document.title ?? '',
    number: document.number ?? '',
    issuer: document.issuer || '',
    issuedOn: document.date ?? day('2021-12-31'),
  }
}
