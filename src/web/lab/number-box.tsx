import { useEffect, useId, useState } from 'react'
import { plainDigits } from '../format.ts'

interface Props {
  readonly label: string
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  /** the label is read aloud, but stands in a column head */
  readonly isBare?: boolean
  readonly placeholder?: string
}

/** A number typed by hand: taken with Enter or on leaving, put back where it is none. */
export function NumberBox({ label, value, onChange, isBare = false, placeholder }: Props) {
  const id = useId()
  const [text, setText] = useState<string | null>(null)
  useEffect(() => setText(null), [value])
  const shown = value === null || Number.isNaN(value) ? '' : String(value)
  const take = () => {
    if (text === null) return
    const plain = plainDigits(text)
    if (plain === '') onChange(null)
    else if (/^-?\d+(\.\d+)?$/.test(plain)) onChange(Number(plain))
    setText(null)
  }
  return (
    <span className="lab-number">
      <label htmlFor={id} className={isBare ? 'hidden' : ''}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={text ?? shown}
        placeholder={placeholder}
        onChange={event => setText(event.target.value)}
        onBlur={take}
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) take()
        }}
      />
    </span>
  )
}
