import { day } from '#base'
import { known, row, type SampleBook, taskRow, unitRow } from './sample-book.ts'
import { worded } from './sample-words.ts'

/** Words of the lives of tasks, kept beside those of the rest of the sample. */
export interface TaskWords {
  readonly [name: string]: unknown
  readonly dependencies: readonly DependencyWords[]
  readonly lights: readonly LightWords[]
  readonly change: Readonly<Record<string, string>>
}
interface DependencyWords {
  readonly key: string
  readonly milestone: string
  readonly unit: string
  readonly supplier: string
  readonly matter: string
  readonly on: string
  readonly neededOn: string
  readonly agree?: string
  readonly contest?: string
  readonly contestText?: string
  readonly ruling?: string
  readonly rulingText?: string
  readonly dismissed?: boolean
  readonly deliver?: string
}
interface LightWords {
  readonly key: string
  readonly task: string
  readonly reckoned: string
  readonly level: string
  readonly untilDay: string
  readonly on: string
  readonly cause: string
  readonly lift?: string
  readonly liftReason?: string
}

const planEnd = '2024-12-31'
const say = (words: TaskWords, key: string, ...slots: readonly (string | number)[]): string =>
  worded(known(words[key] as string | undefined, key), ...slots)

/** Every task in the hands of the unit that leads it from the first spring on, with the ways it can go besides the straight one. */
export function assignTasks(book: SampleBook, words: TaskWords): void {
  const { step } = book
  for (const [clause, units] of Object.entries(book.words.milestones)) {
    const [unit = '', years] = Object.entries(units)[0] ?? []
    const key = `as-${clause}-${unit}`
    const matter = known(years?.[2]?.split('|').at(-1), key)
    const values = {
      task: taskRow(clause),
      unit: unitRow(unit),
      matter: `${matter}${book.words.mark}`,
      demand: say(words, 'demand'),
      dueOn: planEnd,
      cycle: 'month',
    }
    step({ as: 'office', on: '2022-02-07', take: 'delivery.assignment.propose', key, values })
    step({ as: 'leader', on: '2022-02-08', take: 'delivery.assignment.assign', key })
    const isDisputed = key === 'as-3.5.2-gzw'
    if (isDisputed) {
      const dispute = { dispute: say(words, 'dispute') }
      step({ as: 'gzw-head', on: '2022-02-10', take: 'delivery.assignment.object', key, values: dispute })
      step({ as: 'office', on: '2022-02-15', take: 'delivery.assignment.uphold', key, reason: say(words, 'uphold') })
    }
    const on = isDisputed ? '2022-02-16' : book.after(day('2022-02-09'), book.between(0, 4))
    step({ as: `${unit}-liaison`, on, take: 'delivery.assignment.acknowledge', key, values: { inCharge: book.name() } })
    step({ as: `${unit}-liaison`, on: '2022-02-21', take: 'delivery.assignment.breakDown', key })
  }
  const leader = (on: string, name: string, key: string, reason: string) =>
    step({ as: 'leader', on, take: `delivery.assignment.${name}`, key, reason })
  leader('2023-04-10', 'suspend', 'as-3.3.4-gxq', say(words, 'suspend'))
  leader('2023-06-05', 'resume', 'as-3.3.4-gxq', say(words, 'resume'))
  leader('2024-02-21', 'suspend', 'as-3.4.1-kjj', say(words, 'suspend'))
  handedOn(book, words)
}

function handedOn({ step, name }: SampleBook, words: TaskWords): void {
  const propose = (on: string, key: string, clause: string, unit: string, matter: string, demand: string) =>
    step({
      as: 'office',
      on,
      take: 'delivery.assignment.propose',
      key,
      values: { task: taskRow(clause), unit: unitRow(unit), matter, demand, dueOn: planEnd, cycle: 'month' },
    })
  propose('2023-03-06', 'as-transfer', '3.4.2', 'fgw', say(words, 'transferMatter'), say(words, 'demand'))
  step({ as: 'leader', on: '2023-03-07', take: 'delivery.assignment.assign', key: 'as-transfer' })
  step({
    as: 'fgw-head',
    on: '2023-03-08',
    take: 'delivery.assignment.object',
    key: 'as-transfer',
    values: { dispute: say(words, 'transferReason') },
  })
  step({
    as: 'office',
    on: '2023-03-13',
    take: 'delivery.assignment.transfer',
    key: 'as-transfer',
    values: { heir: unitRow('kjj') },
    reason: say(words, 'transferReason'),
  })
  // the heir's row is born by the transfer
  const handed = { find: 'delivery.assignment', where: { matter: say(words, 'transferMatter'), state: 'assigned' } }
  step({
    as: 'kjj-liaison',
    on: '2023-03-15',
    take: 'delivery.assignment.acknowledge',
    key: 'as-handed-on',
    row: handed,
    values: { inCharge: name() },
  })
  propose('2023-09-04', 'as-cancel', '3.5.1', 'zwj', say(words, 'cancelMatter'), say(words, 'cancelDemand'))
  step({ as: 'leader', on: '2023-09-05', take: 'delivery.assignment.assign', key: 'as-cancel' })
  step({
    as: 'leader',
    on: '2023-10-16',
    take: 'delivery.assignment.cancel',
    key: 'as-cancel',
    reason: say(words, 'cancelReason'),
  })
  propose('2023-09-04', 'as-withdraw', '3.5.1', 'zwj', say(words, 'withdrawMatter'), say(words, 'cancelDemand'))
  step({
    as: 'office',
    on: '2023-09-06',
    take: 'delivery.assignment.withdraw',
    key: 'as-withdraw',
    reason: say(words, 'withdrawReason'),
  })
}

