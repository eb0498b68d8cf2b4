import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../words.ts'
import { percent } from './forecast-panel.tsx'
import { DraftLink } from './gap-panel.tsx'
import { shortNumber } from './lab-case.ts'
import type { Settings } from './lab-engine.ts'
import { type LabHouse, nameOf } from './lab-house.ts'
import { type LabSpec, settledSpec } from './lab-spec.ts'
import { useView } from './lab-store.ts'
import { save } from '../parts/save-file.ts'

const kept = 'jinwei.lab.scenarios'

/** A setting with its answer, as it stood when it was kept. */
interface Scenario {
  readonly name: string
  readonly set: string
  readonly settings: Settings
  readonly score: number
  readonly rank: number
  readonly within80: readonly [number, number]
  readonly chance: number
  readonly margin: number
  readonly targetRank: number
}

const readKept = (): readonly Scenario[] => {
  try {
    return JSON.parse(sessionStorage.getItem(kept) ?? '[]') as readonly Scenario[]
  } catch {
    return []
  }
}

/** Settings side by side. They live in this browser's session and go with it, unless exported. */
export function ScenarioPanel({ house, made }: { readonly house: LabHouse; readonly made: LabSpec }) {
  const { say, lang } = useWords()
  const { store, set, of } = house
  const [all, setAll] = useState(readKept)
  const interval = useView(store, view => view.interval)
  const now = useView(store, view => view.now)
  const settings = useView(store, view => view.settings)
  const [name, setName] = useState('')
  const isWhole = useView(store, view => view.wholeMs !== null && view.interval !== null && view.now !== null)
  const keep = (next: readonly Scenario[]) => {
    sessionStorage.setItem(kept, JSON.stringify(next))
    setAll(next)
  }
  const shown = all.filter(scenario => scenario.set === set.set)
  const words = (code: string, value: number): string =>
    `${nameOf(set, code, lang)} ${shortNumber(made.start[code] ?? Number.NaN)} → ${shortNumber(value)}`
  return (
    <section className="panel flush" aria-labelledby="lab-scenarios">
      <header>
        <h2 id="lab-scenarios">{say('lab.scenarios')}</h2>
        <div className="acts">
          <span className="lab-number">
            <label htmlFor="lab-scenario-name" className="hidden">
              {say('lab.scenario.name')}
            </label>
            <input
              id="lab-scenario-name"
              value={name}
              placeholder={say('lab.scenario.name')}
              onChange={event => setName(event.target.value)}
            />
          </span>
          <Button
            disabled={!isWhole}
            onClick={() => {
              if (!interval || !now) return
              const { within80, chance, margin } = interval
              const title = name.trim() || say('lab.scenario.numbered', { at: all.length + 1 })
              keep([
                ...all,
                {
                  name: title,
                  set: set.set,
                  settings,
                  score: now.score,
                  rank: now.rank,
                  within80,
                  chance,
                  margin,
                  targetRank: of.targetRank,
                },
              ])
              setName('')
            }}
          >
            {say('lab.scenario.save')}
          </Button>
          <Button onClick={() => save('index-spec.json', settledSpec(made, settings))}>{say('lab.spec')}</Button>
        </div>
      </header>
      {shown.length === 0 ? (
        <p className="quiet lab-inset">{say('lab.scenarios.none')}</p>
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-labelledby="lab-scenarios">
          <table className="table compact">
            <thead>
              <tr>
                <th scope="col">{say('lab.scenario')}</th>
                <th scope="col">{say('lab.scenario.settings')}</th>
                <th scope="col" className="n">
                  {say('lab.score')}
                </th>
                <th scope="col" className="n">
                  {say('lab.now')}
                </th>
                <th scope="col" className="n">
                  {say('lab.col.within80')}
                </th>
                <th scope="col" className="n">
                  {say('lab.scenario.chance')}
                </th>
                <th scope="col">
                  <span className="hidden">{say('parts.acts')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map(scenario => (
                <tr key={scenario.name + JSON.stringify(scenario.settings)}>
                  <th scope="row">{scenario.name}</th>
                  <td>
                    {Object.keys(scenario.settings).length === 0 ? (
                      say('lab.scenario.asIs')
                    ) : (
                      <ul>
                        {Object.entries(scenario.settings).map(([code, value]) => (
                          <li key={code}>
                            {words(code, value)} <DraftLink house={house} made={made} code={code} value={value} />
                          </li>
                        ))}
                      </ul>
                    )}
                  </td>
                  <td className="n">{scenario.score.toFixed(2)}</td>
                  <td className="n">{scenario.rank}</td>
                  <td className="n">{`${Math.floor(scenario.within80[0])}–${Math.ceil(scenario.within80[1])}`}</td>
                  <td className="n">{`${percent(scenario.chance)}% ±${Math.max(1, Math.ceil(scenario.margin * 100))}`}</td>
                  <td className="nowrap">
                    <button type="button" className="linkish" onClick={() => store.setAll(scenario.settings)}>
                      {say('lab.scenario.take')}
                    </button>{' '}
                    <button type="button" className="linkish" onClick={() => keep(all.filter(one => one !== scenario))}>
                      {say('parts.remove')}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
