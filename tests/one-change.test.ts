import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AssessmentInput, reckon } from '#assessment'
import { canonical } from '#base'
import { diceOf, largeInput, randomInput } from './random-verdicts.ts'

/** A change before may have left no unit at all; then it is about one nobody knows. */
const someUnit = ({ scheme }: AssessmentInput, dice: ReturnType<typeof diceOf>): string =>
  scheme.units.length > 0 ? dice.pick(scheme.units).unit : 'nobody'

type Dice = ReturnType<typeof diceOf>
const other = (dice: Dice): string => `${dice.below(300)}.${dice.below(100)}`
/** One row of a table replaced, added or taken away. */
function oneOf<T>(dice: Dice, rows: readonly T[], change: (row: T) => T): readonly T[] {
  if (rows.length === 0) return rows
  const at = dice.below(rows.length)
  return dice.chance(0.2) ? rows.toSpliced(at, 1) : rows.with(at, change(rows[at] as T))
}
const changes: Readonly<Record<string, (input: AssessmentInput, dice: Dice) => AssessmentInput>> = {
  fact: (input, dice) => ({
    ...input,
    facts: oneOf(dice, input.facts, fact => ({ ...fact, value: other(dice), status: 'final' })),
  }),
  measures: (input, dice) => ({
    ...input,
    measures: oneOf(dice, input.measures, row => ({
      ...row,
      milestones: oneOf(dice, row.milestones, each => ({ ...each, quality: '0.37' })),
    })),
  }),
  conduct: (input, dice) => ({
    ...input,
    conduct: oneOf(dice, input.conduct, row => ({ ...row, absences: row.absences + 1 })),
  }),
  adjustment: (input, dice) => ({
    ...input,
    adjustments: oneOf(dice, input.adjustments, row => ({ ...row, points: '0.7' })),
  }),
  veto: (input, dice) => ({
    ...input,
    vetoes: [...input.vetoes, { id: 'new', unit: someUnit(input, dice), effect: 'fail' }],
  }),
  falsified: (input, dice) => ({
    ...input,
    falsified: [{ id: 'new', unit: someUnit(input, dice), indicator: 'I1' }],
  }),
  'self-review': (input, dice) => ({
    ...input,
    selfReviews: oneOf(dice, input.selfReviews ?? [], row => ({ ...row, claimed: other(dice) })),
  }),
  line: (input, dice) => ({
    ...input,
    scheme: { ...input.scheme, lines: oneOf(dice, input.scheme.lines, line => ({ ...line, weight: other(dice) })) },
  }),
  task: (input, dice) => ({
    ...input,
    scheme: { ...input.scheme, tasks: oneOf(dice, input.scheme.tasks, task => ({ ...task, importance: 'key' })) },
  }),
  group: (input, dice) => ({
    ...input,
    scheme: { ...input.scheme, units: oneOf(dice, input.scheme.units, unit => ({ ...unit, group: 'C' })) },
  }),
  alpha: input => ({ ...input, scheme: { ...input.scheme, alpha: { ...input.scheme.alpha, lead: '0.6' } } }),
  rules: ({ rules, ...input }) => ({ ...input, ...(!rules && { rules: '1.1.0' }) }),
  'tie order': input => ({ ...input, tieOrder: input.scheme.units.map(({ unit }) => unit).toReversed() }),
}

describe('one change', () => {
  test.each(Object.entries(changes))('of a %s gives the bytes of a full run', (_, change) =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), seed => {
        const before = reckon(randomInput(seed))
        const input = change(before.input, diceOf(seed))
        const full = canonical(reckon(input).result)
        expect(canonical(reckon(input, before).result)).toBe(full)
        // read again from text, where no row is the same object any more
        expect(canonical(reckon(JSON.parse(canonical(input)) as AssessmentInput, before).result)).toBe(full)
      }),
      { numRuns: 60 },
    ),
  )
  test('after another gives the bytes of a full run', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...Object.values(changes)), { minLength: 2, maxLength: 6 }),
        fc.nat(),
        (list, seed) => {
          let reckoned = reckon(randomInput(seed))
          for (const [at, change] of list.entries()) reckoned = reckon(change(reckoned.input, diceOf(seed + at)), reckoned)
          expect(canonical(reckoned.result)).toBe(canonical(reckon(reckoned.input).result))
        },
      ),
      { numRuns: 60 },
    ))
  test('takes nothing from the verdict on another run', () =>
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (one, two) => {
        const input = randomInput(two)
        expect(canonical(reckon(input, reckon(randomInput(one))).result)).toBe(canonical(reckon(input).result))
      }),
      { numRuns: 60 },
    ))

  const whole = reckon(largeInput(40, 10))
  const { input } = whole
  test.each<[string, AssessmentInput, { lines: number; cells: number; cards: number }]>([
    ['nothing', JSON.parse(JSON.stringify(input)) as AssessmentInput, { lines: 0, cells: 0, cards: 0 }],
    [
      'a fact: its line for all who answer for it',
      { ...input, facts: input.facts.with(3, { ...input.facts[3], value: '1' } as never) },
      { lines: 1, cells: 40, cards: 40 },
    ],
    [
      'a milestone: the lines of one unit',
      { ...input, measures: input.measures.with(3, { ...input.measures[3], milestones: [] } as never) },
      { lines: 0, cells: 10, cards: 1 },
    ],
    [
      'counts: one card',
      { ...input, conduct: input.conduct.with(3, { ...input.conduct[3], returns: 9 } as never) },
      { lines: 0, cells: 0, cards: 1 },
    ],
    [
      'an owner taken off a line: that line',
      {
        ...input,
        scheme: {
          ...input.scheme,
          lines: input.scheme.lines.map((line, at) => (at === 3 ? { ...line, owners: line.owners.slice(1) } : line)),
        },
      },
      { lines: 1, cells: 39, cards: 40 },
    ],
    [
      'a limit of the scheme: all',
      { ...input, scheme: { ...input.scheme, limits: { ...input.scheme.limits, total: '104' } } },
      whole.counts,
    ],
  ])('reckons again what depends on %s', (_, changed, counts) => expect(reckon(changed, whole).counts).toEqual(counts))
  test('the first time everything is reckoned', () => expect(whole.counts).toEqual({ lines: 10, cells: 400, cards: 40 }))
})
