import { type Day, day, done, type Outcome, type Refusal, refused, type Span } from '#base'
import {
  type Blocks,
  blocksOf,
  type CleanText,
  type Item,
  type Letter,
  letterOf,
  matchesOf,
  normalise,
  type Paragraph,
  sourceSpan,
} from '#document'
import { checkPlan } from './check-plan.ts'
import { type DateMark, datesIn } from './dates.ts'
import { type Deadline, deadlineOf, isLeading, lastBefore, signingYear, yearsFrom } from './deadlines.ts'
import type { DraftDocument, DraftSection, DraftTarget, DraftTask, PlanDraft } from './draft.ts'
import type { Figure } from './figure.ts'
import { isOwnerClause, type OwnerClause, ownerClausesIn } from './owners.ts'
import { type IndicatorFigure, type TableReading, type TaskRow, tablesIn } from './tables.ts'
import { promisesIn } from './targets.ts'
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
  const owned = tasksOf(clean, blocks, regions)
  if (blocks.items.length === 0 && owned.length === 0) return refused('no_plan_found')
  const letter = letterOf(clean, blocks)
  const document = documentOf(clean, blocks, letter, regions)
  const { targets, borrowed, unmeasured, withinYears } = targetsOf(clean, regions, document)
  const tasks = owned.map(({ place, ...task }) => ({ ...task, targets: within(targets, task.source).map(target => target.id) }))
  const units = unitsOf(
    tasks.flatMap(task => [...task.lead, ...task.responsible]),
    letter.abbreviations,
  )
  const openEnded = new Set(owned.filter(task => task.place.isOpenEnded).map(task => task.id))
  const findings = checkPlan({ clean, blocks, document, tasks, targets, units, openEnded, borrowed, unmeasured, withinYears })
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
  const glyphs = clean.text.slice(0, 200_000).replace(/\s+/g, '')
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
  readonly tables: TableReading
  /** What a field of its own, or the owner clause, says about the deadline of the whole item. */
  readonly deadline: DateMark | null
}

function regionsOf(clean: CleanText, blocks: Blocks): readonly Region[] {
  const goals = new Set<string>()
  const region = (item: Item | null, section: string, paragraphs: readonly Paragraph[]): Region => {
    const isGoal = item !== null && (words.goalTitle.test(item.title) || (item.parent !== null && goals.has(item.parent)))
    if (isGoal && item) goals.add(item.id)
    const tables = tablesIn(clean, paragraphs)
    const clauses = paragraphs.flatMap(paragraph => ownerClausesIn(clean, paragraph))
    return {
      item,
      section,
      isGoal,
      paragraphs,
      readable: paragraphs.map((paragraph, at) =>
        at === 0 && item ? { start: item.textStart, end: paragraph.end } : paragraph,
      ),
      clauses,
      rows: tables.tasks,
      tables,
      deadline: deadlineField(clean, paragraphs, clauses),
    }
  }
  if (blocks.items.length === 0) return [region(null, '', blocks.paragraphs)]
  const goals0 = blocks.opening.filter(({ start, end }) => words.goalLabel.test(clean.folded.slice(start, end)))
  const opening = goals0.length === 0 ? [] : [{ ...region(null, '', goals0), isGoal: true }]
  return opening.concat(
    blocks.items.map(item => region(item, item.form === 'bullet' ? (item.parent ?? item.id) : item.id, item.paragraphs)),
  )
}

/** A labelled deadline of the item, else a day inside its owner clause. */
function deadlineField(clean: CleanText, paragraphs: readonly Paragraph[], clauses: readonly OwnerClause[]): DateMark | null {
  for (const { start, end } of paragraphs) {
    for (const match of matchesOf(words.deadlineField, clean.folded.slice(start, end))) {
      const mark = datesIn(match[1] as string).findLast(one => one.sort !== 'base')
      if (mark) return mark
    }
  }
  for (const { place } of clauses) {
    const mark = datesIn(clean.folded.slice(place.start, place.end)).findLast(one => one.sort === 'day')
    if (mark) return mark
  }
  return null
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
function tasksOf(clean: CleanText, blocks: Blocks, regions: readonly Region[]): readonly OwnedTask[] {
  const holders = clauseHolders(regions)
  const tasks: OwnedTask[] = []
  let firstLeads = blocks.opening.some(({ start, end }) => words.firstLeads.test(clean.folded.slice(start, end)))
  const hereafter = new Set<string>()
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
    for (const name of clauses.flatMap(clause => clause.hereafter)) hereafter.add(name)
  }
  return withoutRetold(tasks)
}

