import { assert, canonical, done, type Outcome, type Refusal, refused } from '#base'
import type { AnyRecord, Field, PlainMove } from '#define'
import { formatField } from '#report'
import type { Sheet, SheetRow } from '#sheets'
import type { Address, Entry } from '../catalogue.ts'
import { fieldFault } from '../check-values.ts'
import { clockChanges } from '../clocks.ts'
import { tallyChanges } from '../figures.ts'
import type { Messages } from '../messages.ts'
import { type Context, rolesOf, takeMove } from '../moves.ts'
import type { Change, Reading, Receipt, Store, StoredRow, Viewer, Writing } from '../store.ts'
import { namesOfRefs } from '../titles.ts'
import { cellValue, type Choices } from './cell-value.ts'
import { cellName, type Column, type Head, headOf } from './columns.ts'
import { blankRow, bornRow, isPlainBirth } from './plain-birth.ts'

/** A cell that stands in the way, as a spreadsheet names it, `C7`. */
export interface CellFault {
  readonly cell: string
  readonly line: number
  /** column from 0 */
  readonly at: number
  readonly refusal: Refusal
}

export interface ImportedChange {
  readonly line: number
  readonly id: string
  readonly title: string
  readonly fields: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[]
}

export interface Imported {
  readonly register: Address
  readonly rows: number
  readonly born: number
  readonly changed: number
  readonly same: number
  /** lines under the table that are no rows */
  readonly notes: number
  /** false for a dry run, and whenever a cell was bad: then nothing was written */
  readonly isWritten: boolean
  /** the first thousand of them */
  readonly faults: readonly CellFault[]
  readonly faultCount: number
  /** columns nobody knows, left out */
  readonly strangers: readonly string[]
  /** the first two hundred */
  readonly changes: readonly ImportedChange[]
}

export interface ImportRequest {
  readonly address: Address
  /** opened anew for each attempt: a transaction may have to be repeated */
  readonly open: () => Promise<Outcome<Sheet, Refusal>>
  readonly isDryRun: boolean
  readonly reason: string | null
  readonly key: string
  /** of the file, so that the same key with another file is refused */
  readonly sha256: string
  readonly onProgress?: (progress: { readonly rows: number; readonly share: number }) => void
  readonly signal?: AbortSignal
}

const faultsKept = 1_000
const changesKept = 200

interface House {
  readonly store: Store
  readonly context: () => Context
  readonly messages: Messages
}

/** The move a sheet gives birth by: the only one of the role that no date takes. */
export function birthOf(record: AnyRecord, role: string): { readonly name: string; readonly move: PlainMove } | null {
  const found = Object.entries(record.life.moves).find(([, move]) => move.from === 'new' && rolesOf(move).includes(role))
  return found ? { name: found[0], move: found[1] } : null
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
    return done({ ...nothing(entry), ...(answer as Imported | null), ...kept, isWritten: true })
  }
  return outcome.refusal.code === 'import_bad_cells' && answer ? done({ ...(answer as Imported), isWritten: false }) : outcome
}

const nothing = (entry: Entry): Imported => ({
  register: entry.address,
  rows: 0,
  born: 0,
  changed: 0,
  same: 0,
  notes: 0,
  isWritten: false,
  faults: [],
  faultCount: 0,
  strangers: [],
  changes: [],
})

interface Reader extends Omit<House, 'context'> {
  readonly context: Context
  readonly entry: Entry
  readonly birth: { readonly name: string; readonly move: PlainMove }
  readonly viewer: Viewer
  readonly request: ImportRequest
}

type Tally = { -readonly [K in keyof Imported]: Imported[K] } & {
  faults: CellFault[]
  changes: ImportedChange[]
  /** key of a row → line it first stood in */
  seen: Map<string, number>
}

