import { type Day, type Outcome, done, periodDays, refused } from '#base'
import { figuresIn } from '#define'
import type { FigureAt } from '../catalogue.ts'
import { type Figure, figureOf, isMoney, placesOf, sharesOf } from '../figures.ts'
import { sightOf } from '../sights.ts'
import type { StoredRow } from '../store.ts'
import { titlesOf } from '../titles.ts'
import { say } from '../words.ts'
import type { FigureCard, RegisterFigure, RowFigures } from './answers.ts'
import { type Asking, pictureOf } from './picture.ts'

const rowsShown = 20
/** Rows looked through for those that owe a form; beyond it the card gives the number alone. */
const owedLookedAt = 2_000

/** Whether a role may read a figure: it sees every row that is counted. The sum of what one may not see is not told. */
export const mayReadFigure = (asking: Pick<Asking, 'catalogue' | 'viewer'>, figure: FigureAt): boolean => {
  const { catalogue, viewer } = asking
  const area = figure.address.split('.')[0]
  const parts = figuresIn(figure.rule).map(name => catalogue.figure(`${area}.${name}`))
  if (!figure.rule.shape) return parts.every(part => part !== null && mayReadFigure(asking, part))
  const entry = catalogue.entries.get(catalogue.addressOf(figure.rule.shape))
  const sight = entry && sightOf(entry, viewer.actor.role)
  return sight?.see === 'all' && !sight.in && !sight.hides?.length
}

/** The first day of the plan in force, asked as the house: a count since the plan began is the same for whoever reads it. */
export async function planStartOf(asking: Pick<Asking, 'reading' | 'day'>): Promise<Day | null> {
  const lookup = { question: 'many', of: 'plan.plan', where: { state: 'inForce' } } as const
  const { plans } = await asking.reading.ask({ plans: lookup }, asking.day)
  return ((plans as readonly StoredRow[])[0]?.['startsOn'] as Day | null | undefined) ?? null
}

/** A figure of one period as a page shows it. */
export async function registerFigure(asking: Asking, at: FigureAt, period: string, start: Day | null): Promise<RegisterFigure> {
  return wireOf(asking, at, period, await figureOf(asking.catalogue, asking.reading, at, period, start))
}

const wireOf = (asking: Asking, at: FigureAt, period: string, figure: Figure): RegisterFigure => ({
  figure: at.address,
  title: titleOf(asking, at),
  period,
  value: figure.value,
  kind: figure.measureUnit === 'fen' ? 'money' : figure.measureUnit === 'percent' ? 'percent' : 'count',
  standing: figure.standing,
  rows: figure.rows,
  settled: figure.settled,
  expected: figure.expected,
  isLowerBound: figure.isLowerBound,
})

const titleOf = (asking: Asking, { address }: FigureAt) => {
  const [area = '', name = ''] = address.split('.')
  return say(asking.messages, `${area}.figures.${name}`)
}

/** From a figure down to the rows it is added up from, the largest first, and to those that owe theirs. */
export async function figureCard(asking: Asking, input: Readonly<Record<string, string>>): Promise<Outcome<FigureCard>> {
  const { catalogue } = asking
  const at = catalogue.figure(input['figure'] ?? '')
  if (!at || !mayReadFigure(asking, at)) return refused('not_found')
  const start = await planStartOf(asking)
  const period = /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(input['period'] ?? '')
    ? (input['period'] as string)
    : String(Number(asking.day.slice(0, 4)) - 1)
  const year = Number(period.slice(0, 4))
  const [area = ''] = at.address.split('.')
  const siblings = figuresIn(at.rule).flatMap(name => catalogue.figure(`${area}.${name}`) ?? [])
  const parts = []
  for (const sibling of siblings) parts.push(await registerFigure(asking, sibling, period, start))
  const years = []
  for (const each of [year - 2, year - 1, year]) years.push(await registerFigure(asking, at, String(each), start))
  const months = []
  if (at.rule.counts === 'level')
    for (let month = 1; month <= 12; month++)
      months.push(await registerFigure(asking, at, `${year}-${String(month).padStart(2, '0')}`, start))
  const picture = at.rule.feeds === undefined ? null : await pictureOf(asking, { year: String(year) })
  const fed = picture?.indicators.find(indicator => indicator.code === at.rule.feeds)
  const behind = at.rule.shape ? await rowsBehind(asking, at, period, start) : null
  return done({
    ...(await registerFigure(asking, at, period, start)),
    area,
    counts: at.rule.counts,
    years,
    months: months.some(month => month.value !== null) ? months : [],
    parts,
    indicator: fed ? { id: fed.id, code: fed.code, name: fed.name } : null,
    behind: behind?.behind ?? null,
    rowsBehind: behind?.rows ?? [],
    owed: await owedBy(asking, at, period),
    asOf: asking.now,
  })
}

