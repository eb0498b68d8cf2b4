import { type Day, day, done, type Outcome, type Refusal, refused, type Span } from '#base'
import {
  type Blocks,
  blocksOf,
  type CleanText,
  type Item,
  type Letter,
  letterOf,
  normalise,
  type Paragraph,
  sourceSpan,
} from '#document'
import { checkPlan } from './check-plan.ts'
import { type DateMark, datesIn, endOfMonth } from './dates.ts'
import type { DraftDocument, DraftSection, DraftTarget, DraftTask, PlanDraft } from './draft.ts'
import { isOwnerClause, type OwnerClause, ownerClausesIn } from './owners.ts'
import { type TaskRow, taskRowsIn } from './tables.ts'
import { type Figure, promisesIn } from './targets.ts'
import { unitsOf } from './units.ts'
import * as words from './vocabulary.ts'

/** In order of precedence. */
export type ReadPlanRefusal = Refusal<'document_empty' | 'document_unreadable' | 'no_plan_found'>

/**
 * Official text as received → draft of the plan with everything that is unclear about it.
 *
 * @param text the document as it came: any width of marks, traditional glyphs, inserted readings
 * @returns places of the draft are UTF-16 offsets into `text`; names and titles are Simplified
 * @refusals `document_empty` no word at all · `document_unreadable` not Chinese text, or broken by a wrong decoding ·
 *   `no_plan_found` neither numbered items nor tasks
 */
export function readPlan(text: string): Outcome<PlanDraft, ReadPlanRefusal> {
  if (text.trim() === '') return refused('document_empty')
  const clean = normalise(text)
  if (!isReadable(clean)) return refused('document_unreadable')
  const blocks = blocksOf(clean, { isAside: isOwnerClause })
  const regions = regionsOf(clean, blocks)
  const owned = tasksOf(clean, regions)
  if (blocks.items.length === 0 && owned.length === 0) return refused('no_plan_found')
  const letter = letterOf(clean, blocks)
  const found = regions.map(region => ({ region, figures: figuresOf(clean, region) }))
  const document = documentOf(clean, letter, regions)
  const { targets, borrowed, unmeasured } = targetsOf(clean, found, document)
  const tasks = owned.map(({ place, ...task }) => ({ ...task, targets: within(targets, task.source).map(target => target.id) }))
  const units = unitsOf(
    tasks.flatMap(task => [...task.lead, ...task.responsible]),
    letter.abbreviations,
  )
  const openEnded = new Set(owned.filter(task => task.place.isOpenEnded).map(task => task.id))
  const findings = checkPlan({ clean, blocks, document, tasks, targets, units, openEnded, borrowed, unmeasured })
  return done({ document, sections: sectionsOf(clean, blocks), tasks, targets, units, findings })
}

