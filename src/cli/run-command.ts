import type { App, Messages, Viewer } from '#app'
import { canonical, type Day, done, type Outcome, parseDay, type Refusal, refused } from '#base'
import type { WorkingCalendar } from '#calendar'
import { type Arguments, parseArguments } from './arguments.ts'
import { assessCommand } from './assess.ts'
import { importCommand } from './import.ts'
import { indexCommand } from './index-build.ts'
import { readCommand } from './read.ts'
import { scoreCommand } from './score.ts'
import { verifyCommand } from './verify.ts'
import { say } from './words.ts'

/** An open house: the app over a database, and what ends it. */
export interface House {
  readonly app: App
  /** who speaks in the shell: the office, on this machine */
  readonly operator: Viewer
  readonly close: () => Promise<void>
}

export type OpenHouse = (options: {
  readonly dataDir: string
  readonly onProgress: (step: string) => void
}) => Promise<Outcome<House>>

/** What commands may touch; handed in by `main.ts`, the only file that knows every room. */
export interface World {
  readonly messages: Messages
  readonly calendar: WorkingCalendar
  readonly readInput: (path: string) => Promise<Outcome<Uint8Array>>
  /** a file that is read as often as it is asked for, never held whole */
  readonly openInput: (
    path: string,
  ) => Promise<Outcome<{ readonly size: number; readonly sha256: string; readonly chunks: () => AsyncIterable<Uint8Array> }>>
  readonly writeOutput: (path: string, chunks: AsyncIterable<Uint8Array>) => Promise<void>
  readonly newId: () => string
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly dataDir: (asked: string | undefined) => string
  readonly openHouse: OpenHouse
  readonly start: (options: {
    readonly port: number
    readonly dataDir: string
    readonly isEmpty: boolean
    /** the sample is looked at on this later day; null: its own */
    readonly sampleDay: Day | null
  }) => Promise<Outcome<null>>
  /** a one-time password for an account; refused `account_unknown` */
  readonly password: (dataDir: string, account: string) => Promise<Outcome<string>>
  readonly backup: (dataDir: string, to: string) => Promise<Outcome<unknown>>
  readonly restore: (dataDir: string, from: string) => Promise<Outcome<unknown>>
}

/** One command of the shell. `run` answers a value to print; a refusal exits with 2. */
export interface ShellCommand {
  readonly usage: string
  readonly flags: readonly string[]
  readonly values: readonly string[]
  readonly run: (world: World, given: Arguments) => Promise<Outcome<Printed>>
}

export interface Printed {
  /** printed with `--json` */
  readonly value: unknown
  /** printed without */
  readonly text: string
  /** false: what was checked does not hold, and the command exits with 1 */
  readonly holds?: boolean
}

