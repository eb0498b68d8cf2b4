import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useOwn } from '../data.ts'
import { useClauseText } from '../parts/clause.tsx'
import { PageHead } from '../parts/head.tsx'
import { Light } from '../parts/light.tsx'
import { Answered } from '../parts/loading.tsx'
import { EmptyState } from '../parts/problem.tsx'
import { useInside } from '../session.tsx'
import { usePhone } from '../shell/phone.ts'
import { useWords } from '../words.ts'

const views = ['all', 'lead', 'responsible', 'trouble'] as const

/** The register of tasks: who leads, who is responsible, how it stands and why. */
export function TasksPage() {
  const { say, choice, state } = useWords()
  const phone = usePhone()
  const clauseText = useClauseText()
  const { session } = useInside()
  const ofUnit = session.post.role === 'liaison' || session.post.role === 'unitHead'
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as Record<string, string>
  const view = views.find(of => of === search['view']) ?? 'all'
  const tree = useOwn('plan-tree', { year: search['year'] })
  return (
    <>
      <PageHead
        title={say('menu.taskList')}
        crumbs={[{ text: say('menu.tasks') }]}
        sub={tree.data?.cutOff ? say('cutOff', { day: tree.data.cutOff }) : null}
      >
        <Button href="/api/plan/mainTask.xlsx" download>
          {say('list.export')}
        </Button>
      </PageHead>
      <div className="filters">
        <Segmented
          value={view}
          options={views.map(of => ({ value: of, label: say(`plan.view.${of}`) }))}
          onChange={next => void navigate({ to: '.', search: (old: Record<string, string>) => ({ ...old, view: next }) })}
        />
      </div>
      <Answered of={tree}>
        {data => {
          const tasks = data.boards
            .flatMap(board => board.tasks)
            .filter(
              task =>
                view === 'all' || (view === 'trouble' ? ['late', 'severe'].includes(task.light.light) : task.mine === view),
            )
          if (tasks.length === 0) return <EmptyState text={say(view === 'all' ? 'tasks.none' : 'plan.noMatch')} />
          if (phone)
            return (
              <ul className="cards">
                {tasks.map(task => (
                  <li key={task.id}>
                    <Link to="/tasks/$task" params={{ task: task.clause }} className="strong">
                      {clauseText(task.clause)} {task.title}
                    </Link>
                    <div>
                      <Light of={task.light} />
                    </div>
                    <div className="note">
                      {say('lead', { unit: task.leads.map(unit => unit.name).join(say('list.comma')) })}
                    </div>
                  </li>
                ))}
              </ul>
            )
          return (
            <div className="panel flush">
              <div className="scroll tall">
                <table className="table">
                  <thead>
                    <tr>
                      <th scope="col">{say('tasks.clause')}</th>
                      <th scope="col">{say('tasks.title')}</th>
                      <th scope="col">{say('tasks.importance')}</th>
                      <th scope="col">{say('plan.leads')}</th>
                      <th scope="col">{say('plan.responsibles')}</th>
                      <th scope="col">{say('column.state')}</th>
                      <th scope="col">{say('overview.reason')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {tasks.map(task => (
                      <tr key={task.id} className={ofUnit && task.mine ? 'own' : ''}>
                        <td className="code">{clauseText(task.clause)}</td>
                        <td>
                          <Link to="/tasks/$task" params={{ task: task.clause }}>
                            {task.title}
                          </Link>
                        </td>
                        <td>{choice('plan.mainTask', 'importance', task.importance)}</td>
                        <td>{task.leads.map(unit => unit.name).join(say('list.comma'))}</td>
                        <td>{task.responsibles.map(unit => unit.name).join(say('list.comma')) || '\u2014'}</td>
                        <td>
                          <span className="state">{state('plan.mainTask', task.state)}</span>
                        </td>
                        <td>
                          <Light of={task.light} />
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </div>
          )
        }}
      </Answered>
    </>
  )
}
