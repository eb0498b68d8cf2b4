import { Link } from '@tanstack/react-router'
import { RecordList } from '../generic/list-page.tsx'
import { NoRecord } from '../generic/no-record.tsx'
import { useList } from '../data.ts'
import { useCatalogue } from '../session.tsx'
import { ReadFile } from './read-file.tsx'
import { useWords } from '../words.ts'

/** Official documents, and the plans read from them. */
export function DocumentsPage() {
  const { say, state } = useWords()
  const record = useCatalogue().record('document.officialDocument')
  const documents = useList('document.officialDocument', { pageSize: 1 })
  const isOffice = documents.data?.births.includes('receive') ?? false
  const plans = useList('plan.plan', { pageSize: 20 })
  if (!record) return <NoRecord />
  const rows = plans.data?.rows ?? []
  return (
    <>
      <RecordList record={record} title={say('menu.documents')}>
        {isOffice && <ReadFile />}
      </RecordList>
      {rows.length > 0 && (
        <section className="panel flush" style={{ marginTop: '1rem' }}>
          <header>
            <h2>{say('documents.plans')}</h2>
          </header>
          <ul className="todos">
            {rows.map(plan => (
              <li key={plan.id}>
                <span className="state" style={{ justifySelf: 'start' }}>
                  {state('plan.plan', plan.state)}
                </span>
                <Link to="/records/$area/$record/$id" params={{ area: 'plan', record: 'plan', id: plan.id }}>
                  {String(plan['title'] ?? '')}
                </Link>
                <Link to="/plan/$plan/review" params={{ plan: plan.id }} className="strong nowrap">
                  {say('plan.review')} {'\u203A'}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
