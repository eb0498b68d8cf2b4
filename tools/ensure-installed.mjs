/**
 * Runs before `npm start` and `npm test`: installs what the lockfile names when it is not there, and refuses with one
 * sentence where no fitting Node can be had. Plain JavaScript without dependencies, for any Node from 20 on.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findRuntime, WITHOUT_RUNTIME } from './runtime.mjs'

const FAILED = 3

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const lockfile = join(root, 'package-lock.json')
const stamp = join(root, 'node_modules', '.jinwei-lock')

const ensureInstalled = () => {
  if (existsSync(lockfile)) {
    const text = readFileSync(lockfile)
    const hash = createHash('sha256').update(text).digest('hex')
    const isStamped = read(stamp) === hash
    if (!isInstalled(JSON.parse(text.toString()).packages, isStamped)) {
      process.stderr.write('Installing the packages of Jinwei, which takes a minute or two …\n')
      const failure = install()
      if (failure !== null) return `The packages of Jinwei could not be installed: ${failure}.`
    }
    if (read(stamp) !== hash) mark(hash)
  }
  return findRuntime() === null ? WITHOUT_RUNTIME : null
}

/** A tree that may not be written is no reason to stop: the packages are looked through again next time. */
const mark = hash => {
  try {
    writeFileSync(stamp, hash)
  } catch {
    return
  }
}

/**
 * Whether node_modules is what the lockfile asks for, whoever has installed it: npm writes down there what it has put
 * where. An optional package for this platform may be missing only when our own install did not get it either.
 */
const isInstalled = (wanted, isStamped) => {
  const found = JSON.parse(read(join(root, 'node_modules', '.package-lock.json')) ?? '{}').packages
  if (found === undefined) return false
  return Object.entries(wanted).every(([path, want]) => {
    if (path === '') return true
    const have = found[path]
    if (have === undefined) return want.optional === true && (isStamped || !isMeantForHere(want))
    return have.version === want.version && have.integrity === want.integrity && existsSync(join(root, path))
  })
}

/** Packages without a platform of their own follow those that need them; of C libraries npm itself knows more. */
const isMeantForHere = ({ os, cpu, libc }) =>
  (os !== undefined || cpu !== undefined) && libc === undefined && names(os, process.platform) && names(cpu, process.arch)

const names = (list, here) => {
  if (list === undefined) return true
  const entries = [list].flat()
  if (entries.includes(`!${here}`)) return false
  return entries.includes(here) || entries.every(entry => entry.startsWith('!'))
}

/** @returns {string | null} why it failed */
const install = () => {
  const args = ['ci', '--loglevel=error', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  const options = { cwd: root, env: environment(), stdio: ['ignore', 'ignore', 'inherit'] }
  const script = process.env.npm_execpath
  // Inside `npm run` this is npm itself; another package manager does not know `ci`.
  const isNpm = script !== undefined && /npm-cli\.c?js$/.test(script)
  const { status, error } = isNpm
    ? spawnSync(process.execPath, [script, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (error !== undefined) return error.message
  return status === 0 ? null : `npm ci ended with ${status ?? 'a signal'}`
}

/** Settings that leave packages out, in any spelling npm accepts. */
const DROPPED = /^(node_env|npm_config_(omit|include|production|only|also|optional|dev|dry_run|package_lock_only|global))$/i

/** A production environment still has to build and test itself. */
const environment = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !DROPPED.test(name.replaceAll('-', '_'))))

const read = path => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

const failure = ensureInstalled()
if (failure !== null) {
  process.stderr.write(`${failure}\n`)
  process.exitCode = FAILED
}
