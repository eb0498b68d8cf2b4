import { done, type Outcome } from '#base'
import type { Archive, ArchiveRefusal } from './archive.ts'
import * as words from './vocabulary.ts'
import { walkXml } from './xml.ts'

/** Automatic numbers, counted in the order in which they are asked for. */
export interface Numbering {
  readonly next: (paragraph: {
    readonly style: string | null
    readonly numId: string | null
    readonly level: string | null
  }) => string
}

interface Level {
  start: number
  format: string
  text: string
  isLegal: boolean
}

interface Style {
  numId: string | null
  level: string | null
  base: string | null
}

/** `numbering.xml` and the numbers that come with styles; a document without them numbers nothing. */
export async function numberingOf(archive: Archive): Promise<Outcome<Numbering, ArchiveRefusal>> {
  const lists = await archive.part('word/numbering.xml')
  if (!lists.ok) return lists
  const look = await archive.part('word/styles.xml')
  if (!look.ok) return look
  const definitions = new Definitions()
  const walked = lists.value ? walkXml(lists.value, definitions) : done(null)
  if (!walked.ok) return walked
  const styles = new Styles()
  const read = look.value ? walkXml(look.value, styles) : done(null)
  if (!read.ok) return read
  return done(counting(definitions, styles.all))
}

function counting(definitions: Definitions, styles: ReadonlyMap<string, Style>): Numbering {
  const counters = new Map<string, number[]>()
  const begun = new Set<string>()
  return {
    next: paragraph => {
      const style = styleNumber(styles, paragraph.style)
      const numId = paragraph.numId ?? style.numId
      if (!numId || numId === '0') return ''
      const list = definitions.lists.get(numId)
      const levels = list && definitions.abstracts.get(list.abstract)
      if (!list || !levels) return ''
      const depth = Math.min(8, Math.max(0, Number(paragraph.level ?? style.level ?? 0) || 0))
      const own = list.levels.get(depth) ?? levels.get(depth)
      if (!own) return ''
      const counter = counters.get(list.abstract) ?? []
      counters.set(list.abstract, counter)
      // A list that starts anew does so at its first item only.
      if (!begun.has(numId)) {
        begun.add(numId)
        for (const [level, start] of list.starts) counter[level] = start - 1
      }
      counter[depth] = (counter[depth] ?? own.start - 1) + 1
      for (let below = depth + 1; below < 9; below++) delete counter[below]
      return own.text.replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1
        const level = list.levels.get(at) ?? levels.get(at)
        const value = counter[at] ?? level?.start ?? 1
        return formatted(value, own.isLegal ? 'decimal' : (level?.format ?? 'decimal'))
      })
    },
  }
}

function styleNumber(styles: ReadonlyMap<string, Style>, name: string | null): { numId: string | null; level: string | null } {
  let level: string | null = null
  let at = name
  for (let steps = 0; at !== null && steps < 20; steps++) {
    const style = styles.get(at)
    if (!style) break
    level ??= style.level
    if (style.numId !== null) return { numId: style.numId, level }
    at = style.base
  }
  return { numId: null, level }
}

/** Abstract lists by their id and level, and the lists that use them. */
class Definitions {
  readonly abstracts = new Map<string, Map<number, Level>>()
  readonly lists = new Map<string, { abstract: string; starts: Map<number, number>; levels: Map<number, Level> }>()
  private abstract: string | null = null
  private list: string | null = null
  private depth = 0
  private level: Level | null = null

  open({ name, attributes }: { name: string; attributes: Readonly<Record<string, string>> }): void {
    const value = attributes['val'] ?? ''
    const list = this.list === null ? undefined : this.lists.get(this.list)
    if (name === 'abstractNum') {
      this.abstract = attributes['abstractNumId'] ?? ''
      this.abstracts.set(this.abstract, new Map())
    } else if (name === 'num') {
      this.list = attributes['numId'] ?? ''
      this.lists.set(this.list, { abstract: '', starts: new Map(), levels: new Map() })
    } else if (name === 'abstractNumId' && list) list.abstract = value
    else if (name === 'lvlOverride') this.depth = Number(attributes['ilvl'] ?? 0)
    else if (name === 'startOverride') list?.starts.set(this.depth, Number(value) || 0)
    else if (name === 'lvl') {
      this.depth = Number(attributes['ilvl'] ?? 0)
      this.level = { start: 1, format: 'decimal', text: '', isLegal: false }
      if (list) list.levels.set(this.depth, this.level)
      else if (this.abstract !== null) this.abstracts.get(this.abstract)?.set(this.depth, this.level)
    } else if (this.level) {
      if (name === 'start') this.level.start = Number(value) || 0
      else if (name === 'numFmt') this.level.format = value === '' ? 'decimal' : value
      else if (name === 'lvlText') this.level.text = value.replace(/[\ue000-\uf8ff]/g, words.bulletGlyph)
      else if (name === 'isLgl') this.level.isLegal = true
    }
  }

  close(name: string): void {
    if (name === 'abstractNum') this.abstract = null
    else if (name === 'num') this.list = null
    else if (name === 'lvl') this.level = null
  }
}

class Styles {
  readonly all = new Map<string, Style>()
  private current: Style | null = null

  open({ name, attributes }: { name: string; attributes: Readonly<Record<string, string>> }): void {
    const value = attributes['val'] ?? null
    if (name === 'style') {
      this.current = { numId: null, level: null, base: null }
      this.all.set(attributes['styleId'] ?? '', this.current)
    } else if (this.current) {
      if (name === 'numId') this.current.numId = value
      else if (name === 'ilvl') this.current.level = value
      else if (name === 'basedOn') this.current.base = value
    }
  }

  close(name: string): void {
    if (name === 'style') this.current = null
  }
}

/** A counter in the numerals of a list; an unknown kind counts in Arabic ones. */
function formatted(value: number, format: string): string {
  switch (format) {
    case 'none':
      return ''
    case 'decimalZero':
      return String(value).padStart(2, '0')
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value >= 1 && value <= 20 ? String.fromCharCode(0x245f + value) : String(value)
    case 'lowerLetter':
    case 'upperLetter': {
      const letter = String.fromCharCode(97 + ((value - 1) % 26))
      return format === 'upperLetter' ? letter.toUpperCase() : letter
    }
    case 'lowerRoman':
    case 'upperRoman':
      return format === 'upperRoman' ? roman(value) : roman(value).toLowerCase()
    case 'ideographTraditional':
      return words.heavenlyStems[value - 1] ?? String(value)
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'ideographDigital':
      return chinese(value)
    default:
      return String(value)
  }
}

function chinese(value: number): string {
  if (value < 1 || value > 999) return String(value)
  const digit = (at: number): string => words.chineseDigits[at] ?? ''
  const hundreds = Math.floor(value / 100)
  const tens = Math.floor(value / 10) % 10
  const ones = value % 10
  const high = hundreds > 0 ? digit(hundreds) + words.hundred : ''
  const middle =
    tens > 0 ? (tens === 1 && hundreds === 0 ? '' : digit(tens)) + words.ten : hundreds > 0 && ones > 0 ? words.zero : ''
  return high + middle + (ones > 0 ? digit(ones) : '')
}

function roman(value: number): string {
  const parts: readonly (readonly [number, string])[] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let rest = Math.min(Math.max(value, 0), 399)
  let out = ''
  for (const [size, glyph] of parts) {
    while (rest >= size) {
      out += glyph
      rest -= size
    }
  }
  return out
}
