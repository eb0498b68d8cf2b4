import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useWords } from '../words.ts'

export interface Crumb {
  readonly text: string
  readonly to?: string
}

interface Props {
  readonly title: string
  readonly crumbs?: readonly Crumb[]
  readonly sub?: ReactNode
  readonly children?: ReactNode
}

/** Breadcrumb, title, one line below it, and the acts of the page at the right. Sets the title of the window. */
export function PageHead({ title, crumbs = [], sub, children }: Props) {
  const { say } = useWords()
  useEffect(() => {
    document.title = `${title} · ${say('product')}`
  }, [title, say])
  return (
    <>
      {crumbs.length > 0 && (
        <nav aria-label={say('crumbs')}>
          <ol className="crumbs">
            {crumbs.map(crumb => (
              <li key={crumb.text}>{crumb.to ? <Link to={crumb.to}>{crumb.text}</Link> : crumb.text}</li>
            ))}
          </ol>
        </nav>
      )}
      <div className="head">
        <div className="grow">
          <h1>{title}</h1>
          {sub && <div className="sub">{sub}</div>}
        </div>
        {children && <div className="acts">{children}</div>}
      </div>
    </>
  )
}
