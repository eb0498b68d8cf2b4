import type { Parameter } from './parameter.ts'
import type { Role } from './roles.ts'

/** A length of time: a number, or a parameter kept by one of the row's fields. */
export interface Length {
  readonly days: number | Parameter<number>
  readonly counts: 'working' | 'calendar'
  readonly by?: string
}
export const workingDays = (days: Length['days'], by?: string): Length => ({
  days,
  counts: 'working',
  ...(by !== undefined && { by }),
})
export const calendarDays = (days: Length['days'], by?: string): Length => ({
  days,
  counts: 'calendar',
  ...(by !== undefined && { by }),
})

/** Belongs to states: runs in some, stands still in others, is over in the rest. Counting starts the day after. */
export interface Clock<F extends string = string, S extends string = string, M extends string = string> {
  readonly runs: readonly S[]
  readonly pauses?: readonly S[]
  readonly lasts?: Length
  /** due on the day of this field */
  readonly until?: F
  /** a reminder that many calendar days before the day, once */
  readonly warns?: readonly { readonly before: number | Parameter<number>; readonly role: Role }[]
  /** a move taken by date */
  readonly takes?: M
  /** a to-do: a person signs */
  readonly prompts?: readonly { readonly after: number; readonly role: Role; readonly move: M | `${string}.${string}` }[]
}
