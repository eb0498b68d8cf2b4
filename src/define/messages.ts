import type { Area } from './area.ts'
import type { Field, Fields } from './fields.ts'
import type { AnyRecord } from './record.ts'
import { roles } from './roles.ts'

export type Language = 'zh' | 'en'
/** Labels, help and sentences by key, in both languages. */
export type MessagesByLanguage = Readonly<Record<Language, Readonly<Record<string, string>>>>

/** Refusals any move may answer, in order of precedence; the codes of the rules come between. */
export const generalRefusals = [
  'not_found',
  'not_allowed',
  'not_in_state',
  'changed_meanwhile',
  'must_be_another_person',
  'unknown_field',
  'invalid_field',
  'reason_missing',
  'field_missing',
  'balance_too_low',
  'year_closed',
  'posting_back_dated',
  'posting_unknown',
  'reversal_of_reversal',
  'reversed_already',
  'money_moved_on',
  'already_exists',
  'key_reused',
] as const

/**
 * Every key the definitions need in both languages. Help is welcome but not asked for: a name that says it all wants none.
 *
 * @returns keys in the order of the definitions, each once
 */
export function messageKeys(areas: readonly Area[]): readonly string[] {
  const keys = new Set<string>([...roles, 'calendar'].map(role => `roles.${role}`))
  for (const code of generalRefusals) keys.add(`refusals.${code}`)
  for (const area of areas) {
    keys.add(`${area.slug}.label`)
    for (const record of area.records)
      for (const key of keysOfRecord(record, `${area.slug}.${record.shape.name}`)) keys.add(key)
    for (const { name, by } of area.parameters)
      for (const key of ['', ...by.map(choice => `.${choice}`)]) keys.add(`${area.slug}.parameters.${name}${key}`)
    for (const { name } of area.accounts) keys.add(`${area.slug}.accounts.${name}`)
    for (const name of Object.keys(area.indicators)) keys.add(`${area.slug}.indicators.${name}`)
    for (const name of Object.keys(area.figures)) keys.add(`${area.slug}.figures.${name}`)
  }
  return [...keys]
}

function keysOfRecord({ shape, life }: AnyRecord, path: string): readonly string[] {
  const clocks = [...Object.keys(life.clocks ?? {}), ...(life.notice ? ['notice'] : []), ...(life.validity ? ['validity'] : [])]
  const moves = Object.values(life.moves)
  return [
    `${path}.label`,
    ...keysOfFields(shape.fields, path),
    ...shape.states.map(state => `${path}.states.${state}`),
    ...Object.keys(life.moves).map(move => `${path}.moves.${move}.label`),
    ...clocks.map(clock => `${path}.clocks.${clock}`),
    ...moves.flatMap(move => (move.paper === undefined ? [] : [`papers.${move.paper}`])),
    ...moves
      .flatMap(move => [...(move.recused?.refuses ?? []), ...(move.check ?? []).flatMap(check => check.refuses)])
      .map(code => `refusals.${code}`),
  ]
}

function keysOfFields(fields: Fields, path: string): readonly string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const key = `${path}.fields.${name}`
    return [`${key}.label`, ...keysOfChoices(field, key)]
  })
}

function keysOfChoices({ kind, options }: Field, key: string): readonly string[] {
  if (kind === 'parts') return keysOfFields(options['of'] as Fields, key)
  if (kind === 'evidence') return options['accepts'] === undefined ? [] : [`papers.${String(options['accepts'])}`]
  if (kind !== 'choice' && kind !== 'set') return []
  return (options['of'] as readonly string[]).map(choice => `${key}.choices.${choice}`)
}

export interface MissingMessage {
  readonly key: string
  readonly language: Language
}

/** @returns keys without a text, and texts that are blank, by language */
export function missingMessages(areas: readonly Area[], messages: MessagesByLanguage): readonly MissingMessage[] {
  return messageKeys(areas).flatMap(key =>
    (['zh', 'en'] as const).filter(language => !messages[language][key]?.trim()).map(language => ({ key, language })),
  )
}

/** @returns keys that stand in one language only, or whose `{slots}` differ between the two */
export function unequalMessages({ zh, en }: MessagesByLanguage): readonly string[] {
  const slots = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join()
  return [...new Set([...Object.keys(zh), ...Object.keys(en)])].filter(key => {
    const [chinese, english] = [zh[key], en[key]]
    return chinese === undefined || english === undefined || slots(chinese) !== slots(english)
  })
}