export const commands: Readonly<Record<string, ShellCommand>> = {
  start: {
    usage: 'start [--port 7342] [--data DIR] [--empty] [--sample-day YYYY-MM-DD]',
    flags: ['empty'],
    values: ['port', 'data', 'sample-day'],
    run: async (world, { options }) => {
      const port = Number(options.get('port') ?? process.env['PORT'] ?? 7342)
      if (!Number.isInteger(port) || port < 0 || port > 65_535)
        return refused('port_invalid', { port: String(options.get('port') ?? process.env['PORT']) })
      const asked = text(options, 'sample-day')
      const sampleDay = asked === undefined ? null : parseDay(asked)
      if (asked !== undefined && sampleDay === null) return refused('day_unreadable', { day: asked })
      const isEmpty = options.has('empty')
      const started = await world.start({ port, dataDir: world.dataDir(text(options, 'data')), isEmpty, sampleDay })
      return started.ok ? done({ value: null, text: '' }) : started
    },
  },
  read: readCommand,
  score: scoreCommand,
  assess: assessCommand,
  verify: verifyCommand,
  import: importCommand,
  index: indexCommand,
  recount: {
    usage: 'recount [--data DIR]',
    flags: [],
    values: ['data'],
    run: async (world, { options }) => {
      const house = await world.openHouse({ dataDir: world.dataDir(text(options, 'data')), onProgress: world.err })
      if (!house.ok) return house
      try {
        const counted = await house.value.app.recountFigures()
        if (!counted.ok) return counted
        return done({ value: counted.value, text: say(world.messages, 'recounted', counted.value) })
      } finally {
        await house.value.close()
      }
    },
  },
  password: {
    usage: 'password ACCOUNT [--data DIR]',
    flags: [],
    values: ['data'],
    run: async (world, { positional, options }) => {
      const [account] = positional
      if (account === undefined || positional.length > 1) return refused('usage', { usage: 'jinwei password ACCOUNT' })
      const given = await world.password(world.dataDir(text(options, 'data')), account)
      if (!given.ok) return given
      const value = { account, password: given.value }
      return done({ value, text: say(world.messages, 'passwordGiven', value) })
    },
  },
  backup: {
    usage: 'backup DIR [--data DIR]',
    flags: [],
    values: ['data'],
    run: async (world, { positional, options }) => {
      const [to] = positional
      if (to === undefined || positional.length > 1) return refused('usage', { usage: 'jinwei backup DIR' })
      const outcome = await world.backup(world.dataDir(text(options, 'data')), to)
      return outcome.ok ? done({ value: outcome.value, text: say(world.messages, 'backedUp', { dir: to }) }) : outcome
    },
  },
  restore: {
    usage: 'restore DIR [--data DIR]',
    flags: [],
    values: ['data'],
    run: async (world, { positional, options }) => {
      const [from] = positional
      if (from === undefined || positional.length > 1) return refused('usage', { usage: 'jinwei restore DIR' })
      const outcome = await world.restore(world.dataDir(text(options, 'data')), from)
      return outcome.ok ? done({ value: outcome.value, text: say(world.messages, 'restored', { dir: from }) }) : outcome
    },
  },
}

export const text = (options: Arguments['options'], name: string): string | undefined => {
  const value = options.get(name)
  return typeof value === 'string' ? value : undefined
}

/**
 * @param words what stands after `jinwei`
 * @returns 0 done, 1 the thing checked does not hold, 2 refused: bad input, 3 the world failed
 */
export async function runCommand(world: World, words: readonly string[]): Promise<number> {
  const [name, ...rest] = words
  const isJson = rest.includes('--json')
  if (name === undefined || name === '--help' || name === 'help') {
    world.out(
      `${Object.values(commands)
        .map(command => `jinwei ${command.usage}`)
        .join('\n')}\n`,
    )
    return name === undefined ? 2 : 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) return tell(world, { code: 'unknown_command', details: { command: name } }, isJson)
  const given = parseArguments(rest, { flags: ['json', ...command.flags], values: command.values })
  if (!given.ok) return tell(world, given.refusal, isJson)
  try {
    const outcome = await command.run(world, given.value)
    if (!outcome.ok) return tell(world, outcome.refusal, isJson)
    if (isJson) world.out(`${canonicalJson(outcome.value.value)}\n`)
    else if (outcome.value.text !== '') world.out(`${outcome.value.text}\n`)
    return outcome.value.holds === false ? 1 : 0
  } catch (error) {
    // The one place where a failure of the world ends a command.
    world.err(`${say(world.messages, 'failure', { message: error instanceof Error ? error.message : String(error) })}\n`)
    if (process.env['JINWEI_DEBUG'] && error instanceof Error) world.err(`${error.stack}\n`)
    return 3
  }
}

function tell(world: World, refusal: Refusal, isJson: boolean): number {
  const message = say(world.messages, `refusals.${refusal.code}`, refusal.details)
  world.err(`${message}\n`)
  if (isJson) world.out(`${canonicalJson({ error: { code: refusal.code, message, where: refusal.where ?? null } })}\n`)
  return 2
}

/** Keys in the order they were written are kept; only bigint needs care. */
const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part), 2) ?? canonical(value)
