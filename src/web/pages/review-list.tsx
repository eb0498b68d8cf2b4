import { type ReactNode, useEffect, useRef } from 'react'
import { decimalText, momentText } from '../format.ts'
import { useClauseText } from '../parts/clause.tsx'
import { Shape } from '../parts/light.tsx'
import { EmptyState } from '../parts/problem.tsx'
import { useWords } from '../words.ts'
import type { Review } from '../queries.ts'
import type { Item } from './review-items.ts'

interface Props {
  readonly items: readonly Item[]
  readonly current: string | null
  readonly onPick: (id: string) => void
  /** opens the correction filled as the example says */
  readonly onUse: (id: string) => void
  /** the form of the present item */
  readonly children: ReactNode
}

export function ReviewList({ items, current, onPick, onUse, children }: Props) {
  const { say } = useWords()
  const box = useRef<HTMLUListElement>(null)
  // A new present item is brought into sight
  useEffect(() => {
    const line = box.current?.querySelector<HTMLElement>('[aria-current="true"]')
    const pane = box.current?.closest<HTMLElement>('.scroll')
    if (!line || !pane) return
    const top = line.offsetTop - pane.offsetTop
    if (top < pane.scrollTop || top + line.offsetHeight > pane.scrollTop + pane.clientHeight)
      pane.scrollTo({ top: top - pane.clientHeight / 3 })
  }, [current])
  if (items.length === 0) return <EmptyState text={say('review.nothing')} />
  return (
    <ul className="items" ref={box}>
      {items.map(item => (
        <li key={item.id} aria-current={item.id === current} onClick={() => onPick(item.id)}>
          <Line of={item} onUse={onUse} />
          {item.id === current && children && <div onClick={event => event.stopPropagation()}>{children}</div>}
        </li>
      ))}
    </ul>
  )
}

/** What became of it since the edition in force. */
function Change({ of: { of } }: { readonly of: Item }) {
  const { say, house, choice } = useWords()
  const change = 'target' in of ? of.target.change : 'task' in of ? of.task.change : null
  if (!change || change.kind === 'same') return null
  if (change.kind !== 'changed') return <div className="note edition">{say('review.edition.new')}</div>
  const { was } = change
  const told =
    'owners' in was
      ? was.owners
          .map(owner => `${house(`plan.mainTask.fields.owners.fields.role.choices.${owner.role}`)} ${owner.printed}`)
          .join(say('list.comma'))
      : [
          choice('plan.target', 'comparator', was.comparator),
          was.value === null ? '\u2014' : decimalText(was.value),
          was.measureUnit ?? '',
          was.deadline ? say('review.by', { day: was.deadline }) : '',
        ].join(' ')
  return <div className="note edition">{say('review.edition.was', { was: told })}</div>
}

/** How somebody corrected the same words before. */
function Example({
  of: example,
  onUse,
}: {
  readonly of: NonNullable<Review['targets'][number]['example']>
  readonly onUse: () => void
}) {
  const { say, field, choice } = useWords()
  const change = Object.entries(example.changes)
    .map(([name, { from, to }]) => {
      const told = (value: string) =>
        name === 'kind' || name === 'comparator' ? choice('plan.target', name, value) : value || '\u2014'
      return `${field('plan.target', name)} ${told(from)} \u2192 ${told(to)}`
    })
    .join(say('list.comma'))
  return (
    <div className="note example">
      {say('review.example', { change })}
      {say('review.example.why', { plan: example.plan, reason: example.reason ?? '' })}{' '}
      <button type="button" className="linkish" onClick={event => (event.stopPropagation(), onUse())}>
        {say('review.example.use')}
      </button>
    </div>
  )
}

function Line({ of: item, onUse }: { readonly of: Item; readonly onUse: (id: string) => void }) {
  const { say, house, choice, state } = useWords()
  const clauseText = useClauseText()
  if ('finding' in item.of) {
    const { finding } = item.of
    return (
      <>
        <div className="row">
          <span
            className={`light ${finding.state === 'ruled' ? 'done' : finding.severity === 'conflict' ? 'severe' : finding.severity === 'warn' ? 'late' : 'notDue'}`}
          >
            <Shape
              light={
                finding.state === 'ruled'
                  ? 'done'
                  : finding.severity === 'conflict'
                    ? 'severe'
                    : finding.severity === 'warn'
                      ? 'late'
                      : 'notDue'
              }
            />
            <span className="word">{choice('plan.finding', 'severity', finding.severity)}</span>
          </span>
          <span className="grow">{finding.note}</span>
          <span className="state">{state('plan.finding', finding.state)}</span>
        </div>
        {finding.ruling && <div className="note">{say('review.ruling', { ruling: finding.ruling })}</div>}
      </>
    )
  }
  const row = 'target' in item.of ? item.of.target : item.of.task
  const done = !item.isOpen
  return (
    <>
      <div className="row">
        <strong className="grow">{item.title}</strong>
        {'target' in item.of && (
          <span className="nowrap">
            {choice('plan.target', 'comparator', item.of.target.comparator)}{' '}
            {item.of.target.value === null ? '\u2014' : decimalText(item.of.target.value)}
            {item.of.target.valueMax ? `–${decimalText(item.of.target.valueMax)}` : ''} {item.of.target.measureUnit}
          </span>
        )}
        <span className={`light ${done ? 'done' : 'notDue'}`}>
          <Shape light={done ? 'done' : 'notDue'} />
          <span className="word">{state(item.address, row.state)}</span>
        </span>
      </div>
      <div className="note">
        {clauseText(row.clause)}
        {'target' in item.of && item.of.target.deadline ? ` · ${say('review.by', { day: item.of.target.deadline })}` : ''}
        {'target' in item.of ? ` · ${choice('plan.target', 'kind', item.of.target.kind)}` : ''}
        {'task' in item.of
          ? ` · ${item.of.task.owners.map(owner => `${house(`plan.mainTask.fields.owners.fields.role.choices.${owner.role}`)} ${owner.unit?.name ?? say('review.unmatched', { printed: owner.printed })}`).join(say('list.comma'))}`
          : ''}
        {row.by ? ` · ${row.by} ${row.at ? momentText(row.at) : ''}` : ''}
      </div>
      {'target' in item.of && item.of.target.example && <Example of={item.of.target.example} onUse={() => onUse(item.id)} />}
      {'finding' in item.of ? null : <Change of={item} />}
      {item.findings.map(finding => (
        <div key={finding.id} className={`light ${finding.severity === 'conflict' ? 'severe' : 'late'}`}>
          <Shape light={finding.severity === 'conflict' ? 'severe' : 'late'} />
          <span className="reason">{finding.note}</span>
        </div>
      ))}
    </>
  )
}
