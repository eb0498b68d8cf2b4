import { Link } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useState } from 'react'
import { moveOf, useInside } from '../session.tsx'
import { useWords } from '../words.ts'
import { change } from './forecast-panel.tsx'
import { indicatorOf, type LabHouse, linkOf, nameOf } from './lab-house.ts'
import type { LabSpec } from './lab-spec.ts'
import { useView } from './lab-store.ts'

const lines = ['rank', 'median', 'best'] as const
const shownFirst = 10

/** Where the points go: indicator by indicator against a line, with who answers for it and the step to a task. */
export function GapPanel({ house, made }: { readonly house: LabHouse; readonly made: LabSpec }) {
  const { say, lang } = useWords()
  const { set, of, part, keepPart } = house
  const gaps = useView(house.store, view => view.gaps)
  const [line, setLine] = useState<(typeof lines)[number]>('rank')
  const [isAll, setAll] = useState(false)
  const gap = gaps?.[line] ?? null
  // Held against itself the zone loses nothing; a table of zeros would hide that.
  const isOwn = line === 'rank' && gap !== null && gap.holder === of.zone
  const items = isOwn ? [] : (gap?.items ?? [])
  const losing = items.filter(({ lost }) => lost > 0)
  const most = Math.max(...items.map(({ lost }) => Math.abs(lost)), 0)
  const shown = isAll ? items : items.slice(0, shownFirst)
  const sum = items.reduce((all, { lost }) => all + lost, 0)
  return (
    <section className="panel flush" aria-labelledby="lab-gap">
      <header>
        <h2 id="lab-gap">
          {gap && losing[0]
            ? say('lab.gap.finding', {
                name: nameOf(set, losing[0].code, lang),
                lost: losing[0].lost.toFixed(2),
                count: losing.length,
              })
            : say('lab.gap')}
        </h2>
        <div className="acts">
          <Segmented
            aria-label={say('lab.gap.line')}
            value={line}
            options={lines.map(value => ({ value, label: say(`lab.gap.${value}`, { target: of.targetRank }) }))}
            onChange={setLine}
          />
        </div>
      </header>
      {gap && (
        <p className="note lab-inset">
          {isOwn
            ? say('lab.gap.isOwn', { target: of.targetRank })
            : line === 'rank'
              ? say('lab.gap.sum', { holder: gap.holder ?? '', sum: change(sum, 2) })
              : say('lab.gap.each')}
          {made.ownMissing.length > 0 && say('lab.gap.missing', { count: made.ownMissing.length })}
        </p>
      )}
      {items.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-labelledby="lab-gap">
          <table className="table compact lab-gap lab-stack">
            <thead>
              <tr>
                <th scope="col">{say('lab.col.indicator')}</th>
                <th scope="col" className="n">
                  {say('lab.col.own')}
                </th>
                <th scope="col" className="n">
                  {say('lab.col.line')}
                </th>
                <th scope="col">{say('lab.col.lost')}</th>
                <th scope="col">{say('lab.col.owner')}</th>
                <th scope="col">{say('lab.col.next')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ code, own, line: mark, lost }) => (
                <tr key={code}>
                  <th scope="row">
                    <span className="note">{code}</span> {nameOf(set, code, lang)}
                  </th>
                  <td className="n" data-label={say('lab.col.own')}>
                    {made.ownMissing.includes(code) ? (
                      <span className="mark missing">{say('mark.missing')}</span>
                    ) : (
                      own.toFixed(2)
                    )}
                  </td>
                  <td className="n" data-label={say('lab.col.line')}>
                    {mark.toFixed(2)}
                  </td>
                  <td>
                    <span className={`lab-lost ${lost > 0 ? 'loses' : 'leads'}`}>
                      <span style={{ width: `${most > 0 ? (Math.abs(lost) / most) * 6 : 0}rem` }} aria-hidden="true" />
                      {lost > 0
                        ? lost.toFixed(2)
                        : lost === 0
                          ? say('lab.level')
                          : say('lab.leads', { points: Math.abs(lost).toFixed(2) })}
                    </span>
                  </td>
                  <Owner house={house} code={code} />
                  <td className="nowrap lab-next">
                    {part.actions.some(({ indicator }) => indicator === code) ? (
                      <span className="note">{say('lab.inActions')}</span>
                    ) : (
                      <button
                        type="button"
                        className="linkish"
                        onClick={() => keepPart({ actions: [...part.actions, { indicator: code, reach: null, effort: null }] })}
                      >
                        {say('lab.toActions')}
                      </button>
                    )}{' '}
                    <DraftLink house={house} made={made} code={code} value={null} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {items.length > shownFirst && (
        <p className="lab-inset">
          <button type="button" className="linkish" onClick={() => setAll(!isAll)}>
            {isAll ? say('lab.less') : say('lab.all', { count: items.length })}
          </button>
        </p>
      )}
    </section>
  )
}

function Owner({ house, code }: { readonly house: LabHouse; readonly code: string }) {
  const { say } = useWords()
  const link = linkOf(house, code)
  if (!link) return <td className="quiet">{say('lab.noOwner')}</td>
  return (
    <td className="nowrap">
      {link.owners[0]?.name ?? '—'}{' '}
      {link.tasks[0] && (
        <Link to="/tasks/$task" params={{ task: link.tasks[0].clause }}>
          {link.tasks[0].clause}
        </Link>
      )}
      {link.match === 'related' && (
        <span className="note" title={say('lab.related.help')}>
          {' '}
          {say('lab.related')}
        </span>
      )}
    </td>
  )
}

/** To the form of a milestone with what is known filled in; only for posts that may plan one. */
export function DraftLink({
  house,
  made,
  code,
  value,
}: {
  readonly house: LabHouse
  readonly made: LabSpec
  readonly code: string
  /** the value aimed at; null: not decided */
  readonly value: number | null
}) {
  const { say, lang } = useWords()
  const { session, catalogue } = useInside()
  const record = catalogue.record('delivery.milestone')
  const move = record && moveOf(record, 'plan')
  const link = linkOf(house, code)
  const task = link?.tasks[0]
  if (!move?.by.includes(session.post.role) || !task) return null
  const start = made.start[code] as number
  const aim = value ?? house.store.read().settings[code] ?? null
  const slots = {
    name: nameOf(house.set, code, lang),
    from: Number.isFinite(start) ? start : say('mark.missing'),
    to: aim ?? '',
    unit: indicatorOf(house.set, code)?.measureUnit ?? '',
  }
  return (
    <Link
      to="/records/$area/$record/new/$move"
      params={{ area: 'delivery', record: 'milestone', move: 'plan' }}
      search={{
        task: task.id,
        ...(task.lead !== null && { unit: task.lead }),
        title: say(aim === null ? 'lab.draft.title' : 'lab.draft.titleTo', slots),
      }}
      aria-label={say('lab.draft.of', { name: slots.name })}
    >
      {say('lab.draft')}
    </Link>
  )
}
