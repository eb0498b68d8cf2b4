/** One record as it travels: its rows, the bodies of its moves, the filters of its list. Derived once at start. */
import { type Day, done, type Outcome, parseDay, refused } from '#base'
import type { Entry, HistoryEntry, ListQuery, StoredRow } from '#app'
import type { Field, Fields, GrantedRole, PlainMove, Role } from '#define'
import { fieldsPrinter, fieldsReader, filterOf, isCleanText, pathOf, shortened, textReaderOf, valuePrinter } from './wire.ts'

export interface MoveBody {
  readonly values: Readonly<Record<string, unknown>>
  readonly reason: string | null
}

export interface RecordWire {
  readonly entry: Entry
  /** `{ id, state, revision, filedOn, number?, …fields }` as JSON text; columns the shape does not name never leave */
  readonly row: (row: StoredRow) => string
  readonly rows: (rows: readonly StoredRow[]) => string
  readonly history: (entries: readonly HistoryEntry[], titles: Readonly<Record<string, string>>) => string
  /** @param role a field this role does not get is no filter and no order for it either: the answer would tell what is kept */
  readonly query: (from: Readonly<Record<string, unknown>>, role: Role) => Outcome<ListQuery>
  readonly bodies: ReadonlyMap<string, (body: Readonly<Record<string, unknown>>) => Outcome<MoveBody>>
}

export const reasonMax = 2_000
export const pageSizeMax = 200
const pageMax = 100_000
const searchMax = 100

export function recordWire(entry: Entry): RecordWire {
  const { fields } = entry.record.shape
  const row = rowPrinter(fields)
  return {
    entry,
    row,
    rows: rows => {
      let out = '['
      for (const one of rows) out += out.length > 1 ? `,${row(one)}` : row(one)
      return `${out}]`
    },
    history: historyPrinter(fields),
    query: queryReader(entry),
    bodies: new Map(Object.entries(entry.record.life.moves).map(([name, move]) => [name, bodyReader(fields, move)])),
  }
}

export const isBirth = (move: PlainMove): boolean => move.from === 'new'

/** The fields a move asks for, in the order of its form. */
export const askedOf = (fields: Fields, move: PlainMove): Fields =>
  Object.fromEntries((move.asks ?? []).map(name => [name, fields[name] as Field]))

function rowPrinter(fields: Fields): RecordWire['row'] {
  const print = fieldsPrinter(fields)
  return row => {
    const rest = print(row)
    const number = row.number === undefined || 'number' in fields ? '' : `,"number":${JSON.stringify(row.number)}`
    return (
      `{"id":${JSON.stringify(row.id)},"state":${JSON.stringify(row.state)},"revision":${Number(row.revision)},` +
      `"filedOn":${JSON.stringify(row.filedOn)}${number}${rest === '' ? '' : `,${rest}`}}`
    )
  }
}

/** What changed is told by comparing each row with the one before it, as printed: kept values compare as kept. */
function historyPrinter(fields: Fields): RecordWire['history'] {
  const printers = Object.entries(fields).map(([name, field]) => ({ name, print: valuePrinter(field) }))
  return (entries, titles) => {
    const byRevision = new Map(entries.map(entry => [entry.revision, entry]))
    const lines = entries.map(entry => {
      const before = byRevision.get(entry.revision - 1)?.row ?? {}
      const changed: string[] = []
      for (const { name, print } of printers) {
        const [from, to] = [print(before[name]), print(entry.row[name])]
        if (from !== to) changed.push(`{"field":${JSON.stringify(name)},"before":${from},"after":${to}}`)
      }
      const { revision, at, move, from, to, person, role, unit, reason } = entry
      const who = person === null ? null : { id: person, name: titles[person] ?? null }
      const head = JSON.stringify({ revision, at, move, from, to, person: who, role, unit, reason })
      return `${head.slice(0, -1)},"changed":[${changed.join(',')}]}`
    })
    return `{"entries":[${lines.join(',')}],"titles":${JSON.stringify(titles)}}`
  }
}

function bodyReader(fields: Fields, move: PlainMove): (body: Readonly<Record<string, unknown>>) => Outcome<MoveBody> {
  const asked = askedOf(fields, move)
  const read = fieldsReader(asked)
  const asksReason = 'reason' in asked
  return body => {
    const { reason = null, ...rest } = body
    const values = read(asksReason ? body : rest)
    if (!values.ok) return values
    if (reason === null || reason === '') return done({ values: values.value, reason: null })
    if (typeof reason !== 'string' || reason.length > reasonMax || !isCleanText(reason, true)) {
      return refused('invalid_field', { field: 'reason', what: 'longText', min: 0, max: reasonMax }, 'reason')
    }
    if (move.reason === undefined && !asksReason) return refused('unknown_field', { field: 'reason' }, 'reason')
    return done({ values: values.value, reason })
  }
}

