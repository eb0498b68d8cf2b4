import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useOwn } from '../data.ts'
import { momentText } from '../format.ts'
import { Clause, useClauseText } from '../parts/clause.tsx'
import { Due } from '../parts/due.tsx'
import { PageHead } from '../parts/head.tsx'
import { Light } from '../parts/light.tsx'
import { Answered } from '../parts/loading.tsx'
import { usePeriodText } from '../parts/period-picker.tsx'
import { EmptyState } from '../parts/problem.tsx'
import type { TaskPage as TaskPageWire } from '../queries.ts'
import { useInside } from '../session.tsx'
import { usePhone } from '../shell/phone.ts'
import { useWords } from '../words.ts'
import { LineCards } from './line-card.tsx'
import { LineCells } from './line-cells.tsx'
import { Milestones } from './milestones.tsx'

/** A task by its clause in the document or by its id. */
export function TaskPage() {
  const { task = '' } = useParams({ strict: false }) as Record<string, string>
  const of = useOwn('task-page', /^\d+(\.\d+)+$/.test(task) ? { clause: task } : { task })
  return <Answered of={of}>{data => <Sheet of={data} />}</Answered>
}

function Sheet({ of }: { readonly of: TaskPageWire }) {
  const { say, choice, state } = useWords()
  const { session } = useInside()
  const periodText = usePeriodText()
  const phone = usePhone()
  const clauseText = useClauseText()
  const { task, reportDue } = of
  const names = (units: readonly { readonly name: string }[]) =>
    units.map(unit => unit.name).join(say('list.comma')) || '\u2014'
  return (
    <>
      <PageHead
        title={`${clauseText(task.clause)} ${task.title}`}
        crumbs={[{ text: say('menu.tasks') }, { text: say('menu.taskList'), to: '/tasks' }, { text: clauseText(task.clause) }]}
        sub={
          <span className="line">
            <Light of={of.light} />
            <span className="state">{state('plan.mainTask', task.state)}</span>
            <span>{choice('plan.mainTask', 'importance', task.importance)}</span>
            <span>
              {say('plan.leads')} {names(task.leads)} · {say('plan.responsibles')} {names(task.responsibles)}
            </span>
          </span>
        }
      >
        <Link to="/records/$area/$record/$id" params={{ area: 'plan', record: 'mainTask', id: task.id }}>
          <Button tabIndex={-1}>{say('row.register')}</Button>
        </Link>
        {reportDue && session.post.unit && (
          <Link
            to={reportDue.report ? `/reports/${reportDue.report}` : '/reports/new'}
            search={reportDue.report ? {} : { task: task.id, unit: session.post.unit, period: reportDue.period }}
          >
            <Button type="primary" tabIndex={-1}>
              {say('task.report', { period: periodText(reportDue.period) })}
            </Button>
          </Link>
        )}
      </PageHead>
      {reportDue && (
        <div className={`banner ${reportDue.daysLeft < 0 ? 'severe' : reportDue.daysLeft <= 3 ? 'late' : ''}`}>
          {say('task.reportDue', { period: periodText(reportDue.period) })}{' '}
          <Due on={reportDue.dueOn} left={reportDue.daysLeft} />
        </div>
      )}
      <div className="columns wide-left">
        <div>
          <Milestones of={of.milestones} />
          {of.lines.length > 0 && (
            <section className="panel flush">
              <header>
                <h2>{say('task.targets')}</h2>
              </header>
              {phone ? (
                <LineCards of={of.lines} year={null} />
              ) : (
                <div className="scroll">
                  <table className="table">
                    <thead>
                      <tr>
                        <th scope="col">{say('overview.indicator')}</th>
                        <th scope="col" className="n">
                          {say('task.nodes')}
                        </th>
                        <th scope="col" className="n">
                          {say('overview.actual')}
                        </th>
                        <th scope="col">{say('plan.track')}</th>
                        <th scope="col">{say('overview.reason')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {of.lines.map(line => (
                        <tr key={line.indicator ?? line.name}>
                          <LineCells of={line} />
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
            </section>
          )}
        </div>
        <div>
          <section className="panel">
            <header>
              <h2>{say('task.quote')}</h2>
              <div className="acts">
                <Clause clause={task.clause} plan={of.plan} />
              </div>
            </header>
            <blockquote
              style={{
                margin: 0,
                borderLeft: '3px solid var(--hairline)',
                paddingLeft: '0.875rem',
                maxHeight: '16rem',
                overflow: 'auto',
              }}
            >
              {of.quote}
            </blockquote>
          </section>
          <section className="panel flush">
            <header>
              <h2>
                {say('task.reports')} <span className="quiet">{of.reports.length}</span>
              </h2>
            </header>
            {of.reports.length === 0 ? (
              <EmptyState text={say('task.reports.none')} />
            ) : (
              <ul className="items">
                {of.reports.map(report => (
                  <li key={report.id} style={{ cursor: 'auto' }}>
                    <div className="row">
                      <Link to="/reports/$report" params={{ report: report.id }} className="strong">
                        {periodText(report.period)}
                      </Link>
                      <span className="note">{report.unit.name}</span>
                      <span className="state">{state('delivery.progressReport', report.state)}</span>
                      {report.evidence > 0 && <span className="note">{say('evidence.count', { count: report.evidence })}</span>}
                    </div>
                    {report.excerpt && <div className="note">{report.excerpt}</div>}
                  </li>
                ))}
              </ul>
            )}
          </section>
          <section className="panel">
            <h2>{say('task.changes')}</h2>
            <Changes of={of.changes} />
          </section>
        </div>
      </div>
    </>
  )
}

function Changes({ of }: { readonly of: TaskPageWire['changes'] }) {
  const { said, say } = useWords()
  if (of.length === 0) return <p className="quiet">{say('task.changes.none')}</p>
  return (
    <ol className="stack-s" style={{ marginTop: '0.5rem' }}>
      {of.map((change, index) => (
        // Changes have no other identity than their place
        <li key={index}>
          <span className="note nowrap">{momentText(change.at)}</span> {change.who} {said(change.what)}
        </li>
      ))}
    </ol>
  )
}
