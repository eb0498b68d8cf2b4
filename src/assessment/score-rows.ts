import { canonical, type Day, Decimal, done, type Outcome, parseDay, type Refusal, refused } from '#base'
import { addWorkingDays, type WorkingCalendar } from '#calendar'
import { decimalWithin, fields, list, optional, type Reader, row, whole } from './functions/fields.ts'
import { points, type Scored, zero } from './functions/score.ts'
import { isScoringCode, scoringFunctions } from './scoring-functions.ts'
import { blockScore, cityPoints, splitCount, threeYearScore, unitTotal, weigh } from './unit-score.ts'

/** A score with two decimals, `NA`, a whole number or a day; a list where the function gives one a value. */
export type RowValue = string | number | readonly (string | number)[]
export interface RowError {
  readonly error: { readonly code: string; readonly message: string; readonly where?: string; readonly details?: object }
}
export interface ScoredRow {
  readonly fn: unknown
  readonly in: unknown
  readonly out: RowValue | RowError
}

export interface ScoreRowsContext {
  readonly calendar: WorkingCalendar
  /** the sentence for a refusal; without it the code stands as the message */
  readonly say?: (refusal: Refusal) => string
}

/**
 * Try scoring functions: rows of `{ fn, in }` come back as `{ fn, in, out }`. A bad row carries `{ error }` as its `out`
 * and stops nobody else.
 *
 * @param input a list of rows; inputs are named as in the printed formulas, numbers are exact decimals as text
 * @returns `rows_malformed` when the input is no list at all
 */
export function scoreRows(
  input: unknown,
  { calendar, say = refusal => refusal.code }: ScoreRowsContext,
): Outcome<readonly ScoredRow[], Refusal<'rows_malformed'>> {
  if (!Array.isArray(input)) return refused('rows_malformed')
  return done(
    input.map((given: unknown) => {
      const { fn, in: inputs } = (isObject(given) ? given : {}) as { fn?: unknown; in?: unknown }
      const out = isObject(given) ? rowValue(fn, inputs, calendar) : refused('row_malformed')
      return { fn: fn ?? null, in: inputs ?? null, out: out.ok ? out.value : { error: errorOf(out.refusal, say) } }
    }),
  )
}

function rowValue(fn: unknown, inputs: unknown, calendar: WorkingCalendar): Outcome<RowValue> {
  if (fn === undefined || fn === null) return refused('input_missing', {}, 'fn')
  if (isScoringCode(fn)) return lineScore(fn, inputs)
  const calculation = typeof fn === 'string' && Object.hasOwn(calculations, fn) ? calculations[fn] : undefined
  if (!calculation)
    return refused('unknown_function', { fn: typeof fn === 'string' ? fn.slice(0, 60) : canonical(fn).slice(0, 60) }, 'fn')
  return calculation(inputs, calendar)
}

/** Weight times rate, half up to two decimals. A figure that is `NA` has no rate, whatever the target is. */
function lineScore(fn: keyof typeof scoringFunctions, inputs: unknown): Outcome<RowValue> {
  const scoring = scoringFunctions[fn]
  if (inputs === undefined || inputs === null) return refused('input_missing', {}, 'in')
  if (!isObject(inputs)) return refused('input_malformed', { value: canonical(inputs).slice(0, 60) }, 'in')
  const { W, ...rest } = inputs
  const weight = decimalWithin(0)(W, 'W')
  const scored = scoring.score(scoring.takesWeight ? inputs : rest)
  const isNone = !scored.ok && figures.some(name => name === scored.refusal.where && inputs[name] === 'NA')
  if (!scored.ok && !isNone) return scored
  if (!weight.ok) return weight
  if (!scored.ok) return done('NA')
  const printed = scored.value.map(({ rate }: Scored) => (rate === 'notApplicable' ? 'NA' : points(weight.value.times(rate))))
  return done(scoring.isListed ? printed : (printed[0] ?? 'NA'))
}

/** What is measured, in the letters of the formulas; the rest are parameters of the scheme. */
const figures = ['A', 'B', 'x', 'shortfall', 'R', 'R0', 'prev'] as const

/** Read the inputs, then calculate. */
const calculation =
  <T>(reader: Reader<T>, calculate: (inputs: T, calendar: WorkingCalendar) => Outcome<RowValue>) =>
  (inputs: unknown, calendar: WorkingCalendar): Outcome<RowValue> => {
    const read = reader(inputs, '')
    return read.ok ? calculate(read.value, calendar) : read
  }

const dayReader: Reader<Day> = (value, where) => {
  if (value === undefined || value === null) return refused('input_missing', {}, where)
  const parsed = typeof value === 'string' ? parseDay(value) : null
  return parsed ? done(parsed) : refused('input_malformed', { value: canonical(value).slice(0, 60) }, where)
}
const block = decimalWithin(0, 100)
const blockOrNone: Reader<Decimal | null> = (value, where) =>
  value === 'NA' ? done(null) : optional(block, null)(value, where)
const rateOrNone: Reader<Decimal | null> = (value, where) => (value === 'NA' ? done(null) : decimalWithin(0)(value, where))
/** A total with bonus may go beyond 100. */
const yearScore = decimalWithin(0, 105)
const workingDaysMax = 1_000

const calculations: Readonly<Record<string, (inputs: unknown, calendar: WorkingCalendar) => Outcome<RowValue>>> = {
  unit_targets: calculation(fields({ lines: list(row(decimalWithin(0), decimalWithin(0), rateOrNone), 0) }), ({ lines }) => {
    // A line that does not apply leaves both sides of the mean.
    const score = blockScore(lines.flatMap(([weight, role, rate]) => (rate ? [weigh(weight, role, rate)] : [])))
    return done(score ? points(score) : 'NA')
  }),
  unit_total: calculation(
    fields({
      targets: blockOrNone,
      tasks: blockOrNone,
      process: blockOrNone,
      bonus: optional(decimalWithin(0), null),
      deduct: optional(decimalWithin(0), null),
    }),
    ({ targets, tasks, process, bonus, deduct }) => {
      const total = unitTotal({ targets, tasks, process }, { bonus: bonus ?? zero, deduction: deduct ?? zero })
      return done(total ? points(total.total) : 'NA')
    },
  ),
  three_year: calculation(
    fields({ years: list(yearScore), weights: list(decimalWithin(0, 1)), terminal: yearScore }),
    ({ years, weights, terminal }) => threeYearScore(years, weights, terminal),
  ),
  city_points: calculation(fields({ P: decimalWithin(0), score: decimalWithin(0) }), ({ P, score }) =>
    done(cityPoints(P, score)),
  ),
  split_count: calculation(fields({ target: whole(0), shares: list(decimalWithin(0)) }), ({ target, shares }) =>
    done(splitCount(new Decimal(target), shares)),
  ),
  working_days: calculation(fields({ from: dayReader, n: whole(-workingDaysMax, workingDaysMax) }), ({ from, n }, calendar) =>
    addWorkingDays(calendar, from, n),
  ),
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const errorOf = (refusal: Refusal, say: (refusal: Refusal) => string): RowError['error'] => ({
  code: refusal.code,
  message: say(refusal),
  ...(refusal.where !== undefined && { where: refusal.where }),
  ...(refusal.details && Object.keys(refusal.details).length > 0 && { details: refusal.details }),
})
