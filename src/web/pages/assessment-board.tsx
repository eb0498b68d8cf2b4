import { Link, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useList, useOwn } from '../data.ts'
import { Figure } from '../parts/figure.tsx'
import { PageHead } from '../parts/head.tsx'
import { Answered } from '../parts/loading.tsx'
import { EmptyState } from '../parts/problem.tsx'
import { rowPath } from '../parts/row-link.tsx'
import type { AssessmentBoard } from '../queries.ts'
import { moveOf, useCatalogue, useInside } from '../session.tsx'
import { useWords } from '../words.ts'
import { YearPicker } from './year-picker.tsx'

/** How far the assessment of a year has come, and what is due from whom. */
export function AssessmentBoardPage() {
  const search = useSearch({ strict: false }) as Record<string, string>
  const board = useOwn('assessment-board', { year: search['year'] })
  return <Answered of={board}>{data => <Board of={data} />}</Answered>
}

function Board({ of }: { readonly of: AssessmentBoard }) {
  const { say, state } = useWords()
  return (
    <>
      <PageHead
        title={say('board.title', { year: of.year })}
        crumbs={[
          { text: say('menu.assessment') },
          { text: say('menu.annual'), to: '/assessment' },
          { text: say('board.crumb') },
        ]}
        sub={
          of.run && (
            <span className="line">
              <span className="state">{state('assessment.run', of.run.state)}</span>
            </span>
          )
        }
      >
        <YearPicker year={of.year} years={of.years} />
        <Births of={of} />
        {of.run && of.run.state !== 'provisional' && (
          <Button href={`/api/papers/result-notice/${of.run.id}.docx`} download>
            {say('board.notice')}
          </Button>
        )}
        {of.run && (
          <Link to="/assessment" search={{ run: of.run.id }}>
            <Button tabIndex={-1}>{say('board.matrix')}</Button>
          </Link>
        )}
        {of.run && (
          <Link to="/assessment/compare" search={{ run: of.run.id }}>
            <Button tabIndex={-1}>{say('menu.compare')}</Button>
          </Link>
        )}
      </PageHead>
      {of.plan === null ? (
        <div className="panel">
          <EmptyState text={say('board.none')} />
        </div>
      ) : (
        <>
          <Phases of={of} />
          <div className="columns wide-left">
            <Units of={of} />
            <div>
              <Draw of={of} />
            </div>
          </div>
        </>
      )}
    </>
  )
}

/** What the reader may begin for the year: a self-review of his unit, the draw, a run, an appeal. */
function Births({ of }: { readonly of: AssessmentBoard }) {
  const { session } = useInside()
  const unit = session.post.unit
  const own = of.units.find(row => row.own)
  const common = { plan: of.plan, year: String(of.year) }
  return (
    <>
      {own?.review === null && unit && <Birth record="selfReview" values={{ ...common, unit }} />}
      {of.draw === null && of.scheme?.state === 'approved' && (
        <Birth record="draw" values={{ ...common, scheme: of.scheme.id }} />
      )}
      {of.run && ['noticed', 'appealing'].includes(of.run.state) && unit && (
        <Birth record="appeal" values={{ run: of.run.id, unit }} />
      )}
      {of.run?.state === 'settled' && of.units.some(row => row.appeals.some(appeal => appeal.state === 'corrected')) && (
        <Birth record="run" only="recompute" values={{ ...common, scheme: of.scheme?.id ?? null, corrects: of.run.id }} />
      )}
    </>
  )
}

function Birth({
  record: name,
  values,
  only,
}: {
  readonly record: string
  readonly values: Readonly<Record<string, string | null>>
  readonly only?: string
}) {
  const { move } = useWords()
  const address = `assessment.${name}`
  const record = useCatalogue().record(address)
  const births = useList(address, { pageSize: 1 }).data?.births ?? []
  const birth = record && births.find(each => moveOf(record, each) && (only === undefined || each === only))
  if (!birth) return null
  const search = Object.fromEntries(Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== null))
  return (
    <Link to="/records/$area/$record/new/$move" params={{ area: 'assessment', record: name, move: birth }} search={search}>
      <Button type="primary" tabIndex={-1}>
        {move(address, birth)}
      </Button>
    </Link>
  )
}

