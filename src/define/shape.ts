import type { Day, Id } from '#base'
import type { Fields, Values } from './fields.ts'

/** What is stored. The first state is the state of birth. */
export interface Shape<N extends string = string, F extends Fields = Fields, S extends string = string> {
  readonly name: N
  readonly states: readonly S[]
  readonly fields: F
}
export type AnyShape = Shape<string, Fields, string>

export const shape = <const N extends string, const S extends string, const F extends Fields>(
  name: N,
  states: readonly [S, ...S[]],
  fields: F,
): Shape<N, F, S> => ({ name, states, fields })

/** A row as rules see it. `filedOn` is the day of its birth in Asia/Shanghai. */
export type Row<T extends AnyShape> = Values<T['fields']> & {
  readonly id: Id<T['name']>
  readonly state: T['states'][number]
  readonly filedOn: Day
}
