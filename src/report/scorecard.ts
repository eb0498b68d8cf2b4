import { formatChange, formatInstant, formatNumber, formatPoints, formatRate } from './format.ts'
import { type Block, officialPaperDocx, type TableColumn } from './official-paper.ts'
import { type Language, type Word, word } from './words.ts'

/** Standing of a run: a provisional one may not be quoted in public. */
export type RunStatus = 'provisional' | 'approved'
/** Standing of one figure; missing is not zero. */
export type FigureStatus =
  | 'final'
  | 'provisional'
  | 'revised'
  | 'estimated'
  | 'missing'
  | 'notDue'
  | 'notApplicable'
  | 'returned'
export type UnitRole = 'lead' | 'coLead' | 'responsible' | 'collaborating'
export type GradeName = 'excellent' | 'good' | 'pass' | 'fail'

/** One unit's verdict of one run as a reader gets it. All numbers are exact decimal text and are printed, not computed. */
export interface Scorecard {
  readonly unit: string
  /** `2023` */
  readonly year: string
  readonly plan: { readonly title: string; readonly number: string }
  readonly runNumber: number
  readonly status: RunStatus
  /** UTC instant, ISO text: facts recorded later do not count */
  readonly cutOff: string
  readonly isSample: boolean
  readonly blocks: readonly ScorecardBlock[]
  readonly lines: readonly ScorecardLine[]
  readonly adjustments: readonly ScorecardAdjustment[]
  readonly total: ScorecardTotal
  /** null while it is open */
  readonly grade: GradeName | null
  /** null where the approved scheme ranks nobody */
  readonly place: { readonly group: string; readonly place: number; readonly of: number } | null
  /** fingerprint of the program that computed the run */
  readonly engine: string
}

export interface ScorecardBlock {
  readonly block: 'targets' | 'tasks' | 'process'
  /** share of the total, `0.70` */
  readonly weight: string
  /** 0–100; null when the block does not apply */
  readonly points: string | null
  /** what enters the total; null when the block does not apply */
  readonly contribution: string | null
}

export interface ScorecardLine {
  readonly indicator: string
  readonly name: string
  readonly role: UnitRole
  readonly weight: string
  /** rate of the result, 0–1; null when missing or not applicable, which `status` tells apart */
  readonly rate: string | null
  /** rate of the unit's own measures */
  readonly own: string | null
  readonly effective: string | null
  readonly points: string | null
  readonly explanation: string
  readonly value: { readonly amount: string; readonly measureUnit: string } | null
  readonly status: FigureStatus
  readonly evidence: readonly { readonly name: string; readonly sha256: string }[]
}

export interface ScorecardAdjustment {
  readonly kind: 'bonus' | 'deduction'
  readonly matter: string
  /** signed: `1.50`, `-0.80` */
  readonly points: string
}

/** A total with a hole is a range, never a quiet average. */
export type ScorecardTotal =
  | { readonly kind: 'exact'; readonly points: string }
  | { readonly kind: 'range'; readonly low: string; readonly high: string; readonly missing: number }

/** Digits of a hash that are printed: enough to look the file up, short enough for a table. */
const headLength = 12

/**
 * The scorecard as an official paper (GB/T 9704): total and grade first, blocks, lines with their reasons and evidence,
 * adjustments, and how to compute it again. The same scorecard gives the same bytes.
 *
 * @param options.language Chinese unless told
 */
export function scorecardDocx(
  card: Scorecard,
  { language = 'zh' }: { readonly language?: Language } = {},
): Promise<Uint8Array> {
  const say = (key: Word, slots?: Readonly<Record<string, string | number>>) => word(language, key, slots)
  const cutOff = formatInstant(card.cutOff)
  const status = say(`status.${card.status}`)
  const blocks: Block[] = [
    text(say('scorecard.basis', { plan: card.plan.title, number: card.plan.number, run: card.runNumber, cutOff, status })),
    ...(card.isSample ? [text(say('sampleNote'))] : []),
    { block: 'heading', text: say('scorecard.heading.result') },
    text(totalOf(card, say)),
    { block: 'heading', text: say('scorecard.heading.blocks') },
    blockTable(card, say),
    { block: 'heading', text: say('scorecard.heading.lines') },
    { block: 'subheading', text: say('scorecard.heading.lineTable') },
    lineTable(card, say),
    { block: 'subheading', text: say('scorecard.heading.reasons') },
    reasonTable(card, say),
    { block: 'heading', text: say('scorecard.heading.adjustments') },
    card.adjustments.length === 0 ? text(say('sentence.none')) : adjustmentTable(card, say),
    { block: 'heading', text: say('scorecard.heading.recompute') },
    text(say('scorecard.cutOff', { cutOff })),
    text(say(`scorecard.status.${card.status}`)),
    text(say('scorecard.engine', { engine: card.engine })),
  ]
  const title = say('scorecard.title', { unit: card.unit, year: card.year })
  return officialPaperDocx({ title, blocks, mark: card.isSample ? say('sample') : null, language })
}

