import { Link, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useList, useOwn } from '../data.ts'
import { decimalText } from '../format.ts'
import { Clause } from '../parts/clause.tsx'
import { EvidenceLink } from '../parts/evidence-link.tsx'
import { Figure, Mark } from '../parts/figure.tsx'
import { PageHead } from '../parts/head.tsx'
import { Light } from '../parts/light.tsx'
import { Answered, Waiting } from '../parts/loading.tsx'
import { usePeriodText } from '../parts/period-picker.tsx'
import { EmptyState } from '../parts/problem.tsx'
import { HandedIn, RegisterFigureText } from '../parts/register-figure.tsx'
import { RowLink } from '../parts/row-link.tsx'
import type { IndicatorCard } from '../queries.ts'
import { moveOf, useCatalogue } from '../session.tsx'
import { useWords } from '../words.ts'
import { IndicatorTable } from './indicator-table.tsx'
import { YearPicker } from './year-picker.tsx'

const TrajectoryChart = lazy(() => import('./trajectory-chart.tsx').then(module => ({ default: module.TrajectoryChart })))

/** An indicator by its code or its id. */
export function IndicatorPage() {
  const { indicator = '' } = useParams({ strict: false }) as Record<string, string>
  const search = useSearch({ strict: false }) as Record<string, string>
  const card = useOwn('indicator-card', {
    ...(/^[A-Z]+\d+$/.test(indicator) ? { code: indicator } : { indicator }),
    year: search['year'],
  })
  return <Answered of={card}>{data => <Card of={data} />}</Answered>
}

/** What the registers come to now, beside what was recorded: where they differ, somebody draws it anew. */
function Register({ of, register }: { readonly of: IndicatorCard; readonly register: NonNullable<IndicatorCard['register']> }) {
  const { say } = useWords()
  const differs = register.scaled !== null && of.actual.value !== null && Number(register.scaled) !== Number(of.actual.value)
  return (
    <section className="panel stack-s">
      <h2>{say('indicator.register')}</h2>
      <p className="strong">
        {register.scaled === null ? (
          say('register.missing')
        ) : (
          <>
            {decimalText(register.scaled)} {of.indicator.measureUnit}
          </>
        )}
      </p>
      <p className="note">
        <HandedIn of={register} />
      </p>
      {differs && (
        <p className="light late">{say('indicator.registerDiffers', { value: decimalText(of.actual.value ?? '') })}</p>
      )}
      {register.mayOpen && (
        <p>
          <RegisterFigureText of={register} />
        </p>
      )}
    </section>
  )
}

function Card({ of }: { readonly of: IndicatorCard }) {
  const { say, house, move } = useWords()
  const [asTable, setAsTable] = useState(false)
  const facts = useCatalogue().record('facts.fact')
  const births = useList('facts.fact', { indicator: of.indicator.id, pageSize: 1 }).data?.births ?? []
  const birth = facts ? births.find(name => moveOf(facts, name)) : undefined
  const { indicator } = of
  const choiceOf = (field: string, value: string) => house(`facts.indicator.fields.${field}.choices.${value}`)
  const node = of.targets.find(target => target.year === of.year)?.value ?? null
  return (
    <>
      <PageHead
        title={`${indicator.code} ${indicator.name}`}
        crumbs={[
          { text: say('menu.indicators') },
          { text: say('menu.indicatorList'), to: '/indicators' },
          { text: indicator.code },
        ]}
        sub={
          <span className="line">
            <Light of={of.light} />
            <span>
              {choiceOf('kind', indicator.kind)} · {choiceOf('direction', indicator.direction)} · {indicator.measureUnit}
            </span>
            <span>
              {say('indicator.nodes', {
                nodes: of.targets.map(target => (target.value === null ? '\u2014' : decimalText(target.value))).join('·'),
              })}
            </span>
            {indicator.dataUnit && <span>{say('indicator.source', { unit: indicator.dataUnit.name })}</span>}
          </span>
        }
      >
        <YearPicker year={of.year} years={of.years} />
        <Link to="/records/$area/$record/$id" params={{ area: 'facts', record: 'indicator', id: indicator.id }}>
          <Button tabIndex={-1}>{say('row.register')}</Button>
        </Link>
        {birth && (
          <Link
            to="/records/$area/$record/new/$move"
            params={{ area: 'facts', record: 'fact', move: birth }}
            search={{ indicator: indicator.id }}
          >
            <Button type="primary" tabIndex={-1}>
              {move('facts.fact', birth)}
            </Button>
          </Link>
        )}
      </PageHead>
      <div className="columns wide-left">
        <section className="panel">
          <header>
            <h2>
              <Figure of={of.actual} />{' '}
              <span className="quiet">
                / {node === null ? '\u2014' : decimalText(node)} {indicator.measureUnit}
              </span>
            </h2>
            <div className="acts">
              <button type="button" className="linkish" aria-pressed={asTable} onClick={() => setAsTable(old => !old)}>
                {say(asTable ? 'chart.asChart' : 'chart.asTable')}
              </button>
            </div>
          </header>
          {of.points.length === 0 ? (
            <EmptyState text={say('indicator.noPoints')} />
          ) : asTable ? (
            <IndicatorTable of={of} />
          ) : (
            <Suspense fallback={<Waiting rows={8} />}>
              <TrajectoryChart of={of} />
            </Suspense>
          )}
          <p className="note">
            {of.actual.cutOff ? say('cutOff', { day: of.actual.cutOff }) : say('cutOff.none')}
            {indicator.baseline === null
              ? ` · ${say('indicator.noBaseline')}`
              : ` · ${say('indicator.baseline', { value: decimalText(indicator.baseline), unit: indicator.measureUnit })}`}
          </p>
        </section>
        <div>
          {of.register && <Register of={of} register={of.register} />}
          <Scores of={of} />
          <section className="panel">
            <h2>{say('indicator.clauses')}</h2>
            <ul className="stack-s" style={{ marginTop: '0.5rem' }}>
              {indicator.clauses.map(clause => (
                <li key={clause.clause + clause.quote}>
                  {clause.task ? (
                    <Link to="/tasks/$task" params={{ task: clause.clause }}>
                      <Clause clause={clause.clause} />
                    </Link>
                  ) : (
                    <Clause clause={clause.clause} />
                  )}
                  <div className="note">{clause.quote}</div>
                </li>
              ))}
            </ul>
            <h3 style={{ marginTop: '1rem' }}>{say('indicator.owners')}</h3>
            <p>
              {indicator.owners
                .map(owner => say('owner', { unit: owner.unit.name, role: say(`role.${owner.role}`) }))
                .join(say('list.comma'))}
            </p>
          </section>
        </div>
      </div>
      <Facts of={of} />
    </>
  )
}

