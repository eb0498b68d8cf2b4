import { done, type Outcome, refused } from '#base'
import type { Field } from '#define'
import { type TemplateColumn, templateXlsx } from '#report'
import type { Paper } from '../app.ts'
import type { Entry } from '../catalogue.ts'
import { stampOf } from './columns.ts'
import { birthOf } from './sheet-layout.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** An empty sheet with the heads, lists and notes of a register, for a role that may fill it. */
export async function templateOf(
  entry: Entry,
  role: string,
  words: Readonly<Record<string, string>>,
  language: 'zh' | 'en',
): Promise<Outcome<Paper>> {
  const birth = birthOf(entry.record, role)
  if (!birth) return refused('not_allowed', { move: 'import', role })
  const { fields } = entry.record.shape
  const title = words[`${entry.address}.label`] ?? entry.address
  const columns = (birth.move.asks ?? [])
    .filter(name => fields[name]?.kind !== 'parts' && fields[name]?.kind !== 'evidence')
    .map(name => columnOf(entry, name, fields[name] as Field, words))
  const bytes = await templateXlsx({ title, stamp: stampOf(entry), columns, language })
  return done({
    name: `${title}${language === 'zh' ? '' : ' '}${words['import.templateName'] ?? ''}.xlsx`,
    mediaType: xlsx,
    bytes,
  })
}

function columnOf(entry: Entry, name: string, field: Field, words: Readonly<Record<string, string>>): TemplateColumn {
  const path = `${entry.address}.fields.${name}`
  const label = words[`${path}.label`] ?? name
  const choices =
    field.kind === 'choice' || field.kind === 'set'
      ? (field.options['of'] as readonly string[]).map(choice => words[`${path}.choices.${choice}`] ?? choice)
      : field.kind === 'yes'
        ? [words['import.yes'] ?? 'yes', words['import.no'] ?? 'no']
        : null
  return {
    label: field.kind === 'money' ? `${label}${words['import.yuan'] ?? ''}` : label,
    help: [words[`${path}.help`], words[`import.how.${field.kind}`]].filter(text => text !== undefined).join('\n') || null,
    isRequired: field.options.optional !== true,
    // several may be chosen of a set: a list allows one
    choices: field.kind === 'set' ? null : choices,
    width: field.kind === 'text' || field.kind === 'ref' ? 28 : 16,
  }
}