type Say = (key: Word, slots?: Readonly<Record<string, string | number>>) => string

const text = (sentence: string): Block => ({ block: 'text', text: sentence })

function totalOf({ total, grade, place }: Scorecard, say: Say): string {
  const points =
    total.kind === 'exact'
      ? say('scorecard.total.exact', { points: formatPoints(total.points) })
      : say('scorecard.total.range', { low: formatPoints(total.low), high: formatPoints(total.high), missing: total.missing })
  const graded = grade === null ? say('scorecard.gradeOpen') : say('scorecard.grade', { grade: say(`grade.${grade}`) })
  return [points, graded, place === null ? '' : say('scorecard.place', { ...place })]
    .filter(part => part !== '')
    .join(say('sentence.gap'))
}

function blockTable({ blocks }: Scorecard, say: Say): Block {
  const none = say('mark.notApplicable')
  const columns: TableColumn[] = [
    { label: say('scorecard.column.block'), widthMm: 48 },
    { label: say('scorecard.column.blockWeight'), widthMm: 36, align: 'right' },
    { label: say('scorecard.column.blockPoints'), widthMm: 36, align: 'right' },
    { label: say('scorecard.column.contribution'), widthMm: 36, align: 'right' },
  ]
  const rows = blocks.map(({ block, weight, points, contribution }) => [
    say(`block.${block}`),
    formatRate(weight),
    points === null ? none : formatPoints(points),
    contribution === null ? none : formatPoints(contribution),
  ])
  return { block: 'table', columns, rows }
}

function lineTable({ lines }: Scorecard, say: Say): Block {
  const columns: TableColumn[] = [
    { label: say('scorecard.column.code'), widthMm: 11 },
    { label: say('scorecard.column.indicator'), widthMm: 32 },
    { label: say('scorecard.column.value'), widthMm: 22, align: 'right' },
    { label: say('scorecard.column.status'), widthMm: 14, align: 'center' },
    { label: say('scorecard.column.role'), widthMm: 12, align: 'center' },
    { label: say('scorecard.column.weight'), widthMm: 11, align: 'right' },
    { label: say('scorecard.column.rate'), widthMm: 14, align: 'right' },
    { label: say('scorecard.column.own'), widthMm: 13, align: 'right' },
    { label: say('scorecard.column.effective'), widthMm: 14, align: 'right' },
    { label: say('scorecard.column.points'), widthMm: 13, align: 'right' },
  ]
  const rows = lines.map(line => {
    const none = say(line.status === 'missing' ? 'mark.missing' : 'mark.notApplicable')
    return [
      line.indicator,
      line.name,
      line.value === null ? none : `${formatNumber(line.value.amount)} ${line.value.measureUnit}`.trim(),
      say(`figure.${line.status}`),
      say(`role.${line.role}`),
      formatNumber(line.weight),
      line.rate === null ? none : formatRate(line.rate),
      line.own === null ? say('mark.notApplicable') : formatRate(line.own),
      line.effective === null ? none : formatRate(line.effective),
      line.points === null ? none : formatPoints(line.points),
    ]
  })
  return { block: 'table', columns, rows }
}

function reasonTable({ lines }: Scorecard, say: Say): Block {
  const columns: TableColumn[] = [
    { label: say('scorecard.column.code'), widthMm: 14 },
    { label: say('scorecard.column.explanation'), widthMm: 72 },
    { label: say('scorecard.column.evidence'), widthMm: 70 },
  ]
  const rows = lines.map(line => [
    line.indicator,
    line.explanation,
    line.evidence
      .map(({ name, sha256 }) => say('scorecard.evidence', { name, head: sha256.slice(0, headLength) }))
      .join(say('list.separator')),
  ])
  return { block: 'table', columns, rows }
}

function adjustmentTable({ adjustments }: Scorecard, say: Say): Block {
  const columns: TableColumn[] = [
    { label: say('scorecard.column.kind'), widthMm: 20, align: 'center' },
    { label: say('scorecard.column.matter'), widthMm: 112 },
    { label: say('scorecard.column.points'), widthMm: 24, align: 'right' },
  ]
  const rows = adjustments.map(({ kind, matter, points }) => [say(`adjustment.${kind}`), matter, formatChange(points)])
  return { block: 'table', columns, rows }
}
