import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { plainDigits, weekdayOf } from '../format.ts'
import { useWords } from '../words.ts'

interface Props {
  readonly id?: string
  readonly value: string | null
  readonly onChange: (day: string | null) => void
  readonly label?: string
  readonly describedBy?: string | undefined
  readonly invalid?: boolean
  readonly showWeekday?: boolean
  readonly onBad?: ((text: string | null) => void) | undefined
}

/** `2023-12-31` of `20231231`, `2023.12.31`, `2023/1/5`; null where it is no day of the calendar. */
export function readDay(text: string): string | null {
  const found = /^(\d{4})[-./]?(\d{1,2})[-./]?(\d{1,2})$/.exec(plainDigits(text))
  if (!found) return null
  const [, year = '', month = '', date = ''] = found
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null
}

/**
 * A civil day in ISO form whatever the language of the browser, typed or picked, with its weekday beside it: make-up days
 * and week-ends are where deadlines go wrong.
 */
export function DayInput({ id, value, onChange, label, describedBy, invalid = false, showWeekday = false, onBad }: Props) {
  const { say } = useWords()
  const [text, setText] = useState(value ?? '')
  const picker = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (value !== null) setText(value)
  }, [value])
  const judge = () => {
    const day = readDay(text)
    if (day) setText(day)
    onBad?.(text.trim() === '' || day ? null : say('day.bad'))
  }
  const open = () => {
    const input = picker.current
    if (!input) return
    // Chromium below 99 has no showPicker; there the day is typed.
    if ('showPicker' in input) input.showPicker()
    else (input as HTMLInputElement).focus()
  }
  return (
    <span className="line day">
      <Input
        {...(id !== undefined && { id })}
        value={text}
        inputMode="numeric"
        placeholder={label ?? say('day.form')}
        aria-label={label}
        title={label}
        aria-describedby={describedBy}
        status={invalid ? 'error' : ''}
        onChange={event => {
          setText(event.target.value)
          onChange(event.target.value.trim() === '' ? null : readDay(event.target.value))
        }}
        onBlur={judge}
        onPressEnter={judge}
        suffix={
          <button type="button" className="pick" aria-label={say('day.pick')} onClick={open}>
            <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
              <path d="M3 5h14v12H3zM3 8.5h14M7 3v3.5M13 3v3.5" />
            </svg>
          </button>
        }
      />
      <input
        ref={picker}
        type="date"
        className="picker"
        tabIndex={-1}
        aria-hidden="true"
        value={value ?? ''}
        onChange={event => event.target.value && onChange(event.target.value)}
      />
      {showWeekday && value && <span className="note">{say(`weekday.${weekdayOf(value)}`)}</span>}
    </span>
  )
}
