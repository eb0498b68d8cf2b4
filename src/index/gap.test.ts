import { expect, test } from 'vitest'
import { buildIndex, compileIndex } from './build.ts'
import { type GapLine, gapOf } from './gap.ts'
import { sampleSpec } from './sample-spec.ts'

const build = (more: Readonly<Record<string, unknown>> = {}) => {
  const compiled = compileIndex(sampleSpec(more))
  const built = compiled.ok ? buildIndex(compiled.value) : compiled
  if (!built.ok) throw new Error(JSON.stringify(built.refusal))
  return built.value
}

/** Ranks are 6 4 5 2 1 3: A stands last, E first, F third. */
test.each<[GapLine, string | null]>([
  [{ kind: 'rank', rank: 1 }, 'E'],
  [{ kind: 'rank', rank: 3 }, 'F'],
  [{ kind: 'rank', rank: 100 }, 'A'],
  [{ kind: 'median' }, null],
  [{ kind: 'best' }, null],
])('A against %j held by %s', (line, holder) => {
  const built = build()
  const gap = gapOf(built, 0, line)
  expect(gap?.holder).toBe(holder)
  const scores = built.columns.at(-1) as Float64Array
  const lost = gap?.items.reduce((sum, item) => sum + item.lost, 0) ?? NaN
  if (holder !== null)
    expect(lost).toBeCloseTo((scores[built.frame.units.indexOf(holder)] as number) - (scores[0] as number), 9)
  else expect(lost).toBeGreaterThan(0)
  expect(gap?.items.map(item => item.lost)).toEqual(gap?.items.map(item => item.lost).toSorted((a, b) => b - a))
})
test('the leader loses nothing against the first rank', () =>
  expect(gapOf(build(), 4, { kind: 'rank', rank: 1 })?.items.every(({ lost }) => lost === 0)).toBe(true))
test('a method that cannot be divided has no gap', () => {
  const steps = [
    { step: 'normalise', method: 'min-max', range: [1, 100] },
    { step: 'aggregate', method: 'copeland' },
  ]
  expect(gapOf(build({ steps }), 0, { kind: 'best' })).toBeNull()
})
