import { decimalText } from '../../format.ts'
import type { SchemeTrial } from '../../queries.ts'
import { useWords } from '../../words.ts'
import { Change } from '../change.tsx'
import { weightSum, type SchemeDraft } from './draft.ts'
import type { SaidFinding } from './findings.ts'
import type { Trial, TriedUnit } from './trial-engine.ts'

interface StripProps {
  readonly of: SchemeTrial
  readonly draft: SchemeDraft
  readonly trial: Trial | null
  readonly findings: readonly SaidFinding[]
  /** the saved version is compared with, not the one in force */
  readonly isAgainstSaved: boolean
  readonly canCompareSaved: boolean
  readonly onYear: (year: number) => void
  readonly onAgainst: (saved: boolean) => void
}

/** What the draft comes to at a glance; it stays in sight while lines are edited. */
export function TrialStrip(props: StripProps) {
  const { of, draft, trial, findings, isAgainstSaved, canCompareSaved, onYear, onAgainst } = props
  const { say } = useWords()
  const sum = weightSum(draft.lines)
  const conflicts = findings.filter(finding => finding.severity === 'conflict').length
  const moved = (trial?.units ?? []).filter(unit => unit.before?.grade !== unit.after?.grade).length
  const plan = trial?.plan ?? null
  return (
    <section className="strip scheme-strip" aria-label={say('scheme.trial')} aria-live="polite">
      <div>
        <div className="what">{say('scheme.strip.sum')}</div>
        <div className={`big ${sum === '100.00' ? '' : 'bad'}`}>
          {sum} <span className="note">/ 100</span>
        </div>
      </div>
      <div>
        <div className="what">{say('scheme.strip.check')}</div>
        <div className={`big ${conflicts > 0 ? 'bad' : ''}`}>
          {trial === null
            ? '\u2026'
            : findings.length === 0
              ? say('scheme.strip.clear')
              : say('scheme.strip.findings', { conflicts, warnings: findings.length - conflicts })}
        </div>
      </div>
      <div>
        <div className="what">{say('scheme.strip.plan', { year: of.year })}</div>
        <div className="big">
          {plan ? (
            <>
              {plan.before ?? '\u2014'} {'\u2192'} {plan.after ?? '\u2014'}
              {plan.before !== null && plan.after !== null && <Change by={Number(plan.after) - Number(plan.before)} />}
            </>
          ) : (
            <span className="quiet">{say('scheme.trial.not')}</span>
          )}
        </div>
      </div>
      <div>
        <div className="what">{say('scheme.strip.grades')}</div>
        <div className="big">{plan ? say('scheme.strip.moved', { count: moved }) : '\u2014'}</div>
      </div>
      <div className="scheme-on">
        <label htmlFor="trial-year">{say('scheme.trial.year')}</label>
        <select id="trial-year" value={of.year} onChange={event => onYear(Number(event.target.value))}>
          {of.years.map(year => (
            <option key={year} value={year}>
              {year}
            </option>
          ))}
        </select>
        <label htmlFor="trial-against">{say('scheme.trial.against')}</label>
        <select
          id="trial-against"
          value={isAgainstSaved ? 'saved' : 'force'}
          onChange={event => onAgainst(event.target.value === 'saved')}
        >
          <option value="force">{of.scheme ? of.scheme.title : say('scheme.trial.noScheme')}</option>
          {canCompareSaved && <option value="saved">{say('scheme.trial.saved')}</option>}
        </select>
      </div>
    </section>
  )
}

/** Where the figures of the trial come from. */
export function TrialNote({ of, year }: { readonly of: SchemeTrial; readonly year: number }) {
  const { say, state } = useWords()
  const from = of.run
    ? say('scheme.trial.fromRun', {
        year: of.year,
        number: of.run.number,
        state: state('assessment.run', of.run.state),
        day: of.run.cutOff,
      })
    : say('scheme.trial.fromRows', { year: of.year })
  return (
    <p className="note scheme-note">
      <span className="mark estimate">{say('scheme.trial.mark')}</span>{' '}
      {of.input ? from : say('scheme.trial.nothing', { year: of.year })}{' '}
      {of.input && year !== of.year && say('scheme.trial.otherYear', { year, on: of.year })}
    </p>
  )
}

/** Totals and grades of units before and after, the moved ones marked. */
export function UnitsPanel({ of, trial }: { readonly of: SchemeTrial; readonly trial: Trial | null }) {
  const { say, choice } = useWords()
  const nameOf = (id: string) => of.units.find(unit => unit.id === id)?.name ?? id
  const rows = [...(trial?.units ?? [])].sort((a, b) =>
    a.group === b.group ? (a.before?.rank ?? 99) - (b.before?.rank ?? 99) : a.group < b.group ? -1 : 1,
  )
  const grade = (name: string | null | undefined) => (name ? choice('assessment.unitScore', 'grade', name) : '\u2014')
  const total = (score: TriedUnit['before']) =>
    score?.total == null ? '\u2014' : `${decimalText(score.total)}${score.isRange ? ` ${say('scheme.units.atLeast')}` : ''}`
  return (
    <section className="panel flush" aria-labelledby="scheme-units">
      <header>
        <h2 id="scheme-units">{say('scheme.units', { year: of.year })}</h2>
        <span className="mark estimate">{say('scheme.trial.mark')}</span>
      </header>
      {rows.length === 0 ? (
        <p className="quiet" style={{ padding: '0 1rem 1rem' }}>
          {say(of.input ? 'scheme.units.not' : 'scheme.trial.nothing', { year: of.year })}
        </p>
      ) : (
        <div className="scroll">
          <table className="table compact stacked">
            <thead>
              <tr>
                <th scope="col">{say('assessment.unit')}</th>
                <th scope="col">{say('scheme.units.group')}</th>
                <th scope="col" className="n">
                  {say('scheme.before')}
                </th>
                <th scope="col" className="n">
                  {say('scheme.after')}
                </th>
                <th scope="col" className="n">
                  {say('scheme.change')}
                </th>
                <th scope="col">{say('assessment.grade')}</th>
                <th scope="col">{say('scheme.units.place')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ unit, group, before, after }) => {
                const isMoved = before?.grade !== after?.grade
                return (
                  <tr key={unit} data-now={isMoved}>
                    <th scope="row">{nameOf(unit)}</th>
                    <td data-label={say('scheme.units.group')}>{group}</td>
                    <td className="n" data-label={say('scheme.before')}>
                      {total(before)}
                    </td>
                    <td className="n" data-label={say('scheme.after')}>
                      {total(after)}
                    </td>
                    <td className="n" data-label={say('scheme.change')}>
                      {before?.total != null && after?.total != null ? (
                        Number(before.total) === Number(after.total) ? (
                          '0.00'
                        ) : (
                          <Change by={Number(after.total) - Number(before.total)} />
                        )
                      ) : (
                        '\u2014'
                      )}
                    </td>
                    <td data-label={say('assessment.grade')}>
                      {isMoved ? `${grade(before?.grade)} \u2192 ${grade(after?.grade)}` : grade(after?.grade)}
                    </td>
                    <td data-label={say('scheme.units.place')}>
                      {before?.rank === after?.rank
                        ? (after?.rank ?? '\u2014')
                        : `${before?.rank ?? '\u2014'} \u2192 ${after?.rank ?? '\u2014'}`}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