type ReadParameter = (texts: readonly string[], where: string) => Outcome<unknown>

/** Reads the address of a list. Each parameter is known, or the list is refused: a misspelt filter must not show everything. */
function queryReader(entry: Entry): RecordWire['query'] {
  const { shape, life } = entry.record
  const sortable = new Set([
    ...(life.number ? ['number'] : []),
    'state',
    'filedOn',
    ...Object.keys(shape.fields).filter(name => isSortable(shape.fields[name] as Field)),
  ])
  const filters = new Map<string, ReadParameter>([['state', stateReader(shape.states)]])
  const ranges = new Map<string, ReadParameter>([
    ['filedOn.from', dayText],
    ['filedOn.to', dayText],
  ])
  for (const [name, field] of Object.entries(shape.fields)) {
    const filter = filterOf(field)
    if (filter === 'none') continue
    const read = textReaderOf(field)
    filters.set(name, filter === 'one' ? single(read) : several(read))
    if (filter !== 'range') continue
    ranges.set(`${name}.from`, single(read))
    ranges.set(`${name}.to`, single(read))
  }
  const hiddenFrom = new Map<Role, ReadonlySet<string>>(
    Object.entries(life.seenBy).map(([role, sight]) => [role as GrantedRole, new Set(sight?.hides)]),
  )
  return (from, role) => {
    const hidden = hiddenFrom.get(role)
    const where: Record<string, unknown> = {}
    const paging = { page: 1, pageSize: 50 }
    let search: string | undefined
    let sort: ListQuery['sort']
    for (const [name, given] of Object.entries(from)) {
      const texts = (Array.isArray(given) ? given : [given]).map(String).filter(text => text !== '')
      if (texts.length === 0) continue
      const first = texts[0] as string
      if (name === 'page' || name === 'pageSize') {
        const max = name === 'page' ? pageMax : pageSizeMax
        const size = /^\d{1,9}$/.test(first) ? Number(first) : 0
        if (size < 1 || size > max) return refused('invalid_field', { field: name, what: 'count', min: 1, max }, name)
        paging[name] = size
      } else if (name === 'sort') {
        const field = first.replace(/^-/, '')
        if (!sortable.has(field) || hidden?.has(field)) return refused('invalid_field', { field: 'sort', what: 'sort' }, 'sort')
        sort = { field, descending: first.startsWith('-') }
      } else if (name === 'search' && !filters.has('search')) {
        if (!life.list?.search?.length) return refused('unknown_field', { field: 'search' }, 'search')
        if (first.length > searchMax || !isCleanText(first, false)) {
          return refused('invalid_field', { field: 'search', what: 'text', min: 0, max: searchMax }, 'search')
        }
        search = first
      } else {
        const [field, end] = name.split('.') as [string, string?]
        const equal = filters.get(name)
        const read = equal ?? ranges.get(name)
        if (!read || hidden?.has(field)) return refused('unknown_field', { field: shortened(name) }, shortened(name))
        const value = read(texts, name)
        if (!value.ok) return value
        where[field] = equal ? value.value : { ...(isRange(where[field]) && where[field]), [end as string]: value.value }
      }
    }
    return done({ where, ...paging, ...(search !== undefined && { search }), ...(sort && { sort }) })
  }
}

const isRange = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Fields a list may be put in order by: short, whole and readable. */
const isSortable = (field: Field): boolean => filterOf(field) !== 'none' && field.kind !== 'set'

const single =
  (read: (text: string, where: string) => Outcome<unknown>): ReadParameter =>
  (texts, where) =>
    read(texts[0] as string, where.replace(/\.(?:from|to)$/, ''))

/** `a,b` or the parameter twice; one value stays one value, so that the common case is an equality. */
const several =
  (read: (text: string, where: string) => Outcome<unknown>): ReadParameter =>
  (texts, where) => {
    const values: unknown[] = []
    for (const text of texts.flatMap(one => one.split(',')).slice(0, 200)) {
      const value = read(text, where)
      if (!value.ok) return value
      values.push(value.value)
    }
    return done(values.length === 1 ? values[0] : values)
  }

function stateReader(states: readonly string[]): ReadParameter {
  const known = new Set(states)
  return several((text, where) =>
    known.has(text) ? done(text) : refused('invalid_field', { field: pathOf(where), what: 'choice' }, where),
  )
}

const dayText: ReadParameter = (texts, where) => {
  const day: Day | null = /^(?:19|20|21)/.test(texts[0] as string) ? parseDay(texts[0] as string) : null
  return day ? done(day) : refused('invalid_field', { field: 'filedOn', what: 'day' }, where)
}
