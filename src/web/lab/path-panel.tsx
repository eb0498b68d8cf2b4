import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../words.ts'
import { percent } from './forecast-panel.tsx'
import { DraftLink } from './gap-panel.tsx'
import { shortNumber } from './lab-case.ts'
import { levelsOf, type PathWithChance } from './lab-path.ts'
import { indicatorOf, type LabHouse, nameOf } from './lab-house.ts'
import type { LabSpec } from './lab-spec.ts'
import { useView } from './lab-store.ts'
import { NumberBox } from './number-box.tsx'

const alternatives = 3
const chanceRuns = 4_000

/** Effort and reach as the zone states them; the cheapest set that brings the place, and what comes next. */
export function PathPanel({ house, made }: { readonly house: LabHouse; readonly made: LabSpec }) {
  const { say, lang, house: word } = useWords()
  const { store, part, set, of, keep, keepPart } = house
  const path = useView(store, view => view.path)
  const isSearching = useView(store, view => view.isSearching)
  const isSolverMissing = useView(store, view => view.isSolverMissing)
  const refused = useView(store, view => (view.refused?.of === 'path' ? view.refused : null))
  const [budget, setBudget] = useState<number | null>(null)
  const [chance, setChance] = useState<number | null>(null)
  const [most, setMost] = useState<number | null>(3)
  const actions = part.actions.filter(({ indicator }) => made.codes.includes(indicator))
  const choices = actions.flatMap(({ indicator, reach, effort }) => {
    const start = made.start[indicator] as number
    if (reach === null || effort === null || !Number.isFinite(start)) return []
    return [{ indicator, levels: levelsOf(start, reach, { effort, digits: made.digits[indicator] as number }) }]
  })
  const change = (code: string, next: { readonly reach?: number | null; readonly effort?: number | null }) => {
    store.forgetPath()
    keepPart({ actions: part.actions.map(action => (action.indicator === code ? { ...action, ...next } : action)) })
  }
  return (
    <section className="panel" aria-labelledby="lab-path">
      <header>
        <h2 id="lab-path">
          {path?.paths[0]
            ? say('lab.path.finding', {
                cost: money(path.paths[0].cost),
                unit: of.effortUnit,
                target: of.targetRank,
                chance: percent(path.paths[0].chance),
              })
            : say('lab.path', { target: of.targetRank })}
        </h2>
      </header>
      <div className="columns even">
        <div className="scroll">
          <table className="table compact lab-efforts lab-stack">
            <caption className="note">{say('lab.path.efforts')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('lab.col.indicator')}</th>
                <th scope="col" className="n">
                  {say('lab.start')}
                </th>
                <th scope="col" className="n">
                  {say('lab.reach')}
                </th>
                <th scope="col" className="n">
                  {say('lab.effort', { unit: of.effortUnit || say('lab.effort.noUnit') })}
                </th>
                <th scope="col">
                  <span className="hidden">{say('parts.acts')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {actions.map(({ indicator: code, reach, effort }) => (
                <tr key={code}>
                  <th scope="row">
                    {nameOf(set, code, lang)} <span className="note">{indicatorOf(set, code)?.measureUnit}</span>
                  </th>
                  <td className="n" data-label={say('lab.start')}>
                    {Number.isFinite(made.start[code]) ? (
                      shortNumber(made.start[code] as number)
                    ) : (
                      <span className="mark missing">{say('mark.missing')}</span>
                    )}
                  </td>
                  <td className="n" data-label={say('lab.reach')}>
                    <NumberBox
                      isBare
                      label={say('lab.reach.of', { name: nameOf(set, code, lang) })}
                      value={reach}
                      onChange={value => change(code, { reach: value })}
                    />
                  </td>
                  <td className="n" data-label={say('lab.effort', { unit: of.effortUnit || say('lab.effort.noUnit') })}>
                    <NumberBox
                      isBare
                      label={say('lab.effort.of', { name: nameOf(set, code, lang) })}
                      value={effort}
                      onChange={value => (value === null || value >= 0) && change(code, { effort: value })}
                    />
                  </td>
                  <td>
                    <button
                      type="button"
                      className="linkish"
                      aria-label={say('lab.drop.of', { name: nameOf(set, code, lang) })}
                      onClick={() => {
                        store.set(code, null)
                        store.forgetPath()
                        keepPart({ actions: part.actions.filter(({ indicator }) => indicator !== code) })
                      }}
                    >
                      {say('parts.remove')}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div className="stack-s">
          <div className="lab-fields">
            <NumberBox
              label={say('lab.path.budget', { unit: of.effortUnit || say('lab.effort.noUnit') })}
              value={budget}
              onChange={setBudget}
              placeholder={say('lab.path.noLimit')}
            />
            <NumberBox
              label={say('lab.path.most')}
              value={most}
              onChange={value => setMost(value === null ? null : Math.max(1, Math.round(value)))}
              placeholder={say('lab.path.noLimit')}
            />
            <NumberBox
              label={say('lab.path.chance')}
              value={chance}
              onChange={value => (value === null || (value > 0 && value < 100)) && setChance(value)}
              placeholder={say('lab.path.noLimit')}
            />
            <span className="lab-number">
              <label htmlFor="lab-effort-unit">{say('lab.path.unit')}</label>
              <input
                id="lab-effort-unit"
                value={of.effortUnit}
                onChange={event => keep({ ...of, effortUnit: event.target.value })}
              />
            </span>
            <Button
              type="primary"
              disabled={choices.length === 0 || isSearching}
              onClick={() =>
                store.findPath(
                  { choices, budget, changesMax: most, alternatives, chance: chance === null ? null : chance / 100 },
                  chanceRuns,
                )
              }
            >
              {say('lab.path.find')}
            </Button>
          </div>
          {choices.length === 0 && <p className="quiet">{say('lab.path.none')}</p>}
          {isSolverMissing && (
            <p className="banner late" role="alert">
              {say('lab.path.noSolver')}
            </p>
          )}
          {isSearching && <p aria-live="polite">{say('lab.path.searching')}</p>}
          {refused?.offences.map(({ code, where, details }) => (
            <p key={code + where} className="banner late" role="alert">
              {word(`index.offences.${code}`, details as Readonly<Record<string, string | number>>)}
            </p>
          ))}
          {path && (
            <>
              <ol className="lab-paths">
                {path.paths.map((one, at) => (
                  <PathLine
                    key={one.steps.map(({ indicator, value }) => indicator + value).join()}
                    of={one}
                    at={at}
                    house={house}
                    made={made}
                  />
                ))}
              </ol>
              <p className="note">
                {path.aimedAt < of.targetRank && say('lab.path.aimed', { rank: path.aimedAt })}
                {path.slack.changes === 0 && say('lab.path.binds')}
                {path.slack.changes === 0 &&
                  (path.costWithoutLimit === null
                    ? say('lab.path.bindsFree')
                    : say('lab.path.bindsDear', { cost: money(path.costWithoutLimit), unit: of.effortUnit }))}
                {path.tightest &&
                  say('lab.path.tightest', { name: path.tightest.unit, points: path.tightest.points.toFixed(2) })}
                {path.exhausted.length > 0 &&
                  say('lab.path.exhausted', {
                    names: path.exhausted.map(code => nameOf(set, code, lang)).join(say('list.comma')),
                  })}
                {say('lab.path.foot', {
                  evaluated: path.evaluated,
                  solved: path.solved,
                  runs: chanceRuns.toLocaleString('en'),
                })}
              </p>
            </>
          )}
        </div>
      </div>
    </section>
  )
}

const money = (value: number): string => Math.round(value).toLocaleString('en')

function PathLine({
  of,
  at,
  house,
  made,
}: {
  readonly of: PathWithChance
  readonly at: number
  readonly house: LabHouse
  readonly made: LabSpec
}) {
  const { say, lang } = useWords()
  const { set, store } = house
  return (
    <li>
      <p>
        <b>{at === 0 ? say('lab.path.best') : say('lab.path.next', { at })}</b>{' '}
        {say('lab.path.line', {
          cost: money(of.cost),
          unit: house.of.effortUnit,
          rank: of.rank,
          chance: percent(of.chance),
          margin: Math.max(1, Math.ceil(of.margin * 100)),
          low: Math.floor(of.within80[0]),
          high: Math.ceil(of.within80[1]),
        })}{' '}
        <button
          type="button"
          className="linkish"
          onClick={() => store.setAll(Object.fromEntries(of.steps.map(({ indicator, value }) => [indicator, value])))}
        >
          {say('lab.path.take')}
        </button>
      </p>
      <ul>
        {of.steps.map(({ indicator, value, cost }) => (
          <li key={indicator}>
            {nameOf(set, indicator, lang)} {shortNumber(made.start[indicator] as number)} → {shortNumber(value)}{' '}
            {indicatorOf(set, indicator)?.measureUnit}
            <span className="note">
              {' '}
              {money(cost)} {house.of.effortUnit}
            </span>{' '}
            <DraftLink house={house} made={made} code={indicator} value={value} />
          </li>
        ))}
      </ul>
    </li>
  )
}
