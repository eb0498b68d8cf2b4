import type { Benchmark } from '../queries.ts'
import type { Lang } from '../wire.ts'
import type { Cell, LabCase, SetCase } from './lab-case.ts'
import type { LabInput } from './lab-engine.ts'
import type { LabSpec } from './lab-spec.ts'
import type { LabStore } from './lab-store.ts'

export type NationalSet = Benchmark['sets'][number]
export type PlanLink = Benchmark['links'][number]

/** What every panel of the lab knows. */
export interface LabHouse {
  readonly data: Benchmark
  readonly of: LabCase
  readonly set: NationalSet
  readonly part: SetCase
  /** null: too little data to rank */
  readonly made: LabSpec | null
  readonly store: LabStore
  readonly keep: (next: LabCase) => void
  readonly keepPart: (next: Partial<SetCase>) => void
}

/** The facts of the plan give the zone's values where the meaning is the same; what a person entered comes first. */
export function ownOf(data: Benchmark, of: LabCase, set: string): Readonly<Record<string, Cell>> {
  const facts = data.links.flatMap(({ set: at, code, match, figure }) =>
    at === set && match === 'same' && figure.value !== null ? [[code, Number(figure.value)] as const] : [],
  )
  const entered = Object.entries(of.sets[set]?.own ?? {}).filter(([, cell]) => cell !== null)
  return Object.fromEntries<Cell>([...facts, ...entered])
}

/** The fact behind a value; null where a person entered it. */
export const factOf = ({ data, part, set }: LabHouse, code: string): PlanLink | null =>
  (part.own[code] ?? null) !== null
    ? null
    : (data.links.find(link => link.set === set.set && link.code === code && link.match === 'same') ?? null)

export const linkOf = ({ data, set }: LabHouse, code: string): PlanLink | null =>
  data.links.find(link => link.set === set.set && link.code === code) ?? null

export const inputOf = (made: LabSpec, of: LabCase): LabInput => ({
  spec: made.spec,
  unit: made.unit,
  targetRank: of.targetRank,
})

export const indicatorOf = (set: NationalSet, code: string) => set.indicators.find(indicator => indicator.code === code)

export const nameOf = (set: NationalSet, code: string, lang: Lang): string => {
  const found = indicatorOf(set, code) ?? set.groups.find(group => group.code === code)
  return (lang === 'zh' ? found?.name : found?.nameEn) ?? code
}
