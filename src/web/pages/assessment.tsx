import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented, Select } from 'antd'
import { useList, useOwn } from '../data.ts'
import { PageHead } from '../parts/head.tsx'
import { Answered } from '../parts/loading.tsx'
import { EmptyState } from '../parts/problem.tsx'
import type { ScoreMatrix as Matrix } from '../queries.ts'
import { fieldOf, moveOf, useCatalogue } from '../session.tsx'
import { useWords } from '../words.ts'
import { ScoreTable } from './score-table.tsx'
import { WhyPane } from './why-pane.tsx'
import { YearPicker } from './year-picker.tsx'

/** The annual assessment: units by indicators, and why each number is what it is. */
export function AssessmentPage() {
  const search = useSearch({ strict: false }) as Record<string, string>
  const matrix = useOwn('score-matrix', search['run'] ? { run: search['run'] } : { year: search['year'] })
  return <Answered of={matrix}>{data => <Sheet of={data} />}</Answered>
}

function Sheet({ of }: { readonly of: Matrix }) {
  const { say, state, move } = useWords()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as Record<string, string>
  const record = useCatalogue().record('assessment.run')
  const births = useList('assessment.run', { pageSize: 1 }).data?.births ?? []
  const birth = record ? births.map(name => moveOf(record, name)).find(found => found !== null) : null
  const put = (next: Readonly<Record<string, string | undefined>>) =>
    void navigate({
      to: '.',
      search: (old: Record<string, string>) =>
        Object.fromEntries(
          Object.entries({ ...old, ...next }).filter((pair): pair is [string, string] => pair[1] !== undefined),
        ),
    })
  const unit = search['unit'] ?? null
  const line = search['line'] ?? null
  const chosen = unit ?? (line ? null : (of.units.find(row => row.own)?.unitScore ?? of.units[0]?.unitScore ?? null))
  const known = { year: String(of.year), scheme: of.scheme, plan: of.plan } as const
  const born =
    birth && record
      ? Object.fromEntries(
          Object.entries(known).filter(
            (pair): pair is [string, string] =>
              pair[1] !== null && fieldOf(record, pair[0]) !== null && birth.asks.includes(pair[0]),
          ),
        )
      : {}
  const scored = of.units.find(row => row.unitScore === chosen || Object.values(row.cells).some(cell => cell.line === line))
  return (
    <>
      <PageHead
        title={say('assessment.title', { year: of.year })}
        crumbs={[{ text: say('menu.assessment') }]}
        sub={
          of.run ? (
            <span className="line">
              <span
                className={['approved', 'published'].includes(of.run.state) ? 'state' : 'mark provisional'}
                style={{ marginLeft: 0 }}
              >
                {state('assessment.run', of.run.state)}
              </span>
              <span>{say('cutOff', { day: of.run.cutOff })}</span>
              {of.missing > 0 && (
                <span className="light late">
                  <span className="word">{say('assessment.missing', { count: of.missing })}</span>
                </span>
              )}
              {of.run.fingerprint && (
                <span className="note" title={of.run.fingerprint}>
                  {say('assessment.fingerprint', { fingerprint: of.run.fingerprint.slice(0, 12) })}
                </span>
              )}
            </span>
          ) : null
        }
      >
        <YearPicker year={of.year} years={of.years} />
        {of.runs.length > 0 && (
          <Select
            aria-label={say('assessment.run')}
            value={of.run?.id ?? null}
            popupMatchSelectWidth={false}
            options={of.runs.map(run => ({
              value: run.id,
              label: say('assessment.run.text', {
                number: run.number,
                state: state('assessment.run', run.state),
                day: run.cutOff,
              }),
            }))}
            onChange={run => run && put({ run, unit: undefined, line: undefined })}
          />
        )}
        {of.run && (
          <Link to="/records/$area/$record/$id" params={{ area: 'assessment', record: 'run', id: of.run.id }}>
            <Button tabIndex={-1}>{say('assessment.runPage')}</Button>
          </Link>
        )}
        {of.run && (
          <Link to="/assessment/compare" search={{ run: of.run.id }}>
            <Button tabIndex={-1}>{say('menu.compare')}</Button>
          </Link>
        )}
        {of.run && (
          <Link to="/assessment/grades" search={{ run: of.run.id }}>
            <Button tabIndex={-1}>{say('menu.grades')}</Button>
          </Link>
        )}
        {of.plan && (
          <Button href={`/api/papers/task-breakdown/${of.plan}.xlsx`} download>
            {say('plan.breakdown')}
          </Button>
        )}
        {scored && (
          <Button href={`/api/papers/scorecard/${scored.unitScore}.docx`} download>
            {say('assessment.scorecard', { unit: scored.unit.name })}
          </Button>
        )}
        {of.run && of.units.length > 1 && (
          <Button href={`/api/papers/score-matrix/${of.run.id}.xlsx`} download>
            {say('assessment.matrix')}
          </Button>
        )}
        {of.run && (
          <Button href={`/api/papers/bundle/${of.run.id}.json`} download title={say('assessment.bundle.help')}>
            {say('assessment.bundle')}
          </Button>
        )}
        {birth && (
          <Link
            to="/records/$area/$record/new/$move"
            params={{ area: 'assessment', record: 'run', move: birth.name }}
            search={born}
          >
            <Button type="primary" tabIndex={-1}>
              {move('assessment.run', birth.name)}
            </Button>
          </Link>
        )}
      </PageHead>
      {of.units.some(row => row.own) && (
        <div className="banner">{say('assessment.own', { unit: of.units.find(row => row.own)?.unit.name ?? '' })}</div>
      )}
      {of.run === null || of.units.length === 0 ? (
        <div className="panel">
          <EmptyState text={say('assessment.none', { year: of.year })} />
        </div>
      ) : (
        <>
          <div className="filters">
            <Segmented
              value={search['cells'] === 'share' ? 'share' : 'points'}
              options={[
                { value: 'points', label: say('assessment.points') },
                { value: 'share', label: say('assessment.share') },
              ]}
              onChange={next => put({ cells: next === 'share' ? 'share' : undefined })}
            />
            <span className="note">{say('assessment.legend')}</span>
          </div>
          <div className="columns wide-left">
            <section className="panel flush">
              <ScoreTable
                of={of}
                as={search['cells'] === 'share' ? 'share' : 'points'}
                unit={line ? null : chosen}
                line={line}
                onUnit={id => put({ unit: id, line: undefined })}
                onLine={id => put({ line: id, unit: undefined })}
              />
            </section>
            <WhyPane
              unitScore={line ? null : chosen}
              line={line}
              onLine={id => put({ line: id, unit: undefined })}
              onUnit={scored ? () => put({ unit: scored.unitScore, line: undefined }) : null}
            />
          </div>
        </>
      )}
    </>
  )
}
