import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { App, Button, Pagination } from 'antd'
import { useState } from 'react'
import { get, isProblem, put } from '../api.ts'
import { useOwn } from '../data.ts'
import { momentText } from '../format.ts'
import { PageHead } from '../parts/head.tsx'
import { Answered } from '../parts/loading.tsx'
import { EmptyState } from '../parts/problem.tsx'
import { RowLink } from '../parts/row-link.tsx'
import { useWords } from '../words.ts'

/** What one was told, newest first, and the calendar address that tells it elsewhere. */
export function NoticesPage() {
  const { say, said } = useWords()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { page = '1' } = useSearch({ strict: false }) as Record<string, string>
  const list = useOwn('notices', { page })
  const seeAll = async () => {
    await put('POST', '/api/notices-seen')
    await client.invalidateQueries({ queryKey: ['own', 'notices'] })
  }
  return (
    <>
      <PageHead title={say('notices.title')} sub={list.data && say('notices.unseen', { count: list.data.unseen })}>
        <Button onClick={() => void seeAll()} disabled={!list.data || list.data.unseen === 0}>
          {say('notices.seeAll')}
        </Button>
      </PageHead>
      <div className="columns wide-left">
        <Answered of={list}>
          {data => (
            <section className="panel flush">
              {data.notices.length === 0 ? (
                <EmptyState text={say('notices.none')} />
              ) : (
                <ul className="items">
                  {data.notices.map(notice => (
                    <li key={notice.id} style={{ cursor: 'auto', fontWeight: notice.seen ? 400 : 600 }}>
                      <div>
                        {!notice.seen && <span className="state">{say('notices.new')}</span>}{' '}
                        <RowLink address={notice.address} id={notice.row} text={said(notice.what)} />
                      </div>
                      <div className="note">{momentText(notice.at)}</div>
                    </li>
                  ))}
                </ul>
              )}
              {data.total > data.pageRows && (
                <Pagination
                  style={{ padding: '0.75rem' }}
                  current={data.page}
                  pageSize={data.pageRows}
                  total={data.total}
                  showSizeChanger={false}
                  onChange={next => void navigate({ to: '.', search: { page: String(next) } })}
                />
              )}
            </section>
          )}
        </Answered>
        <CalendarPanel />
      </div>
    </>
  )
}

function CalendarPanel() {
  const { say, problem } = useWords()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [address, setAddress] = useState<string | null>(null)
  const feed = useQuery({
    queryKey: ['calendar-feed'],
    queryFn: ({ signal }) => get<{ readonly madeAt: string | null }>('/api/calendar-feed', signal),
  })
  const change = async (method: 'POST' | 'DELETE') => {
    try {
      const made = await put<{ readonly path: string } | undefined>(method, '/api/calendar-feed')
      setAddress(made ? window.location.origin + made.path : null)
      await client.invalidateQueries({ queryKey: ['calendar-feed'] })
    } catch (error) {
      if (!isProblem(error)) throw error
      message.error(problem(error))
    }
  }
  const madeAt = feed.data?.madeAt ?? null
  return (
    <section className="panel">
      <h2>{say('calendarFeed.title')}</h2>
      <p>{say('calendarFeed.help')}</p>
      {madeAt !== null && <p className="note">{say('calendarFeed.since', { at: momentText(madeAt) })}</p>}
      {address !== null && (
        <>
          <p>{say('calendarFeed.once')}</p>
          <p style={{ overflowWrap: 'anywhere' }}>
            <code>{address}</code>
          </p>
        </>
      )}
      <div className="line">
        <Button type="primary" onClick={() => void change('POST')}>
          {say(madeAt === null ? 'calendarFeed.open' : 'calendarFeed.renew')}
        </Button>
        {madeAt !== null && <Button onClick={() => void change('DELETE')}>{say('calendarFeed.close')}</Button>}
      </div>
    </section>
  )
}
