import { Select } from 'antd'
import { useState } from 'react'
import { useToday } from '../data.ts'
import { useWords } from '../words.ts'
import type { InputProps } from './input.ts'

type Kind = 'year' | 'half' | 'quarter' | 'month'

const parts: Readonly<Record<Kind, readonly string[]>> = {
  year: [],
  half: ['H1', 'H2'],
  quarter: ['Q1', 'Q2', 'Q3', 'Q4'],
  month: Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0')),
}

const kindOf = (period: string): Kind =>
  period.includes('H') ? 'half' : period.includes('Q') ? 'quarter' : period.length > 4 ? 'month' : 'year'

/** A period as written: `2023`, `2023H1`, `2023Q3`, `2023-09`. */
export function usePeriodText(): (period: string) => string {
  const { say } = useWords()
  return period => {
    const [, year = '', part] = /^(\d{4})(?:-?(.+))?$/.exec(period) ?? []
    if (!year) return period
    return part
      ? say(`period.${kindOf(period)}.text`, { year, part: part.replace(/^[HQ]/, '').replace(/^0/, '') })
      : say('period.year.text', { year })
  }
}

export function PeriodPicker({ id, field, value, onChange, describedBy, invalid }: InputProps) {
  const { say } = useWords()
  const periodText = usePeriodText()
  const day = useToday()
  const now = typeof value === 'string' ? value : ''
  const of = typeof field.of === 'string' ? field.of : 'any'
  const [kind, setKind] = useState<Kind>(of === 'any' ? (now ? kindOf(now) : 'month') : (of as Kind))
  const [year, setYear] = useState(now.slice(0, 4) || day.slice(0, 4))
  const part = now.slice(4).replace('-', '')
  const set = (y: string, k: Kind, p: string) => onChange(k === 'year' ? y : p ? y + (k === 'month' ? '-' : '') + p : null)
  const thisYear = Number(day.slice(0, 4))
  const years = Array.from({ length: 12 }, (_, index) => String(thisYear + 3 - index))
  if (!years.includes(year)) years.push(year)
  return (
    <div className="line">
      {of === 'any' && (
        <Select
          value={kind}
          aria-label={say('period.kind')}
          options={(['year', 'half', 'quarter', 'month'] as const).map(k => ({ value: k, label: say(`period.${k}`) }))}
          onChange={next => {
            setKind(next)
            set(year, next, '')
          }}
        />
      )}
      <Select
        id={id}
        value={kind === 'year' ? now || null : year}
        placeholder={say('period.year')}
        aria-describedby={describedBy}
        status={invalid ? 'error' : ''}
        options={years.map(y => ({ value: y, label: periodText(y) }))}
        onChange={next => {
          setYear(next ?? '')
          set(next ?? '', kind, part)
        }}
        style={{ minWidth: '8rem' }}
      />
      {kind !== 'year' && (
        <Select
          value={part || null}
          aria-label={say(`period.${kind}`)}
          placeholder={say(`period.${kind}`)}
          options={parts[kind].map(p => ({
            value: p,
            label: say(`period.${kind}.part`, { part: p.replace(/^[HQ]/, '').replace(/^0/, '') }),
          }))}
          onChange={next => set(year, kind, next ?? '')}
          style={{ minWidth: '8rem' }}
        />
      )}
    </div>
  )
}
