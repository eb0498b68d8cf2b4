/** maximise `objective · x` with `rows[i] · x ≤ bounds[i]` and `x ≥ 0`; every bound at least zero, so that 0 is feasible. */
export interface LinearProgram {
  readonly objective: readonly number[]
  readonly rows: readonly (readonly number[])[]
  readonly bounds: readonly number[]
}

/**
 * Dense tableau simplex with Bland's rule against cycling. Enough for the few dozen variables of a benefit-of-the-doubt
 * model; not meant for sparse or large programs.
 *
 * @returns the best point and its value, or null when the objective grows without bound
 * @source Bland, New finite pivoting rules for the simplex method, 1977
 */
export function solveLinearProgram(
  program: LinearProgram,
): { readonly point: readonly number[]; readonly value: number } | null {
  const variables = program.objective.length
  const constraints = program.rows.length
  const width = variables + constraints + 1
  const table = program.rows.map((row, i) => {
    const line = new Float64Array(width)
    line.set(row)
    line[variables + i] = 1
    line[width - 1] = program.bounds[i] as number
    return line
  })
  const goal = new Float64Array(width)
  goal.set(program.objective.map(value => -value))
  const basis = table.map((_, i) => variables + i)
  for (let round = 0; round < 50_000; round++) {
    // Dantzig's choice is quick; after many rounds Bland's rule guarantees the end.
    const enter = round < 2_000 ? steepest(goal, width) : goal.findIndex((value, at) => at < width - 1 && value < -1e-11)
    if (enter < 0) break
    const leave = leavingRow(table, basis, enter, width)
    if (leave < 0) return null
    pivot(table, goal, leave, enter)
    basis[leave] = enter
  }
  const point = new Array<number>(variables).fill(0)
  for (const [row, variable] of basis.entries()) if (variable < variables) point[variable] = table[row]?.[width - 1] as number
  return { point, value: goal[width - 1] as number }
}

function steepest(goal: Float64Array, width: number): number {
  let best = -1
  for (let at = 0; at < width - 1; at++)
    if ((goal[at] as number) < -1e-11 && (best < 0 || (goal[at] as number) < (goal[best] as number))) best = at
  return best
}

function leavingRow(table: readonly Float64Array[], basis: readonly number[], enter: number, width: number): number {
  let best = -1
  let least = Infinity
  for (const [at, row] of table.entries()) {
    const entry = row[enter] as number
    if (entry <= 1e-11) continue
    const ratio = (row[width - 1] as number) / entry
    if (ratio < least - 1e-13 || (ratio <= least + 1e-13 && (basis[at] as number) < (basis[best] as number))) {
      best = at
      least = ratio
    }
  }
  return best
}

function pivot(table: readonly Float64Array[], goal: Float64Array, leave: number, enter: number): void {
  const row = table[leave] as Float64Array
  const scale = 1 / (row[enter] as number)
  for (let at = 0; at < row.length; at++) row[at] = (row[at] as number) * scale
  for (const other of [...table, goal]) {
    const factor = other === row ? 0 : (other[enter] as number)
    if (factor !== 0) for (let at = 0; at < row.length; at++) other[at] = (other[at] as number) - factor * (row[at] as number)
  }
}
