import type { Severity, Span } from '#base'
import { type Blocks, bracketGroups, type CleanText, type Item, sourceSpan } from '#document'
import { checkWording } from './check-wording.ts'
import type { DraftDocument, DraftFinding, DraftTarget, DraftTask } from './draft.ts'
import { type FindingCode, finding } from './finding.ts'
import type { DraftUnit } from './units.ts'
import * as words from './vocabulary.ts'

/** What the office must know before it relies on the draft. */
export interface ReadPlan {
  readonly clean: CleanText
  readonly blocks: Blocks
  readonly document: DraftDocument
  readonly tasks: readonly DraftTask[]
  readonly targets: readonly DraftTarget[]
  readonly units: readonly DraftUnit[]
  readonly openEnded: ReadonlySet<string>
  readonly borrowed: ReadonlySet<string>
  readonly unmeasured: ReadonlySet<string>
  /** targets to be reached within so many years */
  readonly withinYears: ReadonlySet<string>
}

/** Findings about text, head, tasks and targets, in that order. Severity `conflict` must be ruled before the plan enters into force. */
export const checkPlan = (plan: ReadPlan): readonly DraftFinding[] => [
  ...checkText(plan),
  ...checkHead(plan),
  ...checkNumbers(plan),
  ...checkTasks(plan),
  ...checkUnowned(plan),
  ...checkTargets(plan),
  ...checkPairs(plan),
  ...checkWording(plan),
]

const span = ({ start, end }: Span): Span => ({ start, end })

function checkText({ clean, blocks }: ReadPlan): readonly DraftFinding[] {
  const unbalanced = blocks.paragraphs.filter(({ start, end }) => {
    const groups = bracketGroups(clean.folded, start, end)
    const marks = clean.folded.slice(start, end).match(words.anyBracket)?.length ?? 0
    return (
      groups.some(group => !group.closed) ||
      marks !== groups.filter(group => words.countedOpen.test(clean.folded[group.open] ?? '')).length * 2
    )
  })
  return [
    ...clean.damaged.map(place => finding('text-damaged', 'warn', [span(place)])),
    ...unbalanced.map(({ start, end }) => finding('bracket-unbalanced', 'info', [sourceSpan(clean, start, end)])),
    ...(clean.readingsRemoved ? [finding('readings-removed', 'info', [], { count: clean.readingsRemoved })] : []),
    ...(clean.glyphsFolded ? [finding('glyphs-folded', 'info', [], { count: clean.glyphsFolded })] : []),
  ]
}

function checkHead({ document }: ReadPlan): readonly DraftFinding[] {
  const { period } = document
  const isKnown = period.start !== null && period.end !== null
  return [
    ...(document.number ? [] : [finding('number-missing', 'warn', [])]),
    ...(document.issuer ? [] : [finding('issuer-missing', 'warn', [])]),
    ...(document.date ? [] : [finding('date-missing', 'warn', [])]),
    ...(isKnown ? [] : [finding('period-unknown', 'warn', [])]),
    ...(isKnown && period.basis === 'derived'
      ? [finding('period-derived', 'warn', [], { start: period.start ?? '', end: period.end ?? '' })]
      : []),
  ]
}

/** Numbers may run on across headings, so only a gap between two neighbours of one parent is worth a word. */
function checkNumbers({ clean, blocks }: ReadPlan): readonly DraftFinding[] {
  const last = new Map<string, { item: Item; ordinal: number }>()
  return blocks.items.flatMap(item => {
    const ordinal = Number(item.id.split('.').at(-1))
    const key = `${item.parent}/${item.rank}`
    const before = last.get(key)
    last.set(key, { item, ordinal })
    if (item.number === '' || !before || ordinal === before.ordinal + 1) return []
    return [
      finding('number-gap', 'info', [sourceSpan(clean, item.heading.start, item.heading.end)], {
        title: item.title,
        missing: before.ordinal + 1,
      }),
    ]
  })
}

