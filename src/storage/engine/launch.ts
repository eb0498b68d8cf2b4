import type { ChildProcess } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fitsSocket, giveTo, isShortDirectory, makeShortDirectory } from './directories.ts'
import { environment } from './environment.ts'
import { EngineFailure } from './failure.ts'
import { clearStaleLock, isGone, isSocketOf, type Postmaster, readPostmaster, serves } from './postmaster.ts'
import type { Runner } from './runner.ts'
import { configure } from './set-up.ts'

/** What the engine is doing while a caller waits. `recovering` comes again every second. */
export type EngineStep = 'creating' | 'starting' | 'recovering' | 'stopping' | 'ready'

/** Where everything lies, and who runs it. */
export interface Context {
  readonly binDir: string
  readonly isDurable: boolean
  readonly report: (step: EngineStep) => void
  readonly runner: Runner
  /** belongs to the user of the database: cluster and socket */
  readonly home: string
  readonly cluster: string
  /** belongs to the user of the app: password, users, turn, what the server said before it had a log */
  readonly desk: string
}

const PORT = 5432
/** Children of a killed postmaster end by themselves, but hold its shared memory until then. */
const LOCKED_TIMEOUT_MS = 20_000

/** @returns the ready server that already runs here; `null` when there is none, or it was just stopping and now has */
export const findLiving = async (context: Context): Promise<Postmaster | null> => {
  const found = readPostmaster(context.cluster)
  if (found === null || !serves(found.pid, context.cluster)) return null
  if (found.status !== 'stopping') return await untilReady(context, found.pid, () => null, 'starting')
  context.report('stopping')
  if (await isGone(found.pid, 120_000)) return null
  throw new EngineFailure('engine_stop_timeout', `PostgreSQL (process ${found.pid}) has not stopped within two minutes.`)
}

export const launch = async (context: Context): Promise<Postmaster> => {
  checkVersion(context)
  const step = readPostmaster(context.cluster) === null ? 'starting' : 'recovering'
  context.report(step)
  const socketDir = chooseSocketDirectory(context)
  await clearStaleLock(context.cluster)
  configure(context.cluster, context.runner, context.isDurable)
  const end = Date.now() + LOCKED_TIMEOUT_MS
  for (;;) {
    try {
      return await attempt(context, socketDir, step)
    } catch (error) {
      if (!isLocked(context) || Date.now() > end) throw error
      await wait(100)
      await clearStaleLock(context.cluster)
    }
  }
}

const checkVersion = ({ binDir, cluster }: Context): void => {
  const data = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  const program = majorOf(binDir)
  if (program === null || program === data) return
  throw new EngineFailure(
    'engine_version_differs',
    `The database was made by PostgreSQL ${data}, and this is PostgreSQL ${program}: back up with the old program, restore with this one.`,
  )
}

/** @returns what the catalogue script of the program says in its first line; `null` where it lies elsewhere (Debian) */
const majorOf = (binDir: string): string | null => {
  const path = ['share/postgresql', 'share'].map(share => join(binDir, '..', share, 'postgres.bki')).find(existsSync)
  return path === undefined ? null : (/^# PostgreSQL (\d+)/.exec(readFileSync(path, 'latin1').slice(0, 40))?.[1] ?? null)
}

/** The socket lies beside the cluster; where that path is too long, in a short private directory, kept over a crash. */
const chooseSocketDirectory = ({ home, cluster, runner }: Context): string => {
  if (process.platform === 'win32' || fitsSocket(home, PORT)) return home
  const before = readPostmaster(cluster)
  const uid = runner.owner?.uid ?? process.getuid?.()
  if (before !== null && isSocketOf(before, cluster) && isShortDirectory(before.socketDir, uid)) return before.socketDir
  const made = makeShortDirectory()
  if (runner.owner !== undefined) giveTo(made, runner.owner.uid, runner.owner.gid)
  return made
}

const startLog = ({ desk }: Context): string => join(desk, 'start.log')

/** What PostgreSQL says when children of the last postmaster still hold its memory, or its number has not been freed. */
const isLocked = (context: Context): boolean => /lock file|shared memory block/.test(lastWords(context))

/** The reason of an end: in the start log, or, once the server had opened it, in the log of the day. */
const lastWords = (context: Context): string => {
  const started = readFileSync(startLog(context), 'utf8')
  const opened = newestLog(join(context.cluster, 'log'))
  const text = started.includes('redirecting log output') && opened !== null ? readFileSync(opened, 'utf8') : started
  const lines = text.trim().split('\n')
  return lines.findLast(line => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? ''
}

const newestLog = (directory: string): string | null => {
  if (!existsSync(directory)) return null
  const paths = readdirSync(directory).map(name => join(directory, name))
  return paths.sort((left, right) => statSync(left).mtimeMs - statSync(right).mtimeMs).at(-1) ?? null
}

const attempt = async (context: Context, socketDir: string, step: EngineStep): Promise<Postmaster> => {
  const log = openSync(startLog(context), 'w', 0o600)
  let child: ChildProcess
  try {
    child = spawnServer(context, socketDir, log)
  } finally {
    closeSync(log)
  }
  let ended: string | null = null
  child.on('error', error => {
    ended = error.message
  })
  child.on('exit', (code, signal) => {
    if (process.platform === 'win32' && code === 0) return
    // The collector of the log writes down the last words of the server a moment after its end.
    setTimeout(() => {
      ended = lastWords(context) || `exit ${code ?? signal}`
    }, 150)
  })
  // The server outlives the app on purpose, and must not keep it from ending.
  child.unref()
  try {
    return await untilReady(context, process.platform === 'win32' ? null : child.pid, () => ended, step)
  } finally {
    child.removeAllListeners()
  }
}

/** In a process group of its own: Ctrl-C in a terminal is for the app, which then stops the server in good order. */
const spawnServer = ({ binDir, cluster, runner }: Context, socketDir: string, log: number): ChildProcess => {
  const options = {
    cwd: '/',
    env: environment(),
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log, log] as ['ignore', number, number],
  }
  if (process.platform === 'win32') {
    // pg_ctl drops the rights of an administrator, with which the server would refuse to run.
    return runner.start(join(binDir, 'pg_ctl'), ['start', '-W', '-D', cluster, '-o', `-p ${PORT}`], options)
  }
  // The setting is a list, in which quotes protect commas and blanks of one name.
  const directories = `unix_socket_directories="${socketDir.replaceAll('"', '""')}"`
  return runner.start(join(binDir, 'postgres'), ['-D', cluster, '-p', String(PORT), '-c', directories], options)
}

/**
 * Wait as long as it takes: recovery after a crash may be long, and is only lengthened by giving up on it.
 *
 * @param pid of the server that is expected; `null` where it is the child of a starter
 * @param ended why the server has ended, or `null` while it runs
 */
const untilReady = async (
  context: Context,
  pid: number | null | undefined,
  ended: () => string | null,
  step: EngineStep,
): Promise<Postmaster> => {
  const began = Date.now()
  let told = began
  for (;;) {
    const now = readPostmaster(context.cluster)
    if (now?.status === 'ready' && (pid === null || now.pid === pid)) return now
    const reason =
      ended() ?? (typeof pid === 'number' && !serves(pid, context.cluster) && Date.now() - began > 5_000 ? 'it is gone' : null)
    if (reason !== null) throw new EngineFailure('engine_start_failed', `PostgreSQL did not start: ${reason}`)
    if (Date.now() - told >= 1_000) {
      told = Date.now()
      context.report(step === 'starting' ? 'recovering' : step)
    }
    await wait(5)
  }
}
