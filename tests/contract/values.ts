import { v7 } from 'uuid'
import type { StoredRow } from '#app'
import { assert, creditCodeCheck, isResidentId, type Day } from '#base'
import type { AnyShape, Field, FieldKind, Fields } from '#define'
import { catalogue, firstDay } from './database.ts'

/** Makes the row a reference needs, and gives its id. */
export type Bear = (address: string) => Promise<string>

let last = 0
const nextNo = (): number => {
  last += 1
  return last
}

// periods have a count of their own: there are few years, and some may be used once only
let lastPeriod = 0
const nextPeriod = (): number => {
  lastPeriod += 1
  return lastPeriod
}

type Make = (options: Field['options'], bear: Bear) => unknown | Promise<unknown>

const cut = (text: string, options: Field['options']): string => {
  const max = (options['max'] as number | undefined) ?? 60
  const min = (options['min'] as number | undefined) ?? 0
  return text.padEnd(min, '实').slice(-Math.max(min, Math.min(max, text.length)))
}

const creditCode = (no: number): string => {
  const body = `91150691${String(no).padStart(9, '0')}`
  return `${body}${creditCodeCheck(body)}`
}

const residentId = (no: number): string => {
  const body = `15060119900101${String(no).padStart(3, '0').slice(-3)}`
  const whole = [...'0123456789X'].map(last => `${body}${last}`).find(isResidentId)
  assert(whole, 'one of eleven check characters is right')
  return whole
}

/** A setting names a parameter of the house and a value it takes. */
const settingCodes: Readonly<Record<string, string>> = {
  parameter: 'delivery.replyDays',
  parameterKey: 'blue',
  settingValue: '6',
}

const periods: Readonly<Record<string, (no: number) => string>> = {
  year: no => String(1900 + (no % 8000)),
  half: no => `${1900 + (no % 300)}H1`,
  quarter: no => `${1900 + (no % 300)}Q3`,
  month: no => `${1900 + (no % 300)}-07`,
  any: no => `${1900 + (no % 300)}Q2`,
}

/** One valid value a kind, never the same twice where the kind allows it. */
const makers = {
  text: options => cut(`甲—“x” ${nextNo()}`, options),
  longText: options => cut(`第一段。\n第二段 ${nextNo()}`, options),
  code: options => {
    const no = nextNo()
    if (options['of'] === 'creditCode') return creditCode(no)
    if (options['of'] === 'industryCode') return `C${String(no % 10_000).padStart(4, '0')}`
    const named = settingCodes[options['of'] as string]
    if (named !== undefined) return named
    return options['of'] === 'residentId' ? residentId(no) : `C-${no}`
  },
  count: options => bounded(3, options),
  share: options => bounded(4_321, options),
  number: options => {
    const digits = options['digits'] as number
    return digits === 0 ? '7' : `7.${'5'.padEnd(digits, '0')}`
  },
  money: options => ((options['minFen'] as bigint) > 9_007_199n ? (options['minFen'] as bigint) : 900_719_925n),
  yes: () => true,
  choice: options => (options['of'] as readonly string[])[nextNo() % (options['of'] as readonly string[]).length],
  set: options => (options['of'] as readonly string[]).slice(0, 2),
  day: () => firstDay,
  instant: () => '2022-03-01T01:02:03.456Z',
  period: options => (periods[options['of'] as string] as (no: number) => string)(nextPeriod()),
  ref: (options, bear) => bear(catalogue.addressOf(options['to'] as AnyShape | string)),
  evidence: async (_, bear) => [await bear('facts.evidence')],
  parts: async (options, bear) => {
    const total = options['total'] as { readonly of: string; readonly is: number } | undefined
    const lines = Math.max(2, (options['min'] as number | undefined) ?? 0)
    const made = []
    for (let line = 0; line < lines; line += 1) {
      const values = await valuesOf(options['of'] as Fields, bear)
      made.push(total ? { ...values, [total.of]: Math.floor(total.is / lines) + (line === 0 ? total.is % lines : 0) } : values)
    }
    return made
  },
} satisfies Record<FieldKind, Make>

const bounded = (value: number, options: Field['options']): number =>
  Math.min(Math.max(value, (options['min'] as number | undefined) ?? 0), (options['max'] as number | undefined) ?? value)

export const valueOf = async (field: Field, bear: Bear): Promise<unknown> => (makers[field.kind] as Make)(field.options, bear)

/** A value for each field. References that may be empty stay so, unless the bearer knows how to end the circle. */
export async function valuesOf(
  fields: Fields,
  bear: Bear,
  only: readonly string[] = Object.keys(fields),
): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {}
  for (const name of only) {
    const field = fields[name] as Field
    values[name] = mayBeEmpty(field) && field.kind === 'ref' ? null : await valueOf(field, bear)
  }
  return values
}

const mayBeEmpty = (field: Field): boolean => field.options.optional === true || field.options.later === true

/** A whole row, ready to be stored, in a state. */
export async function rowOf(address: string, bear: Bear, state?: string): Promise<StoredRow> {
  const { record } = catalogue.entries.get(address) as { record: { shape: AnyShape; life: { number?: unknown } } }
  const values = await valuesOf(record.shape.fields, bear)
  return {
    ...values,
    ...(record.life.number !== undefined && { number: null }),
    id: v7(),
    state: state ?? (record.shape.states[0] as string),
    revision: 1,
    filedOn: firstDay as Day,
  }
}
