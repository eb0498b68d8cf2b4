import { fold } from './normalise.ts'
import * as words from './vocabulary.ts'

/** A piece of printed text; `x` and `y` from the upper left corner of the page, `y` of the line it stands on, one measure throughout. */
export interface Run {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly text: string
}

export interface Page {
  readonly height: number
  readonly runs: readonly Run[]
}

interface Line {
  readonly x: number
  readonly y: number
  readonly end: number
  readonly size: number
  /** pieces with a wide gap between them: cells of a table, or parts of a heading set apart */
  readonly cells: readonly { readonly x: number; readonly end: number; readonly text: string }[]
  readonly text: string
  readonly runs: readonly Run[]
}

/**
 * Printed pages → text, one paragraph a line: page numbers and running heads are dropped, lines that only broke at the
 * margin are joined, cells of a table stand in one line parted by tabs.
 */
export function textOfPages(pages: readonly Page[]): string {
  const lines = withoutRunningHeads(pages, pages.map(linesOf))
  const edges = lines.map(edgesOf)
  const out: string[] = []
  let last: { line: Line; page: number } | null = null
  let table: { line: Line; page: number }[] = []
  const endTable = () => {
    out.push(...rowsOf(table.map(entry => entry.line)))
    table = []
  }
  for (const [page, own] of lines.entries()) {
    for (const [at, line] of own.entries()) {
      if (isTableLine(line, own, at, table.length > 0 && table.at(-1)?.page === page)) {
        table.push({ line, page })
        last = null
        continue
      }
      if (table.length > 0) endTable()
      const text = line.cells.map(cell => cell.text).join(' ')
      if (last && goesOn(last.line, line, edges[last.page] as Edges, edges[page] as Edges)) out[out.length - 1] += text
      else out.push(text)
      last = { line, page }
    }
    if (table.length > 0) endTable()
  }
  return out.join('\n')
}

function linesOf(page: Page): readonly Line[] {
  const runs = page.runs.filter(run => run.text.trim() !== '').toSorted((a, b) => a.y - b.y || a.x - b.x)
  const groups: Run[][] = []
  for (const run of runs) {
    const group = groups.at(-1)
    const first = group?.[0]
    if (group && first && Math.abs(run.y - first.y) <= Math.max(run.size, first.size) * 0.4) group.push(run)
    else groups.push([run])
  }
  return groups.map(lineOf)
}

function lineOf(group: readonly Run[]): Line {
  const runs = group.toSorted((a, b) => a.x - b.x)
  const size = Math.max(...runs.map(run => run.size))
  const cells: { x: number; end: number; text: string }[] = []
  for (const run of runs) {
    const text = run.text.trim()
    const cell = cells.at(-1)
    const gap = cell ? run.x - cell.end : 0
    if (!cell || gap > size * 0.9) cells.push({ x: run.x, end: run.x + run.width, text })
    else {
      const isWordGap = gap > size * 0.2 && /[a-zA-Z0-9,.]$/.test(cell.text) && /^[a-zA-Z]/.test(text)
      // A page may draw a word twice to make it look bold.
      if (gap < -run.width * 0.8 && cell.text.endsWith(text)) continue
      cell.text += (isWordGap ? ' ' : '') + text
      cell.end = Math.max(cell.end, run.x + run.width)
    }
  }
  // Words of a heading set wide apart are one line of text, not a row of cells.
  if (cells.length > 1 && cells.every(cell => cell.text.length <= 2) && !cells.some(cell => /\d/.test(cell.text)))
    cells.splice(0, cells.length, {
      x: cells[0]?.x ?? 0,
      end: cells.at(-1)?.end ?? 0,
      text: cells.map(cell => cell.text).join(''),
    })
  return {
    x: cells[0]?.x ?? 0,
    y: runs[0]?.y ?? 0,
    end: cells.at(-1)?.end ?? 0,
    size,
    cells,
    text: cells.map(cell => cell.text).join('\t'),
    runs,
  }
}

/** The same words at the same height of most pages, and bare page numbers at the upper and lower end. */
function withoutRunningHeads(pages: readonly Page[], lines: readonly (readonly Line[])[]): readonly (readonly Line[])[] {
  const seen = new Map<string, number>()
  const keyOf = (line: Line): string => `${line.text.replace(/\d+/g, '0')} ${Math.round(line.y / 6)}`
  for (const own of lines) for (const key of new Set(outer(own).map(keyOf))) seen.set(key, (seen.get(key) ?? 0) + 1)
  return lines.map((own, page) => {
    const ends = new Set(outer(own))
    const height = pages[page]?.height ?? 0
    return own.filter(line => {
      if (!ends.has(line)) return true
      const isAtEdge = line.y < height * 0.12 || line.y > height * 0.86
      if (isAtEdge && words.pageNumber.test(line.text.replaceAll('\t', ' '))) return false
      // Left and right pages may have heads of their own.
      const times = seen.get(keyOf(line)) ?? 0
      return !(isAtEdge && times >= 2 && times * 3 >= lines.length)
    })
  })
}

