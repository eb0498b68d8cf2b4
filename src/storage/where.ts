import { assert, isId, parseDay, parseDecimal } from '#base'
import type { FieldKind } from '#define'
import { isCipher } from './columns.ts'
import type { KeyProvider } from './keys.ts'
import { digestOf, type Layout } from './layout.ts'

/** A condition as SQL with its values; the shape of the text depends on the shape of the question alone. */
export interface Condition {
  readonly sql: string
  readonly values: readonly unknown[]
}

const fixed: Readonly<Record<string, string>> = {
  id: 't."id"',
  state: 't."state"',
  number: 't."number"',
  filedOn: 't."filed_on"',
  revision: 't."revision"',
}
const types: Readonly<Record<string, string>> = {
  id: 'uuid',
  state: 'text',
  number: 'text',
  filedOn: 'date',
  revision: 'integer',
}

const isText = (value: unknown): boolean => typeof value === 'string' && !value.includes('\u0000')
const isInteger = (value: unknown): boolean => /^-?\d{1,10}$/.test(String(value)) && Math.abs(Number(value)) < 2 ** 31
const isUuid = (value: unknown): boolean => typeof value === 'string' && isId(value)
const isDay = (value: unknown): boolean => typeof value === 'string' && parseDay(value) !== null

/** Whether a column of that kind could hold the value at all; what cannot be there is not found, and breaks no transaction. */
const couldHold = {
  text: isText,
  longText: isText,
  code: isText,
  count: isInteger,
  number: value => parseDecimal(String(value)) !== null,
  share: isInteger,
  money: value => /^-?\d{1,18}$/.test(String(value)),
  yes: value => value === true || value === false || value === 'true' || value === 'false',
  choice: isText,
  set: isText,
  day: isDay,
  instant: value => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  period: isText,
  ref: isUuid,
  evidence: isUuid,
  parts: () => false,
} as const satisfies Record<FieldKind, (value: unknown) => boolean>
const couldHoldFixed: Readonly<Record<string, (value: unknown) => boolean>> = {
  id: isUuid,
  state: isText,
  number: isText,
  filedOn: isDay,
  revision: isInteger,
}

/**
 * Equality by one value or several, or a range `{ from, to }`.
 *
 * @param first number of the first parameter
 * @throws Bug for a field that cannot be searched: sealed, of parts, unknown, or masked without a hash
 */
export function conditionOf(layout: Layout, keys: KeyProvider, where: Readonly<Record<string, unknown>>, first = 1): Condition {
  const parts: string[] = []
  const values: unknown[] = []
  const use = (value: unknown): string => `$${first + values.push(value) - 1}`
  for (const [name, wanted] of Object.entries(where)) {
    if (wanted === undefined) continue
    const place = layout.places.find(one => one.name === name)
    const isHashed = place?.hash != null
    const column = isHashed
      ? `t.${place.hash}`
      : place && !place.parts && !isCipher(place.field)
        ? `t.${place.column}`
        : fixed[name]
    assert(column, `${layout.entry.address}: '${name}' can be searched`)
    const isArray = place?.field.kind === 'set' || place?.field.kind === 'evidence'
    const sent = (value: unknown): unknown => (isHashed && value !== null ? digestOf(layout, keys, place, value) : value)
    const could = (isHashed ? undefined : place ? couldHold[place.field.kind] : couldHoldFixed[name]) ?? (() => true)
    const ends =
      wanted !== null && typeof wanted === 'object' && !Array.isArray(wanted) ? Object.values(wanted) : [wanted].flat()
    if (!Array.isArray(wanted) && ends.some(value => value !== null && value !== undefined && !could(value)))
      parts.push('false')
    else if (wanted === null) parts.push(`${column} is null`)
    else if (isArray) parts.push(`${column} && ${use([wanted].flat().filter(could))}`)
    else if (Array.isArray(wanted))
      parts.push(`${column} = any (${use(wanted.filter(could).map(sent))}${types[name] ? `::${types[name]}[]` : ''})`)
    else if (typeof wanted === 'object') {
      const { from, to } = wanted as { readonly from?: unknown; readonly to?: unknown }
      assert(!isHashed, `${layout.entry.address}: '${name}' is searched by equality`)
      if (from !== undefined && from !== null) parts.push(`${column} >= ${use(from)}`)
      if (to !== undefined && to !== null) parts.push(`${column} <= ${use(to)}`)
    } else parts.push(`${column} = ${use(sent(wanted))}`)
  }
  return { sql: parts.length > 0 ? parts.join(' and ') : 'true', values }
}
