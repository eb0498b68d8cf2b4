import { Link, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useOwn } from '../data.ts'
import { shareText, yuanText } from '../format.ts'
import { PageHead } from '../parts/head.tsx'
import { Answered } from '../parts/loading.tsx'
import { EmptyState } from '../parts/problem.tsx'
import { rowPath } from '../parts/row-link.tsx'
import type { BooksPage as Answer, ExecutionWire } from '../queries.ts'
import { useWords } from '../words.ts'
import { YearPicker } from './year-picker.tsx'
import './books.css'

/** W12: how far each line of the year is used, the trial balance, and where the bank says something else than the books. */
export function BooksPage() {
  const { say, state } = useWords()
  const { year } = useSearch({ strict: false }) as Record<string, string>
  return (
    <Answered of={useOwn('books', { year })}>
      {data => (
        <>
          <PageHead
            title={say('books.title', { year: data.year })}
            crumbs={[{ text: say('menu.fund') }, { text: say('books.crumb') }]}
            sub={
              <span className="line">
                <span>{say('books.until', { day: data.until })}</span>
                {data.book ? (
                  <Link to={rowPath('ledger.bookYear', data.book.id)}>
                    <span className="state">{state('ledger.bookYear', data.book.state)}</span>
                  </Link>
                ) : (
                  <span className="note">{say('books.notClosing')}</span>
                )}
              </span>
            }
          >
            <YearPicker year={data.year} years={data.years} />
            <Button onClick={() => window.print()} className="no-print">
              {say('print')}
            </Button>
          </PageHead>
          <Lines of={data} />
          <Trial of={data.trial} />
          {data.bank && <Bank of={data.bank} />}
        </>
      )}
    </Answered>
  )
}

const money = ['budgetFen', 'committedFen', 'paidFen', 'recoveredFen', 'availableFen'] as const

