import { createHash } from 'node:crypto'
import { canonical, dayAt, type Day, done, type Outcome, parseDay, type Refusal, refused } from '#base'
import type { Call } from '#define'
import { asKnownOn } from './as-known.ts'
import type { Address, Catalogue, Entry } from './catalogue.ts'
import type { Messages } from './messages.ts'
import { answer, type Context, isEmpty, rolesOf, statesOf, takeMove } from './moves.ts'
import { type LabAsked, labPaper } from './lab-paper.ts'
import { papers } from './papers.ts'
import type { Seal } from './press.ts'
import { queries } from './queries/index.ts'
import { daysLeft } from './queries/picture.ts'
import type { Imported, ImportRequest } from './import/imported.ts'
import { importRegister, mayImport } from './import/import-register.ts'
import { templateOf } from './import/template.ts'
import { recountFigures } from './recount.ts'
import { registerOf } from './register.ts'
import { type Calendar, calendarOf } from './notices/calendar.ts'
import { type Delivered, deliverNotices, type Senders } from './notices/deliver.ts'
import { runDay } from './run-day.ts'
import { sightOf } from './sights.ts'
import { namesOfRefs, titlesOf } from './titles.ts'
import {
  type ListQuery,
  type Reading,
  type Receipt,
  type Store,
  type StoredRow,
  type HistoryEntry,
  type Viewer,
} from './store.ts'

/** One command: a move of a row, or of a row to be born when `id` is null. Values are in inner types. */
export interface Command {
  readonly address: Address
  readonly id: string | null
  readonly move: string
  readonly values: Readonly<Record<string, unknown>>
  readonly reason: string | null
  /** the revision the caller has seen; null only for a birth */
  readonly revision: number | null
  readonly key: string
}

export interface Upload {
  readonly name: string
  readonly stream: AsyncIterable<Uint8Array>
  readonly declared: boolean
  readonly issuer: string | null
  readonly issuedOn: string | null
  readonly note: string | null
  readonly key: string
}

/** What stands in a file before anything is filed: its text as every place will count it, and what was read from it. */
export interface FileReading {
  readonly text: string
  readonly format: string
  readonly title: string | null
  readonly number: string | null
  readonly issuer: string | null
  readonly issuedOn: string | null
  readonly counts: Readonly<Record<'sections' | 'tasks' | 'targets' | 'units' | 'findings', number>>
}

