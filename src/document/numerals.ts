import * as words from './vocabulary.ts'

const places: Readonly<Record<string, number>> = words.numeralPlaces

/**
 * A number as printed: `12`, `1,200`, `2.5`, or in Chinese numerals with or without places.
 *
 * @returns null when the text is no number
 */
export function numberOf(text: string): number | null {
  if (/^\d[\d,]*(?:\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''))
  const plain = text.replace(words.roundZeros, words.zero).replaceAll(words.pairNumeral, words.two)
  if (!plain || [...plain].some(glyph => !words.chineseDigits.includes(glyph) && !(glyph in places))) return null
  if (![...plain].some(glyph => glyph in places))
    return Number([...plain].map(glyph => words.chineseDigits.indexOf(glyph)).join(''))
  let total = 0
  let section = 0
  let digit: number | null = null
  for (const glyph of plain) {
    const place = places[glyph]
    if (place === undefined) digit = words.chineseDigits.indexOf(glyph)
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
