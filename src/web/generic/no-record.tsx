import { Link } from '@tanstack/react-router'
import { PageHead } from '../parts/head.tsx'
import { EmptyState } from '../parts/problem.tsx'
import { useWords } from '../words.ts'

/** An address nothing stands at. */
export function NoRecord() {
  const { say } = useWords()
  return (
    <>
      <PageHead title={say('nowhere.title')} />
      <div className="panel">
        <EmptyState text={say('nowhere.text')}>
          <Link to="/">{say('nowhere.home')}</Link>
        </EmptyState>
      </div>
    </>
  )
}
