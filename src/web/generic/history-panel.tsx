import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { momentText } from '../format.ts'
import { Diff } from '../parts/diff.tsx'
import { Answered } from '../parts/loading.tsx'
import { ValueText } from '../parts/value.tsx'
import { fieldOf } from '../session.tsx'
import type { HistoryAnswer, HistoryEntry, Problem, RecordWire, Titles } from '../wire.ts'
import { useWords } from '../words.ts'

const shown = 8

/** Who did what, newest first, with the fields each move changed. */
export function HistoryPanel({
  record,
  of,
}: {
  readonly record: RecordWire
  readonly of: UseQueryResult<HistoryAnswer, Problem>
}) {
  const { say } = useWords()
  const [all, setAll] = useState(false)
  return (
    <section className="panel">
      <h2>{say('row.history')}</h2>
      <Answered of={of} rows={3}>
        {data => {
          const entries = [...data.entries].sort((a, b) => b.revision - a.revision)
          return (
            <>
              <ol className="stack-s" style={{ marginTop: '0.5rem' }}>
                {entries.slice(0, all ? entries.length : shown).map(entry => (
                  <Entry key={entry.revision} record={record} entry={entry} titles={data.titles} />
                ))}
              </ol>
              {!all && entries.length > shown && (
                <button type="button" className="linkish" style={{ marginTop: '0.5rem' }} onClick={() => setAll(true)}>
                  {say('row.history.all', { count: entries.length })}
                </button>
              )}
            </>
          )
        }}
      </Answered>
    </section>
  )
}

function Entry({
  record,
  entry,
  titles,
}: {
  readonly record: RecordWire
  readonly entry: HistoryEntry
  readonly titles: Titles
}) {
  const words = useWords()
  const changed = entry.changed.filter(change => fieldOf(record, change.field))
  const born = entry.from === null || entry.from === 'new'
  return (
    <li>
      <div className="line" style={{ gap: '0 0.5rem' }}>
        <span className="strong">{words.move(record.address, entry.move)}</span>
        <span className="note nowrap">{momentText(entry.at)}</span>
      </div>
      <div className="note">
        {[
          entry.person?.name ?? words.say('history.byDate'),
          words.house(`roles.${entry.role}`),
          entry.unit ? (titles[entry.unit] ?? '') : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
      {entry.reason && <div>{words.say('history.reason', { reason: entry.reason })}</div>}
      {!born && changed.length > 0 && (
        <ul className="note">
          {changed.map(change => {
            const field = fieldOf(record, change.field)
            if (!field) return null
            const text = field.kind === 'text' || field.kind === 'longText'
            return (
              <li key={change.field}>
                {words.field(record.address, change.field)}:{' '}
                {text && change.before ? (
                  <Diff before={String(change.before)} after={String(change.after ?? '')} />
                ) : (
                  <>
                    <ValueText
                      field={field}
                      address={record.address}
                      path={change.field}
                      value={change.before}
                      titles={titles}
                      brief
                      beside={{}}
                    />{' '}
                    {'\u2192'}{' '}
                    <ValueText
                      field={field}
                      address={record.address}
                      path={change.field}
                      value={change.after}
                      titles={titles}
                      brief
                      beside={{}}
                    />
                  </>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </li>
  )
}
