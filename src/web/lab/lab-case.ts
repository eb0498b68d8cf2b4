import { plainDigits, trimZeros } from '../format.ts'

/** A value, a range nobody may collapse to its middle, or what is not known. */
export type Cell = number | readonly [number, number] | null

/** What the zone could do about one indicator. */
export interface LabAction {
  readonly indicator: string
  /** value within reach, in the indicator's unit; null: not said */
  readonly reach: number | null
  /** effort for one unit of the indicator; null: not said, then no path uses it */
  readonly effort: number | null
}

/** Data of one national set, by code of indicator. */
export interface SetCase {
  /** other zones */
  readonly zones: readonly string[]
  /** one cell per zone */
  readonly values: Readonly<Record<string, readonly Cell[]>>
  /** national lower and upper limit; where none is given, lowest and highest of the table serve */
  readonly posts: Readonly<Record<string, readonly [number, number]>>
  readonly own: Readonly<Record<string, Cell>>
  readonly actions: readonly LabAction[]
}

/** Everything a person states in the lab; kept in the browser's session and carried as a file. */
export interface LabCase {
  readonly kind: 'jinwei-lab-case'
  readonly version: 1
  /** invented */
  readonly isSample: boolean
  readonly note: string
  readonly zone: string
  readonly targetRank: number
  readonly dataYear: number | null
  readonly releaseYear: number | null
  readonly effortUnit: string
  /** in place of each unpublished weight of an indicator */
  readonly assumedWeight: number
  /** every indicator's weight moves by this share (0–1) either way; null: not assumed */
  readonly weightNoise: number | null
  readonly seed: number
  readonly replications: number
  readonly sets: Readonly<Record<string, SetCase>>
}

export const emptySet: SetCase = { zones: [], values: {}, posts: {}, own: {}, actions: [] }

/** Nothing assumed but that all weights nobody published are alike. */
export const emptyCase = (zone: string, targetRank: number): LabCase => ({
  kind: 'jinwei-lab-case',
  version: 1,
  isSample: false,
  note: '',
  zone,
  targetRank,
  dataYear: null,
  releaseYear: null,
  effortUnit: '',
  assumedWeight: 1,
  weightNoise: null,
  seed: 1,
  replications: 10_000,
  sets: {},
})

/** Where a file is no case. */
export interface CaseFault {
  readonly where: string
  readonly found: string
}

/**
 * @param text JSON of a case
 * @returns the case, or the first place that is not one; nothing is guessed
 */
export function readCase(text: string): { readonly case: LabCase } | { readonly fault: CaseFault } {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return { fault: { where: '', found: text.slice(0, 20) } }
  }
  const fault = faultOf(given)
  return fault === null ? { case: given as LabCase } : { fault }
}

type Known = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Known => typeof value === 'object' && value !== null && !Array.isArray(value)
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
const isRange = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && isNumber(value[0]) && isNumber(value[1]) && value[0] <= value[1]
const isCell = (value: unknown): boolean => value === null || isNumber(value) || isRange(value)
const isCount = (value: unknown): boolean => isNumber(value) && Number.isInteger(value) && value >= 1

const fields: Readonly<Record<keyof LabCase, (value: unknown) => boolean>> = {
  kind: value => value === 'jinwei-lab-case',
  version: value => value === 1,
  isSample: value => typeof value === 'boolean',
  note: value => typeof value === 'string',
  // A table may be pasted before the zone is named; until then nothing is ranked.
  zone: value => typeof value === 'string',
  targetRank: isCount,
  dataYear: value => value === null || isCount(value),
  releaseYear: value => value === null || isCount(value),
  effortUnit: value => typeof value === 'string',
  assumedWeight: value => isNumber(value) && value > 0,
  weightNoise: value => value === null || (isNumber(value) && value >= 0 && value <= 1),
  seed: value => isNumber(value) && Number.isInteger(value) && value >= 0,
  replications: value => isCount(value) && (value as number) <= 1_000_000,
  sets: isObject,
}

