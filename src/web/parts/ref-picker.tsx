import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { useList } from '../data.ts'
import { useCatalogue } from '../session.tsx'
import { useWords } from '../words.ts'
import type { InputProps } from './input.ts'
import { useTitleOf } from './title.ts'

interface Props {
  readonly id?: string
  readonly to: string
  readonly value: string | null
  readonly onChange: (id: string | null) => void
  /** title of the value, where it is known */
  readonly title?: string | undefined
  readonly describedBy?: string | undefined
  readonly invalid?: boolean
  readonly label?: string
}

/** A row found by its title. */
export function RowPicker({ id, to, value, onChange, title, describedBy, invalid = false, label }: Props) {
  const { say, label: nameOf } = useWords()
  const record = useCatalogue().record(to)
  const titleOf = useTitleOf()
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  const [opened, setOpened] = useState(false)
  useEffect(() => {
    const timer = window.setTimeout(() => setSearch(typed), 250)
    return () => window.clearTimeout(timer)
  }, [typed])
  const list = useList(to, opened || (value !== null && title === undefined) ? { search, pageSize: 50 } : null)
  const options = (list.data?.rows ?? []).map(row => ({
    value: row.id,
    label: record ? titleOf(record, row, list.data?.titles ?? {}) : row.id,
  }))
  if (value !== null && !options.some(option => option.value === value))
    options.unshift({ value, label: title ?? list.data?.titles[value] ?? value })
  return (
    <Select
      {...(id !== undefined && { id })}
      showSearch={{ filterOption: record?.list.search.length ? false : true, optionFilterProp: 'label', onSearch: setTyped }}
      allowClear
      value={value}
      aria-label={label}
      aria-describedby={describedBy}
      status={invalid ? 'error' : ''}
      placeholder={say('ref.find', { what: nameOf(to) })}
      options={options}
      onOpenChange={open => open && setOpened(true)}
      onChange={next => onChange(next ?? null)}
      notFoundContent={list.isFetching ? say('loading') : say('ref.none')}
      popupMatchSelectWidth={false}
      style={{ width: '100%', minWidth: '9rem' }}
    />
  )
}

export function RefInput({ id, field, value, onChange, titles, describedBy, invalid }: InputProps) {
  const now = typeof value === 'string' && value ? value : null
  return (
    <RowPicker
      id={id}
      to={field.to ?? ''}
      value={now}
      onChange={onChange}
      title={now ? titles[now] : undefined}
      describedBy={describedBy}
      invalid={invalid}
    />
  )
}
