import { Link, useParams } from '@tanstack/react-router'
import { useHistory, useRow } from '../data.ts'
import { Due } from '../parts/due.tsx'
import { PageHead } from '../parts/head.tsx'
import { Lifecycle } from '../parts/lifecycle.tsx'
import { Answered } from '../parts/loading.tsx'
import { rowPath } from '../parts/row-link.tsx'
import { useTitleOf } from '../parts/title.ts'
import { ValueText } from '../parts/value.tsx'
import { fieldOf, useCatalogue, useInside } from '../session.tsx'
import type { RecordWire, RowAnswer } from '../wire.ts'
import { useWords } from '../words.ts'
import { ChildRecords } from './child-records.tsx'
import { useCrumbs } from './crumbs.ts'
import { HistoryPanel } from './history-panel.tsx'
import { MovesPanel } from './moves-panel.tsx'
import { NoRecord } from './no-record.tsx'
import { RowFigures } from './row-figures.tsx'

/** Any row: where it stands in its life, what it says, what may be done, what was done. */
export function RowPage() {
  const { area = '', record: name = '', id = '' } = useParams({ strict: false }) as Record<string, string>
  const record = useCatalogue().record(`${area}.${name}`)
  return record ? <Row key={`${record.address}:${id}`} record={record} id={id} /> : <NoRecord />
}

function Row({ record, id }: { readonly record: RecordWire; readonly id: string }) {
  const of = useRow(record.address, id)
  return <Answered of={of}>{data => <RowView record={record} data={data} />}</Answered>
}

export function RowView({ record, data }: { readonly record: RecordWire; readonly data: RowAnswer }) {
  const words = useWords()
  const titleOf = useTitleOf()
  const { row } = data
  const { catalogue, session } = useInside()
  const ladderSeen = catalogue.sees(session.post.role, 'enterprise-ladder.qualification')
  const title = titleOf(record, row, data.titles)
  const history = useHistory(record.address, row.id)
  const passed = history.data?.entries.flatMap(entry => [entry.to, ...(entry.from ? [entry.from] : [])]) ?? []
  const own = rowPath(record.address, row.id)
  return (
    <>
      <PageHead
        title={title}
        crumbs={[...useCrumbs()(record.address, true), { text: title }]}
        sub={
          <span className="line">
            <span>{words.label(record.address)}</span>
            {row.number && !fieldOf(record, 'number') && <span className="code">{row.number}</span>}
            <span>{words.say('row.filed', { day: row.filedOn })}</span>
            {!own.startsWith('/records/') && <Link to={own}>{words.say('row.ownPage')}</Link>}
            {record.address === 'parties.organisation' && ladderSeen && (
              <Link to="/ladder/$firm" params={{ firm: row.id }}>
                {words.say('row.ladder')}
              </Link>
            )}
            {record.address === 'plan.plan' && (
              <Link to="/plan/$plan/review" params={{ plan: row.id }}>
                {words.say('row.review')}
              </Link>
            )}
          </span>
        }
      />
      {!record.appendOnly && record.states.length > 1 && (
        <div className="panel">
          <Lifecycle
            address={record.address}
            lifeline={record.lifeline}
            states={record.states}
            now={row.state}
            passed={passed}
          />
        </div>
      )}
      <div className="columns" style={{ marginTop: '1rem' }}>
        <div>
          <section className="panel">
            <dl className="fields">
              {record.fields.map(field => (
                <FieldLine key={field.name} label={words.field(record.address, field.name)}>
                  <ValueText
                    field={field}
                    address={record.address}
                    path={field.name}
                    value={row[field.name]}
                    titles={data.titles}
                    row={row.id}
                    brief={false}
                    beside={row}
                  />
                </FieldLine>
              ))}
            </dl>
          </section>
          {record.parts.map(child => (
            <ChildRecords key={child} parent={record} id={row.id} child={child} />
          ))}
        </div>
        <div>
          <MovesPanel record={record} data={data} />
          {data.clocks.length > 0 && (
            <section className="panel">
              <h2>{words.say('row.clocks')}</h2>
              <dl className="fields" style={{ marginTop: '0.5rem' }}>
                {data.clocks.map(clock => (
                  <FieldLine key={clock.clock} label={words.house(`${record.address}.clocks.${clock.clock}`)}>
                    <Due on={clock.dueOn} left={clock.workingDaysLeft} paused={clock.state === 'paused'} />
                  </FieldLine>
                ))}
              </dl>
            </section>
          )}
          <RowFigures address={record.address} id={row.id} />
          <HistoryPanel record={record} of={history} />
        </div>
      </div>
    </>
  )
}

function FieldLine({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  )
}
