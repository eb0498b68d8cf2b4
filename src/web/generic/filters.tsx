import { Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { DayInput } from '../parts/day-input.tsx'
import { RowPicker } from '../parts/ref-picker.tsx'
import { fieldOf } from '../session.tsx'
import type { FieldWire, RecordWire, Titles } from '../wire.ts'
import { useWords } from '../words.ts'
import type { Search } from './list-page.tsx'

interface Props {
  readonly record: RecordWire
  readonly search: Search
  readonly titles: Titles
  readonly onChange: (changed: Readonly<Record<string, string | null>>) => void
}

/** What the definition lets one look for. */
export function Filters({ record, search, titles, onChange }: Props) {
  const { say, state, field: fieldName } = useWords()
  const filters = record.list.filters
  if (filters.length === 0 && record.list.search.length === 0) return null
  return (
    <div className="filters" role="search">
      {record.list.search.length > 0 && (
        <div>
          <label htmlFor="filter-search">{say('list.search')}</label>
          <TypedSearch
            value={search['search'] ?? ''}
            onChange={text => onChange({ search: text || null })}
            hint={record.list.search.map(name => fieldName(record.address, name)).join(say('list.comma'))}
          />
        </div>
      )}
      {filters.map(name => {
        const field = fieldOf(record, name)
        if (name === 'state')
          return (
            <div key={name}>
              <label htmlFor="filter-state">{say('column.state')}</label>
              <Several
                id="filter-state"
                value={search['state']}
                options={record.states.map(of => ({ value: of, label: state(record.address, of) }))}
                onChange={next => onChange({ state: next })}
              />
            </div>
          )
        return field ? (
          <div key={name}>
            <label htmlFor={`filter-${name}`}>{fieldName(record.address, name)}</label>
            <FieldFilter field={field} record={record} search={search} titles={titles} onChange={onChange} />
          </div>
        ) : null
      })}
    </div>
  )
}

function FieldFilter({ field, record, search, titles, onChange }: Props & { readonly field: FieldWire }) {
  const { say, choice } = useWords()
  const id = `filter-${field.name}`
  const value = search[field.name]
  const put = (next: string | null) => onChange({ [field.name]: next })
  if (field.kind === 'choice' || field.kind === 'set') {
    const of = Array.isArray(field.of) ? field.of : []
    return (
      <Several
        id={id}
        value={value}
        options={of.map(name => ({ value: name, label: choice(record.address, field.name, name) }))}
        onChange={put}
      />
    )
  }
  if (field.kind === 'ref')
    return (
      <RowPicker id={id} to={field.to ?? ''} value={value ?? null} title={value ? titles[value] : undefined} onChange={put} />
    )
  if (field.kind === 'yes')
    return (
      <Select
        id={id}
        allowClear
        value={value ?? null}
        placeholder={say('all')}
        options={[
          { value: 'true', label: say('yes') },
          { value: 'false', label: say('no') },
        ]}
        onChange={next => put(next ?? null)}
      />
    )
  if (field.kind === 'day')
    return (
      <span className="line" style={{ flexWrap: 'nowrap' }}>
        <DayInput
          id={id}
          value={search[`${field.name}.from`] ?? null}
          onChange={day => onChange({ [`${field.name}.from`]: day })}
        />
        <DayInput
          label={say('until')}
          value={search[`${field.name}.to`] ?? null}
          onChange={day => onChange({ [`${field.name}.to`]: day })}
        />
      </span>
    )
  return <TypedSearch id={id} value={value ?? ''} onChange={text => put(text || null)} />
}

interface SeveralProps {
  readonly id: string
  readonly value: string | undefined
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (next: string | null) => void
}

function Several({ id, value, options, onChange }: SeveralProps) {
  const { say } = useWords()
  return (
    <Select
      id={id}
      mode="multiple"
      maxTagCount={1}
      value={value ? value.split(',') : []}
      placeholder={say('all')}
      options={[...options]}
      onChange={next => onChange(next.join(',') || null)}
    />
  )
}

/** Looks for what was typed after a short rest, and never in the middle of a composition. */
function TypedSearch({
  id = 'filter-search',
  value,
  onChange,
  hint,
}: {
  readonly id?: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly hint?: string
}) {
  const [text, setText] = useState(value)
  const [composing, setComposing] = useState(false)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (composing || text === value) return
    const timer = window.setTimeout(() => onChange(text.trim()), 350)
    return () => window.clearTimeout(timer)
  })
  return (
    <Input
      id={id}
      value={text}
      placeholder={hint}
      allowClear
      onChange={event => setText(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  )
}
