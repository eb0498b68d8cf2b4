import { Link, useNavigate } from '@tanstack/react-router'
import { App, Dropdown, Select } from 'antd'
import { useEffect, useRef } from 'react'
import { isProblem } from '../api.ts'
import { useList, useOwn } from '../data.ts'
import { useInside, useSessionActs } from '../session.tsx'
import { turnTo, useWords } from '../words.ts'
import { Icon } from './icons.tsx'
import { useSize } from './size.ts'
import icon from '../icon.svg'

interface Props {
  readonly onFold: () => void
  readonly onChange: (what: 'password' | 'factor') => void
}

/** Plan, search, to-dos, post, text size, language: what one needs on every page. */
export function TopBar({ onFold, onChange }: Props) {
  const { say, lang, place, problem } = useWords()
  const { session, sample, catalogue } = useInside()
  const { size, onSize } = useSize()
  const acts = useSessionActs()
  const { message } = App.useApp()
  const tell = (error: unknown) => {
    if (!isProblem(error)) throw error
    message.error(problem(error))
  }
  const navigate = useNavigate()
  const plan = useList('plan.plan', catalogue.sees(session.post.role, 'plan.plan') ? { state: 'inForce', pageSize: 1 } : null)
    .data?.rows[0]
  const inbox = useOwn('inbox', {}).data
  const search = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        search.current?.focus()
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <header className="top">
      <button type="button" className="plain fold" aria-label={say('top.fold')} onClick={onFold} style={{ padding: '0.25rem' }}>
        <Icon of="fold" className="fold-icon" />
      </button>
      <Link to="/" className="brand">
        <img src={icon} alt="" />
        {say('product')}
      </Link>
      {plan && (
        <span className="plan-name" title={String(plan['title'] ?? '')}>
          {String(plan['title'] ?? '')}
        </span>
      )}
      {sample && <span className="sample">{say('top.sample')}</span>}
      <form
        className="search"
        role="search"
        onSubmit={event => {
          event.preventDefault()
          const q = search.current?.value.trim()
          if (q) void navigate({ to: '/search', search: { q } })
        }}
      >
        <input ref={search} type="search" placeholder={say('top.search')} aria-label={say('top.search')} />
      </form>
      <Link to="/inbox" className="todo-count">
        <span>{say('top.todos')}</span>
        <b className={inbox && inbox.total > 0 ? '' : 'none'}>{inbox?.total ?? '\u2026'}</b>
      </Link>
      <span className="post-switch">
        {session.posts.length > 1 ? (
          <Select
            aria-label={say('top.post')}
            value={session.post.id}
            variant="borderless"
            popupMatchSelectWidth={false}
            style={{ maxWidth: '14rem' }}
            options={session.posts.map(post => ({ value: post.id, label: place(post) }))}
            onChange={id => {
              const post = session.posts.find(of => of.id === id)
              if (post) void acts.switchPost(post).then(() => navigate({ to: '/' }), tell)
            }}
          />
        ) : (
          <span className="note">{place(session.post)}</span>
        )}
      </span>
      <span className="text-size" role="group" aria-label={say('top.size')}>
        {(['standard', 'large', 'largest'] as const).map(of => (
          <button
            key={of}
            type="button"
            className="plain"
            aria-pressed={size === of}
            onClick={() => onSize(of)}
            style={{ padding: '0.25rem' }}
          >
            {say(`size.${of}`)}
          </button>
        ))}
      </span>
      <button
        type="button"
        className="plain lang"
        lang={lang === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => void turnTo(lang === 'zh' ? 'en' : 'zh')}
      >
        {say('top.otherLang')}
      </button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'notices', label: say('notices.title'), onClick: () => void navigate({ to: '/notices' }) },
            { key: 'password', label: say('top.password'), onClick: () => onChange('password') },
            { key: 'factor', label: say('factor.title'), onClick: () => onChange('factor') },
            { key: 'out', label: say('top.signOut'), onClick: () => void acts.signOut().catch(tell) },
          ],
        }}
      >
        <button type="button" className="plain person" aria-haspopup="menu">
          {session.person.name}
        </button>
      </Dropdown>
    </header>
  )
}
