import { useState } from 'react'
import { plainDigits } from '../../format.ts'
import { percentOfShare, shareOfPercent } from './draft.ts'

interface Props {
  readonly id: string
  readonly label: string
  /** the label is read aloud only; it stands in a column head */
  readonly isBare?: boolean
  readonly value: string
  readonly onChange: (value: string) => void
  /** kept as a share, shown in per cent */
  readonly isPercent?: boolean
  readonly suffix?: string
  readonly placeholder?: string
  readonly invalid?: boolean
  readonly describedBy?: string | undefined
}

/** A decimal kept as text: taken with every key, full-width digits made plain; what is no number is kept and named. */
export function DecimalInput(props: Props) {
  const { id, label, isBare = false, value, onChange, isPercent = false, suffix, placeholder, invalid, describedBy } = props
  const [text, setText] = useState<string | null>(null)
  const shown = isPercent ? percentOfShare(value) : value
  return (
    <span className="scheme-box">
      <label htmlFor={id} className={isBare ? 'hidden' : ''}>
        {label}
      </label>
      <span className="nowrap">
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={text ?? shown}
          placeholder={placeholder}
          aria-invalid={invalid === true}
          aria-describedby={describedBy}
          onChange={event => {
            const typed = event.target.value
            setText(typed)
            if ((event.nativeEvent as InputEvent).isComposing) return
            const plain = plainDigits(typed).replace(/\.$/, '')
            onChange(isPercent ? shareOfPercent(plain) : plain)
          }}
          onCompositionEnd={event => {
            const plain = plainDigits(event.currentTarget.value).replace(/\.$/, '')
            onChange(isPercent ? shareOfPercent(plain) : plain)
          }}
          onBlur={() => setText(null)}
        />
        {suffix && <span className="note"> {suffix}</span>}
      </span>
    </span>
  )
}
