import { Link } from '@tanstack/react-router'
import { useOwn } from '../data.ts'
import { PageHead } from '../parts/head.tsx'
import { Lights } from '../parts/light.tsx'
import { Answered } from '../parts/loading.tsx'
import { useInside } from '../session.tsx'
import { useWords } from '../words.ts'
import { AttentionTable } from './attention.tsx'
import { InboxStrip } from './inbox-strip.tsx'
import { TodoList } from './todo-list.tsx'

const leading = new Set(['leader', 'office', 'scienceBureau', 'assessor', 'supervision', 'unitHead'])

/** The queue of the post one holds; for those who answer for the whole, what is red stands beside it. */
export function HomePage() {
  const { say, place } = useWords()
  const { session } = useInside()
  const inbox = useOwn('inbox', {})
  const overview = useOwn('overview', leading.has(session.post.role) ? {} : null)
  const attention = overview.data?.attention ?? []
  return (
    <>
      <PageHead title={say('home.title', { name: session.person.name })} sub={place(session.post)} />
      <Answered of={inbox}>
        {data => (
          <>
            <InboxStrip of={data} />
            <div className={attention.length > 0 ? 'columns wide-left' : ''}>
              <section className="panel flush">
                <header>
                  <h2>{say('home.todo')}</h2>
                  {data.total > 8 && (
                    <div className="acts">
                      <Link to="/inbox">{say('home.all', { total: data.total })}</Link>
                    </div>
                  )}
                </header>
                <TodoList todos={data.todos.slice(0, 8)} />
              </section>
              {overview.data && attention.length > 0 && (
                <section className="panel flush">
                  <header>
                    <h2>{say('overview.attention', { count: attention.length })}</h2>
                    <div className="acts">
                      <Link to="/overview">{say('menu.overview')}</Link>
                    </div>
                  </header>
                  <p style={{ padding: '0 1rem 0.5rem' }}>
                    <span className="quiet">
                      {say('overview.indicators', {
                        count: Object.values(overview.data.indicators).reduce((a, b) => a + b, 0),
                      })}
                    </span>{' '}
                    <Lights of={overview.data.indicators} />
                  </p>
                  <AttentionTable of={attention.slice(0, 5)} brief />
                </section>
              )}
            </div>
          </>
        )}
      </Answered>
    </>
  )
}
