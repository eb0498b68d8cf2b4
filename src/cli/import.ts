import { done, type Outcome, refused } from '#base'
import { type App, type CellFault, fill, type Imported, markedRows, type Viewer } from '#app'
import { markedXlsx } from '#report'
import { openSheet } from '#sheets'
import { type ShellCommand, text, type World } from './run-command.ts'
import { say, type Words } from './words.ts'

/** `jinwei import REGISTER FILE`: reads an xlsx or csv into a register, all or nothing, every bad cell named. */
export const importCommand: ShellCommand = {
  usage: 'import REGISTER FILE [--dry-run] [--as ACCOUNT] [--reason TEXT] [--marked OUT.xlsx] [--data DIR] [--json]',
  flags: ['dry-run'],
  values: ['data', 'as', 'reason', 'marked'],
  run: async (world, { positional, options }) => {
    const [register, path] = positional
    if (register === undefined || path === undefined || positional.length > 2)
      return refused('usage', { usage: 'jinwei import REGISTER FILE' })
    const file = await world.openInput(path)
    if (!file.ok) return file
    const open = () => openSheet(file.value.chunks(), file.value.size)
    const house = await world.openHouse({ dataDir: world.dataDir(text(options, 'data')), onProgress: world.err })
    if (!house.ok) return house
    try {
      const { app } = house.value
      const viewer = await actingAs(app, register, text(options, 'as') ?? null)
      if (!viewer.ok) return viewer
      const imported = await app.importSheet(viewer.value, {
        address: register,
        open,
        isDryRun: options.has('dry-run'),
        reason: text(options, 'reason') ?? null,
        key: world.newId(),
        sha256: file.value.sha256,
        onProgress: progressTo(world),
      })
      if (!imported.ok) return imported
      const { faults, faultCount, rows } = imported.value
      const marked = text(options, 'marked')
      if (faultCount > 0) {
        world.err(`${faults.map(fault => `${fault.cell}: ${sentence(fault, world, register)}`).join('\n')}\n`)
        if (marked !== undefined) {
          const why = (fault: CellFault) => sentence(fault, world, register)
          await world.writeOutput(marked, markedXlsx(markedRows(open, faults, why)))
        }
        return refused('import_bad_cells', { cells: faultCount, rows })
      }
      return done({
        value: shown(imported.value),
        text: say(world.messages, imported.value.isWritten ? 'imported' : 'importTried', { ...imported.value }),
      })
    } finally {
      await house.value.close()
    }
  },
}

const shown = ({ register, rows, born, changed, same, notes, isWritten, strangers, changes }: Imported) => ({
  register,
  rows,
  born,
  changed,
  same,
  notes,
  written: isWritten,
  unknownColumns: strangers,
  changes: changes.map(({ line, id, title, fields }) => ({ line, id, title, fields })),
  faults: [],
})

/**
 * Who reads the sheet in: a named account in the post that may enter rows, or whoever sits at the machine, in the role
 * the register is kept by. Either way the rights of that role bind it, and the log says that it came from the shell.
 */
async function actingAs(app: App, register: string, account: string | null): Promise<Outcome<Viewer>> {
  const moves = Object.values(app.catalogue.entries.get(register)?.record.life.moves ?? {})
  const roles = moves.flatMap(move => (move.from === 'new' ? [move.by].flat() : [])).filter(role => role !== 'calendar')
  const [first] = roles
  if (first === undefined) return refused('register_unknown', { register })
  if (account === null) return done({ actor: { person: null, role: first, unit: null, organisation: null }, from: 'shell' })
  const desk: Viewer = { actor: { person: null, role: 'securityAdmin', unit: null, organisation: null }, from: 'shell' }
  const people = await app.list(desk, 'parties.person', { where: { account, state: ['active'] }, page: 1, pageSize: 1 })
  const person = people.ok ? people.value.rows[0] : undefined
  if (!person) return refused('account_unknown', { account })
  const posts = await app.list(desk, 'parties.post', { where: { person: person.id, state: ['held'] }, page: 1, pageSize: 100 })
  const post = posts.ok ? posts.value.rows.find(row => roles.includes(row['role'] as never)) : undefined
  if (!post) return refused('not_allowed', { move: 'import', role: account })
  const { role, unit, organisation } = post as never as Viewer['actor']
  return done({ actor: { person: person.id, role, unit, organisation }, from: 'shell' })
}

/** A line a second, so that a long one is seen to move. */
function progressTo(world: World): (progress: { readonly rows: number; readonly share: number }) => void {
  let last = 0
  return ({ rows, share }) => {
    if (rows - last < 20_000) return
    last = rows
    world.err(`${say(world.messages, 'importing', { rows, share: Math.round(share * 100) })}\n`)
  }
}

/** The field by its label and what is expected of it in words, as the pages say it. */
function sentence({ refusal }: CellFault, world: World, register: string): string {
  const details = refusal.details ?? {}
  const named = (words: Words, value: unknown): unknown => {
    const key = `${register}.fields.${String(value)}.label`
    return typeof value === 'string' && words(key) !== key ? words(key) : value
  }
  return say(world.messages, `refusals.${refusal.code}`, words => ({
    ...Object.fromEntries(Object.entries(details).map(([name, value]) => [name, named(words, value)])),
    what: fill(words(`refusals.invalid_field.what.${details['what']}`), details),
  }))
}
