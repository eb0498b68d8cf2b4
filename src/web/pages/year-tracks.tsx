import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { AssessmentCompare } from '../queries.ts'
import { useWords } from '../words.ts'
import { Change } from './change.tsx'
import { useScoreText } from './compare.tsx'

type Track = AssessmentCompare['track'][number]
type Year = Track['years'][number]

const middle = (score: Year): number =>
  score.total === null ? (Number(score.low) + Number(score.high)) / 2 : Number(score.total)

/** Units through the years: one row each, the earlier year hollow and the later one filled, the figures beside them. */
export function YearTracks({ of }: { readonly of: readonly Track[] }) {
  const { say } = useWords()
  const text = useScoreText()
  const years = [...new Set(of.flatMap(track => track.years.map(each => each.year)))].sort((a, b) => a - b)
  const [chosen, setChosen] = useState<readonly [number, number] | null>(null)
  const last = years.at(-1) ?? 0
  const [from, to] = chosen ?? [years.at(-2) ?? last, last]
  const at = (track: Track, year: number) => track.years.find(each => each.year === year) ?? null
  const shown = of.flatMap(track => track.years.filter(each => each.year === from || each.year === to))
  const values = shown.flatMap(score => [Number(score.low), Number(score.high)])
  const least = Math.max(0, Math.floor(Math.min(...values, 90) / 10) * 10)
  const most = Math.ceil(Math.max(...values, 100) / 5) * 5
  const x = (value: number) => 6 + ((value - least) / (most - least)) * 288
  const ticks = Array.from({ length: Math.floor((most - least) / 10) + 1 }, (_, step) => least + step * 10)
  const changes = of.map(track => {
    const [a, b] = [at(track, from), at(track, to)]
    return a && b && a.total !== null && b.total !== null ? Number(b.total) - Number(a.total) : null
  })
  const isOne = years.length < 2
  return (
    <section className="panel flush year-tracks" aria-labelledby="year-tracks">
      <header>
        <h2 id="year-tracks">
          {of.length === 1 && of[0]
            ? say('compare.picture', {
                unit: of[0].unit.name,
                from,
                a: text.total(at(of[0], from)),
                to,
                b: text.total(at(of[0], to)),
              })
            : isOne
              ? say('compare.years.one', { first: last })
              : say('compare.years.finding', {
                  first: from,
                  last: to,
                  up: changes.filter(by => by !== null && by > 0).length,
                  down: changes.filter(by => by !== null && by < 0).length,
                })}
        </h2>
        <span className="note">{say('compare.years.note')}</span>
        {years.length > 2 && (
          <span className="acts">
            <label htmlFor="track-years">{say('compare.pick')}</label>
            <select
              id="track-years"
              value={`${from} ${to}`}
              onChange={event => {
                const [a = 0, b = 0] = event.target.value.split(' ').map(Number)
                setChosen([a, b])
              }}
            >
              {years.flatMap(a =>
                years.filter(b => b > a).map(b => <option key={`${a}${b}`} value={`${a} ${b}`}>{`${a} \u2192 ${b}`}</option>),
              )}
            </select>
          </span>
        )}
      </header>
      <div className="scroll">
        <table className="table compact stacked">
          <thead>
            <tr>
              <th scope="col">{say('assessment.unit')}</th>
              <th scope="col">{say('scheme.units.group')}</th>
              <th scope="col" className="picture">
                <svg viewBox="0 0 300 20" aria-hidden="true">
                  {ticks.map(tick => (
                    <text key={tick} x={x(tick)} y="15" textAnchor="middle" fill="var(--ink-2)" fontSize="13">
                      {tick}
                    </text>
                  ))}
                </svg>
                <span className="hidden">{say('compare.years')}</span>
              </th>
              {(isOne ? [to] : [from, to]).map(year => (
                <th key={year} scope="col" className="n">
                  {year}
                </th>
              ))}
              {!isOne && (
                <th scope="col" className="n">
                  {say('scheme.change')}
                </th>
              )}
              <th scope="col">{say('assessment.grade')}</th>
              <th scope="col">{say('scheme.units.place')}</th>
            </tr>
          </thead>
          <tbody>
            {of.map((track, index) => {
              const [a, b] = [isOne ? null : at(track, from), at(track, to)]
              const [was, is] = [text.grade(a), text.grade(b)]
              return (
                <tr key={track.unit.id} className={track.own ? 'own' : ''}>
                  <th scope="row">{track.unit.name}</th>
                  <td data-label={say('scheme.units.group')}>{track.group}</td>
                  <td className="picture">
                    <svg
                      viewBox="0 0 300 20"
                      role="img"
                      aria-label={say('compare.picture', {
                        unit: track.unit.name,
                        from,
                        a: text.total(a),
                        to,
                        b: text.total(b),
                      })}
                    >
                      {ticks.map(tick => (
                        <path key={tick} d={`M${x(tick)} 0v20`} stroke="var(--hairline)" />
                      ))}
                      {a && b && <path d={`M${x(middle(a))} 10H${x(middle(b))}`} stroke="var(--border)" strokeWidth="2" />}
                      {a && <Dot score={a} x={x} isHollow />}
                      {b && <Dot score={b} x={x} />}
                    </svg>
                  </td>
                  {(isOne ? [b] : [a, b]).map((score, place) => (
                    <td key={score?.year ?? place} className="n" data-label={String(isOne || place === 1 ? to : from)}>
                      {score ? (
                        <Link
                          to="/assessment"
                          search={{ run: score.run }}
                          title={say('compare.blocks', {
                            targets: score.targets ?? '\u2014',
                            tasks: score.tasks ?? '\u2014',
                            process: score.process ?? '\u2014',
                          })}
                        >
                          {text.total(score)}
                        </Link>
                      ) : (
                        '\u2014'
                      )}
                      {score && !['approved', 'published'].includes(score.state) && (
                        <span className="mark provisional">{say('compare.provisional')}</span>
                      )}
                    </td>
                  ))}
                  {!isOne && (
                    <td className="n" data-label={say('scheme.change')}>
                      <Moved by={changes[index] ?? null} />
                    </td>
                  )}
                  <td data-label={say('assessment.grade')}>{a === null || was === is ? is : `${was} \u2192 ${is}`}</td>
                  <td data-label={say('scheme.units.place')}>
                    {a === null || a.place === b?.place
                      ? (b?.place ?? '\u2014')
                      : `${a.place ?? '\u2014'} \u2192 ${b?.place ?? '\u2014'}`}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** What is known on one side only, or lies in a range, has no change. */
function Moved({ by }: { readonly by: number | null }) {
  return by === null ? <>{'\u2014'}</> : by === 0 ? <>0.00</> : <Change by={by} />
}

/** A range is a bar: no point stands where nothing is known. */
function Dot({
  score,
  x,
  isHollow = false,
}: {
  readonly score: Year
  readonly x: (value: number) => number
  readonly isHollow?: boolean
}) {
  const colour = isHollow ? 'var(--ink-2)' : 'var(--action)'
  if (score.total === null)
    return (
      <rect
        x={x(Number(score.low))}
        y={isHollow ? 3 : 11}
        width={Math.max(2, x(Number(score.high)) - x(Number(score.low)))}
        height="6"
        fill={isHollow ? 'var(--paper)' : colour}
        stroke={colour}
      />
    )
  return (
    <circle
      cx={x(Number(score.total))}
      cy="10"
      r="5.5"
      fill={isHollow ? 'var(--paper)' : colour}
      stroke={colour}
      strokeWidth="2"
    />
  )
}
