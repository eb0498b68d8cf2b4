import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { Fragment, useState } from 'react'
import { useOwn } from '../data.ts'
import { useClauseText } from '../parts/clause.tsx'
import { PageHead } from '../parts/head.tsx'
import { Light } from '../parts/light.tsx'
import { Answered } from '../parts/loading.tsx'
import { EmptyState } from '../parts/problem.tsx'
import type { PlanTree, TreeTask } from '../queries.ts'
import { useWords } from '../words.ts'
import { useInside } from '../session.tsx'
import { usePhone } from '../shell/phone.ts'
import { LineCells } from './line-cells.tsx'
import { PlanCards } from './plan-cards.tsx'
import { YearPicker } from './year-picker.tsx'

const views = ['all', 'lead', 'responsible', 'trouble'] as const
type View = (typeof views)[number]

const shows = (view: View, task: TreeTask): boolean =>
  view === 'all' || (view === 'trouble' ? task.light.light === 'late' || task.light.light === 'severe' : task.mine === view)

/** The plan in its own numbering, with what each target asks for this year and what there is. */
export function PlanTreePage() {
  const { say } = useWords()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as Record<string, string>
  const view = views.find(of => of === search['view']) ?? 'all'
  const tree = useOwn('plan-tree', { plan: search['plan'], year: search['year'] })
  return (
    <Answered of={tree}>
      {data =>
        data.plan ? (
          <>
            <PageHead
              title={data.plan.title}
              crumbs={[{ text: say('menu.plan') }, { text: say('menu.planTree') }]}
              sub={data.cutOff ? say('cutOff', { day: data.cutOff }) : say('cutOff.none')}
            >
              <YearPicker year={data.year} years={data.years} />
              <Link to="/plan/$plan/review" params={{ plan: data.plan.id }}>
                <Button tabIndex={-1}>{say('plan.review')}</Button>
              </Link>
              <Button href={`/api/papers/plan/${data.plan.id}.docx`} download>
                {say('plan.paper')}
              </Button>
              <Button href={`/api/papers/task-breakdown/${data.plan.id}.xlsx`} download>
                {say('plan.breakdown')}
              </Button>
            </PageHead>
            <div className="filters">
              <Segmented
                value={view}
                options={views.map(of => ({ value: of, label: say(`plan.view.${of}`) }))}
                onChange={next => void navigate({ to: '.', search: (old: Record<string, string>) => ({ ...old, view: next }) })}
              />
            </div>
            <Tree of={data} view={view} />
          </>
        ) : (
          <>
            <PageHead title={say('menu.planTree')} />
            <div className="panel">
              <EmptyState text={say('plan.none')}>
                <Link to="/documents">{say('plan.none.next')}</Link>
              </EmptyState>
            </div>
          </>
        )
      }
    </Answered>
  )
}

function Tree({ of, view }: { readonly of: PlanTree; readonly view: View }) {
  const { say } = useWords()
  const phone = usePhone()
  const clauseText = useClauseText()
  const { session } = useInside()
  const ofUnit = session.post.role === 'liaison' || session.post.role === 'unitHead'
  const [shut, setShut] = useState<ReadonlySet<string>>(new Set())
  const turn = (id: string) => setShut(old => new Set(old.has(id) ? [...old].filter(other => other !== id) : [...old, id]))
  const boards = of.boards
    .map(board => ({
      ...board,
      tasks: board.tasks.filter(task => shows(view, task)),
      lines: view === 'all' ? board.lines : [],
    }))
    .filter(board => board.tasks.length + board.lines.length > 0)
  if (boards.length === 0) return <EmptyState text={say('plan.noMatch')} />
  if (phone) return <PlanCards of={of} boards={boards} />
  return (
    <div className="panel flush">
      <div className="scroll tall">
        <table className="table">
          <colgroup>
            <col style={{ width: '36%' }} />
            <col style={{ width: '17%' }} />
            <col style={{ width: '13%' }} />
            <col style={{ width: '8rem' }} />
            <col />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{say('plan.name')}</th>
              <th scope="col" className="n">
                {say('plan.nodes', { years: of.years.join('·') })}
              </th>
              <th scope="col" className="n">
                {say('overview.actual')}
              </th>
              <th scope="col">{say('plan.track')}</th>
              <th scope="col">{say('overview.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {boards.map(board => (
              <Fragment key={board.clause}>
                <tr>
                  <th scope="colgroup" colSpan={5} style={{ background: 'var(--page)', fontWeight: 600 }}>
                    {board.number}
                    {board.title}
                  </th>
                </tr>
                {board.lines.map(line => (
                  <tr key={line.indicator ?? line.name}>
                    <LineCells of={line} indent={1} />
                  </tr>
                ))}
                {board.tasks.map(task => (
                  <Fragment key={task.id}>
                    <tr className={ofUnit && task.mine ? 'own' : ''}>
                      <td>
                        {task.lines.length > 0 && (
                          <button
                            type="button"
                            className="plain"
                            style={{ minHeight: '1.75rem', padding: '0 0.375rem' }}
                            aria-expanded={!shut.has(task.id)}
                            aria-label={say('plan.turn', { title: task.title })}
                            onClick={() => turn(task.id)}
                          >
                            {shut.has(task.id) ? '\u203A' : '\u2304'}
                          </button>
                        )}
                        <Link to="/tasks/$task" params={{ task: task.clause }}>
                          {clauseText(task.clause)} {task.title}
                        </Link>
                      </td>
                      <td colSpan={3} style={{ fontWeight: 400 }}>
                        <span className="quiet">{say('plan.leads')}</span>{' '}
                        {task.leads.map(unit => unit.name).join(say('list.comma')) || '\u2014'}
                        {task.responsibles.length > 0 && (
                          <>
                            {' · '}
                            <span className="quiet">{say('plan.responsibles')}</span>{' '}
                            {task.responsibles.map(unit => unit.name).join(say('list.comma'))}
                          </>
                        )}
                      </td>
                      <td>
                        <Light of={task.light} />
                      </td>
                    </tr>
                    {!shut.has(task.id) &&
                      task.lines.map(line => (
                        <tr key={line.indicator ?? line.name}>
                          <LineCells of={line} indent={2} />
                        </tr>
                      ))}
                  </Fragment>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
