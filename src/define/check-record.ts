import { type DefinitionFault, didYouMean, fault } from './definition-fault.ts'
import { checkRoads } from './check-roads.ts'
import type { Clock } from './clock.ts'
import type { Field, Fields } from './fields.ts'
import type { AnyRecord, PlainMove } from './record.ts'
import type { Sight } from './sight.ts'

/** What a record is checked against: the other definitions, by address. */
export interface House {
  /** `area.record`, also `record` for the own area */
  readonly recordAt: (address: string) => AnyRecord | null
  readonly addressOf: (target: unknown) => string | null
  readonly addresses: readonly string[]
  /** moves somebody follows up with, as `area.record.move` */
  readonly followed: ReadonlySet<string>
}

const partyAddresses: readonly (string | null)[] = ['parties.unit', 'parties.organisation', 'parties.person']

/** The start-up checks of one record. @param path `area/record` */
export function checkRecord(record: AnyRecord, path: string, area: string, house: House): readonly DefinitionFault[] {
  return [
    ...checkStates(record, path),
    ...checkFields(record, path, house),
    ...checkMoves(record, path, area, house),
    ...checkClocks(record, path, house),
    ...checkDates(record, path),
    ...checkSights(record, path, area, house),
    ...checkList(record, path),
    ...checkRoads(record, path),
  ]
}

function checkStates({ shape, life }: AnyRecord, path: string): readonly DefinitionFault[] {
  const faults: DefinitionFault[] = []
  const moves = Object.entries(life.moves)
  const births = moves.filter(([, move]) => move.from === 'new')
  if (births.length === 0) {
    faults.push(fault(`${path}/moves`, 'has states', "no move starts from 'new'", "Add a move with from: 'new'"))
  }
  const into = new Set(moves.flatMap(([, move]) => (move.to === 'same' ? [] : [move.to])))
  if (births.some(([, move]) => move.to === 'same')) into.add(shape.states[0] ?? '')
  for (const state of shape.states) {
    if (!into.has(state)) {
      faults.push(
        fault(`${path}/states/${state}`, 'cannot be reached', 'moves into it: none', 'Add a move to it, or remove the state'),
      )
    }
  }
  for (const [name, move] of life.appendOnly ? moves : []) {
    if (move.from !== 'new') {
      const remedy = "Let it start from 'new', or take appendOnly away"
      faults.push(fault(`${path}/moves/${name}`, 'changes a row', 'the record is appendOnly', remedy))
    }
  }
  return faults
}

function checkFields({ shape, life }: AnyRecord, path: string, house: House): readonly DefinitionFault[] {
  const faults: DefinitionFault[] = []
  const moves = Object.entries(life.moves)
  const asked = new Set(moves.flatMap(([, move]) => move.asks ?? []))
  const someoneSets = moves.some(([, move]) => move.sets)
  for (const [name, field] of Object.entries(shape.fields)) {
    const at = `${path}/fields/${name}`
    const { options } = field
    if (!asked.has(name) && !someoneSets) {
      faults.push(fault(at, 'is stored', 'no move asks for it or sets it', 'Ask for it, set it, or remove the field'))
    }
    for (const [birth, move] of moves) {
      if (move.from !== 'new' || move.sets || options.later || options.optional || (move.asks ?? []).includes(name)) continue
      faults.push(fault(at, 'is required', `${birth} does not ask for it`, 'Ask for it there, or mark it later or optional'))
    }
    if (options.later && options.optional) {
      faults.push(
        fault(
          at,
          'is later',
          'it is optional as well',
          'Keep later for a field some move requires, optional for one none does',
        ),
      )
    }
    if (options.sealedUntil !== undefined && !(options.sealedUntil in life.moves)) {
      faults.push(
        unknownName(at, `is sealed until '${options.sealedUntil}'`, 'moves', options.sealedUntil, Object.keys(life.moves)),
      )
    }
    if (options.after !== undefined && shape.fields[options.after]?.kind !== 'day') {
      const days = Object.keys(shape.fields).filter(other => shape.fields[other]?.kind === 'day' && other !== name)
      faults.push(unknownName(at, `comes after '${options.after}'`, 'days', options.after, days))
    }
    faults.push(...checkCarried(shape.fields, name, field, at, house), ...checkRef(field, at, house))
    if (field.kind === 'parts') {
      for (const [part, inner] of Object.entries(options['of'] as Fields))
        faults.push(...checkRef(inner, `${at}/fields/${part}`, house))
    }
  }
  return faults
}

