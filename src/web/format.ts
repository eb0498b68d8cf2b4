/** How numbers, money and days are written. Nothing here computes; exact text stays exact. */

const minus = '\u2212'

/** Thousands separated, decimals as given. `18` and `18.00` are different claims. */
export function decimalText(value: string): string {
  const [whole = '', part] = value.replace(/^-/, '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return `${value.startsWith('-') ? minus : ''}${grouped}${part === undefined ? '' : `.${part}`}`
}

/** Fen as yuan with two decimals: `8600000` → `86,000.00`. */
export function yuanText(fen: string): string {
  const digits = fen.replace(/^-/, '').padStart(3, '0')
  return decimalText(`${fen.startsWith('-') ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`)
}

/** Basis points as a share in per cent: `4595` → `45.95`. */
export const shareText = (basisPoints: number): string => decimalText(trimZeros((basisPoints / 100).toFixed(2)))

/** Fen as text of an input in yuan or ten thousand yuan, without trailing zeros. */
export function fenToInput(fen: string, power: 2 | 6): string {
  const digits = fen.replace(/^-/, '').padStart(power + 1, '0')
  return `${fen.startsWith('-') ? '-' : ''}${trimZeros(`${digits.slice(0, -power)}.${digits.slice(-power)}`)}`
}

/** The text of an input back to fen, or null where it is no amount with at most whole fen. */
export function inputToFen(text: string, power: 2 | 6): string | null {
  const found = /^(-?)(\d+)(?:\.(\d*))?$/.exec(plainDigits(text))
  if (!found) return null
  const [, sign = '', whole = '', part = ''] = found
  const rest = part.slice(power)
  if (/[1-9]/.test(rest)) return null
  const fen = (whole + part.slice(0, power).padEnd(power, '0')).replace(/^0+(?=\d)/, '')
  return fen === '0' ? '0' : sign + fen
}

/** Full-width digits and signs, blanks and separators of thousands made plain. */
export const plainDigits = (text: string): string => text.normalize('NFKC').replace(/[\s,]/g, '').replace(minus, '-')

export const trimZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

export const sizeText = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`

/** Day of the week, 0 Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()

/** Moment as civil time in the browser's zone: `2023-12-11 16:01`. */
export function momentText(instant: string): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`
}

export const clockText = (at: Date): string =>
  [at.getHours(), at.getMinutes(), at.getSeconds()].map(n => String(n).padStart(2, '0')).join(':')

/** Today as a civil day of the browser. */
export const today = (): string => momentText(new Date().toISOString()).slice(0, 10)

export interface CapitalWords {
  /** ten digits */
  readonly digits: string
  /** ten, hundred, thousand */
  readonly small: string
  /** ten thousand, hundred million */
  readonly large: string
  readonly yuan: string
  readonly jiao: string
  readonly fen: string
  readonly whole: string
  readonly minus: string
}

/**
 * Money in capital words, as on cheques.
 * @param fen digits, up to 10^16
 * @source Measures for Payment and Settlement, annex 1 (how bills are filled)
 */
export function capitalText(fen: string, words: CapitalWords): string {
  const digits = fen.replace(/^-/, '').padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/^0+(?=\d)/, '')
  const [jiao = 0, part = 0] = Array.from(digits.slice(-2), Number)
  const zero = words.digits.charAt(0)
  const groups: string[] = []
  for (let end = whole.length; end > 0; end -= 4) groups.unshift(whole.slice(Math.max(0, end - 4), end))
  let text = ''
  let gap = false
  groups.forEach((group, index) => {
    const power = groups.length - 1 - index
    let inner = ''
    ;[...group].forEach((digit, at) => {
      const place = group.length - 1 - at
      if (digit === '0') {
        gap = text !== '' || inner !== ''
        return
      }
      inner += (gap ? zero : '') + words.digits.charAt(Number(digit)) + (place > 0 ? words.small.charAt(place - 1) : '')
      gap = false
    })
    if (inner) text += inner + (power > 0 ? words.large.charAt((power - 1) % 2) : '')
    // A whole empty group of ten thousands under a hundred million leaves its zero to the next digit.
    if (inner && power > 0) gap = gap && Number(groups[index + 1] ?? 0) > 0
  })
  const head = text ? text + words.yuan : ''
  const tail =
    jiao === 0 && part === 0
      ? words.whole
      : (jiao > 0 ? words.digits.charAt(jiao) + words.jiao : head ? zero : '') +
        (part > 0 ? words.digits.charAt(part) + words.fen : words.whole)
  return (fen.startsWith('-') ? words.minus : '') + (head || (tail === words.whole ? zero + words.yuan : '')) + tail
}
