import { assert } from '#base'
import type { Account, AnyRecord, AnyShape, Area, Field, FigureRule, Parameter } from '#define'

/** `area.record`, also the key of its URL `/api/area/record` and its table `"area"."record"`. */
export type Address = string

/** A record with its place in the house. */
export interface Entry {
  readonly address: Address
  readonly area: Area
  readonly record: AnyRecord
  /** reference fields and what they point at; `owners.unit` for a field inside parts */
  readonly refs: ReadonlyMap<string, Address>
}

/** A figure with its address, `area.name`. */
export interface FigureAt {
  readonly address: string
  readonly rule: FigureRule
}

/** All definitions, looked up by address. Built once at start. */
export interface Catalogue {
  readonly areas: readonly Area[]
  readonly entries: ReadonlyMap<Address, Entry>
  readonly addressOf: (of: AnyShape | string) => Address
  /** `area.name` of a parameter */
  readonly parameterAddress: (of: Parameter) => string
  /** `area.name` of an account */
  readonly parameter: (address: string) => Parameter | null
  readonly accountAddress: (of: Account) => string
  readonly figure: (address: string) => FigureAt | null
  /** the figure an indicator of the plan is drawn from, by its code */
  readonly figureFeeding: (code: string) => FigureAt | null
  /** figures that count rows of this record, whatever mechanism keeps them */
  readonly figuresOver: (address: Address) => readonly FigureAt[]
}

/** @throws Bug when a reference, parameter or account is not listed by any area */
export function catalogueOf(areas: readonly Area[]): Catalogue {
  const addresses = new Map<AnyShape, Address>()
  const named = new Map<object, string>()
  const parameters = new Map<string, Parameter>()
  for (const area of areas) {
    for (const record of area.records) addresses.set(record.shape, `${area.slug}.${record.shape.name}`)
    for (const item of [...area.parameters, ...area.accounts]) named.set(item, `${area.slug}.${item.name}`)
    for (const item of area.parameters) parameters.set(`${area.slug}.${item.name}`, item)
  }
  const known = new Set(addresses.values())
  const addressOf = (of: AnyShape | string): Address => {
    const address = typeof of === 'string' ? of : addresses.get(of)
    assert(address && known.has(address), `'${typeof of === 'string' ? of : of.name}' is a record of the catalogue`)
    return address
  }
  const nameOf = (of: { readonly name: string }): string => {
    const address = named.get(of)
    assert(address, `'${of.name}' is listed by its area`)
    return address
  }
  const entries = new Map<Address, Entry>()
  for (const area of areas) {
    for (const record of area.records) {
      const address = `${area.slug}.${record.shape.name}`
      entries.set(address, { address, area, record, refs: refsOf(record.shape.fields, addressOf) })
    }
  }
  const figures = new Map<string, FigureAt>()
  const over = new Map<Address, FigureAt[]>()
  for (const area of areas) {
    for (const [name, rule] of Object.entries(area.figures)) {
      const figure = { address: `${area.slug}.${name}`, rule }
      figures.set(figure.address, figure)
      if (!rule.shape) continue
      const counted = addressOf(rule.shape)
      over.set(counted, [...(over.get(counted) ?? []), figure])
    }
  }
  return {
    areas,
    entries,
    addressOf,
    parameterAddress: nameOf,
    parameter: address => parameters.get(address) ?? null,
    accountAddress: nameOf,
    figure: address => figures.get(address) ?? null,
    figureFeeding: code => [...figures.values()].find(({ rule }) => rule.feeds === code) ?? null,
    figuresOver: address => over.get(address) ?? [],
  }
}

function refsOf(fields: Readonly<Record<string, Field>>, addressOf: Catalogue['addressOf']): Map<string, Address> {
  const refs = new Map<string, Address>()
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind === 'ref') refs.set(name, addressOf(field.options['to'] as AnyShape | string))
    if (field.kind === 'parts') {
      const inner = refsOf(field.options['of'] as Readonly<Record<string, Field>>, addressOf)
      for (const [part, address] of inner) refs.set(`${name}.${part}`, address)
    }
  }
  return refs
}

/** @throws Bug when the address is unknown; a request is refused before */
export function entryOf(catalogue: Catalogue, address: Address): Entry {
  const entry = catalogue.entries.get(address)
  assert(entry, `'${address}' is a record of the catalogue`)
  return entry
}
