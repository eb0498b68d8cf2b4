import type { Day } from '#base'
import { type Block, type OfficialPaper, officialPaperDocx } from './official-paper.ts'
import { type Word, word } from './words.ts'

/** A plan as its office has checked it. Days are civil days; names and titles as the document prints them. */
export interface PlanPaper {
  readonly title: string
  readonly number: string | null
  readonly issuers: readonly string[]
  readonly signedOn: Day | null
  readonly period: { readonly start: Day; readonly end: Day } | null
  /** in the order of the document */
  readonly sections: readonly PlanPaperSection[]
  readonly tasks: readonly PlanPaperTask[]
  readonly targets: readonly PlanPaperTarget[]
  readonly isSample: boolean
}

export interface PlanPaperSection {
  /** numbers from the root, `3.1.2` */
  readonly clause: string
  /** as printed, with its marks */
  readonly number: string
  readonly title: string
  readonly level: number
  /** the title is the whole matter, figures included */
  readonly isSentence?: boolean
}

export interface PlanPaperTask {
  /** of the section it is; a task of no section stands in the table alone */
  readonly clause: string
  readonly title: string
  readonly lead: readonly string[]
  readonly responsible: readonly string[]
}

export interface PlanPaperTarget {
  readonly clause: string
  readonly metric: string
  readonly comparator: string
  /** exact decimal text */
  readonly value: string
  readonly valueMax: string | null
  readonly measureUnit: string
  readonly deadline: Day | null
  readonly kind: string
}

/**
 * A plan as an official paper with its table of tasks, in words that `readPlan` reads back to the same plan. What the
 * plan holds is printed and nothing else: its reasons and its wording stay in the document it came from.
 *
 * @source GB/T 9704-2012: number, title, text, signers and day, then the attachment
 */
export function planPaperDocx(plan: PlanPaper): Promise<Uint8Array> {
  const { title, number } = plan
  const mark = plan.isSample ? say('sample') : null
  const paper: OfficialPaper = { title, blocks: blocksOf(plan), mark, language: 'zh', ...(number && { number }) }
  return officialPaperDocx(paper)
}

const say = (key: Word, slots?: Readonly<Record<string, string | number>>) => word('zh', key, slots)
const text = (line: string): Block => ({ block: 'text', text: line })

function blocksOf(plan: PlanPaper): readonly Block[] {
  const { period, signedOn } = plan
  return [
    ...(period ? [text(say('planPaper.period', { start: dayText(period.start), end: dayText(period.end) }))] : []),
    ...plan.sections.flatMap(section => sectionBlocks(plan, section)),
    ...plan.issuers.map(issuer => ({ block: 'closing' as const, text: issuer })),
    ...(signedOn ? [{ block: 'closing' as const, text: dayText(signedOn) }] : []),
    ...tableOf(plan.tasks),
  ]
}

/** A wide heading stands alone; below it, and in every narrower one, text follows its title on the same line. */
function sectionBlocks(plan: PlanPaper, section: PlanPaperSection): readonly Block[] {
  const told = (target: PlanPaperTarget) => section.isSentence === true && section.title.includes(target.value)
  const sentences = plan.targets.filter(target => target.clause === section.clause && !told(target)).map(sentenceOf)
  const task = plan.tasks.find(one => one.clause === section.clause)
  const owners = task ? ownersOf(task) : ''
  const body = sentences.length === 0 && task ? [say('planPaper.carriedOut')] : sentences
  const title = section.number + section.title
  if (section.isSentence) return [text(`${title}${say('planPaper.stop')}${sentences.join('')}${owners}`)]
  if (section.level > 1 && body.length > 0) return [text(`${title}${say('planPaper.stop')}${body.join('')}${owners}`)]
  const heading: Block = { block: section.level > 1 ? 'subheading' : 'heading', text: title }
  return [heading, ...(body.length + owners.length > 0 ? [text(body.join('') + owners)] : [])]
}

function ownersOf({ lead, responsible }: PlanPaperTask): string {
  const fields = [
    ...(lead.length > 0 ? [say('planPaper.lead', { units: joined(lead) })] : []),
    ...(responsible.length > 0 ? [say('planPaper.responsible', { units: joined(responsible) })] : []),
  ]
  return fields.length > 0 ? say('planPaper.owners', { fields: fields.join(say('planPaper.between')) }) : ''
}

const joined = (names: readonly string[]): string => names.join(say('planPaper.comma'))

/** One target a sentence, its day in front. */
function sentenceOf(target: PlanPaperTarget): string {
  const { metric, value, valueMax, measureUnit, comparator, kind, deadline } = target
  const isNew =
    kind === 'increment' &&
    !say('planPaper.newWords')
      .split(' ')
      .some(start => metric.startsWith(start))
  const way: Word =
    isNew && comparator === 'reach'
      ? 'planPaper.way.increase-by'
      : comparator === 'top-n'
        ? 'planPaper.way.top-n'
        : kind === 'growth-rate' && comparator !== 'decrease-by'
          ? comparator === 'grow-by' || comparator === 'increase-by'
            ? 'planPaper.way.grow-by'
            : (`planPaper.growth.${comparator}` as Word)
          : (`planPaper.way.${comparator}` as Word)
  const slots = {
    metric:
      (kind === 'per-year' ? say('planPaper.yearly') : '') +
      (isNew ? say(comparator === 'reach' ? 'planPaper.brought' : 'planPaper.new') : '') +
      metric,
    value,
    max: valueMax ?? '',
    unit: measureUnit,
  }
  return (deadline ? say('planPaper.by', { day: dayText(deadline) }) : '') + say(way, slots) + say('planPaper.stop')
}

function tableOf(tasks: readonly PlanPaperTask[]): readonly Block[] {
  if (tasks.length === 0) return []
  const columns = [
    { label: say('planPaper.column.no'), widthMm: 14, align: 'center' as const },
    { label: say('planPaper.column.task'), widthMm: 52 },
    { label: say('planPaper.column.lead'), widthMm: 40 },
    { label: say('planPaper.column.responsible'), widthMm: 50 },
  ]
  const rows = tasks.map(({ title, lead, responsible }, at) => [String(at + 1), title, joined(lead), joined(responsible)])
  return [
    text(say('planPaper.attachment')),
    { block: 'heading', text: say('planPaper.tasks') },
    { block: 'table', columns, rows },
  ]
}

const dayText = (day: Day): string => {
  const [year = '', month = '', date = ''] = day.split('-')
  return say('planPaper.day', { year, month: Number(month), date: Number(date) })
}
