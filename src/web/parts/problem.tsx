import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from 'antd'
import type { Problem } from '../wire.ts'
import { useWords } from '../words.ts'

/** A refusal or loss in place, with what to do; a retry where one is safe. */
export function ProblemNote({ problem, onRetry }: { readonly problem: Problem; readonly onRetry?: () => void }) {
  const words = useWords()
  return (
    <div className="banner severe" role="alert">
      <p>{words.problem(problem)}</p>
      {problem.reference && <p className="note">{words.say('problem.reference', { reference: problem.reference })}</p>}
      {onRetry && (
        <p>
          <Button onClick={onRetry}>{words.say('problem.retry')}</Button>
        </p>
      )}
    </div>
  )
}

interface SummaryProps {
  /** grows with each sending that was refused; the focus moves here then, and not while something is typed */
  readonly turn: number
  readonly problems: readonly { readonly field: string | null; readonly text: string }[]
  /** id of the input of a field */
  readonly idOf: (field: string) => string
  /** what the fields are called */
  readonly nameOf: (field: string) => string
}

/** What is to be mended, on top of the form, with links to the fields. */
export function ErrorSummary({ turn, problems, idOf, nameOf }: SummaryProps) {
  const { say } = useWords()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (turn > 0) box.current?.focus()
  }, [turn])
  if (problems.length === 0) return null
  return (
    <div className="problems" role="alert" tabIndex={-1} ref={box}>
      <h2>{say('problem.summary', { count: problems.length })}</h2>
      <ul>
        {problems.map(({ field, text }) => (
          <li key={`${field} ${text}`}>
            {field === null ? (
              text
            ) : (
              <a
                href={`#${idOf(field)}`}
                onClick={event => {
                  event.preventDefault()
                  const input = document.getElementById(idOf(field))
                  input?.scrollIntoView({ block: 'center' })
                  input?.focus()
                }}
              >
                {nameOf(field)}: {text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Why there is nothing, and what next. */
export function EmptyState({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <p>{text}</p>
      {children && <p>{children}</p>}
    </div>
  )
}
