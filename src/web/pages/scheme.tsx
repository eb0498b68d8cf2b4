import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useList, useOwn, useRow } from '../data.ts'
import { PageHead } from '../parts/head.tsx'
import { Answered } from '../parts/loading.tsx'
import { EmptyState } from '../parts/problem.tsx'
import { WhyNot } from '../parts/whynot.tsx'
import type { SchemeTrial } from '../queries.ts'
import { moveOf, useCatalogue } from '../session.tsx'
import type { RowAnswer } from '../wire.ts'
import { useWords } from '../words.ts'
import { copyFor, draftOf, type SchemeDraft, type Settings } from './scheme/draft.ts'
import { SchemeEditor } from './scheme/editor.tsx'
import './compare.css'
import './scheme/scheme.css'

/** W13: the scheme of a year, line by line, tried on stored figures while it is edited. */
export function SchemePage() {
  const { scheme = '' } = useParams({ strict: false }) as Record<string, string>
  return scheme === 'new' ? <NewScheme /> : <StoredScheme key={scheme} id={scheme} />
}

/** The year before the scheme's own, where the plan has it: a scheme is tried on what is known. */
const figuresOf = (asked: string | undefined, year: number): string => asked ?? String(year - 1)

function StoredScheme({ id }: { readonly id: string }) {
  const row = useRow('assessment.scheme', id)
  return <Answered of={row}>{data => <Stored row={data} />}</Answered>
}

function Stored({ row }: { readonly row: RowAnswer }) {
  const { say, state, move } = useWords()
  const search = useSearch({ strict: false }) as Record<string, string>
  const record = useCatalogue().record('assessment.scheme')
  const births = useList('assessment.scheme', { pageSize: 1 }).data?.births ?? []
  const year = Number(row.row['year'])
  const plan = String(row.row['plan'])
  const trial = useOwn('scheme-trial', { plan, year: figuresOf(search['on'], year) })
  const saved = draftOf(row.row)
  const mayEdit = row.moves.some(offer => offer.move === 'correct' && offer.may)
  const others = row.moves.filter(offer => offer.move !== 'correct' && record && moveOf(record, offer.move))
  return (
    <>
      <PageHead
        title={saved.title}
        crumbs={[
          { text: say('menu.assessment') },
          { text: say('scheme.crumb'), to: '/records/assessment/scheme' },
          { text: saved.title },
        ]}
        sub={
          <span className="line">
            <span className="state">{state('assessment.scheme', row.row.state)}</span>
            <span>{say('scheme.year', { year })}</span>
            <span>{say('scheme.version', { version: String(saved.settings['version'] ?? '') })}</span>
            <span>{say('row.filed', { day: row.row.filedOn })}</span>
            <Link to="/records/$area/$record/$id" params={{ area: 'assessment', record: 'scheme', id: row.row.id }}>
              {say('scheme.record')}
            </Link>
          </span>
        }
      >
        {births.includes('draft') && (
          <>
            <Link to="/assessment/schemes/$scheme" params={{ scheme: 'new' }} search={{ year: String(year), from: row.row.id }}>
              <Button tabIndex={-1}>{say('scheme.copy')}</Button>
            </Link>
            <Link
              to="/assessment/schemes/$scheme"
              params={{ scheme: 'new' }}
              search={{ year: String(year + 1), from: row.row.id }}
            >
              <Button tabIndex={-1}>{say('scheme.copyNext', { year: year + 1 })}</Button>
            </Link>
          </>
        )}
        {others.map(offer => (
          <span key={offer.move}>
            {offer.may ? (
              <Link
                to="/records/$area/$record/$id/$move"
                params={{ area: 'assessment', record: 'scheme', id: row.row.id, move: offer.move }}
              >
                <Button type="primary" tabIndex={-1}>
                  {move('assessment.scheme', offer.move)}
                </Button>
              </Link>
            ) : (
              <>
                <Button aria-disabled className="blocked" aria-describedby={`why-${offer.move}`}>
                  {move('assessment.scheme', offer.move)}
                </Button>
                <WhyNot id={`why-${offer.move}`} reasons={offer.why} />
              </>
            )}
          </span>
        ))}
      </PageHead>
      {row.row.state !== 'drafted' && (
        <p className="banner">{say(`scheme.readOnly.${row.row.state}${births.includes('draft') ? '' : '.reader'}`)}</p>
      )}
      {row.row.state === 'drafted' && !mayEdit && <p className="banner">{say('scheme.readOnly.post')}</p>}
      <Answered of={trial} rows={12}>
        {of => (
          <SchemeEditor
            key={`${row.row.id}:${row.row.revision}`}
            of={of}
            slot={`form:assessment.scheme:${row.row.id}:correct`}
            year={year}
            plan={plan}
            row={row}
            begins={saved}
            mayEdit={mayEdit}
          />
        )}
      </Answered>
    </>
  )
}

