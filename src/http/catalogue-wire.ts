/** The catalogue as the pages read it: `GET /api/catalogue`. */
import type { Catalogue, Entry } from '#app'
import type { AnyRecord, Field, Fields, PlainMove } from '#define'

export interface FieldWire {
  readonly name: string
  readonly kind: string
  readonly [option: string]: unknown
}

/** Options that leave as they stand; `to` and the lines of parts are translated. */
const plainOptions = [
  'later',
  'optional',
  'masked',
  'sealedUntil',
  'unique',
  'carried',
  'after',
  'max',
  'min',
  'digits',
  'measureUnit',
  'of',
  'minFen',
  'maxFen',
  'part',
  'total',
  'accepts',
] as const

const noRefs: Entry['refs'] = new Map()

export function catalogueWire(catalogue: Catalogue) {
  const entries = [...catalogue.entries.values()]
  return {
    areas: catalogue.areas.map(area => ({
      slug: area.slug,
      kind: area.kind,
      serves: area.serves,
      parameters: area.parameters.map(({ name, field, by, tag }) => ({ ...fieldWire(name, field, noRefs, ''), by, tag })),
      records: entries.filter(entry => entry.area === area).map(entry => entryWire(entry, entries)),
    })),
  }
}

function entryWire(entry: Entry, entries: readonly Entry[]) {
  const { shape, life } = entry.record
  const title = titleOf(entry.record)
  return {
    name: shape.name,
    address: entry.address,
    title,
    states: shape.states,
    appendOnly: life.appendOnly === true,
    fields: fieldsWire(shape.fields, entry.refs, ''),
    moves: Object.entries(life.moves).map(([name, move]) => moveWire(name, move)),
    list: {
      columns: life.list?.columns ?? [
        ...(life.number ? ['number'] : []),
        ...(title && title !== 'number' ? [title] : []),
        'state',
      ],
      filters: life.list?.filters ?? ['state'],
      search: life.list?.search ?? [],
      newest: life.list?.newest ?? null,
    },
    parts: entries.filter(child => isPartOf(child, entry.address)).map(child => child.address),
    clocks: Object.keys(life.clocks ?? {}),
    lifeline: lifelineOf(entry.record),
    seenBy: seenBy(entry.record),
  }
}

/** Roles that see rows or may bring one into being; the menu offers nothing else. */
const seenBy = ({ life }: AnyRecord): readonly string[] => [
  ...new Set([
    ...Object.keys(life.seenBy),
    ...Object.values(life.moves).flatMap(move => (move.from === 'new' ? [move.by].flat() : [])),
  ]),
]

const fieldsWire = (fields: Fields, refs: Entry['refs'], before: string): readonly FieldWire[] =>
  Object.entries(fields).map(([name, field]) => fieldWire(name, field, refs, before))

function fieldWire(name: string, field: Field, refs: Entry['refs'], before: string): FieldWire {
  const options: Record<string, unknown> = {}
  for (const option of plainOptions) {
    const value = field.options[option]
    if (value !== undefined) options[option] = typeof value === 'bigint' ? String(value) : value
  }
  if (field.kind === 'ref') options['to'] = refs.get(before + name)
  if (field.kind === 'parts') {
    options['fields'] = fieldsWire(field.options['of'] as Fields, refs, `${name}.`)
    delete options['of']
  }
  return { name, kind: field.kind, ...options }
}

function moveWire(name: string, move: PlainMove) {
  const checks = [...(move.recused ? [move.recused] : []), ...(move.check ?? [])]
  return {
    name,
    from: listOf<string>(move.from),
    to: move.to,
    by: listOf<string>(move.by),
    asks: move.asks ?? [],
    needs: move.needs ?? [],
    reason: move.reason ?? null,
    irreversible: move.irreversible === true,
    refuses: [...new Set(checks.flatMap(check => check.refuses))],
  }
}

const listOf = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T])

const isPartOf = (child: Entry, address: string): boolean =>
  Object.entries(child.record.shape.fields).some(
    ([name, field]) => field.kind === 'ref' && field.options['part'] === true && child.refs.get(name) === address,
  )

/** The field that names a row: as told, its number, or its first text. Null when it has none of them. */
const titleOf = ({ shape, life }: AnyRecord): string | null =>
  life.title ?? (life.number ? 'number' : (Object.keys(shape.fields).find(name => shape.fields[name]?.kind === 'text') ?? null))

// Enough for any life a person can oversee; a tangle of states must not stall the start.
const stepsMax = 100_000

/**
 * The main road of a life: the longest way from birth that passes no state twice; among equals the one declared first. A move
 * that has to be explained leaves the road, so those are walked only where there is no other way on.
 */
export function lifelineOf(record: AnyRecord): readonly string[] {
  const moves = Object.values(record.life.moves).filter(move => move.to !== 'same')
  const plain = longestWay(
    record,
    moves.filter(move => move.reason !== 'required'),
  )
  return plain.length > 1 ? plain : longestWay(record, moves)
}

function longestWay({ shape }: AnyRecord, moves: readonly PlainMove[]): readonly string[] {
  const ways = new Map<string, string[]>(shape.states.map(state => [state, []]))
  for (const move of moves) for (const from of listOf<string>(move.from)) ways.get(from)?.push(move.to)
  let longest: readonly string[] = []
  let steps = 0
  const walk = (path: readonly string[]): void => {
    steps += 1
    if (path.length > longest.length) longest = path
    for (const next of ways.get(path[path.length - 1] as string) ?? []) {
      if (!path.includes(next) && steps < stepsMax) walk([...path, next])
    }
  }
  const births = moves.filter(move => move.from === 'new').map(move => move.to)
  for (const birth of new Set(births.length > 0 ? births : shape.states.slice(0, 1))) walk([birth])
  return longest
}
