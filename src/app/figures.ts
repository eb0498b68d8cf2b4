import { addDays, assert, type Day, Decimal, type Period, periodDays } from '#base'
import { type Drawn, type FigureRule, inForce } from '#define'
import type { Address, Catalogue, FigureAt } from './catalogue.ts'
import type { Reading, StoredRow, Tally } from './store.ts'

/** What a row adds to a figure at one place. Amounts are fen or a number of things; `rows` counts the rows behind them. */
type Share = Omit<Tally, 'figure' | 'known'>

/**
 * What one row adds to a figure, from the row alone: nothing, one share, or for a validity one at each end.
 *
 * @returns shares with `at` a period for a level and a day otherwise
 */
export function sharesOf(rule: FigureRule, row: StoredRow): readonly Share[] {
  if (!rule.in?.includes(row.state) || (rule.where && !rule.where(row as never))) return []
  const standing = !rule.final || rule.final.includes(row.state) ? 'final' : 'provisional'
  const at = row[rule.at as string] as string | null
  if (rule.counts === 'level') {
    const value = rule.sums === undefined ? 1n : row[rule.sums]
    // A form that leaves the figure open has said nothing about it.
    return at === null || value === null || value === undefined
      ? []
      : [{ at, standing, amount: BigInt(value as bigint | number), rows: 1 }]
  }
  if (rule.counts === 'dated') return at === null ? [] : [{ at, standing, amount: 1n, rows: 1 }]
  const left = rule.left === undefined ? null : (row[rule.left] as Day | null)
  const until = rule.until === undefined ? null : (row[rule.until] as Day | null)
  const over = left ?? (until === null ? null : addDays(until, 1))
  const stays = [{ from: at, left: over }, ...earlierOf(rule, row)]
  return stays.flatMap(stay => {
    if (stay.from === null || (stay.left !== null && stay.left <= stay.from)) return []
    const comes: Share = { at: stay.from, standing, amount: 1n, rows: 1 }
    return stay.left === null ? [comes] : [comes, { at: stay.left, standing, amount: -1n, rows: -1 }]
  })
}

const earlierOf = (rule: FigureRule, row: StoredRow) =>
  rule.earlier === undefined ? [] : ((row[rule.earlier] ?? []) as readonly { from: string | null; left: string | null }[])

/** How a changed row moves the totals: what it adds now less what it added before, known from that day on. */
export function tallyChanges(
  catalogue: Catalogue,
  address: Address,
  before: StoredRow | null,
  after: StoredRow,
  known: Day,
): readonly Tally[] {
  return catalogue.figuresOver(address).flatMap(({ address: figure, rule }) => {
    const now = sharesOf(rule, after)
    const was = before ? sharesOf(rule, before) : []
    if (same(now, was)) return []
    return [
      ...was.map(share => ({ ...share, figure, known, amount: -share.amount, rows: -share.rows })),
      ...now.map(share => ({ ...share, figure, known })),
    ]
  })
}

const same = (a: readonly Share[], b: readonly Share[]): boolean =>
  a.length === b.length &&
  a.every((share, n) => {
    const other = b[n] as Share
    return share.at === other.at && share.standing === other.standing && share.amount === other.amount
  })

/**
 * Differences of one place joined as they come, so that a long import holds one number a place. What comes to nothing is
 * left out, and the order is one: two writers never wait crosswise.
 */
export function openTallies(): { readonly add: (tally: Tally) => void; readonly take: () => readonly Tally[] } {
  const joined = new Map<string, Map<string, { -readonly [K in keyof Tally]: Tally[K] }>>()
  return {
    add: tally => {
      const key = `${tally.at}${tally.standing === 'final' ? '' : '~'} ${tally.known}`
      const places = joined.get(tally.figure) ?? new Map<string, { -readonly [K in keyof Tally]: Tally[K] }>()
      joined.set(tally.figure, places)
      const known = places.get(key)
      if (!known) {
        places.set(key, { ...tally })
        return
      }
      known.amount += tally.amount
      known.rows += tally.rows
    },
    take: () => {
      const all = [...joined]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([, places]) => [...places].toSorted(([a], [b]) => (a < b ? -1 : 1)))
      joined.clear()
      return all.map(([, tally]) => tally).filter(({ amount, rows }) => amount !== 0n || rows !== 0)
    },
  }
}