/** A scheme begins as a copy of an earlier one; where there is none, with the defaults of the practice and no lines. */
function NewScheme() {
  const search = useSearch({ strict: false }) as Record<string, string>
  const births = useList('assessment.scheme', { pageSize: 1 })
  const year = Number(search['year'])
  const trial = useOwn('scheme-trial', { year: search['on'] ?? (year ? String(year - 1) : undefined) })
  return (
    <Answered of={trial} rows={12}>
      {of => <Answered of={births}>{list => <Fresh of={of} mayDraft={list.births.includes('draft')} />}</Answered>}
    </Answered>
  )
}

function Fresh({ of, mayDraft }: { readonly of: SchemeTrial; readonly mayDraft: boolean }) {
  const { say, state } = useWords()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as Record<string, string>
  const last = of.schemes.at(-1)
  const years = of.years
  const year = Number(search['year']) || Math.min((last?.year ?? of.year - 1) + 1, years.at(-1) ?? of.year)
  const before = of.schemes.filter(each => each.year < year && each.state === 'approved').at(-1)
  const from = search['from'] ?? before?.id ?? last?.id ?? ''
  const source = useRow('assessment.scheme', from === '' || from === 'none' ? null : from)
  const same = of.schemes.filter(each => each.year === year)
  const put = (next: Readonly<Record<string, string>>) =>
    void navigate({ to: '.', search: (old: Record<string, string>) => ({ ...old, ...next }) })
  const editor = (begins: SchemeDraft) => (
    <SchemeEditor
      key={`${year}:${from}`}
      of={of}
      slot={`form:assessment.scheme:new:${year}:${from}`}
      year={year}
      plan={of.plan ?? ''}
      row={null}
      begins={begins}
      mayEdit={mayDraft}
    />
  )
  return (
    <>
      <PageHead
        title={say('scheme.new', { year })}
        crumbs={[
          { text: say('menu.assessment') },
          { text: say('scheme.crumb'), to: '/records/assessment/scheme' },
          { text: say('scheme.new', { year }) },
        ]}
        sub={say('scheme.new.sub')}
      />
      {of.plan === null ? (
        <div className="panel">
          <EmptyState text={say('board.none')} />
        </div>
      ) : (
        <>
          <div className="filters compare-bar">
            <div>
              <label htmlFor="scheme-year">{say('scheme.for')}</label>
              <select id="scheme-year" value={year} onChange={event => put({ year: event.target.value })}>
                {years.map(each => (
                  <option key={each} value={each}>
                    {each}
                  </option>
                ))}
              </select>
            </div>
            <div>
              <label htmlFor="scheme-from">{say('scheme.from')}</label>
              <select id="scheme-from" value={from} onChange={event => put({ from: event.target.value })}>
                {of.schemes.map(each => (
                  <option key={each.id} value={each.id}>
                    {each.title} ({state('assessment.scheme', each.state)})
                  </option>
                ))}
                <option value="none">{say('scheme.fromNone')}</option>
              </select>
            </div>
          </div>
          {!mayDraft && <p className="banner">{say('scheme.readOnly.post')}</p>}
          {same.length > 0 && (
            <p className="banner late">{say('scheme.sameYear', { year, title: same.at(-1)?.title ?? '' })}</p>
          )}
          {from === '' || from === 'none' ? (
            editor({ title: say('scheme.title.first', { year }), lines: [], settings: of.defaults as Settings })
          ) : (
            <Answered of={source} rows={12}>
              {data => editor(copyFor(draftOf(data.row), Number(data.row['year']), year))}
            </Answered>
          )}
        </>
      )}
    </>
  )
}
