import { hash } from 'node:crypto'

/**
 * Which rows of a sheet have stood before, by what names them. A name is kept as 96 bits of its SHA-256 in flat arrays, so
 * that two hundred thousand lines cost ten megabytes and no line of the file is held by a name cut out of it.
 */
export interface SeenRows {
  /** the line the name stood in first, or null when this is the first */
  readonly firstOf: (name: string, line: number) => number | null
}

export function openSeenRows(): SeenRows {
  let table = tableOf(1 << 12)
  let used = 0
  return {
    firstOf: (name, line) => {
      const digest = hash('sha256', name, 'buffer')
      // never nought, which marks an empty place
      const high = digest.readUIntBE(0, 6) + 1
      const low = digest.readUIntBE(6, 6)
      const at = placeOf(table, high, low)
      if (table.high[at] !== 0) return table.lines[at] as number
      put(table, at, high, low, line)
      used += 1
      if (used * 2 > table.lines.length) table = grown(table)
      return null
    },
  }
}

interface Table {
  readonly high: Float64Array
  readonly low: Float64Array
  readonly lines: Int32Array
}

const tableOf = (size: number): Table => ({
  high: new Float64Array(size),
  low: new Float64Array(size),
  lines: new Int32Array(size),
})

/** The place of that name, or the empty one it would take. */
function placeOf({ high: highs, low: lows }: Table, high: number, low: number): number {
  let at = high % highs.length
  while (highs[at] !== 0 && (highs[at] !== high || lows[at] !== low)) at = (at + 1) % highs.length
  return at
}

function put(table: Table, at: number, high: number, low: number, line: number): void {
  table.high[at] = high
  table.low[at] = low
  table.lines[at] = line
}

function grown(table: Table): Table {
  const next = tableOf(table.lines.length * 2)
  for (let at = 0; at < table.lines.length; at++) {
    const high = table.high[at] as number
    const low = table.low[at] as number
    if (high !== 0) put(next, placeOf(next, high, low), high, low, table.lines[at] as number)
  }
  return next
}
