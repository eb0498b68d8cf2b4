import { Skeleton } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import type { Problem } from '../wire.ts'
import { useWords } from '../words.ts'
import { ProblemNote } from './problem.tsx'

/** Nothing for 300 ms, then the shape of what comes. */
export function Waiting({ rows = 6 }: { readonly rows?: number }) {
  const { say } = useWords()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(true), 300)
    return () => window.clearTimeout(timer)
  }, [])
  return (
    <div aria-busy="true" aria-label={say('loading')}>
      {late && <Skeleton active={false} paragraph={{ rows }} />}
    </div>
  )
}

interface Asked<T> {
  readonly data: T | undefined
  readonly error: Problem | null
  readonly refetch: () => unknown
}

/** An answer, the wait for it, or what became of it. Old data stays visible beside a newer loss. */
export function Answered<T>({
  of,
  children,
  rows,
}: {
  readonly of: Asked<T>
  readonly rows?: number
  readonly children: (data: T) => ReactNode
}) {
  const retry = () => void of.refetch()
  if (of.data !== undefined)
    return (
      <>
        {of.error && <ProblemNote problem={of.error} onRetry={retry} />}
        {children(of.data)}
      </>
    )
  if (of.error) return <ProblemNote problem={of.error} onRetry={retry} />
  return <Waiting {...(rows !== undefined && { rows })} />
}
