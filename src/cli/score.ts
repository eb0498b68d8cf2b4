import { scoreRows } from '#assessment'
import { done, refused } from '#base'
import type { ShellCommand } from './run-command.ts'
import { textOf } from './text-of.ts'
import { say } from './words.ts'

/** `jinwei score FILE|-`: tries scoring functions on rows of inputs. */
export const scoreCommand: ShellCommand = {
  usage: 'score FILE|- [--json]',
  flags: [],
  values: [],
  run: async (world, { positional }) => {
    const [path] = positional
    if (path === undefined || positional.length > 1) return refused('usage', { usage: 'jinwei score FILE|-' })
    const bytes = await world.readInput(path)
    if (!bytes.ok) return bytes
    const text = textOf(bytes.value)
    if (!text.ok) return text
    let input: unknown
    try {
      input = JSON.parse(text.value)
    } catch (error) {
      return refused('not_json', { message: error instanceof Error ? error.message : '' })
    }
    const scored = scoreRows(input, {
      calendar: world.calendar,
      say: refusal => say(world.messages, `assessment.refusal.${refusal.code}`, refusal.details),
    })
    if (!scored.ok) return scored
    return done({
      value: scored.value,
      text: scored.value.map(row => `${String(row.fn)}  ${JSON.stringify(row.out)}`).join('\n'),
    })
  },
}
