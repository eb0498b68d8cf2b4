import { done, type Outcome, refused } from '#base'
import { type CleanText, normalise } from '#document'
import {
  compareEditions,
  type EditionChange,
  type MainTask,
  type PlanFinding,
  type Plan,
  type Section,
  type Target,
} from '#plan'
import type { Review, ReviewChange, ReviewExample, ReviewItem } from './answers.ts'
import { type Asking, rowsOf, unitName } from './picture.ts'
import type { Unit } from '#parties'

type Revised<T> = T & { readonly revision: number }

/** W2: the text as received beside everything read from it, each with its place. */
export async function review(asking: Asking, input: Readonly<Record<string, string>>): Promise<Outcome<Review>> {
  const { reading } = asking
  const plan = input['plan'] ? ((await reading.find('plan.plan', input['plan'])) as unknown as Revised<Plan> | null) : null
  if (!plan) return refused('not_found')
  const document = await reading.find('document.officialDocument', plan.document)
  if (!document) return refused('not_found')
  const original = document['text'] as string
  const cleaned = normalise(original)
  const of = { plan: plan.id }
  const units = new Map((await rowsOf<Unit>(asking, 'parties.unit')).map(unit => [unit.id as string, unit]))
  const sections = await rowsOf<Revised<Section>>(asking, 'plan.section', of)
  const tasks = await rowsOf<Revised<MainTask>>(asking, 'plan.mainTask', of)
  const targets = await rowsOf<Revised<Target>>(asking, 'plan.target', of)
  const findings = await rowsOf<Revised<PlanFinding>>(asking, 'plan.finding', of)
  const examples = await examplesFor(asking, targets)
  const edition = await editionOf(asking, plan, { tasks, targets })
  const touches = (target: Target) =>
    findings
      .filter(finding =>
        finding.places.some(place => place.sourceStart < target.sourceEnd && place.sourceEnd > target.sourceStart),
      )
      .map(finding => finding.id)
  return done({
    plan: { id: plan.id, title: plan.title, state: plan.state, revision: plan.revision },
    document: {
      id: document.id,
      title: document['title'] as string,
      number: (document['number'] as string | null) ?? null,
      issuer: (document['issuer'] as string | null) ?? null,
      issuedOn: (document['issuedOn'] as string | null) ?? null,
    },
    edition: edition && { id: edition.plan.id, number: edition.plan.number, dropped: edition.dropped },
    original,
    normalised: cleaned.text,
    anchors: anchorsOf(cleaned),
    sections: await eachOf(sections, row => itemOf(asking, 'plan.section', row, row.number ?? '', row.title)),
    tasks: await eachOf(tasks, async row => ({
      ...(await itemOf(asking, 'plan.mainTask', row, row.number, row.title)),
      importance: row.importance,
      owners: row.owners.map(owner => ({
        printed: owner.printed,
        unit: owner.unit ? unitName({ units }, owner.unit) : null,
        role: owner.role,
      })),
      change: edition?.ofTask(row) ?? null,
    })),
    targets: await eachOf(targets, async row => ({
      ...(await itemOf(asking, 'plan.target', row, row.code, row.metric)),
      code: row.code,
      comparator: row.comparator,
      value: row.value,
      valueMax: row.valueMax,
      measureUnit: row.measureUnit,
      deadline: row.deadline,
      kind: row.kind,
      findings: touches(row),
      change: edition?.ofTarget(row) ?? null,
      example: (row.state === 'drafted' && examples.get(wordingOf(row.quote))) || null,
    })),
    findings: findings.map(row => ({
      id: row.id,
      state: row.state,
      revision: row.revision,
      kind: row.kind,
      severity: row.severity,
      note: row.note,
      ruling: row.ruling,
      spans: row.places.map(place => ({ start: place.sourceStart, end: place.sourceEnd })),
    })),
  })
}

