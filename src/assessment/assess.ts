import { assert, isEqual } from '#base'
import type { AssessmentInput } from './assessment-input.ts'
import type { AssessmentResult } from './assessment-result.ts'
import { byOwner, ownedTask, type OwnedTask } from './owners.ts'
import { type OwnRates, ownRates } from './own-rates.ts'
import { lineRate, rememberingNumber } from './plan-lines.ts'
import { byId, haveSameGrounds, type UnitCard, unitCard, type UnitGrounds } from './unit-card.ts'
import { type OwnedRate, ownedRate } from './unit-lines.ts'
import { verdictOf } from './verdict.ts'

/**
 * The whole run: from frozen facts to the verdict on every unit. Pure; the order of anything handed in does not matter,
 * except the order of the owners of a line, which is the order of the clause and decides who gets the last hundredth when
 * points are split. Results stand in the order of indicators, groups and units.
 *
 * Missing figures, measures and counts score nothing and keep their weight; every sum they touch also shows its range.
 *
 * @param input checked before: decimals are decimals (else Bug), units of owners are units of the scheme (others get no
 *   card); see `checkScheme`
 * @source assessment practice, sections 3 to 9 and 13
 */
export const assess = (input: AssessmentInput): AssessmentResult => reckon(input).result

/** A verdict with what it was made of, so that the next one takes over what has not changed. */
export interface Reckoned {
  readonly input: AssessmentInput
  readonly result: AssessmentResult
  /** how much was reckoned for this result and not taken over: results of lines, lines on cards, cards */
  readonly counts: { readonly lines: number; readonly cells: number; readonly cards: number }
  readonly parts: Parts
}

interface Parts {
  readonly rates: ReadonlyMap<string, Based<OwnedRate>>
  readonly tasks: ReadonlyMap<string, OwnedTask>
  readonly own: ReadonlyMap<string, Based<OwnRates>>
  readonly cards: ReadonlyMap<string, UnitCard>
}
/** A part and the rows it rests on. */
interface Based<T> {
  readonly rows: unknown
  readonly part: T
}

/**
 * `assess`, and what it was made of. A line is reckoned again when it or its fact changed, a cell of a card when its line
 * or the unit's measures did, a card when anything of the unit did; everything when the rules of the scheme did. Grades
 * and sums are always drawn up anew: they are cheap, and one unit moves its whole group.
 *
 * @param before an earlier verdict, of the same run or of any other; it never shows in the result
 */
export function reckon(input: AssessmentInput, before?: Reckoned): Reckoned {
  const { scheme } = input
  const known = before && isEqual(rulesOf(before.input), rulesOf(input)) ? before.parts : nothingKnown
  const facts = indexed(input.facts, fact => fact.indicator)
  const rates = byId(scheme.lines, line => line.indicator).map(line =>
    kept(known.rates.get(line.indicator), [line, facts.get(line.indicator)], () =>
      ownedRate(lineRate(line, facts.get(line.indicator)), scheme),
    ),
  )
  const tasks = byId(scheme.tasks, each => each.task).map(task => {
    const earlier = known.tasks.get(task.task)
    return earlier && isEqual(earlier.task, task) ? earlier : ownedTask(task, scheme)
  })
  const measures = Map.groupBy(input.measures, each => each.unit)
  const read = rememberingNumber()
  const own = new Map(
    [...measures].map(([unit, rows]) => {
      indexed(rows, each => each.task)
      return [unit, kept(known.own.get(unit), rows, () => ownRates(rows, read))]
    }),
  )
  const lineResults = rates.map(each => each.part)
  const grounds = groundsOf(input, { rates: lineResults, tasks, own })
  const counts = { lines: rates.filter(each => known.rates.get(each.part.line.indicator) !== each).length, cells: 0, cards: 0 }
  const cards = grounds.map(each => {
    const earlier = known.cards.get(each.unit)
    if (earlier && haveSameGrounds(earlier.grounds, each)) return earlier
    const card = unitCard(each, input, earlier)
    const before = new Set(earlier?.cells)
    counts.cards += 1
    counts.cells += card.cells.filter(cell => !before.has(cell)).length
    return card
  })
  return {
    input,
    result: verdictOf(input, lineResults, cards),
    counts,
    parts: {
      rates: new Map(rates.map(each => [each.part.line.indicator, each])),
      tasks: new Map(tasks.map(each => [each.task.task, each])),
      own,
      cards: new Map(cards.map(card => [card.grounds.unit, card])),
    },
  }
}

const nothingKnown: Parts = { rates: new Map(), tasks: new Map(), own: new Map(), cards: new Map() }

/** What every line and card depends on. */
function rulesOf({ rules, scheme }: AssessmentInput) {
  const { id: _, year: _year, version: _version, units: _units, lines: _lines, tasks: _tasks, ...settings } = scheme
  return { rules, settings }
}

const kept = <T>(earlier: Based<T> | undefined, rows: unknown, make: () => T): Based<T> =>
  earlier && isEqual(earlier.rows, rows) ? earlier : { rows, part: make() }

/** What each unit's card depends on, in the order of the units. */
function groundsOf(
  input: AssessmentInput,
  parts: {
    readonly rates: readonly OwnedRate[]
    readonly tasks: readonly OwnedTask[]
    readonly own: ReadonlyMap<string, Based<OwnRates>>
  },
): readonly UnitGrounds[] {
  const [rates, tasks] = [byOwner(parts.rates), byOwner(parts.tasks)]
  const conduct = indexed(input.conduct, each => each.unit)
  const ofUnit = <T extends { readonly unit: string }>(rows: readonly T[] = []) => Map.groupBy(rows, each => each.unit)
  const [adjustments, vetoes, said] = [ofUnit(input.adjustments), ofUnit(input.vetoes), ofUnit(input.selfReviews)]
  const falsified = ofUnit(input.rules && input.falsified)
  return byId(input.scheme.units, each => each.unit).map(({ unit, group }) => ({
    unit,
    group,
    rates: rates.get(unit) ?? [],
    tasks: tasks.get(unit) ?? [],
    own: parts.own.get(unit)?.part ?? nothingHandedIn,
    conduct: conduct.get(unit),
    adjustments: adjustments.get(unit) ?? [],
    vetoes: vetoes.get(unit) ?? [],
    said: said.get(unit) ?? [],
    falsified: falsified.get(unit) ?? [],
  }))
}
const nothingHandedIn: OwnRates = new Map()

/** @throws Bug when two rows say something of one key: inputs are checked for that before */
function indexed<T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, T> {
  const index = new Map(rows.map(row => [key(row), row]))
  assert(index.size === rows.length, 'what is frozen for a run holds one row a key')
  return index
}
