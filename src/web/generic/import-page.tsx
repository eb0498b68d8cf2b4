import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { get, isProblem, put, sendFile } from '../api.ts'
import { useStaleAll } from '../data.ts'
import { PageHead } from '../parts/head.tsx'
import { ProblemNote } from '../parts/problem.tsx'
import { ValueText } from '../parts/value.tsx'
import { fieldOf, moveOf, useCatalogue } from '../session.tsx'
import type { ImportWire, Problem, RecordWire } from '../wire.ts'
import { useWords } from '../words.ts'
import { useCrumbs } from './crumbs.ts'
import { NoRecord } from './no-record.tsx'

/** A sheet into a register: choose, see what it would change, write. Nothing is written before the last button. */
export function ImportPage() {
  const { area = '', record: name = '' } = useParams({ strict: false }) as Record<string, string>
  const record = useCatalogue().record(`${area}.${name}`)
  return record ? <Import key={record.address} record={record} /> : <NoRecord />
}

const pathOf = (record: RecordWire): string => `/api/imports/${record.address.replace('.', '/')}`

function Import({ record }: { readonly record: RecordWire }) {
  const words = useWords()
  const { say, label, lang } = words
  const crumbs = useCrumbs()(record.address, true)
  const stale = useStaleAll()
  const picker = useRef<HTMLInputElement>(null)
  const stop = useRef<AbortController | null>(null)
  const [id, setId] = useState<string | null>(null)
  const [sent, setSent] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [reason, setReason] = useState('')
  const [turn, setTurn] = useState(0)
  const job = useQuery<ImportWire, Problem>({
    queryKey: ['import', id, turn],
    queryFn: ({ signal }) => get<ImportWire>(`/api/imports/${id}`, signal),
    enabled: id !== null,
    refetchInterval: query => (query.state.data?.phase === 'reading' ? 400 : false),
  }).data
  const acting = async (work: () => Promise<unknown>) => {
    setProblem(null)
    try {
      await work()
    } catch (error) {
      if (isProblem(error)) setProblem(error)
      else throw error
    }
  }
  const send = (file: File) =>
    acting(async () => {
      stop.current = new AbortController()
      setId(null)
      setSent(0)
      try {
        const started = await sendFile<ImportWire>(pathOf(record), file, setSent, stop.current.signal)
        setId(started.id)
        setTurn(old => old + 1)
      } finally {
        setSent(null)
      }
    })
  const write = () =>
    acting(async () => {
      await put('POST', `/api/imports/${id}/write`, { reason })
      setTurn(old => old + 1)
    })
  const cancel = () => acting(async () => void (await put('DELETE', `/api/imports/${id}`)))
  const result = job?.phase === 'done' ? job.result : null
  const isWritten = result?.isWritten === true
  if (isWritten) void stale()
  const wantsReason = (result?.changed ?? 0) > 0 && moveOf(record, 'correct')?.reason === 'required'
  return (
    <>
      <PageHead
        title={say('import.title', { what: label(record.address) })}
        crumbs={[...crumbs, { text: say('import.short') }]}
        sub={say('import.sub')}
      >
        <Button href={`${pathOf(record)}/template.xlsx?language=${lang}`} download>
          {say('import.template')}
        </Button>
      </PageHead>
      <section className="panel stack-s">
        <p>
          <Button
            type={id === null ? 'primary' : 'default'}
            disabled={job?.phase === 'reading' || sent !== null}
            onClick={() => picker.current?.click()}
          >
            {say(id === null ? 'import.choose' : 'import.chooseOther')}
          </Button>
        </p>
        <input
          ref={picker}
          type="file"
          accept=".xlsx,.csv"
          aria-label={say('import.choose')}
          hidden
          onChange={event => {
            const file = event.target.files?.[0]
            event.target.value = ''
            if (file) void send(file)
          }}
        />
        <p className="note">{say('import.how')}</p>
        {sent !== null && (
          <Bar
            share={sent}
            text={say('evidence.sent', { share: Math.round(sent * 100) })}
            onStop={() => stop.current?.abort()}
          />
        )}
        {job?.phase === 'reading' && (
          <Bar
            share={job.share}
            text={say(job.isDryRun ? 'import.reading' : 'import.writing', {
              rows: job.rows,
              share: Math.round(job.share * 100),
            })}
            onStop={() => void cancel()}
          />
        )}
        {problem && <ProblemNote problem={problem} />}
        {job && (job.phase === 'refused' || job.phase === 'failed') && (
          <div className="banner severe" role="alert">
            <p>{words.said(job.refusal)}</p>
          </div>
        )}
      </section>
      {job && result && (
        <section className="panel stack-s" aria-live="polite">
          <h2>
            {say(isWritten ? 'import.done' : result.faultCount > 0 ? 'import.faulty' : 'import.tried', { name: job.name })}
          </h2>
          <dl className="fields">
            {(['rows', 'born', 'changed', 'same'] as const).map(count => (
              <Count key={count} label={say(`import.${count}`)} value={result[count]} />
            ))}
            {result.faultCount > 0 && <Count label={say('import.faults')} value={result.faultCount} />}
          </dl>
          {result.strangers.length > 0 && (
            <p className="banner late">{say('import.strangers', { columns: result.strangers.join(', ') })}</p>
          )}
          {result.faultCount > 0 && (
            <>
              <p>
                <Button type="primary" href={`/api/imports/${job.id}/marked.xlsx?language=${lang}`} download>
                  {say('import.marked')}
                </Button>
              </p>
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col" style={{ width: '7rem' }}>
                      {say('import.cell')}
                    </th>
                    <th scope="col">{say('import.why')}</th>
                  </tr>
                </thead>
                <tbody>
                  {result.faults.slice(0, 50).map(fault => (
                    <tr key={fault.cell + words.said(fault.why)}>
                      <td className="code">{fault.cell}</td>
                      <td>{words.said(fault.why)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {result.faultCount > 50 && <p className="note">{say('import.moreFaults', { count: result.faultCount - 50 })}</p>}
            </>
          )}
          {result.changes.length > 0 && (
            <Changes record={record} changes={result.changes} more={result.changed - result.changes.length} />
          )}
          {!isWritten && result.faultCount === 0 && (
            <div className="stack-s">
              {wantsReason && (
                <label className="stack-s">
                  <span className="strong">{say('import.reason')}</span>
                  <Input value={reason} onChange={event => setReason(event.target.value)} style={{ maxWidth: '32rem' }} />
                </label>
              )}
              <p>
                {result.born + result.changed === 0 ? (
                  <span className="strong">{say('import.nothing')}</span>
                ) : (
                  <Button type="primary" disabled={wantsReason && reason.trim() === ''} onClick={() => void write()}>
                    {say('import.write', { born: result.born, changed: result.changed })}
                  </Button>
                )}
              </p>
            </div>
          )}
          {isWritten && (
            <p>
              <Link to="/records/$area/$record" params={{ area: record.address.split('.')[0] ?? '', record: record.name }}>
                {say('import.toList', { what: label(record.address) })}
              </Link>
            </p>
          )}
        </section>
      )}
    </>
  )
}

function Count({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className="n">{value.toLocaleString('en')}</dd>
    </>
  )
}

function Bar({ share, text, onStop }: { readonly share: number; readonly text: string; readonly onStop: () => void }) {
  const { say } = useWords()
  return (
    <div className="line">
      <div className="progress grow" role="progressbar" aria-valuenow={Math.round(share * 100)} aria-label={text}>
        <i style={{ width: `${share * 100}%` }} />
      </div>
      <span className="note">{text}</span>
      <Button onClick={onStop}>{say('evidence.stop')}</Button>
    </div>
  )
}

/** What would be different, old beside new. */
function Changes({
  record,
  changes,
  more,
}: {
  readonly record: RecordWire
  readonly changes: NonNullable<ImportWire['result']>['changes']
  readonly more: number
}) {
  const { say, field: fieldName } = useWords()
  const value = (name: string, shown: unknown, row: string) => {
    const field = fieldOf(record, name)
    if (!field || shown === null) return '\u2014'
    return (
      <ValueText
        field={field}
        address={record.address}
        path={name}
        value={shown as never}
        titles={{}}
        row={row}
        brief
        beside={{}}
      />
    )
  }
  return (
    <>
      <h3>{say('import.changes')}</h3>
      <table className="table">
        <thead>
          <tr>
            <th scope="col" style={{ width: '5rem' }}>
              {say('import.line')}
            </th>
            <th scope="col">{say('import.row')}</th>
            <th scope="col">{say('import.field')}</th>
            <th scope="col">{say('import.from')}</th>
            <th scope="col">{say('import.to')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, 50).flatMap(change =>
            change.fields.map((each, at) => (
              <tr key={`${change.id} ${each.field}`}>
                <td className="n">{at === 0 ? change.line : ''}</td>
                <td>{at === 0 ? change.title : ''}</td>
                <td>{fieldName(record.address, each.field)}</td>
                <td>{value(each.field, each.from, change.id)}</td>
                <td className="strong">{value(each.field, each.to, change.id)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      {more + Math.max(0, changes.length - 50) > 0 && (
        <p className="note">{say('import.moreChanges', { count: more + Math.max(0, changes.length - 50) })}</p>
      )}
    </>
  )
}