function checkRef(field: Field, at: string, house: House): readonly DefinitionFault[] {
  if (field.kind !== 'ref' || house.addressOf(field.options['to']) !== null) return []
  const to = field.options['to']
  const written = typeof to === 'string' ? to : (to as { readonly name: string }).name
  const remedy = didYouMean(written, house.addresses, 'List that record in its area, or mend the address')
  return [fault(at, `refers to '${written}'`, 'no area has such a record', remedy)]
}

function checkCarried(fields: Fields, name: string, field: Field, at: string, house: House): readonly DefinitionFault[] {
  const { carried } = field.options
  if (carried === undefined) return []
  const [record = '', source = ''] = carried.split('.')
  const ways = Object.keys(fields).filter(other => {
    const to = fields[other]?.kind === 'ref' && other !== name ? house.addressOf(fields[other]?.options['to']) : null
    return to?.split('.')[1] === record
  })
  const says = `is carried from '${carried}'`
  if (ways.length !== 1) {
    const against =
      ways.length === 0 ? `no other field refers to a '${record}'` : `${ways.join(' and ')} both refer to a '${record}'`
    return [fault(at, says, against, 'Name a record that exactly one field refers to')]
  }
  const target = house.recordAt(house.addressOf(fields[ways[0] ?? '']?.options['to']) ?? '')
  const known = Object.keys(target?.shape.fields ?? {})
  if (!known.includes(source)) return [unknownName(at, says, 'fields', source, known)]
  const kind = target?.shape.fields[source]?.kind
  return kind === field.kind ? [] : [fault(at, `is a ${field.kind}`, `'${carried}' is a ${kind}`, 'Give both the same kind')]
}

function checkMoves({ shape, life }: AnyRecord, path: string, area: string, house: House): readonly DefinitionFault[] {
  const faults: DefinitionFault[] = []
  for (const [name, move] of Object.entries(life.moves)) {
    const at = `${path}/moves/${name}`
    const roles = rolesOf(move)
    for (const role of roles) {
      if (role !== 'calendar' && !life.seenBy[role] && move.from !== 'new') {
        const remedy = `Give '${role}' a sight, or take it out of by`
        faults.push(fault(`${at}/by`, `'${role}' may take it`, `seenBy lets '${role}' see no row`, remedy))
      }
    }
    for (const role of move.tells ?? []) {
      if (role !== 'calendar' && life.seenBy[role]) continue
      faults.push(
        fault(
          `${at}/tells`,
          `tells '${role}'`,
          `seenBy lets '${role}' see no row`,
          `Give '${role}' a sight, or do not tell it`,
        ),
      )
    }
    for (const take of move.also?.moves ?? []) faults.push(...checkFollow(take, `${at}/also`, area, house))
    const isTaken = house.followed.has(`${area}.${shape.name}.${name}`) || takenByDate(life).has(name)
    if (roles.every(role => role === 'calendar') && !isTaken) {
      const against = 'no clock, validity, notice or follow-up takes it'
      faults.push(fault(at, "is taken by 'calendar' alone", against, 'Let one take it, or give it a role'))
    }
    for (const other of move.apart ?? []) {
      if (other === name || move.from === 'new') {
        const remedy = 'Name moves that come before it'
        faults.push(fault(`${at}/apart`, `wants another person than '${other}'`, 'nobody can have taken that before', remedy))
      }
    }
  }
  return faults
}

function checkFollow(take: string, at: string, area: string, house: House): readonly DefinitionFault[] {
  const words = take.split('.')
  const move = words.pop() ?? ''
  const record = words.length > 1 ? words.join('.') : `${area}.${words[0]}`
  const target = house.recordAt(record)
  const says = `follows with '${take}'`
  if (!target) return [unknownName(at, says, 'records', record, house.addresses)]
  const known = Object.keys(target.life.moves)
  if (known.includes(move)) return []
  return [fault(at, says, `${record} has moves ${known.join(', ')}`, didYouMean(move, known, 'Add the move, or name another'))]
}