async function readSheet(reader: Reader, reading: Reading, writing: Writing | null): Promise<Outcome<Imported>> {
  const { entry, request, messages } = reader
  const opened = await request.open()
  if (!opened.ok) return opened
  const tally: Tally = { ...nothing(entry), faults: [], changes: [], seen: new Map() }
  let head: Head | null = null
  let sheet: SheetLayout | null = null
  let waiting: Load = null
  for await (const batch of opened.value.batches) {
    if (!batch.ok) return batch
    if (request.signal?.aborted) return refused('import_cancelled', { rows: tally.rows })
    let rows = batch.value
    if (!head || !sheet) {
      const found = headOf(entry, reader.birth.move, rows, messages)
      if (!found.ok) return found
      head = found.value
      sheet = layoutOf(reader, head)
      tally.strangers = head.strangers.map(({ head: name }) => name)
      rows = rows.filter(row => row.line > (head as Head).line)
    }
    waiting = await readBatch(reader, { reading, writing, sheet, tally }, rows, waiting)
    request.onProgress?.({ rows: tally.rows, share: opened.value.progress() })
  }
  if (tally.faultCount === 0) await waiting?.()
  if (!head) return refused('sheet_empty')
  const { seen: _, ...imported } = tally
  return done(imported)
}

/** What is worked out once for a sheet. */
interface SheetLayout {
  readonly columns: readonly Column[]
  readonly asked: readonly {
    readonly name: string
    readonly field: Field
    readonly column: Column | null
    readonly quick: (value: unknown) => boolean
  }[]
  readonly choices: ReadonlyMap<string, Choices>
  readonly by: readonly string[]
  readonly blank: Readonly<Record<string, unknown>>
  readonly isPlain: boolean
  readonly id: Column | null
}

function layoutOf({ entry, birth, messages }: Reader, head: Head): SheetLayout {
  const { shape, life } = entry.record
  const asked = (birth.move.asks ?? []).map(name => ({
    name,
    field: shape.fields[name] as Field,
    column: head.columns.find(column => column.field === name) ?? null,
    quick: quickly(shape.fields[name] as Field),
  }))
  const choicesOf = (path: string, of: readonly string[]): Choices =>
    new Map(
      [messages.en, messages.zh].flatMap(words =>
        of.flatMap(choice => [[choice, choice] as const, [words[`${path}.${choice}`] ?? choice, choice] as const]),
      ),
    )
  const choices = new Map<string, Choices>()
  for (const [name, { kind, options }] of Object.entries(shape.fields))
    if (kind === 'choice' || kind === 'set')
      choices.set(name, choicesOf(`${entry.address}.fields.${name}.choices`, options['of'] as readonly string[]))
  return {
    columns: head.columns,
    asked,
    choices,
    by: life.imports?.by ?? [],
    blank: blankRow(entry),
    isPlain: isPlainBirth(entry, birth.name, birth.move),
    id: head.columns.find(column => column.use === 'id') ?? null,
  }
}

/** Sees at a glance that a value is right, for the kinds a form has most of; what it does not see is checked at length. */
function quickly({ kind, options }: Field): (value: unknown) => boolean {
  const isOptional = options.optional === true
  const never = (value: unknown) => isOptional && (value === null || value === undefined)
  if (kind === 'money') {
    const [min, max] = [options['minFen'] as bigint, (options['maxFen'] as bigint | undefined) ?? 10n ** 17n]
    return value => (typeof value === 'bigint' ? value >= min && value <= max : never(value))
  }
  if (kind === 'count') {
    const [min, max] = [options['min'] as number, options['max'] as number]
    return value => (typeof value === 'number' ? Number.isInteger(value) && value >= min && value <= max : never(value))
  }
  if (kind === 'yes') return value => typeof value === 'boolean' || never(value)
  if (kind === 'choice') {
    const choices = new Set(options['of'] as readonly unknown[])
    return value => choices.has(value) || never(value)
  }
  return never
}

interface Line {
  readonly row: SheetRow
  readonly values: Record<string, unknown>
  known: StoredRow | null
}

type Load = (() => Promise<void>) | null

interface Place {
  readonly reading: Reading
  readonly writing: Writing | null
  readonly sheet: SheetLayout
  readonly tally: Tally
}

/**
 * Read one load of lines. What was made of the load before goes out while this one is checked: the server writes and we
 * compute at the same time.
 *
 * @returns what sends the births of this load
 */
