import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { assert } from '#base'
import { processMark } from './process-mark.ts'

/** A file that says which living process has something for itself. */
export interface Claim {
  readonly path: string
  /** Gives it back; harmless when repeated or when somebody else has it by now. */
  release(): void
}

/**
 * Take a claim file, or learn who has it. The file appears with its content in one step, and a claim whose process
 * is gone, or whose number another process has got since, is taken over.
 *
 * @returns the claim, or the pid of the living process that holds it
 * @throws the error of the file system when the directory cannot be written
 */
export const takeClaim = (path: string): Claim | number => {
  const mark = processMark(process.pid)
  assert(mark !== null, 'this process is running')
  const own = `${process.pid}\n${mark}\n`
  for (;;) {
    if (appear(path, own)) return { path, release: () => give(path, own) }
    const text = read(path)
    if (text === null) continue
    const holder = claimant(text)
    if (holder !== null) return holder
    takeAway(path, text)
  }
}

/** @returns the living process a claim file names, or `null` when it is stale or unreadable */
export const claimant = (text: string): number | null => {
  const [pid = '', mark = ''] = text.split('\n')
  if (!/^\d+$/.test(pid) || mark === '') return null
  return processMark(Number(pid)) === mark ? Number(pid) : null
}

/** Writes aside and links into place: a reader never sees half a claim, and of two writers one gets it. */
const appear = (path: string, text: string): boolean => {
  const aside = `${path}.${process.pid}.new`
  try {
    writeFileSync(aside, text, { mode: 0o600 })
    linkSync(aside, path)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error
    return appearWithoutLinks(path, text)
  } finally {
    rmSync(aside, { force: true })
  }
}

/** Some network and memory-stick file systems know no hard links. */
const appearWithoutLinks = (path: string, text: string): boolean => {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Moves a stale claim away. Who finds a fresh one in his hands, because another was quicker, puts it back. */
const takeAway = (path: string, stale: string): void => {
  const aside = `${path}.${process.pid}.stale`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  if (read(aside) !== stale) {
    try {
      linkSync(aside, path)
    } catch {
      // A third process has claimed it meanwhile, and one claim is enough.
    }
  }
  rmSync(aside, { force: true })
}

const give = (path: string, own: string): void => {
  if (read(path) === own) rmSync(path, { force: true })
}

const read = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
