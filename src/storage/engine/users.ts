import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '#base'
import { type Claim, claimant, takeClaim } from './claim.ts'

let count = 0

/** Sign in as one who uses the engine, so that the last one out knows that he is the last. */
export const signIn = (directory: string): Claim => {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const claim = takeClaim(join(directory, `${process.pid}-${count++}`))
  assert(typeof claim !== 'number', 'the name is used once by a living process')
  return claim
}

/** How many living users have signed in; those who died are struck off. */
export const countUsers = (directory: string): number => {
  let living = 0
  for (const name of readdirSync(directory)) {
    const path = join(directory, name)
    if (claimant(readFileSync(path, 'utf8')) !== null) living++
    else rmSync(path, { force: true })
  }
  return living
}
