/**
 * Writes `data/sample/benchmark.json`: an invented case for the benchmark lab. 178 zones, because a target of the 100th
 * place says nothing among twenty; every name is marked as sample and every value drawn from one seed.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Cell = number | readonly [number, number] | null
interface Indicator {
  readonly code: string
  readonly parent: string
  readonly direction: number
  readonly weight: number | null
}
interface Words {
  readonly zone: string
  readonly own: string
  readonly note: string
  readonly effortUnit: string
}

const data = join(import.meta.dirname, '../data')
const read = (path: string): unknown => JSON.parse(readFileSync(join(data, path), 'utf8'))
const words = read('sample/benchmark-words.json') as Words
const setOf = (name: string) =>
  read(`index/${name}.json`) as { groups: { code: string; weight: number | null }[]; indicators: Indicator[] }

const seed = 20_240_304
const others = 177
/** The place the sample's facts give the zone for 2023. */
const ownRank = 111
const targetRank = 100

/** Invented lower and upper mark of each indicator, and its decimals. */
const scales: Readonly<Record<string, Readonly<Record<string, readonly [number, number, number]>>>> = {
  'national-2021': {
    '1.1': [4, 160, 0],
    '1.2': [2, 18, 1],
    '1.3': [0.6, 5.4, 2],
    '1.4': [3, 90, 1],
    '1.5': [0.8, 9, 1],
    '1.6': [0, 16, 0],
    '1.7': [60, 2400, 0],
    '1.8': [20, 900, 0],
    '1.9': [5, 260, 0],
    '1.10': [40, 98, 0],
    '2.1': [2, 42, 1],
    '2.2': [18, 72, 1],
    '2.3': [0.4, 26, 1],
    '2.4': [-20, 420, 1],
    '2.5': [1.5, 14, 1],
    '2.6': [1, 180, 0],
    '2.7': [0, 70, 0],
    '2.8': [20, 520, 0],
    '2.9': [11, 34, 1],
    '2.10': [40, 98, 0],
    '3.1': [0.08, 1.6, 2],
    '3.2': [-9, 12, 1],
    '3.3': [16, 46, 1],
    '3.4': [6, 120, 0],
    '3.5': [-0.6, 5.2, 2],
    '3.6': [18, 52, 1],
    '3.7': [0.3, 1.7, 2],
    '3.8': [2, 160, 1],
    '3.9': [40, 98, 0],
    '4.1': [0, 34, 0],
    '4.2': [0.02, 1.2, 2],
    '4.3': [0, 90, 0],
    '4.4': [0, 14, 0],
    '4.5': [0.1, 24, 1],
    '4.6': [0.5, 32, 1],
    '4.7': [0.1, 5.5, 2],
    '5.1': [4, 46, 1],
    '5.2': [-5, 17, 1],
    '5.3': [3, 44, 1],
    '5.4': [1, 38, 1],
    '5.5': [0, 46, 0],
    '5.6': [0, 9, 0],
    '5.7': [0, 24, 0],
    '5.8': [0, 18, 0],
    '5.9': [40, 98, 0],
    '5.10': [40, 98, 0],
  },
  'national-2024': { '1.1': [4, 46, 1], '1.2': [32, 92, 1], '1.3': [12, 36, 1], '1.4': [-20, 420, 1] },
}

/** What facts of the plan supply; the case leaves them open. */
const fromFacts: Readonly<Record<string, number>> = { '1.3': 2.18, '2.1': 10.1 }
/** Indicators of near rivals known only as ranges, and the share of the scale they span. */
const ranged = ['1.3', '2.3', '2.6', '5.5', '5.8']
const rivals = 24
/** What the zone could do: value within reach and effort for one step of the indicator's unit, invented. */
const actions = [
  { indicator: '1.3', reach: 0.24, effort: 5200 },
  { indicator: '2.3', reach: 0.26, effort: 900 },
  { indicator: '2.6', reach: 0.3, effort: 85 },
  { indicator: '5.5', reach: 0.24, effort: 420 },
  { indicator: '5.8', reach: 0.28, effort: 1600 },
  { indicator: '2.2', reach: 0.1, effort: 340 },
  { indicator: '3.1', reach: -0.12, effort: 60_000 },
  { indicator: '4.1', reach: 0.12, effort: 700 },
] as const

/** Mulberry32: the same seed gives the same file. */
function dice(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let word = Math.imul(state ^ (state >>> 15), state | 1)
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61)
    return ((word ^ (word >>> 14)) >>> 0) / 4_294_967_296
  }
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))

/** Share of the scale, 0–1, of a zone of some strength in one indicator. */
const shareOf = (strength: number, roll: () => number): number =>
  Math.min(0.98, Math.max(0.02, 0.33 + 0.12 * strength + 0.3 * (roll() + roll() - 1)))

