import { done, type Outcome, refused } from '#base'
import type { Archive, ArchiveRefusal } from './archive.ts'
import { type Numbering, numberingOf } from './docx-numbering.ts'
import * as words from './vocabulary.ts'
import { type Opening, walkXml } from './xml.ts'

/** A small file can make a cell of many rows say a long text in each: more than this is no plan. */
const repeatedMax = 2_000_000

/**
 * A text processor's document → its text: one paragraph a line with its automatic number in front; a table row is a line
 * of cells parted by tabs, a merged cell says its text again in every row it spans; a text box follows the paragraph it
 * hangs on; footnotes close the text, each marked as a note. Deleted and hidden words are left out.
 */
export async function docxText(archive: Archive): Promise<Outcome<string, ArchiveRefusal>> {
  const main = await archive.part('word/document.xml')
  if (!main.ok) return main
  const numbering = await numberingOf(archive)
  if (!numbering.ok) return numbering
  const body = new Body(numbering.value)
  const walked = walkXml(main.value ?? new Uint8Array(), body)
  if (!walked.ok) return walked
  if (body.repeated > repeatedMax) return refused('document_unsafe', { limit: 'merged cells' })
  const notes: string[] = []
  for (const name of ['word/footnotes.xml', 'word/endnotes.xml']) {
    const part = await archive.part(name)
    if (!part.ok) return part
    if (!part.value) continue
    const note = new Body(numbering.value)
    const read = walkXml(part.value, note)
    if (!read.ok) return read
    if (note.repeated > repeatedMax) return refused('document_unsafe', { limit: 'merged cells' })
    notes.push(
      ...note.lines
        .filter(line => line.trim() !== '')
        .map(line => (words.isNote.test(line) ? line : words.noteMark + line.trim())),
    )
  }
  return done([...body.lines, ...notes].join('\n'))
}

interface Cell {
  text: string[]
  span: number
  merge: 'none' | 'starts' | 'goes-on'
}

interface Table {
  row: Cell[]
  skipped: number
  /** by grid column, what a merged cell began to say above */
  above: Map<number, string>
}

/** One paragraph on its way; a text box opens another inside it. */
interface Open {
  text: string
  style: string | null
  numId: string | null
  level: string | null
  boxes: string[]
}

/** Elements whose words are no part of the text as it stands. */
const silent = new Set(['del', 'moveFrom', 'instrText', 'delText', 'Fallback', 'rt', 'delInstrText'])

class Body {
  readonly lines: string[] = []
  private readonly numbering: Numbering
  private readonly paragraphs: Open[] = []
  private readonly tables: Table[] = []
  private readonly boxes: { lines: string[]; tables: number }[] = []
  private quiet = 0
  private isText = false
  private isHidden = false
  private isRunProperties = false
  private change = 0
  /** characters that merged cells have said again */
  repeated = 0

  constructor(numbering: Numbering) {
    this.numbering = numbering
  }

  open({ name, attributes }: Opening): void {
    if (this.quiet > 0 || silent.has(name)) {
      this.quiet++
      return
    }
    // What a property was before a tracked change does not hold.
    if (name.endsWith('Change')) this.change++
    if (this.change > 0) return
    const paragraph = this.paragraphs.at(-1)
    switch (name) {
      case 'p':
        this.paragraphs.push({ text: '', style: null, numId: null, level: null, boxes: [] })
        break
      case 'pStyle':
        if (paragraph) paragraph.style = attributes['val'] ?? null
        break
      case 'numId':
        if (paragraph) paragraph.numId = attributes['val'] ?? null
        break
      case 'ilvl':
        if (paragraph) paragraph.level = attributes['val'] ?? null
        break
      case 'r':
        this.isHidden = false
        break
      case 'rPr':
        this.isRunProperties = true
        break
      case 'vanish':
        if (this.isRunProperties && !/^(?:0|false|off)$/.test(attributes['val'] ?? '')) this.isHidden = true
        break
      case 't':
        this.isText = true
        break
      case 'tab':
        if (!this.isRunProperties && paragraph && Object.keys(attributes).length === 0) this.say(' ')
        break
      case 'br':
      case 'cr':
        this.say(this.tables.length > 0 ? ' ' : '\n')
        break
      case 'noBreakHyphen':
        this.say('-')
        break
      case 'txbxContent':
        this.boxes.push({ lines: [], tables: this.tables.length })
        break
      default:
        this.openTable(name, attributes)
    }
  }

