import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * What tells a process from a later one with the same number: the boot and the moment of its birth.
 *
 * @returns `null` when no such process lives; a zombie counts as dead, for it holds nothing any more
 */
export const processMark = (pid: number): string | null => {
  if (process.platform === 'linux') return linuxMark(pid)
  if (!answers(pid)) return null
  return process.platform === 'win32' ? windowsMark(pid) : bsdMark(pid)
}

export const isAlive = (pid: number): boolean => processMark(pid) !== null

/** Whether the number is taken at all, by a zombie too: what PostgreSQL itself looks at in its lock file. */
export const answers = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

let boot: string | undefined

const linuxMark = (pid: number): string | null => {
  let stat: string
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return null
  }
  // The name in brackets may hold blanks and brackets itself, so fields are counted from its end: state is the 3rd, start the 22nd.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z' || fields[0] === 'X') return null
  boot ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  return `${boot} ${fields[19]}`
}

const bsdMark = (pid: number): string | null => output('ps', ['-o', 'lstart=', '-p', String(pid)])

const windowsMark = (pid: number): string | null =>
  output('powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`])

const output = (command: string, args: readonly string[]): string | null => {
  try {
    const text = execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], windowsHide: true })
    return text.trim() || null
  } catch {
    return null
  }
}
