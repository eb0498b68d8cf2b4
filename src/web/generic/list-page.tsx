import type { ReactNode } from 'react'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { pathOf, query } from '../api.ts'
import { useList } from '../data.ts'
import { Answered } from '../parts/loading.tsx'
import { PageHead } from '../parts/head.tsx'
import { EmptyState } from '../parts/problem.tsx'
import { fieldOf, moveOf, useCatalogue } from '../session.tsx'
import type { RecordWire } from '../wire.ts'
import { useWords } from '../words.ts'
import { useCrumbs } from './crumbs.ts'
import { Filters } from './filters.tsx'
import { ListTable } from './list-table.tsx'
import { NoRecord } from './no-record.tsx'

export type Search = Readonly<Record<string, string>>
export const pageSize = 50

/** The list of any record: filters, search, sort and page stand in the URL. */
export function ListPage() {
  const { area = '', record: name = '' } = useParams({ strict: false }) as { area?: string; record?: string }
  const record = useCatalogue().record(`${area}.${name}`)
  return record ? <RecordList key={record.address} record={record} /> : <NoRecord />
}

interface Props {
  readonly record: RecordWire
  /** where the list has a page of its own, its title comes from there */
  readonly title?: string
  /** what stands between the head and the list */
  readonly children?: ReactNode
}

export function RecordList({ record, title, children }: Props) {
  const { say, label, move, perhaps } = useWords()
  const navigate = useNavigate()
  const crumbs = useCrumbs()(record.address)
  const { lineage: _drawer, ...search } = useSearch({ strict: false }) as Search
  const sort = search['sort'] ?? (record.list.newest ? `-${record.list.newest}` : '')
  const params = { ...search, sort, page: search['page'] ?? '1', pageSize }
  const list = useList(record.address, params)
  const put = (changed: Readonly<Record<string, string | null>>) =>
    void navigate({
      to: '.',
      search: (old: Search) =>
        Object.fromEntries(
          Object.entries({ ...old, page: null, ...changed } as Readonly<Record<string, string | null>>).filter(
            (pair): pair is [string, string] => Boolean(pair[1]),
          ),
        ),
      replace: true,
    })
  const births = (list.data?.births ?? []).filter(birth => moveOf(record, birth))
  const [area = '', name = ''] = record.address.split('.')
  const { page: _page, ...kept } = search
  return (
    <>
      <PageHead title={title ?? label(record.address)} crumbs={crumbs} sub={perhaps(`${record.address}.help`)}>
        <Button href={`${pathOf(record.address)}.xlsx${query({ ...kept, sort })}`} download>
          {say('list.export')}
        </Button>
        {births.length > 0 && (
          <Link to="/records/$area/$record/import" params={{ area, record: name }}>
            <Button tabIndex={-1}>{say('import.short')}</Button>
          </Link>
        )}
        {births.map((birth, index) => (
          <Link key={birth} to="/records/$area/$record/new/$move" params={{ area, record: name, move: birth }}>
            <Button type={index === 0 ? 'primary' : 'default'} tabIndex={-1}>
              {move(record.address, birth)}
            </Button>
          </Link>
        ))}
      </PageHead>
      {children}
      <Filters record={record} search={search} titles={list.data?.titles ?? {}} onChange={put} />
      <Answered of={list} rows={10}>
        {data =>
          data.rows.length === 0 ? (
            <div className="panel">
              <EmptyState
                text={say(Object.keys(kept).length > 0 ? 'list.empty.filtered' : 'list.empty', { what: label(record.address) })}
              >
                {Object.keys(kept).length > 0 && (
                  <button type="button" className="linkish" onClick={() => void navigate({ to: '.', search: {} })}>
                    {say('list.clear')}
                  </button>
                )}
              </EmptyState>
            </div>
          ) : (
            <div className="panel flush">
              <ListTable record={record} answer={data} sort={sort} onSort={next => put({ sort: next })} />
              <Pager page={data.page} total={data.total} size={data.pageSize} onPage={page => put({ page: String(page) })} />
            </div>
          )
        }
      </Answered>
    </>
  )
}

function Pager({
  page,
  total,
  size,
  onPage,
}: {
  readonly page: number
  readonly total: number
  readonly size: number
  readonly onPage: (page: number) => void
}) {
  const { say } = useWords()
  const last = Math.max(1, Math.ceil(total / size))
  return (
    <div className="pager">
      <span>{say('list.total', { total })}</span>
      {last > 1 && (
        <>
          <span className="n">{say('list.page', { page, last })}</span>
          <Button disabled={page <= 1} onClick={() => onPage(page - 1)}>
            {say('list.previous')}
          </Button>
          <Button disabled={page >= last} onClick={() => onPage(page + 1)}>
            {say('list.next')}
          </Button>
        </>
      )}
    </div>
  )
}

/** The field of a column; `number` and `state` are columns even where no field has that name. */
export const columnField = (record: RecordWire, column: string) => (column === 'state' ? null : fieldOf(record, column))
