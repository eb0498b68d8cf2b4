import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { isRoot, owner } from './directories.ts'
import { EngineFailure } from './failure.ts'

/** The user without rights that every Linux has, by number, so that no account need be created. */
const NOBODY = 65534

const NAMESPACE = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--']

/** As whom PostgreSQL runs. It refuses uid 0, which is all there is in a bare container. */
export interface Runner {
  readonly kind: 'self' | 'uid' | 'namespace'
  /** who must own its files on disk; `undefined` where that question does not arise */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined
  start(command: string, args: readonly string[], options: SpawnOptions): ChildProcess
}

interface Places {
  readonly binDir: string
  /** must exist and be passable; what lies in it belongs to the engine's user */
  readonly dataDir: string
  /** files of an existing cluster, whose owner is tried first */
  readonly cluster: string
}

/**
 * Choose the user PostgreSQL runs as. An ordinary user runs it as himself; where his number has no name, which initdb
 * wants to know, in a user namespace that lends him one. Root starts it as the owner of the data, else as nobody, else as
 * the owner of the directory, whichever can reach both program and data; where only root can enter (his home, say), in a
 * user namespace, where the same root goes by another number.
 *
 * @throws EngineFailure `engine_needs_ordinary_user` when root has no such way
 */
export const chooseRunner = (places: Places): Runner => {
  if (!isRoot()) return hasName() || !canRename(places) ? AS_SELF : { ...IN_NAMESPACE, owner: undefined }
  const found = candidates(places).find(user => reaches(places, user))
  if (found !== undefined) {
    return { kind: 'uid', owner: found, start: (command, args, options) => spawn(command, args, { ...options, ...found }) }
  }
  if (canRename(places)) return IN_NAMESPACE
  throw new EngineFailure(
    'engine_needs_ordinary_user',
    `PostgreSQL does not run as root, and no other user can reach ${places.dataDir} and ${places.binDir}: ` +
      'start as an ordinary user, or put program and data where others may enter.',
  )
}

const AS_SELF: Runner = { kind: 'self', owner: undefined, start: (command, args, options) => spawn(command, args, options) }

const IN_NAMESPACE: Runner = {
  kind: 'namespace',
  owner: { uid: 0, gid: 0 },
  start: (command, args, options) => spawn('unshare', [...NAMESPACE, command, ...args], options),
}

const hasName = (): boolean => {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

/** Some machines and containers forbid user namespaces, so it is tried. */
const canRename = ({ binDir }: Places): boolean => succeeds('unshare', [...NAMESPACE, join(binDir, 'postgres'), '-V'])

interface User {
  readonly uid: number
  readonly gid: number
}

const candidates = ({ cluster, dataDir, binDir }: Places): readonly User[] =>
  [owner(cluster), { uid: NOBODY, gid: NOBODY }, owner(dataDir), owner(binDir)].filter(
    (user): user is User => user !== null && user.uid !== 0,
  )

/**
 * Tried, not reckoned from mode bits: access lists, mounts and security modules have a say as well.
 * Making a cluster takes a user with a name, running it does not.
 */
const reaches = ({ binDir, dataDir, cluster }: Places, user: User): boolean => {
  const script = `cd -- "$1" && "$2" -V${owner(cluster) === null ? ' && id -un' : ''}`
  return succeeds('/bin/sh', ['-c', script, 'sh', dataDir, join(binDir, 'postgres')], user)
}

const succeeds = (command: string, args: readonly string[], user?: User): boolean =>
  spawnSync(command, args, { cwd: '/', stdio: 'ignore', ...user }).status === 0
