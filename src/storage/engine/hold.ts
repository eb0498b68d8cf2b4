import { join } from 'node:path'
import { done, type Outcome, type Refusal, refused } from '#base'
import { takeClaim } from './claim.ts'
import { makeDataDirectory } from './directories.ts'

/** The right of one serving app to a data directory, kept in `jinwei.pid` there. */
export interface Hold {
  readonly path: string
  release(): void
}

/**
 * Claim a data directory for this process; the directory is made when it is not there.
 * The file names pid and birth of the process, so that a recycled pid is not mistaken for a living app.
 *
 * @returns the hold, or refused `data_directory_held` with the `pid` of the living app that has it
 * @throws the error of the file system when the directory cannot be made or written
 */
export const acquireHold = (dataDir: string): Outcome<Hold, Refusal<'data_directory_held'>> => {
  const claim = takeClaim(join(makeDataDirectory(dataDir), 'jinwei.pid'))
  return typeof claim === 'number' ? refused('data_directory_held', { pid: claim }) : done(claim)
}
