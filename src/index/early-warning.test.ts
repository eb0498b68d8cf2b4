import fc from 'fast-check'
import national from '../../data/index/national-zones-series.json' with { type: 'json' }
import { expect, test } from 'vitest'
import { tBelow, tQuantile } from './distributions.ts'
import { chanceOfTarget } from './early-warning.ts'
import { createStream } from './random.ts'

const asked = { target: 20, due: 2026, direction: 1, level: 0.8 } as const
const yearly = (...values: readonly number[]) => values.map((value, at) => ({ time: 2020 + at, value }))

test.each([
  [0.9, 1, 3.0776835371752527],
  [0.975, 3, 3.182446305284263],
  [0.05, 10, -1.8124611228107341],
])('t quantile %d with %d degrees', (share, degrees, value) => expect(tQuantile(share, degrees)).toBeCloseTo(value, 9))

test('10 12 13 15 by hand: drift 5/3, changes 2 1 2, variance 1/3 over 2 degrees', () => {
  const found = chanceOfTarget(yearly(10, 12, 13, 15), { ...asked, due: 2025 })
  const error = Math.sqrt((1 / 3) * (2 + 4 / 3))
  expect(found?.expected).toBeCloseTo(15 + 10 / 3, 12)
  expect(found?.chance).toBeCloseTo(tBelow((15 + 10 / 3 - 20) / error, 2), 12)
  expect(found?.high).toBeCloseTo(15 + 10 / 3 + tQuantile(0.9, 2) * error, 9)
  expect(found?.path.map(({ time }) => time)).toEqual([2024, 2025])
  // 2023 from 2020–2022: 13 + 1.5, one degree of freedom
  const [way, spread] = [13 + (20 - 13) / 3, Math.sqrt(0.5 * (1 + 1 / 2))]
  const missed = tBelow((14.5 - way) / spread, 1) - (15 >= way ? 1 : 0)
  expect(found?.backTest).toEqual({ forecasts: 1, inside: 1, meanAbsoluteError: 0.5, brier: expect.closeTo(missed ** 2, 12) })
  expect(found?.scale).toBe('added')
})

test.each([
  ['too short', yearly(1, 2), asked],
  ['due already', yearly(1, 2, 3), { ...asked, due: 2022 }],
])('no chance is named: %s', (_, history, options) => expect(chanceOfTarget(history, options)).toBeNull())

test.each([
  ['reached on a straight line', yearly(10, 12, 14), 20, 1, 1],
  ['missed on a straight line', yearly(10, 12, 14), 40, 1, 0],
  ['less is better', yearly(30, 28, 26), 20, -1, 1],
] as const)('%s', (_, history, target, direction, chance) =>
  expect(chanceOfTarget(history, { ...asked, target, direction })?.chance).toBe(chance),
)

test('a further target is never likelier, a longer horizon never has a narrower band', () =>
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 3, maxLength: 8 }),
      fc.integer({ min: 0, max: 60 }),
      (values, target) => {
        const history = yearly(...values)
        const due = 2030
        const [near, far] = [
          chanceOfTarget(history, { ...asked, target, due }),
          chanceOfTarget(history, { ...asked, target: target + 5, due }),
        ]
        expect(far?.chance).toBeLessThanOrEqual((near?.chance ?? 0) + 1e-12)
        // What shrinks by a share has a band that shrinks with it; its width is a ratio.
        const widths = near?.path.map(({ low, high }) => (near.scale === 'added' ? high - low : Math.log(high / low))) ?? []
        for (const [at, width] of widths.entries()) expect(width).toBeGreaterThanOrEqual((widths[at - 1] ?? 0) - 1e-9)
      },
    ),
  ))

test('on random walks the band holds at least as often as it says, and not much oftener', () => {
  const draw = createStream(342)
  const normal = () => Math.sqrt(-2 * Math.log(draw())) * Math.cos(2 * Math.PI * draw())
  let [forecasts, inside] = [0, 0]
  for (let series = 0; series < 300; series++) {
    let level = 100
    const history = Array.from({ length: 12 }, (_, at) => ({ time: at, value: (level += 2 + normal()) }))
    const tested = chanceOfTarget(history, { target: 126, due: 13, direction: 1, level: 0.8 })?.backTest
    forecasts += tested?.forecasts ?? 0
    inside += tested?.inside ?? 0
  }
  expect(inside / forecasts).toBeGreaterThan(0.8)
  expect(inside / forecasts).toBeLessThan(0.9)
})

test('what grows by a share is found to, and its band with it', () => {
  const draw = createStream(7)
  const history = Array.from({ length: 12 }, (_, at) => ({ time: at, value: 100 * 1.15 ** at * (1 + 0.02 * (draw() - 0.5)) }))
  const found = chanceOfTarget(history, { target: 100 * 1.15 ** 13 * 0.98, due: 13, direction: 1, level: 0.8 })
  expect(found?.scale).toBe('multiplied')
  expect(found?.expected).toBeCloseTo(100 * 1.15 ** 13, -1)
  expect(found?.chance).toBeGreaterThan(0.5)
})

test('on the public totals of all national zones the bands hold and the chances beat a coin', () => {
  const results = national.series.flatMap(({ points }) => {
    const history = points.map(({ year, value }) => ({ time: year, value }))
    const last = history.at(-1) as { time: number; value: number }
    const found = chanceOfTarget(history, { target: last.value * 1.2, due: last.time + 2, direction: 1, level: 0.8 })
    return found === null ? [] : [found.backTest]
  })
  const sum = (of: (one: (typeof results)[number]) => number) => results.reduce((total, one) => total + of(one), 0)
  const forecasts = sum(({ forecasts: count }) => count)
  process.stdout.write(
    `national series: ${sum(({ inside }) => inside)}/${forecasts} inside 80 %, Brier ${(sum(({ brier, forecasts: count }) => brier * count) / forecasts).toFixed(3)}\n`,
  )
  expect(results.length).toBe(6)
  expect(sum(({ inside }) => inside) / forecasts).toBeGreaterThan(0.7)
  expect(sum(({ brier, forecasts: count }) => brier * count) / forecasts).toBeLessThan(0.25)
})
