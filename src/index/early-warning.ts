import { tBelow, tQuantile } from './distributions.ts'

/** One figure of a series. */
export interface Point {
  readonly time: number
  readonly value: number
}

/** What a series lets expect at one time. */
export interface Forecast {
  readonly time: number
  readonly expected: number
  readonly low: number
  readonly high: number
}

export interface TargetChance extends Forecast {
  /** chance (0–1) of being at or beyond the target in the good direction */
  readonly chance: number
  /** from the last figure in a straight line to the target, at each time asked for */
  readonly path: readonly Forecast[]
  readonly backTest: BackTest
}

/** The same method tried on its own past: each figure forecast from those before it. */
export interface BackTest {
  readonly forecasts: number
  /** how many figures lay inside their band; about the level of the band when the method is honest */
  readonly inside: number
  readonly meanAbsoluteError: number
}

/**
 * The chance of reaching a target in time, from nothing but its history: a random walk with drift. Its band widens
 * with the horizon and with the shortness of the history; three yearly figures give a band so wide that it says
 * little, which is the truth about them.
 *
 * @param history ascending in time, at least three figures
 * @param level how much the band should hold, such as 0.8
 * @param direction 1: more is better
 * @returns null with fewer than three figures, or when the due time is past
 * @source Hyndman and Athanasopoulos, Forecasting: principles and practice, section 5.2 (drift method)
 */
export function chanceOfTarget(
  history: readonly Point[],
  {
    target,
    due,
    direction,
    level,
  }: { readonly target: number; readonly due: number; readonly direction: 1 | -1; readonly level: number },
): TargetChance | null {
  const drift = driftOf(history)
  const last = history.at(-1)
  if (drift === null || last === undefined || due <= last.time) return null
  const { expected, error } = ahead(drift, last, due)
  // Without any scatter the line is certain, as far as the history goes.
  const reached = (expected - target) * direction
  const chance = error === 0 ? (reached >= 0 ? 1 : 0) : tBelow(reached / error, drift.degrees)
  const steps = Math.min(50, Math.max(1, Math.ceil(due - last.time)))
  return {
    ...band(drift, last, due, level),
    chance,
    path: Array.from({ length: steps }, (_, at) =>
      band(drift, last, last.time + ((due - last.time) * (at + 1)) / steps, level),
    ),
    backTest: backTest(history, level),
  }
}

interface Drift {
  readonly slope: number
  /** variance of a change over one unit of time */
  readonly variance: number
  readonly degrees: number
  readonly length: number
}

function driftOf(history: readonly Point[]): Drift | null {
  const [first, last] = [history[0], history.at(-1)]
  const changes = history.length - 1
  if (first === undefined || last === undefined || changes < 2) return null
  const length = last.time - first.time
  const slope = (last.value - first.value) / length
  let squares = 0
  for (let at = 1; at < history.length; at++) {
    const [a, b] = [history[at - 1] as Point, history[at] as Point]
    const span = b.time - a.time
    squares += (b.value - a.value - slope * span) ** 2 / span
  }
  return { slope, variance: squares / (changes - 1), degrees: changes - 1, length }
}

function ahead({ slope, variance, length }: Drift, last: Point, time: number) {
  const span = time - last.time
  return { expected: last.value + slope * span, error: Math.sqrt(variance * (span + (span * span) / length)) }
}

function band(drift: Drift, last: Point, time: number, level: number): Forecast {
  const { expected, error } = ahead(drift, last, time)
  const reach = error === 0 ? 0 : tQuantile((1 + level) / 2, drift.degrees) * error
  return { time, expected, low: expected - reach, high: expected + reach }
}

function backTest(history: readonly Point[], level: number): BackTest {
  const tried = history.flatMap((actual, at) => {
    const before = history.slice(0, at)
    const drift = driftOf(before)
    return drift === null ? [] : [{ actual, forecast: band(drift, before.at(-1) as Point, actual.time, level) }]
  })
  return {
    forecasts: tried.length,
    inside: tried.filter(({ actual, forecast }) => actual.value >= forecast.low && actual.value <= forecast.high).length,
    meanAbsoluteError:
      tried.reduce((sum, { actual, forecast }) => sum + Math.abs(actual.value - forecast.expected), 0) / tried.length,
  }
}
