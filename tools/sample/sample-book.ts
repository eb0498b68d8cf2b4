import { addDays, assert, type Day, day } from '#base'
import { addWorkingDays, rollToWorkingDay, type WorkingCalendar } from '#calendar'
import type { ExampleActor, ExampleStep } from '#define'
import type { SampleWords, UnitWords } from './sample-words.ts'

/** The row a step moves, where a follow-up made it: the first of the address whose fields are these. */
export interface FoundRow {
  readonly find: string
  readonly where: Readonly<Record<string, unknown>>
}

export type SampleStep = ExampleStep & { readonly row?: FoundRow }
export type SampleActor = ExampleActor & { readonly account: string }

export interface Sample {
  readonly area: 'sample'
  readonly today: Day
  readonly actors: Readonly<Record<string, SampleActor>>
  readonly steps: readonly SampleStep[]
  /** text of every invented file by its name */
  readonly files: Readonly<Record<string, string>>
  /** sheets that were read into registers, by file under `registers/` */
  readonly sheets: readonly SheetStep[]
}

/** A sheet that is read in before the day, by whoever keeps the register. */
export interface SheetStep {
  readonly on: string
  readonly as: string
  readonly register: string
  readonly file: string
}

/** The day the sample is looked at; nothing in it happens later. */
export const sampleToday = day('2024-03-04')

/** What the parts of the sample write into: steps, files, and the one source of chance and of working days. */
export interface SampleBook {
  readonly words: SampleWords
  /** units the plan names, without the collective and the statistics bureau */
  readonly named: readonly UnitWords[]
  readonly unit: (key: string) => UnitWords
  readonly keyOf: (unitName: string) => string
  readonly step: (step: SampleStep) => void
  /** notes the text of a file once and answers its stand-in */
  readonly file: (name: string, text: string) => { readonly file: string }
  /** an invented name nobody has yet, marked as sample */
  readonly name: () => string
  readonly chance: () => number
  readonly pick: <T>(from: readonly T[]) => T
  readonly between: (low: number, high: number) => number
  /** the day itself, or the next working day, `days` calendar days later */
  readonly after: (from: Day, days: number) => Day
  readonly workingDaysAfter: (from: Day, days: number) => Day
  readonly steps: readonly SampleStep[]
  readonly files: ReadonlyMap<string, string>
}

export function openBook(words: SampleWords, calendar: WorkingCalendar): SampleBook {
  const steps: SampleStep[] = []
  const files = new Map<string, string>()
  const chance = seeded(20_240_304)
  const byKey = new Map(words.units.map(unit => [unit.key, unit]))
  const byName = new Map(words.units.map(unit => [unit.name, unit.key]))
  const between = (low: number, high: number) => low + Math.floor(chance() * (high - low + 1))
  const pick = <T>(from: readonly T[]): T => known(from[between(0, from.length - 1)], 'a list to pick from')
  const used = new Set<string>()
  const name = (): string => {
    const drawn = (chance() < 0.15 ? pick(words.mongolian) : pick(words.surnames) + pick(words.given)) + words.mark
    if (used.has(drawn)) return name()
    used.add(drawn)
    return drawn
  }
  return {
    words,
    named: words.units.filter(unit => unit.kind !== 'collective' && unit.key !== 'tjj'),
    unit: key => known(byKey.get(key), key),
    keyOf: name => known(byName.get(name), name),
    step: step => steps.push(step),
    file: (name, text) => {
      assert(name.includes(words.mark), `'${name}' says that it is a sample`)
      if (!files.has(name)) files.set(name, text)
      return { file: name }
    },
    name,
    chance,
    pick,
    between,
    after: (from, days) => {
      const rolled = rollToWorkingDay(calendar, addDays(from, days))
      assert(rolled.ok, 'the years of the sample are in the calendar')
      return rolled.value
    },
    workingDaysAfter: (from, days) => {
      const added = addWorkingDays(calendar, from, days)
      assert(added.ok, 'the years of the sample are in the calendar')
      return added.value
    },
    steps,
    files,
  }
}

export const known = <T>(value: T | undefined, name: string): T => {
  assert(value !== undefined, `the sample knows '${name}'`)
  return value
}

export const row = (key: string) => ({ row: key })
export const unitRow = (key: string) => ({ row: `unit-${key}` })
export const taskRow = (clause: string): FoundRow => ({ find: 'plan.mainTask', where: { clause } })

/** Everybody who acts, by key. */
export function actorsOf({ words, named, name }: SampleBook): Readonly<Record<string, SampleActor>> {
  const ofUnits = named.flatMap(({ key, shortName }): [string, SampleActor][] => [
    [`${key}-liaison`, { said: name(), role: 'liaison', unit: shortName, account: `${key}-liaison` }],
    [`${key}-head`, { said: name(), role: 'unitHead', unit: shortName, account: `${key}-head` }],
  ])
  const others = Object.entries(words.actors).map(([key, actor]): [string, SampleActor] => [
    key,
    { said: name(), ...actor, role: actor.role as SampleActor['role'] },
  ])
  const second: SampleActor = {
    said: words.zoneSecond,
    role: 'zoneDepartment',
    unit: known(words.actors['zoneDepartment'], 'zone').unit ?? '',
    account: 'zone-second',
  }
  return Object.fromEntries([...others, ...ofUnits, ['zoneSecond', second]])
}

/** Mulberry32: the same seed draws the same numbers everywhere. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
