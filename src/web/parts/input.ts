import type { FieldWire, Titles, Value } from '../wire.ts'

/** What every input is given. An empty input is null; text that does not parse yet stays with its input. */
export interface InputProps {
  readonly id: string
  readonly field: FieldWire
  readonly address: string
  /** path below the record in the messages: `owners` → `owners.fields.unit` */
  readonly path: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly titles: Titles
  /** ids of help and error texts */
  readonly describedBy?: string
  readonly invalid: boolean
  /** a bad text that is no value yet, said when the field is left or the form sent from it */
  readonly onBad?: (text: string | null) => void
  /** other values of the same form */
  readonly beside: Readonly<Record<string, Value>>
}
