import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type Claim, takeClaim } from './claim.ts'
import { giveTo, isShortDirectory, makeDataDirectory, owner as ownerOf, removeDirectory } from './directories.ts'
import { EngineFailure } from './failure.ts'
import { type Context, type EngineStep, findLiving, launch } from './launch.ts'
import { isGone, type Postmaster, readPostmaster, serves, stopPostmaster } from './postmaster.ts'
import { chooseRunner, type Runner } from './runner.ts'
import { makeCluster, type Owner, ownerAccount } from './set-up.ts'
import { countUsers, signIn } from './users.ts'

/** A running PostgreSQL of our own. */
export interface Engine {
  /** what `pg` takes as `host`: the directory of the unix socket; the loopback address on Windows, whose Node knows none */
  readonly socketDir: string
  readonly port: number
  /** the superuser, for set-up and migrations only */
  readonly owner: Owner
  /** of the postmaster */
  readonly pid: number
  /** true when it was running already */
  readonly reused: boolean
  /** as the server says, such as `18.4` */
  readonly version: string
  /** Sign out; the last one out stops the server and waits for it. End your pools before. Repeating it does nothing. */
  stop(): Promise<void>
  /** Kill the postmaster as a crash would (kill -9), wait until it is gone, and sign out. For trials of crashes only. */
  kill(): Promise<void>
}

export interface OpenOptions {
  readonly binDir: string
  readonly dataDir: string
  /** false only for clusters that are thrown away */
  readonly isDurable: boolean
  readonly onProgress?: ((step: EngineStep) => void) | undefined
}

/** One start or stop waits so long for another one in the same directory. */
const TURN_TIMEOUT_MS = 180_000

/** Open the cluster in a data directory: reuse its living server, else start it, else make it. See `startEngine`. */
export const openCluster = async (options: OpenOptions): Promise<Engine> => {
  const root = makeDataDirectory(options.dataDir)
  const desk = join(root, 'engine')
  mkdirSync(desk, { recursive: true, mode: 0o700 })
  const turn = await takeTurn(desk)
  try {
    const context = prepare(options, root, desk)
    const user = signIn(join(context.desk, 'users'))
    try {
      return await enter(context, user)
    } catch (error) {
      user.release()
      throw error
    }
  } finally {
    turn.release()
  }
}

const prepare = ({ binDir, isDurable, onProgress }: OpenOptions, root: string, desk: string): Context => {
  const home = join(root, 'postgres')
  const cluster = join(home, 'cluster')
  const runner = chooseRunner({ binDir, dataDir: root, cluster })
  makeHome(home, cluster, runner)
  return { binDir, isDurable, report: step => onProgress?.(step), runner, home, cluster, desk }
}

/** A directory that was moved, or made by another user, is given to the one who is to run it now. */
const makeHome = (home: string, cluster: string, { owner }: Runner): void => {
  const there = ownerOf(home)
  if (there === null) mkdirSync(home, { mode: 0o700 })
  if (owner !== undefined) {
    if (ownerOf(home)?.uid === owner.uid) return
    // Not under the feet of a server that runs as somebody else; it will be reused as it is.
    const running = readPostmaster(cluster)
    if (running === null || !serves(running.pid, cluster)) giveTo(home, owner.uid, owner.gid)
    return
  }
  const self = process.getuid?.()
  if (there === null || self === undefined || there.uid === self) return
  throw new EngineFailure('engine_directory_denied', `The database in ${home} belongs to another user (number ${there.uid}).`)
}

/** One start or stop at a time in a data directory, over all processes. */
const takeTurn = async (desk: string): Promise<Claim> => {
  const end = Date.now() + TURN_TIMEOUT_MS
  for (;;) {
    const claim = takeClaim(join(desk, 'turn'))
    if (typeof claim !== 'number') return claim
    if (Date.now() > end) throw new EngineFailure('engine_busy', `Process ${claim} is still starting or stopping the database.`)
    await wait(20)
  }
}

const enter = async (context: Context, user: Claim): Promise<Engine> => {
  const isNew = !existsSync(join(context.cluster, 'PG_VERSION'))
  const owner = ownerAccount(join(context.desk, 'owner.json'), isNew)
  if (isNew) {
    context.report('creating')
    await makeCluster({ ...context, owner })
  }
  const found = await findLiving(context)
  const postmaster = found ?? (await launch(context))
  try {
    const version = await greet(postmaster, owner)
    context.report('ready')
    return engineOf(context, { user, owner, postmaster, version, reused: found !== null })
  } catch (error) {
    if (found === null) await stopPostmaster(postmaster.pid, context)
    throw error
  }
}

const greet = async ({ socketDir, port }: Postmaster, { user, password }: Owner): Promise<string> => {
  const client = new pg.Client({
    host: hostOf(socketDir),
    port,
    user,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 30_000,
  })
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version")
    return rows[0]?.version.split(' ')[0] ?? ''
  } catch (error) {
    if ((error as { code?: string }).code !== '28P01') throw error
    throw new EngineFailure('engine_secret_wrong', 'The database does not accept the password kept for it.')
  } finally {
    await client.end().catch(() => undefined)
  }
}

const hostOf = (socketDir: string): string => (process.platform === 'win32' ? '127.0.0.1' : socketDir)

interface Entered {
  readonly user: Claim
  readonly owner: Owner
  readonly postmaster: Postmaster
  readonly version: string
  readonly reused: boolean
}

const engineOf = (context: Context, { user, owner, postmaster, version, reused }: Entered): Engine => {
  let stopping: Promise<void> | undefined
  return {
    socketDir: hostOf(postmaster.socketDir),
    port: postmaster.port,
    owner,
    pid: postmaster.pid,
    reused,
    version,
    stop: () => {
      stopping ??= leave(context, user)
      return stopping
    },
    kill: async () => {
      user.release()
      if (!serves(postmaster.pid, context.cluster)) return
      process.kill(postmaster.pid, 'SIGKILL')
      await isGone(postmaster.pid, 10_000)
    },
  }
}

/** Whoever runs by now is stopped, not only the server this user came in by: it may have been started anew meanwhile. */
const leave = async (context: Context, user: Claim): Promise<void> => {
  const turn = await takeTurn(context.desk)
  try {
    user.release()
    if (countUsers(join(context.desk, 'users')) > 0) return
    const running = readPostmaster(context.cluster)
    if (running === null) return
    await stopPostmaster(running.pid, context)
    if (isShortDirectory(running.socketDir, ownerOf(running.socketDir)?.uid)) removeDirectory(running.socketDir)
  } finally {
    turn.release()
  }
}
