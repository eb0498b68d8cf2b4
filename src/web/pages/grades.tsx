import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { Fragment, useEffect, useState } from 'react'
import { useOwn } from '../data.ts'
import { decimalText, plainDigits } from '../format.ts'
import { PageHead } from '../parts/head.tsx'
import { Answered, Waiting } from '../parts/loading.tsx'
import { EmptyState, ProblemNote } from '../parts/problem.tsx'
import type { GradeTrial, GradeTrialUnit } from '../queries.ts'
import { useWords } from '../words.ts'
import { YearPicker } from './year-picker.tsx'
import './compare.css'

const names = ['excellent', 'good', 'pass', 'excellentShare', 'goodShare'] as const
type Name = (typeof names)[number]
type Asked = Readonly<Record<Name, string>>

/** Closer than this to an edge a unit is marked. */
const edge = 1

/** W13: grades at the edges of lines and quotas, tried on a run; nothing is kept. */
export function GradesPage() {
  const search = useSearch({ strict: false }) as Record<string, string>
  const matrix = useOwn('score-matrix', search['run'] ? { run: search['run'] } : { year: search['year'] })
  return (
    <Answered of={matrix}>
      {data => <Trial key={data.run?.id ?? ''} run={data.run?.id ?? null} year={data.year} years={data.years} />}
    </Answered>
  )
}

function Trial({
  run,
  year,
  years,
}: {
  readonly run: string | null
  readonly year: number
  readonly years: readonly number[]
}) {
  const { say } = useWords()
  const search = useSearch({ strict: false }) as Record<string, string>
  const navigate = useNavigate()
  const asked = Object.fromEntries(names.flatMap(name => (search[name] ? [[name, search[name]]] : [])))
  const trial = useOwn('grade-trial', run ? { run, ...asked } : null)
  return (
    <>
      <PageHead
        title={say('grades.title', { year })}
        crumbs={[
          { text: say('menu.assessment') },
          { text: say('menu.annual'), to: '/assessment' },
          { text: say('grades.crumb') },
        ]}
        sub={
          <span className="line">
            <span className="mark estimate" style={{ marginLeft: 0 }}>
              {say('grades.mark')}
            </span>
            <span>{say(trial.data?.seesAll === false ? 'grades.own' : 'grades.help')}</span>
          </span>
        }
      >
        <YearPicker year={year} years={years} />
        {run && (
          <Link to="/assessment/compare" search={{ run }}>
            <Button tabIndex={-1}>{say('menu.compare')}</Button>
          </Link>
        )}
        {run && (
          <Link to="/assessment" search={{ run }}>
            <Button tabIndex={-1}>{say('board.matrix')}</Button>
          </Link>
        )}
      </PageHead>
      {run === null ? (
        <div className="panel">
          <EmptyState text={say('grades.none', { year })} />
        </div>
      ) : trial.data ? (
        <>
          {trial.error && <ProblemNote problem={trial.error} />}
          {trial.data.seesAll && (
            <Boxes
              of={trial.data}
              onChange={next =>
                void navigate({
                  to: '.',
                  replace: true,
                  search: ({
                    excellent: _a,
                    good: _b,
                    pass: _c,
                    excellentShare: _d,
                    goodShare: _e,
                    ...old
                  }: Record<string, string>) => ({
                    ...old,
                    ...next,
                  }),
                })
              }
            />
          )}
          <Units of={trial.data} />
        </>
      ) : trial.error ? (
        <ProblemNote problem={trial.error} onRetry={() => void trial.refetch()} />
      ) : (
        <Waiting rows={10} />
      )}
    </>
  )
}

