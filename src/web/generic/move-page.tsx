import { useParams, useSearch } from '@tanstack/react-router'
import { useList, useRow } from '../data.ts'
import { Answered } from '../parts/loading.tsx'
import { PageHead } from '../parts/head.tsx'
import { useTitleOf } from '../parts/title.ts'
import { moveOf, useCatalogue } from '../session.tsx'
import type { MoveWire, RecordWire, Value } from '../wire.ts'
import { useWords } from '../words.ts'
import { useCrumbs } from './crumbs.ts'
import { MoveForm } from './move-form.tsx'
import { NoRecord } from './no-record.tsx'

/** `/records/…/new/<move>`: a row is born. The URL may carry values known already. */
export function BirthPage() {
  const { area = '', record: name = '', move: moveName = '' } = useParams({ strict: false }) as Record<string, string>
  const record = useCatalogue().record(`${area}.${name}`)
  const move = record ? moveOf(record, moveName) : null
  return record && move ? <Birth record={record} move={move} /> : <NoRecord />
}

function Birth({ record, move }: { readonly record: RecordWire; readonly move: MoveWire }) {
  const words = useWords()
  const { lineage: _drawer, ...given } = useSearch({ strict: false }) as Record<string, string>
  const crumbs = useCrumbs()(record.address, true)
  const titles = useList(record.address, { pageSize: 1 }).data?.titles ?? {}
  const first: Record<string, Value> = {}
  for (const name of move.asks) if (given[name] !== undefined) first[name] = given[name]
  const title = words.move(record.address, move.name)
  return (
    <>
      <PageHead
        title={title}
        crumbs={[...crumbs, { text: title }]}
        sub={words.perhaps(`${record.address}.moves.${move.name}.help`)}
      />
      <MoveForm record={record} move={move} row={null} first={first} titles={titles} />
    </>
  )
}

/** `/records/…/<id>/<move>`: a move of a row, its form filled with what the row knows. */
export function MovePage() {
  const { area = '', record: name = '', id = '', move: moveName = '' } = useParams({ strict: false }) as Record<string, string>
  const record = useCatalogue().record(`${area}.${name}`)
  const move = record ? moveOf(record, moveName) : null
  return record && move ? <Existing record={record} move={move} id={id} /> : <NoRecord />
}

function Existing({ record, move, id }: { readonly record: RecordWire; readonly move: MoveWire; readonly id: string }) {
  const words = useWords()
  const titleOf = useTitleOf()
  const crumbs = useCrumbs()(record.address, true)
  const of = useRow(record.address, id)
  const title = words.move(record.address, move.name)
  return (
    <Answered of={of}>
      {data => {
        const name = titleOf(record, data.row, data.titles)
        const first = Object.fromEntries(move.asks.map(field => [field, data.row[field] ?? null] as const))
        return (
          <>
            <PageHead
              title={words.say('named', { what: title, name })}
              crumbs={[...crumbs, { text: name, to: `/records/${record.address.replace('.', '/')}/${id}` }, { text: title }]}
              sub={words.perhaps(`${record.address}.moves.${move.name}.help`)}
            />
            <MoveForm record={record} move={move} row={data} first={first} titles={data.titles} />
          </>
        )
      }}
    </Answered>
  )
}
