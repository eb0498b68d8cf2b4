import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { TargetChance } from '#index'
import { Waiting } from '../parts/loading.tsx'
import { useWords } from '../words.ts'
import { percent } from './forecast-panel.tsx'
import { shortNumber } from './lab-case.ts'
import type { LabHouse } from './lab-house.ts'
import { useView } from './lab-store.ts'

const OutlookChart = lazy(async () => ({ default: (await import('./outlook-chart.tsx')).OutlookChart }))

export type LabTarget = LabHouse['data']['targets'][number]

/** A target more likely missed than reached, by its history. */
const warnBelow = 0.5

/** For each target of the plan the chance of reaching it in time, from nothing but its history, and how such chances did before. */
export function OutlookPanel({ house }: { readonly house: LabHouse }) {
  const { say } = useWords()
  const outlooks = useView(house.store, view => view.beside?.outlooks ?? null)
  const open = useView(house.store, view => view.beside?.publicTest ?? null)
  const [chosen, setChosen] = useState<string | null>(null)
  if (outlooks === null || house.data.targets.length === 0) return null
  const told = house.data.targets.map(of => ({ of, found: outlooks.get(of.code) ?? null }))
  const known = told.flatMap(({ of, found }) => (found === null ? [] : [{ of, found }]))
  const rows = known.toSorted((a, b) => a.found.chance - b.found.chance)
  const short = told.filter(({ found }) => found === null)
  const all = known.reduce(
    (sum, { found }) => {
      const { forecasts, inside, brier } = found.backTest
      return {
        forecasts: sum.forecasts + forecasts,
        inside: sum.inside + inside,
        miss: sum.miss + (forecasts === 0 ? 0 : brier * forecasts),
      }
    },
    { forecasts: 0, inside: 0, miss: 0 },
  )
  const shown = rows.find(({ of }) => of.code === chosen) ?? rows[0]
  return (
    <section className="panel flush" aria-labelledby="lab-outlook">
      <header>
        <h2 id="lab-outlook">
          {say('lab.outlook.finding', {
            below: known.filter(({ found }) => found.chance < warnBelow).length,
            known: known.length,
            short: short.length,
          })}
        </h2>
      </header>
      <p className="note lab-inset">
        {say('lab.outlook.how')}{' '}
        {all.forecasts === 0
          ? say('lab.outlook.untested') +
            (open === null
              ? ''
              : say('lab.outlook.public', {
                  inside: open.inside,
                  forecasts: open.forecasts,
                  brier: open.brier.toFixed(2),
                }))
          : say('lab.outlook.tested', {
              inside: all.inside,
              forecasts: all.forecasts,
              brier: (all.miss / all.forecasts).toFixed(2),
            })}
      </p>
      <div className="columns even">
        <div className="scroll" tabIndex={0} role="region" aria-labelledby="lab-outlook">
          <table className="table compact lab-stack">
            <thead>
              <tr>
                <th scope="col">{say('lab.col.target')}</th>
                <th scope="col" className="n">
                  {say('lab.col.figures')}
                </th>
                <th scope="col" className="n">
                  {say('lab.scenario.chance')}
                </th>
                <th scope="col" className="n">
                  {say('lab.col.within80')}
                </th>
                <th scope="col" className="n">
                  {say('lab.col.backTest')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ of, found }) => (
                <tr key={of.code} className={of.code === shown?.of.code ? 'own' : ''}>
                  <th scope="row">
                    <Link className="underlined" to="/indicators/$indicator" params={{ indicator: of.code }}>
                      {of.code}
                    </Link>{' '}
                    <button type="button" className="linkish" onClick={() => setChosen(of.code)}>
                      {of.name}
                    </button>{' '}
                    <span className="note">
                      {say(of.isReverse ? 'lab.outlook.aimReverse' : 'lab.outlook.aim', {
                        year: of.due,
                        value: of.target,
                        unit: of.measureUnit,
                      })}
                    </span>
                  </th>
                  <td className="n" data-label={say('lab.col.figures')}>
                    {of.history.length}
                  </td>
                  <td className="n" data-label={say('lab.scenario.chance')}>
                    {percent(found.chance)}%
                  </td>
                  <td className="n nowrap" data-label={say('lab.col.within80')}>
                    {bandOf(of, found)}
                  </td>
                  <td className="n" data-label={say('lab.col.backTest')}>
                    {found.backTest.forecasts === 0
                      ? say('lab.outlook.none')
                      : `${found.backTest.inside}/${found.backTest.forecasts} · ${found.backTest.brier.toFixed(2)}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {short.length > 0 && (
            <details className="lab-inset">
              <summary>{say('lab.outlook.others', { count: short.length })}</summary>
              <ul>
                {short.map(({ of }) => (
                  <li key={of.code}>
                    <Link className="underlined" to="/indicators/$indicator" params={{ indicator: of.code }}>
                      {of.code}
                    </Link>{' '}
                    {of.name}
                    <span className="note">
                      {' '}
                      {(of.history.at(-1)?.year ?? 0) >= of.due
                        ? say('lab.outlook.past')
                        : say('lab.outlook.short', { count: of.history.length })}
                    </span>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
        {shown && (
          <Suspense fallback={<Waiting />}>
            <OutlookChart of={shown.of} found={shown.found} />
          </Suspense>
        )}
      </div>
    </section>
  )
}

/** Counts and places are whole: their band is rounded outwards. */
function bandOf({ history }: LabTarget, { low, high }: TargetChance): string {
  const isWhole = history.every(({ value }) => Number.isInteger(Number(value)))
  return isWhole ? `${Math.floor(low)}–${Math.ceil(high)}` : `${shortNumber(low)}–${shortNumber(high)}`
}