function checkTasks({ tasks, targets, units, openEnded }: ReadPlan): readonly DraftFinding[] {
  const classes = units.filter(unit => unit.kind === 'class')
  const classNames = new Set(classes.map(unit => unit.name))
  const clausesBy = new Map<string, Span[]>()
  for (const task of tasks) {
    for (const name of [...task.lead, ...task.responsible])
      if (classNames.has(name)) {
        const places = clausesBy.get(name)
        if (places) places.push(...placesOf(task))
        else clausesBy.set(name, [...placesOf(task)])
      }
  }
  const clausesOf = (name: string) => clausesBy.get(name) ?? []
  return [
    ...(tasks.length ? [] : [finding('no-tasks', 'warn', [])]),
    ...(targets.length ? [] : [finding('no-targets', 'info', [])]),
    ...tasks
      .filter(task => task.lead.length === 0)
      .map(task => finding('no-lead', 'warn', placesOf(task), { title: task.title })),
    ...tasks
      .filter(task => task.lead.length > 1)
      .map(task => finding('several-leads', 'info', placesOf(task), { title: task.title, count: task.lead.length })),
    ...tasks.flatMap(task =>
      task.lead
        .filter(name => classNames.has(name))
        .map(name => finding('named-class-leads', 'warn', placesOf(task), { title: task.title, name })),
    ),
    ...classes.map(unit => finding('collective-unit', 'warn', clausesOf(unit.name), { name: unit.name })),
    ...tasks
      .filter(task => openEnded.has(task.id))
      .map(task => finding('open-ended-list', 'warn', placesOf(task), { title: task.title })),
  ]
}

/** An item without owners among neighbours that all but it have some. */
function checkUnowned({ clean, blocks, tasks }: ReadPlan): readonly DraftFinding[] {
  const owned = new Set(tasks.map(task => task.id))
  const parents = new Set(blocks.items.map(item => item.parent))
  const leaves = blocks.items.filter(item => item.number !== '' && !parents.has(item.id))
  return [...Map.groupBy(leaves, item => `${item.parent}/${item.rank}`).values()].flatMap(group => {
    const without = group.filter(item => !owned.has(item.id))
    if (group.length < 3 || without.length * 3 > group.length) return []
    return without.map(({ title, heading }) =>
      finding('task-without-owner', 'warn', [sourceSpan(clean, heading.start, heading.end)], { title }),
    )
  })
}

const placesOf = (task: DraftTask): readonly Span[] => (task.ownerClauses.length ? task.ownerClauses : [task.source])

function checkTargets({ targets, borrowed, unmeasured }: ReadPlan): readonly DraftFinding[] {
  const about = (code: FindingCode, severity: Severity) => (target: DraftTarget) =>
    finding(code, severity, [span(target.source)], { quote: target.source.quote })
  return [
    ...(targets.length ? [finding('no-baselines', 'warn', [], { count: targets.length })] : []),
    ...targets.filter(target => unmeasured.has(target.id)).map(about('measure-unit-missing', 'warn')),
    ...targets.filter(target => borrowed.has(target.id)).map(about('verb-borrowed', 'info')),
    ...targets.filter(isStockUnclear).map(about('stock-unclear', 'info')),
    ...targets.filter(isBaseUnclear).map(about('base-unclear', 'warn')),
    ...targets.filter(target => target.kind === 'rank').map(about('outside-ranking', 'info')),
  ]
}

const isStockUnclear = (target: DraftTarget): boolean => target.kind === 'level' && words.mayBeNew.test(target.source.quote)
const isBaseUnclear = (target: DraftTarget): boolean =>
  target.unit === '%' && target.kind === 'growth-rate' && words.addVerb.test(target.source.quote)

/** Two statements about one thing: the same, stock against flow, or a yearly figure against a total. */
const checkPairs = ({ targets, document }: ReadPlan): readonly DraftFinding[] => [
  ...checkRestated(targets),
  ...checkLinked(targets, yearsOf(document)),
  ...checkImplied(targets),
]

/** Each target against the last earlier one about the same thing, so that ten repetitions give nine findings. */
function checkRestated(targets: readonly DraftTarget[]): readonly DraftFinding[] {
  const last = new Map<string, DraftTarget>()
  return targets.flatMap(second => {
    const keys = namesOf(second.metric).map(name => `${name} ${second.unit}`)
    const first = keys.map(key => last.get(key)).find(target => target !== undefined)
    for (const key of keys) last.set(key, second)
    if (!first || first.kind === 'per-year' || second.kind === 'per-year') return []
    const quotes = { first: first.source.quote, second: second.source.quote }
    return checkSame(first, second, [span(first.source), span(second.source)], quotes)
  })
}