export interface Paper {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

export interface Clock {
  readonly clock: string
  readonly state: string
  readonly dueOn: string | null
  /** make-up days counted; negative: calendar days overdue; null while the clock stands still or has no day */
  readonly workingDaysLeft: number | null
}

/** Everything a user may ask for. Reads and writes run under the row policies of the viewer's role. */
export interface App {
  readonly catalogue: Catalogue
  readonly messages: Messages
  readonly list: (
    viewer: Viewer,
    address: Address,
    query: ListQuery,
  ) => Promise<
    Outcome<{
      readonly rows: readonly StoredRow[]
      readonly total: number
      readonly births: readonly string[]
      readonly titles: Readonly<Record<string, string>>
    }>
  >
  readonly show: (
    viewer: Viewer,
    address: Address,
    id: string,
  ) => Promise<
    Outcome<{
      readonly row: StoredRow
      readonly moves: readonly { readonly move: string; readonly may: boolean; readonly why: readonly Refusal[] }[]
      readonly titles: Readonly<Record<string, string>>
      readonly clocks: readonly Clock[]
    }>
  >
  readonly history: (
    viewer: Viewer,
    address: Address,
    id: string,
  ) => Promise<Outcome<{ readonly entries: readonly HistoryEntry[]; readonly titles: Readonly<Record<string, string>> }>>
  readonly move: (viewer: Viewer, command: Command) => Promise<Outcome<Receipt>>
  readonly storeEvidence: (viewer: Viewer, file: Upload) => Promise<Outcome<Record<string, unknown>>>
  /** reads a file without keeping anything; who may file a document may ask */
  readonly readFile: (viewer: Viewer, file: Pick<Upload, 'name' | 'stream' | 'declared'>) => Promise<Outcome<FileReading>>
  readonly openEvidence: (
    viewer: Viewer,
    address: Address,
    id: string,
    evidence: string,
  ) => Promise<
    Outcome<{
      readonly name: string
      readonly mediaType: string
      readonly size: number
      readonly stream: AsyncIterable<Uint8Array>
    }>
  >
  readonly query: (viewer: Viewer, name: string, input: Readonly<Record<string, string>>) => Promise<Outcome<unknown>>
  readonly paper: (viewer: Viewer, paper: string, id: string) => Promise<Outcome<Paper>>
  /** the benchmark lab's paper, computed from the spec handed in */
  readonly labPaper: (viewer: Viewer, asked: LabAsked) => Promise<Outcome<Paper>>
  readonly exportList: (viewer: Viewer, address: Address, query: ListQuery, language: 'zh' | 'en') => Promise<Outcome<Paper>>
  /** a sheet read into a register, under the rights of whoever asks; all of it or nothing */
  /** asked before a sheet is kept */
  readonly mayImport: (viewer: Viewer, address: Address) => Outcome<null>
  readonly importSheet: (viewer: Viewer, request: ImportRequest) => Promise<Outcome<Imported>>
  /** an empty sheet of a register to fill in */
  readonly template: (viewer: Viewer, address: Address, language: 'zh' | 'en') => Promise<Outcome<Paper>>
  /** every figure added up anew from its rows; the shell calls it after a figure was declared or changed */
  readonly recountFigures: () => ReturnType<typeof recountFigures>
  /** moves that are due by date; the jobs call it */
  readonly runDay: () => ReturnType<typeof runDay>
  /** one round of the outbox; the jobs call it */
  readonly deliver: (senders: Senders) => Promise<Delivered>
  /** secret calendar addresses and what stands behind them */
  readonly calendar: Calendar
  /** what the viewer was told on the pages is seen, up to now */
  readonly seeNotices: (viewer: Viewer) => Promise<void>
}

export interface AppOptions {
  readonly catalogue: Catalogue
  readonly messages: Messages
  readonly store: Store
  readonly now: () => Date
  readonly newId: () => string
  readonly addWorkingDays: Context['addWorkingDays']
  readonly workingDaysBetween: (from: Day, to: Day) => number
  /** bytes of an upload → what stands in it, under limits of time and memory; the bytes are never run */
  readonly readFile: (bytes: Uint8Array, name: string) => Promise<Outcome<FileReading>>
  /** sample data is shown: every paper and export says so */
  readonly isSample: boolean
  /** signs what leaves the house for others */
  readonly seal: Seal
  /** where the pages are found, for a link in a message; null where the operator did not say */
  readonly publicUrl?: string | null
}

const uploadLimitBytes = 50 * 1024 * 1024
const exportRowsMax = 20_000
/** As long as the text of a filed document may be; a longer one could not be sent back to be filed. */
const documentTextMax = 300_000

export function createApp(options: AppOptions): App {
  const { catalogue, store } = options
  const context = (): Context => {
    const now = options.now()
    return {
      catalogue,
      day: dayAt(now),
      now: now.toISOString(),
      newId: options.newId,
      addWorkingDays: options.addWorkingDays,
      workingDaysBetween: options.workingDaysBetween,
    }
  }
  const withDaysLeft = (clock: Omit<Clock, 'workingDaysLeft'>): Clock => {
    const asking = { day: dayAt(options.now()), workingDaysBetween: options.workingDaysBetween }
    return { ...clock, workingDaysLeft: clock.dueOn === null ? null : daysLeft(asking, clock.dueOn as Day) }
  }
  const entryFor = (viewer: Viewer, address: Address): Outcome<Entry> => {
    const entry = catalogue.entries.get(address)
    // A role without any sight is told that there is nothing here, not that it is hidden.
    return entry && (sightOf(entry, viewer.actor.role) || birthsOf(entry, viewer).length > 0)
      ? done(entry)
      : refused('not_found')
  }

  const move: App['move'] = async (viewer, command) => {
    const entry = catalogue.entries.get(command.address)
    const definition = entry?.record.life.moves[command.move]
    if (!entry || !definition) return refused('not_found')
    // A role that can never take the move is refused before the database is asked; a row it cannot see stays unseen.
    if (!rolesOf(definition).includes(viewer.actor.role) && !sightOf(entry, viewer.actor.role)) return refused('not_found')
    const { key, ...body } = command
    const fingerprint = createHash('sha256').update(canonical(body)).digest('hex')
    return store.write(viewer, { key, fingerprint }, writing =>
      takeMove(context(), writing, { ...body, entry, actor: viewer.actor, asHouse: false }),
    )
  }

  const list: App['list'] = async (viewer, address, query) => {
    const entry = entryFor(viewer, address)
    if (!entry.ok) return entry
    return store.read(viewer, async reading => {
      const sight = sightOf(entry.value, viewer.actor.role)
      const found = sight ? await reading.list(address, query) : { rows: [], total: 0 }
      return done({
        ...found,
        births: birthsOf(entry.value, viewer),
        titles: await titlesOf(catalogue, reading, entry.value, found.rows),
      })
    })
  }

  return {
    catalogue,
    messages: options.messages,
    list,
    move,
    show: async (viewer, address, id) => {
      const entry = entryFor(viewer, address)
      if (!entry.ok) return entry
      return store.read(viewer, async reading => {
        const row = await reading.find(address, id)
        if (!row) return refused('not_found')
        const [titles, clocks, moves] = [
          await titlesOf(catalogue, reading, entry.value, [row]),
          (await reading.clocks(address, id)).map(withDaysLeft),
          await movesOf(context(), reading, entry.value, row, viewer),
        ]
        return done({ row, titles, clocks, moves })
      })
    },
    history: async (viewer, address, id) => {
      const entry = entryFor(viewer, address)
      if (!entry.ok) return entry
      return store.read(viewer, async reading => {
        if (!(await reading.find(address, id))) return refused('not_found')
        const entries = await reading.history(address, id)
        const rows = entries.map(item => item.row as StoredRow)
        const people = entries.flatMap(item => (item.person ? [item.person] : []))
        const names = await reading.titles('parties.person', people)
        return done({
          entries,
          titles: { ...(await titlesOf(catalogue, reading, entry.value, rows)), ...Object.fromEntries(names) },
        })
      })
    },
    storeEvidence: async (viewer, file) => {
      const issuedOn = file.issuedOn ? parseDay(file.issuedOn) : null
      if (file.issuedOn && !issuedOn) return refused('invalid_field', { field: 'issuedOn', what: 'notDay' }, 'issuedOn')
      if (!file.declared) return refused('declaration_missing')
      const entry = entryFor(viewer, 'facts.evidence')
      if (!entry.ok) return entry
      if (!birthsOf(entry.value, viewer).includes('store')) {
        return refused('not_allowed', { move: 'store', role: viewer.actor.role })
      }
      const stored = await store.files.put(file.stream, file.name, uploadLimitBytes)
      if (!stored.ok) return stored
      const { sha256, sm3, size, mediaType } = stored.value
      const twin = await store.read(viewer, async reading => {
        const [row] = (await reading.list('facts.evidence', { where: { sha256 }, page: 1, pageSize: 1 })).rows
        const unit = row?.['unit'] as string | null | undefined
        return row && { row, unitName: unit ? ((await reading.titles('parties.unit', [unit])).get(unit) ?? null) : null }
      })
      const values = {
        name: file.name.slice(0, 200),
        mediaType,
        sizeBytes: size,
        sha256,
        sm3,
        unit: viewer.actor.unit,
        issuer: file.issuer,
        issuedOn,
        note: file.note,
        isDeclared: true,
      }
      const receipt = await move(viewer, {
        address: 'facts.evidence',
        id: null,
        move: 'store',
        values,
        reason: null,
        revision: null,
        key: file.key,
      })
      if (!receipt.ok) return receipt
      // A repeated upload finds its own row: it is no twin of itself.
      const twinRow = twin && twin.row.id !== receipt.value.id ? twin.row : null
      const duplicateOf = twinRow && {
        id: twinRow.id,
        name: twinRow['name'],
        filedOn: twinRow.filedOn,
        unitName: twin?.unitName,
      }
      return done({ id: receipt.value.id, name: values.name, size, sha256, sm3, mediaType, duplicateOf })
    },
    readFile: async (viewer, file) => {
      if (!file.declared) return refused('declaration_missing')
      const entry = entryFor(viewer, 'document.officialDocument')
      if (!entry.ok) return entry
      if (!birthsOf(entry.value, viewer).includes('receive'))
        return refused('not_allowed', { move: 'receive', role: viewer.actor.role })
      const chunks: Uint8Array[] = []
      let size = 0
      for await (const chunk of file.stream) {
        size += chunk.byteLength
        if (size > uploadLimitBytes) return refused('file_too_large')
        chunks.push(chunk)
      }
      const reading = await options.readFile(Buffer.concat(chunks), file.name)
      if (!reading.ok || reading.value.text.length <= documentTextMax) return reading
      return refused('document_too_long', { max: documentTextMax })
    },
    openEvidence: async (viewer, address, id, evidence) => {
      const entry = entryFor(viewer, address)
      if (!entry.ok) return entry
      const file = await store.read(viewer, async reading => {
        const row = await reading.find(address, id)
        const named =
          row &&
          Object.entries(entry.value.record.shape.fields).some(
            ([name, field]) =>
              field.kind === 'evidence' && Array.isArray(row[name]) && (row[name] as readonly string[]).includes(evidence),
          )
        if (!named && !(row && address === 'facts.evidence' && id === evidence)) return null
        const found = await reading.ask({ file: { question: 'one', of: 'facts.evidence', key: evidence } }, context().day)
        return found['file'] as StoredRow | null
      })
      if (!file) return refused('not_found')
      return done({
        name: file['name'] as string,
        mediaType: file['mediaType'] as string,
        size: file['sizeBytes'] as number,
        stream: await store.files.open(file['sha256'] as string),
      })
    },
    query: async (viewer, name, input) => {
      const query = Object.hasOwn(queries, name) ? queries[name] : undefined
      if (!query || !query.roles.includes(viewer.actor.role)) return refused('not_found')
      const own = context()
      const asked = input['known'] === undefined || input['known'] === '' ? own.day : parseDay(input['known'])
      if (!asked) return refused('invalid_field', { field: 'known', what: 'notDay' }, 'known')
      const known = asked < own.day ? asked : null
      return store.read(viewer, reading =>
        query.answer(
          {
            ...own,
            day: known ?? own.day,
            known,
            reading: known ? asKnownOn(reading, known) : reading,
            viewer,
            messages: options.messages,
            workingDaysBetween: options.workingDaysBetween,
          },
          input,
        ),
      )
    },
    paper: async (viewer, paper, id) => {
      const make = Object.hasOwn(papers, paper) ? papers[paper] : undefined
      if (!make) return refused('not_found')
      return store.read(viewer, reading =>
        make(
          {
            ...context(),
            known: null,
            reading,
            viewer,
            messages: options.messages,
            isSample: options.isSample,
            seal: options.seal,
            workingDaysBetween: options.workingDaysBetween,
          },
          id,
        ),
      )
    },
    labPaper: async (viewer, asked) => {
      if (!queries['benchmark']?.roles.includes(viewer.actor.role)) return refused('not_found')
      return store.read(viewer, reading =>
        labPaper(
          {
            ...context(),
            known: null,
            reading,
            viewer,
            messages: options.messages,
            isSample: options.isSample,
            workingDaysBetween: options.workingDaysBetween,
          },
          asked,
        ),
      )
    },
    mayImport: (viewer, address) => mayImport(catalogue, viewer, address),
    importSheet: (viewer, request) => importRegister({ store, context, messages: options.messages }, viewer, request),
    template: async (viewer, address, language) => {
      const entry = catalogue.entries.get(address)
      return entry ? templateOf(entry, viewer.actor.role, options.messages[language], language) : refused('not_found')
    },
    recountFigures: () => recountFigures(store, context()),
    runDay: () => runDay(store, context()),
    deliver: senders =>
      deliverNotices({
        store,
        catalogue,
        messages: options.messages,
        now: options.now(),
        senders,
        publicUrl: options.publicUrl ?? null,
      }),
    calendar: calendarOf(
      store,
      () => ({ ...context(), known: null, messages: options.messages, workingDaysBetween: options.workingDaysBetween }),
      options.now,
    ),
    seeNotices: async viewer => {
      if (viewer.actor.person) await store.outbox.see(viewer.actor.person, options.now())
    },
    exportList: async (viewer, address, query, language) => {
      const entry = entryFor(viewer, address)
      if (!entry.ok) return entry
      const found = await list(viewer, address, { ...query, page: 1, pageSize: exportRowsMax })
      if (!found.ok) return found
      // A register that stops in the middle looks whole on paper.
      if (found.value.total > exportRowsMax) return refused('export_too_long', { rows: found.value.total, max: exportRowsMax })
      const titles = await store.read(viewer, reading => namesOfRefs(catalogue, reading, entry.value, found.value.rows))
      return done(
        await registerOf({
          entry: entry.value,
          ...found.value,
          titles,
          messages: options.messages[language],
          language,
          isSample: options.isSample,
          now: context().now,
        }),
      )
    },
  }
}

function birthsOf(entry: Entry, viewer: Viewer): readonly string[] {
  return Object.entries(entry.record.life.moves)
    .filter(([, move]) => move.from === 'new' && rolesOf(move).includes(viewer.actor.role))
    .map(([name]) => name)
}

/** Moves of the viewer's role from the present state, each with every reason why not: one list, all reasons at once. */
async function movesOf(context: Context, reading: Reading, entry: Entry, row: StoredRow, viewer: Viewer) {
  const { actor } = viewer
  const answers = []
  for (const [name, move] of Object.entries(entry.record.life.moves)) {
    if (!rolesOf(move).includes(actor.role) || !statesOf(move).includes(row.state)) continue
    const why: Refusal[] = []
    if (move.apart && actor.person) {
      const takers = await reading.takers(entry.address, row.id, move.apart)
      if (takers.includes(actor.person)) why.push({ code: 'must_be_another_person', details: { move: name } })
    }
    const asked = new Set(move.asks ?? [])
    for (const field of move.needs ?? []) {
      if (!asked.has(field) && isEmpty(row[field])) why.push({ code: 'field_missing', details: { field }, where: field })
    }
    const call: Call = { day: context.day, now: context.now, move: name, reason: null, actor, newId: context.newId }
    // Checks on values still to be typed would speak of an empty form.
    for (const check of asked.size === 0 ? [...(move.recused ? [move.recused] : []), ...(move.check ?? [])] : []) {
      const verdict = await answer<null | string | readonly [string, Record<string, string>]>(reading, check, row, call)
      if (typeof verdict === 'string') why.push({ code: verdict })
      else if (verdict) why.push({ code: verdict[0], details: verdict[1] })
    }
    answers.push({ move: name, may: why.length === 0, why })
  }
  return answers
}
