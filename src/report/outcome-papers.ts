import { formatInstant, formatNumber, formatPoints } from './format.ts'
import { type Block, officialPaperDocx, type TableColumn } from './official-paper.ts'
import type { GradeName } from './scorecard.ts'
import { type Language, type Word, word } from './words.ts'
import { numberCell, textCell, workbookXlsx } from './workbook.ts'

export type Gate = 'yearFailed' | 'twoYearsFailed' | 'falsified' | 'targetsUnmet'

/** The evaluation of the whole plan as a reader gets it; numbers are exact decimal text. */
export interface ThreeYearReport {
  readonly plan: { readonly title: string; readonly number: string }
  readonly issuer: string
  readonly isApproved: boolean
  readonly isSample: boolean
  /** UTC instant, ISO text */
  readonly cutOff: string
  readonly years: readonly string[]
  readonly units: readonly {
    readonly unit: string
    /** in the order of `years`; null where there was no verdict */
    readonly points: readonly (string | null)[]
    readonly mean: string | null
    readonly terminal: string | null
    readonly total: string | null
    readonly grade: GradeName | null
    readonly gates: readonly Gate[]
  }[]
  readonly fingerprint: string
}

/** The three-year report as an official paper: every unit with its years, and what kept it from a better grade. */
export function threeYearReportDocx(
  report: ThreeYearReport,
  { language = 'zh' }: { readonly language?: Language } = {},
): Promise<Uint8Array> {
  const say = (key: Word, slots?: Readonly<Record<string, string | number>>) => word(language, key, slots)
  const none = say('mark.missing')
  const year = 78 / Math.max(1, report.years.length + 2)
  const columns: TableColumn[] = [
    { label: say('casePaper.column.unit'), widthMm: 44 },
    ...report.years.map(label => ({ label, widthMm: year, align: 'right' as const })),
    { label: say('threeYear.column.mean'), widthMm: year, align: 'right' },
    { label: say('threeYear.column.terminal'), widthMm: year, align: 'right' },
    { label: say('casePaper.column.total'), widthMm: 18, align: 'right' },
    { label: say('casePaper.column.grade'), widthMm: 16, align: 'center' },
  ]
  const text = (sentence: string): Block => ({ block: 'text', text: sentence })
  const points = (value: string | null) => (value === null ? none : formatPoints(value))
  const gated = report.units.filter(unit => unit.gates.length > 0)
  return officialPaperDocx({
    title: say('threeYear.title'),
    blocks: [
      text(
        say('threeYear.basis', { plan: report.plan.title, number: report.plan.number, cutOff: formatInstant(report.cutOff) }),
      ),
      text(say(report.isApproved ? 'threeYear.approved' : 'threeYear.computed')),
      ...(report.isSample ? [text(say('sampleNote'))] : []),
      {
        block: 'table',
        columns,
        rows: report.units.map(unit => [
          unit.unit,
          ...report.years.map((_, at) => points(unit.points[at] ?? null)),
          unit.mean === null ? none : formatNumber(unit.mean),
          unit.terminal === null ? say('mark.notApplicable') : formatPoints(unit.terminal),
          points(unit.total),
          unit.grade === null ? none : say(`grade.${unit.grade}`),
        ]),
      },
      text(say('threeYear.rule')),
      ...gated.map(unit =>
        text(
          say('threeYear.gated', {
            unit: unit.unit,
            gates: unit.gates.map(gate => say(`threeYear.gate.${gate}`)).join(say('list.separator')),
          }),
        ),
      ),
      text(say('resultNotice.fingerprint', { fingerprint: report.fingerprint })),
      { block: 'closing', text: report.issuer },
    ],
    mark: report.isSample ? say('sample') : null,
    language,
  })
}

/** What the city gets, as a sheet; the signature is that of the JSON with the same rows. */
export interface CityFeedSheet {
  readonly number: string
  readonly year: string
  readonly plan: { readonly title: string; readonly number: string }
  readonly mode: 'points' | 'grades'
  readonly itemPoints: string | null
  readonly isSample: boolean
  readonly rows: readonly {
    readonly unit: string
    readonly cityTableCode: string | null
    readonly score: string
    readonly grade: GradeName
    readonly rank: number
    readonly isVetoed: boolean
    readonly points: string
  }[]
  readonly publicKey: string
  readonly signature: string
}

export function cityFeedXlsx(
  feed: CityFeedSheet,
  { language = 'zh' }: { readonly language?: Language } = {},
): Promise<Uint8Array> {
  const say = (key: Word, slots?: Readonly<Record<string, string | number>>) => word(language, key, slots)
  return workbookXlsx({
    name: say('cityFeed.title'),
    title: say('cityFeed.title'),
    notes: [
      say('breakdown.plan', { plan: feed.plan.title, number: feed.plan.number }),
      [
        say('casePaper.number', { number: feed.number }),
        say('matrix.year', { year: feed.year }),
        say(`cityFeed.mode.${feed.mode}`, { points: feed.itemPoints ?? '' }),
      ].join('  '),
    ],
    columns: [
      { label: say('casePaper.column.unit'), width: 28 },
      { label: say('cityFeed.column.table'), width: 14 },
      { label: say('casePaper.column.total'), width: 10, align: 'right' },
      { label: say('casePaper.column.grade'), width: 10, align: 'center' },
      { label: say('casePaper.column.place'), width: 8, align: 'right' },
      { label: say('cityFeed.column.veto'), width: 10, align: 'center' },
      { label: say('cityFeed.column.points'), width: 12, align: 'right' },
    ],
    rows: feed.rows.map(row => [
      textCell(row.unit),
      textCell(row.cityTableCode ?? ''),
      numberCell(row.score, 2),
      textCell(say(`grade.${row.grade}`)),
      numberCell(String(row.rank), 0),
      textCell(row.isVetoed ? say('cityFeed.vetoed') : ''),
      numberCell(row.points, 2),
    ]),
    footer: [
      say('cityFeed.signature', { signature: feed.signature, key: feed.publicKey }),
      ...(feed.isSample ? [say('sampleNote')] : []),
    ],
    mark: feed.isSample ? say('sample') : null,
    frozenColumns: 1,
  })
}
