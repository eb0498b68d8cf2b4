import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { Fragment, useState } from 'react'
import { useOwn } from '../data.ts'
import { decimalText, trimZeros } from '../format.ts'
import { PageHead } from '../parts/head.tsx'
import { Answered } from '../parts/loading.tsx'
import { EmptyState } from '../parts/problem.tsx'
import type { AssessmentCompare, ComparedScore, ComparedUnit } from '../queries.ts'
import { useWords } from '../words.ts'
import { Change } from './change.tsx'
import { YearTracks } from './year-tracks.tsx'
import { YearPicker } from './year-picker.tsx'
import './compare.css'

/** W14: two runs of a year beside each other with the reason of every change, and the years beside each other. */
export function ComparePage() {
  const search = useSearch({ strict: false }) as Record<string, string>
  const compared = useOwn(
    'assessment-compare',
    search['run'] ? { run: search['run'], with: search['with'] } : { year: search['year'], with: search['with'] },
  )
  return <Answered of={compared}>{data => <Comparison of={data} />}</Answered>
}

function Comparison({ of }: { readonly of: AssessmentCompare }) {
  const { say, state } = useWords()
  const navigate = useNavigate()
  const text = (run: AssessmentCompare['runs'][number]) =>
    say('compare.text', { number: run.number, state: state('assessment.run', run.state), day: run.cutOff })
  const put = (next: Readonly<Record<string, string>>) =>
    void navigate({ to: '.', search: (old: Record<string, string>) => ({ ...old, ...next }) })
  return (
    <>
      <PageHead
        title={say('compare.title', { year: of.year })}
        crumbs={[
          { text: say('menu.assessment') },
          { text: say('menu.annual'), to: '/assessment' },
          { text: say('compare.crumb') },
        ]}
        sub={say('compare.help')}
      >
        <YearPicker year={of.year} years={of.years} />
        {of.run && (
          <Link to="/assessment/grades" search={{ run: of.run.id }}>
            <Button tabIndex={-1}>{say('menu.grades')}</Button>
          </Link>
        )}
        {of.run && (
          <Link to="/assessment" search={{ run: of.run.id }}>
            <Button tabIndex={-1}>{say('board.matrix')}</Button>
          </Link>
        )}
      </PageHead>
      {of.runs.length > 1 && of.run && (
        <div className="filters compare-bar">
          <div>
            <label htmlFor="compare-run">{say('compare.run')}</label>
            <select id="compare-run" value={of.run.id} onChange={event => put({ run: event.target.value })}>
              {of.runs.map(run => (
                <option key={run.id} value={run.id}>
                  {text(run)}
                </option>
              ))}
            </select>
          </div>
          <div>
            <label htmlFor="compare-with">{say('compare.with')}</label>
            <select
              id="compare-with"
              value={of.with?.id ?? ''}
              onChange={event => put({ run: of.run?.id ?? '', with: event.target.value })}
            >
              {of.with === null && <option value="">{'\u2014'}</option>}
              {of.runs
                .filter(run => run.id !== of.run?.id)
                .map(run => (
                  <option key={run.id} value={run.id}>
                    {text(run)}
                  </option>
                ))}
            </select>
          </div>
        </div>
      )}
      {of.run === null ? (
        <div className="panel">
          <EmptyState text={say('compare.none', { year: of.year })} />
        </div>
      ) : of.with === null ? (
        <p className="banner">{say('compare.only', { year: of.year })}</p>
      ) : (
        <div className="columns wide-left compare-two">
          <Runs of={of} />
          <Reasons of={of} />
        </div>
      )}
      {of.track.length > 0 && <YearTracks of={of.track} />}
    </>
  )
}

/** A score with its grade: a range is a range. */
export function useScoreText() {
  const { say, choice } = useWords()
  return {
    total: (score: ComparedScore | null): string =>
      score === null
        ? '\u2014'
        : (score.total ?? say('compare.range', { low: decimalText(score.low), high: decimalText(score.high) })),
    grade: (score: ComparedScore | null): string =>
      score?.grade ? choice('assessment.unitScore', 'grade', score.grade) : '\u2014',
  }
}

const isMoved = (unit: ComparedUnit): boolean =>
  unit.before?.total !== unit.after?.total ||
  unit.before?.low !== unit.after?.low ||
  unit.before?.high !== unit.after?.high ||
  unit.before?.grade !== unit.after?.grade