const outer = (lines: readonly Line[]): readonly Line[] => [...lines.slice(0, 2), ...lines.slice(2).slice(-2)]

interface Edges {
  readonly left: number
  readonly right: number
}

function edgesOf(lines: readonly Line[]): Edges {
  const plain = lines.filter(line => line.cells.length === 1)
  const ends = plain.map(line => line.end).sort((a, b) => a - b)
  const right = ends[Math.floor(ends.length * 0.9)] ?? 0
  // The left margin is where the lines begin that go on from the one above.
  const starts = plain.filter(line => line.end > right - line.size * 2 || line.x < right / 2).map(line => line.x)
  return { left: Math.min(...starts, Number.POSITIVE_INFINITY), right }
}

function goesOn(before: Line, line: Line, beforeEdges: Edges, edges: Edges): boolean {
  const { size } = line
  if (before.cells.length > 1 || line.cells.length > 1) return false
  if (Math.abs(before.size - size) > size * 0.15) return false
  // A number or a word of another script is not parted: it leaves the line before it short by its own width.
  const unparted = /^[\x21-\x7e]+/.exec(line.text)?.[0].length ?? 0
  if (before.end < beforeEdges.right - size * (2.2 + unparted * 0.65) || line.x > edges.left + size * 0.9) return false
  // A plan set without indents still begins each item on a line of its own.
  const text = fold(line.text)
  const begins = words.numberings.some(pattern => pattern.test(text)) || words.ownLine.test(text)
  return !(begins && words.itemEnd.test(fold(before.text)))
}

function isTableLine(line: Line, lines: readonly Line[], at: number, isInside: boolean): boolean {
  if (line.cells.length >= 3) return true
  const isNear = (other: Line | undefined): boolean =>
    other !== undefined && other.cells.length >= 2 && Math.abs(other.y - line.y) < line.size * 3.2
  if (line.cells.length === 2) return isInside || isNear(lines[at + 1]) || isNear(lines[at - 1])
  // The word over a narrow first column wraps, so that its upper half stands above all others.
  const isClose = (other: Line | undefined): boolean => other !== undefined && Math.abs(other.y - line.y) < line.size * 1.35
  const next = lines[at + 1]
  if (!isInside && next && next.cells.length >= 3 && isClose(next) && line.text.length <= 4) return true
  // One cell alone belongs to the table when it stands between its lines, closer than lines of a text do.
  return isInside && (isClose(lines[at - 1]) || isClose(lines[at + 1]) || (isNear(lines[at - 1]) && isNear(lines[at + 1])))
}

/**
 * Lines of one table → rows. Columns part where no word of the table stands, rows where the white between them is wider
 * than between the lines of one cell; cells may wrap and stand in the middle of their row.
 */
function rowsOf(lines: readonly Line[]): readonly string[] {
  const runs = lines.flatMap(line => line.runs)
  const size = Math.max(...runs.map(run => run.size))
  const columns = partsOf(
    runs.map(run => ({ from: run.x, to: run.x + run.width })),
    size * 0.45,
  )
  const bands = partsOf(
    runs.map(run => ({ from: run.y - run.size, to: run.y })),
    0.01,
  )
  const gaps = bands.slice(1).map((band, at) => band.from - (bands[at] as Extent).to)
  const widest = Math.max(...gaps, 0)
  const narrowest = Math.min(...gaps, widest)
  // With rows of one line all gaps are alike, and each parts two rows.
  const parting =
    widest > narrowest * 1.35 && columns.length > 1 && hasWraps(runs, bands, columns) ? (widest + narrowest) / 2.2 : -1
  const rows: Extent[] = []
  for (const [at, band] of bands.entries()) {
    const last = rows.at(-1)
    if (last && (gaps[at - 1] ?? 0) < parting) last.to = band.to
    else rows.push({ ...band })
  }
  return rows.map(row =>
    columns
      .map(column =>
        runs
          .filter(run => run.y <= row.to && run.y > row.from && run.x >= column.from - 0.01 && run.x <= column.to)
          .toSorted((a, b) => (Math.abs(a.y - b.y) < a.size * 0.4 ? a.x - b.x : a.y - b.y))
          .map(run => run.text.trim())
          .join(''),
      )
      .join('\t'),
  )
}

/** Some band lacks words in most columns: its words are the rest of a cell above or below. */
function hasWraps(runs: readonly Run[], bands: readonly Extent[], columns: readonly Extent[]): boolean {
  return bands.some(band => {
    const own = runs.filter(run => run.y <= band.to && run.y > band.from)
    return columns.filter(column => own.some(run => run.x >= column.from && run.x <= column.to)).length * 2 <= columns.length
  })
}

interface Extent {
  from: number
  to: number
}

/** Extents that touch are one part; a white wider than `gap` parts. */
function partsOf(extents: readonly Extent[], gap: number): readonly Extent[] {
  const parts: Extent[] = []
  for (const extent of extents.toSorted((a, b) => a.from - b.from)) {
    const last = parts.at(-1)
    if (last && extent.from - last.to <= gap) last.to = Math.max(last.to, extent.to)
    else parts.push({ ...extent })
  }
  return parts
}
