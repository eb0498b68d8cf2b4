import { Navigate, useParams, useSearch } from '@tanstack/react-router'
import { useList, useRow } from '../data.ts'
import { Answered, Waiting } from '../parts/loading.tsx'
import { PageHead } from '../parts/head.tsx'
import { ownForm } from '../parts/row-link.tsx'
import { useTitleOf } from '../parts/title.ts'
import { fieldOf, moveOf, useCatalogue, useInside } from '../session.tsx'
import type { MoveWire, RecordWire, Titles, Value } from '../wire.ts'
import { useWords } from '../words.ts'
import { useCrumbs } from './crumbs.ts'
import { MoveForm } from './move-form.tsx'
import { NoRecord } from './no-record.tsx'

/** `/records/…/new/<move>`: a row is born. The URL may carry values known already. */
export function BirthPage() {
  const search = useSearch({ strict: false }) as Record<string, string>
  const { area = '', record: name = '', move: moveName = '' } = useParams({ strict: false }) as Record<string, string>
  const record = useCatalogue().record(`${area}.${name}`)
  const move = record ? moveOf(record, moveName) : null
  const own = record && move && ownForm(record.address, null, move.name)
  if (own) return <Navigate to={own} search={search} replace />
  return record && move ? <Birth record={record} move={move} /> : <NoRecord />
}

function Birth({ record, move }: { readonly record: RecordWire; readonly move: MoveWire }) {
  const words = useWords()
  const crumbs = useCrumbs()(record.address, true)
  const known = useKnown(record, move)
  const title = words.move(record.address, move.name)
  return (
    <>
      <PageHead
        title={title}
        crumbs={[...crumbs, { text: title }]}
        sub={words.perhaps(`${record.address}.moves.${move.name}.help`)}
      />
      {known ? <MoveForm record={record} move={move} row={null} first={known.first} titles={known.titles} /> : <Waiting />}
    </>
  )
}

/** What is known before anyone types: values of the address, the unit or firm of the post, the only plan in force. */
function useKnown(
  record: RecordWire,
  move: MoveWire,
): { readonly first: Readonly<Record<string, Value>>; readonly titles: Titles } | null {
  const { lineage: _drawer, ...given } = useSearch({ strict: false }) as Record<string, string>
  const { post } = useInside().session
  const list = useList(record.address, { pageSize: 1 })
  const asked = move.asks.map(name => fieldOf(record, name)).filter(field => field !== null)
  const wantsPlan = asked.some(field => field.to === 'plan.plan')
  const plans = useList('plan.plan', wantsPlan ? { state: 'inForce', pageSize: 1 } : null)
  if (list.isPending || (wantsPlan && plans.isPending)) return null
  const first: Record<string, Value> = {}
  const titles: Record<string, string> = { ...list.data?.titles }
  const firms = asked.filter(field => field.to === 'parties.organisation')
  for (const field of asked) {
    const value = given[field.name]
    const plan = plans.data?.total === 1 ? plans.data.rows[0] : undefined
    if (value !== undefined) first[field.name] = value
    else if (field.to === 'plan.plan' && plan) {
      first[field.name] = plan.id
      titles[plan.id] = String(plan['title'] ?? '')
    } else if (field.name === 'unit' && field.to === 'parties.unit' && (post.role === 'liaison' || post.role === 'unitHead'))
      first[field.name] = post.unit
    else if (
      firms.length === 1 &&
      field === firms[0] &&
      post.organisation &&
      (post.role === 'firm' || post.role === 'provider')
    ) {
      first[field.name] = post.organisation
      if (post.organisationName) titles[post.organisation] = post.organisationName
    }
  }
  return { first, titles }
}

/** `/records/…/<id>/<move>`: a move of a row, its form filled with what the row knows. */
export function MovePage() {
  const { area = '', record: name = '', id = '', move: moveName = '' } = useParams({ strict: false }) as Record<string, string>
  const record = useCatalogue().record(`${area}.${name}`)
  const move = record ? moveOf(record, moveName) : null
  const own = record && move && ownForm(record.address, id, move.name)
  if (own) return <Navigate to={own} replace />
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
