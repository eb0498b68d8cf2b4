import { chineseDigits } from './vocabulary.ts'

const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 }

/**
 * A number as printed: `12`, `1,200`, `2.5`, `二十三`, `三千`, `两`, `二〇二四`.
 *
 * @returns null when the text is no number
 */
export function numberOf(text: string): number | null {
  if (/^\d[\d,]*(?:\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''))
  const plain = text.replace(/[〇○]/g, '零').replaceAll('两', '二')
  if (!plain || [...plain].some(glyph => !chineseDigits.includes(glyph) && !(glyph in places))) return null
  if (![...plain].some(glyph => glyph in places)) return Number([...plain].map(glyph => chineseDigits.indexOf(glyph)).join(''))
  let total = 0
  let section = 0
  let digit: number | null = null
  for (const glyph of plain) {
    const place = places[glyph]
    if (place === undefined) digit = chineseDigits.indexOf(glyph)
    else if (place < 10_000) {
      section += (digit ?? 1) * place
      digit = null
    } else {
      total = (total + section + (digit ?? (section || total ? 0 : 1))) * place
      section = 0
      digit = null
    }
  }
  return total + section + (digit ?? 0)
}

/** The place of an item among its siblings, from the printed numeral; null for a glyph that is none. */
export function ordinalOf(printed: string): number | null {
  const glyph = printed.charCodeAt(0)
  if (glyph >= 0x2460 && glyph <= 0x2473) return glyph - 0x245f
  if (glyph >= 0x3220 && glyph <= 0x3229) return glyph - 0x321f
  return numberOf(printed)
}