/** Lines and quotas as boxes: taken shortly after the last key. */
function Boxes({
  of,
  onChange,
}: {
  readonly of: GradeTrial
  readonly onChange: (next: Readonly<Record<string, string>>) => void
}) {
  const { say } = useWords()
  const [typed, setTyped] = useState<Asked>(of.tried)
  useEffect(() => {
    const timer = window.setTimeout(() => {
      const next = Object.fromEntries(
        names.flatMap(name => {
          const plain = plainDigits(typed[name])
          return plain !== '' && Number(plain) !== Number(of.rules[name]) ? [[name, plain]] : []
        }),
      )
      onChange(next)
    }, 300)
    return () => window.clearTimeout(timer)
    // biome-ignore lint: what is typed alone sends anew
  }, [typed])
  const isSame = names.every(name => Number(typed[name]) === Number(of.rules[name]))
  const isNotTaken = names.some(
    name => Number(plainDigits(typed[name])) !== Number(of.tried[name]) || plainDigits(typed[name]) === '',
  )
  const box = (name: Name, suffix: string) => (
    <span key={name} className="grade-box">
      <label htmlFor={`grade-${name}`}>{say(`grades.${name}`)}</label>
      <span className="nowrap">
        <input
          id={`grade-${name}`}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={typed[name]}
          onChange={event => setTyped({ ...typed, [name]: event.target.value })}
        />
        <span className="note"> {suffix}</span>
      </span>
    </span>
  )
  return (
    <section className="panel grade-trial" aria-label={say('grades.crumb')}>
      <div className="grade-boxes">
        <fieldset>
          <legend>{say('grades.lines')}</legend>
          <div>{(['excellent', 'good', 'pass'] as const).map(name => box(name, say('scheme.in.points')))}</div>
        </fieldset>
        <fieldset>
          <legend>{say('grades.quotas')}</legend>
          <div>{(['excellentShare', 'goodShare'] as const).map(name => box(name, '%'))}</div>
        </fieldset>
        {isSame ? (
          <span className="note grade-same">{say('grades.asScheme')}</span>
        ) : (
          <Button onClick={() => setTyped(of.rules)}>{say('grades.reset')}</Button>
        )}
      </div>
      <p className="note" role="status">
        {isNotTaken && say('grades.notTaken')}
      </p>
    </section>
  )
}

function Units({ of }: { readonly of: GradeTrial }) {
  const { say } = useWords()
  const groups = [...new Set(of.units.map(unit => unit.group))]
  const moved = of.units.filter(unit => unit.grade !== unit.triedGrade).length
  return (
    <>
      {of.seesAll && (
        <p className={`banner ${moved > 0 ? 'provisional' : ''}`} role="status" style={{ marginTop: '1rem' }}>
          <b>{say('grades.mark')}</b> {moved > 0 ? say('grades.moved', { count: moved }) : say('grades.moved.none')}
        </p>
      )}
      {groups.map(name => {
        const group = of.groups.find(each => each.group === name)
        return (
          <section key={name} className="panel flush" aria-labelledby={`group-${name}`}>
            {group && (
              <header>
                <h2 id={`group-${name}`}>{say('grades.group', { group: name, size: group.size })}</h2>
                <span className="note">
                  {say('grades.group.text', {
                    ep: group.excellent.places,
                    eo: group.excellent.over,
                    gp: group.good.places,
                    go: group.good.over,
                  })}
                </span>
              </header>
            )}
            <GroupTable of={of.units.filter(unit => unit.group === name)} run={of.run.id} />
          </section>
        )
      })}
    </>
  )
}

