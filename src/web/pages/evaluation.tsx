import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useList, useOwn } from '../data.ts'
import { decimalText } from '../format.ts'
import { PageHead } from '../parts/head.tsx'
import { Answered } from '../parts/loading.tsx'
import { EmptyState } from '../parts/problem.tsx'
import type { EvaluationPage as Wire } from '../queries.ts'
import { moveOf, useCatalogue } from '../session.tsx'
import { useWords } from '../words.ts'

/** The evaluation of the whole plan: the years, the terminal score, and what they come to. */
export function EvaluationPage() {
  const of = useOwn('evaluation', {})
  return <Answered of={of}>{data => <Sheet of={data} />}</Answered>
}

function Sheet({ of }: { readonly of: Wire }) {
  const { say, state, choice, move } = useWords()
  const record = useCatalogue().record('assessment.evaluation')
  const births = useList('assessment.evaluation', { pageSize: 1 }).data?.births ?? []
  const birth = record ? births.find(name => moveOf(record, name)) : undefined
  const isReady = of.years.every(year => year.isSealed)
  const points = (value: string | null) => (value === null ? '\u2014' : decimalText(value))
  return (
    <>
      <PageHead
        title={say('evaluation.title')}
        crumbs={[{ text: say('menu.assessment') }, { text: say('evaluation.title') }]}
        sub={of.evaluation && <span className="state">{state('assessment.evaluation', of.evaluation.state)}</span>}
      >
        {of.evaluation && (
          <>
            <Link to="/records/$area/$record/$id" params={{ area: 'assessment', record: 'evaluation', id: of.evaluation.id }}>
              <Button tabIndex={-1}>{say('row.register')}</Button>
            </Link>
            <Button href={`/api/papers/three-year-report/${of.evaluation.id}.docx`} download>
              {say('evaluation.report')}
            </Button>
            <Button href={`/api/papers/evaluation/${of.evaluation.id}.json`} download title={say('assessment.bundle.help')}>
              {say('assessment.bundle')}
            </Button>
          </>
        )}
        {birth && isReady && of.plan && (
          <Link
            to="/records/$area/$record/new/$move"
            params={{ area: 'assessment', record: 'evaluation', move: birth }}
            search={{ plan: of.plan }}
          >
            <Button type="primary" tabIndex={-1}>
              {move('assessment.evaluation', birth)}
            </Button>
          </Link>
        )}
      </PageHead>
      <section className="panel">
        <h2>{say('evaluation.years')}</h2>
        <ol className="phases" style={{ marginTop: '0.75rem' }}>
          {of.years.map(year => (
            <li key={year.year} className={year.isSealed ? 'done' : ''}>
              <span className="name">
                <Link to="/assessment" search={{ year: String(year.year) }}>
                  {say('evaluation.year', { year: year.year })}
                </Link>
              </span>
              <span className="note">
                {year.state === null ? say('evaluation.noRun') : state('assessment.run', year.state)}
              </span>
              <span className="note">{say('evaluation.weight', { weight: decimalText(year.weight) })}</span>
            </li>
          ))}
        </ol>
        <p className="note" style={{ marginTop: '0.75rem' }}>
          {say('evaluation.rule', { share: decimalText(of.terminalPercent), unmet: decimalText(of.unmetPercent) })}
        </p>
      </section>
      {of.units.length === 0 ? (
        <div className="panel">
          <EmptyState text={say(isReady ? 'evaluation.none' : 'evaluation.notYet')} />
        </div>
      ) : (
        <section className="panel flush">
          <div className="scroll">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col" className="frozen">
                    {say('assessment.unit')}
                  </th>
                  {of.years.map(year => (
                    <th key={year.year} scope="col" className="n">
                      {year.year}
                    </th>
                  ))}
                  <th scope="col" className="n">
                    {say('evaluation.mean')}
                  </th>
                  <th scope="col" className="n">
                    {say('evaluation.terminal')}
                  </th>
                  <th scope="col" className="n">
                    {say('assessment.total')}
                  </th>
                  <th scope="col">{say('assessment.grade')}</th>
                  <th scope="col">{say('evaluation.gates')}</th>
                </tr>
              </thead>
              <tbody>
                {of.units.map(row => (
                  <tr key={row.unit.id} className={row.own ? 'own' : ''}>
                    <th scope="row" className="frozen">
                      {row.unit.name}
                    </th>
                    {of.years.map(year => {
                      const found = row.years.find(each => each.year === year.year)
                      return (
                        <td key={year.year} className="n">
                          {points(found?.points ?? null)}
                          {found?.grade && <div className="note">{choice('assessment.unitScore', 'grade', found.grade)}</div>}
                        </td>
                      )
                    })}
                    <td className="n">{points(row.mean)}</td>
                    <td className="n">{points(row.terminal)}</td>
                    <td className="n strong">{points(row.total)}</td>
                    <td>{row.grade ? choice('assessment.unitScore', 'grade', row.grade) : '\u2014'}</td>
                    <td>
                      {row.gates.length === 0
                        ? '\u2014'
                        : row.gates.map(gate => <div key={gate}>{say(`evaluation.gate.${gate}`)}</div>)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
    </>
  )
}
