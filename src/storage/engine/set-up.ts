import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { removeDirectory, syncDirectory } from './directories.ts'
import { environment } from './environment.ts'
import { EngineFailure } from './failure.ts'
import type { Runner } from './runner.ts'
import { accessFile, settingsFile } from './settings.ts'

/** The one account that may do everything; used by set-up and migrations, never by requests. */
export interface Owner {
  readonly user: string
  readonly password: string
}

/**
 * Read the owner's account, or make it at set-up with a password nobody has chosen.
 *
 * @param isNew whether the cluster is yet to be made; an existing one without its password cannot be opened
 * @throws EngineFailure `engine_secret_missing`, `engine_secret_exposed`
 */
export const ownerAccount = (path: string, isNew: boolean): Owner => {
  const found = readSecret(path)
  if (found !== null) return found
  if (!isNew) throw new EngineFailure('engine_secret_missing', `The database is there, but its password file ${path} is not.`)
  const made = { user: 'postgres', password: randomBytes(24).toString('base64url') }
  const aside = `${path}.new`
  rmSync(aside, { force: true })
  writeSynced(aside, `${JSON.stringify(made)}\n`)
  renameSync(aside, path)
  return made
}

const readSecret = (path: string): Owner | null => {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  if (process.platform !== 'win32' && (lstatSync(path).mode & 0o077) !== 0) {
    throw new EngineFailure('engine_secret_exposed', `Others may read the password file ${path}; close it with chmod 600.`)
  }
  const { user, password } = JSON.parse(text) as Partial<Owner>
  if (typeof user === 'string' && typeof password === 'string' && password.length >= 24) return { user, password }
  throw new EngineFailure('engine_secret_wrong', `The password file ${path} does not hold the account of the database.`)
}

const writeSynced = (path: string, text: string): void => {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

export interface SetUp {
  readonly binDir: string
  /** where the cluster is to appear as `cluster`; owned by the runner's user */
  readonly home: string
  readonly runner: Runner
  readonly owner: Owner
  readonly isDurable: boolean
}

/**
 * Make a cluster: UTF-8, Chinese sorting by ICU, checksums on, passwords required from the first second. It is made
 * under a temporary name and gets its own when complete, so that an interrupted set-up leaves nothing to mistake for data.
 *
 * @throws EngineFailure `engine_set_up_failed` with what initdb said last
 */
export const makeCluster = async ({ binDir, home, runner, owner, isDurable }: SetUp): Promise<void> => {
  for (const name of readdirSync(home)) if (name.startsWith('new-')) removeDirectory(join(home, name))
  const work = join(home, `new-${randomBytes(6).toString('hex')}`)
  const cluster = join(work, 'cluster')
  const passwordFile = join(work, 'password')
  mkdirSync(work, { mode: 0o700 })
  give(work, runner)
  writeFileSync(passwordFile, `${owner.password}\n`, { flag: 'wx', mode: 0o600 })
  give(passwordFile, runner)
  try {
    const failures: string[] = []
    let isMade = false
    for (const locale of LOCALES) {
      const { code, text } = await initialise({ binDir, cluster, passwordFile, runner, owner, locale, isDurable })
      isMade = code === 0
      if (isMade) break
      failures.push(text)
      removeDirectory(cluster)
    }
    if (!isMade)
      throw new EngineFailure('engine_set_up_failed', `The database could not be made: ${lastLine(failures[0] ?? '')}`)
    appendFileSync(join(cluster, 'postgresql.conf'), "\ninclude_if_exists = 'jinwei.conf'\n")
    renameSync(cluster, join(home, 'cluster'))
    syncDirectory(home)
  } finally {
    removeDirectory(work)
  }
}

/**
 * Character classes still come from the C library, and under plain C Chinese characters are no letters there: `pg_trgm`
 * then finds nothing in them. So plain C only where the machine has no UTF-8 locale at all.
 */
const LOCALES: readonly string[] =
  process.platform === 'darwin' ? ['en_US.UTF-8', 'C'] : process.platform === 'win32' ? ['C'] : ['C.UTF-8', 'C']

interface Initialise {
  readonly binDir: string
  readonly cluster: string
  readonly passwordFile: string
  readonly runner: Runner
  readonly owner: Owner
  readonly locale: string
  readonly isDurable: boolean
}

const initialise = (options: Initialise): Promise<{ code: number | null; text: string }> =>
  new Promise((resolve, reject) => {
    const args = ['--pgdata', options.cluster, '--username', options.owner.user, '--pwfile', options.passwordFile]
    args.push('--auth', 'scram-sha-256', '--encoding', 'UTF8', '--data-checksums', '--no-instructions')
    args.push('--locale-provider', 'icu', '--icu-locale', 'zh-CN', '--locale', options.locale)
    if (!options.isDurable) args.push('--no-sync')
    const child = options.runner.start(join(options.binDir, 'initdb'), args, {
      cwd: '/',
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    let text = ''
    const take = (bytes: Buffer): void => {
      text += bytes.toString()
    }
    child.stdout?.on('data', take)
    child.stderr?.on('data', take)
    child.on('error', reject)
    child.on('close', code => resolve({ code, text }))
  })

/** Settings and access are ours and follow the program's version, so they are written anew before every start. */
export const configure = (cluster: string, runner: Runner, isDurable: boolean): void => {
  const network = process.platform === 'win32' ? 'loopback' : 'none'
  replace(join(cluster, 'jinwei.conf'), settingsFile(network, isDurable), runner)
  replace(join(cluster, 'pg_hba.conf'), accessFile(network), runner)
}

/** Through a new file and a rename: the directory may belong to a user whose links root must not follow. */
const replace = (path: string, text: string, runner: Runner): void => {
  const aside = `${path}.new`
  rmSync(aside, { force: true })
  writeFileSync(aside, text, { flag: 'wx', mode: 0o600 })
  chmodSync(aside, 0o600)
  give(aside, runner)
  renameSync(aside, path)
}

const give = (path: string, { owner }: Runner): void => {
  if (owner !== undefined) chownSync(path, owner.uid, owner.gid)
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1)?.trim() ?? ''
