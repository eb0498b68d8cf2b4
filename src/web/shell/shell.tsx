import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { LineageDrawer } from '../parts/lineage.tsx'
import { useInside } from '../session.tsx'
import { useWords } from '../words.ts'
import { Icon } from './icons.tsx'
import { IdleWarning } from './idle-warning.tsx'
import { Menu } from './menu.tsx'
import { ConfirmPerson } from './confirm-person.tsx'
import { PasswordPage } from './password-page.tsx'
import { SecondFactorPage } from './second-factor-page.tsx'
import { TopBar } from './top-bar.tsx'

/** Bar on top, menu at the left, page, foot; a bar at the bottom on phones. */
export function Shell() {
  const { say } = useWords()
  const { session, version } = useInside()
  const [folded, setFolded] = useState(false)
  const [open, setOpen] = useState(false)
  const [changing, setChanging] = useState<'password' | 'factor' | null>(null)
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  // A new page starts at its top, with the phone's menu shut
  useEffect(() => {
    window.scrollTo(0, 0)
    setOpen(false)
  }, [pathname])
  if (session.mustChangePassword || changing === 'password')
    return <PasswordPage forced={session.mustChangePassword} onDone={() => setChanging(null)} />
  if (changing === 'factor') return <SecondFactorPage onDone={() => setChanging(null)} />
  return (
    <>
      <a href="#main" className="skip">
        {say('skip')}
      </a>
      <TopBar onFold={() => setFolded(old => !old)} onChange={setChanging} />
      <div className="frame">
        <Menu folded={folded} open={open} onUnfold={() => setFolded(false)} onGo={() => setOpen(false)} />
        <div className="content">
          <main className="page" id="main" tabIndex={-1} ref={main}>
            <Outlet />
          </main>
          <footer className="foot">
            <span>{say('foot.complaints')}</span>
            <span>{say('foot.version', { version })}</span>
          </footer>
        </div>
      </div>
      <nav className="bottom-bar" aria-label={say('menu.phone')}>
        <Link to="/" aria-current={pathname === '/' ? 'page' : undefined}>
          <Icon of="tasks" />
          {say('phone.todos')}
        </Link>
        <Link to="/overview" aria-current={pathname === '/overview' ? 'page' : undefined}>
          <Icon of="overview" />
          {say('menu.overview')}
        </Link>
        <Link to="/tasks" aria-current={pathname.startsWith('/tasks') ? 'page' : undefined}>
          <Icon of="plan" />
          {say('menu.tasks')}
        </Link>
        <button type="button" aria-expanded={open} onClick={() => setOpen(old => !old)}>
          <Icon of="fold" />
          {say('phone.menu')}
        </button>
      </nav>
      <LineageDrawer />
      <IdleWarning />
      <ConfirmPerson />
    </>
  )
}