/** Yearly matters with a close-out at each stage of its life: closed, closed and opened again, waiting for each signature. */
export function closeOuts(book: SampleBook, words: TaskWords): void {
  const { step, file, unit: unitOf } = book
  const stories: readonly {
    clause: string
    unit: string
    year: number
    to: 'closed' | 'reopened' | 'checked' | 'signed' | 'submitted' | 'returned' | 'drafted' | 'withdrawn'
  }[] = [
    { clause: '3.1.1', unit: 'sfj', year: 2022, to: 'closed' },
    { clause: '3.2.2', unit: 'kjj', year: 2022, to: 'closed' },
    { clause: '3.2.2', unit: 'rsj', year: 2022, to: 'reopened' },
    { clause: '3.2.1', unit: 'fgw', year: 2023, to: 'checked' },
    { clause: '3.2.2', unit: 'rsj', year: 2023, to: 'signed' },
    { clause: '3.2.1', unit: 'gxj', year: 2023, to: 'submitted' },
    { clause: '3.1.1', unit: 'sfj', year: 2023, to: 'returned' },
    { clause: '3.2.2', unit: 'jtj', year: 2023, to: 'drafted' },
    { clause: '3.3.5', unit: 'czj', year: 2022, to: 'withdrawn' },
  ]
  for (const { clause, unit, year, to } of stories) {
    const of = `as-${clause}-${unit}-${year}`
    const key = `co-${clause}-${unit}-${year}`
    const title = known(book.words.milestones[clause]?.[unit]?.[year - 2022]?.split('|').at(-1), key)
    const matter = say(words, 'yearMatter', title, year) + book.words.mark
    const late = year === 2022 ? 2023 : 2024
    const at = (rest: string) => `${late}-${rest}`
    const closing = (
      as: string,
      on: string,
      move: string,
      more: { values?: Readonly<Record<string, unknown>>; reason?: string } = {},
    ) => step({ as, on, take: `delivery.closeOut.${move}`, key, ...more })
    step({
      as: 'office',
      on: `${year}-03-01`,
      take: 'delivery.assignment.propose',
      key: of,
      values: {
        task: taskRow(clause),
        unit: unitRow(unit),
        matter,
        demand: say(words, 'yearDemand'),
        dueOn: `${year}-12-31`,
        cycle: 'month',
      },
    })
    step({ as: 'leader', on: `${year}-03-02`, take: 'delivery.assignment.assign', key: of })
    step({
      as: `${unit}-liaison`,
      on: `${year}-03-03`,
      take: 'delivery.assignment.acknowledge',
      key: of,
      values: { inCharge: book.name() },
    })
    step({ as: `${unit}-liaison`, on: `${year}-03-06`, take: 'delivery.assignment.breakDown', key: of })
    const { shortName } = unitOf(unit)
    const proof = [file(say(words, 'closeFile', shortName, year), say(words, 'closeFileText', shortName, year))]
    const form = { summary: say(words, 'summary', year), figures: [], proof }
    closing(`${unit}-liaison`, at('02-19'), 'draft', { values: { assignment: row(of), unit: unitRow(unit), ...form } })
    if (to === 'drafted') continue
    if (to === 'withdrawn') {
      closing(`${unit}-liaison`, at('02-20'), 'withdraw')
      continue
    }
    closing(`${unit}-liaison`, at('02-20'), 'submit', { values: form })
    if (to === 'submitted') continue
    if (to === 'closed') {
      closing(`${unit}-head`, at('02-21'), 'sendBack', { reason: say(words, 'headReturn') })
      closing(`${unit}-liaison`, at('02-21'), 'save', { values: form })
      closing(`${unit}-liaison`, at('02-22'), 'submit', { values: form })
    }
    closing(`${unit}-head`, at('02-22'), 'sign')
    if (to === 'signed') continue
    if (to === 'returned') {
      closing('supervision', at('02-27'), 'return', { reason: say(words, 'closeReturn') })
      continue
    }
    closing('supervision', at('02-27'), 'verify', { values: { checkNote: say(words, 'checkNote') } })
    if (to === 'checked') continue
    closing('office', at('03-01'), 'close')
    if (to === 'reopened')
      step({ as: 'supervision', on: '2023-09-11', take: 'delivery.assignment.reopen', key: of, reason: say(words, 'reopen') })
  }
}