async function readBatch(
  reader: Reader,
  { reading, writing, sheet, tally }: Place,
  rows: readonly SheetRow[],
  waiting: Load,
): Promise<Load> {
  const { entry } = reader
  const lines: Line[] = []
  for (const row of rows) {
    if (isNote(row, sheet)) {
      tally.notes += 1
      continue
    }
    const values: Record<string, unknown> = {}
    for (const { name, field, column } of sheet.asked)
      if (column)
        values[name] = cellValue(field, row.cells[column.at] ?? '', {
          power: column.power,
          choices: sheet.choices.get(name) ?? null,
        })
    lines.push({ row, values, known: null })
  }
  tally.rows += lines.length
  await resolveReferences(reader, reading, sheet, lines)
  await findKnown(reader, reading, sheet, lines, tally)
  const titles = await titlesOfKnown(reader, reading, lines)
  if (tally.faultCount === 0) await waiting?.()
  const births: Change[] = []
  for (const line of lines) {
    const fault = (at: number, refusal: Refusal) => {
      tally.faultCount += 1
      if (tally.faults.length < faultsKept)
        tally.faults.push({ cell: cellName(at, line.row.line), line: line.row.line, at, refusal })
    }
    if (line.known) {
      await correct(reader, writing, sheet, line, titles, tally, fault)
      continue
    }
    const born = bear(reader, sheet, line, fault)
    if (!born) continue
    tally.born += 1
    if (!writing || tally.faultCount > 0) continue
    if (born === 'one by one') {
      await bearAlone(reader, writing, line, fault)
      continue
    }
    const { actor } = reader.viewer
    const of = {
      address: entry.address,
      before: null,
      move: reader.birth.name,
      reason: null,
      actor,
      opens: false,
      asHouse: false,
    }
    births.push({ ...of, after: born })
    for (const change of clockChanges(reader.context, entry, null, born)) writing.clock(change)
    for (const change of tallyChanges(reader.context.catalogue, entry.address, null, born)) writing.tally(change)
  }
  return writing && births.length > 0 ? writing.bear(births) : null
}

/** A line under the table: one text in the first column and nothing else, where a row has more. */
const isNote = ({ cells }: SheetRow, { columns }: SheetLayout): boolean =>
  columns.length > 2 && (cells[0] ?? '') !== '' && cells.every((cell, at) => at === 0 || cell === '')

/** Names and codes of other records become ids, all of a batch at once; what is not found stays text and is refused. */
async function resolveReferences(reader: Reader, reading: Reading, sheet: SheetLayout, lines: readonly Line[]): Promise<void> {
  for (const { name, field, column } of sheet.asked) {
    if (field.kind !== 'ref' || !column) continue
    const written = new Set(lines.flatMap(line => (typeof line.values[name] === 'string' ? [line.values[name] as string] : [])))
    if (written.size === 0) continue
    const found = await reading.resolve(reader.entry.refs.get(name) as Address, [...written])
    for (const line of lines) {
      const id = found.get(line.values[name] as string)
      if (id !== undefined) line.values[name] = id
    }
  }
}

/** Which rows stand already: by their id, else by what names a row of this record. */
async function findKnown(
  reader: Reader,
  reading: Reading,
  sheet: SheetLayout,
  lines: readonly Line[],
  tally: Tally,
): Promise<void> {
  const { entry } = reader
  if (sheet.id) {
    const at = sheet.id.at
    const ids = lines.flatMap(line => (line.row.cells[at] ? [[line.row.cells[at] as string]] : []))
    const known = new Map((await reading.matching(entry.address, ['id'], ids)).map(row => [row.id, row]))
    for (const line of lines) line.known = known.get(line.row.cells[at] ?? '') ?? null
  }
  if (sheet.by.length === 0) return
  const keyOf = (values: Readonly<Record<string, unknown>>) => sheet.by.map(name => String(values[name] ?? '')).join('\u001f')
  const open = lines.filter(
    line => !line.known && sheet.by.every(name => line.values[name] !== null && line.values[name] !== undefined),
  )
  const sound = open.filter(line =>
    sheet.asked.every(
      ({ name, field }) => !sheet.by.includes(name) || fieldFault(field, line.values[name], line.values) === null,
    ),
  )
  const keys = sound.map(line => sheet.by.map(name => line.values[name]))
  const known = new Map((await reading.matching(entry.address, sheet.by, keys)).map(row => [keyOf(row), row]))
  for (const line of sound) {
    const key = keyOf(line.values)
    const first = tally.seen.get(key)
    const column = sheet.asked.find(({ name }) => name === sheet.by[0])?.column
    if (first !== undefined) {
      tally.faultCount += 1
      const at = column?.at ?? 0
      const refusal = { code: 'row_stands_twice', details: { line: first } }
      if (tally.faults.length < faultsKept)
        tally.faults.push({ cell: cellName(at, line.row.line), line: line.row.line, at, refusal })
      continue
    }
    tally.seen.set(key, line.row.line)
    line.known = known.get(key) ?? null
  }
}

