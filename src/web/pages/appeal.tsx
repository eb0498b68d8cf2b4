import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useHistory, useOwn, useRow } from '../data.ts'
import { HistoryPanel } from '../generic/history-panel.tsx'
import { MovesPanel } from '../generic/moves-panel.tsx'
import { decimalText } from '../format.ts'
import { Due } from '../parts/due.tsx'
import { EvidenceLink } from '../parts/evidence-link.tsx'
import { Figure } from '../parts/figure.tsx'
import { PageHead } from '../parts/head.tsx'
import { Lifecycle } from '../parts/lifecycle.tsx'
import { Answered } from '../parts/loading.tsx'
import type { AppealCase } from '../queries.ts'
import { useCatalogue } from '../session.tsx'
import { useWords } from '../words.ts'

/** One objection: what was verified, what is claimed, what granting would move, and the deeds beside it. */
export function AppealPage() {
  const { appeal = '' } = useParams({ strict: false }) as Record<string, string>
  const of = useOwn('appeal-case', { appeal })
  return <Answered of={of}>{data => <Case of={data} />}</Answered>
}

const answeredStates = ['corrected', 'dismissed']

function Case({ of }: { readonly of: AppealCase }) {
  const { say, choice, state } = useWords()
  const { appeal } = of
  const record = useCatalogue().record('assessment.appeal')
  const row = useRow('assessment.appeal', appeal.id)
  const history = useHistory('assessment.appeal', appeal.id)
  const clock = row.data?.clocks.find(each => each.dueOn !== null)
  const title = say('appeal.title', { number: appeal.number ?? '', unit: of.unit.name })
  return (
    <>
      <PageHead
        title={title}
        crumbs={[
          { text: say('menu.assessment') },
          { text: say('board.crumb'), to: '/assessment/board' },
          { text: appeal.number ?? title },
        ]}
        sub={
          <span className="line">
            <span className="state">{state('assessment.appeal', appeal.state)}</span>
            <span>
              {say('appeal.about', { year: of.year, run: of.run.number, state: state('assessment.run', of.run.state) })}
            </span>
            <span>{say('row.filed', { day: appeal.filedOn })}</span>
            {clock && (
              <span>
                {say('appeal.replyBy')} <Due on={clock.dueOn} left={clock.workingDaysLeft} paused={clock.state === 'paused'} />
              </span>
            )}
          </span>
        }
      >
        <Link to="/records/$area/$record/$id" params={{ area: 'assessment', record: 'appeal', id: appeal.id }}>
          <Button tabIndex={-1}>{say('row.register')}</Button>
        </Link>
        {answeredStates.includes(appeal.state) && (
          <Button href={`/api/papers/appeal-reply/${appeal.id}.docx`} download>
            {say('appeal.reply')}
          </Button>
        )}
      </PageHead>
      {record && (
        <div className="panel">
          <Lifecycle address={record.address} lifeline={record.lifeline} states={record.states} now={appeal.state} />
        </div>
      )}
      <div className="columns wide-left">
        <div>
          <section className="panel">
            <h2>
              {choice('assessment.appeal', 'subject', appeal.subject)}
              {of.indicator && ` · ${of.indicator.code} ${of.indicator.name}`}
              {of.adjustment && ` · ${of.adjustment.matter}`}
            </h2>
            <div className="columns even" style={{ marginTop: '0.75rem' }}>
              <div>
                <h3>{say('appeal.verified')}</h3>
                {of.verified && (
                  <p className="big">
                    <Figure of={of.verified} />
                  </p>
                )}
                {of.adjustment && (
                  <p className="big">
                    {choice('assessment.adjustment', 'kind', of.adjustment.kind)} {decimalText(of.adjustment.points)}
                  </p>
                )}
                <ul className="stack-s">
                  {of.checks.map(check => (
                    <li key={`${check.what}${check.on}${check.note ?? ''}`}>
                      <span className="note">
                        {check.on} {say(`appeal.check.${check.what}`)}
                      </span>{' '}
                      {choice(check.what === 'verdict' ? 'facts.verdict' : 'assessment.recheck', 'outcome', check.outcome)}
                      {check.note && <div>{check.note}</div>}
                    </li>
                  ))}
                  {of.checks.length === 0 && <li className="quiet">{say('appeal.noChecks')}</li>}
                </ul>
              </div>
              <div>
                <h3>{say('appeal.claimed')}</h3>
                {of.claimed && (
                  <p className="big">
                    <Figure of={of.claimed} />
                  </p>
                )}
                <p style={{ whiteSpace: 'pre-wrap' }}>{appeal.grounds}</p>
                <h3>{say('appeal.proof')}</h3>
                <ul className="stack-s">
                  {appeal.proof.map(file => (
                    <EvidenceLink key={file.id} of={file} />
                  ))}
                </ul>
              </div>
            </div>
          </section>
          <Trial of={of} />
          {appeal.decision && (
            <section className="panel">
              <h2>{say('appeal.decision')}</h2>
              <p style={{ whiteSpace: 'pre-wrap', marginTop: '0.5rem' }}>{appeal.decision}</p>
            </section>
          )}
        </div>
        <div>
          {record && row.data && <MovesPanel record={record} data={row.data} />}
          {record && <HistoryPanel record={record} of={history} />}
        </div>
      </div>
    </>
  )
}

/** Computed beside the kept result; whoever else would move stands here before anything is decided. */
function Trial({ of }: { readonly of: AppealCase }) {
  const { say, choice } = useWords()
  const { trial } = of
  const text = (value: string | null) => (value === null ? '\u2014' : decimalText(value))
  const grade = (value: string | null) => (value === null ? '\u2014' : choice('assessment.unitScore', 'grade', value))
  return (
    <section className="panel">
      <h2>{say('appeal.trial')}</h2>
      <p className="note">{say('appeal.trial.help')}</p>
      {trial === null ? (
        <p className="quiet">{say('appeal.trial.none')}</p>
      ) : (
        <>
          <table className="table" style={{ marginTop: '0.5rem' }}>
            <thead>
              <tr>
                <th scope="col">{say('appeal.trial.what')}</th>
                <th scope="col" className="n">
                  {say('appeal.trial.before')}
                </th>
                <th scope="col" className="n">
                  {say('appeal.trial.after')}
                </th>
                <th scope="col">{say('assessment.grade')}</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">{say('appeal.trial.plan')}</th>
                <td className="n">{text(trial.plan.before)}</td>
                <td className="n">{text(trial.plan.after)}</td>
                <td>{'\u2014'}</td>
              </tr>
              {trial.units.map(unit => (
                <tr key={unit.unit.id} className={unit.unit.id === of.unit.id ? 'own' : ''}>
                  <th scope="row">{unit.unit.name}</th>
                  <td className="n">{text(unit.before)}</td>
                  <td className="n">{text(unit.after)}</td>
                  <td>
                    {unit.gradeBefore === unit.gradeAfter
                      ? grade(unit.gradeAfter)
                      : `${grade(unit.gradeBefore)} → ${grade(unit.gradeAfter)}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {trial.units.length === 0 && <p className="quiet">{say('appeal.trial.nothing')}</p>}
          {trial.others > 0 && <p className="note">{say('appeal.trial.others', { count: trial.others })}</p>}
        </>
      )}
    </section>
  )
}
