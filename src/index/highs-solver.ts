import { assert } from '#base'
import type { SolveProgram } from './cheapest-path.ts'

/** What of HiGHS is used: a program as text, an answer by name of variable. */
interface Highs {
  readonly solve: (program: string, options: Readonly<Record<string, unknown>>) => unknown
}

/** No gap: an answer is the optimum, not within a ten-thousandth of it. */
const exact = { mip_rel_gap: 0, mip_abs_gap: 0 }

/** @param highs loaded by an edge: from disk on a server, over HTTP in a worker of the page */
export const solverOf =
  (highs: Highs): SolveProgram =>
  program => {
    const { Status: status, Columns: columns } = solved(highs, program)
    if (status === 'Infeasible') return null
    assert(status === 'Optimal', `a bounded program of binaries is solved or infeasible, not '${status}'`)
    return new Set(Object.entries(columns).flatMap(([name, { Primal: value = 0 }]) => (value > 0.5 ? [name] : [])))
  }

interface Answer {
  readonly Status: string
  readonly Columns: Readonly<Record<string, { readonly Primal?: number }>>
}

/** Presolve can lose a row near its bound; HiGHS sees it and throws. The same program without presolve holds then. */
function solved(highs: Highs, program: string): Answer {
  try {
    return highs.solve(program, exact) as Answer
  } catch {
    return highs.solve(program, { ...exact, presolve: 'off' }) as Answer
  }
}
