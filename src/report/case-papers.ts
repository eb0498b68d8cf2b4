import { Decimal } from '#base'
import { formatChange, formatNumber, formatPoints } from './format.ts'
import { type Block, officialPaperDocx, type TableColumn } from './official-paper.ts'
import type { GradeName, ScorecardTotal } from './scorecard.ts'
import { type Language, type Word, word } from './words.ts'

/** Head of every paper of an assessment. */
interface PaperHead {
  /** `2023` */
  readonly year: string
  readonly plan: { readonly title: string; readonly number: string }
  readonly issuer: string
  /** number of the paper; null before it has one */
  readonly number: string | null
  readonly isSample: boolean
}
interface Options {
  readonly language?: Language
}
type Say = (key: Word, slots?: Readonly<Record<string, string | number>>) => string
const sayIn =
  (language: Language): Say =>
  (key, slots) =>
    word(language, key, slots)

const text = (sentence: string): Block => ({ block: 'text', text: sentence })
const heading = (sentence: string): Block => ({ block: 'heading', text: sentence })

function paper(
  head: PaperHead,
  { title, blocks, language }: { readonly title: string; readonly blocks: readonly Block[]; readonly language: Language },
): Promise<Uint8Array> {
  const say = sayIn(language)
  return officialPaperDocx({
    title,
    blocks: [
      ...(head.number === null ? [] : [text(say('casePaper.number', { number: head.number }))]),
      ...(head.isSample ? [text(say('sampleNote'))] : []),
      ...blocks,
      { block: 'closing', text: head.issuer },
    ],
    mark: head.isSample ? say('sample') : null,
    language,
  })
}

const totalText = (total: ScorecardTotal): string =>
  total.kind === 'exact' ? formatPoints(total.points) : `${formatPoints(total.low)}–${formatPoints(total.high)}`

/** What is shown for objections: every unit with total and grade, how long, and how to appeal. */
export interface ResultNotice extends PaperHead {
  readonly units: readonly {
    readonly group: string
    readonly unit: string
    readonly total: ScorecardTotal
    readonly grade: GradeName
    readonly place: number
  }[]
  /** last day of the notice; null once it is over */
  readonly until: string | null
  readonly noticeDays: number
  readonly appealDays: number
  readonly fingerprint: string
}

/** The notice of results as an official paper. Units stand in the order of group and place. */
export function resultNoticeDocx(notice: ResultNotice, { language = 'zh' }: Options = {}): Promise<Uint8Array> {
  const say = sayIn(language)
  const columns: TableColumn[] = [
    { label: say('casePaper.column.group'), widthMm: 18, align: 'center' },
    { label: say('casePaper.column.unit'), widthMm: 66 },
    { label: say('casePaper.column.total'), widthMm: 34, align: 'right' },
    { label: say('casePaper.column.grade'), widthMm: 22, align: 'center' },
    { label: say('casePaper.column.place'), widthMm: 16, align: 'right' },
  ]
  const rows = notice.units.map(({ group, unit, total, grade, place }) => [
    group,
    unit,
    totalText(total),
    say(`grade.${grade}`),
    String(place),
  ])
  const { year, plan, noticeDays, appealDays, until } = notice
  return paper(notice, {
    title: say('resultNotice.title', { year }),
    language,
    blocks: [
      text(say('resultNotice.basis', { year, plan: plan.title, number: plan.number })),
      { block: 'table', columns, rows },
      text(until === null ? say('resultNotice.over', { noticeDays }) : say('resultNotice.until', { noticeDays, until })),
      text(say('resultNotice.appeal', { appealDays })),
      text(say('resultNotice.fingerprint', { fingerprint: notice.fingerprint })),
    ],
  })
}

/** The answer to one appeal. */
export interface AppealReply extends PaperHead {
  readonly unit: string
  readonly outcome: 'corrected' | 'dismissed'
  readonly matter: string
  readonly grounds: string
  readonly verified: string | null
  readonly claimed: string | null
  readonly decision: string
  readonly evidence: readonly { readonly name: string; readonly sha256: string }[]
  /** units whose points moved with it, with both totals */
  readonly moved: readonly { readonly unit: string; readonly before: string; readonly after: string }[]
}

