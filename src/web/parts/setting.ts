import type { FieldWire, Value } from '../wire.ts'

/** The label of a parameter in the messages of the house: `delivery.replyDays` → `delivery.parameters.replyDays`. */
export const parameterKey = (address: string): string => address.replace('.', '.parameters.')

/** A value as the settings keep it, as its field is shown and typed. */
export const settingOf = ({ kind }: FieldWire, text: string): NonNullable<Value> =>
  kind === 'count' || kind === 'share' ? Number(text) : kind === 'yes' ? text === 'true' : text
