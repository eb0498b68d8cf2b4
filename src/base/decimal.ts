import { Decimal as Exact } from 'decimal.js'

/**
 * Exact decimals for scores, rates and measured values. 40 significant digits, far beyond the ten the rules ask for
 * of a quotient, and never a binary float.
 */
export const Decimal = Exact.clone({ precision: 40, rounding: Exact.ROUND_HALF_UP, toExpNeg: -60, toExpPos: 60 })
export type Decimal = Exact

const plain = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/

/** @returns null for anything but a plain decimal such as `-12.50`: no exponents, no blanks, no thousands */
export const parseDecimal = (text: string): Decimal | null => (plain.test(text) ? new Decimal(text) : null)

/** Round half up and print with exactly `places` decimals: `18.00` and `18` are different claims. */
export const fixed = (value: Decimal, places: number): string => value.toFixed(places, Exact.ROUND_HALF_UP)
