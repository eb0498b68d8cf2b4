import type { Refusal } from '#base'
import type { SheetRow } from '#sheets'
import type { Entry } from '../catalogue.ts'
import type { Messages } from '../messages.ts'
import type { Context } from '../moves.ts'
import type { StoredRow, Viewer } from '../store.ts'
import { cellName } from './columns.ts'
import type { CellFault, Imported, ImportedChange, ImportRequest } from './imported.ts'
import type { Birth } from './sheet-layout.ts'
import type { SeenRows } from './seen-rows.ts'

/** Who reads what for whom: the same for every line of a sheet. */
export interface Reader {
  readonly context: Context
  readonly messages: Messages
  readonly entry: Entry
  readonly birth: Birth
  readonly viewer: Viewer
  readonly request: ImportRequest
}

/** What has been found so far. */
export type Found = { -readonly [K in keyof Imported]: Imported[K] } & {
  faults: CellFault[]
  changes: ImportedChange[]
  readonly seen: SeenRows
}

/** A line of the sheet with its values; `known` is the row that stands already. */
export interface Line {
  readonly row: SheetRow
  readonly values: Record<string, unknown>
  known: StoredRow | null
}

const faultsKept = 1_000

/** Note what stands in the way of a line; all are counted, the first thousand are kept. */
export function note(found: Found, line: number, at: number, refusal: Refusal): void {
  found.faultCount += 1
  if (found.faults.length < faultsKept) found.faults.push({ cell: cellName(at, line), line, at, refusal })
}

export type Fault = (at: number, refusal: Refusal) => void
