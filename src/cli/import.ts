import { done, type Outcome, type Refusal, refused } from '#base'
import { checkRegister, fill, type RegisterFault } from '#app'
import { readSheet } from './read-sheet.ts'
import { type ShellCommand, text } from './run-command.ts'
import { say } from './words.ts'

/** `jinwei import REGISTER FILE`: tries an xlsx or csv against a register, every bad cell named; nothing is written. */
export const importCommand: ShellCommand = {
  usage: 'import REGISTER FILE [--dry-run] [--data DIR] [--json]',
  flags: ['dry-run'],
  values: ['data'],
  run: async (world, { positional, options }) => {
    const [register, path] = positional
    if (register === undefined || path === undefined || positional.length > 2)
      return refused('usage', { usage: 'jinwei import REGISTER FILE' })
    if (!options.has('dry-run')) return refused('import_only_tried')
    const bytes = await world.readInput(path)
    if (!bytes.ok) return bytes
    const sheet = await readSheet(bytes.value, path)
    if (!sheet.ok) return sheet
    const house = await world.openHouse({ dataDir: world.dataDir(text(options, 'data')), onProgress: world.err })
    if (!house.ok) return house
    try {
      const checked = await checkRegister(house.value.app, house.value.operator, register, sheet.value)
      if (!checked.ok) return checked
      const { rows, faults } = checked.value
      const value = { register, rows, faults }
      if (faults.length === 0) return done({ value, text: say(world.messages, 'importTried', { rows }) })
      world.err(`${faults.map(fault => `${fault.cell}: ${sentence(fault, world, register)}`).join('\n')}\n`)
      return refused('import_bad_cells', { cells: faults.length, rows }) as Outcome<never, Refusal>
    } finally {
      await house.value.close()
    }
  },
}

/** The field by its label and what is expected of it in words, as the pages say it. */
function sentence({ refusal }: RegisterFault, world: Parameters<ShellCommand['run']>[0], register: string): string {
  const details = refusal.details ?? {}
  return say(world.messages, `refusals.${refusal.code}`, words => ({
    ...details,
    field: words(`${register}.fields.${details['field']}.label`),
    what: fill(words(`refusals.invalid_field.what.${details['what']}`), details),
  }))
}
