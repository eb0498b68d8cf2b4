import { Link } from '@tanstack/react-router'
import { decimalText } from '../format.ts'
import { Figure } from '../parts/figure.tsx'
import { Light } from '../parts/light.tsx'
import type { Overview } from '../queries.ts'
import { usePhone } from '../shell/phone.ts'
import { useWords } from '../words.ts'

/** Red items are sentences with a cause and an owner. */
export function AttentionTable({ of, brief = false }: { readonly of: Overview['attention']; readonly brief?: boolean }) {
  const { say } = useWords()
  const phone = usePhone()
  if (phone || brief)
    return (
      <ul className={phone ? 'cards' : 'items'} style={phone ? { padding: '0.5rem' } : undefined}>
        {of.map(line => (
          <li key={line.indicator} style={{ cursor: 'auto' }}>
            <div className="line">
              <Link to="/indicators/$indicator" params={{ indicator: line.code }} className="grow strong">
                {line.code} {line.name}
              </Link>
              <span>
                <Figure of={line.actual} bare /> / {line.target === null ? '\u2014' : decimalText(line.target)}{' '}
                {line.actual.measureUnit}
              </span>
            </div>
            <Light of={line.light} />
            {phone && line.lead && <div className="note">{say('lead', { unit: line.lead.name })}</div>}
          </li>
        ))}
      </ul>
    )
  return (
    <div className="scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say('overview.indicator')}</th>
            <th scope="col" className="n">
              {say('overview.actual')}
            </th>
            <th scope="col">{say('overview.reason')}</th>
            <th scope="col">{say('overview.lead')}</th>
          </tr>
        </thead>
        <tbody>
          {of.map(line => (
            <tr key={line.indicator}>
              <td>
                <Link to="/indicators/$indicator" params={{ indicator: line.code }}>
                  {line.code} {line.name}
                </Link>
              </td>
              <td className="n">
                <Figure of={{ ...line.actual, measureUnit: '' }} /> /{' '}
                {line.target === null ? '\u2014' : decimalText(line.target)}
                <span className="quiet"> {line.actual.measureUnit}</span>
              </td>
              <td>
                <Light of={line.light} />
              </td>
              <td className="nowrap">{line.lead?.name ?? '\u2014'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
