import { describe, expect, it } from 'vitest'
import { day } from '#base'
import {
  choice,
  dated,
  day as dayField,
  level,
  mechanism,
  parameter,
  period,
  ratio,
  record,
  ruled,
  shape,
  valid,
} from '#define'
import { catalogueOf } from './catalogue.ts'
import { type FigureReading, figureOf, placesOf, sharesOf } from './figures.ts'
import type { StoredRow, Tally } from './store.ts'

const stayShape = shape('stay', ['here', 'gone'], { cameOn: dayField(), leftOn: dayField({ later: true }) })
const stay = record(stayShape, {
  moves: {
    come: { from: 'new', to: 'here', by: 'office', asks: ['cameOn'] },
    go: { from: 'here', to: 'gone', by: 'office', asks: ['leftOn'] },
  },
  seenBy: { office: {} as never },
})
const listShape = shape('list', ['handedIn'], { year: period('year') })
const list = record(listShape, {
  moves: { handIn: { from: 'new', to: 'handedIn', by: 'office', asks: ['year'] } },
  seenBy: { office: {} as never },
})
const both = ['here', 'gone'] as const
const way = parameter('way', choice(['gross', 'net']), { starts: 'gross', basis: 'a ruling', tag: 'D' })
const stays = { at: 'cameOn', left: 'leftOn', in: both } as const
const area = mechanism('houses', {
  version: 1,
  serves: ['1.1'],
  records: [stay, list],
  parameters: [way],
  figures: {
    houses: dated(stay, { at: 'cameOn', since: 'plan', in: [] }),
    lists: level(list, { at: 'year', in: ['handedIn'], outOf: 'closing' }),
    opening: valid(stay, { ...stays, when: 'opening' }),
    closing: valid(stay, stays),
    change: valid(stay, { ...stays, when: 'change', restsOn: 'lists' }),
    came: dated(stay, { at: 'cameOn', since: 'year', in: both, restsOn: 'lists' }),
    gross: ratio({ part: 'came', whole: 'opening' }),
    net: ratio({ part: 'change', whole: 'opening' }),
    growth: ruled({ ruling: way, choices: { gross: 'gross', net: 'net' } }),
  },
})
const catalogue = catalogueOf([area])

/** Totals of these rows, and the ruling as it stands on a day. */
function readingOf(
  rows: readonly (readonly [string, string | null])[],
  lists: readonly string[],
  ruling = 'gross',
): FigureReading {
  const stored = [
    ...rows.map(([cameOn, leftOn]) => ['houses.stay', { state: leftOn ? 'gone' : 'here', cameOn, leftOn }] as const),
    ...lists.map(year => ['houses.list', { state: 'handedIn', year }] as const),
  ]
  const totals: readonly Tally[] = stored.flatMap(([address, row]) =>
    catalogue
      .figuresOver(address)
      .flatMap(({ address: figure, rule }) =>
        sharesOf(rule, row as unknown as StoredRow).map(share => ({ ...share, figure, known: day('2024-01-01') })),
      ),
  )
  return {
    ask: async () => ({ ruling }),
    tallies: async (figure, from, to) =>
      totals
        .filter(one => one.figure === figure && one.at <= to && (from === null || one.at >= from))
        .map(one => ({ standing: one.standing, amount: String(one.amount), rows: one.rows })),
  }
}
const asked = async (reading: FigureReading, name: string, year = '2022') => {
  const at = catalogue.figure(`houses.${name}`)
  if (!at) throw new Error(name)
  return figureOf(catalogue, reading, at, year as never, null)
}

// two stood before the year, four came in it, one of each went
const rows = [
  ['2020-05-01', null],
  ['2021-12-31', '2022-07-01'],
  ['2022-01-01', null],
  ['2022-03-01', '2022-12-31'],
  ['2022-06-01', null],
  ['2022-12-31', null],
] as const

describe('figures over a year', () => {
  it.each([
    ['opening', '2'],
    ['closing', '4'],
    ['change', '2'],
    ['came', '4'],
    ['gross', '200.0000'],
    ['net', '100.0000'],
    ['growth', '200.0000'],
  ])('%s comes to %s', async (name, value) => {
    const lists = Array.from({ length: 4 }, () => '2022')
    expect(await asked(readingOf(rows, lists), name)).toMatchObject({ value, standing: 'final', isLowerBound: false })
  })

  it('follows the ruling', async () => expect((await asked(readingOf(rows, [], 'net'), 'growth')).value).toBe('100.0000'))

  it('is at least this much while somebody has not reported, and so is its share of what stood at the beginning', async () => {
    const reading = readingOf(rows, ['2022', '2022', '2022'])
    for (const name of ['came', 'gross', 'growth'])
      expect(await asked(reading, name)).toMatchObject({ standing: 'provisional', isLowerBound: true, rows: 3, expected: 4 })
  })

  it('is missing, not nought, where nobody has reported and nothing is counted, and where nothing stood', async () => {
    expect(await asked(readingOf([['2020-05-01', null]], []), 'came')).toMatchObject({ value: null, standing: 'missing' })
    expect(await asked(readingOf([['2022-05-01', null]], ['2022']), 'gross')).toMatchObject({
      value: null,
      standing: 'missing',
    })
  })

  it('adds up other places for the beginning, the end and the way between', () => {
    const at = (name: string) => placesOf(area.figures[name] as never, '2022' as never, day('2021-12-31'))
    expect(at('opening')).toEqual({ from: null, to: '2021-12-31' })
    expect(at('closing')).toEqual({ from: null, to: '2022-12-31' })
    expect(at('change')).toEqual({ from: '2022-01-01', to: '2022-12-31' })
    expect(at('houses')).toEqual({ from: '2021-12-31', to: '2022-12-31' })
    expect(at('lists')).toEqual({ from: '2022', to: '2022' })
  })
})
