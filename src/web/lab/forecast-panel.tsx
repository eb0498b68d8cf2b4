import { Figure } from '../parts/figure.tsx'
import { useWords } from '../words.ts'
import type { IntervalAnswer } from './lab-engine.ts'
import type { LabHouse } from './lab-house.ts'
import type { LabSpec } from './lab-spec.ts'
import { useView } from './lab-store.ts'
import { RankStrip } from './rank-strip.tsx'

/** A rank is an interval with a chance, never a false point. */
export function ForecastPanel({ house, made }: { readonly house: LabHouse; readonly made: LabSpec }) {
  const { say } = useWords()
  const { store, of, data, set } = house
  const interval = useView(store, view => view.interval)
  const now = useView(store, view => view.now)
  const beside = useView(store, view => view.beside)
  const drawMs = useView(store, view => view.drawMs)
  const wholeMs = useView(store, view => view.wholeMs)
  const outlook = (data.rank && beside?.outlooks.get(data.rank.code)) ?? null
  const start = beside?.sets.find(one => one.set === set.set)?.now ?? null
  const isWhole = interval !== null && wholeMs !== null
  const isPart = set.indicators.length < set.officialCounts.indicators
  return (
    <section className="panel" aria-labelledby="lab-forecast">
      <header>
        <h2 id="lab-forecast">
          {interval ? say('lab.forecast.finding', slotsOf(interval, of.targetRank)) : say('lab.forecast')}
        </h2>
      </header>
      {isPart && (
        <p className="banner late">
          {say('lab.forecast.part', { known: made.codes.length, of: set.officialCounts.indicators })}
        </p>
      )}
      <dl className="lab-now">
        <div>
          <dt>{say('lab.now')}</dt>
          <dd className="big" data-testid="lab-rank">
            {now ? say('lab.rankOf', { rank: now.rank, units: now.units }) : '—'}
          </dd>
          {now && start && now.rank !== start.rank && (
            <dd className="note">{say('lab.fromRank', { rank: start.rank, change: change(start.rank - now.rank, 0) })}</dd>
          )}
        </div>
        <div>
          <dt>{say('lab.score')}</dt>
          <dd className="big">{now ? now.score.toFixed(2) : '—'}</dd>
          {now && start && now.score !== start.score && <dd className="note">{change(now.score - start.score, 2)}</dd>}
        </div>
        {data.rank && (
          <div>
            <dt>{say('lab.published')}</dt>
            <dd className="big">
              <Figure of={data.rank.figure} />
            </dd>
            <dd className="note">
              {of.dataYear !== null && of.releaseYear !== null
                ? say('lab.years', { data: of.dataYear, release: of.releaseYear })
                : say('lab.years.none')}
            </dd>
          </div>
        )}
      </dl>
      {interval && (
        <>
          <RankStrip interval={interval} targetRank={of.targetRank} rank={now?.rank ?? null} start={start?.rank ?? null} />
          <p className="strong">{say('lab.chance', slotsOf(interval, of.targetRank))}</p>
          <p>
            {say('lab.interval', {
              low80: Math.floor(interval.within80[0]),
              high80: Math.ceil(interval.within80[1]),
              low95: Math.floor(interval.within95[0]),
              high95: Math.ceil(interval.within95[1]),
            })}
          </p>
        </>
      )}
      {data.rank && outlook && (
        <p className="note">
          {say('lab.outlook', {
            points: data.rank.history.length,
            year: data.rank.due,
            target: data.rank.target ?? of.targetRank,
            chance: percent(outlook.chance),
            low: Math.max(1, Math.floor(outlook.low)),
            high: Math.ceil(outlook.high),
          })}{' '}
          <a className="underlined" href="#lab-outlook">
            {say('lab.outlook.all')}
          </a>
        </p>
      )}
      <p className="note lab-foot" data-testid="lab-foot" data-draw={drawMs ?? ''} data-whole={isWhole ? (wholeMs ?? '') : ''}>
        {interval &&
          say('lab.foot', {
            done: interval.done.toLocaleString('en'),
            of: interval.of.toLocaleString('en'),
            seed: of.seed,
          })}
        {interval && interval.failed > 0 && say('lab.foot.failed', { failed: interval.failed })}
        {!isWhole
          ? say('lab.foot.refining')
          : drawMs !== null &&
            say('lab.foot.time', { draw: Math.max(1, Math.round(drawMs)), whole: (wholeMs / 1000).toFixed(2) })}
      </p>
      <p className="hidden" aria-live="polite">
        {isWhole && interval ? say('lab.chance', slotsOf(interval, of.targetRank)) : ''}
      </p>
    </section>
  )
}

export const change = (value: number, digits: number): string =>
  `${value > 0 ? '+' : ''}${value.toFixed(digits).replace('-', '\u2212')}`

const slotsOf = (interval: IntervalAnswer, target: number) => ({
  target,
  chance: percent(interval.chance),
  margin: Math.max(1, Math.ceil(interval.margin * 100)),
  low: Math.floor(interval.within80[0]),
  high: Math.ceil(interval.within80[1]),
})

/** A chance that is not nothing is not shown as nothing. */
export const percent = (share: number): string =>
  share > 0 && share < 0.005 ? '<1' : share < 1 && share > 0.995 ? '>99' : String(Math.round(share * 100))
