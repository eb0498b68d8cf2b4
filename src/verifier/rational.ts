/**
 * Exact fractions on bigint: nothing is rounded before it is printed.
 *
 * The denominator is above 0. Fractions are not reduced: sums of a hundred terms stay cheap without a common divisor,
 * and no result depends on the written form.
 */
export interface Rational {
  readonly top: bigint
  readonly bottom: bigint
}

export const zero: Rational = { top: 0n, bottom: 1n }
export const one: Rational = { top: 1n, bottom: 1n }
export const hundred: Rational = { top: 100n, bottom: 1n }

const plain = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/

/** @returns null for anything but a plain decimal such as `-12.50`, as text or as a number of JSON */
export function parseRational(value: unknown): Rational | null {
  const found = typeof value === 'string' || typeof value === 'number' ? plain.exec(String(value)) : null
  // A number of JSON beyond 16 digits is a binary float that no longer says what was written.
  if (!found || (typeof value === 'number' && String(value).replace(/[-.]/g, '').length > 16)) return null
  const [, sign = '', whole = '0', part = ''] = found
  const top = BigInt(whole + part)
  return { top: sign === '-' ? -top : top, bottom: 10n ** BigInt(part.length) }
}

export const whole = (count: number | bigint): Rational => ({ top: BigInt(count), bottom: 1n })

export const plus = (a: Rational, b: Rational): Rational =>
  a.bottom === b.bottom
    ? { top: a.top + b.top, bottom: a.bottom }
    : { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom }
export const minus = (a: Rational, b: Rational): Rational => plus(a, { top: -b.top, bottom: b.bottom })
export const times = (a: Rational, b: Rational): Rational =>
  a.top === 0n || b.top === 0n ? zero : { top: a.top * b.top, bottom: a.bottom * b.bottom }

/** @param b not 0: every caller has looked before */
export const over = (a: Rational, b: Rational): Rational =>
  b.top < 0n ? { top: -a.top * b.bottom, bottom: a.bottom * -b.top } : { top: a.top * b.bottom, bottom: a.bottom * b.top }

/** Below 0, 0 or above 0, as `a` is less than, equal to or more than `b`. */
export const compare = (a: Rational, b: Rational): number => {
  const gap = a.top * b.bottom - b.top * a.bottom
  return gap < 0n ? -1 : gap > 0n ? 1 : 0
}
export const isZero = (a: Rational): boolean => a.top === 0n
export const isPositive = (a: Rational): boolean => a.top > 0n
export const isNegative = (a: Rational): boolean => a.top < 0n
export const smaller = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b)
export const larger = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b)
export const clamp = (a: Rational, low: Rational, high: Rational): Rational => larger(low, smaller(a, high))
export const sum = (list: readonly Rational[]): Rational => list.reduce(plus, zero)

/** The largest whole number that is not above `a`. */
export const floor = (a: Rational): bigint => {
  const quotient = a.top / a.bottom
  return a.top < 0n && quotient * a.bottom !== a.top ? quotient - 1n : quotient
}
export const ceil = (a: Rational): bigint => -floor({ top: -a.top, bottom: a.bottom })

/** Half up: a half goes away from 0. */
const roundedTop = (a: Rational, places: number): bigint => {
  const scaled = a.top * 10n ** BigInt(places)
  const magnitude = scaled < 0n ? -scaled : scaled
  const rounded = (2n * magnitude + a.bottom) / (2n * a.bottom)
  return scaled < 0n ? -rounded : rounded
}

/** The value itself, rounded half up to `places` decimals. */
export const rounded = (a: Rational, places: number): Rational => ({
  top: roundedTop(a, places),
  bottom: 10n ** BigInt(places),
})

/** Half up with exactly `places` decimals. */
export function printed(a: Rational, places: number): string {
  const top = roundedTop(a, places)
  const digits = (top < 0n ? -top : top).toString().padStart(places + 1, '0')
  const cut = digits.length - places
  return `${top < 0n ? '-' : ''}${digits.slice(0, cut)}${places > 0 ? `.${digits.slice(cut)}` : ''}`
}

/** Half up with up to 12 decimals, zeros at the end left out. */
export const shortened = (a: Rational): string => printed(a, 12).replace(/\.?0+$/, '')

/** The smallest written form: for values that are kept and used often. */
export function reduced(a: Rational): Rational {
  let [x, y] = [a.top < 0n ? -a.top : a.top, a.bottom]
  while (y !== 0n) [x, y] = [y, x % y]
  return x <= 1n ? a : { top: a.top / x, bottom: a.bottom / x }
}