/** Names of what known rows refer to: an export shows a reference by its name. */
async function titlesOfKnown(
  { context, entry }: Reader,
  reading: Reading,
  lines: readonly Line[],
): Promise<ReadonlyMap<string, string>> {
  const known = lines.flatMap(line => (line.known ? [line.known] : []))
  return new Map(known.length === 0 ? [] : Object.entries(await namesOfRefs(context.catalogue, reading, entry, known)))
}

type Fault = (at: number, refusal: Refusal) => void

/** A row to be written with others, or a sign that it has to be taken alone; null when a cell is bad. */
function bear(reader: Reader, sheet: SheetLayout, line: Line, fault: Fault): StoredRow | 'one by one' | null {
  const { entry, birth, context, viewer } = reader
  let isSound = true
  for (const { name, field, column, quick } of sheet.asked) {
    const value = line.values[name]
    if (quick(value)) continue
    const found = fieldFault(field, value, line.values)
    if (!found) continue
    isSound = false
    const what = field.kind === 'ref' && found.what === 'notRef' ? 'noSuchRow' : found.what
    fault(column?.at ?? sheet.columns.length, {
      code: 'invalid_field',
      details: { field: name, what, ...found.details },
      where: name,
    })
  }
  if (!isSound) return null
  if (!sheet.isPlain) return 'one by one'
  const born = bornRow(entry, birth.name, birth.move, sheet.blank, line.values, {
    call: { day: context.day, now: context.now, newId: context.newId },
    actor: viewer.actor,
    newId: context.newId,
  })
  if (born.ok) return born.value
  fault(placeOf(born.refusal, sheet), born.refusal)
  return null
}

/** The column a refusal speaks of: the field it names, else the first. */
function placeOf(refusal: Refusal, sheet: SheetLayout): number {
  const named = [refusal.where, ...Object.values(refusal.details ?? {})]
  return sheet.columns.find(column => named.includes(column.field))?.at ?? 0
}

async function bearAlone(reader: Reader, writing: Writing, line: Line, fault: Fault): Promise<void> {
  const { entry, birth, context, viewer } = reader
  const taken = await takeMove(context, writing, {
    entry,
    move: birth.name,
    id: null,
    values: line.values,
    reason: reader.request.reason,
    revision: null,
    actor: viewer.actor,
    asHouse: false,
  })
  if (!taken.ok) fault(0, taken.refusal)
}

