import { Link, useParams, useSearch } from '@tanstack/react-router'
import { App, Button, Segmented } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { isJudged, isProblem, newKey, take } from '../api.ts'
import { useOwn, useRow, useStaleAll } from '../data.ts'
import { MoveForm } from '../generic/move-form.tsx'
import { useClauseText } from '../parts/clause.tsx'
import { PageHead } from '../parts/head.tsx'
import { Answered } from '../parts/loading.tsx'
import { ProblemNote } from '../parts/problem.tsx'
import { WhyNot } from '../parts/whynot.tsx'
import type { Review } from '../queries.ts'
import { moveOf, useCatalogue } from '../session.tsx'
import type { Problem } from '../wire.ts'
import { useWords } from '../words.ts'
import { type Item, itemsOf } from './review-items.ts'
import { ReviewList } from './review-list.tsx'
import { SourcePane } from './source-pane.tsx'

/** Reading the document: source at the left, what was read from it at the right, each field with its place. */
export function ReviewPage() {
  const { plan = '' } = useParams({ strict: false }) as Record<string, string>
  const review = useOwn('review', { plan })
  return <Answered of={review}>{data => <Sheet of={data} />}</Answered>
}

type Filter = 'open' | 'targets' | 'tasks' | 'findings'

function Sheet({ of }: { readonly of: Review }) {
  const words = useWords()
  const { say } = words
  const { message } = App.useApp()
  const stale = useStaleAll()
  const search = useSearch({ strict: false }) as Record<string, string>
  const plan = useRow('plan.plan', of.plan.id)
  const confirm = plan.data?.moves.find(offer => offer.move === 'confirm')
  const [filter, setFilter] = useState<Filter>('targets')
  const [form, setForm] = useState<'original' | 'normalised'>('original')
  const [at, setAt] = useState<string | null>(null)
  const [editing, setEditing] = useState(false)
  const [likeBefore, setLikeBefore] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const keys = useRef(new Map<string, string>())
  const items = useMemo(() => itemsOf(of), [of])
  const shown = items.filter(item => (filter === 'open' ? item.isOpen : item.group === filter))
  const current = items.find(item => item.id === at) ?? null
  const checkable = items.filter(item => item.group !== 'findings')
  const checked = checkable.filter(item => !item.isOpen).length
  const conflicts = of.findings.filter(finding => finding.state === 'open' && finding.severity === 'conflict').length
  const draft = of.plan.state === 'draft'

  const clause = search['clause']
  const placed = useRef<string | null>(null)
  // Once for a clause: what the reader picks afterwards stays, also when newer items arrive.
  useEffect(() => {
    if (!clause || placed.current === clause) return
    const wanted = items.find(item => item.clause === clause && item.group === 'tasks')
    if (wanted) {
      placed.current = clause
      setFilter('tasks')
      setAt(wanted.id)
    }
  }, [clause, items])

  const step = useCallback(
    (by: 1 | -1) => {
      const index = shown.findIndex(item => item.id === at)
      const next = shown[index < 0 ? 0 : Math.min(shown.length - 1, Math.max(0, index + by))]
      if (next) setAt(next.id)
      setEditing(false)
    },
    [shown, at],
  )
  const check = useCallback(
    async (item: Item) => {
      if (!item.isOpen || item.group === 'findings') return
      const key = keys.current.get(item.id) ?? newKey()
      keys.current.set(item.id, key)
      try {
        await take({ address: item.address, id: item.id, move: 'check', values: {}, key, revision: item.revision })
        setProblem(null)
        message.success(say('review.checked', { title: item.title }))
        // On to the next before the list is drawn anew: the next Enter is for that one.
        step(1)
        await stale()
      } catch (error) {
        if (!isProblem(error)) throw error
        setProblem(error)
        if (isJudged(error)) keys.current.delete(item.id)
      }
    },
    [message, say, stale, step],
  )
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inField =
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, select, [contenteditable], .ant-select, button, a') !== null
      if (inField || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return
      const key = event.key.toLowerCase()
      if (key === 'j') step(1)
      else if (key === 'k') step(-1)
      else if (key === 'enter' && current && draft) void check(current)
      else if (key === 'e' && current && draft) {
        event.preventDefault()
        setEditing(true)
      } else if (key === 'escape') setEditing(false)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [step, check, current, draft])

  const sub = [of.document.issuer, of.document.issuedOn].filter(Boolean).join(' · ')
  return (
    <>
      <PageHead
        title={say('review.title', { number: of.document.number ?? of.document.title })}
        crumbs={[
          { text: say('menu.plan') },
          { text: say('menu.documents'), to: '/documents' },
          { text: of.document.number ?? of.document.title },
        ]}
        sub={
          <span className="line">
            <span>{sub}</span>
            <span className="state">{words.state('plan.plan', of.plan.state)}</span>
            <span>
              {say('review.progress', { checked, total: checkable.length, tasks: of.tasks.length, targets: of.targets.length })}
            </span>
          </span>
        }
      >
        {draft && (
          <>
            <Button onClick={() => step(-1)}>
              {say('review.previous')} <kbd>K</kbd>
            </Button>
            <Button onClick={() => step(1)}>
              {say('review.next')} <kbd>J</kbd>
            </Button>
            <Button disabled={!current?.isOpen || current.group === 'findings'} onClick={() => current && void check(current)}>
              {say('review.check')} <kbd>Enter</kbd>
            </Button>
            <Button disabled={!current} onClick={() => setEditing(true)}>
              {say('review.correct')} <kbd>E</kbd>
            </Button>
            {confirm &&
              (confirm.may ? (
                <Link
                  to="/records/$area/$record/$id/$move"
                  params={{ area: 'plan', record: 'plan', id: of.plan.id, move: 'confirm' }}
                >
                  <Button type="primary" tabIndex={-1}>
                    {words.move('plan.plan', 'confirm')}
                  </Button>
                </Link>
              ) : (
                <Button aria-disabled aria-describedby="why-confirm" className="blocked">
                  {words.move('plan.plan', 'confirm')}
                </Button>
              ))}
          </>
        )}
      </PageHead>
      {draft && checkable.length > 0 && (
        <div className="line review-left">
          <div
            className="progress grow"
            role="progressbar"
            aria-label={say('review.leftBar')}
            aria-valuemin={0}
            aria-valuemax={checkable.length}
            aria-valuenow={checked}
          >
            <i style={{ width: `${(checked / checkable.length) * 100}%` }} />
          </div>
          <span className="note">{say('review.left', { left: checkable.length - checked })}</span>
        </div>
      )}
      {of.edition && <Edition of={of} />}
      {draft && (conflicts > 0 || (confirm && !confirm.may)) && (
        <div className="banner late">
          {confirm && !confirm.may ? (
            <WhyNot id="why-confirm" reasons={confirm.why} />
          ) : (
            say('review.conflicts', { count: conflicts })
          )}{' '}
          {conflicts > 0 && (
            <button type="button" className="linkish" onClick={() => setFilter('findings')}>
              {say('review.showFindings')}
            </button>
          )}
        </div>
      )}
      {problem && <ProblemNote problem={problem} />}
      <div className="review">
        <section className="pane" aria-label={say('review.source')}>
          <header>
            <h2 className="grow">{say('review.source')}</h2>
            <Segmented
              value={form}
              options={[
                { value: 'original', label: say('review.original') },
                { value: 'normalised', label: say('review.normalised') },
              ]}
              onChange={setForm}
            />
          </header>
          <SourcePane
            of={of}
            form={form}
            items={items}
            current={current}
            onPick={id => (
              setAt(id),
              setFilter(old => (shown.some(item => item.id === id) ? old : (items.find(item => item.id === id)?.group ?? old)))
            )}
          />
        </section>
        <section className="pane" aria-label={say('review.read')}>
          <header>
            <Segmented
              value={filter}
              options={(['targets', 'tasks', 'findings', 'open'] as const).map(name => ({
                value: name,
                label: `${say(`review.filter.${name}`)} ${name === 'open' ? items.filter(item => item.isOpen).length : items.filter(item => item.group === name).length}`,
              }))}
              onChange={setFilter}
            />
          </header>
          <div className="scroll">
            <ReviewList
              items={shown}
              current={at}
              onPick={id => (setAt(id), setEditing(false), setLikeBefore(false))}
              onUse={id => (setAt(id), setEditing(true), setLikeBefore(true))}
            >
              {editing && current && (
                <Correct item={current} likeBefore={likeBefore} onDone={() => (setEditing(false), setLikeBefore(false))} />
              )}
            </ReviewList>
          </div>
        </section>
      </div>
    </>
  )
}

