import { done, refused } from '#base'
import { verifyBundle } from '#verifier'
import type { ShellCommand } from './run-command.ts'
import { say } from './words.ts'

/**
 * `jinwei verify BUNDLE`: computes an exported verdict again and checks every hash, with no database and no network.
 *
 * Exits with 0 when the bundle is whole, 1 when something in it does not hold, 2 when it cannot be read as a bundle.
 */
export const verifyCommand: ShellCommand = {
  usage: 'verify BUNDLE [--json]',
  flags: [],
  values: [],
  run: async (world, { positional }) => {
    const [path] = positional
    if (path === undefined || positional.length > 1) return refused('usage', { usage: 'jinwei verify BUNDLE' })
    const bytes = await world.readInput(path)
    if (!bytes.ok) return bytes
    const { holds, findings } = verifyBundle(bytes.value)
    const broken = findings.find(each => each.code === 'bundle_unreadable')
    if (broken) return refused('bundle_unreadable', { path: broken.path === '' ? 'JSON' : broken.path }, broken.path)
    const told = findings.map(({ code, path: place, claimed, computed }) =>
      say(world.messages, `verify.${code}`, { path: place, claimed: shown(claimed), computed: shown(computed) }),
    )
    const sum = say(world.messages, holds ? 'verify.holds' : 'verify.broken', { count: findings.length })
    return done({ value: { holds, findings }, text: [...told, sum].join('\n'), holds })
  },
}

/** A value in a sentence: short, and a list or an object by its beginning. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > shownMax ? `${text.slice(0, shownMax)}…` : text
}
const shownMax = 80
