import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useOwn } from '../data.ts'
import { decimalText, shareText, yuanText } from '../format.ts'
import { PageHead } from '../parts/head.tsx'
import { Answered } from '../parts/loading.tsx'
import { EmptyState } from '../parts/problem.tsx'
import { RegisterFigureText } from '../parts/register-figure.tsx'
import { RowLink } from '../parts/row-link.tsx'
import type { LadderOverview, LadderProfile } from '../queries.ts'
import { useWords } from '../words.ts'
import { YearPicker } from './year-picker.tsx'

/** W10: every rung side by side. Rungs do not contain each other, so it is a table and no funnel. */
export function LadderPage() {
  const { year } = useSearch({ strict: false }) as Record<string, string>
  const answer = useOwn('ladder', { year })
  return <Answered of={answer}>{data => <Overview of={data} />}</Answered>
}

function Overview({ of }: { readonly of: LadderOverview }) {
  const { say, said, label } = useWords()
  const area = 'enterprise-ladder'
  return (
    <>
      <PageHead
        title={label(area)}
        crumbs={[{ text: say('menu.mechanisms'), to: '/mechanisms' }, { text: label(area) }]}
        sub={say('ladder.sub', { year: of.year })}
      >
        <YearPicker year={of.year} years={of.years} />
        <Link to="/records/$area/$record" params={{ area, record: 'qualification' }}>
          {say('ladder.register')}
        </Link>
      </PageHead>
      <section className="panel flush">
        <div className="scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col" />
                {of.columns.map(column => (
                  <th key={column.rung} scope="col" className="n">
                    {said(column.title)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {(['stock', 'fresh'] as const).map(line => (
                <tr key={line}>
                  <th scope="row" style={{ textAlign: 'left' }}>
                    {say(`ladder.${line}`)}
                  </th>
                  {of.columns.map(column => {
                    const figure = column[line]
                    return (
                      <td key={column.rung} className="n">
                        {figure ? <RegisterFigureText of={figure} /> : '\u2014'}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <div className="columns even" style={{ marginTop: '1rem' }}>
        <section className="panel flush">
          <header>
            <h2>{say('ladder.nearest')}</h2>
          </header>
          {of.nearest.length === 0 ? (
            <EmptyState text={say('ladder.noNearest')} />
          ) : (
            <table className="table">
              <tbody>
                {of.nearest.map(near => (
                  <tr key={`${near.firm} ${near.test} ${said(near.rung)}`}>
                    <td>
                      <Link to="/ladder/$firm" params={{ firm: near.firm }}>
                        {near.name}
                      </Link>
                    </td>
                    <td>{said(near.rung)}</td>
                    <td>
                      {said(near.title)} <Amount test={near.test} has={near.has} needs={near.needs} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
        <section className="panel flush">
          <header>
            <h2>{say('ladder.expiring', { count: of.expiring.total })}</h2>
          </header>
          {of.expiring.rows.length === 0 ? (
            <EmptyState text={say('ladder.noExpiring')} />
          ) : (
            <table className="table">
              <tbody>
                {of.expiring.rows.map(row => (
                  <tr key={row.id}>
                    <td>
                      <Link to="/ladder/$firm" params={{ firm: row.firm }}>
                        {row.name}
                      </Link>
                    </td>
                    <td>{said(row.title)}</td>
                    <td>
                      {row.validUntil} · {say('ladder.daysLeft', { days: row.daysLeft })}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      </div>
    </>
  )
}

const moneys = /Amount|AtMost$|Sales$/
const shares = /Share|growth|Growth|Debt/

/** What is there beside what is asked: money in yuan, shares in per cent, the rest as counted. */
function Amount({ test, has, needs }: { readonly test: string; readonly has: string | null; readonly needs: string | null }) {
  const { say } = useWords()
  if (has === null && needs === null) return null
  const text = (value: string | null) => {
    if (value === null) return say('ladder.unknown')
    if (moneys.test(test) && !/^staff|^years/.test(test)) return yuanText(value.split('.')[0] ?? value)
    return shares.test(test) && !test.endsWith('Points') ? `${shareText(Number(value))}%` : decimalText(value)
  }
  return (
    <span className="note">
      {text(has)} / {text(needs)}
    </span>
  )
}

/** One firm on every rung: what it holds and what it lacks. */
export function LadderFirmPage() {
  const { firm = '' } = useParams({ strict: false }) as Record<string, string>
  const answer = useOwn('ladder-check', { firm })
  return <Answered of={answer}>{data => <Profile of={data} />}</Answered>
}

function Profile({ of }: { readonly of: LadderProfile }) {
  const { say, said, label, state } = useWords()
  const area = 'enterprise-ladder'
  return (
    <>
      <PageHead
        title={of.firm.name}
        crumbs={[
          { text: say('menu.mechanisms'), to: '/mechanisms' },
          { text: label(area), to: '/ladder' },
          { text: of.firm.name },
        ]}
        sub={
          <span className="line">
            <span className="code">{of.firm.creditCode}</span>
            <span>{state('parties.organisation', of.firm.state)}</span>
            <span>{say('ladder.basis', { years: of.years.join(', ') || '\u2014', rights: of.rights })}</span>
            <RowLink address="parties.organisation" id={of.firm.id} text={say('ladder.firm')} />
          </span>
        }
      />
      {of.rungs.map(rung => (
        <section key={rung.rung} className="panel flush">
          <header>
            <h2>{said(rung.title)}</h2>
            <span className={`light ${rung.isMet ? 'normal' : 'late'}`}>
              {rung.direct ? said(rung.direct) : rung.isMet ? say('ladder.met') : say('ladder.lacks', { count: rung.missing })}
            </span>
            {rung.held && (
              <span className="note">
                <RowLink
                  address={`${area}.qualification`}
                  id={rung.held.id}
                  text={`${state(`${area}.qualification`, rung.held.state)} ${rung.held.certificateNo ?? ''}`}
                />
                {rung.held.validUntil && ` · ${say('ladder.until', { day: rung.held.validUntil })}`}
              </span>
            )}
          </header>
          <table className="table compact">
            <tbody>
              {rung.tests.map(test => (
                <tr key={test.test}>
                  <td style={{ width: '7rem' }}>
                    <span className={`light ${test.isMet === null ? 'missing' : test.isMet ? 'normal' : 'severe'}`}>
                      {say(test.isMet === null ? 'ladder.unknown' : test.isMet ? 'ladder.yes' : 'ladder.no')}
                    </span>
                  </td>
                  <td>{said(test.title)}</td>
                  <td className="n">
                    <Amount test={test.test} has={test.has} needs={test.needs} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  )
}
