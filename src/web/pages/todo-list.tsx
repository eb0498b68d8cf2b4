import { Link } from '@tanstack/react-router'
import { Due } from '../parts/due.tsx'
import { EmptyState } from '../parts/problem.tsx'
import { rowPath } from '../parts/row-link.tsx'
import type { Todo } from '../queries.ts'
import { useWords } from '../words.ts'

/** Where a to-do is done: its own page where it has one, the form of its move otherwise. */
function placeOf(todo: Todo): { readonly to: string; readonly search: Record<string, string> } {
  const [area = '', record = ''] = todo.address.split('.')
  if (todo.id === null) {
    const to = todo.address === 'delivery.progressReport' ? '/reports/new' : `/records/${area}/${record}/new/${todo.move}`
    return { to, search: { ...todo.birth } }
  }
  const own = rowPath(todo.address, todo.id)
  return { to: own.startsWith('/records/') ? `${own}/${todo.move}` : own, search: {} }
}

export function TodoList({ todos }: { readonly todos: readonly Todo[] }) {
  const { say, label, move, state } = useWords()
  if (todos.length === 0) return <EmptyState text={say('inbox.empty')} />
  return (
    <ul className="todos">
      {todos.map(todo => {
        const { to, search } = placeOf(todo)
        return (
          <li key={`${todo.address}:${todo.id ?? JSON.stringify(todo.birth)}:${todo.move}`}>
            <div>
              <Due on={todo.dueOn} left={todo.daysLeft} />
            </div>
            <div>
              <div className="strong">{todo.title}</div>
              <div className="note">
                {[
                  label(todo.address),
                  todo.state ? state(todo.address, todo.state) : null,
                  todo.from ? say('inbox.from', { unit: todo.from.name }) : null,
                  todo.since ? say('inbox.since', { day: todo.since }) : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
              {todo.returned && <div className="returned">{say('inbox.returned', { reason: todo.reason ?? '' })}</div>}
            </div>
            <Link to={to} search={search} className="strong nowrap">
              {move(todo.address, todo.move)} {'\u203A'}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
