import { Link } from '@tanstack/react-router'
import { useClauseText } from '../parts/clause.tsx'
import { Light } from '../parts/light.tsx'
import type { PlanTree } from '../queries.ts'
import { LineCards } from './line-card.tsx'

/** The plan on a phone: section, task, its statements below it. */
export function PlanCards({ of, boards }: { readonly of: PlanTree; readonly boards: PlanTree['boards'] }) {
  const clauseText = useClauseText()
  const year = of.years.indexOf(of.year)
  return (
    <div className="stack">
      {boards.map(board => (
        <section key={board.clause} className="stack-s">
          <h2>
            {board.number}
            {board.title}
          </h2>
          {board.lines.length > 0 && <LineCards of={board.lines} year={year} />}
          {board.tasks.map(task => (
            <div key={task.id} className="panel">
              <h3>
                <Link to="/tasks/$task" params={{ task: task.clause }}>
                  {clauseText(task.clause)} {task.title}
                </Link>
              </h3>
              <Light of={task.light} />
              {task.lines.length > 0 && <LineCards of={task.lines} year={year} />}
            </div>
          ))}
        </section>
      ))}
    </div>
  )
}
