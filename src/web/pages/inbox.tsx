import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useOwn } from '../data.ts'
import { PageHead } from '../parts/head.tsx'
import { Answered } from '../parts/loading.tsx'
import { useWords } from '../words.ts'
import { InboxStrip } from './inbox-strip.tsx'
import { TodoList } from './todo-list.tsx'

const views = ['all', 'overdue', 'returned'] as const

export function InboxPage() {
  const { say } = useWords()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as Record<string, string>
  const view = views.find(of => of === search['view']) ?? 'all'
  const inbox = useOwn('inbox', {})
  return (
    <>
      <PageHead title={say('inbox.title')} />
      <Answered of={inbox}>
        {data => (
          <>
            <InboxStrip of={data} />
            <div style={{ marginBottom: '0.75rem' }}>
              <Segmented
                value={view}
                options={views.map(of => ({ value: of, label: say(`inbox.view.${of}`) }))}
                onChange={next => void navigate({ to: '.', search: next === 'all' ? {} : { view: next } })}
              />
            </div>
            <section className="panel flush">
              <TodoList
                todos={data.todos.filter(todo =>
                  view === 'overdue' ? (todo.daysLeft ?? 0) < 0 : view === 'returned' ? todo.returned : true,
                )}
              />
            </section>
          </>
        )}
      </Answered>
    </>
  )
}
