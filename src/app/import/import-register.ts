import { canonical, done, type Outcome, refused } from '#base'
import type { Messages } from '../messages.ts'
import type { Context } from '../moves.ts'
import type { Receipt, Store, Viewer } from '../store.ts'
import { type Imported, type ImportRequest, nothing } from './imported.ts'
import { readSheet } from './read-sheet.ts'
import { birthOf } from './sheet-layout.ts'

interface House {
  readonly store: Store
  readonly context: () => Context
  readonly messages: Messages
}

/** Whether a sheet of this register may be sent at all: asked before anything of it is kept. */
export function mayImport(catalogue: Context['catalogue'], viewer: Viewer, register: string): Outcome<null> {
  const entry = catalogue.entries.get(register)
  return entry && birthOf(entry.record, viewer.actor.role) ? done(null) : refused('register_unknown', { register })
}

/**
 * Read a sheet into a register: unknown rows are born, known ones corrected by the move the definition names, all in one
 * transaction under the rights of whoever asks, with history and audit of every row. One bad cell, and nothing is written.
 *
 * @returns refused `import_cancelled`, or what a sheet as a whole is refused for; bad cells are part of the answer
 */
export async function importRegister(house: House, viewer: Viewer, request: ImportRequest): Promise<Outcome<Imported>> {
  const context = house.context()
  const entry = context.catalogue.entries.get(request.address)
  const birth = entry && birthOf(entry.record, viewer.actor.role)
  if (!entry || !birth) return refused('register_unknown', { register: request.address })
  const reader = { ...house, context, entry, birth, viewer, request }
  if (request.isDryRun) return house.store.read(viewer, reading => readSheet(reader, reading, null))
  let answer: Imported | null = null
  const fingerprint = `import ${request.address} ${request.sha256}`
  const outcome = await house.store.write<Receipt & { readonly imported: string }>(
    viewer,
    { key: request.key, fingerprint },
    async writing => {
      const imported = await readSheet(reader, writing, writing)
      if (!imported.ok) return imported
      answer = imported.value
      if (imported.value.faultCount > 0)
        return refused('import_bad_cells', { cells: imported.value.faultCount, rows: imported.value.rows })
      const { rows, born, changed, same } = imported.value
      const body = { register: entry.address, sha256: request.sha256, rows, born, changed, same }
      writing.event({ kind: 'register.imported', subject: null, ok: true, body })
      return done({ id: context.newId(), state: 'imported', revision: born + changed, number: null, imported: canonical(body) })
    },
  )
  if (outcome.ok) {
    // a repeated request is answered with what the first one came to
    const kept = JSON.parse(outcome.value.imported) as Pick<Imported, 'rows' | 'born' | 'changed' | 'same'>
    return done({ ...nothing(entry.address), ...(answer as Imported | null), ...kept, isWritten: true })
  }
  return outcome.refusal.code === 'import_bad_cells' && answer ? done({ ...(answer as Imported), isWritten: false }) : outcome
}