/** What differs in a row that stands is corrected by the declared move; what an export only shows must read as it did. */
async function correct(
  reader: Reader,
  writing: Writing | null,
  sheet: SheetLayout,
  line: Line,
  titles: ReadonlyMap<string, string>,
  tally: Tally,
  fault: Fault,
): Promise<void> {
  const { entry, context, viewer, request } = reader
  const known = line.known as StoredRow
  const fields: { field: string; from: unknown; to: unknown }[] = []
  const before = tally.faultCount
  const corrects = entry.record.life.imports?.corrects
  const mayChange = new Set(corrects === undefined ? [] : (entry.record.life.moves[corrects]?.asks ?? []))
  for (const column of sheet.columns) {
    const cell = line.row.cells[column.at] ?? ''
    const field = entry.record.shape.fields[column.field]
    const value =
      column.use === 'asked' || !field
        ? line.values[column.field]
        : cellValue(field, cell, { power: column.power, choices: sheet.choices.get(column.field) ?? null })
    if (column.use === 'id' || (field && same(value, known[column.field]))) continue
    if (reads(reader, column, known, cell, titles)) continue
    if (column.use === 'shown' || !field || !mayChange.has(column.field)) {
      fault(column.at, { code: 'column_not_corrected', details: { field: column.field } })
      continue
    }
    const found = fieldFault(field, value, { ...known, ...line.values })
    if (found)
      fault(column.at, {
        code: 'invalid_field',
        details: { field: column.field, what: found.what, ...found.details },
        where: column.field,
      })
    else fields.push({ field: column.field, from: known[column.field] ?? null, to: value ?? null })
  }
  if (tally.faultCount > before) return
  if (fields.length === 0) {
    tally.same += 1
    return
  }
  tally.changed += 1
  const title = String(known[entry.record.life.title ?? ''] ?? known.number ?? known.id)
  if (tally.changes.length < changesKept)
    tally.changes.push({ line: line.row.line, id: known.id, title: titles.get(title) ?? title, fields })
  const move = entry.record.life.moves[corrects as string]
  assert(move, `${entry.address}: imports corrects by a move there is`)
  if (!rolesOf(move).includes(viewer.actor.role))
    return fault(0, { code: 'not_allowed', details: { move: corrects as string, role: viewer.actor.role } })
  if (!([] as readonly string[]).concat(move.from).includes(known.state))
    return fault(0, { code: 'not_in_state', details: { move: corrects as string, state: known.state } })
  if (move.reason === 'required' && !request.reason?.trim())
    return fault(0, { code: 'reason_missing', details: { move: corrects as string } })
  if (!writing || tally.faultCount > 0) return
  const taken = await takeMove(context, writing, {
    entry,
    move: corrects as string,
    id: known.id,
    values: Object.fromEntries(fields.map(({ field, to }) => [field, to])),
    reason: request.reason,
    revision: known.revision,
    actor: viewer.actor,
    asHouse: false,
  })
  if (!taken.ok) fault(placeOf(taken.refusal, sheet), taken.refusal)
}

const same = (a: unknown, b: unknown): boolean =>
  a === b || (a ?? null) === (b ?? null) || (typeof a === 'object' && canonical(a) === canonical(b)) || sameDecimal(a, b)

/** `12.50` and `12.5` are one value of a field of numbers. */
const sameDecimal = (a: unknown, b: unknown): boolean =>
  typeof a === 'string' &&
  typeof b === 'string' &&
  /^-?\d+(\.\d+)?$/.test(a) &&
  /^-?\d+\.\d+$/.test(b) &&
  a.replace(/\.?0+$/, '') === b.replace(/\.?0+$/, '')

/** Whether a cell reads as an export prints the stored value, in either language. */
function reads(reader: Reader, column: Column, known: StoredRow, cell: string, titles: ReadonlyMap<string, string>): boolean {
  const { entry, messages } = reader
  const value = known[column.field] ?? null
  if (value === null || (Array.isArray(value) && value.length === 0)) return cell === ''
  if (cell === '') return false
  const field = entry.record.shape.fields[column.field]
  if (column.field === 'state' || !field)
    return [
      String(value),
      messages.zh[`${entry.address}.states.${String(value)}`],
      messages.en[`${entry.address}.states.${String(value)}`],
    ].includes(cell)
  return (['zh', 'en'] as const).some(language => {
    const path = `${entry.address}.fields.${column.field}.choices`
    const of = (field.options['of'] ?? []) as readonly string[]
    const labels =
      field.kind === 'choice' || field.kind === 'set'
        ? Object.fromEntries(of.map(choice => [choice, messages[language][`${path}.${choice}`] ?? choice]))
        : undefined
    const digits = field.kind === 'number' ? (field.options['digits'] as number) : undefined
    const text = formatField(field.kind, value, {
      language,
      titles,
      ...(labels && { labels }),
      ...(digits !== undefined && { digits }),
    })
    return text.trim() === cell
  })
}