function GroupTable({ of, run }: { readonly of: readonly GradeTrialUnit[]; readonly run: string }) {
  const { say, choice } = useWords()
  const own = of.find(unit => unit.own)?.unit.id ?? null
  const [open, setOpen] = useState<string | null>(own)
  const grade = (name: string | null) => (name ? choice('assessment.unitScore', 'grade', name) : '\u2014')
  const isNear = (text: string | null | undefined) => text != null && Number(text) < edge
  return (
    <div className="scroll">
      <table className="table compact stacked">
        <thead>
          <tr>
            <th scope="col">{say('assessment.unit')}</th>
            <th scope="col" className="n">
              {say('assessment.total')}
            </th>
            <th scope="col">{say('grades.now')}</th>
            <th scope="col">{say('grades.tried')}</th>
            <th scope="col">{say('grades.next')}</th>
            <th scope="col">{say('grades.spare')}</th>
          </tr>
        </thead>
        <tbody>
          {of.map(unit => {
            const isOpen = open === unit.unit.id
            const isMoved = unit.grade !== unit.triedGrade
            return (
              <Fragment key={unit.unit.id}>
                <tr className={unit.own ? 'own' : ''} data-now={isMoved}>
                  <th scope="row">
                    <button
                      type="button"
                      className="linkish"
                      aria-expanded={isOpen}
                      aria-label={say('grades.open', { unit: unit.unit.name })}
                      onClick={() => setOpen(isOpen ? null : unit.unit.id)}
                    >
                      <i className={`fold-mark ${isOpen ? 'open' : ''}`} aria-hidden="true" />
                      {unit.unit.name}
                    </button>
                  </th>
                  <td className="n" data-label={say('assessment.total')}>
                    {unit.total === null ? '\u2014' : decimalText(unit.total)}
                    {unit.isRange && <div className="note">{say('grades.range')}</div>}
                  </td>
                  <td data-label={say('grades.now')}>{grade(unit.grade)}</td>
                  <td data-label={say('grades.tried')}>
                    {isMoved ? <b>{grade(unit.triedGrade)}</b> : grade(unit.triedGrade)}
                    {unit.because && unit.because !== 'line' && (
                      <span className="note"> {say(`grades.because.${unit.because}`)}</span>
                    )}
                  </td>
                  <td data-label={say('grades.next')}>
                    <Next of={unit} />
                    {isNear(unit.next?.missing) && <span className="mark revised">{say('grades.edge')}</span>}
                  </td>
                  <td data-label={say('grades.spare')}>
                    {unit.spare === null ? '\u2014' : say('grades.spare.points', { points: unit.spare })}
                    {isNear(unit.spare) && <span className="mark revised">{say('grades.edge')}</span>}
                  </td>
                </tr>
                {isOpen && (
                  <tr>
                    <td colSpan={6} className="compare-lines">
                      <Gains of={unit} run={run} />
                    </td>
                  </tr>
                )}
              </Fragment>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Next({ of }: { readonly of: GradeTrialUnit }) {
  const { say, choice } = useWords()
  const { next } = of
  if (of.because === 'veto') return <>{say('grades.veto')}</>
  if (next === null)
    return <span className="quiet">{say(of.triedGrade === 'excellent' ? 'grades.top' : 'scheme.trial.none')}</span>
  const grade = choice('assessment.unitScore', 'grade', next.grade)
  return next.missing === null ? (
    <>{say('grades.next.full', { grade })}</>
  ) : (
    <>{say(`grades.next.${next.by}`, { grade, missing: next.missing })}</>
  )
}

/** Where points are left, most first; a line opens to its sum. */
function Gains({ of, run }: { readonly of: GradeTrialUnit; readonly run: string }) {
  const { say } = useWords()
  const [all, setAll] = useState(false)
  const shown = all ? of.gains : of.gains.slice(0, 6)
  return (
    <table className="table compact">
      <thead>
        <tr>
          <th scope="col">{say('grades.gain.col')}</th>
          <th scope="col" className="n">
            {say('grades.gain.credit')}
          </th>
          <th scope="col" className="n">
            {say('grades.gain.left')}
          </th>
          <th scope="col" className="n">
            {say('grades.gain.worth')}
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ indicator, block, credit, full, worth }) => (
          <tr key={indicator?.id ?? block}>
            <th scope="row">
              {indicator ? (
                <Link to="/indicators/$indicator" params={{ indicator: indicator.code }}>
                  {indicator.code} {indicator.name}
                </Link>
              ) : (
                <Link to="/assessment" search={{ run, ...(of.unitScore && { unit: of.unitScore }) }}>
                  {say(`block.${block}`)}
                </Link>
              )}
            </th>
            <td className="n">{say('grades.gain.of', { credit, full })}</td>
            <td className="n">{(Number(full) - Number(credit)).toFixed(2)}</td>
            <td className="n">{worth}</td>
          </tr>
        ))}
        {of.gains.length > shown.length && (
          <tr>
            <td colSpan={4}>
              <button type="button" className="linkish" onClick={() => setAll(true)}>
                {say('row.history.all', { count: of.gains.length })}
              </button>
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