/** Totals of both runs; whoever moved first, each opening to the lines that moved it. */
function Runs({ of }: { readonly of: AssessmentCompare }) {
  const { say } = useWords()
  const text = useScoreText()
  const [open, setOpen] = useState<string | null>(null)
  const moved = of.units.filter(isMoved)
  const grades = of.units.filter(unit => unit.before?.grade !== unit.after?.grade).length
  const [earlier, later] = [of.with, of.run].map(run => say('assessment.run.short', { number: run?.number ?? 0 }))
  const rows = [...moved, ...of.units.filter(unit => !isMoved(unit))]
  return (
    <section className="panel flush" aria-labelledby="compare-two">
      <header>
        <h2 id="compare-two">{say('compare.two.head', { with: of.with?.number ?? 0, run: of.run?.number ?? 0 })}</h2>
        <span className="note">
          {moved.length === 0
            ? say('compare.finding.same')
            : say('compare.finding', { moved: moved.length, grades, same: of.units.length - moved.length })}
        </span>
      </header>
      <div className="scroll">
        <table className="table compact stacked">
          <thead>
            <tr>
              <th scope="col">{say('assessment.unit')}</th>
              <th scope="col" className="n">
                {earlier}
              </th>
              <th scope="col" className="n">
                {later}
              </th>
              <th scope="col" className="n">
                {say('scheme.change')}
              </th>
              <th scope="col">{say('assessment.grade')}</th>
              <th scope="col">{say('scheme.units.place')}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row" className="strong">
                {say('compare.plan')}
              </th>
              <td className="n" data-label={earlier}>
                {of.planScore.before ?? '\u2014'}
              </td>
              <td className="n" data-label={later}>
                {of.planScore.after ?? '\u2014'}
              </td>
              <td className="n" data-label={say('scheme.change')}>
                <Difference before={of.planScore.before} after={of.planScore.after} />
              </td>
              <td className="only-wide">{'\u2014'}</td>
              <td className="only-wide">{'\u2014'}</td>
            </tr>
            {rows.map(unit => {
              const isOpen = open === unit.unit.id
              const [was, is] = [text.grade(unit.before), text.grade(unit.after)]
              return (
                <Fragment key={unit.unit.id}>
                  <tr className={unit.own ? 'own' : ''} data-now={isMoved(unit)}>
                    <th scope="row">
                      {isMoved(unit) ? (
                        <button
                          type="button"
                          className="linkish"
                          aria-expanded={isOpen}
                          aria-label={say('compare.unit.open', { unit: unit.unit.name })}
                          onClick={() => setOpen(isOpen ? null : unit.unit.id)}
                        >
                          <i className={`fold-mark ${isOpen ? 'open' : ''}`} aria-hidden="true" />
                          {unit.unit.name}
                        </button>
                      ) : (
                        unit.unit.name
                      )}
                    </th>
                    <td className="n" data-label={earlier}>
                      {text.total(unit.before)}
                    </td>
                    <td className="n" data-label={later}>
                      {text.total(unit.after)}
                    </td>
                    <td className="n" data-label={say('scheme.change')}>
                      <Difference before={unit.before?.total ?? null} after={unit.after?.total ?? null} />
                    </td>
                    <td data-label={say('assessment.grade')}>{was === is ? is : `${was} \u2192 ${is}`}</td>
                    <td data-label={say('scheme.units.place')}>
                      {unit.before?.place === unit.after?.place
                        ? (unit.after?.place ?? '\u2014')
                        : `${unit.before?.place ?? '\u2014'} \u2192 ${unit.after?.place ?? '\u2014'}`}
                    </td>
                  </tr>
                  {isOpen && (
                    <tr>
                      <td colSpan={6} className="compare-lines">
                        <Lines of={unit} run={of.run?.id ?? ''} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** The difference of two known totals; a range has none. */
function Difference({ before, after }: { readonly before: string | null; readonly after: string | null }) {
  if (before === null || after === null) return <>{'\u2014'}</>
  return Number(before) === Number(after) ? <>0.00</> : <Change by={Number(after) - Number(before)} />
}

function Lines({ of, run }: { readonly of: ComparedUnit; readonly run: string }) {
  const { say } = useWords()
  const value = (text: string | null | undefined) => (text == null ? '\u2014' : decimalText(trimZeros(text)))
  const pair = (was: string | null | undefined, is: string | null | undefined) =>
    was === is ? value(is) : `${value(was)} \u2192 ${value(is)}`
  const blocks = (['targets', 'tasks', 'process', 'bonus', 'deduction'] as const).filter(
    name => of.before?.[name] !== of.after?.[name],
  )
  return (
    <>
      <ul className="line">
        {blocks.map(name => (
          <li key={name}>
            {say(`block.${name}`)} {pair(of.before?.[name], of.after?.[name])}
          </li>
        ))}
      </ul>
      {of.lines.length === 0 ? (
        <p className="quiet">{say('compare.noLines')}</p>
      ) : (
        <table className="table compact">
          <thead>
            <tr>
              <th scope="col">{say('compare.lines')}</th>
              <th scope="col" className="n">
                {say('compare.value')}
              </th>
              <th scope="col" className="n">
                {say('compare.effective')}
              </th>
              <th scope="col" className="n">
                {say('compare.points')}
              </th>
              <th scope="col" className="n">
                {say('compare.full')}
              </th>
            </tr>
          </thead>
          <tbody>
            {of.lines.map(({ indicator, before, after }) => (
              <tr key={indicator.id}>
                <th scope="row">
                  {after ? (
                    <Link to="/assessment" search={{ run, line: after.line }}>
                      {indicator.code} {indicator.name}
                    </Link>
                  ) : (
                    `${indicator.code} ${indicator.name}`
                  )}
                </th>
                <td className="n">{pair(before?.value, after?.value)}</td>
                <td className="n">{pair(before?.effective, after?.effective)}</td>
                <td className="n">
                  {before?.points === after?.points
                    ? after?.points
                    : `${before?.points ?? '\u2014'} \u2192 ${after?.points ?? '\u2014'}`}
                </td>
                <td className="n">
                  {before?.full === after?.full ? after?.full : `${before?.full ?? '\u2014'} \u2192 ${after?.full ?? '\u2014'}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

/** Why it changed: the appeals by number, the figures they moved, and whatever else differs in what was frozen. */
function Reasons({ of }: { readonly of: AssessmentCompare }) {
  const { say, choice } = useWords()
  const value = (text: string | null) => (text === null ? say('compare.figure.none') : decimalText(trimZeros(text)))
  return (
    <section className="panel" aria-labelledby="compare-why">
      <h2 id="compare-why">{say('compare.why')}</h2>
      {of.cases.length > 0 && (
        <>
          <h3 style={{ marginTop: '0.75rem' }}>{say('compare.cases')}</h3>
          <ul className="stack-s">
            {of.cases.map(each => (
              <li key={each.id}>
                {each.unit ? (
                  <Link to="/appeals/$appeal" params={{ appeal: each.id }}>
                    {each.number ?? '\u2014'}
                  </Link>
                ) : (
                  (each.number ?? '\u2014')
                )}{' '}
                {each.unit?.name ?? say('compare.case.other')} · {choice('assessment.appeal', 'subject', each.subject)}
                {each.about && <div className="note">{each.about}</div>}
              </li>
            ))}
          </ul>
        </>
      )}
      {of.figures.length > 0 && (
        <>
          <h3 style={{ marginTop: '0.75rem' }}>{say('compare.figures')}</h3>
          <ul className="stack-s">
            {of.figures.map(({ indicator, before, after, statusBefore, statusAfter, cases }) => (
              <li key={indicator.id}>
                <Link to="/indicators/$indicator" params={{ indicator: indicator.code }}>
                  {indicator.code} {indicator.name}
                </Link>
                <div>
                  {value(before)} {'\u2192'} <b>{value(after)}</b> {indicator.measureUnit}
                  {statusBefore !== statusAfter && (
                    <span className="note">
                      {' '}
                      {choice('assessment.scoreLine', 'status', statusBefore)} {'\u2192'}{' '}
                      {choice('assessment.scoreLine', 'status', statusAfter)}
                    </span>
                  )}
                  {cases.map(number => (
                    <span key={number} className="note">
                      {' '}
                      {say('compare.case.number', { number })}
                    </span>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {of.others.length > 0 && (
        <p style={{ marginTop: '0.75rem' }}>
          {say('compare.others', { parts: of.others.map(part => say(`compare.part.${part}`)).join(say('list.and')) })}
        </p>
      )}
      {of.cases.length + of.figures.length + of.others.length === 0 && <p className="quiet">{say('compare.noReason')}</p>}
    </section>
  )
}
