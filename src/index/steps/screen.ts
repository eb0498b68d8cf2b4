import type { IndexFinding, Offence } from '../offence.ts'
import { type Frame, keepRows } from '../frame.ts'
import type { ScreenStep } from '../spec.ts'

/** What a row reports. */
export interface Availability {
  readonly unit: string
  readonly time: number | null
  /** reported ÷ all indicators, 0–1 */
  readonly available: number
  /** not zero ÷ reported, 0–1; `NaN` when nothing is reported */
  readonly nonZero: number
}

/** Share of indicators that each row reports, and of its reported values that are not zero. */
export function availabilityOf(frame: Frame, columns: readonly Float64Array[] = frame.columns): readonly Availability[] {
  return frame.units.map((unit, row) => {
    let reported = 0
    let zero = 0
    for (const column of columns) {
      const value = column[row] as number
      if (value !== value) continue
      reported++
      if (value === 0) zero++
    }
    return { unit, time: frame.times?.[row] ?? null, available: reported / columns.length, nonZero: 1 - zero / reported }
  })
}

/**
 * Keeps rows that report enough. `keep` and `drop` win over both thresholds.
 *
 * @returns the smaller frame with one finding per row left out; `units_too_few` when no row is left
 */
export function screen(
  frame: Frame,
  step: ScreenStep,
  where: string,
): { frame: Frame; findings: readonly IndexFinding[] } | { fault: Offence } {
  const rows = availabilityOf(frame)
  const isKept = ({ unit, available, nonZero }: Availability): boolean => {
    if (step.drop.includes(unit)) return false
    if (step.keep.includes(unit)) return true
    return (
      (step.minAvailable === null || available >= step.minAvailable) && (step.minNonZero === null || nonZero >= step.minNonZero)
    )
  }
  const kept = Int32Array.from(rows.flatMap((row, at) => (isKept(row) ? [at] : [])))
  if (kept.length === 0) return { fault: { code: 'units_too_few', where, details: { units: 0 } } }
  const findings = rows
    .filter(row => !isKept(row))
    .map(({ unit, time, available, nonZero }) => ({
      code: 'unit_screened_out' as const,
      where,
      details: { unit, time, available, nonZero },
    }))
  return { frame: kept.length === rows.length ? frame : keepRows(frame, kept), findings }
}