/** The reply as an official paper: what was asked, what was found, what is decided, who else is touched. */
export function appealReplyDocx(reply: AppealReply, { language = 'zh' }: Options = {}): Promise<Uint8Array> {
  const say = sayIn(language)
  const { year, plan, unit, matter, grounds, verified, claimed, decision, evidence, moved } = reply
  const movedTable: Block = {
    block: 'table',
    columns: [
      { label: say('casePaper.column.unit'), widthMm: 84 },
      { label: say('casePaper.column.before'), widthMm: 36, align: 'right' },
      { label: say('casePaper.column.after'), widthMm: 36, align: 'right' },
    ],
    rows: moved.map(each => [each.unit, formatPoints(each.before), formatPoints(each.after)]),
  }
  return paper(reply, {
    title: say('appealReply.title', { year }),
    language,
    blocks: [
      text(say('appealReply.to', { unit })),
      text(say('appealReply.basis', { year, plan: plan.title, number: plan.number, matter })),
      heading(say('appealReply.heading.asked')),
      text(grounds),
      ...(claimed === null ? [] : [text(say('appealReply.figures', { claimed, verified: verified ?? say('mark.missing') }))]),
      text(
        say('appealReply.evidence', {
          files: evidence
            .map(({ name, sha256 }) => say('scorecard.evidence', { name, head: sha256.slice(0, 12) }))
            .join(say('list.separator')),
        }),
      ),
      heading(say('appealReply.heading.decided')),
      text(say(`appealReply.outcome.${reply.outcome}`)),
      text(decision),
      ...(moved.length === 0 ? [] : [text(say('appealReply.moved')), movedTable]),
      text(say('appealReply.final')),
    ],
  })
}

/** One unit's self-review beside what was verified. */
export interface VerificationRecord extends PaperHead {
  readonly unit: string
  readonly lines: readonly {
    readonly indicator: string
    readonly name: string
    readonly claimed: string | null
    readonly verified: string | null
    /** share of the verified figure, 0.05 for 5%; null where there is nothing to compare */
    readonly deviation: string | null
    readonly points: string | null
    readonly explanation: string
    readonly recheck: string
  }[]
}

/** The verification record as an official paper: claim, verified figure, deviation and what it costs, line by line. */
export function verificationRecordDocx(of: VerificationRecord, { language = 'zh' }: Options = {}): Promise<Uint8Array> {
  const say = sayIn(language)
  const none = say('mark.notApplicable')
  const columns: TableColumn[] = [
    { label: say('casePaper.column.code'), widthMm: 12 },
    { label: say('casePaper.column.indicator'), widthMm: 36 },
    { label: say('casePaper.column.claimed'), widthMm: 18, align: 'right' },
    { label: say('casePaper.column.verified'), widthMm: 18, align: 'right' },
    { label: say('casePaper.column.deviation'), widthMm: 16, align: 'right' },
    { label: say('casePaper.column.points'), widthMm: 12, align: 'right' },
    { label: say('casePaper.column.explanation'), widthMm: 44 },
  ]
  const rows = of.lines.map(line => [
    line.indicator,
    line.name,
    line.claimed === null ? say('mark.missing') : formatNumber(line.claimed),
    line.verified === null ? say('mark.missing') : formatNumber(line.verified),
    line.deviation === null ? none : `${formatPoints(new Decimal(line.deviation).times(100).toFixed())}%`,
    line.points === null ? none : formatChange(`-${line.points}`),
    [line.explanation, line.recheck].filter(each => each !== '').join(say('sentence.gap')),
  ])
  const { year, plan, unit } = of
  return paper(of, {
    title: say('verificationRecord.title', { year, unit }),
    language,
    blocks: [
      text(say('verificationRecord.basis', { unit, year, plan: plan.title, number: plan.number })),
      { block: 'table', columns, rows },
      text(say('verificationRecord.rule')),
    ],
  })
}
