import { expect, test } from 'vitest'
import { colours, series } from './theme.ts'

/** WCAG 2.2 relative luminance and contrast. */
const channel = (c: number): number => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
const luminance = (hex: string): number => {
  const [r, g, b] = [1, 3, 5].map(at => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255)) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const rows: readonly (readonly [keyof typeof colours, keyof typeof colours, number])[] = [
  ['ink', 'paper', 4.5],
  ['ink', 'page', 4.5],
  ['ink-2', 'page', 4.5],
  ['ink-3', 'page', 4.5],
  ['action', 'paper', 4.5],
  ['action', 'action-tint', 4.5],
  ['normal', 'normal-tint', 4.5],
  ['late', 'late-tint', 4.5],
  ['severe', 'severe-tint', 4.5],
  ['provisional', 'provisional-tint', 4.5],
  ['ink', 'mark-blue', 4.5],
  ['ink', 'mark-yellow', 4.5],
  ['ink', 'mark-red', 4.5],
  ['border', 'paper', 3],
]

test.each(rows)('%s on %s is readable', (front, back, least) => {
  expect(contrast(colours[front], colours[back])).toBeGreaterThanOrEqual(least)
})

test.each(series.map(colour => [colour]))('chart series %s stands out on white', colour => {
  expect(contrast(colour, colours.paper)).toBeGreaterThanOrEqual(4.5)
})