function Lines({ of }: { readonly of: Answer }) {
  const { say } = useWords()
  return (
    <section className="panel flush" style={{ marginBottom: '1rem' }}>
      <header>
        <h2>{say('books.lines')}</h2>
      </header>
      {of.lines.length === 0 ? (
        <EmptyState text={say('books.lines.none', { year: of.year })} />
      ) : (
        <>
          <div className="scroll">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{say('books.line')}</th>
                  {money.map(name => (
                    <th key={name} scope="col" className="n">
                      {say(`books.${name}`)}
                      {say('column.yuan')}
                    </th>
                  ))}
                  <th scope="col" className="n">
                    {say('books.paidShare')}
                  </th>
                  <th scope="col">{say('books.use')}</th>
                </tr>
              </thead>
              <tbody>
                {of.lines.map(line => (
                  <tr key={line.id}>
                    <td>
                      <Link to={rowPath('ledger.fundLine', line.id)}>{line.name}</Link>
                    </td>
                    <Execution of={line} />
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">{say('books.whole')}</th>
                  <Execution of={of.whole} />
                </tr>
              </tfoot>
            </table>
          </div>
          <p className="note" style={{ padding: '0.75rem 1rem' }}>
            {(['paid', 'committed', 'reserved'] as const).map(part => (
              <span key={part} style={{ marginRight: '1.25rem', whiteSpace: 'nowrap' }}>
                <span className="use-bar use-key">
                  <span className={part} style={{ width: '100%' }} />
                </span>
                {say(`books.bar.${part}`)}
              </span>
            ))}
          </p>
        </>
      )}
    </section>
  )
}

function Execution({ of }: { readonly of: ExecutionWire }) {
  const { say } = useWords()
  const budget = Number(of.budgetFen)
  const part = (fen: number) => `${budget > 0 ? Math.max(0, Math.min(100, (100 * fen) / budget)) : 0}%`
  const share = of.paidShare === null ? '—' : `${shareText(of.paidShare)}%`
  return (
    <>
      {money.map(name => (
        <td key={name} className="n">
          {yuanText(of[name])}
        </td>
      ))}
      <td className="n">{share}</td>
      <td>
        <div className="use-bar" role="img" aria-label={say('books.use.said', { share })}>
          <span className="paid" style={{ width: part(Number(of.paidFen)) }} />
          <span className="committed" style={{ width: part(Number(of.committedFen) - Number(of.paidFen)) }} />
          <span className="reserved" style={{ width: part(Number(of.reservedFen)) }} />
        </div>
      </td>
    </>
  )
}

function Trial({ of }: { readonly of: Answer['trial'] }) {
  const { say, said } = useWords()
  return (
    <section className="panel flush" style={{ marginBottom: '1rem' }}>
      <header>
        <h2>{say('books.trial')}</h2>
      </header>
      {of.lines.length === 0 ? (
        <EmptyState text={say('books.trial.none')} />
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-label={say('books.trial')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say('books.account')}</th>
                <th scope="col">{say('books.stage')}</th>
                {(['opening', 'debit', 'credit', 'closing'] as const).map(name => (
                  <th key={name} scope="col" className="n">
                    {say(`books.${name}`)}
                    {say('column.yuan')}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {of.lines.map(line => (
                <tr key={said(line.account) + said(line.stage)}>
                  <td>{said(line.account)}</td>
                  <td>{said(line.stage)}</td>
                  {[line.openingFen, line.debitFen, line.creditFen, line.closingFen].map((fen, at) => (
                    <td key={at} className="n">
                      {yuanText(fen)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={3}>
                  {say('books.trial.sum', { count: of.postings })}
                </th>
                <td className="n">{yuanText(of.debitFen)}</td>
                <td className="n">{yuanText(of.creditFen)}</td>
                <td className="n">{yuanText(of.differenceFen)}</td>
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </section>
  )
}

function Bank({ of }: { readonly of: NonNullable<Answer['bank']> }) {
  const { say } = useWords()
  const nothing = of.matched + of.explained + of.total === 0
  return (
    <section className="panel flush">
      <header>
        <h2>{say('books.bank')}</h2>
        <span className="note">{say('books.bank.sum', { matched: of.matched, explained: of.explained, total: of.total })}</span>
      </header>
      {nothing ? (
        <EmptyState text={say('books.bank.none')}>
          <Link to="/records/$area/$record/import" params={{ area: 'ledger', record: 'bankLine' }}>
            {say('books.bank.import')}
          </Link>
        </EmptyState>
      ) : of.differences.length === 0 ? (
        <EmptyState text={say('books.bank.agrees')} />
      ) : (
        <div className="scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say('books.finding')}</th>
                <th scope="col">{say('books.ofBank')}</th>
                <th scope="col">{say('books.ofBooks')}</th>
              </tr>
            </thead>
            <tbody>
              {of.differences.map(({ finding, line, payment }) => (
                <tr key={`${line?.id ?? ''}:${payment?.no ?? ''}`}>
                  <td>{say(`books.finding.${finding}`)}</td>
                  <td>
                    {line && (
                      <Entry on={line.on} fen={line.amountFen} name={line.counterpart}>
                        <Link to={rowPath('ledger.bankLine', line.id)}>{say('books.open')}</Link>
                      </Entry>
                    )}
                  </td>
                  <td>
                    {payment && (
                      <Entry on={payment.on} fen={payment.amountFen} name={payment.name}>
                        <span className="note">{say('books.no', { no: payment.no })}</span>
                      </Entry>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {of.total > of.differences.length && (
            <p className="note" style={{ padding: '0.75rem 1rem' }}>
              {say('books.bank.first', { shown: of.differences.length, total: of.total })}
            </p>
          )}
        </div>
      )}
    </section>
  )
}

function Entry({
  on,
  fen,
  name,
  children,
}: {
  readonly on: string
  readonly fen: string
  readonly name: string | null
  readonly children: ReactNode
}) {
  const { say } = useWords()
  return (
    <>
      <span className="nowrap">{on}</span> <strong className="nowrap">{yuanText(fen)}</strong> {say('money.yuan')}
      <div>{name ?? '—'}</div>
      <div>{children}</div>
    </>
  )
}
