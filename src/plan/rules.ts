import { day, parseDay } from '#base'
import { type Call, type Follow, type Row, refuses } from '#define'
import type { officialDocumentShape } from '#document'
import { matchUnit, type Unit } from '#parties'
import { readPlan } from './read-plan.ts'
import type { MainTask, Plan, Target } from './rows.ts'

type OfficialDocument = Row<typeof officialDocumentShape>

/** The text must hold a plan before anything is drafted from it. */
export const documentReads = refuses(
  ['document_missing', 'document_empty', 'document_unreadable', 'no_plan_found'],
  (_plan: Plan, { document }: { document: OfficialDocument | null }) => {
    if (!document) return 'document_missing'
    const reading = readPlan(document.text)
    return reading.ok ? null : reading.refusal.code
  },
)

/** Title, number and period as the document states them. */
export function headOfReading(_plan: Plan, { document }: { document: OfficialDocument | null }): Partial<Plan> {
  const reading = document && readPlan(document.text)
  if (!reading?.ok) return {}
  const head = reading.value.document
  return {
    title: head.title || (document?.title ?? ''),
    number: head.number || null,
    issuer: head.issuer || null,
    startsOn: parseDay(head.period?.start ?? ''),
    endsOn: parseDay(head.period?.end ?? ''),
  }
}

/** Every section, task, target and finding of the reading becomes a row of the draft; a name no register knows stays as printed. */
export function draftFromReading(
  plan: Plan,
  { document, units }: { document: OfficialDocument | null; units: readonly Unit[] },
): readonly Follow[] {
  const reading = document && readPlan(document.text)
  if (!reading?.ok) return []
  const draft = reading.value
  const owner = (role: 'lead' | 'responsible') => (printed: string) => ({
    printed,
    unit: matchUnit(units, printed)?.id ?? null,
    role,
  })
  const unknown = draft.units.filter(unit => unit.kind !== 'class' && !matchUnit(units, unit.name))
  const owned = new Set(draft.tasks.flatMap(task => [...task.lead, ...task.responsible]))
  return [
    ...draft.sections.map(section => ({
      take: 'section.read',
      values: {
        plan: plan.id,
        clause: section.id,
        number: section.number,
        title: section.title,
        level: section.level,
        sourceStart: section.source.start,
        sourceEnd: section.source.end,
      },
    })),
    ...draft.tasks.map(task => ({
      take: 'mainTask.draft',
      values: {
        plan: plan.id,
        clause: task.id,
        number: task.number,
        title: task.title,
        importance: 'normal',
        owners: [...task.lead.map(owner('lead')), ...task.responsible.map(owner('responsible'))],
        sourceStart: task.source.start,
        sourceEnd: task.source.end,
      },
    })),
    ...draft.targets.map(target => ({
      take: 'target.draft',
      values: {
        plan: plan.id,
        code: target.id,
        clause: target.section,
        metric: target.metric,
        comparator: target.comparator,
        value: target.value === null ? null : String(target.value),
        valueMax: target.valueMax === null ? null : String(target.valueMax),
        measureUnit: target.unit,
        deadline: target.deadline ? day(target.deadline) : null,
        kind: target.kind,
        quote: target.source.quote,
        sourceStart: target.source.start,
        sourceEnd: target.source.end,
      },
    })),
    ...draft.findings.map(finding => ({
      take: 'finding.note',
      values: {
        plan: plan.id,
        kind: finding.code,
        severity: finding.severity,
        note: finding.message,
        places: finding.sources.map(source => ({ sourceStart: source.start, sourceEnd: source.end })),
      },
    })),
    ...unknown
      .filter(unit => owned.has(unit.name))
      .map(unit => ({
        take: 'finding.note',
        values: { plan: plan.id, kind: 'unit-unknown', severity: 'warn', note: unit.name, places: [] },
      })),
  ]
}

/** One document is carried out once: a second reading of the same number is a correction and goes another way. */
export const notYetInForce = refuses(['number_in_force'], (plan: Plan, { standing }: { standing: readonly Plan[] }) =>
  plan.number !== null && standing.some(other => other.number === plan.number)
    ? ['number_in_force', { number: plan.number }]
    : null,
)

/** What a program read is a draft until somebody has looked at it. */
export const everythingChecked = refuses(
  ['items_unchecked'],
  (_plan: Plan, { tasks, targets }: { tasks: number; targets: number }) =>
    tasks + targets > 0 ? ['items_unchecked', { tasks, targets }] : null,
)

/** A plan with an open contradiction would judge units by words nobody has decided. */
export const conflictsRuled = refuses(['conflict_open'], (_plan: Plan, { open }: { open: number }) =>
  open > 0 ? ['conflict_open', { open }] : null,
)

export function bringIntoForce(
  _plan: Plan,
  { tasks, targets }: { tasks: readonly MainTask[]; targets: readonly Target[] },
  _call: Call,
): readonly Follow[] {
  return [
    ...tasks.map(task => ({ take: 'mainTask.assign', id: task.id })),
    ...targets.map(target => ({ take: 'target.enter', id: target.id })),
  ]
}
