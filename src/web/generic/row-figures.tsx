import { Link } from '@tanstack/react-router'
import { useOwn } from '../data.ts'
import { decimalText, yuanText } from '../format.ts'
import { useWords } from '../words.ts'

/** Every figure a row adds to: the way from a form back to the targets of the plan. */
export function RowFigures({ address, id }: { readonly address: string; readonly id: string }) {
  const { say, said } = useWords()
  const { data } = useOwn('row-figures', { address, id })
  if (!data || data.lines.length === 0) return null
  return (
    <section className="panel flush">
      <header>
        <h2>{say('row.figures')}</h2>
      </header>
      <table className="table compact">
        <tbody>
          {data.lines.map(line => (
            <tr key={`${line.figure} ${line.period}`}>
              <td>
                <Link to="/figures/$figure" params={{ figure: line.figure }} search={{ period: line.period }}>
                  {said(line.title)} {line.period}
                </Link>
              </td>
              <td className="n">
                {line.amount === null
                  ? ''
                  : line.kind === 'money'
                    ? `+${yuanText(line.amount)}`
                    : `+${decimalText(line.amount)}`}
              </td>
              <td>
                {line.feeds && (
                  <Link
                    to="/indicators/$indicator"
                    params={{ indicator: line.feeds }}
                    search={{ year: line.period.slice(0, 4) }}
                  >
                    {line.feeds}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