/** How this draft differs from the edition in force; each change is then confirmed where it stands. */
function Edition({ of }: { readonly of: Review }) {
  const { say } = useWords()
  const clauseText = useClauseText()
  if (!of.edition) return null
  const count = (kind: 'new' | 'changed' | 'same') =>
    [...of.targets, ...of.tasks].filter(item => item.change?.kind === kind).length
  const { number, dropped } = of.edition
  return (
    <div className="banner">
      {say('review.edition', {
        number: number ?? '',
        added: count('new'),
        changed: count('changed'),
        same: count('same'),
        dropped: dropped.length,
      })}
      {dropped.length > 0 && (
        <ul>
          {dropped.map(item => (
            <li key={`${item.kind} ${item.clause} ${item.title}`}>
              {say('review.edition.dropped', { clause: clauseText(item.clause), title: item.title })}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Correcting a field or ruling on a finding, in place. */
function Correct({
  item,
  likeBefore,
  onDone,
}: {
  readonly item: Item
  /** filled as the example of the same wording says */
  readonly likeBefore: boolean
  readonly onDone: () => void
}) {
  const record = useCatalogue().record(item.address)
  const row = useRow(item.address, item.id)
  const name = item.group === 'findings' ? (item.isOpen ? 'rule' : 'reopen') : 'correct'
  const move = record ? moveOf(record, name) : null
  if (!record || !move) return null
  const example = likeBefore && 'target' in item.of ? item.of.target.example : null
  const changed = Object.fromEntries(Object.entries(example?.changes ?? {}).map(([field, { to }]) => [field, to] as const))
  return (
    <Answered of={row}>
      {data => (
        <MoveForm
          record={record}
          move={move}
          row={data}
          first={{ ...Object.fromEntries(move.asks.map(field => [field, data.row[field] ?? null] as const)), ...changed }}
          titles={data.titles}
          onDone={onDone}
          onCancel={onDone}
        />
      )}
    </Answered>
  )
}