export function joinTallies(tallies: readonly Tally[]): readonly Tally[] {
  const open = openTallies()
  for (const tally of tallies) open.add(tally)
  return open.take()
}

/** A figure of one year or month, with what it rests on. */
export interface Figure {
  readonly rule: FigureRule
  /** fen, things, or per cent with four decimals; null where there is nothing to show */
  readonly value: string | null
  readonly measureUnit: 'fen' | 'each' | 'percent'
  readonly standing: 'final' | 'provisional' | 'missing'
  /** rows behind it, how many of them are settled, and how many there ought to be; null where nobody says */
  readonly rows: number
  readonly settled: number
  readonly expected: number | null
  /** somebody has not reported yet, so that it is at least this much */
  readonly isLowerBound: boolean
}

/** What a figure is read with: stored sums, and rulings in force on a day. */
export type FigureReading = Pick<Reading, 'tallies' | 'ask'>

/** The places a figure adds up, both included; `from` null from the beginning. */
export function placesOf(
  rule: FigureRule,
  period: Period,
  planStart: Day | null,
): { readonly from: string | null; readonly to: string } {
  const { first, last } = periodDays(period)
  if (rule.counts === 'level') return { from: period, to: period }
  if (rule.counts === 'dated') return { from: rule.since === 'plan' ? (planStart ?? first) : first, to: last }
  if (rule.when === 'opening') return { from: null, to: addDays(first, -1) }
  return { from: rule.when === 'change' ? first : null, to: last }
}

/**
 * The figure as its totals say now: a handful of stored sums, whatever the number of rows.
 *
 * @param period a year or a month
 * @param planStart first day that counts for a figure since the plan began; the year's own first day when null
 */
export async function figureOf(
  catalogue: Catalogue,
  reading: FigureReading,
  at: FigureAt,
  period: Period,
  planStart: Day | null,
): Promise<Figure> {
  const { address, rule } = at
  const [area = ''] = address.split('.')
  const of = (name: string | undefined): Promise<Figure> => {
    const found = catalogue.figure(`${area}.${name}`)
    assert(found, `'${area}.${name}' is a figure`)
    return figureOf(catalogue, reading, found, period, planStart)
  }
  if (rule.counts === 'ratio') return overEachOther(rule, await of(rule.part), await of(rule.whole))
  if (rule.counts === 'ruled') return { ...(await of(await chosenBy(reading, rule, period))), rule }
  const own = await addedUp(
    reading,
    at,
    placesOf(rule, period, planStart),
    rule.outOf === undefined ? null : await of(rule.outOf),
  )
  return rule.restsOn === undefined ? own : restingOn(own, await of(rule.restsOn))
}

/** The figure a ruling names, as it was in force on the last day of the period. */
async function chosenBy(reading: FigureReading, rule: FigureRule, period: Period): Promise<string> {
  assert(rule.ruling && rule.choices, 'a ruled figure has its ruling')
  const { ruling } = await reading.ask({ ruling: inForce(rule.ruling) }, periodDays(period).last)
  const name = rule.choices[ruling as string]
  assert(name, `the ruling '${rule.ruling.name}' names a figure`)
  return name
}

