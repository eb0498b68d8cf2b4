import { useState } from 'react'
import { useWords } from '../words.ts'
import { change } from './forecast-panel.tsx'
import { type LabHouse, nameOf } from './lab-house.ts'
import { useView } from './lab-store.ts'

const shownFirst = 8

/** Why the two sets give two scores, line by line: the changes add up to the difference. */
export function BridgePanel({ house }: { readonly house: LabHouse }) {
  const { say, lang } = useWords()
  const beside = useView(house.store, view => view.beside)
  const [isAll, setAll] = useState(false)
  const [before, after] = house.data.sets
  const lines = beside?.bridge ?? null
  if (!before || !after || lines === null) return null
  const scores = [before, after].map(set => beside?.sets.find(one => one.set === set.set)?.now?.score ?? Number.NaN)
  const isPart = after.indicators.length < after.officialCounts.indicators
  return (
    <section className="panel flush" aria-labelledby="lab-bridge">
      <header>
        <h2 id="lab-bridge">
          {say('lab.bridge.finding', {
            from: (scores[0] as number).toFixed(2),
            to: (scores[1] as number).toFixed(2),
            continued: lines.filter(({ kind }) => kind === 'continued').length,
            fresh: lines.filter(({ kind }) => kind === 'new').length,
            dropped: lines.filter(({ kind }) => kind === 'dropped').length,
          })}
        </h2>
      </header>
      {isPart && (
        <p className="note lab-inset">
          {say('lab.bridge.part', { known: after.indicators.length, of: after.officialCounts.indicators })}
        </p>
      )}
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="lab-bridge">
        <table className="table compact">
          <thead>
            <tr>
              <th scope="col">{say('lab.col.kind')}</th>
              <th scope="col">{say('lab.set', { year: before.firstYear })}</th>
              <th scope="col">{say('lab.set', { year: after.firstYear })}</th>
              <th scope="col" className="n">
                {say('lab.col.before')}
              </th>
              <th scope="col" className="n">
                {say('lab.col.after')}
              </th>
              <th scope="col" className="n">
                {say('lab.col.change')}
              </th>
            </tr>
          </thead>
          <tbody>
            {(isAll ? lines : lines.slice(0, shownFirst)).map(({ kind, from, to, before: old, after: now, change: moved }) => (
              <tr key={`${from} ${to}`}>
                <td className="nowrap">{say(`lab.bridge.${kind}`)}</td>
                <td>{from === null ? '—' : `${from} ${nameOf(before, from, lang)}`}</td>
                <td>{to === null ? '—' : `${to} ${nameOf(after, to, lang)}`}</td>
                <td className="n">{from === null ? '—' : old.toFixed(2)}</td>
                <td className="n">{to === null ? '—' : now.toFixed(2)}</td>
                <td className="n">{change(Number(moved.toFixed(2)), 2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {lines.length > shownFirst && (
        <p className="lab-inset">
          <button type="button" className="linkish" onClick={() => setAll(!isAll)}>
            {isAll ? say('lab.less') : say('lab.all', { count: lines.length })}
          </button>
        </p>
      )}
    </section>
  )
}
