import type { Field, FieldKind } from '#define'
import { amountOf, codeOf, dayOf, numberOf, periodOf, yesOf } from '#sheets'

/** What a cell may be called in either language: label → choice. */
export type Choices = ReadonlyMap<string, string>

export interface How {
  readonly power: number
  readonly choices: Choices | null
}

/** A cell as an inner value; what does not fit stays as it is and is refused by its field. A reference is resolved later. */
type Read = (cell: string, field: Field, how: How) => unknown

const isPlainText = (text: string): boolean => !/[\u0001-\u0008\u000b\u000c\u000e-\u001f]/.test(text)
/** A control sign is no text: the nought makes the field refuse it by name. */
const text: Read = cell => (isPlainText(cell) ? cell : `${cell}\u0000`)

const reads = {
  text,
  longText: text,
  code: (cell, field) => {
    if (field.options['of'] === 'creditCode') return codeOf(cell)
    // a spreadsheet takes the noughts in front of a number away
    if (field.options['of'] === 'industryCode') return codeOf(cell).replace(/^\d{1,3}$/, digits => digits.padStart(4, '0'))
    return text(cell, field, { power: 0, choices: null })
  },
  count: cell => {
    const value = numberOf(cell)
    return value !== null && /^\d{1,15}$/.test(value) ? Number(value) : cell
  },
  number: cell => numberOf(cell) ?? cell,
  share: cell => {
    const value = numberOf(cell.replace(/[%\uff05]$/, ''))
    const points = value === null ? Number.NaN : Math.round(Number(value) * 1e8) / 1e6
    return Number.isInteger(points) ? points : cell
  },
  money: (cell, _, { power }) => amountOf(cell, power) ?? cell,
  yes: cell => yesOf(cell) ?? cell,
  choice: (cell, _, { choices }) => choices?.get(cell) ?? cell,
  set: (cell, _, { choices }) =>
    cell
      .split(/[,;\u3001\uff0c\uff1b\n]/u)
      .map(part => part.trim())
      .filter(part => part !== '')
      .map(part => choices?.get(part) ?? part),
  day: cell => dayOf(cell) ?? cell,
  instant: cell => cell,
  period: cell => periodOf(cell) ?? cell,
  ref: cell => cell,
  evidence: cell => cell,
  parts: cell => cell,
} satisfies Record<FieldKind, Read>

export const cellValue = (field: Field, cell: string, how: How): unknown =>
  cell === ''
    ? field.kind === 'evidence' || field.kind === 'parts'
      ? []
      : null
    : (reads[field.kind] as Read)(cell, field, how)
