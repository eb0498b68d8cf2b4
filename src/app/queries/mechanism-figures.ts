import { done, type Outcome, refused } from '#base'
import type { Area, IndicatorRule } from '#define'
import { countEvents, type IndicatorEvent } from '#facts'
import { say } from '../words.ts'
import type { MechanismFigures } from './answers.ts'
import { mayReadFigure, planStartOf, registerFigure } from './figure-card.ts'
import { type Asking, rowsOf } from './picture.ts'

const rowsShown = 20

/** What a mechanism comes to: its declared indicators counted from events, shares from the rows as they stand now. */
export async function mechanismFigures(
  asking: Asking,
  input: Readonly<Record<string, string>>,
): Promise<Outcome<MechanismFigures>> {
  const area = asking.catalogue.areas.find(item => item.slug === input['area'] && item.kind === 'mechanism')
  if (!area) return refused('not_found')
  const events = (await rowsOf<IndicatorEvent>(asking, 'facts.indicatorEvent')).filter(event =>
    event.indicator.startsWith(`${area.slug}.`),
  )
  const years = [...new Set(events.map(event => Number(event.dated.slice(0, 4))))].toSorted((a, b) => a - b)
  const figures: MechanismFigures['figures'][number][] = []
  for (const [name, rule] of Object.entries(area.indicators)) {
    const title = say(asking.messages, `${area.slug}.indicators.${name}`)
    if (rule.counts === 'flow' || rule.counts === 'total') {
      const own = events.filter(event => event.indicator === `${area.slug}.${name}`)
      const counted = years.map(year => countEvents(rule, own, year))
      figures.push({
        name,
        title,
        kind: rule.counts === 'flow' ? 'count' : 'money',
        values: counted.map(item => (item.events.length === 0 ? null : String(item.value))),
        rows: counted
          .flatMap(item => item.events.map(event => ({ address: event.source, id: event.sourceRow })))
          .slice(0, rowsShown),
      })
    } else {
      const share = await shareNow(asking, area, rule)
      figures.push({
        name,
        title,
        kind: rule.counts === 'stock' ? 'count' : 'share',
        values: years.map((_, at) => (at === years.length - 1 ? share : null)),
        rows: [],
      })
    }
  }
  const start = await planStartOf(asking)
  const thisYear = Number(asking.day.slice(0, 4))
  const shownYears = years.length > 0 ? years : [thisYear - 2, thisYear - 1, thisYear]
  const registers: MechanismFigures['registers'][number][] = []
  for (const name of Object.keys(area.figures)) {
    const at = asking.catalogue.figure(`${area.slug}.${name}`)
    if (!at || !mayReadFigure(asking, at)) continue
    const of = []
    for (const year of shownYears) of.push(await registerFigure(asking, at, String(year), start))
    registers.push({ figure: at.address, title: say(asking.messages, `${area.slug}.figures.${name}`), years: of })
  }
  return done({ area: area.slug, years: registers.length > 0 ? shownYears : years, figures, registers })
}

/** A stock or a share is a state of the rows: it stands under the latest year. */
async function shareNow(asking: Asking, area: Area, rule: IndicatorRule): Promise<string | null> {
  const address = `${area.slug}.${rule.record}`
  const states = rule.counts === 'stock' ? rule.in : rule.whole
  const rows = await rowsOf<Readonly<Record<string, unknown>> & { readonly state: string }>(asking, address, { state: states })
  if (rule.counts === 'stock') return String(new Set(rows.map(row => row[rule.subject ?? 'id'])).size)
  const sumOf = (among: readonly string[]) =>
    rows.reduce((sum, row) => (among.includes(row.state) ? sum + (row[rule.sums ?? ''] as bigint) : sum), 0n)
  const whole = sumOf(rule.whole ?? [])
  return whole === 0n ? null : String((sumOf(rule.part ?? []) * 10_000n) / whole)
}