/** A work plan for each unit and the present year: most approved, some still on their way. */
export function planYear(book: SampleBook, words: TaskWords): void {
  const { step, named, unit: unitOf, words: all } = book
  const onTheWay: Readonly<Record<string, 'drafted' | 'submitted' | 'signed' | 'returned'>> = {
    nyj: 'drafted',
    dsj: 'submitted',
    hjj: 'signed',
    wxb: 'returned',
  }
  for (const { key: unit } of named) {
    const tasks = Object.entries(all.milestones).filter(([, units]) => unit in units)
    if (tasks.length === 0) continue
    const key = `wp-2024-${unit}`
    const liaison = `${unit}-liaison`
    const plan = (
      as: string,
      on: string,
      move: string,
      more: { values?: Readonly<Record<string, unknown>>; reason?: string } = {},
    ) => step({ as, on, take: `delivery.workPlan.${move}`, key, ...more })
    const form = { aim: say(words, 'aim', unitOf(unit).shortName), splits: [] }
    plan(liaison, '2024-01-10', 'draft', { values: { unit: unitRow(unit), year: '2024', ...form } })
    for (const [clause, units] of tasks) {
      const values = {
        task: taskRow(clause),
        unit: unitRow(unit),
        year: '2024',
        verb: say(words, 'verb'),
        object: known(units[unit]?.[2], key).split('|')[0],
        quantity: null,
        measureUnit: null,
        dueOn: book.pick(['2024-06-28', '2024-09-30', '2024-11-29']),
        inCharge: book.name(),
      }
      step({ as: liaison, on: '2024-01-18', take: 'delivery.measure.plan', key: `me-${clause}-${unit}`, values })
    }
    const to = onTheWay[unit]
    if (to === 'drafted') continue
    plan(liaison, '2024-01-30', 'submit', { values: form })
    if (to === 'submitted') continue
    plan(`${unit}-head`, '2024-01-31', 'sign')
    if (to === 'signed') continue
    if (to === 'returned') plan('office', '2024-02-05', 'return', { reason: say(words, 'planReturn') })
    else plan('office', '2024-02-06', 'approve')
  }
}

/** Who waits for whom, lights ruled otherwise, and a target the issuing body has moved. */
export function changeAndWait(book: SampleBook, words: TaskWords): void {
  const { step } = book
  for (const item of words.dependencies) {
    const { key, unit, supplier } = item
    const move = (as: string, on: string | undefined, name: string, values: Readonly<Record<string, unknown>> = {}) => {
      if (on) step({ as, on, take: `delivery.dependency.${name}`, key, values })
    }
    const { matter, neededOn } = item
    move(`${unit}-liaison`, item.on, 'ask', {
      milestone: row(item.milestone),
      unit: unitRow(unit),
      supplier: unitRow(supplier),
      matter,
      neededOn,
    })
    move(`${supplier}-liaison`, item.agree, 'agree')
    move(`${supplier}-head`, item.contest, 'contest', { contest: item.contestText })
    move('office', item.ruling, item.dismissed ? 'dismiss' : 'uphold', { ruling: item.rulingText })
    move(`${supplier}-liaison`, item.deliver, 'deliver', { deliveredOn: item.deliver, proof: [] })
  }
  for (const { key, task, reckoned, level, untilDay, on, cause, lift, liftReason } of words.lights) {
    const values = { task: taskRow(task), reckoned, level, untilDay, cause }
    step({ as: 'office', on, take: 'delivery.lightRuling.give', key, values })
    if (lift) step({ as: 'office', on: lift, take: 'delivery.lightRuling.lift', key, reason: liftReason ?? '' })
  }
  step({ as: 'calendar', on: '2024-03-01', take: 'delivery.lightRuling.lapse', key: 'light-2' })
  changeTargets(book, words.change)
}

/** The rank is published by an outside body a year later: its day is moved by the issuing body; a lower value is not. */
function changeTargets({ step }: SampleBook, words: Readonly<Record<string, string>>): void {
  const say = (key: string) => known(words[key], key)
  const target = (code: string) => ({ find: 'plan.target', where: { code } })
  const on = '2024-02-26'
  const issued = { number: say('number'), issuer: say('issuer'), issuedOn: '2024-02-23', text: say('text') }
  step({
    as: 'office',
    on,
    take: 'document.officialDocument.receive',
    key: 'change-paper',
    values: { title: say('title'), ...issued },
  })
  const propose = (key: string, code: string, value: Readonly<Record<string, unknown>>, cause: string) =>
    step({
      as: 'office',
      on,
      take: 'delivery.targetChange.propose',
      key,
      values: { target: target(code), ...value, document: row('change-paper'), cause },
    })
  propose('change-1', say('laterCode'), { newValue: say('laterValue'), newDeadline: '2025-12-31' }, say('cause'))
  step({ as: 'leader', on: '2024-02-28', take: 'delivery.targetChange.enter', key: 'change-1' })
  propose('change-2', say('lowerCode'), { newValue: say('lowerValue'), newDeadline: null }, say('refusedCause'))
  step({ as: 'leader', on: '2024-02-29', take: 'delivery.targetChange.refuse', key: 'change-2', reason: say('refuseReason') })
  propose('change-3', say('openCode'), { newValue: say('openValue'), newDeadline: null }, say('openCause'))
}
