import { type IndexSet, structureOfSet } from '#index'
import { type Cell, type LabCase, middleOf, type SetCase } from './lab-case.ts'

/** A set and a case as one input of the engine, and what had to be left out or assumed for it. */
export interface LabSpec {
  /** JSON form of an index spec with its uncertainty */
  readonly spec: Readonly<Record<string, unknown>>
  readonly unit: string
  /** codes that take part, in the order of the set */
  readonly codes: readonly string[]
  /** codes nobody has data for, or that do not tell the zones apart */
  readonly leftOut: readonly string[]
  /** codes that take part, but the zone's own value is not known */
  readonly ownMissing: readonly string[]
  /** codes of groups and indicators whose weight was assumed */
  readonly assumed: readonly string[]
  /** codes scaled by the table instead of national limits */
  readonly withoutPosts: readonly string[]
  /** how many values of other zones are ranges, and how many are not known */
  readonly ranges: number
  readonly holes: number
  /** value the zone starts from, by code; `NaN` where unknown */
  readonly start: Readonly<Record<string, number>>
  /** lowest and highest value of the table, by code */
  readonly span: Readonly<Record<string, readonly [number, number]>>
  /** decimals the table is written in, by code */
  readonly digits: Readonly<Record<string, number>>
}

/** Name of the assumption about one value. */
export const valueName = (unit: string, code: string): string => `value\t${unit}\t${code}`
export const weightsName = 'weights'

/**
 * @param own the zone's values: what a person entered, else what the facts say
 * @returns null without the zone's name, with fewer than two zones or no indicator that tells them apart
 */
export function specOf(set: IndexSet, part: SetCase, of: LabCase, own: Readonly<Record<string, Cell>>): LabSpec | null {
  const units = [of.zone, ...part.zones]
  const cells = (code: string): readonly Cell[] => [own[code] ?? null, ...(part.values[code] ?? part.zones.map(() => null))]
  const known = set.indicators.filter(({ code }) => {
    const values = new Set(cells(code).map(middleOf).filter(Number.isFinite))
    return values.size > 1
  })
  if (of.zone === '' || units.length < 2 || known.length === 0) return null
  const codes = known.map(({ code }) => code)
  const { structure, assumed } = structureOfSet(set, { assumedWeight: of.assumedWeight, only: new Set(codes) })
  const columns = Object.fromEntries(codes.map(code => [code, cells(code)]))
  const assumptions: unknown[] = []
  if (of.weightNoise !== null && of.weightNoise > 0)
    assumptions.push({ name: weightsName, kind: 'weight-noise', factor: of.weightNoise, levels: [1] })
  for (const code of codes)
    for (const [row, cell] of (columns[code] as readonly Cell[]).entries())
      if (cell !== null && typeof cell !== 'number') {
        const unit = units[row] as string
        assumptions.push({ name: valueName(unit, code), kind: 'value', unit, indicator: code, distribution: { range: cell } })
      }
  const spans = codes.map((code): readonly [string, readonly [number, number]] => {
    const ends = (columns[code] as readonly Cell[]).flatMap(cell =>
      cell === null ? [] : typeof cell === 'number' ? [cell] : [...cell],
    )
    const post = part.posts[code]
    return [code, [Math.min(...ends, ...(post ?? [])), Math.max(...ends, ...(post ?? []))]]
  })
  const withPosts = codes.filter(code => part.posts[code] !== undefined)
  const numbers = (cell: Cell): number | null => (cell === null ? null : middleOf(cell))
  return {
    spec: {
      version: 1,
      name: set.name,
      data: {
        units,
        indicators: Object.fromEntries(codes.map(code => [code, (columns[code] as readonly Cell[]).map(numbers)])),
      },
      structure: structure.map(({ ...node }) => {
        const { unit: _measure, ...rest } = node as typeof node & { readonly unit?: string }
        return rest
      }),
      steps: [
        {
          step: 'normalise',
          method: 'min-max',
          range: [0, 100],
          each: Object.fromEntries(
            withPosts.map(code => [code, { method: 'goalposts', goalposts: part.posts[code], factor: 100, clamp: true }]),
          ),
        },
        { step: 'aggregate', method: 'arithmetic' },
      ],
      accept: ['single_child'],
      uncertainty: {
        seed: of.seed,
        replications: of.replications,
        sampling: 'sobol',
        interval: [0.1, 0.9],
        topRanks: [of.targetRank],
        assumptions,
      },
    },
    unit: of.zone,
    codes,
    leftOut: set.indicators.map(({ code }) => code).filter(code => !codes.includes(code)),
    ownMissing: codes.filter(code => Number.isNaN(middleOf(own[code] ?? null))),
    assumed: assumed.filter(code => codes.includes(code) || set.groups.some(group => group.code === code)),
    withoutPosts: codes.filter(code => part.posts[code] === undefined),
    ranges: assumptions.length - (of.weightNoise ? 1 : 0),
    holes: codes.reduce(
      (sum, code) => sum + (columns[code] as readonly Cell[]).slice(1).filter(cell => cell === null).length,
      0,
    ),
    start: Object.fromEntries(codes.map(code => [code, middleOf(own[code] ?? null)])),
    span: Object.fromEntries(spans),
    digits: Object.fromEntries(codes.map(code => [code, digitsOf(columns[code] as readonly Cell[])])),
  }
}

/** The spec as it stands under the sliders: a value set by hand is known and no longer a range. */
export function settledSpec(
  { spec, unit }: LabSpec,
  settings: Readonly<Record<string, number>>,
): Readonly<Record<string, unknown>> {
  const { data, uncertainty } = spec as {
    readonly data: {
      readonly units: readonly string[]
      readonly indicators: Readonly<Record<string, readonly (number | null)[]>>
    }
    readonly uncertainty: { readonly assumptions: readonly { readonly name: string }[] }
  }
  const row = data.units.indexOf(unit)
  const set = new Set(Object.keys(settings).map(code => valueName(unit, code)))
  return {
    ...spec,
    data: {
      ...data,
      indicators: Object.fromEntries(
        Object.entries(data.indicators).map(([code, column]) => [
          code,
          column.map((value, at) => (at === row ? (settings[code] ?? value) : value)),
        ]),
      ),
    },
    uncertainty: { ...uncertainty, focus: unit, assumptions: uncertainty.assumptions.filter(({ name }) => !set.has(name)) },
  }
}

const digitsOf = (cells: readonly Cell[]): number =>
  Math.max(...cells.flat().map(value => (value === null ? 0 : (String(value).split('.')[1] ?? '').length)))