/** A draft against the plan in force that bears its title; its years and brackets aside. */
async function editionOf(
  asking: Asking,
  plan: Plan,
  now: { readonly tasks: readonly MainTask[]; readonly targets: readonly Target[] },
) {
  if (plan.state !== 'draft') return null
  const before = (await rowsOf<Plan>(asking, 'plan.plan', { state: 'inForce' })).find(
    other => titleCore(other.title) === titleCore(plan.title),
  )
  if (!before) return null
  const of = { plan: before.id }
  const tasks = compareEditions(
    (await rowsOf<MainTask>(asking, 'plan.mainTask', of)).map(taskFacts),
    now.tasks.map(taskFacts),
    { nameOf: task => task.title, fields: ['owners'] },
  )
  const targets = compareEditions(await rowsOf<Target>(asking, 'plan.target', of), now.targets, {
    nameOf: target => target.metric,
    fields: ['comparator', 'value', 'valueMax', 'measureUnit', 'deadline', 'kind'],
  })
  const told = <T, W>(change: EditionChange<T> | undefined, was: (row: T) => W): ReviewChange<W> =>
    !change ? null : change.change === 'changed' ? { kind: 'changed', was: was(change.was) } : { kind: change.change }
  return {
    plan: before,
    ofTask: (row: MainTask) => told(tasks.changes[now.tasks.indexOf(row)], ({ owners }) => ({ owners })),
    ofTarget: (row: Target) =>
      told(targets.changes[now.targets.indexOf(row)], ({ comparator, value, valueMax, measureUnit, deadline }) => ({
        comparator,
        value,
        valueMax,
        measureUnit,
        deadline,
      })),
    dropped: [
      ...targets.dropped.map(({ clause, metric }) => ({ kind: 'target' as const, clause, title: metric })),
      ...tasks.dropped.map(({ clause, title }) => ({ kind: 'task' as const, clause, title })),
    ],
  }
}

const taskFacts = ({ clause, title, owners }: MainTask) => ({
  clause: clause as string,
  title,
  owners: owners.map(({ printed, role }) => ({ printed, role })),
})

const titleCore = (title: string): string => title.replace(/[(\uff08][^()\uff08\uff09]*[)\uff09]|\s|\d{4}/g, '')

/** Words that say the same of another figure. */
const wordingOf = (quote: string): string =>
  quote
    .normalize('NFKC')
    .replace(/[\d.,]+/g, '#')
    .replace(/\s+/g, '')

const learnt = ['metric', 'comparator', 'measureUnit', 'kind'] as const

/** The last correction of each wording that is still open here, whichever plan it was made in. */
async function examplesFor(asking: Asking, targets: readonly Revised<Target>[]): Promise<ReadonlyMap<string, ReviewExample>> {
  const open = new Set(targets.filter(row => row.state === 'drafted').map(row => wordingOf(row.quote)))
  const found = new Map<string, ReviewExample>()
  if (open.size === 0) return found
  const plans = new Map((await rowsOf<Plan>(asking, 'plan.plan')).map(plan => [plan.id as string, plan.title]))
  for (const row of await rowsOf<Revised<Target>>(asking, 'plan.target')) {
    if (row.revision < 2 || !open.has(wordingOf(row.quote))) continue
    const entries = await asking.reading.history('plan.target', row.id)
    const at = entries.findLastIndex(entry => entry.move === 'correct')
    const [before, after] = [entries[at - 1]?.row, entries[at]?.row]
    if (!before || !after) continue
    const changes = Object.fromEntries(
      learnt
        .map(field => [field, { from: String(before[field] ?? ''), to: String(after[field] ?? '') }] as const)
        .filter(([, { from, to }]) => from !== to),
    )
    if (Object.keys(changes).length > 0)
      found.set(wordingOf(row.quote), { plan: plans.get(row.plan) ?? '', reason: entries[at]?.reason ?? null, changes })
  }
  return found
}

/** Where the mapping bends: a dropped stretch of the original has two breakpoints with one normalised offset. */
function anchorsOf(clean: CleanText): readonly (readonly [number, number])[] {
  const anchors: [number, number][] = [[0, 0]]
  for (let at = 1; at < clean.text.length; at++) {
    const end = clean.ends[at - 1] as number
    const start = clean.starts[at] as number
    if (start !== (clean.starts[at - 1] as number) + 1)
      anchors.push([end, at], ...(start === end ? [] : [[start, at] as [number, number]]))
  }
  return [...anchors, [clean.received.length, clean.text.length]]
}

/** One after the other: a reading has one connection. */
async function eachOf<T, R>(rows: readonly T[], make: (row: T) => Promise<R>): Promise<readonly R[]> {
  const made: R[] = []
  for (const row of rows) made.push(await make(row))
  return made
}

interface Read {
  readonly id: string
  readonly state: string
  readonly revision: number
  readonly clause: string
  readonly sourceStart: number
  readonly sourceEnd: number
}

/** Who checked it last is asked only where somebody did: rows as they were read have one revision. */
async function itemOf(asking: Asking, address: string, row: Read, number: string, title: string): Promise<ReviewItem> {
  const last =
    row.revision > 1
      ? (await asking.reading.history(address, row.id))
          .filter(entry => entry.move === 'check' || entry.move === 'correct')
          .at(-1)
      : undefined
  const names = last?.person ? await asking.reading.titles('parties.person', [last.person]) : null
  return {
    id: row.id,
    state: row.state,
    revision: row.revision,
    clause: row.clause,
    number,
    title,
    start: row.sourceStart,
    end: row.sourceEnd,
    by: last?.person ? (names?.get(last.person) ?? null) : null,
    at: last?.at ?? null,
  }
}
