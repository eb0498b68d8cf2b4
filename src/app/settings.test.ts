import { describe, expect, test } from 'vitest'
import { areas } from './areas.ts'
import { catalogueOf } from './catalogue.ts'
import { settingText, settingValue } from './settings.ts'

const catalogue = catalogueOf(areas)

describe('a setting keeps a value as text', () => {
  test('the value every definition starts with comes back from its text', () => {
    const odd: string[] = []
    for (const area of catalogue.areas)
      for (const of of area.parameters) {
        const values = of.by.length === 0 ? [of.starts] : Object.values(of.starts as Record<string, unknown>)
        for (const value of values)
          if (settingValue(of.field, settingText(value)) !== value) odd.push(`${area.slug}.${of.name}: ${String(value)}`)
      }
    expect(odd).toEqual([])
  })

  test.each([
    ['count', '5', 5],
    ['count', '5.0', null],
    ['count', '', null],
    ['share', '1e3', null],
    ['money', '100000000', 100_000_000n],
    ['money', '1.5', null],
    ['yes', 'true', true],
    ['yes', 'yes', null],
    ['number', '2.50', '2.50'],
  ] as const)('%s %j reads as %s', (kind, text, value) => {
    expect(settingValue({ kind, options: {} }, text)).toBe(value)
  })
})