/** The year as a line of phases: what is done, what is now, and how much of it. */
function Phases({ of }: { readonly of: AssessmentBoard }) {
  const { say } = useWords()
  return (
    <section className="panel" aria-label={say('board.phases')}>
      <ol className="phases">
        {of.phases.map(phase => (
          <li key={phase.phase} className={phase.state} aria-current={phase.state === 'now' ? 'step' : undefined}>
            <span className="name">
              {phase.row ? (
                <Link to={rowPath(phase.row.address, phase.row.id)}>{say(`board.phase.${phase.phase}`)}</Link>
              ) : (
                say(`board.phase.${phase.phase}`)
              )}
            </span>
            <span className="note">
              {phase.of !== null && phase.done !== null
                ? say('board.count', { done: phase.done, of: phase.of })
                : say(`board.state.${phase.state}`)}
            </span>
            {phase.dueOn && <span className="note nowrap">{say('board.until', { day: phase.dueOn })}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Units({ of }: { readonly of: AssessmentBoard }) {
  const { say, state, choice } = useWords()
  return (
    <section className="panel flush">
      <header>
        <h2>{say('board.units')}</h2>
      </header>
      <div className="scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say('assessment.unit')}</th>
              <th scope="col">{say('board.review')}</th>
              <th scope="col" className="n">
                {say('board.rechecks')}
              </th>
              <th scope="col">{say('board.appeals')}</th>
              <th scope="col" className="n">
                {say('assessment.total')}
              </th>
              <th scope="col">{say('assessment.grade')}</th>
            </tr>
          </thead>
          <tbody>
            {of.units.map(row => (
              <tr key={row.unit.id} className={row.own ? 'own' : ''}>
                <th scope="row">{row.unit.name}</th>
                <td>
                  {row.review ? (
                    <>
                      <Link to="/self-reviews/$review" params={{ review: row.review.id }}>
                        {state('assessment.selfReview', row.review.state)}
                      </Link>{' '}
                      {['signed', 'checked'].includes(row.review.state) && (
                        <a href={`/api/papers/verification-record/${row.review.id}.docx`} download className="note">
                          {say('board.record')}
                        </a>
                      )}
                    </>
                  ) : (
                    <span className="mark missing">{say('board.noReview')}</span>
                  )}
                </td>
                <td className="n">
                  {row.rechecks.of === 0 ? '\u2014' : say('board.count', { done: row.rechecks.done, of: row.rechecks.of })}
                </td>
                <td>
                  {row.appeals.length === 0
                    ? '\u2014'
                    : row.appeals.map(appeal => (
                        <div key={appeal.id}>
                          <Link to="/appeals/$appeal" params={{ appeal: appeal.id }}>
                            {appeal.number ?? ''} {state('assessment.appeal', appeal.state)}
                          </Link>
                        </div>
                      ))}
                </td>
                <td className="n">{row.score ? <Figure of={row.score.total} bare brief score /> : '\u2014'}</td>
                <td>{row.score?.grade ? choice('assessment.unitScore', 'grade', row.score.grade) : '\u2014'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Draw({ of }: { readonly of: AssessmentBoard }) {
  const { say, house } = useWords()
  const record = useCatalogue().record('assessment.recheck')
  const births = useList('assessment.recheck', { pageSize: 1 }).data?.births ?? []
  const birth = record ? births.find(each => moveOf(record, each)) : undefined
  const { draw } = of
  return (
    <section className="panel">
      <h2>{say('board.draw')}</h2>
      {draw === null ? (
        <p className="quiet">{say('board.noDraw')}</p>
      ) : (
        <>
          <p className="note">{say('board.drawn', { lines: draw.lines, source: draw.source })}</p>
          <p className="code">{draw.seed}</p>
          <p className="note">{say('board.again')}</p>
          {of.openRechecks.length === 0 ? (
            <p>{say('board.allLooked')}</p>
          ) : (
            <ul className="stack-s">
              {of.openRechecks.map(item => (
                <li key={`${item.unit.id}${item.indicator.id}`} className="line">
                  <span className="grow">
                    {item.unit.name} {item.indicator.code} {item.indicator.name}
                    <span className="note"> · {house(`assessment.draw.fields.items.fields.why.choices.${item.why}`)}</span>
                  </span>
                  {birth && (
                    <Link
                      to="/records/$area/$record/new/$move"
                      params={{ area: 'assessment', record: 'recheck', move: birth }}
                      search={{ draw: draw.id, unit: item.unit.id, indicator: item.indicator.id }}
                    >
                      {say('board.look')}
                    </Link>
                  )}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  )
}
