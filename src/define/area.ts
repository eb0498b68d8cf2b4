import type { FigureRule } from './figure.ts'
import type { IndicatorRule } from './indicator.ts'
import type { Account } from './money.ts'
import type { Parameter } from './parameter.ts'
import type { AnyRecord } from './record.ts'

/** One `definition.ts`: the records of a room, or a whole mechanism. The slug is folder, URL, SQL schema and message prefix. */
export interface Area {
  readonly slug: string
  readonly kind: 'room' | 'mechanism'
  /** raised with every change of shape or states */
  readonly version: number
  /** clauses of the plan this serves, `3.3.5` */
  readonly serves: readonly string[]
  readonly records: readonly AnyRecord[]
  readonly parameters: readonly Parameter[]
  readonly accounts: readonly Account[]
  readonly indicators: Readonly<Record<string, IndicatorRule>>
  readonly figures: Readonly<Record<string, FigureRule>>
  readonly announces: readonly string[]
}

interface Contents {
  readonly version: number
  readonly records: readonly AnyRecord[]
  readonly parameters?: readonly Parameter[]
  readonly accounts?: readonly Account[]
  readonly indicators?: Readonly<Record<string, IndicatorRule>>
  readonly figures?: Readonly<Record<string, FigureRule>>
  readonly announces?: readonly string[]
}

const area = (slug: string, kind: Area['kind'], serves: readonly string[], contents: Contents): Area => ({
  slug,
  kind,
  version: contents.version,
  serves,
  records: contents.records,
  parameters: contents.parameters ?? [],
  accounts: contents.accounts ?? [],
  indicators: contents.indicators ?? {},
  figures: contents.figures ?? {},
  announces: contents.announces ?? [],
})

/** The records of a room of the house. */
export const room = (slug: string, contents: Contents): Area => area(slug, 'room', [], contents)

/** An institution the plan names. */
export const mechanism = (slug: string, contents: Contents & { readonly serves: readonly string[] }): Area =>
  area(slug, 'mechanism', contents.serves, contents)