/** A table at the end may tell the tasks of the text again, by the same titles with the same owners. */
function withoutRetold(tasks: readonly OwnedTask[]): readonly OwnedTask[] {
  const keyOf = ({ title, lead, responsible }: OwnedTask) =>
    [title, ...lead.toSorted(), '', ...responsible.toSorted()].join('|')
  const told = new Set(tasks.filter(task => task.ownerClauses.length > 0).map(keyOf))
  return tasks.filter(task => task.ownerClauses.length > 0 || !told.has(keyOf(task)))
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)]

/**
 * Which item each clause belongs to: the one it stands in; under a bullet, the numbered item above; and a clause alone
 * on its line below the last of several unowned points belongs to the item that holds the points.
 */
function clauseHolders(regions: readonly Region[]): ReadonlyMap<Region, readonly OwnerClause[]> {
  const byId = new Map(regions.flatMap(region => (region.item ? [[region.item.id, region] as const] : [])))
  const siblingsOf = Map.groupBy(regions, region => region.item?.parent ?? null)
  const held = new Map<Region, OwnerClause[]>()
  for (const region of regions) {
    for (const clause of region.clauses) {
      const holder = holderOf(region, clause, siblingsOf, byId)
      const own = held.get(holder)
      if (own) own.push(clause)
      else held.set(holder, [clause])
    }
  }
  return held
}

/** Ranks from here on are points inside a task: (1) and ①. */
const pointRank = 8

