import { type PlanDraft, readPlan } from '#plan'
import type { CorpusPlan, Gold } from './gold.ts'

interface Tally {
  hits: number
  missed: number
  extra: number
}

const measures = ['sections', 'owners', 'targets', 'document'] as const
type Measure = (typeof measures)[number]

/**
 * F1 of what is read against gold, over all plans together, and for each measure the lowest plan.
 *
 * - sections: id, number and title
 * - owners: unit with its role, in its task
 * - targets: section, value, unit, comparator, kind and deadline; the metric must share its core with that of gold
 * - document: title, number, issuer, date, first and last day
 */
export function scoreReader(
  plans: readonly CorpusPlan[],
  { isShown }: { readonly isShown: boolean },
): { readonly lines: readonly string[]; readonly scores: Readonly<Record<Measure, number>> } {
  const lines: string[] = []
  const totals = Object.fromEntries(measures.map(measure => [measure, { hits: 0, missed: 0, extra: 0 }])) as Record<
    Measure,
    Tally
  >
  const worst = Object.fromEntries(measures.map(measure => [measure, { name: '', score: 2 }])) as Record<
    Measure,
    { name: string; score: number }
  >
  for (const plan of plans) {
    const read = readPlan(plan.text)
    const said = read.ok ? saidBy(read.value) : null
    for (const measure of measures) {
      const { tally, differences } = compared(factsOf(plan.gold)[measure], said ? said[measure] : [], measure)
      totals[measure].hits += tally.hits
      totals[measure].missed += tally.missed
      totals[measure].extra += tally.extra
      const score = f1(tally)
      if (score < worst[measure].score) worst[measure] = { name: plan.name, score }
      if (isShown && differences.length > 0) lines.push(`${plan.name} ${measure}`, ...differences.map(line => `  ${line}`))
    }
  }
  lines.push(`${plans.length} plans`)
  for (const measure of measures) {
    const { hits, missed, extra } = totals[measure]
    const { name, score } = worst[measure]
    lines.push(
      `${measure.padEnd(9)} F1 ${f1(totals[measure]).toFixed(4)}  hits ${hits}  missed ${missed}  extra ${extra}  lowest ${score.toFixed(2)} ${name}`,
    )
  }
  const scores = Object.fromEntries(measures.map(measure => [measure, f1(totals[measure])])) as Record<Measure, number>
  return { lines, scores }
}

export const f1 = ({ hits, missed, extra }: Tally): number =>
  hits + missed + extra === 0 ? 1 : (2 * hits) / (2 * hits + missed + extra)

/** Facts as lines; a target carries its metric behind a bar, to be compared less strictly. */
type Facts = Readonly<Record<Measure, readonly string[]>>

function factsOf(gold: Gold): Facts {
  return {
    sections: gold.sections.map(({ id, number, title }) => `${id} ${number}${title}`),
    owners: gold.tasks.flatMap(task => {
      const key = (task.id ?? '0') !== '0' ? task.id : bare(task.title ?? '')
      return [
        ...task.lead.map(name => `${key} lead ${bare(name)}`),
        ...task.responsible.map(name => `${key} responsible ${bare(name)}`),
      ]
    }),
    targets: gold.targets.map(target => targetLine(target)),
    document: Object.entries(gold.document).map(([field, value]) => `${field} ${bare(value ?? '')}`),
  }
}

function saidBy(plan: PlanDraft): Facts {
  const sections = new Set(plan.sections.map(section => section.id))
  const { title, number, issuer, date, period } = plan.document
  return {
    sections: plan.sections
      .filter(section => section.number !== '')
      .map(section => `${section.id} ${section.number}${section.title}`),
    owners: plan.tasks.flatMap(task => {
      const isRow = task.ownerClauses.length === 0 && !sections.has(task.id)
      const key = isRow ? bare(task.title) : task.id
      return [
        ...task.lead.map(name => `${key} lead ${bare(name)}`),
        ...task.responsible.map(name => `${key} responsible ${bare(name)}`),
      ]
    }),
    targets: plan.targets.map(target => targetLine(target)),
    document: Object.entries({ title, number, issuer, date, start: period.start, end: period.end }).map(
      ([field, value]) => `${field} ${bare(value ?? '')}`,
    ),
  }
}

const targetLine = (of: Gold['targets'][number]): string =>
  `${of.section} ${of.comparator} ${of.value}${of.valueMax === null ? '' : `-${of.valueMax}`}${of.unit} ${of.kind} ${of.deadline ?? ''}|${of.metric}`

const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

function compared(
  gold: readonly string[],
  said: readonly string[],
  measure: Measure,
): { tally: Tally; differences: readonly string[] } {
  const left = [...said]
  const missed: string[] = []
  let hits = 0
  for (const fact of gold) {
    const at = left.findIndex(other => isSame(fact, other, measure))
    if (at < 0) missed.push(fact)
    else {
      hits++
      left.splice(at, 1)
    }
  }
  return {
    tally: { hits, missed: missed.length, extra: left.length },
    differences: [...missed.map(fact => `- ${fact}`), ...left.map(fact => `+ ${fact}`)],
  }
}

function isSame(a: string, b: string, measure: Measure): boolean {
  if (measure !== 'targets') return a === b
  const [left = '', metric = ''] = a.split('|')
  const [right = '', other = ''] = b.split('|')
  if (left !== right) return false
  const [x, y] = [bare(metric).replace(/[“”"]/g, ''), bare(other).replace(/[“”"]/g, '')]
  return x.includes(y.slice(-3)) || y.includes(x.slice(-3))
}
