import type { Field, ValueOf } from './fields.ts'

declare const held: unique symbol
/** A number of a rule that is a setting, never a constant: its first value, on what basis, and the tag of its source. */
export interface Parameter<V = unknown> {
  readonly name: string
  readonly field: Field
  /** the choices it is kept by, or empty: one value for all */
  readonly by: readonly string[]
  readonly starts: unknown
  readonly basis: string
  readonly tag: 'P' | 'N' | 'R' | 'D'
  readonly [held]?: V
}

export function parameter<F extends Field, const B extends readonly string[]>(
  name: string,
  field: F,
  options: { by: B; starts: { readonly [K in B[number]]: NonNullable<ValueOf<F>> }; basis: string; tag: Parameter['tag'] },
): Parameter<NonNullable<ValueOf<F>>>
export function parameter<F extends Field>(
  name: string,
  field: F,
  options: { starts: NonNullable<ValueOf<F>>; basis: string; tag: Parameter['tag'] },
): Parameter<NonNullable<ValueOf<F>>>
export function parameter(
  name: string,
  field: Field,
  options: { by?: readonly string[]; starts: unknown; basis: string; tag: Parameter['tag'] },
): Parameter {
  return { name, field, by: options.by ?? [], starts: options.starts, basis: options.basis, tag: options.tag }
}
