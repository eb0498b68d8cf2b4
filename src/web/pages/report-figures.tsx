import { Link } from '@tanstack/react-router'
import { Figure } from '../parts/figure.tsx'
import type { ReportForm } from '../queries.ts'
import { useWords } from '../words.ts'

/** The numbers of the task, already known: shown, not asked again. */
export function ReportFigures({ of }: { readonly of: ReportForm['figures'] }) {
  const { say } = useWords()
  if (of.length === 0) return null
  return (
    <section className="panel flush">
      <header>
        <h2>{say('report.figures')}</h2>
        <span className="note">{say('report.figures.help')}</span>
      </header>
      <table className="table compact">
        <thead>
          <tr>
            <th scope="col">{say('overview.indicator')}</th>
            <th scope="col" className="n">
              {say('report.last')}
            </th>
            <th scope="col" className="n">
              {say('report.now')}
            </th>
          </tr>
        </thead>
        <tbody>
          {of.map(figure => (
            <tr key={figure.indicator}>
              <td>
                <Link to="/indicators/$indicator" params={{ indicator: figure.code }}>
                  {figure.code} {figure.name}
                </Link>
              </td>
              <td className="n">
                <Figure of={figure.last} />
              </td>
              <td className="n">
                <Figure of={figure.now} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