/** Targets, in order of text, that stand inside a place. */
function within(targets: readonly DraftTarget[], { start, end }: Span): readonly DraftTarget[] {
  let low = 0
  let high = targets.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((targets[middle]?.source.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  const found: DraftTarget[] = []
  for (let at = low; (targets[at]?.source.end ?? Infinity) <= end; at++) found.push(targets[at] as DraftTarget)
  return found
}

/** A tenth of Chinese is enough: tables of figures are documents too. */
function isReadable(clean: CleanText): boolean {
  const glyphs = clean.text.replace(/\s+/g, '')
  const han = glyphs.match(/\p{Script=Han}/gu)?.length ?? 0
  const broken = glyphs.match(/[\ufffd\ue000-\uf8ff\u0000-\u0008]/g)?.length ?? 0
  return han >= 5 && han * 10 >= glyphs.length && broken * 20 <= glyphs.length
}

/** The own paragraphs of one item (or of a text without items), with the owner clauses in them. */
interface Region {
  readonly item: Item | null
  readonly section: string
  readonly isGoal: boolean
  readonly paragraphs: readonly Paragraph[]
  /** The same without the number in front. */
  readonly readable: readonly Paragraph[]
  readonly clauses: readonly OwnerClause[]
  readonly rows: readonly TaskRow[]
}

function regionsOf(clean: CleanText, blocks: Blocks): readonly Region[] {
  const goals = new Set<string>()
  const region = (item: Item | null, section: string, paragraphs: readonly Paragraph[]): Region => {
    const isGoal = item !== null && (words.goalTitle.test(item.title) || (item.parent !== null && goals.has(item.parent)))
    if (isGoal && item) goals.add(item.id)
    return {
      item,
      section,
      isGoal,
      paragraphs,
      readable: paragraphs.map((paragraph, at) =>
        at === 0 && item ? { start: item.textStart, end: paragraph.end } : paragraph,
      ),
      clauses: paragraphs.flatMap(paragraph => ownerClausesIn(clean, paragraph)),
      rows: taskRowsIn(clean, paragraphs),
    }
  }
  if (blocks.items.length === 0) return [region(null, '', blocks.paragraphs)]
  return blocks.items.map(item => region(item, item.form === 'bullet' ? (item.parent ?? item.id) : item.id, item.paragraphs))
}

function sectionsOf(clean: CleanText, blocks: Blocks): readonly DraftSection[] {
  return blocks.items
    .filter(item => item.form !== 'sentence' && item.form !== 'attachment')
    .map(item => ({
      id: item.id,
      number: item.number,
      title: item.title,
      level: item.level,
      parent: item.parent,
      source: sourceSpan(clean, item.heading.start, item.heading.end),
    }))
}

type OwnedTask = Omit<DraftTask, 'targets'> & { readonly place: { readonly isOpenEnded: boolean } }

/** Tasks in order of text; the document may say that first units lead, or that some unit owns everything hereafter. */
function tasksOf(clean: CleanText, regions: readonly Region[]): readonly OwnedTask[] {
  const holders = clauseHolders(regions)
  const tasks: OwnedTask[] = []
  let firstLeads = false
  const hereafter: string[] = []
  for (const region of regions) {
    if (region.paragraphs.some(({ start, end }) => words.firstLeads.test(clean.folded.slice(start, end)))) firstLeads = true
    const clauses = holders.get(region) ?? []
    for (const clause of clauses) if (clause.makesFirstLead) firstLeads = true
    if (clauses.length > 0) {
      const lead = unique(
        clauses.flatMap(clause => (firstLeads && clause.lead.length === 0 ? clause.responsible.slice(0, 1) : clause.lead)),
      )
      const all = unique([...clauses.flatMap(clause => clause.responsible), ...hereafter])
      tasks.push(taskOf(clean, region, clauses, { lead, responsible: all.filter(name => !lead.includes(name)) }))
    }
    for (const [at, row] of region.rows.entries()) tasks.push(rowTask(clean, region, row, at, firstLeads))
    hereafter.push(...clauses.flatMap(clause => clause.hereafter))
  }
  return tasks
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)]

/**
 * Which item each clause belongs to: the one it stands in; under a bullet, the numbered item above; and a clause alone
 * on its line below the last of several unowned points belongs to the item that holds the points.
 */
function clauseHolders(regions: readonly Region[]): ReadonlyMap<Region, readonly OwnerClause[]> {
  const byId = new Map(regions.flatMap(region => (region.item ? [[region.item.id, region] as const] : [])))
  const held = new Map<Region, OwnerClause[]>()
  for (const region of regions) {
    for (const clause of region.clauses) {
      const holder = holderOf(region, clause, regions, byId)
      held.set(holder, [...(held.get(holder) ?? []), clause])
    }
  }
  return held
}

/** Ranks from here on are points inside a task: (1) and ①. */
const pointRank = 6

function holderOf(region: Region, clause: OwnerClause, regions: readonly Region[], byId: ReadonlyMap<string, Region>): Region {
  const { item } = region
  const parent = item?.parent ? byId.get(item.parent) : undefined
  if (!item || !parent) return region
  if (item.form === 'bullet') return parent
  const siblings = regions.filter(other => other.item && other.item.parent === item.parent && other !== region)
  const isForAll =
    clause.isWholeLine && item.rank >= pointRank && siblings.length > 0 && siblings.every(other => other.clauses.length === 0)
  return isForAll ? parent : region
}

function taskOf(
  clean: CleanText,
  region: Region,
  clauses: readonly OwnerClause[],
  owners: { readonly lead: readonly string[]; readonly responsible: readonly string[] },
): OwnedTask {
  const first = region.paragraphs[0] ?? { start: 0, end: 0 }
  const last = region.paragraphs[region.paragraphs.length - 1] ?? first
  const end = Math.max(last.end, ...clauses.map(clause => clause.place.end))
  return {
    id: region.item?.id ?? '1',
    number: region.item?.number ?? '',
    title: region.item?.title ?? '',
    ...owners,
    source: sourceSpan(clean, first.start, end),
    ownerClauses: clauses.map(clause => sourceSpan(clean, clause.place.start, clause.place.end)),
    section: region.item?.form === 'sentence' ? region.item.parent : (region.item?.id ?? null),
    place: { isOpenEnded: clauses.some(clause => clause.isOpenEnded) },
  }
}

function rowTask(clean: CleanText, region: Region, row: TaskRow, at: number, firstLeads: boolean): OwnedTask {
  const lead = firstLeads && row.lead.length === 0 ? row.responsible.slice(0, 1) : row.lead
  return {
    id: region.section ? `${region.section}.${at + 1}` : String(at + 1),
    number: row.number,
    title: row.title,
    lead,
    responsible: row.responsible.filter(name => !lead.includes(name)),
    source: sourceSpan(clean, row.place.start, row.place.end),
    ownerClauses: [],
    section: region.section || null,
    place: { isOpenEnded: false },
  }
}

const figuresOf = (clean: CleanText, region: Region): readonly (Figure & { readonly paragraph: Paragraph })[] =>
  region.readable.flatMap(paragraph => {
    const asides = region.clauses
      .map(clause => clause.place)
      .filter(place => place.start >= paragraph.start && place.end <= paragraph.end)
    return promisesIn(clean, paragraph, asides).map(figure => ({ ...figure, paragraph }))
  })

function documentOf(clean: CleanText, letter: Letter, regions: readonly Region[]): DraftDocument {
  const { title, number, issuer, issuers, date, recipients, abbreviations } = letter
  return { title, number, issuer, date, period: periodOf(clean, letter, regions), issuers, recipients, abbreviations }
}

/** Stated years, or the last year the goals name and the years the title counts, or the date of signing. */
function periodOf(clean: CleanText, letter: Letter, regions: readonly Region[]): DraftDocument['period'] {
  const { statedYears, yearsNamed, date } = letter
  if (statedYears) return { start: day(`${statedYears.first}-01-01`), end: day(`${statedYears.last}-12-31`), basis: 'stated' }
  const goals = regions.some(region => region.isGoal) ? regions.filter(region => region.isGoal) : regions
  const named = goals
    .flatMap(region => region.paragraphs.flatMap(({ start, end }) => datesIn(clean.folded.slice(start, end))))
    .filter(mark => mark.sort === 'day' && mark.day !== null && (!date || mark.day > date))
    .map(mark => Number(mark.day?.slice(0, 4)))
  // Signed in the last two months, a plan runs from the next year.
  const signedFor = date ? Number(date.slice(0, 4)) + (Number(date.slice(5, 7)) >= 11 ? 1 : 0) : null
  const last = named.length
    ? mostNamed(named, yearsNamed, signedFor)
    : signedFor !== null && yearsNamed
      ? signedFor + yearsNamed - 1
      : null
  const first = last !== null && yearsNamed ? last - yearsNamed + 1 : signedFor
  return {
    start: first === null ? null : day(`${first}-01-01`),
    end: last === null ? null : day(`${last}-12-31`),
    basis: 'derived',
  }
}

/** Where a plan counts its years and was signed, the year both agree on; otherwise the latest year named. */
function mostNamed(years: readonly number[], yearsNamed: number | null, signedFor: number | null): number {
  const counted = yearsNamed && signedFor ? signedFor + yearsNamed - 1 : null
  return counted && years.includes(counted) ? counted : Math.max(...years)
}

function targetsOf(
  clean: CleanText,
  found: readonly { readonly region: Region; readonly figures: readonly (Figure & { readonly paragraph: Paragraph })[] }[],
  document: DraftDocument,
): { targets: readonly DraftTarget[]; borrowed: ReadonlySet<string>; unmeasured: ReadonlySet<string> } {
  const targets: DraftTarget[] = []
  const borrowed = new Set<string>()
  const unmeasured = new Set<string>()
  const lastOf = new Map<string, Day>()
  let goalDay: Day | null = null
  for (const { region, figures } of found) {
    let inherited: Day | null =
      (region.item?.parent ? lastOf.get(region.item.parent) : null) ?? (region.isGoal ? goalDay : null)
    for (const paragraph of region.readable) {
      const marks = datesIn(clean.folded.slice(paragraph.start, paragraph.end))
      for (const figure of figures.filter(one => one.paragraph === paragraph)) {
        const id = `T${String(targets.length + 1).padStart(2, '0')}`
        if (figure.borrowsVerb) borrowed.add(id)
        if (figure.lacksMeasure) unmeasured.add(id)
        targets.push({
          id,
          section: region.section,
          ...figureOf(clean, figure),
          ...deadlineOf(clean, marks, figure, inherited, document),
        })
      }
      inherited = marks.findLast(mark => mark.sort === 'day' || mark.sort === 'range')?.day ?? inherited
    }
    if (region.item && inherited) lastOf.set(region.item.id, inherited)
    if (region.isGoal && inherited) goalDay = inherited
  }
  return { targets: targets.sort((a, b) => a.source.start - b.source.start), borrowed, unmeasured }
}

function figureOf(clean: CleanText, figure: Figure): Omit<DraftTarget, 'id' | 'section' | 'deadline' | 'deadlineBasis'> {
  const { metric, comparator, value, valueMax, unit, kind, quote } = figure
  const source = { ...sourceSpan(clean, quote.start, quote.end), quote: clean.text.slice(quote.start, quote.end) }
  return { metric, comparator, value, valueMax, unit, kind, source }
}

/** With no date before the figure, one behind it in the same sentence, unless another figure stands between. */
function dateBehind(
  clean: CleanText,
  marks: readonly DateMark[],
  figure: Figure & { readonly paragraph: Paragraph },
): DateMark | undefined {
  const { start } = figure.paragraph
  const behind = marks.find(one => one.sort === 'day' && start + one.start >= figure.quote.end)
  if (!behind) return undefined
  return words.stopOrFigure.test(clean.folded.slice(figure.quote.end, start + behind.start)) ? undefined : behind
}

/** The date before the figure in its paragraph; else the one its heading or the goals gave; else the end of the plan. */
function deadlineOf(
  clean: CleanText,
  marks: readonly DateMark[],
  figure: Figure & { readonly paragraph: Paragraph },
  inherited: Day | null,
  document: DraftDocument,
): Pick<DraftTarget, 'deadline' | 'deadlineBasis'> {
  const { period, date } = document
  const at = figure.at - figure.paragraph.start
  const before = marks.findLast(one => one.sort !== 'base' && one.start < at)
  const mark = before ?? dateBehind(clean, marks, figure)
  const derived = { deadline: period.end, deadlineBasis: period.end ? ('derived' as const) : null }
  if (mark?.sort === 'within') {
    const first = period.start ? Number(period.start.slice(0, 4)) : date ? Number(date.slice(0, 4)) + 1 : null
    if (mark.count === null || first === null) return derived
    const last = day(`${first + mark.count - 1}-12-31`)
    return { deadline: period.end && last > period.end ? period.end : last, deadlineBasis: 'derived' }
  }
  if (mark?.sort === 'in-year') {
    const isOneYear = period.start && period.end && period.start.slice(0, 4) === period.end.slice(0, 4)
    if (!isOneYear || mark.count === null) return derived
    return { deadline: endOfMonth(Number(period.end.slice(0, 4)), mark.count), deadlineBasis: 'stated' }
  }
  if (mark?.day) return { deadline: mark.day, deadlineBasis: 'stated' }
  return inherited ? { deadline: inherited, deadlineBasis: 'inherited' } : derived
}