function faultOf(given: unknown): CaseFault | null {
  if (!isObject(given)) return { where: '', found: typeof given }
  const wrong = (where: string, value: unknown): CaseFault => ({ where, found: JSON.stringify(value)?.slice(0, 40) ?? '' })
  for (const [name, isRight] of Object.entries(fields)) if (!isRight(given[name])) return wrong(name, given[name])
  for (const [set, part] of Object.entries(given['sets'] as Known)) {
    const at = `sets.${set}`
    if (!isObject(part)) return wrong(at, part)
    const { zones, values, posts, own, actions } = part
    if (!Array.isArray(zones) || zones.some(zone => typeof zone !== 'string' || zone === '')) return wrong(`${at}.zones`, zones)
    if (new Set([...zones, given['zone']]).size !== zones.length + 1) return wrong(`${at}.zones`, given['zone'])
    for (const [name, map] of Object.entries({ values, posts, own })) if (!isObject(map)) return wrong(`${at}.${name}`, map)
    for (const [code, column] of Object.entries(values as Known)) {
      if (!Array.isArray(column) || column.length !== zones.length) return wrong(`${at}.values.${code}`, column)
      const cell = column.findIndex(value => !isCell(value))
      if (cell >= 0) return wrong(`${at}.values.${code}[${cell}]`, column[cell])
    }
    for (const [code, post] of Object.entries(posts as Known))
      if (!isRange(post) || (post as number[])[0] === (post as number[])[1]) return wrong(`${at}.posts.${code}`, post)
    for (const [code, value] of Object.entries(own as Known)) if (!isCell(value)) return wrong(`${at}.own.${code}`, value)
    if (!Array.isArray(actions)) return wrong(`${at}.actions`, actions)
    const action = actions.findIndex(
      item =>
        !isObject(item) ||
        typeof item['indicator'] !== 'string' ||
        [item['reach'], item['effort']].some(value => value !== null && !isNumber(value)) ||
        (isNumber(item['effort']) && item['effort'] < 0),
    )
    if (action >= 0) return wrong(`${at}.actions[${action}]`, actions[action])
  }
  return null
}

/**
 * What a person writes for a value: `2.2`, a range `2.1-2.4`, or nothing.
 *
 * @returns undefined where it is none of these; a range turned round is put right
 */
export function readCell(text: string): Cell | undefined {
  const plain = plainDigits(text).replace(/[\u2013\u2014~]/g, '~')
  if (plain === '') return null
  const number = String.raw`-?\d+(?:\.\d+)?`
  if (new RegExp(`^${number}$`).test(plain)) return Number(plain)
  const found = new RegExp(`^(${number})[~-](${number})$`).exec(plain)
  if (!found) return undefined
  const [low, high] = [Number(found[1]), Number(found[2])].sort((a, b) => a - b) as [number, number]
  return low === high ? low : [low, high]
}

export const cellText = (cell: Cell): string =>
  cell === null ? '' : typeof cell === 'number' ? String(cell) : `${cell[0]}\u2013${cell[1]}`

export const middleOf = (cell: Cell): number =>
  cell === null ? Number.NaN : typeof cell === 'number' ? cell : (cell[0] + cell[1]) / 2

export interface PastedTable {
  readonly zones: readonly string[]
  readonly values: Readonly<Record<string, readonly Cell[]>>
  /** row and column, counted from one as in the sheet, with what stands there */
  readonly faults: readonly { readonly row: number; readonly column: number; readonly found: string }[]
}

/**
 * A table pasted from a sheet: names of zones in the first column, codes of indicators in the first row.
 *
 * @param codes of the set; a column of another code is a fault
 */
export function readTable(text: string, codes: ReadonlySet<string>): PastedTable {
  const rows = text
    .split(/\r?\n/)
    .map(line => line.split('\t').map(cell => cell.trim()))
    .filter(row => row.some(cell => cell !== ''))
  const [head = [], ...body] = rows
  const faults: { row: number; column: number; found: string }[] = []
  const columns = head.slice(1)
  for (const [at, code] of columns.entries())
    if (!codes.has(code) || columns.indexOf(code) !== at) faults.push({ row: 1, column: at + 2, found: code })
  const zones = body.map(row => row[0] ?? '')
  for (const [at, zone] of zones.entries())
    if (zone === '' || zones.indexOf(zone) !== at) faults.push({ row: at + 2, column: 1, found: zone })
  const values = Object.fromEntries(
    columns.map((code, column) => [
      code,
      body.map((row, at): Cell => {
        const found = row[column + 1] ?? ''
        const cell = readCell(found)
        if (cell === undefined) faults.push({ row: at + 2, column: column + 2, found })
        return cell ?? null
      }),
    ]),
  )
  return { zones, values, faults }
}

/** A number as it is shown: at most four digits after the point, no trailing zeros, no exponent. */
export const shortNumber = (value: number, digits = 2): string => trimZeros(value.toFixed(digits)).replace('-', '\u2212')
