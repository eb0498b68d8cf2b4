import { useQueries } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { get, isProblem, pathOf, query } from '../api.ts'
import { PageHead } from '../parts/head.tsx'
import { Waiting } from '../parts/loading.tsx'
import { EmptyState, ProblemNote } from '../parts/problem.tsx'
import { RowLink } from '../parts/row-link.tsx'
import { useTitleOf } from '../parts/title.ts'
import { useCatalogue } from '../session.tsx'
import type { ListAnswer } from '../wire.ts'
import { useWords } from '../words.ts'

/** What most searches are for; a mechanism's records are searched in their own lists. */
const searched = [
  'plan.mainTask',
  'plan.target',
  'facts.indicator',
  'document.officialDocument',
  'delivery.milestone',
  'parties.unit',
  'parties.organisation',
]

export function SearchPage() {
  const { say, label, state } = useWords()
  const catalogue = useCatalogue()
  const titleOf = useTitleOf()
  const { q = '' } = useSearch({ strict: false }) as Record<string, string>
  const records = searched.map(address => catalogue.record(address)).filter(record => record !== null)
  const answers = useQueries({
    queries: records.map(record => ({
      queryKey: ['list', record.address, { search: q, pageSize: 8 }],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        get<ListAnswer>(pathOf(record.address) + query({ search: q, pageSize: 8 }), signal),
      enabled: q !== '',
    })),
  })
  const busy = answers.some(answer => answer.isPending && q !== '')
  const lost = answers.filter(answer => answer.isError)
  const problem = lost[0]?.error
  const found = answers.reduce((all, answer) => all + (answer.data?.total ?? 0), 0)
  return (
    <>
      <PageHead
        title={say('search.title', { q })}
        sub={busy ? say('loading') : lost.length === 0 && say('search.found', { count: found })}
      />
      {busy && <Waiting />}
      {isProblem(problem) && <ProblemNote problem={problem} onRetry={() => lost.forEach(answer => void answer.refetch())} />}
      {!busy && lost.length === 0 && found === 0 && (
        <div className="panel">
          <EmptyState text={say('search.none')} />
        </div>
      )}
      {records.map((record, index) => {
        const answer = answers[index]?.data
        if (!answer || answer.total === 0) return null
        return (
          <section key={record.address} className="panel">
            <h2>
              {label(record.address)} <span className="quiet">{answer.total}</span>
            </h2>
            <ul className="stack-s" style={{ marginTop: '0.5rem' }}>
              {answer.rows.map(row => (
                <li key={row.id} className="line">
                  <RowLink address={record.address} id={row.id} text={titleOf(record, row, answer.titles)} />
                  <span className="state">{state(record.address, row.state)}</span>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}
