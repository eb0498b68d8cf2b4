import { done, type Outcome, refused } from '#base'
import type { Field } from '#define'
import type { Address, Catalogue } from './catalogue.ts'
import { checkValues } from './check-values.ts'

export const settingAddress: Address = 'settings.setting'

/**
 * A value written as the settings keep it: digits for whole numbers, ten thousandths and fen, decimal text for numbers, a
 * name for a choice. Null when the text is no such value.
 */
export function settingValue(field: Field, text: string): unknown {
  switch (field.kind) {
    case 'count':
    case 'share':
      return /^-?\d{1,15}$/.test(text) ? Number(text) : null
    case 'money':
      return /^-?\d{1,18}$/.test(text) ? BigInt(text) : null
    case 'yes':
      return text === 'true' ? true : text === 'false' ? false : null
    default:
      return text
  }
}

/** The way back, also for the values a definition starts with. */
export const settingText = (value: unknown): string => String(value)

/**
 * Whether a proposed setting names a parameter and a value its definition takes.
 *
 * Refused `setting_unknown`, `setting_of_plan`, `setting_key_unknown`, and `invalid_field` as any form refuses it.
 */
export function checkSetting(catalogue: Catalogue, values: Readonly<Record<string, unknown>>): Outcome<null> {
  const name = String(values['parameter'] ?? '')
  const of = catalogue.parameter(name)
  if (!of) return refused('setting_unknown', { parameter: name }, 'parameter')
  if (of.tag === 'P') return refused('setting_of_plan', { parameter: name }, 'parameter')
  const key = (values['key'] ?? null) as string | null
  const isKnown = of.by.length === 0 ? key === null : key !== null && of.by.includes(key)
  if (!isKnown) return refused('setting_key_unknown', { key: key ?? '' }, 'key')
  const field = { ...of.field, options: { ...of.field.options, optional: false } } as Field
  const text = String(values['value'] ?? '')
  const value = settingValue(field, text) ?? text
  const fault = checkValues({ value: field }, ['value'], { value }, {})
  return fault ? { ok: false, refusal: fault } : done(null)
}
