import '../old-browser.ts'
import loader from 'highs'
import { type Offence, type SolveProgram, solverOf } from '#index'
import type { LabInput } from './lab-engine.ts'
import { type AskedPath, type PathResult, pathOf } from './lab-path.ts'

/** The cheapest path alone: only this worker loads the solver, and only it may compile WebAssembly. */
export interface PathAsked {
  readonly turn: number
  readonly input: LabInput
  readonly task: AskedPath
  readonly runs: number
}

export type PathAnswered = { readonly turn: number } & (
  | { readonly kind: 'path'; readonly result: PathResult }
  | { readonly kind: 'refused'; readonly of: 'path'; readonly offences: readonly Offence[] }
  /** the solver could not be loaded */
  | { readonly kind: 'failed'; readonly of: 'path' }
)

/** loaded with the first question, and again after a load that failed */
let solver: Promise<SolveProgram> | null = null

self.onmessage = async ({ data: { turn, input, task, runs } }: MessageEvent<PathAsked>) => {
  const say = (answer: PathAnswered): void => self.postMessage(answer)
  solver ??= loader().then(solverOf)
  const solve = await solver.catch(() => null)
  if (solve === null) {
    solver = null
    return say({ kind: 'failed', of: 'path', turn })
  }
  const result = pathOf(input, task, runs, solve)
  return say('paths' in result ? { kind: 'path', turn, result } : { kind: 'refused', of: 'path', turn, offences: result })
}