/** Moves the house takes by itself on a day. */
const takenByDate = (life: AnyRecord['life']): ReadonlySet<string | undefined> =>
  new Set([
    ...Object.values(life.clocks ?? {}).map(clock => clock.takes),
    life.validity?.lapses,
    life.notice?.then,
    life.notice?.objected,
  ])

function checkClocks({ shape, life }: AnyRecord, path: string, house: House): readonly DefinitionFault[] {
  return Object.entries(life.clocks ?? {}).flatMap(([name, clock]) => {
    const at = `${path}/clocks/${name}`
    const faults: DefinitionFault[] = []
    if (!clock.takes && !clock.prompts?.length && !clock.warns?.length) {
      faults.push(fault(at, 'runs', 'nothing happens when it is due', 'Say takes, prompts or warns'))
    }
    if ((clock.lasts === undefined) === (clock.until === undefined)) {
      const against = clock.lasts ? 'it says lasts and until' : 'it says neither lasts nor until'
      faults.push(fault(at, 'has to be due on one day', against, 'Say one of them'))
    }
    const both = clock.runs.filter(state => clock.pauses?.includes(state))
    if (both.length > 0) faults.push(fault(at, `runs in '${both[0]}'`, 'it pauses there too', 'Take the state out of one list'))
    if (clock.takes) faults.push(...checkTakes(life.moves[clock.takes], clock.takes, clock.runs, `${at}/takes`))
    faults.push(...checkPrompts(clock, { shape, life }, at, house), ...checkLength(clock, shape.fields, at))
    return faults
  })
}

/** A move taken by date: by the calendar, from where it is due, and without a form nobody fills. */
function checkTakes(
  move: PlainMove | undefined,
  name: string,
  states: readonly string[],
  at: string,
): readonly DefinitionFault[] {
  if (!move) return []
  const says = `takes '${name}' by date`
  if (!rolesOf(move).includes('calendar')) {
    return [fault(at, says, `it is by ${rolesOf(move).join(', ')}`, "Add 'calendar' to by, or use prompts")]
  }
  if (move.asks?.length) return [fault(at, says, `it asks for ${move.asks.join(', ')}`, 'Use prompts, or set the fields')]
  const elsewhere = states.filter(state => ![move.from].flat().includes(state))
  if (elsewhere.length === 0) return []
  return [fault(at, says, `it does not start from '${elsewhere[0]}'`, 'Add the state to from, or take it away here')]
}

function checkPrompts(clock: Clock, { life }: AnyRecord, at: string, house: House): readonly DefinitionFault[] {
  return (clock.prompts ?? []).flatMap(({ role, move }) => {
    const words = move.split('.')
    const name = words.pop() ?? ''
    const target = words.length === 0 ? life.moves[name] : house.recordAt(words.join('.'))?.life.moves[name]
    const says = `prompts '${role}' to '${move}'`
    if (!target) return [unknownName(`${at}/prompts`, says, 'moves', move, Object.keys(life.moves))]
    if (!rolesOf(target).includes(role)) {
      return [fault(`${at}/prompts`, says, `it is by ${rolesOf(target).join(', ')}`, 'Prompt a role that may take it')]
    }
    const starts = words.length > 0 || clock.runs.some(state => [target.from].flat().includes(state))
    return starts ? [] : [fault(`${at}/prompts`, says, 'it starts from no state the clock runs in', 'Prompt another move')]
  })
}

function checkLength(clock: Clock, fields: Fields, at: string): readonly DefinitionFault[] {
  const length = clock.lasts
  if (!length || typeof length.days === 'number') return []
  const { by, name } = length.days
  if (by.length === 0) return []
  const field = length.by === undefined ? undefined : fields[length.by]
  const choices = (field?.kind === 'choice' ? field.options['of'] : []) as readonly string[]
  const missing = choices.find(item => !by.includes(item))
  if (choices.length > 0 && missing === undefined) return []
  const against = missing === undefined ? 'the clock names no choice to look it up by' : `it has no value for '${missing}'`
  return [fault(`${at}/lasts`, `lasts '${name}', kept by ${by.join(', ')}`, against, 'Name a field with the same choices')]
}