function main(): void {
  const sets: Record<string, unknown> = {}
  const strengths = Array.from({ length: others }, (_, at) => 1 - at / others)
  const names = shuffled(
    strengths.map((_, at) => at),
    dice(seed),
  )
  for (const [name, scale] of Object.entries(scales)) {
    const set = setOf(name)
    const roll = dice(seed + name.length + set.indicators.length)
    const columns = new Map<string, number[]>()
    for (const { code, direction } of set.indicators) {
      const [low, high, digits] = scale[code] as readonly [number, number, number]
      columns.set(
        code,
        strengths.map(strength => {
          const share = shareOf(strength, roll)
          return rounded(low + (high - low) * (direction === 1 ? share : 1 - share), digits)
        }),
      )
    }
    const own = ownValues(set, columns, scale, name)
    const scores = strengths.map((_, at) => scoreOf(set, scale, code => (columns.get(code) as number[])[at] as number))
    const mine = scoreOf(set, scale, code => own[code] as number)
    const near = new Set(
      scores
        .map((score, at) => ({ at, away: Math.abs(score - mine - 0.4) }))
        .toSorted((a, b) => a.away - b.away)
        .slice(0, rivals)
        .map(({ at }) => at),
    )
    const values: Record<string, Cell[]> = {}
    for (const { code } of set.indicators) {
      const [low, high, digits] = scale[code] as readonly [number, number, number]
      const spread = 0.2 * (high - low)
      values[code] = (columns.get(code) as number[]).map((value, at): Cell => {
        if (!near.has(at) || !ranged.includes(code) || name !== 'national-2021') return value
        const range = [rounded(Math.max(low, value - spread), digits), rounded(Math.min(high, value + spread), digits)] as const
        return range[0] < range[1] ? range : value
      })
    }
    sets[name] = {
      zones: names.map(at => `${words.zone}${String(at + 1).padStart(3, '0')}`),
      values,
      posts: Object.fromEntries(set.indicators.map(({ code }) => [code, (scale[code] as readonly number[]).slice(0, 2)])),
      own: Object.fromEntries(
        set.indicators.map(({ code }) => [
          code,
          name === 'national-2021' && code in fromFacts ? null : rangeOfOwn(name, code, own[code] as number),
        ]),
      ),
      actions:
        name === 'national-2021'
          ? actions.map(({ indicator, reach, effort }) => {
              const [low, high, digits] = scale[indicator] as readonly [number, number, number]
              return { indicator, reach: rounded((own[indicator] as number) + reach * (high - low), digits), effort }
            })
          : set.indicators.map(({ code }) => ({ indicator: code, reach: null, effort: null })),
    }
  }
  const text = {
    kind: 'jinwei-lab-case',
    version: 1,
    isSample: true,
    note: words.note,
    zone: words.own,
    targetRank,
    dataYear: 2022,
    releaseYear: 2023,
    effortUnit: words.effortUnit,
    assumedWeight: 1,
    weightNoise: 0.5,
    seed,
    replications: 10_000,
    sets,
  }
  const json = JSON.stringify(text, null, 1).replace(
    /\[\s+([^[\]{}]*?)\s+\]/g,
    (_, inner: string) => `[${inner.replace(/\s+/g, '')}]`,
  )
  writeFileSync(join(data, 'sample/benchmark.json'), `${json}\n`)
  process.stdout.write(`${others} zones, ${json.length} characters\n`)
}

/** Two scores of experts are not published before the appraisal: the zone knows them as ranges. */
const rangeOfOwn = (set: string, code: string, value: number): Cell =>
  set === 'national-2021' && ['1.10', '5.9'].includes(code) ? [value - 5, value + 5] : value

/** The zone's values at the strength that puts it on its place, as even as a real zone is not. */
function ownValues(
  set: ReturnType<typeof setOf>,
  columns: ReadonlyMap<string, readonly number[]>,
  scale: (typeof scales)[string],
  name: string,
): Readonly<Record<string, number>> {
  const scores = Array.from({ length: others }, (_, at) => scoreOf(set, scale, code => columns.get(code)?.[at] as number))
  for (let strength = 0.9; strength > 0; strength -= 0.002) {
    const roll = dice(seed + 77)
    const own: Record<string, number> = {}
    for (const { code, direction } of set.indicators) {
      const [low, high, digits] = scale[code] as readonly [number, number, number]
      const share = shareOf(strength, roll)
      own[code] = rounded(low + (high - low) * (direction === 1 ? share : 1 - share), digits)
      if (name === 'national-2021' && code in fromFacts) own[code] = fromFacts[code] as number
    }
    const mine = scoreOf(set, scale, code => own[code] as number)
    if (scores.filter(score => score > mine).length + 1 >= ownRank) return own
  }
  throw new Error('no strength puts the zone on its place')
}

/** 0–100: shares of the scale, mean in the group by weight, groups by weight; unknown weights as the lab assumes them. */
function scoreOf(set: ReturnType<typeof setOf>, scale: (typeof scales)[string], valueOf: (code: string) => number): number {
  let sum = 0
  let total = 0
  for (const group of set.groups) {
    const inside = set.indicators.filter(({ parent }) => parent === group.code)
    if (inside.length === 0) continue
    let points = 0
    let weights = 0
    for (const { code, direction, weight } of inside) {
      const [low, high] = scale[code] as readonly [number, number, number]
      const share = Math.min(1, Math.max(0, (valueOf(code) - low) / (high - low)))
      points += (weight ?? 1) * (direction === 1 ? share : 1 - share)
      weights += weight ?? 1
    }
    sum += (group.weight ?? 17) * (points / weights)
    total += group.weight ?? 17
  }
  return (100 * sum) / total
}

function shuffled<T>(items: readonly T[], roll: () => number): readonly T[] {
  const list = [...items]
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(roll() * (at + 1))
    ;[list[at], list[other]] = [list[other] as T, list[at] as T]
  }
  return list
}

main()
