import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useOwn } from '../data.ts'
import { yuanText } from '../format.ts'
import { PageHead } from '../parts/head.tsx'
import { Answered } from '../parts/loading.tsx'
import { EmptyState } from '../parts/problem.tsx'
import { HandedIn, RegisterFigureText } from '../parts/register-figure.tsx'
import { RowLink } from '../parts/row-link.tsx'
import type { FigureCard } from '../queries.ts'
import { useWords } from '../words.ts'

/** A figure of the registers: how it came about, who is missing, and the rows it is added up from. */
export function FigurePage() {
  const { figure = '' } = useParams({ strict: false }) as Record<string, string>
  const { period } = useSearch({ strict: false }) as Record<string, string>
  const card = useOwn('figure-card', { figure, period })
  return <Answered of={card}>{data => <Card of={data} />}</Answered>
}

function Card({ of }: { readonly of: FigureCard }) {
  const { say, said, label, state, house } = useWords()
  const title = said(of.title)
  return (
    <>
      <PageHead
        title={`${title} ${of.period}`}
        crumbs={[{ text: say('menu.mechanisms'), to: '/mechanisms' }, { text: label(of.area) }, { text: title }]}
        sub={
          <span className="line">
            <span>{house(`manual.counts.${of.counts}`)}</span>
            <HandedIn of={of} />
            {of.indicator && (
              <Link
                to="/indicators/$indicator"
                params={{ indicator: of.indicator.code }}
                search={{ year: of.period.slice(0, 4) }}
              >
                {of.indicator.code} {of.indicator.name}
              </Link>
            )}
          </span>
        }
      />
      <div className="columns wide-left">
        <section className="panel flush">
          <header>
            <h2>
              <RegisterFigureText of={of} isLink={false} />
            </h2>
            {of.behind && (
              <div className="acts">
                <Link
                  to="/records/$area/$record"
                  params={{ area: of.behind.address.split('.')[0] ?? '', record: of.behind.address.split('.')[1] ?? '' }}
                  search={of.behind.search}
                >
                  {say('figure.allRows', { count: of.rows })}
                </Link>
              </div>
            )}
          </header>
          {of.parts.length > 0 && <Parts of={of} />}
          {of.behind &&
            (of.rowsBehind.length === 0 ? (
              <EmptyState text={say('figure.noRows')} />
            ) : (
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">{label(of.behind.address)}</th>
                    <th scope="col">{say('figure.at')}</th>
                    {of.kind === 'money' && (
                      <th scope="col" className="n">
                        {title}
                        {say('column.yuan')}
                      </th>
                    )}
                    <th scope="col">{say('column.state')}</th>
                  </tr>
                </thead>
                <tbody>
                  {of.rowsBehind.map(row => (
                    <tr key={row.id}>
                      <td>
                        <RowLink address={row.address} id={row.id} text={row.title} />
                      </td>
                      <td>{row.at}</td>
                      {of.kind === 'money' && <td className="n">{row.amount === null ? '\u2014' : yuanText(row.amount)}</td>}
                      <td>{state(row.address, row.state)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            ))}
        </section>
        <div>
          <Series title={say('figure.years')} of={of.years} />
          {of.months.length > 0 && <Series title={say('figure.months')} of={of.months} />}
          {of.owed.length > 0 && (
            <section className="panel">
              <h2>{say('figure.owed', { count: Math.max(0, (of.expected ?? 0) - of.rows) })}</h2>
              <ul className="stack-s" style={{ marginTop: '0.5rem' }}>
                {of.owed.map(row => (
                  <li key={row.id}>
                    <RowLink address={row.address} id={row.id} text={row.title} />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
    </>
  )
}

function Parts({ of }: { readonly of: FigureCard }) {
  const { said, say } = useWords()
  return (
    <table className="table">
      <tbody>
        {of.parts.map((part, at) => (
          <tr key={part.figure}>
            <th scope="row" style={{ textAlign: 'left' }}>
              {of.counts === 'ratio' && at === 1 ? `${say('figure.over')} ` : ''}
              {said(part.title)}
            </th>
            <td className="n">
              <RegisterFigureText of={part} />
            </td>
            <td>
              <HandedIn of={part} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Series({ title, of }: { readonly title: string; readonly of: FigureCard['years'] }) {
  return (
    <section className="panel flush">
      <header>
        <h2>{title}</h2>
      </header>
      <table className="table compact">
        <tbody>
          {of.map(each => (
            <tr key={each.period}>
              <th scope="row" style={{ textAlign: 'left' }}>
                {each.period}
              </th>
              <td className="n">
                <RegisterFigureText of={each} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
