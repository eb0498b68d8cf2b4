import type { MainTask, Plan, Section, Target } from '#plan'
import type { PlanPaper, PlanPaperSection } from '#report'
import { type Asking, rowsOf } from './queries/picture.ts'

/** The plan as it was checked, in the order of its document; null when the reader may not see it. */
export async function planPaperOf(asking: Asking & { readonly isSample: boolean }, id: string): Promise<PlanPaper | null> {
  const { reading } = asking
  const plan = (await reading.find('plan.plan', id)) as unknown as Plan | null
  if (!plan) return null
  const document = await reading.find('document.officialDocument', plan.document)
  const byPlace = <T extends { readonly sourceStart: number }>(rows: readonly T[]) =>
    rows.toSorted((a, b) => a.sourceStart - b.sourceStart)
  const tasks = byPlace(await rowsOf<MainTask>(asking, 'plan.mainTask', { plan: id }))
  const headings = (await rowsOf<Section>(asking, 'plan.section', { plan: id })).filter(({ number }) => number)
  const named = new Set<string>(headings.map(({ clause }) => clause))
  const sentences = tasks.filter(({ clause, number }) => number !== '' && !named.has(clause))
  const sections: readonly PlanPaperSection[] = byPlace([
    ...headings.map(row => ({ ...row, number: row.number ?? '', isSentence: false })),
    ...sentences.map(row => ({ ...row, level: row.clause.split('.').length, isSentence: true })),
  ]).map(({ clause, number, title, level, isSentence }) => ({ clause, number, title, level, isSentence }))
  const places = new Set<string>(sections.map(({ clause }) => clause))
  const targets = byPlace(await rowsOf<Target>(asking, 'plan.target', { plan: id })).filter(
    ({ state }) => state !== 'withdrawn',
  )
  return {
    title: plan.title,
    number: plan.number,
    issuers: (plan.issuer ?? '').split(/[\u3001\s]+/).filter(name => name !== ''),
    signedOn: (document?.['issuedOn'] as PlanPaper['signedOn'] | undefined) ?? null,
    period: plan.startsOn && plan.endsOn ? { start: plan.startsOn, end: plan.endsOn } : null,
    sections,
    tasks: tasks.map(({ clause, title, owners }) => ({
      clause,
      title,
      lead: owners.filter(owner => owner.role === 'lead').map(owner => owner.printed),
      responsible: owners.filter(owner => owner.role === 'responsible').map(owner => owner.printed),
    })),
    targets: targets.flatMap(({ clause, metric, comparator, kind, deadline, measureUnit, ...row }) =>
      row.value === null
        ? []
        : [
            {
              clause: placeOf(clause, places),
              metric,
              comparator,
              kind,
              deadline,
              measureUnit: measureUnit ?? '',
              value: plain(row.value),
              valueMax: row.valueMax === null ? null : plain(row.valueMax),
            },
          ],
    ),
    isSample: asking.isSample,
  }
}

/** The narrowest printed place that holds a clause. */
function placeOf(clause: string, places: ReadonlySet<string>): string {
  for (let at = clause; at !== ''; at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '') if (places.has(at)) return at
  return clause
}

const plain = (value: string): string => (value.includes('.') ? value.replace(/\.?0+$/, '') : value)
