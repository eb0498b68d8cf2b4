import type { Fields } from '#define'
import { type RegisterColumn, registerXlsx } from '#report'
import type { Paper } from './app.ts'
import type { Entry } from './catalogue.ts'
import type { StoredRow } from './store.ts'
import { fill } from './words.ts'

interface Listed {
  readonly entry: Entry
  readonly rows: readonly StoredRow[]
  readonly titles: Readonly<Record<string, string>>
  readonly messages: Readonly<Record<string, string>>
  readonly language: 'zh' | 'en'
  readonly isSample: boolean
  readonly now: string
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A list as it is filtered on the page, every field a column, with its state and its number. */
export async function registerOf({ entry, rows, titles, messages, language, isSample, now }: Listed): Promise<Paper> {
  const { address, record } = entry
  const label = (key: string) => messages[key] ?? key
  const names = new Map(Object.entries(titles))
  const fields = Object.entries(record.shape.fields).filter(([, field]) => field.kind !== 'parts')
  const numbered: readonly [string, RegisterColumn][] = record.life.number
    ? [['number', { label: label('record.number'), kind: 'text' }]]
    : []
  const columns: readonly (readonly [string, RegisterColumn])[] = [
    ...numbered,
    ...fields.map(([name, field]) => [name, columnOf(address, name, field, label, names)] as const),
    [
      'state',
      { label: label('record.state'), kind: 'choice', labels: choiceLabels(record.shape.states, `${address}.states`, label) },
    ],
    // read back, a row is known by it
    ['id', { label: label('record.id'), kind: 'code', width: 38 }],
  ]
  const title = label(`${address}.label`)
  const bytes = await registerXlsx({
    title,
    columns: columns.map(([, column]) => column),
    rows: rows.map(row => columns.map(([name]) => row[name] ?? null)),
    footer: [fill(label('record.exportedAt'), { now: now.slice(0, 16).replace('T', ' '), rows: rows.length })],
    isSample,
    language,
  })
  return { name: `${title}.xlsx`, mediaType: xlsx, bytes }
}

function columnOf(
  address: string,
  name: string,
  field: Fields[string],
  label: (key: string) => string,
  titles: ReadonlyMap<string, string>,
): RegisterColumn {
  const key = `${address}.fields.${name}`
  return {
    label: label(`${key}.label`),
    kind: field.kind,
    titles,
    ...(field.kind === 'number' && { digits: field.options['digits'] as number }),
    ...((field.kind === 'choice' || field.kind === 'set') && {
      labels: choiceLabels(field.options['of'] as readonly string[], `${key}.choices`, label),
    }),
  }
}

const choiceLabels = (choices: readonly string[], key: string, label: (key: string) => string) =>
  Object.fromEntries(choices.map(choice => [choice, label(`${key}.${choice}`)]))