/** Where the register is opened with the rows of the figure in it, and the first of them. */
async function rowsBehind(asking: Asking, at: FigureAt, period: string, start: Day | null) {
  const { catalogue, reading } = asking
  const { rule } = at
  const address = catalogue.addressOf(rule.shape as never)
  const entry = catalogue.entries.get(address)
  if (!entry) return null
  const { from, to } = placesOf(rule, period, start)
  const where: Record<string, unknown> = {
    state: [...(rule.in ?? [])],
    [rule.at as string]: rule.counts === 'level' ? period : { ...(from !== null && { from }), to },
  }
  const sort = { field: rule.sums ?? (rule.at as string), descending: true }
  const found = await reading.list(address, { where, sort, page: 1, pageSize: rowsShown * 3 })
  const adds = (row: StoredRow) => {
    const here = sharesOf(rule, row).filter(share => share.at <= to && (from === null || share.at >= from))
    return rule.sums === undefined ? here.reduce((sum, share) => sum + share.amount, 0n) !== 0n : here.length > 0
  }
  const counted = found.rows.filter(adds)
  const shown = counted.slice(0, rowsShown)
  const titles = await titlesOf(catalogue, reading, entry, shown)
  return {
    behind: { address, search: searchOf(rule.counts === 'level' ? { [rule.at as string]: period } : {}, sort) },
    rows: shown.map(row => ({
      address,
      id: row.id,
      title: nameOf(entry.record.life.title, row, titles),
      state: row.state,
      amount: rule.sums === undefined ? null : String(row[rule.sums]),
      at: String(row[rule.at as string]),
    })),
  }
}

const searchOf = (where: Readonly<Record<string, string>>, sort: { field: string; descending: boolean }) => ({
  ...where,
  sort: `${sort.descending ? '-' : ''}${sort.field}`,
})

const nameOf = (title: string | undefined, row: StoredRow, titles: Readonly<Record<string, string>>): string => {
  const value = title === undefined ? null : row[title]
  return typeof value === 'string' ? (titles[value] ?? value) : (row.number ?? row.id)
}

/** Organisations that are counted and have no row for the period: the first of them by name. */
async function owedBy(asking: Asking, at: FigureAt, period: string): Promise<FigureCard['owed']> {
  const { catalogue, reading } = asking
  const [area] = at.address.split('.')
  const reports = at.rule.restsOn === undefined ? at : catalogue.figure(`${area}.${at.rule.restsOn}`)
  const expected = catalogue.figure(`${area}.${reports?.rule.outOf}`)
  const entry = reports?.rule.shape && catalogue.entries.get(catalogue.addressOf(reports.rule.shape))
  if (!expected?.rule.shape || !entry) return []
  const of = catalogue.addressOf(expected.rule.shape)
  const field = [...entry.refs].find(([path, address]) => !path.includes('.') && address === of)?.[0]
  if (field === undefined) return []
  const { last } = periodDays(period)
  const due = (
    await reading.list(of, {
      where: { [expected.rule.at as string]: { to: last }, state: [...(expected.rule.in ?? [])] },
      ...('name' in expected.rule.shape.fields && { sort: { field: 'name', descending: false } }),
      page: 1,
      pageSize: owedLookedAt,
    })
  ).rows.filter(row => sharesOf(expected.rule, row).reduce((sum, share) => sum + (share.at <= last ? share.rows : 0), 0) > 0)
  const there = await reading.list(entry.address, {
    where: { [field]: due.map(row => row.id), [reports.rule.at as string]: period, state: [...(reports.rule.in ?? [])] },
    page: 1,
    pageSize: owedLookedAt * 2,
  })
  const handedIn = new Set(there.rows.filter(row => sharesOf(reports.rule, row).length > 0).map(row => row[field]))
  const owing = due.filter(row => !handedIn.has(row.id)).slice(0, rowsShown)
  const owner = catalogue.entries.get(of)
  if (!owner) return []
  const titles = await titlesOf(catalogue, reading, owner, owing)
  return owing.map(row => ({ address: of, id: row.id, title: nameOf(owner.record.life.title, row, titles) }))
}

/** Every figure a row adds to, with what it adds: the way back from a form to the targets of the plan. */
export async function rowFigures(asking: Asking, input: Readonly<Record<string, string>>): Promise<Outcome<RowFigures>> {
  const { catalogue, reading } = asking
  const { address = '', id = '' } = input
  const figures = catalogue.figuresOver(address)
  const row = catalogue.entries.has(address) ? await reading.find(address, id) : null
  if (!row) return refused('not_found')
  const lines: RowFigures['lines'][number][] = []
  for (const at of figures) {
    if (!mayReadFigure(asking, at)) continue
    const share = sharesOf(at.rule, row).find(one => one.amount > 0n)
    if (!share) continue
    const year = share.at.slice(0, 4)
    const period = at.rule.counts === 'level' ? share.at : at.rule.when === 'opening' ? String(Number(year) + 1) : year
    const above = figuresAbove(catalogue, at)
    for (const each of [at, ...above]) {
      if (each !== at && lines.some(line => line.figure === each.address && line.period === period)) continue
      lines.push({
        figure: each.address,
        title: titleOf(asking, each),
        period,
        amount: each === at ? String(share.amount) : null,
        kind: each === at ? (isMoney(at.rule) ? 'money' : 'count') : 'percent',
        feeds: each.rule.feeds ?? null,
      })
    }
  }
  return done({ address, id, lines })
}

/** Figures that are made of this one, and those made of them. */
function figuresAbove(catalogue: Asking['catalogue'], { address }: FigureAt): readonly FigureAt[] {
  const [slug = '', name = ''] = address.split('.')
  const figures = catalogue.areas.find(area => area.slug === slug)?.figures ?? {}
  return Object.entries(figures).flatMap(([other, rule]) => {
    if (!figuresIn(rule).includes(name)) return []
    const above = { address: `${slug}.${other}`, rule }
    return [above, ...figuresAbove(catalogue, above)]
  })
}
