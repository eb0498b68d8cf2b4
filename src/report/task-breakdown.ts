import type { Day } from '#base'
import { formatInstant, formatNumber } from './format.ts'
import type { RunStatus } from './scorecard.ts'
import { fitting } from './register-xlsx.ts'
import { type Language, type Word, word } from './words.ts'
import { type SheetColumn, textCell, workbookXlsx } from './workbook.ts'

/** Light of a task; a light is a sentence, so `reason` stands beside it. */
export type TaskLight = 'normal' | 'late' | 'severe' | 'notDue' | 'missing' | 'done' | 'paused' | 'notApplicable'

/** The plan split into tasks with their duties and days, as of a moment. */
export interface TaskBreakdown {
  readonly plan: { readonly title: string; readonly number: string }
  readonly status: RunStatus
  /** UTC instant, ISO text */
  readonly cutOff: string
  readonly isSample: boolean
  readonly rows: readonly TaskBreakdownRow[]
}

export interface TaskBreakdownRow {
  /** number of the clause as the document prints it */
  readonly clause: string
  readonly task: string
  /** each as a reader says it, with value and measure unit */
  readonly targets: readonly string[]
  readonly lead: readonly string[]
  readonly responsible: readonly string[]
  readonly milestones: readonly TaskBreakdownMilestone[]
  /** null when the document names none */
  readonly dueDay: Day | null
  readonly light: TaskLight
  readonly reason: string
}

export interface TaskBreakdownMilestone {
  readonly name: string
  readonly dueDay: Day
  /** exact decimal text, null where the plan gives none */
  readonly weight: string | null
}

/**
 * The task breakdown as a sheet to print and hand round: one row a task, one line a target, unit or milestone in it.
 *
 * @param options.language Chinese unless told
 */
export function taskBreakdownXlsx(
  breakdown: TaskBreakdown,
  { language = 'zh' }: { readonly language?: Language } = {},
): Promise<Uint8Array> {
  const say = (key: Word, slots?: Readonly<Record<string, string | number>>) => word(language, key, slots)
  const { plan, rows } = breakdown
  const milestone = ({ name, dueDay, weight }: TaskBreakdownMilestone) =>
    weight === null
      ? say('breakdown.milestone', { name, due: dueDay })
      : say('breakdown.milestoneWeighted', { name, due: dueDay, weight: formatNumber(weight) })
  const cell = (text: string) => textCell(fitting(text, language))
  return workbookXlsx({
    name: say('breakdown.title'),
    title: say('breakdown.title'),
    notes: [
      say('breakdown.plan', { plan: plan.title, number: plan.number }),
      [
        say('paper.cutOff', { cutOff: formatInstant(breakdown.cutOff) }),
        say('paper.status', { status: say(`status.${breakdown.status}`) }),
        say('paper.rows', { rows: rows.length }),
      ].join('  '),
    ],
    columns: columnsOf(say),
    rows: rows.map(row => [
      cell(row.clause),
      cell(row.task),
      cell(row.targets.join('\n')),
      cell(row.lead.join('\n')),
      cell(row.responsible.join('\n')),
      cell(row.milestones.map(milestone).join('\n')),
      cell(row.dueDay ?? ''),
      cell(say(`light.${row.light}`)),
      cell(row.reason),
    ]),
    footer: breakdown.isSample ? [say('sampleNote')] : [],
    mark: breakdown.isSample ? say('sample') : null,
    frozenColumns: 2,
  })
}

const columnsOf = (say: (key: Word) => string): readonly SheetColumn[] => [
  { label: say('breakdown.column.clause'), width: 10, align: 'center' },
  { label: say('breakdown.column.task'), width: 28 },
  { label: say('breakdown.column.targets'), width: 32 },
  { label: say('breakdown.column.lead'), width: 18 },
  { label: say('breakdown.column.responsible'), width: 24 },
  { label: say('breakdown.column.milestones'), width: 36 },
  { label: say('breakdown.column.due'), width: 12, align: 'center' },
  { label: say('breakdown.column.light'), width: 9, align: 'center' },
  { label: say('breakdown.column.reason'), width: 26 },
]