  private openTable(name: string, attributes: Opening['attributes']): void {
    const table = this.tables.at(-1)
    const cell = table?.row.at(-1)
    if (name === 'tbl') this.tables.push({ row: [], skipped: 0, above: new Map() })
    else if (name === 'tr' && table) {
      table.row = []
      table.skipped = 0
    } else if (name === 'gridBefore' && table) table.skipped = countOf(attributes['val'])
    else if (name === 'tc') table?.row.push({ text: [], span: 1, merge: 'none' })
    else if (name === 'gridSpan' && cell) cell.span = countOf(attributes['val'])
    else if (name === 'vMerge' && cell) cell.merge = attributes['val'] === 'restart' ? 'starts' : 'goes-on'
  }

  text(text: string): void {
    if (this.isText && this.quiet === 0 && !this.isHidden) this.say(text)
  }

  close(name: string): void {
    if (this.quiet > 0) {
      this.quiet--
      return
    }
    if (this.change > 0) {
      if (name.endsWith('Change')) this.change--
      return
    }
    if (name === 't') this.isText = false
    else if (name === 'rPr') this.isRunProperties = false
    else if (name === 'p') this.closeParagraph()
    else if (name === 'tr') this.closeRow()
    else if (name === 'tbl') this.tables.pop()
    else if (name === 'txbxContent') {
      const box = this.boxes.pop()
      this.paragraphs.at(-1)?.boxes.push(...(box?.lines ?? []))
    }
  }

  private say(text: string): void {
    const paragraph = this.paragraphs.at(-1)
    if (paragraph && !this.isHidden) paragraph.text += text
  }

  private closeParagraph(): void {
    const paragraph = this.paragraphs.pop()
    if (!paragraph) return
    const number = paragraph.text.trim() === '' ? '' : this.numbering.next(paragraph)
    const box = this.boxes.at(-1)
    const inTable = this.tables.length > (box?.tables ?? 0)
    const cell = inTable ? this.tables.at(-1)?.row.at(-1) : undefined
    const target = cell ? cell.text : (box?.lines ?? this.lines)
    target.push(number + paragraph.text, ...paragraph.boxes)
  }

  private closeRow(): void {
    const table = this.tables.at(-1)
    if (!table) return
    const cells: string[] = []
    let column = table.skipped
    for (let at = 0; at < column; at++) cells.push('')
    for (const cell of table.row) {
      const own = cell.text
        .map(text => text.replace(/\s+/g, ' ').trim())
        .filter(text => text !== '')
        .join(' ')
      const isAgain = cell.merge === 'goes-on' && own === ''
      const said = isAgain ? (table.above.get(column) ?? '') : own
      if (cell.merge === 'none') table.above.delete(column)
      else table.above.set(column, said)
      if (isAgain) this.repeated += said.length
      cells.push(this.repeated > repeatedMax ? '' : said)
      for (let more = 1; more < cell.span && more < 64; more++) cells.push('')
      column += cell.span
    }
    const line = cells.join('\t')
    table.row = []
    // A table inside a cell, or inside a text box, is said where it stands.
    const outer = this.tables.at(-2)?.row.at(-1)
    const box = this.boxes.at(-1)
    if (outer && this.tables.length - 1 > (box?.tables ?? 0)) outer.text.push(cells.join(' '))
    else (box?.lines ?? this.lines).push(line)
  }
}

const countOf = (value: string | undefined): number => Math.min(64, Math.max(1, Number.parseInt(value ?? '1', 10) || 1))
