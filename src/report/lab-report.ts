import { type Block, officialPaperDocx, type TableColumn } from './official-paper.ts'
import { formatInstant } from './format.ts'
import { type Language, type Word, word } from './words.ts'

/** One zone in one benchmark: an estimate with its assumptions, never an assessment. Numbers are shown as they come. */
export interface LabReport {
  readonly zone: string
  readonly index: string
  readonly made: string
  readonly isSample: boolean
  readonly targetRank: number
  readonly units: number
  readonly rank: number
  readonly score: number
  /** ranks between which 80 % and 95 % of the draws lie */
  readonly within80: readonly [number, number]
  readonly within95: readonly [number, number]
  /** chance (0–1) of the target rank, and 1.96 standard errors of it */
  readonly chance: number
  readonly margin: number
  readonly runs: number
  /** draws that gave no index, by reason */
  readonly failures: readonly { readonly reason: string; readonly count: number }[]
  /** against the zone at the target rank, largest loss first; null where points cannot be divided */
  readonly gap: {
    readonly holder: string
    readonly lines: readonly {
      readonly code: string
      readonly name: string
      readonly own: number
      readonly line: number
      readonly owner: string
      readonly clause: string
    }[]
  } | null
  /** zones around the own one, in order of rank */
  readonly neighbours: readonly {
    readonly unit: string
    readonly rank: number
    readonly score: number
    readonly low: number
    readonly high: number
  }[]
  readonly groups: readonly { readonly name: string; readonly share: number; readonly own: number; readonly best: number }[]
  readonly recipe: {
    readonly engine: number
    readonly seed: number
    readonly ranges: number
    /** weights move by this share either way; null: they stand */
    readonly weightNoise: number | null
    readonly fingerprint: string
    /** JSON that builds the same numbers again */
    readonly text: string
  }
}

/** How many lines of the gap are printed: more are no priority. */
const gapShown = 15

/**
 * The lab's answer as an official paper. The recipe rides inside the file, so that `jinwei index uncertainty` builds
 * the numbers again from the paper itself.
 */
export function labReportDocx(report: LabReport, language: Language = 'zh'): Promise<Uint8Array> {
  const say: Say = (key, slots) => word(language, key, slots)
  const { recipe } = report
  const blocks: Block[] = [
    text(say('lab.basis', { index: report.index, made: formatInstant(report.made) })),
    text(say('lab.notice')),
    ...(report.isSample ? [text(say('lab.sample'))] : []),
    heading(say('lab.heading.result')),
    text(
      say('lab.result', {
        rank: report.rank,
        units: report.units,
        score: fixed(report.score),
        low80: Math.floor(report.within80[0]),
        high80: Math.ceil(report.within80[1]),
        low95: Math.floor(report.within95[0]),
        high95: Math.ceil(report.within95[1]),
        target: report.targetRank,
        chance: percent(report.chance),
        margin: Math.max(1, Math.ceil(report.margin * 100)),
        runs: report.runs,
      }),
    ),
    ...report.failures.map(({ reason, count }) => text(say('lab.failed', { count, reason }))),
    heading(say('lab.heading.groups')),
    groupTable(report, say),
    heading(say('lab.heading.gap', { target: report.targetRank })),
    ...gapBlocks(report, say),
    heading(say('lab.heading.neighbours')),
    neighbourTable(report, say),
    heading(say('lab.heading.recipe')),
    text(
      say(recipe.weightNoise === null ? 'lab.assumed.fixed' : 'lab.assumed', {
        ranges: recipe.ranges,
        percent: Math.round((recipe.weightNoise ?? 0) * 100),
      }),
    ),
    text(say('lab.recipe', { engine: recipe.engine, seed: recipe.seed, fingerprint: recipe.fingerprint })),
  ]
  return officialPaperDocx({
    title: say('lab.title', { zone: report.zone }),
    blocks,
    mark: report.isSample ? say('sample') : null,
    language,
    recipe: recipe.text,
  })
}

type Say = (key: Word, slots?: Readonly<Record<string, string | number>>) => string
const text = (sentence: string): Block => ({ block: 'text', text: sentence })
const heading = (sentence: string): Block => ({ block: 'heading', text: sentence })
const fixed = (value: number): string => value.toFixed(2).replace('-', '\u2212')
const percent = (share: number): string =>
  share > 0 && share < 0.005 ? '<1' : share < 1 && share > 0.995 ? '>99' : String(Math.round(share * 100))

function groupTable({ groups }: LabReport, say: Say): Block {
  const columns: TableColumn[] = [
    { label: say('lab.column.group'), widthMm: 66 },
    { label: say('lab.column.share'), widthMm: 30, align: 'right' },
    { label: say('lab.column.own'), widthMm: 30, align: 'right' },
    { label: say('lab.column.best'), widthMm: 30, align: 'right' },
  ]
  const rows = groups.map(({ name, share, own, best }) => [name, `${(share * 100).toFixed(1)}%`, fixed(own), fixed(best)])
  return { block: 'table', columns, rows }
}

function gapBlocks({ gap, zone }: LabReport, say: Say): readonly Block[] {
  if (gap === null) return [text(say('lab.gap.none'))]
  if (gap.holder === zone) return [text(say('lab.gap.own'))]
  const columns: TableColumn[] = [
    { label: say('lab.column.code'), widthMm: 12 },
    { label: say('lab.column.indicator'), widthMm: 62 },
    { label: say('lab.column.own'), widthMm: 16, align: 'right' },
    { label: say('lab.column.line'), widthMm: 16, align: 'right' },
    { label: say('lab.column.lost'), widthMm: 14, align: 'right' },
    { label: say('lab.column.owner'), widthMm: 36 },
  ]
  const losing = gap.lines.filter(({ own, line }) => line > own)
  const rows = losing
    .slice(0, gapShown)
    .map(({ code, name, own, line, owner, clause }) => [
      code,
      name,
      fixed(own),
      fixed(line),
      fixed(line - own),
      owner === '' ? say('lab.owner.none') : `${owner} ${clause}`.trim(),
    ])
  return [
    text(say('lab.gap', { holder: gap.holder, losing: losing.length, shown: rows.length })),
    { block: 'table', columns, rows },
  ]
}

function neighbourTable({ neighbours }: LabReport, say: Say): Block {
  const columns: TableColumn[] = [
    { label: say('lab.column.zone'), widthMm: 72 },
    { label: say('lab.column.rank'), widthMm: 24, align: 'right' },
    { label: say('lab.column.score'), widthMm: 24, align: 'right' },
    { label: say('lab.column.within80'), widthMm: 36, align: 'right' },
  ]
  const rows = neighbours.map(({ unit, rank, score, low, high }) => [
    unit,
    String(rank),
    fixed(score),
    `${Math.floor(low)}\u2013${Math.ceil(high)}`,
  ])
  return { block: 'table', columns, rows }
}
