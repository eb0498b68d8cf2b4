import type { Outcome, Refusal } from '#base'
import type { Sheet } from '#sheets'
import type { Address } from '../catalogue.ts'

/** A cell that stands in the way, as a spreadsheet names it, `C7`. */
export interface CellFault {
  readonly cell: string
  readonly line: number
  /** column from 0 */
  readonly at: number
  readonly refusal: Refusal
}

export interface ImportedChange {
  readonly line: number
  readonly id: string
  readonly title: string
  readonly fields: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[]
}

export interface Imported {
  readonly register: Address
  readonly rows: number
  readonly born: number
  readonly changed: number
  readonly same: number
  /** lines under the table that are no rows */
  readonly notes: number
  /** false for a dry run, and whenever a cell was bad: then nothing was written */
  readonly isWritten: boolean
  /** the first thousand of them */
  readonly faults: readonly CellFault[]
  readonly faultCount: number
  /** columns nobody knows, left out */
  readonly strangers: readonly string[]
  /** the first two hundred */
  readonly changes: readonly ImportedChange[]
}

export interface ImportRequest {
  readonly address: Address
  /** opened anew for each attempt: a transaction may have to be repeated */
  readonly open: () => Promise<Outcome<Sheet, Refusal>>
  readonly isDryRun: boolean
  readonly reason: string | null
  readonly key: string
  /** of the file, so that the same key with another file is refused */
  readonly sha256: string
  readonly onProgress?: (progress: { readonly rows: number; readonly share: number }) => void
  readonly signal?: AbortSignal
}

/** Before the first line. */
export const nothing = (register: Address): Imported => ({
  register,
  rows: 0,
  born: 0,
  changed: 0,
  same: 0,
  notes: 0,
  isWritten: false,
  faults: [],
  faultCount: 0,
  strangers: [],
  changes: [],
})
