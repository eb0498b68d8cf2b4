import type { MarkedRow } from '#report'
import type { ImportRequest, CellFault } from './imported.ts'

/**
 * The sheet once more, row by row, with what is wrong in it.
 *
 * @param why the reason of a fault as a sentence
 */
export async function* markedRows(
  open: ImportRequest['open'],
  faults: readonly CellFault[],
  why: (fault: CellFault) => string,
): AsyncGenerator<readonly MarkedRow[]> {
  const byLine = Map.groupBy(faults, fault => fault.line)
  const sheet = await open()
  if (!sheet.ok) return
  for await (const batch of sheet.value.batches) {
    if (!batch.ok) return
    yield batch.value.map(({ line, cells }) => ({
      line,
      cells,
      faults: new Map((byLine.get(line) ?? []).map(fault => [fault.at, why(fault)])),
    }))
  }
}