function checkDates({ life }: AnyRecord, path: string): readonly DefinitionFault[] {
  const { notice, validity } = life
  return [
    ...(validity ? checkTakes(life.moves[validity.lapses], validity.lapses, [], `${path}/validity/lapses`) : []),
    ...(notice ? checkTakes(life.moves[notice.then], notice.then, [notice.in], `${path}/notice/then`) : []),
    ...(notice ? checkTakes(life.moves[notice.objected], notice.objected, [notice.in], `${path}/notice/objected`) : []),
  ]
}

function checkSights({ shape, life }: AnyRecord, path: string, area: string, house: House): readonly DefinitionFault[] {
  return Object.entries(life.seenBy).flatMap(([role, sight]) => {
    const at = `${path}/seenBy/${role}`
    const faults: DefinitionFault[] = []
    for (const [list, names] of [
      ['hides', sight.hides],
      ['reveals', sight.reveals],
    ] as const) {
      for (const name of names ?? []) {
        if (name in shape.fields) continue
        faults.push(unknownName(at, `${list} '${name}'`, 'fields', name, Object.keys(shape.fields)))
      }
    }
    const open = (sight.reveals ?? []).find(name => shape.fields[name] && !shape.fields[name]?.options.masked)
    if (open !== undefined) faults.push(fault(at, `reveals '${open}'`, 'it is not masked', 'Mask the field, or show it'))
    return [
      ...faults,
      ...checkOwn(sight, shape.fields, at, house, `${area}.${shape.name}`),
      ...checkAssigned(sight, shape.fields, at, area, house),
    ]
  })
}

function checkOwn(sight: Sight, fields: Fields, at: string, house: House, address: string): readonly DefinitionFault[] {
  if (sight.see !== 'own' || sight.field === undefined) return []
  const [name = '', part] = sight.field.split('.')
  const outer = fields[name]
  const field = part === undefined ? outer : (outer?.options['of'] as Fields | undefined)?.[part]
  // a party's own row is the one it is
  const own = name === 'id' ? address : null
  const target = field?.kind === 'ref' ? house.addressOf(field.options['to']) : own
  if (partyAddresses.includes(target)) return []
  const against = `it refers to ${target === null ? 'no record' : `'${target}'`}`
  return [
    fault(at, `sees its own rows by '${sight.field}'`, against, 'Name a reference to a unit, an organisation or a person'),
  ]
}

function checkAssigned(sight: Sight, fields: Fields, at: string, area: string, house: House): readonly DefinitionFault[] {
  if (sight.see !== 'assigned' || !sight.to) return []
  const { record, who, theirs, mine } = sight.to
  const says = `sees what '${record}' assigns`
  const target = house.recordAt(record.includes('.') ? record : `${area}.${record}`)
  if (!target) return [unknownName(at, says, 'records', record, house.addresses)]
  const known = Object.keys(target.shape.fields)
  const wrong = [who, theirs].find(name => !known.includes(name))
  if (wrong !== undefined) return [unknownName(at, says, 'fields', wrong, known)]
  return mine === 'id' || mine in fields ? [] : [unknownName(at, says, 'own fields', mine, Object.keys(fields))]
}

/** What is sealed or masked is ciphertext: no list may sort, filter, search or be named by it. */
function checkList({ shape, life }: AnyRecord, path: string): readonly DefinitionFault[] {
  const uses: readonly (readonly [string, readonly (string | undefined)[]])[] = [
    ['list/filters', life.list?.filters ?? []],
    ['list/search', life.list?.search ?? []],
    ['list/newest', [life.list?.newest]],
    ['title', [life.title]],
    ['notice/shows', life.notice?.shows ?? []],
  ]
  return uses.flatMap(([at, names]) =>
    names.flatMap(name => {
      const options = name === undefined ? undefined : shape.fields[name]?.options
      if (!options?.masked && options?.sealedUntil === undefined) return []
      const word = options.masked ? 'masked' : 'sealed'
      return [fault(`${path}/${at}`, `uses '${name}'`, `it is ${word} and stored as ciphertext`, 'Use another field')]
    }),
  )
}

export const rolesOf = (move: PlainMove) => [move.by].flat()

const unknownName = (at: string, says: string, what: string, written: string, known: readonly string[]): DefinitionFault =>
  fault(at, says, `the ${what} are ${known.join(', ') || 'none'}`, didYouMean(written, known, 'Name one of them'))
