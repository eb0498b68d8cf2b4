import { Link, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useOwn } from '../data.ts'
import { Figure } from '../parts/figure.tsx'
import { PageHead } from '../parts/head.tsx'
import { Lights, Shape } from '../parts/light.tsx'
import { Answered } from '../parts/loading.tsx'
import { EmptyState } from '../parts/problem.tsx'
import type { Overview } from '../queries.ts'
import { useWords } from '../words.ts'
import { AttentionTable } from './attention.tsx'
import { YearPicker } from './year-picker.tsx'

/** One sheet: four numbers, what needs attention with its cause and owner, every task under its heading. */
export function OverviewPage() {
  const search = useSearch({ strict: false }) as Record<string, string>
  const overview = useOwn('overview', { year: search['year'] })
  return <Answered of={overview}>{data => <Sheet of={data} />}</Answered>
}

const sumOf = (of: Overview['indicators']): number => of.normal + of.late + of.severe + of.missing + of.notDue

function Sheet({ of }: { readonly of: Overview }) {
  const { say } = useWords()
  return (
    <>
      <PageHead
        title={of.plan?.title ?? say('menu.overview')}
        sub={
          <span className="line">
            <span>{of.cutOff ? say('cutOff', { day: of.cutOff }) : say('cutOff.none')}</span>
            {of.provisional > 0 && (
              <span className="mark provisional">{say('overview.provisional', { count: of.provisional })}</span>
            )}
          </span>
        }
      >
        <YearPicker year={of.year} years={of.years} />
        <Button onClick={() => window.print()}>{say('print')}</Button>
      </PageHead>
      <div className="strip">
        <div>
          <div className="what">{say('overview.indicators', { count: sumOf(of.indicators) })}</div>
          <Lights of={of.indicators} />
        </div>
        <div>
          <div className="what">{say('overview.tasks', { count: sumOf(of.tasks) })}</div>
          <Lights of={of.tasks} />
        </div>
        <div>
          <div className="what">{say('overview.total')}</div>
          <div className="big">
            {of.total ? <Figure of={of.total} score /> : <span className="quiet">{say('overview.noTotal')}</span>}
          </div>
        </div>
        <div>
          <div className="what">{say('overview.waiting')}</div>
          <Link to="/inbox" className="big">
            {say('inbox.items', { count: of.waiting })} {'\u203A'}
          </Link>
        </div>
      </div>
      <div className="columns wide-left">
        <section className="panel flush">
          <header>
            <h2>{say('overview.attention', { count: of.attention.length })}</h2>
            <span className="note">{say('overview.attention.help')}</span>
          </header>
          {of.attention.length > 0 ? <AttentionTable of={of.attention} /> : <EmptyState text={say('overview.calm')} />}
        </section>
        <section className="panel">
          <header>
            <h2>{say('overview.boards')}</h2>
            <div className="acts">
              <Link to="/plan">{say('overview.tree')}</Link>
              <Link to="/indicators">{say('overview.allIndicators')}</Link>
            </div>
          </header>
          <ol className="boards">
            {of.boards.map(board => (
              <li key={board.clause}>
                <h3>
                  {board.number}
                  {board.title}
                </h3>
                <div className="tasks">
                  {board.tasks.map(task => (
                    <Link key={task.id} to="/tasks/$task" params={{ task: task.clause }}>
                      <span className={`light ${task.light.light}`}>
                        <Shape light={task.light.light} />
                        <span className="hidden">{say(`light.${task.light.light}`)}</span>
                      </span>
                      {task.title}
                    </Link>
                  ))}
                </div>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </>
  )
}
