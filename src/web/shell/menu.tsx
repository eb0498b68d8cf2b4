import { Link, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { useInside } from '../session.tsx'
import { useWords } from '../words.ts'
import { Icon } from './icons.tsx'
import { type Group, groupOf, type MenuItem, menuOf } from './menu-groups.ts'

interface Props {
  readonly folded: boolean
  readonly open: boolean
  readonly onUnfold: () => void
  readonly onGo: () => void
}

/** The left menu: groups in the order of the work, records of each below it. */
export function Menu({ folded, open, onUnfold, onGo }: Props) {
  const { say, label } = useWords()
  const { catalogue, session } = useInside()
  const { pathname } = useLocation()
  const here = groupHere(pathname, address => catalogue.areaOf(address)?.kind ?? '')
  const [turned, setTurned] = useState<Readonly<Partial<Record<Group, boolean>>>>({})
  const isHere = (item: MenuItem) =>
    pathname === item.to ||
    (pathname.startsWith(`${item.to}/`) && item.to !== '/plan' && item.to !== '/assessment') ||
    (item.to === '/documents' && /^\/plan\/.+/.test(pathname))
  return (
    <div className={`menu ${folded ? 'folded' : ''} ${open ? 'open' : ''}`}>
      <nav aria-label={say('menu')}>
        <ul>
          {menuOf(catalogue, session.post.role).map(({ group, to, items }) => {
            const isOpen = turned[group] ?? here === group
            if (to)
              return (
                <li key={group} className="group">
                  <Link
                    to={to}
                    aria-current={here === group ? 'page' : undefined}
                    onClick={onGo}
                    activeOptions={{ exact: true }}
                  >
                    <Icon of={group} />
                    <span>{say(`menu.${group}`)}</span>
                  </Link>
                </li>
              )
            return (
              <li key={group} className="group">
                <button
                  type="button"
                  aria-expanded={isOpen && !folded}
                  onClick={() => {
                    if (folded) onUnfold()
                    setTurned(old => ({ ...old, [group]: folded ? true : !isOpen }))
                  }}
                >
                  <Icon of={group} />
                  <span>{say(`menu.${group}`)}</span>
                  <Icon of="chevron" className={isOpen ? 'chevron' : 'chevron shut'} />
                </button>
                {isOpen && !folded && (
                  <ul>
                    {items.map(item => (
                      <li key={item.to}>
                        <Link
                          to={item.to}
                          aria-current={isHere(item) ? 'page' : undefined}
                          activeOptions={{ exact: true }}
                          onClick={onGo}
                        >
                          {item.key ? say(item.key) : label(item.address ?? '')}
                        </Link>
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            )
          })}
        </ul>
      </nav>
    </div>
  )
}

function groupHere(pathname: string, kindOf: (address: string) => string): Group | null {
  const [, head = '', area = '', record = ''] = pathname.split('/')
  if (head === '' || head === 'inbox') return 'home'
  if (head === 'records') return groupOf(`${area}.${record}`, kindOf(`${area}.${record}`))
  const heads: Readonly<Record<string, Group>> = {
    overview: 'overview',
    plan: 'plan',
    documents: 'plan',
    tasks: 'tasks',
    reports: 'tasks',
    indicators: 'indicators',
    assessment: 'assessment',
    benchmark: 'benchmark',
    mechanisms: 'mechanisms',
  }
  return heads[head] ?? null
}
