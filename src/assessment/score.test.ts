import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '#base'
import { clamp, exact, points, settled, shown } from './functions/score.ts'

describe('numbers on paper', () => {
  test.each([
    ['0', '0.00', '0'],
    ['7', '7.00', '7'],
    ['7.5', '7.50', '7.5'],
    ['7.25', '7.25', '7.25'],
    ['79.995', '80.00', '79.995'],
    ['79.994', '79.99', '79.994'],
    ['0.005', '0.01', '0.005'],
    ['0.0049', '0.00', '0.0049'],
    ['9.999', '10.00', '9.999'],
    ['99.9999999999999', '100.00', '100'],
    ['0.1234567890125', '0.12', '0.123456789013'],
    ['0.1234567890124999', '0.12', '0.123456789012'],
    ['0.1000000000001', '0.10', '0.1'],
    ['100.0000000000004', '100.00', '100'],
    ['-0.004', '0.00', '-0.004'],
    ['-0.005', '-0.01', '-0.005'],
    ['-0.0000000000001', '0.00', '0'],
    ['-2.675', '-2.68', '-2.675'],
    ['-19.999', '-20.00', '-19.999'],
    // the 31st decimal is settled first: 3 × 1/3 of a cent and a half is a cent and a half
    ['0.0149999999999999999999999999999999999999', '0.02', '0.015'],
    // not with the 30th: what falls short of the half by more than the last digits stays short
    ['0.014999999999999999999999999994', '0.01', '0.015'],
    ['0.0149999999999999999999999999994', '0.01', '0.015'],
    ['0.0149999999999999999999999999995', '0.02', '0.015'],
    ['0.0149999999999999999999999999994', '0.01', '0.015'],
    ['0.0141111111111111111111111111115', '0.01', '0.014111111111'],
    ['0.0114999999999999999999999999995', '0.01', '0.0115'],
    ['0.0000000000004999999999999999995', '0.00', '0.000000000001'],
    ['0.0000000000004999999999999999985', '0.00', '0'],
    ['0.3333333333333333333333333333333333333333', '0.33', '0.333333333333'],
    ['0.6666666666666666666666666666666666666667', '0.67', '0.666666666667'],
  ])('%s: points %s, rates %s', (text, two, twelve) => {
    expect([points(new Decimal(text)), shown(new Decimal(text))]).toEqual([two, twelve])
  })
  test('are those of rounding twice, whatever the digits', () =>
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 44n), max: 10n ** 44n }), fc.integer({ min: 0, max: 60 }), (digits, places) => {
        const value = new Decimal(digits.toString()).div(new Decimal(10).pow(places))
        const twice = (to: number) => value.toDecimalPlaces(30).toDecimalPlaces(to)
        expect(shown(value)).toBe(twice(12).plus(0).isZero() ? '0' : twice(12).toFixed())
        expect(points(value)).toBe(twice(2).isZero() ? '0.00' : twice(2).toFixed(2))
      }),
    ))
  test('settled to 30 decimals, exact to 20 digits', () => {
    const third = new Decimal(1).div(3)
    expect(settled(third).decimalPlaces()).toBe(30)
    expect(settled(new Decimal('0.5')).toFixed()).toBe('0.5')
    expect(exact(third)).toBe('0.33333333333333333333')
    expect(exact(new Decimal('12.500'))).toBe('12.5')
  })
  test.each([
    ['-1', '0'],
    ['0.5', '0.5'],
    ['2', '1.5'],
  ])('%s within 0 and 1.5 is %s', (value, expected) =>
    expect(clamp(new Decimal(value), new Decimal('1.5')).toFixed()).toBe(expected),
  )
})
