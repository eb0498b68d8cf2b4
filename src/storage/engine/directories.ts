import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'

/** sun_path takes 104 bytes with its closing zero on BSD and macOS, 108 on Linux; the smaller serves everywhere. */
const SOCKET_PATH_BYTES = 103

export const isRoot = (): boolean => process.getuid?.() === 0

/**
 * Make the data directory of the app when it is not there. Under root the database runs as another user, who must be
 * able to pass through (but not to list); a directory that exists keeps its mode, whatever it is.
 *
 * @returns its true path, without symbolic links
 */
export const makeDataDirectory = (dataDir: string): string => {
  const path = resolve(dataDir)
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true })
    mkdirSync(path, { recursive: true })
    chmodSync(path, isRoot() ? 0o711 : 0o700)
  }
  return realpathSync(path)
}

/** The longest name is that of the socket itself, `.s.PGSQL.<port>`. */
export const fitsSocket = (directory: string, port: number): boolean =>
  Buffer.byteLength(join(directory, `.s.PGSQL.${port}`)) <= SOCKET_PATH_BYTES

/** A short private directory for a socket whose natural path is too long. Its name cannot be guessed or prepared. */
export const makeShortDirectory = (): string => {
  const parent = existsSync('/tmp') ? '/tmp' : tmpdir()
  return mkdtempSync(join(parent, 'jinwei-'))
}

/** Whether a directory is one of ours: so named, no link, closed to others, and owned by the user the engine runs as. */
export const isShortDirectory = (directory: string, uid: number | undefined): boolean => {
  if (!basename(directory).startsWith('jinwei-')) return false
  try {
    const found = lstatSync(directory)
    return found.isDirectory() && (found.mode & 0o077) === 0 && (uid === undefined || found.uid === uid)
  } catch {
    return false
  }
}

export const removeDirectory = (directory: string): void => rmSync(directory, { recursive: true, force: true })

export const owner = (path: string): { uid: number; gid: number } | null => {
  try {
    const { uid, gid } = statSync(path)
    return { uid, gid }
  } catch {
    return null
  }
}

/** Gives a directory and all in it to a user; links are given, not followed. */
export const giveTo = (path: string, uid: number, gid: number): void => {
  lchownSync(path, uid, gid)
  if (!lstatSync(path).isDirectory()) return
  for (const name of readdirSync(path)) giveTo(join(path, name), uid, gid)
}

/** A rename outlives a power cut only once its directory is synced. Windows has no such call and needs none. */
export const syncDirectory = (path: string): void => {
  if (process.platform === 'win32') return
  const directory = openSync(path, 'r')
  try {
    fsyncSync(directory)
  } finally {
    closeSync(directory)
  }
}
