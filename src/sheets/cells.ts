import { type Day, Decimal, type Fen, parseDay, parseDecimal, type Period } from '#base'

/** What a person writes in a cell, as a value. Each answers null where it can only guess. */

/** Full-width signs, blanks around, a leading apostrophe and the `="00123"` that keeps a spreadsheet from counting. */
export function plain(cell: string): string {
  // most cells are plain already
  if (/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(cell) && cell[0] !== "'" && cell[0] !== '=') return cell
  const narrow = cell
    .replace(/[\uff01-\uff5e]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, ' ')
    .trim()
  return /^="(.*)"$/s.exec(narrow)?.[1] ?? narrow.replace(/^'/, '')
}

const digitsOf: Readonly<Record<string, string>> = Object.fromEntries(
  [...'〇一二三四五六七八九'].map((sign, at) => [sign, String(at)]),
)

/** 二〇二三 → 2023, 十二 → 12, 二十八 → 28. */
const inDigits = (text: string): string =>
  text
    .replace(/零|○/g, '〇')
    .replace(/([一二三四五六七八九])?十([一二三四五六七八九])?/g, (_, tens?: string, ones?: string) =>
      String((tens ? Number(digitsOf[tens]) : 1) * 10 + (ones ? Number(digitsOf[ones]) : 0)),
    )
    .replace(/[〇一二三四五六七八九]/g, sign => digitsOf[sign] as string)

const two = (text: string): string => text.padStart(2, '0')
/** Days a spreadsheet counts from 1899-12-30; between 1954 and 2119, so that a year or an amount is none of them. */
const serials = { first: 20_000, last: 80_000 } as const

/** 2023-01-28, 2023/1/28, 2023.1.28, 2023年1月28日, 20230128, 二〇二三年一月二十八日, with a time behind it or not, or a serial. */
export function dayOf(cell: string): Day | null {
  const exact = parseDay(cell)
  if (exact) return exact
  const text = plain(cell)
  const written = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/.exec(text)
  if (written) return parseDay(`${written[1]}-${two(written[2] as string)}-${two(written[3] as string)}`)
  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (packed) return parseDay(`${packed[1]}-${packed[2]}-${packed[3]}`)
  const serial = /^\d{5}(?:\.0+)?$/.test(text) ? Number(text) : 0
  if (serial >= serials.first && serial <= serials.last) return dayOfSerial(serial)
  const said = /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/.exec(inDigits(text).replaceAll(' ', ''))
  return said ? parseDay(`${said[1]}-${two(said[2] as string)}-${two(said[3] as string)}`) : null
}

export const dayOfSerial = (serial: number): Day =>
  new Date((Math.floor(serial) - 25_569) * 86_400_000).toISOString().slice(0, 10) as Day

/** 2023, 2023年(度), 2023-07, 2023年7月, 202307, 2023Q3, 2023年三季度, 2023H1, 2023年上半年. */
export function periodOf(cell: string): Period | null {
  const text = inDigits(plain(cell)).replaceAll(' ', '')
  const year = /^(\d{4})(?:年度?|\.0+)?$/.exec(text)
  if (year) return year[1] as string
  const month =
    /^(\d{4})[-/.年](\d{1,2})月?(?:份)?$/.exec(text) ??
    /^(\d{4})(0[1-9]|1[0-2])$/.exec(text) ??
    /^(\d{4})-(\d{2})-01(?:$|[ T])/.exec(text)
  if (month) return Number(month[2]) >= 1 && Number(month[2]) <= 12 ? `${month[1]}-${two(month[2] as string)}` : null
  const quarter = /^(\d{4})(?:年?第?|-?)(?:Q([1-4])|([1-4])季度?)$/i.exec(text)
  if (quarter) return `${quarter[1]}Q${quarter[2] ?? quarter[3]}`
  const half = /^(\d{4})(?:H([12])|年?([上下])半年)$/i.exec(text)
  return half ? `${half[1]}H${half[2] ?? (half[3] === '上' ? '1' : '2')}` : null
}

/** A decimal without thousands, currency signs and exponents. */
export function numberOf(cell: string): string | null {
  if (/^(?:0|[1-9]\d{0,14})$/.test(cell)) return cell
  const text = plain(cell).replace(/^[\u00a5¥￥]/, '')
  const bare = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text
  if (/^-?\d+(?:\.\d+)?[eE][+-]?\d{1,2}$/.test(bare)) return new Decimal(bare).toFixed()
  const value = /^\((.+)\)$/.exec(bare)?.[1]
  const signed =
    value !== undefined && parseDecimal(value) ? `-${value}` : bare.replace(/^(-?)0+(?=\d)/, '$1').replace(/^(-?)\./, '$10.')
  return parseDecimal(signed) ? signed.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') : null
}

const units: Readonly<Record<string, number>> = { 元: 0, 千元: 3, 万元: 4, 百万元: 6, 千万元: 7, 亿元: 8 }

/** The unit of money a head or a note names: `营业收入（千元）`, `单位：万元`. Powers of ten of a yuan; null when none is named. */
export function unitsOf(text: string): number | null {
  const named =
    /[（(]\s*(?:单位[:：]\s*)?((?:百|千)?(?:万|亿)?元|yuan)\s*[)）]\s*$/.exec(text) ??
    /单位[:：]\s*(?:人民币)?((?:百|千)?(?:万|亿)?元)/.exec(text)
  const unit = named?.[1]
  if (unit === undefined) return null
  return unit === 'yuan' ? 0 : (units[unit] ?? null)
}

/**
 * An amount in fen, exact: more decimals than a fen has are no amount.
 *
 * @param power of ten of a yuan the column counts in, 3 for thousands
 */
export function amountOf(cell: string, power: number): Fen | null {
  // amounts in plain digits are nearly all of a form
  const digits = /^(-?\d{1,12})(?:\.(\d{1,9}))?$/.exec(cell)
  if (digits) {
    const decimals = digits[2] ?? ''
    if (decimals.length <= power + 2 && cell.length + power < 16) return BigInt(digits[1] + decimals.padEnd(power + 2, '0'))
  }
  const own = /^(.*?)((?:百|千)?(?:万|亿)?元)$/.exec(plain(cell))
  const value = numberOf(own?.[1] ?? cell)
  if (value === null) return null
  const by = own?.[2] === undefined ? power : units[own[2]]
  if (by === undefined) return null
  const fen = new Decimal(value).mul(new Decimal(10).pow(by + 2))
  return fen.isInteger() && fen.abs().lt('1e18') ? BigInt(fen.toFixed()) : null
}

const yeses = new Set(['1', 'true', 'yes', 'y', '是', '有', '√', '对'])
const noes = new Set(['0', 'false', 'no', 'n', '否', '无', '×', 'x'])

export function yesOf(cell: string): boolean | null {
  const text = plain(cell).toLowerCase()
  return yeses.has(text) ? true : noes.has(text) ? false : null
}

/** A code without blanks, letters as codes have them. */
export const codeOf = (cell: string): string =>
  plain(cell)
    .replace(/[\s\u200b]/gu, '')
    .toUpperCase()
