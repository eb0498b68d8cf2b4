import type { Area } from './area.ts'
import { type DefinitionFault, didYouMean, fault } from './definition-fault.ts'
import type { AnyRecord, PlainMove } from './record.ts'
import type { GrantedRole } from './roles.ts'

/** Stands where the id of an earlier row or actor will be. */
export interface Placeholder {
  readonly row: string
}

/** Stands where an uploaded file will be; its name is the message of that key and says that it is made up. */
export interface SampleFile {
  readonly file: string
}

/** Stands where words will be: the message `<slug>.example.<key>`, so that an example speaks both languages. */
export interface SampleText {
  readonly said: string
}

/** Who acts in an example: one invented person in one post, for one of the example's organisations or none. */
export interface ExampleActor {
  /** key of the invented name among the messages */
  readonly said: string
  readonly role: GrantedRole
  /** key of a row of `parties.organisation` entered by an earlier step */
  readonly organisation?: string
  /** short name of a unit of the plan, for roles that act for one */
  readonly unit?: string
}

/** One move on one day. A birth gives the row its key; later steps and references find it by that key. */
export interface ExampleStep {
  /** key of an actor, or `calendar` for what happens by date */
  readonly as: string
  readonly on: string
  /** `grant.issue` of the own area, `parties.organisation.enter` of another */
  readonly take: string
  readonly key: string
  /** values by field in inner types: money bigint, days text; `rowNamed()` for ids, `fileNamed()` for files, `said()` for words */
  readonly values?: Readonly<Record<string, unknown>>
  readonly reason?: string
  /** the state after the move unless told: the one the move leads to */
  readonly expect?: {
    readonly refused?: string
    readonly state?: string
    /** values that must stand in the row afterwards */
    readonly values?: Readonly<Record<string, unknown>>
    /** states of other rows that follow-ups must have reached, by key */
    readonly others?: Readonly<Record<string, string>>
  }
}

/** A small worked example: it feeds the test of its slice, the demonstration data and the manual. All names are invented. */
export interface Example {
  readonly area: string
  readonly actors: Readonly<Record<string, ExampleActor>>
  readonly steps: readonly ExampleStep[]
}

export const rowNamed = (key: string): Placeholder => ({ row: key })

export const fileNamed = (key: string): SampleFile => ({ file: key })

export const said = (key: string): SampleText => ({ said: key })

/** @returns what of the example does not fit the definitions: unknown moves, actors, keys, fields, codes */
export function checkExample(example: Example, areas: readonly Area[]): readonly DefinitionFault[] {
  const faults: DefinitionFault[] = []
  const moves = new Map<string, { readonly record: AnyRecord; readonly move: PlainMove }>(
    areas.flatMap(area =>
      area.records.flatMap(record =>
        Object.entries(record.life.moves).map(
          ([name, move]) => [`${area.slug}.${record.shape.name}.${name}`, { record, move }] as const,
        ),
      ),
    ),
  )
  const born = new Set<string>(Object.keys(example.actors))
  for (const [at, step] of example.steps.entries()) {
    const path = `${example.area}/example/${at + 1}`
    const take = addressOfTake(example, step)
    const found = moves.get(take)
    if (!found) {
      const remedy = didYouMean(take, [...moves.keys()], 'Name a move of a definition')
      faults.push(fault(path, `takes '${take}'`, 'no definition has that move', remedy))
      continue
    }
    if (step.as !== 'calendar' && !(step.as in example.actors)) {
      faults.push(fault(path, `is taken as '${step.as}'`, 'the example has no such actor', 'Add the actor, or name another'))
    }
    const isBirth = found.move.from === 'new'
    if (!isBirth && !born.has(step.key)) {
      faults.push(fault(path, `moves '${step.key}'`, 'no earlier step gave that key', 'Let the row be born before'))
    }
    for (const key of rowsNamed(step.values)) {
      if (!born.has(key))
        faults.push(fault(path, `refers to '${key}'`, 'no earlier step gave that key', 'Let the row be born before'))
    }
    const asked: readonly string[] = found.move.asks ?? []
    for (const name of Object.keys(step.values ?? {})) {
      if (asked.includes(name)) continue
      faults.push(
        fault(
          path,
          `gives '${name}'`,
          `the move asks for ${asked.join(', ') || 'nothing'}`,
          didYouMean(name, asked, 'Take it out'),
        ),
      )
    }
    if (isBirth && step.expect?.refused === undefined) born.add(step.key)
  }
  return faults
}

/** The move of a step, always as `area.record.move`. */
export const addressOfTake = (example: Example, step: ExampleStep): string =>
  step.take.split('.').length > 2 ? step.take : `${example.area}.${step.take}`

/** What the runner of an example knows: ids of rows and actors, ids of stored files, and words. */
export interface Filling {
  readonly idOf: (key: string) => unknown
  readonly fileOf: (key: string) => unknown
  readonly textOf: (key: string) => unknown
}

/** Put ids, files and words where their placeholders stand, also inside lists and lines. */
export function filled(value: unknown, filling: Filling): unknown {
  if (Array.isArray(value)) return value.map(item => filled(item, filling))
  if (typeof value !== 'object' || value === null) return value
  // A stand-in has one key and nothing else: a form may well have a field called `file`.
  const [[only, key] = ['', null], ...more] = Object.entries(value)
  if (more.length === 0 && typeof key === 'string') {
    if (only === 'row') return filling.idOf(key)
    if (only === 'file') return filling.fileOf(key)
    if (only === 'said') return filling.textOf(key)
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, filled(item, filling)]))
}

/** Every message an example speaks with, in full. */
export function exampleKeys(example: Example): readonly string[] {
  const keys = new Set(Object.values(example.actors).map(actor => actor.said))
  const add = (key: string) => keys.add(key)
  for (const step of example.steps) filled(step.values, { idOf: () => null, fileOf: add, textOf: add })
  return [...keys].map(key => `${example.area}.example.${key}`)
}

function rowsNamed(value: unknown): readonly string[] {
  const names: string[] = []
  filled(value, { idOf: key => names.push(key), fileOf: () => null, textOf: () => null })
  return names
}
