import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { EngineFailure } from './failure.ts'
import { answers, isAlive } from './process-mark.ts'

/** What `postmaster.pid` in a cluster says. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  /** empty while it starts, and where it has no socket */
  readonly socketDir: string
  readonly status: 'starting' | 'stopping' | 'ready' | 'unknown'
}

/** @returns what the lock file says, alive or not; `null` when there is none or it is still being written */
export const readPostmaster = (cluster: string): Postmaster | null => {
  let text: string
  try {
    text = readFileSync(join(cluster, 'postmaster.pid'), 'utf8')
  } catch {
    return null
  }
  const lines = text.split('\n').map(line => line.trim())
  const pid = Number(lines[0])
  if (!Number.isSafeInteger(pid) || pid <= 0) return null
  const status = lines[7]
  return {
    pid,
    port: Number(lines[3] ?? 0),
    socketDir: lines[4] ?? '',
    status: status === 'starting' || status === 'stopping' || status === 'ready' ? status : 'unknown',
  }
}

/**
 * Whether the process of a lock file is truly the server of this cluster: a killed one leaves its number behind, as a
 * zombie for a while or for another process to get. A postmaster works in its cluster's directory.
 */
export const serves = (pid: number, cluster: string): boolean => {
  if (!isAlive(pid)) return false
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
    } catch {
      return false
    }
  }
  try {
    const look =
      process.platform === 'win32'
        ? execFileSync('tasklist', ['/FI', `PID eq ${pid}`], { encoding: 'utf8', windowsHide: true })
        : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return look.includes('postgres')
  } catch {
    return false
  }
}

/**
 * Clear away the lock files (of cluster and socket) of a dead server whose number is taken, which PostgreSQL would
 * believe: a zombie that nobody collects, or a stranger. A zombie is given two seconds first. Children of the dead server that still live are found by
 * PostgreSQL itself, through their shared memory.
 */
export const clearStaleLock = async (cluster: string): Promise<void> => {
  const stale = readPostmaster(cluster)
  if (stale === null || serves(stale.pid, cluster)) return
  for (let tries = 0; tries < 40 && answers(stale.pid) && !isAlive(stale.pid); tries++) await wait(50)
  // A socket beside the cluster is no one else's, even when its lock was copied from another directory.
  removeSocket(join(dirname(cluster), socketName(stale)))
  if (isSocketOf(stale, cluster)) removeSocket(join(stale.socketDir, socketName(stale)))
  if (answers(stale.pid)) rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

const removeSocket = (path: string): void => {
  for (const file of [path, `${path}.lock`]) rmSync(file, { force: true })
}

const socketName = ({ port }: Postmaster): string => `.s.PGSQL.${port}`

/** Whether a socket was made for this cluster: the lock file of a copied directory names the socket of the original. */
export const isSocketOf = (postmaster: Postmaster, cluster: string): boolean => {
  try {
    return readFileSync(join(postmaster.socketDir, `${socketName(postmaster)}.lock`), 'utf8').split('\n')[1] === cluster
  } catch {
    return false
  }
}

/** Fast shutdown: sessions are ended, everything is written, and the process is waited for. Windows knows no SIGINT. */
export const stopPostmaster = async (pid: number, { binDir, cluster }: { binDir: string; cluster: string }): Promise<void> => {
  if (!serves(pid, cluster)) return
  if (process.platform === 'win32') {
    execFileSync(join(binDir, 'pg_ctl'), ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '120'], { stdio: 'ignore' })
    return
  }
  process.kill(pid, 'SIGINT')
  if (await isGone(pid, 120_000)) return
  throw new EngineFailure('engine_stop_timeout', `PostgreSQL (process ${pid}) has not stopped within two minutes.`)
}

/** @returns false when it still lives after so many milliseconds */
export const isGone = async (pid: number, timeoutMs: number): Promise<boolean> => {
  const end = Date.now() + timeoutMs
  while (isAlive(pid)) {
    if (Date.now() > end) return false
    await wait(10)
  }
  return true
}
