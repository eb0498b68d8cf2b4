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
  /** changes are added, or multiplied: the one that foretold this history better, where it is long enough to tell */
  readonly scale: Scale
  /** factor by which band and chance are stretched, because bands of the past were too narrow; 1: they were not */
  readonly widened: number
  /** from the last figure in a straight line to the target, at each time asked for */
  readonly path: readonly Forecast[]
  readonly backTest: BackTest
}
type Scale = 'added' | 'multiplied'

/** The same method tried on its own past: from every origin with three figures, each later figure foretold. */
export interface BackTest {
  readonly forecasts: number
  /** how many figures lay inside their band; about the level of the band when the method is honest */
  readonly inside: number
  readonly meanAbsoluteError: number
  /**
   * mean squared difference between the chance foretold of being on the straight way to the target at that time and
   * what came, 0–1: 0 is perfect, 0.25 is what a coin gets; `NaN` without a forecast
   */
  readonly brier: number
}

interface Asked {
  readonly target: number
  readonly due: number
  readonly direction: 1 | -1
  readonly level: number
}

/** Forecasts of the past from which on their errors may choose between adding and multiplying. */
const enoughToChoose = 3

/**
 * The chance of reaching a target in time, from nothing but its history: a random walk with drift. Its band widens
 * with the horizon and with the shortness of the history; three yearly figures give a band so wide that it says
 * little, which is the truth about them.
 *
 * @param history ascending in time, at least three figures
 * @param level how much the band should hold, such as 0.8
 * @param direction 1: more is better
 * @returns null with fewer than three figures, or when the due time is past
 * @source Hyndman and Athanasopoulos, Forecasting: principles and practice, sections 5.2 (drift method) and 5.10
 *   (rolling origin); Brier, Verification of forecasts expressed in terms of probability, 1950
 */
export function chanceOfTarget(history: readonly Point[], asked: Asked): TargetChance | null {
  const added = chanceOn(history, asked, 'added')
  if (added === null || added.backTest.forecasts < enoughToChoose) return added
  if (history.some(({ value }) => value <= 0)) return added
  const multiplied = chanceOn(history, asked, 'multiplied')
  return multiplied !== null && multiplied.backTest.meanAbsoluteError < added.backTest.meanAbsoluteError ? multiplied : added
}

function chanceOn(given: readonly Point[], asked: Asked, scale: Scale): TargetChance | null {
  const [into, back] = scale === 'added' ? [plain, plain] : [logarithm, Math.exp]
  const history = given.map(({ time, value }) => ({ time, value: into(value) }))
  const drift = driftOf(history)
  const last = history.at(-1)
  if (drift === null || last === undefined || asked.due <= last.time) return null
  const shown = ({ time, expected, low, high }: Forecast): Forecast => ({
    time,
    expected: back(expected),
    low: back(low),
    high: back(high),
  })
  const tested = backTest(history, { ...asked, target: into(asked.target) }, back)
  const widened = widenedBy(tested.misses, asked.level, Infinity)
  const steps = Math.min(50, Math.max(1, Math.ceil(asked.due - last.time)))
  return {
    ...shown(band(drift, last, asked.due, asked.level, widened)),
    chance: chanceAt(drift, last, { ...asked, target: into(asked.target), time: asked.due, widened }),
    scale,
    widened,
    path: Array.from({ length: steps }, (_, at) =>
      shown(band(drift, last, last.time + ((asked.due - last.time) * (at + 1)) / steps, asked.level, widened)),
    ),
    backTest: tested.told,
  }
}

const plain = (value: number): number => value
/** What only grows by shares never falls to zero: a target there is as good as infinitely far below. */
const logarithm = (value: number): number => Math.log(Math.max(value, 1e-12))

function chanceAt(
  drift: Drift,
  last: Point,
  {
    time,
    target,
    direction,
    widened,
  }: Pick<Asked, 'target' | 'direction'> & { readonly time: number; readonly widened: number },
): number {
  const { expected, error } = ahead(drift, last, time)
  const reached = (expected - target) * direction
  // Without any scatter the line is certain, as far as the history goes.
  return error === 0 ? (reached >= 0 ? 1 : 0) : tBelow(reached / (error * widened), drift.degrees)
}

/** How far a figure lay from what was foretold, in half widths of its band, and when it was known. */
interface Miss {
  readonly knownAt: number
  readonly reaches: number
}

/**
 * What the bands of the past would have had to be stretched by to hold as often as they said; never less than 1.
 *
 * @source Vovk, Gammerman and Shafer, Algorithmic learning in a random world, 2005 (conformal prediction)
 */
function widenedBy(misses: readonly Miss[], level: number, until: number): number {
  const known = misses.flatMap(({ knownAt, reaches }) => (knownAt <= until && Number.isFinite(reaches) ? [reaches] : []))
  const ordered = known.toSorted((a, b) => a - b)
  const at = Math.min(ordered.length, Math.ceil((ordered.length + 1) * level)) - 1
  return Math.max(1, ordered[at] ?? 1)
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

function band(drift: Drift, last: Point, time: number, level: number, widened: number): Forecast {
  const { expected, error } = ahead(drift, last, time)
  const reach = error === 0 ? 0 : tQuantile((1 + level) / 2, drift.degrees) * error * widened
  return { time, expected, low: expected - reach, high: expected + reach }
}

/** From each origin only what was known then: its figures, and how far its earlier forecasts had missed. */
function backTest(
  history: readonly Point[],
  { target, due, direction, level }: Asked,
  back: (value: number) => number,
): { readonly told: BackTest; readonly misses: readonly Miss[] } {
  const horizon = due - (history.at(-1)?.time ?? due)
  const misses: Miss[] = []
  const tried = history.flatMap((_, at) => {
    const before = history.slice(0, at)
    const drift = driftOf(before)
    const origin = before.at(-1)
    if (drift === null || origin === undefined) return []
    const widened = widenedBy(misses, level, origin.time)
    return history.slice(at).flatMap((actual, ahead) => {
      // The next figure always; further ones only as far as the target lies ahead of the present.
      if (ahead > 0 && actual.time - origin.time > horizon) return []
      const { time } = actual
      const forecast = band(drift, origin, time, level, widened)
      const way = origin.value + ((target - origin.value) * (time - origin.time)) / (due - origin.time)
      const error = Math.abs(actual.value - forecast.expected)
      misses.push({ knownAt: time, reaches: (error * widened) / (forecast.high - forecast.expected) })
      return [
        {
          isInside: actual.value >= forecast.low && actual.value <= forecast.high,
          error: Math.abs(back(actual.value) - back(forecast.expected)),
          miss:
            chanceAt(drift, origin, { time, target: way, direction, widened }) -
            ((actual.value - way) * direction >= 0 ? 1 : 0),
        },
      ]
    })
  })
  const mean = (of: (one: (typeof tried)[number]) => number) => tried.reduce((sum, one) => sum + of(one), 0) / tried.length
  return {
    misses,
    told: {
      forecasts: tried.length,
      inside: tried.filter(({ isInside }) => isInside).length,
      meanAbsoluteError: mean(({ error }) => error),
      brier: mean(({ miss }) => miss * miss),
    },
  }
}