function Scores({ of }: { readonly of: IndicatorCard }) {
  const { say } = useWords()
  if (of.scores.length === 0) return null
  return (
    <section className="panel flush">
      <header>
        <h2>{say('indicator.scores', { year: of.year })}</h2>
      </header>
      <table className="table compact">
        <tbody>
          {of.scores.map(score => (
            <tr key={score.line}>
              <th scope="row">
                <Link to="/assessment" search={{ year: String(of.year), line: score.line }}>
                  {score.unit.name}
                </Link>
              </th>
              <td className="n">
                <Figure of={score.points} bare /> / {decimalText(score.full)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Facts({ of }: { readonly of: IndicatorCard }) {
  const { say, move } = useWords()
  const periodText = usePeriodText()
  const verdicts = useCatalogue().record('facts.verdict')
  const births = useList('facts.verdict', verdicts ? { pageSize: 1 } : null).data?.births ?? []
  const give = verdicts ? births.find(name => moveOf(verdicts, name)) : undefined
  return (
    <section className="panel flush">
      <header>
        <h2>
          {say('indicator.facts')} <span className="quiet">{of.facts.length}</span>
        </h2>
        <span className="note">{say('indicator.facts.help')}</span>
      </header>
      {of.facts.length === 0 ? (
        <EmptyState text={say('indicator.noFacts')} />
      ) : (
        <div className="scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say('indicator.period')}</th>
                <th scope="col" className="n">
                  {say('indicator.value', { unit: of.indicator.measureUnit })}
                </th>
                <th scope="col">{say('indicator.standing')}</th>
                <th scope="col">{say('indicator.filed')}</th>
                <th scope="col">{say('indicator.verdict')}</th>
                <th scope="col">{say('indicator.evidence')}</th>
              </tr>
            </thead>
            <tbody>
              {of.facts.map(fact => (
                <tr key={fact.id} style={fact.supersededBy ? { color: 'var(--ink-2)' } : undefined}>
                  <td className="nowrap">
                    <RowLink address="facts.fact" id={fact.id} text={periodText(fact.period)} />
                  </td>
                  <td className="n">
                    {fact.supersededBy ? <s>{decimalText(fact.value)}</s> : decimalText(fact.value)}
                    <Mark mark={fact.mark} />
                  </td>
                  <td>{say(`standing.${fact.standing}`)}</td>
                  <td>
                    <span className="nowrap">{fact.filedOn}</span> {fact.by}
                    {fact.note && <div className="note">{fact.note}</div>}
                  </td>
                  <td>
                    {fact.verdict ? (
                      <>
                        {say(`verdict.${fact.verdict.outcome}`)} <span className="note nowrap">{fact.verdict.on}</span>
                        {fact.verdict.reason && <div className="note">{fact.verdict.reason}</div>}
                      </>
                    ) : (
                      <>
                        <span className="quiet">{say('verdict.none')}</span>{' '}
                        {give && !fact.supersededBy && (
                          <Link
                            to="/records/$area/$record/new/$move"
                            params={{ area: 'facts', record: 'verdict', move: give }}
                            search={{ fact: fact.id }}
                          >
                            {move('facts.verdict', give)}
                          </Link>
                        )}
                      </>
                    )}
                  </td>
                  <td>
                    {fact.evidence.length === 0 ? (
                      <span className="light missing">
                        <span className="word">{say('indicator.noEvidence')}</span>
                      </span>
                    ) : (
                      <ul className="files">
                        {fact.evidence.map(file => (
                          <EvidenceLink key={file.id} of={file} />
                        ))}
                      </ul>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
