import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '#base'
import { type DrawLine, drawLines } from './draw-lines.ts'

const line = (name: string, more: Partial<DrawLine<null>> = {}): DrawLine<null> => ({
  of: null,
  indicator: name,
  name,
  weight: '5',
  reached: new Decimal(1),
  moved: new Decimal('0.1'),
  isChanged: false,
  ...more,
})
const rules = { seed: 'seed-1', share: 2_000, over: 11_000, jump: 5_000 }

describe('lines looked at on site', () => {
  test.each<[string, Partial<DrawLine<null>>, string | null]>([
    ['just 110% of its target', { reached: new Decimal('1.1') }, null],
    ['beyond 110%', { reached: new Decimal('1.1001') }, 'overAchieved'],
    ['a move of just a half', { moved: new Decimal('0.5') }, null],
    ['a jump', { moved: new Decimal('0.51') }, 'jump'],
    ['a changed method', { isChanged: true }, 'methodChanged'],
    ['nothing known', { reached: null, moved: null }, null],
    ['all three: the first reason counts', { reached: new Decimal(2), moved: new Decimal(2), isChanged: true }, 'overAchieved'],
  ])('%s', (_, more, why) => {
    const found = drawLines([line('a', more)], { ...rules, share: 0 })
    expect(found.map(each => each.why)).toEqual(why === null ? [] : [why])
  })

  test('the order is that of the hashes, redone here by hand', () => {
    const names = ['a 1', 'b 1', 'c 1', 'd 1']
    const hash = (name: string) => createHash('sha256').update(`seed-1\n${name}`).digest('hex')
    const byHash = names.toSorted((a, b) => (hash(a) < hash(b) ? -1 : 1))
    const drawn = drawLines(
      names.map(name => line(name)),
      { ...rules, share: 5_000 },
    )
    expect(drawn.map(each => each.line.name)).toEqual(byHash.slice(0, 2))
  })

  const lines = fc.uniqueArray(
    fc.record({
      name: fc.string({ minLength: 1, maxLength: 8 }),
      weight: fc.integer({ min: 1, max: 12 }).map(String),
      over: fc.boolean(),
    }),
    { selector: each => each.name, maxLength: 30 },
  )
  test('the share is reached with no line to spare, whatever the order of the lines', () =>
    fc.assert(
      fc.property(lines, fc.string(), fc.integer({ min: 0, max: 10_000 }), (given, seed, share) => {
        const all = given.map(({ name, weight, over }) => line(name, { weight, reached: new Decimal(over ? 2 : 1) }))
        const found = drawLines(all, { ...rules, seed, share })
        const sum = (of: readonly DrawLine<null>[]) => of.reduce((total, each) => total + Number(each.weight), 0)
        const drawn = found.filter(each => each.why === 'drawn').map(each => each.line)
        const wanted = (sum(all) * share) / 10_000
        const rest = sum(all.filter(each => each.reached?.eq(1)))
        expect(sum(drawn)).toBeGreaterThanOrEqual(Math.min(wanted, rest))
        if (drawn.length > 0) expect(sum(drawn.slice(0, -1))).toBeLessThan(wanted)
        expect(drawLines(all.toReversed(), { ...rules, seed, share })).toEqual(found)
      }),
    ))
})