function holderOf(
  region: Region,
  clause: OwnerClause,
  siblingsOf: ReadonlyMap<string | null, readonly Region[]>,
  byId: ReadonlyMap<string, Region>,
): Region {
  const { item } = region
  const parent = item?.parent ? byId.get(item.parent) : undefined
  if (!item || !parent) return region
  if (item.form === 'bullet') return parent
  // Below the last of several unowned items, on a line of its own, a clause speaks for them all.
  if (!clause.isWholeLine || clause.place.start === region.paragraphs[0]?.start) return region
  const siblings = siblingsOf.get(item.parent) ?? []
  const isForAll =
    siblings.length > 1 &&
    siblings.at(-1) === region &&
    siblings.every(other => other === region || other.clauses.length === 0) &&
    (item.rank >= pointRank || siblings.every(other => other.item?.form === 'sentence'))
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
  const end = clauses.reduce((furthest, clause) => Math.max(furthest, clause.place.end), last.end)
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

type PlacedFigure = Figure & { readonly paragraph: Paragraph; readonly table?: IndicatorFigure }

function figuresOf(clean: CleanText, region: Region): readonly PlacedFigure[] {
  if (region.item && words.lookBack.test(region.item.title)) return []
  const ofTables = Map.groupBy(region.tables.indicators, one => one.paragraph)
  // Clauses come in the order of their paragraphs.
  let next = 0
  return region.readable.flatMap((paragraph, at) => {
    const whole = region.paragraphs[at] as Paragraph
    if (words.note.test(clean.folded.slice(paragraph.start, paragraph.start + 8))) return []
    const asides: Paragraph[] = []
    for (let place = region.clauses[next]?.place; place && place.end <= whole.end; place = region.clauses[++next]?.place)
      if (place.start >= paragraph.start) asides.push(place)
    if (region.tables.taken.has(whole)) return (ofTables.get(whole) ?? []).map(table => ({ ...table, paragraph, table }))
    return promisesIn(clean, paragraph, asides).map(figure => ({ ...figure, paragraph }))
  })
}

function documentOf(clean: CleanText, blocks: Blocks, letter: Letter, regions: readonly Region[]): DraftDocument {
  const { title, number, issuer, issuers, date, recipients, abbreviations } = letter
  return { title, number, issuer, date, period: periodOf(clean, blocks, letter, regions), issuers, recipients, abbreviations }
}

/** Stated years, or the last year the goals name and the years the title counts, or the date of signing. */
function periodOf(clean: CleanText, blocks: Blocks, letter: Letter, regions: readonly Region[]): DraftDocument['period'] {
  const { statedYears, statedDays, yearsNamed, date } = letter
  if (statedYears) return { start: day(`${statedYears.first}-01-01`), end: day(`${statedYears.last}-12-31`), basis: 'stated' }
  if (statedDays) return { ...statedDays, basis: 'stated' }
  const goals = regions.some(region => region.isGoal) ? regions.filter(region => region.isGoal) : regions
  const marksOf = (some: readonly Region[]) =>
    some.flatMap(region => region.paragraphs.flatMap(({ start, end }) => datesIn(clean.folded.slice(start, end))))
  const yearsIn = (marks: readonly DateMark[]) =>
    marks
      .map(mark =>
        mark.sort === 'from-signing' && date ? yearsFrom(date, mark) : mark.sort === 'day' && !mark.isFar ? mark.day : null,
      )
      .filter(last => last !== null && (!date || last > date))
      .map(last => Number(last?.slice(0, 4)))
  const ofGoals = marksOf(goals)
  // The last stage of the schedule ends with the plan.
  const stages = regions.filter(region => region.item !== null && words.stageTitle.test(region.item.title))
  const inGoals = [...yearsIn(ofGoals), ...stageYears(clean, stages, date)]
  const elsewhere = marksOf(regions).flatMap(mark =>
    mark.sort === 'from-signing' && date
      ? [Number(date.slice(0, 4)) + (mark.count ?? 0)]
      : mark.day !== null && mark.sort !== 'base'
        ? [Number(mark.day.slice(0, 4))]
        : [],
  )
  // Signed in the last two months, a plan runs from the next year.
  const signedFor = date ? signingYear(date) : null
  // So many years end with the year named elsewhere, else with the last of them after signing.
  const counted =
    date === null
      ? []
      : ofGoals.flatMap(({ sort, count, takes }) => {
          if (sort !== 'within' || !count) return []
          if (takes && signedFor !== null) return [signedFor + count - 1]
          const last = Number(date.slice(0, 4)) + count
          return [elsewhere.includes(last) || !elsewhere.includes(last - 1) ? last : last - 1]
        })
  // Goals that name neither a year nor how many leave it to the tasks.
  const isLeft = inGoals.length === 0 && counted.length === 0 && yearsNamed === null
  const named = inGoals.length > 0 ? inGoals : isLeft ? yearsIn(marksOf(regions)) : yearsNamed === null ? counted : []
  // Years from and to at the head of the goals, or between the title and the text.
  const preamble = blocks.opening.filter(({ start }) => letter.titleLine !== null && start > letter.titleLine.start)
  const range = [...goals.flatMap(region => region.paragraphs.slice(0, 3)), ...preamble]
    .flatMap(({ start, end }) => words.yearsInGoals.exec(clean.folded.slice(start, end))?.slice(1, 3) ?? [])
    .slice(0, 2)
  if (range.length === 2 && named.length === 0)
    return { start: day(`${range[0]}-01-01`), end: day(`${range[1]}-12-31`), basis: 'derived' }
  const last = named.length
    ? mostNamed(named, yearsNamed, signedFor)
    : signedFor !== null && yearsNamed
      ? signedFor + yearsNamed - 1
      : null
  // Days of a year that is not named are those of the year of signing.
  if (last === null && signedFor !== null && marksOf(regions).some(mark => mark.sort === 'in-year'))
    return { start: day(`${signedFor}-01-01`), end: day(`${signedFor}-12-31`), basis: 'derived' }
  const first = last !== null && yearsNamed ? last - yearsNamed + 1 : signedFor
  return {
    start: first === null ? null : day(`${first}-01-01`),
    end: last === null ? null : day(`${last}-12-31`),
    basis: 'derived',
  }
}

/** The years in which the stages of a schedule end, from the heads of their items. */
function stageYears(clean: CleanText, stages: readonly Region[], date: Day | null): readonly number[] {
  return stages.flatMap(({ paragraphs: [first] }) => {
    if (!first) return []
    const years = matchesOf(words.yearsOfStage, clean.folded.slice(first.start, Math.min(first.end, first.start + 60)))
    return years.map(match => Number(match[1])).filter(year => !date || year >= Number(date.slice(0, 4)))
  })
}

/** Where a plan counts its years and was signed, the year both agree on; otherwise the latest year named. */
function mostNamed(years: readonly number[], yearsNamed: number | null, signedFor: number | null): number {
  const counted = yearsNamed && signedFor ? signedFor + yearsNamed - 1 : null
  return counted && years.includes(counted) ? counted : years.reduce((latest, year) => Math.max(latest, year))
}

function targetsOf(
  clean: CleanText,
  regions: readonly Region[],
  document: DraftDocument,
): {
  targets: readonly DraftTarget[]
  borrowed: ReadonlySet<string>
  unmeasured: ReadonlySet<string>
  withinYears: ReadonlySet<string>
} {
  const drafts: {
    borrows: boolean
    lacks: boolean
    isWithin: boolean
    target: { -readonly [K in keyof DraftTarget]: DraftTarget[K] }
  }[] = []
  const lastOf = new Map<string, Day>()
  let goalDay: Day | null = null
  // Figures of one place at a time: a long text must not hold them all beside its targets.
  for (const region of regions) {
    const figures = figuresOf(clean, region)
    let inherited: Day | null =
      (region.item?.parent ? lastOf.get(region.item.parent) : null) ?? (region.isGoal ? goalDay : null)
    const rows = new Map(region.rows.map(row => [row.place.end, row]))
    const byParagraph = Map.groupBy(figures, figure => figure.paragraph)
    for (const paragraph of region.readable) {
      const marks = datesIn(clean.folded.slice(paragraph.start, paragraph.end))
      const field = rows.get(paragraph.end)?.deadline ?? region.deadline
      for (const figure of byParagraph.get(paragraph) ?? []) {
        if (figure.table && isBaseValue(figure.table, document)) continue
        if (!figure.table && isHistory(marks, figure, document)) continue
        const place = figure.table
          ? tableDeadline(figure.table, inherited, document)
          : deadlineOf(clean, marks, figure, { inherited, field, isRow: rows.has(paragraph.end) }, document)
        const isWithin = lastBefore(marks, figure.at - paragraph.start)?.sort === 'within'
        drafts.push({
          borrows: figure.borrowsVerb,
          lacks: figure.lacksMeasure,
          isWithin,
          target: targetOf(clean, region.section, figure, place),
        })
      }
      if (!rows.has(paragraph.end) && marks.some(mark => mark.sort === 'range' || isLeading(clean, paragraph, mark)))
        inherited = marks.findLast(mark => (mark.sort === 'day' && !mark.isFar) || mark.sort === 'range')?.day ?? inherited
    }
    if (region.item && inherited) lastOf.set(region.item.id, inherited)
    if (region.isGoal && inherited) goalDay = inherited
  }
  const borrowed = new Set<string>()
  const unmeasured = new Set<string>()
  const withinYears = new Set<string>()
  const targets = drafts
    .toSorted((a, b) => a.target.source.start - b.target.source.start)
    .map(({ borrows, lacks, isWithin, target }, at) => {
      const id = `T${String(at + 1).padStart(2, '0')}`
      if (borrows) borrowed.add(id)
      if (lacks) unmeasured.add(id)
      if (isWithin) withinYears.add(id)
      target.id = id
      return target
    })
  return { targets, borrowed, unmeasured, withinYears }
}

/** What a year before the one of signing came to is no promise. */
function isHistory(marks: readonly DateMark[], figure: PlacedFigure, { date }: DraftDocument): boolean {
  const mark = lastBefore(marks, figure.at - figure.paragraph.start)
  return date !== null && mark?.sort === 'day' && mark.day !== null && mark.day.slice(0, 4) < date.slice(0, 4)
}

/** A column that only names a year before the plan holds what it starts from. */
const isBaseValue = ({ year, isBareYear }: IndicatorFigure, { period, date }: DraftDocument): boolean => {
  const first = period.start ?? date
  return isBareYear && year !== null && first !== null && year < Number(first.slice(0, 4))
}

function tableDeadline({ year }: IndicatorFigure, inherited: Day | null, { period }: DraftDocument): Deadline {
  if (year !== null) return { deadline: day(`${year}-12-31`), deadlineBasis: 'stated' }
  if (inherited) return { deadline: inherited, deadlineBasis: 'inherited' }
  return { deadline: period.end, deadlineBasis: period.end ? 'derived' : null }
}

/** Its id is given when all are in order. */
function targetOf(clean: CleanText, section: string, figure: Figure, { deadline, deadlineBasis }: Deadline): DraftTarget {
  const { metric, comparator, value, valueMax, unit, kind, quote } = figure
  const { start, end } = sourceSpan(clean, quote.start, quote.end)
  const source = { start, end, quote: clean.text.slice(quote.start, quote.end) }
  return { id: '', section, metric, comparator, value, valueMax, unit, deadline, kind, source, deadlineBasis }
}