function overEachOther(rule: FigureRule, part: Figure, whole: Figure): Figure {
  const isKnown = part.value !== null && whole.value !== null && whole.value !== '0'
  const value = isKnown ? new Decimal(part.value).div(whole.value).mul(100).toFixed(4) : null
  const standing = !isKnown ? 'missing' : part.standing === 'final' && whole.standing === 'final' ? 'final' : 'provisional'
  const { rows, settled, expected } = whole.expected === null && part.expected !== null ? part : whole
  // only what stands over the line can grow: over a whole that grows as well the share may move either way
  const isLowerBound = isKnown && part.isLowerBound && !whole.isLowerBound
  return { rule, value, measureUnit: 'percent', standing, rows, settled, expected, isLowerBound }
}

/** A figure is as settled as the reports it rests on; where nobody has reported and nothing is counted, nothing is known. */
function restingOn(own: Figure, reports: Figure): Figure {
  const { rows, settled, expected } = reports
  const told = { ...own, rows, settled, expected }
  if (reports.standing === 'final') return told
  if (rows === 0 && own.value === '0') return { ...told, value: null, standing: 'missing', isLowerBound: false }
  return { ...told, standing: 'provisional', isLowerBound: own.value !== null && rows < (expected ?? 0) }
}

async function addedUp(
  reading: FigureReading,
  { address, rule }: FigureAt,
  { from, to }: { readonly from: string | null; readonly to: string },
  outOf: Figure | null,
): Promise<Figure> {
  const sums = await reading.tallies(address, from, to)
  const total = (of: 'amount' | 'rows', only?: string) =>
    sums.reduce((sum, one) => (only === undefined || one.standing === only ? sum + BigInt(one[of]) : sum), 0n)
  const rows = Number(total('rows'))
  const settled = Number(total('rows', 'final'))
  const expected = outOf === null ? null : Number(outOf.value ?? 0)
  // A level nobody has reported is missing; a number of rows is nought when there are none.
  const isMissing = rule.counts === 'level' && rows === 0
  const isWhole = settled === rows && (expected === null || rows >= expected)
  return {
    rule,
    value: isMissing ? null : String(total('amount')),
    measureUnit: isMoney(rule) ? 'fen' : 'each',
    standing: isMissing ? 'missing' : isWhole ? 'final' : 'provisional',
    rows,
    settled,
    expected,
    isLowerBound: !isMissing && expected !== null && rows < expected,
  }
}

export const isMoney = (rule: FigureRule): boolean => rule.sums !== undefined && rule.shape?.fields[rule.sums]?.kind === 'money'

/**
 * What the registers say of an indicator of the plan, in the indicator's own unit: what a drawn fact takes over.
 *
 * @returns null when no register feeds the indicator
 */
export async function drawnFor(
  catalogue: Catalogue,
  reading: FigureReading & { readonly one: (address: Address, id: string) => Promise<StoredRow | null> },
  indicatorId: string,
  period: Period,
): Promise<Drawn | null> {
  const indicator = await reading.one('facts.indicator', indicatorId)
  const at = indicator && catalogue.figureFeeding(indicator['code'] as string)
  if (!at) return null
  const plan = await reading.one('plan.plan', indicator['plan'] as string)
  const start = (plan?.['startsOn'] as Day | null | undefined) ?? null
  const figure = await figureOf(catalogue, reading, at, period, start)
  const { standing, rows, settled, expected } = figure
  const value = scaled(figure, indicator['measureUnit'] as string | null)
  return { source: at.address, value, standing, rows, settled, expected }
}

const scales: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  fen: { '\u5143': '100', '\u4e07\u5143': '1000000', '\u4ebf\u5143': '10000000000' },
  each: {},
  percent: {},
}

/** The value in the unit a plan counts in, exact: fen become yuan or hundreds of millions of it. */
export function scaled(figure: Pick<Figure, 'value' | 'measureUnit'>, measureUnit: string | null): string | null {
  if (figure.value === null) return null
  const by = scales[figure.measureUnit]?.[measureUnit ?? '']
  return new Decimal(figure.value)
    .div(by ?? 1)
    .toDecimalPlaces(6)
    .toFixed()
}