/** Ten a year over three years, and thirty in all. */
function checkLinked(targets: readonly DraftTarget[], years: number | null): readonly DraftFinding[] {
  if (!years) return []
  const yearly = targets.filter(target => target.kind === 'per-year')
  const totals = Map.groupBy(
    targets.filter(target => target.kind !== 'per-year'),
    target => target.value,
  )
  return yearly.flatMap(first =>
    (totals.get(first.value * years) ?? [])
      .slice(0, 50)
      .filter(
        total => (first.unit === total.unit || (isPeople(first) && isPeople(total))) && shareEnding(first.metric, total.metric),
      )
      .map(total => {
        const details = { first: first.source.quote, second: total.source.quote, years }
        return finding('linked-targets', 'warn', [span(first.source), span(total.source)], details)
      }),
  )
}

function checkSame(
  first: DraftTarget,
  second: DraftTarget,
  sources: readonly Span[],
  quotes: { first: string; second: string },
): readonly DraftFinding[] {
  const isMixed =
    (first.kind === 'level') !== (second.kind === 'level') && [first, second].some(target => target.kind === 'increment')
  if (isMixed && first.value === second.value && !isStockUnclear(first) && !isStockUnclear(second)) {
    const details = { value: first.value, unit: first.unit, firstSection: first.section, secondSection: second.section }
    return [
      finding('stock-or-flow', 'warn', sources, quotes),
      finding('same-figure-two-meanings', 'conflict', sources, details),
    ]
  }
  if (isMixed) return [finding('stock-or-flow', 'warn', sources, quotes)]
  if (first.kind !== second.kind) return []
  if (first.value === second.value) return [finding('stated-twice', 'info', sources, quotes)]
  const isOneThing = first.deadline === second.deadline && first.section !== second.section && coreOf(first.metric).length >= 4
  return isOneThing && first.kind !== 'growth-rate' ? [finding('two-values', 'warn', sources, quotes)] : []
}

/** A total of 1200 with 500 of them new: the start was about the difference. */
function checkImplied(targets: readonly DraftTarget[]): readonly DraftFinding[] {
  const totals = targets.filter(target => target.kind === 'level' && words.totalOf.test(target.metric))
  const bySection = Map.groupBy(
    targets.filter(target => target.kind === 'increment'),
    target => target.section,
  )
  return totals.flatMap(level => {
    const noun = words.totalOf.exec(level.metric)?.[1] ?? ''
    const added = (bySection.get(level.section) ?? []).find(
      target =>
        target.unit === level.unit &&
        target.value < level.value &&
        coreOf(target.metric).endsWith(noun) &&
        coreOf(target.metric).length <= noun.length + 2,
    )
    if (!added) return []
    const details = {
      first: level.source.quote,
      second: added.source.quote,
      value: level.value - added.value,
      unit: level.unit,
    }
    return [finding('implied-baseline', 'info', [span(level.source), span(added.source)], details)]
  })
}

const isPeople = (target: DraftTarget): boolean => words.isPeople.test(target.unit)

function yearsOf({ period }: DraftDocument): number | null {
  return period.start && period.end ? Number(period.end.slice(0, 4)) - Number(period.start.slice(0, 4)) + 1 : null
}

const coreOf = (metric: string): string => metric.replace(words.metricVerbs, '').replace(/[“”\s]/g, '')

/** The thing measured, and what a bracket in its name says it is. */
function namesOf(metric: string): readonly string[] {
  const core = coreOf(metric)
  if (!core.includes(')') && !core.includes('\uff09')) return core === '' ? [] : [core]
  const inside = [...core.matchAll(/[(\uff08]([^()\uff08\uff09]{4,})[)\uff09]/g)].map(match => match[1] as string)
  return core === '' ? [] : [core, ...inside]
}

function shareEnding(first: string, second: string): boolean {
  const [a, b] = [coreOf(first), coreOf(second)]
  return a.slice(-4) === b.slice(-4)
}
